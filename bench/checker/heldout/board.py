"""A board's own closing, by its head of department: the board's activities in a table with costs,
income and net, totals first or last, a commentary in prose on each, volumes and cost for each
child, client or metre. Narrow no-break blanks, a true minus, tkr in tables and mnkr in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Basis, Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, Sentence
from ..quantities import Quantity
from ._more import about, own, shown, ways

_STYLE = NumberStyle(thousands="\u202f", negative="\u2212")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mnkr")
_EACH = Pen("kr", 0, _STYLE)
_OF = " procent"


@dataclass(frozen=True)
class _Activity:
    """An activity with its part of the board's cost, and what it counts: its name, and in the
    singular; cost in thousands for each."""

    name: str
    part: int
    counts: str = ""
    one: str = ""
    price: int = 0


_ALL = {
    "Barn- och utbildningsnämnden": (
        _Activity("Förskola", 27, "Antal barn i förskola", "barn i förskola", 165),
        _Activity("Fritidshem", 8, "Antal barn i fritidshem", "barn i fritidshem", 42),
        _Activity("Grundskola", 51, "Antal elever i grundskola", "elev i grundskola", 118),
        _Activity("Anpassad grundskola", 5, "Antal elever i anpassad grundskola",
                  "elev i anpassad grundskola", 560),
        _Activity("Kulturskola", 2, "Antal elever i kulturskola", "elev i kulturskola", 15),
        _Activity("Nämnd och förvaltningsledning", 7),
    ),
    "Vård- och omsorgsnämnden": (
        _Activity("Särskilt boende", 42, "Antal platser i särskilt boende",
                  "plats i särskilt boende", 790),
        _Activity("Hemtjänst", 26, "Antal brukare med hemtjänst", "brukare med hemtjänst", 240),
        _Activity("Hälso- och sjukvård", 12),
        _Activity("Bostad med särskild service LSS", 15, "Antal boende enligt LSS",
                  "boende enligt LSS", 1100),
        _Activity("Gemensam verksamhet", 5),
    ),
    "Socialnämnden": (
        _Activity("Individ- och familjeomsorg barn och unga", 41, "Antal placerade barn",
                  "placerat barn", 610),
        _Activity("Missbruksvård vuxna", 16, "Antal vårddygn vuxna", "vårddygn", 3),
        _Activity("Ekonomiskt bistånd", 24, "Antal hushåll med bistånd", "hushåll", 74),
        _Activity("Familjerätt", 6),
        _Activity("Ledning och stöd", 13),
    ),
    "Gymnasienämnden": (
        _Activity("Gymnasieskola", 71, "Antal elever i gymnasieskola", "elev i gymnasieskola", 135),
        _Activity("Anpassad gymnasieskola", 9, "Antal elever i anpassad gymnasieskola",
                  "elev i anpassad gymnasieskola", 480),
        _Activity("Kommunal vuxenutbildning", 14, "Antal helårsplatser", "helårsplats", 52),
        _Activity("Administration", 6),
    ),
    "Tekniska nämnden": (
        _Activity("Gator och vägar", 33, "Kilometer kommunal väg", "kilometer väg", 190),
        _Activity("Parker och lekplatser", 15),
        _Activity("Kost och lokalvård", 38, "Antal serverade portioner", "portion", 0),
        _Activity("Fastighetsförvaltning", 14),
    ),
}  # fmt: skip
_ELSE = (
    _Activity("Verksamhet", 61),
    _Activity("Nämndadministration", 14),
    _Activity("Bidrag till föreningar", 11),
    _Activity("Lokaler", 9),
    _Activity("Utveckling", 5),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    known = [one for one in m.boards if one.name in _ALL] or list(m.boards)
    board = chance.choice(known)
    keys = _activities(m, board, chance)
    parts = [_operations(m, board, keys, chance), _volumes(m, keys, chance)]
    if chance.random() < 0.35:
        parts.reverse()
    if chance.random() < 0.65:
        parts.append(_people(m, board))
    blocks = [*_opening(m, board, chance), *[block for part in parts for block in part]]
    return Paper(f"{board.name} Verksamhetsberättelse {m.year}", tuple(blocks))


_Keys = list[tuple[str, _Activity]]


def _activities(m: Municipality, board: Board, chance: Random) -> _Keys:
    """Shares the board's costs and income among its activities, in both years and budgets."""
    some = _ALL.get(board.name, _ELSE)
    keys = [(f"{board.key}-{place}", one) for place, one in enumerate(some)]
    bases: tuple[Basis, ...] = ("budget", "outcome")
    for year in (m.year - 1, m.year):
        for basis in bases:
            for what in ("board-cost", "board-income"):
                whole = m(what, board.key, year, basis)
                parts = _shared(m, what, whole, keys, year, basis, chance)
                m.register.follows(whole, [(one, 1) for one in parts])
            nets = []
            for key, _one in keys:
                cost, got = m("board-cost", key, year, basis), m("board-income", key, year, basis)
                nets.append((_net(m, key, year, basis, cost, got), 1))
            m.register.follows(m("board-net", board.key, year, basis), nets)
        for key, one in keys:
            if one.price:
                middle = m("board-cost", key, year).value / (1000 * one.price)
                count = own(m, "volume", key, year, about(chance, middle, 0.04) + 3, kind="count")
                m.register.per(m("board-cost", key, year), count)
    return keys


