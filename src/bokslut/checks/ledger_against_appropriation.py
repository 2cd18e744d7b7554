"""Rule `ledger-against-appropriation`: the appropriation booked is the one that was granted.

Proves that the ledger's income from the council and the council's decisions agree, unit by unit,
over the whole fiscal year. What is booked on a unit below one that was granted an appropriation
counts as its. Silent on a closing that ends before the fiscal year does (a month's share of a
grant is not defined), where the ledger books no appropriation, and where none was granted.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .grants import granted
from .ledger import ZERO, totals
from .tell import capped, kr
from .units import nearest


def check(context: CheckContext) -> list[Finding]:
    """One finding for each unit, the largest difference first."""
    world, year = context.world, context.ledger.year
    if (world.period.first, world.period.last) != year:
        return []
    grants = granted(context.planned, world, year)
    booked = _booked(context, grants) if grants else {}
    if not booked:
        return []
    gaps = {
        unit: booked.get(unit, ZERO) - grants.get(unit, ZERO)
        for unit in {*grants, *booked}
        if abs(booked.get(unit, ZERO) - grants.get(unit, ZERO)) > context.tolerance
    }
    order = sorted(gaps, key=lambda one: (-abs(gaps[one]), one))
    return capped(
        order,
        lambda one: _finding(context, one, booked.get(one, ZERO), grants.get(one, ZERO)),
    )


def _booked(context: CheckContext, grants: dict[str, Decimal]) -> dict[str, Decimal]:
    """The appropriation that the ledger has, positive, by the unit that it was granted to."""
    world, ledger = context.world, context.ledger
    lines = world.lines.of_kinds(("appropriation",))
    accounts = [
        account
        for account in ledger.movements(*ledger.year)
        if (line := world.lines.of_account(account)) is not None and line.key in lines
    ]
    if not accounts:
        return {}
    booked = ledger.of_accounts(accounts, *ledger.year)
    return totals((nearest(world, unit, grants), -amount) for unit, amount in booked.items())


def _finding(context: CheckContext, unit: str, booked: Decimal, grant: Decimal) -> Finding:
    return finding(
        "ledger-against-appropriation",
        Severity.WARNING,
        "{unit}: the ledger has an appropriation of {booked} kr for {period}, granted are {grant} "
        "kr; difference {gap} kr.",
        place=Place(row=unit),
        quote=unit,
        claimed=exact_text(booked),
        expected=exact_text(grant),
        remedy="See whether a change of the appropriation is booked but not imported as a "
        "decision, or decided but not booked.",
        unit=context.world.name("unit", unit) or "–",
        booked=kr(booked),
        period=context.world.period.name,
        grant=kr(grant),
        gap=kr(booked - grant),
    )
