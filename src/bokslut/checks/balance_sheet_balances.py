"""Rule `balance-sheet-balances`: assets equal equity and liabilities on the period's last day.

Proves that the balance sheet is whole (LKBR 6 kap., årsredovisningslagen 3 kap.): the opening
balances sum to zero, and so do all postings of the fiscal year through the period's last day,
the result that is not yet carried to equity counted as equity. Looked at for the body, and for
each unit whose balances a statement prints and whose opening balances the ledger states.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bokslut.measures.balances import ASSETS
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .ledger import ZERO, totals
from .tell import kr

_PRINTED = ("balance", "total_assets", "equity_and_liabilities")


def check(context: CheckContext) -> list[Finding]:
    """One finding for the body, or for each unit, that does not balance."""
    units = sorted(_units_with_balance_sheet(context) - {context.world.body})
    wholes = [(context.world.body, _of_body(context))]
    wholes += [(unit, _of_unit(context, unit)) for unit in units]
    return [
        _finding(context, unit, balances)
        for unit, balances in wholes
        if abs(sum(balances.values(), ZERO)) > context.tolerance
    ]


def _units_with_balance_sheet(context: CheckContext) -> set[str]:
    return {
        cell.ref.get("unit")
        for table in context.tables
        for row in table.rows
        for cell in row.cells
        if cell.ref is not None and cell.ref.measure in _PRINTED and cell.ref.get("unit")
    }


def _of_body(context: CheckContext) -> dict[str, Decimal]:
    ledger = context.ledger
    return ledger.balances(ledger.year, context.world.period.last)


def _of_unit(context: CheckContext, unit: str) -> dict[str, Decimal]:
    """Balances by account of a unit and all below it; empty where no opening is stated."""
    ledger, last = context.ledger, context.world.period.last
    members = set(context.world.organisation.members(unit, last))
    whole = [one for one in ledger.stated_of("opening", ledger.year) if one.unit in members]
    ledgers = {one.source for one in whole}
    objects = [
        one
        for one in ledger.stated_of("object_opening", ledger.year)
        if one.unit in members and one.source not in ledgers
    ]
    opening = [(one.account, one.amount) for one in (*whole, *objects)]
    if not opening:
        return {}
    return totals([*opening, *ledger.of_units(members, ledger.year[0], last).items()])


def _assets(context: CheckContext, balances: dict[str, Decimal]) -> Iterator[Decimal]:
    for account, amount in balances.items():
        line = context.world.lines.of_account(account)
        if line is not None and line.kind in ASSETS:
            yield amount


def _finding(context: CheckContext, unit: str, balances: dict[str, Decimal]) -> Finding:
    gap = sum(balances.values(), ZERO)
    assets = sum(_assets(context, balances), ZERO)
    return finding(
        "balance-sheet-balances",
        Severity.ERROR,
        "{unit}: assets of {assets} kr on {day} do not equal equity and liabilities of {debts} "
        "kr; difference {gap} kr.",
        place=Place(row=unit),
        quote=f"{unit} {context.world.period.last}",
        claimed=exact_text(assets),
        expected=exact_text(assets - gap),
        remedy="See whether the opening balances sum to zero, whether all vouchers do, and "
        "whether a voucher has rows on both sides of the period's end or in several units.",
        unit=context.world.name("unit", unit),
        assets=kr(assets),
        day=context.world.period.last,
        debts=kr(assets - gap),
        gap=kr(gap),
    )
