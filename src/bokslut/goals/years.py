"""Which part of a plan holds for a closing: goals begin and end, activities change their status.

A goal that ended before the period is history: it is told with those that go on from it, and it is
neither followed up nor counted. One that begins after the period is not there yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bokslut.model.period import Period, PeriodError, parse_period

from .plan import Node, Plan


def in_force(plan: Plan, period: Period) -> Plan:
    """The plan as it holds for a period: nodes whose days meet it, each with the status that it
    had on the period's last day; what ended before is kept as `past`. What stands below a node
    goes the way of that node."""
    ended = _with_below(plan, {one.key for one in plan.nodes if _ended(one, period)})
    later = _with_below(plan, {one.key for one in plan.nodes if _begins_later(one, period)})
    kept = tuple(
        with_status(one, period.last) for one in plan.nodes if one.key not in ended | later
    )
    past = (*plan.past, *(one for one in plan.nodes if one.key in ended))
    keys = {one.key for one in kept}
    matrices = tuple(
        replace(one, rows=tuple(row for row in one.rows if row.node in keys))
        for one in plan.matrices
    )
    return replace(plan, nodes=kept, past=past, matrices=matrices)


def _ended(node: Node, period: Period) -> bool:
    return node.valid_to is not None and node.valid_to < period.first


def _begins_later(node: Node, period: Period) -> bool:
    return node.valid_from is not None and node.valid_from > period.last


def _with_below(plan: Plan, keys: set[str]) -> set[str]:
    return keys | {one.key for key in keys for one in plan.below(key)}


def with_status(node: Node, day: date) -> Node:
    """The node as it was on a day: the latest of its changes until then says its status."""
    known = sorted((one for one in node.changes if one.on <= day), key=lambda one: one.on)
    if not known:
        return node
    put_off = [one.due for one in known if one.due is not None]
    last = known[-1]
    due = put_off[-1] if put_off else node.due
    return replace(node, status=last.status, carried_to=last.carried_to, due=due)


def carried_from(node: Node, plan: Plan, year: int) -> str:
    """The year that an activity was carried over from into this one; empty where it was not. Either
    its own changes say so, or those of the activity of an earlier plan that it goes on from."""
    befores = [node, *(plan.ever[one] for one in node.replaces if one in plan.ever)]
    for one in befores:
        for change in one.changes:
            if change.carried_to == str(year):
                # What was decided in January about the year before was carried from that year.
                return str(min(change.on.year, year - 1))
        if one is not node and one.carried_to == str(year):
            return str(year - 1)
    return ""


def is_overdue(node: Node, period: Period) -> bool:
    """Whether an activity should have been done by the period's end and was not: its day is past,
    or it was carried over to a year that is over, or has come to its end."""
    if not node.is_activity or node.status in ("done", "cancelled"):
        return False
    if node.status == "carried-over":
        carried = _year_end(node.carried_to)
        return carried is not None and carried <= period.last
    return node.due is not None and node.due <= period.last


def _year_end(text: str) -> date | None:
    try:
        return parse_period(text).last
    except PeriodError:
        return None


def predecessors(plan: Plan, key: str) -> Iterator[tuple[Node, int]]:
    """The nodes that a node goes on from, each before those that it goes on from itself, with how
    many steps back they are."""
    yield from _before(plan, key, 1, {key})


def _before(plan: Plan, key: str, steps: int, seen: set[str]) -> Iterator[tuple[Node, int]]:
    for one in plan.ever[key].replaces if key in plan.ever else ():
        if one in plan.ever and one not in seen:
            seen.add(one)
            yield plan.ever[one], steps
            yield from _before(plan, one, steps + 1, seen)


def successors(plan: Plan, key: str) -> tuple[Node, ...]:
    """The nodes that go on from a node: several where it was split."""
    return tuple(one for one in plan.ever.values() if key in one.replaces)
