"""Two numbers of a sentence that are told roughly, and what they are said to make together."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

BEFORE = "Hösten 2025 var det totalt 981 studenter. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Programmen har 370 och kurserna ca 611 studenter, dvs totalt 981.",
            [(State.PROVED, True)],
        ),
        # What is told roughly makes a doubt and no error.
        (
            "Programmen har 370 och kurserna ca 611 studenter, dvs totalt 850.",
            [(State.CONTRADICTED, False)],
        ),
        (
            BEFORE + "Programmen har 370 och kurserna ca 611 (580) studenter, dvs totalt 950.",
            [(State.CONTRADICTED, False)],
        ),
        ("Programmen har 370 och kurserna ca 611 studenter, dvs totalt 1 000.", []),
        (
            "Skolan kostade drygt 3,2 mkr och vården 4,4 mkr, totalt 7,7 mkr.",
            [(State.ROUNDING, False)],
        ),
        ("Målet var cirka 81 och utfallet blev 76, det vill säga 5 enheter under målet.", []),
        ("Programmen har 370 studenter och andelen män är 41 procent, totalt 950.", []),
    ],
)
def test_a_total_is_that_of_its_parts(text: str, told: list[tuple[State, bool]]) -> None:
    judged = judge(read_markdown(text, "studenter.md"))
    found = [one for one in judged.equations if one.rule == "told-sum"]
    assert [(one.state, one.sure or one.state is State.PROVED) for one in found] == told
