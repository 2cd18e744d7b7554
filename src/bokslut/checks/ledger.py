"""The ledgers summed once, for every check that looks at accounts, units or balances.

No rule of its own. Postings are summed once by account, for the spans of days between which no
fiscal year and no period of the closing begins or ends, and counted once by unit, whatever the
number of checks. They are never summed by account and unit together: of ten million postings that
may leave a million sums.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from string import ascii_letters
from typing import Any, NamedTuple

import ibis
from ibis import _
from ibis.expr.types import Table, Value

from bokslut.facts.engines import Facts
from bokslut.measures.world import BALANCE_KINDS, RESULT_KINDS, World

Year = tuple[date, date]
ZERO = Decimal(0)
_DAY = timedelta(days=1)


class Sum(NamedTuple):
    """Postings of one source file on one account within a span of days.

    `amount` is kronor with the ledger's sign (debit positive); `line` is that of the first of the
    `rows` in its file; `earliest` and `latest` are the days really posted on.
    """

    source: str
    account: str
    first: date
    last: date
    amount: Decimal
    rows: int
    line: int
    earliest: date
    latest: date


class UnitUse(NamedTuple):
    """How one source file uses a unit (None: postings without one): how many rows, the line of
    the first, and the first and last day posted on."""

    source: str
    unit: str | None
    rows: int
    line: int
    earliest: date
    latest: date


class Bare(NamedTuple):
    """Postings of one source file on an account without a unit: their sum in kronor with the
    ledger's sign, and the line of the first."""

    source: str
    account: str
    amount: Decimal
    line: int


