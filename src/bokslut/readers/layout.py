"""From words on a page to texts and tables, by where they stand.

Numbers of a column end at one place; words of a text begin at one. A region of lines whose pieces
stand in columns and hold numbers is a table, one whose pieces are words is text in columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from bokslut.model.printed import (
    Box,
    PrintedBlock,
    PrintedCell,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

_NUMERIC = re.compile(r"[-–—\u2212+±(]?\s?[0-9][0-9\s.,\u00a0\u202f]*\s?%?\)?[*¹²³-]?|[-–—\u2212]")
_ITEM = re.compile(r"^(?:[•·▪●○–-]\s+|[0-9]{1,2}[.)]\s+)(?=\D)")
_SENTENCE_END = re.compile(r"[.!?:;][”\")]?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on a line, with their rectangle in points from the upper left
    corner, the size of their letters, and whether these are bold."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool

    @property
    def box(self) -> Box:
        """The rectangle in whole points."""
        return Box(round(self.left), round(self.top), round(self.right), round(self.bottom))

    @property
    def numeric(self) -> bool:
        """Whether it is a number, or a dash that stands for one."""
        return bool(_NUMERIC.fullmatch(self.text.strip()))


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one line, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(one.top for one in self.pieces)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return max(one.bottom for one in self.pieces)

    @property
    def left(self) -> float:
        """Where its first piece begins."""
        return self.pieces[0].left

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(one.size for one in self.pieces)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(one.text for one in self.pieces)

    @property
    def has_number(self) -> bool:
        """Whether a piece behind the first is a number, or all of several are."""
        return any(one.numeric for one in self.pieces[1:])


def blocks_of_page(lines: Sequence[Line], page: int) -> Iterator[PrintedBlock]:
    """The texts and tables of a page, from top to bottom."""
    body = _body_size(lines)
    numbered = list(enumerate(lines, 1))
    place = 0
    while place < len(numbered):
        end = _table_end(lines, place)
        if end > place:
            begin = place
            yield _table([line for _number, line in numbered[begin:end]], page, begin + 1)
            place = end
        else:
            end = _text_end(lines, place, body)
            yield _paragraph(numbered[place:end], page, body)
            place = end


def _body_size(lines: Sequence[Line]) -> float:
    sizes = [one.size for line in lines for one in line.pieces for _letter in one.text[::8]]
    return median(sizes) if sizes else 10.0


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the table ends that begins at a line; the line itself where none does. It begins with
    heads over several columns or with a row, and has at least two rows with numbers."""
    end, rows, silent = start, 0, 0
    place = start
    while place < len(lines):
        line = lines[place]
        if place > start and line.top - lines[place - 1].bottom > 3.2 * line.size:
            break
        if line.has_number or (len(line.pieces) > 1 and all(one.numeric for one in line.pieces)):
            rows, silent, end = rows + 1, 0, place + 1
        elif len(line.pieces) > 1 or _may_be_label(line, lines, place):
            silent += 1
            if silent > (5 if not rows else 3):
                break
        else:
            break
        place += 1
    begins = len(lines[start].pieces) > 1
    return end if rows >= 2 and begins else start


def _may_be_label(line: Line, lines: Sequence[Line], place: int) -> bool:
    """A line of one piece within a table: a heading of rows or a wrapped label. It is short and
    stands near the next row."""
    wide = line.pieces[-1].right - line.left
    if wide > 260 or len(line.text) > 70 or _SENTENCE_END.search(line.text):
        return False
    following = lines[place + 1 : place + 3]
    return any(one.has_number for one in following)


def _table(lines: Sequence[Line], page: int, first: int) -> PrintedTable:
    columns = _columns(lines)
    rows = [
        tuple(_row(line, columns, Spot(page=page, line=first + index), page, first + index))
        for index, line in enumerate(lines)
    ]
    return PrintedTable(tuple(_unwrapped(rows)), Spot(page=page, line=first))


def _unwrapped(rows: Sequence[tuple[PrintedCell, ...]]) -> list[tuple[PrintedCell, ...]]:
    """The rows with labels that went over two lines put together: what begins with a small letter
    goes on with the line above."""
    told: list[tuple[PrintedCell, ...]] = []
    for row in rows:
        before = told[-1] if told else ()
        if before and row[0].text[:1].islower() and before[0].text:
            alone = _only_label(before)
            if alone or _only_label(row):
                label = replace(row[0], text=f"{before[0].text} {row[0].text}".replace("- ", ""))
                told[-1] = (label, *(row[1:] if alone else before[1:]))
                continue
        told.append(row)
    return told


