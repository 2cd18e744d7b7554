"""Files made to harm whoever opens them: as small as they can be, so that tests are quick."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

import pikepdf
import typst

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a packed file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _types(**overrides: str) -> bytes:
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}.main+xml"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    ).encode()


def _relations(kind: str, target: str) -> bytes:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    ).encode()


def docx(body: bytes, before: bytes = b"") -> bytes:
    """A Word document with that body; `before` stands before its root."""
    document = before + f"<w:document {_WORD}><w:body>".encode() + body
    return packed(
        {
            "[Content_Types].xml": _types(**{"word/document.xml": "wordprocessingml.document"}),
            "_rels/.rels": _relations("officeDocument", "word/document.xml"),
            "word/document.xml": document + b"</w:body></w:document>",
        }
    )


def workbook(rows: bytes) -> bytes:
    """A workbook with one sheet of those rows."""
    book = (
        f'<workbook {_SHEET} xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    )
    return packed(
        {
            "[Content_Types].xml": _types(
                **{
                    "xl/workbook.xml": "spreadsheetml.sheet",
                    "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
                }
            ),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f"<worksheet {_SHEET}><sheetData>".encode()
            + rows
            + b"</sheetData></worksheet>",
        }
    )


def paragraph(words: bytes) -> bytes:
    """A paragraph of a Word document."""
    return b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"


def entity_bomb() -> bytes:
    """A document type whose last entity unfolds to a thousand million letters."""
    steps = b"".join(
        b'<!ENTITY e%d "%s">' % (one, b"&e%d;" % (one - 1) * 10) for one in range(1, 10)
    )
    return b'<!DOCTYPE x [<!ENTITY e0 "a">' + steps + b"]>"


def pdf(objects: Sequence[bytes]) -> bytes:
    """Objects, the first of which is the catalogue, as a PDF."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % one for one in places)
    count = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\n"
        % (
            count,
            table,
            count,
        )
        + b"startxref\n%d\n%%%%EOF" % len(data)
    )


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page with that content, packed; object 6 and on are `more`."""
    data = zlib.compress(content, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data)
    return pdf([_CATALOGUE, _PAGES, _PAGE, stream, _FONT, *more])


def _form(content: bytes, inner: int) -> bytes:
    return (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>"
        b"/Font<</F 5 0 R>>>>/Length %d>>stream\n%s\nendstream" % (inner, len(content), content)
    )


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(b"Resultatet blev 12 mkr."))) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="a", owner="b"))
    return stream.getvalue()


def cut_pdf() -> bytes:
    """The first half of a PDF."""
    data = typst.compile(b"Resultatet blev 12 mkr.")
    return data[: len(data) // 2]


TWELVE = b"BT /F 8 Tf 50 700 Td (12 345) Tj ET"
# By name: the bytes and the finding that is to be told.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "locked.pdf": (locked_pdf(), "report-unreadable"),
    "cut.pdf": (cut_pdf(), "report-unreadable"),
    "pages-that-hold-themselves.pdf": (
        pdf([_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>"]),
        "report-empty",
    ),
    "two-thousand-million-pages.pdf": (
        pdf([_CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", _PAGE]),
        "report-empty",
    ),
    "a-quarter-of-a-million-letters-on-a-page.pdf": (
        page(b"BT /F 8 Tf 5 700 Td " + b"(1 234 ) Tj " * 42_000 + b"ET"),
        "report-empty",
    ),
    "forms-that-draw-ten-forms-each.pdf": (
        page(b"/X Do", *(_form(b"/X Do " * 10, 7 + one) for one in range(12)), _form(TWELVE, 6)),
        "report-limits",
    ),
    "much-from-little.pdf": (page(b"0 0 m 1 1 l S " * 20_000_000), "report-limits"),
    "bomb.docx": (docx(b" " * 500_000_000), "report-too-large"),
    "entities.docx": (docx(paragraph(b"&e9;"), entity_bomb()), "report-unreadable"),
    "deep.docx": (docx(b"<w:tbl><w:tr><w:tc>" * 20_000), "report-unreadable"),
    "bomb.xlsx": (
        packed({"xl/workbook.xml": b"<a/>", "b": b" " * 500_000_000}),
        "report-too-large",
    ),
    "far.xlsx": (
        workbook(
            b'<row r="1"><c r="A1"><v>1</v></c></row>'
            b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        ),
        "report-limits",
    ),
    "broken.ods": (packed({"content.xml": b"<office:document-content"}), "report-unreadable"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"1 234", "report-too-large"),
    "a-million-numbers-in-a-row.txt": (
        b"Namn\t" + b"1 234\t" * 1_000_000 + b"\nNamn\t" + b"1 234\t" * 1_000_000,
        "report-too-large",
    ),
    "one-long-line.txt": (b"1 234 tkr " * 1_000_000, "report-too-large"),
    "a-ledger-of-a-hundred-thousand-rows.txt": (
        b"Konto\tBudget\tUtfall\n" + b"Lokaler\t1 234\t1 235\n" * 100_001,
        "report-too-large",
    ),
}
