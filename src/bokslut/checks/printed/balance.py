"""A balance sheet balances: what is owned equals what is owed and what is left.

**Proves** that total assets and total equity, provisions and liabilities are the same, column by
column. **Silent** where one of the two is not printed, or the columns cannot be matched. Source:
LKBR (2018:597) 6 kap., balansräkningen; ÅRL (1995:1554) 3 kap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bokslut.model.numbers import print_number

from .equations import Equation, TableNumber, Term
from .grid import Grid
from .understood import Understood

RULE = "balance"

_SUM_ASSETS = re.compile(r"^\W*(?:s:a|summa|totalt?)\s+tillgångar\W*$|^total assets\W*$", re.I)
_OTHER_SIDE = re.compile(
    r"^\W*(?:s:a|summa|totalt?)\s+(?:eget kapital|skulder|ek)\b.*\b(?:skulder|eget kapital|ek)\W*$|"
    r"^total (?:equity|liabilities) and ",
    re.I,
)


def balances(understood: Understood) -> Iterator[Equation]:
    """Each pair of sums, in one table or in two that follow one another."""
    sums: list[tuple[Grid, int]] = []
    for grid in understood.grids:
        for index, row in enumerate(grid.rows):
            if _SUM_ASSETS.match(row.label):
                sums.append((grid, index))
            elif _OTHER_SIDE.match(row.label) and sums:
                owner, assets = sums[-1]
                if grid.number - owner.number <= 1:
                    yield from _pair(owner, assets, grid, index)
                    sums.pop()


def _pair(grid: Grid, assets: int, other: Grid, owed: int) -> Iterator[Equation]:
    if [one.meaning.period for one in grid.columns] != [
        one.meaning.period for one in other.columns
    ]:
        return
    for column in range(len(grid.columns)):
        one, two = grid.value(assets, column), other.value(owed, column)
        if one is None or two is None or not grid.columns[column].additive:
            continue
        if grid.unit_of(assets, column) != other.unit_of(owed, column):
            continue
        reach = max(one.half, two.half) * 2
        label = grid.rows[assets].label
        yield Equation(
            RULE,
            Term(TableNumber(other.number, owed, column), two),
            (Term(TableNumber(grid.number, assets, column), one),),
            one.value if two.value >= 0 else -one.value,
            reach if two.value != one.value else Decimal(0),
            reach,
            f"{label}: {print_number(one.value, one.decimals)}",
            linear=(one.value < 0) is (two.value < 0),
        )
