"""Rule `posting-without-unit`: what is earned or spent stands on a unit.

Says how much of the income statement is in the body's total and in none of its units, so that a
sum of units that does not reach the total is no riddle. Looks at accounts on lines of the income
statement in the fiscal year of the closing through the period's last day. Silent while there is
no organisation at all.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .ledger import ZERO
from .tell import at, kr, listed


def check(context: CheckContext) -> list[Finding]:
    """One finding for all such postings."""
    if not context.world.organisation.keys():
        return []
    first, last = context.ledger.year[0], context.world.period.last
    bare = [
        one
        for one in context.ledger.between(first, last)
        if not one.unit and context.ledger.is_result(one.account)
    ]
    if not bare:
        return []
    accounts = sorted({one.account for one in bare})
    net_cost = sum((one.amount for one in bare), ZERO)
    return [
        finding(
            "posting-without-unit",
            Severity.NOTE,
            "{count} postings on income and cost accounts from {first} to {last} have no unit: a "
            "net cost of {amount} kr is in the total and in no unit (accounts {accounts}).",
            place=at(context.files, (bare[0].source, bare[0].line)),
            quote=listed(accounts),
            remedy="If the units stand in a dimension of the ledger, say in which one below "
            "[ledger.dimensions] in bokslut.toml and import the ledger again.",
            count=sum(one.rows for one in bare),
            first=first,
            last=last,
            amount=kr(net_cost),
            accounts=listed(accounts),
        )
    ]
