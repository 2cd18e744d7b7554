"""Tables as they are printed, from a few lines of text, and what is told of sentences below."""

from __future__ import annotations

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.readers.text import read_text


def grid(text: str) -> Grid:
    """The one table of a text, whose columns stand behind `|`."""
    found = grids_of(read_text(text.strip("\n").replace("|", "\t")))
    assert len(found) == 1, found
    return found[0]


def told(report: str, sentence: str) -> list[tuple[str, str]]:
    """Rule and number of what is told of a sentence below the tables."""
    judged = judge(read_report(f"{report}{sentence}\n".encode(), "rapport.txt"))
    return [
        (one.rule, one.claimed.replace("\u202f", " ").replace("\u2212", "-"))
        for one in judged.findings
        if one.quote == sentence and one.severity.value != "note"
    ]
