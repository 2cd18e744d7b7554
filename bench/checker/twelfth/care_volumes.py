"""A care board's verksamhetsberättelse: three years of volumes first, money in mnkr after them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, amount, lower

_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_KRONA = Pen("kr", 0, _STYLE)
_KRONOR = Pen("kr", 0, _STYLE, " kr")
_AREAS = (
    ("Hemtjänst i ordinärt boende", "home", 96),
    ("Särskilt boende för äldre", "residence", 158),
    ("Korttidsboende", "short", 17),
    ("Hemsjukvård och rehabilitering", "nursing", 52),
    ("Bostad med särskild service LSS", "housing", 77),
    ("Personlig assistans", "assistance", 34),
    ("Daglig verksamhet", "daily", 28),
    ("Ledning, myndighet och stöd", "lead", 31),
)
_SUPPORT = (
    ("Bostad med särskild service, vuxna", "housing", 42),
    ("Daglig verksamhet", "daily", 68),
    ("Personlig assistans enligt LSS", "assistance", 12),
    ("Kontaktperson", "contact", 39),
    ("Ledsagarservice", "escort", 16),
    ("Korttidsvistelse utanför hemmet", "respite", 21),
)
_COUNTS = (
    ("Personer med hemtjänst 31 december", "clients", 290),
    ("Beviljade hemtjänsttimmar", "granted", 86_000),
    ("Utförda hemtjänsttimmar", "done", 77_000),
    ("Personer med trygghetslarm", "alarms", 410),
    ("Boendedygn särskilt boende", "days", 61_000),
    ("Boendedygn korttidsboende", "short-days", 4_300),
    ("Personer inskrivna i hemsjukvård", "enrolled", 250),
)


def _fill(b: Book) -> None:
    """Writes volumes of three years and money of two."""
    m = b.m
    for back in (2, 1, 0):
        year = m.year - back
        grown = m.size * (100 - 2 * back) / 100
        for _label, what, middle in _COUNTS:
            b.base(what, b.near(grown * middle, 0.03), "care", year, kind="count")
        parts = [
            b.base("decisions", b.near(grown * middle, 0.05) + 2, what, year, kind="count")
            for _label, what, middle in _SUPPORT
        ]
        b.total("decisions", parts, "care", year)
        rates = []
        for _label, what, _weight in _AREAS:
            last = b.register.known.get(f"sick:{what}:{year - 1}:outcome")
            rate = last.value if last else Decimal(b.chance.randint(5600, 9800)) / 100_000
            rate += Decimal(b.chance.randint(-600, 600)) / 100_000
            rates.append(b.base("sick", rate, what, year, kind="ratio").value)
        # The whole is near the middle of its parts, which weigh differently.
        rate = sum(rates, Decimal(0)) / len(rates) + Decimal(b.chance.randint(-200, 200)) / 100_000
        b.base("sick", rate, "care", year, kind="ratio")
    for year, basis, level in (
        (m.year - 1, "outcome", 96), (m.year, "budget", 100), (m.year, "outcome", 101),
    ):  # fmt: skip
        parts = [
            b.base("cost", b.near(m.size * weight * level * 10_000, 0.03), what, year, basis)
            for _label, what, weight in _AREAS
        ]
        b.total("cost", parts, "care", year, basis)


def _per(b: Book, area: str, volume: str, back: int = 0) -> Quantity:
    """Money of an area for each of a volume."""
    year = b.m.year - back
    return b.register.per(b("cost", area, year), b(volume, "care", year))


def _volumes(b: Book) -> list[Block]:
    """Volumes of the care of the elderly."""
    m = b.m
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(
            label,
            [
                *(amount(b(what, "care", year), style=_STYLE) for year in years),
                amount(b.change(what, "care"), style=_STYLE, role="difference"),
            ],
        )
        for label, what, _middle in _COUNTS
    ]
    done, granted = b("done", "care"), b("granted", "care")
    left = b.register.difference(granted, done)
    rate = b.register.quotient(done, granted)
    last = b.register.quotient(b("done", "care", m.year - 1), b("granted", "care", m.year - 1))
    more, moved = b.growth("done", "care"), b.register.difference(rate, last)
    each = b.register.per(done, b("clients", "care"))
    days, short = b.change("days", "care"), b.change("short-days", "care")
    alarms = b.change("alarms", "care")
    return [
        Heading("Volymer", 1),
        Heading("Äldreomsorg"),
        text(
            say(
                "Under året utfördes ", amount(done, style=_STYLE), " hemtjänsttimmar av ",
                amount(granted, style=_STYLE), " beviljade.",
            ),
            say(
                "Det betyder att ", _PEN.share(rate, behind=" %"), " av den beslutade tiden ",
                "kom till utförande och att ", amount(left, style=_STYLE, role="difference"),
                " timmar inte gjorde det.",
            ),
            *plain(
                [
                    say(
                        "Andelen var ", _PEN.points(moved), " ", turn(moved, "högre", "lägre"),
                        f" än {m.year - 1}.",
                    ),
                    say(
                        "Den utförda tiden ", turn(more, "steg", "sjönk"), " med ",
                        _PEN.share(more, behind=" %", size=True), " och motsvarar i snitt ",
                        amount(each), " timmar per person med hemtjänst och år.",
                    ),
                ]
            ),
        ),
        table("Volymutveckling inom äldreomsorgen",
              ["", *map(str, years), f"Förändring {m.year - 1}–{m.year}"], rows),
        text(
            *plain(
                [
                    say(
                        "På särskilt boende ", turn(days, "ökade", "minskade"),
                        " antalet boendedygn med ",
                        amount(days, style=_STYLE, size=True, role="difference"),
                        ", medan korttidsboendet hade ",
                        amount(b("short-days", "care"), style=_STYLE), " dygn mot ",
                        amount(b("short-days", "care", m.year - 1), style=_STYLE),
                        " året innan.",
                    ),
                    say(
                        "Trygghetslarmen har blivit ",
                        amount(alarms, style=_STYLE, size=True, role="difference"), " ",
                        turn(alarms, "fler", "färre"), " och uppgår till ",
                        amount(b("alarms", "care"), style=_STYLE), ".",
                    ),
                ]
            ),
        ) if short.value or days.value else text("Boendedygnen är oförändrade."),
    ]  # fmt: skip


def _support(b: Book) -> list[Block]:
    """Decisions on support."""
    m = b.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [amount(b("decisions", what, year), style=_STYLE) for year in years])
        for label, what, _middle in _SUPPORT
    ]
    cells = [amount(b("decisions", "care", year), style=_STYLE) for year in years]
    rows.append(row("Totalt antal beslut", cells, "sum"))
    change = b.change("decisions", "care")
    daily = b.register.quotient(b("decisions", "daily"), b("decisions", "care"))
    sentences = plain(
        [
            say(
                "Vid årets slut fanns ", amount(b("decisions", "care"), style=_STYLE),
                " gällande beslut enligt LSS, ",
                amount(change, style=_STYLE, size=True, role="difference"), " ",
                turn(change, "fler", "färre"), " än ett år tidigare.",
            ),
            say(
                "Daglig verksamhet är den vanligaste insatsen med ",
                amount(b("decisions", "daily"), style=_STYLE), " beslut, eller ",
                _PEN.share(daily, behind=" %"), " av samtliga.",
            ),
            *(
                say(
                    f"För {lower(label)} har antalet gått från ",
                    amount(b("decisions", what, m.year - 1), style=_STYLE), " till ",
                    amount(b("decisions", what), style=_STYLE), ".",
                )
                for label, what, _middle in _SUPPORT[2:]
                if abs(b.change("decisions", what).value) > 1
            ),
        ]
    )  # fmt: skip
    return [
        Heading("Stöd till personer med funktionsnedsättning"),
        table("", ["Insats", *map(str, years)], rows),
        text(*sentences),
    ]


def _money(b: Book) -> list[Block]:
    """Net costs by area."""
    m = b.m
    rows = []
    for label, what, _weight in (*_AREAS, ("Summa vård- och omsorg", "care", 0)):
        cells = [
            _PEN(b("cost", what, m.year - 1)),
            _PEN(b("cost", what, basis="budget")),
            _PEN(b("cost", what)),
            _PEN(b.gap("cost", what, -1), role="difference"),
            _PEN.share(b.growth("cost", what)),
        ]
        rows.append(row(label, cells, "sum" if what == "care" else "item"))
    heads = ["Nettokostnad, mnkr", f"Utfall {m.year - 1}", f"Budget {m.year}",
             f"Utfall {m.year}", "Diff budget–utfall", "Ökn. %"]  # fmt: skip
    gap = b.gap("cost", "care", -1)
    low = min(_AREAS, key=lambda one: b.gap("cost", one[1], -1).value)
    home, house = b.gap("cost", "home", -1), b.gap("cost", "residence", -1)
    old = b.total("old", [b("cost", one[1]) for one in _AREAS[:4]], "care")
    share = b.register.quotient(old, b("cost", "care"))
    return [
        Heading("Ekonomi", 1),
        text(
            say(
                "Nämndens nettokostnader blev ", _SAY(b("cost", "care")),
                " mot budgeterade ", _SAY(b("cost", "care", basis="budget")), ".",
            ),
            *plain(
                [
                    say(
                        "Bokslutet visar därmed ett ", turn(gap, "plus", "minus"), " på ",
                        _SAY.size(gap, "difference"), ".",
                    ),
                ]
            ),
            say(
                "Av kostnaderna avser ", _SAY(old), " (", _PEN.share(share, behind=" %"),
                ") äldreomsorgen, dvs. hemtjänst, särskilt boende, korttidsboende och ",
                "hemsjukvård.",
            ),
        ),
        table("", heads, rows),
        *(
            item(one)
            for one in plain(
                [
                    say(
                        "Hemtjänsten gick med ", turn(home, "överskott", "underskott"), ", ",
                        _SAY.size(home, "difference"), ", i förhållande till budget.",
                    ),
                    say(
                        "Särskilt boende redovisar ett utfall på ", _SAY(b("cost", "residence")),
                        ", ", _SAY.size(house, "difference"), " ",
                        turn(house, "under", "över"), " budget.",
                    ),
                    say(
                        f"Den svagaste budgetföljsamheten har {lower(low[0])}, med avvikelsen ",
                        _SAY(b.gap("cost", low[1], -1), role="difference"), ".",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


_RATES = (
    ("Kostnad per utförd hemtjänsttimme", "home", "done"),
    ("Kostnad per boendedygn, särskilt boende", "residence", "days"),
    ("Kostnad per dygn, korttidsboende", "short", "short-days"),
    ("Kostnad per inskriven i hemsjukvård", "nursing", "enrolled"),
)


def _rates(b: Book) -> list[Block]:
    """Costs of each unit of care, and sick leave."""
    m = b.m
    rows = []
    for label, area, volume in _RATES:
        now, then = _per(b, area, volume), _per(b, area, volume, 1)
        cells = [_KRONA(now), _KRONA(then)]
        cells.append(_KRONA(b.register.difference(now, then), role="difference"))
        rows.append(row(label, cells))
    hour, last = _per(b, "home", "done"), _per(b, "home", "done", 1)
    dearer = b.register.difference(hour, last)
    day = _per(b, "residence", "days")
    dear_day = b.register.growth(day, _per(b, "residence", "days", 1))
    sick = b.change("sick", "care")
    ill = [
        row(label, [_PEN.share(b("sick", what, at)) for at in (m.year - 1, m.year)])
        for label, what, _weight in (*_AREAS, ("Hela förvaltningen", "care", 0))
    ]
    most = max(_AREAS, key=lambda one: b("sick", one[1]).value)
    return [
        Heading("Nyckeltal"),
        text(
            say(
                "En utförd timme i hemtjänsten kostade ", _KRONOR(hour), ", ",
                _KRONOR.size(dearer, "difference"), " ", turn(dearer, "mer", "mindre"),
                " än föregående år.",
            ),
            *plain(
                [
                    say(
                        "Ett dygn på särskilt boende kostade ", _KRONOR(day), ", en ",
                        turn(dear_day, "höjning", "sänkning"), " med ",
                        _PEN.share(dear_day, behind=" %", size=True), ".",
                    )
                ]
            ),
        ),
        table("Kronor", ["Nyckeltal", str(m.year), str(m.year - 1), "Skillnad"], rows),
        Heading("Sjukfrånvaro"),
        text(
            *plain(
                [
                    say(
                        "Förvaltningens sjukfrånvaro ", turn(sick, "steg", "sjönk"), " med ",
                        _PEN.points(sick), " till ",
                        _PEN.share(b("sick", "care"), behind=" %"), ".",
                    )
                ]
            ),
            say(
                f"Högst är den inom {lower(most[0])} med ",
                _PEN.share(b("sick", most[1]), behind=" %"), ".",
            ),
        ),
        table("Sjukfrånvaro, procent", ["Område", str(m.year - 1), str(m.year)], ill),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (*_volumes(b), *_support(b), *_money(b), *_rates(b))
    return Paper(f"Omsorgsnämndens verksamhetsberättelse {m.year}, {m.name} kommun", blocks)


FAMILY = Family("twelfth-care-volumes", make)
