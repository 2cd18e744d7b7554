"""By how many percent a sentence may say that something grew: by the amounts beside it, and by the
lines that its words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of
from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import COUNTED_ROOTS, root, roots_of
from .beyond import is_of_what_it_has
from .carried import is_of_same
from .claims import claim_of
from .frames import Part, groups
from .measures import Measure
from .percent_amounts import (
    OF_OTHERS,
    OF_SENTENCE_BEFORE,
    OF_TEXT,
    VERBS,
    Made,
    Told,
    amount_in,
    both,
    cell_of,
    columns_of,
    is_amount,
    is_of,
    less,
    levels_in,
    ratio,
)
from .percent_forms import Form
from .percent_names import LEAST_NAMED, Names
from .rates import rate_in

_OF_WIDER, _OF_AHEAD, _OF_ANOTHER, _MOST = 0.75, 0.85, 0.65, 8
_OF_HELD, _OF_CELL, _OF_BEFORE, _OF_ALIKE, _LONG = 1.2, 0.8, 0.75, 0.72, 4
# What goes on with the sentence before.
_IT = re.compile(
    r"(?:(?:det(?:ta)?|den|de|it|this|they)\s|(?:jämfört med|compared (?:with|to)|sedan|since)\s"
    r"[^⟦⟧.;]{3,40}?"
    r"\b(?:det|den|de|it|they)\s|(?P<percent>(?:räknat\s+)?i\s+procent\s+(?:är|var|blev)))",
    re.IGNORECASE,
)
# What is told of a year to come.
_AHEAD = re.compile(
    r"\b(?:budget\w*|beräkna\w*|vänta\w*|planera\w*|prognos\w*|nästa år|next year|"
    r"expected|budgeted)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:sin|sitt|sina)\b[^.;]{0,60}$", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?P<who>\w*(?:skola|skolan|nämnd|nämnden|bolag|bolaget|enheten|förvaltningen|kontoret|"
    r"avdelningen|boende|boendet|gården))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:och|samt|and)\s+\w+\s+\w", re.IGNORECASE)
_BY_THE_WAY = re.compile(r",\s*(?:som|vilka|which|who)\s[^;:]{3,80}?,(?=\s)", re.IGNORECASE)
# What another clause tells.
_ELSE = re.compile(
    r";(?!\s(?:den?|det|it|they)\s)|\b(?:medan|men|samtidigt som|while|but|whereas)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:till|to)\s", re.IGNORECASE)
_MORE = re.compile(r"\s*[),]?\s*(?:mer|högre|fler|större|dyrare|more|higher)\b", re.IGNORECASE)
_LESS = re.compile(r"\s*[),]?\s*(?:mindre|lägre|färre|billigare|less|lower|fewer)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:med|by)\s+(?:SEK\s|[$€£])?$", re.IGNORECASE)
_OR = re.compile(r"\s*(?:,?\s*(?:eller|motsvarande|or)|\(|,(?=\s*$))\s*(?:\w+\s+)?", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:tillsammans|sammanlagt|sammantaget|together|in total)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Growths:
    """The growths that the percents of a report may be."""

    names: Names
    year: str

    def of(self, form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
        """The growths that a percent may be."""
        sentence, amount = form.sentence, form.part_amount
        parts = [one for group in groups(sentence) for one in group]
        change = next((one for one in parts if amount and one.number.start == amount.start), None)
        own = next(one for one in parts if one.number.start == form.number.start)
        way = own.way or (change.way if change else 0) or _way_behind(form)
        between = sentence.text[amount.end : form.number.start] if amount else ""
        by = _BY.search(sentence.text[: amount.start]) if amount else None
        told = change is not None and change.role == "change" and (by or "vilket" not in between)
        if amount is not None and (told or _OR.fullmatch(between)):
            base = own.base or (change.base if change else "")
            yield from self._of_change(form, amount, way, base, before)
            return
        yield from self._of_lines(form, own, before)

    def _of_change(
        self, form: Form, amount: TypedNumber, way: int, base: str, before: Sequence[Sentence]
    ) -> Iterator[Made]:
        """A change beside what it is told of: `29,2 mkr, eller 1,9 procent, mer`."""
        change = amount_in(form.sentence, amount, OF_TEXT)
        if base in ("budget", "forecast") or claim_of(form.sentence, amount).kind == "variance":
            yield from _of_plans(form, change, before)
        else:
            yield from _of_levels(form, change, way, before)
            yield from self._of_change_of_lines(form, change, before)

    def _of_change_of_lines(
        self, form: Form, change: Told, before: Sequence[Sentence]
    ) -> Iterator[Made]:
        """The change of a line beside what the line was."""
        readings = self.names.readings
        assert form.part_amount is not None
        claim = claim_of(form.sentence, form.part_amount)
        _speech, named = readings.spoken_of(
            form.sentence, form.part_amount, before[-1] if before else None
        )
        was = Part(0, form.part_amount, "then", "period")
        grown = Part(0, form.number, "growth", "period")
        mentioned = self.names.mentioned
        some = [mentioned.measure(one.line, one.strength) for one in named[:_MOST]]
        some += mentioned.common_sums(form.sentence.text[: form.part_amount.start])
        for measure in some:
            for setting in measure.settings(claim.years, self.year):
                for then in setting.values(was, claim.since):
                    now = setting.value(setting.now, measure.amounts[setting.now])
                    gap = abs(abs(now.value) - abs(then.value))
                    same = abs(gap - change.value) <= now.half + then.half + change.half
                    if not same or not then.value or now.dimension != change.dimension:
                        continue
                    how = OF_SENTENCE_BEFORE if measure.strength >= LEAST_NAMED else OF_OTHERS
                    growth = setting.values(grown, claim.since)
                    for each in growth:
                        if each.dimension == "share" and len(each.cells) > 1:
                            yield Made(each.value, each.half, how, each.cells, each.text)

    def _of_lines(self, form: Form, own: Part, before: Sequence[Sentence]) -> Iterator[Made]:
        """How much the lines that are named grew, and what is told beside it since last year."""
        claim = claim_of(form.sentence, form.number)
        if claim.part or rate_in(form.sentence.text[: form.number.start]):
            # Of a quarter, on another basis, or of a price it is no growth of the line.
            return
        part = Part(own.place, own.number, "growth", "period")
        level = _own_level(form)
        for measure in self._named(form, before):
            strength = measure.strength
            if level is not None and not is_of(level, measure):
                strength *= _OF_ANOTHER
                yield from self._since(form, level, measure)
            elif level is not None:
                strength = min(strength * _OF_HELD, _OF_CELL)
            for setting in measure.settings(claim.years, self.year):
                now = measure.amounts[setting.now]
                other = level is not None and is_of(level, measure) and not is_amount(level, now)
                how = strength * _OF_ANOTHER if other else strength
                for value in setting.values(part, claim.since):
                    if value.dimension == "share":
                        yield Made(value.value, value.half, how, value.cells, value.text)
        told = level or _told_before(form, before)
        if told is not None:
            yield from self._of_cells(form, part, told, before)

    def _of_cells(
        self, form: Form, part: Part, level: Told, before: Sequence[Sentence]
    ) -> Iterator[Made]:
        """How much the lines grew that have an amount which is told: `Kostnaderna för personal var
        888,0 mkr, 3,1 procent högre än året före`."""
        claim = claim_of(form.sentence, form.number)
        made: list[Made] = []
        for anchor in self.names.anchors(level, before):
            line = self.names.readings.subjects.lines[min(anchor.places)]
            measure = self.names.mentioned.measure(line, min(level.strength, anchor.strength))
            for setting in measure.settings((anchor.column.period[:4],), self.year):
                if setting.now == anchor.column:
                    made += [
                        Made(one.value, one.half, measure.strength, one.cells, one.text)
                        for one in setting.values(part, claim.since)
                        if one.dimension == "share"
                    ]
        long = claim_of(level.sentence, level.number).digits >= _LONG
        alike = {abs(one.value) for one in made}
        if long and made and max(alike) - min(alike) <= max(one.half for one in made) * 2:
            # In whatever table an amount of so many digits stands, it is the same.
            made = [replace(one, strength=max(one.strength, _OF_ALIKE)) for one in made]
        yield from made

    def _named(self, form: Form, before: Sequence[Sentence]) -> Iterator[Measure]:
        """The lines that a sentence may tell the growth of."""
        readings = self.names.readings
        speech, named = readings.spoken_of(
            form.sentence, form.number, before[-1] if before else None
        )
        seen: set[int] = set()
        several = _AND.search(re.split(r"[;,]\s|⟧|\b(?:men|medan|but|while)\s", form.part)[-1])
        near = any(one.near and one.strength >= _OF_WIDER for one in named[:_MOST])
        parts = list(self.names.parts(form, before))
        lines = [one.line for one, _how in parts if isinstance(one, Measure)]
        aside = _said_aside(form)
        for one in named[:_MOST]:
            if any(_is_kind_of(line, one.line) for line in lines) or _is_of_its_own(form, one.line):
                continue
            if aside and aside.issuperset(one.line.words):
                continue
            if is_of_what_it_has(form.sentence.text[: form.number.start], one.line):
                continue
            if one.strength < LEAST_NAMED or one.by_heading or several or (near and not one.near):
                continue
            clear = not speech.unexplained(one.line, readings.subjects.bodies)
            strength = one.strength * (1 if one.near and clear else _OF_WIDER)
            strength *= self.names.of_bodies(form, one.line, before)
            strength *= _OF_ANOTHER if _is_counted(one.line) else 1
            seen.add(one.line.place)
            yield self.names.mentioned.measure(one.line, strength)
        for part, surely in parts:
            if isinstance(part, Measure) and part.line.place not in seen:
                before_it = form.sentence.text[: form.number.start]
                if _is_of_its_own(form, part.line) or is_of_what_it_has(before_it, part.line):
                    continue
                how = surely * self.names.of_bodies(form, part.line, before)
                yield replace(part, strength=how * (_OF_ANOTHER if _is_counted(part.line) else 1))

    def _since(self, form: Form, now: Told, measure: Measure) -> Iterator[Made]:
        """How much more is planned or foreseen than a line has: `till 2 484,2 mnkr 2025, en ökning
        med 3,3 procent från utfallet 2024`."""
        if not _AHEAD.search(form.sentence.text):
            return
        claim = claim_of(form.sentence, form.number)
        years = [one for one in claim.since if one <= self.year] or [self.year]
        for column in columns_of(measure, years):
            then = cell_of(measure, column)
            if then.dimension != now.dimension or not then.value:
                continue
            half = (now.half + then.half * now.value / then.value) / then.value
            yield Made(
                now.value / then.value - 1,
                half,
                measure.strength * _OF_AHEAD,
                (now.term, *then.cells),
                f"({now.text} - {then.text}) / {then.text}",
            )


def _is_of_its_own(form: Form, line: Line) -> bool:
    """Whether somebody's own is told, whom the line is not of: `X förskola … sin användning`."""
    told = form.sentence.text[: form.number.start]
    if not _OWN.search(told):
        return False
    return any(root(match["who"]) not in line.words for match in _WHO.finditer(told))


