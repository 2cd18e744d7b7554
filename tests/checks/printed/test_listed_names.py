"""How many there are is how many are named right behind it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text


def told(paragraph: str) -> list[str]:
    judged = judge(read_text(f"Rapport 2024\n\n{paragraph}\n", "rapport.txt"))
    return [one.rule for one in judged.findings]


@pytest.mark.parametrize(
    ("paragraph", "right", "wrong"),
    [
        (
            "Kontoret har {} enheter. Enheterna är Ekonomi, HR, Drift och underhåll samt Kansli.",
            "fyra",
            "fem",
        ),
        ("Nämnden styr {} förvaltningar: skolan, vården, gatan och fritiden.", "4", "5"),
        ("The group has {} companies: Ekby Homes, Ekby Energy and Ekby Port.", "three", "four"),
    ],
)
def test_the_names_are_as_many_as_are_told(paragraph: str, right: str, wrong: str) -> None:
    assert told(paragraph.format(right)) == []
    assert told(paragraph.format(wrong)) == ["counted"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kommunen har nio nämnder. Nämnderna är bland andra socialnämnden, miljönämnden och "
        "kulturnämnden.",
        "Kommunen har fem bolag: bostadsbolaget, energibolaget, hamnen m.fl.",
        "Avtalet gäller fem områden. Områdena är el, vatten, vård- och omsorg.",
        "Fem enheter bytte chef. Cheferna är eniga, engagerade och erfarna.",
    ],
)
def test_a_list_that_may_not_be_all_of_them_is_left_open(paragraph: str) -> None:
    assert told(paragraph) == []