class Stated(NamedTuple):
    """Balances as one source file states them for an account and unit; `kind` as in the table
    `balance`."""

    source: str
    kind: str
    fiscal_first: date
    fiscal_last: date
    account: str
    unit: str | None
    amount: Decimal
    line: int


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A file with vouchers: the fiscal years that it is the ledger of. A file without any only
    adds vouchers to a ledger (SIE 4I)."""

    sha256: str
    years: tuple[Year, ...]


def ledger_files(facts: Facts) -> dict[str, LedgerFile]:
    """The source files of the visible imports, by hash in the order of their import."""
    found: dict[str, LedgerFile] = {}
    for row in facts.store.imports(facts.snapshot.imports).visible:
        years = tuple(year for scope in row.scopes if (year := _ledger_year(scope)) is not None)
        for file in row.files:
            found[file.sha256] = LedgerFile(file.sha256, years)
    return found


def _ledger_year(scope: str) -> Year | None:
    """The fiscal year of a scope `ledger 2120000159 2014-01-01..2014-12-31`."""
    words = scope.split(" ")
    first, dots, last = words[-1].partition("..")
    if words[0] != "ledger" or not dots:
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


class Ledger:
    """What is booked, by account and unit. Each query is run when first asked for."""

    def __init__(self, facts: Facts, world: World) -> None:
        """Reads nothing yet."""
        self._facts = facts
        self._world = world

    @cached_property
    def files(self) -> dict[str, LedgerFile]:
        """All imported files, by hash in the order of their import."""
        return ledger_files(self._facts)

    @cached_property
    def year(self) -> Year:
        """The fiscal year in which the closing's period ends."""
        return self._world.fiscal_year_of(self._world.period.last)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """All postings, summed by account."""
        rows, cuts = self._facts.rows("posting"), self._cuts
        span = ibis.cases(
            *((rows.date < cut, index) for index, cut in enumerate(cuts)), else_=len(cuts)
        )
        keys = ["source", "account", "span"]
        values = {
            "amount": _.amount.sum(),
            "rows": _.count(),
            "line": _.line.min(),
            "earliest": _.date.min(),
            "latest": _.date.max(),
        }
        found = self._grouped(rows.mutate(span=span.cast("int32")), keys, values)
        firsts = [date.min, *cuts]
        lasts = [*(cut - _DAY for cut in cuts), date.max]
        spans = (
            Sum(source, account, firsts[at], lasts[at], *rest)
            for source, account, at, *rest in found
        )
        return tuple(sorted(spans, key=lambda one: (one.source, one.line, one.first)))

    @cached_property
    def units(self) -> tuple[UnitUse, ...]:
        """How the units are used by all postings."""
        values = {
            "rows": _.count(),
            "line": _.line.min(),
            "earliest": _.date.min(),
            "latest": _.date.max(),
        }
        found = self._grouped(self._facts.rows("posting"), ["source", "unit"], values)
        uses = (UnitUse(*row) for row in found)
        return tuple(sorted(uses, key=lambda one: (one.source, one.line)))

    def _grouped(
        self, rows: Table, keys: list[str], values: Mapping[str, Value]
    ) -> Iterator[tuple[Any, ...]]:
        """Keys and values of each group, in that order."""
        table = self._facts.run(rows.group_by(keys).agg(**values)).select([*keys, *values])
        return zip(*(column.to_pylist() for column in table.columns), strict=True)

    @cached_property
    def _cuts(self) -> list[date]:
        """The days on which a new span begins."""
        period = self._world.period
        spans = (*self._world.fiscal_years, self.year, (period.first, period.last))
        return sorted({day for first, last in spans for day in (first, last + _DAY)})

    def of_units(self, units: Collection[str], first: date, last: date) -> dict[str, Decimal]:
        """What was posted on each account in some units, in a range of days."""
        rows = self._within(first, last)
        return self._by(rows.filter(rows.unit.isin(sorted(units))), "account")

    def of_accounts(self, accounts: Collection[str], first: date, last: date) -> dict[str, Decimal]:
        """What was posted on some accounts in each unit (`""`: in none), in a range of days."""
        rows = self._within(first, last)
        return self._by(rows.filter(rows.account.isin(sorted(accounts))), "unit")

    def without_unit(self, first: date, last: date) -> list[Bare]:
        """What was posted without a unit in a range of days, in the order of the files."""
        rows = self._within(first, last)
        values = {"amount": _.amount.sum(), "line": _.line.min()}
        found = self._grouped(rows.filter(rows.unit.isnull()), ["source", "account"], values)
        return sorted(
            (Bare(*row) for row in found), key=lambda one: (one.source, one.line, one.account)
        )

    def _within(self, first: date, last: date) -> Table:
        rows = self._facts.rows("posting")
        return rows.filter(rows.date >= first, rows.date <= last)

    def _by(self, rows: Table, column: str) -> dict[str, Decimal]:
        sums = self._facts.run(rows.group_by(column).agg(amount=_.amount.sum())).to_pylist()
        return {row[column] or "": row["amount"] for row in sums}

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """All balances that the files state, summed by account and unit."""
        rows = self._facts.rows("balance")
        keys = ["source", "kind", "fiscal_first", "fiscal_last", "account", "unit"]
        values = {"amount": _.amount.sum(), "line": _.line.min()}
        found = (Stated(*row) for row in self._grouped(rows, keys, values))
        return tuple(sorted(found, key=lambda one: (one.source, one.line, one.kind)))

    def between(self, first: date, last: date) -> Iterator[Sum]:
        """The sums that lie wholly in a range of days: exact for fiscal years and the period."""
        return (one for one in self.sums if one.first >= first and one.last <= last)

    def movements(self, first: date, last: date) -> dict[str, Decimal]:
        """What was posted on each account in a range of days."""
        return totals((one.account, one.amount) for one in self.between(first, last))

    def stated_of(self, kind: str, year: Year) -> tuple[Stated, ...]:
        """The balances of a kind that count for a fiscal year: those of the files that the
        measures take them from, for a ledger repeats the balances of the year before it."""
        sources = self._world.balance_sources.get(year[0], ())
        return tuple(
            one
            for one in self.stated
            if one.kind == kind and one.fiscal_first == year[0] and one.source in sources
        )

    def opening(self, year: Year) -> dict[str, Decimal]:
        """The opening balance of each account of a fiscal year; empty where none is stated."""
        return totals((one.account, one.amount) for one in self.stated_of("opening", year))

    def balances(self, year: Year, last: date) -> dict[str, Decimal]:
        """Opening balance and what was posted in the fiscal year through a day, by account."""
        moved = self.movements(year[0], last).items()
        return totals([*self.opening(year).items(), *moved])

    def first_place(self, account: str) -> tuple[str, int] | None:
        """Source and line where an account is first used: a posting, or else a balance."""
        return self._places.get(account)

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        for posted in self.sums:
            found.setdefault(posted.account, (posted.source, posted.line))
        for stated in self.stated:
            found.setdefault(stated.account, (stated.source, stated.line))
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each declared account (T, S, K, I), as the file imported last has it."""
        order = {source: index for index, source in enumerate(self.files)}
        rows = sorted(self._facts.records("account"), key=lambda row: order[row["source"]])
        return {row["account"]: row["kind"] for row in rows if row["kind"]}

    def is_balance(self, account: str) -> bool:
        """Whether an account is of the balance sheet: by its statement line, else its kind, else
        as charts of accounts in Sweden number them (classes 1 and 2)."""
        line = self._world.lines.of_account(account)
        if line is not None:
            return line.kind in BALANCE_KINDS
        kind = self.kinds.get(account)
        # A ledger of another chart has letters before its numbers.
        number = account.lstrip(ascii_letters)
        return kind in ("T", "S") if kind else number[:1] in ("1", "2")

    def is_result(self, account: str) -> bool:
        """Whether an account stands on a line of the income statement."""
        line = self._world.lines.of_account(account)
        return line is not None and line.kind in RESULT_KINDS


def totals(pairs: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """The exact sum of the amounts of each key."""
    found: dict[str, Decimal] = {}
    for key, amount in pairs:
        found[key] = found.get(key, ZERO) + amount
    return found
