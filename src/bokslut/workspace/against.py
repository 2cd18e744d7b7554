"""A workspace's own report as what a finished one is held against, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bokslut.language import translator
from bokslut.model.finding import Finding
from bokslut.report.judged.words import place_words

from .terminal import Terminal

if TYPE_CHECKING:
    from bokslut.checks.printed.other_sources.known import Known
    from bokslut.checks.printed.weighed.summary import Summary

    from .workspace import Workspace

_MOST = 20


@dataclass
class Source:
    """The report of a closing as its workspace makes it, in each language once."""

    workspace: Workspace
    closing: str | None = None
    snapshot: str | None = None
    _made: dict[str, Known] = field(default_factory=dict)

    def known(self, language: str) -> Known:
        """What the workspace knows, with the words of that language. Raises `WorkspaceError` where
        the closing or the snapshot is not there."""
        from bokslut.report.printed import as_printed

        if language not in self._made:
            translate = translator("en" if language == "en" else "sv")
            at = self.workspace.find_snapshot(self.snapshot) if self.snapshot else None
            document, _findings = self.workspace.close(
                self.closing, at, translate, language, marked=False
            )
            self._made[language] = as_printed(document, translate, drawn=True)
        return self._made[language]


def counted(summaries: Iterable[Summary]) -> dict[str, int]:
    """How many numbers of the reports are traced, contradict a figure, or have no source."""
    told = {"traced": 0, "contradicted": 0, "without_source": 0}
    for one in summaries:
        for key, count in one.sources.items():
            told[key] += count
    return told


def _most_first(one: Finding) -> tuple[bool, int]:
    told = dict(one.values)
    return "places" in told, -int(told["count"])


def tell_sources(told: dict[str, int], findings: Iterable[Finding], terminal: Terminal) -> None:
    """Where numbers without source stand, and how many numbers are what."""
    without = sorted((one for one in findings if one.rule == "without-source"), key=_most_first)
    if without:
        terminal.say("Numbers without source:")
    for one in without[:_MOST]:
        place = place_words(one.place, terminal._, short=True)
        where = ", ".join(part for part in (one.place.file or "", place) if part)
        terminal.line("  " + ": ".join(part for part in (where, one.message(terminal._)) if part))
    if len(without) > _MOST:
        terminal.say("  … and {count} more; --json shows all", count=len(without) - _MOST)
    numbers = sum(told.values())
    terminal.say(
        "Against the workspace: of {numbers} numbers {traced} are traced to a figure, "
        "{contradicted} {contradicted:contradicts|contradict} one, {without} are without source.",
        numbers=numbers,
        traced=told["traced"],
        contradicted=told["contradicted"],
        without=told["without_source"],
    )
