"""What of a report explains a number of its text, and how surely.

A number is explained where it is printed elsewhere, where it follows from the numbers beside it,
from the lines that its sentence names, or from these and a number beside it. Whatever can be got
from any two cells of any table explains little: there are too many of these. `EXPLAINED` is
therefore told apart from `PERHAPS`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from itertools import combinations

from ..claims.claims import Claim, claim_of
from ..claims.line_values import Value, value_of_sum
from ..claims.meanings import Reading, Readings
from ..claims.speech import Spoken
from ..claims.subjects import Named
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, Number, State, TextNumber
from ..understood.lines import Line
from ..understood.understood import Sentence
from .made_of import (
    Amount,
    amount_of,
    amount_of_cell,
    at_shares,
    by_columns,
    by_shares,
    left_of_whole,
    made_of,
    of_third,
    over_years,
    sums_of,
    with_lines,
)

_ZERO = Decimal(0)
_LEAST_DIGITS, _LEAST_OF_PARAGRAPH = 3, 2
# How surely a line must be meant for a number of few digits to be explained by it.
_OF_FEW_DIGITS = 0.4
_WHOLLY_PRINTED = 4
_MOST_LINES, _MOST_TOGETHER = 12, 4
_LEAST_SUMMED = 0.5
_MOST_ROWS, _MOST_COLUMNS, _NEAREST, _MOST_OF_PARAGRAPH = 60, 24, 12, 40
# So many sentences of a paragraph, and numbers of a sentence, count to either side.
_AROUND, _BESIDE = 4, 8
# What two numbers alone can be between: a proof of a direction proves no number.
_FEWEST_OF_PROOF = 3
_MOST_OF_THIRD, _MOST_PLANS = 8, 20
# What is known no better than that explains too much.
_ROUGHEST = Decimal("0.015")


class Grade(IntEnum):
    """How surely a number is explained."""

    NOT = 0
    PERHAPS = 1
    EXPLAINED = 2


def proved_texts(equations: Iterable[Equation]) -> frozenset[TextNumber]:
    """The numbers of texts that an equation bears out."""
    return frozenset(
        number
        for one in equations
        if one.state in (State.PROVED, State.ROUNDING)
        and (len(one.numbers) >= _FEWEST_OF_PROOF or one.rule in _PROVING_ALONE)
        for number in one.numbers
        if isinstance(number, TextNumber)
    )


# What bears a number out though it is the only one of the report: a line or a figure says it.
_PROVING_ALONE = ("text-against-table", "against-workspace")


@dataclass(frozen=True, slots=True)
class Window:
    """The values that a claim's number may be of, in its dimension."""

    dimension: str
    low: Decimal
    high: Decimal

    def holds(self, value: Decimal, half: Decimal) -> bool:
        """Whether a value may be the number, being off by so much at most."""
        size = abs(value)
        return self.low - half <= size <= self.high + half

    def any(self, made: Iterable[tuple[Decimal, Decimal]]) -> bool:
        """Whether one of some values may be."""
        return any(self.holds(value, half) for value, half in made)


def window_of(claim: Claim) -> Window:
    """The window of a claim."""
    below, above = claim.reach()
    return Window(claim.dimension, claim.stated - below, claim.stated + above)


