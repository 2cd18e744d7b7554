"""Rows of a table whose cells go over several lines, put together by how near the lines stand and
by what breaks off in one and goes on in the next: words, a label, a number within its thousands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median

from bokslut.model.printed import PrintedCell

from .page_lines import YEAR, Line, joined
from .pieces import is_numeric

_DASH = re.compile(r"[-–—\u2212+±]")
# The beginning of the last three figures of a number behind its thousands.
_BEGUN = re.compile(r"[0-9][ \u00a0\u202f.]([0-9]{1,2})$")
_WHOLE = re.compile(r"[-–—\u2212+(]?\s?[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})*")
_THOUSAND = re.compile(r"[0-9]{3}(?:,[0-9]+)?\)?")
# In parts of the usual distance between rows: what is nearer goes on with the row above.
_WRAPPED = 0.86
# How much nearer than the row above the row below is which a line begins.
_NEARER = 0.85
# Lines of one cell are never further apart than this many times the size of their letters.
_ONE_ROW = 1.6
# Lines that stand nearer than this share of the size of their letters are set in each other.
_BETWEEN = 0.8
_HIGH = 2.0
# The first year of a span: `2024–`, and below it `2025`.
_SPAN = re.compile(r"(?:19|20)[0-9]{2}[-–]$")
_ITEM = re.compile(r"[-–—\u2212•]\s")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, and its cells."""

    line: Line
    cells: tuple[PrintedCell, ...]

    @property
    def only_label(self) -> bool:
        """Whether nothing stands behind its label."""
        return bool(self.cells[0].text) and not any(one.text for one in self.cells[1:])

    @property
    def only_numbers(self) -> bool:
        """Whether it has cells and no label."""
        return not self.cells[0].text and any(one.text for one in self.cells[1:])


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The rows with labels that go over several lines put together: what begins with a small
    letter, or stands nearer than rows do, goes on with the line above."""
    usual = _usual_distance(rows)
    told: list[Row] = []
    for row, after in zip_longest(rows, rows[1:]):
        whole = _joined(told[-1], row, usual) if told else None
        if whole is not None and not (after and _is_nearer(told[-1], row, after)):
            told[-1] = whole
        else:
            told.append(row)
    return told


def _is_nearer(before: Row, row: Row, after: Row) -> bool:
    """Whether a line with one cell alone begins the row below, and does not end the one above."""
    above, below = row.line.base - before.line.base, after.line.base - row.line.base
    alone = _only_cell(row)
    if alone > 0:
        over = before.cells[alone].text if alone < len(before.cells) else ""
        return below < above - 0.5 and not _SPAN.search(over)
    if not row.only_label or before.only_label:
        return False
    if YEAR.fullmatch(row.cells[0].text):
        # The year of the label above: `Budget`, and below it `2024`.
        return False
    if row.cells[0].text[:1].islower():
        # Indented rows may begin so, too: `skillnad mot hela kommunen, / procentenheter`.
        return below < _NEARER * above and after.cells[0].text[:1].islower()
    return below < above - 0.5 or after.cells[0].text[:1].islower()


def _usual_distance(rows: Sequence[Row]) -> float:
    """How far apart rows with numbers are, those of several lines left out."""
    with_numbers = [one.line for one in rows if one.line.has_number]
    apart = [
        after.base - before.base
        for before, after in pairwise(with_numbers)
        if max(one.bottom - one.top - _HIGH * one.size for one in (before, after)) <= 0
    ]
    return median(apart) if len(apart) > 1 else 0.0


def _joined(before: Row, row: Row, usual: float) -> Row | None:
    """Two lines as one row, where one of them is the other's label going on."""
    near = 0 < row.line.base - before.line.base < _WRAPPED * usual
    first, second = before.cells[0], row.cells[0]
    if near and before.only_label and row.only_numbers:
        return Row(row.line, (first, *row.cells[1:]))
    # What stands in a column of words alone is no row, however near it is.
    close = near or 0 < row.line.base - before.line.base < _ONE_ROW * row.line.size
    if (
        ((near or (close and _is_begun(before, row))) and _breaks_number(before, row))
        or (close and _breaks_words(before, row))
        or (close and _breaks_cells(before, row))
    ):
        pairs = zip(before.cells, row.cells, strict=True)
        return Row(row.line, tuple(_cells_joined(one, two) for one, two in pairs))
    if not (first.text and second.text) or not (before.only_label or row.only_label):
        return None
    if second.text.endswith(":") or _begins_anew(first.text, second.text):
        # `vilka består av:` leads to what stands below.
        return None
    item = bool(_DASH.fullmatch(first.text)) and close
    if item or second.text[:1].islower() or (near and first.strong == second.strong):
        if _has_heads(before) or _has_heads(row):
            return None
        label = replace(
            first,
            text=joined(first.text, second.text),
            spot=first.spot if before.line.has_number else second.spot,
        )
        rest = row.cells[1:] if before.only_label else before.cells[1:]
        return Row(row.line, (label, *rest))
    return None


