"""The store of facts: Delta Lake tables of which only the `import` table decides what is seen.

An import appends its rows to their tables, each row with the import's id, and then makes one
commit to `import`. Only that commit makes rows visible; a process that dies before it leaves rows
that nobody sees. Delta commits one table at a time, so this is what makes an import atomic over
all tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from bokslut.model.snapshot import Snapshot

from .schema import IMPORT, PROVENANCE, TABLES, stored_schema

# By default old versions stop opening after some sixty days and a hundred commits; a report must
# open its facts for as long as an archive is asked for them.
_CONFIGURATION = {
    "delta.appendOnly": "true",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
# What waits to be written is memory, and what is left at the end is written while nothing is read;
# smaller parts would be many small files.
_FLUSH_ROWS = 250_000
_IMPORT_TABLE = "import"


class ImportConflictError(Exception):
    """Another import was committed since the state that this one was checked against."""


class FactsUnreadableError(Exception):
    """A table or a file of it is gone or damaged; the message names it."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that an import brought: its name, its SHA-256, its size in bytes."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One committed import, as the `import` table holds it."""

    import_id: str
    committed: datetime
    importer: str
    program: str
    scopes: tuple[str, ...]
    files: tuple[SourceFile, ...]
    replaces: tuple[str, ...]
    counts: dict[str, int]
    control_sums: dict[str, str]
    table_versions: dict[str, int]
    header: dict[str, Any]
    accepted: tuple[str, ...] = ()
    findings: tuple[dict[str, Any], ...] = ()

    def as_record(self) -> dict[str, Any]:
        """The row for the `import` table."""
        return {
            "import_id": self.import_id,
            "committed": self.committed,
            "importer": self.importer,
            "program": self.program,
            "scopes": list(self.scopes),
            "files": [
                {"name": one.name, "sha256": one.sha256, "bytes": one.bytes} for one in self.files
            ],
            "replaces": list(self.replaces),
            "counts": json.dumps(self.counts, sort_keys=True),
            "control_sums": json.dumps(self.control_sums, sort_keys=True),
            "table_versions": json.dumps(self.table_versions, sort_keys=True),
            "header": json.dumps(self.header, sort_keys=True, ensure_ascii=False, default=str),
            "accepted": list(self.accepted),
            "findings": json.dumps(list(self.findings), sort_keys=True, ensure_ascii=False),
        }

    @staticmethod
    def from_record(record: dict[str, Any]) -> ImportRow:
        """The row that `as_record` wrote."""
        return ImportRow(
            import_id=record["import_id"],
            committed=record["committed"],
            importer=record["importer"],
            program=record["program"],
            scopes=tuple(record["scopes"]),
            files=tuple(SourceFile(**one) for one in record["files"]),
            replaces=tuple(record["replaces"]),
            counts=json.loads(record["counts"]),
            control_sums=json.loads(record["control_sums"]),
            table_versions=json.loads(record["table_versions"]),
            header=json.loads(record["header"]),
            accepted=tuple(record["accepted"]),
            findings=tuple(json.loads(record["findings"])),
        )


@dataclass(frozen=True, slots=True)
class ImportState:
    """The imports at a version of the `import` table; `visible` leaves out the replaced ones."""

    version: int
    rows: tuple[ImportRow, ...]

    @property
    def visible(self) -> tuple[ImportRow, ...]:
        """Committed and not replaced, in the order of their commits."""
        replaced = {old for row in self.rows for old in row.replaces}
        return tuple(row for row in self.rows if row.import_id not in replaced)

    @property
    def sources(self) -> str:
        """The SHA-256 over the hashes of all files that are seen, and how each was read."""
        seen = sorted(
            f"{file.sha256} {row.importer} {row.program}"
            for row in self.visible
            for file in row.files
        )
        return hashlib.sha256("\n".join(seen).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class VisibleFiles:
    """Files to scan; where one may hold rows of several imports (`mixed`), only the rows of
    `imports` are to be kept."""

    paths: tuple[str, ...]
    imports: tuple[str, ...]
    mixed: bool


@dataclass
class Written:
    """What an unfinished import has appended so far: rows, control sums, versions of the tables."""

    counts: dict[str, int] = field(default_factory=dict)
    control_sums: dict[str, Decimal] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


class Store:
    """The fact tables below a folder. `new_id` gives a name to each import that no other has;
    it comes from the edge, for the core knows no chance.
    """

    def __init__(self, root: Path, new_id: Callable[[], str]) -> None:
        """Opens nothing yet; tables are opened as they are needed."""
        self.root = root
        self.new_id = new_id
        # What was committed up to a version never changes, and each table asks for it.
        self._states: dict[int, ImportState] = {}

    def create(self) -> None:
        """Makes every table that is not there yet."""
        for table in TABLES:
            self._create(table, stored_schema(table))
        self._create(_IMPORT_TABLE, IMPORT)

    def _create(self, table: str, schema: pa.Schema) -> None:
        if not DeltaTable.is_deltatable(self._path(table)):
            DeltaTable.create(
                self._path(table), schema=schema, mode="ignore", configuration=_CONFIGURATION
            )

    def _path(self, table: str) -> str:
        return str(self.root / table)

    def open(self, table: str, version: int | None = None) -> DeltaTable:
        """A fact table at a version, or as it is now; raises `FactsUnreadableError`."""
        try:
            return DeltaTable(self._path(table), version=version)
        except (DeltaError, OSError) as error:
            raise FactsUnreadableError(f"{table}: {error}") from error

    def has(self, table: str, state: ImportState) -> bool:
        """Whether a fact table is to be read: a workspace older than a kind of facts has no folder
        for it, and holds nothing of it. One that imports wrote to is never taken for such: where
        its folder is gone, opening it says so.
        """
        written = any(row.counts.get(table) for row in state.rows)
        return written or (self.root / table).exists()

    def imports(self, version: int | None = None) -> ImportState:
        """All committed imports at a version of the `import` table, or now."""
        if version is None:
            return _import_state(self.open(_IMPORT_TABLE))
        if version not in self._states:
            self._states[version] = _import_state(self.open(_IMPORT_TABLE, version))
        return self._states[version]

    def snapshot(self, records: str, program: str) -> Snapshot:
        """The present versions. `import` is read first, so that every table holds at least the
        rows of the imports that are seen."""
        state = self.imports()
        there = (table for table in TABLES if self.has(table, state))
        tables = tuple(sorted((table, self.open(table).version()) for table in there))
        return Snapshot(state.version, tables, state.sources, records, program)

    def files(self, table: str, snapshot: Snapshot) -> VisibleFiles:
        """The Parquet files of a table at a snapshot that hold visible rows.

        An import writes its own files, so whole files of replaced or dead imports are left out
        by the range of import ids that the Delta log states for each. A table that the workspace
        did not have yet at the snapshot has none.
        """
        if table in TABLES and table not in dict(snapshot.tables):
            return VisibleFiles((), (), False)
        visible = {row.import_id for row in self.imports(snapshot.imports).visible}
        table_at = self.open(table, snapshot.version(table))
        actions = pa.table(table_at.get_add_actions(flatten=True))
        kept: list[str] = []
        mixed = False
        for action in actions.to_pylist():
            low, high = action.get("min.import_id"), action.get("max.import_id")
            if low is not None and low == high:
                keep = low in visible
            else:
                keep = mixed = True
            if keep:
                kept.append(str(self.root / table / unquote(action["path"])))
        return VisibleFiles(tuple(sorted(kept)), tuple(sorted(visible)), mixed)

    def all_files(self, table: str) -> tuple[str, ...]:
        """The Parquet files of a table as it is now, those too of which nobody sees a row."""
        uris = self.open(table).file_uris()
        return tuple(sorted(unquote(uri.removeprefix("file://")) for uri in uris))

    def ready(self, table: str) -> DeltaTable:
        """A fact table to append to; made where the workspace is older than it."""
        if not self.has(table, self.imports()):
            self._create(table, stored_schema(table))
        return self.open(table)

    def begin(self, import_id: str, source: str) -> ImportWriter:
        """Starts to append the rows of one file under an import's id."""
        return ImportWriter(self, import_id, source)

    def commit(self, rows: Sequence[ImportRow], checked: ImportState) -> None:
        """Makes the imports visible, all in one commit.

        Raises `ImportConflictError` when another import was committed after `checked` was read;
        then everything has to be checked again, for it may replace the same one.
        """
        table = self.open(_IMPORT_TABLE, checked.version)
        data = pa.Table.from_pylist([row.as_record() for row in rows], schema=IMPORT)
        try:
            write_deltalake(
                table,
                data,
                mode="append",
                commit_properties=CommitProperties(max_commit_retries=0),
            )
        except CommitFailedError as error:
            raise ImportConflictError(str(error)) from error


