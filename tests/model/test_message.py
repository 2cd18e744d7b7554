"""A message says its counts as people do."""

from __future__ import annotations

import pytest

from bokslut.language import translator
from bokslut.model.finding import Severity, finding
from bokslut.model.message import fill


@pytest.mark.parametrize(
    ("rows", "said"), [(0, "0 rows are late"), (1, "1 row is late"), (2, "2 rows are late")]
)
def test_one_is_told_as_one_and_all_others_as_many(rows: int, said: str) -> None:
    assert fill("{rows} {rows:row is|rows are} late", {"rows": rows}) == said


def test_a_value_with_the_mark_in_it_is_told_as_it_is() -> None:
    assert fill("{name:>4}: {name}", {"name": "a|b"}) == " a|b: a|b"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (1, "Ytterligare 1 anmärkning av regeln x i den här filen."),
        (21, "Ytterligare 21 anmärkningar av regeln x i den här filen."),
    ],
)
def test_a_finding_counts_in_swedish(more: int, said: str) -> None:
    template = "{more} more {more:finding|findings} of the rule {rule} in this file."
    one = finding("x", Severity.NOTE, template, more=more, rule="x")
    assert one.message(translator("sv")) == said
