"""The records of a workspace: tables are made when they are wanted, each workspace its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from empty_workspace import empty_workspace

from bokslut.model.finding import has_errors
from bokslut.workspace.examples import example_folder
from bokslut.workspace.plan_files import plan_paths
from bokslut.workspace.record_store import acting_user
from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace, WorkspaceError

EXAMPLE = example_folder("sodertalje-2014")
NODE = '[[node]]\nkey = "{key}"\nkind = "area"\ntitle = "{title}"\n'


def plan(folder: Path, key: str = "a", title: str = "A", name: str = "plan.toml") -> Path:
    path = folder / name
    path.write_text(NODE.format(key=key, title=title), encoding="utf-8")
    return path


def titles(workspace: Workspace) -> list[str]:
    return [one.title for one in workspace.declared.plan.nodes]


def test_a_workspace_without_a_plan_has_no_records_and_needs_none(own_folder: Path) -> None:
    workspace = empty_workspace(own_folder)
    assert not workspace.records.exists
    assert not workspace.recorded()
    assert not verify(workspace).findings


def test_a_workspace_of_before_there_were_records_opens_and_is_told_to_take_its_plan_in(
    own_folder: Path,
) -> None:
    old = Workspace.create(own_folder, EXAMPLE)
    for path in (own_folder / "records").iterdir():
        path.unlink()
    workspace = Workspace(own_folder)
    _document, found = workspace.close("ks-2014")
    told = [one for one in found if one.rule == "plan-not-taken-in"]
    assert [one.place.file for one in told] == [f"plan/{path.name}" for path in plan_paths(EXAMPLE)]
    assert told[0].advice() == f"Take it in: bokslut import DIR DIR/{told[0].place.file}"
    taken = workspace.take_in(plan_paths(own_folder))
    assert {one.status for one in taken} == {"imported"}
    assert workspace.declared.plan == old.declared.plan
    assert not verify(workspace).findings


def test_two_workspaces_in_one_process_do_not_see_each_other(tmp_path: Path) -> None:
    made = []
    for name in ("ett", "två å"):
        workspace = empty_workspace(tmp_path / name)
        workspace.take_in([plan(tmp_path, title=name)])
        made.append(workspace)
    for workspace, name in zip(made, ("ett", "två å"), strict=True):
        workspace.forget_records()
        assert titles(workspace) == [name]


def test_a_workspace_that_was_moved_keeps_its_records(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path / "först")
    workspace.take_in([plan(tmp_path)])
    shutil.move(tmp_path / "först", tmp_path / "sedan")
    assert titles(Workspace(tmp_path / "sedan")) == ["A"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_records_that_may_not_be_written_can_be_read(own_folder: Path, tmp_path: Path) -> None:
    workspace = empty_workspace(own_folder)
    workspace.take_in([plan(tmp_path)])
    for path in (workspace.records.file, workspace.records.folder):
        path.chmod(path.stat().st_mode & 0o555)
    assert titles(Workspace(own_folder)) == ["A"]
    with pytest.raises(WorkspaceError, match="records cannot be used"):
        Workspace(own_folder).take_in([plan(tmp_path, "b")])


def test_what_is_no_database_is_told(own_folder: Path, tmp_path: Path) -> None:
    workspace = empty_workspace(own_folder)
    workspace.records.folder.mkdir(exist_ok=True)
    workspace.records.file.write_bytes(b"no database at all, but long enough to be read " * 40)
    with pytest.raises(WorkspaceError, match="records cannot be used"):
        workspace.recorded()
    assert "records-unreadable" in [one.rule for one in verify(Workspace(own_folder)).findings]


def test_a_missing_driver_of_postgresql_is_told_with_what_to_install(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    empty_workspace(folder)
    with (folder / "bokslut.toml").open("a", encoding="utf-8") as file:
        file.write('\n[records]\ndatabase = "postgresql://nobody@localhost:1/nowhere"\n')
    code = (
        "import sys; sys.modules['psycopg'] = sys.modules['psycopg2'] = None\n"
        "from bokslut.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "history", str(folder), "--json", "--language", "en"],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 2, ran.stderr
    assert "pip install 'psycopg[binary]'" in json.loads(ran.stdout)["error"]


@pytest.mark.parametrize("address", ["3", '"mysql://x/y"', '["postgresql://x/y"]'])
def test_an_address_that_is_none_is_told(own_folder: Path, address: str) -> None:
    empty_workspace(own_folder)
    with (own_folder / "bokslut.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[records]\ndatabase = {address}\n")
    found = Workspace(own_folder).declared.findings
    assert has_errors(found)
    assert "records.database" in found[0].message()


def test_who_is_not_named_is_whom_the_operating_system_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "eva")
    assert acting_user().name == "eva"
    assert acting_user("Eva Ek", "Chef").role == "Chef"
