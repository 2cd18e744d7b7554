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
