"""What a line of a table that a sentence surely tells of says of the other numbers of the same
frame.

A number that a named line says, with digits enough to be no chance, anchors its frame to that line
and to its column: `nettokostnaden blev 515,9 mkr, 13,9 mkr högre än i fjol`. What it was before,
what was planned, the difference and the growth have one value each then. Which of several lines is
meant is decided by how much of the frame each of them explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..claims.carried import is_of_same
from ..claims.claims import Claim
from ..claims.doubts import is_in_label, is_of_another, is_told_already
from ..claims.frame_fits import (
    Asked,
    Fit,
    asked_by,
    compared_with,
    fit_of,
    holds,
    in_column,
    is_of_its_level,
    is_one_of_two,
    of_one_side,
)
from ..claims.frame_words import base_of
from ..claims.frames import Part, groups
from ..claims.line_values import Value
from ..claims.meanings import Reading, Readings, comparable
from ..claims.measures import Measure, quotient
from ..claims.mentioned import Mentioned
from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import likeness, roots_of

_SURE_OF_WHOLE = 0.8
_UNITS = ("tkr", "mkr", "kr")
_AS_GOOD = 1
_OF_SOMETHING = re.compile(
    r"(?:procent|%|per cent)\s+(?:av|of) [^.,;()]*?(?=\b(?:och|and|samt)\b|[,;(]|$)", re.IGNORECASE
)
_SAID = 0.7
_NAMED_IN_FULL, _LEAST_DIGITS, _MAY_BE_MEANT = 0.8, 2, 0.15
_OF_MONTHS = re.compile(r"\b(?:period|delår|tertial|kvartal|quarter|helår)\w*", re.IGNORECASE)
_IT = re.compile(r"(?:det(?:ta)?|de|it|they|this|that)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:och|samt|and)\b", re.IGNORECASE)
_NEXT = re.compile(r"[.,;(⟦]|\b(?:av|of|och|and|medan|samtidigt|men|while|but)\b")
_THEREOF = re.compile(
    r"⟦(?P<whole>[0-9]+)⟧[^⟦⟧.;]{0,40},?\s(?:varav|of whom|of which)\s⟦(?P<share>[0-9]+)⟧\s+"
    r"(?:är|utgörs av|utgör|avser|består av|kommer från|are|is)\s+(?P<what>[^⟦⟧.,;()]{3,50})",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\s*(?:av|of) (?:the )?(?P<whole>[^.,;()⟦]{3,70})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an anchored frame makes of a number: the reading that is meant, whether the number
    follows from it, whether that is sure, and whether the line says it in another place."""

    claim: Claim
    reading: Reading
    holds: bool
    sure: bool
    crossed: bool = False


