"""Counts whose whole is another than there are rows, and counts of what the sentence before told.

`Tre av 6 nämnder` beside a table of five, of which three are so: it is the whole that is wrong.
`Det ackumulerade resultatet är -173 tkr. För två av 4 verksamheter är det negativt`: what is
counted is the column in which the sum is what was told right before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..understood.cells import Printed
from ..understood.dimensions import dimension_of, in_base
from ..understood.grid import Grid
from ..understood.understood import Sentence, Understood
from .count_conditions import rows_of_which
from .count_phrases import Counting
from .count_rows import Row, ways_of
from .countable import TOTAL, Listing

_IT = re.compile(r"\b(?:det|den|it)\b", re.IGNORECASE)
_FEWEST, _NEAR = 2, 8
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Whole:
    """How many there are of what is counted, and their names."""

    count: int
    names: tuple[str, ...]


def whole_of(
    lists: Iterable[Listing],
    one: Counting,
    is_near: Callable[[Listing], bool],
    is_beside: Callable[[Listing], bool],
) -> Whole | None:
    """How many there are, where no list has as many as are told, and one that is called so and
    has one more or less, or stands right beside, says that the count of them is right."""
    if one.all_of is None or one.condition is None or not one.noun:
        return None
    told, part = int(one.all_of.value or 0), int(one.part.value or 0)
    found: set[Whole] = set()
    for listing in lists:
        called = listing.is_called(one.noun) and is_near(listing)
        if not called and not is_beside(listing):
            continue
        if listing.of(one.noun, told):
            return None
        for rows in listing.of(one.noun, None):
            ways = rows_of_which(rows, one.condition)
            right = ways is not None and len(ways[0]) <= part <= len(ways[1])
            if right and abs(len(rows) - told) == 1:
                found.add(Whole(len(rows), tuple(row.label for row in rows)))
    return found.pop() if len(found) == 1 else None


def of_what_was_told(
    understood: Understood, sentence: Sentence, before: Sentence | None, one: Counting
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The rows that are so, surely and maybe, in the column whose sum the sentence before told."""
    met, amounts = one.condition, before.amounts if before else ()
    if met is None or met.key != "variance" or not amounts or not _IT.search(sentence.text):
        return None
    last = amounts[-1]
    if last.value is None or one.all_of is None or len(one.told) > _NEAR * 10:
        return None
    value, dimension = in_base(last.value, last.unit), dimension_of(last.unit)
    some = [
        rows
        for grid in understood.grids
        if abs(grid.block - sentence.block) <= _NEAR
        for column in _with_sum(grid, value, dimension)
        if len(rows := _rows(grid, column)) == one.all_of.value
    ]
    return rows_of_which(some[0], met) if len(some) == 1 else None


def _with_sum(grid: Grid, value: Decimal, dimension: str) -> list[int]:
    """The columns in which a row that sums the others has a value."""
    return [
        column
        for column in range(len(grid.columns))
        for row in _sums(grid)
        if (got := grid.value(row, column)) is not None
        and _is(got, grid.unit_of(row, column), value, dimension)
    ]


def _is(got: Printed, unit: str, value: Decimal, dimension: str) -> bool:
    return dimension_of(unit) == dimension and in_base(got.value, unit) == value != _ZERO


def _sums(grid: Grid) -> Sequence[int]:
    return [at for at, row in enumerate(grid.rows) if TOTAL.search(row.label)]


def _rows(grid: Grid, column: int) -> tuple[Row, ...]:
    """The rows that are no sums, each with the sign that it has in a column."""
    sums = _sums(grid)
    return tuple(
        Row(row.label, variance=ways_of(value, counted=False))
        for at, row in enumerate(grid.rows)
        if at not in sums and (value := grid.value(at, column)) is not None
    )
