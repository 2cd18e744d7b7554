"""The lines that the words of percents name: parts, wholes, the sums of tables, and the cells that
an amount of a text is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from .claims import claim_of
from .dimensions import dimension_of
from .lines import Line
from .meanings import Readings
from .measures import Column, Measure
from .mentioned import Mentioned
from .percent_amounts import (
    GROUP,
    OF_OTHERS,
    OF_TEXT,
    VERBS,
    Told,
    amount_in,
    are_akin,
    gone_on_with,
    says,
)
from .percent_forms import Form
from .understood import Sentence
from .words import GENERIC_ROOTS, TELLING_ROOTS, is_body, likeness, roots_of

_ZERO = Decimal(0)
LEAST_NAMED, _ALMOST, _MOST = 0.5, 0.8, 8
_OF_GROUP, _EACH_UNSAID, _OF_NEAR_CELL, _OF_CELL = 0.6, 0.85, 0.8, 0.72
_LEAST_ANCHORED, _LEAST_ALONE = 2, 3
_ASIDE = re.compile(
    r"\b(?:inklusive|inkl|exklusive|exkl|including|excluding)\b[^,;:⟦]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cell that a number of the text is."""

    line_grid: int
    column: Column
    places: frozenset[int]
    strength: float


@dataclass(frozen=True)
class Names:
    """What the words of a report's percents name."""

    mentioned: Mentioned

    @property
    def readings(self) -> Readings:
        """The readings of the report."""
        return self.mentioned.readings

    @cached_property
    def totals(self) -> dict[int, list[Line]]:
        """The sums of each table: those that are called so, and those that come out as all that
        stands above them."""
        by_grid: dict[int, list[Line]] = defaultdict(list)
        for one in self.readings.subjects.lines:
            by_grid[one.grid].append(one)
        return {
            grid: [
                one
                for at, one in enumerate(lines)
                if one.total or (at > 1 and _adds_up(one, lines[:at]))
            ]
            for grid, lines in by_grid.items()
        }

    @cached_property
    def _cells(self) -> dict[str, list[tuple[Decimal, Decimal, Line, Column]]]:
        """What every line has, by size."""
        told: dict[str, list[tuple[Decimal, Decimal, Line, Column]]] = defaultdict(list)
        for line in self.readings.subjects.lines:
            for column, one in self.mentioned.measure(line).amounts.items():
                told[one.dimension].append((abs(one.value), one.half, line, column))
        for some in told.values():
            some.sort(key=lambda one: one[0])
        return told

    def _printed(self, told: Told) -> list[tuple[Line, Column]]:
        """The cells of any table that are an amount."""
        some = self._cells.get(told.dimension, [])
        low, high = told.value - told.half * 2, told.value + told.half * 2
        at = bisect_left(some, low, key=lambda one: one[0])
        found = []
        while at < len(some) and some[at][0] <= high:
            value, half, line, column = some[at]
            if abs(value - told.value) <= told.half + half:
                found.append((line, column))
            at += 1
        return found

    def named(self, words: str) -> list[Measure]:
        """What some words name."""
        said = roots_of(words)
        if not said or not self.readings.subjects.lines:
            return []
        found: dict[tuple[frozenset[int], str], Measure] = {}
        for one in self.mentioned.by(words):
            group = GROUP & {*one.line.topic, *roots_of(" ".join(one.line.section))}
            if group and not group & set(said):
                one = replace(one, strength=one.strength * _OF_GROUP)
            if one.strength >= LEAST_NAMED:
                found.setdefault((one.places, one.label), one)
        return sorted(found.values(), key=lambda one: -one.strength)

    def parts(
        self, form: Form, before: Sequence[Sentence]
    ) -> Iterator[tuple[Told | Measure, float]]:
        """What the words name as the part, each with how surely."""
        if form.part_amount is not None:
            yield amount_in(form.sentence, form.part_amount, OF_TEXT), OF_TEXT
            return
        told = gone_on_with(form, before)
        if told is not None:
            yield told, told.strength
            return
        clause = re.split(r"[;:,]\s|⟧|\b(?:men|medan|but|while)\s", _ASIDE.sub(" ", form.part))
        for near in reversed([one for one in clause if roots_of(one)][-2:]):
            for words in re.split(VERBS, near):
                found = list(self._subject(words, form.nth)) if words and roots_of(words) else []
                if found:
                    yield from found
                    return

    def _subject(self, words: str, nth: int | None) -> Iterator[tuple[Measure, float]]:
        """What a subject names: a line, or several together, or one of two."""
        pieces = [one for one in re.split(r"\b(?:och|samt|and)\s", words) if roots_of(one)]
        if nth is not None:
            words = pieces[nth] if len(pieces) == 2 else ""
            pieces = [words]
        if len(pieces) == 1:
            for one in self.named(words):
                yield one, one.strength * self._clearly(words, one)
            return
        whole = [one for one in self.named(words) if all(says(one, each) for each in pieces)]
        for one in whole or self._together(pieces):
            yield one, one.strength

    def of_bodies(self, form: Form, line: Line, before: Sequence[Sentence]) -> float:
        """How surely a line is meant where some board is spoken of."""
        label = line.label.lower()
        rest = re.match(r"(?:övriga?|other)\b", label)
        if rest and rest[0] not in form.sentence.text.lower():
            return OF_OTHERS
        told = " ".join((*form.sentence.headings[-1:], *(one.text for one in before)))
        bodies = [
            one
            for one in roots_of(told)
            if is_body(one) and one not in self.readings.subjects.bodies
        ]
        names = (*line.words, *line.topic)
        return 1 if not bodies or any(one in names for one in bodies) else _OF_GROUP

    def _clearly(self, words: str, one: Measure) -> float:
        """How surely some words mean a line and nothing narrower."""
        names = (*one.line.words, *one.line.topic, *self.readings.subjects.bodies)
        unsaid = [
            word
            for word in roots_of(words)
            if word not in TELLING_ROOTS | GENERIC_ROOTS
            and not any(are_akin(name, word) for name in names)
        ]
        return float(_EACH_UNSAID ** len(unsaid))

    def _together(self, pieces: Sequence[str]) -> Iterator[Measure]:
        """The lines of one table that several words name, together."""
        named = [self.named(one) for one in pieces]
        for first in named[0]:
            beside = [
                [one for one in some if one.line.grid == first.line.grid] for some in named[1:]
            ]
            if all(beside):
                some = (first, *(one[0] for one in beside))
                if len({one.line.place for one in some}) == len(some):
                    yield self.mentioned.together(
                        tuple(one.line for one in some), min(one.strength for one in some)
                    )

    def anchors(self, form: Form, before: Sequence[Sentence]) -> list[Anchor]:
        """The cells of named lines that the part is."""
        number = form.part_amount
        if number is None:
            return []
        told = amount_in(form.sentence, number, OF_TEXT)
        claim = claim_of(form.sentence, number)
        if claim.digits < _LEAST_ANCHORED:
            return []
        _speech, named = self.readings.spoken_of(
            form.sentence, number, before[-1] if before else None
        )
        some = []
        for one in named:
            if one.strength < LEAST_NAMED:
                continue
            measure = self.mentioned.measure(one.line, one.strength)
            for column, amount in measure.amounts.items():
                if amount.dimension == told.dimension and (
                    abs(abs(amount.value) - told.value) <= told.half + amount.half
                ):
                    how = _OF_CELL if one.near or claim.digits > 2 else OF_OTHERS
                    how = _OF_NEAR_CELL if one.near and one.strength >= _ALMOST else how
                    some.append(Anchor(one.line.grid, column, measure.places, how))
        if some:
            return some
        printed = self._printed(told)
        alone = len(printed) == 1 and claim.digits >= _LEAST_ALONE
        how = _OF_CELL if alone else OF_OTHERS
        return [
            Anchor(line.grid, column, frozenset((line.place,)), how)
            for line, column in printed[:_MOST]
        ]


def _adds_up(one: Line, above: Sequence[Line]) -> bool:
    """Whether a line is the sum of those above it in a column of its table."""
    cells = {each.number.column: each for each in one.cells}
    for column, cell in cells.items():
        parts = [each for line in above for each in line.cells if each.number.column == column]
        if len(parts) < len(above) or dimension_of(cell.unit) == "share" or len(parts) < 2:
            continue
        gap = abs(sum((each.value.value for each in parts), _ZERO) - cell.value.value)
        if gap <= cell.value.half * (len(parts) + 1) < abs(cell.value.value) / 50:
            return True
    return False


def begins(measure: Measure, words: str) -> bool:
    """Whether the first word that says something is of the measure: `skulden löper med rörlig
    ränta` names the debt."""
    if len(measure.lines) > 1:
        return True
    said = [one for one in roots_of(words) if one not in GENERIC_ROOTS]
    names = (*measure.line.words, *roots_of(measure.line.label))
    return not said or any(likeness(name, one) for one in said[:1] for name in names)
