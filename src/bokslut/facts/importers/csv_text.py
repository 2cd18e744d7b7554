"""The lines of a text file whose encoding and length nobody vouches for.

The file is read in blocks and a line has a bound, so that a gigabyte in one line ends in a
finding. UTF-8 and UTF-16 are recognised by what they are; else the letters å ä ö tell the old
DOS code page from Windows-1252. The decision is made at the first line that shows it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from bokslut.model.finding import Finding, Place, Severity, finding

from .base import ReadContext

ERROR, NOTE = Severity.ERROR, Severity.NOTE

BLOCK = 1 << 16
MAX_LINE = 1 << 20
MAX_LINES = 2_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# å ä ö Å Ä Ö é in the DOS code pages 437 and 850, and in Latin-1 and Windows-1252.
_DOS_LETTERS = frozenset(b"\x86\x84\x94\x8f\x8e\x99\x82")
_WINDOWS_LETTERS = frozenset(b"\xe5\xe4\xf6\xc5\xc4\xd6\xe9")


class StopReading(Exception):
    """The file cannot be read further; `why` is the finding that says so."""

    def __init__(self, why: Finding) -> None:
        super().__init__(why.rule)
        self.why = why


def text_lines(
    stream: BinaryIO, head: bytes, context: ReadContext, notes: list[Finding]
) -> Iterator[str]:
    """The lines with their ends. `head` is what was already read of the stream. Raises
    `StopReading`; what is worth a note is appended to `notes`."""
    decoder = _Decoder(context.file, notes)
    for number, raw in enumerate(_lines(_blocks(stream, head, context), context.file), 1):
        if number > MAX_LINES:
            raise StopReading(
                finding(
                    "table-too-large",
                    ERROR,
                    "The file has more than {limit} lines, which is more than is read.",
                    place=Place(file=context.file),
                    expected=f"<= {MAX_LINES}",
                    remedy="Check that it is the right file; split it if it is.",
                    limit=MAX_LINES,
                )
            )
        yield decoder.text(raw, number)


def _blocks(stream: BinaryIO, head: bytes, context: ReadContext) -> Iterator[bytes]:
    """The bytes in blocks, UTF-16 turned to UTF-8, without a byte order mark."""
    wide = head.startswith(_UTF_16)
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    block, done = head.removeprefix(codecs.BOM_UTF8), 0
    while block:
        done += len(block)
        yield decoder.decode(block).encode("utf-8", "replace") if wide else block
        if context.progress is not None:
            context.progress(done)
        block = stream.read(BLOCK)


def _lines(blocks: Iterator[bytes], file: str) -> Iterator[bytes]:
    """Lines with their ends, which may be those of Unix, Windows or the old Macintosh."""
    rest, number = b"", 1
    for block in blocks:
        pieces = (rest + block).splitlines(keepends=True)
        rest = b"" if not pieces or pieces[-1].endswith(b"\n") else pieces.pop()
        for piece in pieces:
            _bounded(piece, file, number)
            yield piece
            number += 1
        _bounded(rest, file, number)
    if rest:
        yield rest


def _bounded(line: bytes, file: str, number: int) -> None:
    if len(line) > MAX_LINE:
        raise StopReading(
            finding(
                "table-line-long",
                ERROR,
                "The line is longer than {limit} bytes.",
                place=Place(file=file, line=number),
                expected=f"<= {MAX_LINE}",
                remedy="Check that the file is a table and that its lines have ends.",
                limit=MAX_LINE,
            )
        )


class _Decoder:
    """Text out of bytes: ASCII until a line shows more, then one encoding for the whole file."""

    def __init__(self, file: str, notes: list[Finding]) -> None:
        self._file, self._notes = file, notes
        self._encoding = ""

    def text(self, raw: bytes, number: int) -> str:
        """A line as text; raises `StopReading` where it is not in the file's encoding."""
        if raw.isascii() and b"\0" not in raw:
            return raw.decode("ascii")
        if not self._encoding:
            self._encoding = _encoding(raw)
            if self._encoding != "utf-8":
                self._note(number)
        try:
            text = raw.decode(self._encoding)
        except UnicodeDecodeError:
            text = "\0"
        if "\0" not in text:
            return text
        raise StopReading(
            finding(
                "table-encoding",
                ERROR,
                "The line is no text in {encoding}, as the lines before it are.",
                place=Place(file=self._file, line=number),
                quote=raw[:60].decode("ascii", "replace").replace("\0", "·"),
                expected=self._encoding,
                remedy="Save the whole file as CSV in UTF-8.",
                encoding=self._encoding,
            )
        )

    def _note(self, number: int) -> None:
        self._notes.append(
            finding(
                "table-encoding-guessed",
                NOTE,
                "The file is not in UTF-8; it is read as {encoding}.",
                place=Place(file=self._file, line=number),
                expected="utf-8",
                remedy="Look at the letters å, ä and ö after the import.",
                encoding=self._encoding,
            )
        )


def _encoding(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        dos = sum(byte in _DOS_LETTERS for byte in raw)
        windows = sum(byte in _WINDOWS_LETTERS for byte in raw)
        return "cp850" if dos > windows else "cp1252"
    return "utf-8"
