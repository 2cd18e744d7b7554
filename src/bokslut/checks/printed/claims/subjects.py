"""What a sentence speaks of: the lines of tables that its words, its headings and what was said
before it name.

What names a cell is the line's label, the words of the other head that are no period, and the
table's title; all of them are looked for in the sentence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice
from math import log2
from typing import NamedTuple, TypeVar

from ..understood.kept import Kept
from ..understood.lines import Line, lines_of
from ..understood.understood import Understood
from ..understood.words import (
    BODY_ROOTS,
    FAINT_ROOTS,
    GENERIC_ROOTS,
    TOTAL_ROOTS,
    is_body,
    likeness,
    roots_of,
)
from .speech import BEFORE, BEHIND, HEADING, PREFIX, Spoken

_LEAST_NAMED, _IN_FULL, _FAR_IN_FULL = 0.4, 0.85, 0.92
# How much a word says that any table has.
_LITTLE, _OF_WHOLE = 0.35, 0.4
_MOST_LINES = 40
_FIRST_TEXTS = 12
_REST, _OF_REST = re.compile(r"\W*(?:övrig|other)", re.IGNORECASE), 0.5


class Named(NamedTuple):
    """A line that a sentence names: how surely, from 0 to 1, whether nothing else than the
    number's own part of the sentence was needed, and whether only headings name it."""

    line: Line
    strength: float
    near: bool
    by_heading: bool = False


@dataclass(frozen=True)
class Subjects:
    """All lines of a report's tables by the words that name them."""

    understood: Understood

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line with numbers, in order."""
        return lines_of(self.understood)

    @cached_property
    def _often(self) -> dict[str, int]:
        """In how many lines' labels a word stands."""
        told: dict[str, set[int]] = defaultdict(set)
        for one in self.lines:
            for word in one.words:
                told[word].add(one.place)
        return {word: len(places) for word, places in told.items()}

    @cached_property
    def weight(self) -> Kept[str, float]:
        """How much a word of a label says."""
        return Kept(self._weighed)

    def _weighed(self, word: str) -> float:
        if word in TOTAL_ROOTS | FAINT_ROOTS:
            return 0.1
        if word in BODY_ROOTS:
            return 0.5
        if word in GENERIC_ROOTS:
            return _LITTLE
        return 1.0 / (1.0 + 0.35 * log2(self._often.get(word, 1)))

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Line]]:
        """Lines by what they are called: many tables have the same rows."""
        told: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for one in self.lines:
            told[one.words].append(one)
        return told

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, ...]]]:
        told: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words, lines in self._by_name.items():
            for word in lines[0].own_words or words:
                told[word].append(words)
        return told

    @cached_property
    def _meant_by(self) -> Kept[str, tuple[tuple[str, ...], ...]]:
        """The names of which a word that is said may mean a word."""
        return Kept(self._looked_up)

    def _looked_up(self, said: str) -> tuple[tuple[str, ...], ...]:
        words = {said, *self._by_start.get(said[:PREFIX], ())}
        return tuple(
            name
            for word in words
            if word == said or likeness(word, said)
            for name in self._by_word.get(word, ())
        )

    def called(self, said: Iterable[str]) -> list[Line]:
        """The lines of which some words may mean one, in order."""
        names = {name for one in said for name in self._meant_by[one]}
        return sorted(
            (line for name in names for line in self._by_name[name]), key=lambda one: one.place
        )

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        told: dict[str, list[str]] = defaultdict(list)
        for word in self._by_word:
            if len(word) >= PREFIX:
                told[word[:PREFIX]].append(word)
        return told

    @cached_property
    def _alike(self) -> Counter[frozenset[str]]:
        return Counter(frozenset(one.words) for one in self.lines)

    def alike(self, line: Line) -> int:
        """How many lines have the same name."""
        return self._alike[frozenset(line.words)]

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """What the report's own body is called: by the names at its beginning."""
        texts = list(self.understood.report.texts())[:_FIRST_TEXTS]
        return tuple(
            dict.fromkeys(
                word
                for one in texts
                for word in (*filter(is_body, roots_of(one.text[:200])), *_names_in(one.text[:200]))
            )
        )

    @cached_property
    def totals(self) -> tuple[Line, ...]:
        """The sums of whole tables."""
        return tuple(one for one in self.lines if one.total)

    def named(self, speech: Spoken) -> list[Named]:
        """The lines that the words name, the surest first. A name within a longer one that is
        named in full gives way to it."""
        names = {name for said in speech.words for name in self._meant_by[said]}
        told = [
            named
            for name in names
            if (named := self._strength(self._by_name[name][0], speech)).strength >= _LEAST_NAMED
        ]
        # Words that only stand somewhere else in the sentence do not make a name longer here.
        full = {
            frozenset(one.line.words)
            for one in told
            if one.strength >= (_IN_FULL if one.near else _FAR_IN_FULL)
        }
        kept = [one for one in told if not any(set(one.line.words) < other for other in full)]
        surest = _surest((-one.strength, self._by_name[one.line.words], one) for one in kept)
        return [Named(line, one.strength, one.near, one.by_heading) for line, one in surest]

    def _strength(self, line: Line, speech: Spoken) -> Named:
        """How much of a label the words say: weighed by how much each word says. It is the same
        of every line with that label."""
        whole = said = 0.0
        near, heading = True, True
        for word in line.words:
            weight = self.weight[word]
            found = speech.said[word]
            if found < 1:
                found = max(found, speech.said_with(word, line.words))
            whole += weight
            said += weight * found
            near = near and speech.says_itself[word]
            passed = weight <= _LITTLE and bool(line.own_words)
            heading = heading and (found <= HEADING or passed) and found != BEHIND
        parts = _part_of(line.label)
        # What a share is of does not name it.
        least = _OF_WHOLE if parts and not any(speech.said[one] for one in parts) else 1.0
        if _REST.match(line.label) and not any(map(_REST.match, speech.words)):
            # `Projektet kostade 63,5 mnkr` is not told of the row `Övriga projekt`.
            least *= _OF_REST
        return Named(line, least * said / whole if whole else 0.0, near, heading)

    def of_totals(self, speech: Spoken) -> list[Named]:
        """The sums of tables, which a sentence about the whole means without naming them."""
        unsaid = 0.5 + 0.2 * speech.whole
        # What begins otherwise than every word that is said is not said.
        near = {
            one for word in speech.words for one in self._topics_by_start.get(word[:PREFIX], ())
        }
        said_of = {topic: said for topic in near if (said := speech.speaks_of_any[topic])}
        some = []
        for topic, said in said_of.items():
            strength = min(unsaid + 0.25 * said, 0.9)
            some.append((-strength, self._totals_of[topic], (strength, said >= BEFORE)))
        told = [Named(line, *how) for line, how in _surest(some)]
        # What nothing is said of is left in the order of the report.
        rest = (one for one in self.totals if one.topic not in said_of)
        return [
            *told,
            *(Named(one, unsaid, False) for one in islice(rest, _MOST_LINES - len(told))),
        ]

    @cached_property
    def _topics_by_start(self) -> dict[str, list[frozenset[str]]]:
        told: dict[str, list[frozenset[str]]] = defaultdict(list)
        for topic in self._totals_of:
            for start in {one[:PREFIX] for one in topic}:
                told[start].append(topic)
        return told

    @cached_property
    def _totals_of(self) -> dict[frozenset[str], list[Line]]:
        """The sums by what their tables are about."""
        told: dict[frozenset[str], list[Line]] = defaultdict(list)
        for one in self.totals:
            told[one.topic].append(one)
        return told


