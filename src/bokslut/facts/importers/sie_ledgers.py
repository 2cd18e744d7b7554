"""What a workspace says of a ledger by its organisation number: the unit of rows that name none,
and the letters before its accounts.

Companies keep their own books in their own chart of accounts, without the dimensions of the
municipality. In one workspace their rows need a unit, and their account 3010 must not be taken for
the municipality's, which means something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from bokslut.facts.importers.base import Batch, Item, ReadContext, Summary
from bokslut.facts.importers.sie_identity import digits_of, number_of
from bokslut.model.finding import Finding, Place, Severity, finding


def settled(
    items: Iterable[Item], header: Mapping[str, object], context: ReadContext
) -> Iterator[Item]:
    """What was read, its batches with unit and accounts as the workspace declares for the number in
    the header. The header fills while the file is read: that the number stands behind the first
    rows, which were then read without it, is a finding."""
    if not (context.units or context.charts):
        yield from items
        return
    used: str | None = None
    for one in items:
        if isinstance(one, Batch):
            used = number_of(header) if used is None else used
            yield Batch(one.table, _settled(one.rows, used, context))
            continue
        if isinstance(one, Summary) and used is not None and used != number_of(header):
            yield _late(context, number_of(header))
        yield one


def _settled(rows: pa.RecordBatch, number: str, context: ReadContext) -> pa.RecordBatch:
    unit, letters = _of(context.units, number), _of(context.charts, number)
    names = rows.schema.names
    columns = rows.columns
    if unit and "unit" in names:
        index = names.index("unit")
        columns[index] = pc.fill_null(columns[index], unit)
    if letters and "account" in names:
        index = names.index("account")
        columns[index] = pc.binary_join_element_wise(pa.scalar(letters), columns[index], "")
    return pa.RecordBatch.from_arrays(columns, schema=rows.schema)


def _of(declared: Mapping[str, str], number: str) -> str:
    return next((value for key, value in declared.items() if digits_of(key) == number), "")


def _late(context: ReadContext, number: str) -> Finding:
    return finding(
        "ledger-number-late",
        Severity.ERROR,
        "{file} states its organisation number {number} (#ORGNR) behind its first rows, so that "
        "they were read without what bokslut.toml says of that number.",
        place=Place(file=context.file),
        quote=number,
        remedy="Move the line #ORGNR before the balances and vouchers, or export the file again.",
        file=context.file,
        number=number,
    )
