"""Lines of the cash flow statement and their like, by the verbs that reports tell them with."""

from __future__ import annotations

import pytest
from support import told

CASH_FLOW = """Årsredovisning 2024

Kassaflödesanalys, mkr

Mkr\t2024\t2023
Årets resultat\t31,4\t12,8
Nyupptagna lån\t210,0\t165,0
Amortering\t-72,5\t-81,3
Årets kassaflöde\t48,6\t-12,2
Likvida medel vid årets början\t301,7\t313,9
Likvida medel vid årets slut\t350,3\t301,7

Balanskravsutredning, mkr

\t2024\t2023
Årets resultat\t31,4\t12,8
Avgår samtliga realisationsvinster\t-6,2\t-2,6
Balanskravsresultat\t25,2\t10,2

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Nya lån togs upp med {} mkr under året.", "210,0", "165,0"),
        ("Under året har nya lån tagits upp med {} mkr och 72,5 mkr har amorterats.",
         "210,0", "201,0"),
        ("Nya lån togs upp med 210,0 mkr samtidigt som {} mkr amorterades.", "72,5", "75,2"),
        ("Amorteringarna uppgick till {} mkr.", "72,5", "81,3"),
        ("De likvida medlen uppgick vid årets slut till {} mkr.", "350,3", "301,7"),
        ("Kommunens likvida medel var {} mkr vid årets slut.", "350,3", "301,7"),
        ("Likvida medel vid årets ingång var {} mkr.", "301,7", "350,3"),
        ("Realisationsvinster vid försäljning av mark uppgick till {} mkr.", "6,2", "2,6"),
        ("Reavinsterna från sålda tomter var {} mkr.", "6,2", "8,2"),
    ],
)  # fmt: skip
def test_the_line_that_a_verb_tells_of(sentence: str, right: str, wrong: str) -> None:
    """Borrowed, repaid, in cash at the end and at the beginning, and gained on sales."""
    assert told(CASH_FLOW, sentence.format(right)) == []
    assert wrong in [number for _rule, number in told(CASH_FLOW, sentence.format(wrong))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Koncernens likvida medel uppgick vid årets slut till 612,9 mkr.",
        "Nya lån får tas upp med högst 400,0 mkr enligt budget.",
        "Nya lån togs upp med 210,0 mkr, varav 150,0 mkr hos Kommuninvest.",
        "Förra året amorterades 81,3 mkr.",
    ],
)
def test_what_is_told_of_others(sentence: str) -> None:
    """The group, a plan, a part and another year are not that line's."""
    assert [one for one in told(CASH_FLOW, sentence) if one[0] == "text-against-table"] == []
