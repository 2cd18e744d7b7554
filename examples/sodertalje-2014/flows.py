"""From yearly amounts to vouchers: how each kind of flow is booked over a year.

Every pattern books exactly the year's amount of its cell; what crosses the year's end (unpaid
invoices, accruals, prepaid agreements, taxes) is carried as state into the next year.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from ledger import (
    Dims,
    Row,
    Year,
    at_or_after,
    at_or_before,
    month_end,
    natural,
    split,
    working_days,
)
from names import COMMITTEES, MONTHLY, MONTHS, PURCHASES

BANK, SUPPLIERS, CUSTOMERS, PREPAID, ACCRUED = "2830", "2510", "1510", "1790", "2950"
CONTACT_CENTRE_OPENS = dt.date(2014, 9, 1)
SEASON = [9, 9, 10, 9, 9, 8, 3, 7, 9, 10, 10, 9]
SEASONS = {
    "60103": [0, 0, 1, 4, 6, 2, 0, 0, 0, 0, 0, 0],
    "60104": [0, 0, 0, 0, 0, 0, 1, 4, 8, 3, 1, 0],
    "60105": [0, 1, 1, 1, 2, 2, 1, 3, 6, 7, 5, 4],
    "60102": [2, 3, 4, 4, 4, 3, 1, 3, 3, 2, 2, 1],
    "60107": [0, 0, 0, 0, 0, 0, 0, 2, 4, 5, 5, 4],
}
ANNUAL_START = {"9230": 7, "9220": 10, "9210": 4, "9215": 10, "9235": 4, "9250": 4, "9260": 7}


@dataclass(frozen=True)
class Cell:
    """A planned flow of a year in öre, with the ledger's sign."""

    dims: Dims
    account: str
    pattern: str
    amount: int

    @property
    def group(self) -> str:
        """The unit that carries the balance accounts."""
        return "POL" if self.dims.unit == "POL" else "KSK"


@dataclass
class Carried:
    """What a year hands to the next."""

    payable: list[tuple[dt.date, str, int]] = field(default_factory=list)
    receivable: list[tuple[dt.date, str, int]] = field(default_factory=list)
    accrued: list[tuple[Cell, int, str, str]] = field(default_factory=list)
    withheld: dict[tuple[str, str], int] = field(default_factory=dict)
    prepaid: dict[tuple[Dims, str], int] = field(default_factory=dict)


@dataclass
class Book:
    """A year being written."""

    year: Year
    rng: random.Random
    carried: Carried
    following: Carried = field(default_factory=Carried)
    withheld: dict[tuple[int, str, str], int] = field(default_factory=lambda: defaultdict(int))
    payable: list[tuple[dt.date, str, int]] = field(default_factory=list)
    receivable: list[tuple[dt.date, str, int]] = field(default_factory=list)

    def day(self, month: int) -> dt.date:
        """A working day of the month."""
        days = working_days(self.year.year, month)
        return days[int(self.rng.random() * len(days))]

    def pick(self, options: tuple[str, ...]) -> str:
        """One of the options."""
        return options[int(self.rng.random() * len(options))]


def plain(group: str) -> Dims:
    """The dimensions of a balance row."""
    return Dims(unit=group)


def placed(cell: Cell, date: dt.date, counterpart: str = "") -> Dims:
    """The cell's dimensions on a day: the contact centre is a unit of its own once it opens."""
    dims = cell.dims
    if dims.activity == "9265" and dims.unit == "KOM" and date >= CONTACT_CENTRE_OPENS:
        dims = dims._replace(unit="KC")
    return dims._replace(counterpart=counterpart) if counterpart else dims


def supplier_invoice(
    book: Book, cell: Cell, date: dt.date, amount: int, counterpart: str, text: str
) -> None:
    """An invoice with cost now and payment some thirty days later."""
    dims = placed(cell, date, counterpart)
    rows = [Row(cell.account, dims, amount, text), Row(SUPPLIERS, plain(cell.group), -amount)]
    book.year.post("L", date, text, rows)
    book.payable.append((pay_day(date), cell.group, amount))


# --- patterns -----------------------------------------------------------------------


