"""Flows that are booked for many cells at once: payroll, interest, internal sales, accruals at
the year's end, and the weekly payments."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict

from flows import (
    ACCRUED,
    BANK,
    CUSTOMERS,
    PATTERNS,
    SUPPLIERS,
    Book,
    Cell,
    placed,
    plain,
    supplier_invoice,
)
from ledger import Dims, Row, at_or_after, at_or_before, month_end, split, working_days
from names import INTERNAL, MONTHS


def payroll_weights(cell: Cell, rng: random.Random) -> list[int]:
    """How a pay account falls over the months."""
    project = {
        "60103": [0, 0, 0, 0, 1, 9, 0, 0, 0, 0, 0, 0],
        "60104": [0, 0, 0, 0, 0, 0, 0, 0, 1, 9, 0, 0],
        "60105": [0, 0, 0, 0, 0, 2, 1, 3, 8, 8, 8, 8],
    }.get(cell.dims.project)
    if project:
        return project
    by_account = {
        "5010": [1000, 1000, 1000] + [1024] * 9,
        "5040": [8, 9, 10, 10, 10, 9, 2, 5, 9, 10, 11, 10],
        "5120": [14, 14, 12, 9, 7, 5, 3, 5, 8, 10, 11, 12],
        "5710": [1] * 12,
    }
    return by_account.get(cell.account) or [6 + int(rng.random() * 10) for _ in range(12)]


def book_payroll(book: Book, cells: list[Cell]) -> None:
    """One voucher a unit and month: gross pay, tax withheld, net pay, contributions, pensions."""
    parts: dict[tuple[int, str], list[Row]] = defaultdict(list)
    places: dict[Dims, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.pattern == "payroll" and cell.amount:
            places[cell.dims].append(cell)
    for dims, own in places.items():
        months = {
            c.account: split(c.amount, payroll_weights(c, book.rng))
            for c in own
            if c.account != "5610"
        }
        gross = [sum(months[a][m] for a in months if a < "5500") for m in range(12)]
        total = next(c.amount for c in own if c.account == "5610")
        months["5610"] = split(total, gross)
        for account, amounts in months.items():
            for month, amount in enumerate(amounts, start=1):
                date = at_or_before(dt.date(book.year.year, month, 25))
                cell = Cell(dims, account, "payroll", amount)
                if amount:
                    parts[month, dims.unit].append(Row(account, placed(cell, date), amount))
    for (month, unit), rows in sorted(parts.items()):
        post_payroll(book, month, unit, rows)


def post_payroll(book: Book, month: int, unit: str, rows: list[Row]) -> None:
    """The pay run of a unit: its debts stay until the twelfth of the next month."""
    group = plain("POL" if unit == "POL" else "KSK")
    gross = sum(row.amount for row in rows if row.account < "5500")
    tax = gross * 30 // 10000 * 100
    fees = sum(row.amount for row in rows if row.account == "5610")
    pension = sum(row.amount for row in rows if row.account == "5710")
    debts = [
        Row("2710", group, -tax),
        Row(BANK, group, tax - gross),
        Row("2730", group, -fees),
        Row("2740", group, -pension),
    ]
    date = at_or_before(dt.date(book.year.year, month, 25))
    text = f"Löner {MONTHS[month - 1]}, {unit}"
    book.year.post("N", date, text, sorted(rows, key=lambda r: (r.dims, r.account)) + debts)
    for account, amount in (("2710", tax), ("2730", fees), ("2740", pension)):
        book.withheld[month, account, group.unit] += amount


def pay_withheld(book: Book) -> None:
    """Taxes, contributions and pensions of a month are paid on the twelfth of the next."""
    for month in range(1, 13):
        date = at_or_after(dt.date(book.year.year, month, 12))
        for group in ("KSK", "POL"):
            if month == 1:
                due = {a: v for (a, g), v in book.carried.withheld.items() if g == group}
            else:
                due = {
                    a: v for (m, a, g), v in book.withheld.items() if (m, g) == (month - 1, group)
                }
            rows = [Row(account, plain(group), amount) for account, amount in sorted(due.items())]
            rows.append(Row(BANK, plain(group), -sum(due.values())))
            book.year.post("B", date, f"Skatter, avgifter och pensioner {group}", rows)
    book.following.withheld = {(a, g): v for (m, a, g), v in book.withheld.items() if m == 12}


def book_interest(book: Book, cells: list[Cell]) -> None:
    """Internal interest on fixed assets, one voucher a month."""
    own = [cell for cell in cells if cell.pattern == "interest" and cell.amount]
    months = [split(cell.amount, [1] * 12) for cell in own]
    for month in range(1, 13):
        rows = [Row(c.account, c.dims, m[month - 1]) for c, m in zip(own, months, strict=True)]
        rows.append(Row(BANK, plain("KSK"), -sum(row.amount for row in rows)))
        date = month_end(book.year.year, month)
        book.year.post("A", date, f"Internränta {MONTHS[month - 1]}", rows)


def book_pairs(book: Book, cells: list[Cell]) -> None:
    """What one unit of the board sells to another: both sides in one voucher."""
    bought = {(c.dims.unit, c.account): c for c in cells if c.pattern == "internal"}
    for cell in cells:
        if cell.pattern != "pair" or not cell.amount:
            continue
        account = "6012" if cell.dims.activity == "9250" else "6845"
        buyer = bought[cell.dims.counterpart, account]
        assert buyer.amount == -cell.amount, (buyer, cell)
        seller = cell.dims._replace(counterpart=INTERNAL[cell.dims.counterpart])
        for month, amount in enumerate(split(buyer.amount, [1] * 12), start=1):
            rows = [Row(account, buyer.dims, amount), Row(cell.account, seller, -amount)]
            if buyer.group != cell.group:
                rows += [
                    Row(BANK, plain(buyer.group), -amount),
                    Row(BANK, plain(cell.group), amount),
                ]
            date = at_or_before(dt.date(book.year.year, month, 22))
            what = "lokaler" if account == "6012" else "IT-tjänster"
            book.year.post("I", date, f"Internfaktura {what} {MONTHS[month - 1]}", rows)


def turn_accruals(book: Book) -> None:
    """Last year's accrued costs are turned on the second of January; the invoices follow."""
    first = at_or_after(dt.date(book.year.year, 1, 2))
    for cell, amount, counterpart, text in book.carried.accrued:
        dims = cell.dims._replace(counterpart=counterpart)
        rows = [Row(ACCRUED, plain(cell.group), amount), Row(cell.account, dims, -amount)]
        book.year.post("P", first, f"Återföring {text}", rows)
        date = working_days(book.year.year, 1)[4 + int(book.rng.random() * 12)]
        supplier_invoice(book, cell, date, amount, counterpart, text)


