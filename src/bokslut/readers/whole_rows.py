"""Rows of a table whose cells go over several lines, each as one line.

Where a table has room between its rows, the lines of one row stand nearer to each other than to
those of the next, whichever of them the numbers stand beside: the first, the middle or the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .page_lines import YEAR, Line, joined
from .pieces import Piece, is_numeric, piece_of

# In parts of the size of the letters: how far apart the lines of one row may be, and how much more
# room there must be above and below it.
_WITHIN, _MORE = 0.5, 0.25
_MOST_LINES = 8
# How many groups away another row may stand whose numbers are over or under these: headings of
# rows stand between.
_NEIGHBOURS = 3
_MOSTLY = 0.6
# In points: pieces that overlap less stand beside each other.
_TOUCH = 0.5
_FEWEST_UNDER = 3
# In parts of a blank within a number, and of the size of the letters: a gap between columns.
_WIDER, _LABEL_GAP = 1.1, 0.36
_BEGUN = re.compile(r".*[0-9][ \u00a0\u202f\u2009]?$")
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")
_NOTE = re.compile(r"[0-9]{1,2},")
_GOES_ON = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})*(?:,[0-9]+)?\s?%?\)?")

_Cell = list[Piece]


def whole_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a column of a page, those of one row of a table as one."""
    groups = _groups(lines)
    if len(groups) == len(lines):
        return list(lines)
    told: list[Line] = []
    edges = _edges(lines)
    for place, group in enumerate(groups):
        cells = _cells(group, edges) if _is_apart(groups, place) else None
        if cells is not None and _is_among_rows(groups, place):
            told.append(_row(group, cells))
        else:
            told += group
    return told


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that stand near each other."""
    told: list[list[Line]] = []
    for line in lines:
        near = told and line.top - told[-1][-1].bottom < _WITHIN * line.size
        if near and len(told[-1]) > 1:
            # What is further from the last than that is from the one before begins another row.
            near = _gap(told[-1][-1], line) < _gap(*told[-1][-2:]) + _MORE * line.size
        if near:
            told[-1].append(line)
        else:
            told.append([line])
    return told


def _gap(before: Line, line: Line) -> float:
    return max(line.top - before.bottom, 0.0)


def _is_apart(groups: Sequence[Sequence[Line]], place: int) -> bool:
    """Whether the lines of a group are nearer to each other than to what is above and below."""
    group = groups[place]
    if not 1 < len(group) <= _MOST_LINES:
        return False
    size = max(one.size for one in group)
    within = max(_gap(one, two) for one, two in pairwise(group))
    around = [_gap(one[-1], two[0]) for one, two in pairwise(groups[max(place - 1, 0) : place + 2])]
    return bool(around) and min(around) > within + _MORE * size


def _edges(lines: Sequence[Line]) -> tuple[float, ...]:
    """Where numbers begin under each other in several lines."""
    begins = sorted(one.left for line in lines for one in line.pieces[1:] if one.numeric)
    return tuple(
        one
        for one, other in zip(begins, begins[_FEWEST_UNDER - 1 :], strict=False)
        if other - one < _TOUCH
    )


def _at_edges(one: Piece, edges: Sequence[float]) -> Iterator[Piece]:
    """A piece, parted where its column all but touches the next: where a number begins, right
    under those of several other lines, and goes on to the end, behind a wider blank than those
    within numbers."""
    gaps = [two.left - word.right for word, two in pairwise(one.words)]
    for place, gap in enumerate(gaps, 1):
        head, rest = piece_of(one.words[:place]), piece_of(one.words[place:])
        if not rest.numeric or not any(abs(rest.left - edge) < _TOUCH for edge in edges):
            continue
        others = [each for each in (*gaps[: place - 1], *gaps[place:]) if each > 0]
        wide = bool(others) and gap > _WIDER * min(others)
        words = not head.text[-1:].isdigit() and gap > _LABEL_GAP * one.size
        if wide if head.numeric else words:
            yield head
            yield rest
            return
    yield one


def _cells(group: Sequence[Line], edges: Sequence[float]) -> list[_Cell] | None:
    """The pieces of a group by the cells that they are of, from left to right; none where they are
    no row: one has words behind words, and numbers behind these that nothing stands under."""
    cells: list[_Cell] = []
    ends: list[float] = []
    pieces = [two for line in group for one in line.pieces for two in _at_edges(one, edges)]
    for one in sorted(pieces, key=lambda one: one.left):
        if cells and one.left < ends[-1] - _TOUCH:
            cells[-1].append(one)
            ends[-1] = max(ends[-1], one.right)
        else:
            cells.append([one])
            ends.append(one.right)
    if len(cells) < 2 or cells[0][0].numeric:
        return None
    numbers = [some for some in cells if any(one.numeric for one in some)]
    if not numbers or not all(_is_one_number(some) for some in numbers):
        return None
    if not any(len(some) > 1 for some in cells):
        return None
    for some in cells:
        some.sort(key=lambda one: one.base)
        if any(two.base - one.base < _TOUCH for one, two in pairwise(some)):
            return None
    return cells


def _is_one_number(cell: Sequence[Piece]) -> bool:
    """Whether a cell is a number, one that was broken over two lines at its thousands, or the
    numbers of two notes (`12,` over `25`)."""
    if len(cell) == 1:
        return cell[0].numeric
    if len(cell) != 2 or not all(one.numeric for one in cell):
        return False
    first, second = sorted(cell, key=lambda one: one.base)
    of_notes = _NOTE.fullmatch(first.text) and _NOTE.fullmatch(f"{second.text},")
    return bool(of_notes) or _is_broken(first.text, second.text)


def _is_broken(first: str, second: str) -> bool:
    if YEAR.fullmatch(first):
        return False
    begun = _BEGUN.fullmatch(first) and _THOUSANDS.match(second) and _GOES_ON.fullmatch(second)
    return bool(begun) and is_numeric(f"{first} {second}")


def _is_among_rows(groups: Sequence[Sequence[Line]], place: int) -> bool:
    """Whether the numbers of a group stand over or under those of a row nearby."""
    own = list(_numbers(groups[place]))
    first = max(place - _NEIGHBOURS, 0)
    for other in (*groups[first:place], *groups[place + 1 : place + 1 + _NEIGHBOURS]):
        others = list(_numbers(other))
        alike = sum(
            1 for one in own if any(one.left < two.right and one.right > two.left for two in others)
        )
        if alike >= _MOSTLY * len(own):
            return True
    return False


def _numbers(group: Sequence[Line]) -> Iterator[Piece]:
    return (one for line in group for one in line.pieces if one.numeric)


def _row(group: Sequence[Line], cells: Sequence[_Cell]) -> Line:
    """One line with a piece a cell."""
    with_numbers = next((one for one in group if any(two.numeric for two in one.pieces)), group[0])
    pieces = [_whole(some, with_numbers.base) for some in cells]
    return Line(tuple(pieces), with_numbers.number)


def _whole(cell: _Cell, base: float) -> Piece:
    text = ""
    for one in cell:
        text = joined(text, one.text)
    return cell[0]._replace(
        text=text,
        left=min(one.left for one in cell),
        top=min(one.top for one in cell),
        right=max(one.right for one in cell),
        bottom=max(one.bottom for one in cell),
        base=base,
        bold=all(one.bold for one in cell),
        words=tuple(word for one in cell for word in one.words),
        numeric=all(one.numeric for one in cell),
    )
