"""How far something is from its goal, against the tables of goals."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

REPORT = """
Verksamhetsberättelse 2023

{text}

Finansiella mål

\tMålnivå\tUtfall
Investeringar ska till viss andel finansieras med egna medel, %\t75,0\t109,9
Soliditeten ska överstiga målnivån, %\t42,0\t43,6
Låneskulden per invånare får vara högst, kr\t21 409\t25 602

Resultat i procent

\tMål\tUtfall
Godkända i alla ämnen, åk 9\t76\t77,0
Behöriga till yrkesprogram\t88\t85,3
Elever som känner sig trygga\t92\t90,4
"""


def _told(text: str) -> list[Severity]:
    judged = judge(read_text(REPORT.format(text=text), "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    return [one.severity for one in judged.findings if one.severity in grave]


@pytest.mark.parametrize(
    "text",
    [
        "Självfinansieringsgraden är 109,9 %, 34,9 procentenheter över målet.",
        "Soliditeten, 43,6 %, ligger 1,6 procentenheter över målet.",
        "Låneskulden ligger 4 193 kr per invånare över gränsen, som är 21 409 kr.",
        "Andelen som fått godkänt i alla ämnen ligger 1,0 procentenheter över målet.",
        "Behörigheten till yrkesprogram är 2,7 procentenheter lägre än målet.",
        # None of these rows is told of.
        "Flickornas godkända i alla ämnen ligger 3,4 procentenheter över målet.",
        "Frånvaron bland eleverna ligger 2,2 procentenheter över målet.",
    ],
)
def test_how_far_a_row_is_from_its_goal_is_no_finding(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Självfinansieringsgraden är 109,9 %, 30,0 procentenheter över målet.",
        "Självfinansieringsgraden är 109,9 %, 34,9 procentenheter under målet.",
        "Soliditeten, 43,6 %, ligger 2,0 procentenheter över målet.",
        "Låneskulden ligger 3 438 kr per invånare över gränsen, som är 21 409 kr.",
        "Andelen som fått godkänt i alla ämnen ligger 1,0 procentenheter under målet.",
        "Behörigheten till yrkesprogram är 3,7 procentenheter lägre än målet.",
        "Tryggheten bland eleverna är 1,6 procentenheter över målet.",
    ],
)
def test_another_distance_or_the_other_side_of_the_goal_is_told(text: str) -> None:
    assert _told(text)
