"""Files of LibreOffice's workbooks, written as the OpenDocument specification has them."""

from __future__ import annotations

import io
import zipfile
from html import escape

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{name}="{_ODF}:{uri}:1.0"'
    for name, uri in {
        **{one: one for one in ("office", "table", "text", "style")},
        "fo": "xsl-fo-compatible",
    }.items()
)
_SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def cell(shown: str, held: str = "", how: str = "", kind: str = "float") -> str:
    """A cell with what it shows and the number that it holds."""
    value = f' office:value-type="{kind}" office:value="{held}"' if held else ""
    text = f"<text:p>{escape(shown)}</text:p>" if shown else ""
    return f"<table:table-cell{value} {how}>{text}</table:table-cell>"


def row(*cells: str, how: str = "") -> str:
    """A row; words are cells that show them."""
    told = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {how}>{told}</table:table-row>"


def book(*sheets: str, styles: str = "") -> bytes:
    """A workbook of these sheets, each its name, a line break and its rows."""
    tables = []
    for one in sheets:
        name, _, rows = one.partition("\n")
        title, _, how = name.partition(" ")
        tables.append(f'<table:table table:name="{title}" {how}>{rows}</table:table>')
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return stream.getvalue()
