"""Rule `goal-history`: what is told of goals over the years agrees with itself.

Proves that a goal which others go on from has ended, so that it is not followed up beside them, and
that grades of earlier periods are told only of periods before the closing's in which the goal held.
"""

from __future__ import annotations

from collections.abc import Iterator

from bokslut.goals.plan import Node, PastGrade, Plan
from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.period import Period, parse_period

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All goals that go on from others, and all grades of earlier periods."""
    plan = context.assessed.plan
    found = [_still_there(context, one) for one in plan.nodes if _is_replaced(plan, one)]
    return [*found, *_grades(context, plan)]


def _is_replaced(plan: Plan, node: Node) -> bool:
    """Whether a goal that still holds at the end of the period is replaced by one that holds."""
    return node.valid_to is None and any(node.key in one.replaces for one in plan.nodes)


def _still_there(context: CheckContext, node: Node) -> Finding:
    return finding(
        "goal-history",
        Severity.WARNING,
        "{goal} is replaced by another goal, and has no day on which it ended.",
        place=goal_place(context, node.key),
        quote=node.title,
        remedy="Write valid_to = the last day on which it held.",
        goal=node.title,
    )


def _grades(context: CheckContext, plan: Plan) -> Iterator[Finding]:
    period = context.world.period
    for one in plan.grades:
        node, span = plan.ever.get(one.node), parse_period(one.period)
        if node is None:
            continue
        if span.last >= period.first or not _held(node, span):
            yield _outside(context, node, one)


def _held(node: Node, span: Period) -> bool:
    begun = node.valid_from is None or node.valid_from <= span.last
    return begun and (node.valid_to is None or node.valid_to >= span.first)


def _outside(context: CheckContext, node: Node, grade: PastGrade) -> Finding:
    return finding(
        "goal-history",
        Severity.WARNING,
        "A grade of {period} is told of {goal}, which did not hold then, or is assessed here.",
        place=goal_place(context, node.key),
        quote=node.title,
        claimed=grade.period,
        remedy="Earlier grades are of periods before the closing's in which the goal held.",
        period=grade.period,
        goal=node.title,
    )
