"""Who has the most or the least, told with a number of another row's, is told so."""

from __future__ import annotations

import pytest
from support import told

BOARDS = """Nämndernas utfall

Nettokostnad per nämnd, tkr

Nämnd\tBudget 2024\tUtfall 2024\tAvvikelse
Kommunstyrelsen\t140 554\t143 002\t-2 448
Socialnämnden\t402 113\t382 000\t20 113
Miljönämnden\t21 350\t20 904\t446
IT-nämnden\t17 454\t16 663\t791
Summa\t581 471\t562 569\t18 902

"""
SICK = """Personal

Sjukfrånvaro per förvaltning, procent

Förvaltning\t2024\t2023
Skolförvaltningen\t6,1\t6,4
Omsorgsförvaltningen\t8,3\t9,1
Kontoret för teknik\t4,0\t4,6

"""


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        (BOARDS, "Störst nettokostnad har Socialnämnden med {} tkr.", "382 000", "328 000"),
        (BOARDS, "Bäst avvikelse mot budget har Socialnämnden med {} tkr.", "20 113", "18 902"),
        (BOARDS, "Svagast mot budget var Kommunstyrelsen, {} tkr.", "-2 448", "-5 210"),
        (SICK, "Högst är sjukfrånvaron inom Omsorgsförvaltningen med {} procent.", "8,3", "6,2"),
        (SICK, "Lägst sjukfrånvaro har Kontoret för teknik, {} procent.", "4,0", "5,2"),
    ],
)
def test_a_number_of_the_best_or_worst_is_that_of_its_own_row(
    report: str, sentence: str, right: str, wrong: str
) -> None:
    assert told(report, sentence.format(right)) == []
    found = told(report, sentence.format(wrong))
    assert found and all(wrong in claimed for _rule, claimed in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "Högst sjukfrånvaro har Omsorgsförvaltningen, en minskning från 9,1 procent.",
        "En av de högsta nivåerna har Omsorgsförvaltningen med 11,4 procent bland undersköterskor.",
        "Den högsta sjukfrånvaron sedan 2019 hade Omsorgsförvaltningen, 12,2 procent.",
        "Minst 7,5 procent av tiden ska användas till utveckling i Skolförvaltningen.",
    ],
)
def test_what_is_told_of_other_years_or_of_some_is_left_open(sentence: str) -> None:
    assert told(SICK, sentence) == []
