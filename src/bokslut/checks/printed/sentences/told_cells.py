"""Cells that a sentence tells otherwise, where the sentence comes out by itself.

**Finds** the one cell of a row that does not go with a sentence of that row: the sentence tells two
of three (the level, the level it is compared with, how much they differ) or all, what it says leads
to the cell of the one year, and the cell of the other year has another number than the sentence.
**Silent** where another row has both numbers, where the sentence is told to be wrong already, and
about goals, bounds and parts. Warnings: either may be wrong. Source: tying a report's text to its
statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number, rounded

from ..claims.amount_roles import GOES_ON
from ..claims.claims import Claim
from ..claims.frame_breaks import is_broken
from ..understood.dimensions import in_base, in_unit
from ..understood.lines import Line, LineCell
from ..understood.misstated import slip
from ..understood.places import place_in, quote_of
from ..understood.understood import Sentence
from .orphans import Orphans, Weighed

_LEAST_NAMED, _LEAST_DIGITS, _ALONE = 0.25, 2, 3
_CHANGES = ("change", "growth", "variance")
_LEVELS = ("level", "", "share", "mean")
_LEAST_SLIPPED, _MOST_TIMES = 2.0, 5
_NEAR = 24
_FROM = re.compile(
    r"\b(?:från|mot|jämfört med|året (?:innan|före) (?:var|låg)[^.;]{0,12}|from|against|"
    r"compared (?:with|to))\W*(?:SEK\s|\$)?$",
    re.IGNORECASE,
)
# What tells no more than how much that was, of what was told before.
_GOES_ON = re.compile(
    r"\W*(?:det(?:ta)?|den|this|that|it|(?:en|ett|an?) \w*(?:ökning|minskning|uppgång|nedgång|"
    r"förbättring|försämring|increase|decrease|improvement))\b",
    re.IGNORECASE,
)
# What is told against a year before the last.
_FURTHER = re.compile(
    r"(?:två|tre|fyra|fem|[2-9]|two|three|four|five) (?:år|years)\b", re.IGNORECASE
)
_PER = re.compile(r"\b(?:per|by|each)\b|/", re.IGNORECASE)
_BY = re.compile(r"\b(?:med|by)\W*$", re.IGNORECASE)
_OR_PERCENT = re.compile(
    r"\W*(?:eller|or|\()\s*[0-9.,\s]+(?:%|procent|per ?cent)\)?\s+(?:mer|mindre|högre|lägre|fler|"
    r"färre|bättre|sämre|more|less|higher|lower|better|worse|fewer)\b",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"[,–(]\s*(?:(?:vilket är|which is|en \w+ning med)\s+)?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\W*(?:%|procent|\w?kr|kronor|per cent)?\s*(?:inom|hos|vid|bland|within|among)\s+\w{3,}",
    re.IGNORECASE,
)
_IN_PLAN = re.compile(
    r"\s*(?:[^\W\d_]+\s)?(?:in|i|enligt)\s+(?:the\s+)?\w*(?:budget|plan|prognos|forecast)",
    re.IGNORECASE,
)
# `När vinster på 2,1 mnkr räknats av` tells of no time before.
_WHEN = re.compile(r"\W*(?:när|sedan|efter|when|after)\b", re.IGNORECASE)
_PLANNED = re.compile(r"budget|plan|prognos|beräkn|målet|forecast|target", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    """What a number may be, in kronor, as a ratio or a count."""

    value: Decimal
    half: Decimal

    def holds(self, cell: LineCell, unit: str, reckoned: bool = False) -> bool:
        """Whether a cell has the number, the one rounded as the other; both are, where it is
        `reckoned` from others."""
        size, half = abs(cell.base), cell.reach
        if unit != cell.unit:
            size, half = in_base(size, unit), in_base(half, unit)
        reach = self.half + half if reckoned else max(self.half, half)
        return abs(size - abs(self.value)) <= reach


_YEARS_AGO = re.compile(
    r"\b(?:två|tre|fyra|fem|tio|two|three|four|five|ten|[2-9]|10) (?:år|years) "
    r"(?:sedan|tidigare|dessförinnan|ago|earlier|before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """What a sentence tells of one thing at two times: this level, and the level before."""

    claim: Claim
    now: _Range
    before: _Range
    years: tuple[str, ...] = ()
    led: bool = False
    way: bool = True

    def unit_of(self, cell: LineCell) -> str:
        """The unit of a cell, which a column of shares may leave unsaid."""
        share = self.claim.number.unit == "percent" and not cell.unit
        return "percent" if share else cell.unit

    def has_now(self, cell: LineCell) -> bool:
        """Whether a cell has the level of now."""
        return self.now.holds(cell, self.unit_of(cell))

    def has_before(self, cell: LineCell) -> bool:
        """Whether a cell has the level before."""
        return self.before.holds(cell, self.unit_of(cell), self.led)


def told_cells(orphans: Orphans, told: Sequence[Finding]) -> Iterator[Finding]:
    """The cells that sentences tell otherwise, one a sentence."""
    rows = {(one.place.table, one.place.row) for one in told} - {(None, None)}
    previous: tuple[Sentence, list[Weighed]] | None = None
    untold = orphans.untold(told)
    for sentence, some in untold:
        goes_on = previous is not None and previous[0].block == sentence.block
        if goes_on and _GOES_ON.match(sentence.text):
            goes_on = not orphans.readings.names_something(sentence)
        else:
            goes_on = False
        # `Att hyrorna ökade med 900` is of something else, though no line has it.
        goes_on = goes_on and bool(GOES_ON.match(sentence.text))
        beside = previous[1] if previous and goes_on else []
        previous = sentence, some
        if orphans.is_contradicted(sentence):
            # What was found to be no doubt of the sentence is none of a cell.
            continue
        for found in _of_sentence(orphans, some, beside):
            place = found.place.table, found.place.row
            if place not in rows:
                rows.add(place)
                yield found
                break


def _of_sentence(
    orphans: Orphans, some: Sequence[Weighed], beside: Sequence[Weighed]
) -> Iterator[Finding]:
    if any(map(_is_far_back(orphans.understood.year), some)):
        return
    levels = [one for one in some if _is_level(one.claim)]
    changes = [one.claim for one in some if one.claim.kind in _CHANGES and _counts(one.claim)]
    if not levels and changes:
        levels = [one for one in beside if _is_level(one.claim)]
        levels = levels if len(levels) == 1 else []
    alone = len(levels) == 1 == len(changes) and len(some) <= _ALONE
    told = [
        (levels, pair)
        for one in levels
        for pair in _pairs(one.claim, [each.claim for each in levels], changes)
    ]
    broken = [
        (pair, cell, right)
        for some_named, pair in told
        for line in _named(some_named)
        for cell, right, is_before in _broken(pair, line)
        if not pair.led or (pair.way and (alone or not is_before))
    ]
    slips = [one for one in broken if _is_slip(*one)]
    if len(slips) < len(broken) and not _is_somewhere([pair for _some, pair in told], orphans):
        slips = broken
    for each in slips:
        yield _finding(orphans, *each)


def _is_somewhere(pairs: Sequence[_Pair], orphans: Orphans) -> bool:
    """Whether some line of the report has both numbers of a pair."""
    lines = orphans.readings.subjects.lines
    return any(_both(pair, line) for pair in pairs for line in lines)


def _is_far_back(year: str) -> Callable[[Weighed], bool]:
    """Whether a sentence names a time before the last year: it compares with that."""
    before = int(year) - 1 if year.isdigit() else 0
    return lambda one: (
        any(int(told) < before for told in one.claim.sentence.years)
        or bool(_YEARS_AGO.search(one.claim.sentence.text))
    )


def _is_level(claim: Claim) -> bool:
    text, number = claim.sentence.text, claim.number
    by_so_much = _BY.search(text, 0, number.start) or _OR_PERCENT.match(text, number.end)
    if claim.compared or claim.gap or by_so_much:
        return False
    return claim.kind in _LEVELS and _counts(claim)


def _counts(claim: Claim) -> bool:
    words = claim.sentence.text[max(0, claim.number.start - _NEAR) : claim.number.start]
    planned = _PLANNED.search(words) or _IN_PLAN.match(claim.sentence.text, claim.number.end)
    return not (claim.bound or claim.wish or claim.part or claim.number.hedge or planned)


@lru_cache(maxsize=4096)
def _is_for_each(label: str) -> bool:
    return bool(_PER.search(label))


def _named(some: Sequence[Weighed]) -> list[Line]:
    """The lines that levels are surely told of."""
    told: dict[int, Line] = {}
    for one in some:
        per = _PER.search(one.claim.sentence.text)
        for each in one.readings:
            if each.weight < _LEAST_NAMED:
                # The surest stand first.
                break
            line = each.line
            # `Elever per lärare` is not told of where no word says so much for each.
            if each.meant.kind in _LEVELS and (per or not _is_for_each(line.label)):
                told[line.place] = line
    return list(told.values())


def _pairs(claim: Claim, levels: Sequence[Claim], changes: Sequence[Claim]) -> Iterator[_Pair]:
    """What a level of this year and the other numbers of its sentence say of the year before."""
    if _is_before(claim) or claim.digits < _LEAST_DIGITS:
        return
    now = _range(claim)
    for other in levels:
        alike = other is not claim and other.number.unit == claim.number.unit
        if alike and _is_before(other) and not _is_apart(other, claim):
            yield _Pair(claim, now, _range(other), other.years)
    for change in changes:
        if not _is_of(change, claim) or _is_apart(change, claim):
            continue
        if _is_set_behind_another(change, claim):
            continue
        for way, value, half in _led_from(now, change, claim):
            # So much more or less of it is told of something else.
            if now.value <= _MOST_TIMES * value <= _MOST_TIMES**2 * now.value:
                before = _Range(value, half)
                yield _Pair(claim, now, before, change.since, led=True, way=way == change.way)


def _is_apart(one: Claim, other: Claim) -> bool:
    """Whether something else is told of between two numbers of a sentence, or of each of them where
    it is: `från 2,8 % inom vårdnämnden till 8,1 % inom skolnämnden`."""
    if one.sentence is not other.sentence:
        return False
    first, last = sorted((one.number, other.number), key=lambda each: each.start)
    between = one.sentence.text[first.end : last.start]
    return is_broken(between) or bool(_ELSEWHERE.match(between))


def _is_set_behind_another(change: Claim, level: Claim) -> bool:
    """Whether a change is set off behind another level than one that comes after it: `447 slutade,
    16 fler än 2023, och 104 gick i pension`."""
    number = change.number
    if level.number.start < number.start or not _SET_OFF.search(
        change.sentence.text[: number.start]
    ):
        return False
    before = [one for one in change.sentence.amounts if one.end <= number.start]
    return bool(before) and before[-1].unit == level.number.unit


def _is_of(change: Claim, level: Claim) -> bool:
    """Whether a change may be that of a level since the year before: told in its unit or in per
    cent, against no plan, nothing else and no other year."""
    if change.against in ("budget", "forecast"):
        return False
    if change.compared and change.against != "period":
        return False
    if change.number.unit not in ("percent", "pp", level.number.unit):
        return False
    return not _FURTHER.search(change.sentence.text, change.number.end)


def _range(claim: Claim) -> _Range:
    return _Range(claim.stated, max(claim.reach()))


def _is_before(claim: Claim) -> bool:
    words = claim.sentence.text[max(0, claim.number.start - _NEAR) : claim.number.start]
    if _FROM.search(words) or claim.parenthesis:
        return True
    return claim.earlier and not _WHEN.match(claim.sentence.text)


def _led_from(now: _Range, change: Claim, level: Claim) -> Iterator[tuple[int, Decimal, Decimal]]:
    """The levels that a change may lead from, by the way that it goes."""
    half = max(change.reach())
    share = level.number.unit == "percent"
    points = change.number.unit == "pp" and share
    for way in (1, -1):
        if points or (change.dimension == level.dimension and change.number.unit != "percent"):
            yield way, now.value - way * change.stated, now.half + half
        elif change.number.unit == "percent" and not share:
            growth = 1 + way * change.stated
            if growth > 0:
                yield way, now.value / growth, (now.half + now.value * half) / growth


def _cells(pair: _Pair, line: Line) -> Iterator[tuple[LineCell, LineCell]]:
    """The cells of a line of the two times that a pair is of, under each head."""
    some = [
        one for one in line.cells if one.role in ("outcome", "") and _is_of_kind(one, pair.claim)
    ]
    years = pair.claim.years
    for words in dict.fromkeys((one.words, one.unit) for one in some):
        under = [one for one in some if (one.words, one.unit) == words and one.period]
        under.sort(key=lambda one: one.period, reverse=True)
        if len({one.period for one in under}) < len(under):
            continue
        for now, before in pairwise(under):
            if not years or now.period[:4] in years:
                if pair.years and before.period[:4] not in pair.years:
                    break
                yield now, before
                break


def _is_of_kind(cell: LineCell, claim: Claim) -> bool:
    shares = ("percent", "pp")
    if claim.number.unit in shares or cell.unit in shares:
        return claim.number.unit in shares and cell.unit in (*shares, "")
    money = ("kr", "tkr", "mkr", "mdkr")
    return (claim.number.unit in money) == (cell.unit in money)


def _both(pair: _Pair, line: Line) -> bool:
    """Whether a line has both numbers of a pair, at two times that follow on each other."""
    return any(pair.has_now(now) and pair.has_before(before) for now, before in _cells(pair, line))


def _broken(pair: _Pair, line: Line) -> Iterator[tuple[LineCell, Decimal, bool]]:
    """The one of two cells that has another number than a pair, that number, and whether it is of
    the time before."""
    for now, before in _cells(pair, line):
        # What stands under another head is told of that: of the country, of the group.
        others = [
            one for one in line.cells if one.words != now.words and _is_of_kind(one, pair.claim)
        ]
        if any(map(pair.has_now, others)) or any(map(pair.has_before, others)):
            continue
        if pair.has_before(before) and not pair.has_now(now):
            yield now, pair.now.value, False
        # What an earlier year was is no slip of the year before.
        earlier = (one for one in line.cells if one.period < before.period)
        if (
            pair.has_now(now)
            and not pair.has_before(before)
            and not any(map(pair.has_before, earlier))
        ):
            yield before, pair.before.value, True


def _is_slip(pair: _Pair, cell: LineCell, right: Decimal) -> bool:
    """Whether a slip of the hand makes a cell of what is told, in digits enough."""
    unit = pair.claim.number.unit
    decimals = pair.claim.number.decimals
    stated = rounded(in_unit(abs(in_base(cell.value.value, pair.unit_of(cell))), unit), decimals)
    slipped = slip(stated, rounded(in_unit(right, unit), decimals), decimals)
    return slipped.kind not in ("", "near") and slipped.weight >= _LEAST_SLIPPED


def _finding(orphans: Orphans, pair: _Pair, cell: LineCell, right: Decimal) -> Finding:
    grid = orphans.understood.grid[cell.number.table]
    row = grid.rows[cell.number.row]
    decimals = cell.value.decimals
    expected = print_number(rounded(in_unit(right, pair.unit_of(cell)), decimals), decimals)
    printed = print_number(cell.value.value, cell.value.decimals)
    return finding(
        "cell-against-text",
        Severity.WARNING,
        "{row}, {column}: {printed} does not go with the text, which leads to {expected}: {text}",
        place=place_in(orphans.understood.report, grid, cell.number.row, cell.number.column),
        quote=quote_of(row),
        claimed=printed,
        expected=expected,
        remedy="Compare both with their source, and correct the one that is wrong.",
        row=row.label or grid.title,
        column=grid.columns[cell.number.column].head,
        printed=printed,
        text=pair.claim.sentence.text,
    )
