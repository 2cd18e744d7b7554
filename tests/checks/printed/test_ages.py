"""Counts and shares of ages that take several rows of a table."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

TABLE = """
| Ålder | 2022 | 2023 | Andel 2023, % |
|---|---|---|---|
| 29 år och yngre | 231 | 230 | 14,8 |
| 30–39 år | 319 | 318 | 20,4 |
| 40–49 år | 361 | 405 | 26,0 |
| 50–59 år | 403 | 420 | 26,9 |
| 60 år och äldre | 174 | 186 | 11,9 |
| Summa | 1 488 | 1 559 | |

"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("606 medarbetare, eller 38,9 %, är 50 år eller äldre.", None),
        ("660 medarbetare, eller 38,9 %, är 50 år eller äldre.", ("660", "606")),
        ("606 medarbetare, eller 39,8 %, är 50 år eller äldre.", ("39,8", "38,9")),
        ("35,2 % är under 40 år.", None),
        ("35,2 % är under 43 år.", None),
        ("723 medarbetare är mellan 30 och 49 år.", None),
    ],
)
def test_ages_are_the_rows_that_they_take(text: str, told: tuple[str, str] | None) -> None:
    findings = judge(read_markdown(TABLE + text, "text.md")).findings
    assert not [one for one in findings if one.severity is Severity.ERROR]
    assert [(one.claimed, one.expected) for one in findings] == ([told] if told else [])
