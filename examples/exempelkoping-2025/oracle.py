"""What the statements have to say, reckoned from the files by other means than bokslut's.

    python oracle.py [FILE]        (default: expected.toml beside this file)

Reads `sources/` with a few lines of its own and adds up by accounts that are written here, not in
`lines.toml`. Nothing of bokslut, and nothing of the generator, is used: where bokslut differs, one
of the two is wrong. Amounts are kronor, ratios have twelve decimals.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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


Cells = dict[str, dict[str, Decimal]]
COLUMNS = (
    ("municipality-prior", "KOMMUN", 2024),
    ("municipality", "KOMMUN", 2025),
    ("group-prior", "KONCERN", 2024),
    ("group", "KONCERN", 2025),
)


LEVELS: dict[str, tuple[Test, ...]] = {
    "income": (INCOME,),
    "cost": (COST,),
    "depreciation": (DEPRECIATION,),
    "net-cost": (INCOME, COST, DEPRECIATION),
    "tax-income": (TAX_INCOME,),
    "general-grants": (GRANTS,),
    "operations": (INCOME, COST, DEPRECIATION, TAX_INCOME, GRANTS),
    "financial-income": (FINANCE_INCOME,),
    "financial-costs": (FINANCE_COST,),
    "result-after-financial": (but(RESULT, COMPANY_TAX),),
    "company-tax": (COMPANY_TAX,),
    "result": (RESULT,),
}


def income_statement() -> Cells:
    found: Cells = {}
    for row, tests in LEVELS.items():
        test = either(*tests)
        found[row] = {column: -moved(scope, year, test) for column, scope, year in COLUMNS}
        found[row]["municipality-budget"] = -planned("KOMMUN", test)
    return found


def interim(scope: str, name: str) -> Cells:
    """The same until August, of the municipality or of the group."""
    found: Cells = {}
    for row, tests in LEVELS.items():
        if row == "company-tax" and scope == "KOMMUN":
            continue
        test = either(*tests)
        found[row] = {
            name: -moved(scope, 2025, test, until=8),
            f"{name}-prior": -moved(scope, 2024, test, until=8),
        }
    return found


def balance_sheet() -> Cells:
    assets = {
        "intangible": INTANGIBLE,
        "land-buildings": LAND,
        "construction": CONSTRUCTION,
        "machinery": MACHINERY,
        "shares": SHARES,
        "long-receivables": LENT,
        "fixed-assets": FIXED,
        "inventories": INVENTORIES,
        "receivables": RECEIVABLES,
        "cash": CASH,
        "current-assets": either(INVENTORIES, RECEIVABLES, CASH),
        "total-assets": either(FIXED, INVENTORIES, RECEIVABLES, CASH),
    }
    all_equity = either(EQUITY, RESERVE, FORMER_RESULT, RESULT)
    debts = {
        "equity-other": EQUITY,
        "reserve": RESERVE,
        "result-of-year": either(FORMER_RESULT, RESULT),
        "total-equity": all_equity,
        "provisions-pensions": PENSIONS,
        "provisions-other": LANDFILL,
        "total-provisions": either(PENSIONS, LANDFILL),
        "long-debt": LOANS,
        "short-debt": SHORT,
        "total-debt": either(LOANS, SHORT),
        "total": either(all_equity, PENSIONS, LANDFILL, LOANS, SHORT),
    }
    found = {
        row: {column: held(scope, year, test) for column, scope, year in COLUMNS}
        for row, test in assets.items()
    }
    found |= {
        row: {column: -held(scope, year, test) for column, scope, year in COLUMNS}
        for row, test in debts.items()
    }
    return found


def cash_rows(scope: str, year: int) -> dict[str, Decimal]:
    """The cash flow statement by the indirect method."""
    result = -moved(scope, year, RESULT)
    worn = moved(scope, year, DEPRECIATION)
    gains = -moved(scope, year, begins("381"))
    sold = -moved(scope, year, begins("1128"))
    provisions = -moved(scope, year, either(PENSIONS, LANDFILL))
    before = result + worn - gains + provisions
    goods, owed, owing = (-moved(scope, year, test) for test in (INVENTORIES, RECEIVABLES, SHORT))
    operations = before + goods + owed + owing
    bought = moved(scope, year, but(FIXED, LENT)) + worn + sold
    proceeds = sold + gains
    new, paid = sided(scope, year, LOANS, -1), sided(scope, year, LOANS, 1)
    lent = -moved(scope, year, LENT)
    equity = -moved(scope, year, either(EQUITY, RESERVE, FORMER_RESULT))
    financing = new - paid + lent + equity
    return {
        "result": result,
        "depreciation": worn,
        "capital-result": -gains,
        "provisions": provisions,
        "before-working-capital": before,
        "inventories": goods,
        "receivables": owed,
        "short-debt": owing,
        "from-operations": operations,
        "investments": -bought,
        "proceeds": proceeds,
        "from-investing": proceeds - bought,
        "new-loans": new,
        "amortisation": -paid,
        "long-receivables": lent,
        "equity": equity,
        "from-financing": financing,
        "cash-flow": operations + proceeds - bought + financing,
        "cash": held(scope, year, CASH),
    }


def cash_flow() -> Cells:
    found: Cells = {}
    for column, scope, year in COLUMNS:
        rows = cash_rows(scope, year)
        change = moved(scope, year, CASH)
        assert rows["cash-flow"] == change, (column, rows["cash-flow"], change)
        for row, amount in rows.items():
            found.setdefault(row, {})[column] = amount
    return found


def board_amount(units: tuple[str, ...], year: int, test: Test) -> Decimal:
    return sum(
        (
            one.amount
            for one in POSTINGS
            if one.year == year and one.unit in units and test(one.account)
        ),
        ZERO,
    )


NET_COST = either(INCOME, COST, DEPRECIATION, FINANCE_INCOME, FINANCE_COST)


def operations() -> Cells:
    """By board, trade between boards included."""
    granted = rows_of("kommunbidrag.csv")
    found: Cells = {}
    for board, units in {**BOARDS, "total": tuple(TOWN)}.items():
        grant = sum(
            (
                number(one["Belopp"])
                for one in granted
                if one["Kommunbidrag för enhet"] in units and one["Period"] == "2025"
            ),
            ZERO,
        )
        income = -board_amount(units, 2025, INCOME)
        net = board_amount(units, 2025, NET_COST)
        found[board.lower()] = {
            "income": income,
            "cost": net + income,
            "net-cost": net,
            "appropriation": grant,
            "variance": grant - net,
            "net-cost-prior": board_amount(units, 2024, NET_COST),
        }
    return found


def reconciliation() -> Cells:
    """From the boards' accounts to the income statement: without the trade between boards."""
    found: Cells = {}
    for column, year in (("outcome", 2025), ("prior", 2024)):
        for row, test, sign in (("income", INCOME, -1), ("cost", COST, 1)):
            for part, internal, turned in (
                ("-boards", "", 1),
                ("-internal", "only", -1),
                ("", "eliminated", 1),
            ):
                amount = turned * sign * moved("KOMMUN", year, test, internal)
                found.setdefault(row + part, {})[column] = amount
    return found


