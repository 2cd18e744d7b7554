"""Where in a finished report a finding stands."""

from __future__ import annotations

from bokslut.model.finding import Place
from bokslut.model.printed import PrintedReport, Spot

from .grid import Grid, GridRow


def place_of(report: PrintedReport, spot: Spot) -> Place:
    """The place of a spot, with as much as the report's format tells."""
    return Place(
        file=report.name or None,
        page=spot.page,
        line=spot.line,
        sheet=spot.sheet,
        cell=spot.cell,
    )


def place_in(report: PrintedReport, grid: Grid, row: int, column: int) -> Place:
    """The place of a number in a table, by its table, row and column too."""
    line = grid.rows[row]
    cell = line.cells[column]
    spot = cell.spot if cell else line.spot
    return Place(
        file=report.name or None,
        page=spot.page,
        line=spot.line,
        sheet=spot.sheet,
        cell=spot.cell,
        table=grid.title or str(grid.number),
        row=line.label or None,
        column=grid.columns[column].head or None,
    )


def quote_of(row: GridRow) -> str:
    """A row of a table as it is quoted: its label and what is printed in its cells."""
    return " | ".join([row.label, *(one.text for one in row.cells if one and one.text)])
