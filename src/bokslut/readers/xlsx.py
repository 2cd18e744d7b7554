"""Workbooks (XLSX, ODS): each sheet's filled regions as tables, lone words above them as titles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from python_calamine import CalamineWorkbook

from bokslut.model.numbers import exact_text
from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
)

from .failures import Unreadable
from .head_spans import with_spans
from .packed import entry

_MOST_ROWS, _MOST_COLUMNS = 100_000, 200
_DECIMALS = 10
_BESIDE = "bokslut-beside"
_MOST_PROPERTIES = 1_000_000

_Value = object


def read_workbook(data: bytes, name: str = "") -> PrintedReport:
    """A workbook as a report; places are sheets and cells. Numbers come as they are stored, with
    what a float cannot hold rounded away. Raises `Unreadable` where it is no workbook."""
    beside = _beside(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [one for one in book.sheet_names if one not in beside]
        blocks = tuple(block for sheet in names for block in _sheet(book, sheet))
    except MemoryError:
        raise
    except Exception as error:
        # What a broken workbook makes of the library is said in many ways.
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    return PrintedReport(name, "xlsx", blocks)


def _beside(data: bytes) -> frozenset[str]:
    """The sheets of our own workbooks that hold the proofs, as a property of the workbook names
    them: no part of what the report says."""
    told = entry(data, "docProps/custom.xml")
    if not told or len(told) > _MOST_PROPERTIES:
        return frozenset()
    try:
        properties = fromstring(told)
    except (DefusedXmlException, ParseError):
        return frozenset()
    return frozenset(
        name
        for one in properties
        if one.get("name") == _BESIDE
        for value in one
        for name in (value.text or "").split("/")
    )


def _sheet(book: CalamineWorkbook, name: str) -> Iterator[PrintedBlock]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)[:_MOST_ROWS]
    yield PrintedText(name, "heading", ((0, Spot(sheet=name)),), 1)
    gathered: list[tuple[int, list[_Value]]] = []
    for number, row in enumerate(rows, 1):
        filled = [one for one in row[:_MOST_COLUMNS] if one not in ("", None)]
        if len(filled) >= 2 or (gathered and filled):
            gathered.append((number, list(row[:_MOST_COLUMNS])))
            continue
        if gathered:
            yield _table(name, gathered)
            gathered = []
        if filled:
            yield PrintedText(_text(filled[0]), "paragraph", ((0, _spot(name, number, 0)),))
    if gathered:
        yield _table(name, gathered)


def _table(sheet: str, rows: list[tuple[int, list[_Value]]]) -> PrintedTable:
    table = PrintedTable(
        tuple(
            tuple(
                PrintedCell(_text(value), _spot(sheet, number, column))
                for column, value in enumerate(row)
            )
            for number, row in rows
        ),
        _spot(sheet, rows[0][0], 0),
    )
    return with_spans(table, ("left",))


def _spot(sheet: str, row: int, column: int) -> Spot:
    return Spot(sheet=sheet, cell=f"{_letters(column)}{row}")


def _letters(column: int) -> str:
    told = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(65 + rest) + told
    return told


def _text(value: _Value) -> str:
    """A value as a Swede would print it, with a comma before decimals."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return exact_text(round(exact, _DECIMALS)).replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split()) if value is not None else ""
