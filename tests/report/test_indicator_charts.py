"""A goal's series are drawn as they are known: gaps, breaks, others beside them, what was asked."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indicator_books import Books, books, goal, target

from bokslut.model.document import Chart
from bokslut.report.charts import NARROW, WIDE, draw

SVG = "{http://www.w3.org/2000/svg}"
RISING = {2011: "10", 2012: "11", 2013: "13", 2014: "12"}


def only(made: Books) -> Chart:
    (chart,) = made.charts().values()
    return chart


def lines(chart: Chart, width: int = WIDE) -> list[list[str]]:
    """The points that each drawn line joins, without what was to be reached."""
    root = ET.fromstring(draw(chart, width))
    return [
        one.get("points", "").split()
        for one in root.iter(f"{SVG}polyline")
        if one.get("stroke-width") == "2.2"
    ]


def words(chart: Chart, width: int = WIDE) -> str:
    return " ".join(one.text or "" for one in ET.fromstring(draw(chart, width)).iter(f"{SVG}text"))


def test_a_series_of_three_values_is_drawn_and_one_of_two_is_not() -> None:
    text = goal() + target()
    assert not books(text, {"people": {2013: "1", 2014: "2"}}).charts()
    assert not books(text, {"people": {2012: None, 2013: "1", 2014: "2"}}).charts()
    assert only(books(text, {"people": {2012: "3", 2013: "1", 2014: "2"}})).kind == "series"


def test_what_comes_after_the_period_is_not_drawn() -> None:
    made = books(goal() + target(), {"people": {**RISING, 2015: "99"}})
    assert [point.label for point in only(made).series[0].points][-1] == "2014"


def test_a_goal_may_leave_its_chart_out() -> None:
    assert not books(goal() + target(more="chart = false"), {"people": RISING}).charts()


def test_its_words_say_what_is_seen_by_whom_and_that_it_is_imported() -> None:
    chart = only(books(goal() + target(), {"people": RISING}))
    assert chart.title == "Antal anställda: from 10 (2011) to 12 (2014)"
    assert chart.caption == ("Number, imported. Source: Kolada. The axis does not begin at zero.")
    assert chart.alternative == (
        "Antal anställda: from 10 (2011) to 12 (2014). 2011 10, 2012 11, 2013 13, 2014 12."
    )


def test_every_point_is_a_figure_that_can_be_followed() -> None:
    made = books(goal() + target("share"), {"share": RISING})
    chart = only(made)
    for point in chart.series[0].points:
        assert made.figures[point.ref].value == point.value
    assert chart.series[0].points[0].value == Decimal("0.1")
    table = made.table()
    assert chart.table == table.key
    shown = {cell.ref for row in table.rows for cell in row.cells}
    assert {point.ref for point in chart.series[0].points} <= shown


def test_more_values_than_the_goals_table_has_stand_in_a_table_of_their_own() -> None:
    told = {year: str(year) for year in range(2005, 2015)}
    made = books(goal() + target(), {"people": told})
    (behind,) = made.behind()
    assert only(made).table == behind.key
    assert [one.label for one in behind.columns] == [str(year) for year in range(2005, 2015)]
    assert behind.rows[0].cells[0].text == "2\u202f005"


def test_a_year_that_is_missing_or_was_lost_is_a_gap() -> None:
    told = {2005: "10", 2006: "11", 2008: "12", 2009: "13", 2010: None, 2011: "14"}
    chart = only(books(goal() + target(), {"people": told}, "2011"))
    # 2007 was lost and nobody makes it up; 2010 is kept back.
    assert chart.labels == tuple(str(year) for year in range(2005, 2012))
    assert [len(one) for one in lines(chart)] == [2, 2]
    assert "2007" in chart.alternative.split("No value: ")[1]
    assert "2010 –" in chart.alternative


def test_a_new_definition_is_a_break_that_no_line_crosses() -> None:
    told = {2011: "85|a", 2012: "86|a", 2013: "7|b", 2014: "8|b"}
    chart = only(books(goal() + target(), {"people": told}))
    assert [len(one) for one in lines(chart)] == [2, 2]
    assert [point.anew for point in chart.series[0].points] == ["", "", "new definition", ""]
    assert "new definition" in words(chart)
    # The title never compares across it.
    assert chart.title == "Antal anställda: from 7 (2013) to 8 (2014)"


BESIDE = 'compare = [{area = "Stockholms län"}, {area = "Riket"}]\nlabel = "Södertälje"'
THREE = {
    "people": RISING,
    ("people", "Stockholms län", "", ""): RISING,
    ("people", "Riket", "", ""): {2012: "9", 2013: "9", 2014: "9"},
}


def test_others_beside_it_are_told_apart_without_colour() -> None:
    chart = only(books(goal() + target(more=BESIDE), THREE))
    root = ET.fromstring(draw(chart))
    dashes = [
        one.get("stroke-dasharray")
        for one in root.iter(f"{SVG}polyline")
        if one.get("stroke-dasharray") != "3 3"
    ]
    assert len(dashes) == len(set(dashes)) == 3
    assert {"circle", "polygon"} <= {one.tag.removeprefix(SVG) for one in root.iter()}
    for name in ("Södertälje", "Stockholms län", "Riket"):
        assert name in words(chart)
        assert f"{name}: " in chart.alternative


def test_more_than_three_series_are_small_multiples_on_one_scale() -> None:
    text, told = goal(), {}
    for place, group in enumerate("abcd"):
        text += target(more=f'subgroup = "{group}"')
        told["people", "", "", group] = {2012: f"{place}0", 2013: f"{place}5", 2014: "20"}
    chart = only(books(text, told))
    assert [one.panel for one in chart.series] == list("abcd")
    # What is 20 stands equally high in each row of panels.
    heights = [float(one[-1].split(",")[1]) for one in lines(chart)]
    assert heights[0] == heights[1] == heights[2]
    assert len(lines(chart)) == 4


@pytest.mark.parametrize(
    ("wanted", "shape", "points"),
    [
        (target("people", "at-least", "value = 20"), "level", [("2014", "20")]),
        (target("people", "change-at-least", "value = 5"), "steps", [("2014", "18")]),
        (
            target("people", "yearly-at-least", 'value = 5\nagainst = "2011"'),
            "steps",
            [("2014", "25")],
        ),
        (target("people", "better", "long_run = 30"), "level", [("2014", "30")]),
        (
            target(
                "people",
                "at-least",
                'step = [{period = "2014", value = 9}, {period = "2016", value = 11}]',
            ),
            "steps",
            [("2014", "9"), ("2016", "11")],
        ),
    ],
)
def test_what_was_to_be_reached_is_a_mark_with_its_word(
    wanted: str, shape: str, points: list[tuple[str, str]]
) -> None:
    chart = only(books(goal() + wanted, {"people": RISING}))
    (mark,) = chart.marks
    assert mark.shape == shape
    assert mark.points == tuple((label, Decimal(value)) for label, value in points)
    told = words(chart).replace(" ", "")
    assert mark.label.replace(" ", "") in told
    assert mark.label[1:] in chart.alternative


def test_the_path_to_a_goal_leads_from_its_base_to_years_to_come() -> None:
    more = 'against = "2011"\nstep = [{period = "2017", value = 20}]'
    chart = only(books(goal("on-course") + target("people", "at-least", more), {"people": RISING}))
    (mark,) = chart.marks
    assert mark.shape == "path"
    assert mark.points == (("2011", Decimal(10)), ("2017", Decimal(20)))
    assert chart.labels[-3:] == ("2015", "2016", "2017")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(
    "told", [THREE, {"people": {year: str(year) for year in range(1990, 2015)}}]
)
def test_nothing_is_drawn_outside_the_picture(
    told: dict[object, dict[int, str]], width: int
) -> None:
    more = f"{BESIDE}\nvalue = 20" if len(told) > 1 else "value = 20"
    chart = only(books(goal() + target("people", "at-least", more), told))  # type: ignore[arg-type]
    root = ET.fromstring(draw(chart, width))
    height = float(root.get("height", "0"))
    for one in root.iter(f"{SVG}text"):
        x, size = float(one.get("x", "")), len(one.text or "") * float(one.get("font-size", "")) / 2
        share = {"start": (0, 1), "end": (1, 0), "middle": (0.5, 0.5)}[one.get("text-anchor", "")]
        assert x - size * share[0] >= -3
        assert x + size * share[1] <= width + 3
        assert 0 < float(one.get("y", "")) <= height
    for one in root.iter(f"{SVG}polyline"):
        for x, y in (spot.split(",") for spot in one.get("points", "").split()):
            assert -1 <= float(x) <= width
            assert 0 <= float(y) <= height


years = st.dictionaries(
    st.integers(2000, 2014),
    st.one_of(
        st.none(),
        st.tuples(st.integers(-99, 99), st.sampled_from("ab")).map(
            lambda one: f"{one[0]}|{one[1]}"
        ),
    ),
    min_size=3,
)


@settings(deadline=None, max_examples=60)
@given(years)
def test_lines_join_neighbours_of_one_definition_and_no_others(told: dict[int, str | None]) -> None:
    made = books(goal() + target(), {"people": told})
    known = {year: text for year, text in told.items() if text}
    if len(known) < 3:
        assert not made.charts()
        return
    joined = sum(len(one) - 1 for one in lines(only(made)))
    wanted = sum(
        later - earlier == 1 and (known[earlier][-1] == known[later][-1])
        for earlier, later in pairwise(sorted(known))
    )
    assert joined == wanted
