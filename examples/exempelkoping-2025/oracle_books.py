"""The example's files as the oracle reads them: postings, balances, budget, and their sums.

Nothing of bokslut, and nothing of the generator, is used here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
ZERO = Decimal(0)
BODIES = ("KOMMUN", "BOSTAD", "ENERGI")
SCHOOLS = ("BUN", "FSK", "GRS", "GYM", "BADM")
BOARDS = {"KS": ("KS",), "BUN": SCHOOLS, "SN": ("SN",), "SBN": ("SBN",), "FIN": ("FIN",)}
TOWN = {"KOMMUN", *(unit for units in BOARDS.values() for unit in units)}
SCOPES = {"KOMMUN": TOWN, "KONCERN": {*TOWN, "BOSTAD", "ENERGI"}, "BOSTAD": {"BOSTAD"}}
SCOPES["ENERGI"] = {"ENERGI"}
Test = Callable[[str], bool]


@dataclass(frozen=True)
class Entry:
    """A posting, an opening balance (month 0) or a row of the budget."""

    year: int
    month: int
    unit: str
    account: str
    counterpart: str
    project: str
    amount: Decimal


def ledger(body: str, year: int) -> tuple[list[Entry], list[Entry]]:
    """What a ledger opens with, and its postings."""
    text = (SOURCES / f"{body.lower()}-{year}.se").read_bytes().decode("cp437")
    letter = "" if body == "KOMMUN" else "B"
    whole: dict[str, Decimal] = {}
    inside: list[Entry] = []
    postings: list[Entry] = []
    month = 0
    for line in text.splitlines():
        if match := re.match(r"#IB 0 (\d+) (\S+)", line):
            whole[match[1]] = Decimal(match[2])
        elif match := re.match(r'#OIB 0 (\d+) \{21 "(\w+)"\} (\S+)', line):
            amount = Decimal(match[3])
            whole[match[1]] -= amount
            inside.append(Entry(year, 0, body, letter + match[1], match[2], "", amount))
        elif match := re.match(r'#VER "\w" "\d+" \d{4}(\d\d)', line):
            month = int(match[1])
        elif match := re.match(r"\s*#TRANS (\d+) \{(.*?)\} (\S+)", line):
            named = dict(re.findall(r'(\d+) "([^"]*)"', match[2]))
            unit, other = named.get("1", body), named.get("21", "")
            account, project = letter + match[1], named.get("6", "")
            amount = Decimal(match[3])
            postings.append(Entry(year, month, unit, account, other, project, amount))
    opening = [Entry(year, 0, body, letter + one, "", "", amount) for one, amount in whole.items()]
    return [*opening, *inside], postings


def rows_of(name: str) -> list[dict[str, str]]:
    """A table of `sources/`, below the line that says that it is made up."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        next(file)
        return list(csv.DictReader(file, delimiter=";"))


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


OPENING: list[Entry] = []
POSTINGS: list[Entry] = []
for _body in BODIES:
    for _year in (2024, 2025):
        _opening, _postings = ledger(_body, _year)
        OPENING += _opening
        POSTINGS += _postings
BUDGET = [
    Entry(
        int(row["Period"]),
        12,
        row["Enhet"],
        row["Budgetkonto"],
        row["Motpart"],
        "",
        number(row["Belopp"]),
    )
    for row in rows_of("budget.csv")
]


def begins(*prefixes: str) -> Test:
    """Accounts by their beginnings."""
    return lambda account: account.startswith(prefixes)


def but(wanted: Test, unwanted: Test) -> Test:
    return lambda account: wanted(account) and not unwanted(account)


def either(*tests: Test) -> Test:
    return lambda account: any(test(account) for test in tests)


INCOME = begins("3", "B3")
COST = begins("4", "5", "6", "70", "71", "72", "73", "74", "75", "76", "B4", "B5", "B6", "B72")
COST = either(COST, begins("B74", "B75"))
DEPRECIATION = begins("79", "B78")
TAX_INCOME, GRANTS = begins("80"), begins("82")
FINANCE_INCOME, FINANCE_COST = begins("84", "B83"), begins("85", "B84")
COMPANY_TAX = begins("B89")
RESULT = either(
    *(INCOME, COST, DEPRECIATION, TAX_INCOME, GRANTS, FINANCE_INCOME, FINANCE_COST, COMPANY_TAX)
)
INTANGIBLE = begins("10")
CONSTRUCTION = begins("118", "B118")
LAND = but(begins("11", "B11", "B121"), CONSTRUCTION)
MACHINERY = begins("12", "B124")
SHARES, LENT = begins("131", "132"), begins("138")
FIXED = either(INTANGIBLE, CONSTRUCTION, LAND, MACHINERY, SHARES, LENT)
INVENTORIES = begins("14", "B14")
RECEIVABLES = begins("15", "16", "17", "B15", "B16", "B17")
CASH = begins("19", "B19")
EQUITY = begins("2010", "B2081", "B2091")
RESERVE = begins("2014", "2015")
FORMER_RESULT = begins("2069", "B2099")
PENSIONS, LANDFILL = begins("221"), begins("228")
LOANS = begins("23", "B23")
SHORT = begins("24", "25", "26", "27", "28", "29", "B24", "B25", "B26", "B27", "B28", "B29")


def is_kept(entry: Entry, scope: str, internal: str) -> bool:
    """Whether an entry counts: within the scope, and (not) traded within it."""
    units = SCOPES[scope]
    inside = entry.counterpart in units
    return entry.unit in units and {"": True, "eliminated": not inside, "only": inside}[internal]


def moved(
    scope: str, year: int, test: Test, internal: str = "eliminated", until: int = 12
) -> Decimal:
    """What was posted in a year up to a month, debit positive."""
    return sum(
        (
            one.amount
            for one in POSTINGS
            if one.year == year
            and one.month <= until
            and test(one.account)
            and is_kept(one, scope, internal)
        ),
        ZERO,
    )


def sided(scope: str, year: int, test: Test, sign: int) -> Decimal:
    """What was debited (1) or credited (-1) in a year, positive."""
    return sum(
        (
            sign * one.amount
            for one in POSTINGS
            if one.year == year
            and test(one.account)
            and is_kept(one, scope, "eliminated")
            and sign * one.amount > 0
        ),
        ZERO,
    )


def planned(scope: str, test: Test, internal: str = "eliminated") -> Decimal:
    """What is budgeted for 2025."""
    return sum(
        (one.amount for one in BUDGET if test(one.account) and is_kept(one, scope, internal)),
        ZERO,
    )


def held(scope: str, year: int, test: Test, internal: str = "eliminated") -> Decimal:
    """A balance at the end of a year, debit positive."""
    opened = sum(
        (
            one.amount
            for one in OPENING
            if one.year == year and test(one.account) and is_kept(one, scope, internal)
        ),
        ZERO,
    )
    return opened + moved(scope, year, test, internal)


def indicator(key: str, day: str) -> Decimal:
    found = [
        one for one in rows_of("indikatorer.csv") if one["Indikator"] == key and one["Till"] == day
    ]
    assert len(found) == 1, (key, day)
    return number(found[0]["Värde"])
