"""A run of lines of a table added up, one line after the other, and held against the line that may
be their sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .relations import evidence

if TYPE_CHECKING:
    from .sums import Sums

_SECTION = re.compile(
    r"^\W*(?:netto)?(?:kassaflöde|medel) från|^\W*(?:net )?cash (?:flows? )?(?:from|used in)",
    re.IGNORECASE,
)
# What more is asked where some positions do not add up.
_DOUBT, _DOUBT_OF_ONE = 0.7, 3.0
_UNSAID_HOLDING, _FEWEST_OF_MEAN = 4, 3


def is_section(label: str) -> bool:
    """Whether a label names what one kind of business came to, which may be a single row."""
    return bool(_SECTION.match(label))


class Run:
    """A run of lines added up, one line after the other."""

    def __init__(self, search: Sums, line: int) -> None:
        axis = search.axis
        self._rows = axis.values, axis.halves
        self._stated = [
            (place, one, stated, axis.halves[line][one], one in search.added)
            for place, one in enumerate(search.positions)
            if (stated := axis.values[line][one]) is not None
        ]
        width = len(search.positions)
        self._sums, self._halves = [0] * width, [0] * width
        self._count, self._told = [0] * width, [0] * width
        self._most, self._least_value = [0] * width, [0] * width
        self._axis, self._line = axis, line
        self.parts: list[tuple[int, int]] = []
        self.doubt, self.failing = 0.0, 0
        # Of columns that do not say that they are sums, hardly any row may differ.
        self._least = _UNSAID_HOLDING if axis.across and not search.said[line] else 1

    def add(self, line: int, sign: int = 1) -> None:
        """Takes a line in."""
        values, halves = self._rows[0][line], self._rows[1][line]
        self.parts.append((line, sign))
        for place, position, _stated, _half, _adds in self._stated:
            value = values[position]
            if value is None:
                continue
            signed = value if sign == 1 else -value
            self._sums[place] += signed
            self._count[place] += 1
            if signed > self._most[place]:
                self._most[place] = signed
            if signed < self._least_value[place]:
                self._least_value[place] = signed
            if value:
                self._told[place] += 1
            if halves[position] > self._halves[place]:
                self._halves[place] = halves[position]

    def weight(self, named: bool) -> float | None:
        """The evidence of the positions that add up, if more of them do than do not. In one that
        does not say that it is added, a share, only what holds counts. `named` is a run that is
        its block: there also a single amount beside zeros is a sum."""
        failing, weight = 0, 0.0
        holding = 0
        least = 1 if named else min(2, len(self.parts))
        for place, position, stated, own, adds in self._stated:
            count = self._count[place]
            if not count:
                continue
            half = max(own, self._halves[place]) * self._slack(position)
            if abs(stated - self._sums[place]) > (count + 1) * half:
                failing += adds and not self._is_mean(place, position, stated)
            elif self._told[place] >= least:
                holding += 1
                size = max(abs(stated), self._balanced(place) if named else 0)
                weight += evidence(size, own, half, count)
        self.failing = failing
        alone = len(self.parts) == 1 and not is_section(self._axis.labels[self._line])
        self.doubt = (_DOUBT_OF_ONE if alone else _DOUBT) if failing else 0.0
        return weight if holding and holding >= failing * self._least else None

    def _is_mean(self, place: int, position: int, stated: int) -> bool:
        """Whether the number lies between parts that are all of one size: a rate, and no sum."""
        if not 0 < stated <= self._most[place] or self._count[place] < _FEWEST_OF_MEAN:
            return False
        told = [one for line, _sign in self.parts if (one := self._rows[0][line][position])]
        return 0 < min(told) <= stated and max(told) <= 2 * min(told)

    def _slack(self, position: int) -> int:
        """Whether rounding may move a sum there."""
        if not self._axis.counted:
            return 1
        lines = (self._line, *(one for one, _sign in self.parts))
        return 0 if self._axis.is_exact(lines, position) else 1

    def _balanced(self, place: int) -> int:
        """What is held against each other where parts of both signs are added: a result that is
        small beside them could by chance be anything up to that."""
        if any(sign < 0 for _line, sign in self.parts):
            return 0
        return min(self._most[place], -self._least_value[place])
