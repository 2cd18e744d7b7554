"""The workbook: someone works on it, so its numbers must be numbers, exactly those printed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
import report_sample as sample
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bokslut.model.document import Document, Row, Table
from bokslut.model.figure import FigureRef
from bokslut.report.layout import lay_out
from bokslut.report.xlsx import render_xlsx

FIRST = 5  # the row, as a spreadsheet counts, of a table's first row


def book(document: Document, *, values: bool = True) -> Workbook:
    content = io.BytesIO(render_xlsx(document, sample.swedish))
    return openpyxl.load_workbook(content, data_only=values)


@pytest.fixture(scope="module")
def values(rich: Document) -> Workbook:
    return book(rich)


@pytest.fixture(scope="module")
def formulas(rich: Document) -> Workbook:
    return book(rich, values=False)


def table_sheets(workbook: Workbook, document: Document) -> list[tuple[Table, Worksheet]]:
    numbers = lay_out(document).tables
    order = sorted(document.tables, key=lambda table: numbers[table.key])
    return list(zip(order, workbook.worksheets[1:], strict=False))


def test_every_number_reads_back_as_the_exact_decimal(rich: Document, values: Workbook) -> None:
    compared = 0
    for table, sheet in table_sheets(values, rich):
        for at, row in enumerate(table.rows, start=FIRST):
            assert sheet.cell(at, 1).value == row.label
            for index, cell in enumerate(row.cells, start=2):
                found = sheet.cell(at, index).value
                if cell.printed is None:
                    assert found == cell.text
                    continue
                assert Decimal(repr(found)).quantize(Decimal("1e-9")) == cell.printed.quantize(
                    Decimal("1e-9")
                )
                compared += 1
    assert compared > 100


def test_another_reader_sees_the_same_values(rich: Document) -> None:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(render_xlsx(rich, sample.swedish)))
    rows = workbook.get_sheet_by_name("Resultat per avdelning").to_python()
    labels = {row[0]: row[1:] for row in rows}
    assert labels["Ekonomi"][:3] == [1324.6, 30014.4, 28689.8]
    assert labels["Nämnden totalt"][0] == 6414.2


def test_sum_rows_are_formulas_over_the_rows_above(formulas: Workbook) -> None:
    sheet = formulas["Resultat per avdelning"]
    assert sheet["C12"].value == "=SUM(C5:C11)"
    assert sheet["C14"].value == "=SUM(C12:C13)"
    assert sheet["E12"].value == pytest.approx(0.0192, abs=1e-4), "a percentage is no sum"
    statement = formulas["Resultaträkning"]
    labels = {row[0].value: row[0].row for row in statement.iter_rows(min_row=FIRST)}
    assert statement.cell(labels["Summa kostnader"], 4).value == "=SUM(D11:D16)"
    net = statement.cell(labels["Verksamhetens nettokostnad"], 4).value
    assert net == "=SUM(D9,D17:D18)"


def evaluate(sheet: Worksheet, formula: str) -> Decimal:
    """A small calculator for the two kinds of formulas, apart from the code that wrote them."""

    def value(address: str) -> Decimal:
        found = sheet[address].value
        if isinstance(found, str) and found.startswith("="):
            return evaluate(sheet, found)
        return Decimal(repr(found)) if isinstance(found, int | float) else Decimal(0)

    if formula.startswith("=SUM("):
        total = Decimal(0)
        for part in formula[5:-1].split(","):
            cells = sheet[part] if ":" in part else ((sheet[part],),)
            total += sum((value(one.coordinate) for line in cells for one in line), Decimal(0))
        return total
    left, _, right = formula[1:].partition("-")
    return value(left) - value(right)


def test_every_formula_gives_the_value_that_stands_with_it(
    rich: Document, values: Workbook, formulas: Workbook
) -> None:
    kinds = set()
    for (_, shown), (_, sheet) in zip(
        table_sheets(values, rich), table_sheets(formulas, rich), strict=True
    ):
        for line in sheet.iter_rows(min_row=FIRST):
            for one in line:
                if isinstance(one.value, str) and one.value.startswith("="):
                    kinds.add("sum" if "SUM" in one.value else "difference")
                    expected = Decimal(repr(shown[one.coordinate].value))
                    assert evaluate(sheet, one.value) == expected, one.coordinate
    assert kinds == {"sum", "difference"}


def test_a_result_is_a_difference_the_receiver_can_follow(formulas: Workbook) -> None:
    assert formulas["Resultat per avdelning"]["B5"].value == "=C5-D5"


def test_a_sum_row_that_its_parts_do_not_give_is_no_formula() -> None:
    cells = [sample.number_cell(value, value) for value in ("1", "2", "4")]
    rows = (
        Row("a", "A", "item", (cells[0],)),
        Row("b", "B", "item", (cells[1],)),
        Row("c", "C", "sum", (cells[2],), 0, ("a", "b")),
    )
    table = Table("t", "T", "tkr", (sample.amount_column("x"),), rows)
    sheet = book(sample.tiny(tables=(table,)), values=False)["T"]
    assert sheet["B7"].value == 4


def test_numbers_have_formats_and_heads_stay_in_sight(rich: Document, values: Workbook) -> None:
    sheet = values["Resultat per avdelning"]
    assert sheet["B5"].number_format == "#,##0"
    assert sheet["E5"].number_format == "0.0%"
    assert values["Resultaträkning"]["E6"].number_format.startswith("+#,##0;-#,##0")
    for table, one in table_sheets(values, rich):
        assert one.freeze_panes == "B5"
        assert one.print_area
        assert one.print_title_rows == "$4:$4"
        assert one["A2"].value == "Tusental kronor", table.key


def test_the_first_sheet_lists_the_others_with_unit_and_snapshot(values: Workbook) -> None:
    sheet = values.worksheets[0]
    assert sheet.title == "Innehåll"
    listed = [row for row in sheet.iter_rows(values_only=True) if row[3] == sample.HASH]
    assert [row[0] for row in listed] == values.sheetnames[1:]
    assert {row[2] for row in listed if row[0].startswith("Res")} == {"Tusental kronor"}
    links = [one.hyperlink.location for line in sheet.iter_rows() for one in line if one.hyperlink]
    assert len(links) == len(listed)


def test_each_number_leads_to_its_row_of_the_basis(rich: Document, values: Workbook) -> None:
    basis = values["Underlag"]
    followed = 0
    for table, sheet in table_sheets(values, rich):
        for at, row in enumerate(table.rows, start=FIRST):
            for index, cell in enumerate(row.cells, start=2):
                link = sheet.cell(at, index).hyperlink
                assert link is not None and link.location is not None
                place = link.location.rpartition("!")[2]
                assert basis[f"M{place[1:]}"].value == str(cell.ref)
                followed += 1
    assert followed > 100


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "https://a.example", "007"])
def test_text_is_never_a_formula_nor_a_link_nor_a_number(text: str) -> None:
    row = Row("a", text, "item", (sample.number_cell("1", text),))
    table = Table("t", text, "tkr", (sample.amount_column(text),), (row,), text, (text,))
    document = sample.tiny(tables=(table,), front=((text, text),), title=text, subtitle=text)
    content = render_xlsx(document, sample.swedish)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in archive.read(one) for one in sheets)
    assert openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]["A5"].value == text


def test_tables_of_the_same_or_of_impossible_names_each_have_a_sheet() -> None:
    titles = ("A/B: [C]*?" * 5, "A/B: [C]*?" * 5, "History", "'", "innehåll", "")
    tables = tuple(Table(f"t{at}", title, "tkr", (), ()) for at, title in enumerate(titles))
    names = book(sample.tiny(tables=tables)).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 2
    assert all(0 < len(name) <= 31 for name in names)


@settings(deadline=None)
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_any_amount_of_kronor_survives(value: Decimal) -> None:
    cell = sample.number_cell(str(value), "x")
    row = Row("a", "A", "item", (cell,))
    table = Table("t", "T", "kr", (sample.amount_column("x"),), (row,))
    found = book(sample.tiny(tables=(table,)))["T"]["B5"].value
    assert Decimal(repr(found)) == value


def test_an_amount_too_long_for_a_double_is_text_and_not_another_number() -> None:
    cell = sample.number_cell("123456789012345678.91", "123 456 789 012 345 679")
    table = Table("t", "T", "kr", (sample.amount_column("x"),), (Row("a", "A", "item", (cell,)),))
    assert book(sample.tiny(tables=(table,)))["T"]["B5"].value == cell.text
    assert cell.ref == FigureRef.of("m", of="123456789012345678.91")


def test_so_much_for_each_inhabitant_is_a_number_though_no_double_holds_it() -> None:
    exact = Decimal("712353021") / Decimal("30401")
    cell = sample.number_cell(str(exact), "23 432")
    table = Table("t", "T", "kr", (sample.amount_column("x"),), (Row("a", "A", "item", (cell,)),))
    found = book(sample.tiny(tables=(table,)))["T"]["B5"].value
    assert abs(Decimal(found) - exact) < Decimal("0.000001")


def test_a_long_name_is_shown_on_several_lines_with_room_for_them() -> None:
    (table, *_others) = sample.rich().tables
    name = "Enheten för administration, utredning, upphandling och informationssäkerhet i samverkan"
    at = next(index for index, one in enumerate(table.rows) if one.cells)
    rows = [*table.rows]
    rows[at] = replace(rows[at], label=name)
    document = sample.tiny(tables=(replace(table, rows=tuple(rows)),))
    (_table, sheet), *_ = table_sheets(book(document), document)
    (cell,) = [one for (one,) in sheet.iter_rows(max_col=1) if one.value == name]
    assert cell.alignment.wrap_text
    assert sheet.row_dimensions[cell.row].height >= 2 * 15
    assert sheet.column_dimensions["A"].width * 3 > len(name)
