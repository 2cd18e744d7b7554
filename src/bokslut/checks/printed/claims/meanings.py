"""What a claim may mean among all that the tables say, and how surely each.

The `weight` of a reading, from 0 to 1, is how surely the sentence speaks of that value: that its
words name the line, times that they tell that kind of amount, of that period, of that column. It
only ranks and screens; whether a number is proved or contradicted is decided by its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, permutations
from operator import attrgetter
from typing import NamedTuple

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import is_of_time
from ..understood.kept import Kept
from ..understood.lines import Line
from ..understood.understood import Sentence, Understood
from ..understood.words import (
    COUNTED_ROOTS,
    RESULT_ROOTS,
    likeness,
    root,
    roots_of,
)
from .claims import Claim
from .fits import Fits, Manner, OfManner, Shaped, Sorts, in_common, manner_of
from .line_values import (
    Value,
    value_of_sum,
    values_of,
    values_of_pair,
    values_of_ratio,
    values_of_share,
)
from .lists_of_pairs import list_of
from .speech import Spoken, spoken
from .subjects import Named, Subjects, subjects_of

_LEAST_WEIGHT = 0.1
_MOST_TOGETHER, _PAIR = 5, 2
_CHANGES = ("change", "growth", "variance")
_AS_SURE, _OUT_OF_ORDER = 0.95, 0.35
_EACH_UNEXPLAINED, _OF_A_COMMON_NAME = 0.8, 0.65
_MOST_PERCENT, _MOST_KEPT = 200, 3_000
_OFTEN, _PARTICULAR = 0.4, 0.8
# How surely a name that any table may have is that of this one, by how many lines have it.
_AS_OFTEN = ((2, 0.9), (4, 0.75), (10_000, 0.6))
_OF_WHICH = re.compile(r"\W*(?:och\s+|samt\s+)?(?:varav|därav|of which)\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?P<part>costs?|provision|portion|percentage|proportion|component)s? of (?:the |our |net )?"
    r"(?P<whole>\w+)",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"\s*(?:av|of) [^.,;]{3,60}?\b(?:och|samt|and)\b", re.IGNORECASE)


_INCLUDING = re.compile(r"\b(?P<way>in|ex)(?:klusive|kl\b)", re.IGNORECASE)


def _says_what_is_in(claim: Claim, line: Line) -> bool:
    """Whether a row and the number's clause both say that something is in it, or is left out:
    `Inklusive pensionsförpliktelser är soliditeten` of `Soliditet inkl. pensionsförpliktelser`."""
    own, told = _INCLUDING.search(line.label), _INCLUDING.search(claim.clause)
    return own is not None and told is not None and own["way"].lower() == told["way"].lower()


class Reading(NamedTuple):
    """A value that a claim may mean: the value as it is comparable with the stated one, how far
    it may be off, and how surely it is meant. A report has a million of them: a tuple is made in a
    third of the time of anything else."""

    value: Decimal
    half: Decimal
    weight: float
    meant: Value
    near: bool
    line: Line


_WEIGHT = attrgetter("weight")
# A tuple made of its parts, without the function between that names them.
_new = tuple.__new__


def _weakened(named: Sequence[Named], told: str) -> list[Named]:
    """The lines that are named, hardly those of which only something is told: `cost of revenue` is
    no revenue."""
    parts = [(root(one["part"]), root(one["whole"])) for one in _PART_OF.finditer(told)]
    if not parts:
        return list(named)
    return [
        one._replace(strength=one.strength * 0.3)
        if any(whole in one.line.words and part not in one.line.words for part, whole in parts)
        else one
        for one in named
    ]


def _agreeing(claim: Claim, told: list[Reading]) -> list[Reading]:
    """Readings with the surest of those of one line that give the same number, as a printed change
    and the difference of two columns do: whichever column is meant, that number is."""
    if claim.kind not in _CHANGES or claim.part:
        return told
    printed = {
        one.line.place for one in told if one.meant.kind in _CHANGES and len(one.meant.cells) == 1
    }
    alike: dict[tuple[int, Decimal], list[int]] = {}
    for place, one in enumerate(told):
        if one.line.place in printed and one.meant.kind in _CHANGES:
            shown = claim.number.printed(one.value)
            alike.setdefault((one.line.place, shown), []).append(place)
    kept = list(told)
    for some in alike.values():
        if {len(told[one].meant.cells) for one in some} == {1, _PAIR} and len(some) == _PAIR:
            first, second = sorted((told[one] for one in some), key=lambda one: -one.weight)
            weight = 1 - (1 - min(first.weight, 1)) * (1 - min(second.weight, 1))
            kept[next(one for one in some if told[one] is first)] = first._replace(weight=weight)
    return kept


def _in_order(claim: Claim, told: list[Reading]) -> list[Reading]:
    """Readings where several numbers are told respectively of as many lines: rather of the one
    that is named in the number's own place."""
    own = list_of(claim.sentence, claim.number)
    if len(own) < _PAIR:
        return told
    said = roots_of(claim.sentence.text)
    best = max((one.weight for one in told), default=0.0)
    places: dict[tuple[str, ...], int] = {}
    for one in told:
        if one.weight >= best * _AS_SURE and not one.line.total:
            places.setdefault(one.line.words, _own_place(one.line, said))
    # What is part of two names is the name of neither.
    places = {
        words: place
        for words, place in places.items()
        if not any(set(words) < set(other) for other in places)
    }
    order = sorted(places, key=lambda words: places[words])
    if len(order) != len(own) or len(set(places.values())) < len(order):
        return told
    mine = order[[one.start for one in own].index(claim.number.start)]
    return [
        one if one.line.words == mine or one.line.words not in places
        else one._replace(weight=one.weight * _OUT_OF_ORDER)
        for one in told
    ]  # fmt: skip