def _is_kind_of(line: Line, other: Line) -> bool:
    """Whether a line's one word is a kind of another's: `personalkostnader` of `kostnader`."""
    if len(line.words) != 1 or len(other.words) != 1 or line.words == other.words:
        return False
    return line.words[0].endswith(other.words[0])


def _said_aside(form: Form) -> frozenset[str]:
    """What only a clause told by the way names: `Personalkostnaderna, som är 61 procent av
    kostnaderna, ökade`."""
    before = form.sentence.text[: form.number.start]
    found = _BY_THE_WAY.search(before)
    if found is None:
        return frozenset()
    return frozenset(roots_of(found[0])) - frozenset(roots_of(before.replace(found[0], " ")))


def _is_counted(line: Line) -> bool:
    """Whether a line is called what many tables count: `Kvinnor`."""
    return set(line.words) <= COUNTED_ROOTS


def _own_level(form: Form) -> Told | None:
    """The amount of the sentence that a growth is told of: the last before it, or what it came
    to."""
    text = form.sentence.text
    some = [
        one
        for one in levels_in(form.sentence)
        if (one.end <= form.number.start and not _ELSE.search(text[one.end : form.number.start]))
        or _TO.match(text, form.number.end)
    ]
    return amount_in(form.sentence, some[-1], OF_TEXT) if some else None


