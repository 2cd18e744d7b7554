"""How a line of a table follows from two others, position by position: a difference, growth, a
share, a ratio. Computed with whole numbers, since many are tried for each that holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import product
from math import log10
from typing import Literal

from bokslut.model.numbers import print_number

from .axis import Axis
from .cells import Printed
from .equations import Equation, Term

Kind = Literal["difference", "sum", "growth", "fall", "gain", "percent", "ratio"]
Verdict = Literal["holds", "turned", "fails"]

_HUNDRED = Decimal(100)
_HOPELESS = 10


@dataclass(frozen=True, slots=True)
class Relation:
    """A line as a function of two others; of the second at one `position` only, where all numbers
    are shares of one total. A ratio counts `scale` of the one for one of the other; a gain is
    growth by the first to the second, where what it grew from is not printed."""

    kind: Kind
    line: int
    first: int
    second: int
    scale: int = 1
    position: int | None = None

    @property
    def is_sum(self) -> bool:
        """Whether it adds or takes away, so that it can be turned about."""
        return self.kind in ("difference", "sum")

    @property
    def all(self) -> frozenset[int]:
        """Every line that takes part."""
        return frozenset((self.line, self.first, self.second))

    @property
    def turned(self) -> Relation:
        """Growth as decline and decline as growth."""
        return replace(self, kind="fall" if self.kind == "growth" else "growth")

    @property
    def form(self) -> str:
        """How it is written."""
        if self.kind == "ratio":
            return "{0} / {1}" if self.scale == 1 else f"{self.scale} · {{0}} / {{1}}"
        return {
            "difference": "{0} - {1}",
            "sum": "{0} + {1}",
            "growth": "({0} - {1}) / {1}",
            "fall": "({1} - {0}) / {1}",
            "gain": "{0} / ({1} - {0})",
            "percent": "{0} / {1}",
        }[self.kind]

    def base(self, position: int) -> int:
        """The position where its second number stands."""
        return position if self.position is None else self.position

    def compute(self, first: Decimal, second: Decimal) -> Decimal:
        """What follows from two values."""
        if self.kind == "difference":
            return first - second
        if self.kind == "sum":
            return first + second
        if self.kind == "growth":
            return (first - second) / abs(second) * _HUNDRED
        if self.kind == "fall":
            return (second - first) / abs(second) * _HUNDRED
        if self.kind == "gain":
            return first / (second - first) * _HUNDRED
        return first / second * (_HUNDRED if self.kind == "percent" else self.scale)


class Tried:
    """A relation over all positions of a table: where it holds, where it holds but for the sign,
    where it fails, and the evidence that it is no chance."""

    def __init__(self, axis: Axis, relation: Relation, patience: int) -> None:
        self.relation = relation
        self.holding: list[int] = []
        self.turned: list[int] = []
        self.failing: list[int] = []
        self.weight = 0.0
        self._axis = axis
        test = self._linear if relation.is_sum else self._ratio
        for position in range(axis.positions):
            verdict = test(position)
            if verdict == "holds":
                self.holding.append(position)
            elif verdict == "turned":
                self.turned.append(position)
            elif verdict == "fails":
                self.failing.append(position)
                if len(self.failing) > patience or self._is_hopeless():
                    return

    def _is_hopeless(self) -> bool:
        """Whether so much of what was seen fails that the rest of a list need not be looked at."""
        failing = len(self.failing)
        return failing > _HOPELESS and failing > 3 * (len(self.holding) + len(self.turned))

    def _numbers(self, position: int) -> tuple[int | None, int | None, int | None]:
        one, values = self.relation, self._axis.values
        return (
            values[one.line][position],
            values[one.first][position],
            values[one.second][one.base(position)],
        )

    def _linear(self, position: int) -> Verdict | None:
        stated, first, second = self._numbers(position)
        if stated is None or (first is None and second is None):
            return None
        one, halves = self.relation, self._axis.halves
        if not (
            self._may_lack(one.first, position, first)
            and self._may_lack(one.second, position, second)
        ):
            return None
        sign = -1 if one.kind == "difference" else 1
        computed = (first or 0) + sign * (second or 0)
        own = halves[one.line][position]
        reach = own + halves[one.first][position] + halves[one.second][position]
        if self._axis.is_exact(one.all, position):
            reach = 0
        if abs(stated - computed) <= reach:
            if first and second:
                self._count(stated, own, reach)
                return "holds"
            return None
        if one.kind == "difference" and abs(stated + computed) <= reach:
            return "turned"
        return "fails"

    def _may_lack(self, line: int, position: int, value: int | None) -> bool:
        """Whether a number is there, or its cell is empty or says that there is none."""
        cell = self._axis.cell(line, position)
        return value is not None or bool(cell and (cell.dash or cell.blank))

    def _ratio(self, position: int) -> Verdict | None:
        stated, first, second = self._numbers(position)
        if stated is None or first is None or second is None:
            return None
        one, halves = self.relation, self._axis.halves
        if one.first == one.second and one.position == position:
            return None
        exact = is_counted(self._axis, one, position)
        corners = ratio_corners(
            one,
            first,
            0 if exact else halves[one.first][position],
            second,
            0 if exact else halves[one.second][one.base(position)],
        )
        if corners is None:
            return None
        own = halves[one.line][position]
        unit = 2 * 10**self._axis.decimals
        factor = _factor(one) * unit
        if one.kind in ("growth", "fall") and abs(first) * factor < own * abs(second):
            # From much to next to nothing: all of it is gone, whatever is left.
            return None
        if _overlaps(stated, own, factor, corners):
            if first:
                low, high = min(o / b for o, b in corners), max(o / b for o, b in corners)
                self._count(stated, own, own + (high - low) * factor / 2)
            return "holds"
        # Costs that are printed below nothing grow when they are further below it.
        grows = one.kind in ("growth", "fall")
        if grows and max(first, second) < 0 and _overlaps(-stated, own, factor, corners):
            return "turned"
        # The change of a share is told in percentage points.
        of_shares = grows and self._axis.unit(one.first, position) in ("percent", "pp")
        return None if of_shares else "fails"

    def lacks_a_line(self) -> bool:
        """Whether a sum or a difference fails just where a third line has something, by that: what
        there is at the end of a year is what there was, what came in and what went out, though in
        most of the rows nothing came in."""
        values, all_lines = self._axis.values, self.relation.all
        if not self.relation.is_sum or not self.failing:
            return False
        others = [
            values[line]
            for line in range(self._axis.lines)
            if line not in all_lines and not any(values[line][at] for at in self.holding)
        ]
        return any(
            2 * sum(self._is_lacking(way, third, at) for at in self.failing) > len(self.failing)
            for third in others
            for way in (1, -1)
        )

    def _is_lacking(self, way: int, third: Sequence[int | None], position: int) -> bool:
        """Whether a sum or a difference comes out with a third number."""
        stated, first, second = self._numbers(position)
        sign = -1 if self.relation.kind == "difference" else 1
        gap = (stated or 0) - (first or 0) - sign * (second or 0)
        reach = 2 * sum(self._axis.halves[line][position] for line in self.relation.all)
        return bool(third[position]) and abs(gap - way * (third[position] or 0)) <= reach

    def _count(self, stated: int, own: int, reach: float) -> None:
        values, passing = abs(stated) / (2 * own) + 1, reach / own + 1
        if values > passing:
            self.weight += log10(values / passing)


def _overlaps(stated: int, own: int, factor: int, corners: Sequence[tuple[int, int]]) -> bool:
    """Whether what is stated, give or take half its last digit, may be one of the quotients that
    lie between the corners."""
    above = any((stated + own) * below >= factor * over for over, below in corners)
    beneath = any((stated - own) * below <= factor * over for over, below in corners)
    return above and beneath


def _factor(relation: Relation) -> int:
    return relation.scale if relation.kind == "ratio" else 100


def ratio_corners(
    relation: Relation, first: int, first_half: int, second: int, second_half: int
) -> list[tuple[int, int]] | None:
    """The quotients at the edges of what two printed numbers can be, as (over, below) with a
    positive below; None where what is divided by may be zero."""
    if abs(second) <= second_half:
        return None
    corners = []
    for one, other in product((-first_half, first_half), (-second_half, second_half)):
        over, below = first + one, second + other
        if relation.kind == "gain":
            below -= over
            if not below or (below > 0) is not (second > first):
                return None
            if below < 0:
                over, below = -over, -below
        elif relation.kind == "growth":
            over, below = over - below, abs(below)
        elif relation.kind == "fall":
            over, below = below - over, abs(below)
        elif below < 0:
            over, below = -over, -below
        corners.append((over, below))
    return corners


def relation_equation(axis: Axis, rule: str, relation: Relation, position: int) -> Equation | None:
    """A relation in one position; None where a number is missing or nothing can be divided."""
    stated = axis.term(relation.line, position)
    if stated is None:
        return None
    terms: list[Term] = []
    values: list[Printed] = []
    for line, at, sign in (
        (relation.first, position, 1),
        (relation.second, relation.base(position), -1 if relation.kind == "difference" else 1),
    ):
        term = axis.term(line, at, sign)
        if term is not None:
            terms.append(term)
            values.append(term.value)
            continue
        cell = axis.cell(line, at)
        if not relation.is_sum or not (cell and (cell.dash or cell.blank)):
            return None
        values.append(Printed(Decimal(0), stated.value.decimals))
    equation = _told(rule, relation, stated, terms, values) if terms else None
    if equation is None or not is_counted(axis, relation, position):
        return equation
    # Heads are not rounded where they are counted, but they are in a forecast.
    sure = abs(equation.difference) > equation.tolerance
    own = Decimal(0) if relation.is_sum else stated.value.half
    return replace(equation, tolerance=own, sure=sure)


def is_counted(axis: Axis, relation: Relation, position: int) -> bool:
    """Whether a sum is of what is counted one by one, or a quotient of two such numbers, which are
    not rounded."""
    if relation.is_sum:
        return axis.is_exact(relation.all, position)
    lines = relation.first, relation.second
    if any(map(axis.is_worked, lines)):
        return False
    return all(axis.is_exact(lines, at) for at in (position, relation.base(position)))


def _told(
    rule: str,
    relation: Relation,
    stated: Term,
    terms: Sequence[Term],
    values: Sequence[Printed],
) -> Equation | None:
    first, second = values
    if relation.is_sum:
        reach = stated.value.half + first.half + second.half
    else:
        divided = second.value - (first.value if relation.kind == "gain" else 0)
        if abs(divided) <= second.half + (first.half if relation.kind == "gain" else 0):
            return None
        corners = [
            relation.compute(first.value + one, second.value + other)
            for one, other in product((-first.half, first.half), (-second.half, second.half))
        ]
        computed = relation.compute(first.value, second.value)
        reach = max(max(corners) - computed, computed - min(corners)) + stated.value.half
    computed = relation.compute(first.value, second.value)
    rounds = not relation.is_sum and abs(stated.value.value - computed) <= stated.value.half
    return Equation(
        rule,
        stated,
        tuple(terms),
        stated.value.value if rounds else computed,
        reach,
        reach,
        partial(_written, relation, values, computed, stated.value),
        linear=relation.is_sum,
    )


def _written(
    relation: Relation, values: Sequence[Printed], computed: Decimal, stated: Printed
) -> str:
    """The arithmetic as a controller writes it: `(69 686 - 66 857) / 66 857 = 4,2 %`."""
    told = [
        f"({text})" if one.value < 0 else text
        for one in values
        for text in [print_number(one.value, one.decimals)]
    ]
    percent = " %" if relation.kind in ("growth", "fall", "gain", "percent") else ""
    return f"{relation.form.format(*told)} = {print_number(computed, stated.decimals)}{percent}"


def evidence(size: int, own: int, half: int, count: int) -> float:
    """How surely a position that adds up is no chance: how many values of that size there are for
    each that would have passed, as a power of ten; of the differences that rounding makes, those
    that it seldom passes."""
    likely = min((count + 1) * half, 3.3 * half * ((count + 1) / 3) ** 0.5)
    values = size / (2 * own) + 1
    passing = likely / own + 1
    return log10(values / passing) if values > passing else 0.0
