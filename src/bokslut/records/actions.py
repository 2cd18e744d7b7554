"""Every write: one function a decision, one transaction, who acts, an audit entry with old and new.

A function says what it refused as findings and then has changed nothing. The moment is given, and
so is the hash of what the caller has read: what was changed meanwhile is not written over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import IntegrityError, transaction

from bokslut.model.assessment import Grade
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.message import Message

from . import audit, queries
from .models import Approval, PlanFile, PlanItem
from .plan_state import PlanState, subject
from .values import ActingUser, ApprovalGiven, canonical, hash_of


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an action: whether anything changed, or why it was refused; `read` is the
    hash of what stands now, for the next edit."""

    changed: bool
    read: str
    findings: tuple[Finding, ...] = ()


def take_in_plan(wanted: PlanState, *, read: str, now: datetime, acting_user: ActingUser) -> Done:
    """Makes the plan what `wanted` says, which was made (`plan_state.after`) from the plan whose
    hash was `read`; each node, indicator and matrix that differs gets its audit entry."""

    def write() -> Done:
        present = queries.plan_state()
        if present.hash != read:
            return Done(False, present.hash, (_meanwhile("plan"),))
        if wanted.hash == present.hash:
            return Done(False, read)
        files = _write_files(present, wanted, now, acting_user)
        _write_items(present, wanted, files, now, acting_user)
        return Done(True, wanted.hash)

    return _alone(write, "plan")


def _write_files(
    present: PlanState, wanted: PlanState, now: datetime, acting_user: ActingUser
) -> dict[str, PlanFile]:
    rows = {one.name: one for one in PlanFile.objects.all()}
    for name, file in wanted.files.items():
        before = present.files.get(name)
        if file == before:
            continue
        row = rows.setdefault(name, PlanFile(name=name))
        row.sha256, row.items = file.sha256, json.dumps([list(one) for one in file.items])
        row.save()
        audit.add(
            audit.Change(f"file:{name}", before.text() if before else "", file.text(), file.sha256),
            "import",
            now,
            acting_user,
        )
    return rows


def _write_items(
    present: PlanState,
    wanted: PlanState,
    files: Mapping[str, PlanFile],
    now: datetime,
    acting_user: ActingUser,
) -> None:
    rows = {(one.kind, one.key): one for one in PlanItem.objects.all()}
    for key, item in wanted.items.items():
        before = present.items.get(key)
        if item == before:
            continue
        row = rows.get(key) or PlanItem(kind=key[0], key=key[1])
        row.content, row.stated = item.content, item.stated
        row.file = files[item.file] if item.file else None
        row.save()
        old = before.content if before and before.file else ""
        new = item.content if item.file else ""
        if old == new:
            continue
        named = item.file or (before.file if before else "")
        source = wanted.files[named].sha256
        audit.add(audit.Change(subject(key), old, new, source), "import", now, acting_user)


def decide(
    key: str,
    grade: Grade,
    reason: str,
    *,
    proposed: Grade,
    read: str,
    now: datetime,
    acting_user: ActingUser,
) -> Done:
    """Decides the grade of a node, in the role of who acts; `proposed` is what its rule says now.
    Where they differ a reason is needed."""
    if proposed not in (Grade.NOT_ASSESSED, grade) and not reason.strip():
        return Done(False, read, (_without_reason(key, grade, proposed),))
    decided = {"decided": grade.value, "decided_by": acting_user.role, "reason": reason.strip()}
    return _edit_node(key, decided, "decide", read, now, acting_user)


def write_follow_up(
    key: str,
    field: Literal["text", "improvements"],
    text: str,
    *,
    read: str,
    now: datetime,
    acting_user: ActingUser,
) -> Done:
    """Writes the follow-up of a node, or what is done to improve it. That its references resolve
    is for the caller to see to, who has the facts."""
    return _edit_node(key, {field: text}, "write", read, now, acting_user)


def approve(
    closing: str,
    snapshot: str,
    report: str,
    note: str,
    accepted: Mapping[str, str],
    *,
    read: str,
    now: datetime,
    acting_user: ActingUser,
) -> Done:
    """Approves a closing at a snapshot, with the report of that hash; `read` is the hash of the
    records that the report was made from."""

    def write() -> Done:
        present = hash_of(queries.closing_inputs().canonical())
        if present != read:
            return Done(False, present, (_meanwhile(closing),))
        given = ApprovalGiven(
            closing=closing,
            snapshot=snapshot,
            by=acting_user.name,
            role=acting_user.role,
            at=audit.moment(now),
            report=report,
            note=note,
            accepted=tuple(sorted(accepted.items())),
        )
        earlier = [one for one in queries.approvals() if one.closing == closing]
        old = canonical(earlier[-1].as_dict()) if earlier else ""
        change = audit.Change(f"approval:{closing}", old, canonical(given.as_dict()), report)
        entry = audit.add(change, "approve", now, acting_user)
        Approval.objects.create(
            closing=closing,
            snapshot=snapshot,
            person=audit.person(acting_user),
            role=acting_user.role,
            at=entry.at,
            note=note,
            accepted=canonical(dict(accepted)),
            report=report,
            entry=entry,
        )
        return Done(True, hash_of(queries.closing_inputs().canonical()))

    return _alone(write, closing)


def _edit_node(
    key: str,
    fields: Mapping[str, str],
    action: str,
    read: str,
    now: datetime,
    acting_user: ActingUser,
) -> Done:
    """Writes fields of a node that stands; an empty one is taken out, as a file would leave it
    out."""

    def write() -> Done:
        row = PlanItem.objects.filter(kind="node", key=key, file__isnull=False).first()
        present = hash_of(row.content) if row else ""
        if row is None or present != read:
            return Done(False, present, (_meanwhile(key),))
        content: dict[str, Any] = json.loads(row.content)
        # The words of another language were about what stood here before.
        content = {
            name: one for name, one in content.items() if name.rpartition("_")[0] not in fields
        }
        content |= fields
        old, new = row.content, canonical({name: one for name, one in content.items() if one != ""})
        if old == new:
            return Done(False, present)
        row.content = new
        row.save()
        audit.add(audit.Change(f"node:{key}", old, new), action, now, acting_user)
        return Done(True, hash_of(new))

    return _alone(write, key)


def _alone(write: Callable[[], Done], what: str) -> Done:
    """All of it or nothing; who comes second to the same place in the chain has read too early."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        return Done(False, "", (_meanwhile(what),))


def _meanwhile(what: str) -> Finding:
    return finding(
        "changed-meanwhile",
        Severity.ERROR,
        "{what} was changed meanwhile by somebody else, and nothing is written.",
        quote=what,
        remedy="See what it is now (bokslut history DIR {what}), and give the command again.",
        what=what,
    )


def _without_reason(key: str, grade: Grade, proposed: Grade) -> Finding:
    return finding(
        "decision-without-reason",
        Severity.ERROR,
        "{key} is decided as {decided}, and its rule proposes {proposed}: a reason is needed.",
        place=Place(row=key),
        quote=key,
        claimed=grade.value,
        expected=proposed.value,
        remedy="Say why it is decided otherwise: --reason …",
        key=key,
        decided=Message(grade.word),
        proposed=Message(proposed.word),
    )
