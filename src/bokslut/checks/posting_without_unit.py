"""Rule `posting-without-unit`: what is earned or spent stands on a unit.

Says how much of the income statement is in the body's total and in none of its units, so that a
sum of units that does not reach the total is no riddle. Looks at accounts on lines of the income
statement in the fiscal year of the closing through the period's last day. Silent while there is
no organisation at all.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .ledger import ZERO, totals
from .tell import at, kr, listed


def check(context: CheckContext) -> list[Finding]:
    """One finding for all such postings."""
    if not context.world.organisation.keys():
        return []
    ledger = context.ledger
    first, last = ledger.year[0], context.world.period.last
    if not any(
        one.unit is None and one.earliest <= last and one.latest >= first for one in ledger.units
    ):
        return []
    bare = [one for one in ledger.without_unit(first, last) if ledger.is_result(one.account)]
    if not bare:
        return []
    amounts = totals((one.account, one.amount) for one in bare)
    accounts = sorted(amounts)
    return [
        finding(
            "posting-without-unit",
            Severity.NOTE,
            "Income and costs from {first} to {last} are booked without unit on the accounts "
            "{accounts}: a net cost of {amount} kr is in the total and in no unit.",
            place=at(context.files, (bare[0].source, bare[0].line)),
            quote=listed(accounts),
            remedy="If the units stand in a dimension of the ledger, say in which one below "
            "[ledger.dimensions] in bokslut.toml and import the ledger again.",
            first=first,
            last=last,
            amount=kr(sum(amounts.values(), ZERO)),
            accounts=listed(accounts),
        )
    ]
