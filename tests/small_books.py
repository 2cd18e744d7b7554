"""Small books made by hand, for tests: rows straight into the store, past all importers."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from bokslut.facts.schema import own_schema
from bokslut.facts.store import ImportRow, ImportState, SourceFile, Store

NOW = datetime(2015, 1, 16, 12, 0, tzinfo=UTC)
YEAR = {"fiscal_first": date(2014, 1, 1), "fiscal_last": date(2014, 12, 31)}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def new_store(folder: Path) -> Store:
    """An empty store whose imports are called import-000, import-001 …"""
    counter = itertools.count()
    store = Store(folder, lambda: f"import-{next(counter):03d}")
    store.create()
    return store


def batch(table: str, rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows of a fact table; columns that are not given are null, lines are counted from 1."""
    schema = own_schema(table)
    full = [{"line": number, **row} for number, row in enumerate(rows, start=1)]
    return pa.RecordBatch.from_pylist(full, schema=schema)


def posting(
    day: str, account: str, amount: str, unit: str | None = None, **more: Any
) -> dict[str, Any]:
    """A posting of a voucher on line 1."""
    return {
        "voucher": 1,
        "date": date.fromisoformat(day),
        "account": account,
        "amount": Decimal(amount),
        "unit": unit,
        **more,
    }


def written(
    store: Store,
    tables: Rows,
    *,
    name: str = "ledger.se",
    scopes: Sequence[str] = ("ledger 2014",),
    replaces: Sequence[str] = (),
) -> ImportRow:
    """An import that has written its rows and is not committed."""
    import_id = store.new_id()
    sha256 = f"{int(import_id[-3:]):064x}"
    writer = store.begin(import_id, sha256)
    for table, rows in tables.items():
        writer.append(table, batch(table, rows))
    done = writer.finish()
    return ImportRow(
        import_id=import_id,
        committed=NOW,
        importer="test",
        program="0",
        scopes=tuple(scopes),
        files=(SourceFile(name, sha256, 1),),
        replaces=tuple(replaces),
        counts=done.counts,
        control_sums={key: str(total) for key, total in done.control_sums.items()},
        table_versions=done.versions,
        header={},
    )


def imported(
    store: Store, tables: Rows, checked: ImportState | None = None, **more: Any
) -> ImportRow:
    """The same, committed."""
    row = written(store, tables, **more)
    store.commit([row], checked or store.imports())
    return row
