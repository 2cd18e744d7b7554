"""Charts as SVG, drawn from one specification for HTML and PDF alike.

Drawn here and not by a library: the report needs four simple kinds with labels at the marks,
bars from zero, text that stays text, roles for colours, and the same bytes every time.
Vega-Lite in a Python package brings 85 MB and a JavaScript engine to start, pygal draws axes
and legends that would have to be taken away again; neither breaks lines of labels. These kinds
take about a millisecond each.

Colours stand as attributes, which is what the PDF uses; the classes let the HTML's style sheet
change them for dark mode. All lengths are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.document import Chart, ChartPoint, ChartSeries
from bokslut.model.numbers import MISSING

from .bridge import bridge
from .drawing import (
    COLOURS,
    LINE,
    SMALL,
    TEXT,
    escaped,
    fill_of,
    number,
    svg_lines,
    svg_rect,
    svg_rule,
    svg_text,
    text_width,
    wrap,
)
from .series_drawing import series_over_time

WIDE, NARROW = 720, 350


def draw(chart: Chart, width: int = WIDE, ident: str = "") -> str:
    """The chart as one SVG element of the given width, with title and description inside.

    `ident` makes the ids of title and description unique in a page that shows the chart twice.
    """
    width = drawn_width(chart, width)
    if chart.kind == "bars":
        body, height = _bars(chart, width)
    elif chart.kind == "bridge":
        body, height = bridge(chart, width)
    elif chart.kind == "series":
        body, height = series_over_time(chart, width)
    elif chart.kind == "columns":
        body, height = _columns(chart, width)
    else:
        body, height = _line(chart, width)
    name = f"c-{chart.key}{ident}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'viewBox="0 0 {width} {number(height)}" width="{width}" height="{number(height)}" '
        f'aria-labelledby="{escaped(name)}-t {escaped(name)}-d" font-family="Inter, sans-serif">'
        f'<title id="{escaped(name)}-t">{escaped(chart.title)}</title>'
        f'<desc id="{escaped(name)}-d">{escaped(chart.alternative)}</desc>{"".join(body)}</svg>'
    )


def drawn_width(chart: Chart, width: int) -> int:
    """The width that a chart takes of the width there is: few columns need no whole page."""
    if chart.kind != "columns":
        return width
    return min(width, max(300, 132 * len(_labels(chart)) * min(len(chart.series), 2)))


def row_bar(
    share: Decimal, origin: Decimal, *, judged: bool = True, width: int = 96, height: int = 9
) -> str:
    """The small bar beside a figure: `share` from -1 to 1, zero at `origin` of the width;
    green and rust only where the sign is `judged` as good or bad.

    It repeats what the figure says, so it is hidden from screen readers.
    """
    span = width - 2
    # The longest bar has share 1 or -1 and fills its side of the zero line.
    scale = span * max(float(origin), 1 - float(origin))
    zero = 1 + float(origin) * span
    end = zero + float(share) * scale
    left, size = min(zero, end), abs(end - zero)
    role = ("good" if share >= 0 else "bad") if judged else "outcome"
    return (
        f'<svg class="row-bar" width="{width}" height="{height + 4}" '
        f'viewBox="0 0 {width} {height + 4}" aria-hidden="true" focusable="false">'
        f"{svg_rect(left, 2, max(size, 1), height, role)}"
        f"{svg_rule(zero, 0, zero, height + 4)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values to lengths; zero is always inside, since bars grow from it."""

    low: float
    high: float
    start: float
    size: float

    def at(self, value: float) -> float:
        """The coordinate of a value."""
        span = self.high - self.low
        return self.start + (value - self.low) / span * self.size if span else self.start


def _scale(values: Iterable[float], start: float, size: float) -> _Scale:
    known = [0.0, *values]
    return _Scale(min(known), max(known), start, size)


def _values(chart: Chart) -> list[float]:
    # Drawing is the one place where an amount may become a float: it ends as a length.
    return [
        float(point.value)
        for series in chart.series
        for point in series.points
        if point.value is not None
    ]


def _role(chart: Chart, series: ChartSeries, point: ChartPoint) -> str:
    if chart.diverging and point.value is not None:
        return "good" if point.value >= 0 else "bad"
    return series.role


