"""A social services board's closing, made of its monthly follow-up: tkr, costs without a sign,
variances with plus and minus, each area above its units, the months and what they add up to."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._own import Basis, Own

_PEN = Pen("tkr", 0, NumberStyle(thousands=" "))
_GAP = Pen("tkr", 0, NumberStyle(thousands=" ", plus=True))
_TEXT = Pen("tkr", 0, NumberStyle(thousands=" "), " tkr")
_SIGNED = Pen("tkr", 0, NumberStyle(thousands=" ", plus=True), " tkr")
_DAY = Pen("kr", 0, NumberStyle(thousands=" "))
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
# Area, what it is called in short, its units with their size in thousands for each of its size.
_AREAS = (
    ("Individ- och familjeomsorg", "IFO", (
        ("Myndighet barn och familj", 38), ("Placeringar barn och unga", 61),
        ("Missbruksvård", 24), ("Ekonomiskt bistånd", 45),
    )),
    ("Funktionsstöd", "funktionsstöd", (
        ("Bostad med särskild service", 118), ("Personlig assistans", 57),
        ("Daglig verksamhet", 33),
    )),
    ("Äldreomsorg", "äldreomsorgen", (
        ("Hemtjänst", 126), ("Särskilt boende", 205), ("Hälso- och sjukvård", 62),
        ("Korttidsvård", 27),
    )),
)  # fmt: skip
_KINDS = (
    ("Personalkostnader", 640), ("Köp av verksamhet", 170), ("Lokalkostnader", 80),
    ("Bidrag till enskilda", 45), ("Övriga kostnader", 60),
)  # fmt: skip
_VOLUMES = (
    ("Vårddygn HVB och familjehem", "A0U1", 21_000), ("Utförda hemtjänsttimmar", "A2U0", 260_000),
    ("Boendedygn särskilt boende", "A2U1", 88_000),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _quantities(Own(m, chance))
    return Paper(
        f"Socialnämnden i {m.name} – Bokslut och uppföljning per december {m.year}",
        (
            Heading("Ekonomiskt utfall", 1),
            *_whole(m),
            *_by_area(m),
            Heading("Kostnader och intäkter per slag", 1),
            *_by_kind(m),
            Heading("Månadsutfall", 1),
            *_by_month(m),
            Heading("Volymer", 1),
            *_volumes(m),
        ),
    )


def _quantities(own: Own) -> None:
    m = own.m
    for year in (m.year - 1, m.year):
        for basis in ("budget", "outcome"):
            _units(own, year, basis)
        for number, (_name, _unit, middle) in enumerate(_VOLUMES):
            count = own.about(m.size * middle, 0.07)
            own.base("volume", f"V{number}", year, count, kind="count")
    # What the board thought in October of the whole year.
    for area, one in enumerate(_AREAS):
        for unit in range(len(one[2])):
            who = f"A{area}U{unit}"
            own.base("forecast", who, m.year, own.about(m("unit", who).value, 0.015))
        units = [(m("forecast", f"A{area}U{unit}"), 1) for unit in range(len(one[2]))]
        own.sum("forecast", f"A{area}", m.year, units)
    own.sum("forecast", "social", m.year, [(m("forecast", f"A{area}"), 1) for area in range(3)])
    whole, left, terms = m("unit", "social"), m("unit", "social").value, []
    for number in range(12):
        value = own.about(whole.value / 12, 0.06) if number < 11 else left
        left -= value
        terms.append((own.base("month", f"M{number}", m.year, value), 1))
        own.sum("months", f"M{number}", m.year, terms)
    m.register.follows(whole, [(m("months", "M11"), 1)])


def _units(own: Own, year: int, basis: Basis) -> None:
    m = own.m
    grown = 1 + Decimal(year - m.year) * Decimal("0.04")
    for area, (_name, _short, units) in enumerate(_AREAS):
        terms = []
        for unit, (_label, middle) in enumerate(units):
            value = own.about(m.size * middle * 1000 * 1000 * grown, 0.04)
            terms.append((own.base("unit", f"A{area}U{unit}", year, value, basis), 1))
        own.sum("unit", f"A{area}", year, terms, basis)
    whole = own.sum(
        "unit",
        "social",
        year,
        [(m("unit", f"A{area}", year, basis), 1) for area in range(3)],
        basis,
    )
    sizes = [own.about(whole.value * middle / 900, 0.02) for _name, middle in _KINDS]
    costs = [
        (own.base("kind", f"S{number}", year, value, basis), 1)
        for number, value in enumerate(sizes)
    ]
    cost = own.sum("kind", "costs", year, costs, basis)
    # Income is what is left between the costs and the net cost, in two parts.
    fees = own.about((cost.value - whole.value) * 3 / 10, 0.05)
    rest = cost.value - whole.value - fees
    parts = [
        (own.base("kind", "fees", year, fees, basis), 1),
        (own.base("kind", "rest", year, rest, basis), 1),
    ]
    income = own.sum("kind", "income", year, parts, basis)
    m.register.follows(whole, [(cost, 1), (income, -1)])


def _gap(m: Municipality, who: str) -> Quantity:
    return m.variance("unit", who, -1)


def _whole(m: Municipality) -> list[Block]:
    gap, last = _gap(m, "social"), m.year - 1
    budget = m("unit", "social", basis="budget")
    thought = m.register.difference(budget, m("forecast", "social"))
    better = m.register.difference(m("forecast", "social"), m("unit", "social"))
    grown = m.change("unit", "social")
    return [
        text(
            *plain(
                [
                    say(
                        "Socialnämndens utfall för perioden januari–december är ",
                        _TEXT(m("unit", "social")), ", att jämföra med årsbudgeten ",
                        _TEXT(budget), ".",
                    ),
                    say(
                        "Det ger en budgetavvikelse på ", _SIGNED(gap, role="difference"), " (",
                        _SIGNED.share(m.register.quotient(gap, budget)), " %).",
                    ),
                    say(
                        "I oktoberprognosen räknade nämnden med ett ",
                        turn(thought, "överskott", "underskott"), " på ",
                        _TEXT.size(thought, "difference"), ".",
                    ),
                    say(
                        "Utfallet blev därmed ", _TEXT.size(better, "difference"), " ",
                        turn(better, "bättre", "sämre"), " än prognosen.",
                    ),
                    say(
                        f"Mot december {last} har nettokostnaden ",
                        turn(grown, "ökat", "minskat"), " med ",
                        _TEXT.share(m.growth("unit", "social"), behind=" %", size=True), " eller ",
                        _TEXT.size(grown, "difference"), ".",
                    ),
                ]
            )
        )
    ]  # fmt: skip


def _line(m: Municipality, label: str, who: str, kind: str = "item") -> Row:
    budget, gap = m("unit", who, basis="budget"), _gap(m, who)
    cells = [
        _PEN(budget),
        _PEN(m("unit", who)),
        _GAP(gap, role="difference"),
        _GAP.share(m.register.quotient(gap, budget)),
        _PEN(m("forecast", who)),
        _PEN(m("unit", who, m.year - 1)),
    ]
    return row(label, cells, kind)


def _by_area(m: Municipality) -> list[Block]:
    rows, blocks, every = [], [], []
    for area, (name, short, units) in enumerate(_AREAS):
        who = f"A{area}"
        rows.append(_line(m, name, who, "sum"))
        keys = [f"{who}U{unit}" for unit in range(len(units))]
        every += keys
        rows += [_line(m, f"  {label}", key) for key, (label, _s) in zip(keys, units, strict=True)]
        names = dict(zip(keys, (label for label, _size in units), strict=True))
        blocks += [Heading(name), *_area(m, who, short, names)]
    rows.append(_line(m, "Socialnämnden totalt", "social", "sum"))
    heads = ["Verksamhet, tkr", "Årsbudget", "Utfall jan–dec", "Avvikelse", "Avv. %",
             "Prognos okt", f"Utfall jan–dec {m.year - 1}"]  # fmt: skip
    under = m.register.count("units below budget", [_gap(m, key) for key in every], -1)
    told = say(
        "Av nämndens ", f"{len(every)} enheter har ", counted(under, words=False),
        " ett underskott mot årsbudget.",
    )  # fmt: skip
    return [table("Uppföljning per verksamhet", heads, rows), text(told), *blocks]


def _area(m: Municipality, who: str, short: str, names: dict[str, str]) -> list[Block]:
    gap, grown = _gap(m, who), m.change("unit", who)
    order = sorted(names, key=lambda key: _gap(m, key).value)
    worst, best = order[0], order[-1]
    two = m.register.total(f"two of {who}", [_gap(m, key) for key in order[:2]])
    low, high = _gap(m, worst), _gap(m, best)
    share = m.register.quotient(m("unit", who), m("unit", "social"))
    name = short if short.isupper() else short.capitalize()
    return [
        item(
            *plain(
                [
                    say(
                        f"{name} går ", _TEXT.size(gap, "difference"), " ",
                        turn(gap, "plus", "minus"), " mot budget.",
                    ),
                    say(
                        "Området står för ", _TEXT.share(share, behind=" %"),
                        " av nämndens nettokostnad.",
                    ),
                ]
            )
        ),
        item(
            *plain(
                [
                    say(
                        f"{names[worst]} avviker med ", _SIGNED(low, role="difference"), " och ",
                        f"{names[order[1]].lower()} med ",
                        _SIGNED(_gap(m, order[1]), role="difference"), ", tillsammans ",
                        _SIGNED(two), ".",
                    ),
                    say(
                        f"{names[best]} redovisar ett ", turn(high, "överskott", "underskott"),
                        " om ", _TEXT.size(high, "difference"), ".",
                    ),
                ]
            )
        ),
        item(
            *plain(
                [
                    say(
                        "Nettokostnaden är ", _TEXT.size(grown, "difference"), " ",
                        turn(grown, "högre", "lägre"), " än samma period föregående år (",
                        _TEXT(m("unit", who)), " mot ", _TEXT(m("unit", who, m.year - 1)), ").",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _by_kind(m: Municipality) -> list[Block]:
    def line(label: str, who: str, better: int, kind: str = "item", what: str = "kind") -> Row:
        cells = [
            _PEN(m(what, who, basis="budget")),
            _PEN(m(what, who)),
            _GAP(m.variance(what, who, better), role="difference"),
            _PEN.share(m.register.quotient(m(what, who), m(what, who, basis="budget"))),
            _PEN(m(what, who, m.year - 1)),
        ]
        return row(label, cells, kind)

    rows = [
        line("Avgifter", "fees", 1),
        line("Statsbidrag och övriga intäkter", "rest", 1),
        line("Summa intäkter", "income", 1, "sum"),
        *(line(name, f"S{number}", -1) for number, (name, _size) in enumerate(_KINDS)),
        line("Summa kostnader", "costs", -1, "sum"),
        line("Nettokostnad", "social", -1, "sum", "unit"),
    ]
    heads = ["tkr", "Årsbudget", "Utfall", "Avvikelse", "Förbrukat %", f"Utfall {m.year - 1}"]
    staff, bought = m.variance("kind", "S0", -1), m.change("kind", "S1")
    share = m.register.quotient(m("kind", "S0"), m("kind", "costs"))
    fees = m.change("kind", "fees")
    told = plain(
        [
            say(
                "Personalkostnaderna är ", _TEXT.size(staff, "difference"), " ",
                turn(staff, "lägre", "högre"), " än budget och utgör ",
                _TEXT.share(share, behind=" %"), " av bruttokostnaden.",
            ),
            say(
                "Köp av verksamhet har ", turn(bought, "ökat", "minskat"), " från ",
                _PEN(m("kind", "S1", m.year - 1)), " tkr till ", _TEXT(m("kind", "S1")), " (",
                _SIGNED.share(m.growth("kind", "S1"), behind=" %"), ").",
            ),
            say(
                "Av avgifterna, som ", turn(fees, "steg", "sjönk"), " till ",
                _TEXT(m("kind", "fees")), ", har ",
                _TEXT.share(
                    m.register.quotient(m("kind", "fees"), m("kind", "fees", basis="budget")),
                    behind=" %",
                ),
                " av det budgeterade kommit in.",
            ),
        ]
    )  # fmt: skip
    return [table("Utfall per kostnadsslag", heads, rows), text(*told)]


def _by_month(m: Municipality) -> list[Block]:
    rows = [
        row(name, [_PEN(m("month", f"M{at}")), _PEN(m("months", f"M{at}"))])
        for at, name in enumerate(_MONTHS)
    ]
    rows.append(row("Helår", [_PEN(m("unit", "social")), None], "sum"))
    step = m.register.difference(m("month", "M11"), m("month", "M10"))
    second = m.register.total("second half", [m("month", f"M{at}") for at in range(6, 12)])
    halves = m.register.difference(second, m("months", "M5"))
    told = plain(
        [
            say(
                "Nettokostnaden i december uppgick till ", _TEXT(m("month", "M11")), " och var ",
                _TEXT.size(step, "difference"), " ", turn(step, "högre", "lägre"),
                " än i november.",
            ),
            say(
                "Andra halvåret kostade ", _TEXT(second), ", vilket är ",
                _TEXT.size(halves, "difference"), " ", turn(halves, "mer", "mindre"),
                " än första halvåret (", _TEXT(m("months", "M5")), ").",
            ),
        ]
    )  # fmt: skip
    heads = ["Månad", "Utfall tkr", "Ackumulerat tkr"]
    return [table("Nettokostnad per månad", heads, rows), text(*told)]


def _volumes(m: Municipality) -> list[Block]:
    rows, items = [], []
    for number, (name, who, _middle) in enumerate(_VOLUMES):
        key, last = f"V{number}", m.year - 1
        now = m.register.per(m("unit", who), m("volume", key))
        then = m.register.per(m("unit", who, last), m("volume", key, last))
        rows.append(
            row(
                name,
                [
                    _PEN(m("volume", key, last)), _PEN(m("volume", key)),
                    _GAP.share(m.growth("volume", key)), _DAY(then), _DAY(now),
                ],
            )
        )  # fmt: skip
        moved, price = m.change("volume", key), m.register.difference(now, then)
        ways = (
            say(
                f"{name}: antalet ", turn(moved, "steg", "sjönk"), " från ",
                _PEN(m("volume", key, last)), " till ", _PEN(m("volume", key)), ", ",
                _SIGNED.share(m.growth("volume", key), behind=" procent"), ".",
            ),
            say(
                f"{name} blev ", _PEN.people(moved, "difference", True), " ",
                turn(moved, "fler", "färre"), " än i fjol, och nettokostnaden för var och en ",
                turn(price, "ökade", "minskade"), " till ", _DAY(now), " kr (", _DAY(then),
                " kr).",
            ),
        )  # fmt: skip
        # What moved by less than a krona or a tenth of a per cent is told by nobody.
        small = price.value if number % 2 else m.growth("volume", key).value * 1000
        if abs(small) >= 1:
            items.append(item(ways[number % 2]))
    heads = ["Volym", f"{m.year - 1}", f"{m.year}", "Förändring %", f"Kr/enhet {m.year - 1}",
             f"Kr/enhet {m.year}"]  # fmt: skip
    return [table("Volymer och nettokostnad per enhet", heads, rows), *items]


FAMILY = Family("december", make)
