"""Which unit answers for an amount in the organisation of the closing's last day. No rule of its
own."""

from __future__ import annotations

from collections.abc import Collection

from bokslut.measures.world import World


def present(world: World, unit: str) -> str:
    """The unit that stands for `unit` on the period's last day: itself, or its successor."""
    if unit not in world.organisation:
        return unit
    return world.organisation.standing(unit, world.period.last)


def nearest(world: World, unit: str, among: Collection[str]) -> str:
    """The unit itself or the closest one above it that is one of `among`; the unit itself (or its
    successor) where none is. `among` are units of the period's last day."""
    path = world.organisation.path(unit, world.period.last)
    return next((one for one in path if one in among), present(world, unit))
