"""Which rows and columns of two reports' tables are the same, by their labels and heads.

No rule of its own: the rules that hold a report against another one, or against a workspace's own,
ask here what may be compared at all. What the numbers say of it is for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bokslut.prose.vocabulary import TOKEN, stem

from ..understood.cells import plain
from ..understood.dimensions import in_base, same_dimension
from ..understood.equations import evidence
from ..understood.grid import Grid, GridColumn
from ..understood.heads import Meaning

_SIGNS = re.compile(r"[^\wåäöÅÄÖ%*]+")
_NOTE = re.compile(r"[,(]?\s*\bnot(?:er)?\.?\s*[0-9, ]+\)?", re.IGNORECASE)
_AMOUNTS = ("kr", "tkr", "mkr", "mdkr")

Name = tuple[str, ...]


@lru_cache(maxsize=20_000)
def row_name(label: str) -> Name:
    """A label as the stems of its words; one of numbers alone, such as `30-39`, is as it stands."""
    words = tuple(sorted({stem(word) for word in TOKEN.findall(_NOTE.sub(" ", label))}))
    return words or tuple(filter(None, (_SIGNS.sub("", plain(label).lower()),)))


@lru_cache(maxsize=20_000)
def head_name(head: str) -> str:
    """A head without blanks, hyphens and marks, so that a wrapped one is the same."""
    return _SIGNS.sub("", plain(head).lower())


def title_name(grid: Grid) -> Name:
    """The stems of a title, without its number and unit."""
    words = TOKEN.findall(grid.title)
    return tuple(sorted({stem(one) for one in words if one.lower() not in ("tabell", *_AMOUNTS)}))


def named_rows(grid: Grid) -> dict[Name, list[int]]:
    """The rows with numbers by their names, in order."""
    told: dict[Name, list[int]] = defaultdict(list)
    for index, row in enumerate(grid.rows):
        if not row.is_heading:
            # Rows without a label are known by their order.
            told[row_name(row.label)].append(index)
    return told


def _heading_of(grid: Grid, row: int) -> Name:
    above = (one.label for one in reversed(grid.rows[:row]) if one.is_heading)
    return row_name(next(above, ""))


def same_rows(
    grid: Grid, other: Grid, named: dict[Name, list[int]] | None = None
) -> list[tuple[int, int]]:
    """The rows of two tables that are called the same. Of rows that share a name the first is the
    first where there are as many, else those below the same heading."""
    theirs = named if named is not None else named_rows(other)
    pairs: list[tuple[int, int]] = []
    for name, rows in named_rows(grid).items():
        others = theirs.get(name, [])
        if len(rows) == len(others):
            pairs += zip(rows, others, strict=True)
        elif others:
            pairs += _below_same_heading(grid, rows, other, others)
    return sorted(pairs)


def _below_same_heading(
    grid: Grid, rows: list[int], other: Grid, others: list[int]
) -> list[tuple[int, int]]:
    ours: dict[Name, list[int]] = defaultdict(list)
    theirs: dict[Name, list[int]] = defaultdict(list)
    for row in rows:
        ours[_heading_of(grid, row)].append(row)
    for row in others:
        theirs[_heading_of(other, row)].append(row)
    return [
        (one[0], theirs[heading][0])
        for heading, one in ours.items()
        if heading and len(one) == 1 and len(theirs.get(heading, ())) == 1
    ]


def same_columns(grid: Grid, other: Grid) -> list[tuple[int, int]]:
    """The columns of two tables whose heads say the same: in the same words, else of the same
    period and kind, where only one column of each does."""
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for index, column in enumerate(grid.columns):
        alike = [
            place
            for place, one in enumerate(other.columns)
            if column.head and head_name(one.head) == head_name(column.head)
        ]
        if len(alike) == 1 and alike[0] not in taken and _only(grid, column.head):
            pairs.append((index, alike[0]))
            taken.add(alike[0])
    told = {one for one, _other in pairs}
    for index, column in enumerate(grid.columns):
        if index in told:
            continue
        alike = [
            place
            for place, one in enumerate(other.columns)
            if place not in taken and says_the_same(column.meaning, one.meaning)
        ]
        ours = [one for one in grid.columns if says_the_same(one.meaning, column.meaning)]
        if len(alike) == 1 and len(ours) == 1:
            pairs.append((index, alike[0]))
            taken.add(alike[0])
    return sorted(pairs)


def _only(grid: Grid, head: str) -> bool:
    return sum(head_name(one.head) == head_name(head) for one in grid.columns) == 1


def says_the_same(one: Meaning, other: Meaning) -> bool:
    """Whether two heads are of one kind and period: *Utfall 2014* and *Bokslut 2014*, or *2014*."""
    if not one.period or one.period != other.period:
        return False
    roles = {one.role or "outcome", other.role or "outcome"}
    return len(roles) == 1 and (one.unit == "percent") == (other.unit == "percent")


def may_be_same(one: GridColumn, other: GridColumn) -> bool:
    """Whether two columns can be of one period and kind: both say the same, or one does not say."""
    mine, theirs = one.meaning, other.meaning
    if mine.period and theirs.period and mine.period != theirs.period:
        return False
    return not mine.role or not theirs.role or mine.role == theirs.role


@dataclass(frozen=True, slots=True)
class Compared:
    """A printed number beside another value of the same thing: how far they are apart, in the unit
    that it is printed in, what it would be printed as, and how little chance explains that they
    agree."""

    gap: Decimal
    half: Decimal
    needed: Decimal
    weight: float

    @property
    def agrees(self) -> bool:
        """Whether it is the value, as exactly as it is printed."""
        return self.gap <= self.half

    @property
    def near(self) -> bool:
        """Whether what would be printed is off by no more than one in its last digit, as where
        sums are made to add up."""
        return self.gap < 3 * self.half


def compare(
    grid: Grid, row: int, column: int, value: Decimal, half: Decimal, unit: str
) -> Compared | None:
    """A printed number beside a value in kronor, as a ratio or a count, that is known within
    `half`; None where the two are no amounts of one kind. Signs are not looked at: one report
    prints costs as negative and another does not."""
    printed = grid.value(row, column)
    if printed is None:
        return None
    own = _unit(grid, row, column, unit)
    if own and unit and not same_dimension(own, unit):
        return None
    stated = in_unit_of(abs(value), own or unit)
    if own in ("percent", "pp") and abs(abs(printed.value) - abs(value)) <= printed.half:
        # A workbook holds the ratio, whatever its format shows.
        stated = abs(value)
    reach = printed.half + in_unit_of(half, own or unit)
    return Compared(
        abs(abs(printed.value) - stated),
        reach,
        stated.copy_sign(printed.value) if printed.value else stated,
        evidence(printed.value, printed.half, printed.half),
    )


def _unit(grid: Grid, row: int, column: int, unit: str) -> str:
    """The unit of a number; where only the whole table has one, a row of ratios or counts among
    its amounts need not say that it is another."""
    own, number = grid.unit_of(row, column), grid.value(row, column)
    told = (number.unit if number else "") or grid.columns[column].meaning.unit
    if not told and own == grid.unit and unit and not same_dimension(own, unit):
        return unit
    return own


def in_unit_of(value: Decimal, unit: str) -> Decimal:
    """A value in kronor, as a ratio or a count, in a printed unit."""
    return value / in_base(Decimal(1), unit)
