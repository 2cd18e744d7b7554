"""Rule `asset-book-value`: fixed assets are worth in the ledger what the register says.

Proves that the balance sheet's fixed assets can be specified by the asset register on the
period's last day. Compared by group of accounts, which is the account of the cost without its
last digit: Swedish charts of accounts keep the accumulated depreciation beside the cost, in the
account that ends in 9. Silent on groups without any asset in the register (land, shares, ongoing
projects), while there is no register, and where the ledger states no opening balances.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .assets import components
from .context import CheckContext
from .ledger import totals
from .tell import capped, kr, listed


def check(context: CheckContext) -> list[Finding]:
    """One finding for each group of accounts, the largest difference first."""
    ledger, day = context.ledger, context.world.period.last
    assets = components(context.facts)
    if not assets or not ledger.opening(ledger.year):
        return []
    register = totals((one.account[:-1], one.book_value(day)) for one in assets)
    accounts = {
        account: amount
        for account, amount in ledger.balances(ledger.year, day).items()
        if account[:-1] in register and _is_fixed(context, account)
    }
    booked = totals((account[:-1], amount) for account, amount in accounts.items())
    gaps = {
        group: booked[group] - register[group]
        for group in booked
        if abs(booked[group] - register[group]) > context.tolerance
    }
    order = sorted(gaps, key=lambda one: (-abs(gaps[one]), one))
    return capped(
        order,
        lambda group: _finding(
            context,
            [account for account in sorted(accounts) if account[:-1] == group],
            booked[group],
            register[group],
        ),
    )


def _is_fixed(context: CheckContext, account: str) -> bool:
    line = context.world.lines.of_account(account)
    return line is not None and line.kind == "fixed_asset"


def _finding(
    context: CheckContext, accounts: list[str], booked: Decimal, register: Decimal
) -> Finding:
    return finding(
        "asset-book-value",
        Severity.WARNING,
        "The accounts {accounts} hold {booked} kr on {day}, the assets of the register are worth "
        "{register} kr; difference {gap} kr.",
        place=Place(row=listed(accounts)),
        quote=listed(accounts),
        claimed=exact_text(booked),
        expected=exact_text(register),
        remedy="See whether an asset that was bought or disposed of is missing from the register "
        "or from the ledger, and whether the depreciation of former years follows the plan.",
        accounts=listed(accounts),
        booked=kr(booked),
        day=context.world.period.last,
        register=kr(register),
        gap=kr(booked - register),
    )
