"""The two fiscal years: opening balances, flows, assets, appropriations, closing vouchers."""

from __future__ import annotations

import csv
import datetime as dt
import random
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from flows import (
    ACCRUED,
    BANK,
    CUSTOMERS,
    PREPAID,
    SUPPLIERS,
    Book,
    Carried,
    Cell,
    annual_start,
    may_accrue,
    pay_day,
    plain,
)
from joint import write_year
from ledger import Dims, Row, Year, month_end, natural, split, working_days
from names import MONTHS, PURCHASES

HERE = Path(__file__).parent
SEED = 2014
GROUPS = ("KSK", "POL")
ACCUMULATED = {"1010": "1019", "1210": "1219", "1220": "1229", "1230": "1239"}
INVESTMENT_SUPPLIERS = {"1010": "10023", "1210": "10010", "1220": "20016", "1230": "20018"}

# The printed balance sheet of the office in öre (exact amounts inside the print's rounding),
# and what is assumed at the end of 2012.
CURRENT_ASSETS = {2012: 9_862_370_00, 2013: 10_470_985_00, 2014: 11_548_715_00}
SHORT_DEBTS = {2012: 24_310_640_00, 2013: 25_889_690_00, 2014: 23_602_682_00}
LONG_DEBTS = {2012: 1_955_290_00, 2013: 1_829_320_00, 2014: 1_702_690_00}
EQUITY_2013 = {"KSK": 60_318_985_00, "POL": 3_512_640_00}
RESULT_2012 = {"KSK": 3_912_415_00, "POL": 412_585_00}
SETTLEMENT_ASSET, SETTLEMENT_DEBT = "1630", "2890"
CURRENT_ACCOUNTS = (CUSTOMERS, SETTLEMENT_ASSET, PREPAID)
SHORT_ACCOUNTS = (SUPPLIERS, "2710", "2730", "2740", SETTLEMENT_DEBT, "2910", ACCRUED)


def read_rows(path: Path) -> list[dict[str, str]]:
    """A semicolon-separated file with a head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def ore(text: str) -> int:
    """Kronor as text to öre."""
    return int(Decimal(text) * 100)


def read_cells(column: str) -> list[Cell]:
    """The planned flows of a scenario, from targets.csv."""
    return [
        Cell(
            Dims(row["unit"], row["activity"], row["project"], row["counterpart"]),
            row["account"],
            row["pattern"],
            ore(row[column]),
        )
        for row in read_rows(HERE / "targets.csv")
    ]


# --- assets -------------------------------------------------------------------------


def months_between(first: str, year: int, month: int) -> int:
    return (year - int(first[:4])) * 12 + month - int(first[5:7])


def accumulated(asset: dict[str, str], year: int, month: int) -> int:
    """Depreciation in öre up to a month's end: cost × months / life, rounded half up once, so
    that a month's part is a difference and the whole is exactly the cost."""
    life = int(asset["life_months"])
    months = max(0, min(life, months_between(asset["capitalised"], year, month)))
    return (2 * ore(asset["cost"]) * months + life) // (2 * life)


def held(asset: dict[str, str], year: int) -> bool:
    """Whether the asset stands in the books at the end of the year."""
    disposed = asset["disposed"]
    return int(asset["capitalised"][:4]) <= year and not (disposed and int(disposed[:4]) <= year)


