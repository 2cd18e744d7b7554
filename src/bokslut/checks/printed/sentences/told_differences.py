"""Differences that sentences tell of a line of a table which one of their amounts is of.

**Proves** a difference by the amount that is told with it, in the same sentence or in the one that
it goes on from: a line has that amount, and another one of last year, of the budget or of a
forecast that is just so much more or less (`ökade med 6,4 till 900,1`; `uppgick till 149,24.
Budgeten överskreds med 0,34`). The fewer digits the two have, the more of the line's name must be
said; and how much more a row is than another that is named (`högre än bland män`).
**Doubts** a difference where the amount is surely the line's, the words say what it is held
against, and the line gives another. **Silent** where lines with that amount differ by different
sums, where other numbers that are told make it, and where another line that is named has it.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..claims.differences import (
    Difference,
    differences_in,
    is_of_role,
    is_variance,
    pairs_of,
    tells_a_level,
)
from ..claims.doubts import is_of_no_line
from ..claims.frames import Part
from ..claims.line_pairs import Pair, digits_of
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, likeness, roots_of
from .direction_by_gaps import Levels
from .direction_by_size import AROUND, Sizes, Speech
from .two_rows import Rows, Sides, as_shares

RULE = "text-against-table"

_ZERO = Decimal(0)
# How many digits the amount and the difference need, and the amount alone to be surely the line's,
# by how much of the line's name is said.
_PROVING = {3: 3, 2: 3, 1: 4, 0: 4}
_ANCHORING = {3: 2, 2: 3, 1: 4, 0: 5}
_SAID, _AKIN, _FEW_NAMES, _SEVERAL, _SURE = 0.8, 0.5, 3, 2, 5
_IT = re.compile(r"(?:det|detta|den|it|this|that)\b", re.IGNORECASE)
# A difference that is set beside the one amount before it: `hade 226 elever, 10 fler än 2022`.
_APPOSED = re.compile(r"[,:–]\s*(?:(?:vilket är|det är|which is)\s+)?(?:SEK\s+)?$", re.IGNORECASE)
# By whatever word, this is what is left of income and costs.
_RESULT = re.compile(
    r"\b\w*(?:resultat(?!räkning)|överskott|underskott)\w*|\b(?:surplus|deficit|result)\b",
    re.IGNORECASE,
)
# Which of the forecasts of a year it is.
_FORESEEN = re.compile(
    r"\b(?:t|q|tertial|kvartal|delår|prognos|forecast)\s?(?P<when>[1-4])\b", re.IGNORECASE
)
# What every report tells.
_PLAIN = GENERIC_ROOTS | TOTAL_ROOTS


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two numbers of a line, the first of which a sentence tells."""

    line: Line
    part: Part
    within: Sentence
    cell: LineCell
    other: LineCell
    named: int

    @property
    def level(self) -> TypedNumber:
        """The number that the sentence tells."""
        return self.part.number

    @property
    def value(self) -> Decimal:
        """By how much they differ, in kronor, as a ratio or as a count."""
        return self.cell.base - self.other.base

    @property
    def reach(self) -> Decimal:
        """How far rounding moves it."""
        return sum((one.reach for one in (self.cell, self.other)), start=_ZERO)


@dataclass(frozen=True, slots=True)
class Held:
    """A difference that a sentence tells, and the pairs of numbers of lines that differ by it, the
    one that is held against the other first."""

    sentence: Sentence
    number: TypedNumber
    pairs: tuple[Pair, ...]
    sure: bool


def told_differences(understood: Understood) -> Iterator[Equation]:
    """The differences of lines that sentences tell beside an amount of theirs."""
    for one in _found(understood):
        yield from one.equations


def held_differences(understood: Understood) -> Mapping[tuple[int, int], Held]:
    """By where they stand, the differences that lines have."""
    kept = understood.kept.get(held_differences.__name__)
    if not isinstance(kept, dict):
        held = (one.held for one in _found(understood) if one.held is not None)
        kept = {(one.sentence.block, one.sentence.start + one.number.start): one for one in held}
        understood.kept[held_differences.__name__] = kept
    return kept


@dataclass(frozen=True, slots=True)
class _Found:
    """What is made of a difference."""

    equations: tuple[Equation, ...]
    held: Held | None = None


def _found(understood: Understood) -> tuple[_Found, ...]:
    kept = understood.kept.get(_found.__name__)
    if not isinstance(kept, tuple):
        kept = understood.kept[_found.__name__] = tuple(_all_found(understood))
    return kept


def _all_found(understood: Understood) -> Iterator[_Found]:
    lines = subjects_of(understood).lines
    levels, shares = Levels(lines), Levels(tuple(map(as_shares, lines)))
    sizes, rows = Sizes(understood, lines), Rows(understood)
    before: Sentence | None = None
    for sentence in understood.written:
        if before is not None and before.block != sentence.block:
            before = None
        if sentence.is_statement and sentence.amounts:
            for told in differences_in(sentence, before):
                of_shares = dimension_of(told.number.unit) == "share"
                yield _judged(told, shares if of_shares else levels, sizes)
            for number in sentence.amounts:
                some = rows.of(sentence, number, before)
                yield _Found(tuple(_between(sentence, number, some)))
        if sentence.amounts and (before is None or tells_a_level(sentence)):
            # What only tells by how much it differs goes on from what was told before.
            before = sentence


