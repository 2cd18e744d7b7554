"""Where between two numbers of a sentence something else begins to be told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..understood.words import roots_of
from .frame_words import (
    BEYOND_IT,
    BREAK,
    FINITE,
    JOINS,
    NO_SUBJECTS,
    OF_WHICH,
    OWN_SUBJECTS,
    PLANNED,
    RELATES,
    SPENT,
)


def is_within(before: Sequence[str]) -> bool:
    """Whether a number stands in the same parentheses as the one before it."""
    text = "".join(before[:-1])
    return text.rfind("(") > text.rfind(")") and not re.search(r"[()]", before[-1])


def is_broken(left: str) -> bool:
    """Whether between two numbers something else begins to be told."""
    if BREAK.search(left):
        return True
    joins = list(JOINS.finditer(left))
    if not joins:
        return False
    told = left[joins[-1].end() :]
    verb = FINITE.search(told)
    subject = told[: verb.start()] if verb else told
    if RELATES.match(told) and joins[-1][0] == ",":
        return False
    said = roots_of(subject)
    planned = re.search(PLANNED, told, re.IGNORECASE)
    own = any(one in OWN_SUBJECTS for one in said[:2]) and not planned
    other = [one for one in said if one not in NO_SUBJECTS]
    return own or bool(other and (verb or joins[-1][0] != "," or said[0] == other[0]))


def is_spent(left: str, right: str) -> bool:
    """Whether what is told of a whole is what was used of it, which leaves the rest, or by how much
    something lies beyond what was told."""
    return bool((OF_WHICH.search(left) and SPENT.match(right)) or BEYOND_IT.match(right))


def behind_break(left: str) -> str:
    """What stands behind the last of what ends a frame."""
    ends = [one.end() for one in BREAK.finditer(left)]
    return left[ends[-1] :] if ends else left
