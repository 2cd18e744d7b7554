"""A board for children and schools: mkr with a decimal, two rows of heads, forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ..compose import Pen, counted, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Table
from ..quantities import Quantity
from ._book import Book, units
from ._tell import because, body, number, pair, paper, para, percent, points, seen, tell

_C = Pen("mnkr", 1)
_GAP = _C.but(style=NumberStyle(plus=True))
_M = Pen("mnkr", 1, behind=" mkr")
_UNITS = (
    ("Nämnd och förvaltning", 19, 1),
    ("Förskola", 214, 21),
    ("Fritidshem", 52, 10),
    ("Förskoleklass", 23, 1),
    ("Grundskola", 371, 33),
    ("Resursskola", 28, 1),
    ("Gymnasieskola", 149, 12),
    ("Vuxenutbildning", 31, 14),
)
_PUPILS = (
    ("Förskola", 1_390), ("Fritidshem", 1_240), ("Förskoleklass", 352), ("Grundskola", 3_310),
    ("Gymnasieskola", 1_160),
)  # fmt: skip
_JOBS = (
    ("Förskollärare", 1_270), ("Barnskötare", 1_480), ("Lärare i grundskola", 2_610),
    ("Lärare i gymnasieskola", 780), ("Fritidspersonal", 640), ("Elevhälsa", 310),
    ("Rektorer", 270), ("Övriga", 980),
)  # fmt: skip
_BUYS = (
    ("Inventarier nya skolan", 4_200), ("Datorer och skärmar", 3_100),
    ("Förskolegårdar", 1_900), ("Arbetsmiljöåtgärder", 800), ("Möbler gymnasiet", 1_300),
)  # fmt: skip


def _p(quantity: Quantity, size: bool = False) -> Printed:
    return percent(quantity, behind=" %", size=size)


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=2, bases=("budget", "april", "august"))
    units(b, _UNITS, off=0.018)
    for what, middle in _PUPILS:
        b.line("pupils", middle, what, "count", growth=0.012, off=0.012)
    b.sum("pupils", [("pupils", what, 1) for what, _middle in _PUPILS], "all")
    for what, tenths in _JOBS:
        for year in b.years:
            b.base("jobs", b.near(tenths, 0.03) / 10, what, year, kind="index")
    b.sum("jobs", [("jobs", what, 1) for what, _tenths in _JOBS], "all")
    for what, thousands in _BUYS:
        b.line("buy", thousands * 1000, what, spread=0.2, off=0.25)
    b.sum("buy", [("buy", what, 1) for what, _middle in _BUYS], "all")
    b.rate("merit", 2150, 2320, move=60, kind="index", scale=10, target=50)
    b.rate("fit", 8300, 9000, move=160, target=100)
    b.rate("safe", 8100, 9200, move=150, target=100)
    b.rate("licence", 7000, 8600, move=170, target=100)
    b.rate("degree", 6800, 7900, move=190, target=100)
    b.sick()
    b.line("grants", 41_300_000)
    b.line("substitutes", 12_800_000, spread=0.06)
    b.line("transport", 23_100_000, spread=0.04)
    b.line("school-choice", 318, kind="count", spread=0.07)
    b.line("queue", 27, kind="count", spread=0.2)
    return b


def _operations(b: Book) -> Table:
    rows = [(who, "net", who, "item") for who, _cost, _income in _UNITS]
    heads: list[list[str | Head]] = [
        ["", Head(f"Budget {b.year}", 3), Head(f"Utfall {b.year}", 3), "", str(b.year - 1)],
        ["Mkr", *["Intäkter", "Kostnader", "Netto"] * 2, "Avvikelse", "Netto"],
    ]
    return tall(
        "Driftredovisning",
        heads,
        body(
            [*rows, ("Summa", "net", "all", "sum")],
            [
                lambda _what, who: _C(b.plan("income", who)),
                lambda _what, who: _C(b.plan("cost", who), -1),
                lambda _what, who: _C(b.plan("net", who), -1),
                lambda _what, who: _C(b("income", who)),
                lambda _what, who: _C(b("cost", who), -1),
                lambda _what, who: _C(b("net", who), -1),
                lambda _what, who: _GAP(b.gap("net", who, -1)),
                lambda _what, who: _C(b.last("net", who), -1),
            ],
        ),
    )


def _forecast(b: Book, who: str, basis: str) -> Quantity:
    return b.r.difference(b.plan("net", who), b.plan("net", who, basis))


def _result(b: Book) -> Iterator[Block]:
    gap, change = b.gap("net", "all", -1), b.change("net", "all")
    gaps = {who: b.gap("net", who, -1) for who, _cost, _income in _UNITS}
    order = sorted(gaps, key=lambda who: gaps[who].value)
    good = seen(b.r, "school good", [_C(one) for one in gaps.values()])
    yield Heading("Ekonomisk uppföljning", 1)
    yield Heading("Årets resultat")
    yield para(
        tell("Barn- och utbildningsnämndens resultat för {} är {} mkr i förhållande till budget.",
             str(b.year), _GAP(gap, role="difference")),
        tell("Kostnaderna blev {} och intäkterna {}, vilket ger en nettokostnad på {}.",
             _M(b("cost", "all")), _M(b("income", "all")), _M(b("net", "all"))),
        tell("Nettokostnaden har {} med {} ({}) sedan {}.", turn(change, "ökat", "minskat"),
             _M.size(change, "difference"), _p(b.growth("net", "all"), size=True),
             str(b.year - 1)),
    )  # fmt: skip
    yield _operations(b)
    yield para(
        because(
            tell("Störst underskott redovisar verksamheten {}, {}.", order[0].lower(),
                 _M.size(gaps[order[0]], "difference")),
            gaps[order[0]], "", "Fler barn i behov av särskilt stöd och dyrare interkommunala "
            "platser förklarar det mesta.",
        ) if gaps[order[0]].value < -100_000 else None,
        tell("Av underskottet avser {} tilläggsbelopp och {} högre kostnader för lokaler.",
             _M(b.piece("support", gaps[order[0]], 35, 55)),
             _M(b.piece("premises", gaps[order[0]], 10, 25)))
        if gaps[order[0]].value < -1_000_000 else None,
        tell("Bäst utfall mot budget har verksamheten {}, ett överskott på {}.", order[-1].lower(),
             _M.size(gaps[order[-1]], "difference")) if gaps[order[-1]].value > 0 else None,
        tell("{} av nämndens {} verksamheter redovisar ett överskott.",
             counted(good, capital=True),
             counted(b.r.count("school units", [b("net", who) for who in gaps])))
        if good else None,
    )  # fmt: skip
    school, cost = b.gap("net", "Grundskola", -1), b.change("cost", "Grundskola")
    yield para(
        tell("Grundskolan är den största verksamheten och står för {} av nettokostnaden.",
             _p(b.share(b("net", "Grundskola"), b("net", "all")))),
        tell("Den redovisar ett {} på {}.", turn(school, "överskott", "underskott"),
             _M.size(school, "difference")),
        tell("Förskolans kostnader uppgick till {} mot budgeterade {}.",
             _M(b("cost", "Förskola")), _M(b.plan("cost", "Förskola"))),
        tell("Grundskolans kostnader var {} {} än föregående år.", _M.size(cost, "difference"),
             turn(cost, "högre", "lägre")),
        tell("Riktade statsbidrag har intäktsförts med {}, varav merparten kommer från "
             "Skolverket.", _M(b("grants"))),
        pair("Vikarier kostade {}, att jämföra med {} året innan.",
             _M(b("substitutes")), _M(b.last("substitutes"))),
        tell("Skolskjutsar kostade {}.", _M(b("transport"))),
    )  # fmt: skip


def _forecasts(b: Book) -> Iterator[Block]:
    rows = [(who, "", who, "item") for who, _cost, _income in _UNITS]
    yield Heading("Prognossäkerhet")
    yield table(
        f"Avvikelse mot budget i prognoser och bokslut {b.year}, mkr",
        ["Verksamhet", "Prognos april", "Prognos augusti", "Bokslut"],
        body(
            [*rows, ("Nämnden totalt", "", "all", "sum")],
            [
                lambda _what, who: _GAP(_forecast(b, who, "april")),
                lambda _what, who: _GAP(_forecast(b, who, "august")),
                lambda _what, who: _GAP(b.gap("net", who, -1)),
            ],
        ),
    )
    moved = b.r.difference(b.gap("net", "all", -1), _forecast(b, "all", "august"))
    yield para(
        tell("I april var prognosen {} mkr och i augusti {} mkr.",
             _GAP(_forecast(b, "all", "april")), _GAP(_forecast(b, "all", "august"))),
        because(
            tell("Bokslutet blev {} {} än augustiprognosen.", _M.size(moved, "difference"),
                 turn(moved, "bättre", "sämre")),
            moved, "Höstens återhållsamhet med inköp har gett större effekt än väntat.",
            "Höstterminens elevtal och kostnader för vikarier underskattades.",
        ),
    )  # fmt: skip


def _pupils(b: Book) -> Iterator[Block]:
    change, last = b.change("pupils", "all"), b.year - 1
    cost = b.r.per(b("net", "Grundskola"), b("pupils", "Grundskola"))
    before = b.r.per(b.last("net", "Grundskola"), b.last("pupils", "Grundskola"))
    kr = Pen("kr", behind=" kronor")
    yield Heading("Barn och elever")
    yield table(
        "Antal barn och elever, genomsnitt under året",
        ["", str(b.year - 2), str(last), str(b.year), f"Budget {b.year}"],
        body(
            [*((what, "pupils", what, "item") for what, _middle in _PUPILS),
             ("Totalt", "pupils", "all", "sum")],
            [
                lambda what, who: number(b(what, who, b.year - 2)),
                lambda what, who: number(b.last(what, who)),
                lambda what, who: number(b(what, who)),
                lambda what, who: number(b.plan(what, who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Antalet barn och elever {} med {} till {}.", turn(change, "ökade", "minskade"),
             number(change, size=True, role="difference"), number(b("pupils", "all"))),
        tell("Gymnasieskolan hade {} elever, budgeten byggde på {}.",
             number(b("pupils", "Gymnasieskola")), number(b.plan("pupils", "Gymnasieskola"))),
        tell("Grundskolans nettokostnad per elev var {} mot {} år {}.", kr(cost), kr(before),
             str(last)),
        tell("Till höstterminen gjorde {} elever ett skolval till en annan skola än den "
             "närmaste.", number(b("school-choice"))),
        tell("Antalet elever i grundskolan var {}, mot {} två år tidigare.",
             number(b("pupils", "Grundskola")), number(b("pupils", "Grundskola", b.year - 2))),
        tell("Förskolan hade i genomsnitt {} barn, {} {} än i budget.",
             number(b("pupils", "Förskola")),
             number(b.gap("pupils", "Förskola"), size=True, role="difference"),
             turn(b.gap("pupils", "Förskola"), "fler", "färre")),
        tell("I december väntade {} barn på förskoleplats.", number(b("queue"))),
    )  # fmt: skip


def _quality(b: Book) -> Iterator[Block]:
    rows = (
        ("Behöriga till yrkesprogram", "fit"), ("Trygga elever i årskurs 8", "safe"),
        ("Legitimerade lärare", "licence"), ("Examen inom tre år", "degree"),
    )  # fmt: skip
    good = seen(b.r, "school goals", [percent(b.gap(what)) for _label, what in rows])
    yield Heading("Måluppfyllelse", 1)
    yield table(
        "Nyckeltal för kvalitet (%)",
        ["Indikator", f"Utfall {b.year - 2}", f"Utfall {b.year - 1}", f"Utfall {b.year}", "Mål"],
        body(
            [(label, what, "own", "item") for label, what in rows],
            [
                lambda what, who: percent(b(what, who, b.year - 2), behind=""),
                lambda what, who: percent(b.last(what, who), behind=""),
                lambda what, who: percent(b(what, who), behind=""),
                lambda what, who: percent(b.plan(what, who), 0, behind=""),
            ],
        ),
    )
    fit, safe, merit = b.change("fit"), b.gap("safe"), b.change("merit")
    yield para(
        tell("{} av indikatorerna når målet.", counted(good, capital=True)) if good else None,
        tell("Andelen behöriga till yrkesprogram {} från {} till {}.",
             turn(fit, "steg", "sjönk"), _p(b.last("fit")), _p(b("fit"))),
        tell("Andelen trygga elever i årskurs 8 är {}, {} {} målvärdet.", _p(b("safe")),
             Pen().points(safe), turn(safe, "över", "under")),
        tell("Det genomsnittliga meritvärdet i årskurs 9 blev {}, mot {} föregående läsår.",
             number(b("merit"), 1), number(b.last("merit"), 1)) if merit.value else None,
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    change = b.change("jobs", "all")
    yield Heading("Personal", 1)
    yield table(
        "Årsarbetare per yrkesgrupp",
        ["Yrkesgrupp", str(b.year), str(b.year - 1), "Förändring"],
        body(
            [*((what, "jobs", what, "item") for what, _tenths in _JOBS),
             ("Summa", "jobs", "all", "sum")],
            [
                lambda what, who: number(b(what, who), 1),
                lambda what, who: number(b.last(what, who), 1),
                lambda what, who: number(b.change(what, who), 1, NumberStyle(plus=True)),
            ],
        ),
    )  # fmt: skip
    yield table(
        "Sjukfrånvaro (%)",
        ["", *map(str, b.years)],
        body(
            [("Kvinnor", "sick women", "own", "item"), ("Män", "sick men", "own", "item"),
             ("Totalt", "sick all", "own", "item")],
            [
                lambda what, who: percent(b(what, who, b.year - 2), behind=""),
                lambda what, who: percent(b.last(what, who), behind=""),
                lambda what, who: percent(b(what, who), behind=""),
            ],
        ),
    )  # fmt: skip
    nurse, sick = b.change("jobs", "Barnskötare"), b.change("sick all")
    yield para(
        tell("Förvaltningen hade {} årsarbetare i november, {} {} än ett år tidigare.",
             number(b("jobs", "all"), 1), number(change, 1, size=True, role="difference"),
             turn(change, "fler", "färre")),
        tell("Gruppen förskollärare omfattade {} årsarbetare.",
             number(b("jobs", "Förskollärare"), 1)),
        tell("Sjukfrånvaron uppgick till {}, {} för kvinnor och {} för män.",
             _p(b("sick all")), _p(b("sick women")), _p(b("sick men"))),
        tell("Den totala sjukfrånvaron har {} från {} föregående år.",
             turn(sick, "ökat", "minskat"), _p(b.last("sick all"))),
        tell("Antalet årsarbetare i gruppen barnskötare har {} med {}.",
             turn(nurse, "ökat", "minskat"), number(nurse, 1, size=True, role="difference")),
        tell("Lärarna i grundskolan motsvarar {} av samtliga årsarbetare.",
             _p(b.share(b("jobs", "Lärare i grundskola"), b("jobs", "all")))),
    )  # fmt: skip


def _buys(b: Book) -> Iterator[Block]:
    gap = b.gap("buy", "all", -1)
    yield Heading("Investeringar", 1)
    yield table(
        f"Investeringsredovisning {b.year}, mkr",
        ["Projekt", "Budget", "Utfall", "Avvikelse"],
        body(
            [*((what, "buy", what, "item") for what, _middle in _BUYS),
             ("Summa", "buy", "all", "sum")],
            [
                lambda what, who: _C(b.plan(what, who)),
                lambda what, who: _C(b(what, who)),
                lambda what, who: _GAP(b.gap(what, who, -1)),
            ],
        ),
    )  # fmt: skip
    yield from points(
        tell("Årets investeringar uppgick till {} jämfört med {} i budget.",
             _M(b("buy", "all")), _M(b.plan("buy", "all"))),
        tell("Investeringsbudgeten {} med {}.", turn(gap, "underskreds", "överskreds"),
             _M.size(gap, "difference")),
        tell("Datorer och skärmar har köpts in för {}.", _M(b("buy", "Datorer och skärmar"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_result, _forecasts, _pupils, _quality, _staff, _buys)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Bokslut {b.year} – barn- och utbildningsnämnden i {m.name}", blocks)


FAMILY = Family("school-board", make)
