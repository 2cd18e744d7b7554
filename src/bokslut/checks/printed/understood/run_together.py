"""Numbers that have run together in one cell, told apart as far as the table itself shows how.

A row may hold the numbers of several columns in its first cell, with these columns empty; and the
note's number may stand before the amount. Where notes are seen that can be nothing else, in order
(`2 -3 411`), those between them that could also be thousands are read in their order: 1 before
`805`, 5 before `488`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .cells import Printed
from .grid import Grid, GridCell, GridRow
from .note_columns import note_and_number, proved_notes

_FEWEST_SEEN = 2
# The next note is seldom far from the last.
_LARGEST_STEP = 5
_MOST_DECIMALS, _TENTHS_ALIKE = 3, 7


def told_apart(grid: Grid) -> Grid:
    """The table with one number in each cell, where it shows how."""
    rows = [replace(row, cells=_spread(row.cells)) for row in grid.rows]
    grid = replace(grid, rows=tuple(_without_notes(rows)))
    proved = proved_notes(grid)
    return replace(
        grid,
        rows=tuple(
            _with_first(row, proved[index]) if index in proved else row
            for index, row in enumerate(grid.rows)
        ),
    )


def with_ending_zeros(grid: Grid) -> Grid:
    """The table with as many decimals in all numbers of a column that are in one unit: a
    workbook's cells leave out the zeros at the end (12,98 for 12,980). Unrounded numbers, and
    columns of several kinds, are left as they are."""
    most = [_most_decimals(grid, column) for column in range(len(grid.columns))]
    rows = tuple(
        replace(
            row,
            cells=tuple(
                _padded(cell, most[column].get(grid.unit_of(index, column), 0))
                for column, cell in enumerate(row.cells)
            ),
        )
        for index, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _most_decimals(grid: Grid, column: int) -> dict[str, int]:
    """How many decimals a column has in each unit, if most of its numbers have as many: one of ten
    ends with a zero by chance."""
    told: dict[str, list[int]] = {}
    for row in range(len(grid.rows)):
        if one := grid.value(row, column):
            told.setdefault(grid.unit_of(row, column), []).append(one.decimals)
    most = {unit: (some, max(some)) for unit, some in told.items()}
    return {
        unit: last
        for unit, (some, last) in most.items()
        if some.count(last) * 10 >= len(some) * _TENTHS_ALIKE
    }


def _padded(cell: GridCell | None, decimals: int) -> GridCell | None:
    number = cell.number if cell else None
    if cell is None or number is None or not number.decimals < decimals <= _MOST_DECIMALS:
        return cell
    return replace(cell, readings=((replace(number, decimals=decimals),),))


def _spread(cells: Sequence[GridCell | None]) -> tuple[GridCell | None, ...]:
    """Several numbers in one cell, with just as many columns empty behind it as there are more of
    them, stand in these."""
    told = list(cells)
    for place, cell in enumerate(told):
        if cell is None or cell.number is not None or not cell.readings:
            continue
        free = 1
        while place + free < len(told) and _is_free(told[place + free]):
            free += 1
        found = next((one for one in cell.readings if len(one) == free), None)
        if found is not None and free > 1:
            for index, number in enumerate(found):
                told[place + index] = replace(cell, readings=((number,),))
    return tuple(told)


def _is_free(cell: GridCell | None) -> bool:
    return cell is None or cell.blank


def _without_notes(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """The rows without the notes before the numbers of their first column."""
    seen = [
        index
        for index, row in enumerate(rows)
        if row.cells and row.cells[0] and row.cells[0].number is None
        if note_and_number(row.cells[0])
    ]
    notes = [_note_of(rows[index]) for index in seen]
    ordered = len(seen) >= _FEWEST_SEEN and notes == sorted(notes) and len(set(notes)) > 1
    last = 0
    for index, row in enumerate(rows):
        reading = note_and_number(row.cells[0]) if row.cells else None
        if not ordered or reading is None or row.cells[0] is None:
            yield row
            continue
        note, number = reading
        following = [one for one in seen if one > index]
        least = _note_of(rows[following[0]]) if following else last + _LARGEST_STEP
        if index in seen or last <= note.value <= min(least, last + _LARGEST_STEP):
            last = int(note.value)
            yield _with_first(row, number)
        else:
            yield row


def _with_first(row: GridRow, number: Printed) -> GridRow:
    first = row.cells[0]
    if first is None:
        return row
    return replace(row, cells=(replace(first, readings=((number,),)), *row.cells[1:]))


def _note_of(row: GridRow) -> int:
    reading = note_and_number(row.cells[0])
    return int(reading[0].value) if reading else 0
