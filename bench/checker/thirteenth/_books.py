"""What a paper needs beside the municipality's closing: volumes, periods, forecasts, reserves, all
of them quantities of the same register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random

from ..compose import plain, say
from ..municipality import Municipality
from ..paper import Direction, Printed, Sentence
from ..quantities import Kind, Quantity


class Books:
    """Quantities of a family's own; the same question gives the same object."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m, self.r, self.chance = m, m.register, chance

    def key(self, what: str, who: str, year: int | None, basis: str) -> str:
        """The name of a quantity in the register."""
        return f"{what}:{who}:{year or self.m.year}:{basis}"

    def __call__(
        self, what: str, who: str, year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """A quantity that was put there before."""
        return self.r.known[self.key(what, who, year, basis)]

    def some(self, middle: Decimal | int | float, spread: float = 0.05) -> Decimal:
        """A whole number around the middle."""
        return Decimal(round(float(middle) * self.chance.uniform(1 - spread, 1 + spread)))

    def put(
        self,
        what: str,
        who: str,
        value: Decimal | int,
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        return self.r.base(
            self.key(what, who, year, basis),
            kind,
            Decimal(value),
            self.before(what, who, year, basis),
        )

    def before(self, what: str, who: str, year: int | None, basis: str) -> Quantity | None:
        """The same a year earlier."""
        return self.r.known.get(self.key(what, who, (year or self.m.year) - 1, basis))

    def sum(
        self,
        what: str,
        who: str,
        terms: Iterable[Quantity | tuple[Quantity, int]],
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """A total of quantities, some of them taken off."""
        signed = [one if isinstance(one, tuple) else (one, 1) for one in terms]
        return self.r.linear(
            self.key(what, who, year, basis), signed, self.before(what, who, year, basis)
        )

    def split(
        self,
        whole: Quantity,
        what: str,
        weights: Mapping[str, int],
        year: int | None = None,
        basis: str = "outcome",
        spread: float = 0.03,
    ) -> list[Quantity]:
        """Parts that make up a quantity there is; the last takes what is left."""
        left, found, kind = whole.value, [], whole.kind
        *names, last = weights
        for name in names:
            share = Decimal(weights[name]) / sum(weights.values())
            value = self.some(whole.value * share, spread)
            left -= value
            found.append(self.put(what, name, value, year, basis, kind))
        found.append(self.put(what, last, left, year, basis, kind))
        self.r.follows(whole, [(one, 1) for one in found])
        return found


def clear(*sentences: Sentence | str) -> list[Sentence]:
    """Those whose direction or difference the printed numbers show."""
    told = [say(one) if isinstance(one, str) else one for one in sentences]
    return [one for one in told if _is_clear(one)]


def _is_clear(one: Sentence) -> bool:
    sizes = [each for each in one.pieces if isinstance(each, Printed) and each.size]
    if any(each.value == 0 for each in sizes):
        return False
    told = {each.quantity for each in sizes}
    rest = Sentence(
        tuple(
            each
            for each in one.pieces
            if not (isinstance(each, Direction) and each.quantity in told)
        )
    )
    return bool(plain([rest]))
