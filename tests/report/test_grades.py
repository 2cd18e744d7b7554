"""A reader sees the grade, whether a rule proposed it, and why a decision differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bokslut.language import translator
from bokslut.model.assessment import Assessment, Grade
from bokslut.report.grades import told

SWEDISH = translator("sv")
ONE = Assessment("a", "Mål", Grade.GOOD, Grade.GOOD, "targets", why="2 av 2 målvärden uppnådda")


def remarks(one: Assessment) -> tuple[str, ...]:
    return told(one, SWEDISH).remarks


def test_shape_and_word_say_it_before_any_colour() -> None:
    shown = {
        grade: (said.shape, said.word)
        for grade in Grade
        if (said := told(replace(ONE, decided=grade), SWEDISH))
    }
    assert [word for _shape, word in shown.values()] == ["Bra", "Ok", "Har brister", "Inte bedömt"]
    assert len({shape for shape, _word in shown.values()}) == 4


def test_a_decision_as_proposed_says_what_the_rule_saw() -> None:
    assert remarks(ONE) == ("Enligt regelns förslag: 2 av 2 målvärden uppnådda",)


def test_a_decision_that_differs_shows_the_proposal_and_the_reason() -> None:
    one = replace(ONE, decided=Grade.ACCEPTABLE, reason="Osäkra värden", decided_by="Nämnden")
    assert remarks(one) == (
        "Regeln föreslog ● Bra: 2 av 2 målvärden uppnådda",
        "Skäl: Osäkra värden",
        "Beslutad av: Nämnden",
    )


def test_a_goal_that_is_left_unassessed_against_the_proposal_shows_it_too() -> None:
    one = replace(ONE, decided=Grade.NOT_ASSESSED)
    assert remarks(one) == ("Regeln föreslog ● Bra: 2 av 2 målvärden uppnådda",)


def test_what_nobody_has_decided_is_told_as_a_proposal() -> None:
    assert remarks(replace(ONE, decided=None))[0].startswith("Regelns förslag, inte beslutat: 2 av")


def test_what_cannot_be_assessed_yet_says_when_it_can() -> None:
    one = replace(
        ONE,
        proposed=Grade.NOT_ASSESSED,
        decided=Grade.NOT_ASSESSED,
        assessable_from=date(2015, 6, 30),
    )
    assert remarks(one) == ("Kan bedömas från 2015-06-30",)


def test_a_grade_without_anything_to_judge_by_is_told_as_one() -> None:
    one = replace(ONE, proposed=Grade.NOT_ASSESSED, decided=Grade.GOOD, why="inget värde")
    assert remarks(one) == ("Beslutad utan förslag: inget värde",)
