"""Cells that can be read in several ways, read as the arithmetic of the report asks.

`1 805` is one number, or the note 1 beside 805. As a rule it is the one number. Where a head says
that there are notes, where the one number makes an equation fail and none come out, and the number
behind the note makes that come out, it is the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .equations import Equation, State, TableNumber
from .grid import Grid, GridCell
from .note_columns import note_and_number
from .slips import needs
from .understood import Understood

# Formats where what stands beside each other may be one cell.
_KINDS = ("pdf", "text")
_NOTES = re.compile(r"\bnot(?:er)?\b|\bnotes?\b", re.IGNORECASE)
_Cells = dict[TableNumber, GridCell]


def read_anew(understood: Understood, equations: Iterable[Equation]) -> Understood | None:
    """The report with the cells that a failing equation asks to read as a note and a number; None
    where there are none."""
    if understood.report.kind not in _KINDS:
        return None
    told = list(equations)
    kept = {
        number
        for one in told
        if one.state in (State.PROVED, State.ROUNDING)
        for number in one.numbers
    }
    cells: _Cells = {}
    for one in told:
        if one.state is State.CONTRADICTED and one.linear:
            found = {
                number: cell
                for number, cell in _asked(understood, one).items()
                if number not in kept
            }
            if len(found) == 1:
                cells.update(found)
    if not cells:
        return None
    grids = tuple(_with(grid, cells) for grid in understood.grids)
    return replace(understood, grids=grids)


def _asked(understood: Understood, equation: Equation) -> _Cells:
    """The cells of an equation that would make it come out if they held a note and a number."""
    told: _Cells = {}
    for term, needed in needs(equation):
        number = term.number
        if not isinstance(number, TableNumber) or number.column > 0:
            continue
        grid = understood.grid[number.table]
        if not _NOTES.search(f"{grid.label_head} {grid.columns[0].head}"):
            continue
        cell = grid.rows[number.row].cells[0]
        behind = _behind_note(cell, needed) if cell else None
        if behind is not None:
            told[number] = behind
    return told


def _behind_note(cell: GridCell, needed: Decimal) -> GridCell | None:
    reading = note_and_number(cell)
    if reading is None or reading[1].value != needed or cell.number is None:
        return None
    return replace(cell, readings=((reading[1],),))


def _with(grid: Grid, cells: _Cells) -> Grid:
    """The table with other cells."""
    changed = {one.row: cell for one, cell in cells.items() if one.table == grid.number}
    if not changed:
        return grid
    rows = tuple(
        replace(row, cells=(changed[index], *row.cells[1:])) if index in changed else row
        for index, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)
