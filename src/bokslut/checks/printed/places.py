"""Where in a finished report a finding stands."""

from __future__ import annotations

from bokslut.model.finding import Place
from bokslut.model.printed import PrintedReport, Spot


def place_of(report: PrintedReport, spot: Spot) -> Place:
    """The place of a spot, with as much as the report's format tells."""
    return Place(
        file=report.name or None,
        page=spot.page,
        line=spot.line,
        sheet=spot.sheet,
        cell=spot.cell,
    )
