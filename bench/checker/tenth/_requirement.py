"""From a municipality's result to that of the balance requirement, and names within sentences."""

from __future__ import annotations

from random import Random

from ..municipality import Municipality
from ..quantities import Quantity


def requirement(m: Municipality, chance: Random) -> None:
    """What lies between the result and the balance requirement."""
    for year in (m.year - 1, m.year):
        made: dict[str, Quantity] = {}
        for what, middle in (("gains", 4_200_000), ("securities", 2_600_000)):
            value = round(middle * float(m.size) * chance.uniform(0.4, 1.8))
            before = m.register.known.get(f"{what}:balance:{year - 1}:outcome")
            key = f"{what}:balance:{year}:outcome"
            made[what] = m.register.base(key, "money", m.size * 0 + value, before)
        terms = [(m("result", year=year), 1), (made["gains"], -1)]
        before = m.register.known.get(f"adjusted:balance:{year - 1}:outcome")
        after = m.register.linear(f"adjusted:balance:{year}:outcome", terms, before)
        before = m.register.known.get(f"required:balance:{year - 1}:outcome")
        terms = [(after, 1), (made["securities"], -1)]
        m.register.linear(f"required:balance:{year}:outcome", terms, before)


def small(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]
