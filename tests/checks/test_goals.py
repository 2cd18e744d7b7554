"""What a reader of the plan would object to is told before it is printed."""

from __future__ import annotations

from datetime import date

import pytest
from plan_books import assessed
from small_world import world

from bokslut.checks import (
    assessment_without_reason,
    deficient_without_measures,
    follow_up_empty,
    goal_numbering,
    goal_text_against_evidence,
    indicator_overdue,
    indicator_without_owner,
    series_break,
)
from bokslut.checks.context import Check, CheckContext
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Observed
from bokslut.model.figure import Figure, FigureRef, Input, Why

GREW = {"workplaces": {2013: "7572", 2014: "7613"}}
FELL = {"workplaces": {2013: "234", 2014: "215"}}


def goal(key: str = "goal", **more: str) -> str:
    given = {"kind": "council-goal", "title": "Fler arbetsställen", "text": "Så gick det.", **more}
    lines = "".join(f'{name} = "{value}"\n' for name, value in given.items())
    return (
        f'[[node]]\nkey = "{key}"\n{lines}assessed = true\nrule = "targets"\n'
        '[[node.target]]\nindicator = "workplaces"\nkind = "better"\n'
    )


def told(
    check: Check, text: str, values: dict[str, dict[int, str]], language: str = "en"
) -> list[str]:
    observed = {
        (key, "", "", ""): tuple(
            Observed(date(year, 1, 1), date(year, 12, 31)) for year in sorted(by_year)
        )
        for key, by_year in values.items()
    }
    context = CheckContext(
        None,  # type: ignore[arg-type]
        world(observed=observed),
        REGISTER,
        (),
        {},
        assessed=assessed(text, values),
    )
    translate = translator("sv" if language == "sv" else "en")
    return [one.message(translate) for one in check(context)]


def test_ok_though_the_target_was_missed_needs_a_reason() -> None:
    check = assessment_without_reason.check
    assert told(check, goal(decided="acceptable"), FELL) == [
        "Fler arbetsställen is decided as Acceptable, but its evidence gives Deficient "
        "(0 of 1 target met), and no reason is given."
    ]
    assert told(check, goal(decided="acceptable", reason="Konjunkturen"), FELL) == []
    assert told(check, goal(decided="deficient"), FELL) == []
    assert told(check, goal(), FELL) == []


def test_grades_are_told_in_the_readers_language() -> None:
    (found,) = told(assessment_without_reason.check, goal(decided="acceptable"), FELL, "sv")
    assert "Ok" in found
    assert "Har brister" in found


def test_a_roll_up_that_its_parts_do_not_give_is_told_as_one() -> None:
    area = '[[node]]\nkey = "area"\nkind = "area"\ntitle = "Näringsliv"\nassessed = true\n'
    area += 'rule = "roll-up"\ndecided = "good"\n'
    text = area + goal(parent="area")
    (found,) = told(assessment_without_reason.check, text, FELL)
    assert found.startswith("Näringsliv is decided as Good, but its parts give Deficient")


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("Målet är uppnått.", FELL, "1 of its 1 target was not met"),
        ("Vi ser att målet har nåtts.", FELL, "1 of its 1 target was not met"),
        ("Målet är uppnått.", GREW, ""),
        ("Målet är prioriterat.", FELL, ""),
        ("Målet är inte uppnått.", FELL, ""),
    ],
)
def test_a_text_that_says_the_goal_is_met_is_held_against_the_values(
    text: str, values: dict[str, dict[int, str]], said: str
) -> None:
    found = told(goal_text_against_evidence.check, goal(text=text, decided="good"), values)
    assert [said in one for one in found] == ([True] if said else [])


def test_a_goal_that_is_met_by_its_text_and_only_ok_by_its_grade() -> None:
    text = goal(text="Målet är uppnått.", decided="acceptable")
    (found,) = told(goal_text_against_evidence.check, text, GREW)
    assert found.endswith("says “Målet är uppnått”, but it is assessed as Acceptable.")


def test_a_goal_without_a_word_is_told() -> None:
    assert told(follow_up_empty.check, goal(text=" "), FELL) == [
        "Fler arbetsställen has no follow-up."
    ]
    assert told(follow_up_empty.check, goal(), FELL) == []


def test_an_activity_whose_answer_stands_below_it_is_answered() -> None:
    above = '[[node]]\nkey = "a"\nkind = "activity"\ntitle = "A"\n'
    below = '[[node]]\nkey = "b"\nkind = "activity"\ntitle = "B"\nparent = "a"\n'
    assert told(follow_up_empty.check, above + below + 'text = "Klart."\n', {}) == []
    assert told(follow_up_empty.check, above + below, {}) == [
        "A has no follow-up.",
        "B has no follow-up.",
    ]


