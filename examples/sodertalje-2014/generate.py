"""Writes the example's source files: two SIE 4E ledgers and the tables beside them.

    python generate.py [DIR]        (default: sources/ beside this file)

Seeded and with nothing but the standard library: every run writes the same bytes. What is
public fact and what is invented is told in README.md.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from books import HERE, make_years
from ledger import Dims, SieFile, Voucher, Year, money, object_list, quoted
from names import ACCOUNTS, ACTIVITIES, COUNTERPARTS, PROJECTS, UNIT_YEARS, UNITS
from tables import all_tables, grants

SIGNATURES = {
    "A": "EKO",
    "B": "BANK",
    "D": "ANL",
    "I": "EKO",
    "K": "KRES",
    "L": "LRES",
    "N": "LÖN",
    "P": "EKO",
}
GENERATED = {2013: dt.date(2014, 1, 17), 2014: dt.date(2015, 1, 16)}


def day(date: dt.date) -> str:
    return f"{date:%Y%m%d}"


def head(sie: SieFile, year: Year) -> None:
    """Identification, chart of accounts, dimensions and objects."""
    sie.record("#PROGRAM", '"bokslut example generator"', '"1.0"')
    sie.record("#FORMAT", "PC8")
    sie.record("#GEN", day(GENERATED[year.year]), '"EKO"')
    sie.record("#SIETYP", "4")
    sie.record("#ORGNR", "212000-0159")
    sie.record("#FNAMN", '"Södertälje kommun, kommunstyrelsen"')
    for back in (0, -1):
        sie.record("#RAR", str(back), f"{year.year + back}0101", f"{year.year + back}1231")
    sie.record("#KPTYP", '"Kommun-Bas 13"')
    for account, name, kind in ACCOUNTS:
        sie.record("#KONTO", account, quoted(name))
        sie.record("#KTYP", account, kind)
    for number, name in (
        ("1", "Ansvar"),
        ("6", "Projekt"),
        ("20", "Verksamhet"),
        ("21", "Motpart"),
    ):
        sie.record("#DIM", number, quoted(name))
    for unit in UNITS:
        if year.year in UNIT_YEARS.get(unit[0], {year.year}):
            sie.record("#OBJEKT", "1", quoted(unit[0]), quoted(unit[1]))
    for number, objects in (("6", PROJECTS), ("20", ACTIVITIES), ("21", COUNTERPARTS)):
        for one in objects:
            sie.record("#OBJEKT", number, quoted(one[0]), quoted(one[1]))


def balances(sie: SieFile, label: str, back: int, balance: dict[tuple[str, str], int]) -> None:
    """Totals by account (#IB, #UB) and by unit (#OIB, #OUB)."""
    totals: dict[str, int] = {}
    for (account, _), amount in balance.items():
        totals[account] = totals.get(account, 0) + amount
    for account, amount in sorted(totals.items()):
        sie.record(f"#{label}", str(back), account, money(amount))
    for (account, unit), amount in sorted(balance.items()):
        sie.record(f"#O{label}", str(back), account, ("1", unit), money(amount))


def registered(voucher: Voucher) -> dt.date:
    """When a voucher was typed in: year-end work is done in January."""
    if (voucher.date.month, voucher.date.day) == (12, 31):
        return dt.date(voucher.date.year + 1, 1, 12)
    return voucher.date


def ledger_bytes(year: Year, before: Year | None) -> bytes:
    """A year as SIE type 4E."""
    sie = SieFile()
    sie.record("#FLAGGA", "0")
    sie.begin_sum()
    head(sie, year)
    balances(sie, "IB", 0, year.opening)
    balances(sie, "UB", 0, year.closing())
    balances(sie, "IB", -1, before.opening if before else {})
    balances(sie, "UB", -1, year.opening)
    for back, source in ((0, year), (-1, before)):
        for account, amount in source.results().items() if source else ():
            sie.record("#RES", str(back), account, money(amount))
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
            text = [quoted(row.text)] if row.text else []
            dated = [day(voucher.date), *text] if text else []
            sie.record(
                "#TRANS", row.account, object_list(row.dims), money(row.amount), *dated, indent=True
            )
        sie.lines.append("}")
    sie.end_sum()
    return sie.content()


def undeclared(years: list[Year]) -> set[str]:
    """Accounts and objects that are used and not declared: there are to be none."""
    known = {
        one[0] for table in (ACCOUNTS, UNITS, PROJECTS, ACTIVITIES, COUNTERPARTS) for one in table
    }
    used: set[str] = set()
    for year in years:
        for voucher in year.vouchers:
            for row in voucher.rows:
                used |= {row.account, *(one for one in Dims(*row.dims) if one)}
    return used - known


def main(target: Path) -> None:
    """Makes and writes everything."""
    years = make_years(grants())
    assert not undeclared(years), undeclared(years)
    files = all_tables()
    files["ledger-2013.se"] = ledger_bytes(years[0], None)
    files["ledger-2014.se"] = ledger_bytes(years[1], years[0])
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sources")
