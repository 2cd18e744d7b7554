"""What a number in a sentence claims, held against tables and against the sentences around it.

The tables are made by hand; what each sentence must be is worked out beside it.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.understood.equations import State, TextNumber
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

BOARDS = """
Nettokostnader per nämnd (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse\tUtfall 2024
Barn- och utbildningsnämnden\t312 573\t313 900\t-1 327\t301 455
Socialnämnden\t201 340\t198 120\t3 220\t190 880
Kultur- och fritidsnämnden\t44 120\t43 600\t520\t42 310
Summa\t558 033\t555 620\t2 413\t534 645
"""
STAFF = """
Sjukfrånvaro i procent

\t2025\t2024\t2023
Kvinnor\t7,7\t8,1\t7,9
Män\t5,4\t5,9\t5,2
Totalt\t7,1\t7,6\t7,3
"""
RESULT = """
Resultaträkning (mkr)

\tKoncernen 2025\tKommunen 2025\tKommunen 2024
Verksamhetens nettokostnader\t-3 196,7\t-2 404,1\t-2 325,2
Skatteintäkter\t1 821,7\t1 821,7\t1 735,5
Generella statsbidrag\t607,7\t607,7\t587,3
Årets resultat\t61,4\t39,2\t0,3
"""


def _judged(text: str, *tables: str) -> Judged:
    return judge(read_text("\n".join([text, *(tables or (BOARDS, STAFF))]), "rapport.txt"))


def _states(judged: Judged) -> list[State]:
    return [state for number, state in judged.states.items() if isinstance(number, TextNumber)]


def _told(judged: Judged) -> list[tuple[Severity, str]]:
    return [
        (one.severity, one.claimed)
        for one in judged.findings
        if one.severity is not Severity.NOTE and one.rule != "unit-missing"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # 198 120 - 190 880 = 7 240; 7 240 / 190 880 = 3,79 %.
        "Socialnämndens nettokostnad ökade med 7,2 mkr jämfört med 2024.",
        "Socialnämndens nettokostnad steg med 3,8 procent.",
        # 198 120 / 555 620 = 35,66 %.
        "Socialnämnden svarar för 35,7 procent av nettokostnaden.",
        # 3 220 / 201 340 = 1,60 %.
        "Socialnämnden redovisar ett överskott på 3,2 mkr, vilket är 1,6 procent av budgeten.",
        # 3 220 + 520 = 3 740.
        "Socialnämnden och Kultur- och fritidsnämnden redovisar tillsammans ett överskott "
        "på 3,7 mkr.",
        "Nämnderna redovisar sammantaget ett överskott på 2,4 mkr.",
        "Utfallet för Barn- och utbildningsnämnden är 1,3 mkr sämre än budget.",
        "Socialnämndens budget uppgick till 201,3 miljoner kronor.",
        "Sjukfrånvaron för kvinnor var 7,7 procent.",
        # 7,1 - 7,6 = -0,5.
        "Den totala sjukfrånvaron minskade med 0,5 procentenheter.",
        # (7,1 + 7,6 + 7,3) / 3 = 7,33.
        "Den totala sjukfrånvaron har i genomsnitt varit 7,3 procent.",
    ],
)
def test_what_the_tables_say_in_any_way_is_proved(sentence: str) -> None:
    judged = _judged(sentence)
    assert set(_states(judged)) == {State.PROVED}
    assert not _told(judged)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Socialnämndens nettokostnad ökade med 7,9 mkr jämfört med 2024.", "7,9"),
        ("Socialnämndens nettokostnad steg med 8,8 procent.", "8,8"),
        ("Utfallet för Barn- och utbildningsnämnden är 1,8 mkr sämre än budget.", "1,8"),
        ("Socialnämndens budget uppgick till 210,3 miljoner kronor.", "210,3"),
        ("Sjukfrånvaron för kvinnor var 7,2 procent.", "7,2"),
    ],
)
def test_a_slip_of_what_the_sentence_surely_means_is_an_error(sentence: str, wrong: str) -> None:
    assert _told(_judged(sentence)) == [(Severity.ERROR, wrong)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Socialnämndens nettokostnad minskade med 7,2 mkr jämfört med 2024.",
        "Socialnämnden redovisar ett underskott på 3,2 mkr.",
        "Utfallet för Barn- och utbildningsnämnden är 1,3 mkr bättre än budget.",
    ],
)
def test_a_word_that_goes_the_other_way_than_the_numbers_is_an_error(sentence: str) -> None:
    assert [severity for severity, _claimed in _told(_judged(sentence))] == [Severity.ERROR]


@pytest.mark.parametrize(
    "sentence",
    [
        # What is only planned, a part, a bound, another year, another table's matter.
        "Socialnämndens budget ska uppgå till 210,3 miljoner kronor.",
        "Av Socialnämndens överskott avser 2,3 mkr vakanser.",
        "Socialnämnden redovisar ett överskott på minst 2,3 mkr.",
        "Socialnämnden redovisade 2022 ett överskott på 2,3 mkr.",
        "Kvinnors medianlön var 97 procent av mäns.",
        "Socialnämndens kostnader för konsulter ökade med 7,9 mkr.",
        # Roughly, and within what that means.
        "Socialnämndens nettokostnad uppgick till cirka 200 mkr.",
        "Socialnämndens nettokostnad uppgick till drygt 190 mkr.",
    ],
)
def test_what_may_be_of_something_else_is_never_an_error(sentence: str) -> None:
    judged = _judged(sentence)
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]


def test_the_municipality_is_meant_unless_the_group_is_said() -> None:
    judged = _judged(
        "Kommunens resultat uppgick till 39,2 mkr. Koncernens resultat uppgick till 61,4 mkr.",
        RESULT,
    )
    assert _states(judged) == [State.PROVED, State.PROVED]


def test_a_share_of_two_rows_together_is_reckoned() -> None:
    """2 404,1 / (1 821,7 + 607,7) = 98,96 %."""
    judged = _judged(
        "Nettokostnaderna tog i anspråk 99,0 procent av skatteintäkter och generella statsbidrag.",
        RESULT,
    )
    assert _states(judged) == [State.PROVED]


def test_a_sentence_goes_on_with_what_was_spoken_of_before() -> None:
    judged = _judged(
        "Socialnämnden redovisar ett överskott på 3,2 mkr. Nettokostnaden har ökat med 7,9 mkr "
        "sedan 2024."
    )
    assert _told(judged) == [(Severity.WARNING, "7,9")]


@pytest.mark.parametrize(
    ("stated", "found"),
    [("38,9", []), ("39,0", []), ("35,9", ["35,9"]), ("52,1", ["52,1"])],
)
def test_this_year_and_the_year_before_give_the_change(stated: str, found: list[str]) -> None:
    """39,2 - 0,3 = 38,9, and rounding can make it 39,0."""
    judged = judge(
        read_text(
            f"Kommunens resultat för 2025 uppgick till 39,2 mkr. Resultatet förbättrades med "
            f"{stated} mkr jämfört med 2024, då det var 0,3 mkr."
        )
    )
    assert [claimed for _severity, claimed in _told(judged)] == found


@settings(max_examples=40, deadline=None)
@given(
    amount=st.integers(min_value=10_000, max_value=999_999),
    decimals=st.sampled_from([0, 1]),
)
def test_a_value_that_is_rounded_from_its_row_is_never_contradicted(
    amount: int, decimals: int
) -> None:
    table = f"Kostnader (tkr)\n\n\tUtfall 2025\tUtfall 2024\nBadhuset\t{amount}\t{amount + 777}\n"
    stated = f"{round(Decimal(amount) / 1000, decimals)}".replace(".", ",")
    judged = _judged(f"Badhuset kostade {stated} mkr.", table)
    assert not _told(judged)


@settings(max_examples=40, deadline=None)
@given(
    amount=st.integers(min_value=100, max_value=9_999),
    place=st.sampled_from([0, 1]),
    digit=st.sampled_from("123456789"),
)
def test_a_changed_leading_digit_of_the_only_row_is_always_found(
    amount: int, place: int, digit: str
) -> None:
    right = str(amount)
    wrong = right[:place] + digit + right[place + 1 :]
    assume(wrong != right)
    table = f"Kostnader (mkr)\n\n\tUtfall 2025\nBadhuset\t{right[:-1]},{right[-1]}\n"
    judged = _judged(f"Badhusets kostnader uppgick till {wrong[:-1]},{wrong[-1]} mkr.", table)
    assert [claimed.replace("\u202f", "") for _severity, claimed in _told(judged)] == [
        f"{wrong[:-1]},{wrong[-1]}"
    ]
