"""A cell that a sentence tells otherwise."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.judge import judge
from bokslut.model.finding import Finding
from bokslut.readers.read import read_report

_TABLE = """
| | 2025 | 2024 |
|---|---|---|
| Väntetid till musikskolan, veckor | {now} | {before} |
| Väntetid till bildskolan, veckor | 8,2 | 8,5 |
"""


def _told(text: str, now: str, before: str) -> list[Finding]:
    report = f"# Kultur\n\n{text}\n{_TABLE.format(now=now, before=before)}"
    told = judge(read_report(report.encode(), "report.md")).findings
    return [one for one in told if one.rule == "cell-against-text"]


_MEAN = "En plats i musikskolan hade i genomsnitt 6,4 veckors väntetid"


@pytest.mark.parametrize(
    ("text", "now", "before", "claimed", "expected"),
    [
        (f"{_MEAN}, en nedgång med 1,3 veckor.", "2,4", "7,7", "2,4", "6,4"),
        (f"{_MEAN}, mot 7,7 veckor 2024.", "2,4", "7,7", "2,4", "6,4"),
    ],
)
def test_a_cell_is_doubted_where_the_sentence_goes_with_the_other_year(
    text: str, now: str, before: str, claimed: str, expected: str
) -> None:
    (one,) = _told(text, now, before)
    assert (one.claimed, one.expected) == (claimed, expected)


@pytest.mark.parametrize(
    "text",
    [
        f"{_MEAN}, en nedgång med 1,3 veckor.",
        f"{_MEAN} (7,7 veckor).",
        f"{_MEAN}, 1,8 veckor kortare än i bildskolan.",
        f"{_MEAN} mot planerade 7,0 veckor.",
        f"{_MEAN}. Sedan 2021 har den ökat från 5,1 veckor till 6,4 veckor.",
        f"{_MEAN}, 2,1 veckor kortare än för två år sedan.",
    ],
)
def test_a_cell_is_not_doubted_by_what_it_goes_with_or_by_something_else(text: str) -> None:
    assert not _told(text, "6,4", "7,7")
