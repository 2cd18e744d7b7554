"""One wrong number in a sentence is told once, with all that shows it."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report

TABLE = """
| mnkr | 2024 | 2023 | Förändring |
|---|---|---|---|
| Skola | 60,1 | 58,0 | 2,1 |
| Omsorg | 45,5 | 43,4 | 2,1 |
| Summa | 105,6 | 101,4 | 4,2 |
"""


def _told(sentence: str) -> list[tuple[Severity, str]]:
    judged = judge(read_report(f"# Bokslut 2024\n\n{sentence}\n{TABLE}".encode(), "b.md"))
    return [
        (one.severity, one.message().replace("\u202f", " ").replace("\u2212", "-"))
        for one in judged.findings
        if one.severity is not Severity.NOTE
    ]


def test_a_number_refuted_by_its_sentence_and_by_a_table_is_one_finding_with_both() -> None:
    told = _told("Nettokostnaderna ökade med 3,2 mnkr, från 101,4 mnkr till 105,6 mnkr.")
    assert told == [
        (
            Severity.ERROR,
            "105,6 mnkr - 101,4 mnkr = 4,2 mnkr; Summa: 105,6 - 101,4 = 4,2 mnkr, "
            "but 3,2 mnkr is written.",
        )
    ]


def test_the_same_arithmetic_of_two_rules_is_written_once_and_the_larger_first() -> None:
    told = _told("Budgeten var 8 450 tkr och 6 130 tkr har använts. Kvar är 1 877 tkr.")
    assert told == [
        (Severity.ERROR, "8 450 tkr - 6 130 tkr = 2 320 tkr, but 1 877 tkr is written."),
    ]


def test_what_is_left_of_a_count_is_written_out() -> None:
    told = _told("Vi följer 5 indikatorer, av vilka två nådde målet och två inte gjorde det.")
    assert told == [(Severity.ERROR, "5 - 2 = 3, but 2 is written.")]


def test_two_wrong_numbers_of_one_sentence_are_two_findings() -> None:
    told = _told("Skolan kostade 61,1 mnkr och omsorgen 45,9 mnkr.")
    assert len(told) == 2
