"""A controller fills in the templates that `bokslut init` wrote, and imports them."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tables_support import take

from bokslut.facts.importers.tables import example_texts
from bokslut.facts.importers.tables_kinds import TABLE_KINDS, kind_named
from bokslut.facts.importers.templates import template_workbook, write_templates
from bokslut.facts.schema import TABLES

TABLES_MD = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FILLED = {
    "enheter": [["KS", "Styrelsen", None, "organ", date(2000, 1, 1)]],
    "konton": [["5010", "Hyror", "K"]],
    "verksamheter": [["0200", "Administration"]],
    "projekt": [["86401", "Campus", "fullmäktige", "KS", "2015-06", "nej"]],
    "motparter": [["120", "Tekniska nämnden"]],
    "kommunbidrag": [["KS", "2014", 311718000, "ursprunglig", date(2013, 11, 25), "KF § 171"]],
    "budget": [["5010", "KS", "0200", None, None, "2014", 12.5, "ursprunglig"]],
    "prognos": [[date(2014, 8, 31), "5010", "KS", None, None, None, "2014", 13.25]],
    "investeringar": [["86401", "projektanslag", "KS", "2014", None, 8000000, "ursprunglig"]],
    "anläggningar": [
        ["A1", "1", "Möbler", "KS", None, "1221", "7921", 480000, date(2014, 3, 31), 60]
    ],
    "volymer": [["datorer", "Datorer", "KS", date(2014, 12, 31), 5200]],
    "indikatorer": [
        ["nöjda", *[None] * 3, date(2014, 1, 1), date(2014, 12, 31), 83.5, *[None] * 2, "Enkät"]
    ],
    "besparingar": [["adm", "Administration", "KS", "beslutat", "2014", 1200000]],
}


def test_a_filled_template_is_imported_whole_and_without_a_word():
    book = opened(template_workbook("sv"))
    assert {kind.sv for kind in TABLE_KINDS} == set(FILLED)
    for name, rows in FILLED.items():
        for row in rows:
            book[name].append(row)
    found = take(saved(book), "tabeller.xlsx")
    assert found.findings == []
    assert {name: len(rows) for name, rows in found.rows.items()} == {
        "unit": 1,
        "account": 1,
        "activity": 1,
        "project": 1,
        "counterpart": 1,
        "budget_line": 3,
        "investment_line": 1,
        "asset": 1,
        "volume": 1,
        "indicator_value": 1,
        "saving": 1,
    }
    assert sum(row["amount"] for row in found.rows["budget_line"]) == Decimal("311718025.75")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_examples_are_good_data_once_their_mark_is_gone(language):
    """The example row shows how to fill in the table, so it must itself be right."""
    book = opened(template_workbook(language))
    for sheet in book.worksheets[:-1]:
        for cell in sheet[2]:
            if isinstance(cell.value, str):
                cell.value = re.sub(r"^(Exempel|Example): ", "", cell.value)
        if sheet.title in ("prognos", "forecasts"):
            sheet["A2"] = datetime(2014, 8, 31)
        if sheet.title in ("enheter", "units"):
            sheet["C2"] = None
    found = take(saved(book), "t.xlsx")
    assert found.errors() == []
    assert {one.rule for one in found.findings} == set()
    assert sum(map(len, found.rows.values())) == len(TABLE_KINDS)


def test_an_untouched_template_has_nothing_to_import():
    found = take(template_workbook("sv"), "tabeller.xlsx")
    assert found.errors() == ["table-empty"]
    assert found.rows == {}


def test_an_example_that_was_changed_but_kept_its_mark_is_told():
    book = opened(template_workbook("sv"))
    book["volymer"].append(["datorer", "Datorer", "KS", date(2014, 12, 31), 5200])
    book["volymer"]["E2"] = 17
    found = take(saved(book), "t.xlsx")
    assert found.said() == [("table-example-row", "t.xlsx!volymer!A2")]
    assert len(found.rows["volume"]) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_head_is_explained_and_the_words_are_offered(language):
    book = opened(template_workbook(language))
    assert len(book.sheetnames) == len(TABLE_KINDS) + 1
    for kind, sheet in zip(TABLE_KINDS, book.worksheets, strict=False):
        heads = [cell.value for cell in sheet[1]]
        assert heads == [one.en if language == "en" else one.sv for one in kind.columns]
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        assert sheet.freeze_panes == "A2"
        lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
        assert len(lists) == sum(one.kind in ("word", "yes-no") for one in kind.columns)


def test_codes_and_periods_are_formatted_as_text():
    """Else the spreadsheet makes 510 of account 0510 and a date of 2014-08."""
    book = opened(template_workbook("sv"))
    sheet = book["budget"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter] for cell in sheet[1]}
    assert formats["Budgetkonto"].number_format == "@"
    assert formats["Period"].number_format == "@"
    assert formats["Belopp"].number_format == "#,##0.00"


def test_explanations_are_told_in_the_readers_language():
    def shouted(text: str) -> str:
        return text.upper()

    book = opened(template_workbook("sv", shouted))
    assert book["budget"]["A1"].comment.text.startswith("THE NUMBER OF THE ACCOUNT.")


def test_templates_are_written_to_a_folder_and_are_the_same_each_time(tmp_path):
    path = write_templates(tmp_path / "mallar å")
    assert path.read_bytes() == template_workbook("sv")
    assert take(path.read_bytes(), path.name).errors() == ["table-empty"]


def test_the_reference_names_the_tables_and_columns_as_they_are():
    rows = re.findall(
        r"^\| `([^`]+)` (\w+) \| (\w+)[^|]*\| ([^|]+) \|$", TABLES_MD.read_text(), re.M
    )
    assert [(sv, key) for sv, key, _, _ in rows] == [(kind.sv, kind.key) for kind in TABLE_KINDS]
    for _, key, fact, listed in rows:
        kind = kind_named(key)
        assert kind is not None and kind.fact == fact
        columns = re.sub(r"\([^)]*\)", "", listed).split(",")
        assert [one.strip() for one in columns] == [
            one.sv + "*" * one.required for one in kind.columns
        ]
        for column in kind.columns:
            words = re.search(rf"{column.sv}\*? \(([^)]*)\)", listed)
            if column.words:
                assert words is not None
                assert words[1].split(", ") == [one[0] for one in column.words.values()]


def test_the_reference_names_the_columns_in_english():
    text = TABLES_MD.read_text()
    for kind in TABLE_KINDS:
        line = re.search(rf"^\| {kind.key} \| ([^|]+) \|$", text, re.M)
        assert line is not None
        assert line[1].split(", ") == [one.en + "*" * one.required for one in kind.columns]


@pytest.mark.parametrize("kind", TABLE_KINDS, ids=lambda kind: kind.key)
def test_each_required_field_of_the_fact_table_is_filled(kind):
    """No row of a complete table can lack what the store demands."""
    demanded = {field.name for field in TABLES[kind.fact] if not field.nullable} - {"line"}
    given = {one.name for one in kind.columns if one.required} | {*kind.constants, *kind.defaults}
    if "period" in given:
        given |= {"first", "last"}
    assert demanded <= given


@pytest.mark.parametrize("kind", TABLE_KINDS, ids=lambda kind: kind.key)
def test_no_two_columns_of_a_table_share_a_name(kind):
    names = [name.casefold() for one in kind.columns for name in {one.sv, one.en, *one.aliases}]
    assert len(names) == len(set(names))
    assert example_texts(kind, "sv").keys() == {one.name for one in kind.columns}
