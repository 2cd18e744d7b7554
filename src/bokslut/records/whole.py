"""Proves that the records are whole: the database's own check, the chain, and that what stands is
what the entries of the chain add up to."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection

from bokslut.model.finding import Finding, Severity, finding

from . import queries
from .plan_state import replayed, subject
from .values import AuditEntry, canonical


def faults() -> list[Finding]:
    """Everything that is not what it was; empty where the records are whole."""
    try:
        return [*_database(), *_chain(queries.history()), *_present(queries.history())]
    except DatabaseError as error:
        return [_broken(str(error))]


def _database() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        told = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        told += [f"foreign key: {row[0]} {row[1]}" for row in cursor.fetchall()]
    for one in told:
        if one != "ok":
            yield _broken(one)


def _chain(entries: tuple[AuditEntry, ...]) -> Iterator[Finding]:
    previous = ""
    for number, one in enumerate(entries, start=1):
        if (one.number, one.previous, one.hash) != (number, previous, one.expected_hash()):
            yield _fault(
                "audit-broken",
                "The audit entry {number} ({subject}) is not what was written, or one before it is "
                "gone.",
                number=str(one.number),
                subject=one.subject,
            )
            # Whatever follows hangs on this one.
            return
        previous = one.hash


def _present(entries: tuple[AuditEntry, ...]) -> Iterator[Finding]:
    present, told = queries.closing_inputs(), replayed(entries)
    for file in sorted({*present.plan, *told}):
        if canonical(present.plan.get(file)) != canonical(told.get(file)):
            yield _not_as_said(file)
    last = {one.subject: one.new for one in entries}
    for key, item in queries.plan_state().items.items():
        if last.get(subject(key), "") != (item.content if item.file else ""):
            yield _not_as_said(subject(key))
    said = [one.new for one in entries if one.subject.startswith("approval:")]
    if [canonical(one.as_dict()) for one in present.approvals] != said:
        yield _not_as_said("approval")


def _not_as_said(name: str) -> Finding:
    return _fault(
        "records-changed",
        "What stands of {name} in the records is not what its audit entries say.",
        name=name,
    )


def _broken(reason: str) -> Finding:
    return _fault("records-unreadable", "The records cannot be read: {reason}.", reason=reason)


def _fault(rule: str, template: str, **values: str) -> Finding:
    return finding(
        rule,
        Severity.ERROR,
        template,
        place=None,
        quote=" ".join(values.values()),
        remedy="Restore the workspace from a backup.",
        **values,
    )
