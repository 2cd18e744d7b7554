"""The columns of a page: which of its pieces are read together, in which order.

Text in two or three columns is read down one column before the next; a table over the whole width
ends them, and a table beside text is a column of its own. A gap through the page is only then one
between columns of text when the words say so: a table has gaps between its columns too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .pieces import Piece, in_lines

_Row = list[Piece]

_DEEPEST, _MOST_PIECES = 6, 3_000
# In points: how far apart the beginnings of lines of a column may be, how near the gap's right
# side a piece may come, how wide a column must be.
_APART, _CLEAR, _LEAST_WIDE, _OUTDENT = 2.5, 4.0, 55.0, 12.0
# A paragraph: this many lines, most of which go almost to the end.
# Fewer of them than this part have numbers behind them, and right behind them.
_MOST_ROWS, _MOST_CELLS = 0.7, 0.34
# Rows of each of two tables with nothing beside them; rows through a gap between two, by those that
# stand on both sides.
_ROWS_APART, _FEW_TABLE = 2, 0.25
# A line of text has so many words.
_WORDS = 5
_LINES, _STRONG_LINES, _FULL, _MOST_FULL, _LETTERS = 3, 5, 0.72, 0.55, 22


def columns_of(pieces: Sequence[Piece], depth: int = 0) -> Iterator[list[Piece]]:
    """The pieces of a page in groups that are read one after the other."""
    edge = _edge(pieces) if depth < _DEEPEST and 5 < len(pieces) <= _MOST_PIECES else None
    if edge is None:
        yield list(pieces)
        return
    for columns, rows in _bands(edge):
        some = [one for row in rows for one in row.pieces]
        if columns:
            yield from columns_of(
                [one for one in some if one.left < edge.place - _APART], depth + 1
            )
            yield from columns_of(
                [one for one in some if one.left >= edge.place - _APART], depth + 1
            )
        else:
            yield from columns_of(some, depth + 1)


@dataclass(frozen=True, slots=True)
class _Split:
    """A line of pieces against a gap: what stands left and right of it, and what that says of the
    gap: `across` it, `prose` on a side, a row of a `table` through it, `both` a row with words of
    its own on each side, or nothing (`one` side only)."""

    pieces: _Row
    kind: str

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return max(one.size for one in self.pieces)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a column begins, with the lines against it, and how much text it parts."""

    place: float
    rows: tuple[_Split, ...]
    weight: int


def _edge(pieces: Sequence[Piece]) -> _Edge | None:
    """The best place to part pieces into columns, if there is one."""
    lines = in_lines(pieces)
    prose = _prose(pieces, lines)
    leftmost = min(one.left for one in pieces)
    found: list[_Edge] = []
    for place in _beginnings(pieces):
        if place < leftmost + _LEAST_WIDE:
            continue
        rows = tuple(_Split(line, _kind(line, place, prose)) for line in lines)
        edge = _Edge(place, rows, 0)
        weight = sum(
            len(one.text)
            for columns, band in _bands(edge)
            if columns
            for row in band
            for one in row.pieces
        )
        if weight:
            found.append(_Edge(place, rows, weight))
    return max(found, key=lambda one: (one.weight, -one.place), default=None)


def _beginnings(pieces: Sequence[Piece]) -> list[float]:
    """The places where several pieces with words begin."""
    told: set[float] = set()
    group: list[float] = []
    begins = sorted(one.left for one in pieces if not one.numeric)
    for left in [*begins, float("inf")]:
        if group and left - group[0] > _APART:
            if len(group) >= _LINES:
                # What heads the column may begin a little before it.
                nearest = bisect_left(begins, group[0] - _OUTDENT)
                told |= {group[0], begins[nearest]}
            group = []
        group.append(left)
    return sorted(told)


