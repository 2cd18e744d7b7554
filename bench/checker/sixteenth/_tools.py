"""What the families of this part share: quantities of other bodies than the municipality, sentences
by a pattern, tables by a list of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say
from ..municipality import Basis, Municipality
from ..paper import (
    PLAIN,
    Block,
    Cell,
    NumberStyle,
    Paragraph,
    Piece,
    Printed,
    Row,
    Sentence,
    printed,
)
from ..quantities import Kind, Quantity

Line = tuple[str, str, int, str]  # label, what, sign, kind of row
Column = Callable[[str, int], Cell | None]


def add(
    m: Municipality,
    what: str,
    who: str,
    value: Decimal | int,
    year: int | None = None,
    kind: Kind = "money",
    basis: Basis = "outcome",
) -> Quantity:
    """A quantity that follows from no other, kept so that `m(what, who, year, basis)` finds it."""
    year = year or m.year
    before = m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
    return m.register.base(f"{what}:{who}:{year}:{basis}", kind, Decimal(value), before)


def combine(
    m: Municipality,
    what: str,
    who: str,
    terms: Iterable[tuple[Quantity, int]],
    year: int | None = None,
    basis: Basis = "outcome",
) -> Quantity:
    """A sum with signs, kept in the same way."""
    year = year or m.year
    before = m.register.known.get(f"{what}:{who}:{year - 1}:{basis}")
    return m.register.linear(f"{what}:{who}:{year}:{basis}", terms, before)


def series(
    m: Municipality,
    chance: Random,
    what: str,
    who: str,
    middle: Decimal | float,
    *,
    trend: float = 0.03,
    spread: float = 0.03,
    kind: Kind = "money",
    decimals: int = 0,
    years: Sequence[int] | None = None,
    bases: Sequence[Basis] = ("outcome",),
) -> None:
    """The same of several years, around a middle that grows."""
    for year in sorted(years or m.years):
        for basis in bases:
            grown = float(middle) * (1 + trend) ** (year - m.years[-1])
            value = round(Decimal(str(grown * chance.uniform(1 - spread, 1 + spread))), decimals)
            add(m, what, who, value, year, kind, basis)


def totals(
    m: Municipality,
    what: str,
    who: str,
    terms: Sequence[tuple[str, int]],
    years: Sequence[int] | None = None,
    bases: Sequence[Basis] = ("outcome",),
) -> None:
    """The same sum of several years, out of quantities of the same body."""
    for year in sorted(years or m.years):
        for basis in bases:
            found = [(m(one, who, year, basis), sign) for one, sign in terms]
            combine(m, what, who, found, year, basis)


def fill(pattern: str, *pieces: Piece) -> Sentence:
    """A sentence by a pattern with `{}` for each piece."""
    parts = pattern.split("{}")
    if len(parts) != len(pieces) + 1:
        raise ValueError(pattern)
    flow: list[Piece] = [parts[0]]
    for piece, part in zip(pieces, parts[1:], strict=True):
        flow += [piece, part]
    return Sentence(tuple(one for one in flow if not isinstance(one, str) or one))


def para(*sentences: Sentence | str, kind: str = "paragraph") -> Paragraph:
    """A paragraph without the sentences that the printed numbers would not show; the first ought
    to be one that stays."""
    told = tuple(plain(say(one) if isinstance(one, str) else one for one in sentences))
    return Paragraph(told, "item" if kind == "item" else "paragraph")


def kept(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without paragraphs of which no sentence stayed."""
    return tuple(one for one in blocks if not isinstance(one, Paragraph) or one.sentences)


def bullet(*sentences: Sentence | str) -> Paragraph:
    """An item of a list, made in the same way."""
    return para(*sentences, kind="item")


def num(
    one: Quantity, decimals: int = 0, style: NumberStyle = PLAIN, *, size: bool = False,
    behind: str = "", role: str = "",
) -> Printed:  # fmt: skip
    """A count, an index, or an amount in kronor, as it is."""
    return printed(one, "", decimals, style, size=size, behind=behind, role=role)  # type: ignore[arg-type]


def pct(
    one: Quantity, decimals: int = 1, behind: str = " procent", *, size: bool = False,
    style: NumberStyle = PLAIN,
) -> Printed:  # fmt: skip
    """A ratio as per cent."""
    return printed(one, "%", decimals, style, size=size, behind=behind, role="share")


def at(m: Municipality, pen: Pen, who: str, year: int, basis: Basis = "outcome") -> Column:
    """The column of a year, empty where there is nothing."""

    def cell(what: str, sign: int) -> Cell | None:
        try:
            return pen(m(what, who, year, basis), sign)
        except KeyError:
            return None

    return cell


def gap(m: Municipality, pen: Pen, who: str) -> Column:
    """The column of variances against the budget, above zero where good."""
    return lambda what, sign: pen(m.variance(what, who, sign), role="difference")


def moved(m: Municipality, pen: Pen, who: str) -> Column:
    """The column of changes since last year."""
    return lambda what, sign: pen(m.change(what, who), sign, role="difference")


def grid(lines: Iterable[Line], columns: Sequence[Column]) -> list[Row]:
    """Rows by a list of lines, each with the same columns."""
    return [
        row(label, [] if kind == "heading" else [one(what, sign) for one in columns], kind)
        for label, what, sign, kind in lines
    ]
