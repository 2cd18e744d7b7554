"""The activities of a plan as measures count them: one by one, with whom they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bokslut.measures.world import PlannedActivity, World

from .answers import body_of
from .plan import Node, Plan


def responsible_of(plan: Plan, node: Node, world: World) -> tuple[str, ...]:
    """The names of those who share an activity: those that it names, else whose goal it stands
    below, else the body that closes."""
    named = node.responsible or (body_of(plan, node) or world.body,)
    return tuple(dict.fromkeys(world.name("unit", one) for one in named))


def planned_activities(plan: Plan, world: World) -> tuple[PlannedActivity, ...]:
    """All that is to be done, in the order of the plan."""
    return tuple(
        PlannedActivity(
            above=frozenset((world.plan_root, *(above.key for above in plan.above(one)))),
            kind=one.kind,
            status=one.status,
            responsible=responsible_of(plan, one, world),
            serves=frozenset(_served(plan, one, world)),
        )
        for one in plan.nodes
        if one.is_activity
    )


def with_plan(world: World, plan: Plan) -> World:
    """The world in which the plan's goals are known and its activities counted."""
    keys = (world.plan_root, *(one.key for one in plan.nodes))
    return replace(world, plan_keys=keys, plan_activities=planned_activities(plan, world))


def _served(plan: Plan, node: Node, world: World) -> Iterator[str]:
    for key in node.serves:
        if key in plan.by_key:
            yield key
            yield world.plan_root
            yield from (one.key for one in plan.above(plan.by_key[key]))
