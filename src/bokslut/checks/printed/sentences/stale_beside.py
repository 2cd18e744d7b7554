"""Levels told for what they were before, beside the difference that leads away from them.

`Resultatet blev 0,3 mnkr, 38,9 mnkr bättre än året innan` where the line has 39,2 this year, and
0,3 the year before: the difference is the line's own, so that its newer number is meant. Where the
words say the other way (`38,9 mnkr sämre`), or the year of the older number, that one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..claims.claims import Claim
from ..claims.frame_words import Base, base_of
from ..claims.frames import Part, groups
from ..claims.line_pairs import Pair
from ..claims.line_values import kind_of_cell
from ..claims.polarity import better_when
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, Number, State, TableNumber, TextNumber
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence
from .orphans import Orphans, Weighed

_LEAST_DIGITS, _LEAST_OF_DIFFERENCE, _SURE_OF_DIFFERENCE = 2, 2, 3
_RULE, _BOTH = "text-against-table", 2
_NAME = "differences of lines"


@dataclass(frozen=True, slots=True)
class Stale:
    """A number that is told for what its line was, with what it is now; `sure` where nothing else
    can be meant."""

    weighed: Weighed
    line: Line
    then: LineCell
    now: LineCell
    sure: bool


def stale_beside(orphans: Orphans, sentence: Sentence, some: Sequence[Weighed]) -> Iterator[Stale]:
    """The levels of a sentence that are told for what they were before."""
    pairs = _pairs(orphans)
    by_start = {one.claim.number.start: one for one in some}
    for group in groups(sentence):
        levels = [one for one in group if one.role in ("level", "") and not one.bracket]
        for change in group:
            if change.role != "change" or change.base in ("other", "target"):
                continue
            near = [one for one in levels if _counts_with(one, change)]
            weighed = by_start.get(near[0].number.start) if len(near) == 1 else None
            told = by_start.get(change.number.start)
            if weighed is None or told is None:
                continue
            found = [
                one
                for one in pairs.get(sentence.term(change.number).number, ())
                if _is_of(change, one, base_of(_leading(sentence, near[0])))
                and _is_told_for(weighed.claim, told.claim, change, one)
            ]
            if found:
                pair = found[0]
                sure = told.claim.digits >= _SURE_OF_DIFFERENCE or (
                    told.claim.digits + weighed.claim.digits > 2 * _LEAST_DIGITS
                )
                yield Stale(weighed, pair.line, pair.older, pair.newer, sure)


def _leading(sentence: Sentence, one: Part) -> str:
    """What stands right before a number: `gentemot budget, 41,8 miljoner`."""
    before = [each.end for each in sentence.amounts if each.end <= one.number.start]
    return sentence.text[max(before, default=0) : one.number.start]


def _counts_with(one: Part, change: Part) -> bool:
    if one.is_share or change.is_share:
        return one.is_share and change.number.unit == "pp"
    return dimension_of(one.number.unit) == dimension_of(change.number.unit) or (
        change.number.unit == "count" and not one.number.unit
    )


def _is_of(change: Part, pair: Pair, leading: Base) -> bool:
    """Whether a difference is held against what the older number of a pair is, and the level is
    not called that itself."""
    kind = kind_of_cell(pair.older)
    base = "period" if kind == kind_of_cell(pair.newer) else kind
    return (not change.base or base == change.base) and leading != base


def _is_told_for(level: Claim, told: Claim, change: Part, pair: Pair) -> bool:
    """Whether a level is the older number of a pair whose newer one is meant."""
    if not (_is(level, pair.older) and not _is(level, pair.newer)):
        return False
    vague = level.earlier or level.wish or level.part or level.bound or level.parenthesis
    year = pair.older.period[:4]
    newer = pair.newer.period[:4]
    if vague or told.digits < _LEAST_OF_DIFFERENCE or (year != newer and year in level.years):
        return False
    if pair.newer.period and newer in told.since and newer != year:
        return False
    ways = {change.way, told.better * better_when(pair.line)} - {0}
    return not ways or (pair.better != 0 and ways == {pair.better})


def _is(claim: Claim, cell: LineCell) -> bool:
    below, above = claim.reach()
    size = abs(cell.base)
    return -below - cell.reach < size - claim.stated < above + cell.reach


def _pairs(orphans: Orphans) -> Mapping[Number, Sequence[Pair]]:
    """By the numbers of sentences that a line bears out as the difference of two of its own, these
    two, the earlier or planned one first."""
    kept = orphans.understood.kept.get(_NAME)
    if not isinstance(kept, dict):
        told: dict[Number, list[Pair]] = {}
        cells = {
            cell.number: (line, cell)
            for line in orphans.readings.subjects.lines
            for cell in line.cells
        }
        for one in orphans.equations:
            pair = _pair(one, cells)
            if pair is not None:
                told.setdefault(one.stated.number, []).append(pair)
        kept = orphans.understood.kept[_NAME] = told
    return kept


def _pair(one: Equation, cells: Mapping[TableNumber, tuple[Line, LineCell]]) -> Pair | None:
    if one.rule != _RULE or one.state is State.CONTRADICTED:
        return None
    if not isinstance(one.stated.number, TextNumber):
        return None
    told = [each.number for each in one.terms if isinstance(each.number, TableNumber)]
    some = [cells[each] for each in told if each in cells]
    if len(told) != _BOTH or len(some) != _BOTH or some[0][0].place != some[1][0].place:
        return None
    (line, first), (_line, second) = some
    kinds = kind_of_cell(first), kind_of_cell(second)
    if kinds[0] == kinds[1]:
        if not first.period or not second.period or first.period == second.period:
            return None
        older, newer = sorted((first, second), key=lambda each: each.period)
    elif kinds[0] in ("budget", "forecast"):
        older, newer = first, second
    elif kinds[1] in ("budget", "forecast"):
        older, newer = second, first
    else:
        return None
    return Pair(line, older, newer)
