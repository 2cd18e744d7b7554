"""Labels that go on from one to the next, and which of them is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_RANGE = re.compile(
    r"^[^\d–—-]*(?P<first>[0-9]{1,4})?(?: ?år)?\s*(?:[–—+-]|(?=(?:och|eller) äldre\b|or over\b))\s*"
    r"(?P<last>[0-9]{1,4})?"
)
_COUNTED = re.compile(r"^\W*(?P<word>[^\W\d]{2,})\W*(?P<number>[0-9]{1,2})\b")
# A wider one is left out on purpose, as who is of working age.
_FEWEST, _AS_WIDE = 3, 1.5


def left_out(labels: Sequence[str]) -> str:
    """What is left out of ages, quarters, months or numbers that else go on from one to the next;
    empty where nothing is, or more than one."""
    return _of_ranges(labels) or _of_months(labels) or _of_numbers(labels)


def _of_ranges(labels: Sequence[str]) -> str:
    """Of 20-29, 30-39, 50-59: 40-49."""
    told = [
        (int(match["first"] or -1), int(match["last"] or -1))
        for one in labels
        if (match := _RANGE.match(one)) is not None and (match["first"] or match["last"])
    ]
    if len(told) < max(_FEWEST, len(labels)):
        return ""
    gaps = [
        (before + 1, behind - 1)
        for (_, before), (behind, _) in pairwise(told)
        if behind not in (before, before + 1)
    ]
    widest = max(last - first for first, last in told if first >= 0)
    if len(gaps) != 1 or not 0 < gaps[0][0] < gaps[0][1] <= gaps[0][0] + _AS_WIDE * widest:
        return ""
    return f"{gaps[0][0]}-{gaps[0][1]}"


def _of_months(labels: Sequence[str]) -> str:
    """Of January, February, April: March."""
    told = [one.strip()[:3].casefold() for one in labels]
    if len(told) < _FEWEST or any(one not in _MONTHS for one in told):
        return ""
    return _missing([_MONTHS.index(one) for one in told], lambda one: _MONTHS[one])


def _of_numbers(labels: Sequence[str]) -> str:
    """Of Kvartal 1, Kvartal 2, Kvartal 4: Kvartal 3. Such are counted from 1."""
    told = [match for one in labels if (match := _COUNTED.match(one)) is not None]
    if len(told) < len(labels) or len(labels) < _FEWEST or len({one["word"] for one in told}) > 1:
        return ""
    word = told[0]["word"]
    return _missing([0, *(int(one["number"]) for one in told)], lambda one: f"{word} {one}")


def _missing(numbers: Sequence[int], named: Callable[[int], str]) -> str:
    """The one number that is left out of some that go up by one."""
    steps = [behind - before for before, behind in pairwise(numbers)]
    if sorted(steps) != [*[1] * (len(steps) - 1), 2]:
        return ""
    return named(numbers[steps.index(2)] + 1)
