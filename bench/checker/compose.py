"""What layout families share: pens that print quantities, and short ways to sentences and tables.

Nothing here decides how a report looks; a family may do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from .paper import (
    PLAIN,
    ROW_KINDS,
    Cell,
    Direction,
    Head,
    NumberStyle,
    Paragraph,
    Piece,
    Printed,
    Row,
    Sentence,
    Table,
    printed,
)
from .quantities import Quantity

Role = Literal["", "sum", "difference", "share", "count"]
_WORDS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
_ENGLISH = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True)
class Pen:
    """How a table or a text writes numbers: unit of money, decimals, style, words behind."""

    unit: str = "tkr"
    decimals: int = 0
    style: NumberStyle = PLAIN
    behind: str = ""
    share_decimals: int = 1

    def __call__(self, quantity: Quantity, sign: int = 1, role: Role = "") -> Printed:
        """A quantity in a cell or a text with its own sign, times `sign`."""
        if quantity.kind == "money":
            return printed(
                quantity, self.unit, self.decimals, self.style,
                sign=sign, behind=self.behind, role=role,
            )  # fmt: skip
        if quantity.kind == "ratio":
            return self.share(quantity, sign, role=role or "share")
        return printed(quantity, "", 0, self.style, sign=sign, role=role)

    def size(self, quantity: Quantity, role: Role = "") -> Printed:
        """A quantity without its sign, which words beside it tell."""
        return printed(
            quantity, self.unit, self.decimals, self.style, size=True, behind=self.behind, role=role
        )

    def share(
        self,
        quantity: Quantity,
        sign: int = 1,
        *,
        behind: str = "",
        role: Role = "share",
        size: bool = False,
    ) -> Printed:
        """A ratio as per cent."""
        return printed(
            quantity, "%", self.share_decimals, self.style,
            sign=sign, behind=behind, role=role, size=size,
        )  # fmt: skip

    def points(self, quantity: Quantity, behind: str = " procentenheter") -> Printed:
        """A difference of two shares, as percentage points without a sign."""
        return printed(
            quantity, "pp", self.share_decimals, self.style,
            size=True, behind=behind, role="difference",
        )  # fmt: skip

    def people(self, quantity: Quantity, role: Role = "", size: bool = False) -> Printed:
        """A count in digits."""
        return printed(quantity, "", 0, self.style, size=size, role=role)

    def but(self, **changes: object) -> Pen:
        """The same pen with other settings."""
        return replace(self, **changes)  # type: ignore[arg-type]


def in_words(
    language: Literal["sv", "en"] = "sv", capital: bool = False
) -> Callable[[Decimal], str]:
    """Writes small counts by words: `tre`, `three`; with `capital` for the head of a sentence."""
    some = _WORDS if language == "sv" else _ENGLISH

    def words(value: Decimal) -> str:
        word = some[int(value)] if 0 <= value < len(some) else str(int(value))
        return word.capitalize() if capital else word

    return words


def counted(
    quantity: Quantity,
    words: bool = True,
    language: Literal["sv", "en"] = "sv",
    capital: bool = False,
) -> Printed:
    """A count of rows that satisfy something, in words or digits."""
    writes = in_words(language, capital) if words else None
    return printed(quantity, role="count", words=writes)


def turn(quantity: Quantity, above: str, below: str) -> Direction:
    """A word that tells whether the quantity is above or below zero."""
    return Direction(quantity, above, below)


def say(*pieces: Piece) -> Sentence:
    """A sentence; end it with its full stop."""
    return Sentence(pieces)


_SEEN = {"money": Decimal(100_000), "ratio": Decimal("0.001"), "count": Decimal(1)}


def plain(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Without those that tell a direction or a difference which the printed numbers would not
    show: nobody writes that something fell from 7,4 to 7,4 per cent, or by 0,0."""
    return [one for one in sentences if all(map(_is_plain, one.pieces))]


def _is_plain(piece: Piece) -> bool:
    if isinstance(piece, Direction):
        return abs(piece.quantity.value) >= _SEEN.get(piece.quantity.kind, Decimal(1))
    return isinstance(piece, str) or not piece.size or piece.value != 0


def text(*sentences: Sentence | str) -> Paragraph:
    """A paragraph of sentences; a plain string is one without numbers."""
    return Paragraph(tuple(say(one) if isinstance(one, str) else one for one in sentences))


def item(*sentences: Sentence | str) -> Paragraph:
    """An item of a list."""
    return replace(text(*sentences), kind="item")


def row(
    label: str,
    cells: Iterable[Cell | None],
    kind: str = "item",
) -> Row:
    """A row; None is a cell where nothing is printed. The numbers of a sum row are sums, unless
    they say that they are something else. A kind that there is not is a KeyError."""
    filled: list[Cell] = []
    for one in cells:
        if kind == "sum" and isinstance(one, Printed) and not one.role:
            one = replace(one, role="sum")
        filled.append("" if one is None else one)
    return Row((label, *filled), ROW_KINDS[kind])


def table(title: str, heads: Sequence[str | Head], rows: Iterable[Row]) -> Table:
    """A table with one row of heads, that of the labels first."""
    told = tuple(Head(one) if isinstance(one, str) else one for one in heads)
    return Table(title, (told,), tuple(rows))


def tall(title: str, heads: Sequence[Sequence[str | Head]], rows: Iterable[Row]) -> Table:
    """A table with several rows of heads."""
    told = tuple(
        tuple(Head(one) if isinstance(one, str) else one for one in line) for line in heads
    )
    return Table(title, told, tuple(rows))


def transposed(one: Table) -> Table:
    """A table with one row of heads turned on its side: its columns as rows. Rows without values
    are left out."""
    rows = [each for each in one.rows if each.kind != "heading"]
    heads = (one.heads[-1][0], *(Head(each.label.replace("\n", " ")) for each in rows))
    turned = tuple(
        Row((head.text, *(each.cells[place] for each in rows)))
        for place, head in enumerate(one.heads[-1][1:], 1)
    )
    return Table(one.title, (heads,), turned)
