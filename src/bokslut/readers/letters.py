"""The words of a page of a PDF with their places: what PDFium tells by letter, put together.

Every letter takes a few calls, so these are kept few, and what is the same for all letters of a
run of text (font, size, direction) is asked once a run.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from .failures import Unreadable

MOST_LETTERS = 200_000
_BLANKS = frozenset((0, 9, 10, 13, 32, 160, 0x2009, 0x200A, 0x202F, 0x3000, 0xFFFE))
# What joins or parts letters without being seen.
_UNSEEN = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
# What PDFium gives for the hyphen of a word that is parted at the end of a line.
_PARTED = 2
_BOLD = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|fet\b", re.IGNORECASE)
_LIGHT_NAME = re.compile(r"light|regular|book|roman|italic|thin|medium", re.IGNORECASE)
# In parts of the size of the letters: a gap that is a blank although none is written, the least
# that a written one must be, and how far a letter may lie off the line of the one before.
_GAP, _LEAST_GAP, _OFF_LINE, _BACK = 0.18, 0.02, 0.08, 0.4
_INVISIBLE = (3, 7)
# A figure that the font raises: how much narrower than others, and how far over the line at least.
_NARROW, _RAISED_BY = 0.85, 0.18

_RAISED = {ord(one): raised for one, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_MARK = re.compile(r"(?:[0-9]{1,2}|[a-e]|\*+)[.),]?(?:,[0-9]{1,2})*[.),]?")


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes addresses as plain numbers: four calls a letter, so what
    ctypes does to wrap each argument is most of the time that a page takes."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


_AT, _INDEX = ctypes.c_void_p, ctypes.c_int
_UNICODE = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _AT, _INDEX)
_LOOSE_BOX = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _AT, _INDEX, _AT)
_ORIGIN = _plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _AT, _INDEX, _AT, _AT)
_OBJECT = _plain(pdfium.FPDFText_GetTextObject, _AT, _AT, _INDEX)
_SIZE = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _AT, _INDEX)
_MATRIX = _plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, _AT, _INDEX, _AT)
_FONT = _plain(pdfium.FPDFTextObj_GetFont, _AT, _AT)
_MARK_OF = _plain(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, _AT)
_MODE = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _AT)


class Word(NamedTuple):
    """Letters without a blank between them: their rectangle in points from the upper left corner
    of the page as it is read, the line that they stand on, their size, and whether they are bold.
    A report has tens of thousands: a tuple is made, and sent from one process to another, in a
    fraction of the time of anything else.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a page as it is read, and how large it then is. `turned` is by how many
    quarters of a turn the words stand against the page. `hidden` counts letters that are there
    for machines only, behind the picture of a scanned page; `drawn` is whether anything is drawn.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    turned: int = 0
    hidden: int = 0
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    """What the letters of one piece of drawn text have in common."""

    size: float
    quarter: int
    bold: bool
    seen: bool


