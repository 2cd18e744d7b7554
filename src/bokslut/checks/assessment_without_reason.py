"""Rule `assessment-without-reason`: who decides otherwise than the rule proposes says why.

Proves that each decided grade is the proposed one or has a reason. Silent where the rule had
nothing to judge by. For a roll-up the proposal is what its parts give.
"""

from __future__ import annotations

from bokslut.model.assessment import Assessment
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place, grade_word

# Marks what is translated.
N_ = str
_BY_TARGETS = N_(
    "{goal} is decided as {decided}, but its evidence gives {proposed} ({why}), and no reason is "
    "given."
)
_BY_PARTS = N_(
    "{goal} is decided as {decided}, but its parts give {proposed} ({why}), and no reason is given."
)


def check(context: CheckContext) -> list[Finding]:
    """All assessments that were decided."""
    return [
        _found(context, one)
        for one in context.assessed.grades.values()
        if one.differs and not one.reason.strip()
    ]


def _found(context: CheckContext, one: Assessment) -> Finding:
    decided, proposed = grade_word(one.grade), grade_word(one.proposed)
    return finding(
        "assessment-without-reason",
        Severity.WARNING,
        _BY_PARTS if one.rule == "roll-up" else _BY_TARGETS,
        place=goal_place(context, one.key),
        quote=one.label,
        claimed=decided,
        expected=proposed,
        remedy="Write the reason at the goal, or decide as the rule proposes.",
        goal=one.label,
        decided=decided,
        proposed=proposed,
        why=one.why,
    )
