"""Where a fact came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a source file: the file by its SHA-256 (64 hexadecimal digits), the line from 1.

    For a spreadsheet `line` is the row number as the spreadsheet shows it.
    """

    sha256: str
    line: int
    file: str = ""

    def __str__(self) -> str:
        """`ledger.se:4711`, or the head of the hash where the name is not known."""
        return f"{self.file or self.sha256[:12]}:{self.line}"
