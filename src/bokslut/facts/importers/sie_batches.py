"""Columns of the fact tables out of what was read, and batches of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from bokslut.facts.importers.base import BATCH_ROWS, Batch
from bokslut.facts.importers.sie_columns import NO_DAY, decimals, integers
from bokslut.facts.importers.sie_marks import Ints
from bokslut.facts.schema import own_schema


@dataclass
class Pending:
    """Batches of one table that wait to be handed on."""

    table: str
    batches: list[pa.RecordBatch] = field(default_factory=list)

    def add(self, arrays: list[pa.Array]) -> None:
        """More rows, column by column."""
        schema = own_schema(self.table)
        self.batches.append(pa.RecordBatch.from_arrays(arrays, schema=schema))

    def take(self) -> Iterator[Batch]:
        """The waiting rows as batches of at most BATCH_ROWS."""
        waiting, self.batches = self.batches, []
        for rows in waiting:
            for start in range(0, len(rows), BATCH_ROWS):
                yield Batch(self.table, rows.slice(start, BATCH_ROWS))


def dates(days: Any) -> pa.Array:
    """Days from 1970 as dates, null for NO_DAY."""
    values = np.asarray(days, dtype=np.int32)
    return integers(values, values == NO_DAY).view(pa.date32())


def patched(values: pa.Array, index: Ints, new: list[str | None]) -> pa.Array:
    """The array with some of its values replaced."""
    if not len(index):
        return values
    position = np.arange(len(values), dtype=np.int64)
    position[index] = len(values) + np.arange(len(index))
    return pa.concat_arrays([values, pa.array(new, pa.string())]).take(integers(position))


def put(values: list[Any], value: Any) -> int:
    """The index of a value that is put behind the others."""
    values.append(value)
    return len(values) - 1


def quantity_array(values: list[int | None]) -> pa.Array:
    """Quantities in ten-thousandths as exact decimals, null for None."""
    empty = np.array([value is None for value in values], dtype=np.bool_)
    numbers = np.array([value or 0 for value in values], dtype=np.int64)
    if empty.all():
        return pa.nulls(len(values), pa.decimal128(18, 4))
    exact = decimals(numbers, 18, 4)
    valid = pa.py_buffer(np.packbits(~empty, bitorder="little"))
    return pa.Array.from_buffers(exact.type, len(values), [valid, exact.buffers()[1]])


def quantities_of(codes: Ints, values: list[int | None]) -> pa.Array:
    """The quantities of rows that point into a list of distinct ones."""
    if all(value is None for value in values):
        return pa.nulls(len(codes), pa.decimal128(18, 4))
    return quantity_array(values).take(integers(codes))
