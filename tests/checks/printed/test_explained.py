"""What explains a number of a sentence well enough for it not to be doubted.

The tables are made by hand; each number of the sentences is worked out from them.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLES = """
Ekonomisk översikt (mnkr)

\t2025\t2024\t2023\t2022\t2021
Investeringar\t132,8\t85,1\t87,5\t103,9\t130,5
Summa lån\t965,2\t882,0\t840,2\t821,0\t730,0
Antal invånare\t37 698\t36 565\t35 368\t34 310\t32 714

Nämndernas nettokostnader 2025 (mnkr)

\tBudget\tUtfall
Omsorgsnämnden\t962,9\t961,3
Skolnämnden\t801,8\t785,5

Balanskravsutredning (tkr)

\t2025
Årets resultat\t39 204
Reservering till resultatutjämningsreserv\t-11 616
"""


def _rules(sentence: str) -> set[str]:
    judged = judge(read_text(f"Ekonomin 2025\n\n{sentence}\n\n{TABLES}", "rapport.txt"))
    return {
        one.rule
        for one in judged.findings
        if one.severity is not Severity.NOTE and one.quote and one.quote in sentence
    }


@pytest.mark.parametrize(
    "sentence",
    [
        # 132,8 + 85,1 + 87,5 + 103,9 + 130,5
        "Under fem år har investeringarna uppgått till 539,8 mnkr, varav 132,8 mnkr 2025.",
        # 965,2 - 882,0 = 83,2 is what 134,6 and 51,4 leave.
        "Lånen ökade då nya lån togs upp med 134,6 mnkr och 51,4 mnkr amorterades.",
        # 961,3 + 207,2
        "Omsorgsnämnden hade intäkter på 207,2 mnkr och kostnader på 1 168,5 mnkr.",
        "Till resultatutjämningsreserven förs 11,6 mnkr.",
    ],
)
def test_what_follows_by_a_step_from_a_named_line_is_not_doubted(sentence: str) -> None:
    assert not _rules(sentence)


def test_what_follows_from_nothing_is_doubted() -> None:
    assert _rules(
        "Under fem år har investeringarna uppgått till 593,8 mnkr, varav 132,8 mnkr 2025."
    )
