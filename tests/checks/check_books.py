"""A small body's books for the tests of checks: two units, a chart of accounts of twenty."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from small_books import Rows, imported, new_store, posting

from bokslut.checks.context import Check, CheckContext
from bokslut.facts.engines import DuckDB, Facts
from bokslut.facts.store import Store
from bokslut.measures.read_world import read_world
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines
from bokslut.model.document import Table
from bokslut.model.finding import Finding
from bokslut.model.period import parse_period

__all__ = ["posting"]

LINES = (
    Line("fees", "Avgifter", "income", ("31",)),
    Line("other_income", "Övriga intäkter", "income", ("36",)),
    Line("personnel", "Personal", "cost", ("5",)),
    Line("services", "Material och tjänster", "cost", ("60-78",)),
    Line("depreciation", "Avskrivningar", "depreciation", ("79",)),
    Line("interest", "Räntenetto", "interest", ("85",)),
    Line("appropriation", "Kommunbidrag", "appropriation", ("91",)),
    Line("carried_result", "Årets resultat, bokslutspost", "carried_result", ("8999",)),
    Line("fixed_assets", "Anläggningstillgångar", "fixed_asset", ("10-12",)),
    Line("current_assets", "Omsättningstillgångar", "current_asset", ("15-19",)),
    Line("equity", "Eget kapital", "equity", ("201",)),
    Line("result_of_year", "Årets resultat", "result_of_year", ("2079",)),
    Line("internal_bank", "Skuld till internbank", "internal_debt", ("2830",)),
    Line("short_debt", "Kortfristiga skulder", "short_debt", ("24-27", "29")),
)

ACCOUNTS = (
    ("1220", "Inventarier", "T"),
    ("1229", "Ack avskrivning inventarier", "T"),
    ("1510", "Kundfordringar", "T"),
    ("1999", "Observationskonto", "T"),
    ("2010", "Eget kapital", "S"),
    ("2079", "Årets resultat", "S"),
    ("2510", "Leverantörsskulder", "S"),
    ("2830", "Skuld till internbank", "S"),
    ("3110", "Avgifter", "I"),
    ("3650", "Interna tjänster", "I"),
    ("5010", "Månadslöner", "K"),
    ("5190", "Förändring av semesterlöneskuld", "K"),
    ("6010", "Lokalhyror", "K"),
    ("6845", "Interna IT-tjänster", "K"),
    ("7920", "Avskrivning inventarier", "K"),
    ("8999", "Årets resultat, bokslutspost", "K"),
    ("9110", "Kommunbidrag", "I"),
)


def unit(
    key: str,
    parent: str | None = "KS",
    first: str = "2007-01-01",
    last: str | None = None,
    successor: str | None = None,
    name: str | None = None,
) -> dict[str, Any]:
    """A row of the organisation."""
    return {
        "unit": key,
        "name": name or key,
        "parent": parent,
        "kind": "department",
        "valid_from": date.fromisoformat(first),
        "valid_to": date.fromisoformat(last) if last else None,
        "successor": successor,
    }


UNITS = (unit("KS", None, name="Kommunstyrelsen"), unit("EKO", name="Ekonomi"), unit("IT"))


def voucher(
    series: str, number: str | int, day: str = "2014-03-01", registered: str | None = None
) -> dict[str, Any]:
    """The head of a voucher."""
    return {
        "series": series,
        "number": str(number),
        "date": date.fromisoformat(day),
        "registered": date.fromisoformat(registered) if registered else None,
        "rows": 2,
    }


def balance(
    account: str, amount: str, kind: str = "opening", year: int = 2014, unit: str | None = None
) -> dict[str, Any]:
    """A balance that the ledger states for a calendar year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return {
        "kind": kind,
        "fiscal_first": first,
        "fiscal_last": last,
        "date": date(year - 1, 12, 31) if "opening" in kind else last,
        "account": account,
        "unit": unit,
        "amount": Decimal(amount),
    }


def budget_line(
    basis: str, unit: str | None, amount: str, account: str | None = None, change: str = "original"
) -> dict[str, Any]:
    """An appropriation or budget for 2014."""
    return {
        "basis": basis,
        "change": change,
        "first": date(2014, 1, 1),
        "last": date(2014, 12, 31),
        "account": account,
        "unit": unit,
        "amount": Decimal(amount),
    }


def asset(cost: str, capitalised: str, months: int, disposed: str | None = None) -> dict[str, Any]:
    """An asset on account 1220, depreciated on 7920."""
    return {
        "asset": "1",
        "component": "1",
        "account": "1220",
        "depreciation_account": "7920",
        "cost": Decimal(cost),
        "capitalised": date.fromisoformat(capitalised),
        "life_months": months,
        "disposed": date.fromisoformat(disposed) if disposed else None,
    }


class Books:
    """A workspace's facts; `ledger` and `table` import into it, `found` runs a check."""

    def __init__(self, folder: Path, *, organisation: bool = True) -> None:
        self.store: Store = _empty_store(folder)
        if organisation:
            self.table("organisation.csv", {"unit": UNITS})

    def ledger(self, year: int = 2014, name: str | None = None, **tables: Any) -> Books:
        """The ledger of a calendar year, with the chart of accounts."""
        accounts = [{"account": a, "name": name, "kind": kind} for a, name, kind in ACCOUNTS]
        scope = f"ledger 2120000159 {year}-01-01..{year}-12-31"
        rows: Rows = {"account": accounts, **tables}
        imported(self.store, rows, name=name or f"ledger-{year}.se", scopes=[scope])
        return self

    def table(self, name: str, tables: Rows) -> Books:
        """Rows of other files."""
        imported(self.store, tables, name=name, scopes=[name])
        return self

    def context(
        self, *, period: str = "2014", lines: tuple[Line, ...] = LINES, **more: Any
    ) -> CheckContext:
        """What the checks of a closing of that period look at."""
        facts = Facts(self.store, self.store.snapshot("records", "0"), DuckDB())
        tables: tuple[Table, ...] = more.pop("tables", ())
        return CheckContext(
            facts=facts,
            world=read_world(facts, "KS", parse_period(period), Lines(lines)),
            register=REGISTER,
            tables=tables,
            files=self._names(),
            **more,
        )

    def found(self, check: Check, **more: Any) -> list[Finding]:
        """The findings of a check on the closing."""
        return check(self.context(**more))

    def _names(self) -> Mapping[str, str]:
        return {file.sha256: file.name for row in self.store.imports().rows for file in row.files}


def _empty_store(folder: Path) -> Store:
    """A copy of an empty store, since making its tables anew takes a third of a second."""
    empty = folder.parent / "empty-facts"
    if not empty.exists():
        new_store(empty)
    shutil.copytree(empty, folder / "facts")
    counter = itertools.count()
    return Store(folder / "facts", lambda: f"import-{next(counter):03d}")


def told(findings: list[Finding]) -> list[str]:
    """What a person reads: how grave, where, and what; a plain blank between thousands."""
    return [
        f"{one.severity.value} [{one.place}] {one.message()}".replace("\u202f", " ")
        for one in findings
    ]
