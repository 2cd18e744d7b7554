"""A body's own quantities beside those of the municipality: volumes, areas, companies, members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..compose import Role
from ..municipality import Basis, Municipality
from ..paper import PLAIN, Direction, NumberStyle, Printed, Sentence, printed
from ..quantities import Kind, Quantity, Register

Terms = Iterable[tuple[Quantity, int]]


class Ledger:
    """Quantities of one body by what, who, year and basis, in the register of a municipality."""

    def __init__(self, m: Municipality, body: str, years: int = 3) -> None:
        self.register: Register = m.register
        self.year = m.year
        self.years = tuple(m.year - back for back in range(years))
        self.body = body
        self.chance = Random(f"{body} {m.seed}")

    def __call__(
        self, what: str, who: str = "", year: int | None = None, basis: Basis = "outcome"
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.register.known[self._key(what, who, year or self.year, basis)]

    def put(
        self,
        what: str,
        who: str,
        value: Decimal | float,
        year: int | None = None,
        basis: Basis = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        at = year or self.year
        before = self.register.known.get(self._key(what, who, at - 1, basis))
        return self.register.base(
            self._key(what, who, at, basis), kind, Decimal(str(value)), before
        )

    def add(
        self,
        what: str,
        who: str,
        terms: Terms,
        year: int | None = None,
        basis: Basis = "outcome",
    ) -> Quantity:
        """A sum of others with their signs."""
        at = year or self.year
        before = self.register.known.get(self._key(what, who, at - 1, basis))
        return self.register.linear(self._key(what, who, at, basis), terms, before)

    def series(
        self,
        what: str,
        who: str,
        start: float,
        rise: tuple[float, float] = (-0.02, 0.06),
        kind: Kind = "money",
        decimals: int = 0,
    ) -> None:
        """One quantity over all years, each a little above or below the last."""
        value = start * self.chance.uniform(0.93, 1.07)
        for year in sorted(self.years):
            self.put(what, who, round(Decimal(str(value)), decimals), year, kind=kind)
            value *= 1 + self.chance.uniform(*rise)

    def drift(self, what: str, who: str, middle: float, by: float, decimals: int = 4) -> None:
        """A share over all years."""
        value = middle + self.chance.uniform(-by, by)
        for year in sorted(self.years):
            self.put(what, who, round(Decimal(str(value)), decimals), year, kind="ratio")
            value += self.chance.uniform(-by, by)

    def budget(
        self,
        what: str,
        who: str,
        spread: float = 0.025,
        step: int = 1000,
        years: Sequence[int] = (),
        kind: Kind = "money",
    ) -> None:
        """The budget of a year: a round number not far from the outcome."""
        for year in sorted(years or (self.year,)):
            value = float(self(what, who, year).value) * (1 + self.chance.uniform(-spread, spread))
            self.put(what, who, round(value / step) * step, year, "budget", kind)

    def variance(
        self, what: str, who: str = "", better: int = 1, year: int | None = None
    ) -> Quantity:
        """Outcome less budget; turned where `better` is -1, so that above zero is good."""
        two = (self(what, who, year), self(what, who, year, "budget"))
        return self.register.difference(*(two if better > 0 else two[::-1]))

    def change(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The year less the year before."""
        at = year or self.year
        return self.register.difference(self(what, who, at), self(what, who, at - 1))

    def growth(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        at = year or self.year
        return self.register.growth(self(what, who, at), self(what, who, at - 1))

    def _key(self, what: str, who: str, year: int, basis: str) -> str:
        return f"{self.body} {what}:{who}:{year}:{basis}"


def number(
    one: Quantity,
    decimals: int = 0,
    style: NumberStyle = PLAIN,
    behind: str = "",
    role: Role = "",
    size: bool = False,
) -> Printed:
    """A quantity in its own unit: kronor for each, hours, points of an index."""
    return printed(one, "", decimals, style, size=size, behind=behind, role=role)


def clear(*sentences: Sentence, least: int = 1) -> list[Sentence]:
    """Without those whose words of direction or differences the numbers would not show. `least`
    is what money has to differ by, for amounts of less than a hundred thousand."""
    return [one for one in sentences if all(_clear(piece, least) for piece in one.pieces)]


def _clear(piece: object, least: int) -> bool:
    if isinstance(piece, Direction):
        small = {"ratio": Decimal("0.001"), "index": Decimal("0.1"), "money": Decimal(least)}
        return abs(piece.quantity.value) >= small.get(piece.quantity.kind, Decimal(1))
    return not isinstance(piece, Printed) or not piece.size or piece.value != 0