def _prose(pieces: Sequence[Piece], lines: Sequence[_Row]) -> dict[int, int]:
    """The pieces that are lines of a paragraph, with how many lines it has. Long labels under each
    other are none: most of them have several numbers behind them."""
    told: dict[int, int] = {}
    labels = {id(line[0]) for line in lines if sum(1 for one in line[1:] if _is_amount(one)) > 1}
    cells = set(_before_numbers(lines))
    for stack in _stacks(pieces):
        widest = max(one.wide for one in stack)
        full = sum(1 for one in stack if one.wide >= _FULL * widest)
        words = sum(len(one.words) for one in stack)
        if (
            len(stack) >= _LINES
            and widest > _LEAST_WIDE
            and full >= _MOST_FULL * len(stack)
            and words >= 2.5 * len(stack)
            and sum(len(one.text) for one in stack) >= _LETTERS * len(stack)
            and not any(one.numeric for one in stack)
            and sum(1 for one in stack if id(one) in labels) < _MOST_ROWS * len(stack)
            and sum(1 for one in stack if id(one) in cells) < _MOST_CELLS * len(stack)
        ):
            told |= {id(one): len(stack) for one in stack}
    return told


def _before_numbers(lines: Sequence[_Row]) -> Iterator[int]:
    """The pieces with words that several numbers stand right behind: cells of a table."""
    for line in lines:
        for place in range(len(line) - 2):
            numbers = line[place + 1 : place + 3]
            if not line[place].numeric and all(_is_amount(one) for one in numbers):
                yield id(line[place])