def opening_assets(assets: list[dict[str, str]]) -> dict[tuple[str, str], int]:
    """Cost and accumulated depreciation at the end of 2012 by account and unit."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for asset in assets:
        if held(asset, 2012):
            found[asset["account"], asset["unit"]] += ore(asset["cost"])
            found[ACCUMULATED[asset["account"]], asset["unit"]] -= accumulated(asset, 2012, 12)
    return found


def book_depreciation(year: Year, assets: list[dict[str, str]]) -> None:
    """A voucher a unit and month, one row a component."""
    for month in range(1, 13):
        before = (year.year - 1, 12) if month == 1 else (year.year, month - 1)
        rows: dict[str, list[Row]] = defaultdict(list)
        for asset in assets:
            amount = accumulated(asset, year.year, month) - accumulated(asset, *before)
            name = f"Anl {asset['asset']}-{asset['component']}"
            dims = Dims(asset["unit"], asset["activity"])
            own = Dims(unit=asset["unit"])
            rows[asset["unit"]] += [
                Row(asset["depreciation_account"], dims, amount, name),
                Row(ACCUMULATED[asset["account"]], own, -amount, name),
            ]
        for unit, found in sorted(rows.items()):
            date = month_end(year.year, month)
            year.post("D", date, f"Avskrivning {MONTHS[month - 1]}, {unit}", found)


def book_investments(book: Book, assets: list[dict[str, str]]) -> None:
    """Purchases to ongoing investments, capitalised when taken into use; and disposals."""
    for asset in assets:
        if asset["disposed"][:4] == str(book.year.year):
            own, cost = Dims(unit=asset["unit"]), ore(asset["cost"])
            rows = [
                Row(ACCUMULATED[asset["account"]], own, cost),
                Row(asset["account"], own, -cost),
            ]
            day = dt.date.fromisoformat(asset["disposed"])
            book.year.post("D", day, f"Utrangering {asset['name']}", rows)
        if asset["capitalised"][:4] != str(book.year.year):
            continue
        dims = Dims(asset["unit"], "", asset["project"])
        cost, day = ore(asset["cost"]), dt.date.fromisoformat(asset["capitalised"])
        for amount in natural(cost, 2 + int(book.rng.random() * 4), book.rng):
            days = working_days(day.year, max(1, day.month - int(book.rng.random() * 3)))
            date = days[int(book.rng.random() * len(days))]
            supplied = dims._replace(counterpart=INVESTMENT_SUPPLIERS[asset["account"]])
            rows = [
                Row("1280", supplied, amount, asset["name"]),
                Row(SUPPLIERS, plain("KSK"), -amount),
            ]
            book.year.post("L", date, f"Investering {asset['name']}", rows)
            book.payable.append((pay_day(date), "KSK", amount))
        rows = [Row(asset["account"], dims, cost), Row("1280", dims, -cost)]
        book.year.post("D", day, f"Aktivering {asset['name']}", rows)


# --- appropriation ------------------------------------------------------------------


def book_appropriation(year: Year, grants: list[dict[str, str]]) -> None:
    """Kommunbidrag month by month: the original in twelfths, a change over the months left."""
    months: dict[tuple[int, str], int] = defaultdict(int)
    for grant in grants:
        if grant["year"] != str(year.year):
            continue
        decided = grant["decided"]
        first = int(decided[5:7]) + 1 if decided[:4] == str(year.year) else 1
        span = range(min(first, 12), 13)
        for month, part in zip(span, split(ore(grant["amount"]), [1] * len(span)), strict=True):
            months[month, grant["unit"]] += part
    for month in range(1, 13):
        for group in GROUPS:
            rows = [
                Row("9110", Dims(unit=unit), -amount)
                for (m, unit), amount in sorted(months.items())
                if m == month and (unit == "POL") == (group == "POL")
            ]
            rows.append(Row(BANK, plain(group), -sum(row.amount for row in rows)))
            date = next(day for day in working_days(year.year, month) if day.day >= 20)
            year.post("A", date, f"Kommunbidrag {MONTHS[month - 1]}, {group}", rows)


# --- opening and closing ------------------------------------------------------------


def first_carried(cells: list[Cell], rng: random.Random) -> Carried:
    """What 2012 is assumed to have left behind."""
    found = Carried()
    for group, total in (("KSK", 8_412_000_00), ("POL", 618_000_00)):
        for week, amount in enumerate(natural(total, 4, rng)):
            found.payable.append((dt.date(2013, 1, 3) + dt.timedelta(days=7 * week), group, amount))
    for week, amount in enumerate(natural(1_948_500_00, 5, rng)):
        found.receivable.append((dt.date(2013, 1, 9) + dt.timedelta(days=7 * week), "KSK", amount))
    found.withheld = {
        ("2710", "KSK"): 1_957_000_00,
        ("2730", "KSK"): 2_049_617_00,
        ("2740", "KSK"): 401_250_00,
        ("2710", "POL"): 241_000_00,
        ("2730", "POL"): 252_404_00,
        ("2740", "POL"): 15_900_00,
    }
    for cell in cells:
        if cell.pattern == "annual":
            found.prepaid[cell.dims, cell.account] = cell.amount * (annual_start(cell) - 1) // 12
        if cell.pattern != "random" or not may_accrue(cell) or rng.random() > 0.5:
            continue
        typical, suppliers, texts = PURCHASES[cell.account]
        if cell.amount > 600 * typical and not cell.dims.counterpart:
            amount = typical * (60 + int(rng.random() * 80))
            found.accrued.append((cell, amount, suppliers[0], texts[0]))
    return found


def first_opening(carried: Carried, assets: list[dict[str, str]]) -> dict[tuple[str, str], int]:
    """Opening balances of 2013 by account and unit; the internal bank is what remains."""
    found = opening_assets(assets)
    for _, group, amount in carried.payable:
        found[SUPPLIERS, group] -= amount
    for _, group, amount in carried.receivable:
        found[CUSTOMERS, group] += amount
    for (account, group), amount in carried.withheld.items():
        found[account, group] -= amount
    for (dims, _), amount in carried.prepaid.items():
        found[PREPAID, "POL" if dims.unit == "POL" else "KSK"] += amount
    for cell, amount, _, _ in carried.accrued:
        found[ACCRUED, cell.group] -= amount
    found["2910", "KSK"] -= 5_871_300_00
    found["2910", "POL"] -= 84_600_00
    found["2390", "KSK"] -= LONG_DEBTS[2012]
    for group in GROUPS:
        found["2079", group] -= RESULT_2012[group]
        found["2010", group] -= EQUITY_2013[group] - RESULT_2012[group]
    found[SETTLEMENT_ASSET, "KSK"] += CURRENT_ASSETS[2012] - held_on(found, CURRENT_ACCOUNTS)
    found[SETTLEMENT_DEBT, "KSK"] -= SHORT_DEBTS[2012] + held_on(found, SHORT_ACCOUNTS)
    for group in GROUPS:
        own = sum(v for (_, unit), v in found.items() if (unit == "POL") == (group == "POL"))
        found[BANK, group] -= own
    return {key: amount for key, amount in sorted(found.items()) if amount}


def held_on(balance: dict[tuple[str, str], int], accounts: tuple[str, ...]) -> int:
    """The office's balance on some accounts."""
    return sum(v for (account, unit), v in balance.items() if account in accounts and unit == "KSK")


