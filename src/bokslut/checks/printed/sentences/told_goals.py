"""How far what a table of goals tells is from its goal, as sentences tell it.

**Proves** a distance from a goal (`ligger 1,6 procentenheter över målet`) that a row with a goal
and an outcome has, where the sentence, or the one that it goes on from, tells one of the two or
names the row. **Contradicts** another distance, and above for below, where only one such row can
be meant. **Silent** about goals of other years, about parts, and where several rows are named.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.carried import carried_on
from ..claims.claims import claim_of
from ..claims.frame_words import NO_SUBJECTS
from ..claims.frames import Part, groups
from ..claims.subjects import subjects_of
from ..understood.dimensions import in_base
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, likeness, root, roots_of

RULE = "text-against-table"

_ZERO = Decimal(0)
_GOAL = re.compile(
    r"(?<![\wåäö])(?:mål(?:värde|nivå|tal|et)?|gräns(?:värde)?|kravnivå|krav|tak|riktvärde|target|"
    r"goal|limit)(?![\wåäö])",
    re.IGNORECASE,
)
_SHARES, _EACH = ("percent", "pp"), "kr-per-unit"
_OF_SOME = re.compile(
    r"\b(?:flick\w+|pojk\w+|kvinn\w+|män\w*|girls|boys|women|men|riket|länet|snittet)\b",
    re.IGNORECASE,
)
_AKIN, _LEAST_ANCHORED, _LEAST_NAMED, _CLEARLY = 0.5, 2, 1.0, 1.5
_AIMED = "mål målnivå gräns krav tak högst lägst minst överstiga andel procent ska"
_PLAIN = TELLING_ROOTS | frozenset(map(root, _AIMED.split()))


@dataclass(frozen=True, slots=True)
class Goal:
    """A row with a goal and what came of it."""

    line: Line
    goal: LineCell
    came: LineCell
    names: frozenset[str]

    def gap(self, unit: str) -> Decimal:
        """How far above its goal it is, in a unit that it may be told in."""
        return _size(self.came, unit) - _size(self.goal, unit)

    def reach(self, unit: str) -> Decimal:
        """How far rounding moves that; a goal is what it is."""
        half = self.came.value.half
        return half if unit in (*_SHARES, _EACH) else in_base(half, self.came.unit)

    def allows(self, unit: str) -> bool:
        """Whether its numbers may be told in a unit."""
        if unit in _SHARES:
            return self.came.unit in (*_SHARES, "")
        if unit in ("kr", "tkr", "mkr", "mdkr", _EACH):
            return self.came.unit in ("kr", "tkr", "mkr", "mdkr", "")
        return self.came.unit in ("", "count")


def told_goals(understood: Understood) -> Iterator[Equation]:
    """The distances from goals that sentences tell, against the tables of goals."""
    goals = list(_goals(understood))
    if not goals:
        return
    often = Counter(name for one in goals for name in one.names)
    before: Sentence | None = None
    for sentence in understood.written:
        if before is not None and before.block != sentence.block:
            before = None
        if sentence.is_statement and sentence.amounts:
            for group in groups(sentence):
                for one in group:
                    if _is_plain(sentence, one, understood.year):
                        carried = carried_on(sentence, before, group)
                        told = _Told(understood, sentence, one, (*carried, *group))
                        yield from _judged(told, goals, often)
        before = sentence


def _goals(understood: Understood) -> Iterator[Goal]:
    year = understood.year
    for line in subjects_of(understood).lines:
        goals = [one for one in line.cells if one.role == "budget" and _GOAL.search(one.head)]
        goals = [one for one in goals if one.period[:4] in ("", year)]
        came = [one for one in line.cells if one.role in ("outcome", "")]
        came = [one for one in came if one.period[:4] in ("", year) and not one.words]
        if len(goals) == 1 and len(came) == 1 and goals[0].number != came[0].number:
            names = frozenset(one for one in line.words if one not in _PLAIN)
            yield Goal(line, goals[0], came[0], names)


def _is_plain(sentence: Sentence, one: Part, year: str) -> bool:
    """Whether a number is how far something is from its goal, of this year and all of it."""
    if one.role != "change" or one.base != "target" or not one.number.value or one.number.hedge:
        return False
    claim = claim_of(sentence, one.number)
    return not (claim.part or claim.bound) and all(each == year for each in sentence.years)


@dataclass(frozen=True, slots=True)
class _Told:
    """A distance from a goal with the numbers that its frame tells, or goes on from."""

    understood: Understood
    sentence: Sentence
    part: Part
    frame: tuple[Part, ...]

    @property
    def number(self) -> TypedNumber:
        """The distance itself."""
        return self.part.number

    @property
    def stated(self) -> Decimal:
        """It without a sign, as rows are compared with it."""
        return abs(_amount(self.number))

    def beside(self, *roles: str) -> list[Part]:
        """The numbers of some roles that count with it."""
        shares = self.number.unit in _SHARES
        return [
            one
            for one in self.frame
            if one.role in roles and one.is_share == shares and one.number.value
        ]

    def tells(self, cell: LineCell, *roles: str) -> bool | None:
        """Whether the number of a cell is told; None where none of its role is."""
        some = self.beside(*roles)
        if not some:
            return None
        return any(
            abs(abs(_amount(one.number)) - abs(_size(cell, self.number.unit)))
            <= max(_half(one.number), _half_of(cell, self.number.unit))
            and claim_of(self.sentence, one.number).digits >= _LEAST_ANCHORED
            for one in some
        )


def _judged(told: _Told, goals: Sequence[Goal], often: Counter[str]) -> Iterator[Equation]:
    some = []
    for one in goals:
        if not one.allows(told.number.unit):
            continue
        level, plan = told.tells(one.came, "level", "share"), told.tells(one.goal, "plan")
        if level is False or plan is False or (level and plan):
            # Another row is told, or all of it, so that the sentence's own rule holds it.
            continue
        some.append((bool(level or plan), _named(told.sentence, one, often), one))
    anchored = [one for known, _name, one in some if known]
    if anchored:
        best = anchored
    elif _OF_SOME.search(told.sentence.text):
        return
    else:
        most = max((name for _known, name, _one in some), default=0.0)
        best = [one for _known, name, one in some if name == most >= _LEAST_NAMED]
        best = [one for one in best if _is_subject(told, one)]
    if len({one.gap(told.number.unit) for one in best}) != 1:
        return
    (goal, *_others) = best
    gap, way = goal.gap(told.number.unit), told.part.way
    holds = abs(told.stated - abs(gap)) <= goal.reach(told.number.unit) + _half(told.number)
    named = _named(told.sentence, goal, often) >= _CLEARLY
    if not holds:
        yield _equation(told, goal, abs(gap), sure=bool(anchored) and len(best) == 1)
    elif way and gap and (gap > 0) != (way > 0):
        yield _equation(told, goal, gap, turned=True, sure=bool(anchored) or named)
    else:
        yield _equation(told, goal, None, sure=True)


def _named(sentence: Sentence, one: Goal, often: Counter[str]) -> float:
    """How much of a row's name is said that few rows have."""
    said = roots_of(sentence.text)
    words = [
        name
        for name in one.names
        if any(max(likeness(name, each), likeness(each, name)) >= _AKIN for each in said)
    ]
    return sum((1 / often[name] for name in words), 0.0)


