"""Where the definition of a figure stood in the periods that the figure speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bokslut.model.figure import FigureRef
from bokslut.model.period import Period, parse_period

from .measure import Edition, Measure, Register
from .reference import target


@dataclass(frozen=True, slots=True)
class InForce:
    """A law or practice by which a figure is defined, with the first and last day on which it
    was that; None where it has no beginning or no end."""

    law: str
    since: date | None
    until: date | None


def in_force(ref: FigureRef, register: Register) -> tuple[InForce, ...]:
    """What defined the measure on some day of the reference's period. For a measure of another
    measure also what defined that one, in the period and in the one that it is compared with."""
    periods = [parse_period(ref.get("period"))]
    found = list(_of(register[ref.measure], periods))
    if target(ref) in register:
        if ref.get("against"):
            periods.append(parse_period(ref.get("against")))
        found += _of(register[target(ref)], sorted(periods))
    return tuple(dict.fromkeys(found))


def _of(measure: Measure, periods: list[Period]) -> list[InForce]:
    spans = _spans(measure.editions)
    return [one for one in spans if any(_held(one, period) for period in periods)]


def _spans(editions: tuple[Edition, ...]) -> list[InForce]:
    spans = []
    ends = [one.valid_from - timedelta(days=1) for one in editions[1:]]
    for edition, until in zip(editions, [*ends, None], strict=True):
        since = None if edition.valid_from == date.min else edition.valid_from
        spans.append(InForce(edition.law, since, until))
    return spans


def _held(one: InForce, period: Period) -> bool:
    began = one.since is None or one.since <= period.last
    return began and (one.until is None or period.first <= one.until)
