"""Makes `targets.csv` and `assets.csv` from the drafts `design.csv` and `assets-design.csv`.

The drafts say, in thousands of kronor, what an executive board of this size might have booked.
Here they are moved as little as possible (weighted least squares with equality constraints)
until every printed cell of the published closing comes out. The exact kronor behind each
printed figure (`EXACT`) were chosen by hand inside the rounding interval of the print, so that
items *and* sums round to what was printed. Run at design time only (needs numpy):

    python solve_targets.py
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
SCENARIOS = ("y2013", "budget", "y2014")
FIXED_PATTERNS = {
    "licence",
    "passed",
    "baddebt",
    "vacation",
    "reserve",
    "pair",
    "internal",
    "platform",
}
CAUSE_ACTIVITIES = {"1000", "1050", "9225", "9230", "9265", "9270"}
CONTRIBUTION_RATE = 0.3142  # employer's contributions 2013 and 2014 (SFS 2000:980)

# Exact amounts in tkr behind the printed cells; order y2013, budget, y2014.
EXACT_LINES: dict[str, tuple[float, float, float]] = {
    "fees": (-118.245, -71.5, -60.215),
    "rents": (-854.431, -500.2, -214.462),
    "operating_grants": (-10481.318, -6176.0, -5974.318),
    "other_income": (-27264.69, -30399.3, -29455.291),
    "personnel": (124247.702, 134289.0, 131197.702),
    "premises": (44578.655, 52036.3, 51541.655),
    "materials_services": (82942.321, 92947.4, 88526.301),
    "purchased_operations": (39343.344, 40509.7, 40983.344),
    "grants_transfers": (16861.316, 16032.3, 16067.984),
    "other_costs": (2381.985, 0.0, 17.352),
    "depreciation": (11373.66, 11217.0, 10809.667),
    "passed_on_grants": (0.0, 0.0, 149.69),
    "interest": (1686.345, 1833.6, 1714.64),
}
LINE_PREFIXES = {
    "fees": ("31",),
    "rents": ("34",),
    "operating_grants": ("35",),
    "other_income": ("30", "36", "37"),
    "personnel": ("5",),
    "premises": ("60", "61", "62"),
    "materials_services": ("63", "64", "65", "68", "70", "71", "72", "733", "74", "75", "76"),
    "purchased_operations": ("46",),
    "grants_transfers": ("451", "452", "453", "454"),
    "other_costs": ("731", "78"),
    "depreciation": ("79",),
    "passed_on_grants": ("459",),
    "interest": ("85",),
}
EXACT_UNITS: dict[str, tuple[float | None, float, float]] = {
    "POL": (66856.69, 71487.3, 69686.022),
    "SDK": (None, 12514.7, 8344.683),
    "EKO": (None, 30014.3, 28689.641),
    "HR": (None, 36969.3, 33165.31),
    "AU": (None, 123700.7, 128359.058),
    "DS": (None, 21169.7, 20655.689),
    "KOM": (None, 15862.3, 16400.306),
}
SPENT = {2013: 17462.5, 2014: 7549.3}
FIXED_ASSETS_2013 = 48539.667
FORECAST = {
    "forecast_2014_08": {"POL": 70687, "KSK": 237034},
    "forecast_2014_04": {"POL": 71240, "KSK": 239465},
}


@dataclass
class Cell:
    """One planned flow: where it is booked, how it is booked, and how much (tkr)."""

    unit: str
    activity: str
    project: str
    counterpart: str
    account: str
    pattern: str
    amounts: dict[str, float]

    def key(self) -> tuple[str, ...]:
        return (self.unit, self.activity, self.project, self.counterpart, self.account)


Constraint = tuple[Callable[[Cell], float], float]


# --- assets -------------------------------------------------------------------------


def months_between(first: str, year: int, month: int) -> int:
    """Whole months from the month of `first` (ISO date) to year-month."""
    return (year - int(first[:4])) * 12 + month - int(first[5:7])


def accumulated(cost: Decimal, capitalised: str, life: int, year: int, month: int) -> Decimal:
    """Depreciation up to the end of a month: cost times months over life, rounded once."""
    months = max(0, min(life, months_between(capitalised, year, month)))
    return (cost * months / life).quantize(Decimal("0.01"), ROUND_HALF_UP)


def solve_assets() -> list[dict[str, str]]:
    """Costs of the older components such that book value and depreciation meet the print."""
    with (HERE / "assets-design.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    def shares(row: dict[str, str]) -> np.ndarray:
        life, day = int(row["life_months"]), row["capitalised"]

        def used(y: int) -> float:
            return max(0, min(life, months_between(day, y, 12))) / life

        held = 1.0 if int(day[:4]) <= 2013 and row["asset"] != "1000" else 0.0
        return np.array(
            [held - used(2013) * held, used(2013) - used(2012), used(2014) - used(2013)]
        )

    matrix = np.array([shares(row) for row in rows]).T
    prior = np.array([float(row["cost"]) for row in rows])
    spread = np.array([float(row["cost"]) * float(row["free"]) for row in rows])
    target = np.array(
        [FIXED_ASSETS_2013, EXACT_LINES["depreciation"][0], EXACT_LINES["depreciation"][2]]
    )
    solved = prior + least_move(matrix, spread, target - matrix @ prior)
    for row, value in zip(rows, solved, strict=True):
        assert value > 0, row
        row["cost"] = str(
            round(value * 1000) if row["free"] == "1" else round(float(row["cost"]) * 1000)
        )
        del row["free"]
    return rows


def least_move(matrix: np.ndarray, spread: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """The change with matrix @ change = gap that is smallest in units of `spread`."""
    weighted = matrix * spread
    change = spread * (matrix.T @ (np.linalg.pinv(weighted @ matrix.T, rcond=1e-12) @ gap))
    left = np.abs(matrix @ change - gap).max()
    assert left < 0.005, f"constraints contradict each other: {left}"
    return change


# --- flows --------------------------------------------------------------------------


def staff_shares(scenario: str, total: float) -> dict[str, float]:
    """How a department's personnel cost falls on accounts, before it is fitted."""
    rest = {"y2013": 0.066, "budget": 0.060, "y2014": 0.054}[scenario]
    gross = total * (1 - rest) / (1 + CONTRIBUTION_RATE)
    return {
        "5010": gross * 0.969,
        "5015": gross * 0.012,
        "5020": gross * 0.003,
        "5120": gross * 0.0125,
        "5125": gross * 0.0035,
        "5610": gross * CONTRIBUTION_RATE,
        "5710": total * rest * 0.72,
        "5510": total * rest * 0.19,
        "5520": total * rest * 0.05,
        "5530": total * rest * 0.04,
    }


