"""The bridge: every step begins where the last one ended, and the totals stand at their values."""

from __future__ import annotations

import itertools
import json
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.model.document import Chart, ChartPoint, ChartSeries, Document
from bokslut.model.figure import FigureRef
from bokslut.model.finding import untranslated
from bokslut.report.bridge import base_of
from bokslut.report.charts import NARROW, WIDE, draw
from bokslut.report.drawing import COLOURS
from bokslut.report.html import render_html
from bokslut.report.json_report import render_json

SVG = "{http://www.w3.org/2000/svg}"
COLOUR = {"total": COLOURS["ink"], "good": COLOURS["good"], "bad": COLOURS["bad"]}


def bridge_of(start: Decimal, steps: list[Decimal], *, cut: bool = True) -> Chart:
    """A bridge of costs: what rises is bad news."""
    end = start + sum(steps, Decimal(0))
    points = [
        point("Före", start, total=True),
        *(point(f"Steg {at}", one, at) for at, one in enumerate(steps)),
        point("Efter", end, -1, total=True),
    ]
    base = base_of(points) if cut else Decimal(0)
    series = (ChartSeries("amount", "Belopp", tuple(points)),)
    return Chart("b", "bridge", "Bro", "mkr.", "I ord.", "mkr", series, "t", base=base)


def point(label: str, value: Decimal, at: int = 0, *, total: bool = False) -> ChartPoint:
    ref = FigureRef.of("m", at=str(at), total=str(total))
    return ChartPoint(label, value, str(value), ref, total, None if total else value <= 0)


def drawn(chart: Chart, width: int = WIDE) -> ET.Element:
    return ET.fromstring(draw(chart, width))


def bars(root: ET.Element) -> list[tuple[float, float, str]]:
    """Left end, right end and colour of each bar, from the top; the two pieces of one whose axis
    is cut are one bar."""
    found: dict[str, tuple[float, float, str]] = {}
    for one in root.iter(f"{SVG}rect"):
        x, size = float(one.get("x", "")), float(one.get("width", ""))
        left, right, _fill = found.get(one.get("y", ""), (x, x + size, ""))
        span = (min(left, x), max(right, x + size), one.get("fill", ""))
        found[one.get("y", "")] = span
    return [found[y] for y in sorted(found, key=float)]


AMOUNTS = st.decimals(-(10**6), 10**6, places=1)


@settings(deadline=None)
@given(AMOUNTS, st.lists(AMOUNTS, max_size=9), st.sampled_from([WIDE, NARROW]), st.booleans())
def test_bars_lie_where_their_levels_are(
    start: Decimal, steps: list[Decimal], width: int, cut: bool
) -> None:
    chart = bridge_of(start, steps, cut=cut)
    found = bars(drawn(chart, width))
    levels = [start]
    for one in steps:
        levels.append(levels[-1] + one)
    spans = [(chart.base, start), *itertools.pairwise(levels), (chart.base, levels[-1])]
    assert len(found) == len(spans)
    lows, highs = zip(*(sorted(span) for span in spans), strict=True)
    low, high = float(min(lows)), float(max(highs))
    if low == high:
        return
    left_edge, right_edge = min(left for left, _r, _f in found), max(r for _l, r, _f in found)
    scale = (right_edge - left_edge) / (high - low)
    for (left, right, _fill), span in zip(found, spans, strict=True):
        wanted = [left_edge + (float(one) - low) * scale for one in sorted(span)]
        assert abs(left - wanted[0]) < 1.5
        assert abs(right - wanted[1]) < 1.6  # Nothing is thinner than a line.


@settings(deadline=None)
@given(AMOUNTS, st.lists(AMOUNTS, max_size=9), st.sampled_from([WIDE, NARROW]))
def test_nothing_is_drawn_outside_and_every_figure_is_shown(
    start: Decimal, steps: list[Decimal], width: int
) -> None:
    chart = bridge_of(start, steps)
    root = drawn(chart, width)
    height = float(root.get("height", "0"))
    for left, right, _fill in bars(root):
        assert 0 <= left <= right <= width
    shown = {}
    for one in root.iter(f"{SVG}text"):
        length = len(one.text or "") * float(one.get("font-size", "")) / 2
        assert float(one.get("x", "")) + length <= width + 2
        assert 0 < float(one.get("y", "")) <= height
        shown[one.get("data-ref")] = one.text
    for one in chart.series[0].points:
        assert shown[str(one.ref)] == one.text


