"""What a user sees when files are imported: once, again, corrected, in part, by two at once."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from empty_workspace import empty_workspace
from importing import processes, started

from bokslut.closing import open_facts
from bokslut.facts.take_in import TakenIn
from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace, WorkspaceError

BUDGET = "Budgetkonto;Enhet;Period;Belopp;Ändring\n5010;A;{year};{amount};ursprunglig\n"
FORECAST = "Prognosdatum;Enhet;Period;Prognosbelopp\n{day};A;{year};{amount}\n"


@pytest.fixture
def workspace(own_folder: Path) -> Workspace:
    return empty_workspace(own_folder)


def budget(folder: Path, name: str, year: int, amount: int) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(BUDGET.format(year=year, amount=amount), encoding="utf-8")
    return path


def statuses(taken: list[TakenIn]) -> list[str]:
    return [one.status for one in taken]


def rules(taken: list[TakenIn]) -> set[str]:
    return {found.rule for one in taken for found in one.findings}


def planned(workspace: Workspace) -> list[Decimal]:
    facts = open_facts(workspace.store, workspace.store.snapshot("", ""))
    return sorted(row["amount"] for row in facts.records("budget_line"))


def test_the_same_content_twice_changes_nothing_and_says_so(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = budget(tmp_path, "budget.csv", 2014, 100)
    copy = budget(tmp_path, "budget (kopia).csv", 2014, 100)
    assert statuses(workspace.take_in([file])) == ["imported"]
    version = workspace.store.imports().version
    assert statuses(workspace.take_in([file])) == ["unchanged"]
    assert statuses(workspace.take_in([copy])) == ["unchanged"]
    assert workspace.store.imports().version == version
    assert planned(workspace) == [Decimal(100)]


def test_the_same_content_twice_in_one_command_is_counted_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = budget(tmp_path, "budget.csv", 2014, 100)
    copy = budget(tmp_path, "kopia.csv", 2014, 100)
    assert statuses(workspace.take_in([file, copy, file])) == ["imported", "unchanged", "unchanged"]
    assert planned(workspace) == [Decimal(100)]


def test_two_files_about_the_same_are_refused_whatever_they_are_called(
    workspace: Workspace, tmp_path: Path
) -> None:
    one = budget(tmp_path / "a", "budget.csv", 2014, 100)
    other = budget(tmp_path / "b", "budget.csv", 2014, 200)
    taken = workspace.take_in([one, other])
    assert statuses(taken) == ["held", "refused"]
    assert rules(taken) == {"same-scope-twice"}
    assert planned(workspace) == []


def test_a_corrected_file_replaces_the_earlier_one_which_stays_readable(
    workspace: Workspace, tmp_path: Path
) -> None:
    (first,) = workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)])
    then = workspace.snapshot()
    (second,) = workspace.take_in([budget(tmp_path, "budget-ny.csv", 2014, 120)])
    assert second.replaces == (first.import_id,)
    assert planned(workspace) == [Decimal(120)]
    old = open_facts(workspace.store, workspace.find_snapshot(then.id))
    assert [row["amount"] for row in old.records("budget_line")] == [Decimal(100)]
    # The one before may be taken in again: then it is the correction.
    (third,) = workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)])
    assert third.replaces == (second.import_id,)
    assert planned(workspace) == [Decimal(100)]


def test_a_file_about_another_year_stands_beside(workspace: Workspace, tmp_path: Path) -> None:
    workspace.take_in([budget(tmp_path, "2014.csv", 2014, 100)])
    (taken,) = workspace.take_in([budget(tmp_path, "2015.csv", 2015, 200)])
    assert taken.replaces == ()
    assert planned(workspace) == [Decimal(100), Decimal(200)]


def test_a_file_that_would_replace_half_of_an_earlier_one_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    both = tmp_path / "both.csv"
    row = "5010;A;2015;50;ursprunglig\n"
    both.write_text(BUDGET.format(year=2014, amount=100) + row, encoding="utf-8")
    assert statuses(workspace.take_in([both])) == ["imported"]
    half = budget(tmp_path, "2014.csv", 2014, 110)
    taken = workspace.take_in([half])
    assert statuses(taken) == ["refused"]
    assert rules(taken) == {"partly-replaced"}
    assert planned(workspace) == [Decimal(50), Decimal(100)]
    # Together with the other half it is a whole again.
    rest = budget(tmp_path, "2015.csv", 2015, 55)
    assert statuses(workspace.take_in([half, rest])) == ["imported", "imported"]
    assert planned(workspace) == [Decimal(55), Decimal(110)]


def test_one_bad_file_holds_the_whole_command_back(workspace: Workspace, tmp_path: Path) -> None:
    good = budget(tmp_path, "budget.csv", 2014, 100)
    bad = tmp_path / "bad.csv"
    bad.write_text(BUDGET.format(year=2014, amount="hundra"), encoding="utf-8")
    taken = workspace.take_in([good, bad])
    assert statuses(taken) == ["held", "refused"]
    assert planned(workspace) == []
    assert workspace.store.imports().rows == ()
    assert list(workspace.sources.all()) == []


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    (taken,) = workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)], dry_run=True)
    assert (taken.status, dict(taken.counts)) == ("readable", {"budget_line": 1})
    assert workspace.store.imports().rows == ()
    assert list(workspace.sources.all()) == []
    assert verify(workspace).findings == ()


def test_a_file_that_nobody_knows_is_refused_with_what_to_give_instead(
    workspace: Workspace, tmp_path: Path
) -> None:
    picture = tmp_path / "bild.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    taken = workspace.take_in([picture])
    assert statuses(taken) == ["refused"]
    (found,) = taken[0].findings
    assert "bild.png" in found.message() and "SIE" in found.advice()


@pytest.mark.parametrize("name", ["å" * 120 + ".csv", "rad\nbrytning.csv", "{budget} %s.csv"])
def test_a_file_may_have_any_name(workspace: Workspace, tmp_path: Path, name: str) -> None:
    (taken,) = workspace.take_in([budget(tmp_path, name, 2014, 100)])
    assert (taken.status, taken.name) == ("imported", name)


def test_a_file_whose_name_is_no_text_is_taken_in_too(workspace: Workspace, tmp_path: Path) -> None:
    """A file system keeps bytes; a name from an old machine may be Latin-1."""
    raw = os.fsencode(tmp_path) + b"/bok\xf6.csv"
    Path(os.fsdecode(raw)).write_text(BUDGET.format(year=2014, amount=1), encoding="utf-8")
    (taken,) = workspace.take_in([Path(os.fsdecode(raw))])
    assert (taken.status, taken.name) == ("imported", "bok\ufffd.csv")


def test_no_ledger_is_read_by_a_configuration_that_cannot_be(
    own_folder: Path, workspace: Workspace, tmp_path: Path
) -> None:
    (own_folder / "bokslut.toml").write_text('body = "A"\n[ledger', encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"bokslut\.toml cannot be read"):
        Workspace(own_folder).take_in([budget(tmp_path, "budget.csv", 2014, 100)])


def test_a_changed_or_lost_source_or_row_is_found_by_verify(
    workspace: Workspace, tmp_path: Path
) -> None:
    (taken,) = workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)])
    snapshot = workspace.snapshot()
    assert verify(workspace).findings == ()
    source = workspace.sources.path(taken.sha256)
    kept = source.read_bytes()
    source.write_bytes(kept.replace(b"100", b"900"))
    assert [one.rule for one in verify(workspace).findings] == ["source-changed"]
    source.unlink()
    assert [one.rule for one in verify(workspace).findings] == ["source-missing"]
    source.write_bytes(kept)
    (records,) = (workspace.folder / "records").glob("*.json")
    text = records.read_text(encoding="utf-8")
    records.write_text(text.replace("Årsbokslut", "Bokslut"), encoding="utf-8")
    assert [one.rule for one in verify(workspace).findings] == ["snapshot-broken"]
    records.write_text(text, encoding="utf-8")
    (rows,) = (workspace.folder / "facts" / "budget_line").glob("*.parquet")
    rows.unlink()
    assert {one.rule for one in verify(workspace).findings} == {"facts-unreadable"}
    assert snapshot.id in {path.stem for path in (workspace.folder / "snapshots").iterdir()}


def test_rows_of_a_replaced_import_are_proved_too(workspace: Workspace, tmp_path: Path) -> None:
    workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)])
    (rows,) = (workspace.folder / "facts" / "budget_line").glob("*.parquet")
    workspace.take_in([budget(tmp_path, "budget-ny.csv", 2014, 120)])
    assert verify(workspace).rows == 2
    rows.unlink()
    assert {one.rule for one in verify(workspace).findings} == {"facts-unreadable"}


def test_two_that_replace_the_same_at_once_do_it_one_after_the_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.take_in([budget(tmp_path, "0.csv", 2014, 1)])
    context = processes()
    for turn in range(4):
        barrier = context.Barrier(2)
        files = [budget(tmp_path, f"{turn}-{one}.csv", 2014, 10 + 2 * turn + one) for one in (0, 1)]
        racing = [started(context, workspace.folder, file, barrier) for file in files]
        for process in racing:
            process.join(60)
            assert process.exitcode == 0
        rows = workspace.store.imports().rows
        replaced = [old for row in rows for old in row.replaces]
        assert len(rows) == 3 + 2 * turn
        assert len(replaced) == len(set(replaced)) == len(rows) - 1
        assert len(planned(workspace)) == 1
    assert verify(workspace).findings == ()


def test_the_same_file_taken_in_by_two_at_once_is_there_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    context = processes()
    for turn in range(3):
        file = budget(tmp_path, f"{turn}.csv", 2014 + turn, 100)
        barrier = context.Barrier(3)
        racing = [
            started(context, workspace.folder, file, barrier, ("imported", "unchanged"))
            for _ in range(3)
        ]
        for process in racing:
            process.join(60)
            assert process.exitcode == 0
        assert len(planned(workspace)) == turn + 1
    # What those that came too late had written is seen by nobody.
    assert {one.rule for one in verify(workspace).findings} <= {"leftover-rows"}


def test_a_workspace_older_than_a_kind_of_facts_goes_on(
    workspace: Workspace, tmp_path: Path
) -> None:
    """It was made before there were values of indicators, and has no folder for them."""
    facts = workspace.folder / "facts" / "indicator_value"
    shutil.rmtree(facts)
    workspace.take_in([budget(tmp_path, "budget.csv", 2014, 100)])
    before = workspace.snapshot()
    assert workspace.open().facts.records("indicator_value") == []
    assert verify(workspace).findings == ()
    assert not facts.exists()
    file = tmp_path / "indikatorer.csv"
    file.write_text("Indikator;Från;Till;Värde;Källa\na;2014-01-01;2014-12-31;1,5;E\n", "utf-8")
    assert statuses(workspace.take_in([file])) == ["imported"]
    (row,) = workspace.open().facts.records("indicator_value")
    assert row["value"] == Decimal("1.5")
    assert workspace.open(snapshot=before).facts.records("indicator_value") == []
    assert verify(workspace).findings == ()
    (rows,) = facts.glob("*.parquet")
    rows.unlink()
    assert {one.rule for one in verify(workspace).findings} == {"facts-unreadable"}
    shutil.rmtree(facts)
    assert "facts-unreadable" in {one.rule for one in verify(workspace).findings}
