"""Rule `opening-not-closing`: a fiscal year opens with what the year before closed with.

Proves continuity over the ledgers at hand: the opening balance agrees with the former closing
balance (good accounting practice, LKBR 1 kap. 4 §, as in årsredovisningslagen 2 kap. 4 § 7). The
former year closes with its opening balance and all that was posted in it; where none of its
vouchers are at hand, with what its own ledger states. Accounts of equity are taken together: that
the former result has moved between them, or was carried to them only now, is told as a note and is
no fault.

Silent where one of the two years is not at hand. What a single file says of both years is looked
at when it is imported.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .ledger import ZERO, Year, totals
from .tell import account_name, at, capped, kr, listed

_EQUITY = ("equity", "result_of_year")


def check(context: CheckContext) -> list[Finding]:
    """For each two years in sequence: one finding an account, the largest first, and one for
    equity."""
    years = context.world.fiscal_years
    pairs = [
        _Pair(context, former, year)
        for former in years
        for year in years
        if year[0] == former[1] + timedelta(days=1)
    ]
    gaps = [(pair, account) for pair in pairs for account in pair.others]
    gaps.sort(key=lambda one: (-abs(one[0].gaps[one[1]]), one[0].year, one[1]))
    moved = [pair for pair in pairs if pair.equity]
    return [
        *capped(gaps, lambda one: _finding(context, one[0], one[1])),
        *capped(moved, lambda one: _equity(context, one)),
    ]


class _Pair:
    """Two years in sequence with the accounts that do not open as they closed."""

    def __init__(self, context: CheckContext, former: Year, year: Year) -> None:
        ledger = context.ledger
        self.former, self.year = former, year
        self.opening, self.closing = ledger.opening(year), _closing(context, former)
        accounts = {*self.opening, *self.closing} if self.opening and self.closing else set()
        differences = {one: self.opened(one) - self.closed(one) for one in sorted(accounts)}
        self.gaps = {
            account: gap
            for account, gap in differences.items()
            if abs(gap) > context.tolerance and ledger.is_balance(account)
        }
        self.equity = {one: gap for one, gap in self.gaps.items() if _is_equity(context, one)}
        self.others = [one for one in self.gaps if one not in self.equity]

    def opened(self, account: str) -> Decimal:
        """What the account opens the later year with."""
        return self.opening.get(account, ZERO)

    def closed(self, account: str) -> Decimal:
        """What the account closed the former year with."""
        return self.closing.get(account, ZERO)


def _closing(context: CheckContext, year: Year) -> dict[str, Decimal]:
    """What the accounts of a year close with; empty where its ledger is not at hand."""
    ledger = context.ledger
    if any(True for _one in ledger.between(*year)):
        return ledger.balances(year, year[1])
    stated = ledger.stated_of("closing", year)
    own = [one for one in stated if year in ledger.files[one.source].years]
    return totals((one.account, one.amount) for one in own)


def _is_equity(context: CheckContext, account: str) -> bool:
    line = context.world.lines.of_account(account)
    return line is not None and line.kind in _EQUITY


def _finding(context: CheckContext, pair: _Pair, account: str) -> Finding:
    year, opened, closed = pair.year, pair.opened(account), pair.closed(account)
    return finding(
        "opening-not-closing",
        Severity.WARNING,
        "The account {account} opens {first} with {opened} kr, but the year before closed "
        "with {closed} kr; difference {gap} kr.",
        place=at(context.files, _place(context, year, account), row=account),
        quote=f"{account} {year[0]}",
        claimed=exact_text(opened),
        expected=exact_text(closed),
        remedy="Something was booked in the former year after its balances were carried over, or "
        "its ledger is an older export. Carry the balances over again, or import the ledger of "
        "the former year again.",
        account=account_name(context.world, account),
        first=year[0],
        opened=kr(opened),
        closed=kr(closed),
        gap=kr(opened - closed),
    )


def _place(context: CheckContext, year: Year, account: str) -> tuple[str, int] | None:
    stated = context.ledger.stated_of("opening", year)
    return next(((one.source, one.line) for one in stated if one.account == account), None)


def _equity(context: CheckContext, pair: _Pair) -> Finding:
    former, year, gaps = pair.former, pair.year, pair.equity
    ledger = context.ledger
    uncarried = sum(
        (amount for one, amount in ledger.movements(*former).items() if not ledger.is_balance(one)),
        ZERO,
    )
    total = sum(gaps.values(), ZERO)
    accounts = listed([f"{account} {kr(gap)} kr" for account, gap in gaps.items()], "; ")
    place = Place(row=", ".join(gaps))
    quote = f"{year[0]} {accounts}"
    if abs(total) <= context.tolerance:
        return finding(
            "opening-not-closing",
            Severity.NOTE,
            "Equity was moved between accounts when {first} opened: {accounts}. Their sum is as "
            "the year before closed.",
            place=place,
            quote=quote,
            first=year[0],
            accounts=accounts,
        )
    if abs(total - uncarried) <= context.tolerance:
        return finding(
            "opening-not-closing",
            Severity.NOTE,
            "The result of the year before, {result} kr, was carried to equity when {first} "
            "opened: {accounts}.",
            place=place,
            quote=quote,
            result=kr(-uncarried),
            first=year[0],
            accounts=accounts,
        )
    return finding(
        "opening-not-closing",
        Severity.WARNING,
        "Equity opens {first} with {gap} kr (debit) other than the year before closed with, and "
        "the result that was not yet carried ({result} kr) does not explain it: {accounts}.",
        place=place,
        quote=quote,
        claimed=exact_text(total),
        expected=exact_text(uncarried),
        remedy="Carry the balances of the former year over again, or import its ledger again.",
        first=year[0],
        gap=kr(total),
        result=kr(-uncarried),
        accounts=accounts,
    )
