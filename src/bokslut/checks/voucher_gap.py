"""Rule `voucher-gap`: the numbers of a voucher series run without a gap.

Proves that no voucher was left out of the export or taken out of the books. The law wants each
voucher to have a number or another mark of its own (LKBR 3 kap. 8 §, bokföringslagen 5 kap. 7 §);
that numbers run unbroken, so that it can be seen that all are there, is good practice. Silent on
numbers that are not whole, on files that only add vouchers to a ledger (SIE 4I), and on what comes
before the first and after the last number of a series. Where more numbers are missing than there
are vouchers, the numbers are not counted one by one (they hold a year, a month, a unit) or the
file is a selection: then a note says so.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .tell import at, capped, ranges
from .vouchers import Series


def check(context: CheckContext) -> list[Finding]:
    """One finding for each series with gaps, the largest gaps first."""
    broken = [one for one in context.vouchers.series if one.missing > 0]
    dense = [one for one in broken if one.missing <= one.vouchers]
    dense.sort(key=lambda one: -one.missing)
    sparse = [one for one in broken if one not in dense]
    return [
        *capped(dense, lambda one: _gaps(context, one)),
        *capped(sparse, lambda one: _sparse(context, one)),
    ]


def _gaps(context: CheckContext, series: Series) -> Finding:
    gaps = context.vouchers.gaps(series)
    return finding(
        "voucher-gap",
        Severity.WARNING,
        "Voucher series {series}: {missing} of the numbers {lowest}–{highest} {missing:is|are} "
        "missing: {gaps}.",
        place=at(context.files, (series.source, gaps.line)),
        quote=f"{series.series} {ranges(gaps.ranges)}",
        expected=str(series.highest - series.lowest + 1),
        claimed=str(series.numbers),
        remedy="See in the ledger whether these vouchers exist. If they do, export the ledger "
        "again and import it; if not, note in the books why the numbers were not used.",
        series=series.series or "–",
        missing=series.missing,
        lowest=series.lowest,
        highest=series.highest,
        gaps=ranges(gaps.ranges),
    )


def _sparse(context: CheckContext, series: Series) -> Finding:
    return finding(
        "voucher-gap",
        Severity.NOTE,
        "Voucher series {series} has {vouchers} {vouchers:voucher|vouchers} between the numbers "
        "{lowest} and {highest}: its numbers do not run one by one, so gaps cannot be seen.",
        place=at(context.files, None, row=series.series),
        quote=f"{context.files.get(series.source, series.source)} {series.series}",
        remedy="If the file is a selection of the ledger, export and import the whole of it.",
        series=series.series or "–",
        vouchers=series.vouchers,
        lowest=series.lowest,
        highest=series.highest,
    )
