"""Numbers that a paragraph or a sentence draws from others of it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.judge import Judged, judge
from bokslut.readers.markdown import read_markdown


def _judged(text: str) -> Judged:
    return judge(read_markdown(f"# Bokslut 2023\n\n{text}", "rapport.md"))


def _found(text: str) -> list[tuple[str, str]]:
    return [(one.claimed, one.expected) for one in _judged(text).findings]


def _proved(text: str) -> int:
    return _judged(text).counts()["proved"]


# A paragraph, and the same with one wrong number: what is written, and what it should be.
PARAGRAPHS = {
    "a budget at the end of the sentence that tells how much better it went": (
        "Regionens totala resultat för 2023 är 236 miljoner kronor. Det egna kapitalet ökar"
        " därmed och uppgår till 1 418 miljoner kronor. Resultatet är {} miljoner kronor bättre"
        " än beslutad budget på 191 miljoner kronor.",
        ("45", "75"),
        3,
    ),
    "a result that a mean of years stands behind": (
        "Årets resultat uppgick till 84,6 mnkr, vilket är 12,1 mnkr mer än föregående år. Det"
        " genomsnittliga resultatet de senaste fyra åren uppgår till 97,3 mnkr. Jämfört med"
        " budgeterat resultat på 31,5 mnkr visar därmed årets resultat en positiv avvikelse på"
        " {} mnkr.",
        ("53,1", "58,1"),
        3,
    ),
    "a group whose parts have something of each other": (
        "Koncernens resultat uppgick till 418 mnkr, varav kommunen redovisade 305 mnkr, bolagen"
        " 162 mnkr och kommunalförbundet 7 mnkr. Elimineringar av interna mellanhavanden uppgick"
        " till {} mnkr.",
        ("-56", "-26"),
        5,
    ),
    "women and men of them": (
        "Vid årsskiftet hade kommunen 41 873 invånare, vilket är en ökning med 318 under året."
        " Av dem är {} kvinnor och 21 046 män.",
        ("20 827", "20 287"),
        3,
    ),
    "two that make what was counted": (
        "Av totalt 93 besökta verksamheter fick 71 anmärkningar. Av anmärkningarna rör {}"
        " brandskydd och 22 arbetsmiljö.",
        ("49", "94"),
        3,
    ),
    "a difference that a sentence draws from two small shares": (
        "I norra delen har 62 procent av hushållen bil medan andelen i södra delen är 39 procent,"
        " vilket är en skillnad med {} procentenheter.",
        ("23", "32"),
        3,
    ),
}


@pytest.mark.parametrize(("text", "numbers", "proved"), PARAGRAPHS.values(), ids=[*PARAGRAPHS])
def test_what_a_paragraph_draws_is_proved_and_held_against_it(
    text: str, numbers: tuple[str, str], proved: int
) -> None:
    right, wrong = numbers
    assert not _found(text.format(right))
    assert _proved(text.format(right)) >= proved
    assert _found(text.format(wrong))


SILENT = {
    "what is left when something untold is taken off": (
        "Prognosen för koncernen innebär ett resultat på 318 miljoner kronor före skatt, att"
        " jämföra med föregående års utfall på 352 miljoner. Efter bolagsskatt kvarstår ett"
        " nettoresultat på 261 miljoner kronor."
    ),
    "a group whose parts have something of each other that is told later": (
        "Koncernens resultat uppgick till 418 mnkr, varav kommunen 305 mnkr, bolagen 162 mnkr och"
        " kommunalförbundet 7 mnkr. Efter elimineringar återstår det som hör till ägarna."
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=[*SILENT])
def test_what_may_be_of_something_untold_is_left_open(text: str) -> None:
    assert not _found(text)
