"""Totals printed again below what they are made of, after the total that they repeat.

A note leads from what there was at the beginning of the year to what there is at its end, and
tells below that of what the latter consists (`Utgående eget kapital`, twice). Where the parts of a
column are not printed the one total is all that is left to add up to the other. **Proves** the
second total by its own parts. **Silent** where these come out nowhere.
Source: as for `footing` (ISA 500, A22).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..understood.axis import Axis
from ..understood.equations import Equation, State, TableNumber
from ..understood.sums import Sum

_Told = Mapping[int, Equation]


def without_repeated(
    axis: Axis, one: Sum, told: _Told, equations: Callable[[Sum], _Told]
) -> dict[int, Equation]:
    """What a sum says in each position, where it holds only as a repetition: in the others by the
    parts that stand beside the total it repeats, or not at all."""
    failing = {at for at, each in told.items() if each.state is State.CONTRADICTED}
    kept = {at: each for at, each in told.items() if at not in failing}
    repeated = {_lone(axis, each) for each in kept.values()}
    if not failing or len(repeated) != 1 or None in repeated:
        return dict(told)
    (line,) = repeated
    parts = tuple(part for part in one.parts if part[0] != line)
    if not parts:
        return dict(told)
    others = equations(Sum(one.line, parts, one.sure))
    others = {at: each for at, each in others.items() if at in failing}
    holds = any(each.state is not State.CONTRADICTED for each in others.values())
    return {**kept, **others} if holds else kept


def _lone(axis: Axis, equation: Equation) -> int | None:
    """The line of the only part of a sum that is more than nothing."""
    filled = [one.number for one in equation.terms if one.value.value]
    if len(filled) != 1:
        return None
    (number,) = filled
    if not isinstance(number, TableNumber):
        return None
    return number.column if axis.across else number.row
