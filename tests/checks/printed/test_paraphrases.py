"""Plain sentences in the many ways in which reports tell one number: what is right is never told,
what is wrong always is, and with the right number where it is told as an error.

The tables are made by hand; each sentence is true of them as it stands.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

TABLES = """
Driftredovisning per nämnd (tkr)

Nämnd\tBudget 2025\tUtfall 2025\tAvvikelse\tUtfall 2024
Kommunstyrelsen\t84 350\t82 917\t1 433\t79 264
Barn- och utbildningsnämnden\t412 600\t418 235\t-5 635\t401 872
Socialnämnden\t368 420\t375 186\t-6 766\t352 941
Summa nämnder\t865 370\t876 338\t-10 968\t834 077

Resultaträkning (mnkr)

\t2025\t2024
Verksamhetens nettokostnader\t-994,0\t-948,6
Skatteintäkter\t768,3\t741,5
Generella statsbidrag och utjämning\t262,7\t241,9
Finansnetto\t-3,3\t-2,5
Årets resultat\t33,7\t32,3

Nyckeltal

\t2025\t2024
Soliditet, %\t54,2\t53,4
Antal anställda\t1 874\t1 826
Medelålder, år\t46,3\t46,1
"""
ENGLISH = """
Net cost by activity (SEK thousand)

\tBudget 2025\tActual 2025\tActual 2024
Preschool\t96 400\t98 275\t93 614
Elderly care\t187 650\t192 381\t183 927
"""


def _told(sentence: str) -> list[Finding]:
    tables = ENGLISH if "SEK" in sentence else TABLES
    judged = judge(read_text(f"Almby kommun 2025\n\n{sentence}\n\n{tables}", "rapport.txt"))
    return [
        one
        for one in judged.findings
        if one.severity is not Severity.NOTE and one.quote == sentence
    ]


# A sentence that is true, what of it is told wrongly, and the wrong number.
SENTENCES = [
    # An amount beyond a plan is no plan.
    ("Barn- och utbildningsnämnden överskred budgeten med 5 635 tkr.", "5 635", "5 835"),
    ("Socialnämndens kostnader översteg budget med 6 766 tkr.", "6 766 tkr", "6 766 mnkr"),
    ("Kommunstyrelsen underskred sin budget med 1 433 tkr.", "1 433", "1 533"),
    ("Kommunstyrelsen klarade budgeten med 1 433 tkr till godo.", "1 433", "1 533"),
    ("Kommunstyrelsen höll sin budget med en marginal på 1 433 tkr.", "1 433", "1 533"),
    # An amount with its name before it says as much as a sentence.
    ("Soliditet: 54,2 procent", "54,2", "57,2"),
    ("Nettokostnad barn- och utbildningsnämnden: 418,2 mnkr", "418,2", "401,9"),
    ("Socialnämnden – nettokostnad 375 186 tkr", "tkr", "mnkr"),
    ("Skatteintäkter: 768,3 mnkr (741,5)", "768,3", "786,3"),
    # From one year to another.
    ("Verksamhetens nettokostnader ökade med 45,4 mnkr mellan 2024 och 2025.", "45,4", "47,4"),
    ("Kostnadsökningen för socialnämnden blev 22,2 mnkr mot föregående år.", "22,2", "24,2"),
    ("Ökningen av skatteintäkterna var 26,8 mnkr.", "26,8", "28,6"),
    ("Skatteintäkterna steg 26,8 mnkr.", "26,8", "28,6"),
    # What is told by the way neither narrows what is spoken of nor says of when.
    ("Socialnämnden, som ansvarar för vård och omsorg, kostade 375,2 mnkr.", "375,2", "352,9"),
    ("Soliditeten, ett mått på långsiktig styrka, blev 54,2 procent.", "54,2", "58,2"),
    ("Medelåldern, som 2024 var 46,1 år, blev 46,3 år.", "46,3", "48,3"),
    # Whose staff it is goes without saying, and the municipality's name.
    ("Medelåldern bland kommunens anställda är 46,3 år.", "46,3", "43,6"),
    ("I december 2025 hade Almby kommun 1 874 anställda.", "1 874", "1 784"),
    # Compared first, told then.
    (
        "Skatteintäkterna ökade jämfört med föregående år och uppgick till 768,3 mnkr.",
        "768,3",
        "741,5",
    ),
    # A thousandfold is no gross cost.
    ("Kostnaden för socialnämnden noterades till 375 186 tkr.", "tkr", "mnkr"),
    # The table's own unit in English.
    ("Preschool cost SEK 98 275 thousand during the year.", "98 275", "98 475"),
    ("The cost of elderly care rose to SEK 192 381 thousand.", "192 381", "129 381"),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), SENTENCES)
def test_what_is_right_is_not_told(sentence: str, right: str, wrong: str) -> None:
    assert not _told(sentence)


@pytest.mark.parametrize(("sentence", "right", "wrong"), SENTENCES)
def test_what_is_wrong_is_told(sentence: str, right: str, wrong: str) -> None:
    assert sentence.count(right) == 1
    assert _told(sentence.replace(right, wrong))


OF_OTHERS = [
    "Koncernens soliditet uppgick till 44,9 procent.",
    "Bostadsbolagets resultat uppgick till 36,6 mnkr.",
    "Per anställd kostade utbildningen 1 926 kronor.",
]


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_what_is_of_others_is_not_told(sentence: str) -> None:
    assert not [one for one in _told(sentence) if one.rule == "text-against-table"]


LAST_YEAR = """
Nettokostnad per verksamhet (mnkr)

Verksamhet\tBudget\tUtfall\tAvvikelse\tFg år
Grundskola\t231,5\t236,2\t-4,7\t224,9
Gymnasieskola\t98,4\t97,1\t1,3\t95,3
Summa\t329,9\t333,3\t-3,4\t320,2

Flerårsöversikt

\t2024\t2025
Folkmängd\t18 604\t18 731
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Grundskolan redovisar ett utfall på 236,2 mnkr.", "236,2", "224,9"),
        ("Grundskolans nettokostnad är 11,3 mnkr högre än föregående år.", "11,3", "11,9"),
        ("Gymnasieskolans nettokostnad ökade från 95,3 till 97,1 mnkr.", "95,3", "93,5"),
    ],
)
def test_a_column_of_last_year_is_of_the_year_before(sentence: str, right: str, wrong: str) -> None:
    for text, is_told in ((sentence, False), (sentence.replace(right, wrong), True)):
        report = read_text(f"Gransjö kommun 2025\n\n{text}\n\n{LAST_YEAR}", "rapport.txt")
        told = [one for one in judge(report).findings if one.quote == text]
        assert any(one.severity is not Severity.NOTE for one in told) is is_told
