"""Fixed assets: opening values, purchases, depreciation, a sale and a write-down."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from chart import MUNICIPALITY
from design import TKR, body_of, read_rows
from ledger import Dims, Row, month_end, natural, split

if TYPE_CHECKING:
    from books import Book

PLAIN = Dims()
LAND = {MUNICIPALITY: 38_400 * TKR, "BOSTAD": 12_500 * TKR, "ENERGI": 2_100 * TKR}
SOLD, SOLD_FOR = "1108", 9_100 * TKR
WRITTEN_DOWN = ("1107", "2")
FIRST = dt.date(2024, 1, 1)
# Projects under construction: what was spent before 2024, and in each year, in tkr.
UNDER_WAY = {
    "1001": (4_200, 9_800, 31_600),
    "1003": (0, 2_600, 9_400),
    "1004": (0, 0, 1_750),
    "2001": (0, 3_900, 22_400),
    "3001": (0, 0, 4_800),
}
# Projects that become assets in 2025 and began before: spent before 2024, and in 2024.
BEGUN = {"1110": (6_800, 24_900), "2006": (0, 5_200), "3007": (0, 2_400)}
DEPRECIATED_ON = {"10": "7910", "11": "7920", "12": "7930"}


def register() -> list[dict[str, str]]:
    """The asset register."""
    return read_rows("assets.csv")


def months_between(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def accumulated(asset: dict[str, str], last: dt.date) -> int:
    """What is depreciated at the end of a month, in öre, rounded half up."""
    cost, life = int(asset["cost"]) * TKR, int(asset["life"])
    if asset["disposed"]:
        last = min(last, dt.date.fromisoformat(asset["disposed"]))
    months = min(life, max(0, months_between(dt.date.fromisoformat(asset["capitalised"]), last)))
    return (2 * cost * months + life) // (2 * life)


def worn(account: str) -> str:
    """The account of the accumulated depreciation."""
    return account[:3] + "9"


def opening_assets(body: str) -> dict[str, int]:
    """Fixed assets on the first of January 2024, by account."""
    found: dict[str, int] = defaultdict(int)
    found["1110"] = LAND[body]
    before = FIRST - dt.timedelta(days=1)
    for asset in register():
        if body_of(asset["unit"]) == body and dt.date.fromisoformat(asset["capitalised"]) < FIRST:
            found[asset["account"]] += int(asset["cost"]) * TKR
            found[worn(asset["account"])] -= accumulated(asset, before)
    for project, (earlier, _first, _second) in UNDER_WAY.items():
        if owner(project) == body:
            found["1180"] += earlier * TKR
    for asset in register():
        if asset["asset"] in BEGUN and body_of(asset["unit"]) == body:
            found["1180"] += BEGUN[asset["asset"]][0] * TKR
    return dict(found)


def owner(project: str) -> str:
    """Whose project it is, by its number."""
    return {"1": MUNICIPALITY, "2": "BOSTAD", "3": "ENERGI"}[project[0]]


def book_assets(book: Book) -> None:
    """All that happens to fixed assets in a year."""
    own = [asset for asset in register() if body_of(asset["unit"]) == book.body]
    for asset in own:
        if asset["project"]:
            _buy(book, asset)
    column = book.year.year - 2023
    for project, spent in UNDER_WAY.items():
        if owner(project) == book.body and spent[column]:
            _spend(book, project, spent[column] * TKR, range(1, 13))
    _depreciate(book, own)
    for asset in own:
        if asset["disposed"].startswith(str(book.year.year)):
            _dispose(book, asset)


def _spend(book: Book, project: str, total: int, months: range) -> None:
    """Invoices of a project, on ongoing investments."""
    weights = [3 + (month * 5) % 7 for month in months]
    for month, part in zip(months, split(total, weights), strict=True):
        for amount in natural(part, 2, book.rng):
            day = book.day(month, 3 + int(book.rng.random() * 22))
            rows = [Row("1180", Dims(project=project), amount), Row("2510", PLAIN, -amount)]
            book.year.post("L", day, f"Byggentreprenören, projekt {project}", rows)
            book.settle_later(month, "2510", "", amount)


def _buy(book: Book, asset: dict[str, str]) -> None:
    """What a finished asset cost, in the year or the year before, and its capitalisation."""
    ready = dt.date.fromisoformat(asset["capitalised"])
    earlier, before = BEGUN.get(asset["asset"], (0, 0))
    cost = int(asset["cost"]) * TKR
    project = asset["project"]
    if book.year.year == ready.year - 1 and before:
        _spend(book, project, before * TKR, range(2, 13))
    if book.year.year != ready.year:
        return
    _spend(
        book,
        project,
        cost - (earlier + before) * TKR,
        range(max(1, ready.month - 4), ready.month + 1),
    )
    dims = Dims(project=project)
    rows = [Row(asset["account"], dims, cost), Row("1180", dims, -cost)]
    book.year.post("D", ready, f"Aktivering {asset['name']}", rows)


def _depreciate(book: Book, assets: list[dict[str, str]]) -> None:
    """A voucher a month, a row for each unit, activity and account."""
    for month in range(1, 13):
        last = month_end(book.year.year, month)
        before = last.replace(day=1) - dt.timedelta(days=1)
        parts: dict[tuple[str, str, str], int] = defaultdict(int)
        for asset in assets:
            place = (asset["account"], asset["unit"], asset["activity"])
            parts[place] += accumulated(asset, last) - accumulated(asset, before)
        rows = []
        totals: dict[str, int] = defaultdict(int)
        for (account, unit, activity), amount in sorted(parts.items()):
            dims = Dims(unit if book.body == MUNICIPALITY else "", activity)
            rows.append(Row(DEPRECIATED_ON[account[:2]], dims, amount))
            totals[account] += amount
        rows += [Row(worn(account), PLAIN, -amount) for account, amount in totals.items()]
        book.year.post("D", last, f"Avskrivningar {last:%Y-%m}", rows)


def _dispose(book: Book, asset: dict[str, str]) -> None:
    """The building that is sold, and the part of one that is no longer worth anything."""
    day = dt.date.fromisoformat(asset["disposed"])
    left = int(asset["cost"]) * TKR - accumulated(asset, day)
    if asset["asset"] == SOLD:
        dims = Dims(asset["unit"], "9910", "", "10011")
        rows = [
            Row("1930", PLAIN, SOLD_FOR),
            Row("1128", PLAIN, -left),
            Row("3810", dims, left - SOLD_FOR),
        ]
        book.year.post("D", day, f"Försäljning {asset['name']}", rows)
        return
    assert (asset["asset"], asset["component"]) == WRITTEN_DOWN
    rows = [Row("7970", Dims(asset["unit"], "9910"), left), Row("1127", PLAIN, -left)]
    book.year.post("D", day, f"Nedskrivning {asset['name']}", rows)
