"""How an assessment is told in every format: a shape, a word, and only then a colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bokslut.model.assessment import Assessment, Grade
from bokslut.model.finding import Translate
from bokslut.model.message import fill

SHAPES: Mapping[Grade, str] = {
    Grade.GOOD: "●",
    Grade.ACCEPTABLE: "■",
    Grade.DEFICIENT: "▲",
    Grade.NOT_ASSESSED: "–",
}


@dataclass(frozen=True, slots=True)
class ToldGrade:
    """A grade with its shape and word, and what is said of how it came about."""

    grade: Grade
    shape: str
    word: str
    remarks: tuple[str, ...]


def told(assessment: Assessment, translate: Translate) -> ToldGrade:
    """The grade that counts, who decided it, what the rule proposed, why they differ."""
    _, grade = translate, assessment.grade
    how = _how_decided(assessment, translate)
    remarks = [how] if how else []
    if assessment.reason:
        remarks.append(fill(_("Reason: {reason}"), {"reason": assessment.reason}))
    if assessment.decided_by:
        remarks.append(fill(_("Decided by: {who}"), {"who": assessment.decided_by}))
    if grade is Grade.NOT_ASSESSED and assessment.assessable_from is not None:
        day = assessment.assessable_from.isoformat()
        remarks.append(fill(_("Can be assessed from {day}"), {"day": day}))
    if assessment.approved is not None:
        was = mark(assessment.approved, translate)
        remarks.append(fill(_("Changed since the approval: was {grade}"), {"grade": was}))
    return ToldGrade(grade, SHAPES[grade], _(grade.word), tuple(remarks))


def mark(grade: Grade, translate: Translate) -> str:
    """Shape and word in a line of text."""
    return f"{SHAPES[grade]} {translate(grade.word)}"


def _how_decided(one: Assessment, translate: Translate) -> str:
    """How the decision stands to the proposal; empty where nothing is proposed nor assessed."""
    _, unknown = translate, one.proposed is Grade.NOT_ASSESSED
    if one.decided is None:
        told = _("Proposed by the rule, not decided: {why}")
        return "" if unknown else fill(told, {"why": one.why})
    if unknown:
        why = f": {one.why}" if one.why else ""
        return "" if one.decided is Grade.NOT_ASSESSED else _("Decided without a proposal") + why
    if one.differs:
        fields = {"grade": mark(one.proposed, _), "why": one.why}
        return fill(_("The rule proposed {grade}: {why}"), fields)
    return fill(_("As the rule proposed: {why}"), {"why": one.why})
