"""The chain of audit entries: each bears the hash of the one before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from . import models
from .values import ActingUser, AuditEntry


@dataclass(frozen=True, slots=True)
class Change:
    """What changes: the subject, its value before and after, the hash of the file it came from."""

    subject: str
    old: str
    new: str
    source: str = ""


def moment(at: datetime) -> str:
    """A moment as it is kept and hashed."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def add(change: Change, action: str, now: datetime, acting_user: ActingUser) -> models.AuditEntry:
    """Adds an entry behind the last; within the transaction of what it tells of."""
    if not change.subject.startswith("person:"):
        person(acting_user, now)
    last = models.AuditEntry.objects.order_by("-number").first()
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=moment(now),
        by=acting_user.name,
        role=acting_user.role,
        action=action,
        subject=change.subject,
        old=change.old,
        new=change.new,
        source=change.source,
        previous=last.hash if last else "",
        hash="",
    )
    entry = replace(entry, hash=entry.expected_hash())
    made = models.AuditEntry(
        number=entry.number,
        at=now,
        by=entry.by,
        role=entry.role,
        action=entry.action,
        subject=entry.subject,
        old=entry.old,
        new=entry.new,
        source=entry.source,
        previous=entry.previous,
        hash=entry.hash,
    )
    made.save(force_insert=True)
    return made


def person(acting_user: ActingUser, now: datetime | None = None) -> models.Person:
    """The person who acts, with the role that they act in. One who is new here, or has another
    role than before, gets an entry; nobody without a role loses the one they had."""
    known: models.Person | None = models.Person.objects.filter(name=acting_user.name).first()
    role = acting_user.role or (known.role if known else "")
    if known is not None and known.role == role:
        return known
    old, row = (known.role if known else ""), known or models.Person(name=acting_user.name)
    row.role = role
    row.save()
    if now is not None:
        # Without a role there is still something new: the person.
        change = Change(f"person:{acting_user.name}", old, role)
        add(change, "appear", now, acting_user)
    return row


def value_of(row: models.AuditEntry) -> AuditEntry:
    """An entry as a value."""
    return AuditEntry(
        number=row.number,
        at=moment(row.at),
        by=row.by,
        role=row.role,
        action=row.action,
        subject=row.subject,
        old=row.old,
        new=row.new,
        source=row.source,
        previous=row.previous,
        hash=row.hash,
    )