def _begins_anew(first: str, second: str) -> bool:
    """Whether a line in capitals stands under one that is not, or an item under what is none."""
    return (second.isupper() and not first.isupper()) or (
        bool(_ITEM.match(second)) and len(first) > 1
    )


def _only_cell(row: Row) -> int:
    """The column of the only cell that has a text, or -1."""
    told = [place for place, one in enumerate(row.cells) if one.text]
    return told[0] if len(told) == 1 else -1


def _breaks_words(before: Row, row: Row) -> bool:
    """Whether the only cell of one of two lines is words that go on in the other: `minst 100 fler
    än året` and, beside the numbers of the row, `före`."""
    if len(before.cells) != len(row.cells):
        return False
    alone = max(_only_cell(before), _only_cell(row))
    if alone < 1 or row.only_label or not before.cells[alone].text:
        return False
    first, second = before.cells[alone].text, row.cells[alone].text
    if not second:
        # Words of two lines in the middle of their row: the row stands between them.
        return row.line.base - before.line.base < _BETWEEN * row.line.size
    if _SPAN.search(first):
        return bool(YEAR.fullmatch(second))
    return second[0].islower() and first[-1] not in ".;:" and not is_numeric(first)


def _breaks_cells(before: Row, row: Row) -> bool:
    """Whether a line is the rest of several cells of the row above, `Alla elever ska nå | Andel
    elever som är | 84,1` and `kunskapsmålen | behöriga`: it has words alone, under words."""
    if len(before.cells) != len(row.cells) or not any(
        is_numeric(one.text) for one in before.cells[1:]
    ):
        return False
    told = [(one.text, two.text) for one, two in zip(before.cells, row.cells, strict=True)]
    words = [(one, two) for one, two in told if two]
    return (
        len(words) > 1
        and not any(one.numeric for one in row.line.pieces)
        and all(one and not is_numeric(one) for one, _two in words)
        and any(two[0].islower() for _one, two in words)
        and all(cell.columns <= 1 for cell in (*before.cells, *row.cells))
    )


def _is_begun(before: Row, row: Row) -> bool:
    """Whether a line holds nothing but some of the numbers of the row below, which go on there."""
    first, second = (sum(1 for one in some.cells[1:] if one.text) for some in (before, row))
    return before.only_numbers and bool(row.cells[0].text) and first < second


def _breaks_number(before: Row, row: Row) -> bool:
    """Whether a number goes on in the line below, since its column was too narrow for it: the last
    of its thousands has three figures first when both are put together."""
    if len(before.cells) != len(row.cells):
        return False
    both = [
        (one.text, two.text)
        for one, two in zip(before.cells[1:], row.cells[1:], strict=True)
        if one.text and two.text
    ]
    if not both or (row.cells[0].text[:1].isupper() and not _is_begun(before, row)):
        return False
    return all(goes_on(one, two) for one, two in both) and any(two != "%" for _one, two in both)


def goes_on(one: str, two: str) -> bool:
    """Whether figures go on with those of a number that was broken within or behind a thousand."""
    if two == "%":
        return is_numeric(one) and one[-1:].isdigit()
    begun = _BEGUN.search(one)
    if begun and two.isdecimal():
        return len(begun[1]) + len(two) == 3
    return bool(_WHOLE.fullmatch(one) and _THOUSAND.fullmatch(two))


def _cells_joined(one: PrintedCell, two: PrintedCell) -> PrintedCell:
    if not (one.text and two.text):
        return one if one.text else two
    within = _BEGUN.search(one.text) and not _THOUSAND.fullmatch(two.text)
    both = one.text + two.text if within or _SPAN.search(one.text) else joined(one.text, two.text)
    return replace(two, text=both)


def _has_heads(row: Row) -> bool:
    """Whether words or years stand behind the label, and no amounts."""
    told = [one.text for one in row.cells[1:] if one.text]
    return bool(told) and not any(is_numeric(one) and not YEAR.fullmatch(one) for one in told)


def cut_row(
    one: Sequence[PrintedCell], two: Sequence[PrintedCell]
) -> tuple[PrintedCell, ...] | None:
    """The row whose lines the end of a page has parted: what stands below the heads of the next is
    the rest of its label and of numbers that were broken at their thousands."""
    if len(one) != len(two) or two[0].text[:1].isupper():
        return None
    pairs = list(zip(one[1:], two[1:], strict=True))
    both = [(first.text, second.text) for first, second in pairs if second.text]
    if not both or not all(first and goes_on(first, second) for first, second in both):
        return None
    return tuple(_cells_joined(first, second) for first, second in zip(one, two, strict=True))
