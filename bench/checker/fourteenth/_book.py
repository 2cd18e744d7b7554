"""The books of a body that the municipality's own model does not have: departments, pupils, flats,
call-outs. Every amount is drawn once, and whatever follows from others is made so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile
from random import Random
from typing import Literal

from ..compose import plain
from ..municipality import Municipality
from ..paper import PLAIN, NumberStyle, Printed, Sentence, printed
from ..quantities import Quantity

Kind = Literal["money", "ratio", "count", "index"]
Role = Literal["", "sum", "difference", "share", "count"]
_STEPS = {"ratio": Decimal("0.0001"), "index": Decimal("0.1")}


class Book:
    """What one body has, by what and whose it is. `book("net", "it")` is this year's outcome."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.register = m.register
        self.chance = chance
        self.year = m.year

    def __call__(
        self, what: str, who: str = "we", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.register.known[_key(what, who, year or self.year, basis)]

    def put(
        self,
        what: str,
        who: str,
        value: Decimal,
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        at = year or self.year
        key = _key(what, who, at, basis)
        return self.register.base(key, kind, value, self._before(what, who, at, basis))

    def series(
        self,
        what: str,
        who: str,
        middle: float,
        years: Iterable[int],
        *,
        drift: float = 1.03,
        spread: float = 0.04,
        kind: Kind = "money",
        step: int | None = None,
    ) -> None:
        """A quantity over the years, from the first; kronor in full, counts in ones."""
        for place, year in enumerate(sorted(years)):
            value = middle * drift**place
            self.put(what, who, self.near(value, spread, kind, step), year, "outcome", kind)

    def plan(
        self, what: str, who: str, years: Iterable[int], spread: float = 0.03, step: int = 100_000
    ) -> None:
        """A budget near the outcome, in round figures."""
        for year in sorted(years):
            one = self(what, who, year)
            value = self.near(float(one.value), spread, "money", step)
            self.put(what, who, value, year, "budget", one.kind)

    def near(
        self, middle: float, spread: float, kind: Kind = "money", step: int | None = None
    ) -> Decimal:
        """Some value around the middle, in whole steps."""
        unit = Decimal(step) if step else _STEPS.get(kind, Decimal(1))
        value = Decimal(str(middle * self.chance.uniform(1 - spread, 1 + spread)))
        return round(value / unit) * unit

    def add(
        self,
        what: str,
        who: str,
        terms: Sequence[tuple[str, str, int]],
        years: Iterable[int],
        bases: Iterable[str] = ("outcome",),
    ) -> None:
        """What is the sum of others, for each year and basis; a term is what, whose and a sign."""
        for basis in bases:
            for year in sorted(years):
                some = [(self(one, whose, year, basis), sign) for one, whose, sign in terms]
                before = self._before(what, who, year, basis)
                self.register.linear(_key(what, who, year, basis), some, before)

    def also(
        self,
        what: str,
        who: str,
        terms: Sequence[tuple[str, str, int]],
        years: Iterable[int],
        bases: Iterable[str] = ("outcome",),
    ) -> None:
        """A second way in which something follows from others."""
        for basis in bases:
            for year in years:
                some = [(self(one, whose, year, basis), sign) for one, whose, sign in terms]
                self.register.follows(self(what, who, year, basis), some)

    def share_out(
        self,
        total: tuple[str, str],
        parts: Sequence[tuple[str, str, float]],
        years: Iterable[int],
        bases: Iterable[str] = ("outcome",),
        spread: float = 0.03,
    ) -> None:
        """Parts that make a total which is there already: each about its share, the last the
        rest."""
        some = sorted(years)
        for basis in bases:
            for year in some:
                whole = self(*total, year, basis)
                left = whole.value
                for what, who, share in parts[:-1]:
                    value = self.near(float(whole.value) * share, spread, whole.kind)
                    self.put(what, who, value, year, basis, whole.kind)
                    left -= value
                what, who, _share = parts[-1]
                self.put(what, who, left, year, basis, whole.kind)
        self.also(*total, [(what, who, 1) for what, who, _share in parts], some, bases)

    def change(self, what: str, who: str = "we", year: int | None = None) -> Quantity:
        """The year less the year before."""
        at = year or self.year
        return self.register.difference(self(what, who, at), self(what, who, at - 1))

    def growth(self, what: str, who: str = "we", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        at = year or self.year
        return self.register.growth(self(what, who, at), self(what, who, at - 1))

    def gap(
        self, what: str, who: str = "we", better: int = 1, to: str = "outcome", year: int = 0
    ) -> Quantity:
        """Against budget; with `better` -1 (costs) above zero is when less was used."""
        two = [self(what, who, year or self.year, one) for one in (to, "budget")]
        return self.register.difference(*(two if better > 0 else two[::-1]))

    def per(self, what: str, of: str, who: str = "we", year: int | None = None) -> Quantity:
        """Kronor for each of a count."""
        return self.register.per(self(what, who, year), self(of, who, year))

    def _before(self, what: str, who: str, year: int, basis: str) -> Quantity | None:
        return self.register.known.get(_key(what, who, year - 1, basis))


def _key(what: str, who: str, year: int, basis: str) -> str:
    return f"{what}:{who}:{year}:{basis}"


def run(*sentences: Sentence) -> list[Sentence]:
    """Sentences of which each leans on the one before: where one is left out, those after it are
    too."""
    return list(takewhile(lambda one: bool(plain([one])), sentences))


def number(
    quantity: Quantity,
    decimals: int = 1,
    style: NumberStyle = PLAIN,
    *,
    role: Role = "",
    size: bool = False,
    behind: str = "",
) -> Printed:
    """A number that is neither money nor per cent: an index, a score, so many of one for each of
    another."""
    return printed(quantity, "", decimals, style, role=role, size=size, behind=behind)
