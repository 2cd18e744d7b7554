"""Quantities of bodies that the model of a municipality does not have, and sentences that only
stand where the printed numbers show what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import in_words, text
from ..municipality import Municipality
from ..paper import (
    PLAIN,
    Block,
    Direction,
    NumberStyle,
    Paragraph,
    Piece,
    Printed,
    Sentence,
    printed,
)
from ..quantities import Kind, Quantity, Register

Term = tuple[str, str, int]


@dataclass
class Book:
    """The books of a body: its register is the municipality's, so that both can be printed."""

    m: Municipality
    chance: Random
    who: str = "body"
    years: tuple[int, ...] = field(default=())

    def __post_init__(self) -> None:
        self.years = self.years or self.m.years

    @property
    def register(self) -> Register:
        """Where all quantities are."""
        return self.m.register

    def __call__(
        self, what: str, who: str = "", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name."""
        return self.register.known[self._key(what, who or self.who, year or self.m.year, basis)]

    def put(
        self,
        what: str,
        value: Decimal | int | str,
        who: str = "",
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        mine, at = who or self.who, year or self.m.year
        last = self.register.known.get(self._key(what, mine, at - 1, basis))
        key = self._key(what, mine, at, basis)
        return self.register.base(key, kind, Decimal(value), last)

    def grow(
        self,
        what: str,
        middle: Decimal | int | float,
        who: str = "",
        *,
        pace: float = 3,
        spread: float = 0.05,
        years: Sequence[int] = (),
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> None:
        """A quantity for every year, oldest first, with so many per cent more each."""
        at = float(middle)
        for year in sorted(years or self.years):
            value = round(at * self.chance.uniform(1 - spread, 1 + spread))
            self.put(what, value, who, year, basis, kind)
            at *= 1 + pace / 100

    def ratio(
        self, what: str, low: float, high: float, who: str = "", *, step: float = 0.006,
        years: Sequence[int] = (), basis: str = "outcome",
    ) -> None:  # fmt: skip
        """A share that is measured, every year, near the year before."""
        at = self.chance.uniform(low, high)
        for year in sorted(years or self.years):
            at = min(max(at + self.chance.uniform(-step, step), low), high)
            self.put(what, str(round(at, 5)), who, year, basis, "ratio")

    def lin(
        self,
        what: str,
        terms: Iterable[Term | tuple[str, int]],
        who: str = "",
        *,
        years: Sequence[int] = (),
        basis: str = "outcome",
    ) -> None:
        """A sum with signs, every year; a term of two is of the same body."""
        mine = who or self.who
        full = [one if len(one) == 3 else (one[0], mine, one[1]) for one in terms]
        for year in sorted(years or self.years):
            last = self.register.known.get(self._key(what, mine, year - 1, basis))
            some = [(self(name, whose, year, basis), sign) for name, whose, sign in full]
            self.register.linear(self._key(what, mine, year, basis), some, last)

    def change(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The year less the year before."""
        at = year or self.m.year
        return self.register.difference(self(what, who, at), self(what, who, at - 1))

    def growth(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        at = year or self.m.year
        return self.register.growth(self(what, who, at), self(what, who, at - 1))

    def gap(self, what: str, who: str = "", better: int = 1, basis: str = "budget") -> Quantity:
        """Outcome less budget, or the other way round where less is better."""
        two = (self(what, who), self(what, who, None, basis))
        return self.register.difference(*(two if better > 0 else two[::-1]))

    def share(self, what: str, of: str, who: str = "", year: int | None = None) -> Quantity:
        """One as a share of another of the same body and year."""
        return self.register.quotient(self(what, who, year), self(of, who, year))

    def each(self, what: str, of: str, who: str = "", year: int | None = None) -> Quantity:
        """Money, or whatever else, for each of a count."""
        return self.register.per(self(what, who, year), self(of, who, year))

    @staticmethod
    def _key(what: str, who: str, year: int, basis: str) -> str:
        return f"{what}:{who}:{year}:{basis}"


def number(
    quantity: Quantity,
    decimals: int = 1,
    style: NumberStyle = PLAIN,
    *,
    unit: str = "",
    sign: int = 1,
    size: bool = False,
    behind: str = "",
    role: Literal["", "sum", "difference", "share", "count"] = "",
) -> Printed:
    """Whatever is no money and no per cent: an index, a quota, a count for each."""
    return printed(quantity, unit, decimals, style, sign=sign, size=size, behind=behind, role=role)


_LEAST = {"money": "100000", "ratio": "0.001", "count": "1", "index": "1"}


def fit(*sentences: Sentence, **least: str) -> list[Sentence]:
    """Without those whose direction or difference would not show. `least` says from where it does,
    by kind: money, ratio, count, index."""
    limits = {kind: Decimal(least.get(kind, usual)) for kind, usual in _LEAST.items()}

    def shows(piece: Piece) -> bool:
        if isinstance(piece, Direction):
            return abs(piece.quantity.value) >= limits[piece.quantity.kind]
        if isinstance(piece, str):
            return True
        # Nobody writes that noll of five boards did something.
        return piece.value != 0 or not (piece.size or piece.words)

    return [one for one in sentences if all(map(shows, one.pieces))]


def para(*sentences: Sentence, **least: str) -> list[Block]:
    """A paragraph of what is left of the sentences; none where nothing is left."""
    left = fit(*sentences, **least)
    return [text(*left)] if left else []


def items(*some: Sequence[Sentence], **least: str) -> list[Block]:
    """Items of a list, each of one or more sentences; without those that are empty."""
    found = (fit(*one, **least) for one in some)
    return [Paragraph(tuple(one), "item") for one in found if one]


def word(quantity: Quantity, capital: bool = False) -> Printed:
    """A small count by a word."""
    return printed(quantity, role="count", words=in_words(capital=capital))
