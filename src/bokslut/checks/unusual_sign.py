"""Rule `unusual-sign`: income and debts stand in credit, costs and assets in debit.

Points at accounts where something was booked the wrong way round. What is usual follows from the
account's kind (#KTYP: T asset, S equity and liability, K cost, I income), and only where the
statement line that it stands on says the same. Income and cost are looked at over the fiscal year
so far, assets and liabilities by their balance.

It is a hint, so it keeps quiet where an unusual sign is common: equity, results, net interest and
the clearing with an internal bank; contra accounts (in the BAS charts the accumulated depreciation
ends in 9) and accounts whose name says that they correct, clear or net something; and amounts
below a thousandth of the year's costs or 10 000 kr.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from bokslut.measures.world import COST_KINDS, LINE_SIGNS
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .ledger import ZERO
from .tell import account_name, kr, listed

N_ = str


class _Kind(NamedTuple):
    """The usual sign of a kind of account, and what is said where it is not met."""

    usual: int
    template: str


_KINDS = {
    "I": _Kind(-1, N_("Income in debit from {first} to {day}, on the accounts: {accounts}.")),
    "K": _Kind(1, N_("Costs in credit from {first} to {day}, on the accounts: {accounts}.")),
    "T": _Kind(1, N_("Assets in credit on {day}, on the accounts: {accounts}.")),
    "S": _Kind(-1, N_("Debts in debit on {day}, on the accounts: {accounts}.")),
}
_SURE = (
    "income",
    "cost",
    "depreciation",
    "appropriation",
    "fixed_asset",
    "current_asset",
    "short_debt",
    "long_debt",
)
_LEAST = Decimal(10_000)
_SHARE = Decimal("0.001")

# Words in the names of accounts that go both ways, or against their class: accumulated, clearing,
# change, reversal, VAT, correction, discount, write-down, capitalised, distributed, rounding,
# exchange differences, compensation, accruals, internal, depreciation, result.
_BOTH_WAYS = re.compile(
    r"\back|avräkn|clearing|förändr|återför|återbet|moms|korriger|rabatt|bonus|nedskriv|värde"
    r"|aktiver|fördel|öres|avrund|kursdiff|kursvinst|kursförlust|ersättning|periodis|upplup"
    r"|förutbet|intern|avskriv|resultat|kontokurant|skattekonto|avdrag|reserv",
    re.IGNORECASE,
)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each kind of account, naming its accounts, the largest first."""
    ledger = context.ledger
    balances = ledger.balances(ledger.year, context.world.period.last)
    least = max(_LEAST, _SHARE * _costs(context, balances))
    wrong: dict[str, list[tuple[str, Decimal]]] = {}
    for account, amount in balances.items():
        kind = ledger.kinds.get(account, "")
        if (
            _is_sure(context, account, kind)
            and _KINDS[kind].usual * amount < 0
            and abs(amount) >= least
        ):
            wrong.setdefault(kind, []).append((account, amount))
    return [_finding(context, kind, wrong[kind]) for kind in _KINDS if kind in wrong]


def _costs(context: CheckContext, balances: dict[str, Decimal]) -> Decimal:
    lines = context.world.lines
    return sum(
        (
            amount
            for account, amount in balances.items()
            if (line := lines.of_account(account)) is not None and line.kind in COST_KINDS
        ),
        ZERO,
    )


def _is_sure(context: CheckContext, account: str, kind: str) -> bool:
    line = context.world.lines.of_account(account)
    if line is None or line.kind not in _SURE or kind not in _KINDS:
        return False
    if _KINDS[kind].usual != LINE_SIGNS[line.kind]:
        return False
    contra = (kind == "T" and account.endswith("9")) or "disposal" in line.tags
    return not contra and not _BOTH_WAYS.search(context.world.name("account", account))


def _finding(context: CheckContext, kind: str, accounts: list[tuple[str, Decimal]]) -> Finding:
    accounts.sort(key=lambda one: (-abs(one[1]), one[0]))
    told = [
        f"{account_name(context.world, account)} {kr(amount)} kr" for account, amount in accounts
    ]
    return finding(
        "unusual-sign",
        Severity.WARNING,
        _KINDS[kind].template,
        quote=", ".join(account for account, _amount in accounts),
        remedy="See whether something was booked the wrong way round or on the wrong account.",
        first=context.ledger.year[0],
        day=context.world.period.last,
        accounts=listed(told, "; "),
    )
