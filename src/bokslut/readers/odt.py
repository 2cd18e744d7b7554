"""Texts of LibreOffice (ODT): through HTML, each block on its own line, and that as it is seen.

Source: OpenDocument 1.3, part 3, chapters 5 to 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby

from lxml import etree

from bokslut.model.printed import PrintedReport

from .failures import Unreadable
from .html import read_html
from .languages import language_of
from .packed import entry

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE = _SPACE % "office", _SPACE % "text", _SPACE % "table"
_STYLE, _FO, _DRAW = _SPACE % "style", _SPACE % "xsl-fo-compatible", _SPACE % "drawing"
_LISTS = frozenset(f"{_TEXT}{one}" for one in ("list", "list-item", "list-header"))
_AROUND = _LISTS | {f"{_TEXT}section", f"{_TEXT}numbered-paragraph", f"{_DRAW}frame"}
_AROUND |= {f"{_DRAW}text-box"}
_ROWS = frozenset(
    f"{_TABLE}{one}" for one in ("table-header-rows", "table-row-group", "table-rows")
)
_UNSEEN = frozenset((f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TEXT}tracked-changes"))
_NUMBER = re.compile(r"[-–—\u2212+(]?\s?[0-9][0-9 \u00a0\u202f.,]*\s?%?\)?")
_MOST_BLANKS, _MOST_REPEATED = 100, 200


def read_odt(data: bytes, name: str = "") -> PrintedReport:
    """A text document as a report; `line` counts its paragraphs, tables and rows. Heads and
    feet of pages, contents, comments and what is struck out are left out. Raises `Unreadable` where
    it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(entry(data, "content.xml"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(str(error)) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable("no text document")
    page = "\n".join(_Writer(_Styles.of(root)).lines(body))
    report = read_html(f"<html><body>{page}</body></html>".encode(), name)
    return replace(report, kind="odt", language=language_of(report.blocks))


@dataclass(frozen=True, slots=True)
class _Styles:
    """Which of the document's own styles are bold, which raise, and which hide or strike out."""

    strong: frozenset[str]
    raised: frozenset[str]
    unseen: frozenset[str]

    @classmethod
    def of(cls, root: etree._Element) -> _Styles:
        strong, raised, unseen = set(), set(), set()
        for one in root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style"):
            name = one.get(f"{_STYLE}name", "")
            for each in one:
                if each.get(f"{_FO}font-weight") == "bold":
                    strong.add(name)
                if (each.get(f"{_STYLE}text-position") or "").startswith("super"):
                    raised.add(name)
                struck = each.get(f"{_STYLE}text-line-through-style", "none") != "none"
                if struck or each.get(f"{_TEXT}display") == "none":
                    unseen.add(name)
        return cls(frozenset(strong), frozenset(raised), frozenset(unseen))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that look alike."""

    text: str
    strong: bool = False
    raised: bool = False

    def html(self) -> str:
        """The words as HTML."""
        told = escape(self.text)
        if self.raised:
            told = f"<sup>{told}</sup>"
        return f"<b>{told}</b>" if self.strong and told.strip() else told


@dataclass(slots=True)
class _Writer:
    """A document while it is written as HTML; `hung` is what stands in a paragraph and is printed
    behind it, `notes` what is printed at the foot."""

    styles: _Styles
    hung: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def lines(self, body: etree._Element) -> Iterator[str]:
        """A line for each paragraph and row, the notes last."""
        yield from self._blocks(body, "p")
        for note in self.notes:
            yield from self._blocks(note, "p")

    def _blocks(self, parent: etree._Element, tag: str) -> Iterator[str]:
        for tabbed, group in groupby(parent, key=self._has_tabs):
            some = [*group]
            if tabbed and len(some) > 1:
                yield from self._tabbed(some)
            else:
                for one in some:
                    yield from self._block(one, tag)

    def _block(self, one: etree._Element, tag: str) -> Iterator[str]:
        if one.tag == f"{_TEXT}h":
            level = one.get(f"{_TEXT}outline-level", "1")
            yield from self._paragraph(one, f"h{level if level in '123456' else 6}")
        elif one.tag == f"{_TEXT}p":
            yield from self._paragraph(one, tag)
        elif one.tag == f"{_TABLE}table":
            yield from self._table(one)
        elif one.tag in _AROUND and one.get(f"{_TEXT}display") != "none":
            yield from self._blocks(one, "li" if one.tag in _LISTS else tag)

    def _paragraph(self, one: etree._Element, tag: str) -> Iterator[str]:
        yield f"<{tag}>{_html(self._runs(one))}</{tag}>"
        yield from self._hanging()

    def _hanging(self) -> Iterator[str]:
        hung, self.hung = self.hung, []
        for box in hung:
            yield from self._blocks(box, "p")

    def _runs(self, paragraph: etree._Element) -> list[_Run]:
        return [*self._within(paragraph, _Run(""))]

    def _within(self, one: etree._Element, look: _Run) -> Iterator[_Run]:
        """The words of an element; `look` says how they look by what stands around them."""
        style = one.get(f"{_TEXT}style-name", "")
        if style in self.styles.unseen:
            return
        strong, raised = style in self.styles.strong, style in self.styles.raised
        look = _Run("", look.strong or strong, look.raised or raised)
        yield replace(look, text=one.text or "")
        for each in one:
            yield from self._part(each, look)
            yield replace(look, text=each.tail or "")

    def _part(self, one: etree._Element, look: _Run) -> Iterator[_Run]:
        if one.tag == f"{_TEXT}s":
            yield replace(look, text=" " * _times(one, f"{_TEXT}c", _MOST_BLANKS))
        elif one.tag == f"{_TEXT}tab":
            yield replace(look, text="\t")
        elif one.tag == f"{_TEXT}line-break":
            yield replace(look, text=" ")
        elif one.tag == f"{_TEXT}note":
            mark = one.find(f"{_TEXT}note-citation")
            self.notes += one.iterfind(f"{_TEXT}note-body")
            yield _Run("".join(mark.itertext()) if mark is not None else "", raised=True)
        elif one.tag == f"{_DRAW}frame":
            self.hung.append(one)
        elif one.tag not in _UNSEEN:
            yield from self._within(one, look)

    def _has_tabs(self, one: etree._Element) -> bool:
        return one.tag == f"{_TEXT}p" and next(one.iter(f"{_TEXT}tab"), None) is not None

    def _tabbed(self, some: Sequence[etree._Element]) -> Iterator[str]:
        """Paragraphs with tabs, one after the other: a table where one has numbers behind words."""
        rows = [_parted(self._runs(one)) for one in some]
        if not any(_is_row(one) for one in rows):
            for row in rows:
                yield f"<p>{' '.join(map(_html, row))}</p>"
        else:
            yield "<table>"
            for row in rows:
                yield _row("<td>" + _html(one) + "</td>" for one in row)
            yield "</table>"
        yield from self._hanging()

    def _table(self, table: etree._Element) -> Iterator[str]:
        yield "<table>"
        yield from self._rows(table)
        yield "</table>"
        yield from self._hanging()

    def _rows(self, parent: etree._Element) -> Iterator[str]:
        for one in parent:
            if one.tag in _ROWS:
                yield from self._rows(one)
            elif one.tag == f"{_TABLE}table-row" and not one.get(f"{_TABLE}visibility"):
                tag = "th" if parent.tag == f"{_TABLE}table-header-rows" else "td"
                yield _row(self._cell(each, tag) for each in one)

    def _cell(self, cell: etree._Element, tag: str) -> str:
        if cell.tag != f"{_TABLE}table-cell":
            return ""
        told = f"<{tag}"
        for name, way in (("columns", "colspan"), ("rows", "rowspan")):
            told += f' {way}="{_times(cell, f"{_TABLE}number-{name}-spanned", _MOST_REPEATED)}"'
        words = "<br>".join(self._of_cell(cell))
        times = _times(cell, f"{_TABLE}number-columns-repeated", _MOST_REPEATED)
        return f"{told}>{words}</{tag}>" * times

    def _of_cell(self, parent: etree._Element) -> Iterator[str]:
        for one in parent:
            if one.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield _html(self._runs(one))
            elif one.tag in _AROUND:
                yield from self._of_cell(one)
            elif one.tag == f"{_TABLE}table":
                self.hung.append(_around(one))


def _around(table: etree._Element) -> etree._Element:
    """A table within a cell, to be printed behind the one around it."""
    box = etree.Element(f"{_DRAW}text-box")
    box.append(table)
    return box


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _html(runs: Iterable[_Run]) -> str:
    return "".join(one.html() for one in runs).replace("\n", " ")


def _parted(runs: Iterable[_Run]) -> list[list[_Run]]:
    """Runs parted where tabs are; several tabs only reach the next column."""
    cells: list[list[_Run]] = [[]]
    for one in runs:
        for place, text in enumerate(one.text.split("\t")):
            if place:
                cells.append([])
            if text.strip():
                cells[-1].append(replace(one, text=text))
    return [cells[0], *(one for one in cells[1:] if one)]


def _is_row(cells: Sequence[Sequence[_Run]]) -> bool:
    """Whether a number stands behind words."""
    texts = ["".join(one.text for one in cell).strip() for cell in cells]
    words = re.search(r"[^\W\d]{2}", texts[0])
    return bool(words) and any(_NUMBER.fullmatch(one) for one in texts[1:])


def _times(element: etree._Element, name: str, most: int) -> int:
    told = element.get(name, "1")
    return max(1, min(int(told), most)) if told.isdecimal() and len(told) < 9 else 1
