"""A body's own accounts beside the municipality's: amounts, volumes and shares by name, by whom and
by when, all in the municipality's register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from random import Random

from ..municipality import Municipality
from ..paper import Block, Direction, Paragraph, Printed, Sentence
from ..quantities import Count, Kind, Quantity

_LEAST = {"money": Decimal(100_000), "ratio": Decimal("0.001"), "count": Decimal(1)}
_STEP = {"money": Decimal(1), "count": Decimal(1), "ratio": Decimal("0.00001")}


class Accounts:
    """Quantities of one body; `accounts("cost", "care", "2024")` is one."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        """Without any amounts yet; chance draws them."""
        self.register = m.register
        self.year, self.last = m.year, m.year - 1
        self._chance = chance
        self._named: dict[str, Quantity] = {}

    def __call__(self, what: str, who: str, when: str | int) -> Quantity:
        """The quantity of that name; `KeyError` where there is none."""
        name = f"{what}:{who}:{when}:own"
        return self._named.get(name) or self.register.known[name]

    def put(
        self,
        what: str,
        who: str,
        when: str | int,
        value: Decimal,
        kind: Kind = "money",
        before: str | int | None = None,
    ) -> Quantity:
        """A quantity that follows from no other, rounded to what its kind can be."""
        exact = value.quantize(_STEP.get(kind, Decimal("0.01")))
        last = None if before is None else self(what, who, before)
        return self.register.base(f"{what}:{who}:{when}:own", kind, exact, last)

    def know(self, what: str, who: str, when: str | int, one: Quantity) -> Quantity:
        """The municipality's own quantity by a name of these accounts."""
        self._named[f"{what}:{who}:{when}:own"] = one
        return one

    def grow(
        self,
        what: str,
        who: str,
        times: Sequence[str | int],
        middle: int | str | Decimal,
        growth: float = 0.03,
        spread: float = 0.02,
        kind: Kind = "money",
    ) -> None:
        """One for each time, oldest first, each from the one before it."""
        value, last = Decimal(middle) * self._about(0.1), None
        for when in times:
            self.put(what, who, when, value * self._about(spread), kind, last)
            value, last = value * Decimal(str(1 + growth)), when

    def near(
        self, what: str, who: str, when: str | int, of: str | int, spread: float, shift: float = 0
    ) -> Quantity:
        """A budget, target or forecast: near what it is at another time."""
        other = self(what, who, of)
        value = other.value * (self._about(spread) + Decimal(str(shift)))
        # A target that is printed as the outcome is would be neither met nor missed.
        least = {"ratio": Decimal("0.003"), "index": Decimal("0.3")}.get(other.kind, Decimal(0))
        value = other.value + least * 2 if abs(value - other.value) < least else value
        return self.put(what, who, when, value, other.kind)

    def pick(self, what: str, who: str, when: str | int, low: int, high: int) -> Quantity:
        """An amount between two numbers of thousand kronor, for what may be above or below zero."""
        value = self._chance.randint(low * 1000, high * 1000)
        return self.put(what, who, when, Decimal(value))

    def add(
        self,
        what: str,
        who: str,
        when: str | int,
        terms: Iterable[tuple[Quantity, int]],
        before: str | int | None = None,
    ) -> Quantity:
        """A sum of quantities with their signs."""
        last = None if before is None else self(what, who, before)
        return self.register.linear(f"{what}:{who}:{when}:own", terms, last)

    def sums(
        self, what: str, who: str, times: Sequence[str | int], parts: Iterable[tuple[str, str]]
    ) -> None:
        """The sum of the parts (what and who) at each time, of which each knows the one before."""
        some, last = tuple(parts), None
        for when in times:
            self.add(what, who, when, [(self(*part, when), 1) for part in some], last)
            last = when

    def less(self, what: str, who: str, one: str | int, other: str | int) -> Quantity:
        """What it is at one time less what it is at another."""
        return self.register.difference(self(what, who, one), self(what, who, other))

    def growth(self, what: str, who: str, one: str | int, other: str | int) -> Quantity:
        """By how large a share it is above what it was."""
        return self.register.growth(self(what, who, one), self(what, who, other))

    def share_of(self, share: float | str, spread: float = 0.03) -> Decimal:
        """About a share, to take of an amount."""
        return Decimal(str(share)) * self._about(spread)

    def _about(self, spread: float) -> Decimal:
        """A factor about one."""
        return Decimal(str(round(self._chance.uniform(1 - spread, 1 + spread), 6)))


def told(*sentences: Sentence, least: int = 50_000) -> list[Sentence]:
    """Those whose direction or difference the printed numbers show; `least` is what money has to be
    to stand in a table as something else than zero, so that rows can be counted."""
    return [one for one in sentences if all(_shows(piece, one, least) for piece in one.pieces)]


def filled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Without paragraphs of which no sentence is left."""
    return tuple(one for one in blocks if not isinstance(one, Paragraph) or one.sentences)


def _shows(piece: object, sentence: Sentence, least: int) -> bool:
    """Whether a piece is one that a writer would write of the numbers."""
    if isinstance(piece, Printed) and isinstance(piece.quantity.formula, Count):
        return _is_counted(piece.quantity.value, piece.quantity.formula, least)
    if isinstance(piece, Printed):
        return not piece.size or piece.value != 0
    if not isinstance(piece, Direction):
        return True
    of = piece.quantity
    prints = {one.quantity: one for one in sentence.pieces if isinstance(one, Printed)}
    if of in prints:
        return prints[of].value != 0
    inputs = [
        prints[one].text for one in (of.formula.inputs if of.formula else ()) if one in prints
    ]
    if len(inputs) == 2:
        return inputs[0] != inputs[1]
    return abs(of.value) >= _LEAST.get(of.kind, Decimal(1))


def _is_counted(value: Decimal, formula: Count, least: int) -> bool:
    """Whether some but not all count, and the table shows of each whether it does."""
    near = {"money": Decimal(least), "ratio": Decimal("0.0006"), "index": Decimal("0.06")}
    seen = all(abs(one.value) >= near.get(one.kind, Decimal(1)) for one in formula.of)
    return seen and 0 < value < len(formula.of)
