"""How many are of an age that takes several rows of a table: `606 är 50 år eller äldre`.

**Proves** a count or a share by the rows of the ages meant, added, or by what they are of all rows.
**Doubts** one that is a slip of that of the last year. **Silent** where the rows do not meet at the
age that is told, where a single row is all of it, and where a sentence tells of several ages.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..understood.age_words import ENDLESS, ages_in, banded, bounds_of
from ..understood.cells import Printed
from ..understood.equations import Equation, TableNumber, Term
from ..understood.grid import Grid
from ..understood.understood import Sentence, Understood
from .told import Told, looks_slipped, told_in

RULE = "text-against-table"

# A row that is called by an age alone: `30-39`, `60+`, `över 60 år`.
_BAND = re.compile(r"(?P<low>[0-9]{1,3})-(?P<high>[0-9]{1,3})(?: ?år)?")
_LONGEST_LABEL, _FEWEST_ROWS, _FEWEST_DIGITS = 24, 3, 2
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class _Ages:
    """Neighbouring rows of a table, each of an age, that go on from one another."""

    grid: Grid
    rows: tuple[tuple[int, int, int], ...]

    def within(self, low: int, high: int) -> tuple[int, ...]:
        """The rows that are together just the ages meant, or none."""
        some = [one for one in self.rows if low <= one[1] and one[2] <= high]
        if not some or (some[0][1], some[-1][2]) != (low, high):
            return ()
        return tuple(row for row, _low, _high in some)

    def printed(self, column: int, rows: Sequence[int]) -> list[Printed]:
        """The numbers of a column in some rows; none where one of them has no number."""
        told = [self.grid.value(row, column) for row in rows]
        return [] if None in told else [one for one in told if one]


def ages(understood: Understood) -> Iterator[Equation]:
    """How many, or how great a share, sentences say are of some ages, against the rows of these."""
    tables = [one for grid in understood.grids for one in _tables(grid)]
    for sentence in understood.sentences if tables else ():
        meant = ages_in(sentence.text.replace("\u2013", "-"))
        if len(meant) != 1:
            continue
        low, high = bounds_of(meant[0])
        for table in tables:
            # `Över 50 år` are those who are 50, too, where the rows say so.
            rows = table.within(low, high) or (
                table.within(low - 1, high) if high == ENDLESS else ()
            )
            if len(rows) > 1:
                yield from _of_table(sentence, table, rows)


def _tables(grid: Grid) -> Iterator[_Ages]:
    told: list[tuple[int, int, int]] = []
    for index, row in enumerate(grid.rows):
        label = banded(row.label.strip().replace("\u2013", "-"))
        match = _BAND.fullmatch(label) if len(label) <= _LONGEST_LABEL else None
        if match is not None:
            told.append((index, int(match["low"]), int(match["high"])))
    told.sort(key=lambda one: one[1])
    if len(told) < _FEWEST_ROWS:
        return
    if told[0][1] < min(one[2] for one in told) and all(
        after[1] == before[2] + 1 for before, after in pairwise(told)
    ):
        yield _Ages(grid, tuple(told))


def _of_table(sentence: Sentence, table: _Ages, rows: Sequence[int]) -> Iterator[Equation]:
    every = [row for row, _low, _high in table.rows]
    for told in told_in(sentence):
        share = told.number.unit == "percent"
        if told.number.unit not in ("percent", "", "count") or told.number.hedge:
            continue
        # Counts last: shares that are added are rounded.
        columns = table.grid.columns
        order = sorted(range(len(columns)), key=lambda one: columns[one].meaning.unit != "percent")
        found = [
            one
            for column in order
            if (one := _equation(told, table, column, rows, every if share else ()))
        ]
        right = [one for one in found if not one.difference]
        doubted = [one for one in found[-1:] if _is_slip(told, one)]
        yield from right[:1] or doubted


def _is_slip(told: Told, one: Equation) -> bool:
    digits = len(str(abs(told.number.value or 0)).replace(".", ""))
    scaled = one.computed / _HUNDRED if told.number.unit == "percent" else one.computed
    return digits > _FEWEST_DIGITS and looks_slipped(told, scaled)


def _equation(
    told: Told, table: _Ages, column: int, rows: Sequence[int], every: Sequence[int]
) -> Equation | None:
    """What a column says of the ages: their sum, or that of all rows where a share is told."""
    is_share = table.grid.columns[column].meaning.unit == "percent"
    some, whole = table.printed(column, rows), table.printed(column, every)
    if not some or (every and not is_share and not whole) or (is_share and not every):
        return None
    value = sum((one.value for one in some), Decimal(0))
    half = sum((one.half for one in some), Decimal(0)) if is_share else Decimal(0)
    if every and not is_share:
        total = sum((one.value for one in whole), Decimal(0))
        if not total:
            return None
        value = value / total * _HUNDRED
    term = told.sentence.term(told.number)
    reach = half + told.number.half
    stated = term.value.value
    expected = stated if abs(stated - value) <= reach else round(value, told.number.decimals)
    terms = tuple(
        Term(TableNumber(table.grid.number, row, column), one)
        for row, one in zip(rows, some, strict=True)
    )
    shown = print_number(round(value, told.number.decimals), told.number.decimals)
    text = " + ".join(print_number(one.value, one.decimals) for one in some) + (
        " of all" if every and not is_share else ""
    )
    return Equation(
        RULE, term, terms, expected, Decimal(0), Decimal(0), f"{text} = {shown}", sure=False
    )
