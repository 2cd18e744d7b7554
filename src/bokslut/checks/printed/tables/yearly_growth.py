"""Rows of growth below amounts: `Ökning, %` from one column to the next.

**Proves** a row of percents that is called growth where a row of amounts grows by just that from
each period to the one after it: the row right above, or one that its name has a word of.
**Contradicts** the one percent that does not follow as the others do.
**Silent** where two columns are of one period, where a year is left out between two, and where
fewer than two others hold.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bokslut.prose.vocabulary import significant

from ..understood.axis import Axis, axes
from ..understood.equations import Equation, State, evidence
from ..understood.grid import Grid
from ..understood.relations import Kind, Relation, relation_equation

RULE = "cross-footing"

_GROWTH = re.compile(
    r"ökning|minskning|förändr|utveckling|tillväxt|uppräkning|change|growth|increase|decrease",
    re.IGNORECASE,
)
_WAYS: tuple[Kind, ...] = ("growth", "fall")
_FEWEST, _MOST_ROWS = 2, 80
_ENOUGH = 2.0


def yearly_growth(grid: Grid) -> Iterator[Equation]:
    """The equations of every row, or column, of growth from one period to the next."""
    if len(grid.rows) > _MOST_ROWS:
        return
    for axis in axes(grid):
        steps = _steps(axis)
        for line in range(axis.lines) if steps else ():
            if axis.is_ratio(line) and _GROWTH.search(axis.labels[line]):
                yield from _best(axis, line, steps)


def grows_as_all(axis: Axis, one: Relation, position: int) -> bool:
    """Whether growth is told of a row: what is told of each pupil grows as all else does."""
    if one.kind not in ("growth", "fall") or axis.meanings[one.line].role != "change":
        return False
    compares = axis.turned.meanings[position].role in ("variance", "change", "share")
    return not compares and axis.unit(one.first, position) not in ("percent", "pp")


def _steps(axis: Axis) -> list[tuple[int, int]]:
    """Each position with the one of the year before."""
    periods = {
        at: one.period
        for at, one in enumerate(axis.turned.meanings)
        if one.period and one.role not in ("variance", "change", "share", "number")
    }
    if len(set(periods.values())) < len(periods):
        return []
    order = sorted(periods, key=lambda at: periods[at])
    return [
        (at, before)
        for before, at in pairwise(order)
        if int(periods[at][:4]) - int(periods[before][:4]) == 1
        and periods[at][4:] == periods[before][4:]
    ]


def _best(axis: Axis, line: int, steps: list[tuple[int, int]]) -> Iterator[Equation]:
    """What a line says of the growth of the amounts that it is of, if any are."""
    found: list[tuple[float, list[Equation]]] = []
    for other in _amounts(axis, line):
        for kind in _WAYS:
            told = [
                equation
                for at, before in steps
                if (equation := _grown(axis, kind, line, other, at, before)) is not None
            ]
            holding = [one for one in told if one.state is not State.CONTRADICTED]
            if len(holding) < _FEWEST or len(told) > len(holding) + 1:
                continue
            weight = sum(
                evidence(one.stated.value.value, one.stated.value.half, one.tolerance)
                for one in holding
            )
            if weight >= _ENOUGH:
                found.append((weight, told))
    if found:
        yield from max(found, key=lambda one: one[0])[1]


def _grown(axis: Axis, kind: Kind, line: int, other: int, at: int, before: int) -> Equation | None:
    return relation_equation(axis, RULE, Relation(kind, line, other, other, position=before), at)


def _amounts(axis: Axis, line: int) -> list[int]:
    """The line of amounts right before one, and those that it has a word of."""
    words = {word for one in significant(axis.labels[line]) for word in (one.lower(),)}
    before = next((one for one in range(line - 1, -1, -1) if not axis.is_ratio(one)), None)
    return [
        one
        for one in range(axis.lines)
        if one != line
        and not axis.is_ratio(one)
        and not axis.headings[one]
        and (one == before or words & {each.lower() for each in significant(axis.labels[one])})
    ]
