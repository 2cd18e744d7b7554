"""How surely a number of a sentence is wrong, by what else of the report says so.

A line that a sentence seems to name, or a sum that it seems to tell, is one witness against a
number: it may have been misheard. Where nothing explains the number, and a second witness that
knows nothing of the first asks for the same other one, it is **sure**: the arithmetic of the
sentence beside the line of its name, another rule by other terms, or a slip of the hand that turns
just this number into the printed one. That the other number is told elsewhere is no witness: what
is told there need not be told here again. Where another line has the printed number, what the
words name is not enough: the sentence may well speak of that line. Source: corroboration of audit
evidence from independent sources (ISA 500).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .equations import Equation, State, TextNumber
from .explained import Grade, Window, window_of
from .meanings import Reading
from .misstated import slip
from .orphans import Orphans, Weighed
from .understood import Sentence

_LEAST_NAMED, _LEAST_SLIPPED, _LEAST_DIGITS = 0.25, 2.0, 3
_BY_LINE = "text-against-table"
_ENOUGH = 2


@dataclass(frozen=True)
class Witnesses:
    """What else of a report speaks for or against the numbers that its equations contradict."""

    orphans: Orphans

    def heard(self) -> Iterator[Equation]:
        """The equations, those against numbers of sentences as sure as their witnesses are."""
        for one in self.orphans.equations:
            told = self._found.get(one.stated.number)
            yield self._weighed(one, *told) if told and one.state is State.CONTRADICTED else one

    @cached_property
    def _found(self) -> dict[object, tuple[Sentence, Weighed]]:
        against = self.orphans.contradicted
        return {
            number: (sentence, one)
            for sentence, some in self.orphans.weighed
            for one in some
            if (number := sentence.term(one.claim.number).number) in against
        }

    @cached_property
    def _against(self) -> dict[TextNumber, list[Equation]]:
        told: dict[TextNumber, list[Equation]] = {}
        for one in self.orphans.equations:
            number = one.stated.number
            if one.state is State.CONTRADICTED and isinstance(number, TextNumber):
                told.setdefault(number, []).append(one)
        return told

    def _weighed(self, equation: Equation, sentence: Sentence, stated: Weighed) -> Equation:
        meant = self._meant(equation, sentence, stated)
        if equation.sure:
            doubted = equation.rule == _BY_LINE and self._is_of_another_line(stated, meant)
            return replace(equation, sure=not doubted)
        enough = stated.grade is not Grade.EXPLAINED and self._count(equation, meant) >= _ENOUGH
        return replace(equation, sure=enough)

    def _meant(self, equation: Equation, sentence: Sentence, stated: Weighed) -> _Meant:
        """The claim as it would read with the number that an equation asks for."""
        number = replace(stated.claim.number, value=equation.computed)
        claim = replace(stated.claim, number=number)
        before = self.orphans.before(sentence)
        window = window_of(claim)
        held = [
            one
            for one in self.orphans.readings.of(claim, before)
            if window.holds(one.value, one.half)
        ]
        return _Meant(replace(stated, claim=claim), window, tuple(held))

    def _count(self, equation: Equation, meant: _Meant) -> int:
        """How many witnesses ask for a number."""
        claim, explanations = meant.of.claim, self.orphans.explanations
        stated = equation.stated.value
        return (
            any(one.weight >= _LEAST_NAMED for one in meant.held)
            + explanations.follows_from_own(claim, meant.window)
            + (
                slip(stated.value, equation.computed, stated.decimals).weight >= _LEAST_SLIPPED
                and meant.window.dimension != "share"
            )
            + self._is_asked_for_again(equation)
        )

    def _is_asked_for_again(self, equation: Equation) -> bool:
        """Whether another rule asks for the same number by other terms."""
        number = equation.stated.number
        assert isinstance(number, TextNumber)
        return any(
            abs(one.computed - equation.computed) <= one.tolerance + equation.tolerance
            and {each.number for each in one.terms}.isdisjoint(
                each.number for each in equation.terms
            )
            for one in self._against[number]
            if one.rule != equation.rule
        )

    def _is_of_another_line(self, stated: Weighed, meant: _Meant) -> bool:
        """Whether another line than the one that is meant has the printed number."""
        if stated.claim.digits < _LEAST_DIGITS:
            return False
        window = window_of(stated.claim)
        lines = self.orphans.explanations.lines_with(window)
        return bool(lines) and lines.isdisjoint(one.line.place for one in meant.held)


@dataclass(frozen=True, slots=True)
class _Meant:
    """A number that an equation asks for, in its sentence, and the readings that it would be of."""

    of: Weighed
    window: Window
    held: tuple[Reading, ...]


def heard(orphans: Orphans) -> tuple[Equation, ...]:
    """The equations of a report, each as sure as its witnesses make it."""
    return tuple(Witnesses(orphans).heard())
