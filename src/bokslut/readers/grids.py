"""Lines of a table on a page to rows of cells, by where their pieces stand.

Numbers of a column end at one place or stand over each other. What stands beside them in several
rows is a column of words; what stands over several columns is a head that reaches over them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from bokslut.model.printed import PrintedCell, PrintedTable, Spot

from .letters import Word
from .near_heads import heads_begin
from .page_lines import YEAR, Line, Page
from .pieces import Piece, piece_of
from .wrapped_rows import Row, unwrapped

_DASH = re.compile(r"[-–—\u2212+±]")
_LABELS = 0.12
# In parts of the lines of a table: where more begin with words, what begins there is a label.
_MOST_LABELS = 0.6
# In parts of the size of the letters: a gap between two heads.
_HEAD_GAP = 0.45
# In points: how near to the edge of a column a cell begins or ends that is set to it.
_EDGE = 1.0
# In points: how far from where most labels begin one may.
_MARGIN = 2.0
_ENDS_IN_NUMBER = re.compile(r"\s[-–—\u2212+(]?[0-9][0-9\s.,]*\)?$")
_FIGURE = re.compile(r"[-–—\u2212+(]?[0-9]")


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands, in points from the left."""

    left: float
    right: float

    def shared(self, one: Piece) -> float:
        """How much of a piece stands in it, in points."""
        return min(one.right, self.right) - max(one.left, self.left)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: its columns, those of numbers and of words behind the labels, and its
    rows as they are printed."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[PrintedCell, ...], ...]
    spot: Spot

    @property
    def table(self) -> PrintedTable:
        """The table alone."""
        return PrintedTable(self.rows, self.spot)


@dataclass(frozen=True, slots=True)
class Labels:
    """Where labels stand: up to which `edge` one begins, if no column begins there, at which
    `margin` most do, and where the longest of those with numbers behind them `end`."""

    edge: float
    margin: float
    end: float


def grid_of(lines: Sequence[Line], page: Page) -> Grid:
    """The table that lines of a page are."""
    columns = _columns(lines)
    left = min(one.left for one in lines)
    edge = left + _LABELS * (max(one.right for one in lines) - left)
    lines = [
        one if _is_title(one, below) else replace(one, pieces=tuple(_parted(one, columns)))
        for one, below in zip_longest(lines, lines[1:])
    ]
    begun = _heads_end(lines)
    labels = Labels(edge, _margin(lines), _labels_end(lines[begun:], left))
    rows = [
        Row(line, tuple(_cells(line, columns, labels, page, place < begun)))
        for place, line in enumerate(lines)
    ]
    return Grid(
        tuple(columns),
        tuple(one.cells for one in unwrapped(rows)),
        page.spot(lines[0].number, [one for line in lines for one in line.pieces]),
    )


def _is_title(line: Line, below: Line | None) -> bool:
    """Whether words alone in light letters stand over bold ones: a title over the heads."""
    alone = len(line.pieces) == 1 and not line.bold and not line.has_number
    return alone and below is not None and below.bold


def _margin(lines: Sequence[Line]) -> float:
    """Where most labels of rows begin."""
    begins = Counter(round(one.left) for one in lines if one.is_labelled)
    return float(begins.most_common(1)[0][0]) if begins else -_MARGIN


def _heads_end(lines: Sequence[Line]) -> int:
    """Where the rows begin: before them are no more than words and years."""
    return next((place for place, one in enumerate(lines) if one.has_amount), len(lines))


def _labels_end(lines: Sequence[Line], left: float) -> float:
    """Where the longest label of a row ends."""
    return max((one.pieces[0].right for one in lines if one.is_labelled), default=left)


def _parted(line: Line, columns: Sequence[Column]) -> Iterator[Piece]:
    """The pieces of a line; one over several columns is parted where it has a gap that is wider
    than a blank, since heads often stand closer than the numbers below them, and where a column
    begins or ends: cells may all but touch."""
    for one in line.pieces:
        over = [two for two in columns if two.shared(one) > 0]
        if len(one.words) == 1 or not over or one.words[-1].base - one.words[0].base > one.size:
            # What stands on several lines is the cell that it was found to be.
            yield one
            continue
        words = [one.words[0]]
        begins = heads_begin(one.words, over)
        for before, word in pairwise(one.words):
            wide = word.left - before.right > _HEAD_GAP * one.size and len(over) > 1
            if wide or word.left in begins or _is_edge(before, word, over, one):
                yield piece_of(words)
                words = []
            words.append(word)
        yield piece_of(words)


def _is_edge(before: Word, word: Word, over: Sequence[Column], one: Piece) -> bool:
    """Whether one cell ends and another begins between two words. A year right behind a word is
    of the same head: `Utfall 2024` is often wider than the numbers below it."""
    near = word.left - before.right < _HEAD_GAP * one.size
    if near and YEAR.fullmatch(word.text.rstrip(",")) and not _FIGURE.match(before.text):
        return False
    if any(abs(before.right - two.right) < _EDGE for two in over[:-1]):
        return True
    if not _FIGURE.match(word.text) or not any(abs(word.left - two.left) < _EDGE for two in over):
        # A label that ends in a number is one with it unless the number ends with its column.
        ends = abs(one.right - over[-1].right) < _EDGE and len(over) == 1
        words = one.words[one.words.index(word) :]
        return ends and not _FIGURE.match(before.text) and piece_of(words).numeric
    return True


