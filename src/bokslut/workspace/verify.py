"""Proves that a workspace is whole: sources, facts and records are what they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bokslut.facts.engines import DuckDB, tally
from bokslut.facts.schema import TABLES
from bokslut.facts.store import FactsUnreadableError
from bokslut.model.finding import Finding, Place, Severity, finding, untranslated

from .workspace import Workspace, WorkspaceError


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what was found."""

    imports: int
    rows: int
    sources: int
    snapshots: int
    changes: int
    findings: tuple[Finding, ...]


def verify(workspace: Workspace) -> Verified:
    """Hashes every kept source again, counts and sums the rows of every import against what its
    commit says, opens every kept snapshot, and proves the records by their own chain of audit
    entries."""
    try:
        imports = workspace.store.imports().rows
    except FactsUnreadableError as error:
        return Verified(0, 0, 0, 0, 0, (_unreadable("import", error),))
    changes, plans, findings = _records(workspace)
    known = {file.sha256: file.name for row in imports for file in row.files} | plans
    findings += _sources(workspace, known)
    rows, found = _facts(workspace)
    findings += found
    kept = sorted((workspace.folder / "snapshots").glob("*.json"))
    for path in kept:
        findings += _snapshot(workspace, path.stem)
    return Verified(len(imports), rows, len(known), len(kept), changes, tuple(findings))


def _records(workspace: Workspace) -> tuple[int, dict[str, str], list[Finding]]:
    """How many changes the records hold, the plan files that they came from, what is wrong."""
    if not workspace.records.exists:
        return 0, {}, []

    def look() -> tuple[int, dict[str, str], list[Finding]]:
        from bokslut.records import queries, whole

        if found := whole.faults():
            return 0, {}, found
        reports = {one.report: one.closing for one in queries.approvals()}
        for report, closing in reports.items():
            found += _approved(workspace, report, closing)
        return len(queries.history()), queries.plan_sources(), found

    try:
        return workspace.records.use(look)
    except WorkspaceError as error:
        broken = _wrong(
            "records-unreadable",
            "The records cannot be read: {reason}.",
            claimed="",
            expected="",
            reason=error.message(untranslated),
        )
        return 0, {}, [broken]


def _approved(workspace: Workspace, report: str, closing: str) -> Iterator[Finding]:
    """The report that was approved, which is kept under its hash."""
    path = workspace.approved_report(report)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
    if digest != report:
        yield _wrong(
            "approved-report-changed",
            "The report of {name} that was approved is not what is kept, or is gone.",
            claimed=report,
            expected=digest,
            name=closing,
        )


def _sources(workspace: Workspace, known: Mapping[str, str]) -> Iterator[Finding]:
    for sha256, name in known.items():
        digest = workspace.sources.digest(sha256)
        if digest != sha256:
            yield _wrong(
                "source-changed" if digest else "source-missing",
                "The kept source {name} is not what was imported."
                if digest
                else "The kept source {name} is gone.",
                claimed=sha256,
                expected=digest or "",
                name=name,
            )
    extra = [one for one in workspace.sources.all() if one not in known]
    extra += [path.name for path in workspace.sources.leftovers()]
    if extra:
        yield _note(
            "leftover-source",
            "{count} {count:kept source belongs|kept sources belong} to no import.",
            len(extra),
        )


def _facts(workspace: Workspace) -> tuple[int, list[Finding]]:
    """The rows of every import, of the replaced ones too: older snapshots need them."""
    findings: list[Finding] = []
    counted = left = 0
    state, engine = workspace.store.imports(), DuckDB()
    imports = state.rows
    for table in TABLES:
        if not workspace.store.has(table, state):
            continue
        try:
            seen = tally(workspace.store, engine, table)
        except FactsUnreadableError as error:
            findings.append(_unreadable(table, error))
            continue
        for row in imports:
            count, total = seen.get(row.import_id, (0, Decimal(0)))
            expected = row.counts.get(table, 0)
            sum_expected = Decimal(row.control_sums.get(table, "0"))
            counted += count
            if (count, total) != (expected, sum_expected):
                findings.append(
                    _wrong(
                        "facts-changed",
                        "{table} of {name} has {claimed}, its import had {expected}.",
                        claimed=f"{count} / {total}",
                        expected=f"{expected} / {sum_expected}",
                        name=row.files[0].name,
                        table=table,
                    )
                )
        known = {row.import_id for row in imports}
        left += sum(count for one, (count, _total) in seen.items() if one not in known)
    if left:
        findings.append(
            _note(
                "leftover-rows",
                "{count} {count:row|rows} in the tables of facts {count:belongs|belong} to no "
                "import.",
                left,
            )
        )
    return counted, list(dict.fromkeys(findings))


def _unreadable(table: str, error: FactsUnreadableError) -> Finding:
    return _wrong(
        "facts-unreadable",
        "The facts of {name} cannot be read: {reason}.",
        claimed="",
        expected="",
        name=table,
        reason=str(error).splitlines()[0],
    )


def _snapshot(workspace: Workspace, name: str) -> Iterator[Finding]:
    try:
        snapshot = workspace.find_snapshot(name)
        if snapshot.id != name:
            raise ValueError(snapshot.id)
        workspace.store.imports(snapshot.imports)
        for table, version in snapshot.tables:
            workspace.store.open(table, version)
        kept = (workspace.folder / "records" / f"{snapshot.records}.json").read_text("utf-8")
        json.loads(kept)
        if hashlib.sha256(kept.encode()).hexdigest() != snapshot.records:
            raise ValueError(snapshot.records)
    except (FactsUnreadableError, WorkspaceError, OSError, ValueError, KeyError) as error:
        yield _wrong(
            "snapshot-broken",
            "The snapshot {name} cannot be opened: {reason}.",
            claimed=name,
            expected="",
            name=name,
            reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
        )


def _wrong(rule: str, template: str, *, claimed: str, expected: str, **values: str) -> Finding:
    return finding(
        rule,
        Severity.ERROR,
        template,
        place=Place(file=values.get("name")),
        claimed=claimed,
        expected=expected,
        remedy="Restore the workspace from a backup.",
        **values,
    )


def _note(rule: str, template: str, count: int) -> Finding:
    return finding(
        rule,
        Severity.NOTE,
        template,
        remedy="They are left by an import that was ended, and harm nothing.",
        count=count,
    )
