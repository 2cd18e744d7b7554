"""A workbook of LibreOffice is read as one of Excel is: as it is shown, with what it hides told."""

from __future__ import annotations

import pytest
from ods_file import book, cell, row

from bokslut.checks.printed.understood.grid import grids_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedReport
from bokslut.readers.failures import Unreadable
from bokslut.readers.read import read_report

BLANK = "\u00a0"
HEADS = row("tkr", "2024", "2023")
SCHOOL = row("Skola", cell(f"51{BLANK}234", "51234.4"), cell("49801", "49801"))
CARE = row("Omsorg", cell("73120", "73120.1"), cell("74413", "74413"))
TOTAL = row("Summa", cell("124354", "124354.5"), cell("124214", "124214"))


def _read(*sheets: str, styles: str = "") -> PrintedReport:
    return read_report(book(*sheets, styles=styles), "bok.ods")


def _cells(report: PrintedReport) -> list[list[str]]:
    return [[one.text for one in line] for table in report.tables() for line in table.rows]


def test_cells_are_read_as_they_are_shown_and_their_places_told() -> None:
    report = _read("Drift\n" + HEADS + SCHOOL + CARE + TOTAL)
    assert _cells(report)[1] == ["Skola", "51 234", "49801"]
    (grid,) = grids_of(report)
    assert [one.spot.cell for one in grid.rows[0].cells if one] == ["B2", "C2"]
    assert judge(report).counts()["proved"] + judge(report).counts()["rounding"] == 6


def test_what_is_hidden_is_left_out_and_told_of() -> None:
    hidden = row("dold", cell("1", "1"), cell("2", "2"), how='table:visibility="filter"')
    group = f'<table:table-row-group table:display="false">{hidden}</table:table-row-group>'
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    secret = row("Löner", cell("12", "12"))
    report = _read(
        "Drift\n" + columns + row("tkr", "2024", "2023", "intern") + hidden + SCHOOL + group + CARE,
        'Underlag table:style-name="gone"\n' + secret,
        styles='<style:style style:name="gone"><style:table-properties table:display="false"/>'
        "</style:style>",
    )
    assert [line[0] for line in _cells(report)] == ["tkr", "Skola", "Omsorg"]
    assert "Underlag" not in [one.text for one in report.texts()]
    (told,) = report.remarks
    assert dict(told.values)["parts"] == "Drift 2, 4, D; Underlag"


def test_rows_and_cells_that_are_repeated_stand_in_each_place() -> None:
    empty = row("<table:table-cell/>", how='table:number-rows-repeated="1048570"')
    twice = row("Lån", cell("7", "7", 'table:number-columns-repeated="2"'))
    report = _read("Drift\n" + HEADS + SCHOOL + twice + empty)
    assert _cells(report)[-1] == ["Lån", "7", "7"]


def test_heads_over_several_columns_comments_and_bold() -> None:
    wide = cell("Kommunen", how='table:number-columns-spanned="2" table:style-name="fat"')
    covered = "<table:covered-table-cell/>"
    comment = "<office:annotation><text:p>hemligt 99</text:p></office:annotation>"
    noted = f"<table:table-cell>{comment}<text:p>Skola</text:p></table:table-cell>"
    report = _read(
        "Drift\n"
        + row("", wide + covered)
        + HEADS
        + row(noted, cell("5", "5"), cell("6", "6"))
        + CARE,
        styles='<style:style style:name="fat"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>",
    )
    (grid,) = grids_of(report)
    assert [one.head for one in grid.columns] == ["Kommunen 2024", "Kommunen 2023"]
    assert grid.rows[0].label == "Skola"
    assert next(iter(report.tables())).rows[0][1].strong


@pytest.mark.parametrize(
    ("shown", "held", "kind", "read"),
    [
        ("73 120", "-73120", "float", "-73 120"),
        ("(73 120)", "-73120", "float", "(73 120)"),
        ("3,4 %", "0.0344", "percentage", "3,4 %"),
        ("", "12.5", "float", "12,5"),
        ("", "0.034", "percentage", "3,4 %"),
    ],
)
def test_a_sign_or_a_number_that_is_not_shown_is_known_from_what_is_held(
    shown: str, held: str, kind: str, read: str
) -> None:
    line = row("Post", cell(shown, held, kind=kind), "1")
    assert _cells(_read("Drift\n" + HEADS + line))[1][1] == read


def test_formulas_without_a_value_and_errors_are_told() -> None:
    unset = '<table:table-cell table:formula="of:=SUM([.B2:.B3])"/>'
    wrong = cell("#DIV/0!", how='calcext:value-type="error"')
    found = judge(_read("Drift\n" + HEADS + SCHOOL + CARE + row("Summa", unset, wrong))).findings
    places = {one.rule: one.place.cell for one in found}
    assert places == {"not-calculated": "B4", "error-value": "C4"}


def test_what_lies_beyond_the_rows_that_are_read_is_told_of() -> None:
    far = row(cell(""), how='table:number-rows-repeated="100000"')
    report = _read(f"Blad\n{row('Skola', '12')}{far}{row('Vård', '13')}")
    assert [one.rule for one in report.remarks] == ["sheet-cut"]


def test_a_text_of_libreoffice_is_no_workbook() -> None:
    with pytest.raises(Unreadable):
        read_report(book().replace(b"spreadsheet", b"textdocument"), "a.odt")
