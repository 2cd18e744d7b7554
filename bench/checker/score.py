"""Whether a finding points at a planted fault, by what a reader of the finding sees.

A finding counts as pointing at a fault where it is one that the report without the fault does not
give, is an error or a warning, and

- its place is the number (or the word) that was changed, or its sentence; or
- its place is a number that cannot be true together with the changed one: a total that it takes
  part in, a part of the total that it is, the same quantity printed elsewhere; or
- it is in the same table and names the changed number in its arithmetic.

Anything else is a false alarm. Only what is told is looked at: place, quote, claimed, message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bokslut.model.finding import Finding, Severity

from .faults import Fault
from .paper import Paper, Paragraph, Printed, Spot, Table, cell_text

_TOLD = (Severity.ERROR, Severity.WARNING)
_NUMBER = re.compile(
    "[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:[,.][0-9]+)?|[0-9]+(?:[,.][0-9]+)?"
)
_BLANKS = re.compile("[ \u00a0\u202f\u2009\\s]")
_FEWEST_DIGITS = 3


def identity(one: Finding) -> tuple[str, ...]:
    """What makes a finding the same in two versions of a report: all but where it is."""
    return (one.rule, one.severity.value, one.quote, one.claimed, one.expected)


def fresh(found: Iterable[Finding], clean: Iterable[Finding]) -> list[Finding]:
    """The errors and warnings that the clean report does not give."""
    known = {identity(one) for one in clean}
    return [one for one in found if one.severity in _TOLD and identity(one) not in known]


@dataclass(frozen=True)
class Score:
    """What was made of one fault: whether an error, or an error or a warning, points at it, and
    the errors that point elsewhere."""

    by_error: bool
    by_any: bool
    elsewhere: tuple[Finding, ...]


def score(fault: Fault, found: Iterable[Finding], clean: Iterable[Finding]) -> Score:
    """Judges what the checker said of the paper with the fault, beside what it said without."""
    some = fresh(found, clean)
    hits = [points_at(one, fault) for one in some]
    return Score(
        any(hit and one.severity is Severity.ERROR for one, hit in zip(some, hits, strict=True)),
        any(hits),
        tuple(
            one
            for one, hit in zip(some, hits, strict=True)
            if not hit and one.severity is Severity.ERROR
        ),
    )


def points_at(one: Finding, fault: Fault) -> bool:
    """Whether a finding's place is the fault's, or that of a number that contradicts it."""
    places = set(spots(one, fault.paper))
    exact = {spot for spot in places if _is_claimed(one, fault.paper, spot)} or places
    if fault.witnesses & exact:
        return True
    if fault.spot is None:
        return False
    if fault.spot in exact:
        return True
    lines = {(spot.block, spot.row) for spot in places}
    if (fault.spot.block, fault.spot.row) in lines and fault.where == "prose":
        return True
    same_table = fault.where == "table" and any(spot.block == fault.spot.block for spot in places)
    return same_table and _names(one, fault)


def spots(one: Finding, paper: Paper) -> Iterator[Spot]:
    """The numbers and words at the finding's place: those of the row (or column) or the sentence
    that it quotes."""
    is_table = one.place.row is not None or one.place.column is not None
    for number, block in enumerate(paper.blocks):
        if isinstance(block, Table) and is_table:
            yield from _in_table(one, number, block)
        elif isinstance(block, Paragraph) and not is_table:
            yield from _in_paragraph(one, number, block)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalpha())


def _figures(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _in_table(one: Finding, number: int, table: Table) -> Iterator[Spot]:
    """The row whose label and figures are the quoted ones, or, where the checker turned the table,
    the column."""
    wanted = _figures(one.quote.partition(" | ")[2] or one.quote)
    name = _letters(one.place.row or one.quote.partition(" | ")[0])
    if not wanted:
        return
    for row, cells in enumerate(each.cells for each in table.rows):
        line = [cell_text(each) for each in cells]
        if _is_quoted(name, wanted, line[0], line):
            yield from (
                Spot(number, row, cell)
                for cell, each in enumerate(cells)
                if not isinstance(each, str)
            )
    for cell in range(1, table.width):
        column = [
            (row, each.cells[cell]) for row, each in enumerate(table.rows) if cell < len(each.cells)
        ]
        line = [cell_text(each) for _row, each in column]
        if _is_quoted(name, wanted, table.head(cell), line):
            yield from (
                Spot(number, row, cell) for row, each in column if not isinstance(each, str)
            )


def _is_quoted(name: str, wanted: str, label: str, line: list[str]) -> bool:
    """Whether a line of a table is the quoted one. A quote may be cut, and a reader may have
    glued a wrapped label or a note's number; the figures are what one cannot mistake."""
    own, figures = _letters(label), "".join(map(_figures, line))
    if not figures or not (wanted in figures or figures in wanted):
        return False
    long_enough = min(len(wanted), len(figures)) >= _FEWEST_DIGITS
    return bool(long_enough or own == name) and (own in name or name in own)


def _in_paragraph(one: Finding, number: int, block: Paragraph) -> Iterator[Spot]:
    """The sentences that the quote overlaps with; a quote may be cut short."""
    quote = _BLANKS.sub("", one.quote.removesuffix("…"))
    if not quote:
        return
    for row, sentence in enumerate(block.sentences):
        told = _BLANKS.sub("", sentence.text)
        if told and (
            told in quote
            or quote in told
            or (one.quote.endswith("…") and told.startswith(quote[:60]))
        ):
            for cell, piece in enumerate(sentence.pieces):
                if not isinstance(piece, str):
                    yield Spot(number, row, cell)


def _value(text: str) -> Decimal | None:
    plain = _BLANKS.sub("", text).replace(",", ".")
    for mark in ("\u2212", "–", "-", "+"):
        plain = plain.replace(mark, "")
    try:
        return abs(Decimal(plain))
    except InvalidOperation:
        return None


def _is_claimed(one: Finding, paper: Paper, spot: Spot) -> bool:
    """Whether the number at a place is the one that the finding says is claimed there."""
    piece = paper.at(spot)
    return isinstance(piece, Printed) and _value(one.claimed) == abs(piece.value)


def _names(one: Finding, fault: Fault) -> bool:
    """Whether the finding's arithmetic has the changed number in it. One of few digits stands in
    too many places to say."""
    if fault.value is None or len(_figures(str(fault.value))) < _FEWEST_DIGITS:
        return False
    told = (_value(each) for each in _NUMBER.findall(one.message()))
    return abs(fault.value) in set(told)
