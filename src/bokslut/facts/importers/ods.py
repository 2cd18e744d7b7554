"""Tables in ODS, as LibreOffice writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from .base import Importer, Item, ReadContext
from .spreadsheet import read_workbook

_MIME = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def recognises(name: str, head: bytes) -> bool:
    """By its name, or as an archive that begins with the media type of ODS."""
    if name.lower().endswith((".ods", ".ots")):
        return True
    return head.startswith(b"PK\x03\x04") and _MIME in head[:200]


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """The tables of all sheets as batches, findings and a summary."""
    return read_workbook(stream, context)


IMPORTER = Importer("ods", "ODS", recognises, read)
