"""The published tables added up from the example's files, one function a table, in kronor."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cache

from sodertalje_files import (
    Posting,
    belongs,
    budget,
    kronor,
    parents,
    read_ledger,
    rounded,
    statement_lines,
    table,
    within,
)

COST_KINDS = ("cost", "depreciation", "passed_on_grants", "interest")
OPERATIONS = ("cost", "depreciation")

ledger = cache(read_ledger)
lines = cache(statement_lines)
tree = cache(parents)
planned = cache(budget)


@cache
def postings(basis: str, year: str) -> list[Posting]:
    """A year's rows of result accounts, those of one place summed."""
    totals: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for row in planned() if basis == "budget" else ledger(int(year)).postings:
        if row.account[0] not in "12":
            place = (row.account, row.unit, row.activity, row.project, row.counterpart)
            totals[place] += row.amount
    return [Posting(place[0], total, *place[1:]) for place, total in totals.items()]


def amount(basis: str, year: str, **where: object) -> Decimal:
    """The sum of a selection in kronor, debit plus."""
    accounts = where.get("accounts")
    kinds = where.get("kinds")
    if kinds:
        accounts = [one for line in lines() if line["kind"] in kinds for one in line["accounts"]]
    unit = where.get("unit")
    scope = {k: where[k] for k in ("activity", "project", "counterpart") if k in where}
    return sum(
        (
            row.amount
            for row in postings(basis, year)
            if (accounts is None or belongs(row.account, accounts))
            and (unit is None or within(row.unit, str(unit), tree()))
            and all(getattr(row, key) == value for key, value in scope.items())
        ),
        Decimal(0),
    )


def line(key: str, basis: str, year: str, unit: str = "KS") -> Decimal:
    found = next(one for one in lines() if one["key"] == key)
    return amount(basis, year, accounts=found["accounts"], unit=unit)


def net_cost(unit: str, year: str = "2014", basis: str = "outcome") -> Decimal:
    return amount(basis, year, kinds=("income", *COST_KINDS), unit=unit)


def appropriation(unit: str, year: str = "2014") -> Decimal:
    return sum(
        (
            kronor(row["Belopp"])
            for row in table("kommunbidrag.csv")
            if row["Period"] == year and within(row["Kommunbidrag för enhet"], unit, tree())
        ),
        Decimal(0),
    )


def forecast(unit: str, name: str = "prognos-2014-08.csv") -> Decimal:
    return sum(
        (kronor(r["Prognosbelopp"]) for r in table(name) if within(r["Enhet"], unit, tree())),
        Decimal(0),
    )


# --- each printed table, in kronor (ratios as they are printed) ---------------------------------


def net_cost_change(row: str, column: str) -> Decimal:
    unit = {"total": "KS"}.get(row, row.upper())
    now, before = net_cost(unit), net_cost(unit, "2013")
    cells = {
        "outcome": now,
        "outcome-prior": before,
        "difference": now - before,
        "growth": (now / before - 1) * 100,
    }
    return cells[column]


def appropriation_outcome(row: str, column: str) -> Decimal:
    unit = {"total": "KS"}.get(row, row.upper())
    cells = {
        "appropriation": appropriation(unit),
        "forecast-august": forecast(unit),
        "outcome": net_cost(unit),
        "variance": appropriation(unit) - net_cost(unit),
    }
    return cells[column]


def operations(row: str, column: str) -> Decimal:
    unit = {"total": "KS"}.get(row, row.upper())
    given, used = appropriation(unit), net_cost(unit)
    if column == "variance-percent":
        return (given - used) / given * 100
    return {"result": given - used, "appropriation": given, "net-cost": used}[column]


def cost_income_ratio(row: str, column: str) -> Decimal:
    assert column == "outcome"
    costs, income = (
        amount("outcome", "2014", kinds=COST_KINDS),
        -amount("outcome", "2014", kinds=["income"]),
    )
    given = appropriation("KS")
    return {
        "total-costs": costs,
        "total-income": income,
        "total-appropriation": given,
        "ratio": costs / (income + given),
    }[row]