_OF_WHAT = re.compile(
    r"\s(?:(?:i|som) (?:%|procent|andel) av|i (?:förhållande|relation) till|andel av|"
    r"(?:as )?(?:a )?(?:%|per ?cent|share|percentage) of)\s",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def _part_of(label: str) -> tuple[str, ...]:
    """The words for the part, of the name of a share that says of what it is one."""
    match = _OF_WHAT.search(label)
    return roots_of(label[: match.start()]) if match else ()


_NAME = re.compile(
    r"\b([A-ZÅÄÖ][a-zåäö]{2,})s? (?:kommun|stad|landsting)\b|\bRegion ([A-ZÅÄÖ][a-zåäö]{2,})"
)


def _names_in(text: str) -> Iterator[str]:
    """What municipalities and regions that a text names are called: `Almby`."""
    for match in _NAME.finditer(text):
        yield from roots_of(match[1] or match[2])


T = TypeVar("T")


def _surest(some: Iterable[tuple[float, Sequence[Line], T]]) -> list[tuple[Line, T]]:
    """The first lines of groups that are each in order, those of the least number first, those of
    the same number by their place."""
    groups = sorted(some, key=lambda each: each[0])
    told: list[tuple[Line, T]] = []
    for _number, same in groupby(groups, key=lambda each: each[0]):
        left = _MOST_LINES - len(told)
        alike = [(line, one) for _n, lines, one in same for line in lines[:left]]
        alike.sort(key=lambda each: each[0].place)
        told += alike[:left]
        if len(told) == _MOST_LINES:
            break
    return told


@lru_cache(maxsize=2)
def subjects_of(understood: Understood) -> Subjects:
    """The lines of a report by their names, gathered once for all rules."""
    return Subjects(understood)
