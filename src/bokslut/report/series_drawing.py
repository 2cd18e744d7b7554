"""Series over time: lines with their gaps and breaks, what was to be reached, small multiples.

A line joins only neighbours on the axis that are both known and by one definition. Series are told
apart by dash, by the shape of their points and by the name at their end, colour last. Several
panels share one scale, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bokslut.model.document import Chart, ChartMark, ChartPoint, ChartSeries

from .drawing import (
    COLOURS,
    LINE,
    SMALL,
    escaped,
    fill_of,
    number,
    svg_lines,
    svg_rule,
    svg_text,
    text_width,
    wrap,
)

_DASHES = ("", "7 4", "2 4", "9 3 2 3", "14 5")
_NEAR_ZERO = 0.35
_MOST_NAMED = 8
# As many series may have their figures at their points.
_MOST_WRITTEN = 2
_ROOM = 44.0

# A mark or a name: the lines of its text, its place, and its role.
_Name = tuple[list[str], float, str]


@dataclass(frozen=True, slots=True)
class _Plot:
    """One picture: its place, the places of its periods, and its scale."""

    chart: Chart
    left: float
    right: float
    top: float
    height: float
    low: float
    high: float

    def x(self, label: str) -> float:
        """Where a period lies; all lie equally far apart."""
        labels = self.chart.labels
        return self.left + self.step * labels.index(label) if len(labels) > 1 else self.middle

    def y(self, value: float) -> float:
        """Where a value lies."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.top + self.height * (1 - share)

    @property
    def step(self) -> float:
        """From one period to the next."""
        return (self.right - self.left) / max(len(self.chart.labels) - 1, 1)

    @property
    def middle(self) -> float:
        """Halfway across."""
        return (self.left + self.right) / 2


def scale_of(chart: Chart) -> tuple[float, float]:
    """The least and the greatest value that is drawn; from zero where that costs little."""
    # Drawing is the one place where a value may become a float: it ends as a length.
    values = [float(one.value) for one in _points(chart.series) if one.value is not None]
    values += [float(value) for mark in chart.marks for _label, value in mark.points]
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    return (0.0 if 0 <= low <= _NEAR_ZERO * high else low), high


def _points(series: Iterable[ChartSeries]) -> Iterator[ChartPoint]:
    for one in series:
        yield from one.points


def series_over_time(chart: Chart, width: int) -> tuple[list[str], float]:
    """The drawing and its height."""
    panels = list(dict.fromkeys(one.panel for one in chart.series))
    if len(panels) < 2:
        return _picture(chart, chart.series, chart.marks, (0.0, float(width)), 0.0)
    across = (3 if len(panels) > 2 else 2) if width >= 480 else 2
    gap = 20.0
    each = (width - gap * (across - 1)) / across
    body: list[str] = []
    top = below = 0.0
    for index, panel in enumerate(panels):
        if index % across == 0:
            top = below + (18 if index else 0)
        left = (each + gap) * (index % across)
        series = tuple(one for one in chart.series if one.panel == panel)
        marks = tuple(one for one in chart.marks if one.panel == panel)
        drawn, bottom = _panel(chart, series, marks, (left, left + each), top)
        body += drawn
        below = max(below, bottom)
    return body, below


def _panel(
    chart: Chart,
    series: tuple[ChartSeries, ...],
    marks: tuple[ChartMark, ...],
    across: tuple[float, float],
    top: float,
) -> tuple[list[str], float]:
    """A small multiple below its name."""
    left, right = across
    lines = wrap(series[0].panel, right - left, SMALL)
    body = [svg_lines(lines, left, top + 12, "start", SMALL, "ink", True)]
    drawn, bottom = _picture(chart, series, marks, across, top + LINE * len(lines) + 6)
    return body + drawn, bottom


