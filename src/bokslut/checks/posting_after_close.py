"""Rule `posting-after-close`: nothing is booked in a period after it was closed.

Proves that the figures are those of the day on which the books were closed: no voucher dated in
the locked period was registered after that day. The day is `locked_on` of the closing in
`bokslut.toml`; silent without it, and on vouchers whose day of registration the file does not say.
"""

from __future__ import annotations

from datetime import date

from ibis import _

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .tell import at, listed


def check(context: CheckContext) -> list[Finding]:
    """One finding for each file that has such vouchers."""
    if context.locked is None or context.locked_on is None:
        return []
    rows = context.facts.rows("voucher")
    late = rows.filter(rows.date <= context.locked, rows.registered > context.locked_on)
    counted = late.group_by("source").agg(
        count=_.count(), line=_.line.min(), last=_.registered.max()
    )
    return [
        _finding(context, context.locked, context.locked_on, row)
        for row in sorted(
            context.facts.run(counted).to_pylist(), key=lambda one: str(one["source"])
        )
    ]


def _finding(
    context: CheckContext, locked: date, locked_on: date, row: dict[str, object]
) -> Finding:
    source, line = str(row["source"]), int(str(row["line"]))
    vouchers = _named(context, locked, locked_on, source)
    return finding(
        "posting-after-close",
        Severity.WARNING,
        "{count} {count:voucher|vouchers} dated {locked} or earlier {count:was|were} registered "
        "after the books were closed on {locked_on}, the last on {last}: {vouchers}.",
        place=at(context.files, (source, line)),
        quote=vouchers,
        claimed=str(row["last"]),
        expected=locked_on.isoformat(),
        remedy="Book them in the next period, or decide a new day of closing, write it as "
        "locked_on of the closing in bokslut.toml and build the report again.",
        count=row["count"],
        locked=locked,
        locked_on=locked_on,
        last=row["last"],
        vouchers=vouchers,
    )


def _named(context: CheckContext, locked: date, locked_on: date, source: str) -> str:
    rows = context.facts.rows("voucher")
    late = rows.filter(
        rows.source == source, rows.date <= locked, rows.registered > locked_on
    ).select("line", "series", "number")
    # One more than are told, so that the list shows that it goes on.
    table = context.facts.run(late.order_by("line").limit(11)).to_pylist()
    return listed(
        [
            " ".join(filter(None, (one["series"], one["number"]))) or f"#{one['line']}"
            for one in table
        ]
    )
