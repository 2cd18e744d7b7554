"""Where each number of a judged report is printed: in which block, and which characters of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bokslut.checks.printed.understood.cells import Printed, plain
from bokslut.checks.printed.understood.equations import Number, TableNumber, TextNumber
from bokslut.checks.printed.understood.grid import GridCell
from bokslut.model.printed import PrintedCell, PrintedReport, PrintedTable, PrintedText, Spot

if TYPE_CHECKING:
    from bokslut.checks.printed.weighed.judge import Judged

_DASH = "[-\u2212\u2010-\u2014\ufe63\uff0d]"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """Where a number is printed: the block, in a table the row and the cell of it (from 0, else
    -1), and from which character to which."""

    block: int
    row: int
    cell: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Printed:
    block: int
    row: int
    cell: int
    text: str


def places_of(judged: Judged) -> dict[Number, Where]:
    """Every number that stands somewhere, with its place. A head over several columns may be
    several numbers in one place."""
    report = judged.understood.report
    by_identity, by_spot = _cells(report)
    ends = {
        sentence.term(one).number: sentence.start + one.end
        for sentence in judged.understood.sentences
        for one in sentence.amounts
    }
    found: dict[Number, Where] = {}
    taken: set[Where] = set()
    for number in judged.numbers:
        if isinstance(number, TextNumber):
            block = report.blocks[number.block]
            assert isinstance(block, PrintedText)
            end = min(ends[number], len(block.text))
            found[number] = Where(number.block, -1, -1, number.start, end)
            continue
        cell = _cell(judged, number)
        if cell is None:
            continue
        near = by_identity.get(id(cell.source)) if cell.source else None
        some = [near] if near else by_spot.get(cell.spot, [])
        place = next(_spans(cell, some, frozenset() if near else taken), None)
        if place is not None:
            found[number] = place
            taken.add(place)
    return _apart(judged, found)


def _apart(judged: Judged, found: dict[Number, Where]) -> dict[Number, Where]:
    """Numbers that stand in one cell beside each other, each at its own digits. A number that
    reaches over several columns is the same in each of them, and stays one."""
    together: dict[Where, list[TableNumber]] = {}
    for number, where in found.items():
        if isinstance(number, TableNumber):
            together.setdefault(where, []).append(number)
    told = dict(found)
    for where, numbers in together.items():
        values = [judged.understood.grid[one.table].value(one.row, one.column) for one in numbers]
        if len(set(values)) < 2:
            continue
        text, start = text_of(judged.understood.report, where), 0
        for number, value in zip(numbers, values, strict=True):
            match = _digits(value).search(text, start) if value else None
            if match:
                start = match.end()
                told[number] = replace(
                    where, start=where.start + match.start(), end=where.start + match.end()
                )
    return told


def _digits(value: Printed) -> re.Pattern[str]:
    """The digits of a number however they are parted, with a sign before them."""
    digits = str(abs(value.value).scaleb(value.decimals).to_integral_value())
    parted = r"[\s.,']?".join(digits.zfill(value.decimals + 1))
    return re.compile(rf"(?:[-+\u2212\u2013]\s?)?(?<![0-9]){parted}(?![0-9])")


def spot_of(report: PrintedReport, where: Where) -> Spot:
    """The spot of a number's place: its cell's, or the line's that it stands in."""
    block = report.blocks[where.block]
    if isinstance(block, PrintedText):
        return block.spot_of(where.start)
    return block.rows[where.row][where.cell].spot


def text_of(report: PrintedReport, where: Where) -> str:
    """The number as it is printed."""
    block = report.blocks[where.block]
    text = block.text if isinstance(block, PrintedText) else block.rows[where.row][where.cell].text
    return text[where.start : where.end]


def _cell(judged: Judged, number: TableNumber) -> GridCell | None:
    return judged.understood.grid[number.table].rows[number.row].cells[number.column]


def _cells(
    report: PrintedReport,
) -> tuple[dict[int, _Printed], dict[Spot, list[_Printed]]]:
    """The printed cells by what they are and by where they stand."""
    by_identity: dict[int, _Printed] = {}
    by_spot: dict[Spot, list[_Printed]] = {}
    for place, block in enumerate(report.blocks):
        if not isinstance(block, PrintedTable):
            continue
        for at, row in enumerate(block.rows):
            for index, cell in enumerate(row):
                printed = _Printed(place, at, index, cell.text)
                by_identity[_identity(cell)] = printed
                by_spot.setdefault(cell.spot, []).append(printed)
    return by_identity, by_spot


def _identity(cell: PrintedCell) -> int:
    return id(cell)


def _spans(
    cell: GridCell, some: list[_Printed], taken: frozenset[Where] | set[Where]
) -> Iterator[Where]:
    """Where the text of a cell stands within printed ones, which may hold more than it."""
    for printed in some:
        if plain(printed.text) == cell.text:
            kept = printed.text.strip()
            start = printed.text.index(kept)
            spans = [(start, start + len(kept))]
        else:
            spans = [match.span() for match in _form(cell.text).finditer(printed.text)]
        for start, end in spans:
            place = Where(printed.block, printed.row, printed.cell, start, end)
            if place not in taken:
                yield place


def _form(text: str) -> re.Pattern[str]:
    """A cell's text however its blanks and dashes were printed."""
    parts = [re.escape(one).replace(r"\-", _DASH) for one in text.split()]
    return re.compile(r"(?<![0-9])" + r"\s+".join(parts) + r"(?![0-9])")
