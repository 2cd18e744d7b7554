"""For each rule of tables the smallest file that breaks it, and exactly what is said of it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tables_support import Outcome, take

from bokslut.facts import importers
from bokslut.model.finding import Finding

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "tests" / "gallery"
EXHIBITS = sorted(path.parent for path in GALLERY.glob("table-*/expected.json"))
# What takes a large file or a small limit to show: tests/facts/test_tables_hostile.py makes it.
ELSEWHERE = {"table-limits", "table-line-long", "table-text-long", "table-too-large"}


def imported(exhibit: Path) -> dict[str, Outcome]:
    files = sorted(path for path in exhibit.iterdir() if path.name != "expected.json")
    return {path.name: take(path.read_bytes(), path.name) for path in files}


def said(one: Finding) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "place": one.place.as_dict(),
        "message": one.message(),
        "remedy": one.advice(),
        "quote": one.quote,
    }


def declared() -> Iterator[tuple[str, str]]:
    """Rule and severity of each call of `finding` in the importers of tables."""
    for path in sorted(Path(importers.__path__[0]).glob("*.py")):
        if path.name.startswith(("sie", "fetched", "kolada", "pxweb")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding":
                rule, severity = node.args[:2]
                assert isinstance(rule, ast.Constant)
                yield rule.value, ast.unparse(severity).rpartition(".")[2].lower()


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_a_file_that_breaks_a_rule_gets_exactly_this_answer(exhibit: Path) -> None:
    expected = json.loads((exhibit / "expected.json").read_text(encoding="utf-8"))
    found = imported(exhibit)
    assert expected == {
        name: {
            "findings": [said(one) for one in one_file.findings],
            "rows": {table: len(rows) for table, rows in one_file.rows.items()},
        }
        for name, one_file in found.items()
    }
    for one_file in found.values():
        assert exhibit.name in one_file.rules()


def test_every_rule_is_in_the_gallery() -> None:
    assert {path.name for path in EXHIBITS} | ELSEWHERE == {rule for rule, _ in declared()}


def test_every_rule_is_in_the_reference_with_its_severity() -> None:
    text = (ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(table-[a-z-]+)` \| (error|warning|note) \|", text, re.M)
    assert sorted(told) == sorted(set(declared()))
