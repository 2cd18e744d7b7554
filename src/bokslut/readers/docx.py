"""DOCX: headings, paragraphs, items and tables, as Word stores them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Literal

import docx
from docx.document import Document
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

from .failures import Unreadable
from .packed import opened

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|rubrik)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|innehåll)", re.IGNORECASE)
_CAPTION = re.compile(r"caption|beskrivning", re.IGNORECASE)
_ITEM = re.compile(r"list|punkt|lista", re.IGNORECASE)
_BOOKMARK = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}bookmarkStart"
_NAME = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name"
# Our own reports hold their proofs from this bookmark to their end; no part of what they say.
_BESIDE = "bokslut_beside"


def read_docx(data: bytes, name: str = "") -> PrintedReport:
    """A Word document as a report; `line` counts its paragraphs and rows. Raises `Unreadable`
    where it is none."""
    opened(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        return PrintedReport(name, "docx", tuple(_blocks(document)), language=_language(document))
    except MemoryError:
        raise
    except Exception as error:
        # The library walks through what the file holds, and stumbles in as many ways as files
        # can be wrong.
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def _language(document: Document) -> Literal["sv", "en"]:
    told = (document.core_properties.language or "").lower()
    return "en" if told.startswith("en") else "sv"


def _blocks(document: Document) -> Iterator[PrintedBlock]:
    line = 0
    caption = ""
    beside = _beside(document)
    for one in document.iter_inner_content():
        if one._element in beside:
            return
        line += 1
        if isinstance(one, Table):
            table = _table(one, line, caption)
            line += len(table.rows)
            caption = ""
            yield table
            continue
        text = _paragraph(one, line)
        if text is not None:
            caption = text.text if text.kind == "caption" else ""
            yield text


def _beside(document: Document) -> set[object]:
    """The first element behind the bookmark at which the report itself ends."""
    body = document.element.body
    for mark in body.iter(_BOOKMARK):
        if mark.get(_NAME) == _BESIDE:
            while mark.getparent() is not body:
                mark = mark.getparent()
            return {mark, *mark.itersiblings()}
    return set()


def _paragraph(paragraph: Paragraph, line: int) -> PrintedText | None:
    text = _words(paragraph)
    style = paragraph.style.name if paragraph.style and paragraph.style.name else ""
    if not text or _CONTENTS.match(style):
        return None
    spots = ((0, Spot(line=line)),)
    strong = bool(paragraph.runs) and all(one.bold for one in paragraph.runs if one.text.strip())
    heading = _HEADING.search(style)
    if heading:
        return PrintedText(text, "heading", spots, int(heading[1]), strong)
    if _TITLE.match(style):
        return PrintedText(text, "heading", spots, 1, strong)
    if _CAPTION.search(style):
        return PrintedText(text, "caption", spots)
    if strong and len(text) < 120 and text[-1] not in ".!?:;":
        return PrintedText(text, "heading", spots, 3, True)
    kind: TextKind = "item" if _ITEM.search(style) else "paragraph"
    return PrintedText(text, kind, spots, 0, strong)


def _words(paragraph: Paragraph) -> str:
    """The words of a paragraph as they stand once its tracked changes are taken: what is inserted,
    not what is struck out."""
    told: list[str] = []
    for one in paragraph._p.iter(*_WORDS):
        if not any(up.tag in _STRUCK for up in one.iterancestors()):
            told.append(one.text or "" if one.tag == _WORD_TEXT else " ")
    return " ".join("".join(told).split())


_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_TEXT = f"{_SPACE}t"
_WORDS = (_WORD_TEXT, f"{_SPACE}tab", f"{_SPACE}br", f"{_SPACE}cr")
_STRUCK = (f"{_SPACE}del", f"{_SPACE}moveFrom", f"{_SPACE}txbxContent", f"{_SPACE}tabs")


def _table(table: Table, line: int, title: str) -> PrintedTable:
    rows = tuple(
        tuple(_cells(row, Spot(line=line + index))) for index, row in enumerate(table.rows, 1)
    )
    heads = 0
    for row in table.rows:
        if row._tr.trPr is None or row._tr.trPr.find(_HEAD_MARK) is None:
            break
        heads += 1
    return PrintedTable(rows, Spot(line=line), title, heads or None)


_HEAD_MARK = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"


def _cells(row: _Row, spot: Spot) -> Iterator[PrintedCell]:
    """The cells of a row, one that is merged with its neighbours once with how far it reaches."""
    for _before in range(row.grid_cols_before):
        yield PrintedCell("", spot)
    before = None
    cell: PrintedCell | None = None
    for one in row.cells:
        if one._tc is before and cell is not None:
            cell = PrintedCell(cell.text, spot, cell.columns + 1, cell.strong)
            continue
        if cell is not None:
            yield cell
        runs = [run for part in one.paragraphs for run in part.runs if run.text.strip()]
        text = " ".join(_words(part) for part in one.paragraphs).strip()
        cell = PrintedCell(text, spot, 1, bool(runs) and all(run.bold for run in runs))
        before = one._tc
    if cell is not None:
        yield cell
