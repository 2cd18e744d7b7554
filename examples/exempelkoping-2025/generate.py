"""Writes the example's source files: six SIE 4E ledgers and the tables beside them.

    python generate.py [DIR]        (default: sources/ beside this file)

Seeded and with nothing but the standard library: every run writes the same bytes. Everything is
invented; see README.md.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from books import make_years
from chart import (
    ACCOUNTS,
    ACTIVITIES,
    BODIES,
    BODY_NAMES,
    BODY_NUMBERS,
    MUNICIPALITY,
    PROJECTS,
    UNITS,
    account_in,
    chart_of,
    counterparts,
)
from design import HERE
from ledger import Dims, SieFile, Voucher, Year, money, object_list, quoted
from tables import MADE_UP, all_tables

SIGNATURES = {"A": "EKO", "B": "BANK", "D": "ANL", "I": "EKO", "K": "KRES", "L": "LRES", "N": "LÖN"}


def day(date: dt.date) -> str:
    return f"{date:%Y%m%d}"


def head(sie: SieFile, body: str, year: Year) -> None:
    """Identification, chart of accounts, dimensions and objects."""
    sie.record("#PROGRAM", '"bokslut example generator"', '"1.0"')
    sie.record("#FORMAT", "PC8")
    sie.record("#GEN", day(dt.date(year.year + 1, 1, 16)), '"EKO"')
    sie.record("#SIETYP", "4")
    sie.record("#PROSA", quoted(MADE_UP))
    sie.record("#ORGNR", BODY_NUMBERS[body])
    sie.record("#FNAMN", quoted(BODY_NAMES[body]))
    for back in (0, -1):
        sie.record("#RAR", str(back), f"{year.year + back}0101", f"{year.year + back}1231")
    sie.record("#KPTYP", '"Kommun-Bas"' if body == MUNICIPALITY else '"BAS2025"')
    for account, name, kind in chart_of(body):
        sie.record("#KONTO", account, quoted(name))
        sie.record("#KTYP", account, kind)
    dimensions = (("1", "Ansvar"), ("6", "Projekt"), ("20", "Verksamhet"), ("21", "Motpart"))
    for number, name in dimensions:
        sie.record("#DIM", number, quoted(name))
    objects = (("1", UNITS), ("6", PROJECTS), ("20", ACTIVITIES), ("21", counterparts()))
    for number, rows in objects:
        for one in rows:
            if number != "1" or body == MUNICIPALITY:
                sie.record("#OBJEKT", number, quoted(one[0]), quoted(one[1]))


def balances(
    sie: SieFile, body: str, label: str, back: int, balance: dict[tuple[str, str], int]
) -> None:
    """Totals by account (#IB, #UB), and what of them is with another body of the group (#OIB,
    #OUB)."""
    balance = {(account_in(body, one), other): amount for (one, other), amount in balance.items()}
    totals: dict[str, int] = {}
    for (account, _other), amount in balance.items():
        totals[account] = totals.get(account, 0) + amount
    for account, amount in sorted(totals.items()):
        sie.record(f"#{label}", str(back), account, money(amount))
    for (account, other), amount in sorted(balance.items()):
        if other:
            sie.record(f"#O{label}", str(back), account, ("21", other), money(amount))


def registered(voucher: Voucher) -> dt.date:
    """When a voucher was typed in: year-end work is done in January."""
    if (voucher.date.month, voucher.date.day) == (12, 31):
        return dt.date(voucher.date.year + 1, 1, 12)
    return voucher.date


def ledger_bytes(body: str, year: Year, before: Year | None) -> bytes:
    """A year as SIE type 4E."""
    sie = SieFile()
    sie.record("#FLAGGA", "0")
    sie.begin_sum()
    head(sie, body, year)
    balances(sie, body, "IB", 0, year.opening)
    balances(sie, body, "UB", 0, year.closing())
    balances(sie, body, "IB", -1, before.opening if before else {})
    balances(sie, body, "UB", -1, year.opening)
    for back, source in ((0, year), (-1, before)):
        for account, amount in source.results().items() if source else ():
            sie.record("#RES", str(back), account_in(body, account), money(amount))
    for series, number, voucher in year.numbered():
        sie.record(
            "#VER",
            quoted(series),
            quoted(str(number)),
            day(voucher.date),
            quoted(voucher.text),
            day(registered(voucher)),
            quoted(SIGNATURES[series]),
        )
        sie.lines.append("{")
        for row in voucher.rows:
            account = account_in(body, row.account)
            sie.record("#TRANS", account, object_list(row.dims), money(row.amount), indent=True)
        sie.lines.append("}")
    sie.end_sum()
    return sie.content()


def undeclared(years: dict[str, list[Year]]) -> set[str]:
    """Accounts and objects that are used and not declared: there are to be none."""
    tables = (ACCOUNTS, UNITS, PROJECTS, ACTIVITIES, counterparts())
    known = {one[0] for table in tables for one in table}
    used: set[str] = set()
    for ledgers in years.values():
        for year in ledgers:
            for voucher in year.vouchers:
                for row in voucher.rows:
                    used |= {row.account, *(one for one in Dims(*row.dims) if one)}
    return used - known


def main(target: Path) -> None:
    """Makes and writes everything."""
    years = make_years()
    assert not undeclared(years), undeclared(years)
    files = all_tables(years)
    for body in BODIES:
        first, second = years[body]
        files[f"{body.lower()}-2024.se"] = ledger_bytes(body, first, None)
        files[f"{body.lower()}-2025.se"] = ledger_bytes(body, second, first)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sources")
