"""All, none and one in finished reports against the rows that they count."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.counts.counts import counted
from bokslut.checks.printed.counts.counts_in_words import counted_in_words
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

Nämnderna

{text}

Driftredovisning per nämnd, tkr

\tBudget 2024\tUtfall 2024\tAvvikelse
Kommunstyrelsen\t-90 100\t-88 300\t1 800
Socialnämnden\t-310 200\t-322 700\t-12 500
Barn- och utbildningsnämnden\t-512 000\t-505 400\t6 600
Kultur- och fritidsnämnden\t-61 300\t-60 900\t400
Gemensamma poster\t-20 000\t-22 000\t-2 000
Summa\t-993 600\t-999 300\t-5 700
"""


def _found(text: str) -> list[str]:
    understood = understand(read_text(REPORT.format(text=text), "rapport.txt"))
    equations = [
        one.text for one in counted(understood) if one.state is State.CONTRADICTED and one.sure
    ]
    return [*equations, *(one.claimed or "" for one in counted_in_words(understood))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tre av fyra nämnder redovisar överskott.",
        "En av 4 nämnder redovisar ett underskott mot budget.",
        "Av kommunens 4 nämnder har tre en lägre nettokostnad än budget.",
        "Alla nämnder utom socialnämnden redovisar överskott.",
        "Samtliga nämnder ska redovisa överskott.",
        "Alla medborgare har ett positivt resultat.",
        "Alla nämnder redovisar åtgärder.",
    ],
)
def test_a_count_that_is_so_or_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Noll av 4 nämnder redovisar underskott.", "Noll"),
        ("Av kommunens 4 nämnder har en en lägre nettokostnad än budget.", "en"),
        ("Samtliga nämnder redovisar överskott.", "Samtliga"),
        ("Ingen av nämnderna redovisar underskott mot budget.", "Ingen"),
        (
            "Två av 4 nämnder redovisar överskott.",
            "Kommunstyrelsen; Barn- och utbildningsnämnden; Kultur- och fritidsnämnden = 3",
        ),
        ("Av kommunens 4 nämnder har två en högre nettokostnad än budget.", "Socialnämnden = 1"),
    ],
)
def test_a_count_that_is_not_so_is_told(sentence: str, found: str) -> None:
    assert _found(sentence) == [found]


def test_a_variance_that_is_rounded_to_nothing_leaves_the_count_open() -> None:
    text = REPORT.replace("-61 300\t-60 900\t400", "-61 300\t-61 300\t0")
    understood = understand(
        read_text(text.format(text="Tre av 4 nämnder redovisar överskott."), "rapport.txt")
    )
    assert [one.text for one in counted(understood)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Socialnämnden redovisar underskott. Övriga nämnder redovisar överskott.", []),
        ("Kommunstyrelsen redovisar överskott. Övriga nämnder redovisar överskott.", ["Övriga"]),
        ("Socialnämnden redovisar underskott. Övriga nämnder bör redovisa överskott.", []),
        # Nothing tells which of them the others are.
        ("Två nämnder har stora problem. Övriga nämnder redovisar överskott.", []),
    ],
)
def test_what_is_told_of_the_others_is_so_of_all_that_were_not_named(
    text: str, found: list[str]
) -> None:
    assert _found(text) == found


AGES = """
Personal 2024

Andel medarbetare per åldersgrupp

\t2023\t2024
-29\t5 %\t7 %
30-39\t23 %\t19 %
40-49\t24 %\t{middle} %
50-\t48 %\t49 %

Andelen medarbetare inom gruppen 30-39 år har minskat. Den har gett en höjning i de andra grupperna.
"""


@pytest.mark.parametrize(("middle", "found"), [("25", []), ("23", ["40-49"])])
def test_a_rise_in_the_other_groups_is_one_in_each_of_them(middle: str, found: list[str]) -> None:
    understood = understand(read_text(AGES.format(middle=middle), "rapport.txt"))
    told = [one.message() for one in counted_in_words(understood)]
    assert [any(name in one for one in told) for name in found] == [True] * len(told)
