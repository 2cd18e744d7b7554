"""A group of a municipality and a company: what is eliminated, and what is left."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from group_books import group, municipality_vouchers, voucher

from bokslut.measures.contributors import Split, contributors
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.measures.split_key import read_keys
from bokslut.measures.trace import leaf_rows, leaves, trace
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding
from bokslut.workspace.workspace import Opened, Workspace


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Opened]:
    workspace = group(tmp_path_factory.mktemp("koncern"))
    return workspace, workspace.open()


def value(books: tuple[Workspace, Opened], text: str) -> str:
    """The value of a figure, after its rows were summed again from the facts."""
    workspace, opened = books
    found = workspace.figure(text, opened)
    assert isinstance(found, tuple), found
    ref, figures = found
    for leaf in leaves(trace(ref, figures)):
        assert leaf.leaf is not None
        rows = opened.facts.run(leaf_rows(leaf.leaf, opened.facts, opened.world)).to_pylist()
        summed = sum((one["amount"] for one in rows), Decimal(0))
        assert leaf.value is None or abs(summed) == abs(leaf.value), leaf.ref
    result = figures[ref]
    return str(result.why) if result.value is None else f"{result.value.normalize() + 0:f}"


@pytest.mark.parametrize(
    ("figure", "kronor"),
    [
        # Income: 90 and 40 internal in the municipality, 60 of it and 140 of others in the company.
        ("line_amount line=fees", "330"),
        ("line_amount line=fees internal=eliminated", "230"),
        ("line_amount line=fees internal=only", "100"),
        ("line_amount line=fees unit=KOMMUN", "130"),
        ("line_amount line=fees unit=KOMMUN internal=eliminated", "90"),
        ("line_amount line=fees unit=BOSTAD internal=eliminated", "200"),
        ("line_amount line=fees unit=BOSTAD internal=eliminated@KONCERN", "140"),
        ("line_amount line=fees internal=included", "330"),
        # Costs: 500 + 200 + 40 + 60 + 25 + 5 in the municipality, 110 in the company.
        ("line_amount line=operating", "940"),
        ("line_amount line=operating internal=eliminated", "840"),
        ("line_amount line=operating unit=KOMMUN internal=eliminated", "790"),
        ("line_amount line=interest internal=eliminated", "0"),
        ("line_amount line=interest unit=KOMMUN internal=eliminated", "-9"),
        # Result: 1 000 + 130 + 15 − 830 − 100 + 9 and 200 − 110 − 35 − 9 − 10.
        ("ledger_result unit=KOMMUN", "224"),
        ("ledger_result unit=BOSTAD", "36"),
        ("ledger_result", "260"),
        ("ledger_result internal=eliminated", "260"),
        ("ledger_result internal=only", "0"),
        ("result_before_tax internal=eliminated", "270"),
        # The levels lead to the same: what is left is the tax.
        ("result_after_financial internal=eliminated", "270"),
        ("net_cost_of_operations unit=KOMMUN internal=eliminated", "785"),
        ("result_of_operations unit=KOMMUN internal=eliminated", "215"),
        ("result_after_financial unit=KOMMUN internal=eliminated", "224"),
        ("result_without_capital_gains internal=eliminated", "245"),
    ],
)
def test_what_is_internal_is_left_out_of_the_income_statement(
    books: tuple[Workspace, Opened], figure: str, kronor: str
) -> None:
    assert value(books, figure) == kronor


@pytest.mark.parametrize(
    ("figure", "kronor"),
    [
        # By unit, a whole ledger opens with its #IB and a board with its #OIB.
        ("opening_balance line=assets period=2025-12-31", "1300"),
        ("opening_balance line=assets unit=KOMMUN period=2025-12-31", "800"),
        ("opening_balance line=assets unit=BUN period=2025-12-31", "300"),
        ("opening_balance line=assets unit=BOSTAD period=2025-12-31", "500"),
        ("opening_balance line=assets unit=KONCERN!BOSTAD period=2025-12-31", "800"),
        ("opening_balance line=stock unit=BOSTAD period=2025-12-31", "0"),
        # Shares 50 against share capital, lent 300 against borrowed.
        ("opening_balance line=shares internal=eliminated period=2025-12-31", "0"),
        ("opening_balance line=shares unit=KOMMUN internal=eliminated period=2025-12-31", "50"),
        ("opening_balance line=equity internal=eliminated period=2025-12-31", "1100"),
        ("opening_balance line=loans internal=only period=2025-12-31", "300"),
        ("balance line=loans internal=eliminated", "480"),
        ("balance line=lent internal=eliminated", "0"),
        ("balance line=lent unit=KOMMUN internal=eliminated", "270"),
        # Receivables: 80 + 90 − 75 and 10 + 60 − 50, of which 10 of the municipality.
        ("balance line=receivables", "115"),
        ("balance line=receivables internal=eliminated", "105"),
        # Municipality: 820 + shares 50 + lent 270 + 15 + 95 + bank 609; company: 465 + 20 + 101;
        # together less shares 50, lent 270 and 10 of rent that is not paid.
        ("total_assets internal=eliminated", "2115"),
        ("equity_and_liabilities internal=eliminated", "2115"),
        ("total_assets unit=KOMMUN internal=eliminated", "1859"),
        ("equity_and_liabilities unit=KOMMUN internal=eliminated", "1859"),
        ("equity_and_liabilities unit=BOSTAD internal=eliminated", "586"),
    ],
)
def test_the_balance_sheet_opens_and_closes_without_what_is_internal(
    books: tuple[Workspace, Opened], figure: str, kronor: str
) -> None:
    assert value(books, figure) == kronor


@pytest.mark.parametrize(
    ("figure", "group", "municipality"),
    [
        ("ledger_result", "260", "224"),
        ("depreciation", "135", "100"),
        ("capital_result", "15", "15"),
        ("provision_change", "25", "25"),
        ("cash_before_working_capital", "405", "334"),
        ("inventory_change", "5", "5"),
        ("receivables_change", "-15", "-15"),
        # 20 and 10 of suppliers; 10 of unpaid rent is owed within the group.
        ("short_debt_change", "30", "30"),
        ("cash_from_operations", "425", "354"),
        ("investments", "150", "150"),
        ("disposal_proceeds", "45", "45"),
        ("cash_from_investing", "-105", "-105"),
        ("new_loans", "200", "200"),
        ("amortisation", "120", "120"),
        # The company pays back 30 to the municipality.
        ("long_receivables_change", "0", "30"),
        ("internal_account_change", "0", "0"),
        ("equity_change", "0", "0"),
        ("cash_from_financing", "80", "110"),
        # Bank 250 to 609, and the company's 60 to 101.
        ("cash_flow", "400", "359"),
        ("cash_change", "400", "359"),
    ],
)
def test_the_cash_flow_is_the_change_of_cash(
    books: tuple[Workspace, Opened], figure: str, group: str, municipality: str
) -> None:
    assert value(books, f"{figure} internal=eliminated") == group
    assert value(books, f"{figure} unit=KOMMUN internal=eliminated") == municipality


def test_the_same_unit_is_meant_inside_the_parts_of_a_scope(
    books: tuple[Workspace, Opened],
) -> None:
    """What boards and companies do with others adds up to what the group does."""
    whole = Decimal(value(books, "net_cost internal=eliminated"))
    parts = ("KOMMUN", "BOSTAD")
    by_unit = [value(books, f"net_cost unit={one} internal=eliminated@KONCERN") for one in parts]
    assert sum(map(Decimal, by_unit)) == whole


def test_an_unknown_way_of_elimination_is_told_with_the_known(
    books: tuple[Workspace, Opened],
) -> None:
    workspace, opened = books
    for text, said in (
        ("income internal=removed", "internal=removed is not known here"),
        ("income internal=eliminated@KOMUN", "unit=KOMUN is not known here"),
    ):
        found = workspace.figure(text, opened)
        assert not isinstance(found, tuple)
        assert said in found.message()


def test_a_reference_says_inside_which_unit_trade_is_eliminated(
    books: tuple[Workspace, Opened],
) -> None:
    workspace, opened = books
    found = workspace.figure("income unit=KOMMUN internal=eliminated", opened)
    assert isinstance(found, tuple)
    expected = {"basis": "outcome", "internal": "eliminated@KOMMUN", "period": "2025"}
    assert found[0] == FigureRef.of("income", expected, unit="KOMMUN")


def test_a_write_down_moves_no_cash_and_is_no_investment(tmp_path: Path) -> None:
    written_down = voucher(21, "20251231", ("7970", "1 KS", "70.00"), ("1110", "1 KS", "-70.00"))
    workspace = group(tmp_path, municipality=[*municipality_vouchers(), written_down])
    books = workspace, workspace.open()
    figures = {
        "ledger_result": "190",
        "depreciation": "205",
        "write_downs": "70",
        "depreciation_and_write_downs": "205",
        "cash_before_working_capital": "405",
        "investments": "150",
        "cash_flow": "400",
    }
    found = {one: value(books, f"{one} internal=eliminated") for one in figures}
    assert found == figures


def test_the_parts_of_a_consolidated_figure_are_what_each_does_with_others(
    books: tuple[Workspace, Opened],
) -> None:
    """Interest 9 that the company has paid to the municipality, and rents, are in no part."""
    found = split(books, "net_cost internal=eliminated", "unit")
    assert isinstance(found, Split)
    parts = {one.key: int(one.value) for one in found.contributors}
    # 500 + 230 − 90 − 15 + 100; −140 + 110 + 35.
    assert parts == {"KOMMUN": 725, "BOSTAD": 5}
    assert str(found.contributors[0].ref.get("internal")) == "eliminated@KONCERN"


def test_a_balance_that_opened_as_a_whole_is_not_divided_by_units(
    books: tuple[Workspace, Opened],
) -> None:
    found = split(books, "balance line=assets", "unit")
    assert isinstance(found, Split)
    assert {one.key: int(one.value) for one in found.contributors} == {"KOMMUN": 850, "BOSTAD": 465}
    refused = split(books, "balance line=assets unit=KOMMUN", "unit")
    assert isinstance(refused, Finding)
    assert "stated as a whole" in refused.message()


def split(books: tuple[Workspace, Opened], text: str, by: str) -> Split | Finding:
    _workspace, opened = books
    ref, keys = read(text, REGISTER, opened.world), read_keys(by)
    assert isinstance(ref, FigureRef) and isinstance(keys, tuple)
    return contributors(ref, keys, 5, REGISTER, opened.world, opened.facts)
