"""Where the form of a sentence fixes how three of its amounts follow, a slip of one is told."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

RIGHT = (
    "Marknadsvärdet är 915,2 Mkr och överstiger det bokförda värdet, 897,0 Mkr, med 18,2 Mkr.",
    "Marknadsvärdet bedöms till 508,2 Mkr att jämföra med det bokförda 410,1 Mkr. Marknadsvärdet "
    "överstiger det bokförda värdet med 98,1 Mkr.",
    "Låneskulden växte till 370,3 mkr; för ett år sedan var den 363,8 mkr. Det är 6,5 mkr mer.",
    "Andelen behöriga var 81,1 procent. Jämfört med 2022 års 84,7 procent har andelen minskat med "
    "3,6 procentenheter.",
    "Under våren hade vi 28 791 inskrivna, under hösten 25 053: 3 738 färre.",
    "Kommunen fick in 2 452,6 mkr och kostnaderna blev 2 190,1 mkr. Kommunen gick plus med "
    "262,5 mkr.",
    "Låneskulden är 556,1 Mkr. 21,0 % av lånen, 116,8 Mkr, förfaller inom ett år.",
    "Skulden är 818,1 mkr. Av den finns 49,0 procent, 400,9 mkr, hos Kommuninvest.",
    "Kommunen investerade 166,9 mkr under året. Av den totala investeringsbudgeten på 195,3 mkr "
    "har därmed 85,5 procent förbrukats.",
    "Av 1 715 iordningställda tomter är 652 sålda och 1 063 kvar.",
    "Sjukfrånvaron var 7,2 procent. Det är 0,7 procentenheter över målet på 6,5 procent.",
    "Skulden ökade med 40 mnkr till 610 mnkr då nya lån på 95 mnkr togs och 55 mnkr amorterades.",
    # What looks alike and is something else.
    "Likvida medel ökade med 65,6 mkr; nya lån på 137,8 mkr togs och 67,8 mkr amorterades.",
    "Av 1 559 anställda är 1 195 kvinnor och 212 födda utomlands.",
    "Av dessa gick 182 i pension och 737 lämnade på egen begäran, 45 fler än 2019.",
    "Skulden är 818,1 mkr. Av den totala volymen är 49,0 procent, 612,4 mkr, bundna.",
    "Kommunen fick in 2 452,6 mkr. Kostnaderna var 2 190,1 mkr, och bolaget gick plus med 12,5 mkr "
    "efter att 4,0 mkr har återförts.",
)
WRONG = (
    (0, "18,2", "81,2"),
    (0, "överstiger", "understiger"),
    (1, "98,1", "38,1"),
    (1, "överstiger", "understiger"),
    (2, "6,5", "5,6"),
    (2, "mer", "mindre"),
    (3, "3,6", "6,3"),
    (3, "minskat", "ökat"),
    (4, "3 738", "7 338"),
    (4, "färre", "fler"),
    (5, "262,5", "226,5"),
    (5, "plus", "minus"),
    (6, "21,0", "12,0"),
    (6, "116,8", "161,8"),
    (7, "49,0", "94,0"),
    (8, "85,5", "58,5"),
    (8, "166,9", "196,9"),
    (9, "1 063", "1 036"),
    (9, "652", "625"),
    (10, "över målet", "under målet"),
    (11, "40 mnkr", "14 mnkr"),
    (11, "95 mnkr", "59 mnkr"),
)


def _judged(text: str) -> Judged:
    return judge(read_text(f"Årsredovisning 2023\n\n{text}\n"))


def _told(text: str) -> list[Severity]:
    return [one.severity for one in _judged(text).findings if one.rule != "part-missing"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_goes_together_is_left_alone(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(("place", "right", "wrong"), WRONG)
def test_a_slip_of_one_of_the_three_is_told(place: int, right: str, wrong: str) -> None:
    assert right in RIGHT[place]
    assert _told(RIGHT[place].replace(right, wrong))


def test_two_shares_and_the_difference_that_is_told_of_them() -> None:
    text = (
        "2022 levde {} procent av barnen med utländsk bakgrund i fattigdom medan andelen för barn "
        "med svensk bakgrund var 16 procent vilket är en skillnad med {} procentenheter."
    )
    for now, gap, found in (("50", "34", False), ("50", "42", True), ("56", "34", True)):
        told = judge(read_text(text.format(now, gap))).findings
        assert bool([one for one in told if one.rule == "text-arithmetic"]) is found
