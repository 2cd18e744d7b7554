"""Numbers of notes that have run into the amounts are told apart by the arithmetic of the table; a
wrong digit is not taken for a note."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def _judged(text: str) -> Judged:
    return judge(read_report(f"Resultaträkning 2024\n\n{text}\n".encode(), "rapport.txt"))


def _first(judged: Judged) -> list[str]:
    (grid,) = judged.understood.grids
    told = (grid.value(row, 0) for row in range(len(grid.rows)))
    return [str(one.value) if one else "" for one in told]


def _errors(judged: Judged) -> list[str]:
    return [one.rule for one in judged.findings if one.severity is Severity.ERROR]


TWO = "Tkr\t2024\t2023\nIntäkter\t1 805\t790\nKostnader\t2 {}\t650\nÅrets resultat\t105\t140"


@pytest.mark.parametrize("head", ["Tkr\t2024\t2023", "Tkr\tNot\t2024\t2023"])
def test_notes_that_could_be_thousands_are_none_where_the_sums_hold_without_them(head: str) -> None:
    judged = _judged(TWO.format("700").replace("Tkr\t2024\t2023", head))
    assert _first(judged) == ["805", "700", "105"]
    assert not _errors(judged)
    assert judged.counts()["proved"] == 6


def test_the_head_of_lost_notes_does_not_push_the_years_aside() -> None:
    judged = _judged("Tkr\tNot\t2024\t2023\nSkola\t805\t790\nOmsorg\t700\t650\nSumma\t1 505\t1 440")
    (grid,) = judged.understood.grids
    assert [one.head for one in grid.columns] == ["2024", "2023"]
    assert judged.counts()["proved"] == 6


def test_a_column_of_notes_keeps_its_place() -> None:
    judged = _judged("Tkr\tNot\t2024\nSkola\t1\t790\nOmsorg\t2\t650\nSumma\t\t1 440")
    (grid,) = judged.understood.grids
    assert [one.head for one in grid.columns] == ["Not", "2024"]
    assert judged.counts()["proved"] == 3


def test_an_amount_wrong_by_a_thousand_is_no_note() -> None:
    right = "Tkr\t2024\t2023\nSkola\t1 805\t1 790\nOmsorg\t2 700\t2 650\nSumma\t{}\t4 440"
    assert not _errors(_judged(right.format("4 505")))
    assert _errors(_judged(right.format("3 505"))) == ["footing"]
    assert _errors(_judged(right.format("1 505"))) == ["footing"]


def test_a_wrong_digit_beside_notes_that_have_run_in_is_still_told() -> None:
    assert _errors(_judged(TWO.format("710"))) == ["footing"]
