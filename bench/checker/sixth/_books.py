"""Books of a body beside those of the municipality, and small turns of phrase that its reports
share. Everything here is kept in the municipality's own register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ..compose import Pen
from ..municipality import Municipality
from ..paper import Direction, Piece, Printed, Sentence, printed
from ..quantities import Kind, Quantity

Part = tuple[str, str, int]
_GRAINS = {"ratio": Decimal("0.00001"), "index": Decimal("0.01"), "count": Decimal(1)}


@dataclass
class Books:
    """Draws and keeps quantities under the same names as the municipality does, so that `m` finds
    them: `what`, `who`, year, basis."""

    m: Municipality
    chance: Random

    def put(
        self,
        what: str,
        who: str,
        middle: float | Decimal,
        kind: Kind = "money",
        *,
        back: int = 1,
        drift: float = 0.03,
        spread: float = 0.05,
        basis: str = "outcome",
    ) -> None:
        """A quantity for the year and `back` years before it, around a middle that drifts."""
        for step, year in enumerate(range(self.m.year - back, self.m.year + 1)):
            factor = (1 + drift) ** step * self.chance.uniform(1 - spread, 1 + spread)
            self.set(what, who, Decimal(middle) * Decimal(str(factor)), kind, year, basis)

    def set(
        self, what: str, who: str, value: Decimal, kind: Kind, year: int, basis: str = "outcome"
    ) -> Quantity:
        """One quantity of one year, as exact as such a thing is known."""
        grain = _GRAINS.get(kind, Decimal(1))
        key = f"{what}:{who}:{year}:{basis}"
        last = self.m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return self.m.register.base(key, kind, (value / grain).quantize(Decimal(1)) * grain, last)

    def plan(
        self,
        what: str,
        who: str,
        spread: float = 0.04,
        grain: int | str = 10_000,
        basis: str = "budget",
        back: int = 0,
    ) -> None:
        """A budget (or another basis) near the outcome, in round numbers."""
        for year in range(self.m.year - back, self.m.year + 1):
            real = self.get(what, who, year)
            factor = Decimal(str(self.chance.uniform(1 - spread, 1 + spread)))
            round_to = Decimal(str(grain))
            value = (real.value * factor / round_to).quantize(Decimal(1)) * round_to
            self.set(what, who, value, real.kind, year, basis)

    def add(
        self, what: str, who: str, parts: Iterable[Part], bases: Sequence[str] = ("outcome",)
    ) -> None:
        """A total with signs, for every year and basis for which all its parts are there."""
        some = tuple(parts)
        known = self.m.register.known
        for basis in bases:
            for year in sorted(self.m.years):
                keys = [f"{one}:{whose}:{year}:{basis}" for one, whose, _sign in some]
                if all(key in known for key in keys):
                    terms = [(known[key], sign) for key, (*_, sign) in zip(keys, some, strict=True)]
                    last = known.get(f"{what}:{who}:{year - 1}:{basis}")
                    self.m.register.linear(f"{what}:{who}:{year}:{basis}", terms, last)

    def split(
        self,
        what: str,
        who: str,
        shares: dict[str, float],
        bases: Sequence[str] = ("outcome",),
        spread: float = 0.06,
    ) -> None:
        """Divides what is known into parts of those names, the last of which takes the rest."""
        known = self.m.register.known
        whole = sum(shares.values())
        for basis in bases:
            for year in sorted(self.m.years):
                total = known.get(f"{what}:{who}:{year}:{basis}")
                if total is None:
                    continue
                left, parts = total.value, []
                for name, share in list(shares.items())[:-1]:
                    factor = share / whole * self.chance.uniform(1 - spread, 1 + spread)
                    value = total.value * Decimal(str(factor))
                    parts.append(self.set(name, who, value, total.kind, year, basis))
                    left -= parts[-1].value
                parts.append(self.set([*shares][-1], who, left, total.kind, year, basis))
                self.m.register.follows(total, [(one, 1) for one in parts])

    def get(self, what: str, who: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """The quantity of that name; the year if no other is told."""
        return self.m.register.known[f"{what}:{who}:{year or self.m.year}:{basis}"]

    def gap(self, what: str, who: str, one: str = "outcome", other: str = "budget") -> Quantity:
        """One basis of the year less another."""
        return self.m.register.difference(
            self.get(what, who, basis=one), self.get(what, who, basis=other)
        )

    def saved(self, what: str, who: str) -> Quantity:
        """By how much a cost is below its budget."""
        return self.gap(what, who, "budget", "outcome")


def about(pen: Pen, one: Quantity, above: str = "drygt ", below: str = "knappt ") -> list[Piece]:
    """A rounded amount with the word for on which side of it the exact one lies."""
    told = pen.size(one)
    exact = abs(told.interval.low + told.interval.high) / 2
    if abs(one.value) == exact:
        return [told]
    return [above if abs(one.value) > exact else below, told]


def number(
    one: Quantity, decimals: int = 0, behind: str = "", pen: Pen | None = None, size: bool = False
) -> Printed:
    """A quantity that is neither money nor a percentage: days, kilometres, loans an inhabitant."""
    style = (pen or Pen()).style
    return printed(one, "", decimals, style, behind=behind, size=size)


def shown(sentences: Iterable[Sentence], money: int = 10_000) -> list[Sentence]:
    """Without sentences about a change so small that the numbers would not show it."""
    return [one for one in sentences if all(_shown(each, money) for each in one.pieces)]


def _shown(piece: Piece, money: int) -> bool:
    if isinstance(piece, Direction):
        kind = piece.quantity.kind
        least = {"money": Decimal(money), "ratio": Decimal("0.001")}.get(kind, Decimal(1))
        return abs(piece.quantity.value) >= least
    return isinstance(piece, str) or not piece.size or piece.value != 0


def listed(names: Sequence[str], last: str = " och ") -> str:
    """Names with commas between, and a word before the last."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1]