def post_accruals(book: Book) -> None:
    """Costs of December whose invoices have not come."""
    last = dt.date(book.year.year, 12, 31)
    for cell, amount, counterpart, text in book.following.accrued:
        dims = cell.dims._replace(counterpart=counterpart)
        rows = [Row(cell.account, dims, amount), Row(ACCRUED, plain(cell.group), -amount)]
        book.year.post("P", last, f"Upplupen kostnad {text}", rows)


def return_strays(book: Book) -> None:
    """Receipts that nobody can place wait on the observation account and are sent back."""
    for month in (2, 4, 5, 8, 10, 11):
        amount = 100 * (180 + int(book.rng.random() * 9000))
        came = working_days(book.year.year, month)[int(book.rng.random() * 8)]
        left = at_or_after(came + dt.timedelta(days=7))
        for date, sign, text in (
            (came, -1, "Oidentifierad inbetalning"),
            (left, 1, "Återbetalning"),
        ):
            rows = [
                Row("2999", plain("KSK"), sign * amount),
                Row(BANK, plain("KSK"), -sign * amount),
            ]
            book.year.post("B", date, text, rows)


def settle_invoices(book: Book) -> None:
    """Weekly payments out and in; what falls due after the year's end is carried."""
    for series_text, account, kept, source, carried in (
        (
            "Leverantörsbetalningar",
            SUPPLIERS,
            book.following.payable,
            book.payable,
            book.carried.payable,
        ),
        (
            "Inbetalningar från kunder",
            CUSTOMERS,
            book.following.receivable,
            book.receivable,
            book.carried.receivable,
        ),
    ):
        sign = 1 if account == SUPPLIERS else -1
        runs: dict[tuple[dt.date, str], list[int]] = defaultdict(list)
        for date, group, amount in source + carried:
            day = at_or_after(date)
            if day.year > book.year.year:
                kept.append((date, group, amount))
            else:
                runs[day, group].append(amount)
        for (day, group), amounts in sorted(runs.items()):
            total = sign * sum(amounts)
            text = f"{series_text} {group}, {len(amounts)} st"
            rows = [Row(account, plain(group), total), Row(BANK, plain(group), -total)]
            book.year.post("B", day, text, rows)


def write_year(book: Book, cells: list[Cell]) -> None:
    """All flows of a year except assets, appropriations and the closing."""
    turn_accruals(book)
    for cell in cells:
        if cell.amount:
            PATTERNS[cell.pattern](book, cell)
    book_payroll(book, cells)
    pay_withheld(book)
    book_interest(book, cells)
    book_pairs(book, cells)
    post_accruals(book)
    return_strays(book)
    settle_invoices(book)
