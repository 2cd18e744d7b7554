"""A grid: rows of cells out of a CSV file or a sheet, before anyone knows what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bokslut.model.finding import Finding, Place

from .tables import Value

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one value; `line` is its number as the file's reader shows it.

    `formulas` are the cells that are computed, `uncomputed` those of them without a stored
    value, `broken` those that hold an error such as #REF!. All count columns from 0.
    """

    line: int
    values: Sequence[Value]
    formulas: frozenset[int] = _NONE
    uncomputed: frozenset[int] = _NONE
    broken: frozenset[int] = _NONE

    def value(self, index: int) -> Value:
        """The cell, None where the row is shorter or the cell holds only blanks."""
        if index >= len(self.values):
            return None
        cell = self.values[index]
        return None if isinstance(cell, str) and not cell.strip() else cell


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file: `sheet` is None for CSV. `default_mark` is the decimal mark of
    numbers that are text, where neither the head nor the numbers themselves tell it. `troubles`
    is filled while the rows are read: what was wrong with the file itself."""

    file: str
    rows: Iterator[Row]
    sheet: str | None = None
    default_mark: str = ","
    troubles: list[Finding] = field(default_factory=list)

    def place(self, line: int | None, index: int | None = None, head: str = "") -> Place:
        """A cell's address in a sheet; line and column name in a CSV file."""
        if self.sheet is None:
            return Place(file=self.file, line=line, column=head or None)
        if line is None or index is None:
            return Place(file=self.file, sheet=self.sheet, line=line)
        return Place(file=self.file, sheet=self.sheet, cell=f"{column_letters(index)}{line}")


def column_letters(index: int) -> str:
    """A for 0, Z for 25, AA for 26: the name of a column in a spreadsheet."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
