"""Rule `ledger-ends-early`: the ledger reaches the end of the closing's period.

Points at a ledger that was exported before the period was fully booked: its last month has no
posting. Silent on periods of a month or less, and where the period has no posting at all, which
`no-ledger` tells.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext


def check(context: CheckContext) -> list[Finding]:
    """At most one finding."""
    period = context.world.period
    month = period.last.replace(day=1)
    booked = [one.latest for one in context.ledger.between(period.first, period.last)]
    if period.first >= month or not booked or max(booked) >= month:
        return []
    return [
        finding(
            "ledger-ends-early",
            Severity.WARNING,
            "The ledger ends on {last}: nothing is booked in the last month of {period}.",
            quote=period.name,
            claimed=max(booked).isoformat(),
            expected=period.last.isoformat(),
            remedy="Export the ledger again when the whole period is booked, and import it.",
            last=max(booked),
            period=period.name,
        )
    ]
