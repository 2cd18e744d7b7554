"""Exact quantities, and the formulas by which one follows from others.

Money is exact kronor, a share a ratio. A quantity is what a number is *of*; how it is printed is
for `paper.py`. Since each derived quantity keeps its formula, it is known of every printed number
which others determine it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Literal

Kind = Literal["money", "ratio", "count", "index"]


@dataclass(frozen=True)
class Interval:
    """All values between two, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, factor: int) -> Interval:
        """Every value times a whole number."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval | None:
        """Every quotient; None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [one / two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """Whether a value is in both."""
        return self.low <= other.high and other.low <= self.high

    def within(self, other: Interval) -> Interval:
        """What is in both; only where they meet."""
        return Interval(max(self.low, other.low), min(self.high, other.high))


@dataclass(frozen=True, eq=False)
class Linear:
    """A sum of quantities, each with its sign: totals, differences. With `printed` it only says
    something where its terms stand on paper themselves, as the variances of a column do."""

    terms: tuple[tuple[Quantity, int], ...]
    printed: bool = False

    @property
    def inputs(self) -> tuple[Quantity, ...]:
        """What it is computed from."""
        return tuple(one for one, _sign in self.terms)

    def over(self, known: Callable[[Quantity], Interval | None]) -> Interval | None:
        """What it can be when its inputs are what `known` says; None where one is not known."""
        total = Interval(Decimal(0), Decimal(0))
        for one, sign in self.terms:
            got = known(one)
            if got is None:
                return None
            total = total + got.times(sign)
        return total


@dataclass(frozen=True, eq=False)
class Quotient:
    """One quantity over another, less one where it is a growth."""

    numerator: Quantity
    denominator: Quantity
    less: int = 0

    @property
    def inputs(self) -> tuple[Quantity, ...]:
        """What it is computed from."""
        return (self.numerator, self.denominator)

    def over(self, known: Callable[[Quantity], Interval | None]) -> Interval | None:
        """What it can be when its inputs are what `known` says; None where one is not known."""
        above, below = known(self.numerator), known(self.denominator)
        if above is None or below is None:
            return None
        got = above.over(below)
        return got and got + Interval(Decimal(-self.less), Decimal(-self.less))


@dataclass(frozen=True, eq=False)
class Count:
    """How many of some quantities are above (`sign` 1) or below (-1) zero; zero counts too with
    `zero`."""

    of: tuple[Quantity, ...]
    sign: int = 1
    zero: bool = False

    @property
    def inputs(self) -> tuple[Quantity, ...]:
        """What it is computed from."""
        return self.of

    def holds(self, value: Decimal) -> bool:
        """Whether a value counts."""
        return value * self.sign > 0 or (self.zero and value == 0)

    def over(self, known: Callable[[Quantity], Interval | None]) -> Interval | None:
        """What it can be when its inputs are what `known` says; None where one is not known."""
        sure = perhaps = 0
        for one in self.of:
            got = known(one)
            if got is None:
                return None
            ends = (self.holds(got.low), self.holds(got.high))
            sure += all(ends)
            perhaps += any(ends)
        return Interval(Decimal(sure), Decimal(perhaps))


Formula = Linear | Quotient | Count


@dataclass(frozen=True, eq=False)
class Quantity:
    """What a number is of: its exact value, how it follows from others, and the same of the year
    before where there is one. Two quantities are the same only if they are the same object."""

    key: str
    kind: Kind
    value: Decimal
    formula: Formula | None = None
    before: Quantity | None = None


@dataclass
class Register:
    """All quantities of a municipality by their keys; the same question gives the same object."""

    known: dict[str, Quantity] = field(default_factory=dict)
    also: dict[Quantity, list[Formula]] = field(default_factory=dict)

    def formulas(self, one: Quantity) -> tuple[Formula, ...]:
        """All ways in which a quantity follows from others."""
        own = (one.formula,) if one.formula else ()
        return (*own, *self.also.get(one, ()))

    def follows(
        self, one: Quantity, terms: Iterable[tuple[Quantity, int]], printed: bool = False
    ) -> None:
        """Says a second way in which a quantity follows from others: total assets are total
        liabilities and equity. Raises `ValueError` where it does not come out exactly."""
        some = tuple(terms)
        value = sum((term.value * sign for term, sign in some), Decimal(0))
        if value != one.value:
            raise ValueError(f"{one.key} is {one.value}, not {value}")
        self.also.setdefault(one, []).append(Linear(some, printed))

    def base(
        self, key: str, kind: Kind, value: Decimal, before: Quantity | None = None
    ) -> Quantity:
        """A quantity that follows from no other."""
        return self._keep(Quantity(key, kind, value, None, before))

    def linear(
        self,
        key: str,
        terms: Iterable[tuple[Quantity, int]],
        before: Quantity | None = None,
    ) -> Quantity:
        """A sum of quantities with signs."""
        if key in self.known:
            return self.known[key]
        some = tuple(terms)
        value = sum((one.value * sign for one, sign in some), Decimal(0))
        return self._keep(Quantity(key, some[0][0].kind, value, Linear(some), before))

    def total(
        self, key: str, parts: Iterable[Quantity], before: Quantity | None = None
    ) -> Quantity:
        """The sum of quantities."""
        return self.linear(key, [(one, 1) for one in parts], before)

    def difference(self, one: Quantity, other: Quantity) -> Quantity:
        """`one` less `other`: a change, a variance, percentage points between shares. Between two
        totals of the same parts it is the sum of the differences between these as well."""
        key = f"{one.key} - {other.key}"
        if key in self.known:
            return self.known[key]
        found = self.linear(key, [(one, 1), (other, -1)])
        turned = self.known.get(f"{other.key} - {one.key}")
        if turned is not None:
            self.follows(found, [(turned, -1)])
            self.follows(turned, [(found, -1)])
        for ours, theirs in product(self.formulas(one), self.formulas(other)):
            parts = _alike(ours, theirs)
            if parts:
                self.follows(found, [(self.difference(*two), sign) for *two, sign in parts], True)
        return found

    def quotient(self, one: Quantity, other: Quantity) -> Quantity:
        """`one` as a share of `other`."""
        return self._divide(f"{one.key} / {other.key}", one, other, 0)

    def growth(self, one: Quantity, other: Quantity) -> Quantity:
        """By how large a share `one` is above `other`; both are to be above zero."""
        return self._divide(f"{one.key} over {other.key}", one, other, 1)

    def per(self, one: Quantity, other: Quantity) -> Quantity:
        """Money for each of a count, such as kronor an inhabitant."""
        key = f"{one.key} per {other.key}"
        if key in self.known:
            return self.known[key]
        return self._keep(Quantity(key, "money", one.value / other.value, Quotient(one, other)))

    def count(
        self, key: str, of: Iterable[Quantity], sign: int = 1, zero: bool = False
    ) -> Quantity:
        """How many of the quantities are above or below zero."""
        if key in self.known:
            return self.known[key]
        formula = Count(tuple(of), sign, zero)
        value = Decimal(sum(1 for one in formula.of if formula.holds(one.value)))
        return self._keep(Quantity(key, "count", value, formula))

    def _divide(self, key: str, one: Quantity, other: Quantity, less: int) -> Quantity:
        if key in self.known:
            return self.known[key]
        value = one.value / other.value - less
        return self._keep(Quantity(key, "ratio", value, Quotient(one, other, less)))

    def _keep(self, one: Quantity) -> Quantity:
        if one.key in self.known:
            raise ValueError(f"{one.key} is there already")
        self.known[one.key] = one
        return one


def _alike(ours: Formula, theirs: Formula) -> list[tuple[Quantity, Quantity, int]]:
    """The parts of two totals by twos, with their signs, where they are made alike: the same parts
    of another year or basis."""
    if not isinstance(ours, Linear) or not isinstance(theirs, Linear):
        return []
    if [_part(*term) for term in ours.terms] != [_part(*term) for term in theirs.terms]:
        return []
    return [
        (mine, other_part, sign)
        for (mine, sign), (other_part, _sign) in zip(ours.terms, theirs.terms, strict=True)
    ]


def _part(one: Quantity, sign: int) -> tuple[str, int]:
    """What a part is, whichever year: the beginning of its key."""
    return ":".join(one.key.split(":")[:2]), sign
