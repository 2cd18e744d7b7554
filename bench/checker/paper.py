"""A report on paper, before it is a file: headings, sentences and tables whose numbers know what
they are of.

A layout family makes a `Paper`; `faults.py` changes one thing in it; `formats` write it down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from .quantities import Interval, Quantity

# A factor that takes an exact value (kronor, ratio, count) to what is printed.
UNITS = {
    "": Decimal(1),
    "kr": Decimal(1),
    "tkr": Decimal("1e-3"),
    "mnkr": Decimal("1e-6"),
    "mdkr": Decimal("1e-9"),
    "%": Decimal(100),
    "pp": Decimal(100),
}


@dataclass(frozen=True)
class NumberStyle:
    """How numbers are written. `negative` is what stands before a number below zero, or `()` or
    `behind`; `zero` what stands for nothing, where that is not `0`."""

    thousands: str = " "
    decimal: str = ","
    negative: Literal["-", "\u2212", "–", "()", "behind"] = "-"
    plus: bool = False
    zero: str | None = None

    def text(self, value: Decimal, decimals: int) -> str:
        """A value, already in its unit and rounded, as it is written."""
        if value == 0 and self.zero is not None:
            return self.zero
        digits = f"{abs(value):.{decimals}f}"
        whole, _, fraction = digits.partition(".")
        groups: list[str] = []
        while len(whole) > 3:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        written = self.thousands.join([whole, *groups])
        written += self.decimal + fraction if fraction else ""
        if value < 0:
            return self._below_zero(written)
        return "+" + written if self.plus and value > 0 else written

    def _below_zero(self, written: str) -> str:
        if self.negative == "()":
            return f"({written})"
        return written + "-" if self.negative == "behind" else self.negative + written


PLAIN = NumberStyle()


@dataclass(frozen=True, eq=False)
class Printed:
    """A number on paper.

    `unit` is a key of `UNITS`; `value` what stands there, in that unit, rounded, with the sign
    that is shown. `sign` is -1 where it is shown with the other sign than the quantity has (costs
    as negative). With `size` the words tell the sign ("ett underskott på 3,1 mnkr"). `behind` is
    what is written behind it (" mnkr"), which is how a unit can be wrong. `words` writes it by
    other means than digits. `role` is `sum` for a total of its table, `difference` for a
    difference, `share` for a percentage, `count` for a count of rows.
    """

    quantity: Quantity
    value: Decimal
    unit: str
    decimals: int
    style: NumberStyle = PLAIN
    sign: int = 1
    size: bool = False
    behind: str = ""
    role: Literal["", "sum", "difference", "share", "count"] = ""
    words: Callable[[Decimal], str] | None = None

    @property
    def digits(self) -> str:
        """The number without its unit."""
        return self.words(self.value) if self.words else self.style.text(self.value, self.decimals)

    @property
    def text(self) -> str:
        """All that is written."""
        return self.digits + self.behind

    @property
    def interval(self) -> Interval:
        """The exact values that would be printed so."""
        half = Decimal("0.5").scaleb(-self.decimals)
        # Counts are exact, and so is a size's whole number of rows.
        half = Decimal(0) if self.quantity.kind == "count" and not self.decimals else half
        ends = ((self.value - half) * self.sign, (self.value + half) * self.sign)
        factor = UNITS[self.unit]
        return Interval(min(ends) / factor, max(ends) / factor)

    def agrees(self, known: Interval) -> bool:
        """Whether the quantity can be within `known` and be printed so."""
        if not self.size:
            return self.interval.meets(known)
        below = Interval(-known.high, -known.low)
        return self.interval.meets(known) or self.interval.meets(below)


def printed(
    quantity: Quantity,
    unit: str = "",
    decimals: int = 0,
    style: NumberStyle = PLAIN,
    *,
    sign: int = 1,
    size: bool = False,
    behind: str = "",
    role: Literal["", "sum", "difference", "share", "count"] = "",
    words: Callable[[Decimal], str] | None = None,
) -> Printed:
    """A quantity as an honest report prints it: rounded once, half away from zero."""
    value = quantity.value * UNITS[unit] * sign
    value = (abs(value) if size else value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return Printed(quantity, value + 0, unit, decimals, style, sign, size, behind, role, words)


@dataclass(frozen=True, eq=False)
class Direction:
    """A word that says whether a quantity is above or below zero: *ökat*, *minskat*, *överskott*,
    *underskott*. `turned` is the fault."""

    quantity: Quantity
    above: str
    below: str
    turned: bool = False

    @property
    def text(self) -> str:
        """The word."""
        return self.above if (self.quantity.value > 0) != self.turned else self.below


Piece = str | Printed | Direction


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence in pieces, in order; its full stop is a piece of it too."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return "".join(one if isinstance(one, str) else one.text for one in self.pieces)


@dataclass(frozen=True, eq=False)
class Heading:
    """A heading; level 1 is a chapter."""

    text: str
    level: int = 2


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Sentences that stand together; `item` is one of a list."""

    sentences: tuple[Sentence, ...]
    kind: Literal["paragraph", "item"] = "paragraph"

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return " ".join(one.text for one in self.sentences)