def _told_before(form: Form, before: Sequence[Sentence]) -> Told | None:
    """The amount of the sentence before that one goes on with that speaks of nothing else: `det är
    5,4 procent mer än året före`."""
    found = _IT.match(form.sentence.text)
    rest = form.sentence.text[found.end() :].lstrip() if found else ""
    if not before or found is None or not (VERBS.match(rest) or found["percent"]):
        return None
    some = levels_in(before[-1])
    return amount_in(before[-1], some[0], _OF_BEFORE) if some else None


def _way_behind(form: Form) -> int:
    """Whether it is more or less by the words right behind: `eller 1,9 procent, mer än`."""
    behind = form.sentence.text[form.number.end :]
    return bool(_MORE.match(behind)) - bool(_LESS.match(behind))


def _of_plans(form: Form, change: Told, before: Sequence[Sentence]) -> Iterator[Made]:
    """A variance beside the plan that is told, or that it leaves."""
    for sentence in (form.sentence, *reversed(before[-1:])):
        for group in groups(sentence):
            for one in group:
                if one.role == "plan" and sentence.term(one.number) != change.term:
                    plan = amount_in(sentence, one.number, OF_TEXT)
                    yield from ratio(change, plan, OF_SENTENCE_BEFORE)
    levels = [one for one in levels_in(form.sentence) if one.end <= change.number.start]
    for sign in (1, -1) if len(levels) == 1 else ():
        level = amount_in(form.sentence, levels[0], OF_TEXT)
        then = less(level, change, sign)
        for made in ratio(change, then, _OF_CELL) if then is not None else ():
            yield replace(made, terms=(change.term, level.term))


def _of_levels(form: Form, change: Told, way: int, before: Sequence[Sentence]) -> Iterator[Made]:
    """A change beside the amount that is told before it."""
    same = bool(before) and is_of_same(form.sentence, before[-1])
    for sentence in (form.sentence, *(before[-1:] if same else ())):
        levels = [
            amount_in(sentence, one, OF_TEXT)
            for one in levels_in(sentence)
            if dimension_of(one.unit) == change.dimension and sentence.term(one) != change.term
        ]
        if _TOGETHER.search(form.sentence.text):
            levels = [both(*levels)] if len(levels) == 2 else []
        for at, level in enumerate(levels):
            for sign in (way,) if way else (1, -1):
                then = less(level, change, sign)
                how = OF_OTHERS if at or not way else OF_SENTENCE_BEFORE
                for one in ratio(change, then, how) if then is not None else ():
                    yield replace(one, terms=(change.term, level.term))
        if levels:
            return
