"""How far something is from the limit that is told beside it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding
from bokslut.readers.markdown import read_markdown

# Each with the distance that the text has, which is left out, what it must be, and a wrong one.
TOLD = {
    "the limit and what is used of it in the sentence before": (
        "Av lånen förfaller 31,4 procent inom tolv månader. Finanspolicyn tillåter högst 40,0 "
        "procent; avståndet till gränsen är {} procentenheter.",
        "8,6",
        "6,8",
    ),
    "the share before, the limit here": (
        "Sjukfrånvaron uppgick till 7,3 procent. Målet på högst 6,0 procent överskrids med {} "
        "procentenheter.",
        "1,3",
        "3,1",
    ),
    "all of it in one sentence": (
        "Målet är minst 2,0 procent och utfallet 3,4 procent ligger {} procentenheter över.",
        "1,4",
        "2,4",
    ),
    "what is counted": (
        "En brukare mötte i snitt 14,9 olika medarbetare. Målet är högst 13,0 och utfallet ligger "
        "{} över det.",
        "1,9",
        "2,9",
    ),
    "two shares and what differs between them": (
        "Högst frånvaro har Hamnen med 9,1 procent, lägst Torget med 6,4 procent; mellan dem "
        "skiljer {} procentenheter.",
        "2,7",
        "1,7",
    ),
    "a share and that of last year": (
        "Av intäkterna går 98,9 procent åt till driften; samma period i fjol var andelen 98,0 "
        "procent, en ökning med {} procentenheter.",
        "0,9",
        "1,9",
    ),
    "what a table has this year": (
        "| Mål | Målnivå | Utfall 2024 |\n|---|---:|---:|\n"
        "| Soliditeten ska vara lägst, % | 41,0 | 43,6 |\n\n"
        "Soliditeten är {} procentenheter bättre än vad målet på 41,0 procent kräver.",
        "2,6",
        "6,2",
    ),
}


def findings(text: str) -> list[Finding]:
    report = read_markdown("# Årsredovisning 2024\n\n## Uppföljning\n\n" + text, "rapport.md")
    return [one for one in judge(report).findings if one.expected]


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD.keys())
def test_a_distance_follows_from_the_limit_and_what_is_held_against_it(
    told: tuple[str, str, str],
) -> None:
    text, right, wrong = told
    assert not findings(text.format(right))
    assert right in [one.expected for one in findings(text.format(wrong))]


@pytest.mark.parametrize(
    "text",
    [
        # It speaks of another share than the sentence before.
        "Soliditeten var 43,6 procent. Andelen lån som förfaller inom ett år ligger 4,5 "
        "procentenheter under taket på 30,0 procent.",
        # A share of what the limit is about, and not what it holds.
        "Reserven täcker 48,1 procent av det kapital som förfaller inom ett år. Andelen kapital "
        "som förfaller inom ett år ligger 4,5 procentenheter under taket på 30,0 procent.",
        # Which of two is held against the limit is not told.
        "Kvinnors sjukfrånvaro var 8,0 procent och mäns 4,9 procent. Målet på högst 6,0 procent "
        "överskrids med 1,3 procentenheter.",
    ],
)
def test_what_is_held_against_something_else_is_left(text: str) -> None:
    assert not findings(text)


def test_an_amount_for_each_is_not_what_there_was_before() -> None:
    assert not findings(
        "En plats kostade 641 973 kr under året, 3 924 kr mer än året före, vilket motsvarar 1 818 "
        "kr per dygn."
    )
