"""What a large amount is out of a hundred kronor and for each inhabitant."""

from __future__ import annotations

from datetime import date

import pytest
from small_world import LINES, world

from bokslut.measures.evaluate import definitions
from bokslut.measures.measure import Formula
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines, Observed, World
from bokslut.model.figure import FigureRef, Why
from bokslut.model.finding import Finding

COUNTS = (
    Observed(date(2012, 12, 31), date(2012, 12, 31)),
    Observed(date(2013, 1, 1), date(2013, 12, 31)),
    Observed(date(2014, 6, 30), date(2014, 6, 30)),
)


def counted(*told: Observed) -> World:
    return world(observed={("inhabitants", "", "", ""): told} if told else {})


def opened(text: str, where: World) -> tuple[FigureRef, Formula]:
    ref = read(text, REGISTER, where)
    assert isinstance(ref, FigureRef), ref
    definition = definitions(ref, REGISTER, where)[ref]
    assert isinstance(definition, Formula)
    return ref, definition


def inputs(text: str, where: World) -> dict[str, str]:
    return {term.name: str(term.ref) for term in opened(text, where)[1].terms}


def test_a_part_is_held_against_the_whole_of_the_body() -> None:
    assert opened("per_hundred of=cost unit=A activity=9", world())[1].text == "100 * part / whole"
    assert inputs("per_hundred of=cost unit=A activity=9", world()) == {
        "part": "cost activity=9 basis=outcome period=2014 unit=A",
        "whole": "cost basis=outcome period=2014 unit=KS",
    }
    assert inputs("per_hundred of=cost basis=budget unit=A", world())["whole"] == (
        "cost basis=budget period=2014 unit=KS"
    )
    assert inputs("per_hundred of=net_cost unit=T within=B whole=net_cost", world())["whole"] == (
        "net_cost basis=outcome period=2014 unit=B"
    )
    assert isinstance(read("per_hundred of=cost within=X", REGISTER, world()), Finding)


def test_what_came_in_is_income_and_appropriation_or_for_a_municipality_taxes() -> None:
    assert opened("funding", world())[1].text == "income + appropriation"
    taxed = world(lines=Lines([*LINES, Line("tax", "Skatt", "taxes", ("80",))]))
    assert opened("funding", taxed)[1].text == "income + taxes"
    assert inputs("per_hundred of=income whole=funding", world())["whole"] == (
        "funding basis=outcome period=2014 unit=KS"
    )


@pytest.mark.parametrize("whole", ["nothing", "growth"])
def test_a_whole_that_is_no_measure_of_its_own_is_told(whole: str) -> None:
    assert isinstance(read(f"per_hundred of=cost whole={whole}", REGISTER, world()), Finding)


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2014", "2014-06-30"),
        ("2014-01..2014-08", "2014-06-30"),
        # What is known only later does not count, and a count older than a year says too little.
        ("2014-03", "2013"),
        ("2015-05", "2014-06-30"),
        ("2015-06", "2015-06"),
        ("2013-11", "2012-12-31"),
    ],
)
def test_inhabitants_are_the_latest_count_of_the_twelve_months_before_the_end(
    period: str, told: str
) -> None:
    ref = f"per_inhabitant of=cost period={period}"
    assert inputs(ref, counted(*COUNTS))["inhabitants"] == f"inhabitants period={period}"
    assert inputs(f"inhabitants period={period}", counted(*COUNTS)) == {
        "counted": f"indicator indicator=inhabitants period={told}"
    }


def test_the_number_of_inhabitants_names_the_day_of_its_count() -> None:
    found = read("inhabitants", REGISTER, counted(*COUNTS))
    assert str(found) == "inhabitants period=2014-06-30"
    assert str(read("inhabitants", REGISTER, counted())).endswith("period=2014")


def test_goals_of_a_grade_that_there_is_not_are_told() -> None:
    where = world(goal_grades={"plan": {"good": 2, "deficient": 1}})
    assert opened("goals grade=good", where)[1].text == "2"
    assert opened("goals", where)[1].text == "3"
    assert opened("goals grade=acceptable", where)[1].text == "0"
    assert isinstance(read("goals grade=fine", REGISTER, where), Finding)


@pytest.mark.parametrize("measure", ["goals", "activities", "activities_done", "improvements"])
def test_what_the_plan_holds_in_another_period_is_not_known(measure: str) -> None:
    period = world().period
    assert opened(f"{measure} period={period.name}", world())[1].why is None
    assert opened(f"{measure} period={period.year - 1}", world())[1].why is Why.MISSING
