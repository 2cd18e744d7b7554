"""Rules that look at a series over time: which way it goes, and whether it keeps to its path.

`trend`: the slope of the latest comparable values (at most five, at least three) is the median of
the slopes between all pairs of them, so that one odd year does not turn it. Better is good, as it
was is acceptable, worse is deficient. It tells what happened and tests nothing: so few values
decide no hypothesis. Source: H. Theil, *A rank-invariant method of linear and polynomial
regression analysis* (1950); P. K. Sen, *Estimates of the regression coefficient based on Kendall's
tau*, Journal of the American Statistical Association 63 (1968), 1379–1389.

`on-course`: from the value of a base period straight lines lead to the values that are to be
reached. At or beyond the path is good; at least half of the way that it asks for is acceptable;
else deficient. That progress made is held against progress needed is how the Sustainable
Development Goals are followed (UN ESCAP, *Tracking progress towards the SDGs*, SD/WP/05, 2017);
the straight line and the half are ours.

Both never propose less for a better last value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from bokslut.measures.world import Observed, World
from bokslut.model.assessment import Grade
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.period import parse_period

from .evidence import Unknown, compare, observed, value_ref, years_between
from .plan import Indicator, Node, Plan, Target

MOST_VALUES, LEAST_VALUES = 5, 3
RULES = ("trend", "on-course")


@dataclass(frozen=True, slots=True)
class Course:
    """The values that a target is judged by over time, as references with the last days of their
    periods, oldest first. For `on-course` the first is the base and the last the latest."""

    rule: str
    target: Target
    values: tuple[tuple[date, FigureRef], ...] = ()
    unknown: Unknown | None = None

    def refs(self) -> tuple[FigureRef, ...]:
        """The references that have to be evaluated."""
        return tuple(ref for _day, ref in self.values)


@dataclass(frozen=True, slots=True)
class Judged:
    """A target judged over time: `slope` a year for a trend; `path` is what was to be reached by
    now, `now` and `base` what was, in the unit of the indicator."""

    course: Course
    grade: Grade
    slope: Fraction | None = None
    path: Fraction | None = None
    now: Decimal | None = None
    base: Decimal | None = None


def courses(plan: Plan, world: World) -> dict[str, tuple[Course, ...]]:
    """What the nodes that are judged over time are judged by, by their keys."""
    return {
        node.key: tuple(_course(node, one, world) for one in node.targets)
        for node in plan.nodes
        if node.rule in RULES
    }


def _course(node: Node, target: Target, world: World) -> Course:
    now = compare(target, world, level_only=True)
    if now.unknown is not None:
        return Course(node.rule, target, unknown=now.unknown)
    if node.rule == "trend":
        run = latest_run(observed(world, target.series, world.period.last))[-MOST_VALUES:]
        few = None if len(run) >= LEAST_VALUES else Unknown.TOO_FEW
        return Course("trend", target, _named(target, run), few)
    return _on_course(target, world)


def _on_course(target: Target, world: World) -> Course:
    told = observed(world, target.series, world.period.last)
    base = base_of(target, told)
    if base is None or base is told[-1]:
        return Course("on-course", target, unknown=Unknown.NOTHING_AGAINST)
    if base.definition != told[-1].definition:
        return Course("on-course", target, unknown=Unknown.SERIES_BREAK)
    return Course("on-course", target, _named(target, (base, told[-1])))


def base_of(target: Target, told: Iterable[Observed]) -> Observed | None:
    """The value of the period that a target is reckoned from; None where there is none."""
    if not target.against:
        return None
    last = parse_period(target.against).last
    return next((one for one in told if one.last == last and not one.missing), None)


def _named(target: Target, values: Iterable[Observed]) -> tuple[tuple[date, FigureRef], ...]:
    return tuple((one.last, value_ref(target.series, one)) for one in values)


def latest_run(told: Sequence[Observed]) -> tuple[Observed, ...]:
    """The latest values that can be compared: by one definition, for equally placed periods (years
    with years, autumns with autumns); those that are missing are passed over."""
    known = [one for one in told if not one.missing]
    run: list[Observed] = []
    for one in reversed(known):
        if one.definition != known[-1].definition:
            break
        if _place(one) == _place(known[-1]):
            run.insert(0, one)
    return tuple(run)


def _place(one: Observed) -> tuple[int, int, int, int]:
    """Where in the year a period lies; leap days end February as the 28th does."""
    end = 28 if (one.last.month, one.last.day) == (2, 29) else one.last.day
    return one.first.month, one.first.day, one.last.month, end


def judge_courses(
    many: Iterable[Course], plan: Plan, figures: Mapping[FigureRef, Figure]
) -> tuple[Judged, ...]:
    """The grades of targets over time; not assessed where they cannot be told."""
    return tuple(_judge(one, plan.indicator[one.target.indicator], figures) for one in many)


def _judge(course: Course, indicator: Indicator, figures: Mapping[FigureRef, Figure]) -> Judged:
    told = [(day, figures[ref].value) for day, ref in course.values]
    known = [(day, value) for day, value in told if value is not None]
    if course.unknown is not None or not known or len(known) < len(told):
        return Judged(course, Grade.NOT_ASSESSED)
    if course.rule == "trend":
        slope = median_slope([(day, Fraction(value)) for day, value in known])
        grade = trend_grade(course.target, indicator, known)
        return Judged(course, grade, slope=slope, now=known[-1][1])
    (base_day, base), (day, now) = known[0], known[-1]
    path = path_at(day, base_day, base, course.target)
    higher = course.target.kind == "at-least"
    return Judged(course, course_grade(now, base, path, higher), path=path, now=now, base=base)


def trend_grade(
    target: Target, indicator: Indicator, values: Sequence[tuple[date, Decimal]]
) -> Grade:
    """Better, as it was, or worse, by the median slope. Of a range the way to it is taken: inside
    it is good, and outside nearer is better."""
    if target.kind == "inside" and target.value is not None and target.upper is not None:
        away = [(day, _outside(value, target.value, target.upper)) for day, value in values]
        if not away[-1][1]:
            return Grade.GOOD
        return _by_sign(-median_slope(away))
    slope = median_slope([(day, Fraction(value)) for day, value in values])
    return _by_sign(-slope if indicator.better == "lower" else slope)


def _outside(value: Decimal, low: Decimal, high: Decimal) -> Fraction:
    return max(Fraction(low) - Fraction(value), Fraction(value) - Fraction(high), Fraction(0))


def _by_sign(gain: Fraction) -> Grade:
    if gain > 0:
        return Grade.GOOD
    return Grade.ACCEPTABLE if gain == 0 else Grade.DEFICIENT


def median_slope(values: Sequence[tuple[date, Fraction]]) -> Fraction:
    """The median of the slopes a year between all pairs of values (Theil–Sen)."""
    slopes = sorted(
        (after - before) / years_between(first, last)
        for (first, before), (last, after) in combinations(values, 2)
    )
    middle = len(slopes) // 2
    if len(slopes) % 2:
        return slopes[middle]
    return (slopes[middle - 1] + slopes[middle]) / 2


def path_at(day: date, base_day: date, base: Decimal, target: Target) -> Fraction:
    """What was to be reached by a day: on the straight line between the values before and after
    it, and the last value from its day on."""
    before, low = base_day, Fraction(base)
    for step in target.steps:
        after, high = parse_period(step.period).last, Fraction(step.value)
        if after <= base_day:
            continue
        if day <= after:
            share = years_between(before, day) / years_between(before, after)
            return low + (high - low) * share
        before, low = after, high
    return low


def course_grade(now: Decimal, base: Decimal, path: Fraction, higher: bool) -> Grade:
    """Good at or beyond the path; acceptable from half of the way that it asks for; else
    deficient. Where the path asks for no improvement there is no half of it."""
    sign = 1 if higher else -1
    asked, gained = sign * (path - Fraction(base)), sign * (Fraction(now) - Fraction(base))
    if gained >= asked:
        return Grade.GOOD
    return Grade.ACCEPTABLE if asked > 0 and gained >= asked / 2 else Grade.DEFICIENT
