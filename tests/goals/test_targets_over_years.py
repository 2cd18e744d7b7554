"""Targets that change by year, are asked a year, differ by unit, or cannot be told yet."""

from __future__ import annotations

from datetime import date

import pytest
from indicator_books import Books, books, goal, target

from bokslut.goals.evidence import Outcome, Unknown
from bokslut.model.assessment import Grade

# Published: "ett resultat exkl. reavinster på 25 mkr 2014, 101 mkr 2015 och 106 mkr 2016".
STEPS = """step = [
    {period = "2014", value = 25}, {period = "2015", value = 101}, {period = "2016", value = 106},
]"""


def outcome(made: Books) -> Outcome:
    (evidence,) = made.assessed.evidence["goal"]
    return evidence.outcome


def cells(made: Books, row: int = 0) -> list[str]:
    return [one.text for one in made.table().rows[row].cells]


@pytest.mark.parametrize(
    ("year", "value", "expected"),
    [
        (2014, "106", Outcome.MET),
        (2015, "100", Outcome.MISSED),
        (2015, "101", Outcome.MET),
        (2016, "105", Outcome.MISSED),
        # What holds for 2016 holds until something else is decided.
        (2018, "106", Outcome.MET),
        (2018, "105", Outcome.MISSED),
        (2013, "500", Outcome.UNKNOWN),
    ],
)
def test_each_year_is_held_against_its_own_value(year: int, value: str, expected: Outcome) -> None:
    text = goal() + target("people", "at-least", STEPS)
    assert outcome(books(text, {"people": {year: value}}, f"{year}")) is expected


def test_every_value_is_told_with_its_year_and_from_when_the_first_holds() -> None:
    text = goal() + target("people", "at-least", STEPS)
    made = books(text, {"people": {2013: "500"}}, "2013")
    assert cells(made) == ["500", "at least 25 2014, 101 2015, 106 2016", "Holds from 2014"]


def test_a_hundred_more_a_year_is_reckoned_by_the_years_between_the_values() -> None:
    text = goal() + target("people", "yearly-at-least", "value = 100")
    # Published: 7 429 in 2012; 200 more in two years would be 7 629.
    assert outcome(books(text, {"people": {2012: "7429", 2014: "7628"}})) is Outcome.MISSED
    made = books(text, {"people": {2012: "7429", 2014: "7629"}})
    assert outcome(made) is Outcome.MET
    assert cells(made)[-2:] == ["at least 100 more a year", "Met (against 2012)"]


def test_a_change_of_a_share_is_asked_in_percentage_points() -> None:
    text = goal() + target("share", "change-at-least", 'value = 1.5\nagainst = "2010"')
    made = books(text, {"share": {2010: "80", 2014: "81.4"}})
    assert outcome(made) is Outcome.MISSED
    assert cells(made)[-2] == "at least 1,5 percentage points more than 2010"


def test_units_may_have_targets_of_their_own() -> None:
    # Published: "Vissa enheter kan ha högre mål än fem procent och vissa enheter kan ha lägre mål".
    text = goal()
    for unit, value in (("A", "4.5"), ("B", "6")):
        text += target("sick-leave", "at-most", f'unit = "{unit}"\nvalue = {value}')
    told = {("sick-leave", "", unit, ""): {2014: "5.00"} for unit in "AB"}
    made = books(text, told)
    assert [one.outcome for one in made.assessed.evidence["goal"]] == [Outcome.MISSED, Outcome.MET]
    assert made.assessed.grades["goal"].proposed is Grade.ACCEPTABLE
    assert [row.label for row in made.table().rows] == [
        "Sjukfrånvaro (Avdelning A)",
        "Sjukfrånvaro (Avdelning B)",
    ]
    assert cells(made, 0)[-2:] == ["at most 4,5\u00a0%", "Not met"]
    assert cells(made, 1)[-2:] == ["at most 6\u00a0%", "Met"]


def test_a_value_that_lags_is_not_assessed_and_says_from_when_it_can_be() -> None:
    # Published: "Nedanstående statistik täcker tiden fram t o m 2012."
    late = '[[indicator]]\nkey = "late"\ntitle = "Barn"\nunit = "percent"\nbetter = "lower"\n'
    text = late + "due = 2015-06-30\nlag = 2\n" + goal() + target("late")
    made = books(text, {"late": {2011: "51", 2012: "50"}})
    grade = made.assessed.grades["goal"]
    assert grade.grade is Grade.NOT_ASSESSED
    assert grade.assessable_from == date(2015, 6, 30)
    assert grade.why.endswith("No value for 2014 yet, the latest is of 2012")
    said = "No value for 2014 yet, the latest is of 2012, due on 2015-06-30"
    assert cells(made)[-1] == said
    (evidence,) = made.assessed.evidence["goal"]
    assert evidence.compared.unknown is Unknown.NO_VALUE_THIS_YEAR


def test_a_day_that_the_plan_names_goes_before_that_of_the_indicator() -> None:
    late = '[[indicator]]\nkey = "late"\ntitle = "NKI"\nunit = "index"\nbetter = "higher"\n'
    text = goal().replace("assessed = true", "assessed = true\nassessable_from = 2015-05-01")
    made = books(late + "due = 2015-06-30\n" + text + target("late"), {})
    assert made.assessed.grades["goal"].assessable_from == date(2015, 5, 1)
