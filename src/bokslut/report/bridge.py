"""The bridge: how one total became another, a bar for each step between them.

Drawn lying, so that long names stand beside their bars and a telephone has room for them. Totals
stand in ink; a step is green where it is good news and rust where it is not, whatever its sign.
Hair lines carry the level from bar to bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.document import Chart, ChartPoint
from bokslut.model.numbers import MISSING

from .drawing import LINE, TEXT, svg_lines, svg_rect, svg_rule, svg_text, text_width, wrap

_At = Callable[[Decimal], float]

_THICK = 16.0
_GAP = 12.0
# What is left of a bar before the gap that shows that its axis is cut, and that gap.
_STUB, _CUT = 7.0, 4.0


@dataclass(frozen=True, slots=True)
class _Step:
    point: ChartPoint
    start: Decimal
    end: Decimal


def base_of(points: Iterable[ChartPoint]) -> Decimal:
    """Where the bars of totals begin: at zero, unless the steps would be too small to be seen
    beside them. Then the axis is cut at a round value below all levels."""
    levels = [step.end for step in _steps(tuple(points), Decimal(0))]
    if not levels or min(levels) <= 0:
        return Decimal(0)
    low, span = min(levels), max(levels) - min(levels)
    if not span or span * 4 > max(levels):
        return Decimal(0)
    step = Decimal(1).scaleb(span.adjusted())
    return max((low - span / 4) // step * step, Decimal(0))


def _steps(points: Sequence[ChartPoint], base: Decimal) -> list[_Step]:
    """From where to where each bar goes; a point without value has no length."""
    steps = []
    level = Decimal(0)
    for point in points:
        value = point.value or Decimal(0)
        if point.emphasis and point.value is not None:
            steps.append(_Step(point, base, value))
            level = value
        else:
            steps.append(_Step(point, level, level + value))
            level += value
    return steps


def bridge(chart: Chart, width: int) -> tuple[list[str], float]:
    """The parts of the drawing and its height."""
    points = [point for series in chart.series for point in series.points]
    steps = _steps(points, chart.base)
    stacked = width < 480
    longest = max((text_width(one.label, TEXT) for one in points), default=0)
    label_width = 0.0 if stacked else min(longest + 16, width * 0.34)
    tail = max((text_width(one.text, TEXT) for one in points), default=0) + 10
    ends = [float(end) for one in steps for end in (one.start, one.end)] or [0.0]
    low, high = min(*ends, float(chart.base)), max(*ends, float(chart.base))
    size = max(width - label_width - tail - 2, 20)

    def at(value: Decimal) -> float:
        share = (float(value) - low) / (high - low) if high > low else 0.0
        return label_width + 1 + share * size

    body: list[str] = []
    top = 4.0
    before: tuple[float, float] | None = None
    for step in steps:
        lines = wrap(step.point.label, width if stacked else label_width - 12, TEXT)
        height = len(lines) * LINE
        bold = step.point.emphasis
        if stacked:
            body.append(svg_lines(lines, 0, top + 12, "start", TEXT, "ink", bold))
            bar_top = top + height + 2
        else:
            block = max(_THICK, height)
            first = top + (block - height) / 2 + 12
            body.append(svg_lines(lines, 0, first, "start", TEXT, "ink", bold))
            bar_top = top + (block - _THICK) / 2
        if before is not None:
            reach = max(text_width(one, TEXT) for one in lines) if stacked else 0.0
            body += _hair(before, bar_top, (top, top + height) if stacked else None, reach)
        body += _bar(step, at, bar_top, chart.base)
        before = (at(step.end), bar_top + _THICK)
        top = max(bar_top + _THICK, top + height) + _GAP
    if not chart.base and low < 0 < high:
        body.append(svg_rule(at(Decimal(0)), 0, at(Decimal(0)), top - _GAP + 4))
    return body, top - _GAP + 6


def _hair(
    before: tuple[float, float],
    below: float,
    label: tuple[float, float] | None,
    reach: float,
) -> list[str]:
    """The hair line from the end of a bar down to the next one; it does not cross a label."""
    x, above = before
    if label is None or x > reach + 4:
        return [_hair_line(x, above, below)]
    return [_hair_line(x, above, label[0]), _hair_line(x, label[1] + 1, below)]


def _hair_line(x: float, above: float, below: float) -> str:
    return svg_rule(x, above, x, below, "quiet", 0.75)


def _bar(step: _Step, at: _At, top: float, base: Decimal) -> list[str]:
    point = step.point
    left, right = sorted((at(step.start), at(step.end)))
    size = max(right - left, 1)
    parts = []
    if point.value is not None:
        role = _role(point)
        if point.emphasis and base and size > _STUB + _CUT + 2:
            parts.append(svg_rect(left, top, _STUB, _THICK, role))
            beyond = _STUB + _CUT
            parts.append(svg_rect(left + beyond, top, size - beyond, _THICK, role))
        else:
            parts.append(svg_rect(left, top, size, _THICK, role))
    text = point.text if point.value is not None else MISSING
    middle = top + _THICK / 2 + 4.5
    bold = point.emphasis
    parts.append(svg_text(text, left + size + 6, middle, "start", TEXT, "ink", bold, point))
    return parts


def _role(point: ChartPoint) -> str:
    if point.emphasis:
        return "ink"
    return {True: "good", False: "bad", None: "outcome"}[point.good]
