"""Who approved what stood in a report: the last approval in which it stood as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bokslut.model.assessment import Assessment
from bokslut.model.figure import FigureRef
from bokslut.model.numbers import exact_text, in_unit

from .approved import ApprovedReport
from .compare import AssessmentChange, Change, FigureChange, SentenceChange


@dataclass(frozen=True)
class Approvers:
    """The approved reports of a closing, the latest first."""

    reports: Sequence[ApprovedReport] = ()

    @cached_property
    def _units(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in self.reports:
            for ref, unit in one.figures:
                found.setdefault(ref, set()).add(unit)
        return found

    def of_figure(self, change: FigureChange) -> ApprovedReport | None:
        """Who approved the value that a figure had, which is in the unit of its measure."""
        return self._of_value(change.ref, change.old)

    def of_number(self, change: Change) -> ApprovedReport | None:
        """Who approved what a cell, a key figure or a point of a chart showed."""
        old = change.old
        if old is None or old.ref is None:
            return None
        value = "" if old.value is None else exact_text(old.value)
        ref, unit = str(old.ref), old.unit
        return next((one for one in self.reports if one.has_figure(ref, unit, value)), None)

    def of_sentence(self, change: SentenceChange) -> ApprovedReport | None:
        """Who approved how a sentence read."""
        section, old = change.section, change.old
        return next((one for one in self.reports if one.has_sentence(section, old)), None)

    def of_assessment(self, change: AssessmentChange) -> ApprovedReport | None:
        """Who approved an assessment, with its proposal and its reason."""
        if change.old is None:
            return None
        key, was = change.key, _judged(change.old)
        return next((one for one in self.reports if one.assessments.get(key) == was), None)

    def _of_value(self, ref: FigureRef, value: Decimal | None) -> ApprovedReport | None:
        units = self._units.get(str(ref), set())
        told = {unit: "" if value is None else exact_text(in_unit(value, unit)) for unit in units}
        return next(
            (
                report
                for report in self.reports
                if any(report.has_figure(str(ref), unit, one) for unit, one in told.items())
            ),
            None,
        )


def _judged(one: Assessment) -> tuple[str, str, str]:
    return (one.proposed.value, one.decided.value if one.decided else "", one.reason)
