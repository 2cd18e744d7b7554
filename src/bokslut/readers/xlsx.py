"""Workbooks of Excel (XLSX): what each sheet shows, as it would be printed.

What cells hold is read by a library; how they show it (`xlsx_parts`), and what is hidden, stands in
parts of the file that it does not tell of.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bokslut.model.printed import PrintedBlock, PrintedReport

from .bounds import MOST_COLUMNS, MOST_ROWS
from .failures import Unreadable
from .number_formats import shown
from .packed import entry
from .sheet_remarks import Seen, remarks
from .sheets import Sheet, SheetCell, letters, without
from .xlsx_parts import Looks, Style, looks_of

_BESIDE = "bokslut-beside"
_MOST_PROPERTIES = 1_000_000

_Value = object


def read_workbook(data: bytes, name: str = "") -> PrintedReport:
    """A workbook as a report; places are sheets and cells. Numbers come as they are shown, rounded
    once; hidden sheets, rows and columns are left out and told of. Raises `Unreadable` where it is
    no workbook."""
    beside = _beside(data)
    try:
        held = [one for one in _held(data) if one.name not in beside]
    except MemoryError:
        raise
    except Exception as error:
        # What a broken workbook makes of the library is said in many ways.
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    looks = looks_of(data)
    blocks: list[PrintedBlock] = []
    seen: list[Seen] = []
    for one in held:
        look = looks.get(one.name, Looks())
        seen.append(look.seen(one.name, one.hidden))
        if not one.hidden:
            blocks += _sheet(one, look).blocks()
    return PrintedReport(name, "xlsx", tuple(blocks), remarks=tuple(remarks(seen, name)))


@dataclass(frozen=True, slots=True)
class _Held:
    """A sheet with the values that it holds, and how many columns a cell reaches over, by row and
    column from 0."""

    name: str
    hidden: bool
    values: Sequence[Sequence[_Value]]
    wide: dict[tuple[int, int], int]


def _held(data: bytes) -> Iterator[_Held]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for one in book.sheets_metadata:
        if one.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(one.name)
        wide = {
            begin: min(end[1] - begin[1] + 1, MOST_COLUMNS)
            for begin, end in (sheet.merged_cell_ranges or ())
        }
        values = sheet.to_python(skip_empty_area=False)[:MOST_ROWS]
        yield _Held(one.name, one.visible is not SheetVisibleEnum.Visible, values, wide)


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


def _sheet(held: _Held, look: Looks) -> Sheet:
    """What is seen of a sheet."""
    rows: dict[int, dict[int, SheetCell]] = {}
    for number, values in enumerate(held.values):
        for column, value in enumerate(values[:MOST_COLUMNS]):
            if value == "" or value is None or (number, column) in look.unset:
                continue
            style = look.style(number, column)
            text = _text(value, style)
            if text:
                place = f"{letters(column)}{number + 1}"
                reach = held.wide.get((number, column), 1)
                cell = SheetCell(text, place, reach, style.strong)
                rows.setdefault(number, {})[column] = cell
    return without(Sheet(held.name, rows), look.hidden_rows, look.hidden_columns)


def _text(value: _Value, style: Style) -> str:
    """A value as a Swede would print it, with a comma before decimals."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return shown(exact, style.format)
    if isinstance(value, datetime | date):
        return _date(value.date() if isinstance(value, datetime) else value, style.format)
    return " ".join(str(value).split()) if value is not None else ""


def _date(value: date, code: str) -> str:
    """A date with as many of its parts as the cell shows."""
    parts = {one for one in code.lower() if one in "ymd"}
    if parts == {"y"}:
        return f"{value:%Y}"
    return f"{value:%Y-%m}" if parts == {"y", "m"} else value.isoformat()
