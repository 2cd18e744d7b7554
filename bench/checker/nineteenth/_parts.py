"""Quantities that these families need besides the municipality's: what a board's amounts are made
of, its projects, its volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import in_words
from ..municipality import Board, Indicator, Municipality
from ..paper import Sentence
from ..quantities import Kind, Quantity

When = tuple[int, str]
_LEVELS = {"Sjukfrånvaro", "Andel långtidsarbetslösa"}


@dataclass
class Parts:
    """Parts of something by their names, and the whole (the name ""), over years and bases."""

    m: Municipality
    names: tuple[str, ...]
    known: dict[tuple[str, int, str], Quantity] = field(default_factory=dict)

    def __call__(self, name: str = "", year: int | None = None, basis: str = "outcome") -> Quantity:
        """A part, or the whole."""
        return self.known[name, year or self.m.year, basis]

    def variance(self, name: str = "", better: int = 1, basis: str = "outcome") -> Quantity:
        """The year against its budget; above zero is good."""
        two = (self(name, basis=basis), self(name, basis="budget"))
        return self.m.register.difference(*(two if better > 0 else reversed(two)))

    def change(self, name: str = "") -> Quantity:
        """The year less the year before."""
        return self.m.register.difference(self(name), self(name, self.m.year - 1))

    def growth(self, name: str = "") -> Quantity:
        """The change as a share of the year before."""
        return self.m.register.growth(self(name), self(name, self.m.year - 1))

    def share(self, name: str, year: int | None = None) -> Quantity:
        """The part of the whole."""
        return self.m.register.quotient(self(name, year), self("", year))

    def largest(self, better: int = 1) -> str:
        """The part whose variance is the largest, whichever its sign."""
        return max(self.names, key=lambda one: abs(self.variance(one, better).value))

    def all(self, better: int = 1) -> list[Quantity]:
        """The variances of all parts."""
        return [self.variance(one, better) for one in self.names]


def whens(m: Municipality) -> tuple[When, ...]:
    """Last year, this year's budget, this year."""
    return ((m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome"))


def _near(chance: Random, middle: Decimal, spread: float) -> Decimal:
    factor = Decimal(str(round(chance.uniform(1 - spread, 1 + spread), 6)))
    return Decimal(round(middle * factor))


def divided(
    m: Municipality,
    chance: Random,
    key: str,
    weights: Mapping[str, int],
    whole: Callable[[int, str], Quantity],
    when: Sequence[When] = (),
    spread: float = 0.025,
) -> Parts:
    """Amounts that the model has, divided over parts of these weights."""
    found = Parts(m, tuple(weights))
    rest = max(weights, key=lambda one: weights[one])
    for year, basis in sorted(when or whens(m)):
        total = whole(year, basis)
        found.known["", year, basis] = total
        values = {
            name: _near(chance, total.value * weight / sum(weights.values()), spread)
            for name, weight in weights.items()
            if name != rest
        }
        values[rest] = total.value - sum(values.values())
        _keep(found, key, total.kind, values, year, basis)
        m.register.follows(total, [(found(name, year, basis), 1) for name in weights])
    return found


def made(
    m: Municipality,
    chance: Random,
    key: str,
    middles: Mapping[str, Decimal | int],
    when: Sequence[When] = (),
    spread: float = 0.06,
    kind: Kind = "money",
) -> Parts:
    """Amounts around these, and their sum."""
    found = Parts(m, tuple(middles))
    for year, basis in sorted(when or whens(m)):
        values = {name: _near(chance, Decimal(middle), spread) for name, middle in middles.items()}
        _keep(found, key, kind, values, year, basis)
        found.known["", year, basis] = m.register.total(
            f"{key}:whole:{year}:{basis}",
            [found(name, year, basis) for name in middles],
            found.known.get(("", year - 1, basis)),
        )
    return found


def rates(
    m: Municipality,
    chance: Random,
    key: str,
    middles: Mapping[str, int],
    when: Sequence[When] = (),
    spread: int = 50,
) -> Parts:
    """Shares around these, told in tenths of per cent."""
    found = Parts(m, tuple(middles))
    for year, basis in sorted(when or whens(m)):
        values = {
            name: Decimal(middle + chance.randint(-spread, spread)) / 1000
            for name, middle in middles.items()
        }
        _keep(found, key, "ratio", values, year, basis)
    return found


def _keep(
    found: Parts, key: str, kind: Kind, values: Mapping[str, Decimal], year: int, basis: str
) -> None:
    for place, name in enumerate(found.names):
        found.known[name, year, basis] = found.m.register.base(
            f"{key}:{place}:{year}:{basis}",
            kind,
            values[name],
            found.known.get((name, year - 1, basis)),
        )


def board(m: Municipality, *wanted: str) -> Board:
    """The first of the boards that there is, or else the one that spends most."""
    there = {one.key: one for one in m.boards}
    for key in wanted:
        if key in there:
            return there[key]
    return max(m.boards, key=lambda one: m("board-cost", one.key).value)


def goals(m: Municipality) -> list[Indicator]:
    """The indicators but for those that no municipality has at such a level."""
    return [one for one in m.indicators if one.name not in _LEVELS]


def sure(quantities: Iterable[Quantity], least: int, sentence: Sentence) -> list[Sentence]:
    """The sentence, where none of the quantities is too near zero to be seen."""
    return [sentence] if all(abs(one.value) >= least for one in quantities) else []


def why(quantity: Quantity, above: str, below: str) -> str:
    """What explains a variance, by its sign."""
    return above if quantity.value > 0 else below


def portion(m: Municipality, chance: Random, key: str, of: Quantity) -> Quantity:
    """Some of an amount that only a sentence tells: what one cause did to a variance."""
    value = _near(chance, abs(of.value) * Decimal("0.5"), 0.4)
    return m.register.base(f"{key}:alone:{m.year}:outcome", "money", value)


def alone(m: Municipality, chance: Random, key: str, middle: Decimal | int) -> Quantity:
    """An amount that a sentence tells and nothing else speaks of."""
    value = _near(chance, Decimal(middle) * m.size, 0.4)
    return m.register.base(f"{key}:alone:{m.year}:outcome", "money", value)


def spelt(number: int, language: Literal["sv", "en"] = "sv") -> str:
    """A number of rows in words."""
    return in_words(language)(Decimal(number))


def some(count: Quantity, sentence: Sentence) -> list[Sentence]:
    """The sentence, where there is something to count."""
    return [sentence] if count.value > 0 else []
