"""A workspace's own report, number by number: which figure each of them is.

**Proves** a number that the report states as a figure, where its print is the figure's exact value
rounded as it is printed. **Silent** about numbers that are typed: they are counted as without
source. Nothing is compared by words: the report itself says where it states which figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bokslut.model.numbers import amount_units, print_number, rounded
from bokslut.model.printed import PrintedReport, PrintedText

from ..other_sources.against_workspace import RULE, Against
from ..other_sources.known import Known, Stated
from ..understood.cells import Printed
from ..understood.equations import Equation, Number, TableNumber, Term
from ..understood.understood import Understood
from .judge import Judged, judge

_SCALE = {"tkr": -3, "mkr": -6, "mdkr": -9}


def judge_own(known: Known, *, earlier: PrintedReport | None = None) -> Judged:
    """A workspace's own report under every rule, with the figure behind each number that has one;
    held against last year's report where that is given."""
    judged = judge(known.report, earlier=earlier)
    against = _figures(judged.understood, known)
    return replace(judged, equations=judged.equations + against.equations, against=against)


def _figures(understood: Understood, known: Known) -> Against:
    traced: dict[Number, tuple[str, ...]] = {}
    equations: list[Equation] = []
    for number, printed, stated in _stated(understood, known):
        traced[number] = (stated.ref,)
        if stated.value is not None and (proof := _proof(number, printed, stated)) is not None:
            equations.append(proof)
    without = tuple(one for one in understood.numbers if one not in traced)
    return Against(tuple(equations), references=traced, without=without)


def _stated(understood: Understood, known: Known) -> Iterator[tuple[Number, Printed, Stated]]:
    texts = {
        sentence.term(one).number: sentence.term(one).value
        for sentence in understood.sentences
        for one in sentence.amounts
    }
    for number in understood.numbers:
        if isinstance(number, TableNumber):
            cell = understood.grid[number.table].rows[number.row].cells[number.column]
            printed = understood.grid[number.table].value(number.row, number.column)
            line = cell.spot.line if cell else None
        else:
            printed, block = texts.get(number), understood.report.blocks[number.block]
            line = block.spot_of(number.start).line if isinstance(block, PrintedText) else None
        stated = known.stated.get(line) if line is not None else None
        if printed is not None and stated is not None:
            yield number, printed, stated


def _proof(number: Number, printed: Printed, stated: Stated) -> Equation | None:
    """The figure rounded to the print; nothing where the print is not the figure alone, as where
    a cell is `–`."""
    assert stated.value is not None
    scale = _SCALE.get(stated.unit, 0) if stated.unit in amount_units() else 0
    scale = 2 if stated.unit == "percent" else scale
    shown = rounded(stated.value.scaleb(scale), printed.decimals)
    if abs(shown) != abs(printed.value):
        return None
    # A text may say the sign with a word.
    shown = shown.copy_sign(printed.value)
    text = f"{stated.ref} = {print_number(shown, printed.decimals)}"
    return Equation(RULE, Term(number, printed), (), printed.value, Decimal(0), Decimal(0), text)
