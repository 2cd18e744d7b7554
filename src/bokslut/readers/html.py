"""HTML as it is read on the screen: headings, paragraphs, items, tables with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

from .failures import TooLarge

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(
    ("script", "style", "nav", "svg", "template", "noscript", "dialog", "head", "button", "select")
)
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
_BLOCKS = frozenset(
    (*_HEADINGS, *_TEXTS, *_CONTAINERS, "table", "aside", "details", "body", "form", "fieldset")
)
_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_MOST_SPAN = 200


def read_html(data: bytes, name: str = "") -> PrintedReport:
    """An HTML page as a report; `line` of a place is that of its element in the file.

    What is not seen is not read: scripts, navigation, drawings, what is hidden. A page that holds
    nothing is a report without blocks. Raises `TooLarge` for one that is nested deeper than any.
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
        raise TooLarge("nested too deep")
    language = "en" if (root.get("lang") or "").lower().startswith("en") else "sv"
    body = root.find("body")
    blocks = tuple(_blocks(root if body is None else body))
    return PrintedReport(name, "html", blocks, language="en" if language == "en" else "sv")


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that; else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _seen(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return False
    closed = element.tag == "details" and element.get("open") is None
    if closed or element.get("data-report") == "beside":
        # What opens at a click, and the proofs beside our own reports, are not what was printed.
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return not hidden and "display:none" not in style and "visibility:hidden" not in style


def _blocks(element: html.HtmlElement) -> Iterator[PrintedBlock]:
    """The blocks within an element, in order. Words that stand in it beside other blocks are a
    paragraph of their own. No recursion: a page may be nested as deep as it likes."""
    waiting: list[html.HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if one.strip():
                yield PrintedText(_joined(one), "paragraph", ((0, Spot()),))
        elif _seen(one):
            if one.tag == "table":
                yield _table(one)
                within = [each for each in one.iterdescendants("table") if _owner(each) is one]
                waiting += reversed(within)
            elif one.tag in _HEADINGS or _is_leaf(one):
                yield from _text(one)
            else:
                waiting += reversed(_inside(one))


def _is_leaf(element: html.HtmlElement) -> bool:
    """Whether an element holds words and nothing that is a block of its own."""
    return not any(
        isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iterdescendants()
    )


def _inside(element: html.HtmlElement) -> list[html.HtmlElement | str]:
    parts: list[html.HtmlElement | str] = [element.text or ""]
    for child in element:
        parts += [child, child.tail or ""]
    return parts


def _text(element: html.HtmlElement) -> Iterator[PrintedText]:
    told = _words(element)
    if not told:
        return
    level = _HEADINGS.get(element.tag, 0)
    kind: TextKind = "heading" if level else _TEXTS.get(element.tag, "paragraph")
    spots = ((0, Spot(line=element.sourceline)),)
    yield PrintedText(told, kind, spots, level, element.tag in _STRONG)


def _words(element: html.HtmlElement) -> str:
    """The words of an element as they are seen."""
    parts: list[str] = []
    waiting: list[html.HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one is element or (one.tag != "table" and _seen(one)):
            if one.tag == "br":
                parts.append(" ")
            if one.tag == "sup":
                # A raised figure behind a number is a footnote, and no digit of it.
                parts.append("".join(_inside_words(one)).strip().translate(_RAISED))
            else:
                waiting += reversed(_inside(one))
    return _joined("".join(parts))


def _inside_words(element: html.HtmlElement) -> Iterator[str]:
    """The words of an element and of what it holds."""
    for one in element.itertext():
        yield str(one)


def _joined(text: str) -> str:
    """The text with its blanks as one sees them; a no-break blank is kept, soft hyphens are not."""
    seen = re.sub(r"[ \t\r\n\f]+", " ", text.replace("\u00ad", ""))
    return re.sub(r"\u00a0{20,}", "\u00a0" * 20, seen).strip()


def _table(element: html.HtmlElement) -> PrintedTable:
    caption = element.find("caption")
    rows = [row for row in element.iter("tr") if _seen(row) and _owner(row) is element]
    heads = 0
    for row in rows:
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and any(cell.tag == "td" for cell in row):
            break
        heads += 1
    return PrintedTable(
        rows=tuple(_rows(rows)),
        spot=Spot(line=element.sourceline),
        title=_words(caption) if caption is not None else "",
        heads=heads,
    )


def _owner(row: html.HtmlElement) -> html.HtmlElement | None:
    """The table that a row belongs to, of several nested ones."""
    return next(iter(row.iterancestors("table")), None)


def _rows(rows: list[html.HtmlElement]) -> Iterator[tuple[PrintedCell, ...]]:
    """The cells of each row; one that reaches over several rows stands empty in the later ones,
    so that the columns keep their places."""
    reaching: dict[int, int] = {}
    for row in rows:
        cells: list[PrintedCell] = []
        fresh: dict[int, int] = {}
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th") or not _seen(cell):
                continue
            while reaching.get(column, 0) > 0:
                cells.append(PrintedCell("", Spot(line=cell.sourceline)))
                column += 1
            span = _span(cell.get("colspan"))
            cells.append(
                PrintedCell(_words(cell), Spot(line=cell.sourceline), span, _is_strong(cell))
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
