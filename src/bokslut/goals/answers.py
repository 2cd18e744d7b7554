"""A goal of those above answered by those below: council, boards and companies, offices,
departments.

A body's answer to a goal is made of its goals that `answers` it. Has it several, they roll up to
one by the rule of the goal that is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bokslut.model.assessment import Assessment, Grade

from .plan import Node, Plan
from .roll_up import roll_up


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body says of a goal: the nodes by which it answers, and its grade. `told` is false
    where it was to answer and has said nothing: no text, no grade."""

    body: str
    nodes: tuple[Node, ...]
    grade: Grade
    told: bool


def body_of(plan: Plan, node: Node) -> str:
    """Whose goal it is: the body that it names, or the nearest one above does."""
    return next((one.body for one in (node, *plan.above(node)) if one.body), "")


def answering(plan: Plan, key: str) -> tuple[Node, ...]:
    """The nodes that answer a goal, in order."""
    return tuple(one for one in plan.nodes if key in one.answers)


def answers_to(plan: Plan, node: Node, grades: Mapping[str, Assessment]) -> tuple[Answer, ...]:
    """The answer of each body that is to answer a goal, in the order in which it names them, and
    then of each that does so unasked."""
    by_body: dict[str, list[Node]] = {one: [] for one in node.answered_by}
    for one in answering(plan, node.key):
        by_body.setdefault(body_of(plan, one), []).append(one)
    return tuple(_answer(plan, node, body, given, grades) for body, given in by_body.items())


def _answer(
    plan: Plan, goal: Node, body: str, nodes: list[Node], grades: Mapping[str, Assessment]
) -> Answer:
    known = [grades[one.key].grade for one in nodes if one.key in grades]
    grade = roll_up(known, goal.weighing)
    told = grade is not Grade.NOT_ASSESSED or any(_is_told(plan, one) for one in nodes)
    return Answer(body, tuple(nodes), grade, told)


def _is_told(plan: Plan, node: Node) -> bool:
    """Whether something is said of a node, or decided: there is nothing to assess yet, say."""
    return bool(node.decided) or any(one.text.strip() for one in (node, *plan.below(node.key)))


def answered_goals(plan: Plan, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Those of the nodes that somebody answers, or is to answer."""
    answered = {key for one in plan.nodes for key in one.answers}
    return tuple(one for one in nodes if one.answered_by or one.key in answered)
