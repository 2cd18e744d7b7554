"""The grades of a plan's goals, counted: how many are good, how many not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from bokslut.model.assessment import Assessment

from .plan import Node, Plan


def count_grades(
    plan: Plan, grades: Mapping[str, Assessment], root: str
) -> dict[str, dict[str, int]]:
    """For each node, and for the whole plan (`root`), how many of the goals below it have each
    grade. An area is no goal, it sums up its goals, which would count twice;
    nor is an activity."""
    found = {root: _counted(plan.nodes, grades)}
    for node in plan.nodes:
        found[node.key] = _counted(plan.below(node.key), grades)
    return found


def _counted(nodes: Iterable[Node], grades: Mapping[str, Assessment]) -> dict[str, int]:
    goals = (one for one in nodes if one.kind != "area" and not one.is_activity)
    judged = (grades[one.key] for one in goals if one.key in grades)
    return dict(Counter(one.grade.value for one in judged))
