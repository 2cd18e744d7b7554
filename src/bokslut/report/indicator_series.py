"""The series that tables and charts of a goal show: references, names, periods, who publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bokslut.goals.evidence import observed, value_ref
from bokslut.goals.plan import Comparison, Indicator, IndicatorSeries, Node, Plan, Target
from bokslut.measures.measure import Register
from bokslut.measures.reference import fit
from bokslut.measures.world import Observed, World
from bokslut.model.figure import FigureRef
from bokslut.model.period import period_between


@dataclass(frozen=True, slots=True)
class Shelf:
    """What names a value: the plan, the measures and what is observed."""

    plan: Plan
    register: Register
    world: World

    def told(self, series: IndicatorSeries) -> tuple[Observed, ...]:
        """The values of a series until the end of the closing's period."""
        return observed(self.world, series, self.world.period.last)

    def indicator(self, target: Target) -> Indicator:
        """The indicator of a target."""
        return self.plan.indicator[target.indicator]

    def ref(self, series: IndicatorSeries, one: Observed) -> FigureRef:
        """A value as it is printed: a share for what is published in percent."""
        ref = value_ref(series, one)
        if self.plan.indicator[series.indicator].unit == "percent":
            ref = FigureRef.of("indicator_share", dict(ref.keys))
        return fit(ref, self.register, self.world)

    def gap_ref(self, this: IndicatorSeries, other: IndicatorSeries, period: str) -> FigureRef:
        """How far one series lies above another in a period."""
        percent = self.plan.indicator[this.indicator].unit == "percent"
        keys = {"indicator": this.indicator, "period": period}
        for name in ("area", "unit", "subgroup"):
            own, against = getattr(this, name), getattr(other, name)
            keys[name] = own
            keys[f"against_{name}"] = "" if own == against else against or "-"
        measure = "indicator_gap" if percent else "indicator_difference"
        return fit(FigureRef.of(measure, keys), self.register, self.world)

    def whom(self, series: IndicatorSeries) -> str:
        """Whom a series tells of; empty where it tells of all."""
        unit = self.world.name("unit", series.unit) if series.unit else ""
        return ", ".join(filter(None, (series.area, unit, series.subgroup)))

    def beside(self, target: Target) -> Iterator[tuple[Comparison, IndicatorSeries]]:
        """The series that stand beside a target's."""
        for one in target.compare:
            yield one, target.beside(one)

    def all_series(self, node: Node) -> list[IndicatorSeries]:
        """Every series of a node, those of its targets first."""
        own = [one.series for one in node.targets]
        other = [series for one in node.targets for _named, series in self.beside(one)]
        return list(dict.fromkeys([*own, *other]))


def name_of(one: Observed) -> str:
    """The name of the period of a value."""
    return period_between(one.first, one.last).name


def in_order(values: Iterable[Observed]) -> list[str]:
    """The periods of values, oldest first."""
    days: dict[tuple[date, date], str] = {(one.last, one.first): name_of(one) for one in values}
    return [days[key] for key in sorted(days)]


def origins(values: Iterable[Observed], indicators: Iterable[Indicator]) -> list[str]:
    """Who publishes values, as their facts say; where they do not, as the plan does."""
    told = {one.origin for one in values if one.origin}
    return sorted(told or {one.origin for one in indicators if one.origin})


def new_definitions(told: Iterable[Observed]) -> list[Observed]:
    """The values from which on a series is told by another definition. One that is missing has
    none."""
    found: list[Observed] = []
    before: Observed | None = None
    for one in told:
        if one.missing:
            continue
        if before is not None and before.definition != one.definition:
            found.append(one)
        before = one
    return found
