"""Quantities that a family makes beside those of the municipality: pupils, flats, loans, forecasts.

They are drawn by the family's own chance, and everything that follows from them is made by the
register, so that it is known which numbers determine which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from ..municipality import Municipality
from ..paper import PLAIN, Block, NumberStyle, Paragraph, Piece, Printed, Sentence, printed
from ..quantities import Kind, Quantity


class Own:
    """A family's own quantities of a municipality."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m = m
        self.r = m.register
        self._chance = chance

    def __call__(
        self, what: str, who: str = "all", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name."""
        return self.r.known[f"{what}:{who}:{year or self.m.year}:{basis}"]

    def base(
        self,
        what: str,
        who: str,
        year: int,
        middle: Decimal | float,
        *,
        kind: Kind = "money",
        spread: float = 0.06,
        basis: str = "outcome",
        places: int = 0,
    ) -> Quantity:
        """A quantity around the middle that follows from no other."""
        factor = Decimal(str(round(self._chance.uniform(1 - spread, 1 + spread), 6)))
        exact = (Decimal(str(middle)) * factor).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        last = self.r.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return self.r.base(f"{what}:{who}:{year}:{basis}", kind, exact, last)

    def over(
        self,
        what: str,
        who: str,
        years: Iterable[int],
        middle: Decimal | float,
        *,
        growth: float = 0.03,
        kind: Kind = "money",
        spread: float = 0.04,
        basis: str = "outcome",
        places: int = 0,
    ) -> None:
        """The same of several years, growing."""
        level = float(middle)
        for year in sorted(years):
            self.base(what, who, year, level, kind=kind, spread=spread, basis=basis, places=places)
            level *= 1 + growth

    def total(
        self,
        what: str,
        who: str,
        year: int,
        terms: Sequence[Quantity | tuple[Quantity, int]],
        basis: str = "outcome",
    ) -> Quantity:
        """A sum of quantities, each with its sign where it has another than plus."""
        signed = [one if isinstance(one, tuple) else (one, 1) for one in terms]
        last = self.r.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return self.r.linear(f"{what}:{who}:{year}:{basis}", signed, last)

    def mean(
        self, key: str, parts: Sequence[Quantity], by: Sequence[Quantity] | None = None
    ) -> Quantity:
        """The plain mean; `by` are as many quantities above zero, where the parts may be below."""
        whole = self.r.total(f"{key} together", parts)
        return self.r.per(whole, self.r.count(f"{key} number", by or parts))

    def change(self, what: str, who: str = "all", year: int | None = None) -> Quantity:
        """The year less the year before."""
        last = year or self.m.year
        return self.r.difference(self(what, who, last), self(what, who, last - 1))

    def growth(self, what: str, who: str = "all", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        last = year or self.m.year
        return self.r.growth(self(what, who, last), self(what, who, last - 1))


def whose(m: Municipality) -> str:
    """Its name in the genitive."""
    return m.name if m.name.endswith("s") else m.name + "s"


def num(
    one: Quantity,
    decimals: int = 0,
    behind: str = "",
    *,
    size: bool = False,
    difference: bool = False,
    style: NumberStyle = PLAIN,
) -> Printed:
    """A quantity that is no money, as it stands."""
    return printed(
        one, "", decimals, style, size=size, behind=behind, role="difference" if difference else ""
    )


def kr(
    one: Quantity,
    behind: str = " kr",
    *,
    size: bool = False,
    difference: bool = False,
    style: NumberStyle = PLAIN,
    decimals: int = 0,
) -> Printed:
    """Kronor in full, such as those for each inhabitant."""
    return printed(
        one,
        "kr",
        decimals,
        style,
        size=size,
        behind=behind,
        role="difference" if difference else "",
    )


def seen(sentences: Iterable[Sentence], least: int = 100_000) -> list[Sentence]:
    """Without those that tell a difference of nothing, none of something, or a direction that no
    printed size bears out: money less than `least`, a fifth of a point, one of a count."""
    return [one for one in sentences if all(_bears(one, piece, least) for piece in one.pieces)]


def _bears(sentence: Sentence, piece: Piece, least: int) -> bool:
    if isinstance(piece, str):
        return True
    if isinstance(piece, Printed):
        # Nobody begins a sentence with "None of them" by a number.
        return piece.value != 0 or not (piece.size or piece.words)
    sizes = [one for one in sentence.pieces if isinstance(one, Printed) and one.size]
    if any(one.quantity is piece.quantity for one in sizes):
        return True
    seen_from = {"money": Decimal(least), "ratio": Decimal("0.002")}
    return abs(piece.quantity.value) >= seen_from.get(piece.quantity.kind, Decimal(1))


def full(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Without paragraphs of which no sentence is left."""
    return tuple(one for one in blocks if not isinstance(one, Paragraph) or one.sentences)
