"""How many goals of the plan were assessed, and as what."""

from __future__ import annotations

from bokslut.model.assessment import Grade
from bokslut.model.figure import FigureRef

from .indicators import of_the_plan
from .laws import PRACTICE
from .measure import Formula, Key, Measure
from .scope import N_, PERIOD, measure
from .world import World


def goals(ref: FigureRef, world: World) -> Formula:
    """How many goals below a goal or area are to be assessed, or have a grade."""
    counted = world.goal_grades.get(ref.get("goal"), {})
    wanted = [ref.get("grade")] if ref.get("grade") else [one.value for one in Grade]
    return of_the_plan(ref, world, sum(counted.get(one, 0) for one in wanted))


MEASURES: tuple[Measure, ...] = (
    measure(
        "goals",
        N_("Goals"),
        N_(
            "The goals that are to be assessed below a goal or area, or in the whole plan; with "
            "`grade` those of them with this grade. What counts is what was decided, else what "
            "the rule proposes. Areas, which sum up their goals, are not counted."
        ),
        (Key("goal", lambda _ref, world: world.plan_root), Key("grade"), PERIOD),
        goals,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
)
