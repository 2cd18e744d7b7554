"""How much it is for each, and how many they are, told apart."""

from __future__ import annotations

import pytest
from support import told

REPORT = """Årsredovisning 2024

Nyckeltal

Soliditet, tkr

\t2024\t2023
Eget kapital\t412 860\t401 220
Antal elever\t2 150\t2 120

Vid årsskiftet hade kommunen 18 244 invånare, en ökning med 121 personer.

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("De långfristiga skulderna är 466,2 mkr, vilket motsvarar {} kronor per invånare.",
         "25 554", "52 554"),
        ("Låneskulden uppgår till 310,4 mkr eller {} kronor per invånare.", "17 014", "17 914"),
        ("Lokalerna kostade 38,7 mkr, vilket är {} kronor per elev.", "18 000", "81 000"),
        ("Eget kapital per invånare var 22 630 kr vid en befolkning på {} personer.",
         "18 244", "14 244"),
    ],
)  # fmt: skip
def test_each_has_its_share(sentence: str, right: str, wrong: str) -> None:
    """The amount, divided by how many there are anywhere in the report."""
    assert told(REPORT, sentence.format(right)) == []
    assert told(REPORT, sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Borgen är 91,2 mkr, vilket motsvarar 5 000 kronor per invånare.",
        "År 2019 var skulden 301,0 mkr, vilket då motsvarade 17 300 kronor per invånare i länet.",
        "Måltiderna kostade 21,5 mkr. Snittet i riket är 9 400 kronor per elev.",
        "Stödet var 4,2 mkr, vilket motsvarar 31 000 kronor per brukare.",
    ],
)
def test_what_is_told_of_others_or_of_nobody(sentence: str) -> None:
    """What fits is true, and whom nobody counts may be any number."""
    assert [one for one in told(REPORT, sentence) if one[0] == "told-apart"] == []
