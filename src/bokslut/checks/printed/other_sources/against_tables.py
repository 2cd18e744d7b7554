"""Tables against a workspace: each number of a printed table and the figure that it states.

**Proves** a number that the workspace's table of the same rows and columns has as a figure, at the
printed unit and rounding. Two tables are the same where their labels and heads are, and more of
their numbers agree than differ, so many that it is no chance; or where title, labels and heads all
are. Single columns are the same on the same evidence, and a single number where its row and the
period of its column are named, and it has three digits. **Contradicts** the other numbers of such
tables and columns; by one in the last digit it is rounding. **Silent**, the number is without
source, where no table of the workspace is surely the same. Source: tying a report's statements to
the accounts (lagen 2018:597 3 kap.; ISA 330, agreeing the statements with the underlying records).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bokslut.model.numbers import rounded

from ..understood.dimensions import same_dimension
from ..understood.equations import TableNumber
from ..understood.grid import Grid
from ..understood.understood import Understood
from .known import Known, Stated
from .paired import (
    Compared,
    Name,
    compare,
    in_unit_of,
    may_be_same,
    named_rows,
    row_name,
    same_columns,
    same_rows,
    title_name,
)

_ENOUGH = 6.0
_SURE = 3
_MOST_GRIDS = 400
_LEAST_ALONE = 2.3
_MOST_LIKE = 3
# So many others with the figure's sign, and one without it, is no way of printing.
_SAME_SIGN = 4
_EXACT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Held:
    """A printed number held against the figure that it should state. `sure` says whether the two
    are surely the same thing."""

    number: TableNumber
    stated: Stated
    compared: Compared
    sure: bool


_Beside = tuple[TableNumber, Stated, Compared]


@dataclass(frozen=True)
class _Match:
    """A table of the report beside one of the workspace: the pairs of their columns, with all of
    the numbers that both have there."""

    grid: Grid
    columns: tuple[tuple[int, int], ...]
    held: tuple[_Beside, ...]
    same_title: bool
    whole: bool

    @cached_property
    def agreeing(self) -> int:
        return sum(1 for _number, _stated, one in self.held if one.near)

    @cached_property
    def weight(self) -> float:
        return sum(one.weight for _number, _stated, one in self.held if one.agrees)

    @property
    def differing(self) -> int:
        return len(self.held) - self.agreeing

    @property
    def is_one(self) -> bool:
        """Whether labels, heads and periods are all the same, with numbers that agree by no
        chance or below the same title: however many others differ, it is the same table."""
        return self.whole and (self.weight >= _ENOUGH or (self.same_title and self.agreeing > 0))

    @property
    def accepted(self) -> bool:
        """Whether the two surely state the same."""
        if self.is_one or (self.whole and self.agreeing and not self.differing):
            return True
        return self.weight >= _ENOUGH and self.agreeing > self.differing

    @property
    def sure(self) -> bool:
        """Whether what differs is a mistake and no misunderstanding."""
        return self.is_one or (self.agreeing >= _SURE and self.agreeing > 2 * self.differing)


def hold_tables(understood: Understood, known: Known) -> dict[TableNumber, Held]:
    """The figure of every number of a table that is surely known; one that agrees with some figure
    of its row and column is held against that one."""
    names = _Names(known)
    found: dict[TableNumber, Held] = {}
    for grid in understood.grids[:_MOST_GRIDS]:
        for one in _of_grid(grid, known, names):
            before = found.get(one.number)
            if before is None or (one.compared.near and not before.compared.near):
                found[one.number] = one
    return found


class _Names:
    """The rows of the workspace's tables by their names."""

    def __init__(self, known: Known) -> None:
        self.rows = {one.number: named_rows(one) for one in known.understood.grids}
        self.at: dict[Name, list[tuple[int, int]]] = defaultdict(list)
        for table, named in self.rows.items():
            for name, rows in named.items():
                self.at[name] += [(table, row) for row in rows]

        self.known = known
        self._printed: dict[tuple[str, int], dict[Decimal, list[TableNumber]]] = {}

    def printing(self, grid: Grid, row: int, column: int) -> list[TableNumber]:
        """The cells that would print these digits in that unit."""
        printed = grid.value(row, column)
        if printed is None:
            return []
        form = (grid.unit_of(row, column), printed.decimals)
        if form not in self._printed:
            self._printed[form] = self._in_form(*form)
        return self._printed[form].get(abs(printed.value), [])

    def _in_form(self, unit: str, decimals: int) -> dict[Decimal, list[TableNumber]]:
        told: dict[Decimal, list[TableNumber]] = defaultdict(list)
        for number, stated in self.known.cells():
            if stated.value is not None and (not unit or same_dimension(unit, stated.unit)):
                value = in_unit_of(abs(stated.value), unit or stated.unit)
                told[rounded(value, decimals)].append(number)
        return told

    def like(self, grid: Grid) -> list[int]:
        """The tables that share at least a name with this one, most shared first."""
        shared: dict[int, int] = defaultdict(int)
        for name in filter(None, named_rows(grid)):
            for table in {table for table, _row in self.at.get(name, ())}:
                shared[table] += 1
        return sorted(shared, key=lambda table: (-shared[table], table))


