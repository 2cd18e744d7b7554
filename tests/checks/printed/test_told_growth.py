"""A growth told behind a level and by how much that is more than the year before."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text


def told(paragraph: str) -> list[tuple[str, str]]:
    judged = judge(read_text(f"Rapport 2024\n\n{paragraph}\n", "rapport.txt"))
    return [(one.rule, one.claimed) for one in judged.findings]


@pytest.mark.parametrize(
    ("paragraph", "right", "wrong"),
    [
        (
            "Nettokostnaden var 412,0 mkr, vilket är 12,0 mkr mer än 2023. Det är en ökning med {} "
            "procent.",
            "3,0",
            "3,8",
        ),
        (
            "Vi betalade 1 900 tkr för el, det är 100 tkr mindre än året innan. Detta innebär en "
            "minskning på {} procent.",
            "5",
            "9",
        ),
        (
            "The number of pupils was 5,250, which is 250 more than the year before. That is an "
            "increase of {} per cent.",
            "5.0",
            "6.5",
        ),
    ],
)
def test_the_growth_is_the_difference_over_what_was_before(
    paragraph: str, right: str, wrong: str
) -> None:
    assert told(paragraph.format(right)) == []
    found = told(paragraph.format(wrong))
    assert len(found) == 1
    assert found[0][0] == "text-arithmetic"
    assert found[0][1].replace(",", ".").startswith(wrong.replace(",", "."))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Nettokostnaden var 412,0 mkr, vilket är 12,0 mkr mer än 2023. Det motsvarar 9,1 procent "
        "av kommunens kostnad.",
        "Nettokostnaden var 412,0 mkr, vilket är 12,0 mkr mer än budget. Det är en ökning med 5,5 "
        "procent.",
        "Nettokostnaden var 412,0 mkr, vilket är cirka 12 mkr mer än 2023. Lönerna steg samtidigt "
        "med 5,5 procent.",
    ],
)
def test_what_is_told_of_something_else_is_left_open(paragraph: str) -> None:
    assert told(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "right", "wrong"),
    [
        (
            "Nettokostnaderna uppgick till 809,7 mnkr, att jämföra med 772,2 mnkr för 2023. "
            "Ökningstakten var {} procent medan budgeten räknades upp med 3,2 procent.",
            "4,9",
            "8,1",
        ),
        (
            "Elförbrukningen var 2 140 kWh, jämfört med 2 310 kWh året innan. Minskningen var {} "
            "procent.",
            "7,4",
            "4,7",
        ),
        (
            "Hyrorna blev 41,8 mkr mot 40,2 mkr året innan. Ökningen motsvarar {} procent.",
            "4,0",
            "6,0",
        ),
        (
            "The cost was SEK 418 million, compared with SEK 402 million the year before. The "
            "increase was {} per cent.",
            "4.0",
            "4.7",
        ),
    ],
)
def test_the_growth_is_what_two_levels_make(paragraph: str, right: str, wrong: str) -> None:
    assert told(paragraph.format(right)) == []
    (found,) = told(paragraph.format(wrong))
    assert found[1].replace(",", ".").startswith(wrong.replace(",", "."))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kostnaden var 412,0 mkr mot budgeterade 400,0 mkr. Ökningen är 5,5 procent.",
        "Kostnaden var 412,0 mkr mot 400,0 mkr året innan. Ökningen i löner var 5,5 procent.",
        "Kostnaden var 412,0 mkr mot 400,0 mkr året innan. Under året steg priset.",
    ],
)
def test_a_growth_of_something_else_than_two_levels_is_left_open(paragraph: str) -> None:
    assert told(paragraph) == []
