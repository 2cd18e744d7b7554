"""Rule `goal-unanswered`: every body that is to answer a goal does.

Proves that each body that a goal names (`answered_by`) has a goal of its own that answers it,
with a text or a grade, be it that it cannot be assessed yet.
"""

from __future__ import annotations

from bokslut.goals.answers import Answer, answers_to
from bokslut.goals.plan import Node
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All goals that somebody answers, or is to answer."""
    assessed = context.assessed
    return [
        _found(context, node, answer)
        for node in assessed.plan.nodes
        for answer in answers_to(assessed.plan, node, assessed.grades)
        if not answer.told
    ]


def _found(context: CheckContext, node: Node, answer: Answer) -> Finding:
    body = context.world.name("unit", answer.body) if answer.body else "–"
    return finding(
        "goal-unanswered",
        Severity.WARNING,
        "{body} has not answered {goal}.",
        place=goal_place(context, answer.nodes[0].key if answer.nodes else node.key),
        quote=node.title,
        expected=body,
        remedy="Write the body's goal with answers = [{key}], and its follow-up; or decide it as "
        "not-assessed, with the day from which it can be.",
        body=body,
        goal=node.title,
        key=node.key,
    )