def _import_state(table: DeltaTable) -> ImportState:
    paths = [unquote(uri.removeprefix("file://")) for uri in table.file_uris()]
    try:
        records = pa.parquet.read_table(paths, schema=IMPORT).to_pylist() if paths else []
    except (OSError, pa.ArrowException) as error:
        raise FactsUnreadableError(f"import: {error}") from error
    rows = sorted(
        (ImportRow.from_record(record) for record in records),
        key=lambda row: (row.committed, row.import_id),
    )
    return ImportState(table.version(), tuple(rows))


class ImportWriter:
    """Appends batches of one source file to their tables, in the background, so that reading
    and writing share the cores. Nothing that it writes is seen before `Store.commit`.
    """

    def __init__(self, store: Store, import_id: str, source: str) -> None:
        """Rows get this import's id and this source's hash."""
        self._store = store
        self._constants = (import_id, source)
        self._waiting: dict[str, list[pa.RecordBatch]] = {}
        self._rows: dict[str, int] = {}
        self._worker = ThreadPoolExecutor(max_workers=2)
        self._running: Future[None] | None = None
        self._tables: dict[str, DeltaTable] = {}
        self.written = Written()

    def append(self, table: str, rows: pa.RecordBatch) -> None:
        """Takes rows with the columns of `schema.own_schema(table)`."""
        if rows.num_rows == 0:
            return
        self._waiting.setdefault(table, []).append(rows)
        self._rows[table] = self._rows.get(table, 0) + rows.num_rows
        if self._rows[table] >= _FLUSH_ROWS:
            self._flush(table)

    def finish(self) -> Written:
        """Writes what waits, two tables at once, and returns what was written."""
        self._wait()
        left = [self._worker.submit(self._write, *one) for one in sorted(self._waiting.items())]
        self._waiting.clear()
        for one in left:
            one.result()
        self._worker.shutdown()
        return self.written

    def abandon(self) -> None:
        """Drops what waits; what was written stays unseen."""
        self._waiting.clear()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _flush(self, table: str) -> None:
        batches = self._waiting.pop(table)
        self._rows.pop(table)
        self._wait()
        self._running = self._worker.submit(self._write, table, batches)

    def _wait(self) -> None:
        if self._running is not None:
            running, self._running = self._running, None
            running.result()

    def _write(self, table: str, batches: Iterable[pa.RecordBatch]) -> None:
        stored = pa.Table.from_batches([self._with_provenance(one) for one in batches])
        if table not in self._tables:
            self._tables[table] = self._store.ready(table)
        handle = self._tables[table]
        write_deltalake(handle, stored, mode="append")
        self._account(table, stored, handle.version())

    def _account(self, table: str, stored: pa.Table, version: int) -> None:
        written = self.written
        written.counts[table] = written.counts.get(table, 0) + stored.num_rows
        written.versions[table] = version
        if column := summed(stored.column_names):
            total = pc.sum(stored.column(column)).as_py() or Decimal(0)
            written.control_sums[table] = written.control_sums.get(table, Decimal(0)) + total

    def _with_provenance(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        constants = [_repeated(value, rows.num_rows) for value in self._constants]
        names = [one.name for one in PROVENANCE[: len(constants)]] + rows.schema.names
        return pa.RecordBatch.from_arrays([*constants, *rows.columns], names=names)


def summed(columns: Iterable[str]) -> str | None:
    """The column of a table whose sum proves that nothing of it is lost or changed."""
    return next((one for one in ("amount", "value") if one in columns), None)


def _repeated(value: str, count: int) -> pa.DictionaryArray:
    indices = pa.array([0], pa.int8()).take(pa.nulls(count, pa.int8()).fill_null(0))
    return pa.DictionaryArray.from_arrays(indices, pa.array([value]))
