"""Lines of a SIE file by the marks in them: blanks, line ends, quotes and braces.

A block of whole lines in UTF-8 is scanned once; what is read of its lines moves from mark to mark.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bokslut.facts.importers import sie_lex

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Kinds of lines.
BLANK, HEAD, OPEN, CLOSE, ROW, CHANGE, OTHER, LONG = range(8)

# Longer lines are not read: nothing that SIE knows is as long, and memory stays bounded.
MAX_LINE = 1 << 20

PAD = 16
_NO_MARK = 255


def _word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))


def _mask(size: int) -> np.uint64:
    return np.uint64((1 << (8 * size)) - 1)


_ROW_WORD, _HEAD_WORD = _word(b"#TRANS"), _word(b"#VER")
_ADDED_WORD, _REMOVED_WORD = _word(b"#RTRANS"), _word(b"#BTRANS")
# Letters behind the `#` as capitals.
_CAPITALS = np.uint64(0xDFDFDFDFDFDFDFFF)


class Block:
    """Whole lines in UTF-8 with what a scan of their bytes found. Positions count from the
    padding in front, which keeps reads of eight bytes inside the buffer."""

    def __init__(self, text: bytes) -> None:
        self.buffer = b"\n" * PAD + text + b"\n" * PAD
        self.bytes = np.frombuffer(self.buffer, dtype=np.uint8)
        self.words: npt.NDArray[np.uint64] = np.ndarray(
            shape=(len(self.buffer) - 7,), dtype="<u8", buffer=self.buffer, strides=(1,)
        )
        data = self.bytes
        # `!` and `|` are marks that mean nothing; without them the test would take twice as long.
        self.marks: Ints = np.flatnonzero((data <= 34) | (data - np.uint8(123) <= 2))
        self.codes = data[self.marks]
        self.escapes: Ints = self._places(92)
        if len(self.escapes):
            behind = data[self.marks - 1] == 92
            self.codes[behind & (self.codes == 34)] = _NO_MARK
        # The line ends of the padding are none.
        self.end_marks: Ints = np.flatnonzero(self.codes == 10)[PAD:-PAD]
        self.ends: Ints = self.marks[self.end_marks]
        self.starts: Ints = np.empty_like(self.ends)
        if len(self.ends):
            self.starts[0] = PAD
            self.starts[1:] = self.ends[:-1] + 1
        quote = self.codes == 34
        # Two quotes behind the end, so that there is always a next one.
        beyond = np.full(2, len(self.marks) - 1)
        self.quotes: Ints = np.concatenate((np.flatnonzero(quote), beyond))
        self.quotes_before = np.cumsum(quote, dtype=np.int32)
        self.first = self.skip_blanks(self.starts.copy())
        self.kinds = self._classify()
        self.opening, self.openings = self._braces(123, OPEN)
        self.closing, self.closings = self._braces(125, CLOSE)
        self.plain: Bools = self._counts(self.escapes) == 0

    def __len__(self) -> int:
        return len(self.ends)

    def text(self, line: int) -> str:
        """The line of that index, without its end."""
        return self.buffer[self.starts[line] : self.ends[line]].decode("utf-8")

    def body(self) -> bytes:
        """The lines of the block."""
        return self.buffer[PAD:-PAD]

    def has_controls(self) -> bool:
        """Whether control characters other than tab and line ends stand in the block."""
        codes = self.codes
        return bool(((codes < 32) & (codes != 10) & (codes != 13) & (codes != 9)).any())

    def skip_blanks(self, at: Ints) -> Ints:
        """Moves each cursor behind blanks, in place, but never over the end of its line."""
        here = self.bytes[at]
        moving = np.flatnonzero((here <= 32) & (here != 10))
        while len(moving):
            # The few that stand before a long run of blanks are moved alone.
            at[moving] += 1
            here = self.bytes[at[moving]]
            moving = moving[(here <= 32) & (here != 10)]
        return at

    def _classify(self) -> npt.NDArray[np.uint8]:
        kinds = np.full(len(self.ends), OTHER, dtype=np.uint8)
        if not len(kinds):
            return kinds
        head = self.words[self.first] & _CAPITALS
        fourth, sixth, seventh = (
            self.bytes[np.minimum(self.first + size, self.ends)] <= 32 for size in (4, 6, 7)
        )
        kinds[((head & _mask(6)) == _ROW_WORD) & sixth] = ROW
        kinds[((head & _mask(4)) == _HEAD_WORD) & fourth] = HEAD
        changes = ((head & _mask(7)) == _ADDED_WORD) | ((head & _mask(7)) == _REMOVED_WORD)
        kinds[changes & seventh] = CHANGE
        first = self.bytes[self.first]
        kinds[first == 10] = BLANK
        for brace, kind in ((123, OPEN), (125, CLOSE)):
            lines = np.flatnonzero(first == brace)
            after = self.skip_blanks(self.first[lines] + 1)
            kinds[lines[after == self.ends[lines]]] = kind
            if brace == 123:
                self._classify_behind(kinds, lines, after)
        kinds[self.ends - self.starts > MAX_LINE] = LONG
        return kinds

    def _classify_behind(self, kinds: npt.NDArray[np.uint8], lines: Ints, after: Ints) -> None:
        """Rows may stand behind the brace that opens a voucher, in the same line."""
        for line, at in zip(
            *(one[after != self.ends[lines]] for one in (lines, after)), strict=True
        ):
            if sie_lex.opens_rows(self.text(line)):
                self.first[line] = at
                kinds[line] = ROW if self.bytes[at + 1] & 0xDF == 84 else CHANGE  # T of #TRANS

    def _places(self, byte: int) -> Ints:
        """Where a byte stands."""
        if bytes([byte]) not in self.buffer:
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero(self.bytes == byte)

    def _counts(self, places: Ints) -> Ints:
        """How many of these places are in each line."""
        if not len(places):
            return np.zeros(len(self), dtype=np.int64)
        return np.bincount(np.searchsorted(self.ends, places), minlength=len(self))

    def _braces(self, byte: int, alone: int) -> tuple[Ints, Ints]:
        """Which marks are a brace, and how many in each line. Mostly it stands once in each row and
        alone in a line of its own: that is seen at once, and then nothing need be searched."""
        braces = np.flatnonzero(self.codes == byte)
        places = self.marks[braces]
        expected = (self.kinds == ROW) | (self.kinds == alone)
        lines = np.flatnonzero(expected)
        if len(lines) == len(places):
            inside = (places >= self.starts[lines]) & (places < self.ends[lines])
            if inside.all():
                return braces, expected.astype(np.int64)
        return braces, self._counts(places)
