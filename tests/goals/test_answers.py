"""A goal of the council is answered by boards and companies, and they give its grade."""

from __future__ import annotations

import pytest
from council_books import ANSWERED, COUNCIL, answer, followed
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.goals.answers import answers_to, body_of
from bokslut.goals.roll_up import roll_up
from bokslut.model.assessment import Grade

RANK = {Grade.DEFICIENT: 0, Grade.ACCEPTABLE: 1, Grade.GOOD: 2}
WORDS = ["good", "acceptable", "deficient", "not-assessed"]


def test_the_answers_of_the_bodies_give_the_goals_own_assessment() -> None:
    made, _world = followed(ANSWERED)
    one = made.grades["kf-1"]
    # Good, acceptable, deficient, good: 5 of 8 points, and a deficient part is never good.
    assert one.proposed is Grade.ACCEPTABLE
    assert one.why == "from 4 assessed answers of 6; no answer from Ekstads Bostäder AB"
    assert one.parts == ("ks-kf-1", "bun-kf-1", "sn-kf-1", "sbn-kf-1", "energi-kf-1")
    assert (one.decided, one.differs) == (Grade.GOOD, True)


def test_a_body_that_has_not_answered_is_told_from_one_that_cannot_tell_yet() -> None:
    made, _world = followed(ANSWERED)
    plan = made.plan
    given = {one.body: one.told for one in answers_to(plan, plan.by_key["kf-1"], made.grades)}
    assert given == {
        "KS": True,
        "BUN": True,
        "SN": True,  # decided as not assessed
        "SBN": True,
        "BOSTAD": False,  # no goal of its own
        "ENERGI": True,
    }


def test_an_empty_goal_is_no_answer() -> None:
    made, _world = followed(COUNCIL + answer("BUN", "kf-2"))
    plan = made.plan
    assert [one.told for one in answers_to(plan, plan.by_key["kf-2"], made.grades)] == [
        False,
        False,
    ]
    assert made.grades["kf-2"].proposed is Grade.NOT_ASSESSED


def test_a_body_counts_once_however_many_goals_it_answers_with() -> None:
    more = "".join(
        answer("BUN", "kf-2", "good").replace('"bun-kf-2"', f'"bun-{at}"') for at in range(9)
    )
    made, _world = followed(COUNCIL + more + answer("SN", "kf-2", "deficient"))
    assert made.grades["kf-2"].proposed is Grade.ACCEPTABLE
    assert made.grades["kf-2"].why == "from 2 assessed answers of 2"


def test_the_weakest_answer_decides_where_the_goal_says_so() -> None:
    weakest = ANSWERED.replace('answered_by = ["BUN", "SN"]', 'weighing = "weakest"')
    assert followed(ANSWERED)[0].grades["kf-2"].proposed is Grade.ACCEPTABLE
    made, _world = followed(weakest + answer("KS", "kf-2", "deficient"))
    assert made.grades["kf-2"].proposed is Grade.DEFICIENT


def test_goals_are_inherited_from_council_to_board_to_office_to_department() -> None:
    chain = COUNCIL + answer("BUN", "kf-2", rule="answers")
    chain += """
[[node]]
key = "kontor"
kind = "office-goal"
title = "Kontorets del"
body = "Utbildningskontoret"
answers = ["bun-kf-2"]
assessed = true
rule = "answers"

[[node]]
key = "avdelning"
kind = "department-goal"
title = "Avdelningens del"
parent = "kontor"
body = "Elevhälsan"
answers = ["kontor"]
assessed = true
decided = "deficient"
"""
    made, _world = followed(chain)
    assert [made.grades[key].grade for key in ("kontor", "bun-kf-2", "kf-2")] == [
        Grade.DEFICIENT
    ] * 3


def test_a_goal_belongs_to_the_body_of_the_area_that_it_stands_in() -> None:
    text = COUNCIL + (
        '[[node]]\nkey = "omr"\nkind = "area"\ntitle = "Nämndens mål"\nbody = "SN"\n'
        '[[node]]\nkey = "m"\nkind = "board-goal"\ntitle = "M"\nparent = "omr"\n'
    )
    plan = followed(text)[0].plan
    assert body_of(plan, plan.by_key["m"]) == "SN"
    assert body_of(plan, plan.by_key["kf-1"]) == ""


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.integers(0, 5))
@pytest.mark.parametrize("weighing", ["mean", "weakest"])
def test_a_better_answer_never_makes_the_council_goal_worse(
    weighing: str, words: list[str], at: int
) -> None:
    """From what each body decides, over the plan, to the grade of the council's goal."""
    bodies = ["KS", "BUN", "SN", "SBN", "BOSTAD", "ENERGI"][: len(words)]
    better = [*words]
    better[at % len(words)] = "good"
    asked = COUNCIL.replace('rule = "answers"', f'rule = "answers"\nweighing = "{weighing}"')

    def proposed(told: list[str]) -> Grade:
        text = "".join(
            answer(body, "kf-1", grade) for body, grade in zip(bodies, told, strict=True)
        )
        return followed(asked + text)[0].grades["kf-1"].proposed

    before, after = proposed(words), proposed(better)
    if words[at % len(words)] != "not-assessed":
        assert RANK[after] >= RANK[before]
    assert after is not Grade.NOT_ASSESSED


@given(st.lists(st.sampled_from(list(RANK)), min_size=1, max_size=12))
def test_the_weakest_rule_is_never_kinder_than_the_mean(parts: list[Grade]) -> None:
    assert RANK[roll_up(parts, "weakest")] <= RANK[roll_up(parts)]
    assert roll_up(parts, "weakest") in parts
