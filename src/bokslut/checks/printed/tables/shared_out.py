"""Parts told below a whole that are all of it: women and men, fixed assets and current ones.

**Proves** a line and the parts of it that are told below it (*varav*) where these make it, by
digits enough that it is no chance. **Contradicts** the one position where they do not, as a doubt
where only one other does, or where they are shares.
**Silent** where no other position holds, as where only some of the parts are told.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..understood.axis import Axis, axes
from ..understood.equations import Equation, State, evidence
from ..understood.grid import Grid
from ..understood.sums import Sum, says_of_which
from .summed import sum_equation

RULE = "footing"

_ENOUGH, _ENOUGH_OF_SPANS, _SURE = 1.8, 1.0, 2
_MOST_ROWS = 80
_SPAN = re.compile(
    r"\b(?:dag(?:ar)?|days?) (?P<first>[0-9]{1,3})(?:\s*[-\u2013]\s*(?P<last>[0-9]{1,3})\b)?",
    re.IGNORECASE,
)
_FEWEST_PARTS = 2
_SIDES = (
    re.compile(r"\b(?:kvinnor|flickor|women|girls)\W*$", re.IGNORECASE),
    re.compile(r"\b(?:män|pojkar|men|boys)\W*$", re.IGNORECASE),
)


def shared_out(grid: Grid) -> Iterator[Equation]:
    """The equations of every whole whose parts are told below it."""
    axis = axes(grid)[0]
    if axis.lines > _MOST_ROWS:
        return
    for line, parts in _parts(axis):
        one = Sum(line, tuple((part, 1) for part in parts))
        told = [
            equation
            for at in range(axis.positions)
            if (axis.adds[at] or axis.is_ratio(line))
            and (equation := sum_equation(axis, RULE, one, at))
        ]
        whole = [each for each in told if len(each.terms) == len(parts)]
        holding = [each for each in whole if each.state is not State.CONTRADICTED]
        weight = sum(
            evidence(each.stated.value.value, each.stated.value.half, each.likely)
            for each in holding
        )
        enough = _ENOUGH_OF_SPANS if _is_spans(axis, parts) else _ENOUGH
        if weight >= enough and len(whole) - len(holding) <= min(1, len(holding)):
            shares = axis.is_ratio(line) and not _is_spans(axis, parts)
            sure = not shares and (len(holding) >= _SURE or _is_all(axis, parts))
            yield from (replace(each, sure=each.sure and sure) for each in whole)


def _is_all(axis: Axis, parts: list[int]) -> bool:
    """Whether the parts are women and men, which are all there are."""
    labels = [axis.labels[one] for one in parts]
    return len(labels) == len(_SIDES) and all(
        any(side.search(one) for one in labels) for side in _SIDES
    )


def _may_add(axis: Axis, line: int, owner: int) -> bool:
    """Whether a line is no share, or one of days of an absence or of another share, which are
    shares of the same."""
    if not axis.is_ratio(line) or _SPAN.search(axis.labels[line]):
        return True
    return axis.is_ratio(owner) and not any(one.search(axis.labels[line]) for one in _SIDES)


def _is_spans(axis: Axis, parts: list[int]) -> bool:
    """Whether the parts are days from the first on, each going on where the one before ended: of an
    absence they are all there are, also where it is told in percent."""
    begins = 1
    for place, line in enumerate(parts):
        match = _SPAN.search(axis.labels[line])
        if match is None or int(match["first"]) != begins:
            return False
        last = place == len(parts) - 1
        if last is bool(match["last"]):
            return False
        begins = int(match["last"] or 0) + 1
    return True


def _parts(axis: Axis) -> Iterator[tuple[int, list[int]]]:
    """Every line with the lines below it that are told as parts of it."""
    owner: int | None = None
    parts: list[int] = []
    for line in range(axis.lines):
        if says_of_which(axis.labels[line]) and owner is not None and _may_add(axis, line, owner):
            parts.append(line)
            continue
        if owner is not None and len(parts) >= _FEWEST_PARTS:
            yield owner, parts
        owner, parts = (None if axis.headings[line] else line), []
    if owner is not None and len(parts) >= _FEWEST_PARTS:
        yield owner, parts
