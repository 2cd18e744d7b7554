"""What a row tells that is known by a span of time."""

from __future__ import annotations

import pytest
from support import told

STAFF = """Personalredovisning 2024

Sjukfrånvaro, procent av ordinarie arbetstid

\t2024\t2023
Total sjukfrånvaro\t6,8\t7,1
Andel frånvaro mer än 59 dagar\t41,3\t44,6
Kvinnor\t7,4\t7,7
Män\t4,6\t4,9

Tillgänglighet i vården, %

\t2024\t2023
Första besök inom 90 dagar\t78,4\t73,9
Telefonkontakt samma dag\t91,2\t90,4
Bedömning inom 3 dagar\t84,5\t86,1

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Av sjukfrånvaron var {} procent längre än 59 dagar.", "41,3", "44,6"),
        ("Sjukfrånvaron som varat 60 dagar eller mer utgör {} procent av den totala.",
         "41,3", "43,1"),
        ("Långtidsfrånvaron, minst 60 dagar, stod för {} procent av all sjukfrånvaro.",
         "41,3", "14,3"),
        ("Andelen patienter som fick ett första besök inom 90 dagar var {} procent.",
         "78,4", "73,9"),
        ("En bedömning inom 3 dagar fick {} procent av patienterna.", "84,5", "85,4"),
    ],
)  # fmt: skip
def test_a_span_of_time_names_the_row(sentence: str, right: str, wrong: str) -> None:
    """However the span is written, it is that row's."""
    assert told(STAFF, sentence.format(right)) == []
    assert wrong in [number for _rule, number in told(STAFF, sentence.format(wrong))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjukfrånvaron längre än 59 dagar var förra året 44,6 procent.",
        "Bland kvinnor var 47,2 procent av sjukfrånvaron längre än 59 dagar.",
        "Fakturor betalades inom 30 dagar i 96,5 procent av fallen.",
        "Sjukfrånvaron längre än 14 dagar var 52,0 procent.",
    ],
)
def test_a_span_that_no_row_has(sentence: str) -> None:
    """Another year, women alone and another span are told here alone."""
    assert [one for one in told(STAFF, sentence) if one[0] == "text-against-table"] == []
