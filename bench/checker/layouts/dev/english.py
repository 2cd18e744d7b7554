"""An English annual report: SEK million with a decimal point, thousands by commas, parentheses for
negatives."""

from __future__ import annotations

from random import Random

from ...compose import Pen, counted, item, plain, row, say, table, text, turn
from ...family import Family
from ...municipality import COSTS, INCOME, Municipality
from ...paper import Block, Heading, NumberStyle, Paper, Sentence, Table
from ._names import ENGLISH

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, NumberStyle(thousands=",", decimal=".", negative="\u2212"), " million")
_LINES = (
    ("income", 1, "item"), ("costs", -1, "item"), ("depreciation", -1, "item"),
    ("net-cost", -1, "sum"), ("tax", 1, "item"), ("grants", 1, "item"),
    ("operating-result", 1, "sum"), ("financial-income", 1, "item"),
    ("financial-costs", -1, "item"), ("result", 1, "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    sentences = _sentences(m)
    blocks: list[Block] = [
        Heading("Financial review", 1),
        text(*chance.sample(sentences, 7)),
        _boards(m),
        *_by_board(m, chance),
        Heading("Financial statements", 1),
        _results(m),
        _note(m, "Note 1 Operating revenue", INCOME, "income", 1),
        _note(m, "Note 2 Operating expenses", COSTS, "costs", -1),
    ]
    return Paper(f"{m.name} Annual Report {m.year}", tuple(blocks), "en")


def _results(m: Municipality) -> Table:
    rows = []
    for what, sign, kind in _LINES:
        cells = [_PEN(m(what), sign), _PEN(m(what, basis="budget"), sign),
                 _PEN(m(what, year=m.year - 1), sign)]  # fmt: skip
        rows.append(row(ENGLISH[what], cells, kind))
    heads = ["SEK million", f"Actual {m.year}", f"Budget {m.year}", f"Actual {m.year - 1}"]
    return table("Income statement", heads, rows)


def _note(m: Municipality, title: str, parts: tuple[str, ...], whole: str, sign: int) -> Table:
    years = (m.year, m.year - 1)
    rows = [row(ENGLISH[one], [_PEN(m(one, year=y), sign) for y in years]) for one in parts]
    rows.append(row("Total", [_PEN(m(whole, year=y), sign) for y in years], "sum"))
    return table(title, ["SEK million", *map(str, years)], rows)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        gap = m.variance("board-net", who, -1)
        cells = [_PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who)),
                 _PEN(gap, role="difference" if one else ""),
                 _PEN(m("board-net", who, m.year - 1))]  # fmt: skip
        rows.append(row(one.english if one else "Total", cells, "item" if one else "sum"))
    heads = ["SEK million", "Budget", "Outcome", "Variance", f"Outcome {m.year - 1}"]
    return table("Net cost by board", heads, rows)


def _by_board(m: Municipality, chance: Random) -> list[Block]:
    found: list[Block] = []
    for one in chance.sample(m.boards, 3):
        gap, more = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
        found.append(
            item(
                say(f"The {one.english.lower()} reported a ", turn(gap, "surplus", "deficit"),
                    " against budget of SEK ", _TEXT.size(gap, "difference"), "."),
                say("Its net cost ", turn(more, "rose", "fell"), " by ",
                    _TEXT.share(m.growth("board-net", one.key), behind=" per cent", size=True),
                    " to SEK ", _TEXT(m("board-net", one.key)), "."),
            )
        )  # fmt: skip
    return found


def _sentences(m: Municipality) -> list[Sentence]:
    result, gap, better = m("result"), m.variance("result"), m.change("result")
    tax, ill, more = m.change("tax"), m.change("sick-leave", "all"), m.change("employees")
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    below = m.register.count("boards below budget", gaps, -1)
    last = m.year - 1
    some = [
        say("The net result for the year was SEK ", _TEXT(result), "."),
        say("The net result was SEK ", _TEXT.size(gap, "difference"), " ",
            turn(gap, "better", "worse"), " than budget."),
        say("The result ", turn(better, "improved", "deteriorated"), " by SEK ",
            _TEXT.size(better, "difference"), f" compared with {last}."),
        say("Tax revenue ", turn(tax, "increased", "decreased"), " by ",
            _TEXT.share(m.growth("tax"), behind="%", size=True), ", from SEK ",
            _TEXT(m("tax", year=last)), " to SEK ", _TEXT(m("tax")), "."),
        say(counted(below, True, "en", True), f" of the {len(m.boards)} boards exceeded their",
            " budget."),
        say("Net operating expenses amounted to SEK ", _TEXT(m("net-cost")), ", against a budget"
            " of SEK ", _TEXT(m("net-cost", basis="budget")), "."),
        say("The number of employees ", turn(more, "rose", "fell"), " from ",
            _TEXT.people(m("employees", year=last)), " to ", _TEXT.people(m("employees")), "."),
        say("Sick leave was ", _TEXT.share(m("sick-leave", "all"), behind=" per cent"), ", ",
            _TEXT.points(ill, " percentage points"), " ", turn(ill, "higher", "lower"),
            f" than in {last}."),
    ]  # fmt: skip
    return plain(some)


FAMILY = Family("english", make)
