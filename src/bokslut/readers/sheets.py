"""A sheet of cells, of whichever workbook, to the texts and tables that stand on it.

Tables are parted by empty rows, and by empty columns where the cells behind these have labels of
their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokslut.model.printed import PrintedBlock, PrintedCell, PrintedTable, PrintedText, Spot

from .bounds import MOST_COLUMNS
from .head_spans import with_spans

_WORDS = re.compile(r"[A-Za-zÅÄÖåäö]{2}")
_SENTENCE = re.compile(r"[a-zåäö]{2} .*[.!?]$", re.IGNORECASE)
_NUMBER = re.compile(r"[-–—\u2212+(]?\s?[0-9][0-9 \u00a0\u202f.,]*\s?%?\)?")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, its name (`B7`), over how many columns it reaches, and whether it is set
    in bold."""

    text: str
    name: str = ""
    columns: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is seen of a sheet: its name, and its filled cells by row and column, each from 0."""

    name: str
    rows: Mapping[int, Mapping[int, SheetCell]]

    def blocks(self) -> Iterator[PrintedBlock]:
        """The sheet's name as a heading, then all that stands on it, from the top."""
        yield PrintedText(self.name, "heading", ((0, Spot(sheet=self.name)),), 1)
        for region in _regions({row: dict(self.rows[row]) for row in sorted(self.rows)}):
            yield from self._region(region)

    def _region(self, region: _Cells) -> Iterator[PrintedBlock]:
        """A text for each row of one cell, a table from the first with several, or with a head that
        stands over other columns than the first."""
        numbers = sorted(region)
        first = min(min(row) for row in region.values())
        begin = next(
            (
                at
                for at, row in enumerate(numbers)
                if len(region[row]) > 1 or (min(region[row]) > first and numbers[at + 1 :])
            ),
            len(numbers),
        )
        for row in numbers[:begin]:
            (cell,) = region[row].values()
            yield self._text(cell)
        end = len(numbers)
        while end > begin and _is_sentence(region[numbers[end - 1]]):
            end -= 1
        if begin < end:
            yield self._table({row: region[row] for row in numbers[begin:end]})
        for row in numbers[end:]:
            yield self._text(next(iter(region[row].values())))

    def _text(self, cell: SheetCell) -> PrintedText:
        return PrintedText(cell.text, "paragraph", ((0, self._spot(cell)),), 0, cell.strong)

    def _table(self, region: _Cells) -> PrintedTable:
        first = min(min(row) for row in region.values())
        end = max(at + one.columns for row in region.values() for at, one in row.items())
        rows = tuple(tuple(self._cells(row, first, end)) for _number, row in sorted(region.items()))
        return with_spans(PrintedTable(rows, rows[0][0].spot), ("left",))

    def _cells(self, row: Mapping[int, SheetCell], first: int, end: int) -> Iterator[PrintedCell]:
        column = first
        empty = SheetCell("", row[min(row)].name)
        while column < end:
            cell = row.get(column, empty)
            wide = min(cell.columns, end - column)
            yield PrintedCell(cell.text, self._spot(cell), wide, cell.strong)
            column += max(cell.columns, 1)

    def _spot(self, cell: SheetCell) -> Spot:
        return Spot(sheet=self.name, cell=cell.name or None)


def _is_sentence(row: Mapping[int, SheetCell]) -> bool:
    """Whether a row is a note below a table: one cell with a whole sentence."""
    return len(row) == 1 and all(_SENTENCE.search(one.text) for one in row.values())


_Cells = dict[int, dict[int, SheetCell]]


def letters(column: int) -> str:
    """The name of a column: A for 0, AA for 26."""
    told = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(65 + rest) + told
    return told


def _regions(cells: _Cells) -> Iterator[_Cells]:
    """What stands together, parted by empty rows, and side by side by empty columns."""
    for band in _bands(cells):
        parts = _beside(band)
        if len(parts) == 1:
            yield band
        else:
            for part in parts:
                yield from _bands(part)


def _bands(cells: _Cells) -> Iterator[_Cells]:
    band: _Cells = {}
    for row in sorted(cells):
        if band and row - 1 not in band:
            yield band
            band = {}
        band[row] = cells[row]
    if band:
        yield band


def _beside(band: _Cells) -> list[_Cells]:
    """The tables of a band that stand beside each other: behind an empty column, with labels of
    their own before their numbers."""
    filled = {
        at for row in band.values() for first, one in row.items() for at in _reach(first, one)
    }
    starts = [at for at in sorted(filled) if at - 1 not in filled]
    kept = starts[:1]
    for start, end in pairwise([*starts[1:], MOST_COLUMNS]):
        if _has_labels(band, start, end) and _has_labels(band, kept[-1], start):
            kept.append(start)
    parts = []
    for start, end in pairwise([*kept, MOST_COLUMNS]):
        cut = {
            number: some
            for number, row in band.items()
            if (some := {at: one for at, one in row.items() if start <= at < end})
        }
        parts.append(cut)
    return parts


def _reach(first: int, cell: SheetCell) -> range:
    return range(first, first + max(cell.columns, 1))


def _has_labels(band: _Cells, start: int, end: int) -> bool:
    """Whether at least two rows of these columns begin with words and go on with numbers."""
    rows = [
        [row[at].text for at in sorted(row) if start <= at < end and row[at].text]
        for row in band.values()
        if start in row
    ]
    labelled = [
        one
        for one in rows
        if _WORDS.search(one[0]) and any(_NUMBER.fullmatch(two) for two in one[1:])
    ]
    return len(labelled) > 1


def without(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> Sheet:
    """The sheet as it is seen without hidden rows and columns: those behind them stand next to
    those before."""
    if not rows and not columns:
        return sheet
    gone, unseen = set(rows), set(columns)
    above, before = sorted(gone), sorted(unseen)
    kept = {
        number - bisect_left(above, number): {
            at - bisect_left(before, at): one for at, one in row.items() if at not in unseen
        }
        for number, row in sheet.rows.items()
        if number not in gone
    }
    return replace(sheet, rows={number: row for number, row in kept.items() if row})
