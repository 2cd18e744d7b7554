"""Where a table may begin, and when heads with one row below them are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .page_lines import YEAR, Line

_NUMBERED = re.compile(r"^(?:tabell|table)\s?[0-9]", re.IGNORECASE)
_ROWS_BELOW, _NO_MORE = 4, 1.1
# In points.
_SAME_EDGE = 1.0


def may_begin(lines: Sequence[Line], start: int) -> bool:
    """Whether a table may begin at a line: it has several pieces, or is the first of a head of
    several lines, which stands over numbers."""
    line = lines[start]
    if len(line.pieces) > 1:
        return True
    following = lines[start + 1 : start + 10]
    numeric = line.pieces[0].numeric and not YEAR.fullmatch(line.text)
    if not following or numeric or line.right - line.left > 160:
        return False
    # A head stands as near to the rows as these to each other, or ends where their numbers do.
    apart = following[1].top - following[0].bottom if len(following) > 1 else 0.0
    usual = _NO_MORE * apart if all(one.is_labelled for one in following[:2]) else 0.0
    ends = all(abs(line.right - one.right) < _SAME_EDGE for one in following[:2])
    least = (1.5 if ends else 0.8) * line.size
    near = following[0].top - line.bottom < max(least, usual)
    # The years of the lower lines of a head are no row.
    rows = [one for one in following if one.has_amount]
    return (
        near
        and bool(rows)
        and not rows[0].pieces[0].numeric
        and line.left > rows[0].pieces[0].left + 60
        and _is_over_numbers(line, rows[:_ROWS_BELOW])
    )


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
    heads, row = lines[start], lines[end - 1]
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
