"""Numbers of notes that have run into the amounts behind them (`1 805` for the note 1 and 805).

Whether the first group of an amount is a note is told by the arithmetic of the table: without the
notes its sums hold, with them they do not, and the notes rise from row to row. One such row alone
is no proof: a digit may be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from .cells import Printed, Reading
from .grid import Grid, GridCell
from .settle import Vector, settle

LARGEST_NOTE = 99
_FEWEST_NOTES = 2
_LIKELY, _UNLIKELY = 0.0, 1.0


def note_and_number(cell: GridCell | None) -> Reading | None:
    """The reading of a cell as a note's number and an amount, if there is one."""
    for reading in cell.readings if cell else ():
        if len(reading) == 2:
            note = reading[0]
            if not note.decimals and not note.signed and 0 < note.value <= LARGEST_NOTE:
                return reading
    return None


def proved_notes(grid: Grid) -> dict[int, Printed]:
    """By row the amount behind a note in the first column, where the table's own sums hold without
    the notes and not with them."""
    split = {
        index: reading
        for index, row in enumerate(grid.rows)
        if row.cells and (reading := note_and_number(row.cells[0]))
    }
    likely = [index for index, one in split.items() if _is_nearer(grid, index, one[1])]
    if len(likely) < _FEWEST_NOTES or not _rising([split[index] for index in likely]):
        return {}
    places = max((one.decimals for row in grid.rows for one in _numbers(row.cells)), default=0)
    ways = [_ways(grid, index, split.get(index), index in likely, places)
            for index in range(len(grid.rows))]  # fmt: skip
    amounts = [
        column
        for column, one in enumerate(grid.columns)
        if one.meaning.unit not in ("percent", "pp") and one.meaning.role not in ("share", "number")
    ]
    if not amounts:
        return {}
    settled = settle(ways, [row.label for row in grid.rows], amounts)
    found = {
        index: split[index][1]
        for index in likely
        if index in settled.borne and settled.ways[index] == [next(iter(ways[index]))]
    }
    return found if len(found) >= _FEWEST_NOTES else {}


def _numbers(cells: Sequence[GridCell | None]) -> list[Printed]:
    return [one for cell in cells if cell for reading in cell.readings[:1] for one in reading]


def _rising(readings: Sequence[Reading]) -> bool:
    return all(a[0].value < b[0].value for a, b in pairwise(readings))


def _is_nearer(grid: Grid, row: int, number: Printed) -> bool:
    """Whether an amount is nearer to the one beside it without its first group than with it."""
    whole, beside = grid.value(row, 0), grid.value(row, 1) if len(grid.columns) > 1 else None
    if whole is None:
        return True
    return beside is not None and bool(number.value) and (
        abs(whole.value * number.value) > beside.value**2
    )  # fmt: skip


def _ways(
    grid: Grid, row: int, split: Reading | None, likely: bool, places: int
) -> dict[Vector, float]:
    """The ways to read a row, the likely one first, in units of the last digit of the table."""
    others = [grid.value(row, column) for column in range(1, len(grid.columns))]
    whole = grid.value(row, 0)
    read = [split[1], whole] if split and likely else [whole, split[1] if split else None]
    firsts: list[Printed | None] = [one for one in read if one is not None]
    if not firsts and not any(others):
        return {}
    firsts = firsts or [None]
    return {
        tuple(_units(one, places) for one in (first, *others)): _UNLIKELY if place else _LIKELY
        for place, first in enumerate(firsts)
    }


def _units(number: Printed | None, places: int) -> int | None:
    return int(number.value * Decimal(10) ** places) if number else None
