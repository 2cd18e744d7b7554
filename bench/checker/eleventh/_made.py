"""Small books beside the municipality's: what a board, a company or a federation counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import in_words
from ..municipality import Municipality
from ..paper import PLAIN, NumberStyle, Printed, printed
from ..quantities import Quantity

Kind = Literal["money", "ratio", "count", "index"]


class Books:
    """Quantities of one body by what, time and basis; all go into the municipality's register."""

    def __init__(self, m: Municipality, chance: Random, who: str) -> None:
        self.register = m.register
        self._chance = chance
        self._who = who

    def __call__(self, what: str, time: str | int, basis: str = "outcome") -> Quantity:
        """The quantity of that name; KeyError where there is none."""
        return self.register.known[self._key(what, time, basis)]

    def _key(self, what: str, time: str | int, basis: str) -> str:
        return f"{what}:{self._who}:{time}:{basis}"

    def some(self, middle: Decimal | float, spread: float = 0.05) -> Decimal:
        """A whole number around the middle."""
        factor = Decimal(str(round(self._chance.uniform(1 - spread, 1 + spread), 6)))
        return Decimal(round(Decimal(str(middle)) * factor))

    def base(
        self,
        what: str,
        time: str | int,
        value: Decimal,
        basis: str = "outcome",
        kind: Kind = "money",
        before: Quantity | None = None,
    ) -> Quantity:
        """A quantity that follows from no other."""
        return self.register.base(self._key(what, time, basis), kind, value, before)

    def grow(
        self,
        what: str,
        middle: Decimal | float,
        times: Sequence[str | int],
        kind: Kind = "money",
        by: float = 0.03,
        spread: float = 0.04,
    ) -> None:
        """A quantity at each of some times, the oldest first, each with the one before it."""
        last = None
        for place, time in enumerate(times):
            value = self.some(Decimal(str(middle)) * Decimal(str((1 + by) ** place)), spread)
            last = self.base(what, time, value, "outcome", kind, last)

    def rates(self, what: str, low: int, high: int, times: Sequence[str | int]) -> None:
        """A ratio at each of some times, in hundredths of a per cent between two."""
        last = None
        for time in times:
            value = Decimal(self._chance.randint(low, high)) / 10_000
            last = self.base(what, time, value, "outcome", "ratio", last)

    def near(
        self,
        what: str,
        time: str | int,
        basis: str = "budget",
        spread: float = 0.04,
        step: int = 1000,
    ) -> Quantity:
        """A budget or forecast near the outcome, in round steps."""
        own = self(what, time)
        value = self.some(own.value, spread) // step * step
        return self.base(what, time, value, basis, own.kind)

    def add(
        self,
        what: str,
        terms: Iterable[tuple[str, int]],
        time: str | int,
        basis: str = "outcome",
        before: str | int | None = None,
    ) -> Quantity:
        """A sum of quantities of the same time and basis, with signs."""
        some = [(self(one, time, basis), sign) for one, sign in terms]
        last = None if before is None else self(what, before, basis)
        return self.register.linear(self._key(what, time, basis), some, last)

    def change(self, what: str, now: str | int, then: str | int) -> Quantity:
        """The outcome of one time less that of another."""
        return self.register.difference(self(what, now), self(what, then))

    def growth(self, what: str, now: str | int, then: str | int) -> Quantity:
        """The change as a share of the earlier."""
        return self.register.growth(self(what, now), self(what, then))

    def off(
        self,
        what: str,
        time: str | int,
        better: int = 1,
        mine: str = "outcome",
        plan: str = "budget",
    ) -> Quantity:
        """What came out less what was planned; with `better` -1 the other way round."""
        two = (self(what, time, mine), self(what, time, plan))
        return self.register.difference(*(two if better > 0 else two[::-1]))


def number(
    quantity: Quantity, decimals: int = 0, behind: str = "", style: NumberStyle = PLAIN
) -> Printed:
    """An index or a count with so many decimals."""
    return printed(quantity, "", decimals, style, behind=behind)


def neuter(quantity: Quantity, capital: bool = False) -> Printed:
    """A count in words before or of a neuter noun: ett av projekten."""
    words = in_words("sv", capital)

    def told(value: Decimal) -> str:
        few = {0: "inget", 1: "ett"}.get(int(value))
        return words(value) if few is None else few.capitalize() if capital else few

    return printed(quantity, role="count", words=told)
