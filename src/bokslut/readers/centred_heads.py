"""Heads set in the middle over several columns whose own heads are set in the middle too.

Where every cell of a head is centred, the middle of a head says which columns it is over: that of
all of them. A head over the middle of one column may also be over those on both sides of it; then
the heads beside it say which, since together they leave no column without a head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from bokslut.model.printed import PrintedCell

from .head_places import Column, Row, columns_of_numbers, end_alike, one_by_one

# In points: how far a head may be from the middle of what it is over.
_OFF = 2.5
# The same in parts of how far the first and the last of these are from each other.
_UNEVEN = 0.06
_WIDEST, _MOST_HEADS, _MOST_WAYS = 8, 12, 2_000

_Span = tuple[int, int]


def centred_over(rows: Sequence[Row], place: int, count: int) -> Row:
    """The row of heads at a place with each head over the columns that it is in the middle of, if
    there is only one way for all of them. `count` is how many rows of heads there are."""
    printed, lower = rows[place], rows[place + 1]
    row = tuple(one_by_one(printed))
    if any(one.columns > 1 for one in lower) or len(row) != len(lower):
        return printed
    middles = [_middle(one) for one in lower]
    heads = [(at, middle) for at, one in enumerate(row) if at and (middle := _middle(one))]
    if not 0 < len(heads) <= _MOST_HEADS or not all(middles[1:]) or len(heads) >= len(row) - 1:
        return printed
    known = [one or 0.0 for one in middles]
    columns = columns_of_numbers(rows[count:], len(lower))
    if end_alike(lower, columns):
        return printed
    ends = _ends(known, columns)
    choices = [list(_spans(middle, known, ends)) for _at, middle in heads]
    if all(any(first == last for first, last in some) for some in choices):
        # Each may be the head of one column, as the first line of a head in two is.
        return printed
    spans = _only(choices)
    return tuple(_widened(row, heads, spans)) if spans else printed


def _middle(cell: PrintedCell) -> float | None:
    box = cell.spot.box
    return (box.left + box.right) / 2 if box is not None and cell.text.strip() else None


def _ends(middles: Sequence[float], columns: Sequence[Column | None]) -> list[float]:
    """Where the cells of each column end, if its numbers are set to the right: half a cell behind
    the middle of its head. Empty where they are not."""
    if any(one is None for one in columns[1:]):
        return []
    rights = [float(one.right) if one else 0.0 for one in columns]
    rooms = [middles[at] - (rights[at - 1] + rights[at]) / 2 for at in range(2, len(middles))]
    if not rooms or max(rooms) - min(rooms) > 2 * _OFF:
        return []
    room = median(rooms)
    return [2 * (middles[1] - room) - rights[1] + room, *(one + room for one in rights[1:])]


def _spans(middle: float, middles: Sequence[float], ends: Sequence[float]) -> Iterator[_Span]:
    for first in range(1, len(middles)):
        for last in range(first, min(len(middles), first + _WIDEST)):
            # Columns are not all as wide: the middle of some is not that of their heads.
            room = max(_OFF, _UNEVEN * (middles[last] - middles[first]))
            off = abs((middles[first] + middles[last]) / 2 - middle)
            if ends:
                off = min(off, abs((ends[first - 1] + ends[last]) / 2 - middle))
            if off <= room:
                yield first, last


def _only(choices: Sequence[Sequence[_Span]]) -> list[_Span]:
    """The only way to lay heads over columns beside each other that leaves the fewest without one;
    empty where there are several."""
    ways: list[list[_Span]] = [[]]
    for some in choices:
        ways = [[*way, span] for way in ways for span in some if not way or way[-1][1] < span[0]][
            :_MOST_WAYS
        ]
    widths = [sum(last - first for first, last in way) for way in ways]
    best = [way for way, wide in zip(ways, widths, strict=True) if wide == max(widths)]
    return best[0] if len(best) == 1 else []


def _widened(
    row: Row, heads: Sequence[tuple[int, float]], spans: Sequence[_Span]
) -> Iterator[PrintedCell]:
    blank = replace(row[0], text="", columns=1)
    yield row[0]
    at = 1
    for (own, _at), (first, last) in zip(heads, spans, strict=True):
        yield from [blank] * (first - at)
        yield replace(row[own], columns=last - first + 1)
        at = last + 1
    yield from [blank] * (len(row) - at)
