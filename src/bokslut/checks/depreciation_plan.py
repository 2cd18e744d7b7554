"""Rule `depreciation-plan`: depreciation is booked as the asset register plans it.

Proves that register and ledger agree on what the period's depreciation is, account by account;
the plan is linear over the useful life, from the month after capitalisation (RKR R4; LKBR 7 kap.).
Silent while there is no asset register, or no ledger for the period; write-downs nobody plans.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import exact_text

from .assets import components, planned
from .context import CheckContext
from .ledger import ZERO
from .tell import account_name, at, capped, kr


def check(context: CheckContext) -> list[Finding]:
    """One finding for each account of depreciation, the largest difference first."""
    period = context.world.period
    moved = context.ledger.movements(period.first, period.last)
    assets = components(context.facts)
    if not assets or not moved:
        return []
    plan = planned(assets, period.first, period.last)
    booked = {
        account: amount
        for account, amount in moved.items()
        if account in plan or _is_depreciation(context, account)
    }
    gaps = {
        account: booked.get(account, ZERO) - plan.get(account, ZERO)
        for account in {*plan, *booked}
        if abs(booked.get(account, ZERO) - plan.get(account, ZERO)) > context.tolerance
    }
    order = sorted(gaps, key=lambda one: (-abs(gaps[one]), one))
    return capped(
        order,
        lambda one: _finding(context, one, booked.get(one, ZERO), plan.get(one, ZERO)),
    )


def _is_depreciation(context: CheckContext, account: str) -> bool:
    line = context.world.lines.of_account(account)
    return line is not None and line.kind == "depreciation" and "write_down" not in line.tags


def _finding(context: CheckContext, account: str, booked: Decimal, plan: Decimal) -> Finding:
    return finding(
        "depreciation-plan",
        Severity.WARNING,
        "{account}: {booked} kr of depreciation is booked in {period}, the asset register "
        "plans {plan} kr; difference {gap} kr.",
        place=at(context.files, context.ledger.first_place(account), row=account),
        quote=account,
        claimed=exact_text(booked),
        expected=exact_text(plan),
        remedy="See whether an asset is missing from the register, has another useful life or "
        "day there, or was disposed of, and whether a month's depreciation is not booked.",
        account=account_name(context.world, account),
        booked=kr(booked),
        period=context.world.period.name,
        plan=kr(plan),
        gap=kr(booked - plan),
    )
