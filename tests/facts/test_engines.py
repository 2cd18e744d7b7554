"""The same expressions on two engines: DuckDB and Spark agree to the last decimal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from group_books import CONSOLIDATED, group
from pyspark.sql import SparkSession
from small_books import imported, new_store, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Spark
from bokslut.facts.store import Store
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import Figure, FigureRef
from bokslut.workspace.workspace import Opened, Workspace, new_import_id


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    assert shutil.which("java"), "Spark needs Java: apt-get install openjdk-17-jre-headless"
    builder = SparkSession.builder.master("local[2]").appName("bokslut-tests")
    options = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


def figures_on(engine: Any, example: Workspace, opened: Opened) -> dict[FigureRef, Figure]:
    facts = closing.open_facts(example.store, opened.snapshot, engine)
    world = closing.world_of(facts, opened.inputs)
    document, _found = closing.close(example.store, opened.snapshot, opened.inputs)
    return closing.figures_of(facts, world, list(document.figures))


def test_all_figures_of_the_example_are_equal_on_duckdb_and_on_spark(
    session: Any, example: Workspace, opened: Opened
) -> None:
    on_spark = figures_on(Spark(session), example, opened)
    on_duckdb = figures_on(DuckDB(), example, opened)
    assert len(on_duckdb) > 300
    assert {ref: (one.value, one.why) for ref, one in on_spark.items()} == {
        ref: (one.value, one.why) for ref, one in on_duckdb.items()
    }
    assert {ref: one.leaf for ref, one in on_spark.items()} == {
        ref: one.leaf for ref, one in on_duckdb.items()
    }


@pytest.mark.parametrize("key", ["ks-2014", "ks-2014-08"])
def test_the_whole_closing_is_the_same_document_on_spark(
    session: Any, example: Workspace, key: str
) -> None:
    opened = example.open(key)
    on_spark, found = closing.close(
        example.store, opened.snapshot, opened.inputs, engine=Spark(session)
    )
    on_duckdb, as_found = closing.close(example.store, opened.snapshot, opened.inputs)
    assert on_spark == on_duckdb
    assert found == as_found


def test_a_consolidated_statement_is_the_same_on_spark(session: Any, tmp_path: Path) -> None:
    workspace = group(tmp_path, statements={"consolidated.toml": CONSOLIDATED})
    opened = workspace.open()
    refs = []
    for text in ("cash_flow", "total_assets", "equity", "loans", "ledger_result"):
        for scope in ("internal=eliminated", "unit=BOSTAD", "unit=KOMMUN internal=only"):
            ref = read(f"{text} {scope}", REGISTER, opened.world)
            assert isinstance(ref, FigureRef), ref
            refs.append(ref)
    spark = closing.open_facts(workspace.store, opened.snapshot, Spark(session))
    on_spark = closing.figures_of(spark, opened.world, refs)
    assert on_spark == closing.figures_of(opened.facts, opened.world, refs)
    document, found = closing.close(
        workspace.store, opened.snapshot, opened.inputs, engine=Spark(session)
    )
    assert (document, found) == closing.close(workspace.store, opened.snapshot, opened.inputs)


def test_a_table_without_rows_is_empty_on_spark_too(session: Any, tmp_path: Path) -> None:
    store = Store(tmp_path / "facts", new_import_id)
    store.create()
    facts = closing.open_facts(store, store.snapshot("", "0"), Spark(session))
    assert facts.records("posting") == []
    assert facts.rows("posting").schema()["amount"].scale == 2


def test_spark_reads_a_workspace_in_a_folder_of_any_name(session: Any, tmp_path: Path) -> None:
    store = new_store(tmp_path / "å 2014 *?{a} 100 %" / "facts")
    imported(store, {"posting": [posting("2014-01-01", "5010", "100.10")]})
    facts = closing.open_facts(store, store.snapshot("", "0"), Spark(session))
    assert [str(row["amount"]) for row in facts.records("posting")] == ["100.10"]
