"""Assets equal equity and liabilities."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from check_books import Books, balance, posting, told
from group_books import CONSOLIDATED, group

from bokslut.checks.balance_sheet_balances import check
from bokslut.model.document import Cell, Column, Row, Table
from bokslut.model.figure import FigureRef


def whole_books(folder: Path) -> Books:
    return Books(folder).ledger(
        balance=[
            balance("1510", "500"),
            balance("2010", "-500"),
            balance("1510", "500", "object_opening", unit="IT"),
            balance("2010", "-500", "object_opening", unit="IT"),
        ],
        posting=[
            posting("2014-05-05", "5010", "40", "IT"),
            posting("2014-05-05", "2510", "-40", "EKO"),
        ],
    )


def test_a_balance_sheet_that_does_not_balance_is_an_error(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        balance=[balance("1510", "500"), balance("2010", "-480")],
        posting=[posting("2014-05-05", "5010", "40"), posting("2014-05-05", "2510", "-40")],
    )
    assert told(books.found(check)) == [
        "error [KS] Kommunstyrelsen: assets of 500 kr on 2014-12-31 do not equal equity and "
        "liabilities of 480 kr; difference 20 kr."
    ]


def test_a_result_that_is_not_yet_carried_counts_as_equity(tmp_path: Path) -> None:
    assert whole_books(tmp_path).found(check) == []


def test_a_voucher_on_both_sides_of_the_periods_end_is_seen(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[posting("2014-08-31", "1510", "7"), posting("2014-09-01", "3110", "-7")]
    )
    assert len(books.found(check, period="2014-01..2014-08")) == 1
    assert books.found(check) == []


def sheet_of(unit: str) -> Table:
    """A statement that prints balances of a unit."""
    ref = FigureRef.of("balance", line="current_assets", period="2014-12-31", unit=unit)
    column = Column("closing", "2014", "balance", "2014-12-31", "outcome", "kr", 0)
    row = Row("assets", "Tillgångar", "item", (Cell(ref, Decimal(500), "500", "kr"),))
    return Table("balance-sheet", "Balansräkning", "kr", (column,), (row,))


def test_a_unit_whose_balances_are_printed_must_balance_by_itself(tmp_path: Path) -> None:
    assert told(whole_books(tmp_path).found(check, tables=(sheet_of("IT"),))) == [
        "error [IT] IT: assets of 500 kr on 2014-12-31 do not equal equity and liabilities of "
        "460 kr; difference 40 kr."
    ]


def test_a_unit_without_opening_balances_is_left_alone(tmp_path: Path) -> None:
    assert whole_books(tmp_path).found(check, tables=(sheet_of("EKO"),)) == []


@pytest.mark.parametrize(("opening", "gap"), [("500.00", []), ("501.00", ["1"])])
def test_a_company_is_proved_by_what_its_whole_ledger_opened_with(
    tmp_path: Path, opening: str, gap: list[str]
) -> None:
    """Its file states no balances of objects but those with the municipality."""
    balance = CONSOLIDATED.replace('"ledger_result"', '"total_assets"')
    balance = balance.replace('internal = "eliminated"', 'unit = "BOSTAD"')
    workspace = group(tmp_path, statements={"consolidated.toml": balance})
    path = tmp_path / "bostad.se"
    text = path.read_text(encoding="cp437").replace("1110 500.00", f"1110 {opening}")
    path.write_text(text, encoding="cp437")
    workspace.take_in([path], accept=frozenset(["sie-account-undeclared"]))
    _document, findings = workspace.close(translate=lambda one: one)
    said = [one for one in findings if one.rule == "balance-sheet-balances"]
    company = [one for one in said if one.place.row == "BOSTAD"]
    assert [str(Decimal(one.claimed) - Decimal(one.expected)) for one in company] == gap
