"""Weighted means: the mean for all follows from those of its groups and how many belong to each.

**Proves** the mean age or pay for all (totalt) of a table with a line for each group, where another
table, or another column of the same, gives the groups' shares or numbers under the same heads.
**Contradicts** the one of them that does not follow while two others and more do, as a doubt: whom
the shares are counted of may have changed. **Silent** about shares and rates, which are weighted by
other things than heads, and where the groups are not all, or not the same.
Source: the definition of a weighted mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..understood.cells import plain
from ..understood.equations import Equation, State, TableNumber, Term
from ..understood.grid import Grid
from ..understood.understood import Understood

RULE = "key-figure"

_MEAN = re.compile(
    r"(?:medel|genomsnitts?|snitt)(?:ålder|lön)|genomsnittlig (?:ålder|lön|månadslön)|"
    r"(?:average|mean) (?:age|salary|pay|wage)",
    re.IGNORECASE,
)
_ALL = re.compile(r"^\W*(?:totalt?|samtliga|alla|summa|all|total)\W*$", re.IGNORECASE)
_HEADS = re.compile(
    r"^antal\b(?! år)|anställda|medarbetare|personer|könsfördelning|number of|employees|headcount",
    re.IGNORECASE,
)
_FEWEST_GROUPS, _FEWEST_HOLDING = 2, 2
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with one number for each group, by the group's name, and what it has for all."""

    head: str
    period: str
    groups: Mapping[str, Term]
    whole: Term | None


def weighted_means(understood: Understood) -> Iterator[Equation]:
    """The means for all, held against those of their groups."""
    tables = [(grid, list(_columns(grid))) for grid in understood.grids if _is_of_groups(grid)]
    for grid, columns in tables:
        means = [one for one in columns if _is_named(_MEAN, _HEADS, grid, one)]
        for other, weights in tables if means else ():
            told = [
                equation
                for mean in means
                for weight in weights
                if weight is not mean
                and _is_weight(other, weight)
                and (weight.period == mean.period if other is grid else weight.head == mean.head)
                and (equation := _equation(mean, weight))
            ]
            yield from _borne_out(told)


def _is_of_groups(grid: Grid) -> bool:
    """Whether a table has one line for all beside some of groups, each with a name of its own."""
    names = [plain(one.label) for one in grid.rows]
    whole = sum(1 for one in names if _ALL.match(one))
    return whole <= 1 and _FEWEST_GROUPS <= len(names) - whole == len({*names}) - whole


def _columns(grid: Grid) -> Iterator[_Column]:
    for place, column in enumerate(grid.columns):
        groups: dict[str, Term] = {}
        whole = None
        for row, line in enumerate(grid.rows):
            number = grid.value(row, place)
            if number is None:
                continue
            term = Term(TableNumber(grid.number, row, place), number)
            name = plain(line.label)
            if _ALL.match(name):
                whole = term
            else:
                groups[name.casefold()] = term
        yield _Column(column.head, column.meaning.period, groups, whole)


def _is_weight(grid: Grid, column: _Column) -> bool:
    """Whether a column says how many belong to each group, or how large a share."""
    values = [one.value for one in column.groups.values()]
    if _is_named(_MEAN, _HEADS, grid, column) or not all(one.value > 0 for one in values):
        return False
    if all(one.unit == "percent" for one in values):
        off = abs(sum(one.value for one in values) - _HUNDRED)
        return off <= sum(one.half for one in values)
    counted = _is_named(_HEADS, _MEAN, grid, column)
    return counted and all(not one.unit and not one.decimals for one in values)


def _is_named(form: re.Pattern[str], not_form: re.Pattern[str], grid: Grid, one: _Column) -> bool:
    """Whether a column's head is of a form, or the table's title or its head of labels, where the
    column's own head is not of the other."""
    if form.search(one.head) or not_form.search(one.head):
        return bool(form.search(one.head))
    return bool(form.search(f"{grid.label_head} {grid.title}"))


def _equation(mean: _Column, weight: _Column) -> Equation | None:
    """The mean for all as its groups give it; as far off as their rounding can bring it."""
    groups = [*mean.groups]
    if mean.whole is None or {*groups} != {*weight.groups}:
        return None
    means = [mean.groups[one] for one in groups]
    weights = [weight.groups[one] for one in groups]
    computed = _mean(means, [one.value.value for one in weights])
    reach = max(one.value.half for one in means) + mean.whole.value.half
    reach += max(abs(_moved(means, weights, at) - computed) for at in range(len(groups)))
    return Equation(
        RULE,
        mean.whole,
        (*means, *weights),
        computed,
        reach,
        reach,
        partial(_written, means, weights, computed, mean.whole.value.decimals),
        sure=False,
    )


def _mean(means: Sequence[Term], weights: Sequence[Decimal]) -> Decimal:
    over = sum((m.value.value * w for m, w in zip(means, weights, strict=True)), Decimal(0))
    return over / sum(weights)


def _moved(means: Sequence[Term], weights: Sequence[Term], at: int) -> Decimal:
    """The mean where one group has as many more as its rounding hides."""
    some = [one.value.value for one in weights]
    if weights[at].value.unit == "percent":
        some[at] += weights[at].value.half
    return _mean(means, some)


def _borne_out(told: Sequence[Equation]) -> Iterator[Equation]:
    """Those that hold, and the one that does not where enough others do."""
    holding = [one for one in told if one.state is not State.CONTRADICTED]
    failing = [one for one in told if one.state is State.CONTRADICTED]
    if len(holding) >= _FEWEST_HOLDING:
        yield from holding
        yield from failing if len(failing) == 1 else ()


def _written(
    means: Sequence[Term], weights: Sequence[Term], computed: Decimal, decimals: int
) -> str:
    def shown(one: Term) -> str:
        return print_number(one.value.value, one.value.decimals)

    over = " + ".join(f"{shown(w)} · {shown(m)}" for m, w in zip(means, weights, strict=True))
    below = print_number(
        sum((one.value.value for one in weights), Decimal(0)), weights[0].value.decimals
    )
    return f"({over}) / {below} = {print_number(computed, decimals)}"