def _picture(
    chart: Chart,
    series: tuple[ChartSeries, ...],
    marks: tuple[ChartMark, ...],
    across: tuple[float, float],
    top: float,
) -> tuple[list[str], float]:
    """One plot: axis, marks, lines, names at their ends."""
    start, end = across
    single = len(series) == 1
    named = {one.key: _end_words(one, series) for one in series}
    texts = [*([] if single else named.values()), *(one.label for one in marks)]
    names = max((text_width(one, SMALL) for one in texts), default=0.0)
    margin = min(names + 14, (end - start) * 0.36) if texts else 0.0
    half = max((text_width(one.text, SMALL) / 2 for one in _points(series)), default=0) + 4
    broken = any(one.anew for one in _points(series))
    low, high = scale_of(chart)
    plot = _Plot(
        chart,
        start + max(half, 16),
        end - margin - max(half, 16),
        top + LINE + 6 + (LINE if broken else 0),
        130.0 if end - start >= 340 else 96.0,
        low,
        high,
    )
    body, bottom = _axis(plot, start, end - margin, not single)
    ends: list[_Name] = []
    for mark in marks:
        body += _mark(plot, mark)
        ends.append(_named(mark.label, plot.y(float(mark.points[-1][1])), margin, "ink"))
    body += _breaks(plot, series, top, end - margin)
    for index, one in enumerate(series):
        body += _line(plot, one, index, series)
        known = [point for point in one.points if point.value is not None]
        if known and not single:
            at = plot.y(float(known[-1].value or 0))
            ends.append(_named(named[one.key], at, margin, _colour(one)))
    names_drawn, lowest = _names(ends, end - margin + 10, plot)
    return body + names_drawn, max(bottom, lowest)


def _end_words(series: ChartSeries, others: tuple[ChartSeries, ...]) -> str:
    """The name at the end of a line; among many with its last figure, which is not written at
    the point then."""
    known = [one.text for one in series.points if one.value is not None]
    if len(others) > _MOST_WRITTEN and series is not others[0] and known:
        return f"{series.label} {known[-1]}"
    return series.label


def _colour(series: ChartSeries) -> str:
    # The pale grey of comparisons is for areas; a thin line needs more of it to be seen.
    return "quiet" if series.role == "comparison" else series.role


def _named(text: str, at: float, margin: float, role: str) -> _Name:
    return wrap(text, max(margin - 12, 40), SMALL), at, role


def _names(ends: list[_Name], x: float, plot: _Plot) -> tuple[list[str], float]:
    """The names at the ends of lines, moved apart where they would cover each other, and how far
    down they reach."""
    body: list[str] = []
    free = plot.top - LINE
    for lines, at, role in sorted(ends, key=lambda one: one[1]):
        height = LINE * len(lines)
        top = max(at - height / 2, free)
        body.append(svg_lines(lines, x, top + 12, "start", SMALL, role, False))
        free = top + height
    return body, free


