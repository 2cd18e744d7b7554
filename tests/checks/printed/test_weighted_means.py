"""A mean for all is that of its groups, weighted by how many belong to each."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.tables.weighted_means import weighted_means
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

# Drawn by hand: 0,65 · 49,1 + 0,35 · 46,5 = 48,19 and so on.
TABLES = """
Personal

Medelålder\t2022\t2023\t2024
Kvinnor\t49,1\t48,6\t47,4
Män\t46,5\t47,4\t48,4
Totalt\t48,2\t48,2\t47,8

Könsfördelning\t2022\t2023\t2024
Kvinnor\t65%\t65%\t65%
Män\t35%\t35%\t35%
"""
# 120 · 34 100 + 40 · 36 500 = 5 552 000, by 160 is 34 700.
PAY = """
Medellön per yrkesgrupp

Yrkesgrupp\tAntal anställda 2023\tMedellön 2023\tAntal anställda 2024\tMedellön 2024
Undersköterskor\t120\t34 100\t110\t35 200
Sjuksköterskor\t40\t36 500\t50\t37 600
Totalt\t160\t34 700\t160\t35 950
"""


def _told(text: str) -> list[tuple[State, str]]:
    found = weighted_means(understand(read_text(text, "r.txt")))
    return [(one.state, one.text) for one in found]


def test_the_mean_age_of_all_follows_from_the_shares_of_women_and_men() -> None:
    assert [one != State.CONTRADICTED for one, _ in _told(TABLES)] == [True, True, True]


@pytest.mark.parametrize("wrong", ["47,8", "48,8", "42,8"])
def test_the_one_mean_that_does_not_follow_is_told(wrong: str) -> None:
    told = _told(TABLES.replace("Totalt\t48,2", f"Totalt\t{wrong}"))
    assert [text for state, text in told if state is State.CONTRADICTED] == [
        "(65 · 49,1 + 35 · 46,5) / 100 = 48,2"
    ]


def test_where_most_do_not_follow_they_are_weighted_by_something_else() -> None:
    text = TABLES.replace("48,2\t48,2", "47,5\t47,7")
    assert [state for state, _ in _told(text) if state is State.CONTRADICTED] == []


def test_shares_that_are_not_of_all_are_no_weights() -> None:
    assert _told(TABLES.replace("Män\t35%\t35%\t35%", "Män\t30%\t30%\t30%")) == []


def test_rates_are_not_weighted_by_heads() -> None:
    assert _told(TABLES.replace("Medelålder", "Sjukfrånvaro")) == []


def test_numbers_of_people_in_the_same_table_weigh_too() -> None:
    assert [state != State.CONTRADICTED for state, _ in _told(PAY)] == [True, True]
