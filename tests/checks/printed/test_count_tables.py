"""Counts over tables of other shapes: months, groups of projects, tallies, yes and no."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

MONTHS = """# Uppföljning per månad

{sentence}

| Månad, tkr | Budget | Utfall | Avvikelse | Ackumulerad avvikelse |
|---|---|---|---|---|
| Januari | 410 | 402 | 8 | 8 |
| Februari | 410 | 417 | -7 | 1 |
| Mars | 415 | 409 | 6 | 7 |
| April | 415 | 426 | -11 | -4 |
| Maj | 420 | 428 | -8 | -12 |
| Summa | 2 070 | 2 082 | -12 | |
"""
ABSENCE = """# Sjukfrånvaro

{sentence}

| År | jan | feb | mar | apr |
|---|---|---|---|---|
| 2023 | 7,1 | 6,8 | 6,2 | 5,9 |
| 2024 | 6,9 | 7,0 | 6,5 | 6,1 |
| Skillnad | -0,2 | 0,2 | 0,3 | 0,2 |
"""
PROJECTS = """# Investeringar

{sentence}

| Tkr | Årets budget | Årets utgift |
|---|---|---|
| Fleråriga projekt | | |
| Reningsverk | 12 400 | 13 150 |
| Idrottshall | 8 200 | 7 930 |
| Årliga anslag | | |
| Beläggning | 3 300 | 3 412 |
| Gatubelysning | 1 250 | 1 204 |
| Lekplatser | 640 | 611 |
| Maskiner | 980 | 977 |
"""
TALLY = """# Måluppfyllelse

{sentence}

| Antal indikatorer per mål | Uppnådda | Ej uppnådda |
|---|---|---|
| Trygg kommun | 2 | 1 |
| Levande landsbygd | 3 | 0 |
| Ekonomi i balans | 1 | 2 |
| Samtliga mål | 6 | 3 |
"""
ASKED = """# Mål 2024

{sentence}

| Mål | Utfall | Målvärde | Uppnått |
|---|---|---|---|
| Nöjda brukare | 88 | 85 | Ja |
| Väntetid, dagar | 41 | 30 | Nej |
| Företagsklimat | 72 | 70 | Ja |
| Sjukfrånvaro | 6,4 | 6,0 | Nej |
| Fossilfria bilar | 61 | 60 | Ja |
"""
CONTROL = """# Intern kontroll

{sentence}

| Förvaltning | Granskade | Anmärkningar |
|---|---|---|
| Skolförvaltningen | 6 | 2 |
| Socialförvaltningen | 9 | 0 |
| Kulturförvaltningen | 4 | 1 |
| Teknikförvaltningen | 5 | 3 |
"""


def _found(text: str, sentence: str) -> list[tuple[str, str, str]]:
    judged = judge(read_markdown(text.format(sentence=sentence), "rapport.md"))
    return [
        (one.severity.value, str(one.claimed), str(one.expected))
        for one in judged.findings
        if one.rule in ("counted", "counted-in-words")
    ]


@pytest.mark.parametrize(
    ("text", "true", "false", "found"),
    [
        (
            MONTHS,
            "Budgeten har överskridits under tre av de fem månaderna.",
            "Budgeten har överskridits under två av de fem månaderna.",
            ("error", "2", "3"),
        ),
        (
            MONTHS,
            "Under två av fem månader hölls budgeten.",
            "Under tre av fem månader hölls budgeten.",
            ("error", "3", "2"),
        ),
        (
            ABSENCE,
            "Den har varit högre än i fjol under tre av fyra månader.",
            "Den har varit högre än i fjol under fyra av fyra månader.",
            ("error", "4", "3"),
        ),
        (
            PROJECTS,
            "Tre av de fyra årliga anslagen har inte överskridits.",
            "Två av de fyra årliga anslagen har inte överskridits.",
            ("error", "2", "3"),
        ),
        (
            TALLY,
            "Sex av nio indikatorer når målvärdet.",
            "Sju av nio indikatorer når målvärdet.",
            ("error", "7", "6"),
        ),
        (
            TALLY,
            "Kommunen följer nio indikatorer, och för tre av dem har målvärdet inte nåtts.",
            "Kommunen följer nio indikatorer, och för fyra av dem har målvärdet inte nåtts.",
            ("error", "4", "3"),
        ),
        (
            ASKED,
            "Av fem mål för året nåddes tre.",
            "Av fem mål för året nåddes fyra.",
            ("error", "4", "3"),
        ),
        (
            ASKED,
            "Av de fem målen är det två som inte har uppnåtts.",
            "Av de fem målen är det tre som inte har uppnåtts.",
            ("error", "3", "2"),
        ),
        (
            CONTROL,
            "Anmärkningar finns hos tre förvaltningar.",
            "Anmärkningar finns hos två förvaltningar.",
            ("warning", "2", "3"),
        ),
    ],
)
def test_a_count_is_that_of_its_table(
    text: str, true: str, false: str, found: tuple[str, str, str]
) -> None:
    assert _found(text, true) == []
    assert _found(text, false) == [found]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        # Nothing in the table says who got more money.
        (MONTHS, "Två av fem månader har fått större anslag än andra."),
        (CONTROL, "Två förvaltningar har bytt chef."),
        (PROJECTS, "Ett av de fyra årliga anslagen flyttas till nästa år."),
        (TALLY, "Fyra av fem nämnder har rapporterat i tid."),
    ],
)
def test_a_count_of_something_else_is_left_alone(text: str, sentence: str) -> None:
    assert _found(text, sentence) == []


def test_a_count_that_two_chapters_tell_otherwise_is_doubted() -> None:
    text = """# Årsredovisning

## Sammanfattning

Fyra av sex nämnder redovisar överskott.

## Nämnderna

Tre av sex nämnder redovisar överskott.
"""
    judged = judge(read_markdown(text, "rapport.md"))
    assert [one.severity.value for one in judged.findings if one.rule == "counted"] == ["warning"]


FORECAST = """# Nämnderna

{sentence}

| Nettokostnad, tkr | Årsbudget | Prognos | Prognos–budget | Avvikelse vid april |
|---|---|---|---|---|
| Kommunstyrelsen | 140 554 | 139 710 | +844 | -3 026 |
| Socialnämnden | 801 847 | 822 940 | -21 093 | +6 097 |
| Skolnämnden | 962 908 | 985 830 | -22 922 | +20 318 |
| Tekniska nämnden | 255 115 | 260 930 | -5 815 | +6 995 |
| Summa | 2 160 424 | 2 209 410 | -48 986 | +30 384 |
"""


def test_what_is_expected_is_counted_by_the_forecast_and_not_by_an_older_variance() -> None:
    true = "Tre av fyra nämnder räknar med att överskrida sin budget."
    false = "Två av fyra nämnder räknar med att överskrida sin budget."
    assert _found(FORECAST, true) == []
    assert _found(FORECAST, false) == [("error", "2", "3")]


def test_a_variance_whose_good_sign_nothing_tells_is_no_error() -> None:
    text = """# Enheter

{sentence}

| Enhet | Avvikelse, tkr |
|---|---|
| Norra | 120 |
| Södra | -45 |
| Västra | 31 |
"""
    assert _found(text, "Två av tre enheter har ett underskott.") == [("warning", "2", "1")]
