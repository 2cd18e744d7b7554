"""A board's own books: quantities of its closing, kept in the municipality's register.

A column is a year and what is told of it: `now`, `last`, `y2` ... are outcomes, `budget`,
`forecast`, `spring` (the forecast of spring) and `next` (next year's budget) are planned, `part`,
`part_last` and `part_budget` are of the first months.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..municipality import Municipality
from ..paper import Direction
from ..quantities import Kind, Quantity

_AT = {
    "now": (0, "outcome"), "last": (1, "outcome"), "y2": (2, "outcome"), "y3": (3, "outcome"),
    "y4": (4, "outcome"), "budget": (0, "budget"), "budget_last": (1, "budget"),
    "forecast": (0, "forecast"), "spring": (0, "spring"), "next": (-1, "budget"),
    "part": (0, "part"), "part_last": (1, "part"), "part_budget": (0, "part-budget"),
}  # fmt: skip
_RANGES = {
    "now": (0.985, 1.025), "last": (0.945, 0.985), "y2": (0.91, 0.945), "y3": (0.88, 0.91),
    "y4": (0.84, 0.88), "budget": (0.99, 1.01), "budget_last": (0.945, 0.985),
    "forecast": (0.985, 1.025), "spring": (0.985, 1.02), "next": (1.01, 1.04),
    "part": (0.645, 0.685), "part_last": (0.615, 0.645), "part_budget": (0.655, 0.67),
}  # fmt: skip
FIVE = ("now", "last", "y2", "y3", "y4")
_PLANNED = ("budget", "budget_last", "forecast", "spring", "next", "part_budget")
Term = str | tuple[str, int]


class Book:
    """`book("net", "budget")` is a quantity of it."""

    def __init__(self, m: Municipality, chance: Random, who: str) -> None:
        self.m = m
        self.chance = chance
        self.who = who
        self.register = m.register
        self.year = m.year

    def __call__(self, what: str, at: str = "now") -> Quantity:
        return self.register.known[self._key(what, at)]

    def _key(self, what: str, at: str) -> str:
        back, basis = _AT[at]
        return f"{what}:{self.who}:{self.year - back}:{basis}"

    def _before(self, what: str, at: str) -> Quantity | None:
        back, basis = _AT[at]
        return self.register.known.get(f"{what}:{self.who}:{self.year - back - 1}:{basis}")

    def _put(self, what: str, at: str, value: Decimal, kind: Kind) -> Quantity:
        return self.register.base(self._key(what, at), kind, value, self._before(what, at))

    def money(
        self, what: str, tkr: float, at: Sequence[str] = ("now",), **ranges: tuple[float, float]
    ) -> None:
        """An amount of about so many thousands in each column; planned amounts are round."""
        middle = tkr * self.chance.uniform(0.92, 1.08)
        for one in _in_time(at):
            value = middle * self.chance.uniform(*(ranges.get(one) or _RANGES[one]))
            step = 50 if abs(tkr) >= 3000 else 10
            kronor = round(value / step) * step * 1000 if one in _PLANNED else round(value * 1000)
            self._put(what, one, Decimal(kronor), "money")

    def count(
        self, what: str, middle: float, at: Sequence[str] = ("now",), spread: float = 0.06
    ) -> None:
        """A number of people, matters, loans."""
        around = middle * self.chance.uniform(0.92, 1.08)
        for one in _in_time(at):
            value = around * self.chance.uniform(1 - spread, 1 + spread)
            self._put(what, one, Decimal(round(value)), "count")

    def index(
        self,
        what: str,
        low: float,
        high: float,
        at: Sequence[str] = ("now",),
        step: float = 0.05,
        places: int = 1,
    ) -> None:
        """A measure that is no money, no share: full-time equivalents, an index, days."""
        around = self.chance.uniform(low, high)
        for one in _in_time(at):
            value = round(around * self.chance.uniform(1 - step, 1 + step), places)
            self._put(what, one, Decimal(str(value)), "index")

    def rate(
        self,
        what: str,
        low: float,
        high: float,
        at: Sequence[str] = ("now",),
        step: float = 0.6,
        whole: Sequence[str] = (),
    ) -> None:
        """A share in per cent; that of the columns `whole` is a whole number (a target)."""
        around = self.chance.uniform(low, high)
        for one in _in_time(at):
            value = around + self.chance.uniform(-step, step)
            told = round(value) if one in whole else round(value, 3)
            self._put(what, one, Decimal(str(told)) / 100, "ratio")

    def sick(self, low: float, high: float, at: Sequence[str], step: float = 0.7) -> None:
        """Sick leave of women, men and all."""
        self.rate("sick women", low + 0.5, high + 0.5, at, step)
        self.rate("sick men", low - 2.2, high - 2.2, at, step)
        for one in _in_time(at):
            women, men = self("sick women", one).value, self("sick men", one).value
            value = women * Decimal("0.78") + men * Decimal("0.22")
            self._put("sick", one, value.quantize(Decimal("0.00001")), "ratio")

    def total(self, what: str, terms: Iterable[Term], at: Sequence[str] = ("now",)) -> None:
        """A sum of what there is, in each column; a term can have a sign."""
        some = _signed(terms)
        for one in _in_time(at):
            parts = [(self(name, one), sign) for name, sign in some]
            self.register.linear(self._key(what, one), parts, self._before(what, one))

    def also(self, what: str, terms: Iterable[Term], at: Sequence[str] = ("now",)) -> None:
        """A second way in which something follows from others."""
        some = _signed(terms)
        for one in at:
            self.register.follows(self(what, one), [(self(name, one), sign) for name, sign in some])

    def rest(
        self, what: str, whole: str, terms: Iterable[Term], at: Sequence[str] = ("now",)
    ) -> None:
        """What is left of a whole that is known by other ways, as the last of its parts."""
        some = _signed(terms)
        for one in _in_time(at):
            left = self(whole, one).value
            left -= sum((self(name, one).value * sign for name, sign in some), Decimal(0))
            self._put(what, one, left, self(whole, one).kind)
        self.also(whole, [*some, (what, 1)], at)

    def grant(self, net: str = "net", planned: str = "budget", last: bool = False) -> None:
        """The grant, which is the net cost of the budget, and the result against it; last year's
        too where asked for."""
        r = self.register
        got = r.linear(
            self._key("grant", "now"), [(self(net, planned), 1)], self._last_grant(net, last)
        )
        terms = [(got, 1), (self(net), -1)]
        result = r.linear(self._key("result", "now"), terms, self._before("result", "now"))
        r.follows(self.gap(net), [(result, 1)])
        r.follows(result, [(self.gap(net), 1)])

    def _last_grant(self, net: str, last: bool) -> Quantity | None:
        if not last:
            return None
        value = self(net, "last").value * Decimal(str(round(self.chance.uniform(0.985, 1.02), 4)))
        got = self._put("grant", "last", Decimal(round(value / 1000) * 1000), "money")
        self.register.linear(self._key("result", "last"), [(got, 1), (self(net, "last"), -1)])
        return got

    def gap(self, what: str, one: str = "budget", other: str = "now") -> Quantity:
        """A column less another: of costs, budget less outcome, so that above zero is good."""
        return self.register.difference(self(what, one), self(what, other))

    def change(self, what: str, one: str = "now", other: str = "last") -> Quantity:
        """The year less the year before."""
        return self.gap(what, one, other)

    def growth(self, what: str, one: str = "now", other: str = "last") -> Quantity:
        """The change as a share."""
        return self.register.growth(self(what, one), self(what, other))

    def share(self, what: str, of: str, at: str = "now", of_at: str = "") -> Quantity:
        """Something as a share of something."""
        return self.register.quotient(self(what, at), self(of, of_at or at))

    def per(self, what: str, of: str, at: str = "now") -> Quantity:
        """Money for each of a count."""
        return self.register.per(self(what, at), self(of, at))


def _signed(terms: Iterable[Term]) -> list[tuple[str, int]]:
    return [(one, 1) if isinstance(one, str) else one for one in terms]


def _in_time(at: Sequence[str]) -> list[str]:
    return sorted(at, key=lambda one: -_AT[one][0])


def surplus(of: Quantity) -> Direction:
    """A surplus, or a deficit."""
    return Direction(of, "överskott", "underskott")


def rose(of: Quantity, above: str = "ökade", below: str = "minskade") -> Direction:
    """It rose, or it fell."""
    return Direction(of, above, below)


def why(of: Quantity, above: str, below: str) -> str:
    """The cause of what is above or below zero."""
    return above if of.value > 0 else below
