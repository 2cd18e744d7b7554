"""A row that says what it is the difference from is the difference from that row."""

from __future__ import annotations

import pytest
from support import grid

from bokslut.checks.printed.tables.named_differences import named_differences
from bokslut.checks.printed.understood.equations import Equation, State

BELOW = """
Sjukfrånvaro, procent
Grupp | 2022 | 2023 | 2024
Kontoret | 4,55 | 4,54 | 4,43
hela kommunen | {} | 7,13 | 7,60
skillnad mot hela kommunen | -2,45 | -2,59 | -3,17
"""
BETWEEN = """
Barn i utsatta familjer, procent
Grupp | 2023 | 2024
Barn med utländsk bakgrund | 50 | 48
skillnad mot svensk bakgrund, procentenheter | 34 | {}
Barn med svensk bakgrund | 16 | 17
"""


def contradicted(text: str) -> list[Equation]:
    return [one for one in named_differences(grid(text)) if one.state is State.CONTRADICTED]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "said"),
    [
        (BELOW, "7,00", "7,80", "4,55 - 7,80 = −3,25"),
        (BETWEEN, "31", "13", "48 - 17 = 31"),
    ],
)
def test_a_difference_by_its_name_is_reckoned_anew(
    text: str, right: str, wrong: str, said: str
) -> None:
    assert contradicted(text.format(right)) == []
    assert [one.text for one in contradicted(text.format(wrong))] == [said]


def test_a_row_that_differs_in_several_years_is_of_something_else() -> None:
    assert contradicted(BELOW.format("9,99").replace("-3,17", "-1,03")) == []


VARIANCE = """
Kulturnämnden, tkr
Post | Utfall 2021 | Utfall 2022 | Prognos 2023
Nettokostnader | -59 604 | -62 151 | -63 020
{} | -59 711 | -63 219 | -64 000
Budgetavvikelse | 107 | {} | 980
"""


@pytest.mark.parametrize("budget", ["Budget", "Budget nettokostnader", "Årets budget"])
def test_a_variance_follows_from_the_budget_and_what_stands_above_it(budget: str) -> None:
    assert contradicted(VARIANCE.format(budget, "1 068")) == []
    told = contradicted(VARIANCE.format(budget, "1 086"))
    assert [(one.stated.value.value, one.computed) for one in told] == [(1086, 1068)]


def test_the_budget_of_something_else_is_held_against_nothing() -> None:
    assert contradicted(VARIANCE.format("Budget för investeringar", "1 086")) == []
