"""One small report in every format: whoever reads it, the same headings, sentences and numbers
stand in it, each with its place."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import ods_file
import openpyxl
import pytest
import typst
from docx.oxml import parse_xml

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.model.printed import PrintedReport
from bokslut.readers.failures import Unreadable
from bokslut.readers.read import read_report

HEADING = "Driftredovisning"
SENTENCE = "Nämnden redovisar ett överskott på 1,2 mkr, som motsvarar 0,5 procent av budgeten."
HEADS = ("Belopp i tkr", "Budget 2025", "Utfall 2025", "Avvikelse")
ROWS = (
    ("Förskola", "84 120", "83 077", "1 043"),
    ("Grundskola", "151 003", "152 619", "-1 616"),
    ("Gymnasieskola", "77 450", "75 677", "1 773"),
    ("Summa", "312 573", "311 373", "1 200"),
)


def _text() -> bytes:
    lines = [HEADING, "", SENTENCE, "", *("\t".join(row) for row in (HEADS, *ROWS))]
    return "\n".join(lines).encode("utf-8")


def _spaced() -> bytes:
    rows = [f"{label:<24}{a:>14}{b:>14}{c:>12}" for label, a, b, c in (HEADS, *ROWS)]
    return "\n".join([HEADING, "", SENTENCE, "", *rows]).encode("cp1252")


def _html() -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    head = "".join(f"<th>{cell}</th>" for cell in HEADS)
    return (
        f"<!doctype html><html lang='sv'><body><nav>12 345</nav><h2>{HEADING}</h2><p>{SENTENCE}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "<script>var x = 99999;</script></body></html>"
    ).encode()


def _markdown() -> bytes:
    rows = [HEADS, ("---",) * 4, *ROWS]
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    return f"## {HEADING}\n\n{SENTENCE}\n\n{table}\n".encode()


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading(HEADING, 2)
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=0, cols=4)
    for row in (HEADS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document.save)


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = HEADING
    sheet.append([SENTENCE])
    sheet.append([])
    sheet.append(list(HEADS))
    for label, *amounts in ROWS:
        sheet.append([label, *(int(one.replace(" ", "")) for one in amounts)])
    return _saved(book.save)


def _ods() -> bytes:
    rows = [
        ods_file.row(label, *(ods_file.cell(one, one.replace(" ", "")) for one in amounts))
        for label, *amounts in ROWS
    ]
    empty = "<table:table-row/>"
    told = [ods_file.row(SENTENCE), empty, ods_file.row(*HEADS), *rows]
    return ods_file.book(HEADING + "\n" + "".join(told))


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    cells = ", ".join(f"[{cell}]" for row in (HEADS, *ROWS) for cell in row)
    source = f"""
#set page(paper: "a4")
= {HEADING}
{SENTENCE}

