"""A finished report as it stands on paper: texts, tables and where each of them stands.

Nothing here is understood yet: a cell is what is printed in it. What the numbers say and whether
they can be true is for the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .finding import Finding

TextKind = Literal["heading", "paragraph", "item", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its upper left corner, for marks in a PDF.

    The corner is that of what is seen of the page (its crop box), before the page is turned to be
    shown.
    """

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is printed; every part that is known is filled.

    `page` and `line` count from 1, `line` in the page where there are pages, else in the file. In
    a workbook `sheet` and `cell` name the place.
    """

    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A heading (`level` 1 is a chapter), a paragraph, an item of a list, a caption or a note.

    `spots` gives for offsets of `text` where they stand, as (offset, spot) in order: a paragraph
    goes over several lines, and each of its numbers has a place of its own.
    """

    text: str
    kind: TextKind
    spots: tuple[tuple[int, Spot], ...]
    level: int = 0
    strong: bool = False

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return self.spots[0][1] if self.spots else Spot()

    def spot_of(self, offset: int) -> Spot:
        """Where the character at that offset stands."""
        found = self.spot
        for start, spot in self.spots:
            if start > offset:
                break
            found = spot
        return found


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """What is printed in a cell. `columns` is over how many columns it reaches (a head over
    several); `strong` what is set in bold, which sums often are; `unsure` that nothing tells which
    of the numbers in it stand under which of these columns."""

    text: str
    spot: Spot
    columns: int = 1
    strong: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it is printed: rows of cells from left to right.

    `heads` is how many rows at the top are heads where the format says so, else None. `title` is
    the text that names it, caption or heading, as far as the format or the layout tells.

    `loose` is a table that has lost its columns, as a text without tabs has: the first cell of a
    row is its label, those behind it stand in order, and each may hold the numbers of several
    columns. Its heads are lines of one cell each.
    """

    rows: tuple[tuple[PrintedCell, ...], ...]
    spot: Spot
    title: str = ""
    heads: int | None = None
    loose: bool = False


PrintedBlock = PrintedText | PrintedTable


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A finished report. `unreadable` are pages that hold no text, such as scanned ones; `remarks`
    what else its reader has to say, such as what the file holds and does not show."""

    name: str
    kind: str
    blocks: tuple[PrintedBlock, ...]
    pages: int | None = None
    unreadable: tuple[int, ...] = ()
    language: Literal["sv", "en"] = "sv"
    remarks: tuple[Finding, ...] = ()

    def tables(self) -> Iterator[PrintedTable]:
        """Every table, in order."""
        for one in self.blocks:
            if isinstance(one, PrintedTable):
                yield one

    def texts(self) -> Iterator[PrintedText]:
        """Every text, in order."""
        for one in self.blocks:
            if isinstance(one, PrintedText):
                yield one