def _own_place(line: Line, said: Sequence[str]) -> int:
    """Where in a sentence a line is named first, by whatever word of it."""
    return min(
        (at for at, word in enumerate(said) for one in line.words if likeness(one, word)),
        default=len(said),
    )


@dataclass(frozen=True)
class Readings:
    """The readings of claims over all tables of a report."""

    understood: Understood

    @cached_property
    def subjects(self) -> Subjects:
        """The lines of all tables by their names."""
        return subjects_of(self.understood)

    def values(self, line: Line) -> Sequence[Value]:
        """What a line says."""
        return self._said_by[line.place].values

    @cached_property
    def _totals(self) -> dict[int, list[Line]]:
        told: dict[int, list[Line]] = {}
        for one in self.subjects.totals:
            told.setdefault(one.grid, []).append(one)
        return told

    def of(self, claim: Claim, before: Sentence | None) -> list[Reading]:
        """Every reading of a claim, the surest first."""
        speech, named = self.spoken_of(claim.sentence, claim.number, before)
        fits = Fits(claim, speech, self._of_manner(claim))
        told: list[Reading] = []
        joined = _joined(named) if _JOINS.search(speech.clause) else frozenset()
        for one in named:
            alone = one._replace(strength=one.strength * 0.55) if one.line.place in joined else one
            told += self._of_line(fits, alone)
        particular = any(one.line.own_words and one.strength >= _PARTICULAR for one in named)
        for one in self.subjects.of_totals(speech):
            if particular and not one.near:
                one = Named(one.line, one.strength * 0.75, one.near, one.by_heading)
            told += self._of_line(fits, one)
        told += self._together(fits, named, joined)
        told = _agreeing(claim, _in_order(claim, told))
        told.sort(key=_WEIGHT, reverse=True)
        return told

    def spoken_of(
        self, sentence: Sentence, number: TypedNumber, before: Sentence | None
    ) -> tuple[Spoken, list[Named]]:
        """What a sentence speaks of where a number stands, and the lines that it names: where it
        names none by itself, it goes on with what was spoken of before."""
        key = sentence.block, sentence.start, number.start, before.start if before else -1
        if key in self._spoken:
            return self._spoken[key]
        self._spoken[key] = self._heard(sentence, number, before)
        return self._spoken[key]

    @cached_property
    def _spoken(self) -> dict[tuple[int, int, int, int], tuple[Spoken, list[Named]]]:
        return {}

    def _heard(
        self, sentence: Sentence, number: TypedNumber, before: Sentence | None
    ) -> tuple[Spoken, list[Named]]:
        speech = spoken(sentence, number, before)
        named = self.subjects.named(speech)
        if before is not None and not any(map(_stands_by_itself, named)):
            speech = spoken(sentence, number, before, goes_on=True)
            named = self.subjects.named(speech)
        return speech, _weakened(named, sentence.text[: number.start])

    def names_something(self, sentence: Sentence) -> bool:
        """Whether a sentence names a line by itself, so that the next ones may go on with it."""
        key = sentence.block, sentence.start
        if key not in self._naming:
            self._naming[key] = bool(sentence.amounts) and any(
                map(_names_itself, self.subjects.named(spoken(sentence, sentence.amounts[0])))
            )
        return self._naming[key]

    @cached_property
    def _naming(self) -> dict[tuple[int, int], bool]:
        return {}

    def _of_line(self, fits: Fits, named: Named) -> list[Reading]:
        claim, speech = fits.claim, fits.speech
        strength = named.strength * self._topic(claim, speech, named.line)
        if claim.part:
            told = named.near and _OF_WHICH.match(claim.clause)
            same = bool(told and _OF_WHICH.match(named.line.label))
            same = same or _says_what_is_in(claim, named.line)
            strength *= 0.95 if same else 0.8 if told else 0.45
        if named.by_heading:
            whole = named.strength >= _PARTICULAR
            strength *= 1.1 if whole and self._is_the_headings(claim, speech) else 0.6
        if strength < _LEAST_WEIGHT:
            return []
        each = _EACH_UNEXPLAINED if self._telling[named.line.place] else _OF_A_COMMON_NAME
        strength *= each ** min(speech.unexplained(named.line, self.subjects.bodies), 5)
        if strength < _LEAST_WEIGHT:
            return []
        return _read(fits, self._said_by[named.line.place], strength, named)

    @cached_property
    def _said_by(self) -> Kept[int, Shaped]:
        """What the line of each place says, each value with its sort."""
        return Kept(self._saying)

    def _saying(self, place: int) -> Shaped:
        line = self.subjects.lines[place]
        totals = self._totals.get(line.grid, [])
        return self._sorted(line, [*values_of(line), *values_of_share(line, totals[:2])])

    @cached_property
    def _sorts(self) -> Sorts:
        return Sorts()

    @cached_property
    def _manners(self) -> Kept[Manner, OfManner]:
        return Kept(OfManner)

    def _of_manner(self, claim: Claim) -> OfManner:
        return self._manners[manner_of(claim, self.understood.year, self._years_before(claim))]

    def _sorted(self, line: Line, values: Iterable[Value]) -> Shaped:
        return self._sorts.of(values, line)

    def _together(self, fits: Fits, named: Sequence[Named], joined: Set[int]) -> Iterator[Reading]:
        """What several lines that are named together say."""
        claim = fits.claim
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
            yield from _read(fits, self._sorted(first.line, pair), strength, first)
        by_grid: dict[int, list[Named]] = {}
        for one in some:
            by_grid.setdefault(one.line.grid, []).append(one)
        for group in by_grid.values():
            if claim.dimension == "share":
                beside = [one for one in by_words if one.line.grid == group[0].line.grid]
                yield from self._ratios(fits, beside)
            group = [one for one in group if one.near]
            joint = all(one.line.place in joined for one in group)
            if claim.part or any(_OF_WHICH.match(one.line.label) for one in group):
                # A part is in its whole already.
                continue
            if len(group) > 1 and (claim.together or joint) and claim.dimension != "share":
                values = value_of_sum([one.line for one in group])
                strength = min(one.strength for one in group) * 0.95
                yield from _read(fits, self._sorted(group[0].line, values), strength, group[0])

    def _ratios(self, fits: Fits, group: Sequence[Named]) -> Iterator[Reading]:
        """What share of two other lines together one is: of taxes and grants, as a rule."""
        said = roots_of(fits.claim.sentence.text)
        for one, *others in permutations(group[:_MOST_TOGETHER], 3):
            first, *rest = (_place_of(each.line, said) for each in (one, *others))
            if others[0].line.place < others[1].line.place and first < min(rest):
                values = values_of_ratio(one.line, [other.line for other in others])
                strength = min(each.strength for each in (one, *others)) * 0.95
                yield from _read(fits, self._sorted(one.line, values), strength, one)

    def once(self, claim: Claim, before: Sentence | None) -> list[Reading]:
        """The readings of a claim of the text as it stands, kept for the next rule that asks."""
        sentence = claim.sentence
        key = sentence.block, sentence.start + claim.number.start, before.start if before else -1
        told = self._once.get(key)
        if told is None:
            told = self.of(claim, before)
            if len(self._once) < _MOST_KEPT:
                self._once[key] = told
        return told

    @cached_property
    def _once(self) -> dict[tuple[int, int, int], list[Reading]]:
        return {}

    def _is_the_headings(self, claim: Claim, speech: Spoken) -> bool:
        """Whether a sentence without a subject of its own tells of what its heading names: `the
        unit`, or the surplus that is told first."""
        first = claim.number.start == claim.sentence.amounts[0].start
        return not claim.part and (speech.goes_back or (first and claim.kind == "variance"))

    def _topic(self, claim: Claim, speech: Spoken, line: Line) -> float:
        """Whether what the table is about is said too: `Kvinnor` is a row of many tables."""
        said = speech.speaks_of_any[line.topic]
        if said >= 0.7:
            return 1.0
        if claim.sentence.headings[-1:] == line.section[-1:] and line.section:
            return 0.95
        if line.total:
            return 0.75
        if self._telling[line.place]:
            return 0.95 if claim.kind == "variance" else 0.85
        if line.own_words:
            return 0.55
        return next(fit for most, fit in _AS_OFTEN if self.subjects.alike(line) <= most)

    def is_telling(self, line: Line) -> bool:
        """Whether a name is not that of rows in many tables, as `Kvinnor` is."""
        return self._telling[line.place]

    @cached_property
    def _telling(self) -> Kept[int, bool]:
        return Kept(lambda place: self._tells(self.subjects.lines[place]))

    def _tells(self, line: Line) -> bool:
        own = [one for one in line.own_words if one not in COUNTED_ROOTS]
        return len(own) >= 2 or (bool(own) and self.subjects.weight[own[0]] >= _OFTEN)

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


