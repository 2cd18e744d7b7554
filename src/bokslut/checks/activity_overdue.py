"""Rule `activity-overdue`: what was to be done by the end of the period is done.

Proves that each activity whose day has come, or that was carried over to a year which is over, is
done, cancelled or carried over to a later year. Silent on activities without a day.
"""

from __future__ import annotations

from bokslut.goals.plan import Node, StatusWord
from bokslut.goals.years import is_overdue
from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.message import Message

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All activities of the plan."""
    return [
        _found(context, node)
        for node in context.assessed.plan.nodes
        if is_overdue(node, context.world.period)
    ]


# Marks what is translated.
N_ = str
_DUE = N_("{activity} was to be done by {due}; its status: {status}.")
_CARRIED = N_("{activity} was carried over to {year}, and nothing is told of it since.")


def _found(context: CheckContext, node: Node) -> Finding:
    carried = node.status == "carried-over"
    return finding(
        "activity-overdue",
        Severity.WARNING,
        _CARRIED if carried else _DUE,
        place=goal_place(context, node.key),
        quote=node.title,
        expected=node.carried_to if carried or node.due is None else node.due.isoformat(),
        remedy="Write what became of it: its status, or the year that it is carried over to.",
        activity=node.title,
        due="" if node.due is None else node.due.isoformat(),
        year=node.carried_to,
        status=Message(StatusWord(node.status).word),
    )
