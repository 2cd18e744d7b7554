"""Words of direction beside the difference that they tell: by two numbers, or by a table's line."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Årsredovisning 2024

## Ekonomin i korthet

{sentence}

## Räkenskaper

| mnkr | 2024 | 2023 | Budget 2024 |
|---|---|---|---|
| Verksamhetens nettokostnader | -2 404,1 | -2 325,2 | -2 415,1 |
| Årets resultat | 52,3 | 13,1 | 21,4 |
| Långfristiga skulder | 965,2 | 882,0 | 940,0 |
"""


def _found(sentence: str) -> list[str]:
    judged = judge(read_markdown(REPORT.format(sentence=sentence), "rapport.md"))
    rules = ("direction-within-sentence", "direction-against-table", "within-sentence")
    return sorted({one.rule for one in judged.findings if one.rule in rules})


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet besök gick ner från 256 082 till 241 460.",
        "Soliditeten förbättrades från 22,4 till 24,0 procent.",
        "Driften kostade 654 kr per kvadratmeter (636 kr), alltså 18 kr mer per kvadratmeter.",
        "Lånen uppgick vid årets slut till 965,2 mnkr, det vill säga 83,2 mnkr högre än 2023.",
        "Målet för sjukfrånvaro var högst 5,0 procent, utfallet 6,2 procent, 1,2 sämre än målet.",
        "Värdet blev 81,6 procent. Det är en ökning från 74,7 procent år 2023.",
        # Of three that shrank one may have been larger.
        "Antalet besök uppgick till 241 460, varav 4,5 procent fler än väntat på helger.",
        # The numbers of the sentence before are of something else.
        "Garagen gav 21,4 mnkr mot 20,9 mnkr år 2023. Hyrorna har vuxit med 2,4 procent.",
    ],
)
def test_a_direction_that_its_numbers_bear_out_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet besök gick upp från 256 082 till 241 460.",
        "Soliditeten försämrades från 22,4 till 24,0 procent.",
        "Driften kostade 654 kr per kvadratmeter (636 kr), alltså 18 kr mindre per kvadratmeter.",
        "Skolans resultat är 39 mnkr mot budgeterade 22 mnkr, alltså 17 mnkr sämre än planerat.",
        "Värdet blev 81,6 procent. Det är en minskning från 74,7 procent år 2023.",
        "Målet för långtidsarbetslösa var högst 77,0 procent och utfallet blev 81,9 procent, det "
        "vill säga 4,9 procentenheter under målet.",
    ],
)
def test_a_direction_that_two_numbers_contradict_is_told(sentence: str) -> None:
    assert _found(sentence) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Lånen uppgick vid årets slut till 965,2 mnkr, det vill säga 83,2 mnkr lägre än 2023.",
        "Det som vi lånat krympte med 9,4 procent till 965,2 mnkr.",
        "Sammanlagt kostade driften 2 404,1 mnkr, 11,0 mnkr mer än i budgeten.",
    ],
)
def test_a_direction_that_the_line_of_its_numbers_contradicts_is_told(sentence: str) -> None:
    assert "direction-against-table" in _found(sentence)
