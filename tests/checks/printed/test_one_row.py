"""What a plain sentence tells of the one row that it names is what the row says."""

from __future__ import annotations

import pytest
from support import told

BUDGETS = """Uppföljning per den 30 april 2024

Nettokostnad per nämnd, tkr

Nämnd\tBudget helår\tUtfall jan-apr\tPrognos helår\tAvvikelse
Kommunstyrelsen\t140 554\t45 002\t142 000\t-1 446
Kultur- och fritidsnämnden\t62 113\t22 120\t62 000\t113
Miljönämnden\t21 350\t6 904\t21 000\t350
Summa\t224 017\t74 026\t225 000\t-983

"""
INDICATORS = """Miljö och omsorg

Indikatorer för en hållbar kommun

Indikator\t2022\t2023\t2024
Nöjda föräldrar i förskolan, %\t84,1\t82,3\t88,7
Nöjda föräldrar i fritidshemmet, %\t71,2\t73,9\t75,4
Elbilar i kommunens fordonspark, %\t31,4\t38,6\t47,3
Utsläpp av växthusgaser, ton\t4 312\t4 106\t3 871

"""


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        (
            BUDGETS,
            "Kultur- och fritidsnämnden har efter fyra månader förbrukat {} procent av sin budget.",
            "35,6",
            "36,5",
        ),
        (
            BUDGETS,
            "Av sin årsbudget har miljönämnden använt {} procent.",
            "32,3",
            "38,2",
        ),
        (
            BUDGETS,
            "Kommunstyrelsen har till och med april använt {} procent av årsbudgeten.",
            "32,0",
            "23,0",
        ),
        (
            INDICATORS,
            "Andelen elbilar ökade med 8,7 procentenheter och uppgår nu till {} procent.",
            "47,3",
            "43,7",
        ),
        (
            INDICATORS,
            "Utsläppen av växthusgaser minskade med 235 ton och är nu {} ton.",
            "3 871",
            "3 718",
        ),
        (
            INDICATORS,
            "Skillnaden mellan förskolan och fritidshemmet är {} procentenheter.",
            "13,3",
            "15,1",
        ),
    ],
)
def test_a_number_of_a_row_is_what_the_row_says(
    report: str, sentence: str, right: str, wrong: str
) -> None:
    assert told(report, sentence.format(right)) == []
    found = told(report, sentence.format(wrong))
    assert found and all(wrong in claimed for _rule, claimed in found), found


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (BUDGETS, "Miljönämnden hade föregående år förbrukat 41,7 procent av sin budget."),
        (BUDGETS, "Miljönämnden har förbrukat 41,7 procent av sin investeringsbudget."),
        (INDICATORS, "Andelen elbilar ökade med 4,1 procentenheter och är nu 51,2 procent."),
        (
            INDICATORS,
            "Andelen elbilar på vägarna ökade med 8,7 procentenheter och är nu 22,2 procent.",
        ),
        (INDICATORS, "Skillnaden mellan förskolan och grundskolan är 9,7 procentenheter."),
        (
            INDICATORS,
            "År 2020 var skillnaden mellan förskolan och fritidshemmet 17,4 procentenheter.",
        ),
    ],
)
def test_what_is_told_of_something_else_is_left_open(report: str, sentence: str) -> None:
    assert [one for one in told(report, sentence) if one[0] == "text-against-table"] == []
