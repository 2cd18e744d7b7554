"""Last year's number where a sentence tells of this year."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2023

{text}

Resultaträkning, mnkr

\tUtfall 2022\tUtfall 2023\tBudget 2023\tBudget 2024
Verksamhetens nettokostnader\t-1 668,9\t-1 713,5\t-1 725,0\t-1 799,6
Skatter och bidrag\t1 666,5\t1 738,8\t1 739,0\t1 812,4
Finansiella intäkter\t14,9\t26,6\t20,0\t24,0
Finansiella kostnader\t-12,2\t-12,7\t-12,0\t-13,0
Årets resultat\t0,3\t39,2\t22,0\t23,8
"""


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(REPORT.format(text=text), "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    return [one for one in judged.findings if one.severity in grave]


@pytest.mark.parametrize(
    "text",
    [
        "Årets resultat blev 39,2 mnkr, vilket är 38,9 mnkr bättre än året innan.",
        "Gentemot budget, 22,0 mnkr, är årets resultat 17,2 mnkr bättre.",
        "Skatter och bidrag budgeteras för 2024 till 1 812,4 mnkr, 73,4 mnkr mer än för 2023.",
        "Finansnettot slutade på 13,9 mnkr (2,7 mnkr).",
        "Det finansiella nettot var 13,9 miljoner kronor.",
        "Av varje hundralapp i skatt användes 99,37 kronor, och finansnettot var 13,9 mnkr.",
    ],
)
def test_this_years_number_is_no_finding(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Årets resultat blev 0,3 mnkr, vilket är 38,9 mnkr bättre än året innan.",
        "Skatter och bidrag budgeteras för 2024 till 1 739,0 mnkr, 73,4 mnkr mer än för 2023.",
    ],
)
def test_an_earlier_number_with_the_difference_from_it_is_an_error(text: str) -> None:
    assert Severity.ERROR in [one.severity for one in _told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Finansnettot slutade på 2,7 mnkr (2,7 mnkr).",
        "Det finansiella nettot var 2,7 miljoner kronor.",
    ],
)
def test_an_earlier_number_of_what_has_a_standard_term_is_told(text: str) -> None:
    assert _told(text)
