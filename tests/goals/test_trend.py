"""A rule that looks at a series says which way it goes, and whether it keeps to its path.

The published series are those of *Årsbokslut 2014 för kommunstyrelsen* (KS 15/68); their medians
and paths were reckoned by hand.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from indicator_books import books, goal, target

from bokslut.goals.plan import Indicator, Step, Target
from bokslut.goals.trend import course_grade, median_slope, path_at, trend_grade
from bokslut.model.assessment import Grade

WORSE = {Grade.DEFICIENT: 0, Grade.ACCEPTABLE: 1, Grade.GOOD: 2}


def at_end_of(year: int) -> date:
    return date(year, 12, 31)


@pytest.mark.parametrize(
    ("indicator", "values", "slope", "grade"),
    [
        # Workplaces: +143, +41, and +92 a year over both.
        ("people", ("7429", "7572", "7613"), "92", Grade.GOOD),
        # Employees: -99, -173, -136.
        ("people", ("44197", "44098", "43925"), "-136", Grade.DEFICIENT),
        # Workplaces that moved in: +17, -19, and -1 over both.
        ("people", ("217", "234", "215"), "-1", Grade.DEFICIENT),
        ("people", ("65", "65", "65"), "0", Grade.ACCEPTABLE),
        # Sick leave of the office: -0.01, -0.11, and -0.06 over both; lower is better.
        ("sick-leave", ("4.55", "4.54", "4.43"), "-0.06", Grade.GOOD),
    ],
)
def test_the_trend_of_the_published_series(
    indicator: str, values: tuple[str, ...], slope: str, grade: Grade
) -> None:
    told = {indicator: dict(zip((2012, 2013, 2014), values, strict=True))}
    made = books(goal("trend") + target(indicator), told)
    assert made.assessed.grades["goal"].proposed is grade
    days = [(at_end_of(year), Fraction(value)) for year, value in told[indicator].items()]
    assert median_slope(days) == Fraction(slope)


def test_the_reason_tells_the_slope_the_years_and_how_many_values() -> None:
    told = {"sick-leave": {2012: "4.55", 2013: "4.54", 2014: "4.43"}}
    made = books(goal("trend") + target("sick-leave"), told)
    why = made.assessed.grades["goal"].why
    assert why == "Sjukfrånvaro: −0,060 percentage points a year (2012–2014, 3 values)"


def test_one_odd_year_does_not_turn_a_trend() -> None:
    told = {"people": {2010: "10", 2011: "11", 2012: "40", 2013: "13", 2014: "14"}}
    assert books(goal("trend") + target(), told).assessed.grades["goal"].proposed is Grade.GOOD


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({2013: "1", 2014: "2"}, "fewer than three comparable values"),
        ({2011: "1|a", 2012: "2|a", 2013: "3|b", 2014: "4|b"}, "fewer than three"),
        ({2011: "1", 2012: "2", 2013: "3"}, "no value for 2014 yet, the latest is of 2013"),
        ({2012: "1", 2013: "2", 2014: None}, "no value: färre än fem"),
        ({}, "no value"),
    ],
)
def test_too_little_to_see_a_trend_in_is_not_assessed_and_says_why(
    values: dict[int, str | None], why: str
) -> None:
    made = books(goal("trend") + target(), {"people": values})
    assert made.assessed.grades["goal"].proposed is Grade.NOT_ASSESSED
    assert why in made.assessed.grades["goal"].why


def test_a_trend_never_crosses_a_new_definition_and_passes_over_what_is_missing() -> None:
    # By the old definition it rose; by the new one it falls.
    values = {2008: "1|a", 2009: "2|a", 2010: "9|b", 2011: "8|b", 2012: None, 2014: "7|b"}
    made = books(goal("trend") + target(), {"people": values})
    assert made.assessed.grades["goal"].proposed is Grade.DEFICIENT
    assert made.assessed.grades["goal"].why.endswith("(2010–2014, 3 values)")


def test_of_a_range_the_way_to_it_counts() -> None:
    text = goal("trend") + target("people", "inside", "value = 10\nupper = 20")
    for values, grade in (
        (("40", "35", "25"), Grade.GOOD),
        (("25", "35", "40"), Grade.DEFICIENT),
        (("40", "5", "15"), Grade.GOOD),
    ):
        told = {"people": dict(zip((2012, 2013, 2014), values, strict=True))}
        assert books(text, told).assessed.grades["goal"].proposed is grade


ON_COURSE = 'against = "2010"\nstep = [{period = "2020", value = 20}]'


@pytest.mark.parametrize(
    ("now", "grade"),
    [
        # From 10 in 2010 to 20 in 2020 the straight line asks for 14 in 2014; half of that is 12.
        ("14", Grade.GOOD),
        ("13.99", Grade.ACCEPTABLE),
        ("12", Grade.ACCEPTABLE),
        ("11.99", Grade.DEFICIENT),
        ("9", Grade.DEFICIENT),
    ],
)
def test_on_course_is_at_or_above_the_straight_line(now: str, grade: Grade) -> None:
    text = goal("on-course") + target("people", "at-least", ON_COURSE)
    made = books(text, {"people": {2010: "10", 2012: "30", 2014: now}})
    assert made.assessed.grades["goal"].proposed is grade
    # To fall from 20 to 10 asks for 16; half of the way is 18.
    down = ON_COURSE.replace("20}", "10}")
    text = goal("on-course") + target("people", "at-most", down)
    mirrored = str(30 - Decimal(now))
    assert (
        books(text, {"people": {2010: "20", 2014: mirrored}}).assessed.grades["goal"].proposed
        is grade
    )


def test_the_reason_tells_the_value_and_what_the_path_asks_for() -> None:
    text = goal("on-course") + target("people", "at-least", ON_COURSE)
    why = books(text, {"people": {2010: "10", 2014: "13"}}).assessed.grades["goal"].why
    assert why == "Antal anställda: 13 2014; the path from 10 2010 asks for 14,0"


def test_a_path_goes_by_every_step_and_stays_at_the_last() -> None:
    steps = (Step("2012", Decimal(30)), Step("2014", Decimal(20)))
    one = Target("people", "at-least", against="2010", steps=steps)
    path = [
        path_at(at_end_of(year), at_end_of(2010), Decimal(10), one) for year in range(2010, 2017)
    ]
    assert path == [10, 20, 30, 25, 20, 20, 20]


def test_a_path_from_another_definition_is_no_path() -> None:
    text = goal("on-course") + target("people", "at-least", ON_COURSE)
    made = books(text, {"people": {2010: "10|a", 2014: "14|b"}})
    assert made.assessed.grades["goal"].proposed is Grade.NOT_ASSESSED
    assert "the definition was changed" in made.assessed.grades["goal"].why


numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(st.lists(numbers, min_size=3, max_size=5), numbers, st.sampled_from(["higher", "lower"]))
def test_a_better_last_value_never_lowers_a_trend(
    values: list[Decimal], more: Decimal, better: str
) -> None:
    indicator = Indicator("a", "A", "count", better)  # type: ignore[arg-type]
    asked = Target("a", "better")

    def grade(last: Decimal) -> Grade:
        whole = [*values[:-1], last]
        dated = [(at_end_of(2010 + place), value) for place, value in enumerate(whole)]
        return trend_grade(asked, indicator, dated)

    raised = values[-1] + (abs(more) if better == "higher" else -abs(more))
    assert WORSE[grade(raised)] >= WORSE[grade(values[-1])]


@given(numbers, numbers, numbers, numbers, st.booleans())
def test_a_better_last_value_never_lowers_the_grade_of_a_course(
    now: Decimal, more: Decimal, base: Decimal, path: Decimal, higher: bool
) -> None:
    raised = now + (abs(more) if higher else -abs(more))
    before = course_grade(now, base, Fraction(path), higher)
    after = course_grade(raised, base, Fraction(path), higher)
    assert WORSE[after] >= WORSE[before]


@given(st.lists(numbers, min_size=2, max_size=6))
def test_the_slope_is_the_median_of_all_pairs(values: list[Decimal]) -> None:
    dated = [(at_end_of(2000 + place), Fraction(value)) for place, value in enumerate(values)]
    pairs = [
        (Fraction(later) - Fraction(earlier)) / (second - first)
        for first, earlier in enumerate(values)
        for second, later in enumerate(values)
        if second > first
    ]
    assert median_slope(dated) == median(pairs)