@dataclass
class Anchors:
    """The anchors of a report's frames, sentence by sentence."""

    readings: Readings
    context: dict[tuple[str, ...], list[Line]] = field(default_factory=dict)
    # The sentence that was looked at last, with what it was surely told of.
    last: tuple[Sentence, tuple[Fit, ...]] | None = None

    def verdicts(
        self, sentence: Sentence, claims: Sequence[Claim], before: Sentence | None
    ) -> Iterator[Verdict]:
        """What is found of the numbers of a sentence by the lines that its frames are anchored
        to."""
        last, self.last = self.last, (sentence, ())
        if not sentence.is_statement:
            return
        for group in groups(sentence):
            told = _with_units(claims, group)
            some = [one for one in group if _is_told(told[one.place], one)]
            if not some:
                continue
            context = self.context.get(sentence.headings, [])
            about = list(self.mentioned.of(sentence, some, before, context))
            asked = asked_by(sentence, some, told)
            fits = [fit for one in about for fit in self._fits(one, asked)]
            anchors = [one for one in fits if one.is_anchor]
            anchors.sort(key=lambda one: one.rank, reverse=True)
            if anchors:
                self._remember(sentence, anchors)
                yield from self._judged(sentence, some, told, anchors, before)
                yield from self._shares(sentence, some, told, anchors[0])
                yield from self._thereof(sentence, told, anchors[0])
            elif goes_on := self._going_on(sentence, some, last):
                yield from self._on(goes_on, sentence, some, told, before)
            else:
                # What some line says together with another number of the frame may be of that one.
                told_of = {place for one in fits if len(one.held) > 1 for place in one.held}
                open_ones = [one for one in some if one.place not in told_of]
                yield from self._by_words(sentence, open_ones, told, about, before)

    def _by_words(
        self,
        sentence: Sentence,
        group: Sequence[Part],
        claims: Sequence[Claim],
        about: Sequence[Measure],
        before: Sentence | None,
    ) -> Iterator[Verdict]:
        """The numbers of a frame that nothing proves, where its words leave no doubt of the line,
        and no line that they name says them: worth a look."""
        since = compared_with(group, claims)
        for part in group:
            claim = claims[part.place]
            if not part.said or claim.digits < _LEAST_DIGITS or claim.number.hedge:
                continue
            named = [one for one in about if self._is_meant(sentence, part, one, before)]
            fits = [
                (Fit(setting, {}, {}, frozenset(), 0), value)
                for one in named
                for setting in one.settings(claim.years, self.readings.understood.year)
                if setting.now.kind == "forecast" or not claim.foreseen
                if setting.now.period[:4] not in since
                for value in setting.values(part, claim.since)
                if value.value and comparable(claim, value) is not None
            ]
            if not fits or any(holds(claim, value) for _fit, value in fits):
                continue
            meant = _reading(claim, *fits[0])
            read = self._read(claim, before)
            other = is_of_another(claim, meant) or any(_says(claim, one) for one in read)
            if _is_termed(part, fits[0][0].setting.measure, sentence) or not other:
                yield Verdict(claim, meant, False, False)

    def _read(self, claim: Claim, before: Sentence | None) -> Sequence[Reading]:
        """The readings of a claim, those that are kept where its frame gave it no other unit."""
        kept = claim.number in claim.sentence.amounts
        return self.readings.once(claim, before) if kept else self.readings.of(claim, before)

    @staticmethod
    def _going_on(
        sentence: Sentence, group: Sequence[Part], last: tuple[Sentence, tuple[Fit, ...]] | None
    ) -> tuple[Fit, ...]:
        """What the sentence before surely told of, where this one tells by how much that differs,
        and speaks of nothing else: `det är 23 fler än för ett år sedan`."""
        if last is None or last[0].block != sentence.block or not is_of_same(sentence, last[0]):
            return ()
        # `0,2 högre än 2022 och 0,7 över målet på 6,5` tells of a goal, too.
        some = [one for one in group if one.base != "target"]
        differs = all(one.role in ("change", "growth") and one.said for one in some)
        other = any(one.base == "other" for one in some)
        if not some or not differs or other or len(group) != len(sentence.amounts):
            return ()
        said = roots_of(sentence.text)
        named = tuple(
            one
            for one in last[1]
            if any(likeness(word, each) for word in one.setting.measure.line.words for each in said)
        )
        return named or last[1]

    def _on(
        self,
        fits: Sequence[Fit],
        sentence: Sentence,
        group: Sequence[Part],
        claims: Sequence[Claim],
        before: Sentence | None,
    ) -> Iterator[Verdict]:
        """The differences of what the sentence before told of."""
        for part in group:
            claim = claims[part.place]
            if part.base == "target":
                continue
            values = [
                (fit, one)
                for fit in fits
                for one in fit.setting.values(part, claim.since)
                if one.value and comparable(claim, one) is not None
            ]
            holding = next((one for one in values if holds(claim, one[1])), None)
            if holding is not None:
                yield Verdict(claim, _reading(claim, *holding), True, True)
            elif len({_shown(claim, one) for _fit, one in values}) == 1:
                read, meant = self._read(claim, before), _reading(claim, *values[0])
                said = any(_says(claim, one) for one in read) or is_of_another(claim, meant)
                if claim.digits >= _LEAST_DIGITS and not said:
                    sure = bool(_IT.match(sentence.text)) and bool(part.base)
                    yield Verdict(claim, meant, False, sure)

    @cached_property
    def mentioned(self) -> Mentioned:
        """What sentences may tell the amounts of."""
        return Mentioned(self.readings)

    def _shares(
        self, sentence: Sentence, group: Sequence[Part], claims: Sequence[Claim], anchor: Fit
    ) -> Iterator[Verdict]:
        """The shares of a frame: of its budget, or of the whole that stands behind them."""
        for part in group:
            claim = claims[part.place]
            if part.role != "share" or not part.said or claim.dimension != "share":
                continue
            if part.place in anchor.held:
                continue
            # The amount that stands right before the share.
            told = [one for one in group if one.place < part.place and not one.is_share]
            before = told[-1] if told else None
            over = anchor.setting.told_by(before)
            whole = _OF_WHOLE.match(sentence.text, part.number.end)
            joined = before and _JOINED.search(sentence.text[before.number.end : part.number.start])
            if over is None or whole is None or joined:
                continue
            values, sure = self._of_wholes(anchor, over, whole["whole"])
            some = [one for one in values if comparable(claim, one) is not None]
            if not some:
                continue
            holding = next((one for one in some if holds(claim, one)), None)
            only = len({_shown(claim, one) for one in some}) == 1
            meant = _reading(claim, anchor, holding or some[0])
            if holding is None and is_of_another(claim, meant):
                continue
            known = before is not None and before.place in anchor.held
            sure = (sure and only) or _is_printed(meant, anchor)
            sure = sure and known and anchor.is_sure
            yield Verdict(claim, meant, holding is not None, holding is not None or sure)

    def _thereof(self, sentence: Sentence, claims: Sequence[Claim], by: Fit) -> Iterator[Verdict]:
        """What share of an amount a line named behind it is: `123,4 mnkr, varav 77,8 procent är
        medlemsavgifter`."""
        for match in _THEREOF.finditer(sentence.marked()):
            claim, whole = claims[int(match["share"])], by.held.get(int(match["whole"]))
            if claim.dimension != "share" or whole is None:
                continue
            values = [
                one
                for measure in self.mentioned.by(match["what"], by.setting.measure.line)
                if (part := in_column(measure, by.setting.now)) is not None
                if (one := quotient(part, whole)) is not None and 0 < one.value <= 1
            ]
            holding = next((one for one in values if holds(claim, one)), None)
            if holding is not None or len({_shown(claim, one) for one in values}) == 1:
                meant = _reading(claim, by, holding or values[0])
                yield Verdict(claim, meant, holding is not None, holding is not None)

    def _of_wholes(self, anchor: Fit, over: Value, whole: str) -> tuple[list[Value], bool]:
        """What an amount is of its plan, or of each line that some words name; and whether these
        are surely meant."""
        setting = anchor.setting
        if base_of(whole) in ("budget", "forecast"):
            plan = setting.planned(base_of(whole))
            return [one for each in plan if (one := quotient(over, each)) is not None], True
        told: list[Value] = []
        best = 0.0
        for measure in self.mentioned.by(whole, setting.measure.line):
            if set(measure.lines) & set(setting.measure.lines):
                continue
            amount = measure.amounts.get(setting.now)
            value = quotient(over, setting.value(setting.now, amount)) if amount else None
            if value is not None and 0 < value.value <= 2 and measure.strength >= best * 0.9:
                best = max(best, measure.strength)
                told.append(value)
        return told, best >= _SURE_OF_WHOLE

    def _fits(self, measure: Measure, asked: Asked) -> Iterator[Fit]:
        """The settings of a measure that a frame fits; of a table that tells no unit in each that
        it may be in."""
        yield from self._fits_of(measure, asked)
        if asked.money and measure.over is None and measure.reckoned.lacks_units:
            for unit in _UNITS:
                for one in self._fits_of(measure.told_in(unit), asked):
                    yield replace(one, guessed=True)

    def _fits_of(self, measure: Measure, asked: Asked) -> Iterator[Fit]:
        for setting in measure.settings(asked.years, self.readings.understood.year):
            if asked.foreseen and setting.now.kind != "forecast":
                continue
            if setting.now.period[:4] in asked.since:
                # What is compared with a year is not of that year.
                continue
            if (fit := fit_of(setting, asked)) is not None:
                yield fit

    def _judged(
        self,
        sentence: Sentence,
        group: Sequence[Part],
        claims: Sequence[Claim],
        anchors: Sequence[Fit],
        before: Sentence | None,
    ) -> Iterator[Verdict]:
        best = anchors[0]
        place = best.setting.measure.line.place
        # Of the same line, what it is and what it is a share of are told beside one another.
        beside = [
            one
            for one in anchors
            if one.rank[0] >= best.rank[0] - _AS_GOOD or one.setting.measure.line.place == place
        ]
        for part in group:
            claim = claims[part.place]
            holding = next((one for one in beside if part.place in one.held), None)
            if holding is not None:
                yield Verdict(claim, _reading(claim, holding, holding.held[part.place]), True, True)
                continue
            # What denies a number of the frame that the best one proves is of something else.
            agreeing = [one for one in beside if one.missed.keys().isdisjoint(best.held)]
            missing = next((one for one in agreeing if part.place in one.missed), None)
            if missing is None or not part.role or is_one_of_two(part, group):
                continue
            if not is_of_its_level(part, group, missing.held):
                continue
            if is_in_label(claim, missing.setting.measure.line) or (claim.gap and not part.base):
                # A difference may be between two that the sentence tells.
                continue
            values = [
                one
                for one in missing.missed[part.place]
                if one.value and of_one_side(one, missing.held.values())
            ]
            termed = _is_termed(part, missing.setting.measure, sentence)
            if values and not _may_be_other(
                claim, part, _reading(claim, missing, values[0]), termed=termed
            ):
                alike = [one for one in values if one.against == values[0].against]
                only = len({_shown(claim, one) for one in alike}) == 1
                sure = part.said and only and _agrees(claim, part)
                sure = sure and bool(claim.digits >= _LEAST_DIGITS or claim.number.decimals)
                sure = sure and (
                    missing.is_sure
                    or self._is_meant(sentence, part, missing.setting.measure, before)
                )
                crossed = part.place in missing.crossed
                yield Verdict(claim, _reading(claim, missing, values[0]), False, sure, crossed)

    def _is_meant(
        self, sentence: Sentence, part: Part, one: Measure, before: Sentence | None
    ) -> bool:
        """Whether the words that lead up to a number name a measure and nothing else, and what
        its table is about."""
        if not one.near or one.strength < _NAMED_IN_FULL:
            return False
        if one.term is not None:
            return _is_termed(part, one, sentence)
        if part.role == "level" and not one.line.own_words:
            # The municipality's result is told in the report of a board, too.
            return False
        speech, _named = self.readings.spoken_of(sentence, part.number, before)
        bodies = self.readings.subjects.bodies
        if any(speech.unexplained(line, bodies) for line in one.lines):
            return False
        behind = _NEXT.split(sentence.text[part.number.end :])[0]
        said = roots_of(_OF_SOMETHING.sub(" ", sentence.text[: part.number.start]) + " " + behind)
        if not all(any(likeness(word, each) for each in said) for word in one.line.words):
            return False
        if not part.number.unit:
            counted = roots_of(sentence.text[part.number.end : part.number.end + 30])[:1]
            names = (*one.line.words, *one.line.topic)
            if not any(likeness(name, word) for name in names for word in counted):
                return False
        # A table without a title is about nothing else than its rows.
        topic = not one.line.topic or speech.speaks_of_any[one.line.topic] >= _SAID
        return topic or self.readings.is_telling(one.line) or not one.line.own_words

    def _remember(self, sentence: Sentence, anchors: Sequence[Fit]) -> None:
        """What was told of surely may go on to be told of under the same heading."""
        lines = self.context.setdefault(sentence.headings, [])
        line = anchors[0].setting.measure.line
        sure = {
            one.setting.measure.line.place: one
            for one in reversed(anchors)
            if one.is_sure and one.setting.measure.over is None
        }
        told = self.last[1] if self.last is not None else ()
        self.last = (sentence, (*told, *sure.values()))
        if line in lines:
            lines.remove(line)
        lines.insert(0, line)
        del lines[3:]


