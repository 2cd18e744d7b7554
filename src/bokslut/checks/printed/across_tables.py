"""Across tables: columns of two tables that tell the same must tell it of every row.

**Proves** a number that another table has too, under the same label and for the same period, units
converted. Whether two columns tell the same thing, the numbers say: enough rows with the same
labels agree that it is no chance, and more agree than not. **Contradicts** the rows of such columns
that differ. **Silent** about columns that share too little, and about columns with other heads
where an item and its sums differ by the same. Source: tying the statements of a
report to one another (ISA 720).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bokslut.model.numbers import print_number
from bokslut.prose.vocabulary import TOKEN, stem

from .cells import Printed
from .equations import Equation, TableNumber, Term, evidence
from .grid import Grid
from .paired import head_name
from .subjects import in_base, same_dimension
from .understood import Understood

RULE = "across-tables"

_ENOUGH = 6.0
_SURE = 3
_MOST_GRIDS = 400


@dataclass(frozen=True, slots=True)
class _Entry:
    """A number with the name of its row, its unit, and its place."""

    number: TableNumber
    printed: Printed
    unit: str

    @property
    def value(self) -> Decimal:
        return in_base(self.printed.value, self.unit)

    @property
    def half(self) -> Decimal:
        return in_base(self.printed.half, self.unit)


_Column = dict[tuple[str, ...], _Entry]


def across_tables(understood: Understood) -> Iterator[Equation]:
    """Every pair of columns of different tables that tell the same thing."""
    columns = [
        (grid, index, told)
        for grid in understood.grids[:_MOST_GRIDS]
        for index in range(len(grid.columns))
        if grid.columns[index].additive and len(told := _column(grid, index)) >= 2
    ]
    for place, (grid, index, first) in enumerate(columns):
        for other, other_index, second in columns[place + 1 :]:
            if other.number == grid.number or not _of_one_period(grid, index, other, other_index):
                continue
            heads = (grid.columns[index].head, other.columns[other_index].head)
            yield from _pair(grid, first, second, head_name(heads[0]) == head_name(heads[1]))


def _column(grid: Grid, column: int) -> _Column:
    """The numbers of a column by the labels of their rows; a label that stands twice names none."""
    told: _Column = {}
    twice: set[tuple[str, ...]] = set()
    for index, row in enumerate(grid.rows):
        name = _name(row.label)
        number = grid.value(index, column)
        if not name or number is None:
            continue
        if name in told:
            twice.add(name)
        told[name] = _Entry(
            TableNumber(grid.number, index, column), number, grid.unit_of(index, column)
        )
    return {name: one for name, one in told.items() if name not in twice}


@lru_cache(maxsize=20_000)
def _name(label: str) -> tuple[str, ...]:
    """The stems of all words: *Övrigt eget kapital* is not *Eget kapital*."""
    return tuple(sorted({stem(word) for word in TOKEN.findall(label)}))


def _of_one_period(grid: Grid, column: int, other: Grid, other_column: int) -> bool:
    """Whether two columns can be of one period: both name the same, or one names none."""
    one, two = grid.columns[column].meaning.period, other.columns[other_column].meaning.period
    return not one or not two or one == two or one[:4] == two[:4]


def _pair(grid: Grid, first: _Column, second: _Column, one_head: bool) -> Iterator[Equation]:
    shared = [name for name in first if name in second]
    if len(shared) < 2:
        return
    agreeing, differing, weight = [], [], 0.0
    for name in shared:
        one, other = first[name], second[name]
        if not _comparable(one, other):
            return
        reach = one.half + other.half
        if abs(abs(one.value) - abs(other.value)) <= (reach if one.half != other.half else 0):
            agreeing.append(name)
            weight += evidence(one.value, max(one.half, other.half), reach)
        else:
            differing.append(name)
    if weight < _ENOUGH or len(agreeing) <= len(differing):
        return
    if not one_head and _both_add_up(first, second, differing):
        differing = []
    for name in (*agreeing, *differing):
        yield _equation(grid, first[name], second[name], name in agreeing, len(agreeing))


def _both_add_up(first: _Column, second: _Column, differing: Sequence[tuple[str, ...]]) -> bool:
    """Whether an item and its sums differ by the same: each column adds up in itself, and is of
    something else, as what was granted first and what was granted in the end."""
    gaps = {abs(first[name].value) - abs(second[name].value) for name in differing}
    return len(differing) >= 2 and len(gaps) == 1


def _comparable(one: _Entry, other: _Entry) -> bool:
    if not one.unit or not other.unit:
        # Where a table does not say its unit, it is that of the table that it agrees with.
        return one.unit == other.unit or "percent" not in (one.unit, other.unit)
    return same_dimension(one.unit, other.unit)


def _equation(grid: Grid, one: _Entry, other: _Entry, agrees: bool, agreeing: int) -> Equation:
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(other.unit, 0)
    computed = abs(one.value).scaleb(scale) * (-1 if other.printed.value < 0 else 1)
    shown = print_number(one.printed.value, one.printed.decimals)
    title = grid.title or grid.rows[one.number.row].label
    return Equation(
        RULE,
        Term(other.number, other.printed),
        (Term(one.number, one.printed),),
        other.printed.value if agrees else computed,
        Decimal(0),
        Decimal(0),
        f"{title}, {grid.columns[one.number.column].head}: {shown}",
        sure=agreeing >= _SURE,
    )
