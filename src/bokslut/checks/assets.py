"""The asset register up to a day, as its plan has it. No rule of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bokslut.facts.engines import Facts
from bokslut.measures.depreciation import accumulated

from .ledger import ZERO


@dataclass(frozen=True, slots=True)
class Component:
    """A component of an asset; fields as in the table `asset`."""

    account: str
    depreciation_account: str
    cost: Decimal
    life_months: int
    capitalised: date
    disposed: date | None

    def depreciated(self, day: date) -> Decimal:
        """What the plan has depreciated through a day, in kronor: as `measures.depreciation`,
        without a row for each month."""
        last = day if self.disposed is None else min(day, self.disposed)
        return accumulated(self.cost, self.life_months, max(0, self._month_ends(last)))

    def book_value(self, day: date) -> Decimal:
        """Cost less depreciation; zero before it is capitalised and once it is disposed of."""
        gone = self.disposed is not None and self.disposed <= day
        if gone or self.capitalised > day:
            return ZERO
        return self.cost - self.depreciated(day)

    def _month_ends(self, day: date) -> int:
        """How many months after that of capitalisation have ended by a day."""
        months = (day.year - self.capitalised.year) * 12 + day.month - self.capitalised.month
        is_last = (day + timedelta(days=1)).day == 1
        return months if is_last else months - 1


def components(facts: Facts) -> tuple[Component, ...]:
    """All components of the register."""
    return tuple(
        Component(
            account=row["account"],
            depreciation_account=row["depreciation_account"],
            cost=row["cost"],
            life_months=row["life_months"],
            capitalised=row["capitalised"],
            disposed=row["disposed"],
        )
        for row in facts.records("asset")
    )


def planned(assets: Iterable[Component], first: date, last: date) -> dict[str, Decimal]:
    """The plan's depreciation in a range of days, by the account that it is booked on."""
    found: dict[str, Decimal] = {}
    before = first - timedelta(days=1)
    for one in assets:
        part = one.depreciated(last) - one.depreciated(before)
        account = one.depreciation_account
        found[account] = found.get(account, ZERO) + part
    return found
