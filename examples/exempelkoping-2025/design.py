"""What the group is meant to earn and spend: cells by unit, activity and account, in öre.

`operations.csv` and `trades.csv` hold them in tkr with the ledger's sign (debit positive; in
trades positive for the seller). Years that are left empty are drawn near the budget.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path

from chart import BODIES, MUNICIPALITY, SUPPLIERS

HERE = Path(__file__).resolve().parent
SEED = 2025
YEARS = (2024, 2025)
TKR = 100_000  # öre

FEE, PENSION = 3142, 650  # employer's fees and pensions, in hundredths of a percent of wages
GROWTH = {"5": 1034, "4": 1030, "3": 1020, "6": 1026, "7": 1026}  # from 2024, in thousandths

PATTERNS = {
    "wage": (97, 97, 97, 99, 101, 101, 101, 101, 101, 102, 102, 101),
    "flat": (1,) * 12,
    "spread": (7, 8, 9, 8, 8, 9, 5, 7, 9, 10, 9, 11),
    "school": (10, 10, 10, 9, 10, 7, 2, 7, 10, 10, 10, 7),
    "energy": (14, 13, 12, 9, 6, 4, 3, 3, 5, 8, 11, 12),
    "winter": (18, 17, 12, 6, 4, 4, 4, 4, 5, 6, 8, 12),
    "year": (0,) * 11 + (1,),
    "once": (0,) * 5 + (1,) + (0,) * 6,
}


def read_rows(name: str) -> list[dict[str, str]]:
    """A table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def body_of(unit: str) -> str:
    """Whose ledger a unit is booked in."""
    return unit if unit in BODIES else MUNICIPALITY


@dataclass(frozen=True)
class Cell:
    """A place in the ledger, with what is budgeted there for 2025 and comes out in each year."""

    unit: str
    activity: str
    account: str
    counterpart: str
    pattern: str
    budget: int
    outcome: dict[int, int] = field(hash=False)

    @property
    def body(self) -> str:
        """Whose ledger it is booked in."""
        return body_of(self.unit)


@dataclass(frozen=True)
class Trade:
    """What a unit of the group sells to another: the seller's and the buyer's cell."""

    seller: Cell
    buyer: Cell


def _years(row: dict[str, str], account: str, rng: random.Random) -> dict[int, int]:
    prior = row["prior"]
    if prior:
        before = int(prior) * TKR
    else:
        base = int(row["budget"]) * TKR * 1000 // GROWTH.get(account[0], 1025)
        before = round(base * (985 + int(rng.random() * 30)) / 1000 / 100) * 100
    after = int(row["outcome"]) * TKR
    # Ledgers do not add up to whole thousands, what the state decides does.
    if account.startswith(("35", "8")):
        return {2024: before, 2025: after}
    return {2024: before + _odd(before, rng), 2025: after + _odd(after, rng)}


def _odd(amount: int, rng: random.Random) -> int:
    return (int(rng.random() * 80_000) - 40_000) if abs(amount) > 100 * TKR else 0


def operations() -> list[Cell]:
    """All cells that are bought from and sold to the world outside; wages bring their fees."""
    rng = random.Random(SEED)
    cells = []
    for row in read_rows("operations.csv"):
        account = row["account"]
        years = _years(row, account, rng)
        other = SUPPLIERS.get(account, ("", ""))[0]
        budget = int(row["budget"]) * TKR
        place = (row["unit"], row["activity"])
        cells.append(Cell(*place, account, other, row["pattern"], budget, years))
        if row["pattern"] == "wage":
            for extra, rate in (("5610", FEE), ("5710", PENSION)):
                part = {year: amount * rate // 10_000 for year, amount in years.items()}
                cells.append(Cell(*place, extra, "", "wage", budget * rate // 10_000, part))
    return cells


def trades() -> list[Trade]:
    """All cells of trade inside the group, in pairs."""
    rng = random.Random(SEED + 1)
    found = []
    for row in read_rows("trades.csv"):
        years = _years(row, row["income"], rng)
        budget = int(row["budget"]) * TKR
        sold = {year: -amount for year, amount in years.items()}
        seller, buyer = row["seller"], row["buyer"]
        found.append(
            Trade(
                Cell(
                    seller,
                    row["sell_activity"],
                    row["income"],
                    side(buyer),
                    row["pattern"],
                    -budget,
                    sold,
                ),
                Cell(
                    buyer,
                    row["buy_activity"],
                    row["cost"],
                    side(seller),
                    row["pattern"],
                    budget,
                    years,
                ),
            )
        )
    return found


def side(unit: str) -> str:
    """The counterpart by which a unit is known to the others: its board, or its company."""
    return "BUN" if unit in ("FSK", "GRS", "GYM", "BADM") else unit
