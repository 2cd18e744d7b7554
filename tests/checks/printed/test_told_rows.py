"""Sentences that give the numbers of one row, held against the row."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.sentences.told_rows import told_rows
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

REPORT = """
Indikatorer

Indikator\tMålvärde\tUtfall 2024\tUtfall 2023
Andel nöjda brukare\t72,0\t74,3\t70,9
Företagsklimat, NKI\t81\t76\t79
Sjukfrånvaro, procent\t6,0\t6,8\t7,3

För andel nöjda brukare landade värdet på 74,3 procent mot målet 72,0 procent.
Målet för företagsklimat, NKI var minst 81 och utfallet blev 76, det är 5 enheter under målet.
Sjukfrånvaron har minskat med 0,5 procentenheter och var 6,8 procent.
Andel nöjda brukare var 74,3 procent (2023: 70,9 procent).
"""


def _found(text: str) -> list[tuple[str, str, bool]]:
    return [
        (str(one.stated.value.value), str(abs(one.terms[-1].value.value)), one.sure)
        for one in told_rows(understand(read_text(text, "r.txt")))
    ]


def test_sentences_that_give_the_numbers_of_their_row_are_left_alone() -> None:
    assert _found(REPORT) == []


@pytest.mark.parametrize(
    ("cell", "wrong", "told"),
    [
        ("\t72,0\t", "\t78,0\t", "72.0"),
        ("\t81\t", "\t41\t", "81"),
        ("\t79", "\t79", None),
    ],
)
def test_a_target_that_the_sentence_tells_otherwise_is_seen(
    cell: str, wrong: str, told: str | None
) -> None:
    found = _found(REPORT.replace(cell, wrong, 1))
    assert [one for one, _cell, _sure in found] == ([told] if told else [])


def test_a_value_of_another_year_than_the_sentence_tells_is_an_error() -> None:
    assert _found(REPORT.replace("\t74,3\t70,9", "\t70,9\t70,9"))[0] == ("74.3", "70.9", True)
    assert ("70.9", "79.0", True) in _found(REPORT.replace("\t74,3\t70,9", "\t74,3\t79,0"))


def test_a_change_that_does_not_lead_to_the_year_before_is_a_doubt() -> None:
    assert _found(REPORT.replace("\t6,8\t7,3", "\t6,8\t9,4")) == [("0.5", "9.4", False)]


def test_a_number_of_somebody_else_is_not_the_rows() -> None:
    others = REPORT.replace(
        "Andel nöjda brukare var 74,3 procent (2023: 70,9 procent).",
        "Andel nöjda brukare var 74,3 procent, och i riket 78,1 procent.",
    )
    assert _found(others) == []
