"""Just over, nearly, half of: words of size in finished reports against their tables."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.size_words import size_words
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

REPORT = """
Personalbokslut 2024

Personal

{text}

Antal anställda

\t2023\t2024
Kvinnor\t1 210\t1 195
Män\t380\t404
Totalt\t1 590\t1 599

Sjukfrånvaro i procent

\t2023\t2024
Kvinnor\t7,2 %\t7,9 %
Män\t4,6 %\t4,1 %
"""


def _found(text: str) -> list[str | None]:
    report = read_text(REPORT.format(text=text), "rapport.txt")
    return [one.claimed for one in size_words(understand(report))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kvinnors sjukfrånvaro var knappt 8 procent.",
        "Männens sjukfrånvaro var drygt 4 procent.",
        "Männens sjukfrånvaro var drygt 12 procent.",
        "Merparten av de anställda är kvinnor.",
        "En fjärdedel av de anställda är män.",
        "Tre fjärdedelar av de anställda är kvinnor.",
        "Mer än hälften av kommuninvånarna är män.",
        "Kvinnors sjukfrånvaro ska vara drygt 8 procent.",
    ],
)
def test_what_is_so_or_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kvinnors sjukfrånvaro var drygt 8 procent.", "drygt 8 procent"),
        ("Männens sjukfrånvaro var knappt 4 procent.", "knappt 4 procent"),
        ("Mer än hälften av de anställda är män.", "hälften"),
        ("En tredjedel av de anställda är kvinnor.", "En tredjedel"),
    ],
)
def test_a_number_on_the_other_side_is_told(sentence: str, words: str) -> None:
    assert _found(sentence) == [words]
