"""Rule `indicator-without-owner`: somebody answers for each indicator that a target uses."""

from __future__ import annotations

from bokslut.goals.plan import Indicator
from bokslut.model.finding import Finding, Place, Severity, finding

from .context import CheckContext
from .goals import used_indicators


def check(context: CheckContext) -> list[Finding]:
    """All indicators of the plan that some target uses; those of a file are told together."""
    by_file: dict[str, list[Indicator]] = {}
    for one in used_indicators(context):
        if not one.owner.strip():
            by_file.setdefault(context.assessed.plan.files.get(one.key, ""), []).append(one)
    return [
        finding(
            "indicator-without-owner",
            Severity.NOTE,
            "Nobody is named who answers for {count} {count:indicator|indicators}: {indicators}.",
            place=Place(file=file or None),
            quote=", ".join(one.key for one in found),
            remedy="Write the owner's role at the indicator.",
            count=len(found),
            indicators=", ".join(one.title for one in found),
        )
        for file, found in by_file.items()
    ]
