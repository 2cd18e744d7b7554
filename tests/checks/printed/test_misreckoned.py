"""A sentence whose words say how its amounts follow from each other is believed only if they do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

RIGHT = (
    "Av den totala budgeten på 91,6 mkr, där 13,8 mkr har överförts från 2022, har därmed 145 "
    "procent förbrukats.",
    "Nya lån på 72,8 mkr och amorteringar på 43,7 mkr ger en nettoförändring på 29,1 mkr.",
    "Årets resultat, 41,5 mkr, minskat med realisationsvinster, 2,6 mkr, ger 38,9 mkr.",
    "Till lånen på 499,2 mkr kommer pensioner på 392,6 mkr, så att de samlade åtagandena är "
    "891,8 mkr.",
    "Av 961 besök i planen genomfördes 557, alltså 404 färre än planerat.",
    "Den 31 december hade kommunen 535,6 mkr i kassan. Det är en försvagning med 59,5 mkr från "
    "årsskiftets 595,1 mkr.",
    "Nettokostnaden är 525,3 mkr, en ökning med 91,8 mkr jämfört med 2022 års 433,5 mkr.",
    "Under året fattades 1 732 beslut. 1 022 av dem (59,0 procent) var bifall.",
    "Kommunen hade 718 anställda, varav 115 kvinnor och 603 män. Andelen kvinnor är 16,0 procent.",
    "Revenues of $ 1,237.0 million less expenses of $ 556.7 million left a surplus of "
    "$ 680.3 million.",
    # What looks alike and is something else.
    "Kostnaderna är 96,9 mkr och intäkterna 36,6 mkr, vilket ger ett netto på −60,3 mkr.",
    "Kostnaden var 149,2 mkr, att ställa mot 145,6 mkr 2022. Budgeten överskreds med 0,3 mkr.",
    "Av de anställda är 179 personer 60 år eller äldre, eller 11,5 procent.",
    "Lånen ökade med 69,8 mkr, medan upplåningen på marknaden steg från 145,1 mkr till 149,5 mkr.",
    "Efter avdrag för realisationsvinster om 1,5 mkr och värdepapper om 0,8 mkr återstår ett "
    "resultat på 36,8 mkr.",
    "Timmarna ökade från 178 899 till 179 731, vilket är 2 631 timmar fler än budgeterat.",
    "Räntan steg från 47,6 mkr till 54,0 mkr, och avskrivningarna var 4,0 mkr högre.",
    "Investeringarna uppgick till 60,4 mkr (55,8 mkr). Det är 21,5 mkr lägre än budget.",
    "Verksamheten kostade 2 404 mkr netto och betalades med 1 822 mkr skatt och 608 mkr bidrag.",
    "Av dessa var 1 195 kvinnor och 364 män, vilket ger en andel kvinnor på 76,7 procent.",
    "När vinster på 3,0 mkr och orealiserade vinster på 3,4 mkr räknats bort återstår −1,5 mkr.",
    "Energi AB redovisar 64,4 mkr mot budgeterade 60,0 mkr. Det är 11,2 mkr bättre än 2022.",
)
WRONG = (
    (RIGHT[1].replace("29,1", "27,1"), "29,1"),
    (RIGHT[2].replace("38,9", "39,8"), "38,9"),
    (RIGHT[3].replace("891,8", "981,8"), "891,8"),
    (RIGHT[4].replace("404", "414"), "404"),
    (RIGHT[5].replace("59,5", "95,5"), "59,5"),
    (RIGHT[6].replace("91,8", "71,8"), "91,8"),
    (RIGHT[7].replace("59,0", "69,0"), "59,0"),
    (RIGHT[8].replace("16,0", "61,0"), "16,0"),
    (RIGHT[9].replace("680.3", "608.3"), "680.3"),
)


def _judged(text: str) -> Judged:
    return judge(read_text(f"Årsredovisning 2023\n\n{text}\n"))


def _told(judged: Judged) -> list[str]:
    return [one.expected for one in judged.findings if one.severity is not Severity.NOTE]


@pytest.mark.parametrize("text", RIGHT)
def test_what_goes_together_is_not_doubted(text: str) -> None:
    assert not _told(_judged(text))


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_does_not_go_together_is_told_with_what_it_would_have_to_be(
    text: str, expected: str
) -> None:
    assert expected in _told(_judged(text))


@settings(deadline=None)
@given(
    now=st.integers(10_000, 99_999),
    then=st.integers(10_000, 99_999),
    wrong=st.integers(10_000, 99_999),
)
def test_what_is_left_is_right_only_where_it_is_the_difference(
    now: int, then: int, wrong: int
) -> None:
    high, low = sorted((now, then), reverse=True)
    left = high - low
    # What is told to the nearest ten or hundred may be off by more.
    assume(left >= low // 10 and all(one % 10 for one in (now, then, left, wrong)))
    text = "Anslaget är {} tkr. Hittills har {} tkr använts och {} tkr återstår."
    assert not _told(_judged(text.format(high, low, left)))
    if wrong <= high and abs(wrong - left) > 1:
        assert _told(_judged(text.format(high, low, wrong)))


@settings(deadline=None)
@given(
    first=st.integers(1_000, 99_999),
    second=st.integers(1_000, 99_999),
    unit=st.sampled_from(("mkr", "tkr", "kronor")),
)
def test_amounts_that_add_up_in_a_sentence_are_proved(first: int, second: int, unit: str) -> None:
    one, other, both = (
        f"{Decimal(each).scaleb(-1)}".replace(".", ",") for each in (first, second, first + second)
    )
    judged = _judged(
        f"Hyran kostade {one} {unit} och elen kostade {other} {unit}, vilket gav {both} {unit}."
    )
    assert set(judged.states.values()) == {State.PROVED}
    assert not _told(judged)


def test_what_is_left_of_a_change_that_is_yet_to_come_is_reckoned() -> None:
    text = (
        "Nämnden har beslutat om åtgärder som ska sänka kostnaderna med 11,5 mkr. "
        "Till och med april har 3,1 mkr fått effekt, och {} mkr återstår."
    )
    assert not _told(_judged(text.format("8,4")))
    assert _told(_judged(text.format("5,1")))
    # What has changed already leaves nothing.
    past = text.replace("åtgärder som ska sänka kostnaderna", "åtgärder. Kostnaderna ökade")
    assert not _told(_judged(past.format("5,1")))


def test_more_than_another_body_is_not_held_against_the_year_before() -> None:
    text = "Koncernens resultat var 79,1 mkr (37,1 mkr 2022). Det är {} mkr mer än {}."
    assert not _told(_judged(text.format("39,9", "kommunens eget")))
    assert _told(_judged(text.format("39,9", "året innan"))) == ["42,0"]


def test_rates_of_different_bodies_do_not_bear_each_other_out_by_being_near() -> None:
    judged = _judged(
        "Andelen i riket var 77,9 procent, en ökning med 0,6 procentenheter mot året före. "
        "Genomsnittet för större städer var 77,4 procent."
    )
    assert all(state is State.OPEN for state in judged.states.values())
