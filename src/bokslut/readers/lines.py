"""Tables whose layout is lost: lines with a label and numbers behind it, or one cell a line.

Text taken out of a PDF or a page often comes so. Here is only found which lines are rows of one
table, and where their labels end; which of the digits are one number, and which column it stands
in, the arithmetic over the whole table has to say (`PrintedTable.loose`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from bokslut.model.printed import PrintedCell, PrintedTable

from .line_kinds import BLANKS, Kind, KnownLine, begins_heads, is_of_heads, known_lines

_MOST_HEADS = 24
# Where a line is a cell, an empty cell is an empty line.
_MOST_LABELS, _MOST_BLANKS, _MOST_EMPTY_CELLS = 4, 3, 26
_MOST_EMPTY_ROWS = 8
_FEWEST_ROWS, _FEWEST_SINGLE, _FEWEST_GAPPED = 3, 4, 2
# A label that goes on in the next line: `Generella statsbidrag och`.
_GOES_ON = re.compile(r"(?:[-,/&]|\b(?:och|av|för|till|med|från|i|på|samt|eller|and|of|from))$")
_NOTE = re.compile(r"not(?:er)? [0-9]{1,2}[A-Ha-h]?(?:, ?[0-9]{1,2}[A-Ha-h]?)*$", re.IGNORECASE)
_GAPS = re.compile(r"( {2,})")
_OF_WHICH = re.compile(r"(?:varav|därav|of which)\b")
_LONG_WORDS = 60


@dataclass
class _Row:
    """A row while it is gathered: the lines of its label and the pieces behind it."""

    label: list[KnownLine] = field(default_factory=list)
    pieces: list[PrintedCell] = field(default_factory=list)
    whole: bool = False

    def text(self) -> str:
        told = ""
        for one in self.label:
            if told.endswith("-") and one.label[:1].islower() and not told.endswith(" -"):
                told = told[:-1] + one.label
            else:
                told = f"{told} {one.label}".strip()
        return told

    def cells(self) -> tuple[PrintedCell, ...]:
        spot = self.label[0].spot if self.label else self.pieces[0].spot
        return (PrintedCell(self.text(), spot), *self.pieces)


@dataclass(frozen=True, slots=True)
class LooseTable:
    """A table among lines: from the line at `begin` to that before `end`, counted from 0."""

    begin: int
    end: int
    table: PrintedTable


def loose_tables(lines: Sequence[tuple[int, str]]) -> Iterator[LooseTable]:
    """The tables without layout among numbered lines, in order. Lines with tabs or wide gaps are
    no part of any: their columns are known."""
    known = known_lines(lines)
    place, past = 0, 0
    while place < len(known):
        if known[place].kind not in (Kind.ROW, Kind.VALUES, Kind.VALUE):
            place += 1
            continue
        begin = _label_before(known, place, past)
        end = _end(known, place)
        heads = _heads(known, begin, past)
        body = heads[-1] + 1 if heads else begin
        rows = _rows(known[body:end])
        if not _is_table(rows, known[body:end], bool(heads)):
            place = max(end, place + 1) if end - place < 3 else place + 1
            continue
        first = heads[0] if heads else begin
        told = [(PrintedCell(known[one].text.strip(), known[one].spot),) for one in heads]
        cells = (*told, *(one.cells() for one in rows))
        yield LooseTable(
            first, end, PrintedTable(cells, known[first].spot, heads=len(told), loose=True)
        )
        place = past = end


def _label_before(known: Sequence[KnownLine], place: int, past: int) -> int:
    """Where the first row begins: values without a label have it on the line above."""
    if known[place].kind is Kind.ROW:
        return place
    above = place - 1
    while above >= past and known[above].kind is Kind.BLANK and place - above <= 2:
        above -= 1
    return above if above >= past and known[above].kind is Kind.LABEL else place


def _end(known: Sequence[KnownLine], start: int) -> int:
    """Behind the last row of the table that begins at a line."""
    labels = blanks = 0
    end, most, most_labels = start, _MOST_BLANKS, _MOST_LABELS
    for place in range(start, len(known)):
        kind = known[place].kind
        if kind in (Kind.PROSE, Kind.CELLS) or (kind is Kind.HEAD and end > start):
            break
        if kind in (Kind.ROW, Kind.VALUES, Kind.VALUE):
            labels = blanks = 0
            end = place + 1
            alone = kind is Kind.VALUE
            most = _MOST_EMPTY_CELLS if alone else _MOST_BLANKS
            # Where a line is a cell, rows without a number may have lost their empty cells.
            most_labels = _MOST_EMPTY_ROWS if alone else _MOST_LABELS
        elif kind is Kind.LABEL:
            labels, blanks = labels + 1, 0
        elif kind is Kind.BLANK:
            blanks += 1
        if labels > most_labels or blanks > most:
            break
    return end


def _heads(known: Sequence[KnownLine], begin: int, past: int) -> list[int]:
    """The lines above the first row that are heads, if there are some near it: between them and
    the row a heading of rows may stand (`TILLGÅNGAR`)."""
    found: list[int] = []
    blanks = labels = 0
    for place in range(begin - 1, past - 1, -1):
        one = known[place]
        if one.kind is Kind.BLANK:
            blanks += 1
        elif one.kind is Kind.HEAD or (
            found and (is_of_heads(known, place, past) or begins_heads(known, place))
        ):
            found.insert(0, place)
            blanks = 0
        elif one.kind is Kind.LABEL and not found and labels < _MOST_LABELS:
            labels, blanks = labels + 1, 0
        else:
            break
        if blanks > (_MOST_BLANKS if found else _MOST_EMPTY_CELLS) or len(found) >= _MOST_HEADS:
            break
    return found


def _rows(lines: Sequence[KnownLine]) -> list[_Row]:
    rows: list[_Row] = []
    waiting: list[KnownLine] = []
    broken = False
    for one in lines:
        if one.kind is Kind.BLANK:
            broken = True
            continue
        if one.kind is Kind.LABEL:
            _take_label(rows, waiting, one, broken)
        elif one.kind is Kind.ROW:
            rows += _with_label(waiting, one)
            waiting.clear()
        elif one.kind in (Kind.VALUES, Kind.VALUE):
            _take_values(rows, waiting, one)
        broken = False
    # What waits at the end is no part of the table: it ends with a row.
    return _rejoined(_with_empty_cells(rows))


def _with_empty_cells(rows: list[_Row]) -> list[_Row]:
    """The rows, where some have gaps and others none: there an empty cell stands, as that of a
    note, between two blanks."""
    whole = [one for one in rows if one.label and one.whole and one.pieces]
    apart = {id(one): cells for one in whole if (cells := _cells_with_gaps(one.label[-1]))}
    if min(len(apart), len(whole) - len(apart)) >= _FEWEST_GAPPED:
        for one in whole:
            if id(one) in apart:
                one.pieces = apart[id(one)]
    return rows


def _cells_with_gaps(line: KnownLine) -> list[PrintedCell]:
    """What stands behind a label parted at gaps, with an empty cell for each three blanks, five
    for two of them; none where no gap is so."""
    told = line.text.translate(BLANKS).strip()
    if not told.startswith(line.label):
        return []
    parts = _GAPS.split(told[len(line.label) :])
    gaps = [len(one) for one in parts[1::2]]
    if not gaps or not all(one % 2 for one in gaps):
        return []
    cells: list[PrintedCell] = []
    for text, gap in zip(parts[::2], [*gaps, 1], strict=True):
        cells += [PrintedCell(text.strip(), line.spot)] if text.strip() else []
        cells += [PrintedCell("", line.spot)] * (gap // 2)
    return cells


def _rejoined(rows: list[_Row]) -> list[_Row]:
    """The rows, where one that is broken before its last numbers has them on the lines below: it
    and they are together as many as most rows have."""
    counts = Counter(_fewest_numbers(one.pieces) for one in rows if one.label and one.whole)
    most, times = counts.most_common(1)[0] if counts else (0, 0)
    if most < 2 or times * 2 < counts.total():
        return rows
    told: list[_Row] = []
    for one in rows:
        if told and not one.label and told[-1].label and told[-1].whole and told[-1].pieces:
            before = _fewest_numbers(told[-1].pieces)
            if before < most == before + _fewest_numbers(one.pieces):
                told[-1].pieces += one.pieces
                continue
        told.append(one)
    return told


def _take_label(rows: list[_Row], waiting: list[KnownLine], one: KnownLine, broken: bool) -> None:
    """A line of words: the rest of the label before it, or what the next row begins with."""
    near = rows and rows[-1].whole and not waiting and not broken
    if near and goes_on("", one.label):
        rows[-1].label.append(one)
    else:
        waiting.append(one)


def _with_label(waiting: Sequence[KnownLine], one: KnownLine) -> Iterator[_Row]:
    """The rows of words that wait, as headings, and the row whose line ends with its numbers."""
    own = [one]
    others = list(waiting)
    while others and _belongs(others[-1], own[0]):
        own.insert(0, others.pop())
    yield from _headings(others)
    yield _Row(own, [PrintedCell(text, one.spot) for text in one.pieces], True)


def goes_on(before: str, one: str) -> bool:
    """Whether a label goes on in the next line."""
    # `Miljö- och` goes on, and so does what the next line begins with a small letter.
    return bool(_GOES_ON.search(before) or _NOTE.match(one)) or (
        one[:1].islower() and not _OF_WHICH.match(one)
    )


def _belongs(before: KnownLine, one: KnownLine) -> bool:
    return goes_on(before.label, one.label)


def _headings(lines: Sequence[KnownLine]) -> Iterator[_Row]:
    for one in lines:
        yield _Row([one])


def _take_values(rows: list[_Row], waiting: list[KnownLine], one: KnownLine) -> None:
    """A line of numbers: behind the label that waits, or behind the cell before it."""
    cells = [PrintedCell(text, one.spot) for text in one.pieces]
    if waiting:
        own = [waiting.pop()]
        while waiting and _belongs(waiting[-1], own[0]):
            own.insert(0, waiting.pop())
        rows += _headings(waiting)
        waiting.clear()
        rows.append(_Row(own, cells, one.kind is Kind.VALUES))
    elif rows and not rows[-1].whole and one.kind is Kind.VALUE:
        rows[-1].pieces += cells
    else:
        rows.append(_Row([], cells, one.kind is Kind.VALUES))


def _is_table(rows: Sequence[_Row], lines: Sequence[KnownLine], headed: bool) -> bool:
    """Whether what was gathered is a table: rows enough with several numbers each, and few lines
    of words among them. With one number a row it must have a head or be short words."""
    filled = [one for one in rows if one.pieces]
    labelled = [one for one in filled if one.label]
    if len(labelled) < _FEWEST_ROWS or len(rows) > 2.2 * len(filled) + 1:
        return False
    words = [len(one.text()) for one in labelled]
    if median(words) > _LONG_WORDS or any(one.kind is Kind.PROSE for one in lines):
        return False
    several = [one for one in labelled if _fewest_numbers(one.pieces) >= 2]
    if len(several) >= max(2, len(labelled) // 3):
        return True
    single = len(labelled) >= _FEWEST_SINGLE and all(
        _DECIMALS.search(row.pieces[0].text) or row.pieces[0].text.strip() in _NOTHING
        for row in labelled
    )
    return (headed or single) and len(labelled) > len(rows) // 2 and not _is_contents(labelled)


_NUMBER = re.compile(
    r"[-–−+(]?\s?[0-9]{1,3}(?:[ .][0-9]{3})+(?![0-9])|[-–−+(]?[0-9]+|[-–−](?=\s|$)"
)
# What is printed where there is nothing, among numbers with decimals.
_NOTHING = ("0", "-", "–", "\u2212")
_DECIMALS = re.compile(r"(?<=[0-9]),[0-9]+")


def _fewest_numbers(pieces: Sequence[PrintedCell]) -> int:
    """How many numbers stand there at the least."""
    return sum(
        max(1, len(_NUMBER.findall(_DECIMALS.sub("", re.sub(r"[  ]", " ", one.text)))))
        for one in pieces
        if one.text
    )


def _is_contents(rows: Sequence[_Row]) -> bool:
    """Whether the numbers are those of pages: whole, small, and never falling."""
    told = [one.pieces[0].text.strip() for one in rows]
    if not all(one.isdigit() and len(one) <= 3 for one in told):
        return False
    pages = [int(one) for one in told]
    return pages == sorted(pages)
