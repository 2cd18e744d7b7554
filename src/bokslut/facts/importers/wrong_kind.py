"""Files that are not what their name says, told by their first bytes."""

from __future__ import annotations

from typing import Literal

from bokslut.model.finding import Finding, Place, Severity, finding

ERROR = Severity.ERROR
Wanted = Literal["csv", "spreadsheet"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def wrong_kind(file: str, data: bytes, wanted: Wanted) -> Finding | None:
    """What the bytes are instead of a CSV file or a spreadsheet; None where they may be one.

    Of a spreadsheet all bytes are expected, of a CSV file the first block.
    """
    place = Place(file=file)
    if not data.strip(b"\0 \r\n\t"):
        return finding(
            "table-empty",
            ERROR,
            "The file is empty.",
            place=place,
            remedy="Export or save it again.",
        )
    if _is_html(data):
        return finding(
            "table-wrong-kind",
            ERROR,
            "The file is a web page, not a table; it may be an error page.",
            place=place,
            quote=_opening(data),
            remedy="Download the file again, and look at it before it is imported.",
        )
    if data.startswith(_OLE):
        return _ole(place, data)
    if data.startswith(b"%PDF"):
        return finding(
            "table-wrong-kind",
            ERROR,
            "The file is a PDF, not a table.",
            place=place,
            remedy="Import the spreadsheet or the CSV file that it was made from.",
        )
    return _binary(place, data) if wanted == "csv" else _no_archive(place, data)


def _is_html(data: bytes) -> bool:
    text = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<?xml", b"<!--")):
        return b"<html" in text
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<script"))


def _ole(place: Place, data: bytes) -> Finding:
    if _ENCRYPTED in data:
        return finding(
            "table-encrypted",
            ERROR,
            "The file is protected by a password.",
            place=place,
            remedy="Save it without a password, and import that file.",
        )
    return finding(
        "table-wrong-kind",
        ERROR,
        "The file is in Excel's old format (.xls) or another of that time.",
        place=place,
        remedy="Open it and save it as XLSX or CSV.",
    )


def _binary(place: Place, data: bytes) -> Finding | None:
    if data.startswith(b"PK\x03\x04"):
        return finding(
            "table-wrong-kind",
            ERROR,
            "The file is a workbook or an archive, not CSV as its name says.",
            place=place,
            remedy="Name it .xlsx or .ods if it is a spreadsheet.",
        )
    if b"\0" in data and not data.startswith(_MARKS):
        return finding(
            "table-wrong-kind",
            ERROR,
            "The file is no text: it holds bytes that text does not have.",
            place=place,
            quote=_opening(data),
            remedy="Save the table as CSV in UTF-8.",
        )
    return None


def _no_archive(place: Place, data: bytes) -> Finding | None:
    if data.startswith(b"PK"):
        return None
    return finding(
        "table-wrong-kind",
        ERROR,
        "The file is no spreadsheet in XLSX or ODS.",
        place=place,
        quote=_opening(data),
        remedy="Save it as XLSX or ODS, or name it .csv if it is text.",
    )


def _opening(data: bytes) -> str:
    text = data[:60].decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "·" for sign in text)