def _columns(lines: Sequence[Line]) -> list[Column]:
    """The columns behind the labels: of numbers that stand over each other, and of words beside
    them. A number where labels begin is one, or the rest of one."""
    labels = [one.left for one in lines if not one.pieces[0].numeric]
    mostly = len(labels) > _MOST_LABELS * len(lines)
    begun = _heads_end(lines)
    numbers = _apart(
        [
            (place, Column(one.left, one.right))
            for place, line in enumerate(lines)
            for one in _amounts(line)
            if not _DASH.fullmatch(one.text)
            and not (place < begun < len(lines) and YEAR.fullmatch(one.text))
            and not (one is line.pieces[0] and _is_label_number(one, labels, mostly))
        ]
    )
    if not numbers:
        return []
    numbers = sorted([*numbers, *_empty(lines, numbers)], key=lambda one: one.left)
    # An only row has nothing but its heads beside its words.
    alone = sum(1 for one in lines[begun:] if one.has_number) == 1
    words = [
        (place, Column(one.left, one.right))
        for place, line in enumerate(lines)
        if line.has_number or alone
        for one in line.pieces[1:]
        if not one.numeric and all(two.shared(one) < 0.3 * one.wide for two in numbers)
    ]
    beside = [
        one
        for one in _apart(words)
        if sum(1 for _place, two in words if two.left < one.right and two.right > one.left) > 1
        and all(two.right <= one.left + 1 or two.left >= one.right - 1 for two in numbers)
    ]
    return sorted([*numbers, *beside], key=lambda one: one.left)


def _is_label_number(one: Piece, labels: Sequence[float], mostly: bool) -> bool:
    """Whether a number begins where labels do; what is no year only where most lines have one."""
    known = mostly or bool(YEAR.fullmatch(one.text))
    return known and any(abs(one.left - left) < _EDGE for left in labels)


def _empty(lines: Sequence[Line], numbers: Sequence[Column]) -> Iterator[Column]:
    """The columns that hold dashes alone: a dash between columns is one where a head of its own
    stands over it, else it is the sign of the number behind it."""
    first = next((place for place, one in enumerate(lines) if one.is_labelled), 0)
    heads = [
        one
        for line in lines[: first + 1]
        for one in line.pieces
        if all(two.shared(one) < 0.3 * one.wide for two in numbers)
    ]
    dashes = [
        Column(one.left, one.right)
        for line in lines
        for one in line.pieces[1:]
        if _DASH.fullmatch(one.text) and all(two.shared(one) <= 0 for two in numbers)
    ]
    for column in _merged(sorted(dashes, key=lambda one: one.left)):
        if any(column.shared(one) > 0 and not _DASH.fullmatch(one.text) for one in heads):
            yield column


def _amounts(line: Line) -> Iterator[Piece]:
    """The numbers of a line that may stand in columns: not the code before a label, and of a line
    of years alone none, since these may be heads over several columns."""
    pieces = line.pieces
    if len(pieces) == 1:
        return
    begin = next((place for place, one in enumerate(pieces) if not one.numeric), 0)
    for place, one in enumerate(pieces):
        if one.numeric and (place > begin or (begin == 0 and place >= 0)):
            yield one


def _apart(spans: Sequence[tuple[int, Column]]) -> list[Column]:
    """The columns that spans on lines fall into. One over two numbers of another line is a head
    over both and joins nothing."""
    kept = sorted(spans, key=lambda one: one[1].left)
    merged = _merged([one for _line, one in kept])
    for _again in range(3):
        bridging = _bridging(kept, merged)
        if not bridging:
            break
        kept = [one for place, one in enumerate(kept) if place not in bridging]
        merged = _merged([one for _line, one in kept])
    return merged


def _merged(spans: Sequence[Column]) -> list[Column]:
    told: list[Column] = []
    for one in spans:
        if told and one.left < told[-1].right - 0.5:
            told[-1] = Column(told[-1].left, max(told[-1].right, one.right))
        else:
            told.append(one)
    return told


def _bridging(spans: Sequence[tuple[int, Column]], merged: Sequence[Column]) -> set[int]:
    """Which spans stand over two numbers of one line, which are then in one column together."""
    found: set[int] = set()
    begin = 0
    for column in merged:
        end = begin
        while end < len(spans) and spans[end][1].left < column.right - 0.5:
            end += 1
        inside = spans[begin:end]
        lines = [line for line, _one in inside]
        if len(set(lines)) < len(lines):
            found |= {
                begin + place
                for place, (line, one) in enumerate(inside)
                if _over_two(line, one, inside)
            }
        begin = end
    return found


