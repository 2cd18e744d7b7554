"""The whole path on the example: the published closing comes out of its vouchers."""

from __future__ import annotations

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from bokslut.model.document import Cell, Document
from bokslut.model.finding import has_errors
from bokslut.report.layout import column_head
from bokslut.workspace.workspace import Workspace

TRANSCRIPT: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "reference" / "transcript.toml").read_text(encoding="utf-8")
)
ACCEPTED = {(one["table"], one["row"], one["column"]): one for one in TRANSCRIPT["accepted"]}
WORDS = {"x", "y"}


def printed_cells() -> list[tuple[str, str, str, str]]:
    """Every cell that the reference prints, blank ones left out."""
    return [
        (table["key"], row["key"], column, text)
        for table in TRANSCRIPT["table"]
        for row in table["rows"]
        for column, text in zip(table["columns"], row["cells"], strict=True)
        if text
    ]


def test_a_column_of_words_is_headed_by_its_own_words(annual: Document) -> None:
    (table,) = (one for one in annual.tables if one.key == "investments")
    heads = [column_head(column, table) for column in table.columns]
    assert heads.count("Avslutas") == heads.count("Slutdatum") == 1


def as_number(text: str) -> Decimal:
    """A print of the reference as a number: `- 224` and `+ 1 801` have a blank behind the sign."""
    plain = text.replace(" ", "").replace("%", "").replace("\u202f", "").replace("\u2212", "-")
    return Decimal(plain.replace("–", "0").replace(",", "."))


@pytest.mark.parametrize(("table", "row", "column", "text"), printed_cells())
def test_every_cell_that_the_reference_prints_stands_in_the_closing(
    annual: Document, table: str, row: str, column: str, text: str
) -> None:
    cell = annual.table(table).cell(row, column)
    accepted = ACCEPTED.get((table, row, column))
    if text in WORDS:
        assert cell.text == text
    elif text == "-":
        assert cell.value is None and cell.text in ("–", "")
    elif accepted is None:
        assert as_number(cell.text) == as_number(text)
    else:
        assert accepted["printed"] == text and len(accepted["reason"]) > 20
        # A cell that ours leaves blank, or another number: never the printed one after all.
        assert cell.text == "" or as_number(cell.text) != as_number(text)
        if accepted["ours"]:
            assert as_number(cell.text) == as_number(accepted["ours"])


def test_no_difference_is_accepted_that_does_not_exist() -> None:
    assert set(ACCEPTED) <= {one[:3] for one in printed_cells()}


def test_every_number_in_a_table_is_its_exact_value_rounded_for_the_print(
    annual: Document,
) -> None:
    looked_at = 0
    for table, row, cell in annual.cells():
        if cell.value is None or cell.ref is None:
            continue
        column = table.columns[row.cells.index(cell)]
        shown = cell.value * cell.sign * (100 if cell.unit == "percent" else 1)
        places = 2 if cell.unit == "ratio" and column.unit != "ratio" else column.decimals
        rounded = shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        assert as_number(cell.text.replace("+", "")) == rounded, (table.key, row.key, column.key)
        looked_at += 1
    assert looked_at > 150


def test_the_same_snapshot_gives_the_same_document(example: Workspace, annual: Document) -> None:
    again, _findings = example.close("ks-2014", example.find_snapshot(annual.snapshot))
    assert again == annual
    assert again.figures == annual.figures


def test_the_example_closes_without_errors(annual: Document) -> None:
    assert not has_errors(annual.findings)
    assert not annual.draft


def test_an_interim_closing_has_the_same_statements_as_of_august(
    example: Workspace, annual: Document
) -> None:
    interim, findings = example.close("ks-2014-08")
    assert not has_errors(findings)
    assert interim.period == "2014-01..2014-08"
    shared = {one.key for one in interim.tables} & {one.key for one in annual.tables}
    assert {"unit-costs", "balance-sheet", "investments", "depreciation"} <= shared
    beside = {"interim-growth", "interim-operations", "interim-income-statement"}
    assert beside <= {one.key for one in interim.tables}
    for key in shared:
        assert [row.key for row in interim.table(key).rows] == [
            row.key for row in annual.table(key).rows
        ]
    statement = interim.table("interim-income-statement")
    result: dict[str, Cell] = {
        column.key: statement.cell("result", column.key) for column in statement.columns
    }
    assert all(cell.value is not None for cell in result.values())
    # The year's budget stands beside eight months of outcome, and is that of the annual closing.
    budget = annual.table("income-statement").cell("total-costs", "budget")
    assert statement.cell("total-costs", "budget").text == budget.text
    eight = statement.cell("total-costs", "outcome").value
    twelve = annual.table("income-statement").cell("total-costs", "outcome").value
    assert eight is not None and twelve is not None and 0 < eight < twelve


def test_a_report_can_be_told_in_english_with_the_same_numbers(
    example: Workspace, annual: Document
) -> None:
    english, _findings = example.close("ks-2014", language="en")
    assert english.language == "en"
    assert [cell.text for _t, _r, cell in english.cells() if cell.ref] == [
        cell.text for _t, _r, cell in annual.cells() if cell.ref
    ]
