"""Ordinary lines of a SIE file, millions at a time, with NumPy and Arrow.

A block of whole lines in UTF-8 has been scanned for its marks (`sie_marks`). Rows (`#TRANS`) and
heads (`#VER`) are then read field by field for all lines together: a cursor a line, moved from mark
to mark, by one field at each step. A line that is in any way out of the ordinary (an escape, a
brace in a text, a date that is none, too many fields, …) is only told apart and read by `sie_lex`.
Both give the same on every line: a property test says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from bokslut.facts.importers import sie_lex
from bokslut.facts.importers.sie_marks import HEAD, PAD, ROW, Block, Bools, Ints

NO_DAY = np.iinfo(np.int32).min

_LOW = np.array([(1 << (8 * size)) - 1 for size in range(9)], dtype=np.uint64)
_HIGH = ~_LOW[::-1]
_ZEROS = np.array([0x3030303030303030 & ((1 << (8 * (8 - k))) - 1) for k in range(9)], np.uint64)


def _strings(block: Block, start: Ints, end: Ints, nullable: bool = True) -> pa.Array:
    """The texts between the cursors; cursors must not go back. Empty ones become null, if
    that is wanted.

    Text and gap take turns in one array over the block itself; Arrow takes the texts out.
    """
    count = len(start)
    if not count:
        return pa.array([], pa.string())
    offsets = np.empty(2 * count, dtype=np.int32)
    offsets[0::2] = start
    offsets[1::2] = end
    both = pa.StringArray.from_buffers(
        2 * count - 1, pa.py_buffer(offsets), pa.py_buffer(block.buffer)
    )
    index = np.arange(0, 2 * count - 1, 2, dtype=np.int64)
    return both.take(integers(index, start == end if nullable else None))


class _Cursor:
    """One cursor for each of some lines of a block, moved field by field: where it stands, and the
    first mark there or behind it. With the mark, the end of a field need not be searched."""

    def __init__(self, block: Block, at: Ints, mark: Ints, lines: Ints, fine: Bools) -> None:
        self.block = block
        self.at, self.mark = at, mark
        self.ends, self.end_marks = block.ends[lines], block.end_marks[lines]
        self.fine = fine

    def _skip(self) -> None:
        data, at, mark = self.block.bytes, self.at, self.mark
        here = data[at]
        moving = np.flatnonzero((here <= 32) & (here != 10))
        while len(moving):
            if len(moving) == len(at):
                at += 1
                mark += 1
                here = data[at]
            else:
                at[moving] += 1
                mark[moving] += 1
                here = data[at[moving]]
            more = (here <= 32) & (here != 10)
            moving = moving[more]

    def field(self) -> tuple[Ints, Ints]:
        """The next field of every line: where its text begins and ends, without quotes. At the
        end of a line it is empty."""
        block = self.block
        self._skip()
        at, code, end = self.at, block.codes[self.mark], block.marks[self.mark]
        quoted = (code == 34) & (end == at)
        good = quoted | (code <= 32)
        start = at
        if quoted.any():
            close = np.where(quoted, block.quotes[block.quotes_before[self.mark]], self.mark)
            end = block.marks[close]
            good &= (end < self.ends) | ~quoted
            good &= block.bytes[np.minimum(end + quoted, self.ends)] <= 32
            start = at + quoted
            self.at, self.mark = end + quoted, close + quoted
        else:
            self.at, self.mark = end.copy(), self.mark.copy()
        self._give_up(np.flatnonzero(~good), start, end)
        return start, end

    def _give_up(self, lost: Ints, start: Ints, end: Ints) -> None:
        """Lines that are out of the ordinary go to their ends, with a field that is empty."""
        if not len(lost):
            return
        self.fine[lost] = False
        self.mark[lost] = self.end_marks[lost]
        for places in (self.at, start, end):
            places[lost] = self.ends[lost]

    def done(self) -> None:
        """Lines that have more fields are not ordinary."""
        self._skip()
        self.fine &= self.at == self.ends


@dataclass
class Rows:
    """The `#TRANS` lines of a block, in order. `fine` marks those that were read here; the
    others hold nothing of meaning yet. `account` and `objects` are indices into the distinct
    texts beside them; days count from 1970, NO_DAY where there is none; amounts are hundredths.
    """

    lines: Ints
    fine: Bools
    account: Ints
    accounts: list[str]
    objects: Ints
    object_lists: list[str]
    amount: Ints
    day: npt.NDArray[np.int32]
    text: pa.Array
    quantity: Ints
    quantities: list[int | None]
    signature: pa.Array


@dataclass
class Heads:
    """The `#VER` lines of a block, in order; see `Rows`."""

    lines: Ints
    fine: Bools
    series: pa.Array
    number: pa.Array
    day: npt.NDArray[np.int32]
    text: pa.Array
    registered: npt.NDArray[np.int32]
    signature: pa.Array


def _encoded(values: pa.Array) -> tuple[Ints, list[Any]]:
    """Index and distinct values of an array."""
    if not len(values):
        return np.empty(0, dtype=np.int64), []
    encoded = values.dictionary_encode()
    codes = np.frombuffer(encoded.indices.buffers()[1], np.int32, len(values))
    return codes.astype(np.int64), encoded.dictionary.to_pylist()


def _short_texts(block: Block, start: Ints, end: Ints, fine: Bools) -> tuple[Ints, list[str]]:
    """Index and distinct texts of fields of at most eight bytes; longer ones are not fine."""
    size = end - start
    fine &= size <= 8
    words = block.words[start] & _LOW[np.clip(size, 0, 8)]
    codes, distinct = _encoded(integers(words.view(np.int64)))
    texts = [
        word.to_bytes(8, "little", signed=True).rstrip(b"\0").decode("utf-8", "replace")
        for word in distinct
    ]
    return codes, texts


def _days(block: Block, start: Ints, end: Ints, fine: Bools) -> npt.NDArray[np.int32]:
    """Days of date fields in the plain form; an empty field has none."""
    codes, texts = _short_texts(block, start, end, fine)
    days = np.full(len(texts), NO_DAY, dtype=np.int32)
    good = np.zeros(len(texts), dtype=np.bool_)
    for index, text in enumerate(texts):
        known = sie_lex.read_date(text)
        if text == "":
            good[index] = True
        elif known is not None and known[1]:
            good[index] = True
            days[index] = sie_lex.day_number(known[0])
    fine &= good[codes]
    return days[codes]


_C30 = np.uint64(0x3030303030303030)
_CF0 = np.uint64(0xF0F0F0F0F0F0F0F0)
_C06 = np.uint64(0x0606060606060606)
_C0F = np.uint64(0x0F0F0F0F0F0F0F0F)


def _eight_digits(words: npt.NDArray[np.uint64], size: Ints) -> tuple[Ints, Bools]:
    """The number that the last `size` (0 to 8) characters of each word write, and whether they
    are digits all. Digits are added in pairs, then fours, then eights."""
    words = (words & _HIGH[size]) | _ZEROS[size]
    good = ((words & _CF0) == _C30) & (((words + _C06) & _CF0) == _C30)
    words = words & _C0F
    words = (words * np.uint64(2561)) >> np.uint64(8)
    words = ((words & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601)) >> np.uint64(16)
    words = ((words & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42949672960001)) >> np.uint64(32)
    return words.astype(np.int64), good


def _amounts(block: Block, start: Ints, end: Ints, fine: Bools) -> Ints:
    """Amounts in hundredths of fields such as `-1234.50`, `12` or `0.5`, below ten thousand
    million kronor, so that sums of a block cannot overflow; others are not fine."""
    data = block.bytes
    negative = data[start] == 45
    first = start + negative
    two = data[end - 3] == 46
    one = (data[end - 2] == 46) & ~two
    whole_end = end - 3 * two - 2 * one
    size = whole_end - first
    fine &= (size >= 1) & (size <= 10)
    size = np.clip(size, 0, 10)
    value, good = _eight_digits(block.words[whole_end - 8], np.minimum(size, 8))
    fine &= good
    long = np.flatnonzero(size > 8)
    if len(long):
        more, good = _eight_digits(block.words[whole_end[long] - 16], size[long] - 8)
        value[long] += more * 100_000_000
        fine[long[~good]] = False
    last, before = (data[end - k].astype(np.int64) - 48 for k in (1, 2))
    fine &= ~(two | one) | ((last >= 0) & (last <= 9))
    fine &= ~two | ((before >= 0) & (before <= 9))
    value = value * 100 + np.where(two, before * 10 + last, np.where(one, last * 10, 0))
    return np.where(negative, -value, value)


def _check_objects(codes: Ints, lists: list[str], fine: Bools) -> None:
    """Object lists that are out of order are not fine."""
    good = np.array([sie_lex.read_objects(text) is not None for text in lists], dtype=np.bool_)
    fine &= good[codes]


def _accounts(block: Block, start: Ints, end: Ints, fine: Bools) -> tuple[Ints, list[str]]:
    """Index and distinct accounts between the label and the object list, quoted or not."""
    codes, texts = _short_texts(block, start, end, fine)
    good = np.zeros(len(texts), dtype=np.bool_)
    for index, text in enumerate(texts):
        if len(text) > 2 and text[0] == text[-1] == '"':
            text = texts[index] = text[1:-1]
        good[index] = text != "" and '"' not in text and min(text) > " "
    fine &= good[codes]
    return codes, texts


def _texts(block: Block, start: Ints, end: Ints) -> tuple[Ints, list[str]]:
    return _encoded(_strings(block, start, end, nullable=False))


def _quantities(block: Block, start: Ints, end: Ints, fine: Bools) -> tuple[Ints, list[int | None]]:
    """Index and distinct quantities in ten-thousandths, None where there is none."""
    codes, texts = _texts(block, start, end)
    values: list[int | None] = []
    good = np.ones(len(texts), dtype=np.bool_)
    for index, text in enumerate(texts):
        known = sie_lex.read_amount(text, 4) if text else None
        values.append(known[0] if known else None)
        good[index] = known is not None or not text
    fine &= good[codes]
    return codes, values


def _ordinary(block: Block, lines: Ints, braces: int) -> Bools:
    """Lines with exactly so many braces of either kind."""
    fine: Bools = block.openings[lines] == braces
    fine &= block.closings[lines] == braces
    return fine


def _check_escapes(block: Block, lines: Ints, fine: Bools, text: tuple[Ints, Ints]) -> None:
    """Backslashes may stand only in a text in quotes; elsewhere they are not ordinary."""
    some = np.flatnonzero(~block.plain[lines])
    if not len(some):
        return
    first = block.escapes[np.searchsorted(block.escapes, block.starts[lines[some]])]
    last = block.escapes[np.searchsorted(block.escapes, block.ends[lines[some]]) - 1]
    start, end = text[0][some], text[1][some]
    good = (block.bytes[start - 1] == 34) & (first >= start) & (last < end - 1)
    fine[some[~good]] = False


def _unescaped(block: Block, texts: pa.Array) -> pa.Array:
    """Texts with `\\"` read as a quote."""
    if not len(block.escapes):
        return texts
    return pc.replace_substring(texts, '\\"', '"')


def rows(block: Block) -> Rows:
    """Reads the `#TRANS` lines of a block."""
    lines = np.flatnonzero(block.kinds == ROW)
    fine = _ordinary(block, lines, 1)
    at, ends = block.skip_blanks(block.first[lines] + 6), block.end_marks[lines]
    # The one brace of each kind that an ordinary line has; others are pointed at their ends.
    opening = _only_marks(block.opening, block.openings, lines, fine, ends)
    closing = _only_marks(block.closing, block.closings, lines, fine, ends)
    open_at, close_at = block.marks[opening], block.marks[closing]
    fine &= (open_at > at) & (close_at > open_at)
    account = at, np.where(fine, open_at - (block.bytes[open_at - 1] <= 32), at)
    inner = np.where(fine, open_at + 1, at), np.where(fine, close_at, at)
    objects, object_lists = _texts(block, *inner)
    _check_objects(objects, object_lists, fine)
    behind = np.where(fine, close_at + 1, block.ends[lines])
    cursor = _Cursor(block, behind, np.where(fine, closing + 1, ends), lines, fine)
    amount = cursor.field()
    fine &= amount[1] > amount[0]
    day, text, quantity, signature = (cursor.field() for _ in range(4))
    cursor.done()
    _check_escapes(block, lines, fine, text)
    account_codes, accounts = _accounts(block, *account, fine)
    hundredths = _amounts(block, *amount, fine)
    days = _days(block, *day, fine)
    kept = [_kept(block, lines, fine, field) for field in (text, quantity, signature)]
    quantity_codes, quantities = _quantities(block, *kept[1], fine)
    return Rows(
        lines=lines,
        fine=fine,
        account=account_codes,
        accounts=accounts,
        objects=objects,
        object_lists=object_lists,
        amount=hundredths,
        day=days,
        text=_unescaped(block, _strings(block, *kept[0])),
        quantity=quantity_codes,
        quantities=quantities,
        signature=_strings(block, *kept[2]),
    )


def _kept(block: Block, lines: Ints, fine: Bools, field: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """A field's bounds, empty at the line's end for lines that are not fine, so that the bounds
    never go back."""
    ends = block.ends[lines]
    return np.where(fine, field[0], ends), np.where(fine, field[1], ends)


def _only_marks(marks: Ints, counts: Ints, lines: Ints, fine: Bools, otherwise: Ints) -> Ints:
    """The mark of a kind that each fine line has once."""
    if not len(marks):
        return otherwise
    index = (np.cumsum(counts) - counts)[lines]
    return np.where(fine, marks[np.minimum(index, len(marks) - 1)], otherwise)


def heads(block: Block) -> Heads:
    """Reads the `#VER` lines of a block."""
    lines = np.flatnonzero(block.kinds == HEAD)
    fine = _ordinary(block, lines, 0)
    # Whatever stands before the label is blank, and so a mark.
    line_marks = np.concatenate(([PAD], block.end_marks[:-1] + 1))[lines]
    mark = line_marks + block.first[lines] - block.starts[lines]
    cursor = _Cursor(block, block.first[lines] + 4, mark, lines, fine)
    series, number, day, text, registered, signature = (cursor.field() for _ in range(6))
    cursor.done()
    _check_escapes(block, lines, fine, text)
    fine &= day[1] > day[0]
    days = _days(block, *day, fine)
    registered_days = _days(block, *registered, fine)
    texts = [
        _strings(block, *_kept(block, lines, fine, field))
        for field in (series, number, text, signature)
    ]
    words = _unescaped(block, texts[2])
    return Heads(lines, fine, texts[0], texts[1], days, words, registered_days, texts[3])


def integers(values: npt.NDArray[Any], missing: Bools | None = None) -> pa.Array:
    """Numbers of 64 or 32 bits as an Arrow array over the same memory, null where missing.
    (`pa.array` would do, but it loads pandas to look whether the values are of it.)"""
    kind = pa.int64() if values.dtype.itemsize == 8 else pa.int32()
    valid = None
    if missing is not None:
        valid = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    data = pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(kind, len(values), [valid, data])


def decimals(values: Ints, precision: int = 18, scale: int = 2) -> pa.Array:
    """Whole numbers of the last decimal as an Arrow decimal, without arithmetic."""
    both = np.empty((len(values), 2), dtype=np.int64)
    both[:, 0] = values
    both[:, 1] = values >> 63
    return pa.Array.from_buffers(
        pa.decimal128(precision, scale), len(values), [None, pa.py_buffer(both)]
    )
