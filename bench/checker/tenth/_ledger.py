"""Figures of a body that the made-up municipality has none for: a region, a company, a board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from ..compose import in_words
from ..municipality import Municipality
from ..paper import NumberStyle, Printed, printed
from ..quantities import Kind, Quantity

_OUTCOME: Mapping[str, float] = {"outcome": 1.0}
# How finely the values of a kind are made.
_PLACES: Mapping[str, int] = {"money": 0, "count": 0, "ratio": 5, "index": 1}


class Ledger:
    """Quantities of one body over five years, each by its name, its year and its basis."""

    def __init__(self, m: Municipality, chance: Random, who: str) -> None:
        self.m, self.chance, self.who = m, chance, who
        self.year = m.year
        self.years = tuple(sorted(m.years))
        self._bases: dict[str, tuple[str, ...]] = {}

    def __call__(self, what: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """The quantity of that name."""
        return self.m.register.known[self._key(what, year or self.year, basis)]

    def base(
        self,
        what: str,
        middle: float,
        spread: float = 0.03,
        growth: float = 0.025,
        kind: Kind = "money",
        bases: Mapping[str, float] = _OUTCOME,
    ) -> None:
        """Makes a quantity for all years; `bases` has a factor for each basis."""
        for place, year in enumerate(self.years):
            for basis, factor in bases.items():
                around = middle * factor * (1 + growth) ** place
                value = round(around * self.chance.uniform(1 - spread, 1 + spread), _PLACES[kind])
                exact = Decimal(str(value)) if _PLACES[kind] else Decimal(int(value))
                self.m.register.base(
                    self._key(what, year, basis), kind, exact, self._before(what, year, basis)
                )
        self._bases[what] = tuple(bases)

    def total(self, what: str, parts: Mapping[str, int] | Sequence[str]) -> None:
        """Makes a sum of others, each with its sign, wherever all of them are."""
        signs = parts if isinstance(parts, Mapping) else dict.fromkeys(parts, 1)
        first, *others = (self._bases[one] for one in signs)
        shared = tuple(one for one in first if all(one in each for each in others))
        for year in self.years:
            for basis in shared:
                self.m.register.linear(
                    self._key(what, year, basis),
                    [(self(each, year, basis), sign) for each, sign in signs.items()],
                    self._before(what, year, basis),
                )
        self._bases[what] = shared

    def rest(self, what: str, whole: str, parts: Sequence[str]) -> None:
        """Makes what is left of a whole beside its other parts, and says that they make it up."""
        for year in self.years:
            for basis in self._bases[whole]:
                total = self(whole, year, basis)
                others = [self(one, year, basis) for one in parts]
                left = total.value - sum(one.value for one in others)
                last = self.m.register.base(
                    self._key(what, year, basis),
                    total.kind,
                    left,
                    self._before(what, year, basis),
                )
                self.m.register.follows(total, [(one, 1) for one in (*others, last)])
        self._bases[what] = self._bases[whole]

    def adopt(self, what: str, like: str) -> None:
        """Takes in a quantity that was made by hand for the same years as another."""
        self._bases[what] = self._bases[like]

    def change(self, what: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """The year less the year before."""
        last = year or self.year
        return self.m.register.difference(self(what, last, basis), self(what, last - 1, basis))

    def growth(self, what: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """The change as a share of the year before."""
        last = year or self.year
        return self.m.register.growth(self(what, last, basis), self(what, last - 1, basis))

    def gap(
        self, what: str, better: int = 1, of: str = "outcome", against: str = "budget"
    ) -> Quantity:
        """What came less what was planned; with `better` -1 the other way about."""
        two = (self(what, basis=of), self(what, basis=against))
        return self.m.register.difference(*(two if better > 0 else reversed(two)))

    def share(
        self, part: str, whole: str, year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """One quantity over another."""
        return self.m.register.quotient(self(part, year, basis), self(whole, year, basis))

    def per(self, money: str, of: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """Money for each of a count."""
        return self.m.register.per(self(money, year, basis), self(of, year, basis))

    def _key(self, what: str, year: int, basis: str) -> str:
        return f"{what}:{self.who}:{year}:{basis}"

    def _before(self, what: str, year: int, basis: str) -> Quantity | None:
        return self.m.register.known.get(self._key(what, year - 1, basis))


def level(
    quantity: Quantity,
    decimals: int = 1,
    style: NumberStyle | None = None,
    behind: str = "",
    size: bool = False,
) -> Printed:
    """An index or a quotient as a plain number with decimals."""
    return printed(quantity, "", decimals, style or NumberStyle(), behind=behind, size=size)


def neuter(quantity: Quantity, capital: bool = False) -> Printed:
    """A small count by words before a neuter noun: `ett mål`, `inget mål`."""
    return _by_words(quantity, ("inget", "ett"), capital)


def common(quantity: Quantity, capital: bool = False) -> Printed:
    """A small count by words before a noun of common gender: `en nämnd`, `ingen nämnd`."""
    return _by_words(quantity, ("ingen", "en"), capital)


def _by_words(quantity: Quantity, first: tuple[str, str], capital: bool) -> Printed:
    """A small count by words, none and one as told."""
    word = in_words()

    def words(value: Decimal) -> str:
        """The word."""
        told = first[int(value)] if 0 <= value < len(first) else word(value)
        return told.capitalize() if capital else told

    return printed(quantity, role="count", words=words)