def _shared(
    m: Municipality,
    what: str,
    whole: Quantity,
    keys: _Keys,
    year: int,
    basis: Basis,
    chance: Random,
) -> list[Quantity]:
    left, found = whole.value, []
    for key, one in keys[:-1]:
        value = about(chance, whole.value * one.part / 100, 0.03)
        left -= value
        found.append(own(m, what, key, year, value, basis))
    found.append(own(m, what, keys[-1][0], year, left, basis))
    return found


def _net(
    m: Municipality, key: str, year: int, basis: Basis, cost: Quantity, got: Quantity
) -> Quantity:
    before = m.register.known.get(f"board-net:{key}:{year - 1}:{basis}")
    return m.register.linear(f"board-net:{key}:{year}:{basis}", [(cost, 1), (got, -1)], before)


def _opening(m: Municipality, board: Board, chance: Random) -> list[Block]:
    gap = m.variance("board-net", board.key, -1)
    share = m.register.quotient(gap, m("board-net", board.key, basis="budget"))
    part = m.register.quotient(m("board-net", board.key), m("board-net", "all"))
    told = [
        ways(chance,
            say(board.name, " redovisar för ", str(m.year), " ett ",
                turn(gap, "överskott", "underskott"), " om ", _SAY.size(gap, "difference"),
                ", vilket motsvarar ", _PEN.share(share, behind=_OF, size=True), " av budget."),
            say("Årets budgetavvikelse för nämnden blev ", _SAY(gap, role="difference"),
                " (", _PEN.share(share, behind=_OF), " av budgetramen).")),
        say("Nämndens nettokostnad, ", _SAY(m("board-net", board.key)), ", är ",
            _PEN.share(part, behind=_OF), " av kommunens samlade nettokostnader på ",
            _SAY(m("board-net", "all")), "."),
    ]  # fmt: skip
    return [
        Heading("Sammanfattning", 1),
        text(*shown(told), "Verksamheten har bedrivits enligt nämndens verksamhetsplan."),
    ]


