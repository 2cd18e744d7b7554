"""What a claim may mean among all that the tables say, and how surely each.

The `weight` of a reading, from 0 to 1, is how surely the sentence speaks of that value: that its
words name the line, times that they tell that kind of amount, of that period, of that column. It
only ranks and screens; whether a number is proved or contradicted is decided by its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, permutations

from bokslut.prose.typed import TypedNumber

from .claims import Against, Claim, Kind
from .line_values import (
    Value,
    value_of_sum,
    values_of,
    values_of_pair,
    values_of_ratio,
    values_of_share,
)
from .subjects import Line, Named, Spoken, Subjects, spoken
from .understood import Sentence, Understood
from .words import (
    COUNTED_ROOTS,
    GROUP_ROOTS,
    NET_ROOTS,
    SCOPE_ROOTS,
    SIDE_ROOTS,
    likeness,
    root,
    roots_of,
)

_LEAST_WEIGHT = 0.1
_MOST_TOGETHER = 5
_EACH_UNEXPLAINED, _OF_A_COMMON_NAME = 0.8, 0.65
_MOST_PERCENT, _MOST_KEPT = 200, 3_000
_OFTEN, _PARTICULAR = 0.4, 0.8
# How surely a name that any table may have is that of this one, by how many lines have it.
_AS_OFTEN = ((2, 0.9), (4, 0.75), (10_000, 0.6))
_OUTCOMES = frozenset(
    map(root, ("resultat", "överskott", "underskott", "avvikelse", "budgetavvikelse"))
)
_RESULTS = frozenset(map(root, ("resultat", "result")))
_PLANNED = frozenset(
    map(root, ("budget", "kommunbidrag", "nämndbidrag", "anslag", "ram", "budgetram"))
)
_OF_WHICH = re.compile(r"\W*(?:och\s+|samt\s+)?(?:varav|därav|of which)\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\s*(?:av|of) [^.,;]{3,60}?\b(?:och|samt|and)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|tertial\w*|"
    r"delår\w*|kvartal\w*|hittills|per (?:sista|den))\b",
    re.IGNORECASE,
)

# How well a kind of amount that a sentence tells goes with one that a table says; what is not
# here does not go with it at all.
_KINDS: dict[Kind, dict[Kind, float]] = {
    "level": {"level": 1.0, "budget": 0.45, "forecast": 0.45, "share": 0.5, "variance": 0.35,
              "change": 0.3, "mean": 0.3, "growth": 0.3},
    "change": {"change": 1.0, "variance": 0.5, "growth": 0.3, "level": 0.2},
    "growth": {"growth": 1.0, "share": 0.55, "change": 0.6, "level": 0.35},
    "variance": {"variance": 1.0, "change": 0.4, "level": 0.4, "growth": 0.4},
    "budget": {"budget": 1.0, "level": 0.55, "variance": 0.3},
    "forecast": {"forecast": 1.0, "level": 0.4, "variance": 0.5},
    "share": {"share": 1.0, "level": 0.7, "growth": 0.4, "variance": 0.3},
    "mean": {"mean": 1.0, "level": 0.75, "share": 0.4},
    "": {"level": 0.7, "change": 0.75, "growth": 0.75, "variance": 0.7, "budget": 0.5,
         "forecast": 0.5, "share": 0.6, "mean": 0.4},
}  # fmt: skip


# What is compared with what, where the words leave it open.
_UNSAID_AGAINST: dict[Against, float] = {"period": 1.0, "budget": 0.7, "forecast": 0.6, "": 1.0}


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a claim may mean: the value as it is comparable with the stated one, how far
    it may be off, and how surely it is meant."""

    value: Decimal
    half: Decimal
    weight: float
    meant: Value
    near: bool
    line: Line


