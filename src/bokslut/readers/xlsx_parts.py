"""What an XLSX file says of how its cells look: number formats, bold, hidden rows and columns,
formulas that nobody has calculated. Source: ECMA-376 part 1, 18.3 and 18.8."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, iterparse

from .bounds import MOST_COLUMNS, MOST_ROWS
from .number_formats import BUILT_IN
from .packed import entry
from .sheet_remarks import Seen

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LINK = re.compile(r"\{.*/relationships\}id$")
_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows what it holds: the code of its number format, none for the general one, and
    whether it is bold."""

    format: str = ""
    strong: bool = False


_PLAIN = Style()


@dataclass(slots=True)
class Looks:
    """How the cells of a sheet look, by row and column from 0: the styles of those that have one;
    which rows and columns are hidden; the formulas that have no value (`unset`) or zero (`zeros`),
    and the cells with an error, by their names; all cells that hold something, and how many more
    lie beyond what is read."""

    styles: dict[tuple[int, int], Style] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    formulas: int = 0
    unset: dict[tuple[int, int], str] = field(default_factory=dict)
    zeros: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    filled: set[tuple[int, int]] = field(default_factory=set)
    beyond: int = 0

    def style(self, row: int, column: int) -> Style:
        """The style of a cell."""
        return self.styles.get((row, column), _PLAIN)

    def seen(self, name: str, hidden: bool) -> Seen:
        """What there is to tell of a sheet. That only hidden and empty rows are hidden is not."""
        rows = {row for row, _column in self.filled}
        columns = {column for _row, column in self.filled}
        return Seen(
            name,
            hidden and bool(self.filled),
            tuple(one for one in self.hidden_rows if one in rows),
            tuple(one for one in self.hidden_columns if one in columns),
            tuple(self.unset.values()),
            tuple(self.errors),
            self.beyond,
        )


def looks_of(data: bytes) -> dict[str, Looks]:
    """How the cells of each sheet look, by its name; none for a part that cannot be read."""
    try:
        styles = _styles(data)
        told = {name: _looks(data, path, styles) for name, path in _sheets(data)}
        if _is_stale(data, [*told.values()]):
            for one in told.values():
                one.unset |= one.zeros
        return told
    except (DefusedXmlException, ParseError):
        return {}


def _is_stale(data: bytes, looks: Sequence[Looks]) -> bool:
    """Whether a program wrote zero for all formulas, to be calculated when the file is opened."""
    formulas = sum(one.formulas for one in looks)
    nothing = sum(len(one.unset) + len(one.zeros) for one in looks)
    asked = any(
        _is_set(one.attrib, "fullCalcOnLoad")
        for one in _children(_root(data, "xl/workbook.xml"), "calcPr")
    )
    return asked and formulas > 1 and formulas == nothing


def _root(data: bytes, path: str) -> Element | None:
    told = entry(data, path)
    return fromstring(told) if told else None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _children(root: Element | None, *path: str) -> Iterator[Element]:
    """The elements at a path below one, whichever name space the file uses."""
    some = [root] if root is not None else []
    for name in path:
        some = [each for one in some for each in one if _local(each.tag) == name]
    yield from some


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """The names of the sheets and the parts that hold them."""
    links = {
        one.get("Id", ""): one.get("Target", "")
        for one in _root(data, "xl/_rels/workbook.xml.rels") or ()
    }
    for one in _children(_root(data, "xl/workbook.xml"), "sheets", "sheet"):
        link = next((told for key, told in one.items() if _LINK.search(key)), "")
        target = links.get(link, "")
        if target:
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            yield one.get("name", ""), posixpath.normpath(path)


def _styles(data: bytes) -> list[Style]:
    root = _root(data, "xl/styles.xml")
    codes: dict[int, str] = dict(BUILT_IN)
    for one in _children(root, "numFmts", "numFmt"):
        codes[_whole(one.get("numFmtId"))] = one.get("formatCode", "")
    bold = [
        any(_local(each.tag) == "b" and each.get("val", "1") not in ("0", "false") for each in one)
        for one in _children(root, "fonts", "font")
    ]
    told = []
    for one in _children(root, "cellXfs", "xf"):
        code = codes.get(_whole(one.get("numFmtId")), "")
        font = _whole(one.get("fontId"))
        told.append(Style("" if code == "General" else code, font < len(bold) and bold[font]))
    return told


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _looks(data: bytes, path: str, styles: Sequence[Style]) -> Looks:
    looks = Looks()
    told = entry(data, path)
    row = -1
    column = -1
    for event, one in iterparse(io.BytesIO(told), events=("start", "end")):
        name = _local(one.tag)
        if event == "start" and name == "row":
            row = _whole(one.get("r")) - 1 if one.get("r") else row + 1
            column = -1
            if _is_set(one.attrib, "hidden") and row < MOST_ROWS:
                looks.hidden_rows.append(row)
        elif event == "end" and name == "c":
            column = _column(one.get("r"), column + 1)
            if row < MOST_ROWS and column < MOST_COLUMNS:
                _note(looks, row, column, one, styles)
            elif _holds(one):
                looks.beyond += 1
            one.clear()
        elif event == "end" and name == "row":
            one.clear()
        elif event == "start" and name == "col" and _is_set(one.attrib, "hidden"):
            begin, end = _whole(one.get("min")), _whole(one.get("max"))
            looks.hidden_columns += range(begin - 1, min(end, MOST_COLUMNS))
    return looks


def _is_set(attributes: Mapping[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")


def _column(name: str | None, following: int) -> int:
    match = _NAME.fullmatch(name or "")
    if match is None:
        return following
    told = 0
    for letter in match[1]:
        told = 26 * told + ord(letter) - 64
    return told - 1


def _holds(cell: Element) -> bool:
    """Whether a cell holds anything."""
    return any(_local(one.tag) == "is" or (_local(one.tag) == "v" and one.text) for one in cell)


def _note(looks: Looks, row: int, column: int, cell: Element, styles: Sequence[Style]) -> None:
    """What there is to say of one cell."""
    style = _whole(cell.get("s"))
    if style < len(styles) and styles[style] != _PLAIN:
        looks.styles[row, column] = styles[style]
    value = next((one.text for one in cell if _local(one.tag) == "v"), None)
    formula = any(_local(one.tag) == "f" for one in cell)
    if _holds(cell):
        looks.filled.add((row, column))
    name = cell.get("r", "")
    if formula:
        looks.formulas += 1
        if value in (None, "") and cell.get("t") != "str":
            looks.unset[row, column] = name
        elif value == "0" and cell.get("t", "n") == "n":
            looks.zeros[row, column] = name
    if cell.get("t") == "e" and value:
        looks.errors.append(name)
