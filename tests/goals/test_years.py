"""Goals begin, end, are split and merged; activities are carried over: nothing is forgotten."""

from __future__ import annotations

from datetime import date

import pytest
from plan_books import plan_of

from bokslut.goals.history import lineage, periods_of
from bokslut.goals.years import carried_from, in_force, is_overdue, predecessors
from bokslut.model.period import parse_period


def goal(key: str, **more: str) -> str:
    lines = "".join(f"{name} = {value}\n" for name, value in more.items())
    return f'[[node]]\nkey = "{key}"\nkind = "council-goal"\ntitle = "Mål {key}"\n{lines}'


def activity(key: str = "a", changes: str = "", **more: str) -> str:
    return goal(key, **more).replace("council-goal", "activity") + changes


def change(on: str, status: str, **more: str) -> str:
    lines = "".join(f'{name} = "{value}"\n' for name, value in more.items() if name != "due")
    due = f"due = {more['due']}\n" if "due" in more else ""
    return f'[[node.change]]\non = {on}\nstatus = "{status}"\n{lines}{due}'


SPLIT_AND_MERGED = (
    goal("trygg", valid_from="2011-01-01", valid_to="2014-12-31")
    + goal("ren", valid_from="2011-01-01", valid_to="2014-12-31")
    + goal("stad", valid_from="2015-01-01", valid_to="2018-12-31", replaces='["trygg", "ren"]')
    + goal("centrum", valid_from="2019-01-01", replaces='["stad"]')
    + goal("landsbygd", valid_from="2019-01-01", replaces='["stad"]')
)


@pytest.mark.parametrize(
    ("year", "there"),
    [
        ("2012", ["trygg", "ren"]),
        ("2014", ["trygg", "ren"]),
        ("2015", ["stad"]),
        ("2025", ["centrum", "landsbygd"]),
    ],
)
def test_a_closing_follows_up_the_goals_of_its_own_years(year: str, there: list[str]) -> None:
    plan = in_force(plan_of(SPLIT_AND_MERGED), parse_period(year))
    assert [one.key for one in plan.nodes] == there
    assert not set(there) & {one.key for one in plan.past}


def test_a_goal_that_ends_within_the_year_is_still_answered_for() -> None:
    text = goal("a", valid_to="2014-06-30")
    assert in_force(plan_of(text), parse_period("2014")).nodes
    assert not in_force(plan_of(text), parse_period("2014-T3")).nodes


def test_what_stands_below_a_goal_ends_with_it() -> None:
    text = goal("a", valid_to="2013-12-31") + activity("b", parent='"a"')
    plan = in_force(plan_of(text), parse_period("2014"))
    assert (plan.nodes, [one.key for one in plan.past]) == ((), ["a", "b"])


def test_a_goal_knows_all_that_it_goes_on_from_across_merges_and_splits() -> None:
    plan = in_force(plan_of(SPLIT_AND_MERGED), parse_period("2025"))
    told = [(one.node.key, one.steps, one.how) for one in lineage(plan, "centrum")]
    assert told == [
        ("stad", 1, "Part of the former"),
        ("trygg", 2, "Merged from"),
        ("ren", 2, "Merged from"),
    ]
    assert [one.key for one, _steps in predecessors(plan, "landsbygd")] == ["stad", "trygg", "ren"]


def test_earlier_grades_are_kept_by_period_and_later_ones_are_no_history() -> None:
    grades = "".join(
        f'[[grade]]\nnode = "trygg"\nperiod = "{year}"\ngrade = "good"\nsource = "Årsbokslut"\n'
        for year in ("2013", "2011", "2015")
    )
    plan = plan_of(SPLIT_AND_MERGED + grades)
    assert periods_of(plan, parse_period("2014")) == ["2011", "2013"]


CARRIED = activity(
    "a",
    change("2014-03-01", "ongoing") + change("2014-12-31", "carried-over", carried_to="2015"),
    due="2014-10-01",
)


@pytest.mark.parametrize(
    ("period", "status", "came_from", "overdue"),
    [
        ("2014-T1", "ongoing", "", False),
        ("2014", "carried-over", "", False),
        ("2015-T1", "carried-over", "2014", False),  # the year it was carried to is not over
        ("2015", "carried-over", "2014", True),  # nothing was told of it since
    ],
)
def test_an_activity_has_the_status_of_the_day_and_is_carried_to_the_next_year(
    period: str, status: str, came_from: str, overdue: bool
) -> None:
    span = parse_period(period)
    plan = in_force(plan_of(CARRIED), span)
    (node,) = plan.nodes
    assert node.status == status
    assert carried_from(node, plan, span.year) == came_from
    assert is_overdue(node, span) is overdue


def test_done_in_the_next_year_it_is_still_known_to_be_carried_over() -> None:
    span = parse_period("2015")
    plan = in_force(plan_of(CARRIED + change("2015-05-02", "done")), span)
    assert plan.nodes[0].status == "done"
    assert carried_from(plan.nodes[0], plan, 2015) == "2014"
    assert not is_overdue(plan.nodes[0], span)


def test_an_activity_of_a_new_plan_is_carried_over_from_the_one_that_it_goes_on_from() -> None:
    old = activity("a", status='"carried-over"', carried_to='"2015"', valid_to="2014-12-31")
    plan = in_force(plan_of(old + activity("b", replaces='["a"]')), parse_period("2015"))
    assert carried_from(plan.by_key["b"], plan, 2015) == "2014"
    assert carried_from(plan.by_key["b"], plan, 2016) == ""


def test_what_is_put_off_is_due_on_its_new_day() -> None:
    put_off = change("2014-09-01", "ongoing", due="2015-03-31")
    (node,) = in_force(
        plan_of(activity(changes=put_off, due="2014-10-01")), parse_period("2014")
    ).nodes
    assert node.due == date(2015, 3, 31)
    assert not is_overdue(node, parse_period("2014"))


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("ongoing", "2014-12-31", True),
        ("unknown", "2014-01-01", True),
        ("not-started", "2015-01-01", False),
        ("done", "2014-01-01", False),
        ("cancelled", "2014-01-01", False),
    ],
)
def test_an_activity_is_overdue_when_its_day_has_come_and_it_is_not_done(
    status: str, due: str, overdue: bool
) -> None:
    (node,) = plan_of(activity(due=due, status=f'"{status}"')).nodes
    assert is_overdue(node, parse_period("2014")) is overdue