def test_deficiencies_ask_for_what_mends_them() -> None:
    check = deficient_without_measures.check
    assert told(check, goal(decided="deficient"), FELL) == [
        "Fler arbetsställen is assessed as deficient, and no measures to mend it are told."
    ]
    assert told(check, goal(decided="deficient", improvements="Utbildning."), FELL) == []
    assert told(check, goal(decided="acceptable"), FELL) == []


def test_goals_that_go_from_two_to_four_are_told() -> None:
    text = "".join(goal(f"g{number}", number=number) for number in ("1", "2", "4"))
    assert told(goal_numbering.check, text, {}) == [
        "The goals of – are numbered 1, 2, 4: 3 is missing."
    ]
    text = "".join(goal(f"g{number}", number=number) for number in ("1", "2", "3"))
    assert told(goal_numbering.check, text, {}) == []


def test_an_indicator_without_owner_or_without_its_value_is_told() -> None:
    assert told(indicator_without_owner.check, goal(), GREW) == [
        "Nobody is named who answers for 1 indicator: Antal arbetsställen."
    ]
    late = (
        goal() + '[[indicator]]\nkey = "late"\ntitle = "NKI"\nunit = "index"\nbetter = "higher"\n'
    )
    late += 'due = 2014-11-30\nowner = "Näringslivschefen"\n'
    late += goal("other").replace('"workplaces"', '"late"')
    assert told(indicator_overdue.check, late, GREW) == [
        "The indicator NKI was due on 2014-11-30 and has no value for 2014."
    ]
    assert told(indicator_overdue.check, late, {**GREW, "late": {2014: "67"}}) == []


def test_a_new_definition_is_told_where_it_stops_a_comparison() -> None:
    broken = {"workplaces": {2013: "85|2006", 2014: "7|2013"}}
    (found,) = told(series_break.check, goal(), broken)
    assert "was defined anew" in found
    assert told(series_break.check, goal(), GREW) == []


DUE = '[[indicator]]\nkey = "late"\ntitle = "NKI"\nunit = "index"\nbetter = "higher"\n'
LATE = (
    DUE
    + "due = 2015-02-15\nlag = {lag}\n"
    + (goal().replace('"workplaces"', '"late"') + 'subgroup = "bygglov"\n')
)


@pytest.mark.parametrize(
    ("dated", "lag", "observed", "found"),
    [
        # Due after the period, before the report: the report bears its day.
        (date(2015, 2, 16), 0, {"bygglov": 2013}, ["2014"]),
        (date(2015, 2, 14), 0, {"bygglov": 2013}, []),
        (date(2015, 2, 16), 0, {"bygglov": 2014}, []),
        # Statistics that come two years later owe the value of 2012.
        (date(2015, 2, 16), 2, {"bygglov": 2012}, []),
        (date(2015, 2, 16), 2, {"bygglov": 2011}, ["2012"]),
        # Another group's value does not stand for it.
        (date(2015, 2, 16), 0, {"bygglov": 2013, "brandtillsyn": 2014}, ["2014"]),
        (date(2015, 2, 16), 0, {}, ["2014"]),
    ],
)
def test_the_value_that_is_due_by_the_day_of_the_report_is_asked_for(
    dated: date, lag: int, observed: dict[str, int], found: list[str]
) -> None:
    told_of = {
        ("late", "", "", group): (Observed(date(year, 1, 1), date(year, 12, 31)),)
        for group, year in observed.items()
    }
    context = CheckContext(
        None,  # type: ignore[arg-type]
        world(observed=told_of),
        REGISTER,
        (),
        {},
        assessed=assessed(LATE.format(lag=lag), {}),
        dated=dated,
    )
    said = [one.message() for one in indicator_overdue.check(context)]
    assert said == [
        f"The indicator NKI (bygglov) was due on 2015-02-15 and has no value for {year}."
        for year in found
    ]


def test_a_comparison_in_a_text_that_a_new_definition_forbids_is_told() -> None:
    now, then = (
        FigureRef.of("indicator", indicator="cars", period=year) for year in ("2014", "2013")
    )
    change = FigureRef.of("change", of="indicator", indicator="cars", period="2014", against="2013")
    inputs = (Input("now", now), Input("then", then))
    figures = {change: Figure(change, None, "count", Why.NOT_APPLICABLE, inputs=inputs)}
    context = CheckContext(
        None,  # type: ignore[arg-type]
        world(),
        REGISTER,
        (),
        {},
        figures=figures,
    )
    (found,) = series_break.check(context)
    assert found.message() == (
        "change against=2013 indicator=cars of=indicator period=2014: its two values are by "
        "different definitions, and are not compared."
    )
