"""Sentences that say no more than `nettokostnaden`: of what, the heading over them tells."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Årsredovisning 2023

## Driftredovisning

| tkr | Budget 2023 | Utfall 2023 | Avvikelse | Utfall 2022 |
|---|---|---|---|---|
| Kommunstyrelsen | 84 200 | 86 911 | -2 711 | 81 340 |
| Tekniska nämnden | 62 300 | 60 144 | 2 156 | 58 790 |
| Socialnämnden | 431 700 | 440 233 | -8 533 | 415 902 |
| Summa | 578 200 | 587 288 | -9 088 | 556 032 |

## Tekniska nämnden

"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kostnaden är 2,3 procent högre än 2022.", None),
        ("Kostnaden är 3,3 procent högre än 2022.", ("3,3", "2,3")),
        ("Nämnden ansvarar för parker. Verksamheten ökade med 1 354 tkr sedan 2022.", None),
        (
            "Nämnden ansvarar för parker. Verksamheten ökade med 1 900 tkr sedan 2022.",
            ("1 900", "1 354"),
        ),
    ],
)
def test_the_heading_says_of_what_the_net_cost_is(text: str, told: tuple[str, str] | None) -> None:
    findings = [
        one
        for one in judge(read_markdown(REPORT + text, "text.md")).findings
        if one.rule == "text-against-table"
    ]
    plain = [
        (one.claimed.replace("\u202f", " "), one.expected.replace("\u202f", " "))
        for one in findings
    ]
    assert plain == ([told] if told else [])


def test_what_is_told_of_something_else_is_not_the_headings() -> None:
    text = "Socialnämnden fick mer. Kostnaden är 3,3 procent högre än 2022."
    findings = judge(read_markdown(REPORT + text, "text.md")).findings
    assert "2,3" not in {one.expected for one in findings}
