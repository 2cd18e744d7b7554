"""How many of how many: counts in words and digits against the table or list that they count."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.equations import State
from bokslut.checks.printed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

GOALS = """# Måluppfyllelse

{sentence}

| Mål | Bedömning |
|---|---|
| Fossilfri organisation | Uppfyllt |
| Fler företag | Uppfyllt |
| Lägre sjukfrånvaro | Ej uppfyllt |
| Högre soliditet | Delvis uppfyllt |
| Sammantaget | Delvis uppfyllt |
"""

BOARDS = """# Budgetavvikelser

{sentence}

| tkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Socialnämnden | 1 000 | 1 040 | -40 |
| Skolnämnden | 2 000 | 1 950 | 50 |
| Tekniska nämnden | 500 | 490 | 10 |
| Summa | 3 500 | 3 480 | 20 |
"""


def _state(text: str, sentence: str) -> list[State]:
    judged = judge(read_markdown(text.format(sentence=sentence), "mål.md"))
    return [one.state for one in judged.equations if one.rule == "counted"]


@pytest.mark.parametrize(
    ("text", "sentence", "state"),
    [
        (GOALS, "Två av fyra mål är uppfyllda.", [State.PROVED]),
        (GOALS, "2 av 4 mål bedöms vara uppfyllda.", [State.PROVED]),
        (GOALS, "Tre av fyra mål är uppfyllda.", [State.CONTRADICTED]),
        (GOALS, "Två av fyra mål är inte uppfyllda.", [State.CONTRADICTED]),
        # Twelve goals are those of somebody else.
        (GOALS, "Tre av tolv mål är uppfyllda.", []),
        (BOARDS, "Två av tre nämnder redovisar överskott.", [State.PROVED]),
        (BOARDS, "Två av tre nämnder redovisar underskott.", [State.CONTRADICTED]),
        (BOARDS, "Två av tre nämnder klarade uppdraget medan en gick med underskott.", []),
        (BOARDS, "Två av tre nämnder har fått nya ordförande.", []),
        (
            GOALS,
            "Av 12 mål är 7 uppfyllda, 3 delvis uppfyllda och 2 ej uppfyllda.",
            [State.PROVED],
        ),
        (
            GOALS,
            "Av tolv mål är sju uppfyllda, tre delvis uppfyllda och tre ej uppfyllda.",
            [State.CONTRADICTED],
        ),
        # What the others are is not told.
        (GOALS, "Av 12 mål är 7 uppfyllda och 2 ej uppfyllda.", []),
    ],
)
def test_a_count_is_that_of_the_table(text: str, sentence: str, state: list[State]) -> None:
    assert _state(text, sentence) == state


SURVEY = """
Den uppföljning som gjorts visar att {count} av områdena har ett högre NKI.

Brandtillsyn NKI 86 (78),
Bygglov 53 (56),
Markupplåtelse 69 (68),
Miljö- och hälsoskydd 67 (65),
Serveringstillstånd 65 (65)

Mätningen görs varje år.
"""


@pytest.mark.parametrize(("count", "errors"), [("tre", 0), ("fyra", 1)])
def test_a_list_with_last_year_s_value_in_brackets_is_counted(count: str, errors: int) -> None:
    judged = judge(read_text(SURVEY.format(count=count), "nki.txt"))
    wrong = [one for one in judged.findings if one.rule == "counted"]
    assert len(wrong) == errors
    assert all(
        "Brandtillsyn; Markupplåtelse; Miljö- och hälsoskydd = 3" in str(one) for one in wrong
    )