#table(columns: (1fr, auto, auto, auto), align: (left, right, right, right), stroke: none, {cells})
"""
    return typst.compile(source.encode("utf-8"))


FORMATS = {
    "report.txt": _text,
    "spaced.txt": _spaced,
    "report.html": _html,
    "report.md": _markdown,
    "report.docx": _docx,
    "report.xlsx": _workbook,
    "report.ods": _ods,
    "report.pdf": _pdf,
}


def _numbers(grid: Grid) -> list[tuple[str, list[int]]]:
    return [
        (row.label, [int(one.number.value) for one in row.cells if one and one.number])
        for row in grid.rows
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_is_read_from_every_format(name: str) -> None:
    report = read_report(FORMATS[name](), name)
    (grid,) = grids_of(report)
    assert _numbers(grid) == [
        ("Förskola", [84120, 83077, 1043]),
        ("Grundskola", [151003, 152619, -1616]),
        ("Gymnasieskola", [77450, 75677, 1773]),
        ("Summa", [312573, 311373, 1200]),
    ]
    assert [one.meaning.role for one in grid.columns] == ["budget", "outcome", "variance"]
    assert [one.meaning.period for one in grid.columns] == ["2025", "2025", ""]
    assert grid.unit == "tkr"
    texts = [one for one in report.texts() if SENTENCE in " ".join(one.text.split())]
    assert texts, [one.text for one in report.texts()]
    assert HEADING in [one.text for one in report.texts() if one.kind == "heading"]
    assert "99999" not in " ".join(one.text for one in report.texts())


@pytest.mark.parametrize("name", FORMATS)
def test_every_number_has_a_place(name: str) -> None:
    report = read_report(FORMATS[name](), name)
    (grid,) = grids_of(report)
    for row in grid.rows:
        for cell in row.cells:
            assert cell is not None
            spot = cell.spot
            assert spot.line or (spot.sheet and spot.cell), name
            if name.endswith(".pdf"):
                assert spot.page == 1
                assert spot.box is not None
                assert spot.box.right > spot.box.left
                assert spot.box.bottom > spot.box.top


def test_a_scanned_page_is_told_as_unreadable() -> None:
    drawn = b"#page[#rect(width: 5cm, height: 5cm, fill: red)]\n#page[Text p\xc3\xa5 sidan.]"
    report = read_report(typst.compile(drawn), "skannad.pdf")
    assert report.pages == 2
    assert report.unreadable == (1,)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        ("broken.docx", b"PK\x03\x04 broken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
    ],
)
def test_what_cannot_be_opened_says_so(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_report(data, name)


def test_a_cell_over_two_columns_and_one_over_two_rows_keep_the_columns_in_place() -> None:
    page = b"""<table>
    <tr><th rowspan=2>tkr</th><th colspan=2>2025</th><th rowspan=2>Avvikelse</th></tr>
    <tr><th>Budget</th><th>Utfall</th></tr>
    <tr><td>Drift</td><td>1 200</td><td>1 150</td><td>50</td></tr>
    <tr><td>Hyra</td><td>2 300</td><td>2 100</td><td>200</td></tr></table>"""
    (grid,) = grids_of(read_report(b"<html><body>" + page + b"</body></html>", "a.html"))
    assert [one.head for one in grid.columns] == ["2025 Budget", "2025 Utfall", "Avvikelse"]
    assert _numbers(grid) == [("Drift", [1200, 1150, 50]), ("Hyra", [2300, 2100, 200])]


def test_paragraphs_of_a_page_are_whole_and_words_parted_at_a_line_are_joined() -> None:
    words = "Kommunstyrelsen redovisar för helåret ett överskott på 6,4 mkr. " * 6
    source = f"#set page(width: 9cm)\n#set par(justify: true)\n{words}".encode()
    report: PrintedReport = read_report(typst.compile(source), "a.pdf")
    (text,) = list(report.texts())
    assert text.text == words.strip()
    places = {spot.line for _offset, spot in text.spots}
    assert len(places) > 3


def test_what_is_struck_out_in_word_is_not_read_and_what_is_put_in_is() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    paragraph = document.add_paragraph("Resultatet var ")
    for kind, word, text in (("del", "delText", "12"), ("ins", "t", "14")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {space} w:id="1" w:author="x"><w:r><w:{word}>{text}</w:{word}></w:r>'
                f"</w:{kind}>"
            )
        )
    paragraph.add_run(" mkr.")
    report = read_report(_saved(document.save), "a.docx")
    assert [one.text for one in report.texts()] == ["Resultatet var 14 mkr."]


def test_a_raised_footnote_is_no_digit_and_a_table_within_a_table_is_one_of_its_own() -> None:
    page = (
        "<html><body><table><tr><td>Post<td>2023<tr><td>Hyror<td>1 234<sup>2</sup><tr><td>El"
        "<td>512<table><tr><td>varav<td>77</table></table>"
    )
    report = read_report(page.encode(), "a.html")
    outer, inner = report.tables()
    assert [[cell.text for cell in row] for row in outer.rows][1:] == [
        ["Hyror", "1 234²"],
        ["El", "512"],
    ]
    assert [[cell.text for cell in row] for row in inner.rows] == [["varav", "77"]]
    grid = grids_of(report)[0]
    assert _numbers(grid) == [("Hyror", [1234]), ("El", [512])]
