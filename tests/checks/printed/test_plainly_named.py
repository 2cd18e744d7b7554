"""A sentence that gives the whole name of a row, its body and its year tells that row's number."""

from __future__ import annotations

import pytest
from support import told

from bokslut.checks.printed.sentences.plainly_named import plainly_named
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.read import read_report

REPORT = """Årsredovisning 2024 för kommunen

Finansiella nyckeltal, procent

Nyckeltal\tKommunen 2024\tKommunen 2023\tKoncernen 2024\tKoncernen 2023
Soliditet\t51,7\t53,6\t42,3\t43,7
Självfinansieringsgrad för investeringar\t75,3\t43,3\t60,6\t62,8

Resultat på olika nivåer, tkr

Resultat\tKommunen 2024\tKommunen 2023\tKoncernen 2024\tKoncernen 2023
Årets resultat\t20 944\t16 619\t28 144\t10 573
Årets resultat utan realisationsvinster\t14 740\t16 619\t21 940\t10 573
Årets resultat exklusive jämförelsestörande poster\t16 319\t16 619\t23 519\t10 573

Andel anställda med utländsk bakgrund, procent

Grupp\t2024\t2023
Chefer med utländsk bakgrund\t21,4\t18,2
Kommunens befolkning\t49,3\t47,7
Specialister med utländsk bakgrund\t20,1\t14,6
Kvinnors medianlön i förhållande till mäns\t94,0\t93,3

Skulder

Mått\tKommunen 2024\tKoncernen 2024
Nettolåneskuld, kr/inv\t23 469\t26 687

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Soliditeten är {} procent i kommunen och 42,3 procent i koncernen.", "51,7", "68,9"),
        ("Soliditeten är 51,7 procent i kommunen och {} procent i koncernen.", "42,3", "29,1"),
        ("Självfinansieringsgraden var {} procent i kommunen.", "75", "29"),
        ("Soliditeten är 51,7 procent, mot {} procent året före.", "53,6", "41,2"),
        (
            "Soliditeten uppgick till {} procent jämfört med föregående år då den låg på 53,6 "
            "procent.",
            "51,7",
            "53,6",
        ),
        ("Kommunens resultat är 20,9 mkr, och {} mkr utan realisationsvinster.", "14,7", "9,3"),
        ("Utan realisationsvinster är resultatet {} mkr.", "14,7", "8,8"),
        ("Exklusive jämförelsestörande poster blev det {} mkr.", "16,3", "26,1"),
        ("Föregående års resultat var {} mkr.", "16,6", "20,9"),
        ("År 2024 uppgick årets resultat till {} mkr.", "20,9", "31,7"),
        ("Året innan var soliditeten {} procent.", "53,6", "38,1"),
        ("Koncernens nettolåneskuld är {} kr per invånare.", "26 687", "31 402"),
        ("Kvinnors medianlön uppgick till {} procent av mäns.", "94,0", "65,3"),
        ("Andelen specialister med utländsk bakgrund har ökat till {} procent.", "20,1", "14,6"),
        (
            "Andelen med utländsk bakgrund i kommunens befolkning var 2024 {} procent.",
            "49,3",
            "30,8",
        ),
    ],
)
def test_a_number_told_by_the_whole_name_of_its_row_is_held_against_it(
    sentence: str, right: str, wrong: str
) -> None:
    assert told(REPORT, sentence.format(right)) == []
    assert wrong in [
        number.removesuffix(" mkr").removesuffix(" procent").split(" kr")[0]
        for _rule, number in told(REPORT, sentence.format(wrong))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # Planned, of others, of several years, or of a part.
        "Soliditeten är 88,9 procent i budgeten.",
        "Soliditeten är 88,9 procent i riket.",
        "Soliditeten är 88,9 procent i bostadsbolaget.",
        "De senaste fem årens samlade resultat är 128,9 mkr.",
        "Självfinansieringsgraden var 2019 drygt 55 procent.",
        "Dessförinnan var resultatet 31,2 mkr.",
        # A share of something else than what the row is of.
        "Andelen chefer är 9,4 procent.",
    ],
)
def test_what_may_be_of_something_else_is_left_open(sentence: str) -> None:
    understood = understand(read_report(f"{REPORT}{sentence}\n".encode(), "rapport.txt"))
    assert list(plainly_named(understood)) == []


def test_a_share_told_by_one_word_goes_on_from_what_was_said_before_it() -> None:
    before = "(Andelen i kommunen med utländsk bakgrund var 2023 47,7 procent. "
    right = "Andelen chefer 18,2 procent och andelen specialister 14,6 procent.)"
    assert told(f"{REPORT}{before}", right) == []
    wrong = right.replace("14,6", "31,5")
    understood = understand(read_report(f"{REPORT}{before}{wrong}\n".encode(), "rapport.txt"))
    assert [one.text for one in plainly_named(understood) if one.difference] == [
        "Specialister med utländsk bakgrund, 2023: 14,6"
    ]
