"""Rule `budget-not-balanced`: a unit's budget costs as much, net, as it was granted.

Points at a budget that plans a surplus or a deficit, or that lacks a decision which the
appropriation has: often meant, so a note. Compares the net cost of the unit's budget with all its
changes to its appropriation with all its changes, over the fiscal year. Silent on units that have
only one of the two, and on planned appropriations among the budget's own lines.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.measures.world import COST_KINDS
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .grants import granted
from .ledger import totals
from .tell import capped, kr
from .units import nearest

_NET_COST = ("income", *COST_KINDS)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each unit, the largest difference first."""
    grants = granted(context.planned, context.world, context.ledger.year)
    budget = _net_cost(context, grants)
    gaps = {
        unit: grants[unit] - budget[unit]
        for unit in grants
        if unit in budget and abs(grants[unit] - budget[unit]) > context.tolerance
    }
    order = sorted(gaps, key=lambda one: (-abs(gaps[one]), one))
    return capped(order, lambda one: _finding(context, one, budget[one], grants[one]))


def _net_cost(context: CheckContext, grants: dict[str, Decimal]) -> dict[str, Decimal]:
    """The budget's net cost, by the unit that was granted its appropriation."""
    world, year = context.world, context.ledger.year
    lines = set(world.lines.of_kinds(_NET_COST))
    return totals(
        (nearest(world, one.unit or "", grants), one.amount)
        for one in context.planned
        if one.basis == "budget" and one.within(year) and _counts(context, one.account, lines)
    )


def _counts(context: CheckContext, account: str | None, lines: set[str]) -> bool:
    """A line without account is a net cost."""
    if account is None:
        return True
    line = context.world.lines.of_account(account)
    return line is not None and line.key in lines


def _finding(context: CheckContext, unit: str, budget: Decimal, grant: Decimal) -> Finding:
    return finding(
        "budget-not-balanced",
        Severity.NOTE,
        "{unit}: the budget for {year} has a net cost of {budget} kr, the appropriation is "
        "{grant} kr; difference {gap} kr.",
        place=Place(row=unit),
        quote=unit,
        claimed=exact_text(budget),
        expected=exact_text(grant),
        remedy="See whether a change is in one of them and not in the other.",
        unit=context.world.name("unit", unit) or "–",
        year=context.world.period.year,
        budget=kr(budget),
        grant=kr(grant),
        gap=kr(grant - budget),
    )
