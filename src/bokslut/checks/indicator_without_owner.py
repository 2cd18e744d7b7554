"""Rule `indicator-without-owner`: somebody answers for each indicator that a target uses."""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place, used_indicators


def check(context: CheckContext) -> list[Finding]:
    """All indicators of the plan that some target uses."""
    return [
        finding(
            "indicator-without-owner",
            Severity.NOTE,
            "Nobody is named who answers for the indicator {indicator}.",
            place=goal_place(context, one.key),
            quote=one.title,
            remedy="Write the owner's role at the indicator.",
            indicator=one.title,
        )
        for one in used_indicators(context)
        if not one.owner.strip()
    ]
