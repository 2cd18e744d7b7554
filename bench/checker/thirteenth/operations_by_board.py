"""The account of operations: income, costs and net of each board against a budget that was changed
during the year, budget before outcome, then a word on each board under its own heading."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands=" ", negative="-")
_T = Pen("tkr", 0, _STYLE)
_D = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", plus=True))
_P = Pen("mnkr", 1, _STYLE, " mkr")
_K = Pen("tkr", 0, _STYLE, " tkr")
# What people call a board's operations.
_CALLED = {
    "Kommunstyrelsen": "kommunledning och gemensam service",
    "Barn- och utbildningsnämnden": "förskola och grundskola",
    "Socialnämnden": "individ- och familjeomsorg",
    "Vård- och omsorgsnämnden": "äldreomsorg och funktionsstöd",
    "Kultur- och fritidsnämnden": "kultur och fritid",
    "Miljö- och byggnadsnämnden": "bygglov och miljötillsyn",
    "Tekniska nämnden": "gator, parker och fastigheter",
    "Arbetsmarknadsnämnden": "arbetsmarknad och vuxenutbildning",
    "Överförmyndarnämnden": "tillsyn över ställföreträdare",
    "Valnämnden": "allmänna val",
    "Revisionen": "granskning åt fullmäktige",
    "Gymnasienämnden": "gymnasieskola",
}


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _budget(books)
    big = sorted(m.boards, key=lambda one: -m("board-net", one.key).value)
    blocks: list[Block] = [
        Heading("Driftredovisning", 1),
        *_principles(),
        *_whole(books),
        _table(m),
        *_frames(books),
        Heading("Kommentarer per nämnd"),
    ]
    ways = (_first_way, _second_way, _third_way)
    for place, one in enumerate(big[:5]):
        blocks += [Heading(one.name, 3), text(*clear(*ways[place % 3](books, one)))]
    return Paper(f"{m.name} kommuns årsredovisning {m.year}: driftredovisning", tuple(blocks))


def _every(m: Municipality) -> tuple[Board, ...]:
    return (*m.boards, m.central)


def _budget(books: Books) -> None:
    """What the council gave before the year, and what it added; central items gave it."""
    m = books.m
    given: list[Quantity] = []
    for one in m.boards:
        now = m("board-net", one.key, basis="budget")
        added = books.put("added", one.key, books.some(now.value * 12 / 1000, 0.8))
        books.sum("frame", one.key, [now, (added, -1)])
        m.register.follows(now, [(books("frame", one.key), 1), (added, 1)])
        given.append(added)
    whole = books.sum("added", "boards", given)
    central = books.sum("added", "central", [(whole, -1)])
    now = m("board-net", "central", basis="budget")
    books.sum("frame", "central", [now, (central, -1)])
    books.sum("added", "all", [*given, central])
    frames = [books("frame", one.key) for one in _every(m)]
    total = books.sum("frame", "all", frames)
    m.register.follows(m("board-net", "all", basis="budget"), [(total, 1)])


def _principles() -> list[Block]:
    return [
        text(
            "Driftredovisningen visar hur nämndernas utfall förhåller sig till den budget som "
            "fullmäktige har fastställt, inklusive tilläggsanslag under året.",
            "Kostnader och nettokostnader redovisas med minustecken; en positiv avvikelse är ett "
            "överskott.",
        )
    ]


def _whole(books: Books) -> list[Block]:
    m = books.m
    whole = m.variance("board-net", "all", -1)
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    above = m.register.count("boards above budget", gaps, 1, True)
    below = m.register.count("boards below budget", gaps, -1)
    worst = min(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    best = max(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    boards_gap = m.register.total("gap of boards", gaps)
    low, high = (m.variance("board-net", one.key, -1) for one in (worst, best))
    told = [
        say("Den samlade nettokostnaden blev ", _P(m("board-net", "all")), ", medan budgeten var ",
            _P(m("board-net", "all", basis="budget")), "."),
        say("Det ger ", turn(whole, "ett överskott", "ett underskott"), " på ",
            _P.size(whole, "difference"), ", eller ",
            _P.share(m.register.quotient(whole, m("board-net", "all", basis="budget")),
                     behind=" procent", size=True), " av budgeten."),
        say("Räknat enbart på nämnderna, utan gemensamma poster, är avvikelsen ",
            Pen("mnkr", 1, NumberStyle(plus=True), " mkr")(boards_gap, role="difference"), "."),
        say("Underskott redovisas av ", counted(below), " av ", str(len(m.boards)), " nämnder.")
        if below.value else
        say("Samtliga nämnder, ", counted(above), " stycken, höll sin budget."),
    ]  # fmt: skip
    if low.value < 0 < high.value:
        told.append(
            say("Störst underskott har ", worst.name, " med ", _P.size(low, "difference"),
                " och störst överskott ", best.name, " med ", _P.size(high, "difference"), ".")
        )  # fmt: skip
    return [text(*clear(*told))]


def _table(m: Municipality) -> Block:
    heads: list[list[str | Head]] = [
        [Head(""), Head(f"Budget {m.year}"), Head(f"Redovisning {m.year}", 3), Head("Avvikelse"),
         Head(str(m.year - 1))],
        ["Nämnd, tkr", "Netto", "Intäkter", "Kostnader", "Netto", "mot budget", "Netto"],
    ]  # fmt: skip
    rows = []
    for key, label in [(one.key, one.name) for one in _every(m)] + [("all", "SUMMA")]:
        cells = [
            _T(m("board-net", key, basis="budget"), -1),
            _T(m("board-income", key)),
            _T(m("board-cost", key), -1),
            _T(m("board-net", key), -1),
            _D(m.variance("board-net", key, -1), role="difference"),
            _T(m("board-net", key, m.year - 1), -1),
        ]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    return tall("Driftredovisning per nämnd", heads, rows)


def _frames(books: Books) -> list[Block]:
    m = books.m
    rows = []
    for key, label in [(one.key, one.name) for one in _every(m)] + [("all", "Summa")]:
        cells = [
            _T(books("frame", key)),
            _D(books("added", key)),
            _T(m("board-net", key, basis="budget")),
        ]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    most = max(m.boards, key=lambda one: books("added", one.key).value)
    return [
        Heading("Budgetförändringar under året"),
        text(
            say("Fullmäktige har fördelat ", _K(books("added", "boards")),
                " från gemensamma poster "
                "till nämnderna, främst som kompensation för löneökningar."),
            say("Mest gick till ", most.name, ", som fick ", _K(books("added", most.key)),
                " utöver "
                "den ursprungliga ramen på ", _K(books("frame", most.key)), "."),
        ),
        table("Nettobudget, tkr",
              ["", "Ursprunglig budget", "Tilläggsanslag", "Slutlig budget"], rows),
    ]  # fmt: skip


def _first_way(books: Books, one: Board):  # type: ignore[no-untyped-def]
    m = books.m
    gap, net = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
    return [
        say("Nettokostnaden för ", _CALLED[one.name], " uppgick till ", _P(m("board-net", one.key)),
            "."),
        say("Jämfört med budgeten på ", _P(m("board-net", one.key, basis="budget")), " är det ",
            turn(gap, "ett överskott", "ett underskott"), " om ", _P.size(gap, "difference"), "."),
        say("Sedan ", str(m.year - 1), " har nettokostnaden ", turn(net, "stigit", "fallit"),
            " med ",
            _P.size(net, "difference"), ", från ", _P(m("board-net", one.key, m.year - 1)), "."),
        say("Nämnden svarar för ",
            _P.share(m.register.quotient(m("board-net", one.key), m("board-net", "all")),
                     behind=" procent"), " av kommunens nettokostnad."),
    ]  # fmt: skip


def _second_way(books: Books, one: Board):  # type: ignore[no-untyped-def]
    m = books.m
    gap, got = m.variance("board-net", one.key, -1), m.variance("board-income", one.key)
    spent = m.variance("board-cost", one.key, -1)
    return [
        say("Nämndens budgetavvikelse blev ", _P(gap, role="difference"), ", sammansatt av ",
            turn(got, "högre", "lägre"), " intäkter (", _P.size(got, "difference"), ") och ",
            turn(spent, "lägre", "högre"), " kostnader (", _P.size(spent, "difference"),
            ") än planerat."),
        say("Intäkterna var ", _P(m("board-income", one.key)), " och kostnaderna ",
            _P(m("board-cost", one.key)), "."),
        say("Intäkterna täckte därmed ",
            _P.share(m.register.quotient(m("board-income", one.key), m("board-cost", one.key)),
                     behind=" procent"), " av kostnaderna."),
    ]  # fmt: skip


def _third_way(books: Books, one: Board):  # type: ignore[no-untyped-def]
    m = books.m
    gap = m.variance("board-net", one.key, -1)
    grown = m.growth("board-net", one.key)
    cost = m.change("board-cost", one.key)
    return [
        say("Bokslutet för ", _CALLED[one.name], " visar ", _K(m("board-net", one.key)), " netto, ",
            turn(gap, "vilket är lägre", "vilket är högre"), " än budget med ",
            _K.size(gap, "difference"), "."),
        say("Budgeten höjdes under året med ", _K(books("added", one.key)), " till ",
            _K(m("board-net", one.key, basis="budget")), "."),
        say("Nettokostnaden är ", _P.share(grown, behind=" procent", size=True), " ",
            turn(grown, "högre", "lägre"), " än föregående år."),
        say("Bruttokostnaderna ", turn(cost, "ökade", "minskade"), " från ",
            _P(m("board-cost", one.key, m.year - 1)), " till ", _P(m("board-cost", one.key)), "."),
    ]  # fmt: skip


FAMILY = Family("operations-by-board", make)
