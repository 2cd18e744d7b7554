"""`report.json`: programs read it by its schema, and the exact values in it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import report_sample as sample

from bokslut.model.document import Cell, Document, Row
from bokslut.model.figure import FigureRef, Why, parse_ref
from bokslut.report.json_report import render_json

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def report(document: Document) -> dict[str, Any]:
    return json.loads(render_json(document, sample.swedish))


def faults(schema: dict[str, Any], data: dict[str, Any]) -> list[str]:
    return [one.message for one in jsonschema.Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("make", [sample.rich, sample.tiny, sample.empty])
def test_the_report_keeps_its_schema(schema: dict[str, Any], make: Any) -> None:
    assert faults(schema, report(make())) == []


def test_the_schema_refuses_a_missing_value_without_a_reason(schema: dict[str, Any]) -> None:
    data = report(sample.rich())
    cell = data["tables"][0]["rows"][0]["cells"][0]
    cell["value"] = None
    assert faults(schema, data)
    cell["why"] = "missing"
    assert faults(schema, data) == []
    cell["value"] = "1e3"
    assert faults(schema, data)


def test_a_cell_holds_the_exact_value_the_print_and_the_reference() -> None:
    table = report(sample.rich())["tables"][0]
    assert table["unit"] == "tkr"
    by_key = {row["key"]: row for row in table["rows"]}
    assert by_key["eko"]["cells"][1] == {
        "value": "30014.4",
        "text": "30\u202f014",
        "ref": "appropriation period=2014 unit=EKO",
    }
    assert table["columns"][3]["unit"] == "percent"
    assert "unit" not in table["columns"][0]
    assert by_key["nea"]["cells"][1]["why"] == "missing"
    assert by_key["nea"]["cells"][1]["value"] is None


def test_a_heading_has_no_cells_and_every_other_row_one_a_column() -> None:
    for table in report(sample.rich())["tables"]:
        for row in table["rows"]:
            assert len(row["cells"]) == (0 if row["kind"] == "heading" else len(table["columns"]))


def test_values_have_no_exponent_and_references_can_be_read_back() -> None:
    tiny_value = Cell(FigureRef.of("m", unit="A B"), Decimal("1E+7"), "x", "tkr")
    small = Cell(FigureRef.of("m"), Decimal("1E-7"), "x", "kr")
    words = Cell(None, None, "x", "text")
    columns = tuple(sample.amount_column(name) for name in "abc")
    table = sample.amounts_table().__class__(
        "t", "T", "tkr", columns, (Row("r", "R", "item", (tiny_value, small, words)),)
    )
    cells = report(sample.tiny(tables=(table,)))["tables"][0]["rows"][0]["cells"]
    assert [cell["value"] for cell in cells] == ["10000000", "0.0000001", None]
    assert parse_ref(cells[0]["ref"]) == tiny_value.ref
    assert cells[1]["unit"] == "kr"
    assert cells[2] == {
        "value": None,
        "text": "x",
        "ref": None,
        "why": Why.NOT_APPLICABLE,
        "unit": "text",
    }


def test_a_paragraph_tells_its_figures() -> None:
    blocks = report(sample.rich())["sections"][0]["blocks"]
    paragraph = next(block for block in blocks if block["kind"] == "paragraph")
    assert "överskott på 6,4 mkr, som motsvarar 2,1 %" in paragraph["text"]
    assert paragraph["figures"][0] == {
        "value": "6.4142",
        "text": "6,4 mkr",
        "ref": "result period=2014 unit=KS",
        "unit": "mkr",
    }


def test_findings_are_told_in_the_readers_language() -> None:
    found = render_json(sample.rich(), lambda text: text.replace("gap", "lucka"))
    assert "The series A has a lucka at 17." in found.decode()
