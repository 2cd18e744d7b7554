"""What is told of a value of an indicator beside its number: definition, publisher, when."""

from __future__ import annotations

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

from .world import Observed, World

# The measures that are a value of an indicator as it is published.
AS_PUBLISHED = ("indicator", "indicator_share", "indicator_amount")
# Stands for none where an empty value would mean that nothing is said.
NONE = "-"


def observed_of(ref: FigureRef, world: World) -> Observed | None:
    """What is told of the value that a reference names; None where nobody tells one."""
    series = (ref.get("indicator"), ref.get("area"), ref.get("unit"), ref.get("subgroup"))
    period = parse_period(ref.get("period"))
    for one in world.observed.get(series, ()):
        if (one.first, one.last) == (period.first, period.last):
            return one
    return None


def are_comparable(one: FigureRef, other: FigureRef, world: World) -> bool:
    """Whether two values may be reckoned together: not by two versions of a definition."""
    told = observed_of(one, world), observed_of(other, world)
    return None in told or len({value.definition for value in told if value}) == 1
