"""Rule `voucher-duplicate`: a number stands on one voucher of its series only.

Proves that a voucher was not booked or exported twice under the same number, which is the mark
that it is found by (LKBR 3 kap. 8 §, bokföringslagen 5 kap. 7 §). Silent on numbers that are not
whole, on the number 0, and on files that only add vouchers to a ledger (SIE 4I).
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .tell import at, capped, ranges
from .vouchers import Series


def check(context: CheckContext) -> list[Finding]:
    """One finding for each series with numbers used again, the most first."""
    doubled = [one for one in context.vouchers.series if one.vouchers > one.numbers]
    doubled.sort(key=lambda one: one.numbers - one.vouchers)
    return capped(doubled, lambda one: _finding(context, one))


def _finding(context: CheckContext, series: Series) -> Finding:
    doubled = context.vouchers.doubled(series)
    told = ranges(doubled.ranges)
    return finding(
        "voucher-duplicate",
        Severity.WARNING,
        "Voucher series {series}: several vouchers have the same number: {numbers}; "
        "{count} in all.",
        place=at(context.files, (series.source, doubled.line)),
        quote=f"{series.series} {told}",
        claimed=str(series.vouchers),
        expected=str(series.numbers),
        remedy="See whether the vouchers are the same one exported twice: then its amounts count "
        "double. Export the ledger again and import it.",
        series=series.series or "–",
        count=doubled.total,
        numbers=told,
    )
