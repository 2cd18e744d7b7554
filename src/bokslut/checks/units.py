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


def sides(world: World, one: str, other: str) -> tuple[str, str]:
    """Between which two units something is that stands between these: the ones right below the
    lowest unit above both. What a board has bought of a company is between the municipality and
    the company, whichever of them the company has noted as its customer."""
    ways = [world.organisation.path(unit, world.period.last) for unit in (one, other)]
    common = next((unit for unit in ways[0] if unit in ways[1]), None)
    if common is None:
        return (ways[0] or [one])[-1], (ways[1] or [other])[-1]
    first, second = (way[max(way.index(common) - 1, 0)] for way in ways)
    return first, second
