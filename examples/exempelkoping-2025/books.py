"""The ledgers of the three bodies: how the cells of `design.py` become vouchers."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, field

from assets import book_assets, opening_assets
from chart import BODIES, ENERGY, HOUSING, MUNICIPALITY, SUPPLIERS
from design import PATTERNS, SEED, TKR, YEARS, Cell, Trade, operations, trades
from finance import (
    OPENING,
    book_close,
    book_dividend,
    book_former_result,
    book_interest,
    book_loans,
    book_reserve,
)
from ledger import Dims, Row, Year, at_or_after, month_end, natural, split

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
PLAIN = Dims()
NAMES = dict(SUPPLIERS.values())
GRANTS = ("35", "8")  # what comes by bank without an invoice


@dataclass
class Book:
    """A body's year in the making, with what is to be paid in a later month."""

    body: str
    year: Year
    rng: random.Random
    # (month, account, counterpart) -> öre to settle; month 13 is January of the next year.
    due: dict[tuple[int, str, str], int] = field(default_factory=lambda: defaultdict(int))

    def dims(self, cell: Cell, project: str = "") -> Dims:
        """Where a cell is booked: companies have no unit of their own in their ledgers."""
        unit = cell.unit if self.body == MUNICIPALITY else ""
        return Dims(unit, cell.activity, project, cell.counterpart)

    def day(self, month: int, day: int) -> dt.date:
        """A working day of the year at or after that day, within the month."""
        last = month_end(self.year.year, month)
        return min(at_or_after(dt.date(self.year.year, month, min(day, last.day))), last)

    def settle_later(self, month: int, account: str, counterpart: str, amount: int) -> None:
        """An open item is settled in the month after."""
        self.due[month + 1, account, counterpart] += amount


def monthly(cell: Cell, year: int) -> list[int]:
    """The year's amount of a cell, a part for each month."""
    return split(cell.outcome[year], list(PATTERNS[cell.pattern]))


def text_of(cell: Cell) -> str:
    """What stands on an invoice: whom it is with."""
    return NAMES.get(cell.counterpart, "Faktura")


def book_cell(book: Book, cell: Cell) -> None:
    """Everything but wages, internal trade and what is booked once at the end of the year."""
    for month, total in enumerate(monthly(cell, book.year.year), start=1):
        if not total:
            continue
        if cell.account.startswith(GRANTS):
            rows = [Row(cell.account, book.dims(cell), total), Row("1930", PLAIN, -total)]
            book.year.post("B", book.day(month, 19), text_of(cell), rows)
            continue
        bought = cell.account[0] != "3"
        balance, series = ("2510", "L") if bought else ("1510", "K")
        if cell.account == "7410" and month == 12:
            balance, series = "2950", "A"
        for amount in natural(total, 2 if abs(total) > 700 * TKR else 1, book.rng):
            day = 31 if series == "A" else 2 + int(book.rng.random() * 25)
            rows = [Row(cell.account, book.dims(cell), amount), Row(balance, PLAIN, -amount)]
            text = "Upplupen kostnad, konsulter" if series == "A" else text_of(cell)
            date = month_end(book.year.year, 12) if series == "A" else book.day(month, day)
            book.year.post(series, date, text, rows)
            book.settle_later(month, balance, "", amount)


def book_wages(book: Book, cells: list[Cell]) -> None:
    """A voucher a month for each unit: net wages paid, tax, fees and pensions owed."""
    units = sorted({cell.unit for cell in cells})
    parts = {cell: monthly(cell, book.year.year) for cell in cells}
    for month in range(1, 13):
        for unit in units:
            own = [cell for cell in cells if cell.unit == unit]
            rows = [Row(cell.account, book.dims(cell), parts[cell][month - 1]) for cell in own]
            sums: dict[str, int] = defaultdict(int)
            for cell in own:
                sums[cell.account] += parts[cell][month - 1]
            tax = sums["5010"] * 30 // 100
            rows += [
                Row("1930", PLAIN, tax - sums["5010"]),
                Row("2710", PLAIN, -tax),
                Row("2730", PLAIN, -sums["5610"]),
                Row("2930", PLAIN, -sums["5710"]),
            ]
            text = f"Löner {MONTHS[month - 1]} {unit}"
            book.year.post("N", book.day(month, 25), text, rows)
            book.settle_later(month, "2710", "", tax)
            book.settle_later(month, "2730", "", sums["5610"])


def book_inside(book: Book, trade: Trade) -> None:
    """Trade between two boards: one voucher with both sides and no money."""
    parts = monthly(trade.buyer, book.year.year)
    for month, amount in enumerate(parts, start=1):
        rows = [
            Row(trade.buyer.account, book.dims(trade.buyer), amount),
            Row(trade.seller.account, book.dims(trade.seller), -amount),
        ]
        text = f"Internt {trade.seller.unit} till {trade.buyer.unit} {MONTHS[month - 1]}"
        book.year.post("I", book.day(month, 22), text, rows)


