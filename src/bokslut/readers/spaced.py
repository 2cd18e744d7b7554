"""Tables in text where blanks keep the columns: `pdftotext -layout`, mails, old printouts.

A column is where numbers stand above each other; a cell belongs to the column that it stands over
or under, so that an empty one shifts nothing. Lines of words between rows are headings or wrapped
labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokslut.model.printed import PrintedCell, PrintedTable, Spot

from .lines import LooseTable, goes_on

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000"), " ")
_DASH = re.escape("-\u2010\u2011\u2012\u2013\u2014\u2212")
_CELL = re.compile(r"\S+(?: \S+)*")
# English reports write the currency with the number: `$ 1,452.4`, `$(55)`.
_NUMERIC = re.compile(
    rf"(?:(?:US|AU?|NZ|HK)?[$€£] ?)?[{_DASH}+±(]*\s?"
    r"(?:[0-9]{1,3}(?:[ '’][0-9]{3}){1,3}|[0-9]+)(?:[.,'’][0-9]+)*[.,]?\)?\s?"
    rf"(?:%|kr|tkr|mkr|mnkr)?[{_DASH}]?[*¹²³]*|"
    rf"[{_DASH}]|\.\.|[0-9]{{1,2}}[A-Za-z]?(?: ?, ?[0-9]{{1,2}}[A-Za-z]?)*"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\*?")
_EMPTY_CELL = re.compile(r"\S \u00a0 \S")
_FEWEST_ROWS, _FEWEST_NUMERIC = 2, 0.6
_MOST_MIXED = 0.1
_MOST_BETWEEN, _MOST_BLANK, _MOST_HEADS = 3, 1, 5
_LONGEST_LABEL, _LONGEST_LINE = 90, 600
_STOP = re.compile(r"[.!?;][”\")]?$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words on a line, from a place to before another."""

    text: str
    left: int
    right: int

    @property
    def numeric(self) -> bool:
        return bool(_NUMERIC.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    pieces: tuple[_Piece, ...]

    @property
    def behind(self) -> tuple[_Piece, ...]:
        """What stands behind a label: all but the first piece, that too where it stands far in."""
        return self.pieces[1:] if self.pieces and self.pieces[0].left < 8 else self.pieces

    @property
    def is_row(self) -> bool:
        return any(one.numeric for one in self.behind)

    @property
    def has_amount(self) -> bool:
        """A row with a number that is no year."""
        return any(one.numeric and not _YEAR.fullmatch(one.text) for one in self.behind)

    @property
    def is_words(self) -> bool:
        """A line of one piece that can be a label or a part of one."""
        return (
            len(self.pieces) == 1
            and len(self.pieces[0].text) <= _LONGEST_LABEL
            and not _STOP.search(self.pieces[0].text)
        )


def spaced_tables(lines: Sequence[tuple[int, str]]) -> Iterator[LooseTable]:
    """The tables among numbered lines whose columns blanks keep, in order."""
    told = [_line(number, text) for number, text in lines]
    place = past = 0
    while place < len(told):
        if not told[place].is_row:
            place += 1
            continue
        end = _end(told, place)
        begin = _begin(told, place, past)
        if not _is_table(told[place:end]):
            place += 1
            continue
        table = _table([one for one in told[begin:end] if one.pieces])
        yield LooseTable(begin, end, table)
        place = past = end


def _line(number: int, text: str) -> _Line:
    if "\t" in text or "\f" in text or len(text) > _LONGEST_LINE:
        return _Line(number, ())
    plain = text.translate(_BLANKS)
    if _EMPTY_CELL.search(text) and "   " not in text:
        # One no-break blank between two others is an empty cell where nothing keeps columns.
        told = " ".join(plain.split())
        return _Line(number, (_Piece(told, 0, len(told)),))
    return _Line(
        number, tuple(_Piece(one[0], one.start(), one.end()) for one in _CELL.finditer(plain))
    )


def _end(lines: Sequence[_Line], start: int) -> int:
    """Behind the last row of the table that begins at a line."""
    end, between, blank = start, 0, 0
    for place in range(start, len(lines)):
        line = lines[place]
        if line.is_row:
            end, between, blank = place + 1, 0, 0
        elif not line.pieces:
            blank += 1
        elif line.is_words and not blank:
            between += 1
        else:
            break
        if between > _MOST_BETWEEN or blank > _MOST_BLANK:
            break
    return end


def _begin(lines: Sequence[_Line], start: int, past: int) -> int:
    """Where the heads begin: lines right above whose words stand over columns."""
    begin = start
    left = min(one.left for one in lines[start].behind)
    for place in range(start - 1, max(past, start - _MOST_HEADS) - 1, -1):
        pieces = lines[place].pieces
        if not pieces:
            break
        if len(pieces) > 1 or pieces[0].left >= left - 12 > 0:
            begin = place
        elif not lines[place].is_words:
            break
    return begin


def _is_table(lines: Sequence[_Line]) -> bool:
    """Whether rows enough have numbers behind their labels, and hardly anything else."""
    rows = [one for one in lines if one.is_row]
    behind = [piece for one in lines if len(one.pieces) > 1 for piece in one.behind]
    numeric = sum(1 for one in behind if one.numeric)
    # A gap of two blanks may be slovenly typing: a table has wider ones, or several.
    wide = [
        one
        for one in rows
        if len(one.pieces) > 2 or any(b.left - a.right > 2 for a, b in pairwise(one.pieces))
    ]
    return (
        len(rows) >= _FEWEST_ROWS
        and numeric >= _FEWEST_NUMERIC * len(behind)
        and 2 * len(wide) > len(rows)
        and _stands_in_columns(rows)
    )


def _stands_in_columns(rows: Sequence[_Line]) -> bool:
    """Whether hardly a row has two numbers in one column: then gaps keep no columns."""
    columns = _columns(rows)
    mixed = 0
    for line in rows:
        over = [_over(one, columns)[:1] for one in line.behind if one.numeric]
        mixed += len(over) > len({tuple(one) for one in over})
    return mixed <= _MOST_MIXED * len(rows)


def _table(lines: Sequence[_Line]) -> PrintedTable:
    columns = _columns(lines)
    body = next((place for place, line in enumerate(lines) if line.has_amount), 0)
    lines = [_over_all(line, columns) if place < body else line for place, line in enumerate(lines)]
    rows = [tuple(_row(line, columns)) for line in lines]
    return PrintedTable(tuple(_unwrapped(rows)), Spot(line=lines[0].number))


def _over_all(line: _Line, columns: Sequence[tuple[int, int]]) -> _Line:
    """A line of heads with each of them over all columns up to the next, where the first begins
    over the first column and they are fewer than the columns."""
    heads = [one for one in line.behind if _over(one, columns)]
    starts = [_over(one, columns)[0] for one in heads]
    if len(starts) < 2 or starts[0] or len(set(starts)) < len(starts) or len(heads) == len(columns):
        return line
    reach = max(b - a for a, b in pairwise(starts))
    ends = [*(one - 1 for one in starts[1:]), min(len(columns), starts[-1] + reach) - 1]
    wide = {
        id(one): replace(one, left=columns[begin][0], right=columns[end][1])
        for one, begin, end in zip(heads, starts, ends, strict=True)
        if end > begin
    }
    return replace(line, pieces=tuple(wide.get(id(one), one) for one in line.pieces))


def _columns(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """Where numbers stand above each other, from left to right."""
    spans = sorted((one.left, one.right) for line in lines for one in line.behind if one.numeric)
    merged: list[tuple[int, int]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _row(line: _Line, columns: Sequence[tuple[int, int]]) -> Iterator[PrintedCell]:
    """The cells of a line: its label, then one a column; a head over several reaches over them."""
    spot = Spot(line=line.number)
    labels: list[str] = []
    cells: dict[int, tuple[str, int]] = {}
    for piece in line.pieces:
        over = _over(piece, columns)
        if not over or (piece is line.pieces[0] and piece not in line.behind):
            labels.append(piece.text)
            continue
        first = next((one for one in over if one not in cells), over[0])
        before, reach = cells.get(first, ("", 0))
        cells[first] = (f"{before} {piece.text}".strip(), max(reach, len(over)))
    yield PrintedCell(" ".join(labels), spot)
    index = 0
    while index < len(columns):
        text, reach = cells.get(index, ("", 1))
        reach = min([reach, *(one - index for one in cells if one > index)])
        yield PrintedCell(text, spot, reach)
        index += reach


def _over(piece: _Piece, columns: Sequence[tuple[int, int]]) -> list[int]:
    """The columns that a piece stands over; words between two of them belong to the nearer one."""
    over = [
        index
        for index, (left, right) in enumerate(columns)
        if min(piece.right, right) > max(piece.left, left)
    ]
    if over or not columns or piece.right <= columns[0][0] - 3:
        return over
    middle = piece.left + piece.right
    return [min(range(len(columns)), key=lambda one: abs(sum(columns[one]) - middle))]


def _unwrapped(rows: Sequence[tuple[PrintedCell, ...]]) -> list[tuple[PrintedCell, ...]]:
    """The rows with labels put together that went over several lines."""
    told: list[tuple[PrintedCell, ...]] = []
    for row in rows:
        before = told[-1] if told else ()
        joins = before and before[0].text and row[0].text and goes_on(before[0].text, row[0].text)
        alone = joins and not any(one.text for one in before[1:])
        if joins and (alone or not any(one.text for one in row[1:])):
            text = f"{before[0].text} {row[0].text}"
            if before[0].text.endswith("-") and row[0].text[:1].islower():
                text = before[0].text[:-1] + row[0].text
            label = replace(before[0], text=text)
            told[-1] = (label, *(row[1:] if alone else before[1:]))
        else:
            told.append(row)
    return told
