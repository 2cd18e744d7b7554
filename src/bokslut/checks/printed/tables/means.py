"""Means: what holds for all lies between what holds for its parts.

**Proves** nothing. **Contradicts** a share or a mean for all (totalt, samtliga) that is greater
than each of its groups' or smaller: however many belong to each, that cannot be. **Silent** about
amounts, about one group's pay in percent of another's, about tables where another position lies
outside too (its groups are not all), and within rounding.
Source: a weighted mean lies between its least and its greatest value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from bokslut.model.numbers import print_number

from ..understood.axis import Axis, axes, not_added
from ..understood.equations import Equation, Term
from ..understood.grid import Grid

RULE = "footing"

_ALL = re.compile(
    r"^\W*(?:totalt?|samtliga|alla|genomsnitt|snitt|medel|summa|hela kommunen|kommunen totalt|all|"
    r"average)\W*$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"lön|\bav\b|pay|wage", re.IGNORECASE)
_FEWEST_PARTS, _FEWEST_POSITIONS = 2, 2


def means(grid: Grid) -> Iterator[Equation]:
    """The means for all that lie outside their groups'."""
    axis = axes(grid)[0]
    whole = [line for line in range(axis.lines) if _ALL.match(axis.labels[line])]
    if len(whole) != 1:
        return
    parts = [
        line
        for line in range(axis.lines)
        if line != whole[0] and not axis.headings[line] and not axis.is_empty(line)
    ]
    positions = [at for at in range(axis.positions) if _is_mean(axis, whole[0], at)]
    told = [
        (at, terms)
        for at in positions
        if axis.term(whole[0], at) and len(terms := _terms(axis, parts, at)) >= _FEWEST_PARTS
    ]
    outside = [one for at, terms in told if (one := _outside(axis, whole[0], at, terms))]
    if len(outside) == 1 and len(told) > _FEWEST_POSITIONS:
        yield outside[0]


def _is_mean(axis: Axis, line: int, position: int) -> bool:
    """Whether a position has shares or means, by its name, its unit or the table's title."""
    if axis.turned.meanings[position].role in ("variance", "change"):
        return False
    if _OF_ANOTHER.search(axis.position_labels[position]):
        return False
    return (
        axis.unit(line, position) == "percent"
        or not_added(axis.position_labels[position])
        or not_added(axis.grid.title)
    )


def _terms(axis: Axis, parts: list[int], position: int) -> list[Term]:
    return [term for line in parts if (term := axis.term(line, position))]


def _outside(axis: Axis, line: int, position: int, terms: list[Term]) -> Equation | None:
    """The mean for all that is greater than each or smaller, beside what comes nearest."""
    stated = axis.term(line, position)
    if stated is None:
        return None
    least = min(terms, key=lambda one: one.value.value)
    most = max(terms, key=lambda one: one.value.value)
    value = stated.value.value
    near = least if value < least.value.value else most
    reach = stated.value.half + near.value.half
    if least.value.value - reach <= value <= most.value.value + reach:
        return None
    return Equation(
        RULE,
        stated,
        (least, most),
        near.value.value,
        reach,
        reach,
        partial(_written, least, most),
    )


def _written(least: Term, most: Term) -> str:
    shown = [print_number(one.value.value, one.value.decimals) for one in (least, most)]
    return f"{shown[0]} … {shown[1]}"
