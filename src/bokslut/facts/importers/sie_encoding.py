"""In which character encoding a SIE file really is, and its bytes turned into UTF-8.

SIE 4B says CP437 (`#FORMAT PC8`), and almost every file says so of itself, whatever its bytes
are. The evidence is weighed over the whole sample and one encoding holds for the whole file:
valid multi-byte sequences speak for UTF-8; otherwise Swedish letters that stand beside other
letters speak for CP437 or Windows-1252 (Latin-1). The records that the program itself writes
(names of accounts, objects, the company) are heard first, as texts of vouchers may have been
pasted in from elsewhere.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_OWN_RECORDS = re.compile(
    rb"(?mi)^[ \t]*#(?:KONTO|FNAMN|PROGRAM|ADRESS|DIM|UNDERDIM|OBJEKT|PROSA)[^\n]*"
)

# åäöÅÄÖ, and other letters of European names, in each encoding.
_CP437_SWEDISH, _CP1252_SWEDISH = b"\x86\x84\x94\x8f\x8e\x99", b"\xe5\xe4\xf6\xc5\xc4\xd6"
_CP437_OTHER = b"\x80\x81\x82\x85\x87\x88\x89\x8a\x8b\x90\x91\x92\x9a\xa4\xa5"
_CP1252_OTHER = b"\xc7\xfc\xe9\xe0\xe7\xea\xeb\xe8\xef\xc9\xe6\xc6\xdc\xf1\xd1\xd8\xf8"

# Of the files found in the wild that are not UTF-8, one in 76 is Latin-1: so it must be clear.
_CLEARLY = 3

_CP1252 = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256))
_CP437 = bytes(range(256)).decode("cp437")
_TABLES = {"cp437": _CP437, "cp1252": _CP1252}

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONTROLS_TO_BLANKS = bytes(32 if c < 32 and c not in (9, 10, 13) else c for c in range(256))

# What UTF-8 looks like when it was read as Windows-1252 or CP437 and written again, and the sign
# that Unicode puts where a letter was lost.
_MOJIBAKE = re.compile(
    rb"\xc3\x83(?:\xc2[\x80-\xbf]|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92"
    rb"|\xe2\x80[\x93-\xba]|\xe2\x82\xac|\xe2\x84\xa2)|\xe2\x94\x9c[\xc2\xc3\xe2]|\xef\xbf\xbd"
)

# Letters of one encoding read as another and written in UTF-8, where they stand between letters:
# CP437's as Windows-1252 (`tj„nst`, `F”rs`, `L™N`), Latin-1's as CP437 or CP850 (`F÷rsΣljning`).
# Each begins with a byte that can be sought fast. `Ž` and `õ` alone are letters of names.
_MISREAD = re.compile(
    rb"\xe2(?<=[A-Za-z]\xe2)(?:\x80[\x9d\x9e\xa0]|\x84\xa2|\x94[\x80\xbc]|\x95\x93)(?=[A-Za-z])"
    rb"|\xc3(?<=[A-Za-z]\xc3)\xb7(?=[A-Za-z])|\xce(?<=[A-Za-z]\xce)\xa3(?=[A-Za-z])"
    rb"|\xcf(?<=[A-Za-z]\xcf)\x83(?=[A-Za-z])"
)
_MISREAD_BYTES = [0xE2, 0xB7, 0xCE, 0xCF]
# The same written in one byte a letter: the signs of division (Latin-1) and of integrals (CP437).
_MISREAD_ONE_BYTE = re.compile(rb"\xf7(?<=[A-Za-z]\xf7)(?=[A-Za-z])")

# So many lines are weighed at most: the first ones, and as many evenly from the rest.
_SAMPLE_LINES = 10_000


def _beside_letters(sample: bytes, letters: bytes) -> int:
    chosen = b"[" + re.escape(letters) + b"]"
    pattern = rb"(?<=[A-Za-z])" + chosen + rb"|" + chosen + rb"(?=[A-Za-z])"
    return len(re.findall(pattern, sample))


def _one_byte(sample: bytes) -> str | None:
    """CP437 or Windows-1252 by the letters of a sample; None where none speaks."""
    for cp437, cp1252 in ((_CP437_SWEDISH, _CP1252_SWEDISH), (_CP437_OTHER, _CP1252_OTHER)):
        dos, windows = _beside_letters(sample, cp437), _beside_letters(sample, cp1252)
        if dos or windows:
            return "cp1252" if windows > _CLEARLY * dos else "cp437"
    return None


def sample(raw: bytes) -> bytes:
    """The lines of which some byte is not ASCII, not too many of them."""
    data = np.frombuffer(raw, dtype=np.uint8)
    ends = np.append(np.flatnonzero(data == 10), len(data))
    lines = np.unique(np.searchsorted(ends, np.flatnonzero(data >= 128)))
    rest = lines[_SAMPLE_LINES:]
    step = max(1, len(rest) // _SAMPLE_LINES)
    chosen = np.concatenate((lines[:_SAMPLE_LINES], rest[::step])).tolist()
    return b"\n".join(raw[ends[line - 1] + 1 if line else 0 : ends[line]] for line in chosen)


def choose(sample: bytes) -> str:
    """`utf-8`, `cp437` or `cp1252` for bytes of which some are not ASCII."""
    sequences = len(_SEQUENCE.findall(sample))
    if sequences:
        alone = len(_HIGH.findall(_SEQUENCE.sub(b"", sample)))
        if sequences > alone:
            return "utf-8"
    own = b"\n".join(_OWN_RECORDS.findall(sample))
    return _one_byte(own) or _one_byte(sample) or "cp437"


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 in a file of UTF-8 are read as Windows-1252, but for the letters of
    CP437 between letters, which there are quotes and daggers."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    raw, start, end = error.object, error.start, error.end
    if end == start + 1 and raw[start] in _CP437_SWEDISH and _is_between_letters(raw, start):
        return _CP437[raw[start]], end
    return "".join(_CP1252[code] for code in raw[start:end]), end


def _is_between_letters(raw: bytes, at: int) -> bool:
    return raw[at - 1 : at].isalpha() and raw[at + 1 : at + 2].isalpha()


codecs.register_error("bokslut-sie", _mend)


def _replacements(codes: list[int], table: str) -> list[tuple[bytes, bytes]] | None:
    """An order in which bytes can be replaced one after the other by their UTF-8, so that none
    is taken for one that an earlier replacement put there; None where there is no such order.
    """
    left = {code: table[code].encode() for code in codes}
    order: list[tuple[bytes, bytes]] = []
    while left:
        others = set(left)
        free = [code for code, text in left.items() if not (set(text) & (others - {code}))]
        if not free:
            return None
        order.extend((bytes([code]), left.pop(code)) for code in free[:1])
    return order


@dataclass
class Decoder:
    """Turns blocks of whole lines into UTF-8. The encoding is chosen at the first block that is
    not all ASCII, from that block and the one behind it. Counts what does not fit.

    `strays` are bytes that are letters only in the encoding that was not chosen, `broken` bytes
    that are no UTF-8 in a file of UTF-8, `mojibake` texts that were damaged before.
    """

    encoding: str = "ascii"
    strays: int = 0
    fitting: int = 0
    broken: int = 0
    mojibake: int = 0
    controls: int = 0
    stray_at: int = 0
    mojibake_at: int = 0
    control_at: int = 0

    def to_utf8(self, raw: bytes, following: bytes, line: int) -> bytes:
        """The block in UTF-8; `line` is the number of its first line."""
        if raw.isascii():
            return raw
        if self.encoding == "ascii":
            self.encoding = choose(sample(raw + following))
        data = np.frombuffer(raw, dtype=np.uint8)
        counts = np.bincount(data[data >= 128], minlength=256)
        if self.encoding == "utf-8":
            text, suspects = self._unicode(raw, line), counts[[0x83, 0x9C, 0xBD]]
            self._count_damaged(_MISREAD, text, line, counts[_MISREAD_BYTES])
        else:
            text, suspects = self._table(raw, counts, line), counts[[0xC3]]
            self._count_damaged(_MISREAD_ONE_BYTE, raw, line, counts[[0xF7]])
        self._count_damaged(_MOJIBAKE, text, line, suspects)
        return text

    def _count_damaged(
        self, pattern: re.Pattern[bytes], text: bytes, line: int, suspects: npt.NDArray[np.int64]
    ) -> None:
        """Counts what a pattern finds; it need not be sought where no byte is suspect."""
        if not suspects.any():
            return
        found = [match.start() for match in pattern.finditer(text)]
        if found:
            at = line + text.count(b"\n", 0, found[0])
            self.mojibake_at = min(at, self.mojibake_at or at)
        self.mojibake += len(found)

    def without_controls(self, text: bytes, line: int) -> bytes:
        """Whole lines in UTF-8 with blanks for control characters, but for the paragraph sign,
        which has the place of one in CP437. `line` is the number of the first line."""
        if self.encoding in ("ascii", "cp437"):
            text = text.replace(b"\x15", "§".encode())
        cleaned = text.translate(_CONTROLS_TO_BLANKS)
        # A control-Z at the end is how DOS ended a text.
        places = [match.start() for match in _CONTROL.finditer(text.rstrip(b"\x1a\r\n"))]
        if places and not self.controls:
            self.control_at = line + text.count(b"\n", 0, places[0])
        self.controls += len(places)
        return cleaned

    def _unicode(self, raw: bytes, line: int) -> bytes:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as error:
            if not self.broken:
                self.stray_at = line + raw.count(b"\n", 0, error.start)
            self.broken += len(_HIGH.findall(_SEQUENCE.sub(b"", raw)))
            return raw.decode("utf-8", "bokslut-sie").encode("utf-8")
        return raw

    def _table(self, raw: bytes, counts: npt.NDArray[np.int64], line: int) -> bytes:
        own, other = _CP437_SWEDISH, _CP1252_SWEDISH
        if self.encoding == "cp1252":
            own, other = other, own
        self.fitting += int(counts[list(own)].sum())
        strays = int(counts[list(other)].sum())
        if strays and not self.strays:
            first = min(at for at in (raw.find(bytes([code])) for code in other) if at >= 0)
            self.stray_at = line + raw.count(b"\n", 0, first)
        self.strays += strays
        table = _TABLES[self.encoding]
        codes = [int(code) for code in np.flatnonzero(counts)]
        order = _replacements(codes, table) if len(codes) <= 12 else None
        if order is None:
            return codecs.charmap_decode(raw, "strict", table)[0].encode("utf-8")
        for code, text in order:
            raw = raw.replace(code, text)
        return raw
