"""Counts and shares of ages that take several rows of a table."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.age_words import banded
from bokslut.checks.printed.weighed.judge import judge
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De som är under 30 är 230, 1 färre än året innan.", None),
        ("De som är under 30 är 320, 1 färre än året innan.", ("320", "230")),
        ("I gruppen som fyllt 60 finns 186, 12 fler än för ett år sedan.", None),
        ("I gruppen som fyllt 60 finns 186, 15 fler än för ett år sedan.", ("15", "12")),
        ("De som ännu inte fyllt 30 har blivit 1 färre och är nu 203.", ("203", "230")),
        ("Mellan 40 och 49 år är 405 medarbetare, 44 fler än 2022.", None),
        ("Mellan 40 och 49 år är 450 medarbetare, 44 fler än 2022.", ("450", "405")),
    ],
)
def test_an_age_names_its_row_in_whatever_words(text: str, told: tuple[str, str] | None) -> None:
    findings = judge(read_markdown(TABLE + text, "text.md")).findings
    assert [(one.claimed, one.expected) for one in findings] == ([told] if told else [])


def test_over_fifty_is_fifty_or_older_where_the_rows_say_so() -> None:
    judged = judge(read_markdown(TABLE + "38,9 procent är över 50 år.", "text.md"))
    assert not judged.findings
    assert judged.counts()["open"] == judge(read_markdown(TABLE, "text.md")).counts()["open"]


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("29 år eller yngre", "0-29"),
        ("-29 år", "0-29"),
        ("som inte fyllt 30", "som 0-29"),
        ("20-29 år", "0-29"),
        ("60 år-", "60-200"),
        ("60+", "60-200"),
        ("har fyllt 60 år", "har 60-200"),
        ("aged 60 or over", "aged 60-200"),
        ("frånvaron var under 30 procent", "frånvaron var under 30 procent"),
        ("fyllt 60 procent av platserna", "fyllt 60 procent av platserna"),
    ],
)
def test_ages_are_spans(said: str, span: str) -> None:
    assert banded(said) == span
