"""What the checks of a finished report say of its numbers: equations that hold or do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from math import log10
from typing import NamedTuple

from .cells import Printed


class State(StrEnum):
    """What is known of a printed number, gravest last: nothing, that it follows from others, that
    it does so within rounding, that it cannot be."""

    OPEN = "open"
    PROVED = "proved"
    ROUNDING = "rounding"
    CONTRADICTED = "contradicted"


class TableNumber(NamedTuple):
    """A number in a table: the grid's number, its row and its column, from 0. A tuple, as those of
    texts, since there are as many as the report has numbers, and all is looked up by them."""

    table: int
    row: int
    column: int


class TextNumber(NamedTuple):
    """A number in a text: the text's place among the blocks, and where it begins in it."""

    block: int
    start: int


Number = TableNumber | TextNumber


@dataclass(frozen=True, slots=True)
class Term:
    """A number that an equation is made of: its value as printed, and how it counts."""

    number: Number
    value: Printed
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that is likely missing among the parts of a sum: what it would have in each position
    where the sum is printed, beside the number of the sum, and where it was found, if it was.
    `borne` says that another sum, which it is a part of, comes out by it; `far` that nearly all of
    the sum is lacking, so that it may be another."""

    amounts: tuple[tuple[Term, Printed], ...]
    found: str = ""
    borne: bool = False
    far: bool = False


@dataclass(frozen=True, slots=True)
class Equation:
    """A stated number beside what it follows from.

    `computed` is the arithmetic over the printed terms, `tolerance` the most by which rounding of
    terms and result can move it, `likely` what it seldom moves it by. `told` is the arithmetic as
    a controller writes it, or what writes it out: of the many equations that are tried few are
    ever told. `blanks` are rows or columns among the terms where nothing is printed. `sure` says
    whether the structure is known from elsewhere, so that a difference is a mistake and not a
    misunderstanding. `linear` says that what is computed is the terms added with their signs, so
    that what each of them would have to be can be told; `blamed` that other equations single out
    the stated number as the wrong one; `gone` that a row is likely missing, and not a number wrong;
    `firm` that its terms are so surely meant that what else makes the stated number is chance.
    """

    rule: str
    stated: Term
    terms: tuple[Term, ...]
    computed: Decimal
    tolerance: Decimal
    likely: Decimal
    told: str | Callable[[], str]
    blanks: tuple[str, ...] = ()
    sure: bool = True
    linear: bool = False
    blamed: bool = False
    gone: Gone | None = None
    firm: bool = False

    @property
    def text(self) -> str:
        """The arithmetic written out."""
        return self.told if isinstance(self.told, str) else self.told()

    @property
    def difference(self) -> Decimal:
        """What is stated less what was computed."""
        return self.stated.value.value - self.computed

    @property
    def state(self) -> State:
        """What the equation says of the stated number."""
        if not self.difference:
            return State.PROVED
        return State.ROUNDING if abs(self.difference) <= self.tolerance else State.CONTRADICTED

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that takes part."""
        return (self.stated.number, *(one.number for one in self.terms))


@dataclass
class Ledger:
    """The equations found so far, and by number those that it takes part in."""

    equations: list[Equation] = field(default_factory=list)

    def add(self, some: Iterable[Equation]) -> None:
        """Takes equations in."""
        self.equations += some

    def contradicted(self) -> set[Number]:
        """The numbers that an equation surely refutes."""
        return {
            one.stated.number
            for one in self.equations
            if one.state is State.CONTRADICTED and one.sure
        }

    def holding(self) -> Iterator[Equation]:
        """The equations that prove something: they hold, and none of their numbers is refuted by
        another. What agrees with a wrong number is not right for that."""
        wrong = self.contradicted()
        for one in self.equations:
            if one.state is not State.CONTRADICTED and wrong.isdisjoint(one.numbers):
                yield one

    def states(self) -> dict[Number, State]:
        """The state of every number that takes part in an equation. A number that an equation
        refutes is contradicted, whatever else it agrees with; as a term it keeps what holds."""
        order = list(State)
        states: dict[Number, State] = dict.fromkeys(self.contradicted(), State.CONTRADICTED)
        for one in self.holding():
            for number in one.numbers:
                states[number] = max(states.get(number, State.OPEN), one.state, key=order.index)
        return states


def rounding_bounds(terms: int, half: Decimal) -> tuple[Decimal, Decimal]:
    """How far a sum of printed terms can be from the printed sum by rounding alone: at the most,
    and what is passed in fewer than one of a thousand cases.

    Each of the terms and the sum is off by at most half a unit of its last digit, spread evenly:
    together at most (terms + 1) halves, with a standard deviation of half times the root of
    (terms + 1) / 3.
    """
    count = Decimal(terms + 1)
    most = count * half
    return most, min(most, (count / 3).sqrt() * half * Decimal("3.3"))


def summed_bounds(halves: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """As `rounding_bounds`, where the terms and the sum are printed with unlike many decimals."""
    largest = max(halves)
    if min(halves) == largest:
        return rounding_bounds(len(halves) - 1, largest)
    most = sum(halves, Decimal(0))
    spread = (sum((one * one for one in halves), Decimal(0)) / 3).sqrt()
    return most, min(most, spread * Decimal("3.3"))


def evidence(value: Decimal, half: Decimal, tolerance: Decimal) -> float:
    """How surely an equation that holds is no chance, as a power of ten: how many values of that
    size there are for each that would have passed."""
    unit = half * 2
    values = abs(value) / unit + 1
    passing = 2 * tolerance / unit + 1
    return max(0.0, log10(values / passing)) if values > passing else 0.0
