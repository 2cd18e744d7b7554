"""What the checks of the plan share: where a goal stands, what its grade is called. No rule of
its own."""

from __future__ import annotations

from bokslut.goals.plan import Indicator
from bokslut.model.assessment import Grade
from bokslut.model.finding import Place
from bokslut.model.message import Message

from .context import CheckContext


def goal_place(context: CheckContext, key: str) -> Place:
    """The file of the plan in which a goal, an activity or an indicator stands."""
    return Place(file=context.assessed.plan.files.get(key), row=key)


def grade_word(grade: Grade) -> Message:
    """The word of a grade, which is translated where the finding is told."""
    return Message(grade.word)


def used_indicators(context: CheckContext) -> list[Indicator]:
    """The indicators that some target of the plan uses."""
    plan = context.assessed.plan
    used = {target.indicator for node in plan.nodes for target in node.targets}
    return [one for one in plan.indicators if one.key in used]
