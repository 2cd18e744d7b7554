"""A workbook is read as it would be printed: what it shows, where it is, and what it does not show
is told."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.checks.printed.understood.lines import lines_of
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.understood.words import roots_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

BLANK = "\u00a0"
ROWS = [
    ["tkr", "Utfall 2024", "Utfall 2023"],
    ["Skola", 51234, 49801],
    ["Omsorg", 73120, 74413],
    ["Kultur", 8412, 8121],
    ["Summa", 132766, 132335],
]


def _book(rows: list[list[object]]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Drift"
    for row in rows:
        sheet.append(row)
    return book, sheet


def _read(book: openpyxl.Workbook) -> PrintedReport:
    stream = io.BytesIO()
    book.save(stream)
    return read_report(stream.getvalue(), "bok.xlsx")


def _cells(report: PrintedReport) -> list[list[str]]:
    return [[cell.text for cell in row] for one in report.tables() for row in one.rows]


def _values(grid: Grid) -> list[tuple[str, list[str]]]:
    return [(row.label, [one.text if one else "" for one in row.cells]) for row in grid.rows]


def test_a_number_has_the_decimals_that_are_printed_not_those_that_are_held() -> None:
    book, sheet = _book([["Mått", "2024"], ["Soliditet", 0.43628], ["Nettokostnad", 2404.1417]])
    sheet["B2"].number_format = "0.0%"
    sheet["B3"].number_format = "#,##0.0"
    (grid,) = grids_of(_read(book))
    share, cost = (grid.value(row, 0) for row in (0, 1))
    assert share is not None
    assert cost is not None
    assert (str(share.value), share.decimals, share.unit) == ("43.6", 1, "percent")
    assert (str(cost.value), cost.decimals) == ("2404.1", 1)


def test_kronor_that_are_shown_as_thousands_are_thousands() -> None:
    book, sheet = _book([["tkr", "2024"], ["Skola", 51234412], ["Omsorg", 73119920]])
    for name in ("B2", "B3"):
        sheet[name].number_format = "#,##0,"
    assert _cells(_read(book))[1:] == [
        ["Skola", f"51{BLANK}234"],
        ["Omsorg", f"73{BLANK}120"],
    ]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told_of() -> None:
    book, sheet = _book([[*row, "intern"] for row in ROWS])
    sheet.insert_rows(3)
    sheet["A3"], sheet["B3"], sheet["C3"] = "varav förskola", 21000, 20000
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    secret = book.create_sheet("Underlag")
    secret.append(["Löner", 12])
    secret.sheet_state = "hidden"
    report = _read(book)
    assert _cells(report) == [[str(one) for one in row] for row in ROWS]
    assert "Underlag" not in [one.text for one in report.texts()]
    (told,) = report.remarks
    assert told.severity is Severity.NOTE
    assert dict(told.values)["parts"] == "Drift 3, D; Underlag"
    last = next(iter(report.tables())).rows[-1][1]
    assert last.spot.cell == "B6"
    assert [one.rule for one in judge(report).findings] == ["hidden-left-out"]


def test_formulas_that_nobody_has_calculated_are_told_and_read_as_nothing() -> None:
    book, sheet = _book(ROWS)
    sheet["B5"], sheet["C5"] = "=SUM(B2:B4)", "=SUM(C2:C4)"
    report = _read(book)
    assert _cells(report)[-1] == ["Summa", "", ""]
    (told,) = [one for one in judge(report).findings if one.rule == "not-calculated"]
    assert (told.place.sheet, told.place.cell) == ("Drift", "B5")
    assert dict(told.values)["count"] == "2"


def test_zeros_that_a_program_wrote_for_all_formulas_are_no_values() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Drift")
    for line, row in enumerate(ROWS[:-1]):
        sheet.write_row(line, 0, row)
    sheet.write_row(4, 0, ["Summa", "=SUM(B2:B4)", "=SUM(C2:C4)"])
    book.close()
    report = read_report(stream.getvalue(), "bok.xlsx")
    assert [one.rule for one in judge(report).findings] == ["not-calculated"]


def test_an_error_in_a_cell_is_told() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Drift")
    for line, row in enumerate(ROWS):
        sheet.write_row(line, 0, row)
    sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    book.close()
    report = read_report(stream.getvalue(), "bok.xlsx")
    (told,) = [one for one in judge(report).findings if one.rule == "error-value"]
    assert told.place.cell == "C3"


def test_merged_heads_stand_over_their_columns() -> None:
    book, sheet = _book(
        [
            ["", "Kommunen", "", "Koncernen", ""],
            ["tkr", "Intäkter", "Kostnader", "Intäkter", "Netto"],
        ]
    )
    for number, row in enumerate(ROWS[1:], 3):
        for column, value in enumerate([*row, *row[1:]], 1):
            sheet.cell(number, column, value)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")
    (grid,) = grids_of(_read(book))
    assert [one.head for one in grid.columns] == [
        "Kommunen Intäkter",
        "Kommunen Kostnader",
        "Koncernen Intäkter",
        "Koncernen Netto",
    ]


def test_tables_beside_and_below_each_other_are_tables_of_their_own() -> None:
    book, sheet = _book(ROWS)
    for number, row in enumerate([["st", "2024"], ["Elever", 912], ["Lärare", 71]], 1):
        sheet.cell(number, 5, row[0])
        sheet.cell(number, 6, row[1])
    for number, row in enumerate([["Mkr", "2024"], ["Lån", 965], ["Kassa", 12]], 8):
        sheet.cell(number, 1, row[0])
        sheet.cell(number, 2, row[1])
    left, right, below = grids_of(_read(book))
    assert [row.label for row in left.rows] == ["Skola", "Omsorg", "Kultur", "Summa"]
    assert _values(right) == [("Elever", ["912"]), ("Lärare", ["71"])]
    assert right.rows[0].cells[0].spot.cell == "F2"  # type: ignore[union-attr]
    assert _values(below) == [("Lån", ["965"]), ("Kassa", ["12"])]


def test_an_empty_column_for_looks_parts_no_table() -> None:
    book, _sheet = _book([[row[0], row[1], None, row[2]] for row in ROWS])
    (grid,) = grids_of(_read(book))
    assert [one.head for one in grid.columns] == ["Utfall 2024", "Utfall 2023"]


def test_comments_are_no_part_and_numbers_typed_as_text_are_numbers() -> None:
    book, sheet = _book(ROWS)
    sheet["B2"] = f"51{BLANK}234"
    sheet["B3"].comment = Comment("Var 99 999 i förra versionen", "x")
    report = _read(book)
    (grid,) = grids_of(report)
    assert grid.value(0, 0).value == 51234  # type: ignore[union-attr]
    assert "99" not in " ".join(cell for row in _cells(report) for cell in row)


@pytest.mark.parametrize(
    ("code", "shown"), [("yyyy-mm-dd", "2024-12-31"), ("yyyy", "2024"), ("mmm yyyy", "2024-12")]
)
def test_a_date_over_a_column_is_shown_with_the_parts_that_it_shows(code: str, shown: str) -> None:
    book, sheet = _book(ROWS)
    sheet["B1"] = date(2024, 12, 31)
    sheet["B1"].number_format = code
    assert _cells(_read(book))[0][1] == shown


def test_a_total_in_bold_is_strong_and_a_note_below_is_a_text() -> None:
    book, sheet = _book([*ROWS, ["Beloppen är preliminära och kan komma att ändras."]])
    sheet["A5"].font = Font(bold=True)
    report = _read(book)
    (table,) = report.tables()
    assert [row[0].strong for row in table.rows] == [False] * 4 + [True]
    assert "preliminära" in list(report.texts())[-1].text


def test_what_lies_beyond_the_rows_and_columns_that_are_read_is_told_of() -> None:
    book, sheet = _book([["Namn", "Utfall 2025"], ["Skola", 12]])
    sheet.cell(100_001, 1, "Vård")
    sheet.cell(100_001, 2, 13)
    sheet.cell(2, 201, 14)
    report = _read(book)
    assert _cells(report) == [["Namn", "Utfall 2025"], ["Skola", "12"]]
    (told,) = report.remarks
    assert (told.rule, told.severity) == ("sheet-cut", Severity.WARNING)
    assert told.message(str) == (
        "Nothing is read beyond row 100000 or column GR: 3 filled cells lie there."
    )


def test_the_name_of_the_only_sheet_is_what_no_table_is_about_more_than_another() -> None:
    """All stands under it, so that it bears out no reading of a sentence; the name of one of
    several sheets does."""
    book, _sheet = _book(
        [
            ["Annual report 2023"],
            [],
            ["The group, with the municipal companies, reports a result of SEK 79 million."],
            [],
            ["Five-year overview"],
            ["", "2023", "2022", "2021"],
            ["Result for the year, SEK million", 39, 4, 6],
            ["Capital expenditure, SEK million", 133, 120, 98],
            [],
            ["Cash flow statement, SEK million"],
            ["", "2023", "2022"],
            ["Depreciation", 71, 68],
            ["Change in receivables", -12, 9],
        ]
    )
    book.active.title = "Annual report 2023"

    def about(book: openpyxl.Workbook) -> set[str]:
        return {word for one in lines_of(understand(_read(book))) for word in one.topic}

    named = set(roots_of("Annual report"))
    assert not named & about(book)
    other = book.create_sheet("Staff")
    other.append(["Employees", 2023, 2022])
    other.append(["Women", 812, 790])
    assert named <= about(book)