def _over_two(line: int, one: Column, spans: Sequence[tuple[int, Column]]) -> bool:
    seen: set[int] = set()
    for other, two in spans:
        if other != line and two.left < one.right - 0.5 and two.right > one.left + 0.5:
            if other in seen:
                return True
            seen.add(other)
    return False


def _cells(
    line: Line, columns: Sequence[Column], where: Labels, page: Page, is_head: bool
) -> Iterator[PrintedCell]:
    """The cells of a line: the label first, then one a column; what stands over several columns
    reaches over them."""
    labels, placed, reach = _placed(line, columns, where, is_head)
    yield _cell(labels, page, line.number, 1)
    index = 0
    while index < len(columns):
        told = placed.get(index, [])
        over = reach.get(index, 1) if told else 1
        yield _cell(told, page, line.number, over)
        index += over


def _placed(
    line: Line, columns: Sequence[Column], where: Labels, is_head: bool
) -> tuple[list[Piece], dict[int, list[Piece]], dict[int, int]]:
    """The pieces of a line that are its label, those in each column, and how many columns those
    of one reach over."""
    labels: list[Piece] = []
    cells: dict[int, list[Piece]] = {}
    reach: dict[int, int] = {}
    taken = -1
    for place, one in enumerate(line.pieces):
        if not columns or (
            _is_label(line, place, columns, where, bool(cells))
            and not (is_head and _is_first_head(line, place, columns, where))
        ):
            labels.append(one)
            continue
        over = _over(one, columns)
        first = over[0] if over else _nearest(line, place, columns)
        if one.numeric and len(over) > 1 and not YEAR.fullmatch(one.text):
            first, over = max(over, key=lambda index: columns[index].shared(one)), []
        first = max(first, taken)
        cells.setdefault(first, []).append(one)
        reach[first] = max(reach.get(first, 1), len(over) - max(0, first - (over or [0])[0]))
        taken = first + reach[first] - 1 if reach[first] > 1 else first
    return labels, cells, reach


def _is_label(
    line: Line, place: int, columns: Sequence[Column], where: Labels, begun: bool
) -> bool:
    """Whether a piece is of the label: it begins where labels do, or stands before all columns.
    So does a code of figures before the words."""
    one = line.pieces[place]
    if begun:
        return False
    at_margin = abs(one.left - where.margin) < _MARGIN <= columns[0].left - where.margin
    if one.right <= columns[0].left + 1:
        if at_margin and _DASH.fullmatch(one.text):
            # A dash where labels begin leads to an item, whose words are in the lines below.
            return True
        behind = line.pieces[place + 1] if place + 1 < len(line.pieces) else None
        return not (_DASH.fullmatch(one.text) and behind and behind.numeric)
    if place or one.numeric:
        return False
    # A narrow column of labels, whose longest word stands over the numbers beside the others.
    narrow = at_margin and not _ENDS_IN_NUMBER.search(one.text)
    return narrow or one.left <= where.edge < columns[0].left


def _is_first_head(line: Line, place: int, columns: Sequence[Column], where: Labels) -> bool:
    """Whether a piece before all columns is the head of the first: heads are often set in the
    middle of cells whose numbers end at their right side. It stands behind all labels, and nothing
    else of its line over that column."""
    one = line.pieces[place]
    return (one.left + one.right) / 2 > where.end and all(
        _nearest(line, more, columns) > 0 for more in range(place + 1, len(line.pieces))
    )


def _over(one: Piece, columns: Sequence[Column]) -> list[int]:
    """The columns that a piece stands in or over, in order."""
    shared = [(index, column.shared(one)) for index, column in enumerate(columns)]
    over = [index for index, much in shared if much > 0]
    if len(over) > 1:
        # A head that is wider than its numbers touches the next column: that is no reach.
        most = max(much for _index, much in shared)
        over = [
            index
            for index, much in shared
            if much > 0.45 * min(most, columns[index].right - columns[index].left)
        ]
    return list(range(over[0], over[-1] + 1)) if over else []


def _nearest(line: Line, place: int, columns: Sequence[Column]) -> int:
    """The column that a piece between columns belongs to: a head may be beside its numbers, and a
    sign stand apart before its number."""
    one = line.pieces[place]
    behind = line.pieces[place + 1] if place + 1 < len(line.pieces) else None
    if _DASH.fullmatch(one.text) and behind and behind.numeric:
        over = _over(behind, columns)
        if over and (over[0] == 0 or columns[over[0] - 1].right <= one.left + 1):
            return over[0]
    middle = (one.left + one.right) / 2
    return min(
        range(len(columns)),
        key=lambda index: abs((columns[index].left + columns[index].right) / 2 - middle),
    )


def _cell(pieces: Sequence[Piece], page: Page, number: int, columns: int) -> PrintedCell:
    text = " ".join(one.text for one in pieces)
    strong = bool(pieces) and all(one.bold for one in pieces)
    return PrintedCell(text, page.spot(number, pieces), columns, strong)
