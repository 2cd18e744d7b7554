"""Who a finished report says has the most or the least, against the rows of its tables."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.sentences.superlatives import superlatives
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

Nämnderna

{text}

Driftredovisning per nämnd, tkr

\tBudget 2024\tUtfall 2024\tAvvikelse
Kommunstyrelsen\t90 100\t88 300\t1 800
Socialnämnden\t310 200\t322 700\t-12 500
Barn- och utbildningsnämnden\t512 000\t505 400\t6 600
Kultur- och fritidsnämnden\t61 300\t64 900\t-3 600
Summa\t973 600\t981 300\t-7 700

Sjukfrånvaro, procent

\t2023\t2024
Kommunstyrelsen\t4,1\t4,4
Socialnämnden\t8,2\t7,9
Barn- och utbildningsnämnden\t6,6\t6,9
Kultur- och fritidsnämnden\t3,9\t5,0
"""


def _found(text: str) -> list[tuple[str | None, str | None]]:
    found = superlatives(understand(read_text(REPORT.format(text=text), "rapport.txt")))
    return [(one.claimed, one.expected) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Störst avvikelse redovisar socialnämnden.",
        "Störst underskott redovisar socialnämnden på 12,5 mkr.",
        "Det största överskottet finns inom barn- och utbildningsnämnden.",
        "Kommunstyrelsen har lägst sjukfrånvaro.",
        "Socialnämnden har högst sjukfrånvaro och näst högst är barn- och utbildningsnämnden.",
        "Näst högst sjukfrånvaro har barn- och utbildningsnämnden.",
        "Kultur- och fritidsnämnden hade lägst sjukfrånvaro 2023.",
        "Barn- och utbildningsnämnden är en av nämnderna med störst avvikelse.",
        "Störst underskott redovisar äldreomsorgen.",
        "Kommunstyrelsen har störst lokaler.",
    ],
)
def test_what_is_so_or_cannot_be_known_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claimed", "expected"),
    [
        ("Störst avvikelse redovisar kommunstyrelsen.", "Kommunstyrelsen", "Socialnämnden"),
        (
            "Störst underskott redovisar kultur- och fritidsnämnden på 3,6 mkr.",
            "Kultur- och fritidsnämnden",
            "Socialnämnden",
        ),
        (
            "Det största överskottet finns inom kommunstyrelsen.",
            "Kommunstyrelsen",
            "Barn- och utbildningsnämnden",
        ),
        ("Socialnämnden har lägst sjukfrånvaro.", "Socialnämnden", "Kommunstyrelsen"),
        (
            "Näst högst sjukfrånvaro har kommunstyrelsen.",
            "Kommunstyrelsen",
            "Barn- och utbildningsnämnden",
        ),
    ],
)
def test_another_row_that_has_more_is_named(sentence: str, claimed: str, expected: str) -> None:
    assert _found(sentence) == [(claimed, expected)]


def test_all_of_them_together_are_no_rival() -> None:
    text = """# Kulturskolan

## Elever

Flest elever har dans med 141.

| Ämne | Elever 2024 |
|---|---|
| Dans | 141 |
| Teater | 96 |
| Piano | 120 |
| Fiol | 75 |
| Alla ämnen | 432 |
"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert not [one for one in judged.findings if one.rule == "superlative"]
