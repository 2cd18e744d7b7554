"""The year's result without gains is one number, whatever chapter tells it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

REPORT = """Ekby kommun
Årsredovisning 2024

Förvaltningsberättelse

Kommunens resultat för 2024 är {first} exkl. reavinster, vilket är bättre än målet.

Finansiell analys

Kommunens resultat för 2024 är 116 mkr, exkl. jämförelsestörande poster är resultatet {second}.
"""


def told(first: str, second: str) -> list[tuple[str, str]]:
    judged = judge(read_text(REPORT.format(first=first, second=second), "rapport.txt"))
    return [(one.rule, one.severity.value) for one in judged.findings if one.rule == "told-twice"]


@pytest.mark.parametrize(("first", "second"), [("86 mkr", "86 mkr"), ("86 mkr", "85,9 mkr")])
def test_the_same_result_without_gains_is_left_in_peace(first: str, second: str) -> None:
    assert told(first, second) == []


def test_another_result_without_gains_is_doubted() -> None:
    assert told("106 mkr", "86 mkr") == [("told-twice", "warning")]


def test_a_goal_for_the_result_without_gains_is_no_result() -> None:
    goal = REPORT.replace("är {first}", "ska enligt målet bli minst {first}")
    judged = judge(read_text(goal.format(first="25 mkr", second="86 mkr"), "rapport.txt"))
    assert [one for one in judged.findings if one.rule == "told-twice"] == []


NAMED = """Ekonomisk analys

Granby kommun redovisade 2024 ett resultat på {} mkr. Det strukturella resultatet var 214 mkr.

Årets resultat

Under Granby kommun hör även fyra bolag. Sammantaget redovisade Granby kommun ett resultat på
sista raden på {} mkr för 2024. Det strukturella resultatet som visar driften var {} mkr.
"""


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("824", "824", "214"), []),
        (("824", "842", "214"), ["842"]),
        (("824", "824", "241"), ["241"]),
    ],
)
def test_the_name_of_the_municipality_makes_its_result_no_other(
    numbers: tuple[str, ...], found: list[str]
) -> None:
    judged = judge(read_text(NAMED.format(*numbers), "rapport.txt"))
    assert [one.claimed for one in judged.findings if one.rule == "told-twice"] == found
