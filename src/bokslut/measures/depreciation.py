"""The depreciation plan of the asset register.

Linear over the useful life in equal monthly parts, from the month after the asset was taken into
use (RKR R4 Materiella anläggningstillgångar: depreciation begins when the asset is ready to be
used, and follows its components). The accumulated depreciation is rounded to öre each month, so
that the parts always add up to the cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pyarrow as pa

from bokslut.model.period import month_end

_ORE = Decimal("0.01")

PLAN = pa.schema(
    [
        pa.field("asset", pa.string()),
        pa.field("account", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("first", pa.date32()),
        pa.field("last", pa.date32()),
        pa.field("amount", pa.decimal128(18, 2)),
        pa.field("rows", pa.int64()),
        pa.field("source", pa.string()),
    ]
)


def accumulated(cost: Decimal, life_months: int, months: int) -> Decimal:
    """Depreciation in kronor after a number of whole months, never more than the cost."""
    if months >= life_months:
        return cost
    return (cost * months / life_months).quantize(_ORE, ROUND_HALF_UP)


def monthly_parts(
    cost: Decimal, life_months: int, capitalised: date, disposed: date | None
) -> Iterator[tuple[date, Decimal]]:
    """The last day of each month and the part that is depreciated in it; none after disposal."""
    year, month = capitalised.year, capitalised.month
    before = Decimal(0)
    for count in range(1, life_months + 1):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        day = month_end(year, month)
        if disposed is not None and day > disposed:
            return
        so_far = accumulated(cost, life_months, count)
        yield day, so_far - before
        before = so_far


def plan(assets: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The whole plan of all components, a row a month; `account` is where it is booked."""
    rows: list[dict[str, Any]] = []
    for asset in assets:
        parts = monthly_parts(
            asset["cost"], asset["life_months"], asset["capitalised"], asset["disposed"]
        )
        rows += [
            {
                "asset": asset["asset"],
                "account": asset["depreciation_account"],
                "unit": asset["unit"],
                "first": day.replace(day=1),
                "last": day,
                "amount": amount,
                "rows": 1,
                "source": asset["source"],
            }
            for day, amount in parts
        ]
    return pa.Table.from_pylist(rows, schema=PLAN)
