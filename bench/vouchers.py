"""Invented vouchers for the benchmark: seeded, vectorised, in the likeness of the example's.

Series, texts, accounts, objects and the size of amounts are drawn from the example's ledger of
2014; a voucher has two to six rows and balances. They come in parts, so that a hundred million
postings need no more memory than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "sodertalje-2014"
LEDGER = EXAMPLE / "sources" / "ledger-2014.se"
YEAR = 2014
DAYS = [date(YEAR, 1, 1) + timedelta(days=day) for day in range(365)]
PART_VOUCHERS = 100_000
# Rows of a voucher beside the one that balances them, and how common each is.
SIZES, SHARES = (1, 2, 3, 4, 5), (0.1, 0.25, 0.3, 0.2, 0.15)
MEAN_ROWS = 1 + sum(size * share for size, share in zip(SIZES, SHARES, strict=True))
# A large body has thousands of suppliers; the example has dozens.
SUPPLIERS = range(100_000, 103_000)
SUPPLIERS_OF_ONE = 16

Ints = npt.NDArray[np.int64]
Objects = tuple[tuple[str, str], ...]

_VOUCHER = re.compile(r'#VER "(\w)" "\d+" \d+ "(.*?)" \d+ "(\w+)"\r?\n\{\r?\n(.*?)\r?\n\}', re.S)
_ROW = re.compile(r'#TRANS (\d+) \{(.*?)\} (-?\d+)\.(\d\d)(?: \d+ "(.*)")?')
_PAIR = re.compile(r'(\d+) "(.*?)"')


@dataclass
class Series:
    """What the vouchers of a series are drawn from: texts with their signature and balancing row,
    and the other rows with account and objects (`profile`), amount in öre and text."""

    name: str
    texts: list[tuple[str, str]] = field(default_factory=list)
    balancing: list[int] = field(default_factory=list)
    profiles: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    row_texts: list[int] = field(default_factory=list)


@dataclass
class Book:
    """The example's ledger taken apart. `variants` are the accounts and objects that rows are
    booked on; a profile has one, or several with different suppliers."""

    head: list[str] = field(default_factory=list)
    series: dict[str, Series] = field(default_factory=dict)
    profiles: dict[tuple[str, Objects], int] = field(default_factory=dict)
    row_texts: dict[str, int] = field(default_factory=lambda: {"": 0})
    variants: list[tuple[str, Objects]] = field(default_factory=list)
    variant_first: list[int] = field(default_factory=list)
    variant_count: list[int] = field(default_factory=list)

    @cached_property
    def first_text(self) -> dict[str, int]:
        """The index of the first text of each series in `texts`."""
        found, total = {}, 0
        for one in self.series.values():
            found[one.name] = total
            total += len(one.texts)
        return found

    @property
    def texts(self) -> list[tuple[str, str, str]]:
        """Series, text and signature of every kind of voucher."""
        return [(one.name, *text) for one in self.series.values() for text in one.texts]


@dataclass(frozen=True)
class Part:
    """Some vouchers: one array an attribute, one value a voucher, or a row from `voucher` on.

    `text` is an index into `Book.texts`, `variant` into `Book.variants`, `row_text` into the texts
    of rows. `reference` is the invoice's number, zero for none. Amounts are öre.
    """

    number: Ints
    day: Ints
    text: Ints
    reference: Ints
    size: Ints
    voucher: Ints
    variant: Ints
    amount: Ints
    row_text: Ints

    @property
    def last(self) -> Ints:
        """The last row of each voucher."""
        return np.cumsum(self.size) - 1


def read_book(path: Path = LEDGER) -> Book:
    """Takes a ledger as the example's generator writes it apart."""
    content = path.read_text(encoding="cp437")
    book = Book(content[: content.index("#IB ")].splitlines())
    for name, text, signature, body in _VOUCHER.findall(content):
        series = book.series.setdefault(name, Series(name))
        rows = _ROW.findall(body)
        profiles = [_profile(book, account, objects) for account, objects, *_rest in rows]
        series.texts.append((text, signature))
        series.balancing.append(profiles[-1])
        for profile, (_account, _objects, kronor, ore, row_text) in zip(
            profiles[:-1], rows[:-1], strict=True
        ):
            series.profiles.append(profile)
            series.amounts.append(int(kronor + ore))
            series.row_texts.append(book.row_texts.setdefault(row_text, len(book.row_texts)))
    _make_variants(book)
    return book


