"""What the tests of tables share: readers over bytes, workbooks made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from bokslut.facts.importers import csv_table, ods, xlsx
from bokslut.facts.importers.base import Batch, Item, ReadContext, Summary
from bokslut.model.finding import Finding, Severity


@dataclass
class Outcome:
    """What an import of a file gives, sorted out."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    scopes: tuple[str, ...] = ()
    header: Mapping[str, object] = field(default_factory=dict)

    def rules(self, severity: Severity | None = None) -> list[str]:
        return [one.rule for one in self.findings if severity in (None, one.severity)]

    def errors(self) -> list[str]:
        return self.rules(Severity.ERROR)

    def said(self) -> list[tuple[str, str]]:
        return [(one.rule, str(one.place)) for one in self.findings]


def outcome(items: Iterable[Item]) -> Outcome:
    found = Outcome()
    summaries = 0
    for item in items:
        if isinstance(item, Batch):
            found.rows.setdefault(item.table, []).extend(item.rows.to_pylist())
        elif isinstance(item, Summary):
            found.scopes, found.header = item.scopes, item.header
            summaries += 1
        else:
            found.findings.append(item)
    assert summaries == 1
    return found


def take(data: bytes | str, name: str = "fil.csv", **columns: Mapping[str, str]) -> Outcome:
    """Reads a file of that name as `bokslut import` would."""
    importers = (csv_table.IMPORTER, xlsx.IMPORTER, ods.IMPORTER)
    content = data.encode() if isinstance(data, str) else data
    importer = next(one for one in importers if one.recognises(name, content[:4096]))
    return outcome(importer.read(io.BytesIO(content), ReadContext(name, columns=columns)))


def workbook(**sheets: list[list[Any]]) -> bytes:
    """An XLSX with these sheets; a text that begins with = is a formula with the value 7."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for index, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, index, value, None, 7)
                elif isinstance(value, str):
                    sheet.write_string(number, index, value)
                elif value is not None:
                    sheet.write(number, index, value)
    book.close()
    return out.getvalue()


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            # The media type of an ODS is to stand first and unpacked.
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name), content, how)
    return out.getvalue()


_TYPES = "http://schemas.openxmlformats.org"


def bare_xlsx(sheet: str, prolog: str = "") -> bytes:
    """The smallest XLSX, with this XML as the rows of its one sheet."""
    main = f"{_TYPES}/spreadsheetml/2006/main"
    office = f"{_TYPES}/officeDocument/2006/relationships"
    package = f"{_TYPES}/package/2006"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{prolog}<worksheet xmlns="{main}">'
            f"<sheetData>{sheet}</sheetData></worksheet>",
        }
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods_cell(value: object, formula: str = "") -> str:
    """A cell of an ODS, as the OpenDocument specification writes it."""
    computed = f" table:formula={quoteattr(formula)}" if formula else ""
    if value is None:
        return f"<table:table-cell{computed}/>"
    if isinstance(value, str):
        kind = 'office:value-type="string"'
    elif hasattr(value, "isoformat"):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = f'office:value-type="float" office:value="{value}"'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f"<table:table-cell {kind}{computed}>{text}</table:table-cell>"


def ods_book(prolog: str = "", **sheets: str) -> bytes:
    """An ODS whose sheets hold this XML of rows."""
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items()
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF}:manifest:1.0"/>',
            "content.xml": f"{prolog}<office:document-content"
            f' xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0"'
            f' xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet>{tables}'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_rows(rows: list[list[Any]]) -> str:
    """Rows of plain cells."""
    return "".join(
        f"<table:table-row>{''.join(ods_cell(cell) for cell in row)}</table:table-row>"
        for row in rows
    )
