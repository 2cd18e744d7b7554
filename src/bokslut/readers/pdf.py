"""PDF: letters with their places, put together to lines, and these to texts and tables.

The letters come from PDFium. A page without letters (a scanned one) is told as unreadable, never
guessed. Heads and feet that stand on most pages are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from bokslut.model.printed import PrintedBlock, PrintedReport

from .failures import Unreadable
from .layout import Line, Piece, blocks_of_page

_MOST_PAGES = 1_000
_MOST_LETTERS = 40_000
# In widths of a letter's size: what parts two words, and what parts two columns.
_WORD_GAP, _COLUMN_GAP = 0.18, 0.85
_BOLD = 600
_BLANKS = (0, 10, 13, 32, 160, 0x2009, 0x202F, 0xFFFE)
# What PDFium gives for the hyphen of a word that is parted at the end of a line.
_PARTED = 2
# A size below this is scaled where it is drawn, and says nothing.
_LEAST_SIZE = 1.5
_LEAST_OFTEN = 0.5


def read_pdf(data: bytes, name: str = "") -> PrintedReport:
    """A PDF as a report. Raises `Unreadable` where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from error
    try:
        pages = [_lines(document, index) for index in range(min(len(document), _MOST_PAGES))]
        count = len(document)
    finally:
        document.close()
    kept = _without_heads(pages)
    blocks: list[PrintedBlock] = []
    for number, lines in enumerate(kept, 1):
        blocks += blocks_of_page(lines, number)
    unreadable = tuple(number for number, lines in enumerate(pages, 1) if not lines)
    return PrintedReport(name, "pdf", tuple(blocks), count, unreadable)


def _lines(document: pypdfium2.PdfDocument, index: int) -> list[Line]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return []
    height = page.get_height()
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw, height))
    finally:
        text.close()
        page.close()
    return [Line(tuple(pieces)) for line in _in_lines(letters) if (pieces := _pieces(line))]


def _letters(raw: object, height: float) -> Iterator[Piece]:
    """Every letter that is seen, with its rectangle from the upper left corner."""
    box = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFText_CountChars(raw), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _BLANKS:
            continue
        # The loose box is as wide as the letter takes: a 1 is as wide as an 8.
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        size = pdfium.FPDFText_GetFontSize(raw, index)
        if box.right <= box.left:
            continue
        yield Piece(
            "-" if code == _PARTED else chr(code),
            box.left,
            height - box.top,
            box.right,
            height - box.bottom,
            size if size > _LEAST_SIZE else max(box.top - box.bottom, 1.0),
            pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD,
        )


def _in_lines(letters: Sequence[Piece]) -> list[list[Piece]]:
    """Letters whose middles are on one height, from top to bottom, each from left to right."""
    lines: list[tuple[float, float, list[Piece]]] = []
    for one in sorted(letters, key=lambda one: (one.bottom, one.left)):
        place = next(
            (
                index
                for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1)
                if abs(lines[index][0] - one.bottom) < 0.38 * min(lines[index][1], one.size)
            ),
            None,
        )
        # Commas hang, hyphens float: only letters that stand on the line say where it is.
        if place is None and one.text in ",;-–—\u2212'\"”’·•.":
            place = next(
                (
                    index
                    for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1)
                    if abs(lines[index][0] - one.bottom) < 0.7 * lines[index][1]
                ),
                None,
            )
        if place is None:
            lines.append((one.bottom, one.size, [one]))
        else:
            lines[place][2].append(one)
    return [sorted(some, key=lambda one: one.left) for _bottom, _size, some in lines]


def _pieces(letters: Sequence[Piece]) -> list[Piece]:
    """The letters of a line put together to pieces, parted where columns are."""
    pieces: list[Piece] = []
    for one in letters:
        last = pieces[-1] if pieces else None
        gap = one.left - last.right if last else 0.0
        if last is None or gap > _COLUMN_GAP * max(one.size, 6.0):
            pieces.append(one)
            continue
        blank = " " if gap > _WORD_GAP * one.size else ""
        pieces[-1] = Piece(
            last.text + blank + one.text,
            last.left,
            min(last.top, one.top),
            max(last.right, one.right),
            max(last.bottom, one.bottom),
            max(last.size, one.size),
            last.bold and one.bold,
        )
    return pieces


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the same place of most of them: heads, feet, page
    numbers."""
    if len(pages) < 4:
        return [list(lines) for lines in pages]
    often = Counter(key for lines in pages for key in {_key(one) for one in _edges(lines)})
    heads = {key for key, count in often.items() if count >= _LEAST_OFTEN * len(pages)}
    return [
        [one for one in lines if one not in _edges(lines) or _key(one) not in heads]
        for lines in pages
    ]


def _edges(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:2], *lines[-2:]]


def _key(line: Line) -> tuple[int, str]:
    return round(line.top / 4), re.sub(r"[0-9]+", "#", line.text)[:20]
