"""A word of direction is told as wrong only of the line that it is surely told of."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Årsredovisning 2024

## Omsorg och skola

Förra stycket handlar om annat.

{sentence}

| Volymer | 2024 | 2023 | 2022 |
|---|---|---|---|
| Personer med hemtjänst | 319 | 315 | 321 |
| Timmar per person | 344 | 349 | 352 |
| Antal vårddygn vuxna | 8 450 | 8 120 | 8 300 |
| Kostnad per vårddygn, kronor | 3 020 | 3 084 | 2 990 |
| Antal hushåll | 408 | 404 | 407 |

| Sjukfrånvaro, % | 2024 | 2023 |
|---|---|---|
| Kvartal 1 | 10,3 | 9,0 |
| Kvartal 4 | 9,0 | 9,4 |
| Socialnämnden | 8,2 | 7,8 |
| Skolnämnden | 6,1 | 6,6 |
| Totalt | 7,5 | 7,3 |

| Lägenheter | Antal 2024 | Antal 2023 | varav outhyrda 2024 | varav outhyrda 2023 |
|---|---|---|---|---|
| Norr | 412 | 410 | 12 | 14 |
| Söder | 308 | 305 | 15 | 18 |
| Totalt | 720 | 715 | 27 | 32 |

| Ekonomi, mnkr | Utfall 2024 | Budget 2024 | Utfall 2023 |
|---|---|---|---|
| Verksamhetens intäkter | 218,4 | 215,0 | 220,5 |
| Verksamhetens kostnader | -1 218,1 | -1 225,0 | -1 160,0 |
| Årets resultat | 14,4 | 14,0 | 10,4 |

| Nyckeltal | 2024 | 2023 |
|---|---|---|
| Resultat i % av skatteintäkter och bidrag | 0,8 | 1,0 |
| Soliditet, % | 43,6 | 45,3 |
"""
RULES = ("direction-against-table", "direction-within-sentence")


def _found(sentence: str) -> list[str]:
    judged = judge(read_markdown(REPORT.format(sentence=sentence), "rapport.md"))
    return [one.severity.value for one in judged.findings if one.rule in RULES]


@pytest.mark.parametrize(
    "sentence",
    [
        # Each half of the sentence has a subject of its own.
        "Antalet insatstimmar har minskat med 1,1 procent och antalet personer har ökat med 5.",
        "Hyrorna växte med 2,8 procent medan räntekostnaden sjönk från 51,8 mnkr till 50,3 mnkr.",
        "Avgifterna gav 200,9 mnkr, 1,7 mnkr mer än året innan, medan bidragen uppgick till 361,1 "
        "mnkr (362,8 mnkr).",
        "Läkarna står för 18,6 mnkr och sköterskorna för 76,6 mnkr; för de senare minskade "
        "kostnaden med 5,0 procent.",
        "Reparationer: kostnaden minskade med 5,0 procent.",
        # What is reckoned per something, or as a share of it, is not named by that.
        "Antalet vårddygn vuxna ökade med 330 till 8 450.",
        "Skatteintäkter och bidrag ökade med 0,2 procent.",
        # Another basis than the year before.
        "I det fjärde kvartalet var den 9,0 procent, alltså 1,3 procentenheter lägre än i början "
        "av året.",
        "Resultatet, 14,4 mnkr, är 0,4 mnkr högre än den periodiserade budgeten och 0,4 mnkr lägre "
        "än resultatet för motsvarande period 2022.",
        # A difference is no level.
        "Det är 4,0 mnkr mindre än året före och 10,4 mnkr mer än budget.",
        # The year before stands first.
        "Året innan var de 404, en ökning med 1,0 procent.",
        # Some of many, not all of them together.
        "I fem av nämnderna har sjukfrånvaron minskat sedan året innan.",
        # The number of grown-ups did not grow.
        "Antalet vårddygn vuxna blev 8 450 (8 120), och kostnaden per vårddygn 3 020 kronor.",
        # Both measures of a change are of one line.
        "Det är 2 084 tkr mer än året före, eller 1,6 procent.",
        # By how many, in the course of the year.
        "Vi blev 4 fler under året.",
    ],
)
def test_what_may_be_told_of_something_else_is_no_error(sentence: str) -> None:
    assert "error" not in _found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet personer med hemtjänst har minskat med 4.",
        "Kostnaden per vårddygn ökade med 64 kronor.",
        "Verksamhetens kostnader minskade med 58,1 mnkr.",
        "Soliditeten steg med 1,7 procentenheter till 43,6 procent.",
        "Sjukfrånvaron i socialnämnden sjönk till 8,2 procent.",
        "Hyran sjönk från 145,1 mnkr till 149,5 mnkr.",
        "Årets resultat är 4,0 mnkr lägre än föregående år.",
    ],
)
def test_what_is_surely_of_the_line_is_an_error(sentence: str) -> None:
    assert "error" in _found(sentence)


def test_a_variance_of_the_same_size_in_another_period_says_nothing() -> None:
    report = """# Delårsrapport 2024

## Ekonomi

Förra stycket handlar om annat.

Prognosen för helåret är ett resultat på 43,0 mnkr, vilket är 7,1 mnkr bättre än budgeterade 35,9 mnkr.

| Mnkr | Budget jan-aug 2024 | Utfall jan-aug 2024 | Avvikelse | Budget 2024 | Prognos 2024 | Avvikelse prognos |
|---|---|---|---|---|---|---|
| Intäkter | 60,0 | 61,2 | 1,2 | 90,0 | 94,3 | 4,3 |
| Kostnader | -36,0 | -44,3 | -8,3 | -54,1 | -51,3 | 2,8 |
| Resultat | 24,0 | 16,9 | -7,1 | 35,9 | 43,0 | 7,1 |
"""  # noqa: E501
    findings = judge(read_markdown(report, "rapport.md")).findings
    assert not [one for one in findings if one.rule in RULES]
