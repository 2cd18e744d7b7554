"""A file of text with its typed numbers, what they may be, and the file with them bound."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bokslut import closing as path_of_numbers
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.prose.binding import Bound, Proposal, apply, bound_numbers, edits
from bokslut.prose.typed import TypedNumber

from .workspace import Opened, WorkspaceError

# The strings of a report's declaration that are texts; other strings are keys and words.
_LONG = re.compile(
    r'^[ \t]*(?:text|text_sv|text_en)[ \t]*=[ \t]*("""|\'\'\')(.*?)\1', re.MULTILINE | re.DOTALL
)
_SHORT = re.compile(
    r'^[ \t]*(?:text|text_sv|text_en)[ \t]*=[ \t]*"(?!"")([^"\\\n]*)"', re.MULTILINE
)
SUFFIXES = (".md", ".txt", ".toml")

Accepted = tuple[TypedNumber, Proposal]


@dataclass(frozen=True)
class TextFile:
    """A file as it was read: its bytes, and its text with line ends as they are."""

    path: Path
    data: bytes

    @property
    def text(self) -> str:
        """The whole text."""
        return self.data.decode("utf-8")

    @property
    def prose(self) -> str:
        """The text with blanks for what is no prose, so that offsets are those of the file."""
        text = self.text
        if self.path.suffix != ".toml":
            return text
        blank = re.sub(r"[^\n]", " ", text)
        for start, end in _texts(text):
            blank = blank[:start] + text[start:end] + blank[end:]
        return blank


def _texts(text: str) -> Iterator[tuple[int, int]]:
    for match in _LONG.finditer(text):
        # Behind a backslash the text is not what it looks like.
        if match[1] != '"""' or "\\" not in match[2]:
            yield match.span(2)
    yield from (match.span(1) for match in _SHORT.finditer(text))


def read_text_file(path: Path) -> TextFile:
    """The file; raises `WorkspaceError` where it is no text of ours, OSError where it is not to be
    read."""
    if path.suffix not in SUFFIXES:
        raise WorkspaceError(
            "{file}: texts are .md or .txt files, or the declaration of a report (.toml)", file=path
        )
    found = TextFile(path, path.read_bytes())
    try:
        found.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WorkspaceError(
            "{file} is not UTF-8 (byte {byte}): save it as UTF-8", file=path, byte=error.start
        ) from None
    return found


def proposals(file: TextFile, opened: Opened) -> list[Bound]:
    """The typed amounts of the file with the figures that they may be."""
    prose = file.prose
    figures = path_of_numbers.figures_for(opened.facts, opened.world, opened.inputs, prose)
    translate = translator("en" if opened.inputs.language == "en" else "sv")
    return bound_numbers(prose, figures, REGISTER, opened.world, translate)


def write_bound(file: TextFile, accepted: Sequence[Accepted]) -> None:
    """Writes the accepted figures into the file, all or none. Raises `WorkspaceError` where the
    file is no longer what was read."""
    changed = apply(file.text, edits(file.text, accepted))
    place = file.path.resolve()
    waiting = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        waiting.write_bytes(changed.encode("utf-8"))
        waiting.chmod(place.stat().st_mode & 0o7777)
        if place.read_bytes() != file.data:
            raise WorkspaceError(
                "{file} was changed in the meantime; nothing is written. Run the command again.",
                file=file.path,
            )
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)
