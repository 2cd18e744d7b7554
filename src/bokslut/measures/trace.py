"""The way back: from a figure through its formula to the rows that it was summed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ibis.expr.types import BooleanValue, Table

from bokslut.facts.engines import Facts
from bokslut.model.figure import Figure, FigureRef, Leaf

from .world import World, matches

_STORED = {"depreciation_plan": "asset"}
_DATES = {
    "posting": ("date", "date"),
    "balance": ("date", "date"),
    "volume": ("date", "date"),
    "asset": ("capitalised", "capitalised"),
    "budget_line": ("first", "last"),
    "investment_line": ("first", "last"),
    "indicator_value": ("first", "last"),
    "saving": ("first", "last"),
}


@dataclass(frozen=True, slots=True)
class TraceNode:
    """A figure with the figures that its formula reads; `name` is its name in that formula."""

    name: str
    figure: Figure
    inputs: tuple[TraceNode, ...]


def trace(ref: FigureRef, figures: Mapping[FigureRef, Figure], name: str = "") -> TraceNode:
    """The tree of figures below a reference that has been evaluated."""
    figure = figures[ref]
    inputs = tuple(trace(one.ref, figures, one.name) for one in figure.inputs)
    return TraceNode(name, figure, inputs)


def leaves(node: TraceNode) -> list[Figure]:
    """The figures at the bottom of a trace, which are sums of facts, each once."""
    if node.figure.leaf is not None:
        return [node.figure]
    found = [leaf for one in node.inputs for leaf in leaves(one)]
    return list({leaf.ref: leaf for leaf in found}.values())


def leaf_rows(leaf: Leaf, facts: Facts, world: World) -> Table:
    """The rows of the fact table that a leaf was summed from, as an expression to run."""
    table = _STORED.get(leaf.table, leaf.table)
    rows = facts.rows(table)
    dates = next(values for column, values in leaf.where if column == "dates")
    # Two filters may speak of one column: what is asked for, and what is eliminated.
    where = [one for one in leaf.where if one[0] != "dates"]
    if leaf.table in _DATES:
        first, last = _DATES[leaf.table]
        rows = rows.filter(rows[first] >= _day(dates[0]), rows[last] <= _day(dates[1]))
    for column, values in where:
        rows = rows.filter(_is_in(rows, column, values, facts, world))
    return rows


def _day(text: str) -> Any:
    return date.fromisoformat(text)


def _is_in(
    rows: Table, column: str, values: Sequence[str], facts: Facts, world: World
) -> BooleanValue:
    if column.startswith("!"):
        return ~_is_in(rows, column[1:], values, facts, world).fill_null(False)
    if column == "side":
        return rows.amount < 0 if values == ("credit",) else rows.amount >= 0
    if column == "opens":
        return _opens(rows, values, facts)
    if column in ("line", "account"):
        known = [one["account"] for one in facts.run(rows.select("account").distinct()).to_pylist()]
        test = _in_lines(world, values) if column == "line" else _in_patterns(values)
        accepted = [one for one in known if one is not None and test(one)]
        chosen = rows.account.isin(accepted)
        return chosen | rows.account.isnull() if column == "line" and "" in values else chosen
    if column == "span":
        first, _, last = values[0].partition("..")
        return (rows["first"] == _day(first)) & (rows["last"] == _day(last))
    if values == ("",):
        return rows[column].isnull()
    if column == "as_of":
        return rows.as_of.isin([*map(_day, values)])
    return rows[column].isin(list(values))


def _opens(rows: Table, units: Sequence[str], facts: Facts) -> BooleanValue:
    """See `Cube`: balances of whole ledgers, and of objects in the other ledgers."""
    among = rows.unit.isin(list(units)).fill_null(False)
    whole = among & (rows.kind == "opening")
    found = facts.run(rows.filter(whole).select("source").distinct()).to_pylist()
    others = ~rows.source.isin([one["source"] for one in found])
    return whole | (among & (rows.kind == "object_opening") & others)


def _in_lines(world: World, lines: Sequence[str]) -> Any:
    def test(account: str) -> bool:
        line = world.lines.of_account(account)
        return line is not None and line.key in lines

    return test


def _in_patterns(patterns: Sequence[str]) -> Any:
    return lambda account: any(matches(account, one) for one in patterns)
