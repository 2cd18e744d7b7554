"""By how much what a sentence names has risen or fallen, where it tells no more than that."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.surplus_against_table import surpluses_against_tables
from bokslut.checks.printed.sentences.told_turns import told_turns
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import Understood, understand
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

{text}

Elever per skola

\t2023\t2024
Björkskolan\t311\t315
Ekskolan\t402\t396
Summa\t713\t711

Kostnader, tkr

\tBokslut 2023\tBokslut 2024\tBudget 2024
Hyror\t38 412\t41 011\t40 600
Städning\t5 204\t5 020\t5 300

Resultat per enhet 2024, tkr

\tResultat 2024
Kök\t-120
Tvätteri\t340
Summa resultatenheter\t220
"""


def _report(text: str) -> Understood:
    return understand(read_text(REPORT.format(text=text), "rapport.txt"))


def _found(text: str, state: State) -> list[tuple[str, str]]:
    return [
        (str(one.stated.value.value), str(one.computed))
        for one in told_turns(_report(text))
        if one.state is state
    ]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("Björkskolan hade 4 fler elever än 2023.", "4"),
        ("Hyrorna blev 2 599 tkr högre än året innan.", "2599"),
        ("Hyrorna blev 411 tkr högre än budgeterat.", "411"),
    ],
)
def test_the_line_that_is_named_has_that_difference(text: str, difference: str) -> None:
    assert [one for one, _same in _found(text, State.PROVED)] == [difference]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Björkskolan hade 7 fler elever än 2023.", ("7", "4")),
        ("Hyrorna blev 3 140 tkr högre än året innan.", ("3140", "2599")),
    ],
)
def test_another_difference_is_doubted(text: str, expected: tuple[str, str]) -> None:
    assert _found(text, State.CONTRADICTED) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hyrorna för förskolor blev 1 140 tkr högre än året innan.",
        "Hyrorna blev 1 140 tkr högre än i grannkommunen.",
        "Hyrorna blev 1 140 tkr högre i december än året innan.",
        "Björkskolan väntas få 7 fler elever än 2023.",
    ],
)
def test_what_is_of_a_part_or_of_something_else_is_left_alone(text: str) -> None:
    assert _found(text, State.CONTRADICTED) == []


def test_a_deficit_of_some_says_nothing_of_their_sum() -> None:
    told = "Av de två resultatenheterna gick en med underskott under året."
    assert list(surpluses_against_tables(_report(told))) == []
