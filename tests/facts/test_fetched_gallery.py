"""For each rule of fetched answers the smallest file that breaks it, and exactly what is said."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetched_support import take
from test_tables_gallery import said

from bokslut import connectors
from bokslut.facts import importers

ROOT = Path(__file__).parents[2]
KINDS = ("fetched-", "kolada-", "pxweb-")
EXHIBITS = sorted(
    path.parent
    for path in (ROOT / "tests" / "gallery").glob("*/expected.json")
    if path.parent.name.startswith(KINDS)
)
# It takes a large file: tests/facts/test_fetched.py makes it.
ELSEWHERE = {"fetched-too-large"}


def rules(folder: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Rule and severity of each call of `finding` in the files of a folder."""
    for path in sorted(Path(folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding":
                rule, severity = node.args[:2]
                name = rule.value if isinstance(rule, ast.Constant) else "fetch-unreachable"
                if str(name).startswith(kinds):
                    yield str(name), ast.unparse(severity).rpartition(".")[2].lower()


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_a_file_that_breaks_a_rule_gets_exactly_this_answer(exhibit: Path) -> None:
    expected = json.loads((exhibit / "expected.json").read_text(encoding="utf-8"))
    found = take((exhibit / "input.json").read_bytes(), "input.json")
    rows = {table: len(rows) for table, rows in found.rows.items()}
    assert expected == {"findings": [said(one) for one in found.findings], "rows": rows}
    assert exhibit.name in found.rules()


def test_every_rule_is_in_the_gallery() -> None:
    declared = {rule for rule, _ in rules(importers.__path__[0], KINDS)}
    assert {path.name for path in EXHIBITS} | ELSEWHERE == declared


def test_every_rule_is_in_the_reference_with_its_severity() -> None:
    text = (ROOT / "docs" / "reference" / "indicators.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \|", text, re.M)
    declared = {
        *rules(importers.__path__[0], KINDS),
        *rules(connectors.__path__[0], ("fetch-",)),
    }
    assert sorted(told) == sorted(declared)
