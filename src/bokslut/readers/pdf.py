"""PDF: words with their places, put together to texts and tables.

The letters come from PDFium. A page that holds nothing but a picture is told as unreadable, never
guessed, also where a program has hidden behind the picture what it took the letters to be: what it
took wrongly would be told as a fault of the report. Heads and feet of pages are left out.
"""

from __future__ import annotations

import ctypes
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from bokslut.model.printed import PrintedReport

from .bounds import MOST_PAGES
from .each import Each, one_by_one
from .failures import Locked, TooManyPages, Unreadable
from .figures import figures_of, is_tagged
from .languages import language_of
from .layout import blocks_of_page, style_of
from .letters import Sheet, Word, sheet_of
from .page_lines import Page
from .pieces import Piece, pieces_of
from .running import put_together, without_heads
from .set_apart import letters_together

# A page with this many times more hidden letters than seen ones is a scanned one with a stamp.
_HIDDEN = 4
# The named destination at which our own reports end and their proofs begin.
_BESIDE = b"bokslut-beside"


def read_pdf(data: bytes, name: str = "", *, each: Each = one_by_one) -> PrintedReport:
    """A PDF as a report; `each` says who makes something of each page. Raises `Unreadable` where
    it cannot be opened, `Locked` where it asks for a password, `TooManyPages` where it has more
    than any report."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise (Locked if locked else Unreadable)(str(error)) from error
    with closing(document):
        count = len(document)
        if count > MOST_PAGES:
            raise TooManyPages(f"{count} pages")
        beside = _beside(document)
        tagged = is_tagged(document.raw)
        said = range(min(count, beside.page + 1))
        pages = each(lambda index: _read(document, index, tagged, beside), said)
    unreadable = tuple(number for number, one in enumerate(pages, 1) if one is None)
    read = [one for one in pages if one is not None]
    style = style_of(pieces for _page, pieces in read)
    kept = without_heads(read, style)
    bare = [(page, pieces) for (page, _all), pieces in zip(read, kept, strict=True)]
    laid = each(lambda one: list(blocks_of_page(one[1], one[0], style)), bare)
    whole = tuple(put_together((block for some in laid for block in some), count))
    return PrintedReport(name, "pdf", whole, count, unreadable, language_of(whole))


@dataclass(frozen=True, slots=True)
class _Beside:
    """Where our own reports end and their proofs begin, which are no part of what they say: the
    page from 0, and how far down on it, in points."""

    page: int
    down: float = 0.0

    def before(self, number: int, sheet: Sheet) -> tuple[Word, ...]:
        """The words of a page that are of the report."""
        if number <= self.page:
            return sheet.words
        return tuple(one for one in sheet.words if one.bottom < self.down)


def _beside(document: pypdfium2.PdfDocument) -> _Beside:
    found = pdfium.FPDF_GetNamedDestByName(document.raw, _BESIDE)
    page = pdfium.FPDFDest_GetDestPageIndex(document.raw, found) if found else -1
    if page < 0:
        return _Beside(MOST_PAGES)
    has = [ctypes.c_int() for _part in range(3)]
    told = [ctypes.c_float() for _part in range(3)]
    if not pdfium.FPDFDest_GetLocationInPage(found, *has, *told) or not has[1].value:
        return _Beside(page)
    with closing(document[page]) as one:
        return _Beside(page, one.get_height() - told[1].value)


def _read(
    document: pypdfium2.PdfDocument, index: int, tagged: bool, beside: _Beside
) -> tuple[Page, list[Piece]] | None:
    """A page and what stands on it; None where it is a picture, is broken or holds more than any
    page does."""
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text:
            figures = figures_of(page.raw) if tagged else frozenset()
            sheet = sheet_of(page.raw, text.raw, figures)
    except (pypdfium2.PdfiumError, Unreadable):
        return None
    if _is_picture(sheet):
        return None
    number = index + 1
    of = Page(number, sheet.width, sheet.height, sheet.turned)
    return of, pieces_of(letters_together(beside.before(number, sheet)))


def _is_picture(sheet: Sheet) -> bool:
    """Whether nothing on a page can be read although something is drawn."""
    seen = sum(len(one.text) for one in sheet.words)
    return sheet.hidden > _HIDDEN * seen or (not seen and sheet.drawn)
