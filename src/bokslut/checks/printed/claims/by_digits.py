"""Lines that a frame of a sentence tells of by its digits, whatever words it uses.

`36 565 personer bodde i kommunen, 1 133 fler än ett år tidigare` beside a line `Antal invånare`
of 37 698 and 36 565: no word names it, yet its difference is 1 133 and what it was before is
36 565. How many digits agree, and how rarely what does not is a slip or another year's number by
chance, must together be more than all the lines of a report could make by accident; fewer are
needed where the sentence says a word of the line's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from bokslut.model.numbers import rounded

from ..understood.dimensions import dimension_of, in_unit
from ..understood.lines import Line
from ..understood.misstated import slip
from ..understood.understood import Sentence
from ..understood.words import also_called, likeness, roots_of
from .claims import Claim
from .doubts import is_in_label, is_reckoned, is_told_already
from .frame_fits import digits_borne_out, holds
from .frames import Part, groups
from .line_values import Value, kind_of_cell
from .meanings import Reading, Readings, comparable
from .measures import Measure, Reckoned, Setting, amounts_of

# How many digits must speak for a line: where the sentence says a word of it, and where none.
_NAMED, _UNNAMED = 5.0, 6.5
_LEAST_OF_ONE, _LEAST_ALONE, _LEAST, _MOST_LINES = 4, 7, 2, 12
_LIKE, _STRENGTH, _BY_CHANCE = 0.5, 0.3, 0.25
_LEVELS = ("level", "then", "plan")
_SCALES = {"tkr": -3, "mkr": -6, "mdkr": -9}
_SLIPS = ("digit", "swapped", "dropped")


@dataclass(frozen=True, slots=True)
class ByDigits:
    """A number, what a line says of it, and whether that is what is told."""

    claim: Claim
    reading: Reading
    holds: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """A line beside a frame: what it says of each number, which of these are what is told, by how
    many digits, and whether a word of it is said."""

    line: Line
    held: Mapping[int, Value]
    missed: Mapping[int, tuple[Value, float]]
    digits: int
    named: bool

    @property
    def needed(self) -> float:
        return _NAMED if self.named else _UNNAMED


@dataclass(frozen=True)
class Digits:
    """The lines of a report by their numbers."""

    readings: Readings

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return self.readings.subjects.lines

    @cached_property
    def _levels(self) -> dict[str, list[tuple[Decimal, int]]]:
        """What stands in cells, by dimension, in order."""
        told: dict[str, set[tuple[Decimal, int]]] = defaultdict(set)
        for line in self._lines:
            for cell in line.cells:
                if cell.value.value and kind_of_cell(cell) in ("level", "budget", "forecast"):
                    value = abs(cell.base)
                    told[dimension_of(cell.unit)].add((value, line.place))
                    if cell.unit in _SCALES:
                        # Residents stand in tables of thousands, too.
                        told["number"].add((abs(cell.value.value), line.place))
        return {name: sorted(some) for name, some in told.items()}

    @cached_property
    def _changes(self) -> dict[str, list[tuple[Decimal, int]]]:
        """What lines differ by from the year before, by dimension, in order."""
        told: dict[str, set[tuple[Decimal, int]]] = defaultdict(set)
        for line in self._lines:
            some = amounts_of(line)
            for column, one in some.items():
                year = column.period[:4]
                if column.kind != "level" or not year.isdigit():
                    continue
                for other, then in some.items():
                    before = other.period == column.period.replace(year, str(int(year) - 1))
                    if before and (other.kind, other.words) == (column.kind, column.words):
                        gap = abs(one.value - then.value)
                        told[one.dimension].add((gap, line.place))
                        if one.unit in _SCALES:
                            told["number"].add((gap.scaleb(_SCALES[one.unit]), line.place))
        return {name: sorted(some) for name, some in told.items()}

    def of(
        self, sentence: Sentence, claims: Sequence[Claim], open_ones: Set[int]
    ) -> Iterator[ByDigits]:
        """What lines say of the numbers of a sentence that nothing else tells of, by the digits of
        those beside them."""
        if not open_ones or not sentence.is_statement:
            return
        told = roots_of(" ".join((sentence.text, *sentence.headings[-1:])))
        said = (*told, *map(also_called, told))
        for group in groups(sentence):
            some = [one for one in group if _is_told(claims[one.place], one)]
            if not any(one.place in open_ones for one in some):
                continue
            fits = [
                fit
                for line in self._able(some, claims)
                for fit in self._fits(line, some, claims, said)
            ]
            yield from _verdicts(fits, claims, open_ones)

    def _able(self, group: Sequence[Part], claims: Sequence[Claim]) -> list[Line]:
        """The lines that say some number of a frame."""
        places: dict[int, None] = {}
        for part in group:
            claim = claims[part.place]
            index = self._changes if part.role == "change" else self._levels
            if part.role not in (*_LEVELS, "change") or claim.digits < _LEAST:
                continue
            found = _within(index.get(claim.dimension, []), claim)
            if len(found) <= _MOST_LINES:
                places.update(dict.fromkeys(found))
        return [self._lines[place] for place in places]

    def _fits(
        self, line: Line, group: Sequence[Part], claims: Sequence[Claim], said: Sequence[str]
    ) -> Iterator[_Fit]:
        reckoned = Reckoned(amounts_of(line))
        measure = Measure(line, (line,), _STRENGTH, False, line.label, reckoned)
        years = [year for one in group for year in claims[one.place].years if one.role != "then"]
        named = any(likeness(word, one) >= _LIKE for word in line.own_words for one in said)
        for setting in measure.settings(years, self.readings.understood.year):
            held, missed = _beside(setting, group, claims)
            digits = sum(
                min(claims[place].digits, digits_borne_out(claims[place], value))
                for place, value in held.items()
            )
            if held:
                yield _Fit(line, held, missed, digits, named)


def _is_told(claim: Claim, part: Part) -> bool:
    return not (claim.part or claim.bound or claim.wish or claim.number.hedge or not part.role)


def _within(some: Sequence[tuple[Decimal, int]], claim: Claim) -> list[int]:
    """The lines that have a number in an ordered list."""
    below, above = claim.reach()
    at = bisect_left(some, (claim.stated - below, -1))
    found = dict.fromkeys(
        place
        for value, place in islice(some, at, at + _MOST_LINES + 1)
        if value <= claim.stated + above
    )
    return list(found)


def _beside(
    setting: Setting, group: Sequence[Part], claims: Sequence[Claim]
) -> tuple[dict[int, Value], dict[int, tuple[Value, float]]]:
    """What a line says of the numbers of a frame, and what of it they are no more than a slip of,
    with how rarely that is so by chance."""
    held: dict[int, Value] = {}
    missed: dict[int, tuple[Value, float]] = {}
    for part in group:
        claim = claims[part.place]
        values = [
            one
            for one in setting.values(part, claim.since)
            if one.value and comparable(claim, one) is not None
        ]
        fitting = next((one for one in values if holds(claim, one)), None)
        if fitting is not None:
            held[part.place] = fitting
        elif values and claim.digits >= _LEAST:
            crossed = any(holds(claim, one) for one in setting.others())
            rarely = float(claim.digits - 1) if crossed else _rarely(claim, values[0])
            if rarely:
                missed[part.place] = values[0], rarely
    return held, missed


def _rarely(claim: Claim, value: Value) -> float:
    """How rarely a number is a slip of a value by chance, in powers of ten; nothing where it is
    none."""
    told, number = comparable(claim, value), claim.number
    if told is None:
        return 0.0
    expected = rounded(in_unit(told[0], number.unit), number.decimals)
    slipped = slip(abs(number.value or Decimal(0)), expected, number.decimals)
    return slipped.weight if slipped.kind in _SLIPS else 0.0


def _verdicts(
    fits: Sequence[_Fit], claims: Sequence[Claim], open_ones: Set[int]
) -> Iterator[ByDigits]:
    for place in sorted(open_ones):
        claim = claims[place]
        held = [one for one in fits if place in one.held and _proves(one, claim)]
        if held:
            best = max(held, key=lambda one: one.digits + one.named)
            yield ByDigits(claim, _reading(claim, best, best.held[place]), True)
            continue
        if is_reckoned(claim):
            continue
        some = [
            (one.digits + one.missed[place][1] - one.needed, one, one.missed[place][0])
            for one in fits
            if place in one.missed
        ]
        some = [each for each in some if each[0] >= 0 and not is_in_label(claim, each[1].line)]
        if len({abs(value.value) for _margin, _one, value in some}) == 1:
            _margin, one, value = max(some, key=lambda each: each[0])
            meant = _reading(claim, one, value)
            if not is_told_already(claim, meant):
                yield ByDigits(claim, meant, False)


def _proves(one: _Fit, claim: Claim) -> bool:
    """Whether so many digits agree that it is no chance."""
    if len(one.held) > 1:
        return one.digits >= one.needed
    return claim.digits >= (_LEAST_OF_ONE if one.named else _LEAST_ALONE)


def _reading(claim: Claim, fit: _Fit, value: Value) -> Reading:
    told = comparable(claim, value)
    assert told is not None
    return Reading(told[0], told[1], _STRENGTH, value, False, fit.line)
