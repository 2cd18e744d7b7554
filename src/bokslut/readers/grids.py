"""Lines of a table on a page to rows of cells, by where their pieces stand.

Numbers of a column end at one place or stand over each other. What stands beside them in several
rows is a column of words; what stands over several columns is a head that reaches over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median

from bokslut.model.printed import PrintedCell, PrintedTable, Spot

from .letters import Word
from .page_lines import YEAR, Line, Page, joined
from .pieces import Piece, is_numeric, piece_of

_DASH = re.compile(r"[-–—\u2212+±]")
# The beginning of the last three figures of a number behind its thousands.
_BEGUN = re.compile(r"[0-9][ \u00a0\u202f.]([0-9]{1,2})$")
_WHOLE = re.compile(r"[-–—\u2212+(]?[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})*")
_THOUSAND = re.compile(r"[0-9]{3}(?:,[0-9]+)?\)?")
# In parts of the usual distance between rows: what is nearer goes on with the row above.
_WRAPPED = 0.86
# How much nearer than the row above the row below is which a line begins.
_NEARER = 0.85
# Lines of one cell are never further apart than this many times the size of their letters.
_ONE_ROW = 1.6
# Lines that stand nearer than this share of the size of their letters are set in each other.
_BETWEEN = 0.8
_HIGH = 2.0
_LABELS = 0.12
# In parts of the lines of a table: where more begin with words, what begins there is a label.
_MOST_LABELS = 0.6
# In parts of the size of the letters: a gap between two heads.
_HEAD_GAP = 0.45
# In points: how near to the edge of a column a cell begins or ends that is set to it.
_EDGE = 1.0
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


def grid_of(lines: Sequence[Line], page: Page) -> Grid:
    """The table that lines of a page are."""
    columns = _columns(lines)
    left = min(one.left for one in lines)
    edge = left + _LABELS * (max(one.right for one in lines) - left)
    lines = [replace(one, pieces=tuple(_parted(one, columns))) for one in lines]
    rows = [_Row(line, tuple(_cells(line, columns, edge, page))) for line in lines]
    return Grid(
        tuple(columns),
        tuple(one.cells for one in _unwrapped(rows)),
        page.spot(lines[0].number, [one for line in lines for one in line.pieces]),
    )


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
        for before, word in pairwise(one.words):
            wide = word.left - before.right > _HEAD_GAP * one.size and len(over) > 1
            if wide or _is_edge(before, word, over, one):
                yield piece_of(words)
                words = []
            words.append(word)
        yield piece_of(words)


def _is_edge(before: Word, word: Word, over: Sequence[Column], one: Piece) -> bool:
    """Whether one cell ends and another begins between two words. A year right behind a word is
    of the same head: `Utfall 2024` is often wider than the numbers below it."""
    near = word.left - before.right < _HEAD_GAP * one.size
    if near and YEAR.fullmatch(word.text) and not _FIGURE.match(before.text):
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
    numbers = _apart(
        [
            (place, Column(one.left, one.right))
            for place, line in enumerate(lines)
            for one in _amounts(line)
            if not _DASH.fullmatch(one.text)
            and not (one is line.pieces[0] and _is_label_number(one, labels, mostly))
        ]
    )
    if not numbers:
        return []
    numbers = sorted([*numbers, *_empty(lines, numbers)], key=lambda one: one.left)
    # Below heads that are no years, an only row has nothing else beside its words.
    alone = sum(1 for one in lines if one.has_number) == 1
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


def _cells(line: Line, columns: Sequence[Column], edge: float, page: Page) -> Iterator[PrintedCell]:
    """The cells of a line: the label first, then one a column; what stands over several columns
    reaches over them."""
    labels, placed, reach = _placed(line, columns, edge)
    yield _cell(labels, page, line.number, 1)
    index = 0
    while index < len(columns):
        told = placed.get(index, [])
        over = reach.get(index, 1) if told else 1
        yield _cell(told, page, line.number, over)
        index += over


def _placed(
    line: Line, columns: Sequence[Column], edge: float
) -> tuple[list[Piece], dict[int, list[Piece]], dict[int, int]]:
    """The pieces of a line that are its label, those in each column, and how many columns those
    of one reach over."""
    labels: list[Piece] = []
    cells: dict[int, list[Piece]] = {}
    reach: dict[int, int] = {}
    taken = -1
    for place, one in enumerate(line.pieces):
        if not columns or _is_label(line, place, columns, edge, bool(cells)):
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


def _is_label(line: Line, place: int, columns: Sequence[Column], edge: float, begun: bool) -> bool:
    """Whether a piece is of the label: it begins where labels do, or stands before all columns.
    So does a code of figures before the words."""
    one = line.pieces[place]
    if begun:
        return False
    if one.right <= columns[0].left + 1:
        behind = line.pieces[place + 1] if place + 1 < len(line.pieces) else None
        return not (_DASH.fullmatch(one.text) and behind and behind.numeric)
    return place == 0 and not one.numeric and one.left <= edge and columns[0].left > edge


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


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: tuple[PrintedCell, ...]

    @property
    def only_label(self) -> bool:
        return bool(self.cells[0].text) and not any(one.text for one in self.cells[1:])

    @property
    def only_numbers(self) -> bool:
        return not self.cells[0].text and any(one.text for one in self.cells[1:])


def _unwrapped(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with labels that go over several lines put together: what begins with a small
    letter, or stands nearer than rows do, goes on with the line above."""
    usual = _usual_distance(rows)
    told: list[_Row] = []
    for row, after in zip_longest(rows, rows[1:]):
        whole = _joined(told[-1], row, usual) if told else None
        if whole is not None and not (after and _is_nearer(told[-1], row, after)):
            told[-1] = whole
        else:
            told.append(row)
    return told


