"""The organisation of a body over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the organisation, valid from a day to a day (None: still).

    A unit that moves has one row for each parent. `successor` took over its work when it ended.
    """

    key: str
    name: str
    parent: str | None
    kind: str
    valid_from: date
    valid_to: date | None = None
    successor: str | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the unit stood on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Organisation:
    """All units of a body with their history.

    A question is asked in the organisation of a day: what a unit did before belongs to the unit
    that stood in its place on that day, so no amount is lost when units end or move.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        """Several rows with one key are the same unit at different times; the order in which the
        units are given is the order in which they are shown."""
        self._versions: dict[str, list[Unit]] = {}
        for unit in units:
            self._versions.setdefault(unit.key, []).append(unit)
        for versions in self._versions.values():
            versions.sort(key=lambda one: one.valid_from)

    def __contains__(self, key: str) -> bool:
        return key in self._versions

    def keys(self) -> list[str]:
        """All unit keys, ended ones too."""
        return list(self._versions)

    def get(self, key: str, on: date | None = None) -> Unit:
        """The unit as it was on a day, or in its last version; KeyError where there is none."""
        versions = self._versions[key]
        if on is not None:
            for unit in versions:
                if unit.valid_on(on):
                    return unit
            if on < versions[0].valid_from:
                return versions[0]
        return versions[-1]

    def path(self, key: str, on: date) -> list[str]:
        """The unit that stands for `key` on that day, and all units above it."""
        path: list[str] = []
        current: str | None = key
        while current is not None and current in self._versions:
            current = self.standing(current, on)
            if current in path:
                break
            path.append(current)
            current = self.get(current, on).parent
        return path

    def standing(self, key: str, on: date) -> str:
        """The unit that stands for `key` on a day: itself, or the last of its successors where
        it had ended. A successor that nobody knows, or that leads back here, stands for nothing.
        """
        passed = {key}
        current = key
        while (following := self._follower(current, on)) is not None:
            if following in passed:
                return key
            passed.add(following)
            current = following
        return current

    def _follower(self, key: str, on: date) -> str | None:
        unit = self.get(key, on)
        ended = unit.valid_to is not None and unit.valid_to < on
        return unit.successor if ended and unit.successor in self._versions else None

    def members(self, key: str, on: date) -> tuple[str, ...]:
        """All units whose facts belong to `key` in the organisation of that day."""
        return tuple(
            sorted(one for one in self._versions if one == key or key in self.path(one, on))
        )

    def children(self, key: str, on: date, since: date | None = None) -> list[Unit]:
        """The units right below, as they stood on that day; with `since` those too that ended
        after it without a successor, whose amounts nobody else shows."""
        units = [
            self.get(one, on) for one in self._versions if self.path(one, on)[:2] == [one, key]
        ]
        return [one for one in units if one.valid_on(on) or _ended_since(one, since, on)]


def _ended_since(unit: Unit, since: date | None, on: date) -> bool:
    if since is None or unit.valid_to is None or unit.valid_from > on:
        return False
    return since <= unit.valid_to
