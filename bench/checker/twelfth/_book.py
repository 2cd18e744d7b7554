"""A family's own quantities beside those of the municipality, and short ways to print them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import in_words
from ..municipality import Municipality
from ..paper import PLAIN, NumberStyle, Printed, printed
from ..quantities import Kind, Quantity

Role = Literal["", "sum", "difference", "share", "count"]


class Book:
    """Quantities that a family adds to the register, by name, bearer, year and basis."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m = m
        self.register = m.register
        self.chance = chance

    def __call__(
        self, what: str, who: str = "municipality", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name."""
        return self.register.known[f"{what}:{who}:{year or self.m.year}:{basis}"]

    def near(self, middle: Decimal | int | str, spread: float = 0.05) -> Decimal:
        """A whole number around the middle."""
        factor = Decimal(str(round(self.chance.uniform(1 - spread, 1 + spread), 6)))
        return Decimal(round(Decimal(middle) * factor))

    def base(
        self,
        what: str,
        value: Decimal,
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        at = year or self.m.year
        before = self.register.known.get(f"{what}:{who}:{at - 1}:{basis}")
        return self.register.base(f"{what}:{who}:{at}:{basis}", kind, value, before)

    def linear(
        self,
        what: str,
        terms: Iterable[tuple[Quantity, int]],
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """A sum of quantities with signs."""
        at = year or self.m.year
        before = self.register.known.get(f"{what}:{who}:{at - 1}:{basis}")
        return self.register.linear(f"{what}:{who}:{at}:{basis}", terms, before)

    def total(
        self,
        what: str,
        parts: Iterable[Quantity],
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """The sum of quantities."""
        return self.linear(what, [(one, 1) for one in parts], who, year, basis)

    def change(self, what: str, who: str = "municipality", basis: str = "outcome") -> Quantity:
        """The year less the year before."""
        last = self.m.year - 1
        return self.register.difference(self(what, who, None, basis), self(what, who, last, basis))

    def growth(self, what: str, who: str = "municipality", basis: str = "outcome") -> Quantity:
        """The change as a share of the year before."""
        last = self.m.year - 1
        return self.register.growth(self(what, who, None, basis), self(what, who, last, basis))

    def gap(
        self, what: str, who: str = "municipality", better: int = 1, basis: str = "outcome"
    ) -> Quantity:
        """Outcome (or forecast) less budget, or the other way for costs."""
        two = (self(what, who, None, basis), self(what, who, None, "budget"))
        return self.register.difference(*(two if better > 0 else two[::-1]))


def amount(
    one: Quantity,
    decimals: int = 0,
    style: NumberStyle = PLAIN,
    *,
    behind: str = "",
    size: bool = False,
    role: Role = "",
) -> Printed:
    """A count or a measure that is no money."""
    return printed(one, "", decimals, style, size=size, behind=behind, role=role)


def tally(one: Quantity, none: str = "ingen", capital: bool = False) -> Printed:
    """A count of rows in words, with a word for none."""
    some = in_words(capital=capital)
    nothing = none.capitalize() if capital else none

    def words(value: Decimal) -> str:
        return some(value) if value else nothing

    return printed(one, role="count", words=words)


def lower(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
