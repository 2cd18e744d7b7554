"""decide, write, approve and history as a user calls them: what they say and how they end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from empty_workspace import empty_workspace

from bokslut.cli import main
from bokslut.workspace.workspace import Workspace

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "reference" / "commands.schema.json").read_text("utf-8")
)
Call = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def shared(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's workspace, which the tests of this file change in turn."""
    folder = tmp_path_factory.mktemp("beslut") / "ks"
    shutil.copytree(example.folder, folder)
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command with --json, in English; its answer is of the documented shape."""

    def run(command: str, *words: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = main([command, *map(str, words), "--json", "--language", "en"])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        shape = "error" if "error" in told else command
        schema = {"$ref": f"#/$defs/{shape}", "$defs": SCHEMA["$defs"]}
        jsonschema.Draft202012Validator(schema).validate(told)
        return code, told

    return run


def test_a_decision_is_told_with_the_proposal_and_stands_in_the_history(
    shared: Path, call: Call
) -> None:
    words = (shared, "hallbarhet-2", "deficient", "--role", "KS", "--as", "Eva Ek")
    code, told = call("decide", *words)
    assert (code, told["changed"], told["proposed"]) == (0, True, "not-assessed")
    assert (told["by"], told["role"]) == ("Eva Ek", "KS")
    code, again = call("decide", *words)
    assert (code, again["changed"], again["read"]) == (0, False, told["read"])
    code, history = call("history", shared, "hallbarhet-2")
    assert (code, history["read"]) == (0, told["read"])
    last = history["changes"][-1]
    assert (last["by"], last["action"], last["subject"]) == (
        *("Eva Ek", "decide", "node:hallbarhet-2"),
    )
    fields = {one["name"]: (one["old"], one["new"]) for one in last["fields"]}
    assert fields["decided"] == ("acceptable", "deficient")


def test_a_decision_against_the_proposal_without_a_reason_is_refused(
    shared: Path, call: Call
) -> None:
    before = call("history", shared)[1]["changes"]
    code, told = call("decide", shared, "naringsliv-1", "good", "--role", "KS")
    assert (code, told["changed"], told["proposed"]) == (1, False, "deficient")
    assert [one["rule"] for one in told["findings"]] == ["decision-without-reason"]
    assert call("history", shared)[1]["changes"] == before
    reason = ("--reason", "Statistiken släpar")
    assert call("decide", shared, "naringsliv-1", "good", "--role", "KS", *reason)[0] == 0


@pytest.mark.parametrize(
    ("goal", "rule", "near"),
    [
        ("halbarhet-1", "goal-unknown", "hallbarhet-1"),
        ("hallbarhet-i1", "goal-not-assessed", "hallbarhet-1"),
        ("zzzzzz", "goal-unknown", ""),
    ],
)
def test_what_is_no_goal_or_is_not_assessed_is_refused_with_the_nearest_names(
    shared: Path, call: Call, goal: str, rule: str, near: str
) -> None:
    code, told = call("decide", shared, goal, "good", "--role", "KS")
    (found,) = told["findings"]
    assert (code, told["changed"], found["rule"]) == (1, False, rule)
    assert near in found["expected"]


DATED = """
[[node]]
key = "ended"
kind = "council-goal"
title = "Ett mål som fullmäktige avslutade"
assessed = true
valid_to = 2013-12-31

[[node]]
key = "done-in-time"
kind = "council-goal"
title = "Allt ska vara gjort"
assessed = true
rule = "activities"

[[node]]
key = "done-in-time-1"
kind = "activity"
title = "Gör det"
parent = "done-in-time"
status = "ongoing"

[[node.change]]
on = 2014-11-30
status = "done"

