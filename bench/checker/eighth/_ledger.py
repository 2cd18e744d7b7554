"""A body's own amounts beside the municipality's, and short ways that these families share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import text
from ..municipality import Municipality
from ..paper import PLAIN, Block, Direction, NumberStyle, Paper, Paragraph, Printed, Sentence
from ..paper import printed as _printed
from ..quantities import Kind, Linear, Quantity

Language = Literal["sv", "en"]
_SEEN = {"money": Decimal(100_000), "ratio": Decimal("0.001"), "count": Decimal(1)}


class Ledger:
    """Amounts of one body, by name, year and basis; totals and differences follow from them."""

    def __init__(self, m: Municipality, chance: Random, body: str) -> None:
        self.m, self.chance, self.body = m, chance, body

    def __call__(self, what: str, year: int | None = None, basis: str = "outcome") -> Quantity:
        """The quantity of that name."""
        return self.m.register.known[self._key(what, year or self.m.year, basis)]

    def put(
        self,
        what: str,
        value: Decimal | int,
        year: int | None = None,
        basis: str = "outcome",
        kind: Kind = "money",
    ) -> Quantity:
        """A quantity that follows from no other."""
        at = year or self.m.year
        before = self.m.register.known.get(self._key(what, at - 1, basis))
        return self.m.register.base(self._key(what, at, basis), kind, Decimal(value), before)

    def series(
        self,
        what: str,
        middle: float,
        years: Iterable[int],
        *,
        spread: float = 0.05,
        drift: float = 0.02,
        basis: str = "outcome",
        kind: Kind = "money",
        places: int = 0,
    ) -> None:
        """A quantity of several years, the oldest first, that drifts."""
        first = self.chance.uniform(0.75, 1.3) * middle
        for step, year in enumerate(sorted(years)):
            value = first * (1 + drift) ** step * self.chance.uniform(1 - spread, 1 + spread)
            self.put(what, Decimal(str(round(value, places))), year, basis, kind)

    def sum(
        self,
        what: str,
        parts: Mapping[str, int] | Sequence[str],
        year: int | None = None,
        basis: str = "outcome",
    ) -> Quantity:
        """A total of quantities of the same year and basis, each with its sign."""
        at = year or self.m.year
        signs = parts if isinstance(parts, Mapping) else dict.fromkeys(parts, 1)
        terms = [(self(one, at, basis), sign) for one, sign in signs.items()]
        before = self.m.register.known.get(self._key(what, at - 1, basis))
        return self.m.register.linear(self._key(what, at, basis), terms, before)

    def change(self, what: str, year: int | None = None) -> Quantity:
        """The year less the year before."""
        at = year or self.m.year
        return self.m.register.difference(self(what, at), self(what, at - 1))

    def growth(self, what: str, year: int | None = None) -> Quantity:
        """The change as a share of the year before."""
        at = year or self.m.year
        return self.m.register.growth(self(what, at), self(what, at - 1))

    def gap(self, what: str, better: int = 1, against: str = "budget") -> Quantity:
        """Outcome less budget; with `better` -1 the other way round, so that above zero is good."""
        two = (self(what), self(what, None, against))
        return self.m.register.difference(*(two if better > 0 else reversed(two)))

    def share(self, what: str, of: str, year: int | None = None) -> Quantity:
        """One quantity as a share of another of the same year."""
        return self.m.register.quotient(self(what, year), self(of, year))

    def per(self, what: str, each: str, year: int | None = None) -> Quantity:
        """Money for each of a count of the same year."""
        return self.m.register.per(self(what, year), self(each, year))

    def _key(self, what: str, year: int, basis: str) -> str:
        return f"{what}:{self.body}:{year}:{basis}"


def number(
    quantity: Quantity,
    decimals: int = 1,
    style: NumberStyle = PLAIN,
    *,
    size: bool = False,
    behind: str = "",
    role: Literal["", "sum", "difference", "share", "count"] = "",
) -> Printed:
    """A plain number with decimals: full-time posts, days, an index."""
    return _printed(quantity, "", decimals, style, size=size, behind=behind, role=role)


def clear(*sentences: Sentence | str) -> Paragraph:
    """A paragraph without sentences whose difference or direction the numbers would not show."""
    return text(*(one for one in sentences if isinstance(one, str) or _shows(one)))


def countable(of: Iterable[Quantity], unit: str, decimals: int) -> bool:
    """Whether each of these is printed as something else than nothing, so that a reader counts
    what the writer counted."""
    return all(_printed(one, unit, decimals).value for one in of)


def _shows(one: Sentence) -> bool:
    prints = {piece.quantity: piece for piece in one.pieces if isinstance(piece, Printed)}
    if any(piece.size and not piece.value for piece in prints.values()):
        return False
    return all(_told(piece, prints) for piece in one.pieces if isinstance(piece, Direction))


def _told(word: Direction, prints: Mapping[Quantity, Printed]) -> bool:
    if word.quantity in prints:
        return prints[word.quantity].value != 0
    formula = word.quantity.formula
    if isinstance(formula, Linear) and all(each in prints for each in formula.inputs):
        return len({prints[each].value for each in formula.inputs}) > 1
    return abs(word.quantity.value) >= _SEEN.get(word.quantity.kind, Decimal(1))


def made(title: str, blocks: Iterable[Block], language: Language = "sv") -> Paper:
    """A paper without paragraphs that have become empty."""
    kept = [one for one in blocks if not isinstance(one, Paragraph) or one.sentences]
    return Paper(title, tuple(kept), language)
