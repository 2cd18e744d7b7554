"""DOCX: headings, paragraphs, items and tables, as Word stores them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph
from lxml import etree

from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

from .docx_words import W, boxes_of, inside, is_bold, words_of
from .failures import Unreadable
from .head_spans import with_spans
from .packed import opened
from .tidied import tidied
from .tiles import tile_texts

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|rubrik)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|innehåll)", re.IGNORECASE)
_CAPTION = re.compile(r"caption|beskrivning", re.IGNORECASE)
# A list whose signs are typed.
_BULLET = re.compile(r"[•·▪▫◦‣]\s+(?=\S)")
_ITEM = re.compile(r"list|punkt|lista", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:summa|total|netto|varav|sum\b)", re.IGNORECASE)
_DIGITS = re.compile(r"[-–—\u2212+(]?\s?[0-9][0-9 \u00a0\u202f.,]*\s?%?\)?")
_NOTES = ("/footnotes", "/endnotes")
_MOST_SPAN = 200
_MOST_PARENTS = 12
# Our own reports hold their proofs from this bookmark to their end; no part of what they say.
_BESIDE = "bokslut_beside"


def read_docx(data: bytes, name: str = "") -> PrintedReport:
    """A Word document as a report; `line` counts its paragraphs and rows. Heads and feet of pages
    are left out. Raises `Unreadable` where it is none."""
    opened(data).close()
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = tuple(_Reader(document).blocks())
        return PrintedReport(name, "docx", blocks, language=_language(document))
    except MemoryError:
        raise
    except Exception as error:
        # The library walks through what the file holds, and stumbles in as many ways as files
        # can be wrong.
        raise Unreadable(f"{type(error).__name__}: {error}") from error


def _language(document: Document) -> Literal["sv", "en"]:
    told = (document.core_properties.language or "").lower()
    return "en" if told.startswith("en") else "sv"


@dataclass
class _Reader:
    """A document while it is read; `line` counts paragraphs and rows, `notes` are the lines on
    which notes are referred to, `styles` the names of those that were met, by their identities."""

    document: Document
    line: int = 0
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    styles: dict[str, list[str]] = field(default_factory=dict)

    def blocks(self) -> Iterator[PrintedBlock]:
        """All that stands in the document, then its notes."""
        yield from _whole(self._all(self.document.element.body))
        yield from self._notes()

    def _all(self, parent: etree._Element) -> Iterator[PrintedBlock]:
        """The texts and tables within an element. Paragraphs with tabs that follow each other are
        the rows of a table."""
        beside = self._beside
        caption = ""
        rows: list[_Row] = []
        for one in inside(parent, "p", "tbl"):
            if beside and (one in beside or not beside.isdisjoint(one.iterancestors())):
                break
            self.line += 1
            cells = words_of(one).split("\t") if one.tag == f"{W}p" else []
            if len([text for text in cells if text]) > 1 and not self._is_contents(one):
                self._note_references(one)
                rows.append(_Row(self.line, cells, is_bold(one), one))
                continue
            for block in [*self._tabbed(rows), *self._block(one, caption)]:
                named = isinstance(block, PrintedText) and block.kind == "caption"
                caption = block.text if isinstance(block, PrintedText) and named else ""
                yield block
            rows = []
        yield from self._tabbed(rows)

    def _block(self, one: etree._Element, caption: str) -> Iterator[PrintedBlock]:
        if one.tag == f"{W}tbl":
            yield from self._tables(one, caption)
            return
        self._note_references(one)
        text = self._paragraph(one)
        if text is not None:
            yield text
        for box in boxes_of(one):
            yield from self._all(box)

    def _tabbed(self, rows: Sequence[_Row]) -> Iterator[PrintedBlock]:
        """Paragraphs with tabs as a table, where numbers stand behind words in at least two; as
        texts where not."""
        if sum(1 for one in rows if one.is_row) < 2:
            for one in rows:
                text = self._paragraph(one.element, one.line)
                if text is not None:
                    yield text
        else:
            stops = any(one.element.find(f"{W}pPr/{W}tabs") is not None for one in rows)
            lines = [one.cells if stops else one.squeezed for one in rows]
            yield with_spans(
                PrintedTable(
                    tuple(
                        tuple(PrintedCell(text, one.spot, 1, one.strong) for text in line)
                        for one, line in zip(rows, lines, strict=True)
                    ),
                    rows[0].spot,
                ),
                ("left",),
            )
        for one in rows:
            for box in boxes_of(one.element):
                yield from self._all(box)

    @cached_property
    def _beside(self) -> frozenset[etree._Element]:
        """The elements of the body from the one at which the report itself ends."""
        body = self.document.element.body
        for mark in body.iter(f"{W}bookmarkStart"):
            if mark.get(f"{W}name") == _BESIDE:
                while mark.getparent() is not body:
                    mark = mark.getparent()
                return frozenset((mark, *mark.itersiblings()))
        return frozenset()

    def _style(self, paragraph: etree._Element) -> Sequence[str]:
        """The name of a paragraph's style, and of those that it is made from."""
        told = paragraph.find(f"{W}pPr/{W}pStyle")
        key = told.get(f"{W}val", "") if told is not None else ""
        if key in self.styles:
            return self.styles[key]
        style = Paragraph(paragraph, self.document._body).style
        names = self.styles.setdefault(key, [])
        while style is not None and len(names) < _MOST_PARENTS:
            names.append(style.name or "")
            style = style.base_style
        return names

    def _is_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a line of a list of contents."""
        dots = any(
            one.get(f"{W}leader") in ("dot", "middleDot", "underscore", "hyphen")
            for one in paragraph.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        )
        return dots or any(_CONTENTS.match(one) for one in self._style(paragraph)[:1])

    def _paragraph(self, element: etree._Element, line: int = 0) -> PrintedText | None:
        text = " ".join(words_of(element).split())
        styles = self._style(element)
        if not text or any(_CONTENTS.match(one) for one in styles[:1]):
            return None
        bullet = _BULLET.match(text)
        text = text[bullet.end() :] if bullet else text
        spots = ((0, Spot(line=line or self.line)),)
        strong = is_bold(element)
        heading = next((match for one in styles if (match := _HEADING.search(one))), None)
        if heading:
            return PrintedText(text, "heading", spots, int(heading[1]), strong)
        if any(_TITLE.match(one) for one in styles):
            return PrintedText(text, "heading", spots, 1, strong)
        if any(_CAPTION.search(one) for one in styles):
            return PrintedText(text, "caption", spots)
        if strong and len(text) < 120 and text[-1] not in ".!?:;":
            return PrintedText(text, "heading", spots, 3, True)
        numbered = element.find(f"{W}pPr/{W}numPr") is not None
        listed = bullet or numbered or any(_ITEM.search(one) for one in styles)
        kind: TextKind = "item" if listed else "paragraph"
        return PrintedText(text, kind, spots, 0, strong)

    def _tables(self, element: etree._Element, title: str) -> Iterator[PrintedBlock]:
        """A table, then those within its cells. One with a single cell a row only frames what it
        holds."""
        rows = [one for one in inside(element, "tr") if not _is_gone(one)]
        cells = [[*inside(one, "tc")] for one in rows]
        if all(len(one) <= 1 for one in cells):
            for one in (cell for some in cells for cell in some):
                yield from self._all(one)
            return
        first = self.line
        lines: list[tuple[PrintedCell, ...]] = []
        above: dict[int, str] = {}
        for row, some in zip(rows, cells, strict=True):
            self.line += 1
            lines.append(tuple(self._cells(row, some, above)))
        heads = 0
        for row in rows:
            if row.find(f"{W}trPr/{W}tblHeader") is None:
                break
            heads += 1
        table = tidied(PrintedTable(tuple(lines), Spot(line=first), title, heads or None))
        yield from tile_texts(table) or (table,)
        for cell in (one for some in cells for one in some):
            for within in inside(cell, "tbl"):
                yield from self._tables(within, "")
            for box in (box for one in inside(cell, "p") for box in boxes_of(one)):
                yield from self._all(box)

    def _cells(
        self, row: etree._Element, cells: Sequence[etree._Element], above: dict[int, str]
    ) -> Iterator[PrintedCell]:
        """The cells of a row; a label that reaches over several rows stands in each, a number only
        in the first."""
        spot = Spot(line=self.line)
        column = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for _before in range(column):
            yield PrintedCell("", spot)
        for one in cells:
            paragraphs = [*inside(one, "p")]
            for paragraph in paragraphs:
                self._note_references(paragraph)
            told = " ".join(" ".join(map(words_of, paragraphs)).split())
            merged = one.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart":
                over = above.get(column, "")
                told = "" if _DIGITS.fullmatch(over) else over
            above[column] = told
            strong = any(map(is_bold, paragraphs)) and all(
                is_bold(two) for two in paragraphs if words_of(two)
            )
            wide = _count(one.find(f"{W}tcPr/{W}gridSpan"), 1)
            yield PrintedCell(told, spot, wide, strong)
            column += wide

    def _note_references(self, paragraph: etree._Element) -> None:
        for kind in ("footnote", "endnote"):
            for one in paragraph.iter(f"{W}{kind}Reference"):
                self.notes.setdefault((kind, one.get(f"{W}id", "")), self.line)

    def _notes(self) -> Iterator[PrintedText]:
        """Footnotes and endnotes, each with the line on which it is referred to; those that nothing
        refers to are not printed."""
        for link in self.document.part.rels.values():
            if link.is_external or not link.reltype.endswith(_NOTES):
                continue
            root = etree.fromstring(link.target_part.blob, _parser())
            for note in root.iterfind("*"):
                kind = etree.QName(note).localname
                line = self.notes.get((kind, note.get(f"{W}id", "")))
                text = " ".join(" ".join(map(words_of, inside(note, "p"))).split())
                if line is not None and text:
                    yield PrintedText(text, "note", ((0, Spot(line=line)),))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph with tabs, which may be the row of a table."""

    line: int
    cells: list[str]
    strong: bool
    element: etree._Element

    @property
    def spot(self) -> Spot:
        return Spot(line=self.line)

    @property
    def squeezed(self) -> list[str]:
        """Its cells where several tabs only reach the next column."""
        return [self.cells[0], *(one for one in self.cells[1:] if one)]

    @property
    def is_row(self) -> bool:
        """Whether a number stands behind words."""
        words = re.search(r"[^\W\d]{2}", self.cells[0])
        return bool(words) and any(_DIGITS.fullmatch(one) for one in self.cells[1:])


