"""Words of direction beside a difference alone: the tables know it by its size."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Verksamhetsberättelse 2024

## Vattenverket

{sentence}

| Produktion | 2024 | 2023 |
|---|---|---|
| Renat vatten, tusen kubikmeter | 4 812,6 | 4 655,3 |
| Anslutna fastigheter | 7 214 | 7 188 |
| Läckor på ledningsnätet | 61 | 84 |

| Tkr | Utfall 2024 | Budget 2024 | Avvikelse | Utfall 2023 |
|---|---|---|---|---|
| Ledningsnät | -18 431 | -17 906 | -525 | -17 214 |
| Reningsverk | -22 904 | -23 342 | 438 | -22 060 |
| Kundservice (växel och fakturor) | -3 127 | -3 300 | 173 | -3 051 |
| Summa kostnader | -44 462 | -44 548 | 86 | -42 325 |
| Anläggningsavgifter och taxor | 46 120 | 45 204 | 916 | 44 873 |

| Tkr | Rörelseresultat 2024 | Rörelseresultat 2023 | Personal 2024 | Personal 2023 |
|---|---|---|---|---|
| Norra verket | 1 915 | 1 212 | 14 | 16 |
| Södra verket | 842 | 1 377 | 22 | 19 |
"""
RULES = ("direction-against-table", "surplus-against-table", "direction-within-sentence")


def _found(sentence: str) -> list[str]:
    judged = judge(read_markdown(REPORT.format(sentence=sentence), "rapport.md"))
    return [one.severity.value for one in judged.findings if one.rule in RULES]


@pytest.mark.parametrize(
    ("true", "false", "severity"),
    [
        (
            "Mängden renat vatten ökade med 157,3 tusen kubikmeter.",
            "Mängden renat vatten minskade med 157,3 tusen kubikmeter.",
            "error",
        ),
        (
            "De anslutna fastigheterna är 26 fler än för ett år sedan.",
            "De anslutna fastigheterna är 26 färre än för ett år sedan.",
            "error",
        ),
        (
            "Läckorna på ledningsnätet blev 23 färre.",
            "Läckorna på ledningsnätet blev 23 fler.",
            "error",
        ),
        (
            "Ledningsnätet kostade 525 tkr mer än väntat.",
            "Ledningsnätet kostade 525 tkr mindre än väntat.",
            "error",
        ),
        (
            "Reningsverkens kostnader blev 438 tkr lägre än budget.",
            "Reningsverkens kostnader blev 438 tkr högre än budget.",
            "error",
        ),
        (
            "Kostnaden för kundservice steg med 76 tkr.",
            "Kostnaden för kundservice sjönk med 76 tkr.",
            "error",
        ),
        (
            "Anläggningsavgifterna gav 916 tkr mer än beräknat.",
            "Anläggningsavgifterna gav 916 tkr mindre än beräknat.",
            "error",
        ),
        (
            "Jämfört med föregående år ökade kostnaderna med 2 137 tkr.",
            "Jämfört med föregående år minskade kostnaderna med 2 137 tkr.",
            "error",
        ),
        (
            "För Norra verket förbättrades rörelseresultatet med 703 tkr.",
            "För Norra verket försämrades rörelseresultatet med 703 tkr.",
            "error",
        ),
        (
            "Rörelseresultatet i Södra verket sjönk med 535 tkr.",
            "Rörelseresultatet i Södra verket steg med 535 tkr.",
            "error",
        ),
        (
            "Ledningsnätet redovisar ett underskott på 525 tkr.",
            "Ledningsnätet redovisar ett överskott på 525 tkr.",
            "error",
        ),
        (
            "Kundservice lämnar ett överskott på 173 tkr mot budget.",
            "Kundservice lämnar ett underskott på 173 tkr mot budget.",
            "warning",
        ),
    ],
)
def test_a_difference_that_a_table_has_says_which_word_is_right(
    true: str, false: str, severity: str
) -> None:
    assert _found(true) == []
    assert severity in _found(false)


@pytest.mark.parametrize(
    "sentence",
    [
        # Nothing in the tables is of that size.
        "Kostnaden för kundservice sjönk med 83 tkr sedan flytten.",
        # Of something else that happens to differ by as much.
        "Antalet besökare på öppet hus var 26 färre än året innan.",
        # What would have been is not what was.
        "Utan avtalet skulle ledningsnätet ha kostat 525 tkr mindre än budget.",
        # A month is not the year.
        "I januari minskade kostnaden för kundservice med 76 tkr.",
    ],
)
def test_a_difference_that_may_be_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []
