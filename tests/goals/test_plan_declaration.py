"""A plan is written in files; what is wrong in them is told, all at once."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_books import INDICATORS

from bokslut.goals.declaration import read_plan, sound_plan

GOOD: dict[str, Any] = {
    **tomllib.loads(INDICATORS),
    "node": [
        {"key": "area", "kind": "area", "title": "Område"},
        {"key": "goal", "kind": "council-goal", "title": "Mål", "parent": "area"},
    ],
}


STEP = {"period": "2014", "value": 1}


def one_target(**more: object) -> dict[str, object]:
    return {"target": [{"indicator": "workplaces", **more}]}


def told(**changes: object) -> list[str]:
    node = {"key": "extra", "kind": "activity", "title": "Åtgärd", "parent": "area", **changes}
    plan, found = read_plan({**GOOD, "node": [*GOOD["node"], node]}, "plan/a.toml")
    if plan is not None:
        found = sound_plan(plan)[1]
    return [f"{one.place} {one.message()}" for one in found]


def test_a_plan_that_is_right_has_no_findings() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"parent": "nowhere"}, "node extra parent = nowhere"),
        ({"parent": "extra"}, "node extra parent = extra"),
        ({"key": "goal"}, "node goal key = goal"),
        ({"kind": "wish"}, "plan node 3 kind = wish"),
        ({"decided": "excellent"}, "decided = excellent"),
        ({"due": "soon"}, "due = soon"),
        ({"target": [{"indicator": "unknown", "kind": "better"}]}, "target indicator = unknown"),
        (
            {"target": [{"indicator": "workplaces", "kind": "better", "against": "then"}]},
            "target against = then",
        ),
        ({"colour": "red"}, "colour = red"),
        # A number that is not given is never taken for nought.
        (one_target(kind="at-least"), "target value = –"),
        (one_target(kind="inside", value=1), "target upper = –"),
        (one_target(kind="better", step=[STEP]), "target step = better"),
        (one_target(kind="at-least", value=1, step=[STEP]), "target value = 1"),
        (one_target(kind="at-least", step=[STEP, STEP]), "target step period = 2014-12-31"),
        (
            one_target(kind="at-least", step=[{"period": "soon", "value": 1}]),
            "target step period = soon",
        ),
        (
            {**one_target(kind="at-least", step=[STEP]), "rule": "on-course"},
            "target on-course = workplaces at-least",
        ),
        (one_target(kind="better", compare=[{"area": ""}]), "target compare = workplaces"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(changes: dict[str, object], what: str) -> None:
    (found,) = told(**changes)
    assert found.startswith("plan/a.toml")
    assert what in found


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["node", "indicator", "matrix", "x"]), VALUES))
def test_whatever_a_file_holds_is_read_or_told(data: dict[str, object]) -> None:
    plan, found = read_plan(data, "plan/a.toml")
    assert (plan is None) == bool(found)
