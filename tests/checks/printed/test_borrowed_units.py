"""A table that does not say its unit is read in that of the tables with the same amounts."""

from __future__ import annotations

from bokslut.checks.printed.understood.equations import State, TextNumber
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.text import read_text

TEXT = """
Museerna kostade 1,4 mkr mindre än vad som prognostiserades i augusti.

\tBudget 2025\tPrognos augusti\tBokslut 2025
Bibliotek\t61 480\t60 210\t59 684
Museer\t40 233\t39 034\t37 618
Summa\t101 713\t99 244\t97 302

Driftredovisning, tkr

\tBudget 2025\tBokslut 2025\tAvvikelse
Bibliotek\t61 480\t59 684\t1 796
Museer\t40 233\t37 618\t2 615
Summa\t101 713\t97 302\t4 411
"""


def _is_proved(text: str) -> bool:
    judged = judge(read_text(text, "rapport.txt"))
    return any(
        isinstance(one, TextNumber) and state is State.PROVED
        for one, state in judged.states.items()
    )


def test_a_sentence_is_held_against_a_table_whose_unit_another_table_tells() -> None:
    assert _is_proved(TEXT)
    assert not _is_proved(TEXT.replace("1,4 mkr", "1,9 mkr"))


def test_two_amounts_that_are_alike_may_be_chance() -> None:
    other = TEXT.replace("\t61 480\t60 210\t59 684", "\t61 481\t60 210\t59 685")
    other = other.replace("\t40 233\t39 034", "\t40 234\t39 034")
    assert not _is_proved(other.replace("\t101 713\t99 244", "\t101 714\t99 244"))