@dataclass(frozen=True)
class Readings:
    """The readings of claims over all tables of a report."""

    understood: Understood

    @cached_property
    def subjects(self) -> Subjects:
        """The lines of all tables by their names."""
        return Subjects(self.understood)

    @cached_property
    def _values(self) -> dict[int, list[Value]]:
        return {}

    def values(self, line: Line) -> list[Value]:
        """What a line says, computed once."""
        if line.place not in self._values:
            totals = [one for one in self.subjects.totals if one.grid == line.grid]
            self._values[line.place] = [*values_of(line), *values_of_share(line, totals[:2])]
        return self._values[line.place]

    @cached_property
    def _newest(self) -> dict[int, str]:
        return {
            line.place: max((one.period for one in line.cells if one.role in ("outcome", "")),
                            default="")
            for line in self.subjects.lines
        }  # fmt: skip

    def of(self, claim: Claim, before: Sentence | None) -> list[Reading]:
        """Every reading of a claim, the surest first."""
        speech, named = self.spoken_of(claim.sentence, claim.number, before)
        told: list[Reading] = []
        joined = _joined(named)
        for one in named:
            alone = replace(one, strength=one.strength * 0.55) if one.line.place in joined else one
            told += self._of_line(claim, speech, alone)
        particular = any(one.line.own_words and one.strength >= _PARTICULAR for one in named)
        for one in self.subjects.of_totals(speech):
            if particular and not one.near:
                one = replace(one, strength=one.strength * 0.75)
            told += self._of_line(claim, speech, one)
        told += self._together(claim, speech, named, joined)
        told.sort(key=lambda one: -one.weight)
        return told

    def spoken_of(
        self, sentence: Sentence, number: TypedNumber, before: Sentence | None
    ) -> tuple[Spoken, list[Named]]:
        """What a sentence speaks of where a number stands, and the lines that it names: where it
        names none by itself, it goes on with what was spoken of before."""
        speech = spoken(sentence, number, before)
        named = self.subjects.named(speech)
        if before is not None and not any(map(_stands_by_itself, named)):
            speech = spoken(sentence, number, before, goes_on=True)
            named = self.subjects.named(speech)
        return speech, named

    def names_something(self, sentence: Sentence) -> bool:
        """Whether a sentence names a line by itself, so that the next ones may go on with it."""
        number = sentence.amounts[0] if sentence.amounts else None
        if number is None:
            return False
        return any(map(_names_itself, self.subjects.named(spoken(sentence, number))))

    def _of_line(self, claim: Claim, speech: Spoken, named: Named) -> Iterator[Reading]:
        strength = named.strength * self._topic(claim, speech, named.line)
        if claim.part:
            told = named.near and _OF_WHICH.match(claim.clause)
            same = told and _OF_WHICH.match(named.line.label)
            strength *= 0.95 if same else 0.8 if told else 0.45
        if named.by_heading:
            whole = named.strength >= _PARTICULAR
            strength *= 1.1 if whole and self._is_the_headings(claim, speech) else 0.6
        each = _EACH_UNEXPLAINED if self._is_telling(named.line) else _OF_A_COMMON_NAME
        strength *= each ** min(speech.unexplained(named.line, self.subjects.bodies), 5)
        yield from self._read(claim, speech, self.values(named.line), strength, named)

    def _read(
        self, claim: Claim, speech: Spoken, values: Sequence[Value], strength: float, named: Named
    ) -> Iterator[Reading]:
        for one in values:
            comparable = _comparable(claim, one)
            if comparable is None:
                continue
            value, half, penalty = comparable
            weight = strength * penalty * _kind_fit(claim, one, named.line)
            if weight < _LEAST_WEIGHT:
                continue
            weight *= self._period_fit(claim, one, named.line) * _column_fit(speech, one)
            if weight >= _LEAST_WEIGHT:
                yield Reading(value, half, weight, one, named.near, named.line)

    def _together(
        self, claim: Claim, speech: Spoken, named: Sequence[Named], joined: Set[int]
    ) -> Iterator[Reading]:
        """What several lines that are named together say."""
        by_words = [one for one in named if not one.by_heading]
        some = [one for one in by_words if one.strength >= 0.6][:_MOST_TOGETHER]
        for first, second in permutations(some, 2):
            if set(first.line.words) == set(second.line.words):
                continue
            strength = min(first.strength, second.strength) * 0.9
            others = sum(1 for one in by_words if one.line.grid == second.line.grid)
            several = _OF_SEVERAL.match(claim.sentence.text, claim.number.end)
            if several or (first.line.grid == second.line.grid and others > 2):
                # A share of several lines together is no share of one of them.
                strength *= 0.6
            pair = [
                one
                for one in values_of_pair(first.line, second.line)
                if one.kind == "share" or (claim.compared and first.near and second.near)
            ]
            yield from self._read(claim, speech, pair, strength, first)
        by_grid: dict[int, list[Named]] = {}
        for one in some:
            by_grid.setdefault(one.line.grid, []).append(one)
        for group in by_grid.values():
            if claim.dimension == "share":
                beside = [one for one in by_words if one.line.grid == group[0].line.grid]
                yield from self._ratios(claim, speech, beside)
            group = [one for one in group if one.near]
            joint = all(one.line.place in joined for one in group)
            if claim.part or any(_OF_WHICH.match(one.line.label) for one in group):
                # A part is in its whole already.
                continue
            if len(group) > 1 and (claim.together or joint) and claim.dimension != "share":
                values = value_of_sum([one.line for one in group])
                strength = min(one.strength for one in group) * 0.95
                yield from self._read(claim, speech, values, strength, group[0])

    def _ratios(self, claim: Claim, speech: Spoken, group: Sequence[Named]) -> Iterator[Reading]:
        """What share of two other lines together one is: of taxes and grants, as a rule."""
        said = roots_of(claim.sentence.text)
        for one, *others in permutations(group[:_MOST_TOGETHER], 3):
            first, *rest = (_place_of(each.line, said) for each in (one, *others))
            if others[0].line.place < others[1].line.place and first < min(rest):
                values = values_of_ratio(one.line, [other.line for other in others])
                strength = min(each.strength for each in (one, *others)) * 0.95
                yield from self._read(claim, speech, values, strength, one)

    def once(self, claim: Claim, before: Sentence | None) -> list[Reading]:
        """The readings of a claim of the text as it stands, kept for the next rule that asks."""
        key = claim.sentence.block, claim.sentence.start + claim.number.start
        told = self._once.get(key)
        if told is None:
            told = self.of(claim, before)
            if len(self._once) < _MOST_KEPT:
                self._once[key] = told
        return told

    @cached_property
    def _once(self) -> dict[tuple[int, int], list[Reading]]:
        return {}

    def _is_the_headings(self, claim: Claim, speech: Spoken) -> bool:
        """Whether a sentence without a subject of its own tells of what its heading names: `the
        unit`, or the surplus that is told first."""
        first = claim.number.start == claim.sentence.amounts[0].start
        return not claim.part and (speech.goes_back or (first and claim.kind == "variance"))

    def _topic(self, claim: Claim, speech: Spoken, line: Line) -> float:
        """Whether what the table is about is said too: `Kvinnor` is a row of many tables."""
        said = speech.speaks_of_any(line.topic)
        if said >= 0.7:
            return 1.0
        if claim.sentence.headings[-1:] == line.section[-1:] and line.section:
            return 0.95
        if line.total:
            return 0.75
        if self._is_telling(line):
            return 0.95 if claim.kind == "variance" else 0.85
        if line.own_words:
            return 0.55
        return next(fit for most, fit in _AS_OFTEN if self.subjects.alike(line) <= most)

    def _is_telling(self, line: Line) -> bool:
        """Whether a name is not that of rows in many tables, as `Kvinnor` is."""
        own = [one for one in line.own_words if one not in COUNTED_ROOTS]
        return len(own) >= 2 or (bool(own) and self.subjects.weight(own[0]) >= _OFTEN)

    def _years_before(self, claim: Claim) -> tuple[str, ...]:
        """The years that the sentence right before is told of, where this one names none and
        that one is of another than the report's own."""
        before = self._before.get((claim.sentence.block, claim.sentence.start))
        years = before.own_years if before else ()
        return () if self.understood.year in years else years

    @cached_property
    def _before(self) -> dict[tuple[int, int], Sentence]:
        return {
            (one.block, one.start): before
            for before, one in pairwise(self.understood.sentences)
            if before.block == one.block
        }

    def _period_fit(self, claim: Claim, value: Value, line: Line) -> float:
        told = claim.years
        this = self.understood.year
        year = value.period[:4]
        if not told and claim.earlier and this.isdigit():
            told = (str(int(this) - 1),)
        fit = 0.9 if not told or this in told else 0.35
        if year:
            if told:
                fit = 1.0 if year in told else 0.2
                if claim.parenthesis and year not in told:
                    fit = 0.5
            elif around := self._years_before(claim):
                fit = 0.85 if year in around else 0.75 if year == this else 0.3
            elif year == this:
                fit = 0.95
            else:
                fit = 0.7 if value.period == self._newest[line.place] else 0.4
            if claim.parenthesis and not claim.years:
                fit = max(fit, 0.8)
            if "-" in value.period and not value.period.endswith("12-31"):
                fit *= 1.0 if _MONTH.search(claim.sentence.text) else 0.7
        return fit * _older_fit(claim, value)


