"""What a user is told of each number: proved, contradicted, open."""

from __future__ import annotations

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

Nämndernas nettokostnader blev {text} mnkr.

Driftredovisning, mnkr
Nämnd\tUtfall 2024\tBudget 2024
Kommunstyrelsen\t208,1\t210,4
Socialnämnden\t830,4\t812,0
Utbildningsnämnden\t1 283,2\t1 290,1
Summa nämnder\t{total}\t2 312,5
"""


def told(text: str, total: str) -> dict[str, State]:
    judged = judge(read_text(REPORT.format(text=text, total=total)))
    states = judged.states
    of_text = {
        one.text: states[sentence.term(one).number]
        for sentence in judged.understood.sentences
        for one in sentence.amounts
    }
    of_tables = {
        cell.text: state
        for number, state in states.items()
        if hasattr(number, "row")
        for cell in [judged.understood.grid[number.table].rows[number.row].cells[number.column]]
        if cell is not None
    }
    return {"text": of_text[f"{text} mnkr"], **of_tables}


def test_a_sentence_that_agrees_with_a_right_total_is_proved_by_it() -> None:
    states = told("2 321,7", "2 321,7")
    assert states["text"] is states["2 321,7"] is State.PROVED


def test_a_sentence_that_repeats_a_wrong_total_is_not_told_as_right() -> None:
    """Both were copied from the same wrong place: the one does not prove the other."""
    states = told("2 312,7", "2 312,7")
    assert states["2 312,7"] is State.CONTRADICTED
    assert states["text"] is State.OPEN
    assert states["812,0"] is State.PROVED
