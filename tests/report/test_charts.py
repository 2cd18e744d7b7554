"""Charts: bars from zero, lengths as the values are, labels as printed, words for who listens."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

import pytest
import report_sample as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.model.document import Chart, ChartPoint, ChartSeries
from bokslut.model.figure import FigureRef
from bokslut.report.charts import NARROW, WIDE, draw, row_bar
from bokslut.report.layout import bar_origin, is_judged

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = (sample.result_chart(), sample.time_chart(), sample.spend_chart())


def drawn(chart: Chart, width: int = WIDE) -> ET.Element:
    return ET.fromstring(draw(chart, width))


def chart_of(values: list[Decimal], kind: str) -> Chart:
    points = tuple(
        ChartPoint(f"Unit {at}", value, str(value), FigureRef.of("m", unit=str(at)))
        for at, value in enumerate(values)
    )
    series = (ChartSeries("s", "S", points),)
    return replace(sample.result_chart(), kind=kind, series=series)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: one.key)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chart_is_told_in_words_and_shows_every_figure_as_printed(
    chart: Chart, width: int
) -> None:
    root = drawn(chart, width)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.alternative
    names = root.get("aria-labelledby", "").split()
    assert [one.get("id") for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")] == names
    shown = {one.get("data-ref"): one.text or "" for one in root.iter(f"{SVG}text")}
    for series in chart.series:
        for point in series.points:
            assert shown[str(point.ref)].startswith(point.text)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: one.key)
def test_nothing_is_drawn_outside_the_picture(chart: Chart, width: int) -> None:
    root = drawn(chart, width)
    height = float(root.get("height", "0"))
    for one in root.iter(f"{SVG}rect"):
        assert float(one.get("x", "")) >= 0 and float(one.get("y", "")) >= 0
        assert float(one.get("x", "")) + float(one.get("width", "")) <= width
    for one in root.iter(f"{SVG}text"):
        x, size = float(one.get("x", "")), len(one.text or "") * float(one.get("font-size", "")) / 2
        share = {"start": (0, 1), "end": (1, 0), "middle": (0.5, 0.5)}[one.get("text-anchor", "")]
        assert x - size * share[0] >= -2
        assert x + size * share[1] <= width + 2
        assert 0 < float(one.get("y", "")) <= height


amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@settings(deadline=None)
@given(st.lists(amounts, min_size=1, max_size=9), st.sampled_from(["bars", "columns"]))
def test_bars_begin_at_zero_and_are_as_long_as_their_values(
    values: list[Decimal], kind: str
) -> None:
    bars = list(drawn(chart_of(values, kind)).iter(f"{SVG}rect"))
    assert len(bars) == len(values)
    side = "width" if kind == "bars" else "height"
    longest = max(abs(value) for value in values)
    lengths = [float(bar.get(side, "")) for bar in bars]
    for value, length in zip(values, lengths, strict=True):
        expected = float(abs(value) / longest) * max(lengths) if longest else 1
        assert length == pytest.approx(max(expected, 1), abs=0.3)


def test_what_is_below_zero_is_told_apart_by_side_and_by_colour() -> None:
    colours = {bar.get("class") for bar in drawn(sample.result_chart()).iter(f"{SVG}rect")}
    assert colours == {"f-good", "f-bad"}
    colours = {bar.get("class") for bar in drawn(sample.spend_chart()).iter(f"{SVG}rect")}
    assert colours == {"f-outcome", "f-budget"}


def test_a_line_goes_through_all_known_points_and_names_its_series() -> None:
    known = [Decimal(3), None, Decimal(5), Decimal(4)]
    chart = chart_of([Decimal(1)] * 4, "line")
    points = tuple(
        replace(point, value=value)
        for point, value in zip(chart.series[0].points, known, strict=True)
    )
    first = replace(chart.series[0], points=points, label="Utfall")
    second = replace(chart.series[0], key="b", label="Budget", role="budget")
    root = drawn(replace(chart, series=(first, second)))
    lines = [one.get("points", "").split() for one in root.iter(f"{SVG}polyline")]
    assert [len(line) for line in lines] == [3, 4]
    heights = [float(spot.split(",")[1]) for spot in lines[0]]
    assert heights[1] < heights[2] < heights[0]
    assert {"Utfall", "Budget"} <= {one.text for one in root.iter(f"{SVG}text")}


def test_a_missing_value_is_a_dash_and_no_bar() -> None:
    chart = sample.result_chart()
    points = (replace(chart.series[0].points[0], value=None), *chart.series[0].points[1:])
    root = drawn(replace(chart, series=(replace(chart.series[0], points=points),)))
    assert len(list(root.iter(f"{SVG}rect"))) == len(points) - 1
    assert "–" in {one.text for one in root.iter(f"{SVG}text")}


shares = st.decimals(min_value=-1, max_value=1, places=4)


@settings(deadline=None)
@given(st.lists(shares, min_size=1, max_size=5))
def test_the_small_bars_stay_in_their_room_and_share_one_zero(values: list[Decimal]) -> None:
    longest = max(abs(value) for value in values) or Decimal(1)
    scaled = {str(at): value / longest for at, value in enumerate(values)}
    origin = bar_origin(scaled)
    zeros = set()
    for share in scaled.values():
        root = ET.fromstring(row_bar(share, origin))
        rect, line = root.find("rect"), root.find("line")
        assert rect is not None and line is not None
        zeros.add(line.get("x1"))
        left, size = float(rect.get("x", "")), float(rect.get("width", ""))
        assert left >= 0.9 and left + size <= 97
    assert len(zeros) == 1


def test_only_results_and_variances_are_coloured_as_good_or_bad() -> None:
    judged, plain = row_bar(Decimal(1), Decimal(0)), row_bar(Decimal(1), Decimal(0), judged=False)
    assert 'class="f-good"' in judged and 'class="f-outcome"' in plain
    column = sample.amount_column("Skillnad")
    said = {
        measure: is_judged(replace(column, measure=measure))
        for measure in ("result", "variance", "project_variance", "change", "net_cost")
    }
    assert [measure for measure, good in said.items() if good] == [
        "result",
        "variance",
        "project_variance",
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_name_of_one_long_word_is_broken_and_told_whole(width: int) -> None:
    name = "Kommunikationsochinformationssäkerhetssamordningsavdelningen"
    chart = chart_of([Decimal(3), Decimal(-2)], "bars")
    (series,) = chart.series
    points = (replace(series.points[0], label=name), *series.points[1:])
    picture = drawn(replace(chart, series=(replace(series, points=points),)), width)
    lines = [one.text or "" for one in picture.iter() if one.tag.endswith(("text", "tspan"))]
    broken = [one for one in lines if one and one.rstrip("-") in name]
    assert "".join(one.rstrip("-") for one in broken) == name
    assert len(broken) > 1
