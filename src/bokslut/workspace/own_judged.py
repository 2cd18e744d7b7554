"""A workspace's own report as the rules over finished reports see it, each number with its
figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bokslut.checks.printed.weighed.judge import Judged
from bokslut.checks.printed.weighed.own_figures import judge_own
from bokslut.language import translator
from bokslut.model.document import Document
from bokslut.model.finding import Finding, Severity, by_weight
from bokslut.report.printed import as_printed

if TYPE_CHECKING:
    from bokslut.model.printed import PrintedReport


def own_judged(
    document: Document, findings: Iterable[Finding], earlier: PrintedReport | None = None
) -> Judged:
    """The report judged, with the workspace's `findings` on it in place of those that the books,
    the plan or an approval know better."""
    translate = translator("en" if document.language == "en" else "sv")
    known = as_printed(document, translate)
    judged = judge_own(known, earlier=earlier)
    told = list(findings)
    kept = {_name(one) for one in told}
    placed = [one for one in judged.findings if one.severity is Severity.NOTE or _name(one) in kept]
    names = {_name(one) for one in placed}
    others = [one for one in told if _name(one) not in names]
    report = replace(judged.understood.report, name=document.title)
    return replace(
        judged,
        understood=replace(judged.understood, report=report),
        findings=tuple(by_weight([*placed, *others])),
    )


def made_of(document: Document) -> bytes:
    """The report as JSON, whose hash says what was checked."""
    from bokslut.report.render import RENDERERS

    translate = translator("en" if document.language == "en" else "sv")
    return next(one for one in RENDERERS if one.key == "json").render(document, translate)


def _name(one: Finding) -> tuple[str, str, str | None]:
    return one.rule, one.quote, one.claimed
