"""Rows that say what they are the difference from: `skillnad mot riket`, below the row for riket,
or `budgetavvikelse`, below what was budgeted.

**Proves** a row by the two that it is between: the nearest row above that is told, and the row that
its name names; of a variance, the budget right above it and what stands right above that.
**Doubts** the one position where they do not make it, in a table whose other positions do, and
where it has no other. **Silent** where the named row is not beside it, and where
several positions fail.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..understood.equations import Equation, State, TableNumber, Term
from ..understood.grid import Grid
from ..understood.words import roots_of

RULE = "cross-footing"

_DIFFERENCE = re.compile(
    r"\W*(?:skillnad(?:en)?|differens(?:en)?|gap(?:et)?|difference|gap)\s+"
    r"(?:mot|till|jämfört med|gentemot|från|from|to|against|compared (?:with|to))\s+"
    r"(?P<from>[^,;(]+)",
    re.IGNORECASE,
)
_VARIANCE = re.compile(
    r"\W*(?:budgetavvikelse|avvikelse(?: (?:mot|från|jämfört med) budget)?|(?:budget )?variance)\W*"
    r"(?:\(?(?:mk|tk|mnk)r\)?|period(?:en)?|helår|totalt)?\W*",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\W*(?:(?:årets|beslutad|total|ack\.?|ackumulerad)\s+)?budget\b(?P<of>.*)", re.IGNORECASE
)
_FAR, _MOST_ROWS, _FEWEST_SURE = 3, 200, 2


def named_differences(grid: Grid) -> Iterator[Equation]:
    """The equations of every row that is a difference by its name."""
    if len(grid.rows) > _MOST_ROWS:
        return
    for row, one in enumerate(grid.rows):
        match = _DIFFERENCE.match(one.label)
        pair = _pair(grid, row, match["from"]) if match else _planned(grid, row)
        if pair is not None:
            yield from _best(grid, row, *pair, sizes=bool(match))


def _pair(grid: Grid, row: int, name: str) -> tuple[int, int] | None:
    """The row that differs and the one that it differs from."""
    said = set(roots_of(name))
    near = [
        *range(row - 1, max(-1, row - 1 - _FAR), -1),
        *range(row + 1, min(len(grid.rows), row + 1 + _FAR)),
    ]
    plain = [
        one
        for one in near
        if not grid.rows[one].is_heading and not _DIFFERENCE.match(grid.rows[one].label)
    ]
    named = [one for one in plain if said and said <= set(roots_of(grid.rows[one].label))]
    # The row that is called just so, else the nearest that has the name in its own.
    named.sort(key=lambda one: set(roots_of(grid.rows[one].label)) != said)
    for other in named[:1]:
        first = next((one for one in plain if one < row and one != other), None)
        if first is not None:
            return first, other
    return None


def _planned(grid: Grid, row: int) -> tuple[int, int] | None:
    """The outcome and the budget right above a variance: the budget says that it is of the same, or
    of nothing."""
    if row < 2 or not _VARIANCE.fullmatch(grid.rows[row].label):
        return None
    last, first = (grid.rows[row - one].label for one in (1, 2))
    for label, other, pair in (
        (last, first, (row - 2, row - 1)),
        (first, last, (row - 1, row - 2)),
    ):
        budget = _BUDGET.fullmatch(label)
        if budget and not _BUDGET.match(other) and not _VARIANCE.fullmatch(other):
            said = set(roots_of(budget["of"]))
            return pair if said <= set(roots_of(other)) else None
    return None


def _best(grid: Grid, row: int, first: int, other: int, *, sizes: bool) -> Iterator[Equation]:
    """What the row says of both, taken from each other the way that more positions hold; `sizes`
    is that it may tell by how much and not which way."""
    ways = [
        [
            told
            for column in range(len(grid.columns))
            if (told := _equation(grid, column, row, pair, sizes)) is not None
        ]
        for pair in ((first, other), (other, first))
    ]
    best = max(ways, key=lambda some: sum(one.state is not State.CONTRADICTED for one in some))
    failing = [one for one in best if one.state is State.CONTRADICTED]
    if len(failing) <= 1:
        yield from (replace(one, sure=len(best) > _FEWEST_SURE) for one in best)


def _equation(
    grid: Grid, column: int, row: int, pair: tuple[int, int], sizes: bool
) -> Equation | None:
    first, other = pair
    printed = [grid.value(one, column) for one in (row, first, other)]
    stated, one, its = printed
    if stated is None or one is None or its is None:
        return None
    terms = [
        Term(TableNumber(grid.number, at, column), value, sign)
        for at, value, sign in ((first, one, 1), (other, its, -1))
    ]
    if sizes and not stated.signed and one.value < its.value:
        # By how much is told without which way.
        one, its, terms = its, one, [replace(each, sign=-each.sign) for each in terms]
    computed = one.value - its.value
    reach = stated.half + one.half + its.half
    return Equation(
        RULE,
        Term(TableNumber(grid.number, row, column), stated),
        tuple(terms),
        computed,
        reach,
        reach,
        partial(_written, one.value, its.value, stated.decimals),
        linear=True,
    )


def _written(one: Decimal, other: Decimal, decimals: int) -> str:
    shown = [print_number(each, decimals) for each in (one, other, one - other)]
    return f"{shown[0]} - {shown[1]} = {shown[2]}"
