"""A row that another table tells again under another name has the same numbers there."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report

GOALS = """Årsredovisning 2024

Sjukfrånvaron ska minska

Kommunens mål för sjukfrånvaro, procent

Mått\t2022\t2023\t2024
Sjukfrånvaro\t6,98\t7,13\t{}

Sjukfrånvaro på kontoret, procent

Mått\t2022\t2023\t2024
Sjukfrånvaro (kontoret)\t4,55\t4,54\t4,43
hela kommunen\t6,98\t7,13\t7,60

"""
INVESTED = """Årsredovisning 2024

Två år i sammandrag, tkr

Post\t2024\t2023
Årets resultat\t28 144\t10 573
Investeringar\t133 320\t{}

Investeringsverksamheten, tkr

Post\t2024\t2023
Investeringar i anläggningstillgångar\t-133 320\t-73 300
Försäljning av anläggningstillgångar\t9 100\t8 400

"""


def warned(text: str) -> list[str]:
    judged = judge(read_report(text.encode(), "rapport.txt"))
    return [one.rule for one in judged.findings if one.severity.value in ("error", "warning")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (GOALS, "7,60", "6,31"),
        (GOALS, "7,60", "7,13"),
        (INVESTED, "73 300", "-73 300"),
        (INVESTED, "73 300", "37 300"),
    ],
)
def test_a_row_told_again_is_held_against_where_it_stood_first(
    text: str, right: str, wrong: str
) -> None:
    assert "across-tables" not in warned(text.format(right))
    assert "across-tables" in warned(text.format(wrong))


def test_rows_of_which_one_says_more_than_stands_over_the_other_are_two_things() -> None:
    other = GOALS.format("6,31").replace("hela kommunen", "hemtjänstens personal")
    assert "across-tables" not in warned(other)
