"""A controller imports tables out of a spreadsheet."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from tables_support import bare_xlsx, ods_book, ods_cell, ods_rows, take, workbook

from bokslut.facts.importers import ods, xlsx
from bokslut.model.finding import Severity

HEAD = ["Budgetkonto", "Enhet", "Period", "Belopp", "Ändring"]
VOLUMES = ["Volym", "Datum", "Antal"]


def budget(*rows: list[object]) -> bytes:
    return workbook(Budget=[HEAD, *rows])


def test_numbers_texts_and_dates_of_a_sheet_become_facts():
    found = take(
        workbook(
            Budget=[
                [*HEAD, "Beslutsdatum"],
                [5010, "EKO", 2014, 1234.5, "ursprunglig", date(2013, 11, 25)],
                ["0510", "EKO", "2014-T1", -7, "ursprunglig", None],
            ]
        ),
        "budget.xlsx",
    )
    assert found.findings == []
    first, second = found.rows["budget_line"]
    assert (first["account"], first["amount"], first["decided"], first["line"]) == (
        "5010",
        Decimal("1234.50"),
        date(2013, 11, 25),
        2,
    )
    assert (second["account"], second["last"]) == ("0510", date(2014, 4, 30))


def test_findings_carry_the_address_of_the_cell_where_the_table_does_not_begin_at_the_corner():
    rows = [[], [], [None, None, *HEAD], [None, None, "5010", "EKO", "2014", "x", "ursprunglig"]]
    found = take(workbook(Budget=rows), "budget.xlsx")
    assert found.said() == [("table-number", "budget.xlsx!Budget!F4")]


def test_several_tables_are_imported_together():
    found = take(
        workbook(
            Budget=[HEAD, [5010, "EKO", 2014, 1, "ursprunglig"]],
            Volymer=[VOLUMES, ["datorer", date(2014, 12, 31), 5200]],
            Anteckningar=[["att göra"]],
        ),
        "allt.xlsx",
    )
    assert found.said() == [("table-sheet-skipped", "allt.xlsx!Anteckningar")]
    assert set(found.rows) == {"budget_line", "volume"}
    assert found.scopes == ("budget_line budget 2014", "volume datorer")
    assert [(one["sheet"], one["table"], one["rows"]) for one in found.header["tables"]] == [
        ("Budget", "budget", 1),
        ("Volymer", "volumes", 1),
    ]


def test_one_table_on_two_sheets_is_one_table():
    unit = ["Enhet", "Namn", "Överordnad", "Slag", "Giltig från"]
    found = take(
        workbook(
            Ett=[unit, ["KS", "Styrelsen", None, "organ", date(2000, 1, 1)]],
            Två=[unit, ["EKO", "Ekonomi", "KS", "kontor", date(2000, 1, 1)]],
        ),
        "org.xlsx",
    )
    assert found.findings == []
    assert len(found.rows["unit"]) == 2


def test_formulas_count_with_their_values_and_are_noted_once():
    found = take(
        budget(
            [5010, "EKO", 2014, "=3+4", "ursprunglig"], [5020, "EKO", 2014, "=3+4", "ursprunglig"]
        ),
        "b.xlsx",
    )
    assert found.said() == [("table-formula", "b.xlsx!Budget!D2")]
    assert "(2)" in found.findings[0].message()
    assert [row["amount"] for row in found.rows["budget_line"]] == [7, 7]


def test_a_formula_that_was_never_computed_is_an_error():
    book = openpyxl.Workbook()
    book.active.append(VOLUMES)
    book.active.append(["datorer", date(2014, 12, 31), "=2+3"])
    out = io.BytesIO()
    book.save(out)
    found = take(out.getvalue(), "v.xlsx")
    assert found.said() == [("table-formula-empty", "v.xlsx!Sheet!C2")]


def test_an_error_of_the_spreadsheet_is_not_read_as_nothing():
    found = take(
        bare_xlsx(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Volym</t></is></c>'
            '<c r="B1" t="inlineStr"><is><t>Datum</t></is></c>'
            '<c r="C1" t="inlineStr"><is><t>Antal</t></is></c>'
            '<c r="D1" t="inlineStr"><is><t>Volymnamn</t></is></c></row>'
            '<row r="2"><c r="A2" t="inlineStr"><is><t>bilar</t></is></c>'
            '<c r="B2" t="inlineStr"><is><t>2014-12-31</t></is></c>'
            '<c r="C2"><v>3</v></c><c r="D2" t="e"><f>A9</f><v>#REF!</v></c></row>'
        ),
        "v.xlsx",
    )
    assert found.errors() == ["table-cell-error"]
    assert ("table-cell-error", "v.xlsx!Blad1!D2") in found.said()


def test_text_that_begins_with_equals_is_text():
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Projekt", "Projektnamn"])
    book.active.append(["1", "x"])
    book.active["B2"].value = '=HYPERLINK("http://example.org")'
    book.active["B2"].data_type = "s"
    book.save(out)
    found = take(out.getvalue(), "p.xlsx")
    assert found.findings == []
    assert found.rows["project"][0]["name"] == '=HYPERLINK("http://example.org")'


def test_numbers_and_dates_that_are_text_are_read_with_a_note():
    rows = [VOLUMES, ["datorer", "2014-12-31", "5 200"], ["bilar", 20141231, 3]]
    found = take(workbook(V=rows), "v.xlsx")
    assert {one.severity for one in found.findings} == {Severity.NOTE}
    assert set(found.rules()) == {"table-number-text", "table-date-text"}
    assert [(row["date"], row["quantity"]) for row in found.rows["volume"]] == [
        (date(2014, 12, 31), 5200),
        (date(2014, 12, 31), 3),
    ]


@pytest.mark.parametrize("value", [41_670, True, datetime(2014, 1, 1, 12, 30), "31/12 2014"])
def test_what_is_no_date_is_not_guessed(value):
    found = take(workbook(V=[VOLUMES, ["datorer", value, 1]]), "v.xlsx")
    assert found.said() == [("table-date", "v.xlsx!V!B2")]


def test_a_month_that_the_spreadsheet_made_a_date_is_read_back():
    found = take(budget([5010, "EKO", date(2014, 8, 1), 1, "ursprunglig"]), "b.xlsx")
    assert found.rules() == ["table-period-date"]
    assert found.rows["budget_line"][0]["last"] == date(2014, 8, 31)


def test_a_code_that_the_spreadsheet_made_a_date_is_refused():
    found = take(budget([date(2014, 2, 1), "EKO", 2014, 1, "ursprunglig"]), "b.xlsx")
    assert found.said() == [("table-code", "b.xlsx!Budget!A2")]


@pytest.mark.parametrize(
    ("number", "expected", "rules"),
    [
        (0.1 + 0.2, "0.30", ["table-number-noise"]),
        (1234.5600000000002, "1234.56", ["table-number-noise"]),
        (12345678901234.56, "12345678901234.56", []),
        (1e15, "1000000000000000.00", []),
        (-0.0, "0.00", []),
    ],
)
def test_amounts_are_what_the_spreadsheet_shows(number, expected, rules):
    cells = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{head}</t></is></c>'
        for column, head in zip("ABCDE", HEAD, strict=True)
    )
    row = (
        '<c r="A2"><v>5010</v></c><c r="B2" t="inlineStr"><is><t>EKO</t></is></c>'
        f'<c r="C2"><v>2014</v></c><c r="D2"><v>{number!r}</v></c>'
        '<c r="E2" t="inlineStr"><is><t>ursprunglig</t></is></c>'
    )
    found = take(bare_xlsx(f'<row r="1">{cells}</row><row r="2">{row}</row>'), "b.xlsx")
    assert found.rules() == rules
    assert found.rows["budget_line"][0]["amount"] == Decimal(expected)


@pytest.mark.parametrize("number", [1.005, 0.001, 1e17, 1e300])
def test_amounts_that_would_have_to_be_rounded_are_refused(number):
    found = take(budget([5010, "EKO", 2014, number, "ursprunglig"]), "b.xlsx")
    assert found.errors() in (["table-decimals"], ["table-number-large"])


def test_a_column_without_a_name_is_told_once():
    found = take(
        workbook(V=[VOLUMES, ["a", date(2014, 1, 1), 1, "x"], ["b", date(2014, 1, 1), 1, "y"]]),
        "v.xlsx",
    )
    assert found.said() == [("table-column-unnamed", "v.xlsx!V!D2")]


def test_a_hidden_sheet_is_told_and_not_read():
    book = openpyxl.Workbook()
    book.active.append(VOLUMES)
    book.active.append(["a", date(2014, 1, 1), 1])
    hidden = book.create_sheet("Gömd")
    hidden.append(VOLUMES)
    hidden.append(["b", date(2014, 1, 1), 1])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found = take(out.getvalue(), "v.xlsx")
    assert found.rules() == ["table-sheet-hidden"]
    assert found.scopes == ("volume a",)


def test_ods_is_read_as_xlsx_is():
    rows = [[*VOLUMES, "Enhet"], ["datorer", date(2014, 12, 31), 5200, "AU"], [], ["bilar", None]]
    found = take(ods_book(Volymer=ods_rows(rows)), "v.ods")
    assert found.said() == [
        ("table-value-missing", "v.ods!Volymer!B4"),
        ("table-value-missing", "v.ods!Volymer!C4"),
    ]
    assert [(row["line"], row["quantity"]) for row in found.rows["volume"]] == [(2, 5200)]


def test_rows_that_an_ods_repeats_are_all_there_and_its_blank_million_is_none():
    row = "".join(map(ods_cell, ["datorer", date(2014, 12, 31), 5200, "AU"]))
    blank = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    filled = f'<table:table-row table:number-rows-repeated="3">{row}</table:table-row>'
    xml = ods_rows([[*VOLUMES, "Enhet"]]) + blank.format(4) + filled + blank.format(1_048_568)
    found = take(ods_book(Volymer=xml), "v.ods")
    assert found.said() == [
        ("table-row-repeated", "v.ods:7!Volymer"),
        ("table-row-repeated", "v.ods:8!Volymer"),
    ]
    assert found.rows["volume"][0]["line"] == 6


def test_formulas_of_an_ods_are_told():
    cells = [ods_cell("datorer"), ods_cell(date(2014, 1, 1)), ods_cell(5, "of:=2+3")]
    empty = [ods_cell("bilar"), ods_cell(date(2014, 1, 1)), ods_cell(None, "of:=2+3")]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in (cells, empty))
    found = take(ods_book(V=ods_rows([VOLUMES]) + rows), "v.ods")
    assert found.said() == [
        ("table-formula-empty", "v.ods!V!C3"),
        ("table-formula", "v.ods!V!C2"),
    ]
    assert [row["quantity"] for row in found.rows["volume"]] == [5]


@pytest.mark.parametrize("name", ["b.xlsx", "B.XLSM", "old.xls", "b.xlsb"])
def test_workbooks_are_recognised_by_name(name):
    assert xlsx.recognises(name, b"")
    assert not ods.recognises(name, b"")


def test_workbooks_are_recognised_without_a_name():
    assert xlsx.recognises("budget", workbook(A=[["x"]])[:4096])
    book = ods_book(A="")
    assert ods.recognises("budget", book[:4096])
    assert not xlsx.recognises("budget", book[:4096])
