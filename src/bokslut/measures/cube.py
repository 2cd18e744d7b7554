"""Facts summed once, then cut for every figure.

All selections of a report are collected; each fact table is queried once; the small result answers
every selection by exact decimal sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import _

from bokslut.facts.engines import Facts

from .depreciation import plan
from .measure import Selection
from .world import World, matches

_FINE = ("activity", "project", "counterpart")
_DATE_COLUMN = {"balance": "date", "volume": "date", "asset": "capitalised"}
_SMALL_GRAIN: dict[str, tuple[str, ...]] = {
    "budget_line": ("basis", "as_of", "change", "account", "unit", *_FINE, "first", "last"),
    "investment_line": ("basis", "as_of", "change", "project", "unit", "first", "last"),
    "balance": ("kind", "date", "account", "unit", "counterpart"),
    "volume": ("volume", "unit", "date"),
    "asset": ("project", "unit", "capitalised"),
    "indicator_value": ("indicator", "area", "unit", "subgroup", "first", "last"),
    "saving": ("saving", "basis", "first", "last"),
}
_AMOUNT = {"volume": "quantity", "asset": "cost", "indicator_value": "value"}


# Source files by their hashes, with the rows of each.
Sources = tuple[tuple[str, int], ...]


class Cube:
    """The sums of one fact table, as fine as its selections ask for."""

    def __init__(self, table: pa.Table, world: World) -> None:
        """`table` has columns to cut by, `first`, `last`, `amount`, `rows` and `source`."""
        self._table = table.combine_chunks()
        self._world = world
        self._masks: dict[tuple[str, tuple[str, ...]], Any] = {}
        self._span: dict[tuple[date, date], Any] = {}
        self._everything = np.ones(table.num_rows, dtype=bool)

    def total(self, selection: Selection) -> tuple[Decimal | None, int, Sources]:
        """The sum of the selected amounts (None where they are all told to be missing), how many
        rows they are, and their source files with the rows of each."""
        chosen = np.flatnonzero(self._mask_of(selection.first, selection.last, selection.where))
        if not len(chosen):
            return Decimal(0), 0, ()
        rows = self._table.take(pa.array(chosen))
        amount = pc.sum(rows.column("amount")).as_py()
        counts: dict[str, int] = {}
        sources = rows.column("source").to_pylist()
        for source, count in zip(sources, rows.column("rows").to_pylist(), strict=True):
            counts[source] = counts.get(source, 0) + count
        return amount, sum(counts.values()), tuple(sorted(counts.items()))

    def parts(
        self, selection: Selection, columns: Sequence[str]
    ) -> dict[tuple[str | None, ...], Decimal]:
        """The sum of the selected amounts for each combination of values in these columns, among
        them rows without a value (None). The table must have been loaded by these columns."""
        mask = self._mask_of(selection.first, selection.last, selection.where)
        rows = self._table.take(pa.array(np.flatnonzero(mask)))
        sums = rows.group_by(list(columns)).aggregate([("amount", "sum")])
        keys = zip(*(sums.column(one).to_pylist() for one in columns), strict=True)
        return dict(zip(keys, sums.column("amount_sum").to_pylist(), strict=True))

    def has_rows(self, selection: Selection) -> bool:
        """Whether the facts that the selection looks into are there at all."""
        where = selection.at_hand
        if where is None:
            return False
        return bool(self._mask_of(selection.first, selection.last, where).any())

    def _mask_of(
        self, first: date, last: date, where: Iterable[tuple[str, tuple[str, ...]]]
    ) -> Any:
        mask = self._within(first, last)
        for column, wanted in where:
            mask = mask & self._mask(column, wanted)
        return mask

    def _within(self, first: date, last: date) -> Any:
        if (first, last) not in self._span:
            begins = pc.greater_equal(self._table.column("first"), pa.scalar(first))
            ends = pc.less_equal(self._table.column("last"), pa.scalar(last))
            both = pc.fill_null(pc.and_(begins, ends), False)
            self._span[first, last] = _as_mask(both)
        return self._span[first, last]

    def _mask(self, column: str, wanted: tuple[str, ...]) -> Any:
        if (column, wanted) not in self._masks:
            self._masks[column, wanted] = self._new_mask(column, wanted)
        return self._masks[column, wanted]

    def _new_mask(self, column: str, wanted: tuple[str, ...]) -> Any:
        if column.startswith("!"):
            return ~self._mask(column[1:], wanted)
        if column == "opens":
            return self._opens(wanted)
        values = self._table.column("account" if column == "line" else column)
        if column in ("line", "account"):
            test = self._line_is if column == "line" else _account_is
            accepted = [one for one in pc.unique(values).to_pylist() if test(one, wanted)]
        else:
            accepted = [None if one == "" else one for one in wanted]
        known = pa.array(accepted, values.type)
        return _as_mask(pc.is_in(values, value_set=known))

    def _opens(self, units: tuple[str, ...]) -> Any:
        """The opening balances of units: those of whole ledgers, and those of objects in ledgers
        that belong to none of these units as a whole."""
        among = self._mask("unit", units)
        whole = among & self._mask("kind", ("opening",))
        ledgers = self._table.filter(pa.array(whole)).column("source").unique().to_pylist()
        parts = among & self._mask("kind", ("object_opening",))
        return whole | (parts & ~self._mask("source", tuple(sorted(ledgers))))

    def _line_is(self, account: str | None, wanted: Sequence[str]) -> bool:
        if account is None:
            return "" in wanted
        line = self._world.lines.of_account(account)
        return line is not None and line.key in wanted


def _account_is(account: str | None, patterns: Sequence[str]) -> bool:
    return account is not None and any(matches(account, one) for one in patterns)


def _as_mask(values: pa.ChunkedArray) -> Any:
    return values.to_numpy().astype(bool)


def load(
    facts: Facts,
    world: World,
    table: str,
    selections: Sequence[Selection],
    columns: Sequence[str] = (),
) -> Cube:
    """Runs the one query of a table for all its selections; `columns` are kept apart by every
    value that they have, so that the sums can be divided by them."""
    if table == "posting":
        return Cube(_postings(facts, selections, columns), world)
    if table == "depreciation_plan":
        return Cube(plan(facts.records("asset")), world)
    return Cube(_small(facts, table), world)


def _small(facts: Facts, table: str) -> pa.Table:
    rows = facts.rows(table)
    amount = rows[_AMOUNT.get(table, "amount")]
    keys = [*_SMALL_GRAIN[table], "source"]
    sums = facts.run(rows.group_by(keys).agg(amount=amount.sum(), rows=_.count()))
    if table in _DATE_COLUMN:
        day = sums.column(_DATE_COLUMN[table])
        sums = sums.append_column("first", day).append_column("last", day)
    if table == "indicator_value":
        days = zip(sums.column("first").to_pylist(), sums.column("last").to_pylist(), strict=True)
        spans = [f"{first}..{last}" for first, last in days]
        sums = sums.append_column("span", pa.array(spans, pa.string()))
    if "as_of" in sums.column_names:
        index = sums.column_names.index("as_of")
        sums = sums.set_column(index, "as_of", sums.column("as_of").cast(pa.string()))
    return sums


def _postings(facts: Facts, selections: Sequence[Selection], columns: Sequence[str]) -> pa.Table:
    """Postings summed by account, unit, the objects that some selection asks for, and the spans of
    days between which no selection cuts."""
    rows = facts.rows("posting")
    starts = sorted(
        {one.first for one in selections} | {one.last + timedelta(days=1) for one in selections}
    )
    span = ibis.cases(
        *((rows.date < start, index) for index, start in enumerate(starts[1:])), else_=-1
    )
    asked = _asked(selections)
    whole = [one for one in columns if one in _FINE]
    sides = ("side",) if any("side" in dict(one.where) for one in selections) else ()
    grain = list(dict.fromkeys(("account", "unit", *asked, *whole, *sides, "source", "span")))
    side = {name: ibis.ifelse(rows.amount < 0, "credit", "debit") for name in sides}
    query = (
        rows.filter(rows.date >= starts[0], rows.date < starts[-1])
        .mutate(span=span.cast("int32"), **side)
        .group_by(grain)
        .agg(amount=_.amount.sum(), rows=_.count())
    )
    partly = {column: wanted for column, wanted in asked.items() if column not in whole}
    sums = _without_unasked(facts.run(query), partly, grain)
    spans = sums.column("span").to_pylist()
    first = pa.array([starts[index] for index in spans], pa.date32())
    last = pa.array([starts[index + 1] - timedelta(days=1) for index in spans], pa.date32())
    return sums.append_column("first", first).append_column("last", last)


def _asked(selections: Sequence[Selection]) -> dict[str, set[str]]:
    """The objects that selections tell apart, by their column."""
    asked: dict[str, set[str]] = {}
    for one in selections:
        for column, wanted in one.where:
            if (name := column.removeprefix("!")) in _FINE:
                asked.setdefault(name, set()).update(wanted)
    return asked


def _without_unasked(sums: pa.Table, asked: dict[str, set[str]], keys: Sequence[str]) -> pa.Table:
    """The sums with all objects that nobody asks for taken together, so that thousands of
    suppliers do not make every figure slow.

    An engine groups by a column as it is stored much faster than by an expression over it, so the
    objects are grouped as they are and taken together here. They are called by the empty text,
    which no selection can mean: it asks for rows without an object.
    """
    for column, wanted in asked.items():
        values = sums.column(column)
        known = pa.array([None if one == "" else one for one in wanted], values.type)
        kept = pc.if_else(pc.is_in(values, value_set=known), values, pa.scalar("", values.type))
        sums = sums.set_column(sums.column_names.index(column), column, kept)
    taken = sums.group_by(list(keys)).aggregate([("amount", "sum"), ("rows", "sum")])
    return taken.rename_columns([*keys, "amount", "rows"])