def _operations(m: Municipality, board: Board, keys: _Keys, chance: Random) -> list[Block]:
    last = m.year - 1
    shape = chance.choice(("full", "net"))

    def line(label: str, key: str, kind: str = "item") -> Row:
        gap = m.variance("board-net", key, -1)
        seen = _PEN(gap, role="" if kind == "sum" else "difference")
        net, plan = _PEN(m("board-net", key)), _PEN(m("board-net", key, basis="budget"))
        old = _PEN(m("board-net", key, last))
        if shape == "net":
            return row(label, [old, plan, net, seen], kind)
        cells = [_PEN(m("board-income", key)), _PEN(m("board-cost", key)), net, plan, seen, old]
        return row(label, cells, kind)

    heads = {
        "net": ["Verksamhet", f"Utfall {last}", f"Budget {m.year}", f"Utfall {m.year}",
        "Avvikelse"],
        "full": ["Verksamhet", f"Intäkter {m.year}", f"Kostnader {m.year}", f"Netto {m.year}",
                 f"Budget netto {m.year}", "Avvikelse", f"Netto {last}"],
    }  # fmt: skip
    rows = [line(one.name, key) for key, one in keys]
    total = line(f"{board.name} totalt", board.key, "sum")
    rows = [total, *rows] if chance.random() < 0.4 else [*rows, total]
    gaps = [m.variance("board-net", key, -1) for key, _one in keys]
    minus = m.register.count(f"activities below budget {board.key}", gaps, -1)
    cost, income = m.change("board-cost", board.key), m.change("board-income", board.key)
    told = [
        say("Kostnaderna uppgick till ", _SAY(m("board-cost", board.key)), ", ",
            _SAY.size(cost, "difference"), " ", turn(cost, "mer", "mindre"),
            f" än {last} (", _PEN.share(m.growth("board-cost", board.key), behind=" %", size=True),
            "), och intäkterna till ", _SAY(m("board-income", board.key)), ", en ",
            turn(income, "ökning", "minskning"), " med ", _SAY.size(income, "difference"), "."),
        say("Det är ", counted(minus), f" av {in_words()(Decimal(len(keys)))} verksamheter "
            "som har förbrukat mer än sin budget."),
    ]  # fmt: skip
    if not minus.value:
        told.pop()
    reasons, headed = chance.sample(_REASONS, len(keys)), chance.random() < 0.6
    return [
        Heading("Ekonomiskt utfall", 1),
        table(f"Driftredovisning {m.year}, tkr (nettokostnader)", heads[shape], rows),
        text(*shown(told)),
        *[
            block
            for (key, one), reason in zip(keys, reasons, strict=False)
            for block in _comment(m, key, one, reason, headed, chance)
        ],
    ]


_REASONS = (
    "Orsaken är svårigheter att rekrytera legitimerad personal.",
    "Flera poster tar ut varandra.",
    "Ersättningen från staten betalades ut senare än beräknat.",
    "Anpassningen av organisationen fortsätter under nästa år.",
    "Hyran för de nya lokalerna har belastat utfallet.",
    "Tjänster har hållits vakanta i väntan på omorganisationen.",
    "Utvecklingen har följts noga av nämnden under hösten.",
)


def _comment(
    m: Municipality, key: str, one: _Activity, reason: str, headed: bool, chance: Random
) -> list[Block]:
    gap, grown = m.variance("board-net", key, -1), m.change("board-net", key)
    cost, income = m.variance("board-cost", key, -1), m.variance("board-income", key)
    first = ways(
        chance,
        say("Verksamheten visar ett ", turn(gap, "överskott", "underskott"), " på ",
            _SAY.size(gap, "difference"), " mot budget, varav kostnaderna avviker med ",
            _SAY(cost, role="difference"), " och intäkterna med ", _SAY(income, role="difference"),
            "."),
        say("Nettokostnaden blev ", _SAY(m("board-net", key)), " mot budgeterade ",
            _SAY(m("board-net", key, basis="budget")), ", en avvikelse med ",
            _SAY(gap, role="difference"), "."),
        say("Utfallet landade på ", _SAY(m("board-net", key)), ", vilket är ",
            _SAY.size(gap, "difference"), " ", turn(gap, "lägre", "högre"), " än budget."),
    )  # fmt: skip
    second = ways(
        chance,
        say("Sedan förra året har nettokostnaden ", turn(grown, "stigit", "sjunkit"), " från ",
            _SAY.but(behind="")(m("board-net", key, m.year - 1)), " till ",
            _SAY(m("board-net", key)), "."),
        say("Jämfört med ", str(m.year - 1), " har nettokostnaden ", turn(grown, "ökat", "minskat"),
            " med ", _SAY.size(grown, "difference"), "."),
        say("Kostnaderna var ", _SAY(m("board-cost", key)), " och intäkterna ",
            _SAY(m("board-income", key)), ", vilket ger ett netto på ",
            _SAY(m("board-net", key)), "."),
    )  # fmt: skip
    found: list[Sentence | str] = [*shown([first, second]), reason]
    if headed:
        return [Heading(one.name, 3), text(*found)]
    return [item(say(f"{one.name}."), *found)]