@dataclass(frozen=True)
class Explanations:
    """All that can explain the numbers of a report."""

    readings: Readings

    @cached_property
    def _cells(self) -> dict[str, list[Decimal]]:
        """What is printed in tables, by dimension, in order."""
        told: dict[str, set[Decimal]] = defaultdict(set)
        for line in self.readings.subjects.lines:
            for cell in line.cells:
                told[dimension_of(cell.unit)].add(abs(cell.base))
        return {name: sorted(some) for name, some in told.items()}

    def largest(self, dimension: str) -> Decimal:
        """The largest number of the tables in a dimension; nothing where they have none."""
        some = self._cells.get(dimension)
        return some[-1] if some else _ZERO

    @cached_property
    def _texts(self) -> dict[tuple[str, Decimal], set[Number]]:
        told: dict[tuple[str, Decimal], set[Number]] = defaultdict(set)
        for sentence in self.readings.understood.sentences:
            for one in sentence.amounts:
                amount = amount_of(one)
                told[amount.dimension, amount.value].add(sentence.term(one).number)
        return told

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        some = self.readings.understood.sentences
        return {(one.block, one.start): place for place, one in enumerate(some)}

    def _around(self, sentence: Sentence) -> list[Sentence]:
        """The sentence and those of its paragraph that are near it."""
        place = self._places[sentence.block, sentence.start]
        near = self.readings.understood.sentences[max(0, place - _AROUND) : place + _AROUND + 1]
        return [one for one in near if one.block == sentence.block]

    def grade(self, claim: Claim, told: Sequence[Reading], before: Sentence | None) -> Grade:
        """How surely a claim's number is explained; `told` are its readings."""
        window, few = window_of(claim), claim.digits < _LEAST_DIGITS
        held = [one for one in told if window.holds(one.value, one.half)]
        whole = len(str(int(abs(claim.number.value or _ZERO)))) >= _WHOLLY_PRINTED
        if any(
            not few or one.weight >= _OF_FEW_DIGITS or _is_plainly(claim, one, whole)
            for one in held
        ):
            return Grade.EXPLAINED
        if not few and (self._is_printed(window) or self.is_told_elsewhere(claim)):
            return Grade.EXPLAINED
        if self._follows_from_text(claim, window):
            return Grade.EXPLAINED
        if not few and self._follows_from_lines(claim, window, before):
            return Grade.EXPLAINED
        if not few and claim.kind == "variance" and self._is_gap_to_plan(claim, window, before):
            return Grade.EXPLAINED
        return Grade.PERHAPS if held or self._is_possible(claim, window) else Grade.NOT

    @cached_property
    def _of_one_sign(self) -> list[tuple[Decimal, Decimal]]:
        """What all deficits, and all surpluses, of a column of variances come to."""
        sums: dict[tuple[int, int, bool], tuple[Decimal, Decimal]] = {}
        for line in self.readings.subjects.lines:
            for cell in () if line.total else line.cells:
                if cell.role == "variance" and dimension_of(cell.unit) == "money":
                    key = line.grid, cell.number.column, cell.base < 0
                    value, half = sums.get(key, (_ZERO, _ZERO))
                    sums[key] = value + abs(cell.base), half + cell.reach
        return list(sums.values())

    def _is_gap_to_plan(self, claim: Claim, window: Window, before: Sentence | None) -> bool:
        """Whether it is what all of one sign come to, or what lies between a line that is named and
        a plan that only the text tells of, wherever it does."""
        if window.any(self._of_one_sign):
            return True
        cells = [amount_of_cell(cell) for one in self._lines(claim, before) for cell in one.cells]
        return any(
            window.any(made_of(window.dimension, (cell, plan)))
            for plan in self._plans
            for cell in cells
        )

    @cached_property
    def _plans(self) -> list[Amount]:
        """The budgets and forecasts that the text tells of."""
        told = [
            amount_of(one)
            for sentence in self.readings.understood.written
            for one in sentence.amounts
            if claim_of(sentence, one).kind in ("budget", "forecast")
        ]
        return list(dict.fromkeys(told))[:_MOST_PLANS]

    def _is_printed(self, window: Window) -> bool:
        """Whether a cell of any table has the number, as exactly as it is told."""
        some = self._cells.get(window.dimension, [])
        at = bisect_left(some, window.low)
        return at < len(some) and some[at] <= window.high

    def is_told_elsewhere(self, claim: Claim) -> bool:
        """Whether the text tells the same amount somewhere else."""
        here = claim.sentence.term(claim.number).number
        return bool(self._texts[claim.dimension, claim.stated] - {here})

    def is_told(self, claim: Claim, window: Window) -> bool:
        """Whether a cell of any table, or another place of the text, has a claim's number."""
        return self._is_printed(window) or self.is_told_elsewhere(claim)

    def follows_from_own(self, claim: Claim, window: Window) -> bool:
        """Whether it is what two other numbers of its sentence make."""
        own = _beside(claim)
        return window.any(made_of(window.dimension, own)) or window.any(
            by_shares(window.dimension, own)
        )

    def _follows_from_text(self, claim: Claim, window: Window) -> bool:
        """Whether it is what two numbers of its sentence, or of its paragraph, make."""
        if self.follows_from_own(claim, window):
            return True
        if claim.digits < _LEAST_OF_PARAGRAPH:
            return False
        others = [
            amount_of(one)
            for sentence in self._around(claim.sentence)
            for one in sentence.amounts
            if sentence.start != claim.sentence.start or one.start != claim.number.start
        ]
        shares = [one for one in _beside(claim) if one.dimension == "share"]
        return window.any(made_of(window.dimension, others[:_MOST_OF_PARAGRAPH])) or any(
            window.any(by_shares(window.dimension, (share, one)))
            for share in shares
            for one in others[:_MOST_OF_PARAGRAPH]
        )

    def _follows_from_lines(self, claim: Claim, window: Window, before: Sentence | None) -> bool:
        """Whether two lines that are named make it, or one and a number of the sentence."""
        lines = self._lines(claim, before)
        some = list(dict.fromkeys(amount_of_cell(cell) for line in lines for cell in line.cells))
        return (
            any(
                window.any(made_of(window.dimension, (first, second)))
                for first in _beside(claim)
                for second in some
            )
            or window.any(over_years(window.dimension, lines))
            or window.any(at_shares(window.dimension, _beside(claim), some))
            or window.any(by_columns(window.dimension, lines))
            or window.any(sums_of(window.dimension, lines[:_MOST_TOGETHER]))
        )

    def follows_at_length(self, claim: Claim, before: Sentence | None) -> bool:
        """Whether a line that is named and a number beside it make a number by a step more: what
        the line has changed by and the other side of it, a share of the line, so much for each of
        those that it counts, what two lines are of a third. Too much follows so to bear a number
        out; it is enough for not doubting it."""
        if claim.digits < _LEAST_DIGITS:
            return False
        window, lines, beside = window_of(claim), self._lines(claim, before), _beside(claim)
        return any(
            window.any((value, half) for value, half in each if half <= abs(value) * _ROUGHEST)
            for each in (
                self._with_changes(window.dimension, beside, lines),
                with_lines(window.dimension, beside, lines),
                of_third(window.dimension, lines[:_MOST_OF_THIRD]),
                left_of_whole(window.dimension, beside),
            )
        )

    def is_share_of_row(self, claim: Claim) -> bool:
        """Whether a percent is what an amount beside it is of another number of a row that has
        both: of its own frame, and not of the sum of them all."""
        window = window_of(claim)
        for part in _beside(claim) if window.dimension == "share" else ():
            if part.dimension != "money":
                continue
            for line in self.readings.subjects.lines:
                some = [
                    one for cell in line.cells if (one := amount_of_cell(cell)).dimension == "money"
                ]
                if any(abs(one.value - part.value) <= part.half + one.half for one in some):
                    made = (each for one in some for each in made_of("share", (part, one)))
                    if window.any(made):
                        return True
        return False

    def _with_changes(
        self, dimension: str, beside: Sequence[Amount], lines: Sequence[Line]
    ) -> Iterator[tuple[Decimal, Decimal]]:
        """What numbers of a sentence make with what lines have changed by."""
        changes = [
            Amount(abs(one.value), one.half, one.dimension)
            for line in lines
            for one in self.readings.values(line)
            if one.kind in ("change", "variance")
        ]
        for first in beside:
            for second in changes:
                yield from made_of(dimension, (first, second))

    def sums(self, claim: Claim, before: Sentence | None) -> list[Value]:
        """The sums of two or three lines that a sentence names."""
        _speech, named = self._spoken_of(claim, before)
        lines = [one.line for one in named if one.strength >= _LEAST_SUMMED and not one.by_heading]
        return [
            value
            for count in (2, 3)
            for some in combinations(lines[:_MOST_TOGETHER], count)
            if len({one.grid for one in some}) == 1
            for value in value_of_sum(some)
            if value.dimension == claim.dimension
        ]

    def _spoken_of(self, claim: Claim, before: Sentence | None) -> tuple[Spoken, list[Named]]:
        """What is spoken of where a number stands, kept for the next question about it."""
        key = claim.sentence.block, claim.sentence.start + claim.number.start
        if key not in self._spoken:
            self._spoken[key] = self.readings.spoken_of(claim.sentence, claim.number, before)
        return self._spoken[key]

    @cached_property
    def _spoken(self) -> dict[tuple[int, int], tuple[Spoken, list[Named]]]:
        return {}

    def _lines(self, claim: Claim, before: Sentence | None) -> list[Line]:
        """The lines that a sentence names, and the sums of tables that it may mean."""
        speech, named = self._spoken_of(claim, before)
        totals = self.readings.subjects.of_totals(speech)
        some = [*named[:_MOST_LINES], *totals[:_MOST_LINES]]
        return list({one.line.place: one.line for one in some}.values())

    def _is_possible(self, claim: Claim, window: Window) -> bool:
        """Whether any two cells of a column or a row of a table nearby make it."""
        at = bisect_left(self._blocks, (claim.sentence.block, 0))
        near = self._blocks[max(0, at - _NEAREST) : at + _NEAREST]
        return any(self._is_of_grid(grid, window) for _block, grid in near)

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The tables that are small enough, by where they stand."""
        told = self._by_grid
        return sorted(
            (one.block, one.number) for one in self.readings.understood.grids if one.number in told
        )

    @cached_property
    def _by_grid(self) -> dict[int, list[Line]]:
        told: dict[int, list[Line]] = defaultdict(list)
        for one in self.readings.subjects.lines:
            told[one.grid].append(one)
        return {
            grid: some
            for grid, some in told.items()
            if len(some) <= _MOST_ROWS and all(len(one.cells) <= _MOST_COLUMNS for one in some)
        }

    @cached_property
    def _made(self) -> dict[tuple[int, str], list[tuple[Decimal, Decimal]]]:
        return {}

    @cached_property
    def _widest(self) -> dict[tuple[int, str], Decimal]:
        return {}

    def _is_of_grid(self, grid: int, window: Window) -> bool:
        key = grid, window.dimension
        if key not in self._made:
            lines = self._by_grid[grid]
            some = {
                (abs(value.value), value.half)
                for line in lines
                for value in self.readings.values(line)
                if value.dimension == window.dimension
            }
            self._made[key] = sorted({*some, *by_columns(window.dimension, lines)})
            self._widest[key] = max((half for _value, half in self._made[key]), default=_ZERO)
        made = self._made[key]
        widest = min(self._widest[key], window.high)
        at = bisect_left(made, (window.low - widest, _ZERO))
        while at < len(made) and made[at][0] <= window.high + widest:
            if window.holds(*made[at]):
                return True
            at += 1
        return False


def _is_plainly(claim: Claim, one: Reading, whole: bool) -> bool:
    """Whether a reading is a cell of a row that the number's own part of the sentence names, or
    that has the number noughts and all: `9 400 tkr`."""
    alone = len(one.meant.cells) == 1
    return alone and (one.near or (whole and abs(one.value) == claim.stated))


def _beside(claim: Claim) -> list[Amount]:
    """The other numbers of the sentence, those near the claim's if there are many."""
    some = claim.sentence.amounts
    start = claim.number.start
    at = sum(1 for one in some if one.start < start)
    near = some[max(0, at - _BESIDE) : at + _BESIDE + 1]
    return [amount_of(claim_of(claim.sentence, one).number) for one in near if one.start != start]
