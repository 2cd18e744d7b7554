"""Rule `no-ledger`: the closing's period has postings.

Proves that a report of empty tables is not taken for a report of nothing that happened.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext


def check(context: CheckContext) -> list[Finding]:
    """At most one finding."""
    ledger, period = context.ledger, context.world.period
    if any(True for _one in ledger.between(period.first, period.last)):
        return []
    days = [day for one in ledger.sums for day in (one.earliest, one.latest)]
    if not days:
        return [
            finding(
                "no-ledger",
                Severity.ERROR,
                "There is no ledger for the period {period}.",
                quote=period.name,
                remedy="Export the ledger of the year as a SIE 4 file and import it.",
                period=period.name,
            )
        ]
    return [
        finding(
            "no-ledger",
            Severity.ERROR,
            "There is no posting in the period {period}; the postings at hand are from {first} to "
            "{last}.",
            quote=period.name,
            claimed=f"{min(days)}..{max(days)}",
            expected=period.name,
            remedy="Import the ledger of the period, or correct period of the closing in "
            "bokslut.toml.",
            period=period.name,
            first=min(days),
            last=max(days),
        )
    ]