[[node.change]]
on = 2015-02-01
status = "cancelled"
"""


@pytest.fixture
def dated(shared: Path, tmp_path: Path) -> Path:
    """The shared workspace with goals and statuses that hold from a day to a day."""
    path = tmp_path / "daterat.toml"
    path.write_text(DATED, encoding="utf-8")
    Workspace(shared).take_in([path])
    return shared


def test_a_decision_is_proposed_by_the_plan_as_the_closing_s_report_shows_it(
    dated: Path, call: Call
) -> None:
    code, told = call("decide", dated, "done-in-time", "good", "--role", "KS")
    assert (code, told["proposed"]) == (0, "good")


def test_a_goal_that_does_not_hold_in_the_period_is_not_decided(dated: Path, call: Call) -> None:
    code, told = call("decide", dated, "ended", "good", "--role", "KS")
    (found,) = told["findings"]
    assert (code, told["changed"], found["rule"]) == (1, False, "goal-not-assessed")
    assert "2014" in found["message"]


def test_an_edit_of_what_was_changed_since_it_was_read_is_refused(shared: Path, call: Call) -> None:
    read = call("history", shared, "hallbarhet-3")[1]["read"]
    words = (shared, "hallbarhet-3", "deficient", "--role", "KS", "--reason", "x")
    code, told = call("decide", *words, "--read", read[:12])
    assert (code, told["changed"]) == (0, True)
    code, told = call("decide", shared, "hallbarhet-3", "good", *words[3:], "--read", read[:12])
    assert (code, [one["rule"] for one in told["findings"]]) == (1, ["changed-meanwhile"])


def test_a_follow_up_is_written_only_once_its_figures_resolve(
    shared: Path, call: Call, tmp_path: Path
) -> None:
    text = tmp_path / "text.md"
    text.write_text("Kostnaden var {net_kost unit=KSK period=2014 | mkr}.", encoding="utf-8")
    code, told = call("write", shared, "hallbarhet-1", text)
    assert (code, told["changed"]) == (1, False)
    assert told["findings"][0]["expected"].startswith("net_cost")
    assert told["findings"][0]["place"] == {
        "file": "plan/1-hallbarhet.toml",
        "row": "hallbarhet-1",
    }
    text.write_text("Kostnaden var {net_cost unit=KSK period=2014 | mkr}.", encoding="utf-8")
    code, told = call("write", shared, "hallbarhet-1", text, "--improvements", "--as", "Ali")
    assert (code, told["changed"], told["field"]) == (0, True, "improvements")
    node = Workspace(shared).declared.plan.by_key["hallbarhet-1"]
    assert node.improvements == text.read_text("utf-8")
    assert node.text.startswith("Målet är prioriterat")


@pytest.mark.parametrize(
    "words",
    [
        ("decide", "hallbarhet-1", "fine", "--role", "KS"),
        ("decide", "hallbarhet-1", "good"),
        ("write", "hallbarhet-1", "ingen-fil.md"),
        ("approve",),
        ("approve", "--role", "Chef", "--accept", "abc"),
        ("approve", "--role", "Chef", "--accept", "ffffffffffff=Ja"),
        ("history", "hallbarhet-9"),
        ("history", "hallbarhet-1", "--closing", "ks-2014"),
    ],
)
def test_a_wrong_call_ends_in_2_and_says_why(
    shared: Path, call: Call, words: tuple[str, ...]
) -> None:
    command, *others = words
    code, told = call(command, shared, *others)
    assert (code, list(told)) == (2, ["error"])


def test_approving_keeps_who_and_diff_names_them_for_all_that_changes_after(
    shared: Path, call: Call
) -> None:
    code, told = call("approve", shared, "--role", "Ekonomichef", "--as", "Eva Ek")
    assert (code, told["approved"]) == (1, False)
    accept = [f"--accept={one['id']}=Beslut § 12" for one in told["findings"]]
    assert accept
    code, told = call("approve", shared, "--role", "Ekonomichef", "--as", "Eva Ek", *accept)
    assert (code, told["approved"], set(told["accepted"].values())) == (0, True, {"Beslut § 12"})
    at = told["snapshot"]
    said = _printed("history", str(shared), "--closing", told["closing"], "--language", "en")
    assert f"snapshot {at}" in said
    assert all(f"accepted {one}: Beslut § 12" in said for one in told["accepted"])
    ledger = shared.parent / "sen.si"
    ledger.write_text(
        "#FLAGGA 0\n#SIETYP 4\n#ORGNR 212000-0159\n#RAR 0 20140101 20141231\n"
        '#VER L "9001" 20141215 Sen\n{\n#TRANS 6400 {1 "HR"} 1000000.00\n'
        "#TRANS 2495 {} -1000000.00\n}\n"
    )
    assert call("import", shared, ledger)[0] == 0
    reason = ("--reason", "Omprövat")
    assert call("decide", shared, "hallbarhet-2", "good", "--role", "KS", *reason)[0] == 0
    diff = json.loads(json.dumps(_swedish_diff(shared, at)))
    for kind in ("cells", "points", "key_figures", "sentences", "assessments"):
        assert diff[kind], kind
        assert {one["approved"]["by"] for one in diff[kind]} == {"Eva Ek"}, kind
        assert {one["approved"]["snapshot"] for one in diff[kind]} == {at}
    named = {one["ref"]: one["approved"] for one in diff["figures"]}
    shown = {one["old"]["ref"] for one in diff["cells"]}
    assert all(named[ref] is not None for ref in shown)


def _printed(*arguments: str) -> str:
    """What a command that ends well prints."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([*arguments]) == 0
    return out.getvalue()


def _swedish_diff(folder: Path, since: str) -> dict[str, Any]:
    """The diff in the report's own language, in which its sentences were approved."""
    told: dict[str, Any] = json.loads(_printed("diff", str(folder), since, "--json"))
    schema = {"$ref": "#/$defs/diff", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(told)
    return told


def test_a_workspace_in_which_nothing_was_decided_says_so(
    own_folder: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    empty_workspace(own_folder)
    assert call("history", own_folder)[1]["changes"] == []
    assert main(["history", str(own_folder), "--language", "en"]) == 0
    assert "Nothing has been decided or written yet." in capsys.readouterr().out


def test_people_read_who_did_what(
    shared: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("good", "--role", "KS", "--reason", "Ny utredning", "--as", "Eva Ek")
    assert call("decide", shared, "naringsliv-2", *words)[0] == 0
    assert main(["history", str(shared), "naringsliv-2", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "took in node:naringsliv-2" in said
    assert "Eva Ek, KS: decided node:naringsliv-2" in said
    assert "decided: deficient → good" in said
    assert "What stands now is called" in said
