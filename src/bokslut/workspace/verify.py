"""Proves that a workspace is whole: sources, facts and records are what they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bokslut.facts.engines import DuckDB, tally
from bokslut.facts.schema import TABLES
from bokslut.facts.store import FactsUnreadableError, ImportRow
from bokslut.model.finding import Finding, Place, Severity, finding

from .workspace import Workspace, WorkspaceError


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what was found."""

    imports: int
    rows: int
    sources: int
    snapshots: int
    findings: tuple[Finding, ...]


def verify(workspace: Workspace) -> Verified:
    """Hashes every kept source again, counts and sums the rows of every import against what its
    commit says, and opens every kept snapshot."""
    try:
        imports = workspace.store.imports().rows
    except FactsUnreadableError as error:
        return Verified(0, 0, 0, 0, (_unreadable("import", error),))
    findings = [*_sources(workspace, imports)]
    rows, found = _facts(workspace)
    findings += found
    kept = sorted((workspace.folder / "snapshots").glob("*.json"))
    for path in kept:
        findings += _snapshot(workspace, path.stem)
    hashes = {file.sha256 for row in imports for file in row.files}
    return Verified(len(imports), rows, len(hashes), len(kept), tuple(findings))


def _sources(workspace: Workspace, imports: tuple[ImportRow, ...]) -> Iterator[Finding]:
    known = {file.sha256: file.name for row in imports for file in row.files}
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
