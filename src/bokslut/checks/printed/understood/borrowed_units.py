"""The unit of a table that does not say it, by the other tables that have the same amounts.

A table whose large numbers stand in tables of thousands is itself of thousands: three amounts of
four digits and more are never the same by chance. That such a table lacks its unit is told by a
rule of its own; here it is only read as its readers do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .grid import Grid

_FEWEST, _LEAST = 3, Decimal(1000)
_MONEY = ("kr", "tkr", "mkr", "mdkr")


def borrowed_units(grids: Sequence[Grid]) -> dict[int, str]:
    """The unit of each table of amounts without one, by the table's number: where three of its
    large numbers stand in tables of that unit, and no more in tables of another."""
    without = [one for one in grids if not one.unit]
    if not without:
        return {}
    told: dict[str, set[Decimal]] = {}
    for grid in grids:
        for unit, value in _large(grid):
            if unit in _MONEY:
                told.setdefault(unit, set()).add(value)
    units: dict[int, str] = {}
    for grid in without:
        mine = {value for unit, value in _large(grid) if not unit}
        shared = sorted(((len(mine & values), unit) for unit, values in told.items()), reverse=True)
        if shared and shared[0][0] >= _FEWEST and (len(shared) < 2 or not shared[1][0]):
            units[grid.number] = shared[0][1]
    return units


def _large(grid: Grid) -> Iterator[tuple[str, Decimal]]:
    """The large numbers of a table, each with its unit; none of years and such."""
    for row in range(len(grid.rows)):
        for column, head in enumerate(grid.columns):
            number = grid.value(row, column)
            if number is not None and abs(number.value) >= _LEAST and head.meaning.role != "number":
                yield grid.unit_of(row, column), abs(number.value)
