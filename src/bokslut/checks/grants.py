"""What was planned and granted, read once for the checks that ask. No rule of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ibis import _

from bokslut.facts.engines import Facts
from bokslut.measures.world import World

from .ledger import Year, totals
from .units import present


class Planned(NamedTuple):
    """Budget, appropriation or forecast of an account and unit for a range of days, with all its
    changes; columns and signs as in the table `budget_line`."""

    basis: str
    unit: str | None
    account: str | None
    first: date
    last: date
    amount: Decimal

    def within(self, year: Year) -> bool:
        """Whether it is for that fiscal year or a part of it."""
        return year[0] <= self.first and self.last <= year[1]


def read_planned(facts: Facts) -> tuple[Planned, ...]:
    """Everything that is planned, summed."""
    keys = list(Planned._fields[:-1])
    rows = facts.rows("budget_line").group_by(keys).agg(amount=_.amount.sum())
    columns = [column.to_pylist() for column in facts.run(rows).select(Planned._fields).columns]
    return tuple(Planned(*row) for row in zip(*columns, strict=True))


def granted(planned: tuple[Planned, ...], world: World, year: Year) -> dict[str, Decimal]:
    """The appropriation of a fiscal year in kronor with all its changes, by the unit that stands
    for the granted one on the closing's last day; `""` for what no unit is named for."""
    return totals(
        (present(world, one.unit or ""), one.amount)
        for one in planned
        if one.basis == "appropriation" and one.within(year)
    )
