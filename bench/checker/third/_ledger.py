"""Books that the municipality's model does not keep (a board's volumes, a company's flats, loans by
lender), drawn so that they agree, and short ways to sentences that these families share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ..compose import in_words, plain, say
from ..municipality import Municipality
from ..paper import PLAIN, UNITS, Direction, NumberStyle, Paragraph, Printed, Sentence, printed
from ..quantities import Kind, Quantity

Part = tuple[str, str, int]
_DECIMALS = {"money": 0, "count": 0, "ratio": 5, "index": 2}


@dataclass
class Ledger:
    """Quantities by what they are of, whom, which year and on which basis, such as those of
    `Municipality`, in whose register they are."""

    m: Municipality
    chance: Random

    def __call__(
        self, what: str, who: str = "", year: int | None = None, basis: str = "outcome"
    ) -> Quantity:
        """The quantity of that name. Raises `KeyError` where there is none."""
        return self.m.register.known[_key(what, who, year or self.m.year, basis)]

    def put(
        self,
        what: str,
        who: str,
        year: int,
        value: Decimal,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        before = self.m.register.known.get(_key(what, who, year - 1, basis))
        return self.m.register.base(_key(what, who, year, basis), kind, value, before)

    def about(self, middle: float | Decimal, spread: float = 0.03, kind: Kind = "money") -> Decimal:
        """An amount around the middle, as exact as its kind is."""
        drawn = float(middle) * self.chance.uniform(1 - spread, 1 + spread)
        return Decimal(str(round(drawn, _DECIMALS[kind]))).quantize(
            Decimal(1).scaleb(-_DECIMALS[kind])
        )

    def series(
        self,
        what: str,
        who: str,
        start: float | Decimal,
        drift: float = 0.03,
        spread: float = 0.025,
        kind: Kind = "money",
        budget: float = 0.02,
    ) -> None:
        """Five years of outcome, from `start` at the first, and two of budget."""
        for place, year in enumerate(sorted(self.m.years)):
            middle = float(start) * (1 + drift) ** place
            value = self.about(middle, spread, kind)
            self.put(what, who, year, value, kind=kind)
            if year >= self.m.year - 1 and budget:
                self.put(what, who, year, self.about(value, budget, kind), "budget", kind)

    def sums(self, what: str, who: str, parts: Iterable[Part]) -> None:
        """A sum with signs, in each year and on each basis where all its parts are."""
        some, known = list(parts), self.m.register.known
        for year in sorted(self.m.years):
            for basis in ("outcome", "budget"):
                keys = [(_key(one, of, year, basis), sign) for one, of, sign in some]
                if all(key in known for key, _sign in keys):
                    self.add(what, who, year, [(known[key], sign) for key, sign in keys], basis)

    def add(
        self,
        what: str,
        who: str,
        year: int,
        terms: list[tuple[Quantity, int]],
        basis: str = "outcome",
    ) -> Quantity:
        """A sum with signs of one year."""
        before = self.m.register.known.get(_key(what, who, year - 1, basis))
        return self.m.register.linear(_key(what, who, year, basis), terms, before)

    def change(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The year less the year before."""
        last = year or self.m.year
        return self.m.register.difference(self(what, who, last), self(what, who, last - 1))

    def growth(self, what: str, who: str = "", year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        last = year or self.m.year
        return self.m.register.growth(self(what, who, last), self(what, who, last - 1))

    def gap(self, what: str, who: str = "", better: int = -1) -> Quantity:
        """Budget less outcome; with `better` 1 (income) outcome less budget."""
        two = (self(what, who, basis="budget"), self(what, who))
        return self.m.register.difference(*(two if better < 0 else reversed(two)))

    def share(self, what: str, who: str, of: str, whom: str, year: int | None = None) -> Quantity:
        """One as a share of another, of the same year."""
        return self.m.register.quotient(self(what, who, year), self(of, whom, year))

    def each(
        self,
        what: str,
        who: str,
        of: str,
        whom: str,
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """Kronor for each of a count."""
        return self.m.register.per(self(what, who, year, basis), self(of, whom, year, basis))


def _key(what: str, who: str, year: int, basis: str) -> str:
    return f"{what}:{who}:{year}:{basis}"


def level(
    quantity: Quantity, decimals: int = 1, style: NumberStyle = PLAIN, behind: str = ""
) -> Printed:
    """An index, or a quotient that is no share (pupils for each teacher), as it is."""
    return printed(quantity, "", decimals, style, behind=behind)


def step(
    quantity: Quantity, decimals: int = 1, style: NumberStyle = PLAIN, behind: str = ""
) -> Printed:
    """The difference of two such, whose sign words tell."""
    return printed(quantity, "", decimals, style, size=True, behind=behind, role="difference")


def para(*sentences: Sentence | str, bullet: bool = False) -> Paragraph:
    """A paragraph without the sentences that the printed numbers would not show."""
    told = tuple(one for one in map(_said, sentences) if _shows(one))
    return Paragraph(told, "item" if bullet else "paragraph")


def _said(one: Sentence | str) -> Sentence:
    return say(one) if isinstance(one, str) else one


def _shows(one: Sentence) -> bool:
    """Whether a reader sees what the sentence tells: a change that is printed, even if in kronor
    for each pupil, or else one that is large enough."""
    numbers = [piece for piece in one.pieces if isinstance(piece, Printed)]
    if any(each.role == "difference" and not each.value for each in numbers):
        return False
    told = {each.quantity for each in numbers if each.size}
    hidden = [
        piece
        for piece in one.pieces
        if not isinstance(piece, Direction) or piece.quantity not in told
    ]
    return bool(plain([Sentence(tuple(hidden))]))


def largest(some: Iterable[tuple[str, Quantity]], most: int = 2) -> list[tuple[str, Quantity]]:
    """Those furthest from zero, which are what a report comments on."""
    return sorted(some, key=lambda one: -abs(one[1].value))[:most]


def word(count: int) -> str:
    """A small number of boards or the like as a word."""
    return in_words()(Decimal(count))


def about(number: Printed, above: str = "drygt ", below: str = "knappt ") -> tuple[str, Printed]:
    """What stands before a rounded number, and the number: whether the exact one is more."""
    exact = number.quantity.value * UNITS[number.unit] * number.sign
    return (above if abs(exact) >= abs(number.value) else below, number)


def rather(count: Quantity, whole: int, some: Sentence, none: str, every: str) -> Sentence:
    """The sentence with the count, or what one writes where it is none or all."""
    if 0 < count.value < whole:
        return some
    return say(every if count.value else none)
