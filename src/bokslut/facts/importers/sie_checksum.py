"""The checksum of a SIE file (#KSUMMA), computed as the blocks of the file pass by.

CRC-32 over the bytes between the first #KSUMMA and the last one: labels with their `#` and what
the fields hold, without the blanks between them, line ends, the quotes around fields, and the
braces of vouchers and object lists (SIE 4B, chapter on checksums).
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bokslut.facts.importers.sie_lex import Objects, read_line

_RECORD = re.compile(rb"(?mi)^[\x00-\x09\x0b-\x20]*#KSUMMA(?![^\x00-\x20])([^\n]*)\n")
_ANNOUNCED = 1 << 20

Bytes = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


def contents(lines: bytes) -> bytes:
    """The bytes of whole lines that count."""
    if not lines:
        return b""
    data = np.frombuffer(lines, dtype=np.uint8)
    quotes = np.flatnonzero(data == 34)
    inside = _inside(data, quotes)
    if inside is not None and b"\\" not in lines and not (inside & (data == 10)).any():
        first, last = quotes[0::2], quotes[1::2]
        if not _misplaced(data, first, last).any():
            return _kept(data, inside)
    ends = np.flatnonzero(data == 10)
    odd = _odd_lines(data, ends, quotes)
    parts: list[bytes] = []
    done = 0
    for index in odd:
        start, end = (int(ends[index - 1]) + 1 if index else 0), int(ends[index]) + 1
        if start > done:
            parts.append(_ordinary(data[done:start]))
        parts.append(_careful(lines[start:end]))
        done = end
    if done < len(lines):
        parts.append(_ordinary(data[done:]))
    return b"".join(parts)


def _odd_lines(data: Bytes, ends: Ints, quotes: Ints) -> Ints:
    """Lines with an escape, an odd number of quotes, or quotes where no field begins or ends."""
    counts = np.diff(np.searchsorted(quotes, ends), prepend=0)
    odd = counts % 2 == 1
    escapes = np.flatnonzero(data == 92)
    odd[np.searchsorted(ends, escapes)] = True
    lines = np.repeat(np.arange(len(ends)), counts)
    if odd.any():
        even = ~odd[lines]
        quotes, lines = quotes[even], lines[even]
    odd[lines[0::2][_misplaced(data, quotes[0::2], quotes[1::2])]] = True
    return np.flatnonzero(odd)


def _misplaced(data: Bytes, first: Ints, last: Ints) -> Bools:
    """Which pairs of quotes are not around a field."""
    before = data[np.maximum(first - 1, 0)]
    after = data[np.minimum(last + 1, len(data) - 1)]
    wrong: Bools = (first > 0) & (before > 32) & (before != 123)
    wrong |= (after > 32) & (after != 125)
    return wrong


def _inside(data: Bytes, quotes: Ints) -> Bools | None:
    """Which bytes stand between quotes; None where one quote has no other."""
    if len(quotes) % 2:
        return None
    # Stretches outside and inside take turns.
    bounds = np.concatenate(([0], quotes, [len(data)]))
    bounds[1:-1:2] += 1
    turns = np.zeros(len(bounds) - 1, dtype=np.bool_)
    turns[1::2] = True
    return np.repeat(turns, np.diff(bounds))


def _kept(data: Bytes, inside: Bools) -> bytes:
    """What counts in lines whose quotes stand in pairs."""
    counts = (data > 32) & (data != 34) & (data != 123) & (data != 125)
    kept: bytes = data[counts | inside].tobytes()
    return kept


def _ordinary(data: Bytes) -> bytes:
    inside = _inside(data, np.flatnonzero(data == 34))
    assert inside is not None, "lines with a single quote are read by themselves"
    return _kept(data, inside)


def _careful(raw: bytes) -> bytes:
    """What counts in one line that is out of the ordinary."""
    line = read_line(raw.decode("latin-1"))
    if line.label in ("", "{", "}"):
        return b"" if not line.fields else raw.strip()
    label = raw.split(None, 1)[0]
    parts: list[str] = []
    for field in line.fields:
        if isinstance(field, Objects):
            parts.extend(item for pair in field.pairs for item in pair)
        else:
            parts.append(field)
    return label + "".join(parts).encode("latin-1")


@dataclass
class Checksum:
    """Follows the blocks of a file. After the last one, `started` says whether the file announces
    a checksum, `claimed` what it states at the end (None where it states none) and `computed`
    what its contents give; `line` is where the last #KSUMMA stands.
    """

    started: bool = False
    claimed: str | None = None
    computed: int = 0
    line: int = 0
    _running: int = 0

    def feed(self, raw: bytes, line: int) -> None:
        """The next whole lines; `line` is the number of the first of them."""
        # It is announced at the head of a file; later blocks need not be searched.
        if not self.started and (line > 1 or _RECORD.search(raw[:_ANNOUNCED]) is None):
            return
        done = 0
        # The expression looks at each line, which costs more than the sum itself.
        announced = b"#ksumma" in raw.lower()
        for match in _RECORD.finditer(raw) if announced else ():
            if self.started:
                self._add(raw[done : match.start()])
                self.computed = self._running
                self.claimed = match[1].strip(b' \t\r\n"').decode("latin-1")
            self.started = True
            self.line = line + raw.count(b"\n", 0, match.start(1))
            done = match.end()
        if self.started:
            self._add(raw[done:])

    def _add(self, lines: bytes) -> None:
        self._running = zlib.crc32(contents(lines), self._running)
