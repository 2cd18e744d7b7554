"""Health care in a region's annual report: results of each administration, costs by kind, hired
staff, medicines, visits and days of care, waiting times, beds, whole million kronor in tables."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("mnkr", 0, NumberStyle(negative="\u2212", zero="0"))
_ONE = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_SAY = Pen("mnkr", 0, NumberStyle(negative="\u2212"), " miljoner kronor")
_BIG = Pen("mdkr", 2, NumberStyle(), " miljarder kronor")
_COUNT = Pen("", 0, NumberStyle(negative="\u2212"))
_UNITS = (
    ("central", "Länssjukhuset", 4120, -95), ("north", "Närsjukvården norr", 1260, -41),
    ("south", "Närsjukvården söder", 1410, -28), ("mind", "Psykiatrin", 990, -9),
    ("primary", "Vårdcentralerna i egen regi", 1180, -14),
    ("choice", "Hälsoval och köpt vård", 2240, 33),
    ("lab", "Medicinsk diagnostik och teknik", 620, 6), ("teeth", "Folktandvården", 410, 2),
)  # fmt: skip
_KINDS = (
    ("own", "Bemanningskostnader, egen personal", 6180), ("hired", "Inhyrd personal", 455),
    ("drugs", "Läkemedel", 1490), ("care", "Köpt vård", 1730),
    ("stuff", "Sjukvårdsartiklar och material", 760),
    ("tests", "Lokaler, teknik och övriga kostnader", 1610),
)  # fmt: skip
_HIRED = (
    ("central", "Länssjukhuset", 160, 58), ("near", "Närsjukvården", 74, 31),
    ("mind", "Psykiatrin", 58, 4),
    ("primary", "Vårdcentralerna", 66, 9),
)  # fmt: skip
_VISITS = (
    ("doctor", "Läkarbesök", 812_000, -0.01),
    ("other", "Besök hos annan vårdpersonal", 1_190_000, 0.01),
    ("digital", "Digitala vårdmöten", 148_000, 0.12),
    ("stays", "Vårdtillfällen i slutenvård", 41_600, -0.02),
    ("days", "Vårddagar i slutenvård", 203_000, -0.02), ("surgery", "Operationer", 33_400, 0.01),
)  # fmt: skip
_WAITS = (
    ("first", "Medicinsk bedömning i primärvård inom 3 dagar", 0.80),
    ("visit", "Första besök i specialistvård inom 90 dagar", 0.72),
    ("operation", "Operation/åtgärd inom 90 dagar", 0.58),
    ("child", "Första bedömning inom BUP inom 30 dagar", 0.77),
)
_BEDS = (("medicine", "Medicin", 318), ("surgery", "Kirurgi", 226), ("mind", "Psykiatri", 121))
_JOBS = (
    ("doctors", "Läkare", 1420), ("nurses", "Sjuksköterskor", 3310),
    ("assistants", "Undersköterskor", 2090),
    ("rest", "Övriga yrken", 3150),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The part of the report."""
    a = Accounts(m, chance)
    _money(a)
    _care(a)
    name = chance.choice(("Region Mittdalarna", "Region Sydkusten", "Region Älvland"))
    blocks: list[Block] = [
        Heading("Hälso- och sjukvård", 1),
        Heading("Året i korthet"),
        *_short(a),
        Heading("Ekonomiskt resultat"),
        *_units(a),
        *_kinds(a),
        *_hired(a),
        Heading("Produktion"),
        *_visits(a),
        Heading("Tillgänglighet"),
        *_waits(a),
        Heading("Vårdplatser"),
        *_beds(a),
        Heading("Medarbetare"),
        *_jobs(a),
    ]
    return Paper(f"{name}, årsredovisning {m.year}: Hälso- och sjukvård", filled(blocks))


