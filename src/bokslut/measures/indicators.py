"""Measures of the plan: values of indicators, and how many of its activities are done."""

from __future__ import annotations

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

from .laws import PRACTICE
from .measure import Formula, Key, Measure, Selection, Term
from .scope import N_, PERIOD, Where, formula, measure, same_scope
from .world import World

INDICATOR_KEYS = (
    Key("indicator", required=True),
    Key("area"),
    Key("unit"),
    Key("subgroup"),
    PERIOD,
)
GOAL_KEYS = (Key("goal", lambda _ref, world: world.plan_root), PERIOD)


def indicator(ref: FigureRef, world: World) -> Selection:
    """The one value that is told for exactly this period: a year's is not the sum of its months."""
    del world
    period = parse_period(ref.get("period"))
    where: Where = (
        *((name, (ref.get(name),)) for name in ("indicator", "area", "unit", "subgroup")),
        ("span", (f"{period.first}..{period.last}",)),
    )
    return Selection("indicator_value", period.first, period.last, where, at_hand=None)


def gap(ref: FigureRef, world: World) -> Formula:
    """One group less another, in the same period."""
    del world
    share = same_scope(ref, "indicator_share", against_subgroup="")
    other = share.with_keys(subgroup=ref.get("against_subgroup"))
    return Formula("group - other", (Term("group", share), Term("other", other)))


def _counts(ref: FigureRef, world: World) -> tuple[int, int]:
    return world.plan_counts.get(ref.get("goal"), (0, 0))


def activities(ref: FigureRef, world: World) -> Formula:
    """How many activities stand below a goal."""
    return Formula(str(_counts(ref, world)[1]), ())


def activities_done(ref: FigureRef, world: World) -> Formula:
    """How many of them are done."""
    return Formula(str(_counts(ref, world)[0]), ())


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
        "indicator_gap",
        N_("Indicator, difference between groups"),
        N_(
            "The share of a group less that of another one, of an indicator that is published in "
            "percent."
        ),
        (*INDICATOR_KEYS, Key("against_subgroup", required=True)),
        gap,
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "activities",
        N_("Activities"),
        N_("The activities of the plan below a goal or area, or of the whole plan."),
        GOAL_KEYS,
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
)
