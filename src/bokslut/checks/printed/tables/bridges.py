"""Tables that lead from what a line was one year to what it is the next: `Nettokostnad 2013`, what
changed it, `Nettokostnad 2014`.

**Proves** the last row by the first and all that stands between them, in the name of which only the
year differs. **Doubts** it where they do not make it. **Silent** where a row between has no number
or is itself a sum, and where what stands between does not say how it changes the line.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..understood.equations import Equation, TableNumber, Term
from ..understood.grid import Grid
from ..understood.heads import period_in
from ..understood.words import TOTAL_ROOTS, roots_of

RULE = "footing"

_YEAR = re.compile(r"\s*(?:år\s+)?(?:19|20)[0-9]{2}(?:-12-31)?\s*")
_FEWEST, _MOST = 2, 20


def bridges(grid: Grid) -> Iterator[Equation]:
    """The last row of every such table, in each column."""
    rows = [row for row, one in enumerate(grid.rows) if one.label and not one.is_heading]
    for start, end in _ends(grid, rows):
        between = rows[rows.index(start) + 1 : rows.index(end)]
        if any(set(roots_of(grid.rows[row].label)) & TOTAL_ROOTS for row in between):
            continue
        for column in range(len(grid.columns)):
            if grid.columns[column].additive:
                yield from _equation(grid, column, start, between, end)


def _ends(grid: Grid, rows: list[int]) -> Iterator[tuple[int, int]]:
    """The rows of one name and two years that others stand between."""
    known: dict[str, int] = {}
    for row in rows:
        label = grid.rows[row].label
        name = _YEAR.sub(" ", label).strip().lower()
        if not period_in(label) or not name:
            continue
        first = known.get(name)
        between = rows.index(row) - rows.index(first) - 1 if first is not None else 0
        if first is not None and _FEWEST <= between <= _MOST:
            yield first, row
        known[name] = row


def _equation(
    grid: Grid, column: int, start: int, between: list[int], end: int
) -> Iterator[Equation]:
    printed = [(row, grid.value(row, column)) for row in (start, *between)]
    told = [(row, value) for row, value in printed if value is not None]
    last = grid.value(end, column)
    if last is None or len(told) < len(printed):
        return
    computed = sum((value.value for _row, value in told), Decimal(0))
    reach = last.half + sum((value.half for _row, value in told), Decimal(0))
    yield Equation(
        RULE,
        Term(TableNumber(grid.number, end, column), last),
        tuple(Term(TableNumber(grid.number, row, column), value) for row, value in told),
        computed,
        reach,
        reach,
        partial(_written, tuple(value.value for _row, value in told), computed, last.decimals),
        sure=False,
        linear=True,
    )


def _written(terms: tuple[Decimal, ...], computed: Decimal, decimals: int) -> str:
    shown = " + ".join(print_number(one, decimals) for one in terms)
    return f"{shown} = {print_number(computed, decimals)}"
