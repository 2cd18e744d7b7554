"""The way in: source files become facts, all of a command's files or none of them.

Everything here is a value but the store's handle. No engine is needed to take files in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from bokslut.model.finding import (
    Finding,
    FindingLimit,
    Place,
    Severity,
    by_weight,
    finding,
)

from .importers.base import Batch, Importer, ReadContext, Summary
from .importers.register import recognise
from .importers.sie_identity import name_of
from .same_books import Books, same_books
from .store import ImportConflictError, ImportRow, ImportState, SourceFile, Store, Written

_COMMIT_TRIES = 5
_FETCHED = ("kolada", "pxweb")


def N_(message: str) -> str:  # noqa: N802
    """Marks a message id for the catalogue; it is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Incoming:
    """A source file offered for import: name, SHA-256, size in bytes, and a way to open it."""

    name: str
    sha256: str
    bytes: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class TakeInSettings:
    """How files are read: the mapping of the ledger's dimensions, what is said of ledgers by their
    organisation number (`units`, `charts`: see `ReadContext`), declared column names, the rules
    whose errors are accepted, whether only to look. `progress` is told the file's name, the rows
    and bytes read of it, and its size in bytes."""

    program: str
    dimensions: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    charts: Mapping[str, str] = field(default_factory=dict)
    accept: frozenset[str] = frozenset()
    dry_run: bool = False
    progress: Callable[[str, int, int, int], None] | None = None

    def declared(self) -> dict[str, object]:
        """What of it decides what a file is read to; it is kept with each import."""
        columns = {table: dict(names) for table, names in self.columns.items()}
        ledgers = {"units": dict(self.units), "charts": dict(self.charts)}
        return {"dimensions": dict(self.dimensions), "columns": columns, **ledgers}

    def read(self, row: ImportRow) -> bool:
        """Whether an import was read as these settings say: ledgers by their dimensions and what is
        said of their number, tables by their column names; what was fetched says in itself how it
        is to be read."""
        if row.importer in _FETCHED:
            return True
        is_ledger = row.importer.startswith("sie")
        wanted = ("dimensions", "units", "charts") if is_ledger else ("columns",)
        now = self.declared()
        then = row.header.get("read_with", now)
        # Imports from before there were units and charts were read without any.
        return all(then.get(what, {}) == now[what] for what in wanted)


@dataclass(frozen=True)
class TakenIn:
    """What became of one file. `status` is imported, unchanged, refused, held (another file of
    the same command was refused) or readable (a dry run)."""

    name: str
    sha256: str
    status: str
    importer: str = ""
    import_id: str = ""
    scopes: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass
class _Reading:
    """One file being read: what it says, and what was written of it."""

    source: Incoming
    importer: Importer | None = None
    import_id: str = ""
    scopes: tuple[str, ...] = ()
    header: dict[str, object] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    written: Written = field(default_factory=Written)
    unchanged: bool = False

    def refused(self, accept: frozenset[str]) -> bool:
        return any(
            one.severity is Severity.ERROR and one.rule not in accept for one in self.findings
        )


def take_in(
    store: Store, sources: Sequence[Incoming], now: datetime, settings: TakeInSettings
) -> list[TakenIn]:
    """Imports files, all or none of them, in one commit.

    A file whose content is already there changes nothing (nor does an answer that was fetched
    again and is the same), unless it was read with other
    dimensions or column names than are declared now: then it is read again. A file about the same
    (the same scopes) as an earlier import replaces it; the earlier stays readable at older
    snapshots.
    """
    state = store.imports()
    readings: list[_Reading] = []
    for source in sources:
        twice = any(one.source.sha256 == source.sha256 for one in readings)
        readings.append(_read(store, source, state, settings, twice))
    _refuse_same_scope_twice(readings)
    for _try in range(_COMMIT_TRIES):
        fresh = [one for one in readings if not one.unchanged]
        covered = {scope for one in fresh for scope in one.scopes}
        replaces = {id(one): _replaced(one, state, covered) for one in fresh}
        _say_same_books(fresh, state, {old for olds in replaces.values() for old in olds})
        stop = settings.dry_run or any(one.refused(settings.accept) for one in fresh)
        if stop or not fresh:
            break
        rows = [_import_row(one, replaces[id(one)], now, settings) for one in fresh]
        try:
            store.commit(rows, state)
            break
        except ImportConflictError:
            # Somebody else committed first: it may be the same file, or replace the same one.
            state = store.imports()
            for one in fresh:
                one.unchanged = _is_there(one.source, state, settings) or _says_the_same(one, state)
    else:
        raise ImportConflictError("other imports kept being committed first")
    return [_outcome(one, replaces.get(id(one), ()), stop, settings) for one in readings]


