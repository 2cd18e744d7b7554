"""What a workspace knows of a finished report's numbers: its own report, understood as any other,
with the figure behind each number of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from bokslut.model.finding import Place
from bokslut.model.printed import PrintedReport, PrintedText

from ..understood.equations import Number, TableNumber
from ..understood.understood import Understood, understand


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure where a report states it: its reference, and its exact value with the sign of its
    print, in kronor, as a ratio or a count; None where it has no value, or is counted by the
    program for what `ref` names. `unit` is that of the print, `text` what is printed."""

    ref: str
    value: Decimal | None
    unit: str
    text: str


@dataclass(frozen=True)
class Known:
    """A workspace's own report with the figures that its numbers are. `stated` has them by the
    line of their spots, which no two of them share, and `places` says by the same where it stands:
    the keys of table, row and column, or of the section as a row."""

    report: PrintedReport
    stated: Mapping[int, Stated]
    places: Mapping[int, Place] = field(default_factory=dict)

    @cached_property
    def understood(self) -> Understood:
        """The report as the rules understand it."""
        return understand(self.report)

    def in_cell(self, number: TableNumber) -> Stated | None:
        """The figure of a cell of the understood report."""
        cell = self.understood.grid[number.table].rows[number.row].cells[number.column]
        return self._at(cell.spot.line) if cell else None

    def in_text(self, number: Number) -> Stated | None:
        """The figure of a number in a text of the understood report; None where it is typed."""
        if isinstance(number, TableNumber):
            return self.in_cell(number)
        block = self.report.blocks[number.block]
        if not isinstance(block, PrintedText):
            return None
        return self._at(block.spot_of(number.start).line)

    def _at(self, line: int | None) -> Stated | None:
        return self.stated.get(line) if line is not None else None

    def cells(self) -> Iterator[tuple[TableNumber, Stated]]:
        """Every figure of a table, with its place."""
        for grid in self.understood.grids:
            for row in range(len(grid.rows)):
                for column in range(len(grid.columns)):
                    number = TableNumber(grid.number, row, column)
                    if (stated := self.in_cell(number)) is not None:
                        yield number, stated

    def of_cells(self, cells: Sequence[TableNumber]) -> tuple[Stated, ...]:
        """The figures of several cells; those of cells without one are left out."""
        return tuple(one for cell in cells if (one := self.in_cell(cell)) is not None)