def readings_of(understood: Understood) -> Readings:
    """The readings of a report, shared by all rules that ask for them."""
    kept = understood.kept.get("readings")
    if not isinstance(kept, Readings):
        kept = understood.kept["readings"] = Readings(understood)
    return kept


def _place_of(line: Line, said: Sequence[str]) -> int:
    """Where in a sentence a line is named first: the whole stands behind its part."""
    places = [at for at, word in enumerate(said) if any(likeness(one, word) for one in line.words)]
    return min(places, default=len(said))


def _names_itself(one: Named) -> bool:
    """Whether a sentence's own words name a line by what is its own."""
    if one.by_heading or one.strength < _PARTICULAR:
        return False
    return bool(set(one.line.own_words) - COUNTED_ROOTS)


def _stands_by_itself(one: Named) -> bool:
    """Whether a sentence needs nothing from the one before: it names a line by what is its own,
    or the result, which is the whole's."""
    whole = one.near and one.strength >= 0.7 and bool(set(one.line.words) & _RESULTS)
    return whole or _names_itself(one)


def _joined(named: Sequence[Named]) -> set[int]:
    """The lines that one clause names side by side (`Socialnämnden och Fritidsnämnden`): what it
    tells is of them together."""
    near = [one for one in named if one.near and one.strength >= 0.9 and not one.by_heading]
    told: set[int] = set()
    for one, other in permutations(near, 2):
        mine, its = set(one.line.own_words), set(other.line.own_words)
        if one.line.grid == other.line.grid and mine and its and not mine & its:
            told.add(one.line.place)
    return told


