"""Rule `unmapped-account`: every account that is used stands on a line of the statements.

Proves that no amount is lost between the ledger and the statements: an account that no line in
`lines.toml` covers is in none of them. An error where it has an amount; a warning where all that
was posted on it nets to zero in every unit and year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ibis import _

from bokslut.model.finding import Finding, Place, Severity, finding

from .context import CheckContext
from .ledger import ZERO
from .tell import account_name, at, capped, kr

_BALANCES = ("opening", "closing", "result")


@dataclass
class _Use:
    """What an account that no line covers is used for."""

    rows: int = 0
    posted: Decimal = ZERO
    balance: Decimal = ZERO
    budget: Decimal = ZERO
    counts: bool = field(default=False)

    @property
    def weight(self) -> Decimal:
        """How much would be missing from the statements, at the most."""
        return max(abs(self.posted), abs(self.balance), abs(self.budget))


def check(context: CheckContext) -> list[Finding]:
    """One finding for each such account, the largest amount first."""
    if not context.world.lines.keys():
        return [_no_lines()]
    uses = _uses(context)
    order = sorted(uses, key=lambda one: (not uses[one].counts, -uses[one].weight, one))
    return capped(order, lambda account: _finding(context, account, uses[account]))


def _uses(context: CheckContext) -> dict[str, _Use]:
    lines, uses = context.world.lines, dict[str, _Use]()
    for posted in context.ledger.sums:
        if lines.of_account(posted.account) is None:
            use = uses.setdefault(posted.account, _Use())
            use.rows += posted.rows
            use.posted += posted.amount
            use.counts |= posted.amount != 0
    for account in _spread(context, [one for one, use in uses.items() if not use.counts]):
        uses[account].counts = True
    for stated in context.ledger.stated:
        if stated.kind in _BALANCES and lines.of_account(stated.account) is None and stated.amount:
            use = uses.setdefault(stated.account, _Use())
            use.balance = max(use.balance, stated.amount, key=abs)
            use.counts = True
    for planned in context.planned:
        if planned.account is not None and lines.of_account(planned.account) is None:
            use = uses.setdefault(planned.account, _Use())
            use.budget += planned.amount
            use.counts |= planned.amount != 0
    return uses


def _spread(context: CheckContext, accounts: list[str]) -> set[str]:
    """Which of the accounts, though they net to zero in all, have an amount in some unit."""
    if not accounts:
        return set()
    rows = context.facts.rows("posting")
    sums = rows.filter(rows.account.isin(accounts)).group_by(["account", "unit"])
    table = context.facts.run(sums.agg(amount=_.amount.sum())).to_pylist()
    return {row["account"] for row in table if row["amount"]}


def _finding(context: CheckContext, account: str, use: _Use) -> Finding:
    return finding(
        "unmapped-account",
        Severity.ERROR if use.counts else Severity.WARNING,
        "The account {account} stands on no line of the statements: {rows} "
        "{rows:posting|postings} of {posted} kr in all, balance {balance} kr, budget and "
        "forecasts {budget} kr.",
        place=at(context.files, context.ledger.first_place(account), row=account),
        quote=account,
        remedy="Write the account, or the beginning of its number, below accounts of the line "
        "where it belongs in lines.toml.",
        account=account_name(context.world, account),
        rows=use.rows,
        posted=kr(use.posted),
        balance=kr(use.balance),
        budget=kr(use.budget),
    )


def _no_lines() -> Finding:
    return finding(
        "unmapped-account",
        Severity.ERROR,
        "No statement lines are declared, so no account stands in any statement.",
        place=Place(file="lines.toml"),
        remedy="Write in lines.toml which accounts stand on which line, as the example does.",
    )
