"""A social services office's personnel report: small tables of years, short sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, row, table, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Printed, Table
from ..quantities import Quantity
from ._book import Book
from ._tell import because, body, number, pair, paper, para, percent, tell

_K = Pen("tkr", behind=" kkr")
_T = Pen("tkr")
_UNITS = ("Barn och familj", "Vuxenstöd", "Mottagning", "Ekonomiskt bistånd", "Boendestöd")
_AGES = (("–29", 16), ("30–39", 29), ("40–49", 26), ("50–59", 20), ("60–", 9))
_COSTS = (
    ("Månadslöner", 61), ("Timlöner", 4), ("Övertid", 1), ("Sociala avgifter", 21),
    ("Pensioner", 5), ("Sjuklön dag 1–14", 1),
)  # fmt: skip
_ENGAGED = (("Motivation", 795), ("Ledarskap", 803), ("Styrning", 781))
_EVENTS = (("Tillbud", 62), ("Olycksfall", 11), ("Hot och våld", 27))
_SICK = (("Kvinnor", "women"), ("Män", "men"), ("–29 år", "29"), ("30–49 år", "30-49"),
         ("50– år", "50"), ("Totalt", "all"))  # fmt: skip


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=2, bases=())
    for who, middle in zip(_UNITS, (47, 23, 18, 21, 29), strict=True):
        b.line("staff", middle, who, "count", spread=0.05)
    b.sum("staff", [("staff", who, 1) for who in _UNITS], "all")
    b.split("staff", [("women", 81), ("men", 19)], "all", 0.02)
    b.split("staff", [(f"age {age}", share) for age, share in _AGES], "all", 0.08)
    for year in b.years:
        worked = b("staff", "all", year).value * b.chance.randint(918, 951) / 1000
        b.base("full-time", Decimal(round(worked * 10)) / 10, year=year, kind="index")
    for what, millions in _COSTS:
        b.line(what, millions * 1_000_000, spread=0.06 if millions < 6 else 0.02, growth=0.035)
    b.sum("cost", [(what, "own", 1) for what, _millions in _COSTS])
    b.sick()
    b.sick_of([who for who in _UNITS if who != "Barn och familj"], "Barn och familj")
    b.rate("sick city", 640, 790, move=35)
    b.rate("short", 3300, 4300, move=350)
    for what, middle in _ENGAGED:
        b.rate("engaged", middle - 15, middle + 15, what, move=18, kind="index", scale=10)
    for year in b.years:
        whole = sum((b("engaged", what, year).value for what, _m in _ENGAGED), Decimal(0)) / 3
        b.base("engaged", whole, "all", year, kind="index")
    for what, middle in _EVENTS:
        b.line("events", middle, what, "count", spread=0.2)
    b.sum("events", [("events", what, 1) for what, _middle in _EVENTS], "all")
    b.line("left", 17, kind="count", spread=0.2)
    for year in b.years:
        before = b.find("staff", "all", year - 1, "outcome")
        staff, left = b("staff", "all", year), b("left", year=year)
        grown = staff.value - before.value if before else Decimal(2)
        hired = b.base("hired", left.value + grown, year=year, kind="count")
        if before:
            b.r.follows(staff, [(before, 1), (hired, 1), (left, -1)])
    b.line("advert", 24, kind="count", spread=0.2)
    b.line("applied", 311, kind="count", spread=0.2)
    b.line("consult", 3_800_000, spread=0.25)
    b.rate("span", 172, 230, move=12, kind="index", scale=10)
    b.rate("answer", 8100, 9300, move=200)
    b.rate("age", 425, 447, move=5, kind="index", scale=10)
    return b


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, behind=" %", size=size)


def _years(b: Book, title: str, first: str, rows: list[tuple[str, str, str, str]],
           decimals: int = 0) -> Table:  # fmt: skip
    """A table of three years, the eldest first."""

    def cell(one: Quantity) -> Printed:
        if one.kind == "money":
            return _T(one)
        if one.kind == "ratio":
            return percent(one, decimals, behind="")
        return number(one, decimals)

    columns = [(lambda what, who, year=year: cell(b(what, who, year))) for year in b.years]
    return table(title, [first, *map(str, b.years)], body(rows, columns))


def _staff(b: Book) -> Iterator[Block]:
    change, worked = b.change("staff", "all"), b.change("full-time")
    yield Heading("Personalbild", 1)
    yield _years(b, "Antal tillsvidareanställda", "Enhet", [
        *((who, "staff", who, "item") for who in _UNITS), ("Summa", "staff", "all", "sum"),
        ("Omräknat till årsarbetare", "full-time", "own", "item"),
    ])  # fmt: skip
    yield para(
        tell("Antalet anställda har {} från {} till {}.", turn(change, "ökat", "minskat"),
             number(b.last("staff", "all")), number(b("staff", "all"))),
        tell("Det är en skillnad på {} personer.", number(change, size=True, role="difference"))
        if change.value else None,
        tell("Sedan {} är förändringen {} personer.", str(b.years[0]),
             number(b.change("staff", "all", 2), role="difference"))
        if b.change("staff", "all", 2).value else None,
        tell("Omräknat till heltid fanns {} årsarbetare.", number(b("full-time")))
        if worked.value else None,
        tell("Barn och familj är störst med {} anställda.", number(b("staff", "Barn och familj"))),
        tell("Vuxenstöd hade {} anställda vid mätningen {} och {} året dessförinnan.",
             number(b("staff", "Vuxenstöd")), str(b.year), number(b.last("staff", "Vuxenstöd"))),
    )  # fmt: skip
    shares = [
        row(label, [percent(b.share(b(what, "all", year), b("staff", "all", year)), 0, behind="")
                    for year in b.years])
        for label, what in (("Kvinnor", "women"), ("Män", "men"))
    ]  # fmt: skip
    yield transposed(table("Könsfördelning, %", ["År", *map(str, b.years)], shares))
    yield para(
        tell("Andelen män är {}.", _p(b.share(b("men", "all"), b("staff", "all")), 0)),
        tell("Det motsvarar {} personer.", number(b("men", "all"))),
        tell("Medelåldern är {} år.", number(b("age"), 1)),
    )
    yield _years(b, "Antal medarbetare per åldersgrupp", "Ålder", [
        *((age, f"age {age}", "all", "item") for age, _share in _AGES),
        ("Samtliga", "staff", "all", "sum"),
    ])  # fmt: skip
    young = b.change("age –29", "all")
    yield para(
        tell("{} medarbetare är under 30 år, {} {} än {}.", number(b("age –29", "all")),
             number(young, size=True, role="difference"), turn(young, "fler", "färre"),
             str(b.year - 1)),
        tell("Gruppen 30–39 år utgör {} av de anställda.",
             _p(b.share(b("age 30–39", "all"), b("staff", "all")), 0)),
        tell("Antalet som är 60 år eller äldre är {}.", number(b("age 60–", "all"))),
    )  # fmt: skip


def _moves(b: Book) -> Iterator[Block]:
    yield Heading("Rekrytering", 1)
    yield _years(b, "Rekrytering och avgångar", "Antal", [
        ("Annonserade tjänster", "advert", "own", "item"),
        ("Ansökningar", "applied", "own", "item"), ("Nyanställda", "hired", "own", "item"),
        ("Avslutade", "left", "own", "item"),
    ])  # fmt: skip
    applied = b.change("applied")
    net = b.r.difference(b("hired"), b("left"))
    yield para(
        tell("{} tjänster annonserades och {} ansökningar kom in.", number(b("advert")),
             number(b("applied"))),
        tell("Antalet ansökningar har {} med {} eller {}.", turn(applied, "ökat", "minskat"),
             number(applied, size=True, role="difference"), _p(b.growth("applied"), size=True)),
        pair("Under {} anställdes {} och {} slutade.".replace("{}", str(b.year), 1),
             number(b("hired")), number(b("left"))),
        tell("Nyanställningarna var {} {} än avgångarna.",
             number(net, size=True, role="difference"), turn(net, "fler", "färre")),
        tell("Inhyrda socialsekreterare kostade {}, mot {} året innan.", _K(b("consult")),
             _K(b.last("consult"))),
        tell("Cheferna har i genomsnitt {} underställda.", number(b("span"), 1)),
    )  # fmt: skip


def _costs(b: Book) -> Iterator[Block]:
    cost, extra = b.change("cost"), b.change("Övertid")
    yield Heading("Personalkostnader", 1)
    yield _years(b, "Personalkostnader, kkr", "", [
        *((what, what, "own", "item") for what, _millions in _COSTS),
        ("Totala personalkostnader", "cost", "own", "sum"),
    ])  # fmt: skip
    yield para(
        tell("De totala personalkostnaderna {} med {} till {}.", turn(cost, "steg", "sjönk"),
             _K.size(cost, "difference"), _K(b("cost"))),
        tell("Det är en {} med {}.", turn(cost, "ökning", "minskning"),
             _p(b.growth("cost"), size=True)),
        because(
            tell("Övertiden kostade {}, {} {} än {}.", _K(b("Övertid")),
                 _K.size(extra, "difference"), turn(extra, "mer", "mindre"), str(b.year - 1)),
            extra, "Mottagningen har haft flera vakanser under sommaren.",
            "Mottagningen har varit fullt bemannad sedan i våras.",
        ),
        tell("Månadslönerna utgör {} av kostnaderna.", _p(b.share(b("Månadslöner"), b("cost")))),
        tell("Sjuklön dag 1–14 uppgick till {}.", _K(b("Sjuklön dag 1–14"))),
    )  # fmt: skip


def _sick(b: Book) -> Iterator[Block]:
    change, women = b.change("sick all"), b.change("sick women")
    apart = b.r.difference(b("sick all"), b("sick city"))
    order = sorted(_UNITS, key=lambda who: b("sick", who).value)
    yield Heading("Sjukfrånvaro", 1)
    yield _years(b, "Sjukfrånvaro i procent", "", [
        *((label, f"sick {group}", "own", "item") for label, group in _SICK),
        ("Kommunen totalt", "sick city", "own", "item"),
    ], 2)  # fmt: skip
    yield para(
        tell("Sjukfrånvaron på kontoret har {} från {} till {}.", turn(change, "ökat", "minskat"),
             _p(b.last("sick all"), 2), _p(b("sick all"), 2)),
        tell("Den ligger {} {} kommunen som helhet.", Pen(share_decimals=2).points(apart),
             turn(apart, "över", "under")),
        tell("Kvinnornas sjukfrånvaro har {} med {}.", turn(women, "ökat", "minskat"),
             Pen(share_decimals=2).points(women)),
        tell("Männens sjukfrånvaro är {}.", _p(b("sick men"), 2)),
        tell(f"Av enheterna har {order[-1].lower()} den högsta sjukfrånvaron med {{}}.",
             _p(b("sick", order[-1]), 2)),
        tell("Korttidsfrånvaron, dag 1–14, utgör {} av all sjukfrånvaro.", _p(b("short"))),
    )  # fmt: skip


def _health(b: Book) -> Iterator[Block]:
    whole, led = b.change("engaged", "all"), ("engaged", "Ledarskap")
    events = b.change("events", "all")
    yield Heading("Arbetsmiljö", 1)
    yield _years(b, "Hållbart medarbetarengagemang, index", "Delindex", [
        *((what, "engaged", what, "item") for what, _middle in _ENGAGED),
        ("Totalt index", "engaged", "all", "item"),
    ], 1)  # fmt: skip
    yield para(
        pair(
            "Årets index är {}, föregående år var det {}.",
            number(b("engaged", "all"), 1),
            number(b.last("engaged", "all"), 1),
        )
        if whole.value
        else None,
        tell("För ledarskap är värdet {}.", number(b(*led), 1)),
        tell("Enkäten besvarades av {}.", _p(b("answer"), 0)),
    )
    yield _years(b, "Anmälda händelser", "Typ", [
        *((what, "events", what, "item") for what, _middle in _EVENTS),
        ("Summa", "events", "all", "sum"),
    ])  # fmt: skip
    yield para(
        tell("Totalt anmäldes {} händelser, {} {} än {}.", number(b("events", "all")),
             number(events, size=True, role="difference"), turn(events, "fler", "färre"),
             str(b.year - 1)),
        tell("Av dem gällde {} hot och våld.", number(b("events", "Hot och våld"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_staff, _moves, _costs, _sick, _health)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Personalbokslut {b.year}, socialkontoret", blocks)


FAMILY = Family("office-staff", make)
