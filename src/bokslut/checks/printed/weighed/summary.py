"""What a judged report comes to: its findings, and how many of its numbers are what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bokslut.model.finding import Finding

if TYPE_CHECKING:
    # Who only takes a summary needs no rules.
    from .judge import Judged


@dataclass(frozen=True, slots=True)
class Summary:
    """A judged report without its numbers and equations, which are what is large of it. `states`
    says how many numbers are in each state, `proved_by` how many each rule proves, `sources` how
    many a workspace has a figure for, where one was given."""

    name: str
    findings: tuple[Finding, ...]
    numbers: int
    tables: int
    unreadable_pages: int
    states: Mapping[str, int]
    proved_by: Mapping[str, int]
    sources: Mapping[str, int]


def summed_up(judged: Judged) -> Summary:
    """What a report that is judged comes to."""
    understood = judged.understood
    return Summary(
        name=understood.report.name,
        findings=judged.findings,
        numbers=len(judged.numbers),
        tables=len(understood.grids),
        unreadable_pages=len(understood.report.unreadable),
        states=judged.counts(),
        proved_by=judged.proved_by(),
        sources=judged.against.counts() if judged.against else {},
    )
