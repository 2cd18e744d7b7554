"""Rule `deficient-without-measures`: where a goal has deficiencies, it is told what mends them.

Proves that each goal whose grade is deficient has a text of improvements or at least one activity
of next year below it. Areas are silent: their goals are asked.
"""

from __future__ import annotations

from bokslut.goals.plan import Node
from bokslut.model.assessment import Grade
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All goals with the grade deficient."""
    return [
        finding(
            "deficient-without-measures",
            Severity.WARNING,
            "{goal} is assessed as deficient, and no measures to mend it are told.",
            place=goal_place(context, node.key),
            quote=node.title,
            remedy="Write the measures as improvements of the goal.",
            goal=node.title,
        )
        for node in context.assessed.plan.nodes
        if node.kind != "area" and _is_deficient(context, node) and not _is_mended(context, node)
    ]


def _is_deficient(context: CheckContext, node: Node) -> bool:
    grade = context.assessed.grades.get(node.key)
    return grade is not None and grade.grade is Grade.DEFICIENT


def _is_mended(context: CheckContext, node: Node) -> bool:
    below = context.assessed.plan.below(node.key)
    return bool(node.improvements.strip()) or any(one.carried_to for one in below)
