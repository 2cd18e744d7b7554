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


BOARDS = """Bokslut 2023

Nämnd, mkr\tBudget\tUtfall\tAvvikelse
Bildningsnämnden\t402,4\t410,6\t-8,2
Socialnämnden\t378,0\t387,4\t-9,4
Plan- och byggnadsnämnden\t51,3\t49,9\t1,4
Tekniska nämnden\t92,8\t90,5\t2,3
Summa\t924,5\t938,4\t-13,9

"""
BEHIND = "Bildningsnämnden och socialnämnden redovisar underskott om {} respektive {} mkr."
WITHIN = (
    "De största avvikelserna finns inom bildningsnämnden samt inom socialnämnden, som redovisade "
    "underskott om {} respektive {} mkr."
)
THREE = (
    "Bildningsnämnden, socialnämnden och tekniska nämnden hade en budget på 402,4, {} respektive "
    "{} mkr."
)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "found"),
    [
        (BEHIND, ("8,2", "9,4"), ("8,2", "4,9"), ["4,9"]),
        (BEHIND, ("8,2", "9,4"), ("9,4", "8,2"), ["9,4", "8,2"]),
        (WITHIN, ("8,2", "9,4"), ("2,8", "9,4"), ["2,8"]),
        (THREE, ("378,0", "92,8"), ("378,0", "98,2"), ["98,2"]),
    ],
)
def test_numbers_told_respectively_are_those_of_the_rows_in_their_order(
    sentence: str, right: tuple[str, ...], wrong: tuple[str, ...], found: list[str]
) -> None:
    assert told(BOARDS, sentence.format(*right)) == []
    assert {one for _rule, one in told(BOARDS, sentence.format(*wrong))} >= set(found)


@pytest.mark.parametrize(
    "sentence",
    [
        # Another kind of amount than the table has.
        "Bildningsnämnden och socialnämnden har 1,2 respektive 3,4 mkr i riktade bidrag.",
        # More rows than numbers.
        "Bildningsnämnden, socialnämnden och tekniska nämnden fick 8,2 respektive 4,9 mkr.",
    ],
)
def test_what_is_of_no_column_is_left_open(sentence: str) -> None:
    understood = understand(read_report((BOARDS + sentence).encode(), "rapport.txt"))
    assert [one for one in listed_values(understood) if one.difference] == []


SURPLUS = "Plan- och byggnadsnämnden samt tekniska nämnden redovisar {} om 1,4 respektive 2,3 mkr."


@pytest.mark.parametrize(("word", "found"), [("överskott", []), ("underskott", ["underskott"])])
def test_a_surplus_told_respectively_is_one_in_all_rows(word: str, found: list[str]) -> None:
    assert [one for _rule, one in told(BOARDS, SURPLUS.format(word))] == found
