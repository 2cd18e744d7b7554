"""What the families of this part share: a book in which a family enters quantities of its own
beside the municipality's, and a hand that writes them in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from ..compose import Pen, Role, text
from ..municipality import Municipality
from ..paper import PLAIN, Direction, NumberStyle, Paragraph, Piece, Printed, Sentence, printed
from ..quantities import Kind, Quantity

Number = Decimal | float | int
MILLION = Decimal(1_000_000)
_SEEN = {
    "money": Decimal(1_000),
    "ratio": Decimal("0.0005"),
    "count": Decimal(1),
    "index": Decimal("0.05"),
}


class Book:
    """Quantities by what they are, whose, of which year and on which basis, as the municipality's
    own are: `book("pupils", "S1", 2024)`. Chance makes those that follow from nothing."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m, self.chance, self.year, self.register = m, chance, m.year, m.register
        self.size = m.size

    def __call__(
        self,
        what: str,
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """The quantity of that name; KeyError where there is none."""
        return self.register.known[f"{what}:{who}:{year or self.year}:{basis}"]

    def put(
        self,
        what: str,
        value: Number,
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "count",
    ) -> Quantity:
        """A quantity that follows from no other."""
        year = year or self.year
        before = self.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        key = f"{what}:{who}:{year}:{basis}"
        return self.register.base(key, kind, Decimal(str(value)), before)

    def add(
        self,
        what: str,
        terms: Iterable[tuple[Quantity, int]],
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """A quantity that is a sum of others with their signs."""
        year = year or self.year
        before = self.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
        return self.register.linear(f"{what}:{who}:{year}:{basis}", terms, before)

    def sum_of(
        self,
        what: str,
        parts: Iterable[str],
        who: str = "municipality",
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """The same of several together."""
        return self.add(
            what, [(self(what, one, year, basis), 1) for one in parts], who, year, basis
        )

    def around(self, middle: Number, spread: float = 0.05) -> Decimal:
        """A whole number near the middle."""
        factor = Decimal(str(round(self.chance.uniform(1 - spread, 1 + spread), 6)))
        return (Decimal(str(middle)) * factor).quantize(Decimal(1), ROUND_HALF_UP)

    def money(
        self, what: str, millions: Number, who: str, year: int, basis: str, spread: float = 0.05
    ) -> Quantity:
        """An amount near so many millions."""
        amount = self.around(Decimal(str(millions)) * MILLION, spread)
        return self.put(what, amount, who, year, basis, "money")

    def moved(self, value: Decimal, low: float, high: float) -> Decimal:
        """A whole number that is plainly above or below another, by a share between the two."""
        share = Decimal(str(round(self.chance.uniform(low, high), 5)))
        by = max(Decimal(2), abs(value) * share) * self.chance.choice((1, 1, -1))
        return (value + by).quantize(Decimal(1), ROUND_HALF_UP)

    def series(
        self,
        what: str,
        middle: Number,
        years: Sequence[int],
        who: str = "municipality",
        *,
        low: float = 0.015,
        high: float = 0.06,
        kind: Kind = "count",
    ) -> None:
        """Whole numbers over the years, each plainly another than that of the year before."""
        value = self.around(middle, 0.08)
        for year in sorted(years):
            self.put(what, value, who, year, kind=kind)
            value = self.moved(value, low, high)

    def walk(
        self,
        what: str,
        middle: Number,
        years: Sequence[int],
        who: str = "municipality",
        *,
        step: tuple[float, float],
        kind: Kind = "index",
        places: int = 3,
        basis: str = "outcome",
    ) -> None:
        """Averages, shares and rates over the years, each a step from that of the year before."""
        value = Decimal(str(middle)) + Decimal(
            str(round(self.chance.uniform(-step[1], step[1]), places))
        )
        for year in sorted(years):
            self.put(what, value, who, year, basis, kind)
            by = Decimal(str(round(self.chance.uniform(*step), places)))
            # Towards the middle rather than away from it.
            away = 1 if value >= Decimal(str(middle)) else -1
            value += by * self.chance.choice((away, -away, -away))

    def change(
        self, what: str, who: str = "municipality", basis: str = "outcome", year: int | None = None
    ) -> Quantity:
        """The year less the year before."""
        year = year or self.year
        return self.less(self(what, who, year, basis), self(what, who, year - 1, basis))

    def growth(self, what: str, who: str = "municipality", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        year = year or self.year
        return self.register.growth(self(what, who, year), self(what, who, year - 1))

    def less(self, one: Quantity, other: Quantity) -> Quantity:
        """One less the other."""
        return self.register.difference(one, other)

    def share(self, one: Quantity, other: Quantity) -> Quantity:
        """One as a share of the other, or so many for each of the other."""
        return self.register.quotient(one, other)

    def per(self, one: Quantity, other: Quantity) -> Quantity:
        """Money for each of a count."""
        return self.register.per(one, other)

    def most(self, what: str, of: Iterable[str], year: int | None = None) -> list[str]:
        """Whose it is, the largest first."""
        return sorted(of, key=lambda one: self(what, one, year).value, reverse=True)


@dataclass(frozen=True)
class Hand:
    """How sentences write amounts, shares and counts."""

    unit: str = "mnkr"
    decimals: int = 1
    behind: str = " mnkr"
    percent: str = " procent"
    points: str = " procentenheter"
    crowns: str = " kronor"
    style: NumberStyle = PLAIN

    @property
    def pen(self) -> Pen:
        """The same as a pen."""
        return Pen(self.unit, self.decimals, self.style, self.behind)

    def kr(self, one: Quantity, sign: int = 1, role: Role = "") -> Printed:
        """An amount with its own sign."""
        return self.pen(one, sign, role)

    def by(self, one: Quantity, role: Role = "difference") -> Printed:
        """An amount whose sign the words tell."""
        return self.pen.size(one, role)

    def level(self, one: Quantity) -> Printed:
        """An amount without its sign, that is no difference."""
        return self.pen.size(one)

    def each(self, one: Quantity, role: Role = "") -> Printed:
        """Whole kronor for each of something; a difference of them without its sign."""
        return printed(
            one, "kr", 0, self.style, behind=self.crowns, role=role, size=role == "difference"
        )

    def pct(self, one: Quantity, decimals: int = 1, behind: str | None = None) -> Printed:
        """A share."""
        return printed(
            one, "%", decimals, self.style, role="share",
            behind=self.percent if behind is None else behind,
        )  # fmt: skip

    def grew(self, one: Quantity, decimals: int = 1) -> Printed:
        """A growth whose sign the words tell."""
        return printed(one, "%", decimals, self.style, size=True, behind=self.percent, role="share")

    def pts(self, one: Quantity, decimals: int = 1) -> Printed:
        """Percentage points whose sign the words tell."""
        return printed(
            one, "pp", decimals, self.style, size=True, behind=self.points, role="difference"
        )

    def num(self, one: Quantity, decimals: int = 0) -> Printed:
        """A count or an average."""
        return printed(one, "", decimals, self.style)

    def gap(self, one: Quantity, decimals: int = 0) -> Printed:
        """A difference of counts or averages whose sign the words tell."""
        return printed(one, "", decimals, self.style, size=True, role="difference")


def seen(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Without those that tell a direction or a difference that the printed numbers would not
    show."""
    return [one for one in sentences if all(map(_is_seen, one.pieces))]


def _is_seen(piece: Piece) -> bool:
    if isinstance(piece, Direction):
        return abs(piece.quantity.value) >= _least(piece.quantity)
    return isinstance(piece, str) or not piece.size or piece.value != 0


def _least(one: Quantity) -> Decimal:
    """How far from zero it has to be: of amounts below a million, such as wages and costs for each,
    a krona is seen."""
    inputs = one.formula.inputs if one.formula else ()
    if one.kind == "money" and inputs and max(abs(each.value) for each in inputs) < MILLION:
        return Decimal(1)
    return _SEEN[one.kind]


def para(*sentences: Sentence) -> Paragraph:
    """A paragraph of those that can be said; at least the first is to be such."""
    return text(*(seen(sentences) or sentences[:1]))


def num(one: Quantity, decimals: int = 0, role: Role = "", style: NumberStyle = PLAIN) -> Printed:
    """A count or an average in a cell."""
    return printed(one, "", decimals, style, role=role)


def pct(one: Quantity, decimals: int = 1, style: NumberStyle = PLAIN, behind: str = "") -> Printed:
    """A share in a cell."""
    return printed(one, "%", decimals, style, role="share", behind=behind)


def pts(one: Quantity, decimals: int = 1, style: NumberStyle = PLAIN) -> Printed:
    """Percentage points in a cell, with their sign."""
    return printed(one, "pp", decimals, style, role="difference")