def _read(
    store: Store,
    source: Incoming,
    state: ImportState,
    settings: TakeInSettings,
    twice: bool = False,
) -> _Reading:
    """What a file says, written but not yet seen; nothing of one that is there already, or that
    is given `twice` in the same command."""
    reading = _Reading(source, unchanged=twice or _is_there(source, state, settings))
    if reading.unchanged:
        return reading
    with source.open() as stream:
        head = stream.read(65_536)
    reading.importer = recognise(source.name, head)
    if reading.importer is None:
        reading.findings.append(_unknown_format(source, head))
        return reading
    reading.import_id = store.new_id()
    writer = store.begin(reading.import_id, source.sha256)
    limit = FindingLimit()
    progress = settings.progress
    context = ReadContext(
        file=source.name,
        dimensions=settings.dimensions,
        columns=settings.columns,
        units=settings.units,
        charts=settings.charts,
        progress=None
        if progress is None
        else (lambda done: progress(source.name, sum(reading.counts.values()), done, source.bytes)),
    )
    try:
        with source.open() as stream:
            for item in reading.importer.read(stream, context):
                if isinstance(item, Batch):
                    rows = item.rows.num_rows
                    reading.counts[item.table] = reading.counts.get(item.table, 0) + rows
                    if not settings.dry_run and not reading.refused(settings.accept):
                        writer.append(item.table, item.rows)
                elif isinstance(item, Summary):
                    reading.scopes, reading.header = item.scopes, dict(item.header)
                elif limit.admit(item):
                    reading.findings.append(item)
        reading.findings += limit.overflow(Place(file=source.name))
        reading.unchanged = _says_the_same(reading, state)
        if reading.unchanged:
            return reading
        if not settings.dry_run and not reading.refused(settings.accept):
            reading.written = writer.finish()
    finally:
        writer.abandon()
    return reading


def _is_there(source: Incoming, state: ImportState, settings: TakeInSettings) -> bool:
    return any(
        file.sha256 == source.sha256 and settings.read(row)
        for row in state.visible
        for file in row.files
    )


def _says_the_same(reading: _Reading, state: ImportState) -> bool:
    """Whether what the file says, by the hash that its importer gives of that, is there already:
    an answer that was fetched again differs by the time of day only."""
    content = reading.header.get("content")
    return content is not None and any(
        row.header.get("content") == content and set(row.scopes) == set(reading.scopes)
        for row in state.visible
    )


def _unknown_format(source: Incoming, head: bytes) -> Finding:
    return finding(
        "unknown-format",
        Severity.ERROR,
        "{file} is none of the formats that bokslut imports.",
        place=Place(file=source.name),
        quote=head[:60].decode("latin-1"),
        remedy="Give a SIE file (.se, .si, .sie), or a table as CSV, XLSX or ODS with the "
        "columns of a template: bokslut init writes one for each into templates/.",
        file=source.name,
    )


def _refuse_same_scope_twice(readings: Sequence[_Reading]) -> None:
    seen: dict[str, str] = {}
    for one in readings:
        for scope in dict.fromkeys(one.scopes):
            if scope in seen:
                one.findings.append(
                    finding(
                        "same-scope-twice",
                        Severity.ERROR,
                        "{file} and {other} are both about {scope}.",
                        place=Place(file=one.source.name),
                        quote=scope,
                        remedy="Import the one that is right.",
                        file=one.source.name,
                        other=seen[scope],
                        scope=scope,
                    )
                )
            seen.setdefault(scope, one.source.name)


def _replaced(reading: _Reading, state: ImportState, covered: set[str]) -> tuple[str, ...]:
    """The ids of the imports that this one replaces. What they were about has to be `covered` by
    all files of the command together; else it would be lost, which is a finding."""
    replaced = []
    for row in state.visible:
        if not set(row.scopes) & set(reading.scopes):
            continue
        rest = sorted(set(row.scopes) - covered)
        if rest:
            _say_partly_covered(reading, row, rest)
        for say in (_say_fewer_vouchers, _say_fewer_balances, _say_lost_months, _say_other_name):
            say(reading, row)
        replaced.append(row.import_id)
    return tuple(replaced)


def _say_replacing(
    reading: _Reading, row: ImportRow, rule: str, message: str, remedy: str, **values: Any
) -> None:
    """A warning about a file that replaces an earlier one, told once."""
    old = ", ".join(one.name for one in row.files)
    said = finding(
        rule,
        Severity.WARNING,
        message,
        place=Place(file=reading.source.name),
        quote=old,
        remedy=remedy,
        file=reading.source.name,
        old=old,
        **values,
    )
    if said not in reading.findings:
        reading.findings.append(said)


def _fewer(reading: _Reading, row: ImportRow, table: str) -> tuple[int, int]:
    """How many rows of a table the replaced import had, and how many this file has."""
    return row.counts.get(table, 0), reading.counts.get(table, 0)


def _say_fewer_vouchers(reading: _Reading, row: ImportRow) -> None:
    """A correction has as many vouchers or more; a file of some months has fewer."""
    before, after = _fewer(reading, row, "voucher")
    if after < before:
        _say_replacing(
            reading,
            row,
            "fewer-vouchers",
            N_(
                "{file} replaces {old}, which had {before} {before:voucher|vouchers}; it has"
                " {after}."
            ),
            N_("If it holds only some months, export the whole year in one file and import that."),
            before=before,
            after=after,
        )


