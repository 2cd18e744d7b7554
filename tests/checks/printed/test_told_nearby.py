"""Numbers that a paragraph or a sentence draws from others of it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import Judged, judge
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


RESULT = (
    "# Ekeby kommun årsredovisning 2023\n\n## Kommunchefen har ordet\n\n"
    "Ekeby kommun redovisar ett positivt resultat på 186,4 mnkr för 2023. Det är {} mnkr högre än"
    " budgeterat.\n\n## Finansiell analys\n\nÅrets resultat uppgick till {} mnkr. Resultatet"
    " översteg budgeten med 97,3 mnkr.\n\n## {}\n\nÅrets resultat uppgick till 168,4 mnkr."
)


@pytest.mark.parametrize(
    ("variance", "result", "found"),
    [
        ("97,3", "186,4", []),
        ("97,3", "184,6", [("184,6", "186,4")]),
        ("93,7", "186,4", [("97,3", "93,7")]),
        # Not a slip, but another thing.
        ("97,3", "203,9", []),
    ],
)
def test_the_own_result_is_told_alike_in_all_chapters(
    variance: str, result: str, found: list[tuple[str, str]]
) -> None:
    text = RESULT.format(variance, result, "Tekniska nämnden")
    told = [one for one in judge(read_markdown(text, "r.md")).findings if one.rule == "told-twice"]
    assert [(one.claimed, one.expected) for one in told] == found


SHARE = "Andelen med heltidsanställning i hela kommunen var {} procent."
SHORT = f"# Personal\n\n## Alla\n\n### Mål 2\n\n{SHARE}\n\n## Kontoret\n\n### Mål 2\n\n{SHARE}"


@pytest.mark.parametrize(
    ("first", "second", "doubted"),
    [
        ("76,2", "76,2", False),
        ("76,2", "72,6", True),
        ("76,2", "81,5", False),
        ("7,6", "7,8", False),
    ],
)
def test_a_short_sentence_told_again_is_doubted_for_a_slip_alone(
    first: str, second: str, doubted: bool
) -> None:
    found = judge(read_markdown(SHORT.format(first, second), "r.md")).findings
    told = [one.severity.value for one in found if one.rule == "repeated-sentence"]
    assert told == (["warning"] if doubted else [])


LAST_YEAR = (
    "Andelen i kommunen med utländsk bakgrund var 47,7 procent. Andelen bland kommunens anställda "
    "var {} procent. Andelen chefer var 18 procent och andelen specialister 14 procent."
)


@pytest.mark.parametrize(("second", "doubted"), [("37", False), ("73", True), ("46", True)])
def test_a_paragraph_told_again_has_all_its_numbers_again(second: str, doubted: bool) -> None:
    told = f"# Personal\n\n{LAST_YEAR.format(37)}\n\n# Kontoret\n\n{LAST_YEAR.format(second)}"
    found = judge(read_markdown(told, "r.md")).findings
    assert ("repeated-sentence" in [one.rule for one in found]) is doubted


def test_two_paragraphs_of_which_several_numbers_differ_are_of_two_things() -> None:
    other = LAST_YEAR.format(46).replace("18", "31")
    told = f"# Personal\n\n{LAST_YEAR.format(37)}\n\n# Kontoret\n\n{other}"
    found = judge(read_markdown(told, "r.md")).findings
    assert "repeated-sentence" not in [one.rule for one in found]
