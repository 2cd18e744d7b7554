"""Sentences that no word ties to a line, and that tell of it by their digits."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLE = """
Fem år i sammandrag (tkr där annat inte anges)

\t2025\t2024\t2023
Antal invånare 31 december\t41 377\t40 215\t39 640
Utdebitering, kr\t22,35\t22,10\t22,10
Nettoinvesteringar\t132 780\t85 114\t90 332
Inskickade e-tjänster\t14 137\t13 862\t9 915
"""


def _judged(sentence: str) -> tuple[list[tuple[str, str | None]], list[State]]:
    judged = judge(read_text(f"Året 2025\n\n{sentence}\n\n{TABLE}", "rapport.txt"))
    found = [
        (one.claimed or "", one.expected)
        for one in judged.findings
        if one.severity in (Severity.ERROR, Severity.WARNING)
    ]
    texts = [state for number, state in judged.states.items() if hasattr(number, "block")]
    return found, texts


@pytest.mark.parametrize(
    "sentence",
    [
        "Vid årsskiftet bodde 41 377 personer här, 1 162 fler än ett år tidigare.",
        "Den kommunala skattesatsen höjdes med 0,25 till 22,35 kronor.",
        "Fler använde våra e-tjänster: 14 137 ansökningar kom in, mot 13 862 året innan.",
    ],
)
def test_what_the_digits_of_a_line_say_is_proved(sentence: str) -> None:
    found, states = _judged(sentence)
    assert not found
    assert set(states) == {State.PROVED}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Last year's number beside this year's difference.
        ("Vid årsskiftet bodde 40 215 personer här, 1 162 fler än ett år tidigare.", "41 377"),
        ("Den kommunala skattesatsen höjdes med 0,25 till 22,53 kronor.", "22,35"),
        (
            "Fler använde våra e-tjänster: 14 137 ansökningar kom in, mot 13 682 året innan.",
            "13 862",
        ),
    ],
)
def test_what_is_a_slip_of_it_is_doubted(sentence: str, expected: str) -> None:
    found, _states = _judged(sentence)
    # The line that the other number leads to may be told besides.
    assert expected in [(one or "").replace("\u202f", " ") for _claimed, one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        # Few digits meet by chance.
        "Under året slutade 25 personer, 30 färre än året innan.",
        # One number alone, with no word of the line, is of whatever else.
        "Till mässan kom 41 737 besökare.",
    ],
)
def test_what_may_be_chance_is_left_open(sentence: str) -> None:
    found, states = _judged(sentence)
    assert not found
    assert set(states) == {State.OPEN}