def _between(sentence: Sentence, number: TypedNumber, some: Sequence[Sides]) -> Iterator[Equation]:
    """How much more one row is than another."""
    if not number.value or number.hedge:
        return
    held = [one for one in some if one.is_told_by(number)]
    held = [one for one in held if one.about or digits_of(number) >= _SEVERAL]
    meant = [one for one in some if one.about and one.newest and _is_plain(sentence)]
    if held:
        yield _of_sides(sentence, number, held[0], holds=True)
    elif len({abs(one.gap) for one in meant}) == 1 and meant[0].gap:
        yield _of_sides(sentence, number, meant[0], holds=False)


def _is_plain(sentence: Sentence) -> bool:
    """Whether it tells of this year and of all that its table counts."""
    return not sentence.years


def _of_sides(sentence: Sentence, number: TypedNumber, one: Sides, *, holds: bool) -> Equation:
    label, other = one.line.label, one.other_line.label
    return _made(
        sentence, number, (one.one, one.other), abs(one.gap), (), f"{label}, {other}", holds
    )


def _judged(told: Difference, levels: Levels, sizes: Sizes) -> _Found:
    some = list(_aparts(told, levels))
    names = {one.line.label.lower() for one in some}
    holding = [
        one
        for one in some
        if _holds(told, one) and _is_enough(told, one) and (one.named or len(names) <= _FEW_NAMES)
    ]
    if holding:
        best = max(holding, key=lambda one: (one.named, digits_of(one.level)))
        return _Found((_equation(told, best, holds=True),), _held(told, holding, best))
    if any(_holds(told, one) for one in some) or not told.part.said:
        return _Found(())
    anchored = _anchored(told, some)
    expected = {_shown(told, one) for one in anchored}
    claim = claim_of(told.sentence, told.number)
    reckoned = _is_reckoned(told) or is_of_no_line(claim) or claim.earlier
    if len(expected) == 1 and not reckoned and not _is_of_another(told, sizes):
        return _Found((_equation(told, anchored[0], holds=False),))
    return _Found(())


def _anchored(told: Difference, some: Sequence[_Apart]) -> list[_Apart]:
    """What a difference surely is of, and what it is held against, where that is told."""
    carried = [one for _sentence, one in told.levels if one.place < 0]
    if not told.base or len(carried) > 1:
        return []
    # Two lines that say the same are no chance.
    lines = {(one.line.label.lower(), one.line.grid) for one in some}
    alike = len(lines) > 1 and len({_shown(told, one) for one in some}) == 1
    carried_on = bool(carried) and _IT.match(told.sentence.text) is not None
    more = int(alike) + int(carried_on) + int(_is_apposed(told))
    anchored = [
        one
        for one in some
        if digits_of(one.level) + more + int(_is_of_all(told, one)) >= _ANCHORING[one.named]
    ]
    best = max((one.named for one in anchored), default=0)
    return [
        one
        for one in anchored
        if one.named == best and not _is_told_besides(told, one) and not _is_printed(told, one.line)
    ]


def _is_apposed(told: Difference) -> bool:
    """Whether a difference is set beside an amount of its sentence that no other is told with."""
    if len(told.levels) != 1 or not told.is_compared:
        return False
    level, start = told.levels[0][1].number, told.number.start
    between = told.sentence.text[level.end : start]
    return level.end < start and _APPOSED.search(between) is not None


def _is_of_all(told: Difference, one: _Apart) -> bool:
    """Whether a line is the sum of its table, and the words say that all of it is told."""
    said = roots_of(told.sentence.text[: one.level.start])
    sums = one.line.total or not TOTAL_ROOTS.isdisjoint(roots_of(one.line.label))
    return sums and not TOTAL_ROOTS.isdisjoint(said)


def _is_printed(told: Difference, line: Line) -> bool:
    """Whether a line has a difference for a number of its own: of a result the deficit is no
    difference."""
    stated = abs(told.number.base)
    return any(
        abs(abs(one.base) - stated) <= told.number.reach + one.reach
        for one in line.cells
        if dimension_of(one.unit) == dimension_of(told.number.unit)
    )


def _holds(told: Difference, one: _Apart) -> bool:
    """Whether a difference is that of a line."""
    stated = abs(told.number.base)
    exact = dimension_of(told.number.unit) == "number" and not told.number.decimals
    reach = _ZERO if exact else told.number.reach + one.reach
    return abs(abs(one.value) - stated) <= reach


def _held(told: Difference, holding: Sequence[_Apart], best: _Apart) -> Held:
    pairs = tuple(_pair(told, one) for one in holding if one.named == best.named)
    digits = digits_of(best.level) + digits_of(told.number)
    return Held(told.sentence, told.number, pairs, best.named >= AROUND and digits >= _SURE)


