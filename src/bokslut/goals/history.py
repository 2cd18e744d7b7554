"""Goals over the years: those that they go on from, and the grades that these had."""

from __future__ import annotations

from dataclasses import dataclass

from bokslut.model.assessment import Grade
from bokslut.model.period import Period, parse_period

from .plan import Node, PastGrade, Plan
from .years import predecessors, successors

# Marks what is translated.
N_ = str
_CONTINUED = N_("Continues")
_SPLIT = N_("Part of the former")
_MERGED = N_("Merged from")


@dataclass(frozen=True, slots=True)
class Forerunner:
    """A goal that another goes on from: how many steps back, and how (a message id): continued
    alone, one of several that were merged, or split among several."""

    node: Node
    steps: int
    how: str


@dataclass(frozen=True, slots=True)
class GradeOfPeriod:
    """The grade that a goal had in an earlier period, and who tells it."""

    period: str
    grade: Grade
    source: str


def lineage(plan: Plan, key: str) -> list[Forerunner]:
    """The goals that a goal goes on from, nearest first, through splits and merges."""
    above: dict[int, Node] = {0: plan.ever[key]} if key in plan.ever else {}
    found = []
    for node, steps in predecessors(plan, key):
        after = above[steps - 1]
        if len(successors(plan, node.key)) > 1:
            how = _SPLIT
        else:
            how = _MERGED if len(after.replaces) > 1 else _CONTINUED
        above[steps] = node
        found.append(Forerunner(node, steps, how))
    return found


def grades_of(plan: Plan, key: str) -> list[GradeOfPeriod]:
    """The grades of earlier periods that are told of a goal, the oldest first."""
    told = sorted((one for one in plan.grades if one.node == key), key=_last_day)
    return [GradeOfPeriod(one.period, Grade(one.grade), one.source) for one in told]


def periods_of(plan: Plan, before: Period) -> list[str]:
    """The periods before the closing's of which a grade is told, the oldest first."""
    told = {one.period: parse_period(one.period) for one in plan.grades}
    earlier = [name for name, one in told.items() if one.last < before.first]
    return sorted(earlier, key=lambda name: (told[name].last, told[name].first))


def _last_day(one: PastGrade) -> str:
    return parse_period(one.period).last.isoformat()