def book_openings(year: Year) -> None:
    """Last year's result becomes equity; the settlement accounts are turned."""
    for group in GROUPS:
        result = year.opening.get(("2079", group), 0)
        rows = [Row("2079", plain(group), -result), Row("2010", plain(group), result)]
        year.post("A", dt.date(year.year, 1, 1), f"Föregående års resultat, {group}", rows)
    day = working_days(year.year, 1)[0]
    for account in (SETTLEMENT_ASSET, SETTLEMENT_DEBT):
        amount = year.opening.get((account, "KSK"), 0)
        rows = [Row(account, plain("KSK"), -amount), Row(BANK, plain("KSK"), amount)]
        year.post("A", day, "Återföring avräkning mot internbank", rows)


def book_closing(year: Year) -> None:
    """Amortisation, settlement against the internal bank, and the result to equity."""
    due = LONG_DEBTS[year.year - 1] - LONG_DEBTS[year.year]
    for quarter, amount in enumerate(split(due, [1] * 4), start=1):
        rows = [Row("2390", plain("KSK"), amount), Row(BANK, plain("KSK"), -amount)]
        date = [day for day in working_days(year.year, 3 * quarter) if day.day <= 28][-1]
        year.post("B", date, f"Amortering kvartal {quarter}", rows)
    balance, last = year.closing(), dt.date(year.year, 12, 31)
    for account, gap in (
        (SETTLEMENT_ASSET, CURRENT_ASSETS[year.year] - held_on(balance, CURRENT_ACCOUNTS)),
        (SETTLEMENT_DEBT, -SHORT_DEBTS[year.year] - held_on(balance, SHORT_ACCOUNTS)),
    ):
        rows = [Row(account, plain("KSK"), gap), Row(BANK, plain("KSK"), -gap)]
        year.post("A", last, "Avräkning mot internbank", rows)
    for group in GROUPS:
        result = -sum(
            row.amount
            for voucher in year.vouchers
            for row in voucher.rows
            if row.account[0] not in "12" and (row.dims.unit == "POL") == (group == "POL")
        )
        rows = [Row("8999", plain(group), result), Row("2079", plain(group), -result)]
        year.post("A", last, f"Årets resultat, {group}", rows)


def make_years(grants: list[dict[str, str]]) -> list[Year]:
    """The ledgers of 2013 and 2014."""
    rng = random.Random(SEED)
    assets = read_rows(HERE / "assets.csv")
    cells = {2013: read_cells("y2013"), 2014: read_cells("y2014")}
    carried = first_carried(cells[2013], rng)
    opening = first_opening(carried, assets)
    years = []
    for number in (2013, 2014):
        year = Year(number, opening)
        book = Book(year, rng, carried)
        book_openings(year)
        book_investments(book, assets)
        write_year(book, cells[number])
        book_depreciation(year, assets)
        book_appropriation(year, grants)
        book_closing(year)
        opening, carried = year.closing(), book.following
        years.append(year)
    return years
