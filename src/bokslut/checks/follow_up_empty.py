"""Rule `follow-up-empty`: every goal and activity is answered.

Proves that each node of the plan that is a goal to be assessed or an activity has a text. Silent
on areas and directions, whose follow-up may stand at the goals and activities below them, and on
a node that has an answer right below it.
"""

from __future__ import annotations

from bokslut.goals.plan import Node, Plan
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All nodes that ought to be answered."""
    plan = context.assessed.plan
    return [
        finding(
            "follow-up-empty",
            Severity.WARNING,
            "{goal} has no follow-up.",
            place=goal_place(context, node.key),
            quote=node.title,
            remedy="Write what came of it, or why nothing can be said yet.",
            goal=node.title,
        )
        for node in plan.nodes
        if _is_unanswered(node, plan)
    ]


def _is_unanswered(node: Node, plan: Plan) -> bool:
    if node.text.strip() or node.kind in ("area", "direction"):
        return False
    if node.kind == "council-goal":
        return node.assessed
    return not any(one.text.strip() for one in plan.children(node.key))