def test_totals_stand_in_ink_and_steps_are_good_or_bad_news() -> None:
    chart = bridge_of(Decimal(10), [Decimal(4), Decimal(-3)])
    fills = [fill for _left, _right, fill in bars(drawn(chart))]
    assert fills == [COLOUR["total"], COLOUR["bad"], COLOUR["good"], COLOUR["total"]]


@pytest.mark.parametrize(
    ("start", "steps", "base"),
    [
        ("284.7", ["6.9", "13.7"], "270"),
        ("10", ["4", "-3"], "0"),
        ("100", ["2", "-300", "5"], "0"),
        ("-284.7", ["6.9", "13.7"], "0"),
        ("50", [], "0"),
    ],
)
def test_the_axis_is_cut_only_where_the_steps_would_not_be_seen(
    start: str, steps: list[str], base: str
) -> None:
    assert bridge_of(Decimal(start), [*map(Decimal, steps)]).base == Decimal(base)


def test_a_bar_whose_axis_is_cut_has_a_gap_and_others_have_none() -> None:
    cut = drawn(bridge_of(Decimal("284.7"), [Decimal("20.6")]))
    whole = drawn(bridge_of(Decimal("10"), [Decimal("20.6")]))
    assert [len(list(one.iter(f"{SVG}rect"))) for one in (cut, whole)] == [5, 3]


def test_hair_lines_join_each_bar_with_the_next() -> None:
    chart = bridge_of(Decimal(10), [Decimal(4), Decimal(-3)])
    root = drawn(chart)
    ends = [right for _left, right, _fill in bars(root)][:2]
    lines = [float(one.get("x1", "")) for one in root.iter(f"{SVG}line")]
    assert len(lines) == 3
    for line, end in zip(lines, ends, strict=False):
        assert abs(line - end) < 1


def test_a_missing_step_has_a_dash_and_no_bar() -> None:
    chart = bridge_of(Decimal(10), [Decimal(4)])
    before, step, after = chart.series[0].points
    missing = ChartPoint(step.label, None, "–", step.ref)
    series = (ChartSeries("amount", "Belopp", (before, missing, after)),)
    root = drawn(Chart("b", "bridge", "Bro", "", "", "mkr", series, "t"))
    assert len(bars(root)) == 2
    assert "–" in [one.text for one in root.iter(f"{SVG}text")]


def test_the_example_leads_from_the_net_cost_of_2013_to_that_of_2014(annual: Document) -> None:
    """The reference: 284 697 tkr in 2013 and 305 304 in 2014."""
    chart = annual.chart("net-cost-bridge")
    points = chart.series[0].points
    assert [points[0].text, points[-1].text] == ["284,7", "305,3"]
    values = [one.value or Decimal(0) for one in points]
    assert sum(values[:-1], Decimal(0)) == values[-1]
    assert [one.emphasis for one in points] == [True, *[False] * 8, True]
    for one in points[1:-1]:
        # More net cost is bad news.
        assert one.value is not None
        assert one.good is (one.value < 0)
        assert one.text[0] in "+\u2212"
    assert chart.base == 270
    assert "270" in chart.caption
    assert "270" in chart.alternative
    assert points[1].label in chart.alternative


def test_the_bridge_and_its_table_are_in_the_page_and_in_the_json(annual: Document) -> None:
    page = render_html(annual, untranslated).decode()
    assert 'id="c-net-cost-bridge"' in page
    told = json.loads(render_json(annual, untranslated))
    blocks = [block for section in told["sections"] for block in section["blocks"]]
    chart = next(one for one in blocks if one.get("key") == "net-cost-bridge")
    assert chart["form"] == "bridge"
    table = next(one for one in told["tables"] if one["key"] == "net-cost-bridge")
    refs = [row["cells"][0]["ref"] for row in table["rows"]]
    assert [one["ref"] for one in chart["series"][0]["points"]] == refs
