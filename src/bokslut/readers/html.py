"""HTML as it is read on the screen: headings, paragraphs, items, tables with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

from .failures import TooDeep
from .html_seen import Sight, sight_of
from .tidied import tidied
from .tiles import is_key_number, tile_texts

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXTS: dict[str, TextKind] = {
    "p": "paragraph",
    "li": "item",
    "dd": "item",
    "dt": "item",
    "blockquote": "paragraph",
    "figcaption": "caption",
    "summary": "paragraph",
    "address": "paragraph",
    "pre": "paragraph",
}
_STRONG = frozenset(("b", "strong", "th"))
_CONTAINERS = ("div", "section", "article", "main", "ul", "ol", "dl", "figure", "header", "footer")
_ROWS = frozenset(("tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"))
_BLOCKS = frozenset(
    (*_HEADINGS, *_TEXTS, *_CONTAINERS, "table", "aside", "details", "body", "form", "fieldset")
)
_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_MOST_SPAN = 200
_MARK = re.compile(r"[\[(]?([0-9]{1,3})[\])]?")
_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}


def read_html(data: bytes, name: str = "") -> PrintedReport:
    """An HTML page as a report; `line` of a place is that of its element in the file.

    What is not seen is not read: scripts, navigation, drawings, what is hidden. A page that holds
    nothing is a report without blocks. Raises `TooDeep` for one that is nested deeper than any.
    """
    parser = html.HTMLParser(
        encoding=_encoding(data), remove_comments=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return PrintedReport(name, "html", ())
    if any(one.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for one in parser.error_log):
        # What lies deeper than any page is left out without a word otherwise.
        raise TooDeep("nested too deep")
    sight = sight_of(root)
    language = "en" if (root.get("lang") or "").lower().startswith("en") else "sv"
    body = root.find("body")
    blocks = tuple(_blocks(root if body is None else body, sight))
    return PrintedReport(name, "html", blocks, language="en" if language == "en" else "sv")


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that; else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _blocks(element: html.HtmlElement, sight: Sight) -> Iterator[PrintedBlock]:
    """The blocks within an element, in order. Words that stand in it beside other blocks are a
    text of their own. No recursion: a page may be nested as deep as it likes."""
    waiting: list[html.HtmlElement | _Run] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Run):
            yield from _text(one, sight)
        elif sight.seen(one):
            if one.tag == "table" and not _is_layout(one):
                table = _table(one, sight)
                yield from tile_texts(table) or _with_rows(table)
                within = [each for each in one.iterdescendants("table") if _owner(each) is one]
                waiting += reversed(within)
            elif one.get("role") in ("table", "grid"):
                yield from _with_rows(_told_as_table(one, sight))
            elif one.tag == "dl" and (tiles := _tiles(one, sight)):
                for group in tiles:
                    told, spots = _placed_words(group, sight)
                    yield PrintedText(told, "item", spots)
            elif one.tag in _HEADINGS or _is_leaf(one):
                yield from _text(_Run(one, (one,)), sight)
            else:
                waiting += reversed([*_runs(one)])


def _tiles(element: html.HtmlElement, sight: Sight) -> list[_Run]:
    """The groups of a list of terms that are all tiles: a number alone is told of each term."""
    groups: list[list[html.HtmlElement]] = []
    parts = [each for one in element for each in (one if one.tag == "div" else (one,))]
    for one in parts:
        if one.tag not in ("dt", "dd") or not _is_leaf(one):
            return []
        if one.tag == "dt" or not groups:
            groups.append([])
        groups[-1].append(one)
    tiles = [
        group
        for group in groups
        if any(one.tag == "dd" and is_key_number(_words(one, sight)) for one in group)
    ]
    return [_Run(element, tuple(one)) for one in tiles] if len(tiles) == len(groups) else []


@dataclass(frozen=True, slots=True)
class _Run:
    """Words and elements that stand on one line in an element."""

    element: html.HtmlElement
    parts: tuple[html.HtmlElement | str, ...]


def _is_leaf(element: html.HtmlElement) -> bool:
    """Whether an element holds words and nothing that is a block of its own."""
    return not any(_is_block(one) for one in element.iterdescendants())


def _is_block(element: html.HtmlElement) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in _BLOCKS or element.get("role") in ("table", "grid")
    )


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only puts a page in order: one cell a row, with blocks in it."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    cells = [[one for one in row if one.tag in ("td", "th")] for row in rows]
    single = all(len(one) <= 1 for one in cells)
    return single and any(not _is_leaf(one) for some in cells for one in some)


def _runs(element: html.HtmlElement) -> Iterator[html.HtmlElement | _Run]:
    """The blocks of an element, and the runs of words between them."""
    run: list[html.HtmlElement | str] = []
    for part in _inside(element):
        inline = isinstance(part, str) or not (_is_block(part) or not _is_leaf(part))
        if inline and not (isinstance(part, html.HtmlElement) and part.tag in _ROWS):
            run.append(part)
            continue
        if run:
            yield _Run(element, tuple(run))
            run = []
        if not isinstance(part, str):
            yield part
    if run:
        yield _Run(element, tuple(run))


def _inside(element: html.HtmlElement) -> list[html.HtmlElement | str]:
    parts: list[html.HtmlElement | str] = [element.text or ""]
    for child in element:
        parts += [child, child.tail or ""]
    return parts


def _text(run: _Run, sight: Sight) -> Iterator[PrintedText]:
    element = run.element
    told, spots = _placed_words(run, sight)
    if not told:
        return
    level = _HEADINGS.get(element.tag, 0)
    kind: TextKind = "heading" if level else _TEXTS.get(element.tag, "paragraph")
    if kind == "paragraph" and "caption" in element.get("class", "").split():
        kind = "caption"
    yield PrintedText(told, kind, spots, level, element.tag in _STRONG)


def _words(element: html.HtmlElement, sight: Sight) -> str:
    """The words of an element as they are seen."""
    return _placed_words(_Run(element, (element,)), sight)[0]


def _placed_words(run: _Run, sight: Sight) -> tuple[str, tuple[tuple[int, Spot], ...]]:
    """The words of a run as they are seen, with the line of the file that each begins on."""
    told = _Told()
    first = run.parts[0]
    line = run.element.sourceline or 1
    waiting: list[html.HtmlElement | str] = [*reversed(run.parts)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            line = told.add(one, line)
            continue
        if one is not first and (one.tag == "table" or not sight.seen(one)):
            continue
        line = one.sourceline or line
        if one.tag == "br" or _is_block(one):
            told.add(" ", line)
        if one.tag == "sup" or "super" in (one.get("style") or ""):
            # A raised figure behind a number is a footnote, and no digit of it.
            raised = "".join(map(str, one.itertext())).strip()
            mark = _MARK.fullmatch(raised)
            told.add((mark[1] if mark else raised).translate(_RAISED), line)
        else:
            waiting += [" "] if _is_block(one) else []
            waiting += reversed(_inside(one))
    return told.text.rstrip(" "), tuple(told.spots) or ((0, Spot(line=line)),)


@dataclass(slots=True)
class _Told:
    """Words put together as one sees them, with the lines that they stand on."""

    text: str = ""
    spots: list[tuple[int, Spot]] = field(default_factory=list)

    def add(self, words: str, line: int) -> int:
        """Adds words that begin on a line, and says on which line they end."""
        for place, part in enumerate(words.split("\n")):
            seen = _joined((" " if place else "") + part)
            if not self.text or self.text.endswith(" "):
                seen = seen.lstrip(" ")
            at = Spot(line=line + place)
            if seen.strip() and (not self.spots or self.spots[-1][1] != at):
                self.spots.append((len(self.text) + len(seen) - len(seen.lstrip(" ")), at))
            self.text += seen
        return line + words.count("\n")


def _joined(text: str) -> str:
    """The text with its blanks as one sees them; a no-break blank is kept, soft hyphens are not."""
    seen = re.sub(r"[ \t\r\n\f]+", " ", text.replace("\u00ad", ""))
    return re.sub(r"\u00a0{20,}", "\u00a0" * 20, seen)


def _table(element: html.HtmlElement, sight: Sight) -> PrintedTable:
    caption = element.find("caption")
    if caption is None:
        caption = next((one for one in _figure(element) if one.tag == "figcaption"), None)
    rows = [row for row in element.iter("tr") if sight.seen(row) and _owner(row) is element]
    # The foot is shown last wherever it stands in the file.
    rows.sort(key=lambda row: _part(row) == "tfoot")
    heads = 0
    for row in rows:
        cells = [cell.tag for cell in row]
        # `Intäkter` over all columns below the heads is a heading of rows.
        if _part(row) != "thead" and ("td" in cells or (heads and len(cells) == 1)):
            break
        heads += 1
    table = PrintedTable(
        rows=tuple(_rows(rows, sight)),
        spot=Spot(line=element.sourceline),
        title=_words(caption, sight) if caption is not None else "",
        heads=heads,
    )
    return tidied(table)


def _with_rows(table: PrintedTable) -> Iterator[PrintedTable]:
    if any(table.rows):
        yield table


def _part(row: html.HtmlElement) -> str:
    parent = row.getparent()
    return str(parent.tag) if parent is not None else ""


def _figure(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """What stands in the figure that a table is the only one of."""
    figure = table.getparent()
    if figure is not None and figure.tag == "figure" and len(figure.findall("table")) == 1:
        yield from figure


def _told_as_table(element: html.HtmlElement, sight: Sight) -> PrintedTable:
    """A table of other elements, which only says so to a screen reader."""
    lines = [row for row in element.iterdescendants() if row.get("role") == "row"]
    rows = [[one for one in row if one.get("role") in _CELLS] for row in lines if sight.seen(row)]
    heads = next(
        (at for at, row in enumerate(rows) if any(_CELLS[one.get("role")] == "td" for one in row)),
        len(rows),
    )
    return PrintedTable(
        tuple(
            tuple(PrintedCell(_words(one, sight), Spot(line=one.sourceline)) for one in row)
            for row in rows
        ),
        Spot(line=element.sourceline),
        element.get("aria-label") or "",
        heads,
    )


def _owner(row: html.HtmlElement) -> html.HtmlElement | None:
    """The table that a row belongs to, of several nested ones."""
    return next(iter(row.iterancestors("table")), None)


def _rows(rows: list[html.HtmlElement], sight: Sight) -> Iterator[tuple[PrintedCell, ...]]:
    """The cells of each row; one that reaches over several rows stands empty in the later ones,
    so that the columns keep their places."""
    reaching: dict[int, int] = {}
    for row in rows:
        cells: list[PrintedCell] = []
        fresh: dict[int, int] = {}
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th") or not sight.seen(cell):
                continue
            while reaching.get(column, 0) > 0:
                cells.append(PrintedCell("", Spot(line=cell.sourceline)))
                column += 1
            span = _span(cell.get("colspan"))
            cells.append(
                PrintedCell(_words(cell, sight), Spot(line=cell.sourceline), span, _is_strong(cell))
            )
            for place in range(column, column + span):
                fresh[place] = _span(cell.get("rowspan"))
            column += span
        reaching = {place: down - 1 for place, down in (reaching | fresh).items() if down > 1}
        yield tuple(cells)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.isdigit() else 1


def _is_strong(cell: html.HtmlElement) -> bool:
    return cell.tag == "th" or next(cell.iter("b", "strong"), None) is not None