def _pair(told: Difference, one: _Apart) -> Pair:
    """The two numbers in the order that a word of direction means: the plan and the earlier one
    first; of two variances the one that was told, unless that itself is `2 worse than in April`."""
    if told.base == "budget" and "budget" in (one.cell.role, one.other.role):
        turned = one.cell.role == "budget"
    elif is_variance(one.part):
        turned = not (told.is_compared and one.part.place < told.part.place)
        mine, its = (_FORESEEN.search(cell.head) for cell in (one.cell, one.other))
        if mine and its and mine["when"] != its["when"]:
            turned = mine["when"] < its["when"]
    else:
        turned = one.part.role in ("then", "plan") and one.part.base != "forecast"
    return Pair(one.line, *((one.cell, one.other) if turned else (one.other, one.cell)))


def _aparts(told: Difference, levels: Levels) -> Iterator[_Apart]:
    base, since = told.base, told.since
    for within, level in told.levels:
        for line, cell in levels.of(level.number):
            if not is_of_role(cell, level):
                continue
            named = 3 if _is_said(within, line) else _named(told, line, cell)
            for one, other in pairs_of(line, cell, level, base, since):
                yield _Apart(line, level, within, one, other, named)


def _is_said(sentence: Sentence, line: Line) -> bool:
    """Whether a sentence names all of a line that is its own."""
    said = roots_of(sentence.text)
    return bool(line.own_words) and all(
        any(likeness(one, each) >= _SAID for each in said) for one in line.own_words
    )


def _named(told: Difference, line: Line, cell: LineCell) -> int:
    """How much of a line's name is said: all of it here, all of it around, some of it, nothing."""
    found = Speech(told.sentence, told.before).names(line, cell)
    if found:
        return found
    if _RESULT.search(line.label) and _RESULT.search(told.sentence.text):
        return AROUND
    around = [told.sentence.text, *told.sentence.headings[-1:]]
    around += [told.before.text] if told.before is not None else []
    said = [one for one in roots_of(" ".join(around)) if one not in _PLAIN]
    own = [one for one in line.words if one not in _PLAIN]
    return int(any(likeness(one, each) >= _AKIN for one in own for each in said))


def _is_enough(told: Difference, one: _Apart) -> bool:
    """Whether that a line has both is no chance."""
    digits = digits_of(one.level) + digits_of(told.number)
    return digits >= _PROVING[one.named]


def _is_told_besides(told: Difference, one: _Apart) -> bool:
    """Whether another number of the sentence is what the line differs by."""
    return any(
        other.start != told.number.start
        and dimension_of(other.unit) == dimension_of(told.number.unit)
        and abs(abs(other.base) - abs(one.value)) <= other.reach + one.reach
        for other in told.sentence.amounts
    )


def _is_reckoned(told: Difference) -> bool:
    """Whether other numbers that are told differ by just so much, or come to it."""
    number = told.number
    stated = abs(number.base)
    some = [
        one
        for sentence in (told.before, told.sentence)
        if sentence is not None
        for one in sentence.amounts
        if one.start != number.start and dimension_of(one.unit) == dimension_of(number.unit)
    ]
    return any(
        abs(made - stated) <= number.reach + one.reach + other.reach
        for one, other in combinations(some, 2)
        for first, second in [(one.base, other.base)]
        for made in (abs(first - second), abs(first + second))
    )


def _is_of_another(told: Difference, sizes: Sizes) -> bool:
    """Whether another line that is named has a difference of just that size."""
    speech = Speech(told.sentence, told.before)
    return any(speech.names(one.line, one.new) >= AROUND for one in sizes.of(told.number))


def _shown(told: Difference, one: _Apart) -> str:
    number = told.number
    return print_number(in_unit(abs(one.value), number.unit), number.decimals)


def _equation(told: Difference, one: _Apart, *, holds: bool) -> Equation:
    level = one.within.term(one.level)
    label, cells = one.line.label, (one.cell, one.other)
    return _made(told.sentence, told.number, cells, abs(one.value), (level,), label, holds)


def _made(
    sentence: Sentence,
    number: TypedNumber,
    cells: tuple[LineCell, LineCell],
    gap: Decimal,
    levels: tuple[Term, ...],
    label: str,
    holds: bool,
) -> Equation:
    stated = sentence.term(number)
    expected = in_unit(gap, number.unit)
    shown = rounded(expected, number.decimals) or expected
    computed = stated.value.value if holds else shown.copy_sign(number.value or _ZERO)
    return Equation(
        RULE,
        stated,
        (*levels, *(Term(each.number, each.value) for each in cells)),
        computed,
        _ZERO,
        _ZERO,
        partial(_written, label, cells, print_number(expected, number.decimals)),
        sure=False,
    )


def _written(label: str, cells: tuple[LineCell, LineCell], shown: str) -> str:
    first, second = (
        print_number(abs(each.value.value), each.value.decimals)
        for each in sorted(cells, key=lambda each: -abs(each.value.value))
    )
    return f"{label}: {first} - {second} = {shown}"