def _say_fewer_balances(reading: _Reading, row: ImportRow) -> None:
    """The same accounts have balances in a correction; accounts without any may be left out, so
    that only the loss of half of them is told."""
    before, after = _fewer(reading, row, "balance")
    if 2 * after < before:
        _say_replacing(
            reading,
            row,
            "fewer-balances",
            N_(
                "{file} replaces {old}, which had {before} {before:balance|balances}; it has"
                " {after}."
            ),
            N_("Check that the file states the opening balances (#IB) of all accounts."),
            before=before,
            after=after,
        )


def _say_lost_months(reading: _Reading, row: ImportRow) -> None:
    """A ledger of another part of the year may have as many vouchers as the one before it."""
    months = [_months(header) for header in (row.header, reading.header)]
    lost = sorted(set(months[0]) - set(months[1]))
    before, after = _fewer(reading, row, "voucher")
    if lost and after >= before:
        _say_replacing(
            reading,
            row,
            "lost-months",
            N_("{file} replaces {old}, which had vouchers in {months}; it has none there."),
            N_("If it holds only some months, export the whole year in one file and import that."),
            months=", ".join(lost),
        )


def _months(header: Mapping[str, object]) -> Mapping[str, object]:
    stated = header.get("months")
    return stated if isinstance(stated, Mapping) else {}


def _say_other_name(reading: _Reading, row: ImportRow) -> None:
    """A body that was given a new name is one; two of the same number are told."""
    before, after = name_of(row.header), name_of(reading.header)
    if before and after and before != after:
        _say_replacing(
            reading,
            row,
            "other-name",
            N_("{file} replaces {old}, which is about {before}; it is about {after}."),
            N_(
                "Both state the same organisation number. If they are two bodies, correct the"
                " number (#ORGNR) in the accounting program and export again."
            ),
            before=_company(row.header),
            after=_company(reading.header),
        )


def _company(header: Mapping[str, object]) -> str:
    return str(header.get("company") or "") or name_of(header)


def _say_same_books(fresh: Sequence[_Reading], state: ImportState, gone: set[str]) -> None:
    """Warns of books that come in beside themselves: as an earlier import that stays, or as
    another file of the same command."""
    others = [
        Books(", ".join(file.name for file in row.files), row.scopes, row.header)
        for row in state.visible
        if row.import_id not in gone
    ]
    for reading in fresh:
        own = Books(reading.source.name, reading.scopes, reading.header)
        found = [said for other in others if (said := same_books(own, other)) is not None]
        reading.findings += [said for said in found if said not in reading.findings]
        others.append(own)


def _say_partly_covered(reading: _Reading, row: ImportRow, rest: list[str]) -> None:
    said = finding(
        "partly-replaced",
        Severity.ERROR,
        "{file} would replace {old}, but has nothing about {rest}, which would be lost.",
        place=Place(file=reading.source.name),
        quote=", ".join(rest),
        remedy="Import a file that covers all of it, or one that covers none of it.",
        file=reading.source.name,
        old=", ".join(one.name for one in row.files),
        rest=", ".join(rest),
    )
    if said not in reading.findings:
        reading.findings.append(said)


def _import_row(
    reading: _Reading, replaces: tuple[str, ...], now: datetime, settings: TakeInSettings
) -> ImportRow:
    accepted = {
        one.rule for one in reading.findings if one.severity is Severity.ERROR
    } & settings.accept
    source, written = reading.source, reading.written
    return ImportRow(
        import_id=reading.import_id,
        committed=now,
        importer=reading.importer.key if reading.importer else "",
        program=settings.program,
        scopes=reading.scopes,
        files=(SourceFile(source.name, source.sha256, source.bytes),),
        replaces=replaces,
        counts=written.counts,
        control_sums={table: str(total) for table, total in written.control_sums.items()},
        table_versions=written.versions,
        header={**reading.header, "read_with": settings.declared()},
        accepted=tuple(sorted(accepted)),
        findings=tuple(one.as_dict() for one in reading.findings),
    )


def _outcome(
    reading: _Reading, replaces: tuple[str, ...], stopped: bool, settings: TakeInSettings
) -> TakenIn:
    if reading.unchanged:
        status = "unchanged"
    elif reading.refused(settings.accept):
        status = "refused"
    elif settings.dry_run:
        status = "readable"
    else:
        status = "held" if stopped else "imported"
    return TakenIn(
        name=reading.source.name,
        sha256=reading.source.sha256,
        status=status,
        importer=reading.importer.key if reading.importer else "",
        import_id=reading.import_id if status == "imported" else "",
        scopes=reading.scopes,
        replaces=replaces,
        counts=reading.counts,
        findings=tuple(by_weight(reading.findings)),
    )
