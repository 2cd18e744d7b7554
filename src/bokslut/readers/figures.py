"""Letters of a page of a PDF that are drawn in a figure, where the PDF is tagged.

The labels of a chart are no text and no table: read as such they are a table without a unit, and
in the web page or the Word file of the same report they are part of a picture. Only a figure that
has words for those who do not see it is surely one; what is not tagged is read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

_MOST_PARTS, _DEEPEST = 20_000, 60
_FIGURE = "Figure".encode("utf-16-le") + b"\0\0"
# What PDFium counts for an alternative text that is empty: its end alone.
_EMPTY = 2


def is_tagged(document: Any) -> bool:
    """Whether a PDF says what its parts are."""
    return bool(pdfium.FPDFCatalog_IsTagged(document))


def figures_of(page: Any) -> frozenset[int]:
    """The marks of what is drawn in a page's figures."""
    drawn = _drawn(page)
    if not drawn:
        return drawn
    with _tree(page) as tree:
        return drawn.intersection(_marks(tree)) if tree else frozenset()


def _drawn(page: Any) -> frozenset[int]:
    """The marks of what lines and surfaces are part of. Only then is it asked what they are: that
    takes as long as reading the page, and the rules of tables have none."""
    told = set()
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        one = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_PATH:
            told.add(pdfium.FPDFPageObj_GetMarkedContentID(one))
    return frozenset(one for one in told if one >= 0)


@contextmanager
def _tree(page: Any) -> Iterator[Any]:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        yield tree
    finally:
        if tree:
            pdfium.FPDF_StructTree_Close(tree)


def _marks(tree: Any) -> Iterator[int]:
    children = pdfium.FPDF_StructTree_CountChildren(tree)
    waiting = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), 0, False)
        for place in range(min(children, _MOST_PARTS))
    ]
    left = _MOST_PARTS
    while waiting and left:
        left -= 1
        part, deep, inside = waiting.pop()
        if not part or deep > _DEEPEST:
            continue
        inside = inside or _is_figure(part)
        if inside:
            count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(part)
            for place in range(min(count, _MOST_PARTS)):
                yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(part, place)
        children = pdfium.FPDF_StructElement_CountChildren(part)
        waiting += [
            (pdfium.FPDF_StructElement_GetChildAtIndex(part, place), deep + 1, inside)
            for place in range(min(children, _MOST_PARTS))
        ]


def _is_figure(part: Any) -> bool:
    length = len(_FIGURE)
    if pdfium.FPDF_StructElement_GetType(part, None, 0) != length:
        return False
    told = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(part, told, length)
    return told.raw == _FIGURE and pdfium.FPDF_StructElement_GetAltText(part, None, 0) > _EMPTY
