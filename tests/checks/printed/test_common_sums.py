"""Sums that statements seldom print and reports tell of: taxes and grants, the financial net."""

from __future__ import annotations

import pytest
from support import told

STATEMENT = """Årsredovisning 2024

Resultaträkning, mkr

Mkr\tBudget 2024\tUtfall 2024\tUtfall 2023
Verksamhetens nettokostnader\t-1 604,2\t-1 588,9\t-1 512,4
Skatteintäkter\t1 190,0\t1 201,6\t1 150,3
Generella statsbidrag\t421,0\t418,7\t391,5
Finansiella intäkter\t14,0\t19,3\t12,1
Finansiella kostnader\t-9,0\t-11,2\t-7,7
Årets resultat\t11,8\t39,5\t33,8

Investeringar, mkr

Projekt\tUtfall 2024\tUtfall 2023
Skola\t61,3\t20,4
Vatten\t25,9\t31,1
Summa investeringar\t87,2\t51,5

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Årets resultat motsvarar {} procent av skatteintäkter och generella statsbidrag.",
         "2,4", "3,3"),
        ("Resultatet utgör {} procent av skatter och bidrag.", "2,4", "2,2"),
        ("Investeringarna motsvarade {} procent av skatter och statsbidrag.", "5,4", "4,5"),
        ("Verksamhetens nettokostnader tog {} procent av skatteintäkter och statsbidrag i anspråk.",
         "98,1", "98,7"),
        ("Skatteintäkterna uppgick till 1 201,6 mkr och utgör {} procent av summan av skatter och "
         "bidrag.", "74,2", "72,4"),
        ("Skatteintäkter och statsbidrag ökade med {} procent.", "5,1", "6,9"),
        ("Skatter och bidrag ökade sammanlagt med {} mkr.", "78,5", "87,5"),
        ("Skatter, statsbidrag och utjämning har ökat med 78,5 mkr jämfört med år 2023, en ökning "
         "med {} %.", "5,1", "6,9"),
        ("Skatter, statsbidrag och fastighetsavgift uppgår till 1 620,3 mkr, vilket är en ökning "
         "med 78,5 mkr, eller {} procent.", "5,1", "6,1"),
        ("Skatteintäkter och generella statsbidrag uppgick till {} mkr.", "1 620,3", "1 541,8"),
        ("Finansnettot blev {} mkr.", "8,1", "4,4"),
        ("Finansnettot förbättrades med {} mkr jämfört med 2023.", "3,7", "7,3"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_sum_that_no_table_prints(sentence: str, right: str, wrong: str) -> None:
    """Its level, its change and its growth, and what share of it a line is."""
    assert told(STATEMENT, sentence.format(right)) == []
    assert [number for _rule, number in told(STATEMENT, sentence.format(wrong))] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Koncernens finansnetto blev 21,7 mkr.",
        "Målet är att resultatet ska motsvara 2,0 procent av skatter och bidrag.",
        "Resultatet justerat för poster av engångskaraktär motsvarar 1,1 procent av skatter och "
        "bidrag.",
        "I snitt har resultatet varit 1,9 procent av skatter och bidrag under tio år.",
        "Skatteintäkter och statsbidrag ökade med 31,0 mkr mer än i grannkommunen.",
    ],
)
def test_what_is_told_of_another_sum(sentence: str) -> None:
    """The group, a goal, a result reckoned anew and others have sums of their own."""
    assert [one for one in told(STATEMENT, sentence) if one[0] != "unexplained"] == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Finansnettot blev 8,1 mkr, vilket är 3,1 mkr {} än budget.", "bättre", "sämre"),
        ("Finansnettot {} med 3,7 mkr jämfört med 2023.", "förbättrades", "försämrades"),
    ],
)
def test_which_way_the_financial_net_went(sentence: str, right: str, wrong: str) -> None:
    """More of it is better."""
    assert told(STATEMENT, sentence.format(right)) == []
    assert len(told(STATEMENT, sentence.format(wrong))) == 1
