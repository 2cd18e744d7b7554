"""Numbers that are told of what the line named beside them does not have: they stay open, and what
the line does have is still held against it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLES = """
Borgen (mkr)

\t2025\t2024
Summa borgen\t1 299,2\t1 196,1

Ränta (procent)

\t2025\t2024
Genomsnittlig ränta\t2,38\t2,43

Prognos (tkr)

\tBudget\tPrognos\tAvvikelse
Tekniska nämnden\t152 794\t150 751\t2 043

Resor till och från ön

\t2025\t2024
Resor med buss\t1 296 616\t1 286 468

Sjukfrånvaro

\t2025\t2024\tSkillnad
Sjukfrånvaro totalt, %\t6,4\t7,7\t-1,3
Sjukdagar\t44 400\t45 620\t-1 220

Åtgärder

\t2025\t2024
Beslutade åtgärder\t28\t25
"""


def _told(text: str) -> list[tuple[str, str]]:
    judged = judge(read_text(f"{text}\n{TABLES}", "rapport.txt"))
    told = (Severity.ERROR, Severity.WARNING)
    return [
        (one.claimed, str(one.expected))
        for one in judged.findings
        if one.severity in told and one.quote in text
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Per invånare är borgen 38 149 kronor, 1 690 kronor mer än då.",
        "På två år har den genomsnittliga räntan höjts med 0,20 procentenheter, från 2,18 procent.",
        "Tekniska nämnden räknar med 150 751 tkr. Sedan april är det en förbättring med 1,8 mkr.",
        "Resorna med buss blev 1 296 616. Utan skolresor var förändringen 7 841 resor.",
        "Sedan 2018 har 45 åtgärder beslutats.",
        "Totalt var det 44 400 sjukdagar, det är 2,7 procent färre än året innan.",
    ],
)
def test_what_no_line_has_stays_open(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("Summa borgen är 1 299,2 mkr, 130,1 mkr mer än i fjol.", "130,1", "103,1"),
        ("På ett år har den genomsnittliga räntan sänkts till 2,83 procent.", "2,83", "2,38"),
        ("Resorna med buss ökade med 10 418 till 1 296 616.", "10 418", "10 148"),
        ("Totalt var det 44 400 sjukdagar, 1 120 färre än året innan.", "1 120", "1 220"),
    ],
)
def test_what_the_line_has_is_held_against_it(text: str, claimed: str, expected: str) -> None:
    told = [(_plain(number), _plain(wanted)) for number, wanted in _told(text)]
    assert (claimed, expected) in told


def _plain(number: str) -> str:
    return " ".join(number.split())
