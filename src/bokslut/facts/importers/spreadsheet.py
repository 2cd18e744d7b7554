"""Tables in workbooks, XLSX and ODS: the part that both have in common.

What is sent to us is opened in a process with limits (`contained.py`, `spreadsheet_worker.py`);
here its answer becomes grids, one a sheet, and its faults become findings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from bokslut.model.finding import Finding, Place, Severity, finding

from .base import Item, ReadContext
from .contained import Contained, Ended, Limits
from .spreadsheet_faults import fault_finding, limit_finding
from .tables import Value
from .tables_grid import Grid, Row
from .tables_read import read_grids
from .wrong_kind import wrong_kind

MAX_FILE = 64 << 20
LIMITS = Limits(seconds=60, memory=1 << 30, output=1 << 30)
_WORKER = Path(__file__).with_name("spreadsheet_worker.py")
_HELP_SHEETS = ("förklaringar", "explanations")


def read_workbook(
    stream: BinaryIO, context: ReadContext, limits: Limits = LIMITS
) -> Iterator[Item]:
    """The tables of all visible sheets of a workbook, imported together."""
    return read_grids(_grids(stream, context, limits), context)


def _grids(stream: BinaryIO, context: ReadContext, limits: Limits) -> Iterator[Grid | Finding]:
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        yield finding(
            "table-too-large",
            Severity.ERROR,
            "The file is larger than {limit} bytes, which is more than is read of a workbook.",
            place=Place(file=context.file),
            expected=f"<= {MAX_FILE}",
            remedy="Check that it is the right file; save large tables as CSV.",
            limit=MAX_FILE,
        )
        return
    wrong = wrong_kind(context.file, data, "spreadsheet")
    if wrong is not None:
        yield wrong
        return
    run = Contained(_WORKER, data, limits, _paths())
    if context.progress is not None:
        context.progress(len(data))
    yield from _Answer(run, context.file, limits).grids()


@cache
def _paths() -> tuple[str, ...]:
    """Where the reader of values is installed: all that the worker may import beside Python's
    own library."""
    found = find_spec("python_calamine")
    assert found is not None and found.origin is not None
    return (str(Path(found.origin).parent.parent),)


class _Answer:
    """The lines of a worker, cut into grids."""

    def __init__(self, run: Contained, file: str, limits: Limits) -> None:
        self._run, self._file, self._limits = run, file, limits
        self._lines = self._parsed()
        self._next: dict[str, Any] = {}
        self._troubles: list[Finding] = []

    def grids(self) -> Iterator[Grid | Finding]:
        """A grid a sheet; a sheet is read to its end before the next begins."""
        for line in self._lines:
            self._next = line if isinstance(line, dict) else {}
            while "sheet" in self._next:
                name = str(self._next["sheet"])
                hidden, self._next = bool(self._next["hidden"]), {}
                if hidden:
                    yield self._hidden(name)
                    continue
                rows = self._rows()
                if name.casefold() not in _HELP_SHEETS:
                    yield Grid(self._file, rows, sheet=name, troubles=self._troubles)
                    self._troubles = []
                for _ in rows:
                    pass
            yield from self._troubles
            self._troubles = []

    def _parsed(self) -> Iterator[Any]:
        """The lines as values; what went wrong is put among the troubles."""
        ended = False
        for text in self._run.lines():
            line = json.loads(text, parse_float=Decimal)
            if isinstance(line, dict) and "fault" in line:
                self._troubles.append(fault_finding(self._file, line))
                ended = True
            elif isinstance(line, dict) and "end" in line:
                ended = True
            else:
                yield line
        if not ended:
            how = self._run.ended
            how = Ended.FAULT if how is Ended.DONE else how
            self._troubles.append(limit_finding(self._file, how, self._limits))
        yield {}

    def _rows(self) -> Iterator[Row]:
        for line in self._lines:
            if isinstance(line, dict):
                self._next = line
                return
            yield _row(line)

    def _hidden(self, name: str) -> Finding:
        return finding(
            "table-sheet-hidden",
            Severity.NOTE,
            "The sheet {sheet} is hidden and was not read.",
            place=Place(file=self._file, sheet=name),
            quote=name,
            remedy="Show the sheet if it is to be imported.",
            sheet=name,
        )


def _row(line: Any) -> Row:
    number, cells, marked = line
    values = [_value(cell) for cell in cells]
    if not marked:
        return Row(number, values)
    kinds = {
        kind: frozenset(column for column, one in marked if one == kind) for kind in ("f", "u", "e")
    }
    return Row(number, values, kinds["f"] | kinds["u"], kinds["u"], kinds["e"])


def _value(cell: Any) -> Value:
    if isinstance(cell, bool) or cell is None or isinstance(cell, str | Decimal):
        return cell
    if isinstance(cell, int):
        return Decimal(cell)
    if "d" in cell:
        text = str(cell["d"])
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return str(cell["t"])
