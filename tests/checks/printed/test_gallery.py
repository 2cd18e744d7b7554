"""For each rule over finished reports the smallest that breaks it, and what is said of it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from bokslut.checks import printed
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity, untranslated
from bokslut.readers.read import read_report
from bokslut.report.judged.words import rule_name

ROOT = Path(__file__).parents[3]
EXHIBITS = sorted((ROOT / "tests" / "gallery").glob("printed-*"))
# What takes pages, a workspace or another report to show, and where it is shown.
ELSEWHERE = {
    "against-workspace": "tests/examples/test_against_workspace.py",
    "contents-page": "tests/checks/printed/test_pointers.py",
    "earlier-not-earlier": "tests/checks/printed/test_year_over_year.py",
    "page-nowhere": "tests/checks/printed/test_pointers.py",
    "restated-comparative": "tests/checks/printed/test_year_over_year.py",
    "reused-text": "tests/checks/printed/test_reused_text.py",
    "series-break": "tests/checks/printed/test_year_over_year.py",
    "without-source": "tests/examples/test_against_workspace.py",
    "year-over-year": "tests/checks/printed/test_year_over_year.py",
}


def said(one: Finding) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "place": one.place.as_dict(),
        "message": one.message(),
        "remedy": one.advice(),
        "quote": one.quote,
    }


def rules() -> set[str]:
    """Every rule that the files of the room name."""
    found: set[str] = set()
    for path in sorted(Path(printed.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding":
                told: ast.expr | None = node.args[0]
            else:
                named = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULE"
                told = node.value if named and isinstance(node, ast.Assign) else None
            if isinstance(told, ast.Constant):
                found.add(str(told.value))
    return found


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_a_report_that_breaks_a_rule_gets_exactly_this_answer(exhibit: Path) -> None:
    (file,) = (path for path in exhibit.iterdir() if path.name != "expected.json")
    judged = judge(read_report(file.read_bytes(), file.name))
    # Rounding is no fault, and its notes are for --json.
    told = [said(one) for one in judged.findings if one.severity is not Severity.NOTE]
    assert told == json.loads((exhibit / "expected.json").read_text(encoding="utf-8"))
    assert exhibit.name.removeprefix("printed-") in {one["rule"] for one in told}


def test_every_rule_is_in_the_gallery() -> None:
    shown = {path.name.removeprefix("printed-") for path in EXHIBITS}
    assert shown | set(ELSEWHERE) == rules()
    for path in ELSEWHERE.values():
        assert (ROOT / path).is_file()


def test_every_rule_is_in_the_explanation() -> None:
    text = (ROOT / "docs" / "explanation" / "finished-reports.md").read_text(encoding="utf-8")
    assert rules() <= set(re.findall(r"`([a-z-]+)`", text))


def test_every_rule_has_a_name_that_readers_see() -> None:
    nameless = sorted(one for one in rules() if rule_name(one, untranslated) == one)
    assert nameless == []