Cell = str | Printed | Direction


def cell_text(cell: Cell) -> str:
    """What is written in a cell."""
    return cell if isinstance(cell, str) else cell.text


@dataclass(frozen=True)
class Head:
    """A head over one or more columns."""

    text: str
    columns: int = 1


RowKind = Literal["item", "sum", "heading"]
ROW_KINDS: Mapping[str, RowKind] = {"item": "item", "sum": "sum", "heading": "heading"}


@dataclass(frozen=True, eq=False)
class Row:
    """A row: its cells from left to right, the label first. A newline in a label is where it is
    wrapped. `kind` is how it is set: `sum` in bold, `heading` without values."""

    cells: tuple[Cell, ...]
    kind: RowKind = "item"

    @property
    def label(self) -> str:
        """What it begins with."""
        return cell_text(self.cells[0])


@dataclass(frozen=True, eq=False)
class Table:
    """A table: heads (each row of them as wide as the table, the label's column included), rows,
    and the title that stands over it."""

    title: str
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(one.columns for one in self.heads[-1]) if self.heads else len(self.rows[0].cells)

    def head(self, column: int) -> str:
        """All that stands over a column."""
        told = []
        for row in self.heads:
            at = 0
            for one in row:
                if at <= column < at + one.columns and one.text:
                    told.append(one.text)
                at += one.columns
        return " ".join(told)


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Spot:
    """Where a number or a word stands: its block, and its row or sentence, and its cell or piece,
    each from 0."""

    block: int
    row: int
    cell: int


@dataclass(frozen=True, eq=False)
class Paper:
    """A whole report. `language` is what it is written in."""

    title: str
    blocks: tuple[Block, ...]
    language: Literal["sv", "en"] = "sv"

    def marks(self) -> Iterator[tuple[Spot, Printed | Direction]]:
        """Every number and every word of direction with its place."""
        for number, block in enumerate(self.blocks):
            if isinstance(block, Table):
                lines = [row.cells for row in block.rows]
            elif isinstance(block, Paragraph):
                lines = [one.pieces for one in block.sentences]
            else:
                continue
            for row, pieces in enumerate(lines):
                for cell, one in enumerate(pieces):
                    if not isinstance(one, str):
                        yield Spot(number, row, cell), one

    def at(self, spot: Spot) -> Printed | Direction:
        """What stands at a place that `marks` gave."""
        block = self.blocks[spot.block]
        if isinstance(block, Table):
            one: Cell = block.rows[spot.row].cells[spot.cell]
        elif isinstance(block, Paragraph):
            one = block.sentences[spot.row].pieces[spot.cell]
        else:
            raise KeyError(spot)
        if isinstance(one, str):
            raise KeyError(spot)
        return one
