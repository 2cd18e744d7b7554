"""Measures of the plan: values of indicators, and how many of its activities are done."""

from __future__ import annotations

from bokslut.model.figure import FigureRef, Why
from bokslut.model.period import parse_period

from .laws import PRACTICE
from .measure import Formula, Key, Measure, Selection
from .scope import N_, PERIOD, Where, formula, measure
from .world import World

INDICATOR_KEYS = (
    Key("indicator", required=True),
    Key("area"),
    Key("unit"),
    Key("subgroup"),
    PERIOD,
)
_GOAL, _STATUS = Key("goal", lambda _ref, world: world.plan_root), Key("status")
GOAL_KEYS = (_GOAL, Key("responsible"), Key("kind"), PERIOD)


def indicator(ref: FigureRef, world: World) -> Selection:
    """The one value that is told for exactly this period: a year's is not the sum of its months."""
    del world
    period = parse_period(ref.get("period"))
    where: Where = (
        *((name, (ref.get(name),)) for name in ("indicator", "area", "unit", "subgroup")),
        ("span", (f"{period.first}..{period.last}",)),
    )
    return Selection("indicator_value", period.first, period.last, where, at_hand=None)


def _counted(ref: FigureRef, world: World, status: str = "") -> Formula:
    """The activities that a reference means: below its goal, of its responsible body, kind and
    status. What was cancelled counts only where it is asked for."""
    wanted = status or ref.get("status")
    who, kind = ref.get("responsible"), ref.get("kind")
    found = [
        one
        for one in world.plan_activities
        if ref.get("goal") in one.above
        and (not who or who in one.responsible)
        and (not kind or one.kind == kind)
        and (one.status == wanted if wanted else one.status != "cancelled")
    ]
    return of_the_plan(ref, world, len(found))


def of_the_plan(ref: FigureRef, world: World, count: int) -> Formula:
    """A count of the plan. It is known as it holds for the closing's period, and of no other:
    there the same count would look like that period's."""
    why = None if ref.get("period") == world.period.name else Why.MISSING
    return Formula(str(count), (), why)


def activities(ref: FigureRef, world: World) -> Formula:
    """How many activities stand below a goal."""
    return _counted(ref, world)


def activities_done(ref: FigureRef, world: World) -> Formula:
    """How many of them are done."""
    return _counted(ref, world, "done")


def improvements(ref: FigureRef, world: World) -> Formula:
    """How many improvements serve a goal, or one below it."""
    served = [
        one
        for one in world.plan_activities
        if one.kind == "improvement"
        and ref.get("goal") in one.serves
        and (one.status == ref.get("status") if ref.get("status") else one.status != "cancelled")
    ]
    return of_the_plan(ref, world, len(served))


MEASURES: tuple[Measure, ...] = (
    measure(
        "indicator",
        N_("Indicator"),
        N_("The value of an indicator as its publisher tells it, for exactly this period."),
        INDICATOR_KEYS,
        indicator,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    measure(
        "indicator_share",
        N_("Indicator, share"),
        N_("The value of an indicator that is published in percent, as a share."),
        INDICATOR_KEYS,
        formula("indicator / 100", "indicator"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "indicator_amount",
        N_("Indicator, amount"),
        N_("The value of an indicator that is published in kronor, as an amount."),
        INDICATOR_KEYS,
        formula("indicator", "indicator"),
        PRACTICE,
    ),
    measure(
        "activities",
        N_("Activities"),
        N_(
            "The activities of the plan below a goal or area, or of the whole plan; of one "
            "responsible body, kind or status where it is named. Cancelled ones count only where "
            "they are asked for."
        ),
        (*GOAL_KEYS, _STATUS),
        activities,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    measure(
        "activities_done",
        N_("Activities done"),
        N_("How many of the activities below a goal or area have the status done."),
        GOAL_KEYS,
        activities_done,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    measure(
        "activities_share",
        N_("Share of activities done"),
        N_("The activities that are done in relation to all below a goal or area."),
        GOAL_KEYS,
        formula("activities_done / activities", "activities_done", "activities"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "improvements",
        N_("Improvements"),
        N_("How many improvements of teams serve a goal, or one below it."),
        (_GOAL, _STATUS, PERIOD),
        improvements,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
)
