"""Cells that can be read in several ways, read as the arithmetic of the report asks.

`1 805` is one number, or the note 1 beside 805. As a rule it is the one number; where that makes an
equation fail, and the number behind the note makes it come out, it is the note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .equations import Equation, State, TableNumber
from .grid import Grid, GridCell
from .run_together import note_and_number
from .slips import needs
from .understood import Understood

# Formats where what stands beside each other may be one cell.
_KINDS = ("pdf", "text")
_Cells = dict[TableNumber, GridCell]


def read_anew(understood: Understood, equations: Iterable[Equation]) -> Understood | None:
    """The report with the cells that a failing equation asks to read as a note and a number; None
    where there are none."""
    if understood.report.kind not in _KINDS:
        return None
    cells: _Cells = {}
    for one in equations:
        if one.state is State.CONTRADICTED and one.linear:
            found = _asked(understood, one)
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
        cell = understood.grid[number.table].rows[number.row].cells[0]
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
