"""What changed between two states of a closing, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from bokslut.model.assessment import Assessment
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import exact_text
from bokslut.report.approved import ApprovedReport
from bokslut.report.approvers import Approvers
from bokslut.report.compare import (
    AssessmentChange,
    Change,
    Comparison,
    SentenceChange,
    Shown,
)
from bokslut.report.grades import told

_NONE = "–"


_NOBODY = Approvers()


def changes_json(
    compared: Comparison, translate: Translate, approvers: Approvers = _NOBODY
) -> dict[str, Any]:
    """The comparison as values that JSON can hold, each with who approved the old."""
    return {
        "figures": [
            {
                "ref": str(one.ref),
                "old": _exact(one.old),
                "new": _exact(one.new),
                "approved": _approved(approvers.of_figure(one)),
            }
            for one in compared.figures
        ],
        "cells": _numbers(compared.cells, approvers, ("table", "row", "column")),
        "points": _numbers(compared.points, approvers, ("chart", "series", "point")),
        "key_figures": _numbers(compared.key_figures, approvers, ("section", "figure")),
        "sentences": [
            {
                "section": one.section,
                "title": one.title,
                "old": one.old,
                "new": one.new,
                "approved": _approved(approvers.of_sentence(one)),
            }
            for one in compared.sentences
        ],
        "assessments": [
            {
                "goal": one.key,
                "label": one.label,
                "old": _assessment(one.old),
                "new": _assessment(one.new),
                "approved": _approved(approvers.of_assessment(one)),
            }
            for one in compared.assessments
        ],
        "findings": {
            "new": [one.as_dict(translate) for one in compared.found],
            "gone": [one.as_dict(translate) for one in compared.gone],
        },
    }


def _approved(one: ApprovedReport | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {
        "by": one.by,
        "role": one.role,
        "day": one.day.isoformat(),
        "snapshot": one.snapshot,
    }


def _assessment(one: Assessment | None) -> dict[str, Any] | None:
    if one is None:
        return None
    decided = None if one.decided is None else one.decided.value
    grades = {"proposed": one.proposed.value, "decided": decided}
    return {**grades, "reason": one.reason, "decided_by": one.decided_by}


def _numbers(
    changes: Sequence[Change], approvers: Approvers, names: tuple[str, ...]
) -> list[dict[str, Any]]:
    return [
        {
            **dict(zip(names, one.place, strict=True)),
            "label": ", ".join(one.labels[1:]),
            "old": _shown(one.old),
            "new": _shown(one.new),
            "approved": _approved(approvers.of_number(one)),
        }
        for one in changes
    ]


def _shown(shown: Shown | None) -> dict[str, Any] | None:
    if shown is None:
        return None
    printed = {"text": shown.text, "value": _exact(shown.value), "unit": shown.unit}
    printed["ref"] = None if shown.ref is None else str(shown.ref)
    return printed if shown.why is None else {**printed, "why": shown.why.value}


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else exact_text(value)


def changes_text(
    compared: Comparison, translate: Translate, approvers: Approvers = _NOBODY
) -> Iterator[str]:
    """The comparison in lines for people: what a reader of the two reports would see, and who
    approved what it was."""
    if not compared:
        yield translate("Nothing has changed.")
        return
    for head, changes in (
        (translate("Key figures"), compared.key_figures),
        (translate("Tables"), compared.cells),
        (translate("Charts"), compared.points),
    ):
        yield from _of_kind(head, changes, translate, approvers)
    yield from _sentences(compared.sentences, translate, approvers)
    yield from _assessments(compared.assessments, translate, approvers)
    for head, findings in (
        (translate("New findings"), compared.found),
        (translate("Findings that are gone"), compared.gone),
    ):
        if findings:
            yield head
        for one in findings:
            yield f"  [{one.rule}] {one.message(translate)}"
    yield fill(
        translate("{count} {count:figure has|figures have} changed in all; --json names them."),
        {"count": len(compared.figures)},
    )


def _sentences(
    changes: Sequence[SentenceChange], translate: Translate, approvers: Approvers
) -> Iterator[str]:
    if changes:
        yield translate("Sentences")
    for title, sentences in groupby(changes, lambda one: one.title):
        yield f"  {title}"
        for sentence in sentences:
            by = _by(approvers.of_sentence(sentence), translate)
            yield f"    − {sentence.old or _NONE}{by}"
            yield f"    + {sentence.new or _NONE}"


def _assessments(
    changes: Sequence[AssessmentChange], translate: Translate, approvers: Approvers
) -> Iterator[str]:
    if changes:
        yield translate("Assessments")
    for change in changes:
        yield f"  {change.label}"
        by = _by(approvers.of_assessment(change), translate)
        yield f"    − {_told_assessment(change.old, translate)}{by}"
        yield f"    + {_told_assessment(change.new, translate)}"


def _by(one: ApprovedReport | None, translate: Translate) -> str:
    """Who approved it, behind what was approved."""
    if one is None:
        return ""
    said = translate("approved by {who}, {day}")
    return " (" + fill(said, {"who": one.who, "day": one.day.isoformat()}) + ")"


def _told_assessment(one: Assessment | None, translate: Translate) -> str:
    """The grade that counts, what the rule proposed, and who decided."""
    if one is None:
        return _NONE
    said = told(one, translate)
    return "; ".join((f"{said.shape} {said.word}", *said.remarks))


def _of_kind(
    head: str, changes: Sequence[Change], translate: Translate, approvers: Approvers
) -> Iterator[str]:
    seen = [one for one in changes if one.printed]
    if changes:
        yield head
    for title, group in groupby(seen, lambda one: one.labels[0]):
        yield f"  {title}"
        for one in group:
            old, new = (shown.text if shown else _NONE for shown in (one.old, one.new))
            by = _by(approvers.of_number(one), translate)
            yield f"    {', '.join(one.labels[1:])}: {old}{by} → {new}"
    if unseen := len(changes) - len(seen):
        said = translate("{count} more {count:has|have} changed by less than what is printed.")
        yield "  " + fill(said, {"count": unseen})