def book_between(seller: Book, buyer: Book, trade: Trade) -> None:
    """Trade between two bodies: an invoice on both sides, paid the month after."""
    parts = monthly(trade.buyer, buyer.year.year)
    for month, amount in enumerate(parts, start=1):
        if not amount:
            continue
        date = seller.day(month, 18)
        owed, owing = Dims(counterpart=buyer.body), Dims(counterpart=seller.body)
        text = f"Koncernfaktura {seller.body} till {buyer.body}"
        seller.year.post(
            "K",
            date,
            text,
            [
                Row("1560", owed, amount),
                Row(trade.seller.account, seller.dims(trade.seller), -amount),
            ],
        )
        buyer.year.post(
            "L",
            date,
            text,
            [
                Row(trade.buyer.account, buyer.dims(trade.buyer), amount),
                Row("2560", owing, -amount),
            ],
        )
        seller.settle_later(month, "1560", buyer.body, -amount)
        buyer.settle_later(month, "2560", seller.body, amount)


SETTLED = {
    "1510": ("Inbetalningar kundfordringar", 20),
    "1560": ("Betalning inom koncernen", 27),
    "2510": ("Utbetalningar leverantörsskulder", 24),
    "2560": ("Betalning inom koncernen", 27),
    "2710": ("Källskatt till Skatteverket", 12),
    "2730": ("Arbetsgivaravgifter till Skatteverket", 12),
    "2930": ("Pensioner, individuell del för föregående år", 31),
    "2950": ("Betalning upplupna kostnader", 15),
}


def book_settlements(book: Book) -> dict[tuple[int, str, str], int]:
    """Pays and receives what was open, and hands over what falls due next year."""
    following = {}
    for (month, account, other), amount in sorted(book.due.items()):
        if month == 13:
            following[1, account, other] = amount
            continue
        text, day = SETTLED[account]
        for part in natural(amount, 2 if account in ("1510", "2510") else 1, book.rng):
            rows = [Row(account, Dims(counterpart=other), part), Row("1930", PLAIN, -part)]
            book.year.post("B", book.day(month, day), text, rows)
    return following


def book_year_end(book: Book, cells: list[Cell]) -> None:
    """Provisions, holiday pay and the tax settlement that the year ends with."""
    against = {"5730": "2210", "8550": "2210", "5090": "2910"}
    last = month_end(book.year.year, 12)
    for cell in cells:
        amount = cell.outcome[book.year.year]
        balance = against.get(cell.account, "2830" if amount > 0 else "1630")
        rows = [Row(cell.account, book.dims(cell), amount), Row(balance, PLAIN, -amount)]
        book.year.post("A", last, "Bokslut: " + cell.account, rows)


def _open_items(body: str) -> dict[tuple[int, str, str], int]:
    """What the opening balance of 2024 holds to be settled in January."""
    kept = ("1510", "1560", "2510", "2560", "2710", "2730", "2950")
    return {
        (1, account, other): -amount
        for (account, other), amount in OPENING[body].items()
        if account in kept
    }


def _first_opening(body: str) -> dict[tuple[str, str], int]:
    """The opening balance of 2024: equity is what remains."""
    found = defaultdict(int, OPENING[body])
    for account, amount in opening_assets(body).items():
        found[account, ""] += amount
    found["2010" if body == MUNICIPALITY else "2091", ""] -= sum(found.values())
    return dict(found)


def _next_opening(year: Year) -> dict[tuple[str, str], int]:
    """The next year opens as this one closed, with its result on 2069."""
    found = defaultdict(int, year.closing())
    found["2069", ""] += sum(year.results().values())
    # What was eliminated within equity in the year belongs to nobody afterwards.
    found["2091", ""] += found.pop(("2091", MUNICIPALITY), 0)
    return {key: amount for key, amount in sorted(found.items()) if amount}


def book_operations(books: dict[str, Book]) -> None:
    """All cells of the design."""
    cells, pairs = operations(), trades()
    for body, book in books.items():
        own = [cell for cell in cells if cell.body == body]
        at_end = [cell for cell in own if cell.pattern == "year" and cell.outcome[book.year.year]]
        wages = [cell for cell in own if cell.pattern == "wage"]
        for cell in own:
            if cell.pattern not in ("year", "wage"):
                book_cell(book, cell)
        book_wages(book, wages)
        book_year_end(book, at_end)
    for trade in pairs:
        seller, buyer = books[trade.seller.body], books[trade.buyer.body]
        if seller is buyer:
            book_inside(seller, trade)
        else:
            book_between(seller, buyer, trade)


def make_years() -> dict[str, list[Year]]:
    """The ledgers of all bodies, 2024 and 2025."""
    rng = random.Random(SEED)
    openings = {body: _first_opening(body) for body in BODIES}
    due = {body: _open_items(body) for body in BODIES}
    found: dict[str, list[Year]] = {body: [] for body in BODIES}
    for number in YEARS:
        books = {body: Book(body, Year(number, openings[body]), rng) for body in BODIES}
        for body, book in books.items():
            book.due.update(due[body])
            book.due[3, "2930", ""] = -openings[body]["2930", ""]
            book_former_result(book)
            book_assets(book)
        book_operations(books)
        book_loans(books)
        book_interest(books)
        book_dividend(books[MUNICIPALITY], books[ENERGY])
        book_reserve(books[MUNICIPALITY])
        for body in (HOUSING, ENERGY):
            book_close(books[body])
        for body, book in books.items():
            due[body] = book_settlements(book)
            found[body].append(book.year)
            openings[body] = _next_opening(book.year)
    return found