def _older_fit(claim: Claim, value: Value) -> float:
    """How well what a value is compared with goes with what the sentence compares."""
    if value.kind not in ("change", "growth") or not value.older or not value.period:
        return 1.0
    if value.period == value.older:
        return 0.9
    if claim.since:
        return 1.0 if value.older[:4] in claim.since else 0.4
    years = value.period[:4], value.older[:4]
    following = all(map(str.isdigit, years)) and int(years[0]) - int(years[1]) == 1
    return 1.0 if following else 0.5


def _comparable(claim: Claim, value: Value) -> tuple[Decimal, Decimal, float] | None:
    """A value and its reach in what the claim is stated in, with how likely the two are of one
    kind at all; None where they are not."""
    stated = claim.dimension
    amount, half = abs(value.value), value.half
    if stated == value.dimension:
        return amount, half, 1.0
    if stated == "share" and value.dimension == "number" and value.unit == "":
        exact = half < Decimal("0.5") or not claim.number.decimals
        if amount > _MOST_PERCENT or not exact:
            return None
        return amount.scaleb(-2), half.scaleb(-2), 0.9
    if stated == "number" and claim.number.unit == "" and value.dimension == "share":
        return amount.scaleb(2), half.scaleb(2), 0.75
    if stated == "number" and value.dimension == "money":
        if claim.number.unit == "kr-per-unit":
            return amount, half, 0.9
        if claim.number.unit == "":
            scale = {"tkr": -3, "mkr": -6, "mdkr": -9}.get(value.unit, 0)
            return amount.scaleb(scale), half.scaleb(scale), 0.6
    return None


def _kind_fit(claim: Claim, value: Value, line: Line) -> float:
    kind = value.kind
    fit = _KINDS[claim.kind].get(kind, 0.15)
    words = set(line.words)
    if claim.kind == "variance" and kind == "level" and words & _OUTCOMES and not claim.compared:
        fit = 0.9
    if claim.kind == "budget" and kind == "level" and words & _PLANNED:
        fit = 1.0
    if claim.kind == "level" and kind == "variance" and _says_outcome(claim):
        fit = 0.8
    if claim.parenthesis and claim.kind == "level":
        fit = max(fit, {"level": 0.9, "budget": 0.7}.get(kind, fit))
    if kind == "share" and len({one.row for one in value.cells}) == 1 and len(value.cells) == 2:
        # What is a share of its own row is mostly one of its budget.
        fit *= 1.0 if claim.against == "budget" else 0.8
    if value.against and claim.against != value.against:
        fit *= 0.4 if claim.against else _UNSAID_AGAINST[value.against]
    return fit


def _says_outcome(claim: Claim) -> bool:
    return bool(re.search(r"\bresultat\w*", claim.clause, re.IGNORECASE))


def _column_fit(speech: Spoken, value: Value) -> float:
    """Whether the words of a column's own head are said, where it has any. The municipality's
    own amounts are meant unless the group is said."""
    if not value.words:
        return 1.0
    scopes = [one for one in value.words if one in SCOPE_ROOTS]
    if scopes:
        of_group = bool(_GROUP.search(speech.clause))
        if of_group != bool(GROUP_ROOTS & set(scopes)):
            return 0.55
    sides = {one for one in value.words if one in SIDE_ROOTS}
    if sides and not sides & NET_ROOTS and not speech.speaks_of_any(sides):
        return 0.55
    others = [one for one in value.words if one not in SCOPE_ROOTS | SIDE_ROOTS]
    if not others:
        return 1.0
    said = sum(speech.said(one) for one in others) / len(others)
    return 0.55 + 0.45 * min(said, 1.0)


_GROUP = re.compile(r"koncern|sammanställd|group", re.IGNORECASE)
