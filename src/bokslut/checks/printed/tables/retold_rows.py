"""Rows that another table tells again under another name: `hela kommunen` below the sick leave of a
unit, and `Sjukfrånvaro` in the table of the municipality's goals.

**Doubts** the one number that differs where two rows have their other years in common, by digits
enough that it is no chance, and where all that either is called is in the name, the title or the
headings of the other; and the sign that differs where the sizes of all years are the same.
**Proves** nothing: across_tables.py proves rows of one name. **Silent** where several rows of two
tables differ in one column, which is then another edition.
Source: tying the statements of a report to one another (ISA 720).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import combinations

from bokslut.model.numbers import print_number

from ..claims.line_pairs import is_outcome
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, Term
from ..understood.heads import is_only_period, scope_in
from ..understood.lines import Line, LineCell
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.slips import looks_alike
from ..understood.understood import Understood
from ..understood.words import GENERIC_ROOTS, SCOPE_ROOTS, TOTAL_ROOTS, roots_of

RULE = "across-tables"

_ZERO = Decimal(0)
_FILLING = PLAIN_ROOTS | SCOPE_ROOTS | TOTAL_ROOTS
_ENOUGH_DIGITS, _FEWEST_DIGITS, _LONG, _MOST_ALIKE, _LARGE = 4, 2, 3, 12, 4
_SUBJECT, _LONG_WORD, _MANY = 5, 8, 5


@dataclass(frozen=True, eq=False)
class _Row:
    """A row with its numbers by period and body."""

    line: Line
    above: str
    title: str
    cells: dict[tuple[str, str], LineCell]

    @cached_property
    def name(self) -> frozenset[str]:
        """What it is called, without whose it is."""
        return frozenset(roots_of(self.line.label)) - _FILLING

    @cached_property
    def sizes(self) -> frozenset[tuple[str, Decimal]]:
        """Its numbers by their periods."""
        return frozenset((key[0], abs(cell.value.value)) for key, cell in self.cells.items())

    @cached_property
    def around(self) -> frozenset[str]:
        """What it is called, and all that stands over it."""
        return frozenset(
            word
            for text in (self.line.label, self.above, self.title, *self.line.section)
            for word in roots_of(text)
        )


def retold_rows(understood: Understood) -> Iterator[Equation]:
    """The number in which a row differs from another that tells the same."""
    rows = _rows(understood)
    found = [
        (first, second, apart[0])
        for first, second in _pairs(rows)
        if len(apart := _apart(first, second)) == 1 and _is_same(first, second, apart[0])
    ]
    often = Counter(
        (first.line.grid, second.line.grid, pair[1].number.column) for first, second, pair in found
    )
    for first, second, (one, other) in found:
        if often[first.line.grid, second.line.grid, other.number.column] == 1:
            yield _equation(first, one, other)


def _rows(understood: Understood) -> list[_Row]:
    told: list[_Row] = []
    above = ""
    grid = -1
    for line in subjects_of(understood).lines:
        if line.grid != grid:
            grid, above = line.grid, ""
        if len({cell.number.row for cell in line.cells}) > 1:
            continue
        if frozenset(roots_of(line.label)) - _FILLING:
            above = line.label
        cells = _by_period(understood, line)
        if len(cells) > 1:
            told.append(_Row(line, above, understood.grid[line.grid].title, cells))
    return told


def _by_period(understood: Understood, line: Line) -> dict[tuple[str, str], LineCell]:
    """The numbers of a row; of several of one period the one whose head says nothing more."""
    some: dict[tuple[str, str], list[LineCell]] = defaultdict(list)
    for cell in line.cells:
        if cell.period and is_outcome(cell):
            period = cell.period.removesuffix("-12-31")
            scope = scope_in(cell.head) or scope_in(understood.grid[line.grid].title)
            some[period, scope].append(cell)
    told: dict[tuple[str, str], LineCell] = {}
    for key, cells in some.items():
        plain = [one for one in cells if is_only_period(one.head)] if len(cells) > 1 else cells
        if len(plain) == 1:
            told[key] = plain[0]
    return told


def _pairs(rows: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """The rows of different tables that have a number of some digits in common."""
    known: dict[tuple[str, Decimal, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for (period, _scope), cell in row.cells.items():
            if _digits(cell) >= _FEWEST_DIGITS:
                key = period, abs(cell.value.value), dimension_of(cell.unit)
                known[key].append(place)
    seen = set[tuple[int, int]]()
    for some in known.values():
        if len(some) > _MOST_ALIKE:
            continue
        for one, other in combinations(dict.fromkeys(some), 2):
            if (one, other) not in seen and rows[one].line.grid != rows[other].line.grid:
                seen.add((one, other))
                yield rows[one], rows[other]


def _digits(cell: LineCell) -> int:
    return _digits_of(abs(cell.value.value))


def _digits_of(value: Decimal) -> int:
    return len(str(value).replace(".", "").lstrip("0"))


def _apart(first: _Row, second: _Row) -> list[tuple[LineCell, LineCell]]:
    """The numbers in which two rows differ, where the others say that they are the same."""
    shared = [
        (cell, other)
        for (period, scope), cell in first.cells.items()
        for (its, whose), other in second.cells.items()
        if period == its and (scope == whose or not (scope and whose))
    ]
    if len(shared) < 2 or len({one.number for one, _other in shared}) < len(shared):
        return []
    kinds = {(one.value.decimals, one.unit) for pair in shared for one in pair}
    if len({decimals for decimals, _unit in kinds}) > 1 or len({unit for _d, unit in kinds}) > 1:
        return []
    apart = [pair for pair in shared if abs(pair[0].value.value) != abs(pair[1].value.value)]
    alike = [one for one, other in shared if abs(one.value.value) == abs(other.value.value)]
    if not apart:
        return _turned(shared)
    digits = sum(map(_digits, alike))
    enough = digits >= _ENOUGH_DIGITS or any(_digits(one) >= _LONG for one in alike)
    return apart if enough and all(one.value.value for one in alike) else []


def _turned(shared: list[tuple[LineCell, LineCell]]) -> list[tuple[LineCell, LineCell]]:
    """The number whose sign is another in one row than in the other, unlike all its others."""
    large = all(_digits(one) >= _LARGE for one, _other in shared)
    ways = [pair for pair in shared if (pair[0].value.value < 0) is (pair[1].value.value < 0)]
    others = [pair for pair in shared if pair not in ways]
    if not (large and ways and others):
        return []
    odd = min((ways, others), key=len)
    return odd if len(ways) != len(others) else [_below(shared)]


def _below(shared: list[tuple[LineCell, LineCell]]) -> tuple[LineCell, LineCell]:
    """Of two pairs the one with the number below zero in the row that has others above it."""
    mixed = len({one.value.value < 0 for one, _other in shared}) > 1
    return min(shared, key=lambda pair: pair[0 if mixed else 1].value.value)


def _is_same(first: _Row, second: _Row, apart: tuple[LineCell, LineCell]) -> bool:
    """Whether all that either row is called stands over the other, and they share a word that says
    what they are of; where all sizes are the same that word is enough."""
    shared = max(map(len, first.name & second.name), default=0)
    if abs(apart[0].value.value) == abs(apart[1].value.value):
        return shared >= _SUBJECT
    size = replace(apart[1].value, value=abs(apart[1].value.value))
    if shared >= _LONG_WORD and looks_alike(size, abs(apart[0].value.value)):
        # So many digits and a slip of the hand are no chance.
        alike = first.sizes & second.sizes
        return any(_digits_of(one) >= _MANY for _period, one in alike)
    if first.name == second.name:
        return False
    both = (first.name | second.name) - GENERIC_ROOTS
    return (
        first.name <= second.around
        and second.name <= first.around
        and any(len(word) >= _SUBJECT for word in both)
        and scope_in(first.line.label) in ("", scope_in(second.line.label))
    )


def _equation(row: _Row, one: LineCell, other: LineCell) -> Equation:
    sign = -1 if other.value.value < 0 else 1
    expected = abs(one.value.value) * sign
    if abs(one.value.value) == abs(other.value.value):
        expected = -other.value.value
    return Equation(
        RULE,
        Term(other.number, other.value),
        (Term(one.number, one.value),),
        expected,
        _ZERO,
        _ZERO,
        partial(_written, row, one),
        sure=False,
    )


def _written(row: _Row, one: LineCell) -> str:
    shown = print_number(one.value.value, one.value.decimals)
    return f"{row.title or row.line.label}, {row.line.label}, {one.head}: {shown}"
