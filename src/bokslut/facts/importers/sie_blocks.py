"""A stream of bytes cut into blocks of whole lines, in bounded memory whatever it holds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np

from bokslut.facts.importers.sie_marks import MAX_LINE

BLOCK = 2 << 20
HEAD = 1 << 16

_LABELS = (
    "FLAGGA PROGRAM FORMAT GEN SIETYP PROSA FTYP FNR ORGNR BKOD ADRESS FNAMN RAR TAXAR OMFATTN"
    " KPTYP VALUTA KONTO KTYP ENHET SRU DIM UNDERDIM OBJEKT IB UB OIB OUB RES PSALDO PBUDGET VER"
    " TRANS KSUMMA"
)
_LABEL_LINE = re.compile(
    rb"(?mi)^[\x00-\x20\xef\xbb\xbf]*#(?:" + _LABELS.replace(" ", "|").encode() + rb")[\x00-\x20]"
)
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|title|script)[\s>]")
_XML = (b"<?", b"<!")
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "rtf"),
)


# A return alone ends a line where a record or a brace stands behind it; in a text it is a blank.
_LONE_RETURN = re.compile(rb"\r(?=[\x00-\x09\x0b-\x20]{0,16}(?:#[A-Za-z]|[{}]))")
_LOOKS_AHEAD = 24


def utf16(head: bytes) -> str | None:
    """The byte order of a text in UTF-16 (a codec's name), by its mark or, as the labels of SIE
    are ASCII, by the zeros that are every other byte; None for any other."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    for name, zeros, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        start = head[:16]
        if len(start) == 16 and not any(start[zeros::2]) and all(start[letters::2]):
            return name
    return None


def as_utf8(head: bytes) -> bytes:
    """The first bytes of a file in UTF-8, if they are in UTF-16."""
    order = utf16(head)
    if order is None:
        return head
    return head.decode(order, "replace").lstrip("\ufeff").encode("utf-8", "replace")


def foreign_kind(head: bytes) -> str | None:
    """What the first bytes of a file are (a key of `sie_rules.FOREIGN`) if they are no SIE 1–4."""
    head = as_utf8(head)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    if not start.startswith(b"#") and _HTML.search(head):
        return "html"
    # A warning of the web server may stand before the first label.
    if not start.startswith(_XML) and _LABEL_LINE.search(head + b"\n"):
        return None
    if start.startswith(b"<"):
        return "xml"
    if b"\0" in head or sum(byte < 9 for byte in head[:1024]) > 8:
        return "binary"
    return "text"


class _Utf16:
    """A stream of UTF-16 read as UTF-8; a mark at its beginning becomes that of UTF-8."""

    def __init__(self, stream: BinaryIO, start: bytes, order: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(order)("replace")
        self._start = start

    def read(self, size: int) -> bytes:
        raw = self._start or self._stream.read(size)
        self._start = b""
        return self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")


def without_marks(lines: bytes) -> bytes:
    """Whole lines without the byte order marks of files that were joined."""
    if lines.isascii() or codecs.BOM_UTF8 not in lines:
        return lines
    return lines.removeprefix(codecs.BOM_UTF8).replace(b"\n" + codecs.BOM_UTF8, b"\n")


def _with_line_ends(part: bytes) -> tuple[bytes, bytes]:
    """The part with line feeds where returns alone end lines, and what has to wait for the bytes
    behind it. Where every return stands before a line feed, as in most files, nothing is done."""
    if b"\r" not in part:
        return part, b""
    at = part.find(b"\r", max(0, len(part) - _LOOKS_AHEAD))
    part, kept = (part, b"") if at < 0 else (part[:at], part[at:])
    data = np.frombuffer(part, dtype=np.uint8)
    if ((data[:-1] == 13) & (data[1:] != 10)).any():
        part = _LONE_RETURN.sub(b"\n", part)
    return part, kept


@dataclass
class Piece:
    """Whole lines (each with its end), or the head of a line that is too long, which stands for
    that whole line."""

    raw: bytes
    too_long: bool = False


@dataclass
class Reader:
    """Reads a stream in pieces. `head` are the first bytes, after any byte order mark."""

    stream: BinaryIO
    size: int = BLOCK
    read_bytes: int = 0
    head: bytes = b""
    utf16: bool = False
    utf8_mark: bool = False
    _source: BinaryIO | _Utf16 = field(init=False)
    _only_returns: bool = False

    def __post_init__(self) -> None:
        """Reads the head and sees what line ends the file has."""
        head = self._full(self.stream, HEAD)
        self._source = self.stream
        order = utf16(head)
        if order is not None:
            self.utf16 = True
            self._source = _Utf16(self.stream, head, order)
            head = self._full(self._source, 1)
        if head.startswith(codecs.BOM_UTF8):
            self.utf8_mark = True
            head = head[3:]
        self._only_returns = b"\r" in head and b"\n" not in head
        self.head = head

    def _full(self, source: BinaryIO | _Utf16, size: int) -> bytes:
        """So many bytes, fewer only at the end of the stream."""
        parts: list[bytes] = []
        while size > 0:
            part = source.read(size)
            if not part:
                break
            parts.append(part)
            size -= len(part)
            self.read_bytes += len(part)
        return b"".join(parts)

    def _reads(self) -> Iterator[bytes]:
        part = self.head + self._full(self._source, self.size - len(self.head))
        kept = b""
        while part:
            if self._only_returns:
                yield part.replace(b"\r", b"\n")
            else:
                part, kept = _with_line_ends(kept + part)
                yield part
            part = self._full(self._source, self.size)
        yield _LONE_RETURN.sub(b"\n", kept)

    def __iter__(self) -> Iterator[Piece]:
        """The pieces in order; the last line gets an end if it has none."""
        rest = b""
        skipping = False
        for part in self._reads():
            if skipping:
                end = part.find(b"\n")
                if end < 0:
                    continue
                part, skipping = part[end + 1 :], False
            end = part.rfind(b"\n") + 1
            if end:
                yield Piece(rest + part[:end] if rest else part[:end])
                rest = part[end:]
            else:
                rest += part
            if len(rest) > MAX_LINE:
                yield Piece(rest[:200] + b"\n", too_long=True)
                rest, skipping = b"", True
        # A lone control-Z is how DOS ended a text.
        if rest.strip(b"\x1a \t\r\n"):
            yield Piece(rest + b"\n")
