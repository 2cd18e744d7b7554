"""Short ways to sentences, paragraphs and papers that the families of this part share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from ..compose import plain, row, say
from ..paper import (
    Block,
    Cell,
    NumberStyle,
    Paper,
    Paragraph,
    Piece,
    Printed,
    Row,
    Sentence,
    printed,
)
from ..quantities import Quantity, Register

Role = Literal["", "sum", "difference", "share", "count"]
# A column of a table: what stands in it in the row of something of somebody's.
Column = Callable[[str, str], Cell | None]


def tell(words: str, *pieces: Piece) -> Sentence:
    """A sentence with its pieces where `{}` stands. Raises `ValueError` where they are too many
    or too few."""
    parts = words.split("{}")
    if len(parts) != len(pieces) + 1:
        raise ValueError(words)
    told: list[Piece] = [parts[0]]
    for piece, after in zip(pieces, parts[1:], strict=True):
        told += [piece, after]
    return say(*(one for one in told if one != ""))


def pair(words: str, one: Printed, other: Printed) -> Sentence | None:
    """A sentence that holds two numbers against each other; None where they are printed alike."""
    return None if one.digits == other.digits else tell(words, one, other)


def because(told: Sentence, quantity: Quantity, above: str, below: str) -> list[Sentence]:
    """A sentence with its cause, which is another by which way the quantity went; neither where
    nobody would write the first."""
    kept = plain([told])
    return [*kept, say(why(quantity, above, below))] if kept else []


def para(*sentences: Sentence | str | list[Sentence] | None) -> Paragraph:
    """A paragraph without what nobody would write; None and nothing are left out."""
    some: list[Sentence] = []
    for one in sentences:
        if isinstance(one, list):
            some += one
        elif one:
            some.append(say(one) if isinstance(one, str) else one)
    return Paragraph(tuple(plain(some)))


def points(*sentences: Sentence) -> list[Paragraph]:
    """A list, each sentence an item of it."""
    return [Paragraph((one,), "item") for one in plain(sentences)]


def paper(title: str, blocks: Iterable[Block], language: Literal["sv", "en"] = "sv") -> Paper:
    """A paper without empty paragraphs."""
    kept = [one for one in blocks if not isinstance(one, Paragraph) or one.sentences]
    return Paper(title, tuple(kept), language)


def why(quantity: Quantity, above: str, below: str) -> str:
    """What is given as the cause, by which way it went."""
    return above if quantity.value > 0 else below


def number(
    quantity: Quantity,
    decimals: int = 0,
    style: NumberStyle | None = None,
    behind: str = "",
    role: Role = "",
    size: bool = False,
) -> Printed:
    """A count or a level."""
    return printed(
        quantity, "", decimals, style or NumberStyle(), behind=behind, role=role, size=size
    )


def percent(
    quantity: Quantity,
    decimals: int = 1,
    style: NumberStyle | None = None,
    behind: str = " procent",
    role: Role = "share",
    size: bool = False,
) -> Printed:
    """A share."""
    return printed(
        quantity, "%", decimals, style or NumberStyle(), behind=behind, role=role, size=size
    )


def seen(register: Register, key: str, gaps: Sequence[Printed]) -> Quantity | None:
    """How many of some printed variances are above zero; None where one of them is printed as
    nothing, or where it is none of them or all."""
    if any(one.value == 0 for one in gaps):
        return None
    found = register.count(key, [one.quantity for one in gaps])
    return found if 0 < found.value < len(gaps) else None


def body(rows: Sequence[tuple[str, str, str, str]], columns: Sequence[Column]) -> list[Row]:
    """Rows of a table, each told by its label, what it is of, whose, and its kind."""
    return [
        row(label, [] if kind == "heading" else [one(what, who) for one in columns], kind)
        for label, what, who, kind in rows
    ]
