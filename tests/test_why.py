"""`bokslut why`: what a figure is due to, as a user asks for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from test_cli import Answer

from bokslut.cli import main
from bokslut.workspace.workspace import Workspace


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process, in English."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        code = main([*map(str, words), "--language", "en"])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


def test_why_names_the_contributors_and_they_are_the_figure(call: Any, example: Workspace) -> None:
    answer = call("why", example.folder, "change of=cost", "--most", 3, "--json")
    told = answer.json("why")
    assert answer.code == 0
    assert told["key"] == "activity"
    parts = [*told["contributors"], told["rest"]]
    assert sum(Decimal(one["value"]) for one in parts) == Decimal(told["value"])
    for one in parts:
        figure = call("figure", example.folder, one["ref"], "--json").json("figure")
        assert (figure["value"], figure["ref"]) == (one["value"], one["ref"])
    assert told["draft"]["reads"].startswith("The cost increased by 17,6")


def test_why_tells_it_in_aligned_lines_with_a_draft(call: Any, example: Workspace) -> None:
    ref = "variance of=net_cost plan=budget unit=AU"
    answer = call("why", example.folder, ref, "--key", "activity,account", "--most", "2")
    lines = answer.out.splitlines()
    assert answer.code == 0
    shown = [line for line in lines if line.endswith("unit=AU") and " variance " in line]
    assert len(shown) == 2 * (1 + 3) + 2
    assert len({line.index(" variance ") for line in shown}) == 1
    assert any(line.startswith("  9230") and "IT" in line for line in shown)
    assert any("Sum" in line and "−4\u202f658\u00a0tkr" in line for line in shown)
    assert "The net cost of Administration och utredning was 4,7\u00a0mkr worse" in answer.out
    assert "{variance activity=9230" in answer.out


def test_why_refuses_what_has_no_parts_and_says_what_to_ask(call: Any, example: Workspace) -> None:
    for words, said in (
        (["result", "--key", "activity"], "ask instead for variance of=net_cost"),
        (["growth of=cost"], "Ask for change"),
        (["change of=cost", "--key", "line"], "cannot be divided by line"),
        (["change of=costs"], "there is no measure costs"),
    ):
        answer = call("why", example.folder, *words, "--json")
        assert answer.code == 2
        assert said in answer.json("error")["error"]
