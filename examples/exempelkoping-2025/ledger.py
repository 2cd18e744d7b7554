"""A small ledger: vouchers, balances, working days, exact splitting, and a writer of SIE 4E.

Amounts are whole öre (int). Nothing here depends on bokslut.
"""

from __future__ import annotations

import datetime as dt
import random
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple


class Dims(NamedTuple):
    """Where a row is booked beside its account."""

    unit: str = ""
    activity: str = ""
    project: str = ""
    counterpart: str = ""


class Row(NamedTuple):
    """A posting: debit is positive."""

    account: str
    dims: Dims
    amount: int
    text: str = ""


@dataclass
class Voucher:
    """A voucher; its number is given when the year is written."""

    series: str
    date: dt.date
    text: str
    rows: list[Row]


@dataclass
class Year:
    """One fiscal year of a ledger: opening balances by account and internal counterpart, and
    vouchers."""

    year: int
    opening: dict[tuple[str, str], int]
    vouchers: list[Voucher] = field(default_factory=list)

    def post(self, series: str, date: dt.date, text: str, rows: list[Row]) -> None:
        """Adds a voucher; it must balance and lie in the year."""
        rows = [row for row in rows if row.amount]
        if not rows:
            return
        assert sum(row.amount for row in rows) == 0, (series, date, text, rows)
        assert date.year == self.year, (date, text)
        self.vouchers.append(Voucher(series, date, text, rows))

    def closing(self) -> dict[tuple[str, str], int]:
        """Balance accounts at the end of the year, by account and counterpart."""
        balance = defaultdict(int, self.opening)
        for voucher in self.vouchers:
            for row in voucher.rows:
                if row.account[0] in "12":
                    balance[row.account, row.dims.counterpart] += row.amount
        return {key: amount for key, amount in sorted(balance.items()) if amount}

    def results(self) -> dict[str, int]:
        """Movements on the other accounts, by account."""
        total: dict[str, int] = defaultdict(int)
        for voucher in self.vouchers:
            for row in voucher.rows:
                if row.account[0] not in "12":
                    total[row.account] += row.amount
        return dict(sorted(total.items()))

    def numbered(self) -> list[tuple[str, int, Voucher]]:
        """Vouchers by series and date with unbroken numbers."""
        ordered = sorted(self.vouchers, key=lambda v: (v.series, v.date))
        counts: dict[str, int] = defaultdict(int)
        found = []
        for voucher in ordered:
            counts[voucher.series] += 1
            found.append((voucher.series, counts[voucher.series], voucher))
        return found


EASTER = {2024: dt.date(2024, 3, 31), 2025: dt.date(2025, 4, 20), 2026: dt.date(2026, 4, 5)}
MIDSUMMER_EVE = {2024: dt.date(2024, 6, 21), 2025: dt.date(2025, 6, 20)}


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday and no Swedish public holiday."""
    if day.weekday() >= 5:
        return False
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    easter = EASTER[day.year]
    moving = {easter + dt.timedelta(days=shift) for shift in (-2, 1, 39)}
    moving.add(MIDSUMMER_EVE.get(day.year, easter))
    return (day.month, day.day) not in fixed and day not in moving


def at_or_after(day: dt.date) -> dt.date:
    """The first working day from `day`."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def split(total: int, weights: list[int]) -> list[int]:
    """Parts proportional to integer weights that sum exactly to `total` (cumulative rounding)."""
    whole = sum(weights)
    parts, reached, given = [], 0, 0
    for weight in weights:
        reached += weight
        upto = (2 * abs(total) * reached + whole) // (2 * whole)
        parts.append(upto - given)
        given = upto
    return parts if total >= 0 else [-part for part in parts]


def natural(total: int, count: int, rng: random.Random) -> list[int]:
    """`count` amounts of very different size, most in whole kronor, summing exactly."""
    weights = [40 + (int(rng.random() * 100) ** 3) // 2500 for _ in range(count)]
    parts = split(total, weights)
    for at in range(len(parts) - 1):
        style = int(rng.random() * 10)
        step = 100 if style < 6 else 5000 if style < 8 else 1
        moved = parts[at] % step if parts[at] > 0 else -(-parts[at] % step)
        parts[at] -= moved
        parts[-1] += moved
    return parts


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def money(amount: int) -> str:
    """Öre as kronor with a decimal point, as SIE writes it."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


class SieFile:
    """Lines of a SIE file and their control sum (CRC-32 over labels and field contents)."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.crc = 0
        self.summing = False

    def _sum(self, *parts: str) -> None:
        if self.summing:
            for part in parts:
                self.crc = zlib.crc32(part.encode("cp437"), self.crc)

    def record(self, label: str, *fields: str | tuple[str, ...], indent: bool = False) -> None:
        """One record. A tuple is an object list; a text that begins with `"` keeps its quotes
        in the file and loses them in the control sum."""
        shown = [label]
        self._sum(label)
        for one in fields:
            if isinstance(one, tuple):
                pairs = " ".join(
                    part if at % 2 == 0 else quoted(part) for at, part in enumerate(one)
                )
                shown.append("{" + pairs + "}")
                self._sum(*one)
            else:
                shown.append(one)
                self._sum(one[1:-1].replace('\\"', '"') if one.startswith('"') else one)
        self.lines.append(("   " if indent else "") + " ".join(shown))

    def begin_sum(self) -> None:
        self.lines.append("#KSUMMA")
        self.summing = True

    def end_sum(self) -> None:
        self.summing = False
        self.lines.append(f"#KSUMMA {self.crc}")

    def content(self) -> bytes:
        return ("\r\n".join(self.lines) + "\r\n").encode("cp437")


def object_list(dims: Dims) -> tuple[str, ...]:
    """Dimension and object, pair by pair, for what is filled."""
    numbered = (
        ("1", dims.unit),
        ("6", dims.project),
        ("20", dims.activity),
        ("21", dims.counterpart),
    )
    return tuple(part for pair in numbered if pair[1] for part in pair)
