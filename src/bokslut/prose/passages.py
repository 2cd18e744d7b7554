"""What a sentence speaks of, as seen from one of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bokslut.measures.world import World

from .typed import TypedNumber
from .vocabulary import (
    DECIDERS,
    DIRECTIONS,
    INVESTMENTS,
    OPENINGS,
    OPERATIONS,
    OTHERS,
    PART,
    SUBJECTS,
    TOKEN,
    WHOLE,
    stem,
)

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(
    r"(?<!\b\w)(?<!\.\w)(?<!\bnr)(?<!\bca)(?<!\bkap)(?<!\bdvs)[.!?]\s+(?=[A-ZÅÄÖ])"
)
_CLAUSE = re.compile(
    r"[,;:()]|\b(?:beror|på grund|eftersom|vilket|varav|samtidigt|medan|men|which|while|because)\b"
)
_DEPARTMENT = re.compile(r"avdelning|enhet|kontor|förvaltning|sektion|grupp")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_HEADING = re.compile(r"#{1,6} |[^.!?:]{1,70}$")


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\wåäö-])(?:{form})(?![\wåäö])", re.IGNORECASE)


_SUBJECT_FORMS = [(name, _whole(form)) for name, form in SUBJECTS]
_OPERATION_FORMS = [(name, _whole(form)) for name, form in OPERATIONS]
_DECIDER_FORMS = [(name, _whole(form)) for name, form in DECIDERS.items()]
_DIRECTION = _whole("|".join(sorted(DIRECTIONS, key=len, reverse=True)))
_KNOWN_FORMS = [*_SUBJECT_FORMS, *_OPERATION_FORMS]
_OPENING, _OTHER = _whole(OPENINGS), _whole(OTHERS)
_INVESTMENT, _PART, _BODY = _whole(INVESTMENTS), _whole(PART), _whole(WHOLE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that says something: what, from where to where in the text, and how much it weighs
    for the number: 1 in its own part of the sentence, less the farther away."""

    what: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Passage:
    """The surroundings of a number: its sentence from `start` to `end`, its own part of it from
    `own_start` (the number before) to `own_end` (the number behind), what stands before it in its
    paragraph, and the heading above."""

    text: str
    number: TypedNumber
    start: int
    end: int
    own_start: int
    own_end: int
    before: str = ""
    heading: str = ""
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def _mentions(self, forms: Iterable[tuple[str, re.Pattern[str]]]) -> list[Mention]:
        found: list[Mention] = []
        taken: set[int] = set()
        for what, form in forms:
            for match in form.finditer(self.text, self.start, self.end):
                if not taken.intersection(range(match.start(), match.end())):
                    taken.update(range(match.start(), match.end()))
                    weight = self.weight(match.start())
                    found.append(Mention(what, match.start(), match.end(), weight))
        return sorted(found, key=lambda one: (-one.weight, self._distance(one)))

    def weight(self, place: int) -> float:
        """How much a word at that place of the sentence says of the number."""
        if self.own_start <= place < self.number.start:
            return 1.0 if place >= self.clause[0] else 0.8
        if self.number.end <= place < self.own_end:
            return 0.9 if place < self.clause[1] else 0.5
        return 0.6 if place < self.own_start else 0.3

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause of the number within its own part of the sentence."""
        ahead = [m.end() for m in _CLAUSE.finditer(self.text, self.own_start, self.number.start)]
        behind = _CLAUSE.search(self.text, self.number.end, self.own_end)
        return (
            max(ahead, default=self.own_start),
            behind.start() if behind else self.own_end,
        )

    def _distance(self, one: Mention) -> int:
        return min(abs(self.number.start - one.end), abs(one.start - self.number.end))

    @cached_property
    def subjects(self) -> list[Mention]:
        """What the sentence tells of, what weighs most first."""
        return self._mentions(_SUBJECT_FORMS)

    @cached_property
    def operations(self) -> list[Mention]:
        """What the sentence does with it."""
        return self._mentions(_OPERATION_FORMS)

    @cached_property
    def deciders(self) -> list[Mention]:
        """Who decided the investments that it tells of, in its sentence or else before it."""
        here = self._mentions(_DECIDER_FORMS)
        before = [
            Mention(what, match.start(), match.end(), 0.7)
            for what, form in _DECIDER_FORMS
            for match in form.finditer(self.text, self.start - len(self.before), self.start)
        ]
        return here or sorted(before, key=lambda one: -one.start)

    @cached_property
    def directions(self) -> list[Mention]:
        """The words that turn with a sign; each mention says the word."""
        found = [
            Mention(match[0].lower(), match.start(), match.end(), self.weight(match.start()))
            for match in _DIRECTION.finditer(self.text, self.start, self.end)
        ]
        return sorted(found, key=lambda one: (-one.weight, self._distance(one)))

    def turning(self, families: Sequence[str]) -> Mention | None:
        """The word of one of these families that belongs to the number: the nearest one before it
        in its own part of the sentence, or one that stands directly behind it."""
        for one in self.directions:
            if DIRECTIONS[one.what][0] not in families:
                continue
            behind = self.text[self.number.end : one.start].split()
            if one.weight in (1.0, 0.8) or (one.start >= self.number.end and not behind):
                return one
        return None

    @cached_property
    def of_another(self) -> bool:
        """Whether somebody else than a unit may be meant: a name that no unit bears, or the
        municipality. A sentence that goes on with what it tells of means nobody else."""
        first = TOKEN.search(self.text, self.start, self.number.start)
        begins = first is not None and not (
            _OPENING.fullmatch(first[0])
            or any(form.match(self.text, first.start()) for _name, form in _KNOWN_FORMS)
        )
        last = first.end() if first else self.start
        words = TOKEN.findall(self.text[max(self.clause[0], last) : self.number.start])
        named = any(one[0].isupper() and not one.isupper() for one in words)
        other = _OTHER.search(self.text, self.start, self.number.start)
        return begins or named or other is not None

    @cached_property
    def of_investments(self) -> float:
        """How much the passage speaks of investments: in its sentence, paragraph or heading."""
        if _INVESTMENT.search(self.text, self.start, self.end):
            return 1.0
        if _INVESTMENT.search(self.before):
            return 0.6
        return 0.6 if _INVESTMENT.search(self.heading) else 0.0

    @cached_property
    def of_a_part(self) -> bool:
        """Whether its own words tell of a part or a cause, and not of the whole."""
        return any(_PART.finditer(self.text, self.own_start, self.number.start))

    @cached_property
    def years(self) -> list[tuple[int, float]]:
        """The years of the sentence with their weights."""
        return [
            (int(match[0]), self.weight(match.start()))
            for match in _YEAR.finditer(self.text, self.start, self.end)
        ]

    def stems(self, start: int, end: int) -> list[str]:
        """The stems of the words of a part of the text."""
        return [stem(word) for word in TOKEN.findall(self.text[start:end])]

    @cached_property
    def own_stems(self) -> list[str]:
        """The stems of the words that stand nearest: from the number before to the end of the
        clause behind."""
        return self.stems(self.own_start, self.clause[1])

    @cached_property
    def sentence_stems(self) -> list[str]:
        """The stems of all words of the sentence."""
        return self.stems(self.start, self.end)

    @cached_property
    def said_units(self) -> list[Mention]:
        """The units that are named: in the sentence, else before it, else in the heading."""
        here = self._units_in(self.text[self.start : self.end], self.start)
        if here:
            # Who does something stands before it.
            order = {1.0: 0, 0.8: 1, 0.6: 2, 0.9: 3, 0.5: 4, 0.3: 5}
            return sorted(here, key=lambda one: (order[one.weight], -one.start))
        above = [
            Mention(one.what, 0, 0, 0.7) for one in self._units_in(self.heading, 0, heading=True)
        ]
        earlier = self._units_in(self.before, 0)
        if earlier:
            return [Mention(one.what, 0, 0, 0.3) for one in (*reversed(earlier[-1:]), *above)]
        return above

    def _units_in(self, text: str, offset: int, heading: bool = False) -> list[Mention]:
        words = [(stem(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text)]
        found: list[Mention] = []
        for key, stems in sorted(self.units.items(), key=lambda one: -len(one[1])):
            for index in range(len(words) - len(stems) + 1):
                part = words[index : index + len(stems)]
                start, end = part[0][1] + offset, part[-1][2] + offset
                free = not any(start < one.end and one.start < end for one in found)
                named = tuple(one[0] for one in part) == stems or _department(part, stems)
                if free and named:
                    capital = text[part[0][1]].isupper() or len(stems) > 1
                    if capital or heading or _department(part, stems):
                        weight = 1.0 if heading else self._unit_weight(start)
                        found.append(Mention(key, start, end, weight))
        found += self._by_initials(text, offset)
        if not heading:
            found += [
                Mention(
                    "",
                    match.start() + offset,
                    match.end() + offset,
                    self._unit_weight(offset + match.start()),
                )
                for match in _BODY.finditer(text)
                if not any(one.start <= match.start() + offset < one.end for one in found)
            ]
        return sorted(found, key=lambda one: one.start)

    def _by_initials(self, text: str, offset: int) -> Iterable[Mention]:
        """The units whose name is made of the first letters of words: Human Resources for HR."""
        for key, stems in self.units.items():
            if len(stems) == 1 and 2 <= len(stems[0]) <= 4:
                words = r" ".join(rf"{letter.upper()}[a-zåäö]+" for letter in stems[0])
                for match in re.finditer(rf"\b{words}\b", text):
                    start = match.start() + offset
                    yield Mention(key, start, match.end() + offset, self._unit_weight(start))

    def _unit_weight(self, place: int) -> float:
        return self.weight(place) if place >= self.start else 0.3


def _department(words: Sequence[tuple[str, int, int]], stems: tuple[str, ...]) -> bool:
    """Whether a word is a unit's name with the kind of unit behind it: ekonomiavdelningen."""
    return (
        len(stems) == 1
        and len(stems[0]) >= 5
        and _DEPARTMENT.fullmatch(words[0][0].removeprefix(stems[0]).removeprefix("s")) is not None
        and words[0][0].startswith(stems[0])
    )