def _is_termed(part: Part, one: Measure, sentence: Sentence) -> bool:
    """Whether the words right before a number call it by the standard term of a measure."""
    before = [each.end for each in sentence.amounts if each.end <= part.number.start]
    leading = sentence.text[max(before, default=0) : part.number.start]
    if _OF_MONTHS.search(sentence.text):
        # Which of the columns of months, the year and its forecast is meant nobody says.
        return False
    return one.term is not None and one.term.search(leading) is not None


def _with_units(claims: Sequence[Claim], group: Sequence[Part]) -> list[Claim]:
    """The claims with the units that their frame gives them."""
    told = list(claims)
    for one in group:
        told[one.place] = replace(told[one.place], number=one.number)
    return told


def _is_told(claim: Claim, part: Part) -> bool:
    """Whether a number tells of the whole, and what is."""
    wished = claim.wish and part.base not in ("target", "forecast", "budget")
    wished = wished and not claim.foreseen
    return claim.number.value is not None and not (claim.part or claim.bound or wished)


def _is_printed(meant: Reading, anchor: Fit) -> bool:
    """Whether the line prints a share that was reckoned of it."""
    return any(
        one.dimension == "share" and abs(one.value - meant.value) <= one.half + meant.half
        for one in anchor.setting.measure.amounts.values()
    )


