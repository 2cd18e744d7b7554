"""Running totals: what stands beside amounts and grows by each of them.

**Proves** an amount that is the one before it and what has come to it since, and the amounts
themselves, where nearly all of a line is so (*ackumulerat* beside each month). **Contradicts**
where one step of such a line is another; a month that is gone is seen at the next.
**Silent** where neither a name says that it is one nor the amounts stand in the order of time,
where fewer than three steps hold, or not most of them, or their digits are so few that it may be
chance.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise, permutations

from ..understood.axis import Axis, axes
from ..understood.equations import Equation, State, evidence
from ..understood.grid import Grid
from ..understood.heads import is_only_period
from .summed import written

RULE = "cross-footing"

_FEWEST, _MOST_LINES = 3, 12
_ENOUGH = 5.0
_NAMED = re.compile(r"\back(?:\.|umul\w*)?|cumulat|\blöpande|hittills|sedan årets", re.IGNORECASE)
_MONTH = re.compile(
    r"^\W*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|may|oct)\w*\.?\b|"
    r"^\W*(?:kvartal|tertial|vecka|månad|quarter|q[1-4])\b",
    re.IGNORECASE,
)


def running_totals(grid: Grid) -> Iterator[Equation]:
    """The steps of every running total of a table, along either way."""
    for axis in axes(grid):
        if axis.lines > _MOST_LINES:
            continue
        in_time = _is_in_time(axis)
        for line, step in permutations(range(axis.lines), 2):
            if in_time or _NAMED.search(axis.labels[line]):
                yield from _steps(axis, line, step)


def _is_in_time(axis: Axis) -> bool:
    """Whether what stands along a line is told by time: by months, quarters or years."""
    labels = axis.position_labels
    told = sum(1 for one in labels if _MONTH.search(one) or is_only_period(one))
    return told * 3 >= len(labels) * 2


def _steps(axis: Axis, line: int, step: int) -> Iterator[Equation]:
    if axis.is_ratio(line) or axis.unit(line, 0) != axis.unit(step, 0):
        return
    told = [
        at
        for at in range(axis.positions)
        if axis.values[line][at] is not None and axis.values[step][at] is not None
    ]
    pairs = [*pairwise(told)]
    if sum(_holds(axis, line, step, *pair) for pair in pairs) < _FEWEST:
        return
    found = [one for pair in pairs if (one := _step(axis, line, step, *pair))]
    holding = [one for one in found if one.state is not State.CONTRADICTED]
    weight = sum(
        evidence(one.terms[1].value.value, one.stated.value.half, one.likely) for one in holding
    )
    if len(holding) >= _FEWEST and 2 * len(holding) > len(found) and weight >= _ENOUGH:
        yield from found


def _holds(axis: Axis, line: int, step: int, before: int, at: int) -> bool:
    """Whether one step is what has come to it, in whole numbers: many are tried."""
    values, halves = axis.values, axis.halves
    gap = (values[line][at] or 0) - (values[line][before] or 0) - (values[step][at] or 0)
    return abs(gap) <= 2 * halves[line][at] + halves[step][at] and values[step][at] != 0


def _step(axis: Axis, line: int, step: int, before: int, at: int) -> Equation | None:
    """A value of a running total as the one before it and what has come to it."""
    stated, first, second = axis.term(line, at), axis.term(line, before), axis.term(step, at)
    if stated is None or first is None or second is None or not second.value.value:
        return None
    computed = first.value.value + second.value.value
    reach = stated.value.half + first.value.half + second.value.half
    terms = (first, second)
    return Equation(
        RULE,
        stated,
        terms,
        computed,
        reach if computed != stated.value.value else Decimal(0),
        reach,
        partial(written, terms, computed),
        linear=True,
    )
