"""Tables in CSV: whatever separator, decimal mark and encoding they came in.

`line` is the line of the file at which a row begins.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from bokslut.model.finding import Finding, Place, Severity, finding

from .base import Importer, Item, ReadContext
from .csv_text import BLOCK, StopReading, text_lines
from .tables_grid import Grid, Row
from .tables_heads import Declared, match_head
from .tables_kinds import TABLE_KINDS
from .tables_read import read_grids
from .wrong_kind import wrong_kind

ERROR = Severity.ERROR

MAX_COLUMNS = 256
SEPARATORS = ";\t,|"
_SUFFIXES = (".csv", ".tsv", ".tab")
_HEAD_LINES = 20


def recognises(name: str, head: bytes) -> bool:
    """By its name, or for .txt by first lines that hold the head of one of our tables."""
    lowered = name.lower()
    if lowered.endswith(_SUFFIXES):
        return True
    if not lowered.endswith(".txt") or b"\0" in head:
        return False
    lines = head.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()[:_HEAD_LINES]
    return any(_known(lines, separator, {}) >= 2 for separator in SEPARATORS)


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """The table of a CSV file as batches, findings and a summary."""
    return read_grids(_grids(stream, context), context)


def _grids(stream: BinaryIO, context: ReadContext) -> Iterator[Grid | Finding]:
    head = stream.read(BLOCK)
    wrong = wrong_kind(context.file, head, "csv")
    if wrong is not None:
        yield wrong
        return
    troubles: list[Finding] = []
    lines = text_lines(stream, head, context, troubles)
    first: list[str] = []
    try:
        first.extend(islice(lines, _HEAD_LINES))
    except StopReading as stopped:
        yield stopped.why
        return
    told = first[0].strip() if first else ""
    # Excel's own way of stating the separator, in a line before the head.
    stated = told[4:] if told.lower().startswith("sep=") and len(told) == 5 else ""
    separator = stated or _separator(first, context.columns)
    rows = _rows(context.file, chain(first, lines), separator, troubles)
    if stated:
        next(rows, None)
    mark = "." if separator == "," else ","
    yield Grid(context.file, rows, default_mark=mark, troubles=troubles)


def _separator(lines: Sequence[str], declared: Declared) -> str:
    """The separator that gives the first lines a head of ours; else the one most often there."""
    return max(
        SEPARATORS,
        key=lambda one: (_known(lines, one, declared), sum(line.count(one) for line in lines)),
    )


def _known(lines: Sequence[str], separator: str, declared: Declared) -> int:
    """How many columns of one of our tables a line has, cut at this separator."""
    rows = [line.replace('"', "").strip().split(separator)[:MAX_COLUMNS] for line in lines]
    return max(
        (len(match_head(kind, Row(1, row), declared).uses) for row in rows for kind in TABLE_KINDS),
        default=0,
    )


class _Counted:
    """Lines, and the number of the last one given out."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.number = lines, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def _rows(
    file: str, lines: Iterator[str], separator: str, troubles: list[Finding]
) -> Iterator[Row]:
    """The rows that hold something. What ends the reading early is put among the troubles."""
    counted = _Counted(lines)
    # `strict`: a quotation mark that does not end where it should is told, not guessed at.
    reader = csv.reader(counted, delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS:
                raise StopReading(_too_wide(file, line, len(cells)))
            if any(cell.strip() for cell in cells):
                yield Row(line, cells)
            line = counted.number + 1
    except StopReading as stopped:
        troubles.append(stopped.why)
    except csv.Error:
        troubles.append(
            finding(
                "table-quote",
                ERROR,
                "A quotation mark in the row is not closed as it should be.",
                place=Place(file=file, line=line),
                remedy='Close it, or write a quotation mark inside quotes twice: "".',
            )
        )


def _too_wide(file: str, line: int, columns: int) -> Finding:
    return finding(
        "table-too-wide",
        ERROR,
        "The row has {columns} cells; at most {limit} are read.",
        place=Place(file=file, line=line),
        expected=f"<= {MAX_COLUMNS}",
        remedy="Check that it is the right file, and remove what no column holds.",
        columns=columns,
        limit=MAX_COLUMNS,
    )


IMPORTER = Importer("csv", "CSV", recognises, read)
