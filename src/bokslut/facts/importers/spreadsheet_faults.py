"""What is told when a workbook cannot be read, or only at a price that nobody should pay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bokslut.model.finding import Finding, Place, Severity, finding

from .contained import Ended, Limits
from .tables_grid import column_letters

ERROR = Severity.ERROR


def fault_finding(file: str, fault: Mapping[str, Any]) -> Finding:
    """The finding for a fault that the worker named."""
    return _FAULTS.get(str(fault["fault"]), _damaged)(Place(file=file), fault)


def limit_finding(file: str, ended: Ended, limits: Limits) -> Finding:
    """The finding for a worker that was ended against one of its limits."""
    place = Place(file=file)
    if ended is Ended.TIME:
        return finding(
            "table-limits",
            ERROR,
            "The file was not read within {seconds} seconds, and the reading was ended.",
            place=place,
            expected=f"<= {limits.seconds:g} s",
            remedy="Remove what the table does not need, or save it as CSV.",
            seconds=f"{limits.seconds:g}",
        )
    if ended in (Ended.MEMORY, Ended.OUTPUT):
        return finding(
            "table-limits",
            ERROR,
            "The file takes more than {megabytes} MB to read, and the reading was ended.",
            place=place,
            expected=f"<= {limits.memory >> 20} MB",
            remedy="Remove what the table does not need, or save it as CSV.",
            megabytes=limits.memory >> 20,
        )
    return _damaged(place, {})


def _damaged(place: Place, _fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-damaged",
        ERROR,
        "The file is damaged or cut off: it cannot be read as a workbook.",
        place=place,
        remedy="Open it in a spreadsheet, save it again, and import that file.",
    )


def _encrypted(place: Place, _fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-encrypted",
        ERROR,
        "The file is protected by a password.",
        place=place,
        remedy="Save it without a password, and import that file.",
    )


def _unpacked(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-unpacked-size",
        ERROR,
        "The file unpacks to {size} bytes, more than the {limit} that are read.",
        place=place,
        quote=str(fault.get("entry", "")),
        claimed=str(fault["size"]),
        expected=f"<= {fault['limit']}",
        remedy="Check where the file came from; save large tables as CSV.",
        size=fault["size"],
        limit=fault["limit"],
    )


def _unpacked_more(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-unpacked-size",
        ERROR,
        "A part of the file unpacks to more than it declares ({limit} bytes).",
        place=place,
        quote=str(fault["entry"]),
        expected=f"<= {fault['limit']}",
        remedy="Check where the file came from: no spreadsheet program writes such files.",
        limit=fault["limit"],
    )


def _entries(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-unpacked-size",
        ERROR,
        "The file holds {found} parts, more than the {limit} that are read.",
        place=place,
        expected=f"<= {fault['limit']}",
        remedy="Check where the file came from; save large tables as CSV.",
        found=fault["found"],
        limit=fault["limit"],
    )


def _entities(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-entities",
        ERROR,
        "The file declares entities of XML, which no spreadsheet program does; it is refused.",
        place=place,
        quote=str(fault["entry"]),
        remedy="Check where the file came from.",
    )


def _xlsb(place: Place, _fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-wrong-kind",
        ERROR,
        "The file is a binary workbook (.xlsb).",
        place=place,
        remedy="Open it and save it as XLSX or CSV.",
    )


def _archive(place: Place, _fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-wrong-kind",
        ERROR,
        "The file is an archive or a document, not a spreadsheet.",
        place=place,
        remedy="Import the spreadsheet or the CSV file itself.",
    )


def _extent(place: Place, fault: Mapping[str, Any]) -> Finding:
    cell = f"{column_letters(fault['column'] - 1)}{fault['row']}"
    return finding(
        "table-too-wide",
        ERROR,
        "The sheet reaches to {cell}, which is farther than is read.",
        place=Place(file=place.file, sheet=fault["sheet"], cell=cell),
        quote=cell,
        remedy="Remove what stands far from the table, or save large tables as CSV.",
        cell=cell,
    )


def _sheets(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-too-large",
        ERROR,
        "The workbook has {found} sheets; at most {limit} are read.",
        place=place,
        expected=f"<= {fault['limit']}",
        remedy="Move the tables to a workbook of their own.",
        found=fault["found"],
        limit=fault["limit"],
    )


def _text(place: Place, fault: Mapping[str, Any]) -> Finding:
    return finding(
        "table-text-long",
        ERROR,
        "A cell holds more than {limit} characters.",
        place=Place(file=place.file, sheet=fault["sheet"]),
        expected=f"<= {fault['limit']}",
        remedy="Shorten the text.",
        limit=fault["limit"],
    )


_FAULTS: dict[str, Callable[[Place, Mapping[str, Any]], Finding]] = {
    "damaged": _damaged,
    "encrypted": _encrypted,
    "unpacked": _unpacked,
    "unpacked-more": _unpacked_more,
    "entries": _entries,
    "entities": _entities,
    "xlsb": _xlsb,
    "archive": _archive,
    "extent": _extent,
    "sheets": _sheets,
    "text": _text,
}
