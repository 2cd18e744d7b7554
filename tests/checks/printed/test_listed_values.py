"""Lists of names with a number each are held against the rows of the table that they are of."""

from __future__ import annotations

import pytest
from support import told

from bokslut.checks.printed.sentences.listed_values import listed_values
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.read import read_report

REPORT = """Nöjdhet 2024

Nöjdkundindex per område

Område\t2023\t2024
NKI brandtillsyn\t78\t86
NKI bygglov\t56\t53
NKI miljö- och hälsoskydd\t65\t67
NKI serveringstillstånd\t64\t66

"""
ONE = "Resultat: Brandtillsyn 86 (78), bygglov {} ({}), miljö- och hälsoskydd 67 (65)."
OLD = "2023: Brandtillsyn NKI 78, Bygglov NKI {}, Miljö- och hälsoskydd NKI 65."


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "number"),
    [
        (ONE, ("53", "56"), ("35", "56"), "35"),
        (ONE, ("53", "56"), ("53", "65"), "65"),
        (ONE, ("53", "56"), ("-53", "56"), "-53"),
        (OLD, ("56",), ("65",), "65"),
    ],
)
def test_the_one_number_of_a_list_that_is_not_its_row_s_is_found(
    sentence: str, right: tuple[str, ...], wrong: tuple[str, ...], number: str
) -> None:
    assert told(REPORT, sentence.format(*right)) == []
    assert number in [one for _rule, one in told(REPORT, sentence.format(*wrong))]


def test_lines_below_each_other_are_a_list() -> None:
    lines = "Brandtillsyn 86 (78),\n\nBygglov 53 (56),\n\nMiljö- och hälsoskydd 67 (65)\n\n"
    last = "Serveringstillstånd {} (64)"
    assert told(REPORT + lines, last.format("66")) == []
    assert told(REPORT + lines, last.format("69")) == [("text-against-table", "69")]


@pytest.mark.parametrize(
    "sentence",
    [
        # Of something else than the table: more than one of the numbers differs.
        "Antal ärenden: Brandtillsyn 41, bygglov 312, miljö- och hälsoskydd 96.",
        "Bygglov 35 och brandtillsyn 86.",
        "Simhall 86 (78), bygglov 35 (56), ishall 67 (65).",
    ],
)
def test_lists_that_are_no_rows_of_a_table_are_left_open(sentence: str) -> None:
    understood = understand(read_report(f"{REPORT}{sentence}\n".encode(), "rapport.txt"))
    assert list(listed_values(understood)) == []
