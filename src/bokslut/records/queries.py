"""Every read: values, never rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

from . import audit, models
from .plan_state import PlanFile, PlanItem, PlanState, in_folder, subject
from .values import ApprovalGiven, AuditEntry, ClosingRecords, hash_of

_Read = TypeVar("_Read")


def closing_inputs() -> ClosingRecords:
    """What closings read: the plan, and who approved what."""

    def read() -> ClosingRecords:
        state = _plan_state()
        sources = {in_folder(name): one.sha256 for name, one in state.files.items()}
        return ClosingRecords(state.tables(), sources, approvals())

    return _at_one_moment(read)


def plan_state() -> PlanState:
    """The plan with its files, the ended items too."""
    return _at_one_moment(_plan_state)


def _plan_state() -> PlanState:
    files = {
        one.name: PlanFile(one.sha256, tuple((kind, key) for kind, key in json.loads(one.items)))
        for one in models.PlanFile.objects.order_by("name")
    }
    rows = models.PlanItem.objects.select_related("file").order_by("kind", "key")
    items = {
        (one.kind, one.key): PlanItem(one.content, one.stated, one.file.name if one.file else "")
        for one in rows
    }
    return PlanState(files, items)


def node_hash(key: str) -> str:
    """What an edit of a node says that it has read; empty where there is none."""
    found = models.PlanItem.objects.filter(kind="node", key=key, file__isnull=False).first()
    return hash_of(found.content) if found else ""


def approvals() -> tuple[ApprovalGiven, ...]:
    """All approvals, in the order in which they were given."""
    return tuple(
        ApprovalGiven(
            closing=one.closing,
            snapshot=one.snapshot,
            by=one.person.name,
            role=one.role,
            at=audit.moment(one.at),
            report=one.report,
            note=one.note,
            accepted=tuple(sorted(json.loads(one.accepted).items())),
        )
        for one in models.Approval.objects.select_related("person").order_by("entry_id")
    )


def plan_sources() -> dict[str, str]:
    """The names of all plan files that were ever taken in, by their SHA-256."""
    rows = models.AuditEntry.objects.filter(subject__startswith="file:")
    return {one.source: one.subject.removeprefix("file:") for one in rows}


def history(key: str = "", closing: str = "") -> tuple[AuditEntry, ...]:
    """The audit entries, oldest first: of all, of what has a key in the plan, or of a closing."""
    rows = models.AuditEntry.objects.order_by("number")
    if key:
        rows = rows.filter(
            subject__in=[subject((kind, key)) for kind in models.PlanItem.Kind.values]
        )
    if closing:
        rows = rows.filter(subject=f"approval:{closing}")
    return tuple(audit.value_of(one) for one in rows)


def _at_one_moment(read: Callable[[], _Read]) -> _Read:
    """What is read by several queries, again until nobody wrote between them."""
    while True:
        before = _last_entry()
        found = read()
        if _last_entry() == before:
            return found


def _last_entry() -> int:
    last = models.AuditEntry.objects.order_by("-number").values_list("number", flat=True).first()
    return int(last or 0)
