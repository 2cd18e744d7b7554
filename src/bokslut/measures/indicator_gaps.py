"""Measures of two series of an indicator: how far one lies above the other in the same period.

Values by two versions of a definition are not reckoned together: then there is no value.
"""

from __future__ import annotations

from bokslut.model.figure import FigureRef, Why

from .indicators import INDICATOR_KEYS
from .laws import PRACTICE
from .measure import Formula, Key, Measure, Term
from .observed import NONE, are_comparable
from .scope import N_, measure
from .world import World

OTHER_KEYS = ("area", "unit", "subgroup")
GAP_KEYS = (*INDICATOR_KEYS, *(Key(f"against_{one}") for one in OTHER_KEYS))


def both_series(ref: FigureRef, one_measure: str) -> tuple[FigureRef, FigureRef]:
    """The series itself and the other one: where a key of the other is not named it is the same,
    and `-` stands for none (`against_area=-`: the body itself)."""
    own = {key: value for key, value in ref.keys if not key.startswith("against_")}
    named = {one: ref.get(f"against_{one}") or ref.get(one) for one in OTHER_KEYS}
    other = {key: "" if value == NONE else value for key, value in named.items()}
    return FigureRef.of(one_measure, own), FigureRef.of(one_measure, own, **other)


def _gap(ref: FigureRef, world: World, one_measure: str) -> Formula:
    this, other = both_series(ref, one_measure)
    why = None if are_comparable(this, other, world) else Why.NOT_APPLICABLE
    return Formula("this - other", (Term("this", this), Term("other", other)), why)


def gap(ref: FigureRef, world: World) -> Formula:
    """One share less another."""
    return _gap(ref, world, "indicator_share")


def difference(ref: FigureRef, world: World) -> Formula:
    """One value less another."""
    return _gap(ref, world, "indicator")


MEASURES: tuple[Measure, ...] = (
    measure(
        "indicator_gap",
        N_("Indicator, gap"),
        N_(
            "An indicator that is published in percent, of one area, unit or group, less that of "
            "another in the same period and by the same definition: percentage points."
        ),
        GAP_KEYS,
        gap,
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "indicator_difference",
        N_("Indicator, difference"),
        N_(
            "The value of an indicator, of one area, unit or group, less that of another in the "
            "same period and by the same definition, in the unit of the indicator."
        ),
        GAP_KEYS,
        difference,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
)
