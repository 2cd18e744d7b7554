"""Counts that a table has counted already, and the same count told twice.

`Nio av tolv indikatorer når målvärdet` beside a table that counts them, by a column of those that
did and one of those that did not (or of all): in the row whose whole is twelve stands how many.
What two sentences tell of the same things, as many of as many, is the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..directions.direction_across_sentences import SUMMARY
from ..understood.grades import GRADE_WORDS, grade_of
from ..understood.grid import Grid
from ..understood.understood import Sentence, Understood
from .count_conditions import Condition
from .count_phrases import Counting, countings
from .countable import stems

_GRADED = re.compile(rf"(?<![\wåäö])(?:{GRADE_WORDS})(?![\wåäö])", re.IGNORECASE)
_ALL = re.compile(r"\b(?:antal|totalt?|samtliga|summa|alla|all|number)\b", re.IGNORECASE)
# What part of all did is beside how many did.
_SHARE = re.compile(r"%|\b(?:andel\w*|procent|share|per cent|percent)\b", re.IGNORECASE)
_FEWEST, _FEWEST_ALL = 2, 3


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many it must be, and where that is told."""

    count: int
    told: str


def tallied(understood: Understood, one: Counting) -> Tallied | None:
    """How many a table has counted of as many as are told, where all that have say the same."""
    if one.all_of is None or one.condition is None or one.condition.key != "grade":
        return None
    found = {
        each.count: each
        for grid in understood.grids
        if _is_of(grid, one.noun)
        for each in _of(grid, one, one.condition)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of(grid: Grid, noun: str) -> bool:
    """Whether a noun names what a table counts."""
    heads = " ".join(one.head for one in grid.columns)
    over = f"{grid.title} {grid.label_head} {heads}".lower()
    return bool(noun) and any(one in over for one in stems(noun))


def _of(grid: Grid, one: Counting, wanted: Condition) -> Iterator[Tallied]:
    graded = {
        at: got
        for at, each in enumerate(grid.columns)
        if not _SHARE.search(each.head) and (got := _grade(each.head)) is not None
    }
    mine = [at for at, got in graded.items() if (got == wanted.way) != wanted.others]
    whole = [
        at for at, each in enumerate(grid.columns) if at not in graded and _ALL.search(each.head)
    ]
    if not mine or len(graded) < (1 if len(whole) == 1 else _FEWEST):
        return
    every = whole if len(whole) == 1 else list(graded)
    assert one.all_of is not None
    wholes = [(row, _sum(grid, row, every)) for row in range(len(grid.rows))]
    for row, total in wholes:
        part = _sum(grid, row, mine)
        if total is not None and part is not None and total == one.all_of.value:
            yield Tallied(int(part), f"{grid.rows[row].label or grid.title} = {part}")


def _grade(head: str) -> int | None:
    found = _GRADED.search(head)
    return grade_of(found[0]) if found else None


def _sum(grid: Grid, row: int, columns: Sequence[int]) -> Decimal | None:
    """So many things in some columns of a row, None where they are no things."""
    some = [grid.value(row, at) for at in columns]
    if any(one is None or one.decimals or one.unit or one.value < 0 for one in some):
        return None
    return sum((one.value for one in some if one), Decimal(0))


Told = tuple[Sentence, Counting]


def told_twice(understood: Understood) -> Iterator[tuple[Sentence, Counting, TypedNumber]]:
    """The counts that differ from what most other sentences tell of the same things; of two that
    differ the later."""
    told: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for sentence in understood.written:
        if not sentence.is_whole:
            continue
        for one in countings(sentence):
            whole = one.all_of.value if one.all_of else None
            if whole and whole >= _FEWEST_ALL and one.condition is not None and one.noun:
                met = one.condition
                key = (whole, one.noun[:5].lower(), met.key, met.way, met.others)
                told[key].append((sentence, one))
    for some in told.values():
        often = Counter(one.part.value for _sentence, one in some)
        if len(often) != _FEWEST or not _of_one([sentence for sentence, _one in some]):
            continue
        kept = max(often, key=lambda value: often[value])
        other = next(one.part for _sentence, one in some if one.part.value == kept)
        for sentence, one in some:
            if one.part.value != kept:
                yield sentence, one, other


def _of_one(some: Sequence[Sentence]) -> bool:
    """Whether sentences tell of one body: under one heading, or one of them in a summary."""
    heads = {one.headings for one in some if not any(map(SUMMARY.search, one.headings))}
    return len(heads) == 1
