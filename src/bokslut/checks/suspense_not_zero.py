"""Rule `suspense-not-zero`: suspense accounts are empty when a period is closed.

Proves that nothing waits to be booked where it belongs. The accounts are the patterns `suspense`
below `[ledger]` in `bokslut.toml`; the balance is the fiscal year's opening balance and what was
posted through the period's last day. Silent without patterns.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.measures.world import matches
from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .tell import account_name, at, capped, kr


def check(context: CheckContext) -> list[Finding]:
    """One finding for each account that is not zero, the largest first."""
    if not context.suspense:
        return []
    ledger, last = context.ledger, context.world.period.last
    open_ = {
        account: amount
        for account, amount in ledger.balances(ledger.year, last).items()
        if abs(amount) > context.tolerance
        and any(matches(account, one) for one in context.suspense)
    }
    order = sorted(open_, key=lambda one: (-abs(open_[one]), one))
    return capped(order, lambda account: _finding(context, account, open_[account]))


def _finding(context: CheckContext, account: str, amount: Decimal) -> Finding:
    return finding(
        "suspense-not-zero",
        Severity.WARNING,
        "The suspense account {account} has {amount} kr left on {day}.",
        place=at(context.files, context.ledger.first_place(account), row=account),
        quote=account,
        claimed=exact_text(amount),
        expected="0",
        remedy="Find what the amount is made of and book it where it belongs before the "
        "period is closed. If this is no suspense account, take it out of suspense below "
        "[ledger] in bokslut.toml.",
        account=account_name(context.world, account),
        amount=kr(amount),
        day=context.world.period.last,
    )