def _labels(chart: Chart) -> list[str]:
    """The categories, in the order of the first series; later series may add their own."""
    found: dict[str, None] = {}
    for series in chart.series:
        for point in series.points:
            found.setdefault(point.label)
    return list(found)


def _groups(chart: Chart) -> list[tuple[str, list[tuple[ChartSeries, ChartPoint]]]]:
    return [
        (
            label,
            [
                (series, point)
                for series in chart.series
                for point in series.points
                if point.label == label
            ],
        )
        for label in _labels(chart)
    ]


def _bars(chart: Chart, width: int) -> tuple[list[str], float]:
    """Horizontal bars: a category a row, a bar a series; the figure stands at the bar's end."""
    stacked = width < 480
    several = len(chart.series) > 1
    thick = 12 if several else 16
    groups = _groups(chart)
    longest = max((text_width(label, TEXT) for label, _ in groups), default=0)
    label_width = 0.0 if stacked else min(longest + 16, width * 0.34)
    tails = [
        text_width(_tail(series, point, several and index == 0), TEXT)
        for index, (_, members) in enumerate(groups)
        for series, point in members
    ]
    tail = max(tails, default=0) + 10
    values = _values(chart)
    before = tail if any(value < 0 for value in values) else 0
    after = tail if any(value >= 0 for value in values) or not values else 0
    start = label_width + before
    scale = _scale(values, start, max(width - start - after, 20))
    zero = scale.at(0)
    body: list[str] = []
    top = 4.0
    for index, (label, members) in enumerate(groups):
        lines = wrap(label, (width if stacked else label_width - 12), TEXT)
        emphasis = any(point.emphasis for _, point in members)
        block = len(members) * (thick + 3) - 3
        text_height = len(lines) * LINE
        if stacked:
            body.append(svg_lines(lines, 0, top + 12, "start", TEXT, "ink", emphasis))
            top += text_height + 2
            middle = top + block / 2
        else:
            middle = top + max(block, text_height) / 2
            first = middle - text_height / 2 + 12
            body.append(svg_lines(lines, 0, first, "start", TEXT, "ink", emphasis))
        bar_top = middle - block / 2
        for series, point in members:
            text = _tail(series, point, several and index == 0)
            body += _bar(chart, series, point, scale, bar_top, thick, text)
            bar_top += thick + 3
        if stacked:
            # Labels stand above the bars here; the line of zero must not cross them.
            body.append(svg_rule(zero, middle - block / 2 - 2, zero, middle + block / 2 + 2))
        top = max(middle + block / 2, middle + (0 if stacked else text_height / 2)) + 11
    if not stacked:
        body.append(svg_rule(zero, 0, zero, top - 6))
    return body, top - 2


def _bar(
    chart: Chart,
    series: ChartSeries,
    point: ChartPoint,
    scale: _Scale,
    top: float,
    thick: float,
    text: str,
) -> list[str]:
    value = 0.0 if point.value is None else float(point.value)
    zero, end = scale.at(0), scale.at(value)
    left, size = min(zero, end), abs(end - zero)
    negative = value < 0
    at = end - 6 if negative else end + 6
    anchor = "end" if negative else "start"
    parts = []
    if point.value is not None:
        parts.append(svg_rect(left, top, max(size, 1), thick, _role(chart, series, point)))
    parts.append(
        svg_text(text, at, top + thick / 2 + 4.5, anchor, TEXT, "ink", point.emphasis, point)
    )
    return parts


def _tail(series: ChartSeries, point: ChartPoint, named: bool) -> str:
    text = point.text if point.value is not None else MISSING
    return f"{text}  {series.label}" if named else text