def book_random(book: Book, cell: Cell) -> None:
    """Invoices of different size on different days; some of December's arrive next year, and
    some of the first days of a month are accrued at the end of the month before."""
    typical, suppliers, texts = PURCHASES[cell.account]
    count = max(1, round(abs(cell.amount) / 100 / typical))
    weights = SEASONS.get(cell.dims.project, SEASON)
    for amount in natural(cell.amount, count, book.rng):
        month = weighted(book.rng, weights)
        date = book.day(month)
        counterpart = cell.dims.counterpart or book.pick(suppliers)
        text = book.pick(texts)
        if month == 12 and date.day > 12 and book.rng.random() < 0.4 and may_accrue(cell):
            book.following.accrued.append((cell, amount, counterpart, text))
            continue
        supplier_invoice(book, cell, date, amount, counterpart, text)
        if month in (3, 4, 5, 9, 10) and date.day <= 12 and book.rng.random() < 0.35:
            accrue_month_end(book, cell, date, amount, counterpart, text)


def may_accrue(cell: Cell) -> bool:
    """Not what belongs to a unit or project that ends with the year."""
    return cell.dims.unit not in ("UTR", "KOM") and not cell.dims.project


def weighted(rng: random.Random, weights: list[int]) -> int:
    """A month (1 to 12) drawn by weight."""
    at = int(rng.random() * sum(weights))
    for month, weight in enumerate(weights, start=1):
        at -= weight
        if at < 0:
            return month
    return 12


def accrue_month_end(
    book: Book, cell: Cell, date: dt.date, amount: int, counterpart: str, text: str
) -> None:
    """Cost of the month before, booked there and turned on the first of the month."""
    last = month_end(date.year, date.month - 1)
    if cell.dims.activity == "9265" and last < CONTACT_CENTRE_OPENS <= date:
        return
    for day, sign, label in (
        (last, 1, "Upplupen kostnad"),
        (date.replace(day=1), -1, "Återföring"),
    ):
        dims = placed(cell, day, counterpart)
        rows = [
            Row(cell.account, dims, sign * amount),
            Row(ACCRUED, plain(cell.group), -sign * amount),
        ]
        book.year.post("P", day, f"{label} {text}", rows)


def book_monthly(book: Book, cell: Cell) -> None:
    """Twelve invoices of nearly equal size; rents exactly equal, early in the month."""
    code, text = MONTHLY[cell.account]
    even = cell.pattern == "rent"
    weights = SEASONS.get(cell.dims.project) or [
        1000 if even else 960 + int(book.rng.random() * 80) for _ in range(12)
    ]
    for month, amount in enumerate(split(cell.amount, weights), start=1):
        if amount:
            date = working_days(book.year.year, month)[0] if even else book.day(month)
            label = f"{text} {MONTHS[month - 1]}"
            supplier_invoice(book, cell, date, amount, cell.dims.counterpart or code, label)


def book_quarterly(book: Book, cell: Cell) -> None:
    """Four payments, in the second month of each quarter."""
    code, text = MONTHLY[cell.account]
    for quarter, amount in enumerate(split(cell.amount, [1, 1, 1, 1]), start=1):
        date = book.day(3 * quarter - 1)
        label = f"{text} kvartal {quarter}"
        supplier_invoice(book, cell, date, amount, cell.dims.counterpart or code, label)


def book_annual(book: Book, cell: Cell) -> None:
    """A twelve months' agreement paid in advance: prepaid, and a part is cost each month. Until
    it begins, what is left of last year's agreement is cost."""
    code, text = MONTHLY[cell.account]
    counterpart = cell.dims.counterpart or code
    start = annual_start(cell)
    old = book.carried.prepaid.get((cell.dims, cell.account), 0)
    new = cell.amount - old
    price = new * 12 // (13 - start)
    book.following.prepaid[cell.dims, cell.account] = price - new
    date = working_days(book.year.year, start)[1]
    rows = [Row(PREPAID, plain(cell.group), price), Row(SUPPLIERS, plain(cell.group), -price)]
    book.year.post("L", date, f"{text}, tolv månader", rows)
    book.payable.append((pay_day(date), cell.group, price))
    months = (split(old, [1] * (start - 1)) if start > 1 else []) + split(new, [1] * (13 - start))
    for month, amount in enumerate(months, start=1):
        date = month_end(book.year.year, month)
        rows = [
            Row(cell.account, placed(cell, date, counterpart), amount),
            Row(PREPAID, plain(cell.group), -amount),
        ]
        book.year.post("P", date, f"Periodisering {text.lower()} {MONTHS[month - 1]}", rows)


def annual_start(cell: Cell) -> int:
    """The month in which a cell's agreement begins."""
    return 1 if cell.group == "POL" else ANNUAL_START[cell.dims.activity]


def pay_day(date: dt.date) -> dt.date:
    """The Thursday on which an invoice is paid, some four weeks after it came."""
    due = date + dt.timedelta(days=26)
    return due + dt.timedelta(days=(3 - due.weekday()) % 7)


