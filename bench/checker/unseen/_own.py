"""Quantities that a family needs beside the municipality's: units of a board, members of a
federation, months. They are kept in the municipality's register under the same kind of key, so
that `m(what, who, year, basis)`, `m.variance` and `m.change` work for them too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from ..municipality import Municipality
from ..quantities import Kind, Quantity

Basis = Literal["outcome", "budget"]


@dataclass(frozen=True)
class Own:
    """Makes a family's own quantities; make the years in rising order."""

    m: Municipality
    chance: Random

    def about(self, middle: Decimal | int, spread: float = 0.08) -> Decimal:
        """A whole number around the middle."""
        factor = Decimal(str(round(self.chance.uniform(1 - spread, 1 + spread), 6)))
        return Decimal(round(Decimal(middle) * factor))

    def base(
        self,
        what: str,
        who: str,
        year: int,
        value: Decimal,
        basis: Basis = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        key, before = self._keys(what, who, year, basis)
        return self.m.register.base(key, kind, value, before)

    def sum(
        self,
        what: str,
        who: str,
        year: int,
        terms: Iterable[tuple[Quantity, int]],
        basis: Basis = "outcome",
    ) -> Quantity:
        """A sum of quantities with signs."""
        key, before = self._keys(what, who, year, basis)
        return self.m.register.linear(key, terms, before)

    def _keys(self, what: str, who: str, year: int, basis: Basis) -> tuple[str, Quantity | None]:
        before = self.m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return f"{what}:{who}:{year}:{basis}", before
