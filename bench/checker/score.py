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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bokslut.model.finding import Finding, Severity

from .faults import Fault
from .paper import Cell, Paper, Paragraph, Printed, Spot, Table, cell_text

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
    """The row whose label and numbers are the quoted ones, or, where the checker turned the table,
    the column."""
    label, _, cells = one.quote.partition(" | ")
    quote = _Quote(_letters(one.place.row or label), cells.split(" | "))
    for row, each in enumerate(table.rows):
        if quote.is_of(each.label, each.cells[1:]):
            yield from _marks(number, [(row, cell) for cell in range(len(each.cells))], table)
    for cell in range(1, table.width):
        rows = [row for row, each in enumerate(table.rows) if cell < len(each.cells)]
        if quote.is_of(table.head(cell), [table.rows[row].cells[cell] for row in rows]):
            yield from _marks(number, [(row, cell) for row in rows], table)


def _marks(number: int, places: list[tuple[int, int]], table: Table) -> Iterator[Spot]:
    for row, cell in places:
        if not isinstance(table.rows[row].cells[cell], str):
            yield Spot(number, row, cell)


@dataclass(frozen=True)
class _Quote:
    """What a finding quotes of a line of a table: the letters of its label, and its cells."""

    name: str
    cells: list[str]

    def is_of(self, label: str, cells: Sequence[Cell]) -> bool:
        """Whether a line is the quoted one. A quote may be cut, and a reader may have glued a
        wrapped label or a note's number, or a workbook lost zeros behind; what one cannot mistake
        are the numbers."""
        own = _letters(label)
        if not (own in self.name or self.name in own):
            return False
        wanted = "".join(map(_figures, self.cells))
        figures = "".join(_figures(cell_text(one)) for one in cells)
        if not wanted or not figures:
            return False
        alike = wanted in figures or figures in wanted or self._values_of(cells)
        long_enough = min(len(wanted), len(figures)) >= _FEWEST_DIGITS
        return alike and (long_enough or own == self.name)

    def _values_of(self, cells: Sequence[Cell]) -> bool:
        """Whether all numbers of the quote are the line's; the last may be cut."""
        own = {abs(one.value) for one in cells if isinstance(one, Printed)}
        own |= {value for one in cells if (value := _value(cell_text(one))) is not None}
        whole = self.cells[:-1] if self.cells[-1].endswith("…") else self.cells
        found = [value for one in whole if (value := _value(one)) is not None]
        return bool(found) and all(one in own for one in found)


def _in_paragraph(one: Finding, number: int, block: Paragraph) -> Iterator[Spot]:
    """The sentences that the quote overlaps with; a quote may be cut short."""
    quote = _BLANKS.sub("", one.quote.removesuffix("…"))
    cut = one.quote.endswith("…")
    if not quote:
        return
    for row, sentence in enumerate(block.sentences):
        told = _BLANKS.sub("", sentence.text)
        begins = cut and told.startswith(quote[:60])
        if told and (told in quote or quote in told or begins):
            for cell, piece in enumerate(sentence.pieces):
                if not isinstance(piece, str):
                    yield Spot(number, row, cell)


def _value(text: str) -> Decimal | None:
    plain = _BLANKS.sub("", text).strip("()")
    # Of a mark with three digits behind it nobody can say what it parts; the checker writes a
    # comma before decimals and blanks in thousands.
    plain = plain.replace(",", ".")
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
