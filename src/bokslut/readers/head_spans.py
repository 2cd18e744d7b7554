"""Heads that reach over several columns, where only the one cell tells that they stand in.

A sheet, a text with tabs and a page of a PDF may have `Kommunen` over one of the three columns that
it is the head of, and nothing over the others. Which ones it reaches over is told by the heads
below: these begin anew under each (`2024 2023 | 2024 2023`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from bokslut.model.printed import PrintedCell, PrintedTable

from .centred_heads import centred_over
from .head_places import placed_over

Rows = tuple[tuple[PrintedCell, ...], ...]
Side = Literal["left", "middle", "right"]

_MOST_HEADS = 4
_EDGE = 2
_MOSTLY = 0.6
# How far from the middle of what is printed below, in parts of its width.
_ROOM = 0.25
_AMOUNT = re.compile(r"[-–—\u2212+(]?\s?[0-9][0-9 \u00a0\u202f.,]*\s?%?\)?")
_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:[-–/ ][0-9]{2,4}){0,2}|[0-9]{2}-[0-9]{2}-[0-9]{2}")
_COMPARED = re.compile(
    r"(?:förändr|avvik|andel|skillnad|diff|ökning|change|variance|share|[%±+])", re.IGNORECASE
)
_BASIS = re.compile(r"budget|prognos|utfall|bokslut|outcome|forecast|actual", re.IGNORECASE)
_BESIDE = re.compile(r"not(?:er)?\.?|nr\.?|konto|kod", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Head:
    """A head with the columns that it stands over, the last one included."""

    cell: PrintedCell
    first: int
    last: int


def with_spans(table: PrintedTable, sides: Sequence[Side]) -> PrintedTable:
    """The table with its upper heads over all their columns, where the heads below can only mean
    one thing. `sides` are where in its span a head may stand in such a file."""
    count = _heads(table)
    rows = list(table.rows)
    for place in range(count - 2, -1, -1):
        below = [_texts(one) for one in rows[place + 1 : count]]
        spread = _spread(rows[place], below, rows[place + 1], sides)
        # Only where it is told from the places of its heads may a head be in the middle.
        by_place = spread is rows[place] and "middle" in sides
        rows[place] = _by_place(rows, place, count) if by_place else spread
    return replace(table, rows=tuple(rows)) if rows != list(table.rows) else table


def _by_place(
    rows: Sequence[tuple[PrintedCell, ...]], place: int, count: int
) -> tuple[PrintedCell, ...]:
    spread = placed_over(rows, place, count)
    known = spread is not rows[place] or place + 1 >= count
    return spread if known else centred_over(rows, place, count)


def _heads(table: PrintedTable) -> int:
    """How many rows at the top have no amount."""
    if table.heads is not None:
        return min(table.heads, _MOST_HEADS)
    for place, row in enumerate(table.rows[: _MOST_HEADS + 1]):
        told = [one.text.strip() for one in row[1:] if one.text.strip()]
        if any(_AMOUNT.fullmatch(one) and not _PERIOD.fullmatch(one) for one in told):
            return place
        if place and not told:
            # A label alone is the heading of the rows below.
            return place
    return 0


def _texts(row: Sequence[PrintedCell]) -> list[str]:
    told: list[str] = []
    for one in row:
        told += [one.text.strip()] * max(one.columns, 1)
    return told


def _spread(
    row: tuple[PrintedCell, ...],
    below: list[list[str]],
    lower: tuple[PrintedCell, ...],
    sides: Sequence[Side],
) -> tuple[PrintedCell, ...]:
    width = max(len(one) for one in below)
    heads = [one for one in _placed(row) if one.cell.text.strip() and one.first > 0]
    keys = [tuple(one[at] if at < len(one) else "" for one in below) for at in range(width)]
    if not heads or width <= heads[-1].last:
        return row
    own = {one.first for one in heads}
    if any(not any(keys[at]) and at not in own for at in range(1, width)):
        return row
    if sum(one.last - one.first + 1 for one in heads) >= width - 1:
        return row
    alone = len(sides) == 1
    found = {
        side: spans
        for side in sides
        if (spans := _spans(heads, keys, side, alone))
        and (fits := alone or _fits(heads, spans, lower, side)) is not False
        and _is_told(spans, keys, bool(fits))
    }
    # What ends where its last column ends does so by no chance.
    wanted = found.get("right", next(iter(found.values()), []))
    unsure = len(found) > 1 and "right" not in found
    if not wanted or unsure or _is_broken(heads, wanted, keys):
        return row
    return _widened(row, heads, wanted, width)


def _is_broken(
    heads: Sequence[_Head], spans: Sequence[tuple[int, int]], keys: Sequence[tuple[str, ...]]
) -> bool:
    """Whether a head would say of another that it is what it is not, as `Budget` over `Utfall 2024`
    does: it is the first line of a head in two lines."""
    return any(
        (own := _BASIS.search(head.cell.text))
        and (other := _BASIS.search(" ".join(key)))
        and own[0].lower() != other[0].lower()
        for head, (first, last) in zip(heads, spans, strict=True)
        for key in keys[first : last + 1]
    )


def _placed(row: Sequence[PrintedCell]) -> Iterator[_Head]:
    at = 0
    for one in row:
        yield _Head(one, at, at + max(one.columns, 1) - 1)
        at += max(one.columns, 1)


def _spans(
    heads: Sequence[_Head], keys: Sequence[tuple[str, ...]], side: Side, alone: bool
) -> list[tuple[int, int]]:
    """Over which columns the heads reach if all stand at that side of them; none where that would
    leave a column out, or put the same head twice under one. Columns at the end may stand by
    themselves (`Förändring`). `alone` is that no other side is thought of."""
    begin = next((at for at in range(1, len(keys)) if not _BESIDE.fullmatch(keys[at][-1])), 1)
    if side == "left" and alone:
        begin = heads[0].first
    spans: list[tuple[int, int]] = []
    for place, head in enumerate(heads):
        after = heads[place + 1].first if place + 1 < len(heads) else len(keys)
        if side == "left":
            end = after - 1 if after < len(keys) else _last(spans, head, keys)
        else:
            end = head.last if side == "right" else head.last + head.first - begin
        at_side = begin == head.first if side == "left" else begin <= head.first
        if not at_side or not head.last <= end < after:
            return []
        spans.append((begin, end))
        begin = end + 1
    if any(one.cell.text == two.cell.text for one, two in pairwise(heads)):
        # Heads over several columns are not told twice: these are heads of two lines.
        return []
    known = {key for first, last in spans for key in keys[first : last + 1]}
    return [] if any(key in known for key in keys[begin:]) else spans


def _last(spans: Sequence[tuple[int, int]], head: _Head, keys: Sequence[tuple[str, ...]]) -> int:
    """Where the last head ends: before a column that compares (`Förändring`), where the earlier
    ones have none below them; else with the table."""
    known = {key for first, last in spans for key in keys[first : last + 1]}
    end = head.last
    while end + 1 < len(keys) and (
        keys[head.first] not in known
        or keys[end + 1] in known
        or not _COMPARED.match(keys[end + 1][-1])
    ):
        end += 1
    return end


def _is_told(
    spans: Sequence[tuple[int, int]], keys: Sequence[tuple[str, ...]], set_so: bool
) -> bool:
    """Whether the heads below say so: none stands twice under one head, and some stand under
    several. Where it is sure to which side the heads are set, empty cells beside two of them say
    it by themselves, unless a small letter goes on with a word above."""
    parts = [keys[first : last + 1] for first, last in spans]
    if not parts or any(len(set(one)) < len(one) for one in parts):
        return False
    wide = [one for one in parts if len(one) > 1]
    if not wide or not _alike(parts, [key for one in wide for key in one]):
        return False
    if len(wide) == 1:
        known = [key in wide[0] for one in parts if len(one) == 1 for key in one]
        return any(known) and (set_so or all(known))
    again = len({key for one in parts for key in one}) < sum(map(len, parts))
    begun = any(key[0][:1].islower() for one in parts for key in one)
    return again or (set_so and not begun)


def _alike(parts: Sequence[Sequence[tuple[str, ...]]], wide: Sequence[tuple[str, ...]]) -> bool:
    """Whether heads that share only years are mostly of years: `Kommunbidrag` over words and a last
    `2024` is the first line of a head in two lines."""
    times = Counter(key for one in parts for key in set(one))
    shared = [key for key, count in times.items() if count > 1]
    if not all(_PERIOD.fullmatch(key[-1]) for key in shared):
        return True
    years = [any(map(str.isdigit, key[-1])) or bool(_BASIS.search(key[-1])) for key in wide]
    return not shared or sum(years) >= _MOSTLY * len(years)


def _fits(
    heads: Sequence[_Head],
    spans: Sequence[tuple[int, int]],
    lower: Sequence[PrintedCell],
    side: Side,
) -> bool | None:
    """Whether heads over several columns stand on the page where that side of these is; None where
    no places are known."""
    under = {one.first: one.cell.spot.box for one in _placed(lower)}
    told: list[bool] = []
    for head, (first, last) in zip(heads, spans, strict=True):
        own, begin, end = head.cell.spot.box, under.get(first), under.get(last)
        if last == first or own is None or begin is None or end is None:
            continue
        if side == "right":
            told.append(abs(own.right - end.right) <= _EDGE)
        elif side == "left":
            told.append(own.left <= begin.left + _EDGE)
        else:
            apart = own.left + own.right - begin.left - end.right
            told.append(abs(apart) <= max(2 * _EDGE, _ROOM * (end.right - begin.left)))
    return all(told) if told else None


def _widened(
    row: Sequence[PrintedCell],
    heads: Sequence[_Head],
    spans: Sequence[tuple[int, int]],
    width: int,
) -> tuple[PrintedCell, ...]:
    """The row with its heads over these columns and nothing else there."""
    cells: list[PrintedCell] = []
    at = 0
    for head in _placed(row):
        if head.last < spans[0][0]:
            cells.append(head.cell)
            at = head.last + 1
    blank = replace(row[0], text="", columns=1)
    cells += [blank] * (spans[0][0] - at)
    for head, (first, last) in zip(heads, spans, strict=True):
        cells.append(replace(head.cell, columns=last - first + 1))
    return tuple(cells + [blank] * (width - spans[-1][1] - 1))
