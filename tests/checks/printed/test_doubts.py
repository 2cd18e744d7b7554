"""Sentences that speak of something else than the line that their words name."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLES = """
Resultaträkning (mkr)

\tBudget 2025\tUtfall 2025\tUtfall 2024
Skatteintäkter\t1 810,0\t1 820,0\t1 760,0
Generella statsbidrag\t600,0\t604,0\t590,0
Avskrivningar\t-280,0\t-276,0\t-270,0

Driftredovisning (mkr)

Nettokostnad\tBudget 2025\tUtfall 2025\tUtfall 2024
Tekniska nämnden\t-250,0\t-253,4\t-259,8
Kulturnämnden\t-180,0\t-183,6\t-176,2

Sjukfrånvaro (procent)

\t2025\t2024
Total sjukfrånvaro\t6,7\t6,9
"""


def _errors(text: str) -> list[str]:
    judged = judge(read_text(f"{text}\n{TABLES}", "rapport.txt"))
    return [str(one.quote) for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "Skatteintäkterna uppgick till 1 820,0 mkr och de generella statsbidragen till 604,0 mkr, "
        "tillsammans 2 424,0 mkr.",
        "Medarbetare över 50 år hade en sjukfrånvaro på 7,6 procent.",
        "Investeringarna motsvarar 108,7 procent av avskrivningarna.",
        "Tekniska nämnden\n\nIntäkterna landade på 62,4 mkr (59,4 mkr).",
    ],
)
def test_what_is_of_something_else_than_the_line_stays_open(text: str) -> None:
    assert not _errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Skatteintäkterna uppgick till 1 280,0 mkr.",
        "Den totala sjukfrånvaron uppgick till 7,6 procent.",
        "Tekniska nämndens nettokostnad landade på 235,4 mkr.",
    ],
)
def test_what_is_of_the_line_is_still_contradicted(text: str) -> None:
    assert _errors(text)
