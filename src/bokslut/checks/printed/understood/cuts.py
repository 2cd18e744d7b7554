"""The ways to cut what stands behind a label into the numbers of columns.

`1 270 523` is one number, or 1 and 270 523, or 1 270 and 523, and the first of them may be the
number of a note; where labels and figures are glued together (`16 0435 3905 327`) there are more.
All of them are told, each with how unlikely it is by its looks; the arithmetic of the table
chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb, log10

from bokslut.model.printed import PrintedCell, Spot

from .cells import plain

_SWAPPED = {ord(","): ".", ord("."): ","}
_FIRST = re.compile(r"[0-9]{1,3}")
_GROUP = re.compile(r"[ .'][0-9]{3}")
# Where a point stands before decimals commas and points are swapped: `4, 5` is read as `4. 5`.
_NOTE = re.compile(
    r"(?:not )?[0-9]{1,2}[A-Ha-h]?(?:(?: ?, ?|\. )[0-9]{1,2}[A-Ha-h]?)*,?", re.IGNORECASE
)
# A cell of one number, or of the numbers of notes.
_ONE = re.compile(
    r"[-+(]? ?[0-9]{1,3}(?:[ .'][0-9]{3})*(?:,[0-9]+)?\)?(?: ?%)?[*\u00b9\u00b2\u00b3]*-?|"
    r"[-+]?[0-9]+(?:,[0-9]+)?(?: ?%)?-?|-|"
    r"[0-9]{1,2}[A-Ha-h]?(?:(?: ?, ?|\. )[0-9]{1,2}[A-Ha-h]?)*"
)
_MINUS_BEHIND = re.compile(r"-(?= |$)")
_WRITTEN_DECIMALS = re.compile(r"[0-9],([0-9]+)")
_BEHIND = re.compile(r"\)?(?: ?%)?[*\u00b9\u00b2\u00b3]*")
_MOST_STEPS, _MOST_CUTS, _MOST_PLACINGS = 2_500, 120, 40
# How unlikely, in powers of ten: a column without its number, a row without its note where others
# have one, a number before the columns that is no note, a whole number among decimals.
NO_VALUE = 1.5
_NO_NOTE, _NO_PLACE, _NO_DECIMALS = 0.4, 5.0, 2.0
# A dash for nothing before a number, in a table where none stands but before numbers.
_NO_DASH, _NUMBER_BEHIND = 4.5, re.compile(r" ?[0-9]")
_HOPELESS, _MOST_UNEVEN = 5.5, 3.5
# Where a row tells its empty cells, also those of notes, one that it does not tell is unlikely.
_TOLD_EMPTY = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A number as it is printed, None for a dash or an empty cell; `units` is it in units of the
    table's last decimal."""

    text: str
    units: int | None
    spot: Spot
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a row: the note before the numbers, one field a column (None where nothing
    is printed), and how unlikely it is by its looks, in powers of ten."""

    note: str
    fields: tuple[Field | None, ...]
    cost: float

    @property
    def units(self) -> tuple[int | None, ...]:
        """The numbers alone."""
        return tuple(one.units if one else None for one in self.fields)


@dataclass(frozen=True, slots=True)
class Form:
    """How the numbers of a table are written: how many columns and how many of notes beside them,
    how many decimals at the most, whether all have them, whether numbers stand without blanks
    between, whether a point stands before decimals, and whether each cell has a line of its own.
    `half` is how many columns the municipality has where the group has as many: the parts of what
    is told of both are often told of the first alone. `dashes` says that some stand for nothing."""

    columns: int
    notes: int
    decimals: int
    fractions: bool
    glued: bool
    points: bool = False
    stacked: bool = False
    half: int = 0
    dashes: bool = True

    def is_of_first(self, fields: Sequence[Field | None]) -> bool:
        """Whether the columns of the municipality are filled, and those of the group are empty."""
        first, second = fields[: self.half], fields[self.half :]
        return bool(self.half) and all(first) and not any(second)

    def commas(self, text: str) -> str:
        """A text with commas before decimals, or back as it was."""
        return text.translate(_SWAPPED) if self.points else text


_Part = tuple[str, Field | None, float]  # a note's text, or a field; and its cost


def cuts_of(row: Sequence[PrintedCell], form: Form) -> list[Cut]:
    """The ways to cut what stands behind the label of a row into the columns of a table, the
    likeliest first; none where there are too many to be told, or where something else than numbers
    stands there."""
    steps = [0]
    pieces = row[1:]
    filled = [form.commas(plain(one.text)) for one in pieces if one.text]
    apart = len(filled) > 1 or form.stacked
    cells = apart and all(_ONE.fullmatch(one) for one in filled)
    sequences: list[list[_Part]] = [[]]
    for place, piece in enumerate(pieces):
        text = form.commas(plain(piece.text))
        longer: list[list[_Part]] = []
        if not text:
            sequences = [
                [*before, *parts]
                for before in sequences
                for parts in _empty(form, piece.spot, not place)
            ]
            continue
        for before in sequences:
            room = form.columns - sum(1 for _note, field, _cost in before if field)
            for parts in _sequences(text, 0, form, piece.spot, not place, room, steps):
                if not cells or len(parts) == 1:
                    longer.append([*before, *parts])
                if steps[0] > _MOST_STEPS:
                    return []
        sequences = longer
    found: dict[tuple[str, tuple[tuple[str, int | None] | None, ...]], Cut] = {}
    for parts in sequences:
        for cut in _placed(parts, form, len(filled) < len(pieces)):
            key = (cut.note, tuple((one.text, one.units) if one else None for one in cut.fields))
            if key not in found or found[key].cost > cut.cost:
                found[key] = cut
    cuts = sorted(found.values(), key=lambda one: one.cost)
    return [one for one in cuts if one.cost <= cuts[0].cost + _HOPELESS][:_MOST_CUTS]


def _empty(form: Form, spot: Spot, first: bool) -> Iterator[list[_Part]]:
    """What an empty cell is: that of a note, or of a number."""
    if form.notes and (first or form.notes > 1):
        yield []
    if not (form.notes and first):
        yield [("", Field("", None, spot), 0.0)]


def _sequences(
    text: str, start: int, form: Form, spot: Spot, first: bool, room: int, steps: list[int]
) -> Iterator[list[_Part]]:
    """Every way to read a piece from a place on as notes and numbers."""
    while start < len(text) and text[start] == " ":
        start += 1
    if start >= len(text):
        yield []
        return
    steps[0] += 1
    if steps[0] > _MOST_STEPS:
        return
    options = [*_notes(text, start, form, first)]
    if room > 0:
        options += _fields(text, start, form, spot)
    for end, part in options:
        left = room - 1 if part[1] else room
        for rest in _sequences(text, end, form, spot, False, left, steps):
            yield [part, *rest]


def _notes(text: str, start: int, form: Form, first: bool) -> Iterator[tuple[int, _Part]]:
    """The note at a place: before the first number, or anywhere among numbers with decimals."""
    if not (first or (form.fractions and form.notes > 1)):
        return
    match = _NOTE.match(text, start)
    ends = {match.end(), *(_glued_ends(match) if form.glued else ())} if match else set()
    for end in sorted(ends):
        written = _WRITTEN_DECIMALS.search(text[start:end])
        if form.fractions and written and len(written[1]) <= form.decimals:
            continue
        whole = end >= len(text) or not (text[end].isalnum() or text[end] in ",.")
        if (whole or form.glued) and text[start:end].strip(" ,") and text[start] != "0":
            yield end, (text[start:end].strip(" ,."), None, 0.0 if form.notes else _NO_PLACE)
    longer = re.compile(r"[0-9]{3,4}(?= )").match(text, start)
    if first and longer:
        # What the label ends with: a year, the number of a law.
        yield longer.end(), (longer[0], None, _NO_PLACE)


def _glued_ends(match: re.Match[str]) -> Iterator[int]:
    """Where a note can end before digits that are not its own."""
    for end in range(match.start() + 1, match.end() + 1):
        if match.string[end - 1].isdigit():
            yield end


def _fields(text: str, start: int, form: Form, spot: Spot) -> Iterator[tuple[int, _Part]]:
    """The numbers that can begin at a place."""
    sign, begin = "", start
    if text[start] in "-+(":
        sign, begin = text[start], start + 1
        alone = begin >= len(text) or text[begin] in " -"
        if sign == "-" and (alone or form.glued):
            cost = 0.0 if alone else _NO_DECIMALS
            if alone and not form.dashes and _NUMBER_BEHIND.match(text, begin):
                cost = _NO_DASH
            yield begin, ("", Field("-", None, spot), cost)
        while begin < len(text) and text[begin] == " ":
            begin += 1
    for end, digits in _numbers(text, begin, form):
        behind = _BEHIND.match(text, end)
        last = behind.end() if behind else end
        minus = _MINUS_BEHIND.match(text, last) if not (form.glued or sign) else None
        last = minus.end() if minus else last
        if last < len(text) and text[last].isalnum() and not form.glued:
            continue
        units = _units(digits, form.decimals)
        if units is None:
            continue
        negative = minus is not None or sign in ("-", "(")
        told = form.commas(text[start:last].strip())
        odd = _NO_DECIMALS if form.fractions and "," not in digits and units else 0.0
        field = Field(told, -units if negative else units, spot, "%" in told)
        yield last, ("", field, odd)


def _numbers(text: str, start: int, form: Form) -> Iterator[tuple[int, str]]:
    """The digits that can be one number from a place on, as (end, digits)."""
    plain_run = re.compile(r"[0-9]{4,}").match(text, start)
    if plain_run and not form.glued:
        yield from _with_decimals(text, plain_run.end(), plain_run[0], form)
        return
    match = _FIRST.match(text, start)
    if not match:
        return
    for length in range(1, len(match[0]) + 1) if form.glued else (len(match[0]),):
        end, digits = start + length, match[0][:length]
        if length > 1 and digits[0] == "0":
            continue
        yield from _with_decimals(text, end, digits, form)
        while digits != "0" and (group := _GROUP.match(text, end)):
            end, digits = group.end(), digits + group[0][1:]
            yield from _with_decimals(text, end, digits, form)


def _with_decimals(text: str, end: int, digits: str, form: Form) -> Iterator[tuple[int, str]]:
    """The number that ends there, with the decimals behind it."""
    match = re.compile(r",([0-9]+)").match(text, end)
    if match:
        told = match[1][: form.decimals] if form.glued and form.fractions else match[1]
        yield end + 1 + len(told), f"{digits},{told}"
    elif form.glued or end >= len(text) or not text[end].isdigit():
        yield end, digits


def _units(digits: str, decimals: int) -> int | None:
    """The number in units of the table's last decimal; None where it has more decimals."""
    whole, _, fraction = digits.partition(",")
    if len(fraction) > decimals:
        return None
    return int(whole + fraction.ljust(decimals, "0"))


