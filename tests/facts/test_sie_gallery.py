"""For each rule of SIE the smallest file that breaks it, and exactly what is said of it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from sie_support import Outcome, outcome

from bokslut.facts.importers import sie, sie5
from bokslut.facts.importers.base import ReadContext
from bokslut.facts.importers.sie_rules import RULES
from bokslut.model.finding import Finding, Severity

GALLERY = Path(__file__).parents[1] / "gallery"
EXHIBITS = sorted(path.parent for path in GALLERY.glob("sie*/expected.json"))
DIMENSIONS = {"1": "unit", "6": "project"}
# A megabyte in one line is not kept in the gallery: tests/facts/test_sie_hostile.py makes it.
ELSEWHERE = {"sie-line-too-long"}


def imported(exhibit: Path) -> Outcome:
    source = next(exhibit.glob("input.*"))
    reader = sie5.read if source.suffix == ".xml" else sie.read
    context = ReadContext(source.name, DIMENSIONS)
    return outcome(reader(io.BytesIO(source.read_bytes()), context))


def said(one: Finding) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "line": one.place.line,
        "message": one.message(),
        "remedy": one.advice(),
        "quote": one.quote,
    }


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_a_file_that_breaks_a_rule_gets_exactly_this_answer(exhibit: Path) -> None:
    expected = json.loads((exhibit / "expected.json").read_text(encoding="utf-8"))
    found = imported(exhibit)
    assert [said(one) for one in found.findings] == expected["findings"]
    assert {table: len(rows) for table, rows in found.rows.items()} == expected["rows"]


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_the_exhibit_shows_the_rule_that_it_is_named_after(exhibit: Path) -> None:
    assert exhibit.name in {one.rule for one in imported(exhibit).findings}


def test_every_rule_is_in_the_gallery() -> None:
    assert {path.name for path in EXHIBITS} | ELSEWHERE == set(RULES)


def test_every_rule_is_in_the_reference_with_its_severity() -> None:
    text = (Path(__file__).parents[2] / "docs/reference/sie.md").read_text(encoding="utf-8")
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
    for key, rule in RULES.items():
        assert f"| `{key}` | {names[rule.severity]} |" in text
