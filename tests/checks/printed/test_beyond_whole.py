"""Shares of people that are more than all of them."""

from __future__ import annotations

import pytest
from support import told

REPORT = "Barn- och utbildningsnämnden\n\nVerksamhetsberättelse 2024\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Av eleverna i årskurs 9 var 104,2 procent behöriga till gymnasiet.",
        "Andelen kvinnor är 106,6 procent.",
        "Tillsammans är det 104,6 procent av dem som avslutades.",
        "I enkäten svarade 119,1 procent av de tillfrågade.",
        "Of the residents, 124 per cent are satisfied.",
    ],
)
def test_there_are_no_more_than_all(sentence: str) -> None:
    """A share of people above a hundred percent cannot be; below it may."""
    assert [rule for rule, _number in told(REPORT, sentence)] == ["beyond-whole"]
    assert told(REPORT, sentence.replace("1", "6", 1).replace("6", "", 1)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet elever var 104,2 procent av antalet förra året.",
        "Nämnden förbrukade 104,2 procent av budgeten.",
        "Kostnaden för eleverna uppgår till 112 procent av riksgenomsnittet.",
        "Omsättningstillgångarna motsvarar 234 procent av de kortfristiga skulderna.",
        "Inskrivna barn motsvarar 103 procent av platserna.",
        "Kvinnornas lön är 101,2 procent av männens.",
    ],
)
def test_what_may_be_more_than_a_hundred(sentence: str) -> None:
    """Plans, costs, places and pay are held against something that is no whole."""
    assert told(REPORT, sentence) == []
