"""Rule `indicator-overdue`: an indicator has a value for the year by the day on which it is due.

Silent on indicators without such a day, and on days after the closing's period.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place, used_indicators


def check(context: CheckContext) -> list[Finding]:
    """All indicators of the plan that some target uses."""
    period = context.world.period
    told = {
        series[0]: max(value.last for value in values)
        for series, values in context.world.observed.items()
    }
    return [
        finding(
            "indicator-overdue",
            Severity.WARNING,
            "The indicator {indicator} was due on {due} and has no value for {year}.",
            place=goal_place(context, one.key),
            quote=one.title,
            expected=one.due.isoformat(),
            remedy="Fetch or import the value, or move the day on which it is due.",
            indicator=one.title,
            due=one.due.isoformat(),
            year=period.year,
        )
        for one in used_indicators(context)
        if one.due is not None
        and one.due <= period.last
        and (one.key not in told or told[one.key] < period.first)
    ]
