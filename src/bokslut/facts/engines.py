"""The engines that run queries over facts, and the one reader of visible rows.

Queries are Ibis expressions, written once. An engine only has to show Parquet files as an Ibis
table: DuckDB in the process, or Spark when one machine is outgrown. Engines filter, join, group,
sum, count, min and max, which are exact on both; everything else is `Decimal` in Python.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

import duckdb
import ibis
import pyarrow as pa
from ibis.expr.types import Table

from bokslut.model.snapshot import Snapshot

from .schema import stored_schema
from .store import FactsUnreadableError, Store, summed

# Both engines read a path as a pattern; a folder may well be called `bokslut [2014]`.
_GLOB = re.compile(r"([*?\[])")
_HADOOP_GLOB = re.compile(r"([*?\[\]{}\\])")


class Engine(Protocol):
    """Shows Parquet files as an Ibis table, and runs an expression."""

    def scan(self, name: str, paths: Sequence[str], schema: pa.Schema) -> Table:
        """The rows of the files; an empty table of that schema where there are none."""

    def run(self, expression: Table) -> pa.Table:
        """The result of an expression, decimals as decimals; raises `FactsUnreadableError`
        where a file is gone or damaged."""


class DuckDB:
    """DuckDB in the process; it reads the Parquet files itself and needs no extension."""

    def __init__(self) -> None:
        """A new database in memory."""
        self._connection: Any = ibis.duckdb.connect()

    def scan(self, name: str, paths: Sequence[str], schema: pa.Schema) -> Table:
        """See `Engine.scan`."""
        if not paths:
            empty = schema.empty_table()
            return self._connection.create_table(f"empty_{name}", empty, overwrite=True)
        try:
            literal = [_GLOB.sub(r"[\1]", path) for path in paths]
            return self._connection.read_parquet(literal, union_by_name=True)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise FactsUnreadableError(str(error)) from error

    def run(self, expression: Table) -> pa.Table:
        """See `Engine.run`."""
        try:
            return self._connection.to_pyarrow(expression)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise FactsUnreadableError(str(error)) from error


class Spark:
    """Apache Spark through a session that the caller made (`pip install bokslut[spark]`)."""

    def __init__(self, session: Any) -> None:
        """Uses this SparkSession; it is not stopped here."""
        self._session = session
        self._connection: Any = ibis.pyspark.connect(session)

    def scan(self, name: str, paths: Sequence[str], schema: pa.Schema) -> Table:
        """See `Engine.scan`."""
        if paths:
            frame = self._session.read.parquet(*(_HADOOP_GLOB.sub(r"\\\1", path) for path in paths))
        else:
            frame = self._session.createDataFrame([], _spark_schema(schema))
        view = f"bokslut_{name}"
        frame.createOrReplaceTempView(view)
        return self._connection.table(view)

    def run(self, expression: Table) -> pa.Table:
        """See `Engine.run`."""
        return self._connection.to_pyarrow(expression)


def _spark_schema(schema: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


class Facts:
    """The facts at a snapshot, through an engine: `rows` is the only reader."""

    def __init__(self, store: Store, snapshot: Snapshot, engine: Engine) -> None:
        """Reads nothing yet."""
        self.store = store
        self.snapshot = snapshot
        self.engine = engine
        self._tables: dict[str, Table] = {}

    def rows(self, table: str) -> Table:
        """The visible rows of a fact table: their import is committed and not replaced."""
        if table not in self._tables:
            files = self.store.files(table, self.snapshot)
            rows = self.engine.scan(table, files.paths, stored_schema(table))
            if files.mixed:
                rows = rows.filter(rows.import_id.isin(files.imports))
            self._tables[table] = rows
        return self._tables[table]

    def run(self, expression: Table) -> pa.Table:
        """The result of an expression over `rows`."""
        return self.engine.run(expression)

    def records(self, table: str) -> list[dict[str, Any]]:
        """All visible rows of a small table (dimensions, investments), as dictionaries."""
        records: list[dict[str, Any]] = self.run(self.rows(table)).to_pylist()
        return records


def tally(store: Store, engine: Engine, table: str) -> dict[str, tuple[int, Decimal]]:
    """Of every import, seen or not, how many rows a table holds now and the sum of their amounts
    or values (zero for a table without): for proving that nothing is lost. Never for figures.
    """
    rows = engine.scan(f"all_{table}", store.all_files(table), stored_schema(table))
    sums = {"rows": rows.count()}
    if column := summed(rows.columns):
        sums["total"] = rows[column].sum()
    found = engine.run(rows.group_by("import_id").agg(**sums)).to_pylist()
    return {one["import_id"]: (one["rows"], one.get("total") or Decimal(0)) for one in found}
