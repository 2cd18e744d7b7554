"""Rule `series-break`: values by two versions of a definition are not compared unseen.

Tells each target that would have compared such values, and is not judged for that.
"""

from __future__ import annotations

from bokslut.goals.evidence import Unknown
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All targets of the plan."""
    plan = context.assessed.plan
    return [
        finding(
            "series-break",
            Severity.NOTE,
            "{goal}: the indicator {indicator} was defined anew, so its values are not compared.",
            place=goal_place(context, key),
            quote=plan.indicator[one.compared.target.indicator].title,
            remedy="Import the earlier values by the new definition, if its publisher has them.",
            goal=plan.by_key[key].title,
            indicator=plan.indicator[one.compared.target.indicator].title,
        )
        for key, many in context.assessed.evidence.items()
        for one in many
        if one.compared.unknown is Unknown.SERIES_BREAK
    ]
