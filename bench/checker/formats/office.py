"""DOCX and XLSX."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import docx
import xlsxwriter
from docx.oxml import parse_xml

from ..paper import Cell, Heading, Paper, Paragraph, Printed, Row, Table, cell_text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(paper: Paper) -> bytes:
    """A Word document with its own headings, lists and tables."""
    document = docx.Document()
    document.core_properties.language = "en-GB" if paper.language == "en" else "sv-SE"
    document.add_heading(paper.title, 0)
    for one in paper.blocks:
        if isinstance(one, Heading):
            document.add_heading(one.text, one.level)
        elif isinstance(one, Paragraph):
            style = "List Bullet" if one.kind == "item" else "Normal"
            document.add_paragraph(one.text, style)
        else:
            if one.title:
                document.add_paragraph(one.title, "Caption")
            document.element.body.insert_element_before(parse_xml(_table(one)), "w:sectPr")
            document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(table: Table) -> str:
    # Written as it is stored: the library takes a second for each hundred rows.
    grid = "<w:gridCol/>" * table.width
    rows = []
    for heads in table.heads:
        cells = "".join(_cell(one.text, True, one.columns) for one in heads)
        rows.append(f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>")
    rows += [f"<w:tr>{_row(row, table.width)}</w:tr>" for row in table.rows]
    return f'<w:tbl xmlns:w="{_W}"><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def _row(row: Row, width: int) -> str:
    cells = [cell_text(one) for one in row.cells]
    cells += [""] * (width - len(cells))
    return "".join(_cell(one, row.kind != "item", 1) for one in cells)


def _cell(text: str, strong: bool, columns: int) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>' if columns > 1 else ""
    bold = "<w:rPr><w:b/></w:rPr>" if strong else ""
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n")
    )
    return f"<w:tc>{span}<w:p><w:r>{bold}{words}</w:r></w:p></w:tc>"


def workbook(paper: Paper) -> bytes:
    """A workbook with a sheet a chapter, whose numbers are numbers; texts stand in column A."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    bold = book.add_format({"bold": True})
    sheet, line, names = book.add_worksheet("Rapport"), 0, {"rapport"}
    sheet.write_string(0, 0, paper.title, bold)
    for one in paper.blocks:
        line += 2
        if isinstance(one, Heading):
            name = one.text[:28].replace("/", " ").replace(":", " ").strip()
            if one.level == 1 and name.lower() not in names:
                names.add(name.lower())
                sheet, line = book.add_worksheet(name), 0
            sheet.write_string(line, 0, one.text, bold)
        elif isinstance(one, Paragraph):
            sheet.write_string(line, 0, one.text)
        else:
            line = _sheet_table(sheet, line, one, bold)
    book.close()
    return stream.getvalue()


def _sheet_table(sheet, line: int, table: Table, bold) -> int:  # type: ignore[no-untyped-def]
    if table.title:
        sheet.write_string(line, 0, table.title, bold)
        line += 2
    for heads in table.heads:
        at = 0
        for head in heads:
            sheet.write_string(line, at, head.text, bold)
            at += head.columns
        line += 1
    for row in table.rows:
        style = None if row.kind == "item" else bold
        for column, one in enumerate(row.cells):
            _write(sheet, line, column, one, style)
        line += 1
    return line


def _write(sheet, line: int, column: int, cell: Cell, style) -> None:  # type: ignore[no-untyped-def]
    if isinstance(cell, Printed) and not cell.words and not cell.behind:
        sheet.write_number(line, column, float(cell.value), style)
    elif cell_text(cell):
        sheet.write_string(line, column, cell_text(cell).replace("\n", " "), style)
