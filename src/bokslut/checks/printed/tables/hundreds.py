"""Shares that stand side by side and are all of a whole that has no line of its own.

**Proves** shares of women and men, of ages, of grades by the hundred that they make together in
row after row, or column after column. **Contradicts** the one row where they do not: which of the
shares is wrong nothing says. **Silent** where few rows make a hundred, where what is told is no
more than whole hundreds and noughts, where more than a fifth of the rows fails, and where what
fails is off by little, the way that the others lean or beside a result.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from math import log10

from bokslut.model.numbers import print_number

from ..understood.axis import Axis, axes
from ..understood.equations import Equation
from ..understood.grid import Grid

RULE = "cross-footing"

_ALL = Decimal(100)
_RESULT = re.compile(r"\bresultat|\bresult\b|överskott|surplus", re.IGNORECASE)
_FEWEST_LINES, _MOST_LINES, _MOST_POSITIONS = 2, 8, 400
_FEWEST_HOLDING, _ENOUGH, _MOST_FAILING = 3, 5.0, 0.2
_LITTLE = 2


def hundreds(grid: Grid) -> Iterator[Equation]:
    """The equations of every run of columns, or of rows, that make a hundred."""
    for axis in axes(grid):
        if axis.positions > _MOST_POSITIONS:
            continue
        start = 0
        while start < axis.lines - 1:
            run = next(
                (
                    told
                    for count in range(_FEWEST_LINES, min(_MOST_LINES, axis.lines - start) + 1)
                    if (told := _Run(axis, range(start, start + count))).is_one
                ),
                None,
            )
            if run is None:
                start += 1
                continue
            yield from run.equations()
            start = run.lines.stop


class _Run:
    """Lines beside each other, with the positions where they make a hundred and where they fail."""

    def __init__(self, axis: Axis, lines: range) -> None:
        self.axis, self.lines = axis, lines
        self.holding: list[int] = []
        self.failing: list[int] = []
        self.weight = 0.0
        hundred = axis.scaled(_ALL)
        for position in range(axis.positions):
            told = [axis.values[line][position] for line in lines]
            values = [one for one in told if one is not None]
            if len(values) < len(told):
                if any(values):
                    # Where one is left out nothing is known.
                    self.failing.append(position)
                continue
            if min(values) < 0 or max(values) > hundred or self._is_other(position):
                self.failing.append(position)
                continue
            reach = sum(axis.halves[line][position] for line in lines)
            if abs(sum(values) - hundred) > reach:
                self.failing.append(position)
                continue
            self.holding.append(position)
            if max(values) < hundred:
                least = max(axis.halves[line][position] for line in lines)
                self.weight += log10(hundred / 2 / least / len(values))

    def _is_other(self, position: int) -> bool:
        """Whether what stands there is said to be no share."""
        units = {self.axis.unit(line, position) for line in self.lines}
        return bool(units - {"percent", "", "kr"}) or len(units) > 1

    def _drifts(self, position: int, reach: Decimal) -> bool:
        """Whether what fails is off by little and the way that those that hold lean, as where
        something small stands between: a net cost's share and the result's, but for interest."""
        gaps = {one: self._gap(one) for one in (*self.holding, position)}
        leaning = sum(gaps[one] for one in self.holding)
        small = abs(gaps[position]) <= _LITTLE * self.axis.scaled(reach)
        return small and (leaning * gaps[position] > 0 or self._has_result)

    @property
    def _has_result(self) -> bool:
        """Whether one of them is what is left of income, beside the share of the net costs."""
        return any(_RESULT.search(self.axis.labels[line]) for line in self.lines)

    def _gap(self, position: int) -> int:
        told = [self.axis.values[line][position] or 0 for line in self.lines]
        return sum(told) - self.axis.scaled(_ALL)

    @property
    def is_one(self) -> bool:
        """Whether that they make a hundred is no chance."""
        holding, failing = len(self.holding), len(self.failing)
        few = failing <= max(1, _MOST_FAILING * (holding + failing))
        enough = holding >= _FEWEST_HOLDING and self.weight >= _ENOUGH
        return enough and few and not self._has_total

    @property
    def _has_total(self) -> bool:
        """Whether the line behind them is the hundred, which sums are held against."""
        if self.lines.stop >= self.axis.lines:
            return False
        axis, last = self.axis, self.lines.stop
        return all(
            axis.values[last][one] == axis.scaled(_ALL)
            and axis.unit(last, one) == axis.unit(last - 1, one)
            for one in self.holding
        )

    def equations(self) -> Iterator[Equation]:
        """The last share of each position by the others."""
        for position in (*self.holding, *self.failing):
            terms = [self.axis.term(line, position) for line in self.lines]
            told = [one for one in terms if one is not None]
            if len(told) < len(terms) or self._is_other(position):
                continue
            *others, last = told
            left = _ALL - sum(one.value.value for one in others)
            reach = sum((one.value.half for one in told), Decimal(0))
            if position in self.failing and self._drifts(position, reach):
                continue
            text = partial(_written, tuple(one.value.value for one in others), left,
                           self.axis.decimals)  # fmt: skip
            yield Equation(RULE, last, tuple(others), left, reach, reach, text)


def _written(others: tuple[Decimal, ...], left: Decimal, decimals: int) -> str:
    taken = " - ".join(print_number(one, decimals) for one in others)
    return f"100 - {taken} = {print_number(left, decimals)}"
