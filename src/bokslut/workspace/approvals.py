"""The approvals of a closing with the reports that were approved, as they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.records.values import ApprovalGiven

if TYPE_CHECKING:
    from bokslut.report.approved import ApprovedReport

    from .workspace import Workspace


def approved_reports(
    workspace: Workspace, approvals: Iterable[ApprovalGiven], closing: str, own_language: bool
) -> list[ApprovedReport]:
    """The approved reports of a closing, the latest first; those that are gone are left out."""
    from bokslut.report.approved import read_approved

    found = []
    for one in reversed([one for one in approvals if one.closing == closing]):
        path = workspace.approved_report(one.report)
        if path.exists():
            report = json.loads(path.read_text(encoding="utf-8"))
            day = datetime.fromisoformat(one.at).date()
            found.append(read_approved(report, one.by, one.role, day, same_language=own_language))
    return found


def accepted_findings(approvals: Iterable[ApprovalGiven], closing: str) -> frozenset[str]:
    """The ids of the findings that were accepted with a reason when a closing was approved last."""
    given = [one for one in approvals if one.closing == closing]
    return frozenset(key for key, _reason in given[-1].accepted) if given else frozenset()


def say_approved_gone(
    workspace: Workspace, approvals: Iterable[ApprovalGiven]
) -> Iterator[Finding]:
    """A finding for each approval whose report is not there to be compared with."""
    for one in approvals:
        if not workspace.approved_report(one.report).exists():
            yield finding(
                "approved-report-gone",
                Severity.ERROR,
                "The report of {closing} that {by} approved is gone: what has changed since cannot "
                "be told.",
                place=Place(file=one.closing),
                quote=one.report,
                remedy="Restore the workspace from a backup.",
                closing=one.closing,
                by=one.by,
            )
