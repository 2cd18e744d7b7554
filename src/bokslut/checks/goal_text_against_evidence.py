"""Rule `goal-text-against-evidence`: a text that says a goal is met is borne out.

Refutes "Målet är uppnått" (or "har uppnåtts", "nås", "goal is met") where the targets that can be
told are not all met, and where the decided grade is not good. Silent where the text says nothing
of the kind, or says that a goal will be met.
"""

from __future__ import annotations

import re

from bokslut.goals.evidence import Outcome
from bokslut.goals.plan import Node
from bokslut.model.assessment import Grade
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place, grade_word

_MET = re.compile(
    r"\b[Mm]ålet (?:är|har) (?:uppnåtts?|uppfyllts?|nåtts?)\b"
    r"|\b[Tt]he (?:goal|target) (?:is|has been) (?:met|reached)\b"
)


def check(context: CheckContext) -> list[Finding]:
    """All follow-ups that say their goal is met."""
    found = []
    for node in context.assessed.plan.nodes:
        said = _MET.search(node.text)
        if said is not None:
            found += _against_targets(context, node, said[0])
            found += _against_grade(context, node, said[0])
    return found


def _against_targets(context: CheckContext, node: Node, said: str) -> list[Finding]:
    told = [one.outcome for one in context.assessed.evidence.get(node.key, ())]
    missed, known = told.count(Outcome.MISSED), len(told) - told.count(Outcome.UNKNOWN)
    if not missed:
        return []
    return [
        finding(
            "goal-text-against-evidence",
            Severity.WARNING,
            "The text of {goal} says “{said}”, but {missed} of its {known} {known:target|targets} "
            "{missed:was|were} not met.",
            place=goal_place(context, node.key),
            quote=said,
            remedy="Correct the text, or the values of the indicators.",
            goal=node.title,
            said=said,
            missed=missed,
            known=known,
        )
    ]


def _against_grade(context: CheckContext, node: Node, said: str) -> list[Finding]:
    grade = context.assessed.grades.get(node.key)
    if grade is None or grade.grade in (Grade.GOOD, Grade.NOT_ASSESSED):
        return []
    word = grade_word(grade.grade)
    return [
        finding(
            "goal-text-against-evidence",
            Severity.WARNING,
            "The text of {goal} says “{said}”, but it is assessed as {grade}.",
            place=goal_place(context, node.key),
            quote=said,
            claimed=said,
            expected=word,
            remedy="Let the text and the assessment say the same, or give the reason.",
            goal=node.title,
            said=said,
            grade=word,
        )
    ]
