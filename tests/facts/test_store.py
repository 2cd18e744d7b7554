"""What is imported is seen whole or not at all, stays as it was, and can be opened for ever."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from small_books import imported, new_store, posting, written

from bokslut.facts.engines import DuckDB, Facts
from bokslut.facts.store import FactsUnreadableError, ImportConflictError, ImportState, Store
from bokslut.model.snapshot import Snapshot

COST = {
    "posting": [posting("2014-03-01", "5010", "100.10"), posting("2014-03-01", "1930", "-100.10")]
}
CORRECTED = {
    "posting": [posting("2014-03-01", "5010", "200.20"), posting("2014-03-01", "1930", "-200.20")]
}


def snapshot(store: Store) -> Snapshot:
    return store.snapshot("records", "0")


def amounts(store: Store, at: Snapshot | None = None, table: str = "posting") -> list[Any]:
    facts = Facts(store, at or snapshot(store), DuckDB())
    return sorted(row["amount"] for row in facts.records(table))


def test_rows_are_seen_only_after_the_commit(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    row = written(store, COST)
    assert amounts(store) == []
    store.commit([row], store.imports())
    assert amounts(store) == [Decimal("-100.10"), Decimal("100.10")]


def test_an_import_that_died_is_never_seen_and_hinders_nobody(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    written(store, CORRECTED)
    imported(store, COST)
    written(store, CORRECTED)
    assert amounts(store) == [Decimal("-100.10"), Decimal("100.10")]


def test_several_imports_become_visible_in_one_commit(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    before = store.imports()
    rows = [written(store, COST, scopes=["a"]), written(store, CORRECTED, scopes=["b"])]
    store.commit(rows, before)
    assert store.imports().version == before.version + 1
    assert len(amounts(store)) == 4


def test_a_correction_replaces_and_the_old_state_stays_readable(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    old = imported(store, COST)
    then = snapshot(store)
    imported(store, CORRECTED, replaces=[old.import_id])
    assert amounts(store) == [Decimal("-200.20"), Decimal("200.20")]
    assert amounts(store, then) == [Decimal("-100.10"), Decimal("100.10")]
    assert Snapshot.from_dict(then.as_dict()) == then
    assert then.id != snapshot(store).id


def test_of_two_that_were_checked_against_the_same_state_only_one_is_committed(
    tmp_path: Path,
) -> None:
    store = new_store(tmp_path / "facts")
    old = imported(store, COST)
    checked = store.imports()
    imported(store, CORRECTED, checked, replaces=[old.import_id])
    late = written(store, COST, replaces=[old.import_id])
    with pytest.raises(ImportConflictError):
        store.commit([late], checked)
    assert amounts(store) == [Decimal("-200.20"), Decimal("200.20")]


def test_old_states_open_after_more_than_a_hundred_commits(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    first = imported(store, COST)
    early = snapshot(store)
    last = first
    for count in range(105):
        rows = {"posting": [posting("2014-01-01", "5010", str(count))]}
        last = written(store, rows, replaces=[last.import_id])
        store.commit([last], ImportState(store.open("import").version(), ()))
    assert amounts(store, early) == [Decimal("-100.10"), Decimal("100.10")]
    assert amounts(store) == [Decimal("104.00")]
    assert len(store.imports().rows) == 106
    # The retention of the logs is what keeps this true after months; it is set on every table.
    for table in ("posting", "import"):
        kept = store.open(table).metadata().configuration
        assert kept["delta.logRetentionDuration"] == "interval 36500 days"
        assert kept["delta.enableExpiredLogCleanup"] == "false"
        assert kept["delta.appendOnly"] == "true"


@pytest.mark.parametrize("name", ["räkenskaper 2014 å", "100 % klart", "2014 * ?{a}", "a#b&c=d+e"])
def test_a_workspace_may_stand_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    store = new_store(tmp_path / name / "facts")
    imported(store, COST)
    assert amounts(store) == [Decimal("-100.10"), Decimal("100.10")]
    assert [row.files[0].name for row in store.imports().rows] == ["ledger.se"]


def test_every_row_knows_its_import_its_source_and_its_line(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    row = imported(store, COST)
    facts = Facts(store, snapshot(store), DuckDB())
    found = {(one["import_id"], one["source"], one["line"]) for one in facts.records("posting")}
    sha256 = row.files[0].sha256
    assert found == {(row.import_id, sha256, 1), (row.import_id, sha256, 2)}


def test_an_import_remembers_how_much_it_brought(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    imported(store, {**COST, "volume": []})
    (row,) = store.imports().visible
    assert row.counts == {"posting": 2}
    assert Decimal(row.control_sums["posting"]) == 0
    assert row.table_versions["posting"] == store.open("posting").version()


def test_a_table_without_rows_is_empty_and_not_an_error(tmp_path: Path) -> None:
    store, engine = new_store(tmp_path / "facts"), DuckDB()
    for _time in range(2):
        facts = Facts(store, snapshot(store), engine)
        assert facts.records("budget_line") == []
        assert facts.rows("posting").schema().names == facts.rows("posting").columns


def test_amounts_of_any_size_come_back_to_the_ore(tmp_path: Path) -> None:
    store = new_store(tmp_path / "facts")
    extremes = ["9999999999999999.99", "-9999999999999999.99", "0.01", "-0.01", "0.10"]
    imported(store, {"posting": [posting("2014-01-01", "1", one) for one in extremes]})
    assert amounts(store) == sorted(map(Decimal, extremes))


VALUES = {
    "indicator_value": [
        {
            "indicator": "satisfied",
            "first": date(2014, 1, 1),
            "last": date(2014, 12, 31),
            "value": Decimal("83.25"),
            "origin": "Survey",
        }
    ]
}


def older_store(folder: Path) -> Store:
    """A store as it was made before there were values of indicators."""
    store = new_store(folder)
    shutil.rmtree(folder / "indicator_value")
    return store


def test_a_store_older_than_a_table_reads_it_as_empty(tmp_path: Path) -> None:
    store = older_store(tmp_path / "facts")
    imported(store, COST)
    at = snapshot(store)
    assert Facts(store, at, DuckDB()).records("indicator_value") == []
    assert "indicator_value" not in dict(at.tables)
    assert len(amounts(store, at)) == 2


def test_the_table_is_made_by_the_first_import_and_older_snapshots_stay_as_they_were(
    tmp_path: Path,
) -> None:
    store = older_store(tmp_path / "facts")
    before = snapshot(store)
    imported(store, VALUES, scopes=["indicator satisfied"])
    (row,) = Facts(store, snapshot(store), DuckDB()).records("indicator_value")
    assert row["value"] == Decimal("83.25")
    assert Facts(store, before, DuckDB()).records("indicator_value") == []


def test_a_table_that_imports_wrote_to_and_that_is_gone_is_never_read_as_empty(
    tmp_path: Path,
) -> None:
    store = new_store(tmp_path / "facts")
    imported(store, VALUES)
    at = snapshot(store)
    shutil.rmtree(tmp_path / "facts" / "indicator_value")
    with pytest.raises(FactsUnreadableError):
        snapshot(store)
    with pytest.raises(FactsUnreadableError):
        Facts(store, at, DuckDB()).records("indicator_value")
    with pytest.raises(FactsUnreadableError):
        imported(store, VALUES, scopes=["another"])
