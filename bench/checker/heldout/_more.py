"""What several held-out families share: quantities of their own, and a choice of ways to say."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from random import Random

from ..municipality import Basis, Municipality
from ..paper import Direction, Sentence
from ..quantities import Kind, Quantity


def own(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    value: Decimal,
    basis: Basis = "outcome",
    kind: Kind = "money",
) -> Quantity:
    """A quantity that only this family has, found as `m(what, who, year, basis)` afterwards. Make
    the years in order: then each knows the one before."""
    key = f"{what}:{who}:{year}:{basis}"
    known = m.register.known
    if key in known:
        return known[key]
    return m.register.base(key, kind, value, known.get(f"{what}:{who}:{year - 1}:{basis}"))


def made(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    terms: Iterable[tuple[Quantity, int]],
    basis: Basis = "outcome",
) -> Quantity:
    """A sum with signs that only this family has, by the same names."""
    key = f"{what}:{who}:{year}:{basis}"
    before = m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
    return m.register.linear(key, terms, before)


def genitive(name: str) -> str:
    """Of that name: "Granbys", but "Björkfors"."""
    return name if name.endswith("s") else name + "s"


def about(chance: Random, middle: Decimal | int, spread: float = 0.05) -> Decimal:
    """A whole number around the middle."""
    factor = Decimal(str(round(chance.uniform(1 - spread, 1 + spread), 6)))
    return Decimal(round(Decimal(middle) * factor))


def shown(sentences: Iterable[Sentence], money: int = 100_000) -> list[Sentence]:
    """Without the sentences whose direction or difference is too small to see in what is printed:
    `money` kronor, a tenth of a per cent, one of a count."""
    least = {"money": Decimal(money), "ratio": Decimal("0.001")}

    def tells(one: Sentence) -> bool:
        for piece in one.pieces:
            if isinstance(piece, Direction):
                quantity = piece.quantity
                if abs(quantity.value) < least.get(quantity.kind, Decimal(1)):
                    return False
            elif not isinstance(piece, str) and piece.size and piece.value == 0:
                return False
        return True

    return [one for one in sentences if tells(one)]


def ways(chance: Random, *some: Sentence) -> Sentence:
    """One of several ways to say something."""
    return chance.choice(some)