def _is_subject(told: _Told, one: Goal) -> bool:
    """Whether what leads up to a distance speaks of a row rather than of anything else."""
    leading = roots_of(told.sentence.text[: told.number.start])
    told_of = [each for each in leading if each not in _PLAIN | NO_SUBJECTS]
    names = (*one.line.words, *one.line.topic)
    known = [
        each
        for each in told_of
        if any(max(likeness(name, each), likeness(each, name)) >= _AKIN for name in names)
    ]
    return bool(known) and 2 * len(known) >= len(told_of)


def _amount(number: TypedNumber) -> Decimal:
    value = number.value or _ZERO
    return value if number.unit in (*_SHARES, _EACH) else number.base


def _half(number: TypedNumber) -> Decimal:
    return number.half if number.unit in (*_SHARES, _EACH) else number.reach


def _size(cell: LineCell, unit: str) -> Decimal:
    return cell.value.value if unit in (*_SHARES, _EACH) else cell.base


def _half_of(cell: LineCell, unit: str) -> Decimal:
    return cell.value.half if unit in (*_SHARES, _EACH) else cell.reach


def _equation(
    told: _Told, goal: Goal, gap: Decimal | None, *, turned: bool = False, sure: bool
) -> Equation:
    """What is told beside what the row has; nothing for `gap` where that is the same."""
    stated, number = told.sentence.term(told.number), told.number
    scale = _ZERO if number.unit in (*_SHARES, _EACH) else in_base(Decimal(1), number.unit)
    expected = goal.gap(number.unit) / (scale or 1)
    computed = stated.value.value if gap is None else abs(expected)
    if turned:
        # What the words say, against what the numbers say.
        stated = replace(stated, value=replace(stated.value, value=-abs(stated.value.value)))
    terms = tuple(Term(each.number, each.value) for each in (goal.came, goal.goal))
    text = partial(_written, goal, print_number(abs(expected), number.decimals))
    return Equation(RULE, stated, terms, computed, _ZERO, _ZERO, text, sure=sure)


def _written(goal: Goal, shown: str) -> str:
    came, aim = (
        print_number(each.value.value, each.value.decimals) for each in (goal.came, goal.goal)
    )
    return f"{goal.line.label}: {came} - {aim} = {shown}"
