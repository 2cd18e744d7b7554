"""A change and its causes, a whole and what it consists of, as sentences tell them."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State, TextNumber
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.readers.read import read_report


def judged(text: str) -> Judged:
    return judge(read_report(f"# Rapport\n\n{text}\n".encode(), "rapport.md"))


def found(text: str) -> list[tuple[str, str]]:
    return [(one.severity.value, one.rule) for one in judged(text).findings]


def open_ones(text: str) -> int:
    return sum(
        1
        for number, state in judged(text).states.items()
        if isinstance(number, TextNumber) and state is State.OPEN
    )


CAUSES = (
    "Kostnaderna ökade med 7,2 mnkr. Ökningen beror på högre löner, 4,0 mnkr, och högre hyror, {} "
    "mnkr."
)
MADE_UP = "Investeringarna på 38,6 mnkr består av skolor för 21,3 mnkr och vägar för {} mnkr."


@pytest.mark.parametrize(
    "text",
    [
        CAUSES.format("3,2"),
        "Underskottet blev 12,4 mnkr, vilket beror på högre kostnader för vikarier (8,1 mnkr) och "
        "skolskjutsar (5,7 mnkr), medan hyrorna blev 1,4 mnkr lägre.",
        "Cash used was $13.9 million in 2023. This is attributed to $11.9 million in software and "
        "$4.2 million for equipment, including computers, offset by $2.2 million in proceeds.",
        MADE_UP.format("17,3"),
        "Överskottet på 14,2 mnkr beror på:\n\n- Lägre personalkostnader, +16,9 mnkr.\n"
        "- Högre hyror, -2,7 mnkr.",
    ],
)
def test_causes_that_make_what_they_caused_are_proved_with_it(text: str) -> None:
    assert open_ones(text) == 0
    assert not found(text)


def test_causes_that_do_not_make_it_may_be_some_of_several() -> None:
    assert not found(CAUSES.format("2,2"))


def test_a_whole_that_is_not_what_it_consists_of_is_doubted() -> None:
    assert found(MADE_UP.format("17,8")) == [("warning", "told-apart")]
    assert not found(MADE_UP.replace("består", "består främst").format("17,8"))


@pytest.mark.parametrize(
    "items",
    [
        "- Lägre löner: +16,9 mnkr.\n- Högre hyror: -2,7 mnkr.",
        "- Löner: +16,9 mnkr.\n- Hyror: -2,7 mnkr.\n- Skatteintäkter: -1,2 mnkr.",
    ],
)
def test_what_items_did_to_the_result_has_either_sign(items: str) -> None:
    assert not found(f"Avvikelsen mot budget beror på:\n\n{items}")


def test_a_sentence_that_leads_on_to_its_causes_is_held_against_the_table() -> None:
    table = "| tkr | 2023 | 2022 |\n|---|---|---|\n| Räntekostnader | 279 059 | 254 126 |\n"
    text = f"{table}\nRäntekostnaderna uppgick till {{}} mnkr, vilket främst beror på:\n\n- Lån."
    assert not found(text.format("279,1"))
    assert found(text.format("297,1"))