def _says(claim: Claim, one: Reading) -> bool:
    """Whether a reading that may be meant gives the number."""
    below, above = claim.reach()
    gap = one.value - claim.stated
    return one.weight >= _MAY_BE_MEANT and -below - one.half < gap < above + one.half


def _agrees(claim: Claim, part: Part) -> bool:
    """Whether the words of the whole clause tell the same kind of amount as those of the frame."""
    if part.role in ("level", "then"):
        return claim.kind not in ("budget", "forecast", "variance")
    return part.role == "plan" or claim.kind != "budget"


def _may_be_other(claim: Claim, part: Part, one: Reading, *, termed: bool) -> bool:
    """Whether the words may mean another number than a reading: one that the sentence tells
    besides, or none of a budget that they do not name."""
    unsaid = one.meant.against == "budget" and "budget" not in (part.base, claim.against)
    growth = unsaid and one.meant.kind in ("growth", "change")
    return growth or is_told_already(claim, one) or (is_of_another(claim, one) and not termed)


def _shown(claim: Claim, value: Value) -> str:
    told = comparable(claim, value)
    return str(round(told[0], 4)) if told else ""


def _reading(claim: Claim, fit: Fit, value: Value) -> Reading:
    told = comparable(claim, value)
    assert told is not None
    measure = fit.setting.measure
    return Reading(told[0], told[1], min(fit.strength, 1.0), value, measure.near, measure.line)
