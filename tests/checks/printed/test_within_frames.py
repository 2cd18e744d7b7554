"""The numbers that a sentence tells of one thing: what they must be to one another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.claims.claims import claim_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text


def _errors(text: str) -> list[str]:
    judged = judge(read_text(text, "rapport.txt"))
    return [one.rule for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "Resultatet blev 39 mnkr, vilket är 17 mnkr bättre än budgeterade 22 mnkr.",
        "Andelen kvinnor uppgick till 76,7 procent jämfört med 76,2 procent 2022, det vill säga "
        "0,4 procentenheter högre.",
        "Kommunen investerade för 132 753 tkr (85 128 tkr), en ökning med 47 625 tkr.",
        "Kostnaderna blev 310,9 mkr jämfört med 302,3 mkr året före, en ökning med 2,9 procent.",
        "Av kommunens 1 559 anställda är 1 195 kvinnor och 364 män.",
        "Kostnaderna ökade med 2 839 tkr till 51 986 tkr, samtidigt som intäkterna steg från "
        "49 826 tkr till 50 860 tkr.",
        "Utskrivningarna minskade från drygt 58 till 56 och kostnaden från 20 till 18 mkr.",
        "Av 12 förvaltningar, där 40 kvinnor och 20 män är chefer, har alla en plan.",
        "Discharges from inpatient care decreased by 1,367 to 56,684.",
        "Nettokostnaden blev 115,5 mkr mot budgeterade 113,4 mkr, en avvikelse med -2,1 mkr.",
        "Kostnaderna var 139,6 mkr och intäkterna 24,1 mkr, vilket ger ett netto på 115,5 mkr.",
        "Nettokostnaden, 961,3 mkr, är 40,0 procent av kommunens nettokostnader på 2 404,1 mkr.",
        "Kvinnors sjukfrånvaro (7,7 procent) är 2,4 procentenheter högre än mäns (5,4 procent).",
        "Bidragen höjdes med 995 tkr (2,3 %) till 44 682 tkr.",
        "Sjukfrånvaron var 5,54 % (6,07 % för kvinnor och 3,97 % för män), en ökning med 0,43 "
        "procentenheter mot året innan.",
        "Kostnaderna steg från 90 mkr till 100 mkr, vilket beror på att lönerna ökade med 4 mkr.",
        "Målet var högst 98,0 procent och utfallet blev 99,0 procent, det vill säga 1,0 "
        "procentenheter över målet.",
        "Net costs increased by 3.4 per cent, or SEK 78.9 million, to SEK 2,404.1 million.",
        "Costs rose from SEK 90 million to SEK 100 million, or by 11.1 per cent.",
        "Årets resultat blev 39 mkr. Det är 17 mkr mer än vad som fanns i budgeten (22 mkr).",
        "Troheten var 88,7 procent (91,3 procent), 1,7 procentenheter över målet på 87 procent.",
        "Förbundet larmades 928 gånger, vilket är 40 färre än året innan och ger ett snitt på 2,5 "
        "larm per dygn.",
    ],
)
def test_a_comparison_that_agrees_is_no_error(text: str) -> None:
    assert not _errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Resultatet blev 39 mnkr, vilket är 23 mnkr bättre än budgeterade 22 mnkr.",
        "Andelen kvinnor uppgick till 76,7 procent jämfört med 67,2 procent 2022, det vill säga "
        "0,4 procentenheter högre.",
        "Kommunen investerade för 132 753 tkr (85 128 tkr), en minskning med 47 625 tkr.",
        "Kostnaderna blev 310,9 mkr jämfört med 303,2 mkr året före, en ökning med 2,9 procent.",
        "Av kommunens 1 559 anställda är 1 895 kvinnor och 364 män.",
        "Nettokostnaden blev 115,5 mkr mot budgeterade 113,4 mkr, en avvikelse med -2,8 mkr.",
        "Kostnaderna var 139,6 mkr och intäkterna 24,1 tkr, vilket ger ett netto på 115,5 mkr.",
        "Nettokostnaden, 961,3 mkr, är 50,4 procent av kommunens nettokostnader på 2 404,1 mkr.",
        "Kvinnors sjukfrånvaro (7,7 procent) är 2,4 procentenheter högre än mäns (2,3 procent).",
        "Bidragen höjdes med 995 tkr (1,1 %) till 44 682 tkr.",
        "Den hade en budget på 962 908 tkr och förbrukade 961 293 tkr; överskottet blev 485 tkr.",
        "Målet var högst 98,0 procent och utfallet blev 99,0 procent, det vill säga 0,8 "
        "procentenheter över målet.",
        "Net costs increased by 3.4 per cent, or SEK 78.9 thousand, to SEK 2,404.1 million.",
        "Årets resultat blev 39 mkr. Det är 23 mkr mer än vad som fanns i budgeten (22 mkr).",
        "Andelen som arbetar heltid har gått ned från 71,2 till 40,7 procent, alltså med 1,1 "
        "procentenheter.",
        "Ett dygn kostade 2 424 kronor, att jämföra med 2 330 kronor året före. Dygnspriset har "
        "således stigit med 30 kronor.",
        "Första besök inom 90 dagar fick 76,4 procent, jämfört med 76,1 procent i fjol. Det "
        "innebär en förbättring med 0,6 procentenheter.",
        "At the end of the year we were 98 employees, 38 women and 60 men, compared with 100 the "
        "year before. The workforce thus grew by 2.",
    ],
)
def test_a_comparison_that_does_not_agree_is_an_error(text: str) -> None:
    assert _errors(text)


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 9_999), st.integers(100, 9_999))
def test_a_rounded_difference_is_never_contradicted(one: int, other: int) -> None:
    """Both are told in whole millions, and so is their difference, each rounded by itself."""
    gap = round(abs(one - other) / 10)
    word = "högre" if one >= other else "lägre"
    told = f"Kostnaden blev {round(one / 10)} mkr jämfört med {round(other / 10)} mkr i fjol"
    assert not _errors(f"{told}, det vill säga {gap} mkr {word}.")


def test_a_rise_by_more_than_there_is_is_worth_a_look() -> None:
    """Thousands for millions in one of the two; nothing says in which."""
    text = "Skatterna gav 2,43 miljoner kronor, en uppgång med 107 miljoner kronor (4,6 procent)."
    judged = judge(read_text(text, "rapport.txt"))
    assert [one.rule for one in judged.findings] == ["within-sentence"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Intäkterna ökade med 2,4 mkr och kostnaderna med 3,1 mkr.",
            ["change", "change"],
        ),
        (
            "Skatteintäkterna ökade med 3,9 procent, medan statsbidragen minskade med 4,8 procent.",
            ["growth", "growth"],
        ),
        (
            "Skatteintäkterna ökade med 3,9 procent och statsbidragen med 4,8 procent.",
            ["growth", "growth"],
        ),
        ("Kostnaden ökade med 3 mkr och nämnden klarade sig med 5 mkr.", ["change", "level"]),
    ],
)
def test_a_verb_that_is_left_out_is_that_of_the_number_before(text: str, kinds: list[str]) -> None:
    (sentence,) = judge(read_text(text, "rapport.txt")).understood.sentences
    assert [claim_of(sentence, one).kind for one in sentence.amounts] == kinds


@pytest.mark.parametrize("word", ["försämring", "förbättring"])
def test_what_is_better_or_worse_may_have_risen_or_fallen(word: str) -> None:
    told = "Hyresbortfallet var 5 614 tkr mot 4 579 tkr år 2022, en {} med {} tkr."
    for gap, wrong in (("1 035", False), ("1 535", True)):
        text = f"# Hyror 2023\n\n{told.format(word, gap)}"
        assert bool(judge(read_text(text, "rapport.txt")).findings) is wrong
