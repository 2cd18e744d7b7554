"""Rows of a table that have run into one line, parted again.

`Hyresintäkter 626 982 608 079 Förvaltningsintäkter 22 894 22 204 Driftskostnader -286 467`: behind
the numbers of a row the label of the next begins with a capital letter. Only a long run of labels
with several numbers each is such a table, whatever stands before and behind it; prose is none.
"""

from __future__ import annotations

import re

_SHORTEST, _FEWEST_ROWS, _SHARE, _FEWEST_NUMBERS = 160, 6, 0.75, 2
# So many groups of digits are more than one number.
_MORE_THAN_ONE = 4
_NEXT = re.compile(r"(?<=[0-9%*-])[ \u00a0]+(?=[A-ZÅÄÖ][^\W\d_])")
_TOKEN = r"(?:[-–−]?[0-9][0-9.,]*%?|[-–−])"
_ROW = re.compile(
    r"[^\W\d_](?:[^0-9]|(?<=[^\W_])[0-9]){2,110}?[ \u00a0]"
    rf"(?P<numbers>(?:{_TOKEN}(?:[ \u00a0]+|(?=[-–−][0-9])))*{_TOKEN})"
)
# A number, or the dash where there is none.
_NUMBER = re.compile(r"[-–−]?[0-9][0-9.,]*(?:[ \u00a0][0-9]{3}(?![0-9]))*|[-–−](?=[ \u00a0]|$)")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?] +[A-ZÅÄÖ][a-zåäö]")


def parted_rows(line: str) -> tuple[str, ...]:
    """The rows that stand in a line, each as a line of its own, between what is before and behind
    them; the line itself where it holds no such table."""
    if len(line) < _SHORTEST:
        return (line,)
    parts = _NEXT.split(line)
    begin, end = _run([_is_row(one) for one in parts])
    if end - begin < _FEWEST_ROWS:
        return (line,)
    others = (" ".join(parts[:begin]), " ".join(parts[end:]))
    return tuple(one.strip() for one in (others[0], *parts[begin:end], others[1]) if one.strip())


def _run(rows: list[bool]) -> tuple[int, int]:
    """Where the longest run of rows begins and ends, with few others among them."""
    best = (0, 0)
    begin = 0
    for place, is_row in enumerate(rows):
        if place and not (is_row or rows[place - 1]):
            begin = place + 1
        if not is_row:
            continue
        while begin < place and not rows[begin]:
            begin += 1
        told = rows[begin : place + 1]
        if sum(told) >= _SHARE * len(told) and sum(told) > sum(rows[best[0] : best[1]]):
            best = (begin, place + 1)
    return best


def _is_row(part: str) -> bool:
    match = _ROW.fullmatch(part.strip())
    return (
        match is not None
        and not _SENTENCE.search(part)
        and (
            len(_NUMBER.findall(match["numbers"])) >= _FEWEST_NUMBERS
            or len(match["numbers"].split()) >= _MORE_THAN_ONE
        )
    )
