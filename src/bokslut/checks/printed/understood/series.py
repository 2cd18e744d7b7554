"""What a report's tables tell over and over: a quantity in several periods, or for several bodies,
whichever way round the table stands.

A row over years is a series, and so is a column of a table whose rows are years; a column over
boards or projects is a series by their names. In a series each key stands once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from .axis import not_added
from .dimensions import in_base
from .entries import head_of, name_of
from .equations import TableNumber, Term
from .grid import Grid
from .heads import is_only_period, meaning_of, scope_in
from .understood import Understood
from .words import roots_of

Key = tuple[str, ...]

_MONEY = ("kr", "tkr", "mkr", "mdkr")
_SHARES = ("percent", "pp", "ratio")
_BARE_TOTAL = re.compile(r"\W*(?:totalt?|summa|samtliga|total|sum|all)\W*$", re.IGNORECASE)
_LIKE_A_VALUE = ("", "outcome")
_KEPT_KINDS = ("", "budget", "forecast")


@dataclass(frozen=True, slots=True)
class Amount:
    """One value of a series: in kronor where its unit is told, as a count or as it stands, how far
    the exact value may be from it, and the printed numbers that it is made of."""

    value: Decimal
    half: Decimal
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Series:
    """A quantity by its keys: periods with the kind of amount, or names of rows. `measure` is
    `money`, `share`, `count`, or empty where no unit is told."""

    label: str
    grid: int
    scope: str
    measure: str
    by_row: bool
    amounts: dict[Key, Amount]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The roots of its name."""
        return roots_of(self.label)

    @cached_property
    def ratio_by_name(self) -> bool:
        """Whether its name says that it is a mean, a share or an amount for each of some."""
        return not_added(self.label)

    @property
    def values(self) -> tuple[tuple[Key, Decimal], ...]:
        """What it is, whatever it is called and wherever it stands."""
        return tuple(sorted((key, one.value) for key, one in self.amounts.items()))


def series_of(understood: Understood) -> list[Series]:
    """Every series of a report's tables."""
    told: list[Series] = []
    for grid in understood.grids:
        told += _rows(grid, understood.year)
        told += _columns(grid)
    return told


def measure_of(unit: str) -> str:
    """What a unit measures."""
    if unit in _MONEY:
        return "money"
    if unit in _SHARES:
        return "share"
    return "count" if unit else ""


def _rows(grid: Grid, year: str) -> Iterator[Series]:
    """Rows over periods; one that tells of the municipality and of the group is two."""
    heads = [head_of(grid, column) for column in range(len(grid.columns))]
    periods = [one.period for one in heads]
    keys: list[tuple[str, Key] | None] = []
    for column, head in enumerate(heads):
        role = grid.columns[column].meaning.role
        period = head.period or (year if role in ("outcome", "budget") and not any(periods) else "")
        period = period or _year_beside(grid, column, year)
        told = period and not head.special and head.kind in _KEPT_KINDS
        keys.append((head.scope, (period, head.kind)) if told else None)
    scopes = sorted({one[0] for one in keys if one})
    for row, line in enumerate(grid.rows):
        if not line.label or is_only_period(line.label):
            continue
        for scope in scopes:
            columns = {column: one[1] for column, one in enumerate(keys) if one and one[0] == scope}
            places = {column: (row, column) for column in columns}
            told_series = _series(grid, _called(grid, line.label), scope, False, columns, places)
            if told_series is not None:
                yield told_series


def _called(grid: Grid, label: str) -> str:
    """What a row is called, a bare total by what its table tells: `Totalt` below `Nettokostnad`."""
    if not _BARE_TOTAL.match(label):
        return label
    head = grid.label_head if roots_of(grid.label_head) else grid.title
    return f"{label} {head}".strip()


def _year_beside(grid: Grid, column: int, year: str) -> str:
    """The report's year for a head that names none, where another is the same with an earlier one:
    *Netto* beside *Netto 2022*."""
    words = roots_of(grid.columns[column].head)
    earlier = any(
        one.meaning.period and one.meaning.period < year and roots_of(one.head) == words
        for one in grid.columns
    )
    return year if words and earlier else ""


def _columns(grid: Grid) -> Iterator[Series]:
    """Columns over periods where the rows are years, else over the names of the rows."""
    periods = [meaning_of(one.label).period for one in grid.rows]
    of_years = sum(1 for one in grid.rows if is_only_period(one.label)) * 2 > len(grid.rows)
    names = (
        [(one[:4] if one.endswith("-12-31") else one, "") if one else () for one in periods]
        if of_years
        else [name_of(grid, row) for row in range(len(grid.rows))]
    )
    for column, one in enumerate(grid.columns):
        kept = one.meaning.role in ("outcome", "budget", "share", "")
        if not kept:
            continue
        keys = {row: key for row, key in enumerate(names) if key and any(key)}
        places = {row: (row, column) for row in keys}
        scope = scope_in(one.head) or scope_in(grid.title)
        told = _series(grid, one.head, scope, not of_years, keys, places)
        if told is not None:
            # What a note of a hundred kronor went to is a share, in kronor.
            yield replace(told, measure="share") if one.meaning.role == "share" else told


def _series(
    grid: Grid,
    label: str,
    scope: str,
    by_row: bool,
    keys: dict[int, Key],
    places: dict[int, tuple[int, int]],
) -> Series | None:
    """The series of some cells of a table, if two of them at least have numbers of one kind."""
    often = Counter(keys.values())
    amounts: dict[Key, Amount] = {}
    units: set[str] = set()
    for place, key in keys.items():
        row, column = places[place]
        printed = grid.value(row, column)
        if printed is None or often[key] > 1:
            continue
        unit = grid.unit_of(row, column)
        scale = unit if unit in _MONEY else ""
        units.add(measure_of(unit))
        amounts[key] = Amount(
            in_base(printed.value, scale),
            in_base(printed.half, scale),
            (Term(TableNumber(grid.number, row, column), printed),),
        )
    if not amounts or len(units) > 1:
        return None
    return Series(label, grid.number, scope, next(iter(units)), by_row, amounts)


def added(label: str, some: Iterable[Series]) -> Series | None:
    """The sum of several series, where they have keys in common."""
    parts = list(some)
    keys = set.intersection(*(set(one.amounts) for one in parts)) if parts else set()
    if not keys or len({one.measure for one in parts}) > 1:
        return None
    amounts = {}
    for key in keys:
        told = [one.amounts[key] for one in parts]
        amounts[key] = Amount(
            sum((abs(one.value) for one in told), Decimal(0)),
            sum((one.half for one in told), Decimal(0)),
            tuple(term for one in told for term in one.terms),
        )
    first = parts[0]
    scope = next((one.scope for one in parts if one.scope), "")
    return Series(label, first.grid, scope, first.measure, first.by_row, amounts)