def _stacks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces that begin under each other, as closely as lines of a paragraph do."""
    open_: list[list[Piece]] = []
    for one in sorted(pieces, key=lambda one: one.base):
        for stack in open_:
            last = stack[-1]
            near = 0.5 * one.size < one.base - last.base < 1.75 * one.size
            # A first line may be indented.
            indent = abs(one.left - last.left) < (14 if len(stack) == 1 else _APART)
            if near and indent and abs(one.size - last.size) < 0.6:
                stack.append(one)
                break
        else:
            open_.append([one])
        for stack in [two for two in open_ if one.base - two[-1].base > 3 * max(one.size, 12.0)]:
            open_.remove(stack)
            yield stack
    yield from open_


def _kind(line: _Row, place: float, prose: dict[int, int]) -> str:
    if any(one.left < place - _APART and one.right > place - _CLEAR for one in line):
        return "across"
    left = [one for one in line if one.left < place - _APART]
    right = [one for one in line if one.left >= place - _APART]
    lengths = [prose.get(id(one), 0) for one in left]
    # Numbers, and what is said of them, behind words are a row.
    numbers = sum(1 for one in right[:2] if _is_amount(one)) > 1
    if left and (numbers or _all_numeric(right)) and not left[0].numeric:
        return "prose" if max(lengths) >= _STRONG_LINES and len(left) == 1 else "table"
    if any(lengths) or any(id(one) in prose for one in right):
        return "prose"
    if not left or not right:
        return "one"
    return "one" if right[0].numeric else "both"


def _is_amount(one: Piece) -> bool:
    """Whether a piece is a number; a dash alone stands between words too."""
    return one.numeric and any(char.isdigit() for char in one.text)


def _all_numeric(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(one.numeric for one in pieces)


def _bands(edge: _Edge) -> Iterator[tuple[bool, list[_Split]]]:
    """The lines in bands from top to bottom, each with whether it is in columns there."""
    rows = edge.rows
    begin = 0
    for end in _ends(rows):
        band = list(rows[begin:end])
        begin = end
        if band:
            yield _in_columns(band, edge.place), band


def _ends(rows: Sequence[_Split]) -> list[int]:
    """Where bands end: around lines across the gap and around tables through it."""
    ends: set[int] = {len(rows)}
    marks = [
        (place, one.kind in ("across", "table"))
        for place, one in enumerate(rows)
        if one.kind in ("across", "table", "prose")
    ]
    for (before, was), (after, now) in pairwise(marks):
        if was != now:
            ends.add(_widest(rows, before, after, was))
    for place, is_across in marks:
        if not is_across:
            ends |= _behind(rows, place, min(end for end in ends if end > place))
    return sorted(ends)


def _behind(rows: Sequence[_Split], last: int, end: int) -> set[int]:
    """Where a band ends although nothing says that the columns do: at a gap behind its last
    paragraph, when lines follow that stand on both sides."""
    if any(one.kind == "prose" for one in rows[last + 1 : end]):
        return set()
    if not any(one.kind == "both" and not _is_text(one.pieces) for one in rows[last + 1 : end]):
        return set()
    prose = [one.base for one in rows[: last + 1] if one.kind == "prose"]
    usual = median(after - before for before, after in pairwise(prose)) if prose[1:] else 12.0
    for place in range(last + 1, end):
        if rows[place].base - rows[place - 1].base > 1.3 * usual:
            return {place}
    return set()


def _is_text(pieces: _Row) -> bool:
    """Whether a line is one of text in each of two columns: the last lines of a paragraph."""
    return len(pieces) == 2 and all(len(one.words) >= _WORDS for one in pieces)


def _widest(rows: Sequence[_Split], before: int, after: int, was_across: bool) -> int:
    """Where between two lines a band ends: at the widest gap, the one next to the lines across
    where gaps are alike."""

    def gap(place: int) -> float:
        return rows[place].base - rows[place - 1].base - 0.2 * rows[place].size

    places = range(before + 1, after + 1)
    best = max(gap(place) for place in places)
    if not was_across:
        # The heads of a table belong to it: the first gap that is about as wide as the widest.
        return next(place for place in places if gap(place) >= 0.9 * best)
    usual = median(gap(place) for place in places)
    if best > 1.35 * max(usual, rows[after].size):
        return max(places, key=gap)
    return before + 1


def _in_columns(band: Sequence[_Split], place: float) -> bool:
    """Whether a band has columns: paragraphs beside something, or two tables with words of their
    own beside each other."""
    if any(one.kind == "across" for one in band):
        return False
    kinds = [one.kind for one in band]
    sides = [
        (
            any(one.left < place - _APART for one in row.pieces),
            any(one.left >= place - _APART for one in row.pieces),
        )
        for row in band
    ]
    if not (any(left for left, _right in sides) and any(right for _left, right in sides)):
        return False
    if kinds.count("prose") >= max(_LINES, 2 * kinds.count("table")):
        return True
    both = [one for one in band if one.kind == "both"]
    if kinds.count("table") > _FEW_TABLE * len(both):
        return False
    return _two_tables(both, place) or _two_apart(band, place)


def _two_apart(rows: Sequence[_Split], place: float) -> bool:
    """Whether two tables stand beside each other whose rows do not: on each side rows of its own,
    words and then numbers, with nothing beside them."""
    left = right = 0
    for row in rows:
        first, last = row.pieces[0], row.pieces[-1]
        if row.kind != "one" or first.numeric or not _is_amount(last):
            continue
        left += last.right < place and first.left < place - _LEAST_WIDE
        right += 0 <= first.left - place + _APART < _OUTDENT
    return left >= _ROWS_APART and right >= _ROWS_APART


def _two_tables(rows: Sequence[_Split], place: float) -> bool:
    """Whether rows are those of two tables side by side: on each side words and then numbers."""
    told = []
    for row in rows:
        left = [one for one in row.pieces if one.left < place - _APART]
        right = [one for one in row.pieces if one.left >= place - _APART]
        if (
            left[-1].numeric
            and right[-1].numeric
            and 0 <= right[0].left - place + _APART < _OUTDENT
        ):
            told.append(right[0].text)
    letters = sum(map(len, told))
    return (
        len(told) >= _LINES
        and len(told) >= 0.6 * len(rows)
        and len(set(told)) >= 0.7 * len(told)
        and letters >= 7 * len(told)
    )