def unit_names(world: World) -> dict[str, tuple[str, ...]]:
    """The stems of the name of each unit, the body's own under its key."""
    keys = dict.fromkeys([world.body, *world.organisation.keys()])
    named = {key: tuple(map(stem, TOKEN.findall(world.name("unit", key)))) for key in keys}
    return {key: stems for key, stems in named.items() if stems}


def passages(
    text: str, numbers: Iterable[TypedNumber], world: World
) -> list[tuple[TypedNumber, Passage]]:
    """Each number with its surroundings, in order."""
    wanted = [one for one in numbers if one.is_amount]
    units = unit_names(world)
    found: list[tuple[TypedNumber, Passage]] = []
    for start, end, heading in _paragraphs(text):
        inside = [one for one in wanted if start <= one.start < end]
        for first, last in _sentences(text, start, end) if inside else ():
            here = [one for one in inside if first <= one.start < last]
            for index, one in enumerate(here):
                before, after = here[index - 1 : index], here[index + 1 : index + 2]
                found.append(
                    (
                        one,
                        Passage(
                            text,
                            one,
                            first,
                            last,
                            before[0].end if before else first,
                            after[0].start if after else last,
                            text[start:first],
                            heading,
                            units,
                        ),
                    )
                )
    return found


def _paragraphs(text: str) -> Iterable[tuple[int, int, str]]:
    """The paragraphs with the heading above each; a short one without a full stop is a heading."""
    heading, start = "", 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[start:end].strip()
        if words and _HEADING.match(words) and "\t" not in words and len(words) <= 80:
            heading = words
        yield start, end, heading
        start = match.end() if match else end


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE.finditer(text, start, end)]
    bounds = [start, *ends, end]
    return list(pairwise(bounds))
