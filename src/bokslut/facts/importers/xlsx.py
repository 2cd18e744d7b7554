"""Tables in XLSX, as Excel and others write it. Old and binary workbooks are recognised too, so
that they can be refused with a word on what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from .base import Importer, Item, ReadContext
from .spreadsheet import read_workbook

_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb")


def recognises(name: str, head: bytes) -> bool:
    """By its name, or as an archive whose first parts are those of XLSX."""
    if name.lower().endswith(_SUFFIXES):
        return True
    return head.startswith(b"PK\x03\x04") and (b"xl/" in head or b"[Content_Types].xml" in head)


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """The tables of all visible sheets as batches, findings and a summary."""
    return read_workbook(stream, context)


IMPORTER = Importer("xlsx", "XLSX", recognises, read)