def balance_requirement() -> Cells:
    found: Cells = {}
    for column, year in (("prior", 2024), ("outcome", 2025)):
        result = -moved("KOMMUN", year, RESULT)
        gains = -moved("KOMMUN", year, begins("381"))
        after = result - gains
        into, out = sided("KOMMUN", year, RESERVE, -1), sided("KOMMUN", year, RESERVE, 1)
        earlier = indicator("balance-deficit", "2024-12-31") if year == 2025 else ZERO
        balance = after - into + out
        income = -moved("KOMMUN", year, either(TAX_INCOME, GRANTS))
        room = max(ZERO, min(result, after) - income / 100)
        rows = {
            "result": result,
            "gains": -gains,
            "after-adjustments": after,
            "deposit": -into,
            "use": out,
            "balance-result": balance,
            "earlier": earlier,
            "to-restore": min(ZERO, balance + earlier),
            "room": room,
        }
        for row, amount in rows.items():
            found.setdefault(row, {})[column] = amount
    del found["earlier"]["prior"]
    return found


def key_figures() -> Cells:
    found: Cells = {}
    for column, scope, year in COLUMNS:
        total = balance_of(scope, year, "total-assets")
        equity = balance_of(scope, year, "total-equity")
        pensions = indicator("pension-obligation", f"{year}-12-31")
        people = indicator("inhabitants", f"{year}-12-31")
        cash = cash_rows(scope, year)
        debt = -held(scope, year, LOANS) - held(scope, year, CASH)
        rows = {
            "equity-ratio": equity / total,
            "equity-ratio-with-pensions": (equity - pensions) / total,
            "self-financing": (cash["result"] + cash["depreciation"]) / -cash["investments"],
            "net-debt-per-inhabitant": debt / people,
        }
        if scope == "KOMMUN":
            income = -moved(scope, year, either(TAX_INCOME, GRANTS))
            rows["net-cost-share"] = moved(scope, year, NET_COST) / income
            rows["result-share"] = cash["result"] / income
        for row, amount in rows.items():
            found.setdefault(row, {})[column] = amount
    return found


def balance_of(scope: str, year: int, row: str) -> Decimal:
    return next(BALANCE[row][column] for column, *rest in COLUMNS if rest == [scope, year])