def _money(a: Accounts) -> None:
    """Results by administration, costs by kind, hired staff by profession, inhabitants."""
    both = (a.last, a.year)
    for key, _label, _size, result in _UNITS:
        for when in both:
            a.pick("result", key, when, (result - 45) * 1000, (result + 40) * 1000)
        a.pick("result", key, "budget", min(0, result // 2) * 1000, max(1, result // 2) * 1000)
    keys = [one[0] for one in _UNITS]
    a.sums("result", "all", both, [("result", key) for key in keys])
    a.sums("result", "all", ("budget",), [("result", key) for key in keys])
    _costs(a, both)
    a.grow("people", "all", both, 296_000, 0.003, 0.002, "count")


def _costs(a: Accounts, both: tuple[int, int]) -> None:
    """Costs by kind, of which hired staff by profession and medicines by who pays."""
    for key, _label, size in _KINDS:
        if key != "hired":
            a.grow("cost", key, both, size * 1_000_000, 0.04, 0.012)
    for key, _label, doctors, nurses in _HIRED:
        for what, size in (("doctors", doctors), ("nurses", nurses)):
            a.grow(f"hired {what}", key, both, size * 1_000_000, -0.14, 0.09)
    for what in ("doctors", "nurses"):
        a.sums(f"hired {what}", "all", both, [(f"hired {what}", key) for key, *_ in _HIRED])
    for when in both:
        for key in (*(key for key, *_ in _HIRED), "all"):
            parts = [(a(f"hired {what}", key, when), 1) for what in ("doctors", "nurses")]
            a.add("hired", key, when, parts, a.last if when == a.year else None)
        hired = a("hired", "all", when)
        a.register.follows(hired, [(a("hired", key, when), 1) for key, *_ in _HIRED])
        a.know("cost", "hired", when, hired)
    a.sums("cost", "all", both, [("cost", key) for key, *_ in _KINDS])
    for when in both:
        part = a("cost", "drugs", when).value * a.share_of("0.64", 0.02)
        benefit = a.put("drugs", "benefit", when, part, before=a.last if when == a.year else None)
        terms = [(a("cost", "drugs", when), 1), (benefit, -1)]
        a.add("drugs", "hospital", when, terms, a.last if when == a.year else None)


def _care(a: Accounts) -> None:
    """Visits, waiting times, beds, professions."""
    both = (a.last, a.year)
    for key, _label, middle, growth in _VISITS:
        a.grow("visits", key, (a.year - 2, *both), middle, growth, 0.012, "count")
    for key, _label, share in _WAITS:
        a.grow("wait", key, both, str(share), 0.01, 0.04, "ratio")
    a.grow("waiting", "visit", both, 14_200, -0.05, 0.06, "count")
    a.grow("waiting", "long", both, 4_300, -0.08, 0.08, "count")
    for key, _label, middle in _BEDS:
        a.grow("beds", key, both, middle, -0.01, 0.02, "count")
        for when in both:
            taken = a("beds", key, when).value * a.share_of("0.97", 0.07)
            a.put("taken", key, when, taken, "count", a.last if when == a.year else None)
    for what in ("beds", "taken"):
        a.sums(what, "all", both, [(what, key) for key, *_ in _BEDS])
    for key, _label, middle in _JOBS:
        a.grow("jobs", key, both, middle, 0.0, 0.015, "count")
    a.sums("jobs", "all", both, [("jobs", key) for key, *_ in _JOBS])
    a.grow("ill", "all", both, "0.061", 0, 0.05, "ratio")


def _short(a: Accounts) -> list[Block]:
    """The year in items."""
    result, hired = a("result", "all", a.year), a.less("hired", "all", a.year, a.last)
    cost, wait = a.growth("cost", "all", a.year, a.last), a.less("wait", "visit", a.year, a.last)
    each = a.register.per(a("cost", "all", a.year), a("people", "all", a.year))
    kronor = Pen("kr", 0, NumberStyle(), " kronor")
    return [
        item(say("Hälso- och sjukvården redovisar ett resultat på ", _SAY(result), ".")),
        item(*told(say("Verksamhetens kostnader ", turn(cost, "ökade", "minskade"), " med ",
                       _SAY.share(cost, behind=" procent", size=True), " och uppgick till ",
                       _BIG(a("cost", "all", a.year)), ", motsvarande ", kronor(each),
                       " per invånare."))),
        item(*told(say("Kostnaden för inhyrd personal ", turn(hired, "steg", "sjönk"), " med ",
                       _SAY.size(hired, "difference"), "."))),
        item(*told(say("Andelen som fick ett första besök i specialistvården inom 90 dagar ",
                       turn(wait, "förbättrades", "försämrades"), " med ", _SAY.points(wait),
                       "."))),
    ]  # fmt: skip


def _units(a: Accounts) -> list[Block]:
    """Each administration's result, budget and variance."""
    rows, gaps = [], []
    for key, label in (
        *((key, label) for key, label, *_ in _UNITS),
        ("all", "Hälso- och sjukvård totalt"),
    ):
        gap = a.less("result", key, a.year, "budget")
        gaps.append(gap)
        cells = [_ONE(a("result", key, a.year)), _ONE(a("result", key, "budget")),
                 _ONE(gap, role="difference"), _ONE(a("result", key, a.last)),
                 _ONE(a.less("result", key, a.year, a.last), role="difference")]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = (
        ("Förvaltning (mnkr)", Head(f"Bokslut {a.year}", 3), Head(f"Bokslut {a.last}", 2)),
        ("", "Resultat", "Budget", "Avvikelse", "Resultat", "Förändring"),
    )
    minus = a.register.count("administrations below:own",
                             [a("result", key, a.year) for key, *_ in _UNITS], -1)  # fmt: skip
    worst = min(_UNITS, key=lambda one: a("result", one[0], a.year).value)
    whole, more = a("result", worst[0], a.year), a.less("result", worst[0], a.year, a.last)
    share = a.register.quotient(whole, a("result", "all", a.year))
    pen = _ONE.but(behind=" mnkr")
    sentences = [
        say("Sammantaget är avvikelsen mot budget ", pen(gaps[-1], role="difference"), "."),
        say(counted(minus, capital=True),
            " av åtta förvaltningar redovisar ett negativt resultat."),
        say(f"Störst är underskottet för {_low(worst[1])}, ", pen.size(whole), "."),
    ]  # fmt: skip
    if a("result", worst[0], a.last).value < 0:
        sentences.append(say("Det är ", pen.size(more, "difference"), " ",
                             turn(more, "mindre", "större"), " än året innan."))  # fmt: skip
    if a("result", "all", a.year).value < 0 and share.value < 1:
        sentences.append(say("Förvaltningen svarar därmed för ",
                             _SAY.share(share, behind=" procent"),
                             " av hälso- och sjukvårdens samlade underskott."))  # fmt: skip
    return [tall("Resultat per förvaltning", heads, rows), text(*told(*sentences))]


def _low(label: str) -> str:
    """A label within a sentence."""
    return label[0].lower() + label[1:]


def _kinds(a: Accounts) -> list[Block]:
    """Costs by kind, with change in money and per cent."""

    def line(label: str, key: str, kind: str = "item") -> Row:
        """A kind's row."""
        share = a.register.quotient(a("cost", key, a.year), a("cost", "all", a.year))
        cells = [_PEN(a("cost", key, a.year)), _PEN(a("cost", key, a.last)),
                 _PEN(a.less("cost", key, a.year, a.last), role="difference"),
                 _PEN.share(a.growth("cost", key, a.year, a.last)), _PEN.share(share)]  # fmt: skip
        return row(label, cells, kind)

    own, drugs = a.less("cost", "own", a.year, a.last), a.growth("cost", "drugs", a.year, a.last)
    kept, given = (
        a.growth("drugs", "benefit", a.year, a.last),
        a.growth("drugs", "hospital", a.year, a.last),
    )
    staff = a.register.total(
        "own and hired:own", [a("cost", "own", a.year), a("cost", "hired", a.year)]
    )
    care = a.less("cost", "care", a.year, a.last)
    heads = ["Mnkr", str(a.year), str(a.last), "Förändring", "Förändring %", "Andel %"]
    return [
        Heading("Kostnadsutveckling", 3),
        table("Verksamhetens kostnader inom hälso- och sjukvården", heads,
              [*(line(label, key) for key, label, _ in _KINDS),
               line("Summa kostnader", "all", "sum")]),
        text(
            *told(
                say("Egen och inhyrd personal kostade tillsammans ", _SAY(staff), "."),
                say("Bemanningskostnaderna för egen personal är ", _SAY.size(own, "difference"),
                    " ",
                    turn(own, "högre", "lägre"), f" än {a.last}."),
                say("Den köpta vården ", turn(care, "blev dyrare", "blev billigare"),
                    " och landade på ",
                    _SAY(a("cost", "care", a.year)), ", jämfört med ",
                    _SAY(a("cost", "care", a.last)),
                    "."),
            )
        ),
        text(
            *told(
                say("Läkemedelskostnaderna ", turn(drugs, "ökade", "minskade"), " med ",
                    _SAY.share(drugs, behind=" procent", size=True), "."),
                say("Av dem avsåg ", _SAY(a("drugs", "benefit", a.year)),
                    " läkemedel inom förmånen, ",
                    turn(kept, "en ökning", "en minskning"), " med ",
                    _SAY.share(kept, behind=" procent", size=True), ", och ",
                    _SAY(a("drugs", "hospital", a.year)), " rekvisitionsläkemedel, som ",
                    turn(given, "steg", "sjönk"), " med ",
                    _SAY.share(given, behind=" procent", size=True), "."),
            )
        ),
    ]  # fmt: skip


def _hired(a: Accounts) -> list[Block]:
    """Hired doctors and nurses by administration, one decimal."""
    rows = []
    for key, label in (*((key, label) for key, label, *_ in _HIRED), ("all", "Totalt")):
        cells = [_ONE(a(what, key, when)) for when in (a.year, a.last)
                 for what in ("hired doctors", "hired nurses", "hired")]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = (
        ("", Head(str(a.year), 3), Head(str(a.last), 3)),
        ("Inhyrd personal, mnkr", *("Läkare", "Sjuksköterskor", "Summa") * 2),
    )
    nurses, all_ = (
        a.growth("hired nurses", "all", a.year, a.last),
        a.growth("hired", "all", a.year, a.last),
    )
    share = a.register.quotient(a("hired", "all", a.year), a("cost", "own", a.year))
    primary = a.less("hired", "primary", a.year, a.last)
    pen = _ONE.but(behind=" mnkr")
    return [
        Heading("Inhyrd personal", 3),
        text(
            *told(
                say("Kostnaderna för inhyrd personal uppgick till ", pen(a("hired", "all", a.year)),
                    " (", pen(a("hired", "all", a.last)), "), ",
                    turn(all_, "en ökning", "en minskning"), " med ",
                    _SAY.share(all_, behind=" procent", size=True), "."),
                say("Läkare stod för ", pen(a("hired doctors", "all", a.year)),
                    " medan sjuksköterskorna kostade ", pen(a("hired nurses", "all", a.year)),
                    ", vilket är ", _SAY.share(nurses, behind=" procent", size=True), " ",
                    turn(nurses, "mer", "mindre"), " än året före."),
                say("Inhyrningen motsvarar ", _SAY.share(share, behind=" procent"),
                    " av kostnaden för egen personal."),
                say("På vårdcentralerna ", turn(primary, "ökade", "minskade"), " den med ",
                    pen.size(primary, "difference"), "."),
            )
        ),
        tall("", heads, rows),
    ]  # fmt: skip


def _days(a: Accounts, when: int) -> Printed:
    """The mean length of a stay, in days."""
    each = a.register.quotient(a("visits", "days", when), a("visits", "stays", when))
    return printed(each, "", 1)


def _visits(a: Accounts) -> list[Block]:
    """Visits, stays and operations over three years."""
    times = (a.year - 2, a.last, a.year)
    rows = []
    for key, label, *_ in _VISITS:
        cells = [_COUNT.people(a("visits", key, one)) for one in times]
        rows.append(row(label, [*cells, _SAY.share(a.growth("visits", key, a.year, a.last))]))
    rows.append(row("Medelvårdtid, dagar", [*(_days(a, one) for one in times), None]))
    met = a.register.total("all visits:own", [a("visits", k, a.year) for k in ("doctor", "other")])
    digital, cut = (
        a.growth("visits", "digital", a.year, a.last),
        a.less("visits", "surgery", a.year, a.last),
    )
    days = a.less("visits", "days", a.year, a.year - 2)
    share = a.register.quotient(a("visits", "doctor", a.year), met)
    return [
        text(
            *told(
                say("Antalet besök var ", _COUNT.people(met), ", varav ",
                    _COUNT.people(a("visits", "doctor", a.year)), " eller ",
                    _SAY.share(share, behind=" procent"), " hos läkare."),
                say("De digitala vårdmötena ", turn(digital, "ökade", "minskade"), " med ",
                    _SAY.share(digital, behind=" procent", size=True), " till ",
                    _COUNT.people(a("visits", "digital", a.year)), "."),
                say("Det gjordes ", _COUNT.people(cut, "difference", True), " ",
                    turn(cut, "fler", "färre"), f" operationer än {a.last}."),
                say("Vårddagarna är ", _COUNT.people(days, "difference", True), " ",
                    turn(days, "fler", "färre"), " än för två år sedan; medelvårdtiden blev ",
                    _days(a, a.year), " dagar."),
            )
        ),
        table("Vårdproduktion", ["Antal", *map(str, times), "Förändring, %"], rows),
    ]  # fmt: skip


def _waits(a: Accounts) -> list[Block]:
    """Waiting times."""
    rows = []
    for key, label, _middle in _WAITS:
        more = a.less("wait", key, a.year, a.last)
        cells = [_SAY.share(a("wait", key, a.year)), _SAY.share(a("wait", key, a.last)),
                 printed(more, "pp", 1, NumberStyle(negative="\u2212", plus=True),
                         role="difference")]  # fmt: skip
        rows.append(row(label, cells))
    better = a.register.count("waits better:own",
                              [a.less("wait", key, a.year, a.last) for key,
                               *_ in _WAITS])  # fmt: skip
    cut, queue = (
        a.less("wait", "operation", a.year, a.last),
        a.less("waiting", "visit", a.year, a.last),
    )
    share = a.register.quotient(a("waiting", "long", a.year), a("waiting", "visit", a.year))
    return [
        table("Andel patienter inom vårdgarantins gränser, %",
              ["", str(a.year), str(a.last), "Procentenheter"], rows),
        text(
            *told(
                say("För ", counted(better), " av de fyra måtten förbättrades utfallet."),
                say("Till operation eller åtgärd kom ",
                    _SAY.share(a("wait", "operation", a.year), behind=" procent"),
                    " inom 90 dagar, ", _SAY.points(cut), " ", turn(cut, "fler", "färre"),
                    " än året innan."),
                say("Vid årsskiftet väntade ", _COUNT.people(a("waiting", "visit", a.year)),
                    " personer på ett första besök, ", _COUNT.people(queue, "difference", True),
                    " ",
                    turn(queue, "fler", "färre"), " än ett år tidigare."),
                say("Av dem hade ", _COUNT.people(a("waiting", "long", a.year)), " eller ",
                    _SAY.share(share, behind=" procent"), " väntat i mer än 90 dagar."),
            )
        ),
    ]  # fmt: skip


def _beds(a: Accounts) -> list[Block]:
    """Beds and how many were taken."""

    def used(key: str, when: int) -> Quantity:
        """The share of beds that were taken."""
        return a.register.quotient(a("taken", key, when), a("beds", key, when))

    rows = []
    for key, label in (*((key, label) for key, label, _ in _BEDS), ("all", "Totalt")):
        cells = [_COUNT.people(a("beds", key, a.last)), _COUNT.people(a("beds", key, a.year)),
                 _COUNT.people(a("taken", key, a.year)), _SAY.share(used(key, a.year)),
                 _SAY.share(used(key, a.last))]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    fewer = a.less("beds", "all", a.year, a.last)
    apart = a.register.difference(used("all", a.year), used("all", a.last))
    heads = ["", f"Disponibla {a.last}", f"Disponibla {a.year}", f"Belagda {a.year}",
             f"Beläggning {a.year}, %", f"Beläggning {a.last}, %"]  # fmt: skip
    return [
        table("Vårdplatser, genomsnitt per dygn", heads, rows),
        text(
            *told(
                say("I genomsnitt fanns ", _COUNT.people(a("beds", "all", a.year)),
                    " disponibla vårdplatser, ", _COUNT.people(fewer, "difference", True), " ",
                    turn(fewer, "fler", "färre"), f" än {a.last}."),
                say("Beläggningen var ", _SAY.share(used("all", a.year), behind=" procent"),
                    ", det är ",
                    _SAY.points(apart), " ", turn(apart, "högre", "lägre"), "."),
                say("Högst låg den inom ", _low(_highest(a)), "."),
            )
        ),
    ]  # fmt: skip


def _highest(a: Accounts) -> str:
    """The speciality whose beds were most taken."""
    return max(
        _BEDS, key=lambda one: a("taken", one[0], a.year).value / a("beds", one[0], a.year).value
    )[1]


def _jobs(a: Accounts) -> list[Block]:
    """Full-time equivalents by profession, sick leave."""
    rows = []
    for key, label in (*((key, label) for key, label, _ in _JOBS), ("all", "Summa årsarbetare")):
        more = a.less("jobs", key, a.year, a.last)
        cells = [_COUNT.people(a("jobs", key, a.year)), _COUNT.people(a("jobs", key, a.last)),
                 _COUNT.people(more, "difference")]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    grown, nurses = (
        a.growth("jobs", "all", a.year, a.last),
        a.less("jobs", "nurses", a.year, a.last),
    )
    each = a.register.per(a("cost", "own", a.year), a("jobs", "all", a.year))
    ill = a.less("ill", "all", a.year, a.last)
    return [
        text(
            *told(
                say("Antalet årsarbetare ", turn(grown, "ökade", "minskade"), " med ",
                    _SAY.share(grown, behind=" procent", size=True), " till ",
                    _COUNT.people(a("jobs", "all", a.year)), "."),
                say("Sjuksköterskorna blev ", _COUNT.people(nurses, "difference", True), " ",
                    turn(nurses, "fler", "färre"), "."),
                say("Bemanningskostnaden per årsarbetare uppgick till ",
                    Pen("tkr", 0, NumberStyle(), " tkr")(each), "."),
                say("Sjukfrånvaron ", turn(ill, "steg", "sjönk"), " från ",
                    _SAY.share(a("ill", "all", a.last)), " till ",
                    _SAY.share(a("ill", "all", a.year), behind=" procent"), "."),
            )
        ),
        table("Årsarbetare per yrkesgrupp", ["", str(a.year), str(a.last), "Förändring"], rows),
    ]  # fmt: skip


FAMILY = Family("hospital-care", make)