def book_customer(book: Book, cell: Cell) -> None:
    """Invoices to customers, paid some thirty days later."""
    typical, customers, texts = PURCHASES[cell.account]
    for amount in natural(cell.amount, max(1, round(-cell.amount / 100 / typical)), book.rng):
        date = book.day(weighted(book.rng, SEASON))
        counterpart = cell.dims.counterpart or book.pick(customers)
        text = book.pick(texts)
        rows = [
            Row(CUSTOMERS, plain(cell.group), -amount),
            Row(cell.account, placed(cell, date, counterpart), amount, text),
        ]
        book.year.post("K", date, text, rows)
        due = at_or_after(date + dt.timedelta(days=24 + int(book.rng.random() * 14)))
        paid = at_or_after(due + dt.timedelta(days=(2 - due.weekday()) % 7))
        book.receivable.append((paid, cell.group, -amount))


def book_unitfee(book: Book, cell: Cell) -> None:
    """Services sold to the municipality's committees and companies, settled each month."""
    buyers = COMMITTEES if cell.dims.counterpart == "*" else [(cell.dims.counterpart, 1)]
    months = split(cell.amount, [1] * 12)
    for month, total in enumerate(months, start=1):
        date = at_or_before(dt.date(book.year.year, month, 20))
        for (code, _), amount in zip(buyers, split(total, [w for _, w in buyers]), strict=True):
            rows = [
                Row(BANK, plain(cell.group), -amount),
                Row(cell.account, cell.dims._replace(counterpart=code), amount),
            ]
            book.year.post("I", date, f"Interndebitering {MONTHS[month - 1]}", rows)


def book_grant(book: Book, cell: Cell) -> None:
    """Grants received, in one to four instalments."""
    months = {"60103": [7], "60104": [10, 12], "60101": [3, 6, 9, 12]}.get(
        cell.dims.project, [5, 11]
    )
    for month, amount in zip(months, split(cell.amount, [1] * len(months)), strict=True):
        date = book.day(month)
        rows = [
            Row(BANK, plain(cell.group), -amount),
            Row(cell.account, placed(cell, date), amount),
        ]
        book.year.post("B", date, "Bidrag, inbetalning", rows)


def book_passed(book: Book, cell: Cell) -> None:
    """Grants passed on to others, paid out in two parts."""
    for month, amount in zip((6, 11), split(cell.amount, [2, 3]), strict=True):
        rows = [Row(cell.account, cell.dims, amount), Row(BANK, plain(cell.group), -amount)]
        book.year.post("B", book.day(month), "Förmedlat bidrag, utbetalning", rows)


def book_baddebt(book: Book, cell: Cell) -> None:
    """Claims that will not be paid, written off before the year ends."""
    date = at_or_before(dt.date(book.year.year, 12, 30))
    rows = [
        Row(cell.account, cell.dims, cell.amount),
        Row(CUSTOMERS, plain(cell.group), -cell.amount),
    ]
    book.year.post("A", date, "Bortskrivning av kundfordringar", rows)
    march = dt.date(book.year.year, 3, 1)  # that receipt is so much smaller
    wednesday = march + dt.timedelta(days=(2 - march.weekday()) % 7)
    book.receivable.append((wednesday, cell.group, -cell.amount))


def book_vacation(book: Book, cell: Cell) -> None:
    """The year's change of the debt for holidays earned and not taken."""
    date = dt.date(book.year.year, 12, 31)
    rows = [Row(cell.account, cell.dims, cell.amount), Row("2910", plain(cell.group), -cell.amount)]
    book.year.post("P", date, "Reglering av semesterlöneskuld", rows)


def book_nothing(book: Book, cell: Cell) -> None:
    """Booked elsewhere: payroll, interest and depreciation by month, internal pairs by seller."""


PATTERNS: dict[str, Callable[[Book, Cell], None]] = {
    "random": book_random,
    "election": book_random,
    "contact": book_random,
    "licence": book_random,
    "other": book_random,
    "monthly": book_monthly,
    "platform": book_monthly,
    "rent": book_monthly,
    "quarterly": book_quarterly,
    "annual": book_annual,
    "customer": book_customer,
    "unitfee": book_unitfee,
    "grant": book_grant,
    "passed": book_passed,
    "baddebt": book_baddebt,
    "vacation": book_vacation,
    "payroll": book_nothing,
    "interest": book_nothing,
    "depreciation": book_nothing,
    "pair": book_nothing,
    "internal": book_nothing,
    "reserve": book_nothing,
}