def _is_gone(row: etree._Element) -> bool:
    """Whether a row is struck out or hidden."""
    return any(row.find(f"{W}trPr/{W}{one}") is not None for one in ("del", "hidden"))


def _count(element: etree._Element | None, usual: int) -> int:
    told = element.get(f"{W}val") if element is not None else None
    return min(max(int(told), usual), _MOST_SPAN) if told and told.isdecimal() else usual


def _whole(blocks: Iterator[PrintedBlock]) -> Iterator[PrintedBlock]:
    """The blocks; a table that goes on in the next one, with the same heads and no word between,
    is one with it."""
    before: PrintedTable | None = None
    for one in blocks:
        if isinstance(one, PrintedTable) and before is not None and _goes_on(before, one):
            before = replace(before, rows=(*before.rows, *one.rows[one.heads or 1 :]))
            continue
        if before is not None:
            yield before
        before = one if isinstance(one, PrintedTable) else None
        if before is None:
            yield one
    if before is not None:
        yield before


def _goes_on(before: PrintedTable, table: PrintedTable) -> bool:
    heads = [cell.text for cell in table.rows[0]] if table.rows else []
    first = [cell.text for cell in before.rows[0]] if before.rows else []
    ended = bool(before.rows) and bool(_TOTAL.match(before.rows[-1][0].text))
    some = sum(1 for one in heads if one) > 1
    return some and heads == first and not ended and not table.title
