"""Opening balances, loans, interest, dividend, reserve and company tax."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from chart import ENERGY, HOUSING, MUNICIPALITY
from design import TKR
from ledger import Dims, Row, month_end

if TYPE_CHECKING:
    from books import Book

PLAIN = Dims()
COMPANIES = (HOUSING, ENERGY)
_OPENING_TKR: dict[str, dict[tuple[str, str], int]] = {
    MUNICIPALITY: {
        ("1310", HOUSING): 30_000,
        ("1310", ENERGY): 25_000,
        ("1320", ""): 7_200,
        ("1380", HOUSING): 150_000,
        ("1380", ENERGY): 48_000,
        ("1410", ""): 8_400,
        ("1510", ""): 9_350,
        ("1560", HOUSING): 540,
        ("1710", ""): 6_300,
        ("1930", ""): 96_000,
        ("2014", ""): -22_000,
        ("2069", ""): -11_800,
        ("2210", ""): -24_500,
        ("2280", ""): -12_000,
        ("2310", ""): -336_000,
        ("2510", ""): -41_200,
        ("2560", HOUSING): -1_150,
        ("2560", ENERGY): -1_900,
        ("2710", ""): -12_100,
        ("2730", ""): -12_700,
        ("2910", ""): -31_500,
        ("2930", ""): -31_000,
        ("2950", ""): -1_300,
    },
    HOUSING: {
        ("1510", ""): 1_150,
        ("1560", MUNICIPALITY): 1_150,
        ("1560", ENERGY): 44,
        ("1930", ""): 19_500,
        ("2069", ""): -1_900,
        ("2081", MUNICIPALITY): -30_000,
        ("2310", ""): -62_000,
        ("2380", MUNICIPALITY): -150_000,
        ("2510", ""): -3_900,
        ("2560", MUNICIPALITY): -540,
        ("2560", ENERGY): -1_180,
        ("2710", ""): -210,
        ("2730", ""): -220,
        ("2910", ""): -640,
        ("2930", ""): -540,
    },
    ENERGY: {
        ("1410", ""): 2_900,
        ("1510", ""): 9_900,
        ("1560", MUNICIPALITY): 1_900,
        ("1560", HOUSING): 1_180,
        ("1930", ""): 21_000,
        ("2069", ""): -4_700,
        ("2081", MUNICIPALITY): -25_000,
        ("2310", ""): -40_000,
        ("2380", MUNICIPALITY): -48_000,
        ("2510", ""): -7_600,
        ("2560", HOUSING): -44,
        ("2710", ""): -260,
        ("2730", ""): -270,
        ("2910", ""): -790,
        ("2930", ""): -650,
    },
}
OPENING = {
    body: {key: amount * TKR for key, amount in balance.items() if amount}
    for body, balance in _OPENING_TKR.items()
}

# year, month, borrower, amount in tkr: positive is borrowed (of the municipality: outside).
LOANS = (
    (2024, 6, MUNICIPALITY, 30_000),
    (2024, 9, HOUSING, 6_000),
    (2025, 3, MUNICIPALITY, 70_000),
    (2025, 4, HOUSING, 24_000),
    (2025, 6, ENERGY, 12_000),
)
PAYMENTS = 2_500  # tkr, by which the municipality pays off its loans each quarter
RATES = {2024: (275, 290), 2025: (255, 270)}  # hundredths of a percent: outside, inside
COMPANY_RATE, GUARANTEE = 310, 35
DIVIDENDS = {2024: 2_500, 2025: 3_000}
# Into the reserve (positive) or out of it, in tkr.
RESERVE = {2024: -4_000, 2025: 4_000}
LANDFILL = {2024: 1_000, 2025: 1_150}
NEW_LAND = {2024: 700, 2025: 1_250}
TAX_PERMILLE = 206


def outside(body: str, other: str, inside: bool = True) -> Dims:
    """Where a financial row is booked: the municipality's are the finance office's."""
    if body == MUNICIPALITY:
        return Dims("FIN", "9000", "", other)
    return Dims("", "8300" if body == HOUSING else "8500", "", "FIN" if inside else other)


def book_former_result(book: Book) -> None:
    """The council decides in May: last year's result becomes equity."""
    amount = book.year.opening.get(("2069", ""), 0)
    account = "2010" if book.body == MUNICIPALITY else "2091"
    rows = [Row("2069", PLAIN, -amount), Row(account, PLAIN, amount)]
    book.year.post("A", dt.date(book.year.year, 5, 26), "Föregående års resultat", rows)


