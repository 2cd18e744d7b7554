"""Marks in the PDF that was checked: a highlight on each number, with what is known of it.

The page's own content stays as it is: the marks are appended behind the file's bytes, as PDF's
incremental update has it. Each mark has an appearance of its own, so that every reader shows it.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from bokslut.checks.printed.understood.cells import plain
from bokslut.checks.printed.understood.equations import State
from bokslut.model.finding import Finding, Severity, Translate
from bokslut.model.message import fill
from bokslut.model.printed import Box, PrintedTable

from .marked import Marked, Marks
from .words import arithmetic, rule_name, state_means, state_word, verdict

AUTHOR = "bokslut"
_COLOURS = {
    State.CONTRADICTED: (214, 69, 32),
    State.ROUNDING: (226, 163, 23),
    State.PROVED: (47, 158, 124),
    State.OPEN: (134, 148, 160),
}
_WARNED = (240, 140, 20)
_ALPHA = 90
_MOST_EQUATIONS = 4
_NOTE = 16.0
# Letters nearer than this (in points) belong to one number.
_NEAR = 1.5
# Figures that mark a footnote are read as raised ones, and drawn as others.
_UNRAISED = str.maketrans("", "", "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
_UNIT = re.compile(r"[^0-9]+\Z")
_ID = re.compile(rb"/ID ?\[[^\]]{1,200}?<([0-9A-Fa-f]{32})>\]")
_TAIL = 4_096
_LAST = re.compile(
    rb"(?P<stream>endstream\s+)?(?P<end>startxref\s+(?P<place>[0-9]{1,12})\s+%%EOF\s*)\Z"
)
_BLANKS = frozenset((0, 10, 13, 32, 160, 0x2009, 0x202F, 0xFFFE))
_DASH_CODES = frozenset((2, 0x2D, 0xAD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212))


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float


Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Note:
    """What is put on a page: where (from the upper left corner), what it says, in which colour,
    and the number whose letters it lies on."""

    box: Box
    text: str
    says: str
    colour: tuple[int, int, int]


def marked_pdf(
    marks: Marks, data: bytes, translate: Translate, *, every_number: bool = False
) -> bytes:
    """The PDF with highlights on what is contradicted, warned of or within rounding, with
    `every_number` on what is proved and open, too."""
    notes = _by_page(marks, translate, every_number=every_number)
    changed = _annotated(marks, data, notes, translate, pdfium.FPDF_INCREMENTAL)
    if changed.startswith(data) and _holds(changed, notes):
        return changed
    # A file that had to be mended to be read cannot be appended to: it is written anew.
    return _annotated(marks, data, notes, translate, pdfium.FPDF_NO_INCREMENTAL)


def _by_page(marks: Marks, translate: Translate, *, every_number: bool) -> dict[int, list[_Note]]:
    notes: dict[int, list[_Note]] = {}
    for one in marks.numbers:
        grave = one.state in (State.CONTRADICTED, State.ROUNDING) or one.warned
        if one.spot.page is None or one.spot.box is None or not (grave or every_number):
            continue
        warned = one.warned and one.state is not State.CONTRADICTED
        colour = _WARNED if warned else _COLOURS[one.state]
        notes.setdefault(one.spot.page, []).append(
            _Note(one.spot.box, one.text, _told(marks, one, translate), colour)
        )
    boxes = dict(_boxes(marks))
    for found in marks.judged.findings:
        box = boxes.get((found.place.page, found.place.line))
        if found.place.page is None or box is None or marks.about(found) is not None:
            continue
        colour = _COLOURS[State.CONTRADICTED] if found.severity is Severity.ERROR else _WARNED
        notes.setdefault(found.place.page, []).append(
            _Note(box, "", _said(found, translate), colour)
        )
    return notes


def _boxes(marks: Marks) -> Iterator[tuple[tuple[int | None, int | None], Box]]:
    """The lines of the report with their boxes."""
    for block in marks.report.blocks:
        if isinstance(block, PrintedTable):
            spots = [cell.spot for row in block.rows for cell in row[:1]]
        else:
            spots = [spot for _offset, spot in block.spots]
        for spot in spots:
            if spot.box is not None:
                yield (spot.page, spot.line), spot.box


def _said(found: Finding, translate: Translate) -> str:
    parts = (
        rule_name(found.rule, translate),
        arithmetic(found.message(translate)),
        found.advice(translate),
    )
    return "\n".join(part for part in parts if part)


def _told(marks: Marks, one: Marked, translate: Translate) -> str:
    """What a click on the mark shows: state, arithmetic, what to do."""
    word = state_word(one.state, translate)
    if one.warned:
        word += f", {translate('warning')}"
    lines = [f"{one.text}: {word}", state_means(one.state, translate)]
    arithmetics = []
    for place in one.equations:
        equation = marks.equations[place]
        said = ", ".join(
            part for part in (arithmetic(equation.text), verdict(equation, translate)) if part
        )
        arithmetics.append(f"{rule_name(equation.rule, translate)}: {said}")
        if len(set(arithmetics)) == _MOST_EQUATIONS:
            break
    lines += dict.fromkeys(arithmetics)
    lines += [
        advice
        for number in one.numbers
        for found in marks.findings_of.get(number, ())
        if (advice := found.advice(translate))
    ]
    return "\n".join(lines)


def _annotated(
    marks: Marks,
    data: bytes,
    notes: dict[int, list[_Note]],
    translate: Translate,
    how: int,
) -> bytes:
    document = pypdfium2.PdfDocument(data)
    try:
        unreadable = set(marks.report.unreadable)
        for number in sorted({1, *notes, *unreadable}):
            page = _page(document, number)
            if page is None:
                continue
            _highlights(page, notes.get(number, ()))
            if number in unreadable:
                _note(page, translate("This page holds no text: nothing on it was checked."), 1)
            if number == 1:
                _note(page, _summary(marks, translate), 0)
            page.close()
        stream = io.BytesIO()
        document.save(stream, flags=how)
        return _mended(stream.getvalue(), data)
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage | None:
    """A page, or None where there is none or it is broken: it was not read either."""
    try:
        return document[number - 1] if number <= len(document) else None
    except pypdfium2.PdfiumError:
        return None


def _mended(changed: bytes, data: bytes) -> bytes:
    """The file as PDFium wrote it, with what that leaves to wish for.

    The id of this version comes of chance there: here of the content, so that the same file gives
    the same bytes (only its second part, which no encryption rests on). And a table of places that
    is a stream does not say that it is one and is not closed: some readers mend that, others call
    the file damaged.
    """
    tail = _LAST.search(changed, max(0, len(changed) - _TAIL))
    begin = int(tail["place"]) if tail else len(changed)
    ids = list(_ID.finditer(changed, begin))
    if tail is None or not ids:
        return changed
    start, end = ids[-1].span(1)
    digest = hashlib.sha256(data + changed[:begin]).hexdigest()[: end - start].upper()
    changed = changed[:start] + digest.encode("ascii") + changed[end:]
    if not tail["stream"]:
        return changed
    opened = changed.index(b"<<", begin) + 2
    kind = b"" if b"/XRef" in changed[begin : tail.start()] else b"/Type/XRef"
    closed = tail.start("end")
    return changed[:opened] + kind + changed[opened:closed] + b"endobj\r\n" + changed[closed:]


def _summary(marks: Marks, translate: Translate) -> str:
    counts = marks.judged.counts()
    total = sum(counts.values())
    if not total:
        return translate("No numbers were found: nothing was checked.")
    said = translate(
        "{numbers} numbers: {proved} proved, {rounding} within rounding, {contradicted} "
        "contradicted, {open} open ({share} %). An open number was not checked by anything."
    )
    share = round(100 * counts["open"] / total)
    return fill(said, {"numbers": total, "share": share, **counts})


def _holds(data: bytes, notes: dict[int, list[_Note]]) -> bool:
    """Whether the file opens and has the marks that were put in it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return False
    try:
        for number, some in notes.items():
            page = _page(document, number)
            if page is None or pdfium.FPDFPage_GetAnnotCount(page) < len(some):
                return False
            page.close()
        return True
    finally:
        document.close()


