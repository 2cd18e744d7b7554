"""Goals that nobody answers, activities whose day is past, histories that disagree are told."""

from __future__ import annotations

from council_books import ANSWERED, COUNCIL, answer, followed

from bokslut.checks import activity_overdue, goal_history, goal_unanswered
from bokslut.checks.context import Check, CheckContext
from bokslut.language import translator
from bokslut.measures.register import REGISTER


def told(check: Check, text: str, period: str = "2025") -> list[str]:
    assessed, world = followed(text, period)
    context = CheckContext(None, world, REGISTER, (), {}, assessed=assessed)  # type: ignore[arg-type]
    return [f"{one.place.row}: {one.message(translator('en'))}" for one in check(context)]


def test_a_body_that_is_to_answer_and_has_not_is_named() -> None:
    assert told(goal_unanswered.check, ANSWERED) == [
        "kf-1: Ekstads Bostäder AB has not answered Kommunen är fossilfri 2030."
    ]


def test_a_goal_without_text_or_grade_is_no_answer_and_is_told_where_it_stands() -> None:
    text = COUNCIL.replace('answered_by = ["KS", "BUN", "SN", "SBN", "BOSTAD", "ENERGI"]\n', "")
    found = told(goal_unanswered.check, text + answer("BUN", "kf-2") + answer("SN", "kf-2", "good"))
    assert found == [
        "bun-kf-2: Barn- och utbildningsnämnden has not answered Barn och unga mår bra."
    ]


def test_an_answer_that_cannot_be_assessed_yet_is_one() -> None:
    text = ANSWERED + answer("BOSTAD", "kf-1", "not-assessed")
    assert told(goal_unanswered.check, text) == []


ACTIVITY = '[[node]]\nkey = "a"\nkind = "activity"\ntitle = "Laddstolpar"\n'


def test_what_is_not_done_on_its_day_is_told_with_its_status() -> None:
    late = ACTIVITY + 'due = 2025-12-31\nstatus = "ongoing"\n'
    assert told(activity_overdue.check, late) == [
        "a: Laddstolpar was to be done by 2025-12-31; its status: ongoing."
    ]
    assert told(activity_overdue.check, late.replace("ongoing", "done")) == []
    assert told(activity_overdue.check, late, "2024") == []


def test_what_was_carried_over_and_never_mentioned_again_is_told() -> None:
    carried = ACTIVITY + 'status = "carried-over"\ncarried_to = "2025"\n'
    assert told(activity_overdue.check, carried, "2024") == []
    assert told(activity_overdue.check, carried) == [
        "a: Laddstolpar was carried over to 2025, and nothing is told of it since."
    ]


def goal(key: str, more: str = "") -> str:
    return f'[[node]]\nkey = "{key}"\nkind = "council-goal"\ntitle = "Mål {key}"\n{more}'


def test_a_goal_that_was_replaced_has_an_end() -> None:
    new = goal("ny", 'replaces = ["old"]\n')
    assert told(goal_history.check, goal("old") + new) == [
        "old: Mål old is replaced by another goal, and has no day on which it ended."
    ]
    assert told(goal_history.check, goal("old", "valid_to = 2024-12-31\n") + new) == []


def test_a_grade_of_a_year_in_which_the_goal_did_not_hold_is_told() -> None:
    grade = '[[grade]]\nnode = "a"\nperiod = "{}"\ngrade = "good"\nsource = "Årsredovisning"\n'
    held = goal("a", "valid_from = 2020-01-01\n")
    assert told(goal_history.check, held + grade.format("2020")) == []
    for year in ("2019", "2025"):
        assert told(goal_history.check, held + grade.format(year)) == [
            f"a: A grade of {year} is told of Mål a, which did not hold then, or is assessed here."
        ]
