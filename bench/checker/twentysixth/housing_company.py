"""A municipal housing company: kkr, parentheses below zero, five years on their side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, row, table, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book
from ._tell import because, body, number, pair, paper, para, percent, tell

_STYLE = NumberStyle(negative="()")
_C = Pen("tkr", style=_STYLE)
_K = Pen("tkr", style=_STYLE, behind=" kkr")
_M = Pen("mnkr", 1, _STYLE, behind=" mkr")
_RENTS = (
    ("Hyror bostäder", 171), ("Hyror lokaler", 24), ("Hyror garage och p-platser", 8),
    ("Övriga intäkter", 4),
)  # fmt: skip
_COSTS = (
    ("Driftkostnader", 84), ("Underhållskostnader", 33), ("Fastighetsskatt", 5),
    ("Avskrivningar", 34), ("Central administration", 14),
)  # fmt: skip
_RUNNING = (
    ("Värme", 24), ("El", 8), ("Vatten och avlopp", 11), ("Sophantering", 6),
    ("Fastighetsskötsel", 21), ("Reparationer", 14),
)  # fmt: skip
_AREAS = (
    ("Nybyggnad Kvarnängen", 61), ("Stambyte Lärkan", 23), ("Solceller", 4), ("Lekplatser", 2),
    ("Fönsterbyten", 7),
)  # fmt: skip
_TERMS = (
    ("Inom 1 år", 190), ("1–2 år", 165), ("2–3 år", 148), ("3–5 år", 224), ("Längre än 5 år", 118),
)  # fmt: skip
_ASSETS = (
    ("Byggnader och mark", 1_190), ("Pågående nyanläggningar", 64), ("Inventarier", 6),
    ("Kortfristiga fordringar", 9), ("Kassa och bank", 31),
)  # fmt: skip


def _million(some: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    return [(what, millions * 1_000_000) for what, millions in some]


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=4)
    for what, middle in (*_million(_RENTS), *_million(_COSTS)):
        if what != "Driftkostnader":
            b.line(what, middle, growth=0.035)
    for what, middle in _million(_RUNNING):
        b.line(what, middle, growth=0.03, spread=0.04, off=0.04)
    b.sum("Driftkostnader", [(what, "own", 1) for what, _middle in _RUNNING])
    b.sum("turnover", [(what, "own", 1) for what, _middle in _RENTS])
    b.sum("cost", [(what, "own", 1) for what, _middle in _COSTS])
    b.sum("operating", [("turnover", "own", 1), ("cost", "own", -1)])
    b.line("Ränteintäkter", 900_000, spread=0.3, off=0.1)
    b.line("Räntekostnader", 19_000_000, growth=0.06, spread=0.06)
    terms = [("operating", "own", 1), ("Ränteintäkter", "own", 1), ("Räntekostnader", "own", -1)]
    b.sum("before-tax", terms)
    for year, basis in b.all():
        left = b("before-tax", year=year, basis=basis).value
        b.base("tax", b.near(max(left, Decimal(0)) * 206 / 1000, 0.05), "own", year, basis)
    b.sum("result", [("before-tax", "own", 1), ("tax", "own", -1)])
    for what, middle in _million(_TERMS):
        b.line("loan", middle, what, growth=0.02, spread=0.06)
    b.sum("loan", [("loan", what, 1) for what, _middle in _TERMS], "all")
    debts = [("Uppskjuten skatt", 21_000_000), ("Kortfristiga skulder", 58_000_000)]
    b.balance(_million(_ASSETS), debts, 410_000_000, [("loan", "all")])
    for what, middle in _million(_AREAS):
        b.line("build", middle, what, spread=0.2, off=0.15)
    b.sum("build", [("build", what, 1) for what, _middle in _AREAS], "all")
    b.line("flats", 2_214, kind="count", growth=0.006, spread=0.002)
    b.line("empty", 29, kind="count", spread=0.3)
    b.line("staff", 58, kind="count", spread=0.03)
    b.line("moves", 391, kind="count", spread=0.08)
    b.line("queue", 7_420, kind="count", spread=0.06)
    b.rate("happy", 7900, 8500, move=120)
    b.rate("interest", 190, 320, move=45)
    b.rate("raise", 140, 290, move=40)
    b.line("energy", 104, kind="count", growth=-0.02, spread=0.01)
    return b


def _signed(what: str) -> int:
    costs = {*dict(_COSTS), *dict(_RUNNING), "cost", "Räntekostnader", "tax"}
    return -1 if what in costs else 1


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _solid(b: Book, year: int) -> Quantity:
    return b.share(b("equity", year=year), b("assets", year=year))


def _history(b: Book) -> Iterator[Block]:
    def line(what: str) -> list[Printed]:
        return [_C(b(what, year=year)) for year in reversed(b.years)]

    years = [*reversed(b.years)]
    rows = [
        row("Nettoomsättning", line("turnover")),
        row("Resultat efter finansiella poster", line("before-tax")),
        row("Balansomslutning", line("assets")),
        row("Soliditet, %", [percent(_solid(b, year), behind="") for year in years]),
        row("Antal lägenheter", [number(b("flats", year=year)) for year in years]),
        row("Outhyrda lägenheter", [number(b("empty", year=year)) for year in years]),
    ]
    turnover, solid = b.change("turnover"), b.r.difference(_solid(b, b.year),
                                                           _solid(b, b.year - 1))  # fmt: skip
    flats = b.change("flats", back=4)
    yield Heading("Flerårsöversikt", 1)
    yield transposed(table("Flerårsöversikt, belopp i kkr", ["År", *map(str, years)], rows))
    yield para(
        tell("Bolagets nettoomsättning uppgick till {}, {} {} än föregående år.",
             _M(b("turnover")), _M.size(turnover, "difference"), turn(turnover, "mer", "mindre")),
        tell("Omsättningen har därmed {} med {}.", turn(turnover, "ökat", "minskat"),
             _p(b.growth("turnover"), size=True)),
        tell("Resultatet efter finansiella poster blev {} kkr.", _C(b("before-tax"))),
        tell("Soliditeten {} från {} till {}.", turn(solid, "förbättrades", "försämrades"),
             _p(_solid(b, b.year - 1)), _p(_solid(b, b.year))),
        tell("Bolaget äger {} lägenheter, {} {} än {}.", number(b("flats")),
             number(flats, size=True, role="difference"), turn(flats, "fler", "färre"),
             str(b.years[0])),
        tell("Vid årsskiftet var {} lägenheter outhyrda, vilket ger en vakansgrad på {}.",
             number(b("empty")), _p(b.share(b("empty"), b("flats")))),
        tell("Under året skedde {} omflyttningar och {} personer stod i bostadskön.",
             number(b("moves")), number(b("queue"))),
    )  # fmt: skip


def _income(b: Book) -> Iterator[Block]:
    rows = [(what, what, "own", "item") for what, _middle in _RENTS]
    rows.append(("Summa rörelseintäkter", "turnover", "own", "sum"))
    rows += [(what, what, "own", "item") for what, _middle in _COSTS]
    rows += [
        ("Summa rörelsekostnader", "cost", "own", "sum"),
        ("Rörelseresultat", "operating", "own", "sum"),
        ("Ränteintäkter", "Ränteintäkter", "own", "item"),
        ("Räntekostnader", "Räntekostnader", "own", "item"),
        ("Resultat efter finansiella poster", "before-tax", "own", "sum"),
        ("Skatt", "tax", "own", "item"),
        ("Årets resultat", "result", "own", "sum"),
    ]
    yield Heading("Resultat", 1)
    yield table(
        "Resultaträkning, kkr",
        ["", f"Utfall {b.year}", f"Budget {b.year}", f"Utfall {b.year - 1}"],
        body(
            rows,
            [
                lambda what, who: _C(b(what, who), _signed(what)),
                lambda what, who: _C(b.plan(what, who), _signed(what)),
                lambda what, who: _C(b.last(what, who), _signed(what)),
            ],
        ),
    )
    gap, rents, care = b.gap("before-tax"), b.change("Hyror bostäder"), b.gap(
        "Underhållskostnader", better=-1)  # fmt: skip
    interest = b.change("Räntekostnader")
    yield para(
        tell("Resultatet efter finansiella poster är {} {} än budget.",
             _K.size(gap, "difference"), turn(gap, "bättre", "sämre")),
        tell("Bostadshyrorna {} med {} till {}.", turn(rents, "ökade", "minskade"),
             _K.size(rents, "difference"), _K(b("Hyror bostäder"))),
        tell("De utgör {} av rörelseintäkterna.",
             _p(b.share(b("Hyror bostäder"), b("turnover")))),
        tell("Årets hyreshöjning var {} från den 1 april.", _p(b("raise"), 2)),
        because(
            tell("Underhållet kostade {}, {} {} än budgeterat.", _K(b("Underhållskostnader")),
                 _K.size(care, "difference"), turn(care, "mindre", "mer")),
            care, "Några badrumsrenoveringar har flyttats till nästa år.",
            "Flera vattenskador har tvingat fram åtgärder som inte var planerade.",
        ),
        tell("Lokalhyrorna blev {}, mot {} i budget och {} föregående år.",
             _K(b("Hyror lokaler")), _K(b.plan("Hyror lokaler")), _K(b.last("Hyror lokaler"))),
        tell("Räntekostnaderna uppgick till {}, en {} med {} sedan {}.",
             _K(b("Räntekostnader")), turn(interest, "ökning", "minskning"),
             _K.size(interest, "difference"), str(b.year - 1)),
        tell("Skatten på årets resultat är {} och årets resultat {} kkr.", _K(b("tax")),
             _C(b("result"))),
    )  # fmt: skip


def _running(b: Book) -> Iterator[Block]:
    heat, whole = b.change("Värme"), b.gap("Driftkostnader", better=-1)
    yield Heading("Driftkostnader")
    yield table(
        "Driftkostnader fördelade på kostnadsslag, kkr",
        ["Kostnadsslag", str(b.year), str(b.year - 1), "Förändring", f"Budget {b.year}"],
        body(
            [*((what, what, "own", "item") for what, _middle in _RUNNING),
             ("Summa driftkostnader", "Driftkostnader", "own", "sum")],
            [
                lambda what, who: _C(b(what, who)),
                lambda what, who: _C(b.last(what, who)),
                lambda what, who: _C(b.change(what, who)),
                lambda what, who: _C(b.plan(what, who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Driftkostnaderna uppgick till {}, vilket är {} {} än budget.",
             _K(b("Driftkostnader")), _K.size(whole, "difference"),
             turn(whole, "lägre", "högre")),
        tell("Värmekostnaden {} med {} eller {}.", turn(heat, "steg", "sjönk"),
             _K.size(heat, "difference"), _p(b.growth("Värme"), size=True)),
        tell("Vatten och avlopp samt sophantering kostade {} respektive {}.",
             _K(b("Vatten och avlopp")), _K(b("Sophantering"))),
        tell("Fastighetsskötseln står för {} av driftkostnaderna.",
             _p(b.share(b("Fastighetsskötsel"), b("Driftkostnader")))),
        tell("Reparationer kostade {} mot {} i budget.", _K(b("Reparationer")),
             _K(b.plan("Reparationer"))),
        tell("Driftkostnaden per lägenhet var {} kronor.",
             Pen("kr")(b.r.per(b("Driftkostnader"), b("flats")))),
        tell("Energianvändningen var {} kWh per kvadratmeter.", number(b("energy"))),
        tell("I hyresgästenkäten svarar {} att de trivs bra eller mycket bra.", _p(b("happy"))),
    )  # fmt: skip


def _position(b: Book) -> Iterator[Block]:
    rows = [(what, what, "own", "item") for what, _middle in _ASSETS]
    rows += [
        ("Summa tillgångar", "assets", "own", "sum"),
        ("Eget kapital", "equity", "own", "item"),
        ("Uppskjuten skatt", "Uppskjuten skatt", "own", "item"),
        ("Skulder till kreditinstitut", "loan", "all", "item"),
        ("Kortfristiga skulder", "Kortfristiga skulder", "own", "item"),
        ("Summa eget kapital och skulder", "liabilities", "own", "sum"),
    ]
    loans, cash = b.change("loan", "all"), b.change("Kassa och bank")
    yield Heading("Finansiell ställning", 1)
    yield table(
        "Balansräkning i sammandrag, kkr",
        ["", f"31 dec {b.year}", f"31 dec {b.year - 1}"],
        body(
            rows,
            [lambda what, who: _C(b(what, who)), lambda what, who: _C(b.last(what, who))],
        ),
    )
    yield table(
        "Låneskuld efter förfallotid",
        ["Förfaller", "Belopp, kkr", "Andel, %"],
        body(
            [*((what, "loan", what, "item") for what, _middle in _TERMS),
             ("Summa", "loan", "all", "sum")],
            [
                lambda what, who: _C(b(what, who)),
                lambda what, who: percent(b.share(b(what, who), b(what, "all")), behind="")
                if who != "all" else None,
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Skulderna till kreditinstitut uppgick vid årets slut till {}.",
             _M(b("loan", "all"))),
        tell("Det är {} {} än vid årets början.", _M.size(loans, "difference"),
             turn(loans, "mer", "mindre")),
        tell("Av lånen förfaller {} inom ett år, vilket är {} av skulden.",
             _M(b("loan", "Inom 1 år")),
             _p(b.share(b("loan", "Inom 1 år"), b("loan", "all")))),
        pair("Snitträntan var {}, mot {} föregående år.", _p(b("interest"), 2),
             _p(b.last("interest"), 2)),
        tell("Likvida medel {} till {}.", turn(cash, "ökade", "minskade"),
             _M(b("Kassa och bank"))),
        tell("Det egna kapitalet uppgår till {} och balansomslutningen till {}.",
             _M(b("equity")), _M(b("assets"))),
    )  # fmt: skip


def _building(b: Book) -> Iterator[Block]:
    gap = b.gap("build", "all", -1)
    yield Heading("Investeringar och personal", 1)
    yield table(
        "Årets investeringar, kkr",
        ["Projekt", "Utfall", "Budget"],
        body(
            [*((what, "build", what, "item") for what, _middle in _AREAS),
             ("Totalt", "build", "all", "sum")],
            [lambda what, who: _C(b(what, who)), lambda what, who: _C(b.plan(what, who))],
        ),
    )  # fmt: skip
    yield para(
        tell("Bolaget investerade {} under året, {} {} än budget.", _M(b("build", "all")),
             _M.size(gap, "difference"), turn(gap, "mindre", "mer")),
        tell("Nybyggnationen på Kvarnängen svarar för {} av beloppet.",
             _M(b("build", "Nybyggnad Kvarnängen"))),
        tell("Hela nybyggnadsprojektet är kostnadsberäknat till {}.",
             _M(b.base("project", b.near(184_000_000, 0.08)))),
        tell("Stambytet i kvarteret Lärkan kostade {} mot planerade {}.",
             _M(b("build", "Stambyte Lärkan")), _M(b.plan("build", "Stambyte Lärkan"))),
        tell("Fönsterbyten har gjorts för {} och solceller har satts upp för {}.",
             _K(b("build", "Fönsterbyten")), _K(b("build", "Solceller"))),
        tell("Antalet anställda var {}.", number(b("staff"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_history, _income, _running, _position, _building)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Årsredovisning {b.year}, AB {m.name}bostäder", blocks)


FAMILY = Family("housing-company", make)
