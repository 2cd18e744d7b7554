"""What the families here share: quantities of their own, and sentences that hang together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from random import Random
from typing import Literal, TypeVar

from ..compose import Pen, plain
from ..municipality import Basis, Municipality
from ..paper import Piece, Printed, Sentence, printed
from ..quantities import Quantity

One = TypeVar("One")
Kind = Literal["money", "ratio", "count", "index"]


def _before(m: Municipality, what: str, who: str, year: int, basis: Basis) -> Quantity | None:
    return m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")


def keep(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    value: Decimal | int,
    kind: Kind = "money",
    basis: Basis = "outcome",
) -> Quantity:
    """A quantity that follows from no other; `m(what, who, year, basis)` finds it again. The year
    before is to be made first."""
    return m.register.base(
        f"{what}:{who}:{year}:{basis}",
        kind,
        Decimal(value),
        _before(m, what, who, year, basis),
    )


def add(
    m: Municipality,
    what: str,
    who: str,
    year: int,
    terms: Iterable[Quantity | tuple[Quantity, int]],
    basis: Basis = "outcome",
) -> Quantity:
    """A sum of quantities, kept in the same way."""
    signed = [one if isinstance(one, tuple) else (one, 1) for one in terms]
    return m.register.linear(
        f"{what}:{who}:{year}:{basis}", signed, _before(m, what, who, year, basis)
    )


def near(chance: Random, middle: Decimal | float, spread: float = 0.05) -> Decimal:
    """A whole number around the middle."""
    return Decimal(
        round(Decimal(middle) * Decimal(str(round(chance.uniform(1 - spread, 1 + spread), 6))))
    )


def share_near(chance: Random, low: float, high: float) -> Decimal:
    """A ratio between two, to a hundredth of a per cent."""
    return Decimal(str(round(chance.uniform(low, high), 4)))


def walk(
    m: Municipality,
    chance: Random,
    what: str,
    who: str,
    years: Iterable[int],
    start: Decimal | float,
    growth: float = 0.02,
    spread: float = 0.03,
    kind: Kind = "money",
) -> None:
    """A quantity for each year from the first on, each year somewhat off the one before."""
    value = near(chance, start, spread)
    for year in sorted(years):
        keep(m, what, who, year, value, kind)
        value = near(chance, value * Decimal(str(1 + growth)), spread)


def boards_together(m: Municipality, what: str = "board-net") -> None:
    """The sum of the boards without the central items, as `m(what, "boards", …)`."""
    for basis in ("outcome", "budget"):
        for year in (m.year - 1, m.year):
            add(m, what, "boards", year, [m(what, one.key, year, basis) for one in m.boards], basis)


def flow(*groups: Sentence | Sequence[Sentence]) -> list[Sentence]:
    """Sentences of which those in a group hang together: where one cannot be said, none is."""
    told: list[Sentence] = []
    for group in groups:
        some = [group] if isinstance(group, Sentence) else list(group)
        if len(plain(some)) == len(some):
            told += some
    return told


def level(
    one: Quantity, decimals: int = 1, behind: str = "", role: Literal["", "difference"] = ""
) -> Printed:
    """An index, or count for each of something, with decimals."""
    return printed(one, "", decimals, behind=behind, role=role)


def gap(one: Quantity, decimals: int = 1, behind: str = "") -> Printed:
    """A difference between two such, whose sign words tell."""
    return printed(one, "", decimals, size=True, behind=behind, role="difference")


def about(one: Quantity, pen: Pen) -> tuple[Piece, ...]:
    """`drygt` or `knappt`, as is true, and the number without its sign."""
    number = pen.size(one)
    exact = abs(one.value)
    shown = abs(number.interval.low + number.interval.high) / 2
    return ("drygt " if exact >= shown else "knappt ", number)


def most(some: Iterable[One], of: Callable[[One], Quantity], sign: int = 1) -> One:
    """The one of some whose quantity is greatest, or least with `sign` -1."""
    return max(some, key=lambda one: of(one).value * sign)
