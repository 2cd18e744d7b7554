"""Variances told one after another, each behind the name of its line."""

from __future__ import annotations

import pytest
from support import told

from bokslut.checks.printed.sentences.told_variances import told_variances
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

{text}

Nettokostnader per verksamhet, tkr

\tUtfall 2024\tBudget 2024\tAvvikelse
Kulturskola\t12 810\t13 170\t360
Simhall och bad\t17 844\t17 300\t-544
Bibliotek\t31 205\t31 304\t99
Kulturstyrelsens kontor\t5 001\t5 012\t11
"""


def _found(text: str, state: State) -> list[tuple[str, str]]:
    report = understand(read_text(REPORT.format(text=text), "rapport.txt"))
    return [
        (str(one.stated.value.value), str(one.computed))
        for one in told_variances(report)
        if one.state is state
    ]


def test_each_name_has_its_own_variance() -> None:
    text = "Bäst mot budget gick kulturskola (360 tkr) och sämst simhall och bad (-544 tkr)."
    assert [one for one, _same in _found(text, State.PROVED)] == ["360", "-544"]
    assert _found(text, State.CONTRADICTED) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bäst mot budget gick kulturskola (508 tkr) och sämst simhall (-544 tkr).",
            ("508", "360"),
        ),
        ("Övriga avvikelser: bibliotek (+89 tkr), kulturskola (+360 tkr).", ("89", "99")),
        ("Sämst mot budget gick simhall och bad, +544 tkr.", ("544", "-544")),
        ("Den näst största avvikelsen redovisar kulturskola, 630 tkr.", ("630", "360")),
    ],
)
def test_another_variance_or_another_sign_is_doubted(text: str, expected: tuple[str, str]) -> None:
    assert _found(text, State.CONTRADICTED) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kulturskolans kostnader överskred budgeten, 508 tkr.",
        "Kulturskolan i Norrby redovisar ett överskott på 508 tkr.",
        "Kulturstyrelsen redovisar ett underskott på 74 tkr.",
        "I april väntade sig kulturskolan ett överskott på 508 tkr.",
    ],
)
def test_what_may_be_of_something_else_is_left_alone(text: str) -> None:
    assert _found(text, State.CONTRADICTED) == []


_LIST = (
    "Kulturskola: +360 tkr. Fler elever än väntat. Simhall och bad: −544 tkr, av dyrare värme. "
    "Bibliotek: +99 tkr. Kulturstyrelsens kontor: {last} tkr."
)


def test_a_list_of_names_with_a_sign_tells_their_variances() -> None:
    text = _LIST.format(last="+11")
    assert [one for one, _same in _found(text, State.PROVED)] == ["360", "-544", "99", "11"]
    assert _found(text, State.CONTRADICTED) == []


@pytest.mark.parametrize(
    ("written", "is_told", "expected"),
    [
        ("+360 tkr", "+630 tkr", ("630", "360")),
        ("−544 tkr", "+544 tkr", ("544", "-544")),
        ("−544 tkr", "544 tkr", ("544", "-544")),
        ("+99 tkr", "−99 tkr", ("-99", "99")),
    ],
)
def test_one_of_a_list_that_is_another_than_its_variance_is_found(
    written: str, is_told: str, expected: tuple[str, str]
) -> None:
    text = _LIST.format(last="+11").replace(written, is_told)
    assert _found(text, State.CONTRADICTED) == [expected]


def test_a_list_of_what_lines_changed_by_is_left_open() -> None:
    text = "Kulturskola: +210 tkr. Simhall och bad: −35 tkr. Bibliotek: +99 tkr."
    assert _found(text, State.CONTRADICTED) == []
    assert _found("Kulturskola: +210 tkr.", State.CONTRADICTED) == []


STAFF = """Kommunstyrelsens bokslut 2024

Resultat per avdelning, tkr

Avdelning\tBudget 2024\tUtfall 2024\tAvvikelse
HR\t36 969\t33 165\t3 804
Ekonomi\t30 014\t28 690\t1 324
IT\t21 170\t21 656\t-486

HR

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Human Resources uppvisar ett överskott på {} mkr.", "3,8", "3,3"),
        ("Human Resources redovisar ett överskott på {} tkr.", "3 804", "3 408"),
    ],
)
def test_a_body_that_its_table_calls_by_initials(sentence: str, right: str, wrong: str) -> None:
    """`HR` is Human Resources."""
    assert told(STAFF, sentence.format(right)) == []
    assert [number for _rule, number in told(STAFF, sentence.format(wrong))] == [wrong]