def _is_nearer(before: _Row, row: _Row, after: _Row) -> bool:
    """Whether a line with one cell alone begins the row below, and does not end the one above."""
    above, below = row.line.base - before.line.base, after.line.base - row.line.base
    if _only_cell(row) > 0:
        return below < above - 0.5
    if not row.only_label or before.only_label:
        return False
    if YEAR.fullmatch(row.cells[0].text):
        # The year of the label above: `Budget`, and below it `2024`.
        return False
    if row.cells[0].text[:1].islower():
        # Indented rows may begin so, too: `skillnad mot hela kommunen, / procentenheter`.
        return below < _NEARER * above and after.cells[0].text[:1].islower()
    return below < above - 0.5 or after.cells[0].text[:1].islower()


def _usual_distance(rows: Sequence[_Row]) -> float:
    """How far apart rows with numbers are, those of several lines left out."""
    with_numbers = [one.line for one in rows if one.line.has_number]
    apart = [
        after.base - before.base
        for before, after in pairwise(with_numbers)
        if max(one.bottom - one.top - _HIGH * one.size for one in (before, after)) <= 0
    ]
    return median(apart) if len(apart) > 1 else 0.0


def _joined(before: _Row, row: _Row, usual: float) -> _Row | None:
    """Two lines as one row, where one of them is the other's label going on."""
    near = 0 < row.line.base - before.line.base < _WRAPPED * usual
    first, second = before.cells[0], row.cells[0]
    if near and before.only_label and row.only_numbers:
        return _Row(row.line, (first, *row.cells[1:]))
    # What stands in a column of words alone is no row, however near it is.
    close = near or 0 < row.line.base - before.line.base < _ONE_ROW * row.line.size
    if (
        ((near or (close and _is_begun(before, row))) and _breaks_number(before, row))
        or (close and _breaks_words(before, row))
        or (close and _breaks_cells(before, row))
    ):
        pairs = zip(before.cells, row.cells, strict=True)
        return _Row(row.line, tuple(_cells_joined(one, two) for one, two in pairs))
    if not (first.text and second.text) or not (before.only_label or row.only_label):
        return None
    if second.text[:1].islower() or (near and first.strong == second.strong):
        if _has_heads(before) or _has_heads(row):
            return None
        label = replace(
            first,
            text=joined(first.text, second.text),
            spot=first.spot if before.line.has_number else second.spot,
        )
        rest = row.cells[1:] if before.only_label else before.cells[1:]
        return _Row(row.line, (label, *rest))
    return None


