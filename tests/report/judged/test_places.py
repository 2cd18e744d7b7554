"""Every number is found where it is printed, whatever form the report has."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import judged_sample as sample
import pytest

from bokslut.checks.printed.understood.cells import Printed, plain
from bokslut.checks.printed.understood.equations import TableNumber
from bokslut.checks.printed.understood.grid import Grid, GridCell, GridColumn, GridRow
from bokslut.checks.printed.understood.heads import meaning_of
from bokslut.checks.printed.understood.understood import Understood
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.printed import PrintedCell, PrintedReport, PrintedTable, Spot
from bokslut.readers.read import read_report
from bokslut.report.judged.marked import Marks

HTML = """<html><body><h1>Drift</h1><table>
<thead><tr><th></th><th>2024</th><th>2025</th></tr></thead>
<tbody><tr><th>Skola</th><td>1 200</td><td>1&nbsp;300*</td></tr>
<tr><th>Vård</th><td colspan="2">2 400</td></tr></tbody></table>
<p>Skolan kostade 1 300 tkr och gav 1 300 tkr tillbaka.</p></body></html>"""
MARKDOWN = "| | 2024 | 2025 |\n|---|---|---|\n| Skola | 12 | 13 |\n| Summa | 12 | 13 |\n"


def of(text: str, name: str) -> Judged:
    return judge(read_report(text.encode(), name))


CASES = {
    "text": lambda: sample.judged(sample.WRONG),
    "reference": sample.reference,
    "html": lambda: of(HTML, "a.html"),
    "markdown": lambda: of(MARKDOWN, "a.md"),
    "pdf": sample.judged_pdf,
}


@pytest.mark.parametrize("name", CASES)
def test_every_number_has_its_place_and_the_value_that_stands_there(name: str) -> None:
    judged = CASES[name]()
    marks = Marks(judged)
    assert judged.numbers and marks.lost == ()
    for one in marks.numbers:
        for number in one.numbers:
            if isinstance(number, TableNumber):
                cell = judged.understood.grid[number.table].rows[number.row].cells[number.column]
                assert cell is not None and plain(one.text) == cell.text


def test_the_same_number_twice_in_a_sentence_stands_in_two_places() -> None:
    marks = Marks(of(HTML, "a.html"))
    places = [one.where for one in marks.numbers if one.text == "1 300 tkr"]
    assert len(places) == 2 and len(set(places)) == 2


def test_numbers_are_counted_in_the_order_of_reading() -> None:
    marks = Marks(sample.reference())
    assert [one.key for one in marks.numbers] == list(range(1, len(marks.numbers) + 1))
    assert [one.where for one in marks.numbers] == sorted(one.where for one in marks.numbers)


def test_a_finding_that_does_not_say_its_equation_is_known_by_its_row_and_column() -> None:
    judged = sample.judged(sample.WRONG)
    told = Marks(judged)
    alone = Marks(replace(judged, because={}))
    for one in judged.findings:
        assert told.about(one) is not None
        assert alone.about(one) == told.about(one)


def test_two_numbers_in_one_cell_stand_each_at_its_own_digits() -> None:
    """As a cell of an extracted table is, whose columns ran into each other."""
    printed = PrintedCell("−1 030,3 7,8 %", Spot(line=1))
    report = PrintedReport("a.txt", "text", (PrintedTable(((printed,),), Spot(line=1)),))
    cells = tuple(
        GridCell(
            ((Printed(Decimal(value), 1),),), plain(printed.text), printed.spot, source=printed
        )
        for value in ("-1030.3", "7.8")
    )
    column = GridColumn("", meaning_of("Utfall"))
    grid = Grid(1, "", "", (column, column), (GridRow("Skola", cells, printed.spot),))
    marks = Marks(Judged(Understood(report, (grid,), ()), (), ()))
    assert [one.text for one in marks.numbers] == ["−1 030,3", "7,8"]