def income_statement(row: str, column: str) -> Decimal:
    if column == "variance":
        return income_statement(row, "outcome") - income_statement(row, "budget")
    basis, year = {
        "outcome": ("outcome", "2014"),
        "outcome-prior": ("outcome", "2013"),
        "budget": ("budget", "2014"),
    }[column]
    given = appropriation("KS", year)
    sums = {
        "total-income": ("income",),
        "total-costs": ("cost",),
        "operations-net-cost": ("income", *OPERATIONS),
        "result": ("income", *COST_KINDS),
    }
    if row == "appropriation":
        return given
    if row in sums:
        return (given if row == "result" else 0) - amount(basis, year, kinds=sums[row])
    return -line(row.replace("-", "_"), basis, year)


def balance_sheet(row: str, column: str) -> Decimal:
    year = {"closing-prior": 2013, "closing": 2014}[column]
    sums = {
        "total-assets": ("fixed_assets", "current_assets", "internal_bank_receivable"),
        "total-equity-liabilities": (
            *("equity_opening", "result_of_year", "short_term_debt"),
            *("internal_bank_debt", "long_term_debt"),
        ),
    }
    keys = sums.get(row, (row.replace("-", "_"),))
    wanted = [one for entry in lines() if entry["key"] in keys for one in entry["accounts"]]
    total = sum(
        (
            value
            for (label, back, account), units in ledger(year).objects.items()
            if (label, back) == ("#OUB", "0") and belongs(account, wanted)
            for unit, value in units.items()
            if within(unit, "KSK", tree())
        ),
        Decimal(0),
    )
    return total if "asset" in row or "receivable" in row else -total


def investment_plan(project: str, kind: str, as_of: str = "", period: str = "") -> Decimal:
    return sum(
        (
            kronor(row["Belopp (tkr)"]) * 1000
            for row in table("investeringar.csv")
            if (row["Investeringsprojekt"], row["Slag"], row["Prognosdatum"])
            == (project, kind, as_of)
            and row["Period"] == (period or row["Period"])
        ),
        Decimal(0),
    )


def spent(project: str, years: tuple[int, ...]) -> Decimal:
    fixed = next(one for one in lines() if one["kind"] == "fixed_asset")["accounts"]
    return sum(
        (
            row.amount
            for year in years
            for row in ledger(year).postings
            if row.project == project and belongs(row.account, fixed)
        ),
        Decimal(0),
    )


def decided(by: str) -> list[str]:
    return [row["Projekt"] for row in table("projekt.csv") if row["Beslutas av"] == by]


def investments(row: str, column: str) -> Decimal:
    groups = {
        "council-total": decided("fullmäktige"),
        "board-total": decided("nämnd"),
        "total": decided("fullmäktige") + decided("nämnd"),
    }
    council = set(decided("fullmäktige"))
    found = Decimal(0)
    for project in groups.get(row, [row]):
        year_budget = investment_plan(project, "årsbudget", period="2014")
        year_spent = spent(project, (2014,))
        whole = investment_plan(project, "projektanslag")
        last = investment_plan(project, "prognos", "2014-12-31")
        found += {
            "project-appropriation": whole,
            "spent-total": spent(project, (2013, 2014)) if project in council else Decimal(0),
            "project-forecast": last,
            "project-variance": whole - last,
            "year-budget": year_budget,
            "year-spent": year_spent,
            "year-variance": year_budget - year_spent,
            "not-capitalised": sum(
                (
                    p.amount
                    for p in ledger(2014).postings
                    if (p.project, p.account) == (project, "1280")
                ),
                Decimal(0),
            ),
        }[column]
    return found


def depreciated(asset: dict[str, str], year: int, month: int) -> Decimal:
    """Accumulated to the end of a month: cost × months / life, rounded once to öre."""
    life = int(asset["Nyttjandetid månader"])
    start = asset["Aktiverad"]
    months = (year - int(start[:4])) * 12 + month - int(start[5:7])
    return rounded(kronor(asset["Anskaffningsvärde"]) * max(0, min(life, months)) / life, 2)


FILLS = {
    "net-cost-change": net_cost_change,
    "appropriation-outcome": appropriation_outcome,
    "operations": operations,
    "cost-income-ratio": cost_income_ratio,
    "income-statement": income_statement,
    "balance-sheet": balance_sheet,
    "investments": investments,
}