def _columns(chart: Chart, width: int) -> tuple[list[str], float]:
    """Vertical columns over categories; the figure stands on the column."""
    several = len(chart.series) > 1
    groups = _groups(chart)
    plot = 170.0 if width >= 480 else 140.0
    top = 2.0 * LINE + 4 if several else LINE + 6.0
    values = _values(chart)
    scale = _scale(values, top + plot, -plot)
    zero = scale.at(0)
    slot = width / max(len(groups), 1)
    members_most = max((len(members) for _, members in groups), default=1)
    thick = min(72.0, slot * 0.74 / max(members_most, 1))
    bottom = top + plot + (LINE + 4 if any(value < 0 for value in values) else 0)
    body: list[str] = []
    lowest = 0
    for index, (label, members) in enumerate(groups):
        centre = slot * (index + 0.5)
        left = centre - thick * len(members) / 2
        for series, point in members:
            body += _column(chart, series, point, scale, left, thick)
            if several and index == 0:
                name = wrap(series.label, thick * 1.5, 11)[0]
                above = min(zero, scale.at(float(point.value or 0))) - LINE - 6
                body.append(svg_text(name, left + thick / 2, above, "middle", 11, "quiet", False))
            left += thick
        lines = wrap(label, slot - 6, SMALL)
        lowest = max(lowest, len(lines))
        emphasis = any(point.emphasis for _, point in members)
        role = "ink" if emphasis else "quiet"
        body.append(svg_lines(lines, centre, bottom + 16, "middle", SMALL, role, emphasis))
    body.append(svg_rule(0, zero, width, zero))
    return body, bottom + 8 + lowest * LINE


def _column(
    chart: Chart,
    series: ChartSeries,
    point: ChartPoint,
    scale: _Scale,
    left: float,
    thick: float,
) -> list[str]:
    value = 0.0 if point.value is None else float(point.value)
    zero, end = scale.at(0), scale.at(value)
    gap = min(thick * 0.06, 3)
    parts = []
    if point.value is not None:
        role = _role(chart, series, point)
        height = max(abs(zero - end), 1)
        parts.append(svg_rect(left + gap, min(zero, end), thick - 2 * gap, height, role))
    text = point.text if point.value is not None else MISSING
    # A figure wider than its column is set smaller, so that neighbours do not run together.
    size = TEXT if text_width(text, TEXT) <= thick + 8 else 10.5
    at = end + LINE if value < 0 else end - 6
    parts.append(svg_text(text, left + thick / 2, at, "middle", size, "ink", point.emphasis, point))
    return parts


def _line(chart: Chart, width: int) -> tuple[list[str], float]:
    """Lines over categories, named at their ends; the scale is cut to the values."""
    labels = _labels(chart)
    names = max((text_width(series.label, SMALL) for series in chart.series), default=0)
    right = min(names + 12, width * 0.3) if len(chart.series) > 1 else 28
    plot, top = 150.0, LINE + 10.0
    values = _values(chart) or [0.0]
    scale = _Scale(min(values), max(values), top + plot, -plot)
    step = (width - right - 48) / max(len(labels) - 1, 1)
    places = {label: 28 + step * index for index, label in enumerate(labels)}
    body = [svg_rule(0, top + plot + 14, width, top + plot + 14)]
    for series in chart.series:
        body += _one_line(chart, series, places, scale)
    lowest = 1
    for label, at in places.items():
        lines = wrap(label, max(step - 6, 40), SMALL)
        lowest = max(lowest, len(lines))
        body.append(svg_lines(lines, at, top + plot + 32, "middle", SMALL, "quiet", False))
    return body, top + plot + 24 + lowest * LINE


def _one_line(
    chart: Chart, series: ChartSeries, places: dict[str, float], scale: _Scale
) -> list[str]:
    known = [point for point in series.points if point.value is not None]
    spots = [(places[one.label], scale.at(float(one.value or 0)), one) for one in known]
    colour = COLOURS[series.role]
    path = " ".join(f"{number(x)},{number(y)}" for x, y, _ in spots)
    parts = [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" '
        f'stroke-linejoin="round" class="s-{series.role}"/>'
    ]
    for index, (x, y, point) in enumerate(spots):
        parts.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="4" {fill_of(series.role)}/>')
        # Many points: only the ends and what is marked is named, or the figures run together.
        if len(spots) <= 8 or index in (0, len(spots) - 1) or point.emphasis:
            parts.append(
                svg_text(point.text, x, y - 10, "middle", SMALL, "ink", point.emphasis, point)
            )
    if spots and len(chart.series) > 1:
        x, y, _ = spots[-1]
        parts.append(svg_text(series.label, x + 10, y + 4, "start", SMALL, "quiet", False))
    return parts