def _read(fits: Fits, shaped: Shaped, strength: float, named: Named) -> list[Reading]:
    """The readings of a line's values that may be meant, by how well their sorts go with the
    claim."""
    told: list[Reading] = []
    claim, values, sizes, columns = fits.claim, shaped.values, shaped.sizes, fits.columns
    near, line, dimension = named.near, named.line, claim.dimension
    for place, penalty, kind, period, words in fits.by_manner.of(shaped.shape, strength):
        weight = strength * penalty * kind
        if weight < _LEAST_WEIGHT:
            continue
        weight *= period * columns[words]
        if weight < _LEAST_WEIGHT:
            continue
        one = values[place]
        if one.dimension == dimension:
            told.append(_new(Reading, (sizes[place], one.half, weight, one, near, line)))
            continue
        common = comparable(claim, one)
        if common is not None:
            told.append(Reading(common[0], common[1], weight, one, near, line))
    return told


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
    whole = one.near and one.strength >= 0.7 and bool(set(one.line.words) & RESULT_ROOTS)
    return whole or _names_itself(one)


# Without any of these one name stands within the other: `de anställdas medelålder`.
_JOINS = re.compile(r"\b(?:och|samt|respektive|liksom|and)\b|[,/&]", re.IGNORECASE)


def _joined(named: Sequence[Named]) -> Set[int]:
    """The lines that one clause names side by side (`Socialnämnden och Fritidsnämnden`): what it
    tells is of them together."""
    near = [
        (one.line, frozenset(one.line.own_words))
        for one in named
        if one.near and one.strength >= 0.9 and not one.by_heading and one.line.own_words
    ]
    told: set[int] = set()
    for (one, mine), (other, its) in permutations(near, 2):
        if one.grid == other.grid and mine.isdisjoint(its):
            told.add(one.place)
    return told


def comparable(claim: Claim, value: Value) -> tuple[Decimal, Decimal, float] | None:
    """A value and its reach in what the claim is stated in, with how likely the two are of one
    kind at all; None where they are not."""
    if claim.dimension == value.dimension:
        return abs(value.value), value.half, 1.0
    common = in_common(claim.dimension, claim.number.unit, value.dimension, value.unit)
    if common is None:
        return None
    if (
        claim.dimension == "number"
        and value.dimension == "money"
        and is_of_time(claim.sentence.text, claim.number.end)
    ):
        return None
    scale, penalty = common
    amount, half = abs(value.value), value.half
    if claim.dimension == "share" and value.dimension == "number":
        exact = half < Decimal("0.5") or not claim.number.decimals
        if amount > _MOST_PERCENT or not exact:
            return None
    if scale:
        return amount.scaleb(scale), half.scaleb(scale), penalty
    return amount, half, penalty
