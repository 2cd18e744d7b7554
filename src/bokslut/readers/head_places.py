"""Heads over several columns, told by where they are printed alone.

`Utfall 2024` in the middle over `Intäkter Kostnader Netto` says of none of these that it is its
own, as heads that end where their numbers do say it: where the heads below all end so and this one
does not, it is the head of the columns that it is in the middle of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokslut.model.printed import Box, PrintedCell

Row = tuple[PrintedCell, ...]

# In points: how far from the end of its numbers a head ends that is set to it, and from the middle
# of its columns a head over several; how much nearer to these than to any others.
_EDGE, _MIDDLE, _NEARER = 2, 5, 4
# The same for a year over words, and how far cells usually reach beyond what is printed in them.
_NEAR_SURE, _PADDING = 9, 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOSTLY = 0.8
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """From where to where the numbers of a column are printed, in points."""

    left: int
    right: int


def placed_over(rows: Sequence[Row], place: int, count: int) -> Row:
    """The row of heads at a place with each head over the columns that it is printed over the
    middle of. `count` is how many rows of heads there are."""
    printed, lower = rows[place], rows[place + 1]
    if place + 1 >= count or any(one.columns > 1 for one in lower):
        return printed
    row = tuple(one_by_one(printed))
    columns = columns_of_numbers(rows[count:], len(lower))
    if len(row) != len(lower) or not end_alike(lower, columns):
        return printed
    spans = dict(_spans(row, lower, columns, False))
    if spans or len(row) > len(printed):
        # Beside one over several columns another may end where numbers do by chance.
        spans = dict(_spans(row, lower, columns, True))
    taken = [at for first, last in spans.values() for at in range(first, last + 1)]
    if not spans or len(set(taken)) < len(taken):
        return printed
    return tuple(_widened(row, spans))


def one_by_one(row: Row) -> Iterator[PrintedCell]:
    """A row with one cell a column: what reaches over several stands in the first."""
    for one in row:
        yield one
        yield from (replace(one, text="", columns=1) for _more in range(one.columns - 1))


def columns_of_numbers(rows: Sequence[Row], width: int) -> list[Column | None]:
    """From where to where the numbers of each column are printed."""
    told: list[Column | None] = []
    for at in range(width):
        boxes = [
            one[at].spot.box
            for one in rows
            if len(one) == width and one[at].columns <= 1 and any(map(str.isdigit, one[at].text))
        ]
        kept = [one for one in boxes if one is not None]
        told.append(
            Column(min(one.left for one in kept), max(one.right for one in kept)) if kept else None
        )
    return told


def end_alike(lower: Row, columns: Sequence[Column | None]) -> bool:
    """Whether the heads of a row end where their numbers do."""
    told = [
        _ends(cell.spot.box, column)
        for cell, column in zip(lower[1:], columns[1:], strict=True)
        if cell.text and column is not None and cell.spot.box is not None
    ]
    return len(told) > 1 and sum(told) >= _MOSTLY * len(told)


def _ends(box: Box | None, column: Column) -> bool:
    return box is not None and abs(box.right - column.right) <= _EDGE


def _spans(
    row: Row, lower: Row, columns: Sequence[Column | None], known: bool
) -> Iterator[tuple[int, tuple[int, int]]]:
    for at, cell in enumerate(row):
        if at and cell.text and (span := _span(row, lower, columns, at, known)):
            yield at, span


def _span(
    row: Row, lower: Row, columns: Sequence[Column | None], at: int, known: bool
) -> tuple[int, int] | None:
    """The columns that a head is over the middle of; none where it may be over others as well, or
    is the head of its own, unless heads over several columns are `known` to be beside it."""
    box, own = row[at].spot.box, columns[at]
    if row[at].columns > 1:
        return at, at + row[at].columns - 1
    if box is None or own is None:
        return None
    # A year over words that say none can only be that of all of them.
    sure = bool(_YEAR.search(row[at].text)) and not _YEAR.search(lower[at].text)
    if _ends(box, own) and not (sure or known):
        return None
    middle = (box.left + box.right) / 2
    apart = sorted(
        (min(abs(one - middle) for one in _middles(lower, columns, begin, end)), begin, end)
        for begin, end in _ranges(row, lower, at)
        if not sure or not any(_YEAR.search(one.text) for one in lower[begin : end + 1])
    )
    if not apart or apart[0][0] > (_NEAR_SURE if sure else _MIDDLE):
        return None
    if len(apart) > 1 and apart[1][0] < apart[0][0] + _NEARER:
        return None
    return apart[0][1:]


def _middles(lower: Row, columns: Sequence[Column | None], begin: int, end: int) -> Iterator[float]:
    """Where the middle of columns may be: that of what is printed in them, that of the room from
    where the column before them ends, and that of columns that are all as wide."""
    first, last = columns[begin], columns[end]
    yield (first.left + last.right) / 2 if first and last else float("inf")
    ends = [
        max(one.right if one else 0, box.right if (box := lower[at].spot.box) else 0)
        for at, one in enumerate(columns)
    ]
    if begin > 1 and ends[begin - 1]:
        yield (ends[begin - 1] + ends[end]) / 2 + _PADDING
    wide = [after - before for before, after in pairwise(ends[begin : end + 1])]
    if max(wide) - min(wide) <= _EDGE:
        yield (ends[begin] - wide[0] + ends[end]) / 2 + _PADDING


def _ranges(row: Row, lower: Row, at: int) -> Iterator[tuple[int, int]]:
    """The columns around one that a head may be over: no other head beside it, and one below
    each."""

    def is_free(place: int) -> bool:
        return place == at or (place not in taken and bool(lower[place].text))

    taken = {
        more
        for place, one in enumerate(row)
        if one.text
        for more in range(place, place + max(one.columns, 1))
    }

    if not lower[at].text:
        return
    begin = at
    while begin > 1 and is_free(begin - 1) and at - begin < _WIDEST:
        begin -= 1
    end = at
    while end + 1 < len(row) and is_free(end + 1) and end - at < _WIDEST:
        end += 1
    for first in range(begin, at + 1):
        for last in range(at, end + 1):
            if first < last:
                yield first, last


def _widened(row: Row, spans: dict[int, tuple[int, int]]) -> Iterator[PrintedCell]:
    by_first = {first: (at, last) for at, (first, last) in spans.items()}
    place = 0
    while place < len(row):
        if place in by_first:
            at, last = by_first[place]
            yield replace(row[at], columns=last - place + 1)
            place = last + 1
        else:
            yield row[place]
            place += 1
