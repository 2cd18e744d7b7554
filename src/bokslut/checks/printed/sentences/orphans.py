"""The numbers of a report's sentences by how surely they are explained: what the rules that look
at what is left open share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bokslut.model.finding import Finding

from ..claims.claims import Claim, claim_of
from ..claims.meanings import Reading, Readings, readings_of
from ..understood.equations import Equation, Number, State, TextNumber
from ..understood.understood import Sentence, Understood
from .explained import Explanations, Grade, proved_texts

_LONGEST_QUOTE, _MOST_NUMBERS = 200, 5_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """A number of a sentence: what it claims, what it may mean, and how surely it is explained."""

    claim: Claim
    readings: Sequence[Reading]
    grade: Grade

    @property
    def best(self) -> float:
        """How surely the likeliest reading is meant."""
        return self.readings[0].weight if self.readings else 0.0


@dataclass(frozen=True)
class Orphans:
    """The numbers of a report's sentences by how surely they are explained."""

    understood: Understood
    equations: Sequence[Equation]

    @cached_property
    def readings(self) -> Readings:
        """The readings of claims."""
        return readings_of(self.understood)

    @cached_property
    def explanations(self) -> Explanations:
        """What can explain them."""
        return Explanations(self.readings)

    @cached_property
    def contradicted(self) -> frozenset[TextNumber]:
        """The numbers that an equation contradicts."""
        return frozenset(
            one.stated.number
            for one in self.equations
            if one.state is State.CONTRADICTED and isinstance(one.stated.number, TextNumber)
        )

    def is_contradicted(self, sentence: Sentence) -> bool:
        """Whether an equation contradicts a number of a sentence."""
        return any(sentence.term(one).number in self.contradicted for one in sentence.amounts)

    @cached_property
    def added(self) -> frozenset[Number]:
        """The numbers that a sum or a difference bears out, sign and all."""
        return frozenset(
            number
            for one in self.equations
            if one.linear and one.state in (State.PROVED, State.ROUNDING)
            for number in one.numbers
        )

    @cached_property
    def weighed(self) -> list[tuple[Sentence, list[Weighed]]]:
        """The numbers of each whole sentence."""
        proved = proved_texts(self.equations)
        told: list[tuple[Sentence, list[Weighed]]] = []
        before: Sentence | None = None
        count = 0
        for sentence in self.understood.sentences:
            count += len(sentence.amounts)
            if count > _MOST_NUMBERS:
                break
            if before and before.block != sentence.block:
                before = None
            some = []
            for number in sentence.amounts if sentence.is_statement else ():
                claim = claim_of(sentence, number)
                readings = self.readings.once(claim, before)
                grade = (
                    Grade.EXPLAINED
                    if sentence.term(number).number in proved
                    else self.explanations.grade(claim, readings, before)
                )
                some.append(Weighed(claim, readings, grade))
            if some:
                told.append((sentence, some))
                self._before[sentence.block, sentence.start] = before
            if before is None or self.readings.names_something(sentence):
                before = sentence
        return told

    @cached_property
    def _before(self) -> dict[tuple[int, int], Sentence | None]:
        return {}

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence of its paragraph that one goes on from."""
        return self._before.get((sentence.block, sentence.start))

    def untold(self, told: Iterable[Finding]) -> list[tuple[Sentence, list[Weighed]]]:
        """The sentences of which no finding is told yet."""
        quotes = {(one.place.page, one.place.line, one.quote) for one in told}
        return [one for one in self.weighed if _quoted(one[0]) not in quotes]


def _quoted(sentence: Sentence) -> tuple[int | None, int | None, str]:
    text = sentence.text
    quote = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return sentence.spot.page, sentence.spot.line, quote
