"""Workbooks of LibreOffice (ODS): what a sheet shows stands beside what its cells hold.

Source: OpenDocument 1.3, part 3, chapters 9 and 19.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from bokslut.model.numbers import exact_text
from bokslut.model.printed import PrintedBlock, PrintedReport

from .bounds import MOST_COLUMNS, MOST_ROWS
from .failures import Unreadable
from .packed import entry
from .sheet_remarks import Seen, remarks
from .sheets import Sheet, SheetCell, letters, without

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT = _SPACE % "table", _SPACE % "office", _SPACE % "text"
_STYLE, _FO = _SPACE % "style", _SPACE % "xsl-fo-compatible"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_GROUPS = frozenset(
    f"{_TABLE}{one}"
    for one in (
        *("table-row-group", "table-header-rows", "table-rows"),
        *("table-column-group", "table-header-columns", "table-columns"),
    )
)
_CELLS = frozenset(f"{_TABLE}{one}" for one in ("table-cell", "covered-table-cell"))
_SIGNS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": " ", f"{_TEXT}s": " "}
_BELOW = ("-", "\u2212", "–", "(")


def read_ods(data: bytes, name: str = "") -> PrintedReport:
    """A workbook as a report; places are sheets and cells. Cells are read as they are shown; what
    is hidden is left out and told of. Raises `Unreadable` where it is no workbook."""
    try:
        root = etree.fromstring(entry(data, "content.xml"), _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(str(error)) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if body is None:
        raise Unreadable("no workbook")
    styles = _Styles.of(root)
    blocks: list[PrintedBlock] = []
    seen: list[Seen] = []
    for table in body.iterfind(f"{_TABLE}table"):
        one = _Reader(table.get(f"{_TABLE}name", ""), styles)
        one.read(table)
        hidden = table.get(f"{_TABLE}style-name", "") in styles.hidden
        seen.append(one.seen(hidden))
        if not hidden:
            blocks += without(Sheet(one.name, one.rows), one.gone, one.unseen).blocks()
    return PrintedReport(name, "xlsx", tuple(blocks), remarks=tuple(remarks(seen, name)))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Which styles hide a sheet, and which set a cell in bold."""

    hidden: frozenset[str]
    strong: frozenset[str]

    @classmethod
    def of(cls, root: etree._Element) -> _Styles:
        hidden, strong = set(), set()
        for one in root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style"):
            name = one.get(f"{_STYLE}name", "")
            if any(each.get(f"{_TABLE}display") == "false" for each in one):
                hidden.add(name)
            if any(each.get(f"{_FO}font-weight") == "bold" for each in one):
                strong.add(name)
        return cls(frozenset(hidden), frozenset(strong))


@dataclass
class _Reader:
    """A sheet while it is read: its filled cells, and the rows and columns that are hidden."""

    name: str
    styles: _Styles
    rows: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    unset: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    beyond: int = 0

    def read(self, table: etree._Element) -> None:
        """Takes in what stands in the element of a sheet."""
        column = 0
        for one, hidden in _lines(table, "table-column"):
            times = _times(one, "number-columns-repeated", MOST_COLUMNS - column)
            if hidden:
                self.unseen += range(column, column + times)
            column += times
        row = 0
        for one, hidden in _lines(table, "table-row"):
            times = _times(one, "number-rows-repeated", MOST_ROWS - row)
            cells = [*self._cells(one, row)]
            for number in range(row, row + times if cells else row):
                self.rows[number] = {
                    at: SheetCell(
                        cell.text, f"{letters(at)}{number + 1}", cell.columns, cell.strong
                    )
                    for at, cell in cells
                }
            if hidden:
                self.gone += range(row, row + times)
            row += times

    def _cells(self, row: etree._Element, number: int) -> Iterator[tuple[int, SheetCell]]:
        column = 0
        for one in row:
            if one.tag not in _CELLS:
                continue
            times = _times(one, "number-columns-repeated", MOST_COLUMNS - column)
            text = _shown(one)
            if number >= MOST_ROWS or column >= MOST_COLUMNS:
                self.beyond += bool(text)
                continue
            place = f"{letters(column)}{number + 1}"
            if not text and one.get(f"{_TABLE}formula") and not one.get(f"{_OFFICE}value-type"):
                self.unset.append(place)
            if one.get(_CALC) == "error":
                self.errors.append(place)
            if text and one.tag == f"{_TABLE}table-cell":
                wide = _times(one, "number-columns-spanned", MOST_COLUMNS - column)
                strong = one.get(f"{_TABLE}style-name", "") in self.styles.strong
                for at in range(column, column + times):
                    yield at, SheetCell(text, "", max(wide, 1), strong)
            column += times

    def seen(self, hidden: bool) -> Seen:
        """What there is to tell of the sheet."""
        columns = {at for row in self.rows.values() for at in row}
        return Seen(
            self.name,
            hidden and bool(self.rows),
            tuple(one for one in self.gone if one in self.rows),
            tuple(one for one in self.unseen if one in columns),
            tuple(self.unset),
            tuple(self.errors),
            self.beyond,
        )


def _lines(
    table: etree._Element, name: str, hidden: bool = False
) -> Iterator[tuple[etree._Element, bool]]:
    """The rows or columns of a sheet, also those in groups, and whether each is hidden."""
    waiting = [(one, hidden) for one in reversed(table)]
    while waiting:
        one, unseen = waiting.pop()
        unseen = unseen or one.get(f"{_TABLE}display") == "false"
        if one.tag == f"{_TABLE}{name}":
            yield one, unseen or one.get(f"{_TABLE}visibility") in ("collapse", "filter")
        elif one.tag in _GROUPS:
            waiting += [(each, unseen) for each in reversed(one)]


def _times(element: etree._Element, name: str, most: int) -> int:
    told = element.get(f"{_TABLE}{name}", "1")
    return max(0, min(int(told), most)) if told.isdecimal() and len(told) < 9 else 1


def _shown(cell: etree._Element) -> str:
    """The words that a cell shows, without its comment; the number that it holds where a program
    has not stored what it shows."""
    text = " ".join(
        told for one in cell.iterfind(f"{_TEXT}p") if (told := " ".join(_words(one).split()))
    )
    held = cell.get(f"{_OFFICE}value", "")
    try:
        value = Decimal(held) if held else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        return text
    if not text:
        percent = cell.get(f"{_OFFICE}value-type") == "percentage"
        exact = exact_text(value * 100 if percent else value).replace(".", ",")
        return f"{exact} %" if percent else exact
    # Red figures are shown below zero without a sign by some formats.
    unsigned = value < 0 and not any(one in text for one in _BELOW) and text[:1].isdecimal()
    return f"-{text}" if unsigned else text


def _words(paragraph: etree._Element) -> str:
    told: list[str] = [paragraph.text or ""]
    for one in paragraph.iterdescendants():
        told.append(_SIGNS.get(str(one.tag), str(one.text or "")))
        told.append(str(one.tail or ""))
    return "".join(told)
