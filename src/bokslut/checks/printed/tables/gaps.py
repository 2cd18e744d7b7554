"""Subtotals that a total bears out and whose own parts do not make them: a row is gone.

**Contradicts**, as a doubt only, (1) a line with its
parts behind it, where it and the other lines that have theirs behind them make the total, and its
own parts do not make it; and (2) a line that says that it is a sum, and is the sum of its block in
one position only. One position of a line is told, since all of them miss the same row.
**Silent** where the total does not come out of the sums in all positions.
Source: as for `footing` (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from math import log10

from ..understood.equations import Equation, State, evidence
from ..understood.sums import Sum, Sums
from .borne_out import Equations, none_holds

_LONGEST = 80
_FEWEST_PARTS, _FEWEST_HEADS, _MOST_TRIED = 2, 2, 30
_SUM_OF = re.compile(r"^\W*(?:s:a|summa)\b", re.IGNORECASE)
# How surely the total must come out of the sums, in powers of ten.
_ENOUGH, _ENOUGH_SLIP = 3.5, 1.5
_MOST_BLOCKS = 12
# In one position alone, of so many parts at least.
_ENOUGH_OF_ONE, _FEWEST_OF_BLOCK = 2.5, 3


def gaps(search: Sums, told: Collection[int], equations: Equations) -> Iterator[Equation]:
    """The subtotals with a part missing. `told` are the lines that are spoken of already,
    `equations` what a sum says in each position."""
    axis = search.axis
    if axis.across or axis.lines > _LONGEST:
        return
    seen: set[int] = set(told)
    for total in range(axis.lines):
        if not search.said[total] or total in search.found or axis.headings[total]:
            continue
        for line, parts in _behind(search, total):
            if line not in seen and (found := none_holds(search, line, parts, equations)):
                seen.add(line)
                yield found
        if total not in seen and (found := _in_one_only(search, total, equations)) is not None:
            seen.add(total)
            yield found


def _in_one_only(search: Sums, total: int, equations: Equations) -> Equation | None:
    """Where a line that says that it is a sum is the sum of its block in one position, with digits
    that are no chance, and in no other: there the row that is gone had nothing."""
    parts = [one for one in search.open_at(total) if not search.axis.headings[one]]
    if len(parts) < _FEWEST_OF_BLOCK:
        return None
    found = equations(Sum(total, tuple((part, 1) for part in parts), False))
    some = [each for at, each in found.items() if search.axis.adds[at]]
    failing = [one for one in some if one.state is State.CONTRADICTED]
    weight = sum(
        evidence(one.stated.value.value, one.stated.value.half, one.likely)
        for one in some
        if one.state is not State.CONTRADICTED
        and sum(1 for term in one.terms if term.value.value) >= _FEWEST_OF_BLOCK
    )
    return replace(failing[0], sure=False) if failing and weight >= _ENOUGH_OF_ONE else None


def _behind(search: Sums, total: int) -> Iterator[tuple[int, list[int]]]:
    """The one open line before a total that makes it together with the lines whose parts stand
    behind them, and what stands behind it."""
    heads = [
        one.line
        for one in search.found.values()
        if one.line < total and all(part > one.line for part, _sign in one.parts)
    ]
    opened = [one for one in search.open_at(total, True) if not search.axis.headings[one]]
    if len(heads) < _FEWEST_HEADS or len(opened) > _MOST_TRIED:
        return
    for line in opened:
        if line in heads:
            continue
        if _makes(search, total, [(one, 1) for one in (*heads, line)]):
            after = [one for one in opened if one > line]
            ends = min((one for one in heads if one > line), default=total)
            yield line, [one for one in after if one < ends]
            return


def _makes(search: Sums, total: int, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether lines make a total in every position where all of them have numbers, with enough
    digits that it is no chance."""
    axis, weight = search.axis, 0.0
    for at in range(axis.positions):
        stated = axis.values[total][at]
        values = [axis.values[line][at] for line, _sign in parts]
        if not axis.adds[at] or stated is None or any(one is None for one in values):
            continue
        gap = stated - sum((one or 0) * sign for one, (_, sign) in zip(values, parts, strict=True))
        half = max(axis.halves[line][at] for line in (total, *(line for line, _ in parts)))
        if abs(gap) > (len(parts) + 1) * half:
            return False
        weight += log10(max(1.0, abs(stated) / (half * (len(parts) + 1))))
    return weight >= _ENOUGH
