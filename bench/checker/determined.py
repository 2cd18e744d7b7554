"""Which printed numbers determine another: whether a change of it is one that somebody could see.

A changed number can be seen where the other numbers of the paper leave it no room: the same
quantity printed elsewhere, what it is computed from, or what is computed from it, each as far as
its printed decimals tell. Rounding at its very worst is always allowed for, so what is called
visible is beyond doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from .paper import Direction, Paper, Printed, Spot, Table
from .quantities import Formula, Interval, Linear, Quantity, Register


def claimed(one: Printed) -> Interval:
    """What a printed number says of its quantity; where words tell the sign, the sign that the
    quantity has."""
    said = one.interval
    if one.size and one.quantity.value < 0:
        return Interval(-said.high, -said.low)
    return said


@dataclass(frozen=True)
class Report:
    """A paper with the quantities that it is made of."""

    paper: Paper
    register: Register

    @cached_property
    def prints(self) -> dict[Quantity, tuple[tuple[Spot, Printed], ...]]:
        """Where each quantity is printed as a number."""
        found: dict[Quantity, list[tuple[Spot, Printed]]] = {}
        for spot, one in self.paper.marks():
            if isinstance(one, Printed):
                found.setdefault(one.quantity, []).append((spot, one))
        return {quantity: tuple(some) for quantity, some in found.items()}

    @cached_property
    def users(self) -> dict[Quantity, tuple[tuple[Quantity, Formula], ...]]:
        """For each quantity those that are computed from it, and how."""
        found: dict[Quantity, list[tuple[Quantity, Formula]]] = {}
        for one in self.register.known.values():
            for formula in self.register.formulas(one):
                for each in formula.inputs:
                    found.setdefault(each, []).append((one, formula))
        return {quantity: tuple(some) for quantity, some in found.items()}

    def witnesses(self, spot: Spot, changed: Printed | Direction) -> frozenset[Spot]:
        """The places that cannot be true together with what now stands at `spot`; none where the
        change is one that nothing else speaks of."""
        if isinstance(changed, Direction):
            return _Without(self, spot, signed=True).against_word(changed)
        return _Without(self, spot).against(changed)

    def without_row(self, block: int, row: int) -> frozenset[Spot]:
        """The places of the table that no longer add up when a row is left out: the totals that it
        takes part in, whose other parts stand in the table, and these parts. The places are those
        of the table as it was."""
        table = self.paper.blocks[block]
        if not isinstance(table, Table):
            return frozenset()
        here = {
            quantity: spot
            for quantity, some in self.prints.items()
            for spot, _one in some
            if spot.block == block
        }
        told: set[Spot] = set()
        for cell, one in enumerate(table.rows[row].cells):
            if isinstance(one, Printed):
                told |= self._left_open(Spot(block, row, cell), one, here)
        return frozenset(spot for spot in told if spot.row != row)

    def _left_open(self, spot: Spot, dropped: Printed, here: dict[Quantity, Spot]) -> set[Spot]:
        told: set[Spot] = set()
        for total, formula in self.users.get(dropped.quantity, ()):
            is_sum = isinstance(formula, Linear) and len(formula.terms) > 2
            at = here.get(total)
            others = [one for one in formula.inputs if one is not dropped.quantity]
            if not is_sum or at is None or not all(one in here for one in others):
                continue
            nothing = replace(dropped, value=dropped.value * 0)
            if _Without(self, spot).cannot_be(total, formula, claimed(nothing), dropped.quantity):
                told |= {at, *(here[one] for one in others)}
        return told


@dataclass
class _Without:
    """What a paper says when one of its places is not listened to. With `signed`, numbers whose
    sign only words tell are not listened to either."""

    report: Report
    spot: Spot
    signed: bool = False
    memo: dict[Quantity, Interval | None] = field(default_factory=dict)

    def prints(self, quantity: Quantity) -> Iterator[tuple[Spot, Printed]]:
        for spot, one in self.report.prints.get(quantity, ()):
            if spot != self.spot and not (self.signed and one.size):
                yield spot, one

    def known(self, quantity: Quantity) -> Interval | None:
        """What a quantity can be by its prints, or else by what it is computed from."""
        if quantity in self.memo:
            return self.memo[quantity]
        # While it is being looked for it is unknown to those who would compute it from itself.
        self.memo[quantity] = None
        found = self.by_prints(quantity)
        if found is None:
            for formula in self.report.register.formulas(quantity):
                found = found or self.over(formula, {})
        self.memo[quantity] = found
        return found

    def over(self, formula: Formula, given: dict[Quantity, Interval]) -> Interval | None:
        """What a formula gives when some quantities are as given, the first of which is what is
        said to stand on paper; None where an input is not known."""
        if isinstance(formula, Linear) and formula.printed:
            said = dict([*given.items()][:1])
            return formula.over(lambda one: said.get(one) or self.by_prints(one))
        return formula.over(lambda one: given.get(one) or self.known(one))

    def by_prints(self, quantity: Quantity) -> Interval | None:
        """What it can be by its own prints alone."""
        found: Interval | None = None
        for _spot, one in self.prints(quantity):
            said = claimed(one)
            found = said if found is None else found.within(said)
        return found

    def support(self, quantity: Quantity, seen: set[Quantity] | None = None) -> set[Spot]:
        """The places by which a quantity is known."""
        seen = set() if seen is None else seen
        if quantity in seen:
            return set()
        seen.add(quantity)
        own = {spot for spot, _one in self.prints(quantity)}
        if own:
            return own
        told: set[Spot] = set()
        for formula in self.report.register.formulas(quantity):
            if self.over(formula, {}) is not None:
                for one in formula.inputs:
                    told |= self.support(one, seen)
        return told

    def against(self, changed: Printed) -> frozenset[Spot]:
        """The places that contradict the changed number."""
        quantity, said = changed.quantity, claimed(changed)
        told: set[Spot] = set()
        for spot, one in self.prints(quantity):
            if not said.meets(claimed(one)):
                told.add(spot)
        for formula in self.report.register.formulas(quantity):
            got = self.over(formula, {})
            if got is not None and not got.meets(said):
                for one_input in formula.inputs:
                    told |= self.support(one_input)
        return frozenset(told | self._above(quantity, {quantity: said}))

    def _above(self, quantity: Quantity, given: dict[Quantity, Interval]) -> set[Spot]:
        """The places of what is computed from the quantity, and that cannot be as it is said;
        what is not printed itself is computed, and taken further."""
        told: set[Spot] = set()
        for result, formula in self.report.users.get(quantity, ()):
            if result in given:
                continue
            got = self.over(formula, given)
            if got is None:
                continue
            stated = self.by_prints(result)
            if stated is None:
                told |= self._above(result, {**given, result: got})
            elif not stated.meets(got):
                told |= self.support(result)
                for one in formula.inputs:
                    if one not in given:
                        told |= self.support(one)
        return told

    def cannot_be(
        self, result: Quantity, formula: Formula, said: Interval, quantity: Quantity
    ) -> bool:
        """Whether a printed result cannot come of the formula with a quantity as it is said."""
        got = self.over(formula, {quantity: said})
        stated = self.by_prints(result)
        return got is not None and stated is not None and not stated.meets(got)

    def against_word(self, word: Direction) -> frozenset[Spot]:
        """The places that tell the direction for sure, where the word tells the other."""
        got: Interval | None = self.by_prints(word.quantity)
        told = {spot for spot, _one in self.prints(word.quantity)} if got else set()
        for formula in self.report.register.formulas(word.quantity):
            other = self.over(formula, {})
            if other is not None and not other.low <= 0 <= other.high:
                got = other
                for one in formula.inputs:
                    told |= self.support(one)
        if got is None or got.low <= 0 <= got.high:
            return frozenset()
        return frozenset(told)
