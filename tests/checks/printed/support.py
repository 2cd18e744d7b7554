"""Tables as they are printed, from a few lines of text."""

from __future__ import annotations

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.readers.text import read_text


def grid(text: str) -> Grid:
    """The one table of a text, whose columns stand behind `|`."""
    found = grids_of(read_text(text.strip("\n").replace("|", "\t")))
    assert len(found) == 1, found
    return found[0]