def _volumes(m: Municipality, keys: _Keys, chance: Random) -> list[Block]:
    last = m.year - 1
    with_volume = [(key, one) for key, one in keys if one.price]
    if not with_volume:
        return []

    def each(key: str, year: int) -> Quantity:
        return m.register.per(m("board-cost", key, year), m("volume", key, year))

    rows, told = [], []
    for key, one in with_volume:
        more, counts = m.change("volume", key), one.counts.replace("Antal ", "Antalet ")
        dearer = m.register.difference(each(key, m.year), each(key, last))
        rows.append(
            row(one.counts, [_PEN(m("volume", key, last)), _PEN(m("volume", key)),
                             _PEN(more, role="difference")])
        )  # fmt: skip
        rows.append(
            row(f"Kostnad per {one.one}, kronor", [_EACH(each(key, last)), _EACH(each(key, m.year)),
                                            _EACH(dearer, role="difference")])
        )  # fmt: skip
        told.append(
            ways(
                chance,
                say(counts, " ", turn(more, "ökade", "minskade"), " med ",
                    _PEN.people(more, "difference", size=True), " till ",
                    _PEN.people(m("volume", key)), "."),
                say(f"Kostnaden per {one.one} var ",
                    _EACH.but(behind=" kronor")(each(key, m.year)), ", ",
                    turn(dearer, "upp", "ner"), " ",
                    _EACH.but(behind=" kronor").size(dearer, "difference"), f" från {last}."),
                say(f"{counts} blev ", _PEN.people(m("volume", key)), " (",
                    _PEN.people(m("volume", key, last)), "), och kostnaden per ",
                    one.one, " ", _EACH.but(behind=" kronor")(each(key, m.year)), "."),
            )
        )  # fmt: skip
    heads = ["Volymer och nyckeltal", str(last), str(m.year), "Förändring"]
    return [
        Heading("Volymer", 1),
        table("Volymer och kostnad per enhet", heads, rows),
        text(*shown(told, 1)),
    ]


def _people(m: Municipality, board: Board) -> list[Block]:
    last = m.year - 1
    ill, more = m.change("sick-leave", board.key), m.change("employees", board.key)
    other = m.register.difference(m("sick-leave", board.key), m("sick-leave", "all"))
    women = m.register.quotient(m("women", board.key), m("employees", board.key))
    told = [
        say("Förvaltningen hade ", _PEN.people(m("employees", board.key)), " anställda, varav ",
            _PEN.people(m("women", board.key)), " kvinnor och ",
            _PEN.people(m("men", board.key)), " män."),
        say("Det är ", _PEN.people(more, "difference", size=True), " ", turn(more, "fler", "färre"),
            f" än vid utgången av {last}, då antalet var ",
            _PEN.people(m("employees", board.key, last)), "."),
        say("Andelen kvinnor är ", _PEN.share(women, behind=_OF), "."),
        say("Förvaltningens sjukfrånvaro har ", turn(ill, "ökat", "minskat"), " med ",
            _PEN.points(ill), " och var ", _PEN.share(m("sick-leave", board.key), behind=_OF),
            ", att jämföra med ", _PEN.share(m("sick-leave", "all"), behind=_OF),
            " för hela kommunen, det vill säga ", _PEN.points(other), " ",
            turn(other, "över", "under"), " genomsnittet."),
    ]  # fmt: skip
    rows = [
        row("Antal anställda", [_PEN(m("employees", board.key, y)) for y in (last, m.year)], "sum"),
        row("varav kvinnor", [_PEN(m("women", board.key, y)) for y in (last, m.year)]),
        row("varav män", [_PEN(m("men", board.key, y)) for y in (last, m.year)]),
        row("Sjukfrånvaro, %", [_PEN(m("sick-leave", board.key, y)) for y in (last, m.year)]),
    ]
    return [
        Heading("Personal", 1),
        text(*shown(told)),
        table("Personal i siffror", ["", str(last), str(m.year)], rows),
    ]


FAMILY = Family("board", make)