def result_levels() -> Cells:
    found: Cells = {}
    disturbing = either(begins("381"), begins("357"), begins("797"))
    for column, scope, year in COLUMNS:
        result = -moved(scope, year, RESULT)
        rows = {
            "before-tax": result + moved(scope, year, COMPANY_TAX),
            "result": result,
            "without-gains": result + moved(scope, year, begins("381")),
            "without-disturbing": result + moved(scope, year, disturbing),
        }
        for row, amount in rows.items():
            found.setdefault(row, {})[column] = amount
    return found


def frames() -> Cells:
    found: Cells = {}
    for body in (*BODIES, "KONCERN"):
        named = [
            one
            for one in rows_of("investeringar.csv")
            if one["Slag"] == "investeringsram" and one["Enhet"] in SCOPES[body]
        ]
        words = {"original": "ursprunglig", "transfer": "överföring"}
        cells = {
            column: sum(
                (number(o["Belopp (tkr)"]) * 1000 for o in named if o["Ändring"] == w), ZERO
            )
            for column, w in words.items()
        }
        used = sum((-cash_rows(one, 2025)["investments"] for one in BODIES), ZERO)
        if body != "KONCERN":
            used = -cash_rows(body, 2025)["investments"]
        frame = cells["original"] + cells["transfer"]
        row = "total" if body == "KONCERN" else body.lower()
        found[row] = {**cells, "frame": frame, "used": used, "left": frame - used}
    return found


def projects() -> Cells:
    """What was spent on each project, in the year and in all."""
    found: Cells = {}
    lines = rows_of("investeringar.csv")
    for row in rows_of("projekt.csv"):
        key = row["Projekt"]
        spent = {
            year: sum((o.amount for o in POSTINGS if o.project == key and o.year == year), ZERO)
            for year in (2024, 2025)
        }
        # An invoice is on the project once, its debt and its payment are not.
        earlier = sum(
            (
                number(one["Belopp (tkr)"]) * 1000
                for one in lines
                if one["Investeringsprojekt"] == key and one["Slag"] == "ackumulerat"
            ),
            ZERO,
        )
        found[f"p{key}"] = {
            "year-spent": spent[2025],
            "spent-total": earlier + spent[2024] + spent[2025],
        }
    return found


def eliminations() -> Cells:
    """The bodies as they stand in their own books, what of it is internal, and the group."""
    flows = {
        "income": (INCOME, -1),
        "cost": (COST, -1),
        "depreciation": (DEPRECIATION, -1),
        "taxes": (either(TAX_INCOME, GRANTS), -1),
        "finance": (either(FINANCE_INCOME, FINANCE_COST), -1),
        "company-tax": (COMPANY_TAX, -1),
        "result": (RESULT, -1),
    }
    stocks = {
        "fixed-assets": (FIXED, 1),
        "current-assets": (either(INVENTORIES, RECEIVABLES, CASH), 1),
        "total-assets": (either(FIXED, INVENTORIES, RECEIVABLES, CASH), 1),
        "equity": (either(EQUITY, RESERVE, FORMER_RESULT, RESULT), -1),
        "provisions": (either(PENSIONS, LANDFILL), -1),
        "debt": (either(LOANS, SHORT), -1),
    }
    found: Cells = {}
    for rows, amount in ((flows, moved), (stocks, held)):
        for row, (test, sign) in rows.items():
            cells = {one.lower(): sign * amount(one, 2025, test, "") for one in BODIES}
            whole = sum(cells.values())
            cells["internal"] = sign * amount("KONCERN", 2025, test, "only")
            cells["group"] = sign * amount("KONCERN", 2025, test, "eliminated")
            assert whole - cells["internal"] == cells["group"], (row, cells)
            found[row] = cells
    return found


BALANCE = balance_sheet()
TABLES: dict[str, Callable[[], Cells]] = {
    "income-statement": income_statement,
    "balance-sheet": lambda: BALANCE,
    "cash-flow": cash_flow,
    "operations": operations,
    "operations-reconciliation": reconciliation,
    "balance-requirement": balance_requirement,
    "key-figures": key_figures,
    "result-levels": result_levels,
    "investment-frames": frames,
    "investments": projects,
    "eliminations": eliminations,
    "interim-income-statement": lambda: interim("KOMMUN", "municipality"),
    "interim-group": lambda: interim("KONCERN", "group"),
}


def written(amount: Decimal) -> str:
    """Exact kronor; a ratio with twelve decimals."""
    if amount == amount.quantize(Decimal("0.0001")):
        return f"{amount.normalize():f}" if amount else "0"
    return str(amount.quantize(Decimal("1e-12"), ROUND_HALF_UP))


def lines_of() -> Iterator[str]:
    yield "# What the statements have to say, in kronor and ratios. Written by oracle.py."
    for table, fill in TABLES.items():
        for row, cells in fill().items():
            yield f'\n[{table}."{row}"]'
            for column, amount in cells.items():
                yield f'{column} = "{written(amount)}"'


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "expected.toml"
    target.write_text("\n".join(lines_of()) + "\n", encoding="utf-8")
