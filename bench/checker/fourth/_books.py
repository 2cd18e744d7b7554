"""Accounts of a made-up body, drawn by chance and kept in a register; and short ways to prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import Pen, in_words, text
from ..municipality import Municipality
from ..paper import (
    PLAIN,
    UNITS,
    Direction,
    NumberStyle,
    Paragraph,
    Piece,
    Printed,
    Sentence,
    printed,
)
from ..quantities import Kind, Linear, Quantity, Quotient

Basis = Literal["outcome", "budget", "forecast", "earlier", "period", "plan"]
_SEEN = {"money": Decimal(100_000), "ratio": Decimal("0.001"), "count": Decimal(1)}


class Books:
    """What a body has on its books. `b("cost", "park", 2024)` is a quantity of it; a family's tag
    keeps its quantities apart from those of the municipality."""

    def __init__(self, m: Municipality, chance: Random, tag: str) -> None:
        self.register = m.register
        self.year = m.year
        self.chance = chance
        self.tag = tag

    def __call__(
        self, what: str, who: str = "", year: int | None = None, basis: Basis = "outcome"
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.register.known[self._key(what, who, year or self.year, basis)]

    def _key(self, what: str, who: str, year: int, basis: str) -> str:
        return f"{self.tag}-{what}:{who}:{year}:{basis}"

    def _before(self, what: str, who: str, year: int, basis: str) -> Quantity | None:
        return self.register.known.get(self._key(what, who, year - 1, basis))

    def put(
        self,
        value: Decimal | int,
        what: str,
        who: str = "",
        year: int | None = None,
        basis: Basis = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """Keeps a quantity that follows from no other."""
        at = year or self.year
        before = self._before(what, who, at, basis)
        return self.register.base(self._key(what, who, at, basis), kind, Decimal(value), before)

    def add(
        self,
        terms: Iterable[Quantity | tuple[Quantity, int]],
        what: str,
        who: str = "",
        year: int | None = None,
        basis: Basis = "outcome",
    ) -> Quantity:
        """Keeps a sum; a term alone counts as it is, one with -1 is taken off."""
        at = year or self.year
        some = [one if isinstance(one, tuple) else (one, 1) for one in terms]
        before = self._before(what, who, at, basis)
        return self.register.linear(self._key(what, who, at, basis), some, before)

    def draw(self, middle: Decimal | float, spread: float = 0.05, step: float = 1000) -> Decimal:
        """An amount around the middle, in whole steps (thousands of kronor as a rule)."""
        unit = Decimal(str(step))
        factor = Decimal(str(round(self.chance.uniform(1 - spread, 1 + spread), 6)))
        return (Decimal(str(middle)) * factor / unit).quantize(Decimal(1)) * unit

    def walk(
        self,
        what: str,
        who: str,
        middle: Decimal | float,
        years: Sequence[int],
        *,
        drift: float = 0.025,
        spread: float = 0.03,
        step: float = 1000,
        kind: Kind = "money",
    ) -> Decimal:
        """Keeps a quantity of each year, which grows by the drift; gives the last value."""
        last = Decimal(0)
        for back, year in enumerate(sorted(years)):
            last = self.draw(float(middle) * (1 + drift) ** back, spread, step)
            self.put(last, what, who, year, kind=kind)
        return last

    def variance(self, what: str, who: str = "", better: int = 1) -> Quantity:
        """Outcome less budget; with `better` -1 budget less outcome."""
        two = (self(what, who), self(what, who, basis="budget"))
        return self.less(*two) if better > 0 else self.less(two[1], two[0])

    def change(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The year less the year before."""
        at = year or self.year
        return self.less(self(what, who, at), self(what, who, at - 1))

    def growth(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        at = year or self.year
        return self.register.growth(self(what, who, at), self(what, who, at - 1))

    def less(self, one: Quantity, other: Quantity) -> Quantity:
        """One less the other."""
        return self.register.difference(one, other)

    def share(self, one: Quantity, other: Quantity) -> Quantity:
        """One as a share of the other."""
        return self.register.quotient(one, other)

    def count(
        self, key: str, of: Iterable[Quantity], sign: int = 1, zero: bool = False
    ) -> Quantity:
        """How many of some are above or below zero."""
        return self.register.count(f"{self.tag}-{key}", of, sign, zero)


def level(
    one: Quantity,
    decimals: int = 1,
    style: NumberStyle = PLAIN,
    *,
    behind: str = "",
    size: bool = False,
    role: Literal["", "sum", "difference", "share", "count"] = "",
) -> Printed:
    """What is neither money nor a share: gigawatt-hours, kilometres, an index, days, people."""
    return printed(one, "", decimals, style, behind=behind, size=size, role=role)


def some_of(one: Quantity, *, capital: bool = False) -> Printed:
    """A count of things whose gender is neuter, in words: `ett`, `två`."""
    words = in_words(capital=capital)

    def neuter(value: Decimal) -> str:
        return {"en": "ett", "En": "Ett"}.get(words(value), words(value))

    return printed(one, role="count", words=neuter)


def about(one: Quantity, pen: Pen) -> tuple[Piece, Piece]:
    """An amount above zero in round figures, as `drygt 118 mnkr`."""
    told = pen(one)
    exact = one.value * UNITS[told.unit]
    word = "drygt " if exact > told.value else "knappt " if exact < told.value else ""
    return word, told


def clear(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Without those whose difference or direction would not be seen in what is printed."""
    return [one for one in sentences if _is_clear(one.pieces)]


def prose(*sentences: Sentence | str) -> list[Paragraph]:
    """A paragraph of the sentences that are clear; none where nothing is left."""
    kept = [one for one in sentences if isinstance(one, str) or _is_clear(one.pieces)]
    return [text(*kept)] if kept else []


def _is_clear(pieces: Sequence[Piece]) -> bool:
    shown = {one.quantity: one for one in pieces if isinstance(one, Printed)}
    return all(
        _is_told(one, shown)
        if isinstance(one, Direction)
        else isinstance(one, str) or one.value != 0 or not (one.size or one.role == "difference")
        for one in pieces
    )


def _is_told(word: Direction, shown: dict[Quantity, Printed]) -> bool:
    one = word.quantity
    if one.value == 0:
        return False
    if one in shown:
        return shown[one].value != 0
    two: tuple[Quantity, ...] = ()
    if isinstance(one.formula, Linear | Quotient):
        two = one.formula.inputs
    if len(two) == 2 and all(each in shown for each in two):
        return shown[two[0]].value != shown[two[1]].value
    return abs(one.value) >= _SEEN.get(one.kind, Decimal("0.5"))