def _placed(parts: Sequence[_Part], form: Form, told: bool) -> Iterator[Cut]:
    """The fields under columns: one each, or every way to leave some of them empty; where empty
    cells are told, none but the last ones."""
    fields = [field for _note, field, _cost in parts if field]
    notes = [note for note, field, _cost in parts if not field]
    cost = sum(one for _note, _field, one in parts)
    if any(not a[1] and not b[1] for a, b in pairwise(parts)):
        # Notes are parted by commas; the second one is a part of a number.
        cost += _NO_PLACE
    whole = [one for _note, field, one in parts if field and one == _NO_DECIMALS]
    if len(whole) == len(fields) > 1:
        # A total in whole units under parts with decimals is one oddity and not one a column.
        cost -= _NO_DECIMALS * (len(whole) - 1)
    missing = form.columns - len(fields)
    if not fields or missing < 0 or len(notes) > max(1, form.notes):
        return
    if form.notes and not notes:
        cost += _NO_NOTE
    cost += NO_VALUE * missing * (_TOLD_EMPTY if told and form.notes > 1 else 1) + uneven(fields)
    note = ", ".join(notes)
    if comb(form.columns, missing) > _MOST_PLACINGS:
        return
    ways = combinations(range(form.columns), len(fields))
    for chosen in [tuple(range(len(fields)))] if told else ways:
        placed: list[Field | None] = [None] * form.columns
        for column, field in zip(chosen, fields, strict=True):
            placed[column] = field
        spared = NO_VALUE * missing if form.is_of_first(placed) else 0.0
        yield Cut(note, tuple(placed), cost - spared)


def uneven(fields: Sequence[Field]) -> float:
    """How unlike in size the numbers of a row are, beyond one power of ten."""
    sizes = [log10(abs(one.units)) for one in fields if one.units and not one.percent]
    return min(_MOST_UNEVEN, max(0.0, max(sizes) - min(sizes) - 1.0)) if sizes else 0.0