def book_loans(books: dict[str, Book]) -> None:
    """New loans, outside and from the municipality, and what is paid off."""
    town = books[MUNICIPALITY]
    number = town.year.year
    for year, month, borrower, thousands in LOANS:
        if year != number:
            continue
        amount, day = thousands * TKR, town.day(month, 14)
        if borrower == MUNICIPALITY:
            rows = [Row("1930", PLAIN, amount), Row("2310", PLAIN, -amount)]
            town.year.post("B", day, "Nytt lån", rows)
            continue
        lent, owed = Dims(counterpart=borrower), Dims(counterpart=MUNICIPALITY)
        rows = [Row("1380", lent, amount), Row("1930", PLAIN, -amount)]
        town.year.post("B", day, f"Utlåning till {borrower}", rows)
        rows = [Row("1930", PLAIN, amount), Row("2380", owed, -amount)]
        books[borrower].year.post("B", day, "Lån från kommunen", rows)
    for month in (3, 6, 9, 12):
        rows = [Row("2310", PLAIN, PAYMENTS * TKR), Row("1930", PLAIN, -PAYMENTS * TKR)]
        town.year.post("B", town.day(month, 21), "Amortering", rows)
    for account, text, thousands in (
        ("2280", "Återställande av deponi", LANDFILL[number]),
        ("1410", "Köp av exploateringsmark", NEW_LAND[number]),
    ):
        rows = [Row(account, PLAIN, thousands * TKR), Row("1930", PLAIN, -thousands * TKR)]
        town.year.post("B", town.day(10, 8), text, rows)
    _book_tax_settlement(town)


def _book_tax_settlement(town: Book) -> None:
    """The settlement of taxes that the year before ended with is paid in January."""
    for account in ("1630", "2830"):
        amount = town.year.opening.get((account, ""), 0)
        rows = [Row(account, PLAIN, -amount), Row("1930", PLAIN, amount)]
        town.year.post("B", town.day(1, 20), "Slutavräkning skatt", rows)


def _balance(book: Book, account: str, other: str, day: dt.date) -> int:
    """What an account holds before a day."""
    moved = sum(
        row.amount
        for voucher in book.year.vouchers
        if voucher.date < day
        for row in voucher.rows
        if row.account == account and row.dims.counterpart == other
    )
    return book.year.opening.get((account, other), 0) + moved


def book_interest(books: dict[str, Book]) -> None:
    """Interest each quarter on what was owed when it began; the guarantee fee in December."""
    town = books[MUNICIPALITY]
    number = town.year.year
    out, within = RATES[number]
    for quarter in range(4):
        first = dt.date(number, 3 * quarter + 1, 1)
        day = town.day(3 * quarter + 3, 28)
        debt = -_balance(town, "2310", "", first)
        _pay(town, day, "8510", "20019", debt * out // 40_000)
        for body in COMPANIES:
            debt = -_balance(books[body], "2310", "", first)
            _pay(books[body], day, "8510", "20019", debt * COMPANY_RATE // 40_000)
            amount = -_balance(books[body], "2380", MUNICIPALITY, first) * within // 40_000
            _between(town, books[body], day, ("8420", "8520"), amount)
    for body in COMPANIES:
        fee = -OPENING[body]["2310", ""] * GUARANTEE // 10_000
        _between(town, books[body], town.day(12, 10), ("8480", "8580"), fee)


def _pay(book: Book, day: dt.date, account: str, other: str, amount: int) -> None:
    rows = [
        Row(account, outside(book.body, other, inside=False), amount),
        Row("1930", PLAIN, -amount),
    ]
    book.year.post("B", day, "Ränta kvartal", rows)


def _between(
    town: Book, company: Book, day: dt.date, accounts: tuple[str, str], amount: int
) -> None:
    income, cost = accounts
    text = "Borgensavgift" if income == "8480" else "Ränta koncernlån"
    rows = [Row("1930", PLAIN, amount), Row(income, outside(MUNICIPALITY, company.body), -amount)]
    town.year.post("B", day, text, rows)
    rows = [Row(cost, outside(company.body, "FIN"), amount), Row("1930", PLAIN, -amount)]
    company.year.post("B", day, text, rows)


def book_dividend(town: Book, company: Book) -> None:
    """The energy company's dividend to the municipality, out of earlier results."""
    amount = DIVIDENDS[town.year.year] * TKR
    day = dt.date(town.year.year, 5, 28)
    rows = [Row("1930", PLAIN, amount), Row("8410", outside(MUNICIPALITY, company.body), -amount)]
    town.year.post("B", day, "Utdelning", rows)
    rows = [Row("2091", Dims(counterpart=MUNICIPALITY), amount), Row("1930", PLAIN, -amount)]
    company.year.post("B", day, "Utdelning till kommunen", rows)


def book_reserve(town: Book) -> None:
    """What is put into the result reserve, or taken out of it, when the year is closed."""
    amount = RESERVE[town.year.year] * TKR
    text = "Reservering till resultatreserv"
    account = "2015"
    if amount < 0:
        text, account = "Disponering ur resultatutjämningsreserven", "2014"
    rows = [Row("2010", PLAIN, amount), Row(account, PLAIN, -amount)]
    town.year.post("A", month_end(town.year.year, 12), text, rows)


def book_close(company: Book) -> None:
    """The company's tax: 20.6 percent of a profit, in whole kronor; last year's is paid."""
    paid = company.year.opening.get(("2850", ""), 0)
    rows = [Row("2850", PLAIN, -paid), Row("1930", PLAIN, paid)]
    company.year.post("B", company.day(2, 12), "Skatt föregående år", rows)
    profit = -sum(company.year.results().values())
    tax = max(0, profit) * TAX_PERMILLE // 100_000 * 100
    activity = "8300" if company.body == HOUSING else "8500"
    rows = [Row("8910", Dims(activity=activity), tax), Row("2850", PLAIN, -tax)]
    company.year.post("A", month_end(company.year.year, 12), "Skatt på årets resultat", rows)