def elected_shares(account: str, total: float) -> dict[str, float]:
    """Fees to elected members or election workers, with contributions and travel."""
    gross = total * 0.97 / (1 + CONTRIBUTION_RATE)
    return {account: gross, "5610": gross * CONTRIBUTION_RATE, "5530": total * 0.03}


def expand(row: dict[str, str]) -> Iterable[Cell]:
    """A draft row as cells; personnel is spread over its accounts."""
    amounts = {name: float(row[name]) for name in SCENARIOS}
    place = (row["unit"], row["activity"], row["project"], row["counterpart"])
    if row["account"] not in ("STAFF", "ELECTED", "ELECTION"):
        yield Cell(*place, row["account"], row["pattern"], amounts)
        return
    by_account: dict[str, dict[str, float]] = {}
    for name, total in amounts.items():
        parts = (
            staff_shares(name, total)
            if row["account"] == "STAFF"
            else elected_shares("5040" if row["account"] == "ELECTED" else "5045", total)
        )
        for account, part in parts.items():
            by_account.setdefault(account, {})[name] = part
    for account, parts in by_account.items():
        pattern = "random" if account in ("5510", "5520", "5530") else "payroll"
        yield Cell(*place, account, pattern, parts)


def read_design(assets: list[dict[str, str]]) -> list[Cell]:
    """The draft, personnel expanded, same places merged, depreciation taken from the assets."""
    cells: dict[tuple[str, ...], Cell] = {}
    with (HERE / "design.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for cell in expand(row):
                known = cells.setdefault(cell.key(), cell)
                if known is not cell:
                    for name in SCENARIOS:
                        known.amounts[name] += cell.amounts[name]
    for asset in assets:
        key = (asset["unit"], asset["activity"], "", "", asset["depreciation_account"])
        for name, year in (("y2013", 2013), ("y2014", 2014)):
            cells[key].amounts[name] += float(depreciation(asset, year)) / 1000
    for cell in cells.values():
        if cell.pattern == "depreciation":
            cell.amounts["budget"] = max(cell.amounts["y2014"], 30.0)
    return list(cells.values())


def depreciation(asset: dict[str, str], year: int) -> Decimal:
    """A component's depreciation of a year in kronor."""
    args = (Decimal(asset["cost"]), asset["capitalised"], int(asset["life_months"]))
    return accumulated(*args, year, 12) - accumulated(*args, year - 1, 12)


def constraints(cells: list[Cell], scenario: str) -> list[Constraint]:
    """Everything that the print and its commentary say about one scenario."""
    at = SCENARIOS.index(scenario)
    found: list[Constraint] = []
    for line, amounts in EXACT_LINES.items():
        found.append((lambda c, p=LINE_PREFIXES[line]: float(c.account.startswith(p)), amounts[at]))
    for unit, nets in EXACT_UNITS.items():
        if nets[at] is not None:
            found.append((lambda c, u=unit: float(c.unit == u), nets[at]))
    found += personnel_constraints(cells, scenario) + cause_constraints(scenario)
    return found


def ksk(cell: Cell) -> bool:
    """Whether a cell lies in the executive office (all but the political leadership)."""
    return cell.unit != "POL"


def personnel_constraints(cells: list[Cell], scenario: str) -> list[Constraint]:
    """The personnel statement of the office, and contributions as a rate of gross pay."""
    found: list[Constraint] = []
    printed = {
        "y2013": (110795.0, 103409.0, 202.1, 1064.8, 264.2),
        "y2014": (113645.0, 107503.0, 243.2, 1054.1, 314.3),
    }
    groups = (("5",), ("50", "51", "56"), ("5020",), ("5120",), ("5125",))
    for prefixes, value in zip(groups, printed.get(scenario, ()), strict=False):
        found.append((lambda c, p=prefixes: float(ksk(c) and c.account.startswith(p)), value))
    places = {(c.unit, c.activity, c.project) for c in cells if c.account == "5610"}
    for place in sorted(places):

        def rate(c: Cell, place: tuple[str, str, str] = place) -> float:
            if (c.unit, c.activity, c.project) != place:
                return 0.0
            gross = c.account.startswith(("50", "51"))
            return 1.0 if c.account == "5610" else -CONTRIBUTION_RATE if gross else 0.0

        found.append((rate, 0.0))
    return found


def cause_constraints(scenario: str) -> list[Constraint]:
    """What the commentary names: elections, rents, IT, the contact centre, restructuring …"""

    def cost(c: Cell, **where: str) -> float:
        return float(c.account[0] in "45678" and all(getattr(c, k) == v for k, v in where.items()))

    def pick(*values: float) -> float:
        return values[SCENARIOS.index(scenario)]

    return [
        (lambda c: cost(c, activity="1050"), pick(0, 5300.0, 4712.4)),
        (lambda c: float(c.activity == "1050" and c.account == "3510"), pick(0, -2300.0, -2703.5)),
        (lambda c: float(c.account in ("6011", "6012")), pick(37950.0, 44870.0, 44662.0)),
        (lambda c: cost(c, activity="9230"), pick(51800.0, 0.0, 55607.0) or 51005.6),
        (
            lambda c: float(c.unit == "AU" and c.activity == "9230"),
            pick(51800.0 - 12010.0, 51005.6 - 14040.0, 55607.0 - 13984.2),
        ),
        (lambda c: float(c.unit == "KOM" and c.activity == "9265"), pick(0, 700.0, 2712.3)),
        (lambda c: cost(c, activity="9225"), pick(1240.0, 2400.0, 312.6)),
        (lambda c: cost(c, activity="1000"), pick(3780.0, 4280.0, 3845.5)),
        (
            lambda c: float(c.counterpart == "10001" and c.account == "3510"),
            pick(-8012.4, -900.0, -884.0),
        ),
        (lambda c: float(c.unit == "SDK" and c.activity == "9270"), pick(214.0, 1340.0, 38.6)),
    ]


def fit(cells: list[Cell], scenario: str) -> None:
    """Moves one scenario's amounts onto its constraints."""
    prior = np.array([cell.amounts[scenario] for cell in cells])
    free = np.array([is_free(cell, scenario) for cell in cells], dtype=float)
    rules = constraints(cells, scenario)
    matrix = np.array([[rule(cell) for cell in cells] for rule, _ in rules])
    target = np.array([value for _, value in rules])
    solved = prior + least_move(matrix, np.abs(prior) * free, target - matrix @ prior)
    for cell, before, after in zip(cells, prior, solved, strict=True):
        if (
            before * after < 0
            or abs(after) > 2.5 * abs(before) + 1
            or abs(after) < 0.3 * abs(before)
        ):
            print("moved far:", scenario, cell.key(), round(before), round(after))
        cell.amounts[scenario] = float(after)


def is_free(cell: Cell, scenario: str) -> bool:
    """Whether the fit may move the cell: not what the assets or the causes decide."""
    if cell.pattern in FIXED_PATTERNS or cell.project == "60102":
        return False
    return cell.pattern != "depreciation" or scenario == "budget"


def line_of(account: str) -> str:
    """The line of the income statement on which an account stands."""
    return next(line for line, prefixes in LINE_PREFIXES.items() if account.startswith(prefixes))


def round_budget(cells: list[Cell]) -> None:
    """A budget is decided in whole thousands: all but one cell a unit and line (and a cause of
    the commentary) are rounded, and these take up what is left, to the krona."""
    largest: dict[tuple[str, ...], Cell] = {}
    for cell in cells:
        cause = cell.activity if cell.activity in CAUSE_ACTIVITIES else ""
        rent = cell.account if cell.account.startswith("601") else ""
        place = (cell.unit, line_of(cell.account), cause, rent)
        if is_free(cell, "budget") and cell.amounts["budget"]:
            best = largest.setdefault(place, cell)
            if abs(cell.amounts["budget"]) > abs(best.amounts["budget"]):
                largest[place] = cell
    kept = {cell.key() for cell in largest.values()}
    for cell in cells:
        if cell.key() not in kept and is_free(cell, "budget"):
            whole = round(cell.amounts["budget"])
            cell.amounts["budget"] = whole or round(cell.amounts["budget"], 1)
    rules = [rule for rule in constraints(cells, "budget") if rule[0].__name__ != "rate"]
    matrix = np.array([[rule(cell) for cell in cells] for rule, _ in rules])
    target = np.array([value for _, value in rules])
    prior = np.array([cell.amounts["budget"] for cell in cells])
    spread = np.abs(prior) * np.array([cell.key() in kept for cell in cells])
    moved = prior + least_move(matrix, spread, target - matrix @ prior)
    for cell, value in zip(cells, moved, strict=True):
        cell.amounts["budget"] = round(float(value), 3)


def balance_budget(cells: list[Cell]) -> None:
    """Each unit's budget is exactly its appropriation: a consultant's row takes the last kronor."""
    for unit, nets in EXACT_UNITS.items():
        own = [c for c in cells if c.unit == unit]
        consultants = [c for c in own if c.account == "7410" and c.activity not in CAUSE_ACTIVITIES]
        last = max(consultants, key=lambda c: c.amounts["budget"])
        gap = nets[1] - sum(c.amounts["budget"] for c in own)
        assert abs(gap) < 0.05, (unit, gap)
        last.amounts["budget"] += gap


def add_forecasts(cells: list[Cell]) -> None:
    """Invented forecasts: part of the way from budget to outcome, summing to the print."""
    early = {"9225": 0.85, "9270": 1.0, "1050": 0.9, "9265": 0.6}
    for name, weight in (("forecast_2014_04", 0.85), ("forecast_2014_08", 0.45)):
        for cell in cells:
            share = max(weight, early.get(cell.activity, 0.0)) if name.endswith("08") else weight
            value = share * cell.amounts["budget"] + (1 - share) * cell.amounts["y2014"]
            cell.amounts[name] = round(value)
        for group, total in FORECAST[name].items():
            own = [c for c in cells if (c.unit == "POL") == (group == "POL")]
            gap = total - round(sum(c.amounts[name] for c in own))
            movable = [
                c
                for c in own
                if c.account[:2] in ("74", "76") and c.amounts[name] > 0 and c.project != "60102"
            ]
            base = sum(c.amounts[name] for c in movable)
            for cell in movable:
                cell.amounts[name] += round(gap * cell.amounts[name] / base)
            movable[0].amounts[name] += total - round(sum(c.amounts[name] for c in own))


def write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Solves, checks and writes both files."""
    assets = solve_assets()
    cells = read_design(assets)
    for scenario in SCENARIOS:
        fit(cells, scenario)
    round_budget(cells)
    balance_budget(cells)
    add_forecasts(cells)
    write(HERE / "assets.csv", list(assets[0]), [list(row.values()) for row in assets])
    names = [*SCENARIOS, *FORECAST]
    header = ["unit", "activity", "project", "counterpart", "account", "pattern", *names]
    write(HERE / "targets.csv", header, [target_row(cell, names) for cell in cells])


def target_row(cell: Cell, names: list[str]) -> list[str]:
    """A cell in kronor; depreciation keeps its öre, all else is whole."""
    digits = 2 if cell.pattern == "depreciation" else 0
    amounts = [f"{cell.amounts[name] * 1000:.{digits}f}" for name in names]
    return [*cell.key(), cell.pattern, *("0" if float(a) == 0 else a for a in amounts)]


if __name__ == "__main__":
    main()
