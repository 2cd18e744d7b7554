"""Words of direction beside a difference of a line whose amount is told with it.

`Det är 5 fler än ett år tidigare` after `241 anställda`: a line has 241, and 236 the year before.
Then which way it went is known, whatever the line is called. What is better and worse is known by
the printed variance of the line, else by what more of it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import Pair
from ..claims.polarity import better_when
from ..claims.told_gaps import Gap, gaps
from ..claims.variance_signs import good_way
from ..sentences.told_differences import Held, held_differences
from ..sentences.two_rows import Rows, Sides
from ..understood.understood import Sentence, Understood


@dataclass(frozen=True, slots=True)
class Turned:
    """A word that says the other way than the numbers that it is told of."""

    word: str
    number: TypedNumber
    pair: Pair
    sure: bool


def by_difference(understood: Understood, sentence: Sentence) -> Iterator[Turned]:
    """The words of a sentence that every line with their difference contradicts."""
    held = held_differences(understood)
    for gap in _gaps(sentence, held):
        told = held[sentence.block, sentence.start + gap.number.start]
        ways = [_agrees(understood, gap, pair) for pair in told.pairs]
        if ways and all(one < 0 for one in ways):
            yield Turned(gap.word, gap.number, told.pairs[0], told.sure)


def _gaps(sentence: Sentence, held: Mapping[tuple[int, int], Held]) -> Iterator[Gap]:
    for gap in gaps(sentence):
        if (sentence.block, sentence.start + gap.number.start) in held:
            yield gap


def _agrees(understood: Understood, gap: Gap, pair: Pair) -> int:
    """1 where a pair went as a word says, -1 where it went the other way, 0 where that is not
    known."""
    return gap.way * (_good(understood, pair) if gap.good else pair.way)


def _good(understood: Understood, pair: Pair) -> int:
    """Whether it went for the better (1) or the worse (-1)."""
    ways = set(_told_ways(understood, pair))
    # Two variances of one size, of the period and of the year, may lie each its own way.
    if len(ways) > 1:
        return 0
    return ways.pop() if ways else better_when(pair.line) * pair.better


def _told_ways(understood: Understood, pair: Pair) -> Iterator[int]:
    """Which way the line's own variances say that it went."""
    for cell in pair.line.cells:
        if cell.role != "variance" or not cell.value.value:
            continue
        if cell in (pair.older, pair.newer):
            # What is printed above zero is good, or is not.
            way, _known = good_way(understood, pair.line, cell)
            above = way if cell.value.value > 0 else -way
            yield above if pair.newer.value.value > pair.older.value.value else -above
            continue
        gap = abs(pair.newer.value.value) - abs(pair.older.value.value)
        reach = cell.value.half + pair.newer.value.half + pair.older.value.half
        if pair.older.role == "budget" and abs(abs(gap) - abs(cell.value.value)) <= reach:
            yield good_way(understood, pair.line, cell)[0]


def by_sides(rows: Rows, sentence: Sentence, before: Sentence | None) -> tuple[Gap, Sides] | None:
    """The first difference between two rows that is told the other way round."""
    for gap in gaps(sentence):
        some = [one for one in rows.of(sentence, gap.number, before) if _tells(one, gap.number)]
        if some and all(_turns(gap, one) for one in some):
            return gap, some[0]
    return None


def _tells(one: Sides, number: TypedNumber) -> bool:
    return one.about and one.is_told_by(number)


def _turns(gap: Gap, one: Sides) -> bool:
    way = gap.way * (better_when(one.line) if gap.good else 1)
    return way * one.gap < 0
