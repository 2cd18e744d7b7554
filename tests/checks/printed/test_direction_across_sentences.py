"""The same thing that rose in one place of a finished report and fell in another."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.direction_across_sentences import directions_across_sentences
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

Sammanfattning

{summary}

Personal

{chapter}
"""


def _found(summary: str, chapter: str) -> list[str | None]:
    report = read_text(REPORT.format(summary=summary, chapter=chapter), "rapport.txt")
    return [one.claimed for one in directions_across_sentences(understand(report))]


def test_what_rose_in_the_summary_and_fell_in_its_chapter_is_told() -> None:
    assert _found(
        "Sjukfrånvaron har ökat jämfört med föregående år.",
        "Sjukfrånvaron minskade jämfört med föregående år.",
    ) == ["minskade"]


@pytest.mark.parametrize(
    ("summary", "chapter"),
    [
        ("Sjukfrånvaron har ökat.", "Sjukfrånvaron ökade."),
        ("Sjukfrånvaron har ökat.", "Den korta sjukfrånvaron har minskat."),
        ("Sjukfrånvaron har ökat.", "Sjukfrånvaron minskade under hösten."),
        ("Sjukfrånvaron har ökat.", "Sjukfrånvaron minskade 2023."),
        ("Kostnaderna har ökat.", "Kostnaderna har minskat."),
        ("Sjukfrånvaron har ökat sedan 2023.", "Sjukfrånvaron har minskat sedan 2020."),
    ],
)
def test_what_may_both_be_so_is_left_alone(summary: str, chapter: str) -> None:
    assert _found(summary, chapter) == []