def sheet_of(page: Any, text: Any, figures: frozenset[int] = frozenset()) -> Sheet:
    """The words of a page, by its handle and that of its text, without those that are drawn in
    figures of these marks. Raises `Unreadable` for a page with more letters than any page has."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MOST_LETTERS:
        raise Unreadable(f"{count} letters on a page")
    crop = _crop(page)
    if count <= 0:
        return Sheet((), *_extent(0, crop), drawn=pdfium.FPDFPage_CountObjects(page) > 0)
    letters = _Letters(text, count, figures)
    turned = letters.turned()
    words = _marked(letters.words(turned, crop))
    return Sheet(tuple(words), *_extent(turned, crop), turned, letters.hidden())


def _crop(page: Any) -> tuple[float, float, float, float]:
    """What is seen of a page: left, bottom, right, top."""
    sides = [ctypes.c_float() for _side in range(4)]
    for box_of in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if box_of(page, *sides):
            left, bottom, right, top = (one.value for one in sides)
            return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return (0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))


class _Letters:
    """All letters of a page, as arrays."""

    def __init__(self, text: Any, count: int, figures: frozenset[int]) -> None:
        self._text = text
        self._figures = figures
        codes = (ctypes.c_uint32 * count)()
        boxes = (ctypes.c_float * (4 * count))()
        origins = (ctypes.c_double * (2 * count))()
        runs = (ctypes.c_int32 * count)()
        self._runs: list[_Run] = []
        self._gather(count, codes, boxes, origins, runs)
        self.codes = numpy.ctypeslib.as_array(codes)
        # FS_RECTF is left, top, right, bottom.
        self.boxes = numpy.ctypeslib.as_array(boxes).reshape(-1, 4).astype(float)
        self.origins = numpy.ctypeslib.as_array(origins).reshape(-1, 2)
        self.runs = numpy.ctypeslib.as_array(runs)

    def _gather(self, count: int, codes: Any, boxes: Any, origins: Any, runs: Any) -> None:
        # The loop over all letters of a report: names are local, arrays are written in place.
        handle = ctypes.cast(self._text, ctypes.c_void_p).value
        box_at, origin_at = ctypes.addressof(boxes), ctypes.addressof(origins)
        unicode_of, box_of, origin_of, object_of = _UNICODE, _LOOSE_BOX, _ORIGIN, _OBJECT
        blanks, figures = _BLANKS, self._figures
        last, run = -1, -1
        known: dict[tuple[object, ...], int] = {}
        matrix = (ctypes.c_float * 6)()
        matrix_at = ctypes.addressof(matrix)
        for index in range(count):
            code = unicode_of(handle, index)
            codes[index] = code
            if code in blanks:
                runs[index] = -1
                continue
            # The loose box is as wide as the letter takes: a 1 is as wide as an 8.
            place = 16 * index
            box_of(handle, index, box_at + place)
            origin_of(handle, index, origin_at + place, origin_at + place + 8)
            drawn = object_of(handle, index) or 0
            if drawn != last:
                # Some programs draw each letter by itself: what is alike is one run.
                last = drawn
                if figures and drawn and _MARK_OF(drawn) in figures:
                    run = runs[index] = -1
                    continue
                turned = matrix[:4] if _MATRIX(handle, index, matrix_at) else ()
                font, mode = (_FONT(drawn), _MODE(drawn)) if drawn else (None, 0)
                alike = (font, mode, _SIZE(handle, index), *turned)
                if font is None or alike not in known:
                    known[alike] = len(self._runs)
                    self._runs.append(self._run(index, alike))
                run = known[alike]
            runs[index] = run

    def _run(self, index: int, told: tuple[Any, ...]) -> _Run:
        _font, mode, size, *matrix = told
        quarter = 0
        if matrix:
            a, b, c, d = matrix
            size *= math.hypot(c, d)
            angle = math.degrees(math.atan2(b, a))
            quarter = round(angle / 90) % 4 if abs(angle - 90 * round(angle / 90)) < 6 else -1
        return _Run(size, quarter, self._bold(index), mode not in _INVISIBLE)

    def _bold(self, index: int) -> bool:
        name = ctypes.create_string_buffer(128)
        length = pdfium.FPDFText_GetFontInfo(self._text, index, name, 128, ctypes.c_int())
        told = name.value.decode("utf-8", errors="replace") if length else ""
        if _BOLD_NAME.search(told):
            return True
        return not _LIGHT_NAME.search(told) and (
            pdfium.FPDFText_GetFontWeight(self._text, index) >= _BOLD
        )

    def _of_runs(self, name: str) -> NDArray[Any]:
        """What each letter's run says of it; 0 for blanks."""
        told: NDArray[Any] = numpy.array([*(getattr(one, name) for one in self._runs), 0])
        return told.take(self.runs)

    def hidden(self) -> int:
        """How many letters are not drawn."""
        return int(((self.runs >= 0) & (self._of_runs("seen") == 0)).sum())

    def turned(self) -> int:
        """Which way most letters stand, in quarters of a turn against the clock."""
        kept = self._of_runs("quarter")[(self.runs >= 0) & (self._of_runs("seen") != 0)]
        counts = numpy.bincount(kept[kept >= 0], minlength=4)
        return int(counts.argmax())

    def words(self, turned: int, crop: tuple[float, float, float, float]) -> list[Word]:
        """The words that stand upright when the page is turned so, in the order they are drawn."""
        left, top, right, bottom, base, along = self._upright(turned, crop)
        size = numpy.maximum(self._of_runs("size").astype(float), 0.5)
        wide, high = _extent(turned, crop)
        kept = (
            (self.runs >= 0)
            & (self._of_runs("seen") != 0)
            & (self._of_runs("quarter") == turned)
            & ~numpy.isin(self.codes, _UNSEEN)
            & (right > left)
            & (right > 0)
            & (left < wide)
            & (base > 0)
            & (top < high)
        )
        places = numpy.flatnonzero(kept)
        if not len(places):
            return []
        left, top, right, bottom = (one[places] for one in (left, top, right, bottom))
        base, along, size = base[places], along[places], size[places]
        bold = self._of_runs("bold")[places].astype(bool)
        gap = left[1:] - right[:-1]
        blank = numpy.diff(places) > 1
        parted = (
            (numpy.abs(base[1:] - base[:-1]) > _OFF_LINE * size[1:])
            | (gap > _GAP * size[1:])
            | (blank & (gap > _LEAST_GAP * size[1:]))
            | (along[1:] - along[:-1] < -_BACK * size[1:])
            | (numpy.abs(size[1:] - size[:-1]) > 0.05 * size[1:])
            | (bold[1:] != bold[:-1])
        )
        starts = numpy.concatenate([[0], numpy.flatnonzero(parted) + 1])
        ends = [*starts[1:].tolist(), len(places)]
        codes = self.codes[places].copy()
        if turned == 0:
            self._raise(codes, places, size)
        codes[codes == _PARTED] = ord("-")
        codes[(codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
        text = codes.astype("<u4").tobytes().decode("utf-32-le")
        return [
            Word(_composed(text[begin:end]), *told)
            for begin, end, *told in zip(
                starts.tolist(),
                ends,
                numpy.minimum.reduceat(left, starts).tolist(),
                numpy.minimum.reduceat(top, starts).tolist(),
                numpy.maximum.reduceat(right, starts).tolist(),
                numpy.maximum.reduceat(bottom, starts).tolist(),
                base[starts].tolist(),
                size[starts].tolist(),
                bold[starts].tolist(),
                strict=True,
            )
        ]

    def _raise(self, codes: NDArray[Any], places: NDArray[Any], size: NDArray[Any]) -> None:
        """Turns figures that the font itself draws small and raised into raised figures: they are
        narrower than others, and what is drawn of them does not reach down to the line."""
        figures = numpy.flatnonzero((codes >= ord("0")) & (codes <= ord("9")))
        if not len(figures):
            return
        boxes = self.boxes[places[figures]]
        wide = (boxes[:, 2] - boxes[:, 0]) / size[figures]
        for at in figures[wide < _NARROW * float(numpy.median(wide))].tolist():
            place = int(places[at])
            sides = [ctypes.c_double() for _side in range(4)]
            if pdfium.FPDFText_GetCharBox(self._text, place, *sides):
                down = sides[2].value - self.origins[place, 1]
                if down > _RAISED_BY * size[at]:
                    codes[at] = ord(_RAISED[int(codes[at])])

    def _upright(
        self, turned: int, crop: tuple[float, float, float, float]
    ) -> tuple[NDArray[Any], ...]:
        """Left, top, right, bottom, line and beginning of each letter on the page turned so that
        the letters stand upright, from its upper left corner."""
        west, south, east, north = crop
        left, top, right, bottom = self.boxes.T
        x, y = self.origins.T
        if turned == 0:
            return left - west, north - top, right - west, north - bottom, north - y, x - west
        if turned == 1:
            return bottom - south, left - west, top - south, right - west, x - west, y - south
        if turned == 2:
            return east - right, bottom - south, east - left, top - south, y - south, east - x
        return north - top, east - right, north - bottom, east - left, east - x, north - y


def _extent(turned: int, crop: tuple[float, float, float, float]) -> tuple[float, float]:
    wide, high = crop[2] - crop[0], crop[3] - crop[1]
    return (wide, high) if turned % 2 == 0 else (high, wide)


def _composed(text: str) -> str:
    """Ligatures as their letters, a letter and its accent as one, a hyphen that is only there at
    the end of a line as a hyphen."""
    if text.isascii():
        return text
    if "\u00ad" in text:
        text = text[:-1].replace("\u00ad", "") + text[-1].replace("\u00ad", "-")
    for ligature in "ﬀﬁﬂﬃﬄﬅﬆ":
        if ligature in text:
            text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    return unicodedata.normalize("NFC", text)


def _marked(words: list[Word]) -> list[Word]:
    """The words with marks of footnotes, small and raised behind them, put to them as raised
    figures, so that they are never read as more digits of a number."""
    marks = [
        place for place, one in enumerate(words) if len(one.text) <= 5 and _MARK.fullmatch(one.text)
    ]
    if not marks:
        return words
    by_end = sorted(range(len(words)), key=lambda place: words[place].right)
    ends = [words[place].right for place in by_end]
    by_start = sorted(range(len(words)), key=lambda place: words[place].left)
    starts = [words[place].left for place in by_start]
    told = list(words)
    taken: set[int] = set()
    for place in marks:
        mark = words[place]
        raised = mark.text.translate(_RAISED)
        near = by_end[_within(ends, mark.left - mark.size, mark.left + mark.size)]
        owner = next((one for one in near if _is_mark_of(mark, words[one])), None)
        if owner is not None:
            right = max(told[owner].right, mark.right)
            told[owner] = told[owner]._replace(text=told[owner].text + raised, right=right)
            taken.add(place)
            continue
        near = by_start[_within(starts, mark.right - mark.size, mark.right + mark.size)]
        owner = next((one for one in near if _is_mark_before(mark, words[one])), None)
        if owner is not None:
            text = f"{raised} {told[owner].text}"
            told[owner] = told[owner]._replace(text=text, left=mark.left)
            taken.add(place)
    return [one for place, one in enumerate(told) if place not in taken]


def _within(sides: list[float], begin: float, end: float) -> slice:
    return slice(bisect_left(sides, begin), bisect_right(sides, end))


def _is_raised(mark: Word, word: Word) -> bool:
    return (
        mark.size < 0.85 * word.size and 0.12 * word.size < word.base - mark.base < 0.75 * word.size
    )


def _is_mark_before(mark: Word, word: Word) -> bool:
    return _is_raised(mark, word) and -0.1 * word.size < word.left - mark.right < 0.5 * word.size


def _is_mark_of(mark: Word, word: Word) -> bool:
    return _is_raised(mark, word) and -0.15 * word.size < mark.left - word.right < 0.3 * word.size