def _profile(book: Book, account: str, objects: str) -> int:
    pairs = tuple(_PAIR.findall(objects))
    return book.profiles.setdefault((account, pairs), len(book.profiles))


def _make_variants(book: Book) -> None:
    rng = np.random.default_rng(YEAR)
    for account, objects in book.profiles:
        book.variant_first.append(len(book.variants))
        if any(dimension == "21" and key.startswith("2") for dimension, key in objects):
            for supplier in rng.choice(np.array(SUPPLIERS), SUPPLIERS_OF_ONE, replace=False):
                changed = tuple((d, str(supplier) if d == "21" else key) for d, key in objects)
                book.variants.append((account, changed))
        else:
            book.variants.append((account, objects))
        book.variant_count.append(len(book.variants) - book.variant_first[-1])


def parts(book: Book, postings: int, seed: int) -> Iterator[Part]:
    """About `postings` rows (within a few thousandths), series by series, each in order of date
    with unbroken numbers. The same seed gives the same vouchers."""
    weights = np.array([len(one.texts) for one in book.series.values()], dtype=float)
    counts = np.maximum(1, np.round(postings / MEAN_ROWS * weights / weights.sum())).astype(int)
    for index, (series, count) in enumerate(zip(book.series.values(), counts, strict=True)):
        for start in range(0, count, PART_VOUCHERS):
            numbers = np.arange(start, min(start + PART_VOUCHERS, count))
            rng = np.random.default_rng([seed, index, start])
            yield _part(book, series, numbers, int(count), rng)


def _part(book: Book, series: Series, numbers: Ints, count: int, rng: np.random.Generator) -> Part:
    vouchers = len(numbers)
    size = 1 + rng.choice(np.array(SIZES), vouchers, p=SHARES)
    rows = int(size.sum())
    last = np.cumsum(size) - 1
    text = rng.integers(0, len(series.texts), vouchers)
    drawn = rng.integers(0, len(series.profiles), rows)
    profile = np.array(series.profiles)[drawn]
    profile[last] = np.array(series.balancing)[text]
    first, variants = np.array(book.variant_first)[profile], np.array(book.variant_count)[profile]
    amount = (np.array(series.amounts)[drawn] * rng.lognormal(0, 0.6, rows)).astype(np.int64)
    amount[last] = 0
    amount[last] = -np.add.reduceat(amount, last - size + 1)
    row_text = np.array(series.row_texts)[drawn]
    row_text[last] = 0
    invoices = series.name in ("L", "K")
    return Part(
        number=numbers + 1,
        day=numbers * len(DAYS) // count,
        text=text + book.first_text[series.name],
        reference=rng.integers(100_000, 10_000_000, vouchers) * invoices,
        size=size,
        voucher=np.repeat(np.arange(vouchers), size),
        variant=first + (rng.random(rows) * variants).astype(np.int64),
        amount=amount,
        row_text=row_text,
    )


def sums(book: Book, postings: int, seed: int) -> tuple[dict[tuple[str, str], int], int]:
    """The movements in öre by account and unit, and how many rows they are."""
    totals = np.zeros(len(book.variants), dtype=np.int64)
    rows = 0
    for part in parts(book, postings, seed):
        # Sums of a part stay far below 2**53, so they are exact.
        found = np.bincount(part.variant, weights=part.amount, minlength=len(totals))
        totals += found.astype(np.int64)
        rows += len(part.variant)
    by_unit: dict[tuple[str, str], int] = {}
    for (account, objects), total in zip(book.variants, totals.tolist(), strict=True):
        key = account, dict(objects).get("1", "")
        by_unit[key] = by_unit.get(key, 0) + total
    return dict(sorted(by_unit.items())), rows
