"""What ties goals together must name goals that there are, and never lead back to itself."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from bokslut.goals.declaration import read_plan, sound_plan

GOALS: list[dict[str, Any]] = [
    {"key": "a", "kind": "council-goal", "title": "A"},
    {"key": "b", "kind": "board-goal", "title": "B", "answers": ["a"]},
]


def told(*nodes: dict[str, Any], **more: Any) -> list[str]:
    plan, found = read_plan({"node": [*GOALS, *nodes], **more}, "plan/a.toml")
    if plan is not None:
        found = sound_plan(plan)[1]
    return [one.message() for one in found]


def node(**more: Any) -> dict[str, Any]:
    return {"key": "c", "kind": "office-goal", "title": "C", **more}


def test_goals_that_answer_serve_and_replace_others_are_read() -> None:
    assert told(node(answers=["b"], serves=["a"], replaces=["b"], answered_by=["X"])) == []


@pytest.mark.parametrize("tie", ["answers", "serves", "replaces"])
def test_a_goal_that_there_is_not_is_named(tie: str) -> None:
    (found,) = told(node(**{tie: ["nowhere"]}))
    assert f"node c {tie} = nowhere" in found
    assert "a, b, c" in found


@pytest.mark.parametrize(
    "nodes",
    [
        (node(answers=["c"]),),
        (node(answers=["d"]), {**node(answers=["c"]), "key": "d"}),
        # By way of the tree: c is made into d, which it stands below, and d answers c.
        (node(parent="d"), {**node(answers=["c"]), "key": "d"}),
    ],
    ids=["itself", "each other", "by way of the tree"],
)
def test_a_grade_that_would_be_made_from_itself_is_told(nodes: tuple[dict[str, Any], ...]) -> None:
    found = told(*nodes)
    assert found
    assert all("answers" in one for one in found)


def test_a_goal_may_answer_the_one_that_it_stands_below() -> None:
    assert told(node(), {**node(parent="c", answers=["c"]), "key": "d"}) == []


def test_a_goal_that_goes_on_from_itself_is_told() -> None:
    (found,) = told(node(replaces=["c"]))
    assert "node c replaces = c" in found


@pytest.mark.parametrize("name", ["past", "files"])
def test_what_a_plan_keeps_of_itself_cannot_be_declared(name: str) -> None:
    (found,) = told(**{name: []})
    assert f"plan {name}" in found


def test_days_in_the_wrong_order_are_told() -> None:
    text = "valid_from = 2015-01-01\nvalid_to = 2014-12-31"
    (found,) = told(node(**tomllib.loads(text)))
    assert "valid_to = 2014-12-31" in found


@pytest.mark.parametrize(
    ("grade", "what"),
    [
        ({"node": "nowhere"}, "grade node = nowhere"),
        ({"period": "then"}, "grade a period = then"),
        ({"grade": "fine"}, "grade = fine"),
    ],
)
def test_an_earlier_grade_names_a_goal_and_a_period(grade: dict[str, str], what: str) -> None:
    good = {"node": "a", "period": "2013", "grade": "good", "source": "Bokslut 2013"}
    assert told(grade=[good]) == []
    (found,) = told(grade=[{**good, **grade}])
    assert what in found
