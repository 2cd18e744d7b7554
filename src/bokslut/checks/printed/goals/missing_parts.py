"""Parts that the law asks of a municipality's annual report and that the report has not.

**Finds** parts of the law checklist (`norms/`) that no heading and no table of the report is named
after, in one finding with the paragraphs. **Silent** about anything but a municipality's or
region's whole annual report: one that calls itself so, with an income statement and a balance
sheet, and no workbook, which holds a report's tables alone; about what is asked on a condition, and
about parts that have no heading of their own. A
warning, since a part may stand under a name that the checklist does not know.
Source: LKBR, and KRL for the years before 2019, as the checklist has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.period import parse_period
from bokslut.model.printed import PrintedReport, PrintedText
from bokslut.norms.judge import is_heading_of
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Part, Requirement

from ..understood.places import place_of
from ..understood.understood import Understood

_ANNUAL = re.compile(r"\bårsredovisning\b", re.IGNORECASE)
_OTHER = re.compile(r"delårs|nämnd|styrelse|bolag|\bab\b|förvaltning(?!sberättelse)", re.IGNORECASE)
_OPENING = 12
_WORKBOOKS = ("xlsx", "ods")
_STATEMENTS = ("income-statement", "balance-sheet")


def missing_parts(understood: Understood) -> Iterator[Finding]:
    """What is missing, if the report is one that the law asks it of."""
    report, norms = understood.report, read_norms()
    if report.kind in _WORKBOOKS or not _is_whole_annual(report) or not understood.year:
        return
    headings = tuple(_headings(report))
    if not all(_has(headings, norms.part(key)) for key in _STATEMENTS):
        return
    period = parse_period(understood.year)
    missing: dict[str, Requirement] = {}
    for one in norms.requirements:
        asked = "annual" in one.reports and "municipality" in one.bodies
        if not (asked and one.part and norms.binds(one) and one.in_force(period.last)):
            continue
        part = norms.part(one.part)
        if part.by_heading and not _has(headings, part):
            missing.setdefault(part.key, one)
    if missing:
        yield finding(
            "part-missing",
            Severity.WARNING,
            "No heading of the report is named after: {parts}.",
            place=place_of(report, report.blocks[0].spot),
            remedy="Put in the part, or give it the name that the law has for it.",
            parts="; ".join(
                f"{norms.part(key).title} ({norms.named(one)})" for key, one in missing.items()
            ),
        )


def _is_whole_annual(report: PrintedReport) -> bool:
    opening = [one.text for one in report.blocks[:_OPENING] if isinstance(one, PrintedText)]
    return any(_ANNUAL.search(one) and len(one) < 120 for one in opening) and not any(
        _OTHER.search(one) for one in opening if len(one) < 120
    )


def _headings(report: PrintedReport) -> Iterator[str]:
    for one in report.blocks:
        if not isinstance(one, PrintedText):
            yield one.title
        elif one.kind in ("heading", "caption") or len(one.text) < 80:
            yield one.text


def _has(headings: tuple[str, ...], part: Part) -> bool:
    return any(is_heading_of(one, part) for one in headings)
