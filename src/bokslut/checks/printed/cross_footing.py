"""Cross-footing: columns that follow from other columns, recomputed row by row.

**Proves** differences (avvikelse, förändring, skillnad), growth and shares in percent, ratios and
sums of columns. Which columns a column comes from, and which way round, is found by arithmetic
over all rows: a relation holds where more rows bear it out than chance could. **Silent** in lists
of more than 500 rows, and where no relation holds, but for one case: a head that names a difference
beside just the two amounts that it can be the difference of. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import product
from math import log10

from bokslut.model.numbers import print_number

from .cells import Printed
from .equations import Equation, State, TableNumber, Term, evidence
from .grid import Grid

RULE = "cross-footing"

_ENOUGH_SAID, _ENOUGH_UNSAID = 2.0, 4.5
_SUMS = ("difference", "sum")
_AS_GOOD, _FAILS, _UNSAID_HOLDING = 2.0, 1.0, 4
# A longer table is a list, and would take its time.
_MOST_COLUMNS, _MOST_ROWS = 24, 500
_HUNDRED = Decimal(100)
_INCOME = re.compile(r"intäkt|income|revenue|bidrag|anslag|avgift|skatt|utjämning", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Relation:
    """How a column follows from others: a function of their values, and how it is written."""

    kind: str
    columns: tuple[int, ...]
    compute: Callable[[Sequence[Decimal]], Decimal]
    form: str


def cross_foot(grid: Grid) -> Iterator[Equation]:
    """The equations of every column that follows from others. Where several relations explain a
    column as well, a row is contradicted only where it is so by all of them."""
    if len(grid.columns) > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS:
        return
    explained: set[frozenset[int]] = set()
    for column in _likeliest_first(grid):
        # What others are computed from is given, unless its own head says otherwise.
        if not _says_computed(grid, column) and any(column in one for one in explained):
            continue
        relations = _found(grid, column, explained)
        if not relations:
            continue
        if relations[0].kind in _SUMS:
            explained.add(frozenset((column, *relations[0].columns)))
        for row in range(len(grid.rows)):
            told = [one for some in relations if (one := _equation(grid, row, column, some))]
            if told:
                yield next((one for one in told if one.state is not State.CONTRADICTED), told[0])


def _likeliest_first(grid: Grid) -> list[int]:
    """Columns whose heads say that they are computed, then the others from right to left."""
    said = [index for index in range(len(grid.columns)) if _says_computed(grid, index)]
    rest = [index for index in reversed(range(len(grid.columns))) if index not in said]
    return [*said, *rest]


def _says_computed(grid: Grid, column: int) -> bool:
    meaning = grid.columns[column].meaning
    return meaning.role in ("variance", "change", "share") or meaning.unit in ("percent", "pp")


def _found(grid: Grid, column: int, explained: set[frozenset[int]]) -> list[_Relation]:
    """The relations that the rows bear out, the best first and only those about as good."""
    enough = _ENOUGH_SAID if _says_computed(grid, column) else _ENOUGH_UNSAID
    relations = [
        one
        for one in _relations(grid, column)
        # What c = a - b says, a = b + c would say again, and d = a - b only that d is like c.
        if one.kind not in _SUMS
        or not any(len(known.intersection(one.columns)) > 1 for known in explained)
    ]
    found: list[tuple[float, _Relation]] = []
    for relation in relations:
        weight = _weight(grid, column, relation)
        if weight is not None and weight - log10(len(relations)) >= enough:
            found.append((weight - _distance(relation, column), relation))
    found.sort(key=lambda one: -one[0])
    if not found:
        promised = _promised(grid, column)
        return [promised] if promised else []
    return [one for weight, one in found if weight >= found[0][0] - _AS_GOOD]


def _distance(relation: _Relation, column: int) -> float:
    """How far apart the columns stand, as a small doubt: what belongs together stands together."""
    columns = (column, *relation.columns)
    return 0.1 * (max(columns) - min(columns))


def _relations(grid: Grid, column: int) -> Iterator[_Relation]:
    others = [index for index in range(len(grid.columns)) if index != column]
    amounts = [index for index in others if grid.columns[index].additive]
    percent = _is_percent(grid, column)
    for first, second in product(others, repeat=2):
        if first == second:
            continue
        if percent and first in amounts and second in amounts:
            yield _Relation("growth", (first, second), _growth, "({0} - {1}) / {1}")
            yield _Relation("percent", (first, second), _percent, "{0} / {1}")
        else:
            yield _Relation("difference", (first, second), _difference, "{0} - {1}")
            if first < second:
                yield _Relation("sum", (first, second), _sum, "{0} + {1}")
    if not percent:
        for run in _runs_of_columns(amounts, column):
            form = " + ".join(f"{{{place}}}" for place in range(len(run)))
            yield _Relation("sum", run, _sum, form)


def _runs_of_columns(amounts: Sequence[int], column: int) -> Iterator[tuple[int, ...]]:
    """Three columns or more that stand side by side, right before or right behind."""
    for side in (
        [index for index in amounts if index < column][::-1],
        [index for index in amounts if index > column],
    ):
        for count in range(3, len(side) + 1):
            yield tuple(sorted(side[:count]))


def _is_percent(grid: Grid, column: int) -> bool:
    if grid.columns[column].meaning.unit == "percent":
        return True
    told = [one for row in range(len(grid.rows)) if (one := grid.value(row, column))]
    return bool(told) and all(one.unit == "percent" for one in told)


def _difference(values: Sequence[Decimal]) -> Decimal:
    return values[0] - values[1]


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _growth(values: Sequence[Decimal]) -> Decimal:
    return (values[0] - values[1]) / abs(values[1]) * _HUNDRED


def _percent(values: Sequence[Decimal]) -> Decimal:
    return values[0] / values[1] * _HUNDRED


def _weight(grid: Grid, column: int, relation: _Relation) -> float | None:
    """How surely the rows bear a relation out, if more of them do than do not."""
    holding, failing, weight = 0, 0, 0.0
    for row in range(len(grid.rows)):
        equation = _equation(grid, row, column, relation)
        if equation is None:
            continue
        if equation.state is State.CONTRADICTED:
            failing += 1
        elif sum(1 for one in equation.terms if one.value.value) >= 2:
            holding += 1
            stated = equation.stated.value
            weight += evidence(stated.value, stated.half, equation.likely)
    # Whose head does not say that it is computed must hardly ever fail to be believed.
    least = failing if _says_computed(grid, column) else _UNSAID_HOLDING * failing
    return weight - _FAILS * failing if holding and holding > least else None


def _promised(grid: Grid, column: int) -> _Relation | None:
    """The one difference that a head can mean: of the only two amounts of two periods beside a
    change, or of the only plan and the only outcome beside a variance."""
    meaning = grid.columns[column].meaning
    others = [
        index
        for index, one in enumerate(grid.columns)
        if index != column and one.additive and one.meaning.role not in ("variance", "change")
    ]
    if meaning.role != "change" or _is_percent(grid, column) or len(others) != 2:
        return None
    periods = [grid.columns[index].meaning.period for index in others]
    if not all(periods) or periods[0] == periods[1] or not _whole(grid, (column, *others)):
        return None
    newer, older = others if periods[0] > periods[1] else others[::-1]
    return _Relation("difference", (newer, older), _difference, "{0} - {1}")


def _whole(grid: Grid, columns: Sequence[int]) -> bool:
    """Whether at least two rows have all their numbers."""
    full = [
        row
        for row in range(len(grid.rows))
        if all(grid.value(row, column) is not None for column in columns)
    ]
    return len(full) >= 2


def _equation(grid: Grid, row: int, column: int, relation: _Relation) -> Equation | None:
    """The relation in one row; None where a number is missing or nothing can be divided."""
    stated = grid.value(row, column)
    if stated is None or not _same_kind(grid, row, (column, *relation.columns), relation.kind):
        return None
    values: list[Printed] = []
    terms: list[Term] = []
    for one in relation.columns:
        cell = grid.rows[row].cells[one]
        number = cell.number if cell else None
        if number is None:
            if relation.kind in ("growth", "percent") or not (cell and (cell.dash or cell.blank)):
                return None
            values.append(Printed(Decimal(0), stated.decimals))
        else:
            values.append(number)
            terms.append(Term(TableNumber(grid.number, row, one), number))
    if not terms:
        return None
    bounds = _bounds(relation, values)
    if bounds is None:
        return None
    computed, low, high = bounds
    reach = max(high - computed, computed - low) + stated.half
    turned = abs(stated.value + computed) <= reach < abs(stated.value - computed)
    if turned and _is_favourable(grid, row, column, relation):
        return _equation(grid, row, column, replace(relation, columns=relation.columns[::-1]))
    rounds = abs(stated.value - computed) <= stated.half if relation.kind != "sum" else False
    return Equation(
        RULE,
        Term(TableNumber(grid.number, row, column), stated),
        tuple(terms),
        stated.value if rounds and relation.kind in ("growth", "percent") else computed,
        reach,
        reach,
        partial(_written, relation, values, computed, stated),
    )


def _is_favourable(grid: Grid, row: int, column: int, relation: _Relation) -> bool:
    """Whether a variance may be counted the other way than those around it: that of income, in a
    table where what is better than planned is positive for income and costs alike."""
    return (
        relation.kind == "difference"
        and grid.columns[column].meaning.role == "variance"
        and bool(_INCOME.search(grid.rows[row].label))
        and not all(_INCOME.search(one.label) for one in grid.rows if one.label)
    )


def _same_kind(grid: Grid, row: int, columns: Sequence[int], kind: str) -> bool:
    """Whether differences and sums are of numbers of one unit."""
    if kind in ("growth", "percent"):
        return True
    units = {grid.unit_of(row, one) for one in columns if grid.value(row, one)}
    return len(units - {"pp"}) <= 1 or units <= {"percent", "pp"}


def _bounds(
    relation: _Relation, values: Sequence[Printed]
) -> tuple[Decimal, Decimal, Decimal] | None:
    """The relation over the printed values, and the least and most that it can be over the exact
    ones; None where something is divided by what may be zero."""
    if relation.kind in ("growth", "percent"):
        base = values[1]
        if abs(base.value) <= base.half:
            return None
    computed = relation.compute([one.value for one in values])
    if len(values) > 4:
        reach = sum((one.half for one in values), Decimal(0))
        return computed, computed - reach, computed + reach
    reached = [
        relation.compute(
            [one.value + one.half * side for one, side in zip(values, sides, strict=True)]
        )
        for sides in product((-1, 1), repeat=len(values))
    ]
    return computed, min(reached), max(reached)


def _written(
    relation: _Relation, values: Sequence[Printed], computed: Decimal, stated: Printed
) -> str:
    """The arithmetic as a controller writes it: `(69 686 - 66 857) / 66 857 = 4,2 %`."""
    told = [
        f"({text})" if one.value < 0 else text
        for one in values
        for text in [print_number(one.value, one.decimals)]
    ]
    percent = " %" if relation.kind in ("growth", "percent") else ""
    return f"{relation.form.format(*told)} = {print_number(computed, stated.decimals)}{percent}"
