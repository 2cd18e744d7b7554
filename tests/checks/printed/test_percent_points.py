"""A change of a share is told in percentage points."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

TABLE = "Personal\n\n\t2025\t2024\nAndel heltidsanställda, %\t71,4\t68,2\n\n"


def _found(text: str) -> list[tuple[str, str]]:
    judged = judge(read_text(TABLE + text, "r.txt"))
    return [
        (one.claimed, one.expected or "")
        for one in judged.findings
        if one.rule == "percent-for-points"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Andelen heltidsanställda ökade med 3,2 procent.",
            [("3,2 procent", "3,2 procentenheter")],
        ),
        ("Andelen heltidsanställda ökade med 3,2 procentenheter.", []),
        # 3,2 of 68,2 is 4,7 percent.
        ("Andelen heltidsanställda ökade med 4,7 procent.", []),
        # Nothing says from what.
        (
            "Diagrammet visar andelen barn i fattiga hushåll. Sedan 2019 sjönk siffran med "
            "2,1 procent.",
            [("2,1 procent", "")],
        ),
        ("Kostnaden för lokaler ökade med 3,2 procent.", []),
    ],
)
def test_a_share_changes_by_percentage_points(text: str, told: list[tuple[str, str]]) -> None:
    assert _found(text) == told