def _highlights(page: pypdfium2.PdfPage, notes: Sequence[_Note]) -> None:
    if not notes:
        return
    corners = _corners(page)
    letters = list(_letters(page))
    used: dict[Box, int] = {}
    for one in notes:
        found = (_own_letters(one, letters, corner, used) for corner in corners)
        rect = next((one for one in found if one is not None), None)
        _highlight(page, rect or _area(one.box, corners[0]), one)


def _corners(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """What the upper left corner of a page may be: that of what is seen of it, or of its height."""
    left, _bottom, _right, top = page.get_cropbox()
    return list(dict.fromkeys([(left, top), (0.0, page.get_height())]))


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    try:
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            code = pdfium.FPDFText_GetUnicode(text.raw, index)
            if code in _BLANKS or not pdfium.FPDFText_GetLooseCharBox(text.raw, index, box):
                continue
            letter = "-" if code in _DASH_CODES else chr(code)
            yield _Letter(letter, box.left, box.bottom, box.right, box.top)
    finally:
        text.close()


def _area(box: Box, corner: tuple[float, float]) -> Rect:
    left, top = corner
    return left + box.left, top - box.bottom, left + box.right, top - box.top


def _own_letters(
    note: _Note, letters: Sequence[_Letter], corner: tuple[float, float], used: dict[Box, int]
) -> Rect | None:
    """The rectangle of a number's own letters within the box that is known of it, or None where
    they are not found there. Numbers of one line come in their order."""
    left, bottom, right, top = _area(note.box, corner)
    wanted = plain(note.text.translate(_UNRAISED)).replace(" ", "")
    # The unit behind it may stand outside of the box.
    bare = _UNIT.sub("", wanted)
    if not bare:
        return None
    inside = [
        one
        for one in letters
        if left - 1 <= (one.left + one.right) / 2 <= right + 1
        and bottom - 1 <= (one.bottom + one.top) / 2 <= top + 1
    ]
    begin = used.get(note.box, 0)
    tries = ((wanted, begin), (bare, begin), (wanted, 0), (bare, 0))
    found = next((place for one, at in tries if (place := _found(one, inside, at))), None)
    if found is None:
        return None
    start, end = found
    used[note.box] = end
    own = inside[start:end]
    return (
        min(one.left for one in own),
        min(one.bottom for one in own),
        max(one.right for one in own),
        max(one.top for one in own),
    )


def _found(wanted: str, letters: Sequence[_Letter], start: int) -> tuple[int, int] | None:
    """Where a number stands among the letters of its line: not within a longer one."""
    told = "".join(one.text for one in letters)
    if len(told) != len(letters):
        return None
    place = told.find(wanted, start)
    while place >= 0:
        end = place + len(wanted)
        if not _goes_on(letters, place - 1) and not _goes_on(letters, end - 1):
            return place, end
        place = told.find(wanted, place + 1)
    return None


def _goes_on(letters: Sequence[_Letter], place: int) -> bool:
    """Whether a digit and the next letter are digits of one number."""
    if place < 0 or place + 1 >= len(letters):
        return False
    one, other = letters[place], letters[place + 1]
    both = one.text.isdigit() and other.text.isdigit()
    return both and other.left - one.right < _NEAR


def _highlight(page: pypdfium2.PdfPage, rect: Rect, note: _Note) -> None:
    left, bottom, right, top = rect
    red, green, blue = (round(part / 255, 3) for part in note.colour)
    width, height = right - left, top - bottom
    # Filled and underlined: the line is seen in print without colours, too.
    drawn = (
        f"/GS gs {red} {green} {blue} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f "
        f"{red} {green} {blue} RG 1 w {left:.2f} {bottom + 0.5:.2f} m {right:.2f} "
        f"{bottom + 0.5:.2f} l S"
    )
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    _finish(annotation, rect, note.says, note.colour, drawn)


def _note(page: pypdfium2.PdfPage, says: str, place: int) -> None:
    """A note at the upper left corner of a page."""
    left, top = 6.0 + place * (_NOTE + 4), page.get_height() - 6.0
    rect = (left, top - _NOTE, left + _NOTE, top)
    colour = _WARNED if place else _COLOURS[State.OPEN]
    red, green, blue = (round(part / 255, 3) for part in colour)
    begin, end = left + 3, left + _NOTE - 3
    lines = "".join(
        f" 1 1 1 RG 1.5 w {begin:.2f} {top - down:.2f} m {end:.2f} {top - down:.2f} l S"
        for down in (5, 8, 11)
    )
    drawn = f"{red} {green} {blue} rg {left:.2f} {top - _NOTE:.2f} {_NOTE} {_NOTE} re f{lines}"
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_TEXT)
    _finish(annotation, rect, says, colour, drawn)


def _finish(
    annotation: object, rect: Rect, says: str, colour: tuple[int, int, int], drawn: str
) -> None:
    left, bottom, right, top = rect
    pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(left, top, right, bottom))
    pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *colour, _ALPHA)
    pdfium.FPDFAnnot_SetFlags(annotation, pdfium.FPDF_ANNOT_FLAG_PRINT)
    for key, text in ((b"T", AUTHOR), (b"Contents", says)):
        pdfium.FPDFAnnot_SetStringValue(annotation, key, _wide(text))
    normal = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    pdfium.FPDFAnnot_SetAP(annotation, normal, _wide(drawn))
    pdfium.FPDFPage_CloseAnnot(annotation)


def _wide(text: str) -> object:
    """Text as PDFium takes it."""
    coded = ctypes.create_string_buffer((text + "\0").encode("utf-16-le", "replace"))
    return ctypes.cast(coded, pdfium.FPDF_WIDESTRING)
