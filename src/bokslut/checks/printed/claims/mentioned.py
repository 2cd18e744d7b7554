"""What a frame of a sentence may tell the amounts of: the lines that its words name, several of
them together, one as a share of another, the key figures and sums that closings have in common,
and what was told of right before under the same heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from ..understood.dimensions import dimension_of
from ..understood.key_figure_terms import (
    COMMON_SUMS,
    KEY_FIGURES,
    TAXES_AND_GRANTS,
    CommonSum,
    KeyFigure,
)
from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import GENERIC_ROOTS, TELLING_ROOTS, TOTAL_ROOTS, likeness, root, roots_of
from .frames import Part
from .meanings import Readings
from .measures import Amount, Column, Measure, Reckoned, amounts_of, shares_of, sums_of
from .speech import Spoken
from .subjects import Named

_LEAST_NAMED, _MOST_LINES, _MOST_PAIRS = 0.4, 25, 5
_OF_CONTEXT, _OF_RESULT, _OF_BODY, _OF_TERM, _OF_TOTAL = 0.55, 0.6, 0.75, 0.9, 0.8
_LEAST_OF_WHOLE, _ALMOST, _OF_PART = 0.55, 0.8, 0.75
# Of how many lines, sums and shares what was reckoned is kept.
_MOST_KEPT = 20_000
_OF_CLOSING = 1.3
_CLOSING = re.compile(
    r"\b(?:vid|i)\s+(?:årets|periodens)\s+(?:slut|utgång)\b|^utgående\b|"
    r"\bat (?:the )?end of (?:the )?(?:year|period)\b|^closing\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:vid|i)\s+(?:årets|periodens)\s+(?:början|ingång)\b|^ingående\b|"
    r"\bat (?:the )?beginning of (?:the )?(?:year|period)\b|^opening\b",
    re.IGNORECASE,
)
# What `resultatet` may be the one of: every result that the statements have.
_RESULTS = frozenset((root("resultat"), root("result")))
_THE_BODY = re.compile(r"\b(?:nämnden|styrelsen)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mentioned:
    """What the frames of a report's sentences may tell of."""

    readings: Readings

    def of(
        self,
        sentence: Sentence,
        group: Sequence[Part],
        before: Sentence | None,
        context: Sequence[Line],
    ) -> Iterator[Measure]:
        """All that a frame may tell of, the surest first among lines."""
        named = self._named(sentence, group, before)
        for line in context:
            named.setdefault(line.place, Named(line, _OF_CONTEXT, near=False))
        some = sorted(named.values(), key=lambda one: -one.strength)
        single = [self._measure(one.line, one.strength, near=one.near) for one in some]
        yield from single
        sums = [*self._sums(some), *self.common_sums(sentence.text)]
        yield from sums
        yield from self._terms(sentence, group)
        if any(one.is_share for one in group):
            yield from self._shares(single[: _MOST_PAIRS * 2], sums)

    def by(self, words: str, line: Line | None = None) -> Iterator[Measure]:
        """What some words alone name, the surest first: lines, the sum of a line's own table where
        they say nothing else."""
        said = roots_of(words)
        yield from self.common_sums(words)
        full = [
            one
            for one in self.readings.subjects.called(said)
            if one.words and all(_is_said(word, said) for word in one.words)
        ]
        most = max((len(set(one.words) - TOTAL_ROOTS) for one in full), default=0)
        for one in full:
            if len(set(one.words) - TOTAL_ROOTS) == most:
                yield self._measure(one, 1.0, near=True)
        if not most:
            speech = Spoken(words, dict.fromkeys(said, 1.0), goes_back=False, whole=True)
            for named in self.readings.subjects.named(speech):
                if named.strength >= _LEAST_OF_WHOLE:
                    yield self._measure(named.line, named.strength * _OF_PART, near=True)
        telling = [one for one in said if one not in TELLING_ROOTS | GENERIC_ROOTS]
        if line is not None and all(one in line.topic for one in telling):
            for total in self.readings.subjects.totals:
                if total.grid == line.grid:
                    yield self._measure(total, _OF_TOTAL, near=True)

    def called(self, label: re.Pattern[str]) -> Iterator[Measure]:
        """The lines whose label is of a form."""
        for line in self.readings.subjects.lines:
            if label.search(line.label.strip()):
                yield self._measure(line, 1.0, near=True)

    def measure(self, line: Line, strength: float = 1.0) -> Measure:
        """What a line tells."""
        return self._measure(line, strength, near=True)

    def together(self, lines: tuple[Line, ...], strength: float) -> Measure:
        """What several lines tell together."""
        return self._sum(lines, strength)

    def _measure(self, line: Line, strength: float, *, near: bool) -> Measure:
        """What a line tells, made once of each that is named as surely."""
        key = line.place, strength, near
        told = self._measures.get(key)
        if told is None:
            told = self._made(line, strength, near)
            if len(self._measures) < _MOST_KEPT:
                self._measures[key] = told
        return told

    @cached_property
    def _measures(self) -> dict[tuple[int, float, bool], Measure]:
        return {}

    def _made(self, line: Line, strength: float, near: bool) -> Measure:
        reckoned = self._reckoned_once((line.place,), lambda: self._with_opening(line))
        if _CLOSING.search(line.label):
            # That it is at the end of the year goes without saying.
            strength = min(1.0, strength * _OF_CLOSING)
        return Measure(line, (line,), strength, near, line.label, reckoned)

    def _with_opening(self, line: Line) -> Mapping[Column, Amount]:
        """The amounts of a line; of one that is what there is at the end of a year also what there
        was at its beginning, as the year before."""
        told = dict(amounts_of(line))
        if not _CLOSING.search(line.label):
            return told
        opening = self._openings.get((line.grid, _CLOSING.sub("", line.label).strip().lower()))
        for column, amount in (amounts_of(opening) if opening else {}).items():
            year = column.period[:4]
            if column.kind == "level" and year.isdigit():
                told.setdefault(column._replace(period=str(int(year) - 1)), amount)
        return told

    @cached_property
    def _openings(self) -> Mapping[tuple[int, str], Line]:
        return {
            (one.grid, _OPENING.sub("", one.label).strip().lower()): one
            for one in self.readings.subjects.lines
            if _OPENING.search(one.label)
        }

    def _sum(self, lines: tuple[Line, ...], strength: float, sign: int = 0) -> Measure:
        """Several lines together, those behind the first with a sign if one is told."""
        # The same lines may be told together in several ways.
        places = (*((-10 - sign,) if sign else ()), *(one.place for one in lines))
        reckoned = self._reckoned_once(places, lambda: sums_of(lines, sign))
        label = ", ".join(one.label for one in lines)
        return Measure(lines[0], lines, strength, True, label, reckoned)

    def _share(self, part: Measure, whole: Measure, strength: float) -> Measure:
        """One measure as a share of another."""
        lines = (*part.lines, *whole.lines)
        # A share is told apart from a sum of the same lines.
        places = (-1, *(one.place for one in lines))
        reckoned = self._reckoned_once(places, lambda: shares_of(part, whole))
        return Measure(
            part.line, lines, strength, part.near and whole.near, part.label, reckoned, part, whole
        )

    def _reckoned_once(
        self, places: tuple[int, ...], amounts: Callable[[], Mapping[Column, Amount]]
    ) -> Reckoned:
        told = self._reckoned.get(places)
        if told is None:
            told = Reckoned(amounts())
            if len(self._reckoned) < _MOST_KEPT:
                self._reckoned[places] = told
        return told

    @cached_property
    def _reckoned(self) -> dict[tuple[int, ...], Reckoned]:
        return {}

    def _named(
        self, sentence: Sentence, group: Sequence[Part], before: Sentence | None
    ) -> dict[int, Named]:
        """The lines that the words of a frame may name, each as surely as it is named best."""
        told: dict[int, Named] = {}
        subjects = self.readings.subjects
        for part in group:
            speech, named = self.readings.spoken_of(sentence, part.number, before)
            some = [*named[:_MOST_LINES], *subjects.of_totals(speech)[:_MOST_LINES]]
            if _RESULTS & set(roots_of(speech.clause)):
                some += [Named(one, _OF_RESULT, near=True) for one in self._results]
            if _THE_BODY.search(sentence.text):
                some += [Named(one, _OF_BODY, near=True) for one in self._of_body]
            for one in some:
                known = told.get(one.line.place)
                weaker = known is None or known.strength < one.strength
                if one.strength >= _LEAST_NAMED and weaker:
                    told[one.line.place] = one
        return told

    @cached_property
    def _of_body(self) -> list[Line]:
        """The lines that are called what the report's own board is."""
        own = {one for one in self.readings.subjects.bodies if one.endswith(("nämnd", "styrels"))}
        return [one for one in self.readings.subjects.lines if own & set(one.words)][:_MOST_LINES]

    @cached_property
    def _results(self) -> list[Line]:
        return [one for one in self.readings.subjects.lines if _RESULTS & set(one.words)][
            :_MOST_LINES
        ]

    def _sums(self, some: Sequence[Named]) -> Iterator[Measure]:
        """Two lines of a table that the words name beside one another."""
        for one, other in combinations(some[:_MOST_PAIRS], 2):
            strength = min(one.strength, other.strength)
            near = one.near and other.near and not (one.by_heading or other.by_heading)
            if near and strength >= 0.6 and one.line.grid == other.line.grid:
                yield self._sum((one.line, other.line), strength * 0.95)

    def common_sums(self, text: str) -> Iterator[Measure]:
        """What closings add and seldom print: income from taxes and grants, what is left of
        financial income."""
        for one in COMMON_SUMS:
            if one.name.search(text):
                yield from self._of_common_sum(one)

    def _of_common_sum(self, one: CommonSum) -> Iterator[Measure]:
        firsts, seconds = self._called[one]
        for first in firsts:
            for second in seconds:
                if first.grid == second.grid:
                    told = self._sum((first, second), _OF_TERM, one.sign)
                    yield replace(told, term=one.name if one.sign else None)

    @cached_property
    def _called(self) -> Mapping[CommonSum, tuple[list[Line], list[Line]]]:
        """The lines of the statements that common sums are of: amounts, and no growth of them."""
        labels = [
            (line.label.strip(), line)
            for line in self.readings.subjects.lines
            if not all(dimension_of(cell.unit) == "share" for cell in line.cells)
        ]
        return {
            one: (
                [line for label, line in labels if one.first.search(label)],
                [line for label, line in labels if one.second.search(label)],
            )
            for one in COMMON_SUMS
        }

    def _terms(self, sentence: Sentence, group: Sequence[Part]) -> Iterator[Measure]:
        """Key figures by their standard terms, of the lines that they are the quotient of."""
        if any(one.is_share for one in group):
            yield from self.key_figures(sentence.text)

    def key_figures(self, text: str) -> Iterator[Measure]:
        """Key figures that some words name, as shares of the lines that they are reckoned of."""
        words = re.findall(r"\w+", text)
        for one in KEY_FIGURES:
            if not any(map(one.name.search, words)):
                continue
            below, over = self._of_key_figure(one)
            wholes = [self._measure(line, _OF_TERM, near=True) for line in below[:_MOST_PAIRS]]
            if one.below.search("skatter och bidrag"):
                wholes += self._of_common_sum(TAXES_AND_GRANTS)
            for line in over[:_MOST_PAIRS]:
                for whole in wholes:
                    part = self._measure(line, _OF_TERM, near=True)
                    if line.place not in whole.places:
                        yield self._share(part, whole, _OF_TERM)

    def _of_key_figure(self, one: KeyFigure) -> tuple[list[Line], list[Line]]:
        """The lines that a key figure may be of, and those that it may be a share of."""
        if one not in self._of_key_figures:
            labels = [(line.label.strip(), line) for line in self.readings.subjects.lines]
            self._of_key_figures[one] = (
                [line for label, line in labels if one.below.search(label)],
                [line for label, line in labels if one.over.search(label)],
            )
        return self._of_key_figures[one]

    @cached_property
    def _of_key_figures(self) -> dict[KeyFigure, tuple[list[Line], list[Line]]]:
        return {}

    def _shares(self, single: Sequence[Measure], sums: Sequence[Measure]) -> Iterator[Measure]:
        """Each named line as a share of its table's sum and of the others that are named."""
        for one in single:
            for other in (*single, *sums):
                whole = other.line.total and other.line.grid == one.line.grid
                if (
                    not (whole or (one.near and other.strength >= 0.6))
                    or one.line.place in other.places
                ):
                    continue
                share = self._share(one, other, min(one.strength, other.strength) * 0.95)
                if share.amounts:
                    yield share


def _is_said(word: str, said: Sequence[str]) -> bool:
    """Whether a word of a label is said, or only says that it is a sum."""
    return word in TOTAL_ROOTS or any(likeness(word, one) >= _ALMOST for one in said)
