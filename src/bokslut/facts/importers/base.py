"""What every importer takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

import pyarrow as pa

from bokslut.model.finding import Finding

BATCH_ROWS = 250_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows for one fact table, with the columns of `schema.own_schema(table)` in that order."""

    table: str
    rows: pa.RecordBatch


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, said once at the end.

    `scopes` name what the file is about, so that a later file of the same scope replaces it.
    `header` is what the file says of itself (program, organisation, fiscal years, unknown
    records as notes); its values are what JSON can hold.
    """

    scopes: tuple[str, ...]
    header: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What an importer may know beside the bytes: the file's name, the workspace's mapping of
    the ledger's dimensions to ours (`{"1": "unit", "6": "project"}`), declared column names of
    tables, and a callback for progress in bytes read. By the organisation number of a ledger:
    `units` are those of rows that name none, `charts` the letters before its accounts.
    """

    file: str
    dimensions: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    progress: Callable[[int], None] | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    charts: Mapping[str, str] = field(default_factory=dict)


Item = Batch | Finding | Summary


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: its key, its name for people, a test on name and first bytes, a reader."""

    key: str
    title: str
    recognises: Callable[[str, bytes], bool]
    read: Callable[[BinaryIO, ReadContext], Iterator[Item]]
