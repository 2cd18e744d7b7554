"""What the statements have to say, reckoned from the files by other means than bokslut's.

    python oracle.py [FILE]        (default: expected.toml beside this file)

Reads `sources/` with a few lines of its own and adds up by accounts that are written here, not in
`lines.toml`. Nothing of bokslut, and nothing of the generator, is used: where bokslut differs, one
of the two is wrong. Amounts are kronor, ratios have twelve decimals.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from oracle_books import (
    BOARDS,
    BODIES,
    CASH,
    COMPANY_TAX,
    CONSTRUCTION,
    COST,
    DEPRECIATION,
    EQUITY,
    FINANCE_COST,
    FINANCE_INCOME,
    FIXED,
    FORMER_RESULT,
    GRANTS,
    HERE,
    INCOME,
    INTANGIBLE,
    INVENTORIES,
    LAND,
    LANDFILL,
    LENT,
    LOANS,
    MACHINERY,
    PENSIONS,
    POSTINGS,
    RECEIVABLES,
    RESERVE,
    RESULT,
    SCOPES,
    SHARES,
    SHORT,
    TAX_INCOME,
    TOWN,
    ZERO,
    Test,
    begins,
    but,
    either,
    held,
    indicator,
    moved,
    number,
    planned,
    rows_of,
    sided,
)

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
