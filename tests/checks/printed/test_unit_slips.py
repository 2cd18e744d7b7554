"""Amounts of sentences in the wrong unit: thousands for millions."""

from __future__ import annotations

import pytest
from support import told

FIGURES = """Bokslut 2024

Finansiella nyckeltal

\t2023\t2024
Årets resultat, tkr\t12 310\t27 845
Skatter och bidrag, tkr\t1 298 114\t1 340 220
Personalkostnader, tkr\t811 402\t846 177
Antal anställda\t1 604\t1 633

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Årets resultat blev 27,8 {}, vilket är 2,1 procent av skatter och bidrag.", "mkr", "tkr"),
        ("Personalkostnaderna uppgick till 846,2 {} under året.", "mkr", "tkr"),
        ("Per anställd motsvarar personalkostnaderna 518 {}.", "tkr", "mkr"),
        ("Räknat per invånare är låneskulden 57 {}.", "tkr", "mkr"),
        ("Skolan kostade 118 {} per elev.", "tkr", "mkr"),
    ],
)
def test_thousands_for_millions(sentence: str, right: str, wrong: str) -> None:
    """A tenth of a thousand is hardly told, and millions for each pupil neither."""
    assert told(FIGURES, sentence.format(right)) == []
    assert told(FIGURES, sentence.format(wrong)) != []


def test_what_one_place_costs() -> None:
    """A few millions for each of some places may be right."""
    assert told(FIGURES, "Kostnaden per plats var 2,1 mkr.") == []
    assert told(FIGURES, "Bidraget per förening var 27,8 tkr.") == []
