"""Women and men, here and elsewhere: which of two is higher, as the table of both says."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.side_by_side import sides_by_side
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

REPORT = """
Personalbokslut 2024

Sjukfrånvaro

{text}

Sjukfrånvaro i procent

\t2023\t2024
Kvinnor\t7,2\t7,9
Män\t4,6\t4,1
Totalt\t6,5\t7,1

Utbildning

{other}

Resultat i skolan 2024

\tKommunen\tRiket
Andel behöriga till gymnasiet, %\t81,5\t85,2
Meritvärde\t231\t224
"""


def _found(text: str = "–", other: str = "–") -> list[tuple[str, str | None]]:
    report = read_text(REPORT.format(text=text, other=other), "rapport.txt")
    return [(str(one.severity), one.claimed) for one in sides_by_side(understand(report))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kvinnors sjukfrånvaro är högre än mäns.",
        "Sjukfrånvaron är lägre bland män än bland kvinnor.",
        "Kvinnors sjukfrånvaro är lägre än mäns inom äldreomsorgen.",
        "Männens sjukfrånvaro är högre än i grannkommunerna.",
    ],
)
def test_which_is_higher_is_left_alone_where_it_is_so(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Kvinnors sjukfrånvaro är lägre än mäns.", "lägre än"),
        ("Männens sjukfrånvaro är högre än kvinnornas.", "högre än"),
        ("Sjukfrånvaron är högre bland män än bland kvinnor.", "högre bland män än"),
    ],
)
def test_the_row_that_is_higher_is_told(sentence: str, word: str) -> None:
    assert _found(sentence) == [("error", word)]


def test_columns_are_compared_too() -> None:
    assert _found(other="Andelen behöriga till gymnasiet är lägre än i riket.") == []
    assert _found(other="Andelen behöriga till gymnasiet är högre än i riket.") == [
        ("error", "högre än")
    ]
    assert _found(other="Meritvärdet är sämre än i riket.") == [("error", "sämre än")]


SICK = """
## Sjukfrånvaro i procent av ordinarie arbetstid

| | 2023 | 2022 |
|---|---|---|
| Kvinnor | 7,8 | 8,3 |
| Män | 4,9 | 5,0 |
| Total sjukfrånvaro | 7,1 | 7,6 |

"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kvinnornas sjukfrånvaro är 2,9 procentenheter högre än männens.", None),
        ("Kvinnornas sjukfrånvaro är 2,2 procentenheter högre än männens.", ("2,2", "2,9")),
        ("Kvinnorna låg 2,9 procentenheter över männen.", None),
        ("Kvinnorna låg 9,2 procentenheter över männen.", ("9,2", "2,9")),
    ],
)
def test_the_row_of_all_is_neither_side(text: str, told: tuple[str, str] | None) -> None:
    findings = judge(read_markdown(SICK + text, "text.md")).findings
    assert [(one.claimed, one.expected) for one in findings] == ([told] if told else [])