def _only_label(row: Sequence[PrintedCell]) -> bool:
    return bool(row[0].text) and not any(one.text for one in row[1:])


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float


def _columns(lines: Sequence[Line]) -> list[_Column]:
    """The columns of numbers, by the places that numbers stand over each other in; before them
    the column of labels."""
    spans = sorted(
        (one.left, one.right)
        for line in lines
        for place, one in enumerate(line.pieces)
        if one.numeric and (place or len(line.pieces) > 1)
    )
    merged: list[list[float]] = []
    for left, right in spans:
        if merged and left < merged[-1][1] - 0.5:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [_Column(left, right) for left, right in merged]


def _row(
    line: Line, columns: Sequence[_Column], spot: Spot, page: int, number: int
) -> Iterator[PrintedCell]:
    """The cells of a line: labels first, then one a column; what stands over several columns
    reaches over them."""
    labels: list[Piece] = []
    cells: dict[int, list[Piece]] = {}
    reach: dict[int, int] = {}
    for one in line.pieces:
        over = [
            index
            for index, column in enumerate(columns)
            if min(one.right, column.right) - max(one.left, column.left) > 0
        ]
        if not over:
            nearest = _nearest(one, columns)
            over = [nearest] if nearest is not None else []
        if not over or (not one.numeric and one.left < columns[0].left - 60 and len(over) > 1):
            labels.append(one)
        else:
            cells.setdefault(over[0], []).append(one)
            reach[over[0]] = len(over)
    yield _cell(labels, spot, page, number, 1)
    index = 0
    while index < len(columns):
        told = cells.get(index, [])
        yield _cell(told, spot, page, number, reach.get(index, 1) if told else 1)
        index += reach.get(index, 1) if told else 1


def _nearest(one: Piece, columns: Sequence[_Column]) -> int | None:
    """The column that a piece between columns belongs to: a head may be wider than its numbers.
    A piece left of all of them is a label."""
    if not columns or one.right <= columns[0].left:
        return None
    middle = (one.left + one.right) / 2
    return min(
        range(len(columns)),
        key=lambda index: abs((columns[index].left + columns[index].right) / 2 - middle),
    )


def _cell(pieces: Sequence[Piece], spot: Spot, page: int, number: int, columns: int) -> PrintedCell:
    if not pieces:
        return PrintedCell("", spot, columns)
    box = Box(
        min(one.box.left for one in pieces),
        min(one.box.top for one in pieces),
        max(one.box.right for one in pieces),
        max(one.box.bottom for one in pieces),
    )
    text = " ".join(one.text for one in pieces)
    return PrintedCell(
        text, Spot(page=page, line=number, box=box), columns, all(one.bold for one in pieces)
    )


def _text_end(lines: Sequence[Line], start: int, body: float) -> int:
    """Where the paragraph ends that begins at a line: at a wider gap, another size, an item."""
    place = start + 1
    while place < len(lines):
        before, line = lines[place - 1], lines[place]
        if line.top - before.bottom > 0.55 * body or abs(line.size - before.size) > 0.6:
            break
        if before.pieces[0].bold != line.pieces[0].bold or _ITEM.match(line.text):
            break
        if _table_end(lines, place) > place:
            break
        place += 1
    return place


def _paragraph(lines: Sequence[tuple[int, Line]], page: int, body: float) -> PrintedText:
    text, spots = "", []
    for number, line in lines:
        words = line.text.strip()
        if text.endswith("-") and not text.endswith(" -") and words[:1].islower():
            text = text[:-1]
        elif text:
            text += " "
        box = Box(
            round(line.left),
            round(line.top),
            round(line.pieces[-1].right),
            round(line.bottom),
        )
        spots.append((len(text), Spot(page=page, line=number, box=box)))
        text += words
    first = lines[0][1]
    strong = all(one.bold for _number, line in lines for one in line.pieces)
    larger = first.size > body + 0.8
    short = len(text) < 140 and not _SENTENCE_END.search(text)
    if short and (larger or (strong and len(lines) <= 2)):
        level = 1 if first.size > 1.5 * body else 2 if larger else 3
        return PrintedText(text, "heading", tuple(spots), level, strong)
    kind: TextKind = "item" if _ITEM.match(text) else "paragraph"
    return PrintedText(text, kind, tuple(spots), 0, strong)