def _of_grid(grid: Grid, known: Known, names: _Names) -> Iterator[Held]:
    others = [known.understood.grid[one] for one in names.like(grid)]
    rows = {one.number: same_rows(grid, one, names.rows[one.number]) for one in others}
    matches = [
        _match(grid, one, known, rows[one.number], same_columns(grid, one)) for one in others
    ]
    accepted = sorted(
        (one for one in matches if one.accepted), key=lambda one: one.differing - one.agreeing
    )
    told: set[int] = set()
    for one in accepted:
        told |= {column for column, _other in one.columns}
        yield from (Held(*each, sure=one.sure) for each in one.held)
    for column in range(len(grid.columns)):
        if column not in told:
            yield from _column(grid, column, known, others, rows)
    yield from _alone(grid, known, names)
    for row in range(len(grid.rows)):
        yield from _row(grid, row, known, names)


def _row(grid: Grid, row: int, known: Known, names: _Names) -> Iterator[Held]:
    """A row that is called otherwise there: the one of the same periods that has all its numbers,
    so many that it is no chance."""
    cells = [one for one in range(len(grid.columns)) if grid.value(row, one) is not None]
    rows: Counter[tuple[int, int]] = Counter()
    for column in cells:
        rows.update({(one.table, one.row) for one in names.printing(grid, row, column)})
    for (table, other_row), count in rows.most_common(_MOST_LIKE):
        if count < max(2, len(cells)):
            return
        other = known.understood.grid[table]
        held = [
            Held(TableNumber(grid.number, row, column), stated, compared, False)
            for column in cells
            for place, theirs in enumerate(other.columns)
            if may_be_same(grid.columns[column], theirs)
            and (stated := known.in_cell(TableNumber(table, other_row, place)))
            and (compared := _compared(grid, row, column, stated)) is not None
            and compared.agrees
        ]
        if sum({one.number: one.compared.weight for one in held}.values()) >= _ENOUGH:
            yield from held
            return


def _match(
    grid: Grid,
    other: Grid,
    known: Known,
    rows: Sequence[tuple[int, int]],
    columns: Sequence[tuple[int, int]],
) -> _Match:
    held = [
        one
        for column, place in columns
        for one in _signed(grid, _beside(grid, column, other, place, rows, known))
    ]
    title = title_name(grid)
    labelled = sum(len(one) for one in named_rows(grid).values())
    whole = len(columns) == len(grid.columns) and len(rows) * 5 >= labelled * 4 > 0
    return _Match(
        grid, tuple(columns), tuple(held), bool(title) and title == title_name(other), whole
    )


def _beside(
    grid: Grid,
    column: int,
    other: Grid,
    place: int,
    rows: Sequence[tuple[int, int]],
    known: Known,
) -> list[_Beside]:
    """The numbers of a column that have a figure in that column of the other table."""
    return [
        (TableNumber(grid.number, row, column), stated, compared)
        for row, other_row in rows
        if (stated := known.in_cell(TableNumber(other.number, other_row, place)))
        and (compared := _compared(grid, row, column, stated)) is not None
    ]


def _signed(grid: Grid, held: list[_Beside]) -> Iterator[_Beside]:
    """The numbers of a column; where all but one have the figure's sign, or all the other one, that
    one's is turned."""
    ways = {
        number: printed.value * stated.value > 0
        for number, stated, compared in held
        if (printed := grid.value(number.row, number.column))
        and stated.value
        and compared.agrees
        and printed.value
    }
    usual = Counter(ways.values()).most_common(1)
    against = [one for one, way in ways.items() if usual and way != usual[0][0]]
    turned = against[0] if len(against) == 1 and usual[0][1] >= _SAME_SIGN else None
    for number, stated, compared in held:
        if number == turned:
            needed = -compared.needed
            yield number, stated, replace(compared, needed=needed, gap=2 * abs(needed))
        else:
            yield number, stated, compared


def _compared(grid: Grid, row: int, column: int, stated: Stated) -> Compared | None:
    if stated.value is None or grid.columns[column].meaning.role == "number":
        return None
    return compare(grid, row, column, stated.value, _EXACT, stated.unit)


def _column(
    grid: Grid,
    column: int,
    known: Known,
    others: Sequence[Grid],
    rows: dict[int, list[tuple[int, int]]],
) -> Iterator[Held]:
    """A column whose head is another there: that column which most of its numbers agree with."""
    best: _Match | None = None
    for other in others:
        if len(rows[other.number]) < 2:
            continue
        for place, theirs in enumerate(other.columns):
            if not may_be_same(grid.columns[column], theirs):
                continue
            found = _match(grid, other, known, rows[other.number], [(column, place)])
            if found.accepted and (best is None or found.weight > best.weight):
                best = found
    if best is not None:
        yield from (Held(*each, sure=best.sure) for each in best.held)


def _alone(grid: Grid, known: Known, names: _Names) -> Iterator[Held]:
    """Numbers that a row of that name has for that period, wherever; only what agrees."""
    for index, row in enumerate(grid.rows):
        name = row_name(row.label)
        places = names.at.get(name, ()) if name else ()
        for column, own in enumerate(grid.columns):
            if grid.value(index, column) is None:
                continue
            for table, other_row in places:
                other = known.understood.grid[table]
                found = next(
                    (
                        Held(TableNumber(grid.number, index, column), stated, compared, False)
                        for place, theirs in enumerate(other.columns)
                        if may_be_same(own, theirs)
                        and (stated := known.in_cell(TableNumber(table, other_row, place)))
                        and (compared := _compared(grid, index, column, stated)) is not None
                        and compared.agrees
                        and compared.weight >= _LEAST_ALONE
                    ),
                    None,
                )
                if found is not None:
                    yield found
                    break
