"""What a wrong number is likely due to, as a controller would guess it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

COSTS = """# Bokslut 2023

## Kostnader (tkr)

| | 2023 | 2022 |
|---|---:|---:|
| Personal | 412 300 | 398 120 |
| Lokaler | 88 450 | 86 210 |
| Övrigt | 61 225 | 59 840 |
| Summa kostnader | 561 975 | 544 170 |

"""


def _found(text: str) -> list[Finding]:
    judged = judge(read_report(text.encode(), "b.md"))
    return [one for one in judged.findings if one.severity is not Severity.NOTE]


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("right", "wrong", "cause"),
    [
        ("561 975", "650 425", "Likely Lokaler (88 450) is counted twice."),
        ("561 975", "473 525", "Likely Lokaler (88 450) is not counted in the sum."),
        ("61 225", "-61 225", "Likely the sign of Övrigt (-61 225) is turned."),
        ("88 450", "88 540", "Likely digits of Lokaler are swapped: 88 540 for 88 450."),
        ("61 225", "61", "Likely Övrigt is in another unit: 61 for 61 225."),
        ("561 975", "562", "Likely it is in another unit: 562 for 561 975."),
        ("412 300", "398 120", "Likely Personal was copied from 2022: 398 120 for 412 300."),
        ("88 450", "", "Rows without a value would explain it: Lokaler. Fill them in."),
    ],
)
def test_a_sum_that_is_off_tells_what_it_is_likely_due_to(
    right: str, wrong: str, cause: str
) -> None:
    assert _found(COSTS) == []
    found = _found(COSTS.replace(right, wrong, 1))
    assert cause in [_plain(one.advice()) for one in found if one.rule == "footing"]


def test_a_sum_that_is_singled_out_may_have_a_row_twice() -> None:
    # 73 200 + 25 880 + 25 880, and the variances tell that the other numbers are right.
    text = """# Bokslut 2023

| tkr | Budget | Utfall | Avvikelse |
|---|---:|---:|---:|
| Skola | 74 000 | 73 200 | 800 |
| Omsorg | 25 120 | 25 880 | -760 |
| Summa | 99 120 | 124 960 | 40 |
"""
    found = _found(text)
    assert [_plain(one.advice()) for one in found if one.severity is Severity.ERROR] == [
        "Likely Omsorg (25 880) is counted twice."
    ]


@pytest.mark.parametrize(
    ("sentence", "told", "cause"),
    [
        (
            "Personalkostnaderna 2023 uppgick till 412,3 mkr och lokalerna till 84,5 mkr.",
            "88,5 mkr, but 84,5 mkr is written.",
            "Correct the number or the words.",
        ),
        (
            "Summa kostnader uppgick 2023 till 544,2 mkr.",
            "562,0 mkr, but 544,2 mkr is written.",
            "544,2 also stands at Summa kostnader / 2022: likely it was copied from there.",
        ),
        (
            "Summa kostnader uppgick 2023 till 526,0 mkr.",
            "562,0 mkr, but 526,0 mkr is written.",
            "Likely digits are swapped: 526,0 for 562,0.",
        ),
        (
            "Personalkostnaderna ökade med 3,9 procent.",
            "(412 300 - 398 120) / 398 120 = 3,6 %, but 3,9 procent is written.",
            "Correct the number or the words.",
        ),
        (
            "Summa kostnader uppgick 2023 till 561 975 mkr.",
            "562 mkr, but 561 975 mkr is written.",
            "Likely it is in another unit: 561 975 for 561 975 tkr.",
        ),
    ],
)
def test_a_number_of_a_sentence_is_told_with_its_unit_and_its_cause(
    sentence: str, told: str, cause: str
) -> None:
    (found,) = _found(COSTS + sentence)
    assert _plain(found.message()).endswith(told)
    assert _plain(found.advice()) == cause


def test_how_much_less_is_reckoned_from_the_larger_number() -> None:
    text = COSTS.replace("412 300", "383 940").replace("561 975", "533 615")
    assert _found(text + "Personalkostnaderna minskade med 14,2 mkr.") == []
    (found,) = _found(text + "Personalkostnaderna minskade med 12,4 mkr.")
    assert "398 120 - 383 940 = 14,2 mkr, but" in _plain(found.message())


def test_a_word_that_turns_a_number_is_told_once_and_as_surely() -> None:
    (found,) = _found(COSTS + "Summa kostnader minskade med 17,8 mkr.")
    assert found.rule == "direction-against-table"
    assert "minskade" in found.message()
