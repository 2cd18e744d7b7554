"""What the values of an indicator say of its target: met, missed, or not to be told.

Only references are named here, so that every value that a target is judged by is a figure which
can be followed to its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bokslut.measures.world import Observed, World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.period import parse_period, period_between

from .plan import Indicator, IndicatorSeries, Plan, Target

_AGAINST_SOMETHING = ("change-at-least", "change-at-most", "better", "not-worse")


class Outcome(StrEnum):
    """Whether a target was met."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Unknown(StrEnum):
    """Why it cannot be told whether a target was met."""

    NO_VALUE = "no-value"
    NO_VALUE_THIS_YEAR = "no-value-this-year"
    KEPT_BACK = "kept-back"
    NOTHING_AGAINST = "nothing-against"
    SERIES_BREAK = "series-break"


@dataclass(frozen=True, slots=True)
class Compared:
    """The two values that a target is judged by, as references; `then` only where the target asks
    for a change. `unknown` says what is in the way."""

    target: Target
    now: FigureRef | None = None
    then: FigureRef | None = None
    unknown: Unknown | None = None

    def refs(self) -> tuple[FigureRef, ...]:
        """The references that have to be evaluated."""
        return tuple(one for one in (self.now, self.then) if one is not None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A target with what became of it; the values are in the indicator's own unit."""

    compared: Compared
    outcome: Outcome
    now: Decimal | None = None
    then: Decimal | None = None


def observed(world: World, series: IndicatorSeries, until: date) -> tuple[Observed, ...]:
    """The values of a series that were told for periods which end no later than a day."""
    key = (series.indicator, series.area, series.unit, series.subgroup)
    return tuple(one for one in world.observed.get(key, ()) if one.last <= until)


def value_ref(series: IndicatorSeries, one: Observed) -> FigureRef:
    """The reference of a value as it is published."""
    return FigureRef.of(
        "indicator",
        indicator=series.indicator,
        area=series.area,
        unit=series.unit,
        subgroup=series.subgroup,
        period=period_between(one.first, one.last).name,
    )


def compare(target: Target, world: World) -> Compared:
    """Finds the values that a target is judged by: the latest of the closing's year, and the one
    before it or that of the period which the target names.

    Values by two versions of a definition are not compared.
    """
    values = observed(world, target.series, world.period.last)
    if not values:
        return Compared(target, unknown=Unknown.NO_VALUE)
    now = values[-1]
    named = value_ref(target.series, now)
    if now.missing:
        return Compared(target, named, unknown=Unknown.KEPT_BACK)
    if now.last.year < world.period.year:
        return Compared(target, named, unknown=Unknown.NO_VALUE_THIS_YEAR)
    if target.kind not in _AGAINST_SOMETHING:
        return Compared(target, named)
    then = _before(target, values)
    if then is None:
        return Compared(target, named, unknown=Unknown.NOTHING_AGAINST)
    earlier = value_ref(target.series, then)
    if then.definition != now.definition:
        return Compared(target, named, earlier, Unknown.SERIES_BREAK)
    return Compared(target, named, earlier)


def _before(target: Target, values: tuple[Observed, ...]) -> Observed | None:
    earlier = tuple(one for one in values[:-1] if not one.missing)
    if target.against:
        last = parse_period(target.against).last
        earlier = tuple(one for one in earlier if one.last == last)
    return earlier[-1] if earlier else None


def judge(
    compared: Compared, indicator: Indicator, figures: Mapping[FigureRef, Figure]
) -> Evidence:
    """Whether the target was met, by its values."""
    now, then = (
        None if ref is None else figures[ref].value for ref in (compared.now, compared.then)
    )
    asks = compared.target.kind in _AGAINST_SOMETHING
    if compared.unknown is not None or now is None or (asks and then is None):
        return Evidence(compared, Outcome.UNKNOWN, now, then)
    met = _is_met(compared.target, indicator, now, now if then is None else then)
    return Evidence(compared, Outcome.MET if met else Outcome.MISSED, now, then)


def _is_met(target: Target, indicator: Indicator, now: Decimal, then: Decimal) -> bool:
    wanted = target.value if target.value is not None else Decimal(0)
    gain = then - now if indicator.better == "lower" else now - then
    if target.kind == "inside":
        upper = wanted if target.upper is None else target.upper
        return wanted <= now <= upper
    return {
        "at-least": now >= wanted,
        "at-most": now <= wanted,
        "change-at-least": now - then >= wanted,
        "change-at-most": now - then <= wanted,
        "better": gain > 0,
        "not-worse": gain >= 0,
    }[target.kind]


def compare_all(plan: Plan, world: World) -> dict[str, tuple[Compared, ...]]:
    """The comparisons of all targets, by the key of their node."""
    return {
        node.key: tuple(compare(one, world) for one in node.targets)
        for node in plan.nodes
        if node.targets
    }
