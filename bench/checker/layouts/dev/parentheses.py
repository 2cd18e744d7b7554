"""The year before in parentheses in the text; a column of notes that holds several at once; totals
above their varav-rows; a minus with a blank behind it; kronor and mkr side by side."""

from __future__ import annotations

from random import Random

from ...compose import Pen, row, table, text
from ...family import Family
from ...municipality import COSTS, FIXED, Municipality
from ...paper import Block, Heading, NumberStyle, Paper, Table
from . import _ways
from ._names import OTHER
from ._sentences import Voice

# A hyphen and a blank before the number, as some systems print it.
_STYLE = NumberStyle(thousands="\u00a0", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_VOICE = Voice(Pen("mnkr", 1, NumberStyle(negative="–"), " mkr"), " %", " procentenheter")
_NOTES = {"income": "2", "costs": "3, 4", "depreciation": "10, 11", "tax": "5", "grants": "6",
          "financial-income": "7", "financial-costs": "7, 8"}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        text(*_ways.economy(m, _VOICE)[:4]),
        _statement(m),
        text(*_ways.economy(m, _VOICE)[4:]),
        Heading("Vad pengarna gick till"),
        _costs(m),
        Heading("Nämnder", 1),
        text(*_ways.boards(m, _VOICE, chance)),
        _boards(m),
        Heading("Tillgångar"),
        _assets(m),
        Heading("Invånare och personal", 1),
        text(*_ways.people(m, _VOICE)),
        _people(m),
    ]
    return Paper(f"{m.name} {m.year}: året som gick", tuple(blocks))


def _statement(m: Municipality) -> Table:
    lines = (
        ("income", 1, "item"), ("costs", -1, "item"), ("depreciation", -1, "item"),
        ("net-cost", -1, "sum"), ("tax", 1, "item"), ("grants", 1, "item"),
        ("operating-result", 1, "sum"), ("financial-income", 1, "item"),
        ("financial-costs", -1, "item"), ("result", 1, "sum"),
    )  # fmt: skip
    rows = []
    for what, sign, kind in lines:
        gap = m.variance(what, better=sign)
        cells = [_NOTES.get(what, ""), _PEN(m(what, year=m.year - 1), sign),
                 _PEN(m(what, basis="budget"), sign), _PEN(m(what), sign),
                 _PEN(gap, role="difference" if kind == "item" else "")]  # fmt: skip
        rows.append(row(OTHER[what], cells, kind))
    heads = ["Resultaträkning (mkr)", "Not", f"Bokslut {m.year - 1}", f"Budget {m.year}",
             f"Bokslut {m.year}", "Budgetavvikelse"]  # fmt: skip
    return table("Resultaträkning", heads, rows)


def _costs(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [row("Verksamhetens kostnader", [_PEN(m("costs", year=y)) for y in years], "sum")]
    for one in COSTS:
        rows.append(row(f"varav {OTHER[one].lower()}", [_PEN(m(one, year=y)) for y in years]))
    return table("Kostnader efter slag (mkr)", ["", *map(str, years)], rows)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (None, *m.boards, m.central):
        who = one.key if one else "all"
        cells = [_PEN(m("board-net", who)), _PEN(m("board-net", who, m.year - 1)),
                 _PEN(m.growth("board-net", who)),
                 _PEN(m.variance("board-net", who, -1),
                      role="difference" if one else "")]  # fmt: skip
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    heads = ["Nettokostnad, mkr", str(m.year), str(m.year - 1), "Ökning %", "Mot budget"]
    return table("Nämndernas nettokostnad", heads, rows)


def _assets(m: Municipality) -> Table:
    kr = Pen("kr", 0, _STYLE)
    years = (m.year, m.year - 1)
    rows = [row(OTHER[one], [kr(m(one, year=y)) for y in years]) for one in FIXED]
    rows.append(
        row("Summa anläggningstillgångar", [kr(m("fixed-assets", year=y)) for y in years], "sum")
    )
    return table("Anläggningstillgångar (kronor)", ["", *(f"{y}-12-31" for y in years)], rows)


def _people(m: Municipality) -> Table:
    years = sorted(m.years)[1:]
    rows = [row("Invånare", [_PEN.people(m("inhabitants", year=y)) for y in years])]
    rows.append(row("Anställda", [_PEN.people(m("employees", year=y)) for y in years]))
    for label, who in (("kvinnor", "women"), ("män", "men"), ("totalt", "all")):
        cells = [_PEN(m("sick-leave", who, y)) for y in years]
        rows.append(row(f"Sjukfrånvaro {label}, %", cells))
    return table("Invånare och anställda", ["", *map(str, years)], rows)


FAMILY = Family("parentheses", make)
