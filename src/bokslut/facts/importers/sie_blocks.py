"""A stream of bytes cut into blocks of whole lines, in bounded memory whatever it holds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from bokslut.facts.importers.sie_columns import MAX_LINE

BLOCK = 4 << 20
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
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "rtf"),
)


def foreign_kind(head: bytes) -> str | None:
    """What the first bytes of a file are (a key of `sie_rules.FOREIGN`) if they are no SIE 1–4."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    if not start.startswith(b"#") and _HTML.search(head):
        return "html"
    if start.startswith(b"<"):
        return "xml"
    if _LABEL_LINE.search(head + b"\n"):
        return None
    if b"\0" in head or sum(byte < 9 for byte in head[:1024]) > 8:
        return "binary"
    return "text"


class _Utf16:
    """A stream of UTF-16 read as UTF-8."""

    def __init__(self, stream: BinaryIO, start: bytes) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self._start = start

    def read(self, size: int) -> bytes:
        raw = self._start or self._stream.read(size)
        self._start = b""
        return self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")


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
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self.utf16 = True
            self._source = _Utf16(self.stream, head)
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
        while part:
            yield part.replace(b"\r", b"\n") if self._only_returns else part
            part = self._full(self._source, self.size)

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
