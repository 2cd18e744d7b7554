"""What the values of an indicator say of its target: met, missed, or not to be told.

Only references are named here, so that every value that a target is judged by is a figure which
can be followed to its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bokslut.measures.world import Observed, World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.period import parse_period, period_between

from .plan import Indicator, IndicatorSeries, Plan, Target

_AGAINST_SOMETHING = (
    "change-at-least",
    "change-at-most",
    "yearly-at-least",
    "yearly-at-most",
    "better",
    "not-worse",
)


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
    NOT_YET = "not-yet"
    TOO_FEW = "too-few"


@dataclass(frozen=True, slots=True)
class Compared:
    """The two values that a target is judged by, as references; `then` only where the target asks
    for a change. `level` is the number that holds for the closing's year, `unknown` says what is
    in the way."""

    target: Target
    now: FigureRef | None = None
    then: FigureRef | None = None
    unknown: Unknown | None = None
    level: Decimal | None = None

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


def level_in(target: Target, year: int) -> Decimal | None:
    """The number that a target asks for in a year: that of its latest step so far, or its one
    value. None before the first step."""
    begun = [one for one in target.steps if parse_period(one.period).year <= year]
    return begun[-1].value if begun else target.value


def compare(target: Target, world: World, *, level_only: bool = False) -> Compared:
    """Finds the values that a target is judged by: the latest of the closing's year, and the one
    before it or that of the period which the target names. With `level_only` the latest alone.

    Values by two versions of a definition are not compared.
    """
    level = level_in(target, world.period.year)
    values = observed(world, target.series, world.period.last)
    if not values:
        return Compared(target, unknown=Unknown.NO_VALUE)
    now = values[-1]
    named = value_ref(target.series, now)
    if now.missing:
        return Compared(target, named, unknown=Unknown.KEPT_BACK)
    if now.last.year < world.period.year:
        return Compared(target, named, unknown=Unknown.NO_VALUE_THIS_YEAR)
    if level_only:
        return Compared(target, named)
    if target.kind not in _AGAINST_SOMETHING:
        early = Unknown.NOT_YET if level is None else None
        return Compared(target, named, unknown=early, level=level)
    then = _before(target, values)
    if then is None:
        return Compared(target, named, unknown=Unknown.NOTHING_AGAINST)
    earlier = value_ref(target.series, then)
    if then.definition != now.definition:
        return Compared(target, named, earlier, Unknown.SERIES_BREAK)
    return Compared(target, named, earlier, level=level)


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
    met = _is_met(compared, indicator, now, now if then is None else then)
    return Evidence(compared, Outcome.MET if met else Outcome.MISSED, now, then)


def _is_met(compared: Compared, indicator: Indicator, now: Decimal, then: Decimal) -> bool:
    target = compared.target
    wanted = compared.level if compared.level is not None else Decimal(0)
    gain = then - now if indicator.better == "lower" else now - then
    if target.kind == "inside":
        upper = wanted if target.upper is None else target.upper
        return wanted <= now <= upper
    if target.kind.startswith("yearly"):
        # Multiplied and not divided, so that it stays exact.
        asked, changed = Fraction(wanted) * years_of(compared), Fraction(now) - Fraction(then)
        return changed >= asked if target.kind == "yearly-at-least" else changed <= asked
    return {
        "at-least": now >= wanted,
        "at-most": now <= wanted,
        "change-at-least": now - then >= wanted,
        "change-at-most": now - then <= wanted,
        "better": gain > 0,
        "not-worse": gain >= 0,
    }[target.kind]


def years_of(compared: Compared) -> Fraction:
    """The years between the two values that a target compares."""
    if compared.now is None or compared.then is None:
        return Fraction(1)
    then, now = (parse_period(one.get("period")) for one in (compared.then, compared.now))
    return years_between(then.last, now.last)


def years_between(first: date, last: date) -> Fraction:
    """From the end of a period to the end of another, in whole months as parts of a year; those
    that end in one month are taken by their days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return Fraction(months, 12) if months else Fraction((last - first).days, 365)


def first_due(told: Iterable[Evidence], plan: Plan, world: World) -> date | None:
    """The first day after the closing's period on which one of the values that are not there yet
    is due; None where none is, or where one is there."""
    late = (Unknown.NO_VALUE, Unknown.NO_VALUE_THIS_YEAR)
    waiting = [one for one in told if one.compared.unknown in late]
    days = [plan.indicator[one.compared.target.indicator].due for one in waiting]
    return min((day for day in days if day is not None and day > world.period.last), default=None)


def compare_all(plan: Plan, world: World) -> dict[str, tuple[Compared, ...]]:
    """The comparisons of all targets, by the key of their node."""
    return {
        node.key: tuple(compare(one, world) for one in node.targets)
        for node in plan.nodes
        if node.targets
    }
