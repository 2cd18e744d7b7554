"""What share a row is of the sum of its table, as sentences tell it: `boende står för 30 procent`.

**Proves** the percent behind `utgör`, `står för` and their like by a row and what it is a part of:
the sum that the words name, in any column. **Doubts** one that no column says, where all outcomes
of the year make the same share. **Silent** where the words name no sum, where several rows may be
meant and do not agree, and for other years. Source: tying a report's text to its statements (ISA
720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from bokslut.model.numbers import rounded
from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import in_unit, same_dimension
from ..understood.equations import Equation
from ..understood.lines import Line, LineCell
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, roots_of
from .one_row import equation_of, is_across, is_named

_MAKES = re.compile(
    r"\b(?:utgör|utgjorde|står för|stod för|svarar för|svarade för|motsvarar|motsvarade|"
    r"makes? up|made up|accounts? for|accounted for|represents?|represented|or|eller)\s*$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s*(?:av|of)\s+(?:(?:the|den|det|hela|all)\s+)*(?P<whole>[^⟦⟧;:.,()]{3,60}?)\s*(?:[.,;]|$)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:tillsammans|sammantaget|sammanlagt|båda|respektive|ökning\w*|minskning\w*|ökat|minskat|"
    r"föregående|förra|fjol\w*|budget\w*|prognos\w*|together|both|increase|decrease|last year)\b",
    re.IGNORECASE,
)
_LEAST, _WHOLE = 6, Decimal(1)


@dataclass(frozen=True, slots=True)
class _Part:
    """A row and the sum that it is a part of, in one column."""

    line: Line
    cell: LineCell
    total: LineCell

    @property
    def share(self) -> Decimal:
        return abs(self.cell.base / self.total.base)

    @property
    def reach(self) -> Decimal:
        """How far the exact share may be from that of the printed numbers."""
        return (self.cell.reach + self.share * self.total.reach) / abs(self.total.base)


def row_shares(understood: Understood) -> Iterator[Equation]:
    """The shares of sums that sentences tell of a row."""
    tables = list(_tables(understood))
    for sentence in understood.written:
        if not sentence.is_statement:
            continue
        for number in sentence.amounts:
            whole = _whole_of(sentence, number)
            if whole is None:
                continue
            parts = [one for table in tables for one in _parts(sentence, number, table, whole)]
            yield from _judged(sentence, number, parts, understood.year)


@dataclass(frozen=True, slots=True)
class _Table:
    """The sums of a table, its other rows, and the words of its title."""

    sums: list[Line]
    rows: list[Line]
    title: tuple[str, ...]


def _tables(understood: Understood) -> Iterator[_Table]:
    """The tables that have a sum."""
    across = [one for one in subjects_of(understood).lines if is_across(one)]
    for number, some in groupby(across, key=lambda one: one.grid):
        lines = list(some)
        sums = [one for one in lines if _is_sum(one)]
        if sums:
            rows = [one for one in lines if not _is_sum(one)]
            yield _Table(sums, rows, roots_of(understood.grid[number].title))


def _whole_of(sentence: Sentence, number: TypedNumber) -> tuple[str, ...] | None:
    """The words of the whole that a percent is told of, without those that only say that it is."""
    if number.unit != "percent" or number.hedge or not number.value:
        return None
    if sentence.years or _OTHERWISE.search(sentence.text):
        return None
    if not _MAKES.search(sentence.text[: number.start]):
        return None
    behind = _OF.match(sentence.text[number.end :])
    if behind is None:
        return None
    return tuple(one for one in roots_of(behind["whole"]) if one not in TOTAL_ROOTS | PLAIN_ROOTS)


def _parts(
    sentence: Sentence, number: TypedNumber, table: _Table, whole: Sequence[str]
) -> Iterator[_Part]:
    # Of the whole, and no more than that, is of the table in which the amount beside it stands.
    bare = not whole and number is not sentence.amounts[0]
    totals = [one for one in table.sums if bare or _is_of(one, whole, table.title)]
    if len(totals) != 1:
        return
    total = totals[0]
    beside = {one.number.column: one for one in total.cells if one.base}
    for line in _spoken_of(sentence, number, table.rows):
        for cell in line.cells:
            of = beside.get(cell.number.column)
            if cell.role in ("variance", "change"):
                continue
            if of is not None and of.unit == cell.unit and abs(cell.base) <= abs(of.base):
                yield _Part(line, cell, of)


def _is_sum(line: Line) -> bool:
    return line.total or not TOTAL_ROOTS.isdisjoint(roots_of(line.label))


def _is_of(total: Line, whole: Sequence[str], title: Sequence[str]) -> bool:
    """Whether the words for a whole are those of a sum, or of what its table is about."""
    if not whole:
        return False
    own = [one for one in total.words if one not in TOTAL_ROOTS]
    words = own if own else [*title, *total.topic]
    return all(any(_is_same(one, each) for each in words) for one in whole)


def _is_same(one: str, other: str) -> bool:
    """`Åtagandet` is what the row `Summa pensionsåtaganden` tells, too."""
    return same_name(one, other) or (len(one) >= _LEAST and other.endswith(one))


def _spoken_of(sentence: Sentence, number: TypedNumber, lines: Sequence[Line]) -> Sequence[Line]:
    """The rows that the words before the percent name, by the amount beside it where one is."""
    text = sentence.text[: number.start]
    amounts = [one for one in sentence.amounts if one.end <= number.start]
    if amounts:
        told = amounts[-1]
        return [one for one in lines if _has(one, told) and _shares_a_word(one, text)]
    named = [one for one in lines if is_named(one, text)]
    most = max((len(one.words) for one in named), default=0)
    return [one for one in named if len(one.words) == most]


def _has(line: Line, told: TypedNumber) -> bool:
    return any(
        same_dimension(one.unit, told.unit)
        and abs(abs(one.base) - abs(told.base)) <= one.reach + told.reach
        for one in line.cells
    )


def _shares_a_word(line: Line, text: str) -> bool:
    said = [one for one in roots_of(text) if one not in GENERIC_ROOTS]
    return any(same_name(one, each) for one in line.names for each in said)


def _judged(
    sentence: Sentence, number: TypedNumber, parts: Sequence[_Part], year: str
) -> Iterator[Equation]:
    stated = abs(number.base)
    for one in parts:
        if abs(one.share - stated) <= one.reach + number.reach:
            cells = (one.cell, one.total)
            yield equation_of(sentence, number, one.line, cells, in_unit(stated, "percent"), True)
            return
    meant = [one for one in parts if is_outcome(one.cell) and year_of(one.cell) in (year, "")]
    shares = {rounded(in_unit(one.share, "percent"), number.decimals) for one in meant}
    if len(shares) == 1 and meant[0].share < _WHOLE:
        one = meant[0]
        cells = (one.cell, one.total)
        yield equation_of(sentence, number, one.line, cells, in_unit(one.share, "percent"), False)
