"""Sentences of finished reports against themselves, against tables and against one another."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLE = """
Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse\tUtfall 2024
Barn- och utbildningsnämnden\t312 573\t313 900\t-1 327\t301 455
Socialnämnden\t201 340\t198 120\t3 220\t190 880
Kultur- och fritidsnämnden\t44 120\t43 600\t520\t42 310
Summa\t558 033\t555 620\t2 413\t534 645
"""


def _judged(text: str) -> Judged:
    return judge(read_text(text + "\n" + TABLE, "rapport.txt"))


def _of_texts(judged: Judged, rule: str) -> list[tuple[State, str]]:
    return [(one.state, one.text) for one in judged.equations if one.rule == rule]


def _errors(judged: Judged) -> list[str]:
    return [one.rule for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet årsarbetare ökade med 12 från 180 till 192.",
        "Intäkterna ökade från 120 mkr till 126 mkr, en ökning med 5,0 procent.",
        "Av målen är 3 av 4 uppnådda, vilket motsvarar 75 procent.",
        "Andelen ökade från 40 procent till 45 procent, alltså med 5 procentenheter.",
    ],
)
def test_a_sentence_that_agrees_with_itself_is_proved(sentence: str) -> None:
    judged = _judged(sentence)
    told = _of_texts(judged, "within-sentence")
    assert told
    assert {state for state, _text in told} == {State.PROVED}
    assert not _errors(judged)


@pytest.mark.parametrize(
    "sentence",
    [
        "Antalet årsarbetare ökade med 15 från 180 till 192.",
        "Intäkterna ökade från 120 mkr till 126 mkr, en ökning med 7,0 procent.",
        "Av målen är 3 av 4 uppnådda, vilket motsvarar 65 procent.",
        "Andelen ökade från 40 procent till 45 procent, alltså med 7 procentenheter.",
    ],
)
def test_a_sentence_that_contradicts_itself_is_an_error(sentence: str) -> None:
    assert _errors(_judged(sentence)) == ["within-sentence"]


def test_a_word_that_its_own_numbers_turn_is_told_once() -> None:
    judged = _judged("Sjukfrånvaron har minskat från 7,1 procent till 7,6 procent.")
    assert _errors(judged) == ["direction-within-sentence"]
    assert {state for state, _text in _of_texts(judged, "within-sentence")} == {State.CONTRADICTED}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjukfrånvaron ska minska från 7,1 procent till 7,6 procent.",
        "Tåget går från 7 till 12.",
        "Antalet minskade inte från 180 till 192.",
    ],
)
def test_what_is_wished_or_denied_is_left_open(sentence: str) -> None:
    assert not _errors(_judged(sentence))


def test_numbers_of_named_rows_are_tied_to_their_table() -> None:
    judged = _judged(
        "Socialnämnden redovisar ett överskott på 3,2 mkr. "
        "Nettokostnaden för Kultur- och fritidsnämnden uppgår till 43,6 mkr."
    )
    told = [one for one in judged.equations if one.rule == "text-against-table"]
    assert {one.state for one in told} == {State.PROVED}
    assert len({one.stated.number for one in told}) == 2


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Socialnämnden redovisar ett överskott på 2,3 mkr.", "2,3"),
        ("Socialnämnden redovisar ett överskott på 32 mkr.", "32"),
        ("Barn- och utbildningsnämnden redovisar ett underskott på 1,8 mkr.", "1,8"),
    ],
)
def test_a_number_that_is_not_that_of_the_row_it_names_is_an_error(
    sentence: str, wrong: str
) -> None:
    judged = _judged(sentence)
    (found,) = [one for one in judged.findings if one.rule == "text-against-table"]
    assert found.severity is Severity.ERROR
    assert found.claimed == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        # A part, something rough, another year, no row, several rows.
        "Av överskottet hos Socialnämnden avser 2,3 mkr vakanser.",
        "Socialnämnden redovisar ett överskott på drygt 2,9 mkr.",
        "Socialnämnden redovisade för 2023 ett överskott på 2,3 mkr.",
        "Fritidsgårdarna redovisar ett överskott på 2,3 mkr.",
        "Socialnämnden och Kultur- och fritidsnämnden redovisar ett överskott på 2,3 mkr.",
    ],
)
def test_what_may_speak_of_something_else_is_open_and_no_error(sentence: str) -> None:
    judged = _judged(sentence)
    assert not _errors(judged)
    assert judged.counts()["open"] >= 1


def test_a_repeated_sentence_with_another_number_is_an_error() -> None:
    summary = "Investeringarna uppgick under året till 12,7 mkr, varav fordon står för 5,3 mkr."
    chapter = summary.replace("12,7", "12,4")
    judged = _judged(f"Sammanfattning\n\n{summary}\n\nInvesteringar\n\n{chapter}")
    (found,) = [one for one in judged.findings if one.severity is Severity.ERROR]
    assert (found.rule, found.claimed, found.expected) == ("repeated-sentence", "12,4", "12,7")


def test_one_digit_in_one_table_is_found_by_the_other() -> None:
    other = TABLE.replace("Driftredovisning", "Nettokostnader").replace("198 120", "198 720")
    judged = judge(read_text(TABLE + "\nMer.\n" + other, "rapport.txt"))
    tied = [one for one in judged.findings if one.rule == "across-tables"]
    assert [one.claimed.replace("\u202f", " ") for one in tied] == ["198 720"]


def test_nothing_unchecked_is_told_as_right() -> None:
    judged = _judged("Kommunen har 14 200 invånare och 37 lekplatser.")
    states = [state for number, state in judged.states.items() if not hasattr(number, "row")]
    assert states == [State.OPEN, State.OPEN]
    assert sum(judged.counts().values()) == len(judged.numbers)


def test_a_number_that_another_table_contradicts_has_its_cause_told() -> None:
    """The other table may have rows and columns that this one has not."""
    other = TABLE.replace("Driftredovisning", "Nettokostnader").replace("198 120", "198 210")

    judged = judge(read_text(TABLE + "\nMer.\n" + other, "rapport.txt"))
    told = [one.advice() for one in judged.findings if one.rule == "across-tables"]
    assert told
    assert all(told)
