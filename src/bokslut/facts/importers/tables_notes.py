"""Notes about many cells of a column, told once: how many they are and where the first is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, finding

from .tables_grid import Grid
from .tables_heads import Use

NOTE = Severity.NOTE


@dataclass
class _Counted:
    """A note about a column: the first row it was made in, and how many there were."""

    line: int
    use: Use
    count: int = 0


class Notes:
    """Counts notes by their kind and column while a grid is read."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._counted: dict[tuple[str, int], _Counted] = {}

    def add(self, key: str, line: int, use: Use) -> None:
        """Counts one. In a CSV file everything is text: that numbers are is no news there."""
        if self._grid.sheet is None and key in ("number-text", "date-text", "date-number"):
            return
        note = self._counted.setdefault((key, use.index), _Counted(line, use))
        note.count += 1

    def findings(self) -> Iterator[Finding]:
        """One finding for each kind and column."""
        for (key, _), note in self._counted.items():
            yield self._finding(key, note)

    def _finding(self, key: str, note: _Counted) -> Finding:
        place = self._grid.place(note.line, note.use.index, note.use.head)
        column, count = note.use.head, note.count
        if key == "formula":
            return finding(
                "table-formula",
                NOTE,
                "Formulas in the column {column} ({count}): the values that they gave are used.",
                place=place,
                count=count,
                column=column,
            )
        if key == "number-text":
            return finding(
                "table-number-text",
                NOTE,
                "Numbers written as text in the column {column} ({count}): read as numbers.",
                place=place,
                count=count,
                column=column,
            )
        if key in ("date-text", "date-number"):
            return finding(
                "table-date-text",
                NOTE,
                "Dates not written as dates in the column {column} ({count}): read as dates.",
                place=place,
                count=count,
                column=column,
            )
        if key == "period-date":
            return finding(
                "table-period-date",
                NOTE,
                "Dates in the column {column} ({count}): the first of a month means the month.",
                place=place,
                remedy="Format the column as text if days were meant.",
                count=count,
                column=column,
            )
        return finding(
            "table-number-noise",
            NOTE,
            "Numbers in the column {column} ({count}) with noise behind the fifteenth digit: "
            "read as the spreadsheet shows them.",
            place=place,
            count=count,
            column=column,
        )
