"""When what contradicts a number of a sentence is surely told of the same thing, though no second
witness asks for the other number.

The tables are made by hand; what each sentence must say is worked out from them.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

TABLES = """
Nyckeltal 2025

\t2025\t2024\t2023
Täckningsgrad för färdtjänsten, %\t63,4\t61,8\t60,2
Andel resor i tid, %\t91,7\t88,5\t87,9

Nämndernas utfall 2025 (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse
Hamnnämnden\t41 200\t43 950\t-2 750
Parknämnden\t28 640\t27 915\t725
Museinämnden\t19 330\t18 472\t858
Summa nämnder\t89 170\t90 337\t-1 167

Hamnens siffror

\t2025\t2024
Godsvolym, ton\t184 310\t172 965
Lossade containrar\t21 844\t23 107
Hamnavgifter, tkr\t36 480\t33 195
Hamnens intäkter, tkr\t57 620\t54 380

Långfristig låneskuld, tkr\t214 600\t226 850
"""


def _told(sentence: str) -> list[Finding]:
    judged = judge(read_text(f"Verksamheten 2025\n\n{sentence}\n\n{TABLES}", "rapport.txt"))
    return [one for one in judged.findings if one.severity is not Severity.NOTE and one.claimed]


def _errors(sentence: str) -> list[str]:
    return [one.claimed for one in _told(sentence) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("right", "wrong", "claimed"),
    [
        # The row proves the other number of the sentence.
        (
            "Täckningsgraden för färdtjänsten var 63,4 procent, mot 61,8 procent året före.",
            "Täckningsgraden för färdtjänsten var 57,1 procent, mot 61,8 procent året före.",
            "57,1",
        ),
        (
            "Andelen resor i tid ökade från 88,5 procent till 91,7 procent.",
            "Andelen resor i tid ökade från 83,9 procent till 91,7 procent.",
            "83,9",
        ),
        # A board that is named in full has another variance.
        (
            "Museinämnden redovisar ett överskott på 858 tkr.",
            "Museinämnden redovisar ett överskott på 941 tkr.",
            "941",
        ),
        # The difference is told from a level that the row proves.
        (
            "Hamnavgifterna uppgick till 36 480 tkr, vilket är 3 285 tkr mer än året före.",
            "Hamnavgifterna uppgick till 36 480 tkr, vilket är 4 126 tkr mer än året före.",
            "4\u202f126",
        ),
        # The part is proved beside its share.
        (
            "Hamnavgifterna gav 36 480 tkr, vilket är 63,3 procent av hamnens intäkter.",
            "Hamnavgifterna gav 36 480 tkr, vilket är 71,9 procent av hamnens intäkter.",
            "71,9",
        ),
        # Only the word is wrong, and the difference is the row's own to the last digit.
        (
            "Godsvolymen ökade med 11 345 ton jämfört med 2024.",
            "Godsvolymen minskade med 11 345 ton jämfört med 2024.",
            "minskade",
        ),
        # One digit of the number that the likeliest line has, which nothing else explains.
        (
            "I hamnen var de lossade containrarna 21 844 under året.",
            "I hamnen var de lossade containrarna 21 944 under året.",
            "21\u202f944",
        ),
        # The row has the number without a minus, and nothing of it is below zero.
        (
            "Av alla resor var andelen resor i tid 91,7 procent.",
            "Av alla resor var andelen resor i tid −91,7 procent.",
            "−91,7",
        ),
    ],
)
def test_what_surely_speaks_of_the_same_is_an_error(right: str, wrong: str, claimed: str) -> None:
    assert not _told(right)
    assert [one.replace("\u00a0", "\u202f") for one in _errors(wrong)] == [claimed]


_IN_MILLIONS = (
    "Hamnen fick in 57,6 mkr. Hamnavgifterna var 36,5 mkr av dem. Parknämnden kostade 27,9 mkr. "
    "Museinämnden kostade 18,5 mkr. Den långfristiga låneskulden var {told} vid årets slut."
)


def test_thousands_where_all_others_are_millions_are_an_error() -> None:
    assert not _told(_IN_MILLIONS.format(told="214,6 mkr"))
    assert len(_errors(_IN_MILLIONS.format(told="214,6 tkr"))) == 1


def test_what_a_table_proves_in_one_place_is_wrong_in_the_other() -> None:
    place = "Täckningsgraden för färdtjänsten var 63,4 procent. {}"
    assert not _told(place.format("Täckningsgraden för färdtjänsten var 63,4 procent."))
    assert _errors(place.format("Täckningsgraden för färdtjänsten var 71,2 procent.")) == ["71,2"]


def test_a_difference_whose_form_leaves_nothing_else_is_an_error() -> None:
    told = (
        "Av flickorna reste 73 procent till skolan med buss, medan andelen bland pojkarna var 45 "
    )
    assert not _told(told + "procent, vilket är en skillnad på 28 procentenheter.")
    assert _errors(told + "procent, vilket är en skillnad på 37 procentenheter.") == ["37"]


@pytest.mark.parametrize(
    "sentence",
    [
        # Of several together.
        "Tillsammans med Museinämnden blir överskottet 1 583 tkr.",
        # A clause of its own begins between the two.
        "Andelen resor i tid ökade till 91,7 procent, och andelen nöjda till 78,2 procent.",
        # Off by no more than rounding may leave.
        "Andelen resor i tid var 91,7 procent, 3,1 procentenheter mer än året före.",
    ],
)
def test_what_may_be_told_of_something_else_is_no_error(sentence: str) -> None:
    assert not _errors(sentence)
