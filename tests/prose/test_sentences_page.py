"""The page of sentences: every example on it prints what it says."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from small_world import given, world

from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.model.finding import Place, Translate, untranslated
from bokslut.prose.syntax import bind, read_text, references

PAGE = (Path(__file__).parents[2] / "docs/reference/sentences.md").read_text(encoding="utf-8")
ROWS = [
    [one.strip().replace("\\|", "|").strip("`") for one in re.split(r"(?<!\\)\|", row[1:-1])]
    for row in re.findall(r"^\| (?:-?[0-9.]+|`net_cost .*?`) \| .*\|$", PAGE, re.MULTILINE)
]
WORDS = {
    "percentage points": "procentenheter",
    "percentage point": "procentenhet",
    "one": "en",
    "three": "tre",
    "twelve": "tolv",
    "{count:million kronor|million kronor}": "{count:miljon kronor|miljoner kronor}",
}


def swedish(message: str) -> str:
    """The words that a Swede says, whatever the catalogue holds."""
    return WORDS.get(message) or translator("sv")(message)


def printed(row: list[str], translate: Translate) -> str:
    first, typed = row[0], row[1]
    named = first.startswith("net_cost")
    ref, value = (first, Decimal(1)) if named else ("variance_percent", Decimal(first))
    pieces, findings = read_text(
        typed.replace("{X", "{" + ref), REGISTER, world(), {}, Place("page")
    )
    assert findings == []
    figures = {one: given(one, value) for one in references(pieces)}
    runs = bind(pieces, figures, REGISTER, translate)
    return "".join(run.text for run in runs).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_page_has_examples_of_each_kind() -> None:
    assert len(ROWS) == 31


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_each_example_prints_as_the_page_says(row: list[str]) -> None:
    assert printed(row, swedish) == row[2]
    if len(row) > 3:
        assert printed(row, untranslated) == row[3]