def _axis(plot: _Plot, start: float, end: float, several: bool) -> tuple[list[str], float]:
    """The line below, and the periods; where they are many only some are written. Beneath several
    series there is room for figures that stand under their points."""
    base = plot.top + plot.height + (0 if plot.low == 0 else 22 if several else 10)
    body = [svg_rule(start, base, end, base, "ink" if plot.low == 0 else "comparison")]
    labels = plot.chart.labels
    widest = max((text_width(word, SMALL) for one in labels for word in one.split()), default=0)
    every = max(1, -(-int(widest + 6) // max(int(plot.step), 1))) if len(labels) > 1 else 1
    lowest = 1
    for index, label in enumerate(labels):
        if (len(labels) - 1 - index) % every:
            continue
        lines = wrap(label, max(plot.step * every - 6, 32), SMALL)
        lowest = max(lowest, len(lines))
        body.append(
            svg_lines(lines, plot.x(label), base + 16, "middle", SMALL, "quiet", bold=False)
        )
    return body, base + 8 + LINE * lowest


def _mark(plot: _Plot, mark: ChartMark) -> list[str]:
    """What was to be reached, thin and dashed."""
    spots = [(plot.x(label), plot.y(float(value))) for label, value in mark.points]
    if mark.shape == "path":
        return [
            _polyline(spots, "ink", "3 3", 1.2),
            *(_shape(3, x, y, "ink") for x, y in spots[1:]),
        ]
    half = min(plot.step * 0.36, 40.0) if len(plot.chart.labels) > 1 else 40.0
    if mark.shape == "level":
        y = spots[0][1]
        return [_polyline([(plot.left - 10, y), (plot.right + 8, y)], "ink", "3 3", 1.2)]
    return [
        _polyline(
            [(max(x - half, plot.left - 10), y), (min(x + half, plot.right + 8), y)],
            "ink",
            "3 3",
            1.6,
        )
        for x, y in spots
    ]


def _breaks(plot: _Plot, series: tuple[ChartSeries, ...], top: float, end: float) -> Iterator[str]:
    """Where a series was defined anew, a line across with its word; lines stop at it."""
    told = {one.label: one.anew for one in _points(series) if one.anew}
    for label, words in told.items():
        x = plot.x(label) - plot.step / 2 if label != plot.chart.labels[0] else plot.left - 10
        yield _polyline([(x, top + 4), (x, plot.top + plot.height)], "quiet", "2 3", 1.0)
        fits = x + 6 + text_width(words, SMALL) <= end
        at, anchor = (x + 6, "start") if fits else (x - 6, "end")
        yield svg_text(words, at, top + 14, anchor, SMALL, "quiet", False)


def _line(
    plot: _Plot, series: ChartSeries, index: int, others: tuple[ChartSeries, ...]
) -> list[str]:
    role, dash = _colour(series), _DASHES[index % len(_DASHES)]
    body = [
        _polyline([(plot.x(one.label), plot.y(float(one.value or 0))) for one in run], role, dash)
        for run in _runs(series, plot.chart.labels)
        if len(run) > 1
    ]
    shown = _shown(plot, series, others)
    for one in series.points:
        if one.value is None:
            if series is others[0]:
                at = plot.top + plot.height - 4
                body.append(_figure(one, plot.x(one.label), at, role))
            continue
        x, y = plot.x(one.label), plot.y(float(one.value))
        body.append(_shape(index, x, y, role))
        if one in shown:
            body.append(
                _figure(one, x, y + (20 if _lies_below(one, series, others) else -10), role)
            )
    return body


def _runs(series: ChartSeries, labels: tuple[str, ...]) -> Iterator[list[ChartPoint]]:
    """The points that a line may join: neighbours on the axis, known, by one definition."""
    by_label = {one.label: one for one in series.points}
    run: list[ChartPoint] = []
    for label in labels:
        one = by_label.get(label)
        if run and (one is None or one.value is None or one.anew):
            yield run
            run = []
        if one is not None and one.value is not None:
            run.append(one)
    if run:
        yield run


def _shown(
    plot: _Plot, series: ChartSeries, others: tuple[ChartSeries, ...]
) -> tuple[ChartPoint, ...]:
    """The points whose figures are written: all where there is room, else first and last."""
    known = tuple(one for one in series.points if one.value is not None)
    widest = max((text_width(one.text, SMALL) for one in known), default=0)
    if len(others) > _MOST_WRITTEN and series is not others[0]:
        return ()
    if len(plot.chart.labels) <= _MOST_NAMED and plot.step >= max(_ROOM * 0.6, widest):
        return known
    return (known[0], *known[-1:]) if known else ()


def _lies_below(point: ChartPoint, series: ChartSeries, others: tuple[ChartSeries, ...]) -> bool:
    """Whether another series lies above a point: then its figure stands beneath it."""
    beside = [
        one.value
        for other in others
        if other is not series
        for one in other.points
        if one.label == point.label and one.value is not None
    ]
    return any(value > (point.value or 0) for value in beside)


def _figure(point: ChartPoint, x: float, y: float, role: str) -> str:
    """A figure with a rim of the paper, so that a line behind it does not cross it out."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="middle" font-size="{SMALL}" '
        f'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke" '
        f'fill="{COLOURS[_ink(role)]}" class="halo f-{_ink(role)}" '
        f'data-ref="{escaped(str(point.ref))}">{escaped(point.text)}</text>'
    )


def _ink(role: str) -> str:
    return "quiet" if role == "quiet" else "ink"


def _polyline(
    spots: Iterable[tuple[float, float]], role: str, dash: str, weight: float = 2.2
) -> str:
    path = " ".join(f"{number(x)},{number(y)}" for x, y in spots)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{COLOURS[role]}" '
        f'stroke-width="{weight}" stroke-linejoin="round"{dashes} class="s-{role}"/>'
    )


def _shape(index: int, x: float, y: float, role: str) -> str:
    """Circle, square, triangle, diamond, in the order of the series."""
    kind = index % 4
    if kind == 0:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="4" {fill_of(role)}/>'
    corners = {
        1: ((-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)),
        2: ((0.0, -5.0), (4.6, 3.6), (-4.6, 3.6)),
        3: ((0.0, -5.0), (5.0, 0.0), (0.0, 5.0), (-5.0, 0.0)),
    }[kind]
    path = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)
    return f'<polygon points="{path}" {fill_of(role)}/>'
