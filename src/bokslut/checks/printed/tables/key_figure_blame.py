"""Which number is wrong where several key figures fail at once: the one that all are divided by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from bokslut.model.numbers import print_number

from ..understood.equations import Equation, Number, TableNumber, Term
from ..understood.heads import is_only_period
from ..understood.series import Amount, Key, Series
from ..understood.understood import Understood

if TYPE_CHECKING:
    from .key_figures import Tried

RULE = "key-figure"

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A value of a line held against a pair that gives the others."""

    line: Series
    key: Key
    tried: Tried
    holds: bool

    @property
    def below(self) -> Term | None:
        """The one number that it is divided by."""
        base = self.tried.pair.base(self.key)
        return base.terms[0] if base is not None and len(base.terms) == 1 else None

    @property
    def needed(self) -> tuple[Decimal, Decimal]:
        """The least and the most that it is divided by, as it is printed."""
        stated, over = self.line.amounts[self.key], self.tried.pair.over.amounts[self.key]
        size = abs(stated.value)
        least = (abs(over.value) - over.half) * self.tried.pair.scale / (size + stated.half)
        if size <= stated.half:
            return least, Decimal("Infinity")
        return least, (abs(over.value) + over.half) * self.tried.pair.scale / (size - stated.half)


def blamed(held: Sequence[Held]) -> Iterator[tuple[Term, list[Held]]]:
    """The numbers that several different lines are divided by, none of which comes out there, and
    all of which come out with another number in their place."""
    failing: dict[Number, list[Held]] = defaultdict(list)
    right = {one.below.number for one in held if one.holds and one.below}
    for one in held:
        below = one.below
        if not one.holds and below and below.number not in right and one.tried.pair.named > 1:
            failing[below.number].append(one)
    for some in failing.values():
        low = max(one.needed[0] for one in some)
        high = min(one.needed[1] for one in some)
        if len({one.line.words for one in some}) > 1 and low <= high and some[0].below:
            yield some[0].below, some


def of_below(understood: Understood, below: Term, some: Sequence[Held]) -> Equation:
    """What a number would be that several lines are divided by."""
    one = min(some, key=lambda each: each.needed[1] - each.needed[0])
    low, high = one.needed
    stated, over = one.line.amounts[one.key], one.tried.pair.over.amounts[one.key]
    base = one.tried.pair.base(one.key)
    shown = base.value / below.value.value if base and below.value.value else _ONE
    exact = (low + high) / 2 / abs(shown)
    return Equation(
        RULE,
        below,
        (*over.terms, *stated.terms),
        exact.quantize(Decimal(1).scaleb(-below.value.decimals)),
        (high - low) / 2 / abs(shown),
        (high - low) / 2 / abs(shown),
        partial(_written_below, understood, one, exact, below.value.decimals),
    )


def _written_below(understood: Understood, one: Held, exact: Decimal, decimals: int) -> str:
    """The arithmetic turned round."""
    over, stated = one.tried.pair.over.amounts[one.key], one.line.amounts[one.key]
    told = f"{terms_told(understood, over)} / {terms_told(understood, stated)}"
    return f"{told} = {print_number(exact, decimals)}"


def terms_told(understood: Understood, amount: Amount) -> str:
    """The numbers that an amount is made of, with their names."""
    told = []
    for term in amount.terms:
        number = term.number
        assert isinstance(number, TableNumber)
        grid = understood.grid[number.table]
        label = grid.rows[number.row].label
        name = grid.columns[number.column].head if is_only_period(label) else label
        told.append(f"{name} {print_number(term.value.value, term.value.decimals)}")
    text = " + ".join(told[:4]) + (" …" if len(told) > 4 else "")
    return f"({text})" if len(told) > 1 else text
