"""Rule `indicator-overdue`: an indicator has its value by the day on which it is due.

That day is one on which the report that is being made is dated, or before it. The value that is
due is that of the closing's year, or of as many years before it as the indicator lags, in each
series that a target asks about; another area's value does not stand for it. One that its publisher
keeps back has been told.
"""

from __future__ import annotations

from collections.abc import Iterator

from bokslut.goals.plan import Indicator
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place, used_indicators


def check(context: CheckContext) -> list[Finding]:
    """All indicators of the plan that some target uses."""
    year = context.world.period.year
    known_by = context.dated or context.world.period.last
    return [
        finding(
            "indicator-overdue",
            Severity.WARNING,
            "The indicator {indicator} was due on {due} and has no value for {year}.",
            place=goal_place(context, one.key),
            quote=one.title,
            expected=one.due.isoformat(),
            remedy="Fetch or import the value, or move the day on which it is due.",
            indicator=title,
            due=one.due.isoformat(),
            year=year - one.lag,
        )
        for one in used_indicators(context)
        if one.due is not None and one.due <= known_by
        for title in _without_value(one, year - one.lag, context)
    ]


def _without_value(indicator: Indicator, year: int, context: CheckContext) -> Iterator[str]:
    """What the series that targets ask about are called, where the latest value is older."""
    nodes = context.assessed.plan.nodes
    asked = [one.series for node in nodes for one in node.targets]
    for series in dict.fromkeys(one for one in asked if one.indicator == indicator.key):
        told = context.world.observed.get(
            (series.indicator, series.area, series.unit, series.subgroup), ()
        )
        if max((one.last.year for one in told), default=0) < year:
            unit = context.world.name("unit", series.unit) if series.unit else ""
            whom = ", ".join(filter(None, (series.area, unit, series.subgroup)))
            yield f"{indicator.title} ({whom})" if whom else indicator.title
