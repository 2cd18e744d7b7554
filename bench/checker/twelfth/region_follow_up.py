"""A region's committee for health care: budget follow-up per October, period and forecast, Mkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, amount

_STYLE = NumberStyle(thousands=" ", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_SHORT = Pen("mnkr", 1, _STYLE, " Mkr")
_UNITS = (
    ("Primärvård", "primary", 210),
    ("Akutsjukvård", "acute", 330),
    ("Planerad specialistvård", "planned", 260),
    ("Psykiatri och habilitering", "mental", 140),
    ("Medicinsk service", "service", 85),
    ("Tandvård", "dental", 28),
    ("Köpt vård utomläns", "bought", 120),
)
_KINDS = (
    ("Patientavgifter", "patients", 1, 36),
    ("Såld vård", "sold", 1, 58),
    ("Övriga intäkter", "other-in", 1, 79),
    ("Personalkostnader", "wages", -1, 640),
    ("Inhyrd personal", "hired", -1, 44),
    ("Läkemedel", "drugs", -1, 172),
    ("Köpt vård", "care", -1, 205),
    ("Material och tjänster", "goods", -1, 148),
    ("Lokaler och avskrivningar", "rooms", -1, 92),
)
_CARE = (
    ("Läkarbesök", "doctor", 51_000),
    ("Besök hos övriga yrkesgrupper", "others", 93_000),
    ("Digitala kontakter", "digital", 14_500),
    ("Vårdtillfällen i slutenvård", "stays", 5_600),
    ("Operationer", "surgery", 4_100),
)
_MONTHS = ("Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti",
           "September", "Oktober")  # fmt: skip
# Each of the columns of money: basis, and its share of a year in hundredths.
_COLUMNS = (("ten-budget", 83), ("ten", 84), ("full-budget", 100), ("full", 101))


def _fill(b: Book) -> None:
    """Writes money by kind and by unit, care and its staff."""
    m = b.m
    for year, basis, level in (
        (m.year - 1, "ten", 80), *((m.year, basis, level) for basis, level in _COLUMNS),
    ):  # fmt: skip
        scale = m.size * level * 10_000
        hired = []
        for _label, what, _sign, weight in _KINDS:
            if what == "hired" and basis == "ten":
                for place, _month in enumerate(_MONTHS):
                    value = b.near(scale * weight / 10, 0.25)
                    hired.append(b.base("month", value, f"month{place}", year))
                b.total("kind", hired, what, year, basis)
                continue
            b.base("kind", b.near(scale * weight, 0.025), what, year, basis)
        came = [b("kind", what, year, basis) for _l, what, sign, _w in _KINDS if sign > 0]
        went = [b("kind", what, year, basis) for _l, what, sign, _w in _KINDS if sign < 0]
        income = b.total("kind", came, "in", year, basis)
        cost = b.total("kind", went, "out", year, basis)
        net = b.linear("kind", [(cost, 1), (income, -1)], "net", year, basis)
        parts, whole = [], sum(weight for _l, _u, weight in _UNITS)
        for _label, what, weight in _UNITS[:-1]:
            value = b.near(net.value * weight / whole, 0.025)
            parts.append(b.base("unit", value, what, year, basis))
        rest = net.value - sum(one.value for one in parts)
        parts.append(b.base("unit", rest, _UNITS[-1][1], year, basis))
        b.register.follows(net, [(one, 1) for one in parts])
    for year in (m.year - 1, m.year):
        for _label, what, middle in _CARE:
            b.base("produced", b.near(m.size * middle, 0.05), what, year, kind="count")
        for what in ("visit", "treatment"):
            share = Decimal(b.chance.randint(6400, 8800)) / 10_000
            b.base("in-time", share, what, year, kind="ratio")
        tenths = b.near(m.size * 9_800, 0.02)
        b.base("full-time", tenths / 10, "region", year, kind="index")


def _gap(b: Book, what: str, who: str, span: str, sign: int = -1) -> Quantity:
    """Outcome against the budget of the same span, above zero for good."""
    two = (b(what, who, None, span), b(what, who, None, f"{span}-budget"))
    return b.register.difference(*(two if sign > 0 else two[::-1]))


def _head(b: Book) -> list[Block]:
    """What the report says first."""
    ten, full = _gap(b, "kind", "net", "ten"), _gap(b, "kind", "net", "full")
    grown = b.growth("kind", "out", "ten")
    net = b("kind", "net", basis="ten")
    return [
        Heading("Sammanfattning", 1),
        text(
            say(
                "Efter oktober är nettokostnaden ", _SAY(net), " mot en periodbudget på ",
                _SAY(b("kind", "net", basis="ten-budget")), ".",
            ),
            *plain(
                [
                    say(
                        "Resultatet mot budget är alltså ", _SAY(ten, role="difference"), ".",
                    ),
                    say(
                        "Bruttokostnaderna ligger ",
                        _SAY.share(grown, behind=" procent", size=True), " ",
                        turn(grown, "över", "under"), " motsvarande period i fjol.",
                    ),
                ]
            ),
        ),
        text(
            *plain(
                [
                    say(
                        "Helårsprognosen visar ett ", turn(full, "överskott", "underskott"),
                        " om ", _SAY.size(full, "difference"), ": nettokostnaden bedöms bli ",
                        _SAY(b("kind", "net", basis="full")), ", budgeten är ",
                        _SAY(b("kind", "net", basis="full-budget")), ".",
                    )
                ]
            )
        ),
    ]  # fmt: skip


def _cells(b: Book, what: str, who: str, sign: int, good: int) -> list[Cell]:
    """Both spans: outcome, budget, variance."""
    cells: list[Cell] = []
    for span in ("ten", "full"):
        cells += [
            _PEN(b(what, who, None, span), sign),
            _PEN(b(what, who, None, f"{span}-budget"), sign),
            _PEN(_gap(b, what, who, span, good), role="difference"),
        ]
    return cells


def _kinds(b: Book) -> list[Block]:
    """The result by kind of cost."""
    m = b.m
    rows = []
    for label, what, sign, _weight in _KINDS:
        if what == "wages":
            rows.append(row("Summa intäkter", _cells(b, "kind", "in", 1, 1), "sum"))
        rows.append(row(label, _cells(b, "kind", what, sign, sign)))
    rows.append(row("Summa kostnader", _cells(b, "kind", "out", -1, -1), "sum"))
    rows.append(row("Nettokostnad", _cells(b, "kind", "net", -1, -1), "sum"))
    heads: list[list[str | Head]] = [
        ["Mkr", Head("Ackumulerat januari–oktober", 3), Head(f"Helår {m.year}", 3)],
        ["", "Utfall", "Budget", "Avvik.", "Prognos", "Budget", "Avvik."],
    ]
    drugs, wages = _gap(b, "kind", "drugs", "ten"), _gap(b, "kind", "wages", "ten")
    came, dear = _gap(b, "kind", "in", "full", 1), b.growth("kind", "drugs", "ten")
    two = b.total("people", [b("kind", one, basis="ten") for one in ("wages", "hired")], "region")
    return [
        Heading("Resultat per kostnadsslag", 1),
        tall("Resultaträkning", heads, rows),
        *(
            item(one)
            for one in plain(
                [
                    say(
                        "Läkemedelskostnaden avviker med ", _SHORT(drugs, role="difference"),
                        " för perioden och har ", turn(dear, "ökat", "minskat"), " med ",
                        _PEN.share(dear, behind=" %", size=True),
                        f" jämfört med {m.year - 1}.",
                    ),
                    say(
                        "Egen personal och inhyrd personal kostade tillsammans ", _SHORT(two),
                        ", varav den egna ", _SHORT(b("kind", "wages", basis="ten")),
                        "; budgeten för egen personal ", turn(wages, "underskreds", "överskreds"),
                        " med ", _SHORT.size(wages, "difference"), ".",
                    ),
                    say(
                        "Intäkterna väntas för helåret bli ", _SHORT.size(came, "difference"),
                        " ", turn(came, "bättre", "sämre"), " än budget.",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _units(b: Book) -> list[Block]:
    """The result by unit."""
    rows = [row(label, _cells(b, "unit", what, -1, -1)) for label, what, _weight in _UNITS]
    rows.append(row("Totalt", _cells(b, "kind", "net", -1, -1), "sum"))
    heads = ["Verksamhetsområde", "Utfall ack.", "Budget ack.", "Avvikelse ack.",
             "Prognos helår", "Budget helår", "Avvikelse helår"]  # fmt: skip
    gaps = [_gap(b, "unit", what, "full") for _label, what, _weight in _UNITS]
    under = b.register.count("units with a forecast over budget", gaps, -1)
    good = b.register.count("units with a forecast under budget", gaps, 1)
    sentences = []
    for place, (label, what, _weight) in enumerate(_UNITS[:5]):
        ten, full = _gap(b, "unit", what, "ten"), _gap(b, "unit", what, "full")
        if place % 2:
            said = [
                say(
                    f"{label}: periodens avvikelse ", _SHORT(ten, role="difference"),
                    ", helårsprognos ", _SHORT(full, role="difference"), ".",
                )
            ]  # fmt: skip
        else:
            said = [
                say(
                    f"{label} har hittills ett ", turn(ten, "överskott", "underskott"), " på ",
                    _SHORT.size(ten, "difference"), " och räknar med ",
                    _SHORT(b("unit", what, basis="full")), " i nettokostnad för året, ",
                    _SHORT.size(full, "difference"), " ", turn(full, "lägre", "högre"),
                    " än budget.",
                )
            ]  # fmt: skip
        sentences += [item(one) for one in plain(said)]
    return [
        Heading("Resultat per verksamhetsområde", 1),
        text(
            say(
                f"Av {len(_UNITS)} områden räknar ", counted(under, words=False),
                " med underskott för helåret och ", counted(good, words=False),
                " med överskott.",
            )
        ),
        *sentences,
        table("Nettokostnad per verksamhetsområde, miljoner kronor", heads, rows),
    ]  # fmt: skip


def _hired(b: Book) -> list[Block]:
    """Hired staff by month."""
    m = b.m
    rows = []
    for place, month in enumerate(_MONTHS):
        who = f"month{place}"
        cells = [_PEN(b("month", who)), _PEN(b("month", who, m.year - 1))]
        rows.append(row(month, [*cells, _PEN(b.change("month", who), role="difference")]))
    whole = [_PEN(b("kind", "hired", year, "ten")) for year in (m.year, m.year - 1)]
    change = b.change("kind", "hired", "ten")
    rows.append(row("Summa januari–oktober", [*whole, _PEN(change)], "sum"))
    late = b.total("late", [b("month", f"month{at}") for at in (8, 9)], "region")
    share = b.register.quotient(b("kind", "hired", basis="ten"), b("people", "region"))
    top = max(range(10), key=lambda at: b("month", f"month{at}").value)
    return [
        Heading("Hyrpersonal", 2),
        text(
            *plain(
                [
                    say(
                        "Kostnaden för inhyrd personal har ", turn(change, "ökat", "minskat"),
                        " från ", _SHORT(b("kind", "hired", m.year - 1, "ten")), " till ",
                        _SHORT(b("kind", "hired", basis="ten")), ", dvs. med ",
                        _SHORT.size(change, "difference"), ".",
                    ),
                ]
            ),
            say(
                "De två senaste månaderna, september och oktober, kostade ihop ", _SHORT(late),
                "; årets dyraste månad var ", f"{_MONTHS[top].lower()} med ",
                _SHORT(b("month", f"month{top}")), ".",
            ),
            say(
                "Hyrpersonalens andel av de samlade kostnaderna för egen och inhyrd personal är ",
                _PEN.share(share, behind=" procent"), ".",
            ),
        ),
        table("Inhyrd personal per månad, Mkr", ["", str(m.year), str(m.year - 1), "+/-"], rows),
    ]  # fmt: skip


def _care(b: Book) -> list[Block]:
    """Care produced, and waiting times."""
    m = b.m
    rows = []
    for label, what, _middle in _CARE:
        cells = [
            amount(b("produced", what, m.year - 1), style=_STYLE),
            amount(b("produced", what), style=_STYLE),
            amount(b.change("produced", what), style=_STYLE, role="difference"),
            _PEN.share(b.growth("produced", what)),
        ]
        rows.append(row(label, cells))
    heads = ["Vårdproduktion", f"Ack. okt {m.year - 1}", f"Ack. okt {m.year}", "Förändring",
             "Förändring %"]  # fmt: skip
    visits = b.total("visits", [b("produced", one) for one in ("doctor", "others")], "region")
    doctor, surgery = b.growth("produced", "doctor"), b.change("produced", "surgery")
    first, then = b("in-time", "visit"), b("in-time", "visit", m.year - 1)
    moved = b.register.difference(first, then)
    rates = [
        row(label, [_PEN.share(b("in-time", what, at)) for at in (m.year, m.year - 1)])
        for label, what in (
            ("Första besök inom 90 dagar, %", "visit"),
            ("Operation/åtgärd inom 90 dagar, %", "treatment"),
        )
    ]
    rates.append(
        row(
            "Antal årsarbetare",
            [amount(b("full-time", "region", at), 1, _STYLE) for at in (m.year, m.year - 1)],
        )
    )
    staff = b.change("full-time", "region")
    return [
        Heading("Produktion och tillgänglighet", 1),
        text(
            say(
                "Till och med oktober gjordes ", amount(visits, style=_STYLE),
                " besök hos läkare och övriga yrkesgrupper.",
            ),
            *plain(
                [
                    say(
                        "Läkarbesöken blev ", _PEN.share(doctor, behind=" procent", size=True),
                        " ", turn(doctor, "fler", "färre"), " än året före.",
                    ),
                    say(
                        "Antalet operationer, ", amount(b("produced", "surgery"), style=_STYLE),
                        ", har ", turn(surgery, "ökat", "minskat"), " med ",
                        amount(surgery, style=_STYLE, size=True, role="difference"), ".",
                    ),
                ]
            ),
        ),
        table("", heads, rows),
        text(
            *plain(
                [
                    say(
                        "Andelen patienter som fick ett första besök inom 90 dagar är ",
                        _PEN.share(first, behind=" procent"), ", vilket är ",
                        _PEN.points(moved), " ", turn(moved, "högre", "lägre"),
                        f" än i oktober {m.year - 1}.",
                    ),
                    say(
                        "Antalet årsarbetare har ", turn(staff, "ökat", "minskat"), " med ",
                        amount(staff, 1, _STYLE, size=True, role="difference"), " till ",
                        amount(b("full-time", "region"), 1, _STYLE), ".",
                    ),
                ]
            ),
            say(
                "Inom vårdgarantin opererades ",
                _PEN.share(b("in-time", "treatment"), behind=" procent"),
                " av patienterna i tid (",
                _PEN.share(b("in-time", "treatment", m.year - 1), behind=" procent"), ").",
            ),
        ),
        table("Tillgänglighet och bemanning", ["", f"Okt {m.year}", f"Okt {m.year - 1}"], rates),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (*_head(b), *_kinds(b), *_hired(b), *_units(b), *_care(b))
    title = f"Region {m.name}, hälso- och sjukvårdsnämnden: uppföljning oktober {m.year}"
    return Paper(title, blocks)


FAMILY = Family("twelfth-region-follow-up", make)