def _only_cell(row: _Row) -> int:
    """The column of the only cell that has a text, or -1."""
    told = [place for place, one in enumerate(row.cells) if one.text]
    return told[0] if len(told) == 1 else -1


def _breaks_words(before: _Row, row: _Row) -> bool:
    """Whether the only cell of one of two lines is words that go on in the other: `minst 100 fler
    än året` and, beside the numbers of the row, `före`."""
    if len(before.cells) != len(row.cells):
        return False
    alone = max(_only_cell(before), _only_cell(row))
    if alone < 1 or row.only_label or not before.cells[alone].text:
        return False
    first, second = before.cells[alone].text, row.cells[alone].text
    if not second:
        # Words of two lines in the middle of their row: the row stands between them.
        return row.line.base - before.line.base < _BETWEEN * row.line.size
    return second[0].islower() and first[-1] not in ".;:" and not is_numeric(first)


def _breaks_cells(before: _Row, row: _Row) -> bool:
    """Whether a line is the rest of several cells of the row above, `Alla elever ska nå | Andel
    elever som är | 84,1` and `kunskapsmålen | behöriga`: it has words alone, under words."""
    if len(before.cells) != len(row.cells) or not any(
        is_numeric(one.text) for one in before.cells[1:]
    ):
        return False
    told = [(one.text, two.text) for one, two in zip(before.cells, row.cells, strict=True)]
    words = [(one, two) for one, two in told if two]
    return (
        len(words) > 1
        and not any(one.numeric for one in row.line.pieces)
        and all(one and not is_numeric(one) for one, _two in words)
        and any(two[0].islower() for _one, two in words)
        and all(cell.columns <= 1 for cell in (*before.cells, *row.cells))
    )


def _is_begun(before: _Row, row: _Row) -> bool:
    """Whether a line holds nothing but some of the numbers of the row below, which go on there."""
    first, second = (sum(1 for one in some.cells[1:] if one.text) for some in (before, row))
    return before.only_numbers and bool(row.cells[0].text) and first < second


def _breaks_number(before: _Row, row: _Row) -> bool:
    """Whether a number goes on in the line below, since its column was too narrow for it: the last
    of its thousands has three figures first when both are put together."""
    if len(before.cells) != len(row.cells):
        return False
    both = [
        (one.text, two.text)
        for one, two in zip(before.cells[1:], row.cells[1:], strict=True)
        if one.text and two.text
    ]
    if not both or (row.cells[0].text[:1].isupper() and not _is_begun(before, row)):
        return False
    return all(_goes_on(one, two) for one, two in both)


def _goes_on(one: str, two: str) -> bool:
    """Whether figures go on with those of a number that was broken within or behind a thousand."""
    begun = _BEGUN.search(one)
    if begun and two.isdecimal():
        return len(begun[1]) + len(two) == 3
    return bool(_WHOLE.fullmatch(one) and _THOUSAND.fullmatch(two))


def _cells_joined(one: PrintedCell, two: PrintedCell) -> PrintedCell:
    if not (one.text and two.text):
        return one if one.text else two
    within = _BEGUN.search(one.text) and not _THOUSAND.fullmatch(two.text)
    both = one.text + two.text if within else joined(one.text, two.text)
    return replace(two, text=both)


def _has_heads(row: _Row) -> bool:
    """Whether words or years stand behind the label, and no amounts."""
    told = [one.text for one in row.cells[1:] if one.text]
    return bool(told) and not any(is_numeric(one) and not YEAR.fullmatch(one) for one in told)
