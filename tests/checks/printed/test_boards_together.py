"""What the boards, or the companies, are told to have over or lack together."""

from __future__ import annotations

import pytest
from support import told

FORECAST = """Delårsrapport 2024

Driftredovisning, tkr

Nämnd\tBudget 2024\tPrognos 2024\tAvvikelse
Kommunstyrelsen\t-88 400\t-86 900\t1 500
Barn- och ungdomsnämnden\t-412 300\t-419 800\t-7 500
Socialnämnden\t-388 100\t-391 400\t-3 300
Kulturnämnden\t-41 200\t-40 300\t900
Revisionen\t-1 200\t-1 250\t-50
Finansiering\t935 200\t941 900\t6 700
Totalt\t4 000\t2 250\t-1 750

"""
COMPANIES = """Årsredovisning 2024

Bolagens resultat, mkr

Bolag\tBudget 2024\tUtfall 2024\tAvvikelse
Lunda Bostäder AB\t12,0\t14,6\t2,6
Lunda Energi AB\t31,0\t27,4\t-3,6
Lunda Hamn AB\t4,0\t4,9\t0,9

"""


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        (FORECAST, "Nämnderna visar sammantaget ett underskott på {} tkr.", "8 400", "4 800"),
        (FORECAST, "Nämnderna väntas tillsammans visa ett underskott på {} mnkr.", "8,4", "9,3"),
        # With the auditors, who are no board.
        (FORECAST, "Tillsammans beräknar nämnderna ett underskott på {} tkr.", "8 450", "8 540"),
        (FORECAST, "Nämndernas samlade budgetavvikelse väntas bli {} tkr.", "-8 400", "-7 400"),
        (FORECAST, "Verksamheten visar sammantaget en avvikelse på {} tkr.", "-1 750", "-1 570"),
        (COMPANIES, "Bolagen har sammanlagt ett underskott mot budget på {} mkr.", "0,1", "1,2"),
    ],
)  # fmt: skip
def test_what_bodies_come_to_together(report: str, sentence: str, right: str, wrong: str) -> None:
    """Their variances added up, with or without what is common to all."""
    assert told(report, sentence.format(right)) == []
    assert wrong in [number for _rule, number in told(report, sentence.format(wrong))]


def test_the_word_is_that_of_the_sum() -> None:
    """`Ett överskott` of what is lacking is none."""
    sentence = "Nämnderna prognostiserar sammantaget ett {} på 8 400 tkr."
    assert told(FORECAST, sentence.format("underskott")) == []
    assert len(told(FORECAST, sentence.format("överskott"))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Övriga nämnder redovisar sammantaget ett underskott på 2 100 tkr.",
        "Nämnderna redovisade förra året sammantaget ett underskott på 2 100 tkr.",
        "Nämnderna utom socialnämnden visar sammantaget ett underskott på 5 400 tkr.",
    ],
)
def test_what_some_of_them_come_to(sentence: str) -> None:
    """Other boards, another year and all but one are not all."""
    assert [one for one in told(FORECAST, sentence) if one[0] == "text-against-table"] == []
