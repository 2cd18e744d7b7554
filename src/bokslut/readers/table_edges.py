"""Where a table may begin, and when heads with one row below them are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .page_lines import YEAR, Line

_NUMBERED = re.compile(r"^(?:tabell|table)\s?[0-9]", re.IGNORECASE)
_ROWS_BELOW, _NO_MORE = 4, 1.1
# In points.
_SAME_EDGE, _WIDEST_HEAD = 1.0, 160


def may_begin(lines: Sequence[Line], start: int) -> bool:
    """Whether a table may begin at a line: it has several pieces, or is the first of a head of
    several lines, which stands over numbers."""
    line = lines[start]
    if len(line.pieces) > 1:
        return True
    following = lines[start + 1 : start + 10]
    numeric = line.pieces[0].numeric and not YEAR.fullmatch(line.text)
    if not following or numeric:
        return False
    # A head stands as near to the rows as these to each other, or ends where their numbers do.
    apart = following[1].top - following[0].bottom if len(following) > 1 else 0.0
    alike = following[0].is_labelled or len(following[0].pieces) > 2
    usual = _NO_MORE * apart if alike and following[1:] and following[1].is_labelled else 0.0
    ends = all(abs(line.right - one.right) < _SAME_EDGE for one in following[:2])
    least = (1.5 if ends else 0.8) * line.size
    near = following[0].top - line.bottom < max(least, usual)
    # The years of the lower lines of a head are no row.
    rows = [one for one in following if one.has_amount]
    if not near or not rows or rows[0].pieces[0].numeric:
        return False
    return _are_heads(line, rows[:_ROWS_BELOW]) or (
        line.right - line.left <= _WIDEST_HEAD
        and line.left > rows[0].pieces[0].left + 60
        and _is_over_numbers(line, rows[:_ROWS_BELOW])
    )


def _are_heads(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line without a gap is heads that stand close to each other: behind all labels, over
    several numbers of every row, and it ends where the last of these does or begins where the first
    does."""
    words = line.pieces[0].words
    for row in rows:
        over = [
            one
            for one in row.pieces[1:]
            if one.numeric and line.right > one.left and line.left < one.right
        ]
        if not row.is_row or row.pieces[0].right > line.left or not 1 < len(over) <= len(words):
            return False
        if (
            abs(line.right - over[-1].right) > _SAME_EDGE
            and abs(line.left - over[0].left) > _SAME_EDGE
        ):
            return False
    return True


def _is_over_numbers(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a head stands over numbers of one of the first rows, which may have nothing in that
    column, or in the middle of the cells of an only one."""
    if any(
        line.right > one.left and line.left < one.right for row in rows for one in row.pieces[1:]
    ):
        return True
    middle = (line.left + line.right) / 2
    return all(
        len(row.pieces) == 2 and row.pieces[0].right < middle < row.pieces[1].right for row in rows
    )


def is_at_edge(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether heads and an only row below them are the last of their column, or the first: the
    table goes on in the next, or is the end of that before."""
    row = lines[end - 1]
    heads = max(lines[start : end - 1], key=lambda one: len(one.pieces), default=row)
    return (
        (end == len(lines) or start == 0)
        and len(heads.pieces) > 2
        and not heads.has_amount
        and row.is_row
        and row.has_amount
        and len(row.pieces) > 2
        and len(row.pieces) >= len(heads.pieces) - 1
    )


def is_only_row(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether heads and one row of several numbers below them are a table of their own: right
    below its number, `Tabell 28. Antal`."""
    heads, row = lines[start : end - 1], lines[end - 1]
    numbers = sum(1 for one in row.pieces[1:] if one.numeric)
    return (
        start > 0
        and bool(_NUMBERED.match(lines[start - 1].text))
        and bool(heads)
        and not any(one.has_amount for one in heads)
        and row.is_labelled
        and numbers > 1
        and len(row.pieces) >= max(len(one.pieces) for one in heads) - 1
    )
