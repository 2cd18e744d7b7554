"""A rule proposes from what was measured and done; a role decides; both are kept."""

from __future__ import annotations

import pytest
from plan_books import assessed

from bokslut.goals.evidence import Outcome, Unknown
from bokslut.model.assessment import Grade

GOAL = """
[[node]]
key = "goal"
kind = "council-goal"
title = "Fler arbetsställen"
assessed = true
rule = "targets"
"""


def target(kind: str, **values: object) -> str:
    lines = [
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in values.items()
    ]
    return "\n".join(["[[node.target]]", f'kind = "{kind}"', *lines, ""])


@pytest.mark.parametrize(
    ("kind", "more", "now", "outcome"),
    [
        # Published: 7 572 workplaces in 2013, 7 613 in 2014; at least 100 more were wanted.
        ("change-at-least", {"value": 100}, "7613", Outcome.MISSED),
        ("change-at-least", {"value": 41}, "7613", Outcome.MET),
        ("change-at-most", {"value": 41}, "7613", Outcome.MET),
        ("change-at-most", {"value": 40}, "7613", Outcome.MISSED),
        ("better", {}, "7613", Outcome.MET),
        ("better", {}, "7572", Outcome.MISSED),
        ("not-worse", {}, "7572", Outcome.MET),
        ("not-worse", {}, "7571", Outcome.MISSED),
        ("at-least", {"value": 7613}, "7613", Outcome.MET),
        ("at-least", {"value": 7614}, "7613", Outcome.MISSED),
        ("at-most", {"value": 7613}, "7613", Outcome.MET),
        ("inside", {"value": 7000, "upper": 7613}, "7613", Outcome.MET),
        ("inside", {"value": 7000, "upper": 7612}, "7613", Outcome.MISSED),
    ],
)
def test_a_target_is_met_or_missed_by_its_own_words(
    kind: str, more: dict[str, object], now: str, outcome: Outcome
) -> None:
    text = GOAL + target(kind, indicator="workplaces", **more)
    (evidence,) = assessed(text, {"workplaces": {2013: "7572", 2014: now}}).evidence["goal"]
    assert evidence.outcome is outcome


def test_lower_is_better_where_the_indicator_says_so() -> None:
    text = GOAL + target("better", indicator="sick-leave")
    for now, grade in (("4.43", Grade.GOOD), ("4.54", Grade.DEFICIENT), ("4.6", Grade.DEFICIENT)):
        made = assessed(text, {"sick-leave": {2013: "4.54", 2014: now}})
        assert made.grades["goal"].proposed is grade


def test_a_change_is_reckoned_from_the_year_that_the_target_names() -> None:
    # Published: 217 in 2012, 234 in 2013, 215 in 2014; to increase in relation to 2012.
    values = {"workplaces": {2012: "217", 2013: "234", 2014: "218"}}
    against = target("better", indicator="workplaces", against="2012")
    assert assessed(GOAL + against, values).grades["goal"].proposed is Grade.GOOD
    latest = target("better", indicator="workplaces")
    assert assessed(GOAL + latest, values).grades["goal"].proposed is Grade.DEFICIENT


def test_some_targets_met_is_acceptable_and_the_count_is_told() -> None:
    text = GOAL + target("better", indicator="workplaces")
    text += target("better", indicator="sick-leave")
    values = {"workplaces": {2013: "1", 2014: "2"}, "sick-leave": {2013: "4", 2014: "5"}}
    grade = assessed(text, values).grades["goal"]
    assert (grade.proposed, grade.why) == (Grade.ACCEPTABLE, "1 of 2 targets met")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"workplaces": {2012: "1", 2013: "2"}},
        {"workplaces": {2014: "2"}},
        {"workplaces": {2013: "1|old", 2014: "2|new"}},
    ],
    ids=["no value", "none for the year", "nothing before", "another definition"],
)
def test_what_cannot_be_told_is_not_assessed_and_never_guessed(
    values: dict[str, dict[int, str]],
) -> None:
    text = GOAL + target("better", indicator="workplaces")
    grade = assessed(text, values).grades["goal"]
    assert grade.proposed is Grade.NOT_ASSESSED
    assert grade.grade is Grade.NOT_ASSESSED


def test_a_level_is_judged_without_anything_before_it() -> None:
    text = GOAL + target("at-least", indicator="workplaces", value=2)
    made = assessed(text, {"workplaces": {2013: "1|old", 2014: "2|new"}})
    assert made.grades["goal"].proposed is Grade.GOOD


def test_the_share_of_activities_done_is_counted_not_said() -> None:
    statuses = ["done", "done", "ongoing", "carried-over", "cancelled"]
    nodes = "".join(
        f'[[node]]\nkey = "a{i}"\nkind = "activity"\nparent = "goal"\ntitle = "A"\nstatus = "{s}"\n'
        for i, s in enumerate(statuses)
    )
    text = GOAL.replace('"targets"', '"activities"') + nodes
    grade = assessed(text, {}).grades["goal"]
    # What was cancelled is no longer planned.
    assert (grade.proposed, grade.why) == (Grade.ACCEPTABLE, "2 of 4 activities done")


@pytest.mark.parametrize(
    ("result", "share", "grade"),
    [
        ("6414", "0.0206", Grade.GOOD),
        ("0", "0", Grade.GOOD),
        ("-1", "-0.01", Grade.ACCEPTABLE),
        ("-4658", "-0.0377", Grade.DEFICIENT),
    ],
)
def test_the_result_against_its_appropriation(result: str, share: str, grade: Grade) -> None:
    text = GOAL.replace('"targets"', '"result"')
    amounts = {"result KS": result, "variance_percent KS": share}
    assert assessed(text, {}, amounts).grades["goal"].proposed is grade


def test_a_roll_up_counts_what_was_decided_rather_than_what_was_proposed() -> None:
    text = (
        """
[[node]]
key = "area"
kind = "area"
title = "Näringsliv"
assessed = true
rule = "roll-up"
"""
        + GOAL
        + 'parent = "area"\ndecided = "good"\n'
        + target("better", indicator="workplaces")
    )
    made = assessed(text, {"workplaces": {2013: "2", 2014: "1"}})
    assert made.grades["goal"].differs
    assert made.grades["area"].proposed is Grade.GOOD
    assert made.grades["area"].parts == ("goal",)


def test_a_value_that_its_publisher_keeps_back_is_not_assessed() -> None:
    text = GOAL + target("better", indicator="workplaces")
    values = {"workplaces": {2013: "13", 2014: "missing: färre än fem"}}
    made = assessed(text, values)
    assert made.grades["goal"].proposed is Grade.NOT_ASSESSED
    (evidence,) = made.evidence["goal"]
    assert evidence.compared.unknown is Unknown.KEPT_BACK


def test_a_value_that_was_kept_back_before_is_nothing_to_compare_with() -> None:
    text = GOAL + target("better", indicator="workplaces")
    values = {"workplaces": {2012: "12", 2013: "missing: färre än fem", 2014: "13"}}
    assert assessed(text, values).grades["goal"].proposed is Grade.GOOD
