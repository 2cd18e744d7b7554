"""What has changed in a closing since it was approved: a mark on each figure, a list, findings.

The approved report is the `report.json` that was kept when it was approved, and the present one is
read in the same shape: a figure is compared by its reference, exactly, in the unit that it is
printed in. So whatever changed a number (a late voucher, a corrected budget, a rewritten text, a
new definition) is seen, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bokslut.model.assessment import Assessment, Grade
from bokslut.model.document import (
    Approval,
    AssessmentBlock,
    Block,
    Document,
    FigureRun,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Run,
    Section,
    TextRun,
)
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding, Place, Severity, Translate, by_weight, finding
from bokslut.model.message import Message, fill
from bokslut.model.numbers import MISSING, print_number, unit_word

from .grades import mark
from .json_report import as_json

SECTION = "changed-since-approval"
# As many figures as get a finding of their own; the list in the report has all of them.
_MOST = 20
_MOST_DECIMALS = 13


class Printed(NamedTuple):
    """A figure as a report prints it: exact (empty where it has no value), and in words."""

    value: str
    text: str


# Reference and unit.
_Figures = Mapping[tuple[str, str], Printed]


@dataclass(frozen=True)
class ApprovedReport:
    """A report as it was approved, by whom, in which role, and on what day."""

    by: str
    role: str
    day: date
    snapshot: str
    figures: _Figures = field(default_factory=dict)
    assessments: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    wording: Mapping[str, str] | None = None
    sentences: Mapping[str, str] = field(default_factory=dict)

    @property
    def who(self) -> str:
        """`Eva Ek, ekonomichef`."""
        return ", ".join(filter(None, (self.by, self.role)))

    def has_figure(self, ref: str, unit: str, value: str) -> bool:
        """Whether the figure had this exact value when it was approved."""
        found = self.figures.get((ref, unit))
        return found is not None and found.value == value

    def has_sentence(self, section: str, sentence: str) -> bool:
        """Whether the sentence stood in the section when it was approved."""
        return bool(sentence) and sentence in self.sentences.get(section, "")


def read_approved(
    report: Mapping[str, Any], by: str, role: str, day: date, *, same_language: bool = True
) -> ApprovedReport:
    """The approved report out of its JSON. The wording of another language says nothing."""
    return ApprovedReport(
        by=by,
        role=role,
        day=day,
        snapshot=str(report["snapshot"]),
        figures=figures_of(report),
        assessments=_assessments(report),
        wording=_wording(report) if same_language else None,
        sentences={one["key"]: "\n".join(_texts(one)) for one in report["sections"]},
    )


def figures_of(report: Mapping[str, Any]) -> dict[tuple[str, str], Printed]:
    """Every figure of a report by its reference and unit."""
    return {
        (str(one["ref"]), unit): Printed(one["value"] or "", one["text"])
        for one, unit in _all_figures(report)
        if one["ref"] is not None
    }


def _all_figures(report: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    for table in report["tables"]:
        for row in table["rows"]:
            for column, cell in zip(table["columns"], row["cells"], strict=False):
                yield cell, cell.get("unit", column.get("unit", table["unit"]))
    for section in report["sections"]:
        for block in section["blocks"]:
            for one in _runs(block):
                yield one, one["unit"]
            for series in block.get("series", ()):
                for point in series["points"]:
                    yield point, block["unit"]


def _runs(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The figures in the texts of a block."""
    yield from block.get("figures", ())
    for item in block.get("items", ()):
        yield from item.get("figures", ())
        if "note" in item:
            yield item
            yield from item["note"]["figures"]


def _assessments(report: Mapping[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {
        one["key"]: (one["proposed"], one["decided"] or "", one["reason"])
        for one in report["assessments"]
    }


def _texts(section: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a section as they read."""
    for block in section["blocks"]:
        if "text" in block and block["kind"] == "paragraph":
            yield block["text"]
        for item in block.get("items", ()):
            yield f"{item['label']}: {item['note']['text']}" if "note" in item else item["text"]


def _wording(report: Mapping[str, Any]) -> dict[str, str]:
    """What each section says beside its figures: the words of its texts, and the heads of its
    tables."""
    heads = {
        table["key"]: [
            table["title"],
            *(one["label"] for one in table["columns"]),
            *(one["label"] for one in table["rows"]),
        ]
        for table in report["tables"]
    }
    made = {}
    for section in report["sections"]:
        told = [section["title"]]
        for block in section["blocks"]:
            told += heads.get(block["key"], []) if block["kind"] == "table" else []
            told += [_without_figures(one) for one in _prose_of(block)]
        made[section["key"]] = "\n".join(told)
    return made


def _prose_of(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if block["kind"] == "paragraph":
        yield block
    for item in block.get("items", ()):
        yield item.get("note", item)


def _without_figures(prose: Mapping[str, Any]) -> str:
    """A text with a blank for each of its figures, in their order."""
    text, rest = "", str(prose["text"])
    for one in prose["figures"]:
        before, _figure, rest = rest.partition(one["text"])
        text += before + "\0"
    return text + rest


@dataclass(frozen=True)
class _Changed:
    """What is not what was approved: figures with how they were and are printed, assessments,
    titles of sections that say something else."""

    figures: tuple[tuple[FigureRef, Printed, Printed, str], ...]
    assessments: tuple[tuple[Assessment, Grade], ...]
    sections: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.assessments or self.sections)


def with_approval(document: Document, approved: ApprovedReport, translate: Translate) -> Document:
    """The document saying by whom it was approved, and what has changed since: on its first page,
    on each number (`Document.approval`), in findings, and in a section at the end."""
    changed = _compare(document, approved, translate)
    _ = translate
    told = f"{approved.who}, {approved.day.isoformat()}"
    front = (*document.front, (_("Approved by"), told))
    old = tuple((ref, _old_and_new(was, now, unit)[0]) for ref, was, now, unit in changed.figures)
    approval = Approval(approved.by, approved.role, approved.day, approved.snapshot, old)
    document = replace(document, approval=approval, front=front)
    if not changed:
        return document
    document = _with_grades(document, {one.key: was for one, was in changed.assessments})
    findings = by_weight([*document.findings, *_findings(document, approved, changed)])
    return replace(
        document,
        front=(*front, (_("Changed since"), _summary(changed, translate))),
        sections=(*document.sections, _section(document, approved, changed, translate)),
        findings=tuple(findings),
    )


def _compare(document: Document, approved: ApprovedReport, translate: Translate) -> _Changed:
    report = as_json(document, translate)
    refs = {str(one): one for one in document.figures}
    figures: dict[FigureRef, tuple[FigureRef, Printed, Printed, str]] = {}
    for (name, unit), now in figures_of(report).items():
        was = approved.figures.get((name, unit))
        if was is None or was.value == now.value or name not in refs:
            continue
        ref = refs[name]
        # A print in which the change is seen says more than one in which it is rounded away.
        if ref not in figures or figures[ref][1].text == figures[ref][2].text:
            figures[ref] = (ref, was, now, unit)
    told = _assessments(report)
    assessments = tuple(
        (one, Grade(before[1] or before[0]))
        for one in document.assessments
        if (before := approved.assessments.get(one.key)) and before != told[one.key]
    )
    return _Changed(tuple(figures.values()), assessments, _reworded(document, report, approved))


def _reworded(
    document: Document, report: Mapping[str, Any], approved: ApprovedReport
) -> tuple[str, ...]:
    if approved.wording is None:
        return ()
    now = _wording(report)
    titles = {one.key: one.title for one in document.sections}
    changed = [key for key in now if now[key] != approved.wording.get(key)]
    gone = [key for key in approved.wording if key not in now]
    return tuple(
        titles.get(one, approved.wording.get(one, one).partition("\n")[0])
        for one in (*changed, *gone)
    )


def _with_grades(document: Document, before: Mapping[str, Grade]) -> Document:
    """The document with each assessment that has changed saying what was approved."""

    def said(one: Assessment) -> Assessment:
        return replace(one, approved=before[one.key]) if one.key in before else one

    def block(one: Block) -> Block:
        if isinstance(one, AssessmentBlock):
            return AssessmentBlock(said(one.assessment))
        if isinstance(one, MatrixBlock):
            rows = tuple(replace(row, assessment=said(row.assessment)) for row in one.rows)
            return replace(one, rows=rows)
        return one

    sections = tuple(
        replace(one, blocks=tuple(map(block, one.blocks))) for one in document.sections
    )
    assessments = tuple(map(said, document.assessments))
    return replace(document, sections=sections, assessments=assessments)


def _summary(changed: _Changed, translate: Translate) -> str:
    _ = translate
    counted = (
        (len(changed.figures), _("{count} {count:figure|figures}")),
        (len(changed.assessments), _("{count} {count:assessment|assessments}")),
        (len(changed.sections), _("{count} {count:text|texts}")),
    )
    told = ", ".join(fill(words, {"count": count}) for count, words in counted if count)
    return fill(_("{what}; listed at the end"), {"what": told})


def _named(document: Document) -> dict[FigureRef, str]:
    """What a reader calls the explained figures: `Nettokostnad, HR, 2014, utfall`."""
    return {
        one.ref: ", ".join(filter(None, (one.label, one.scope))) for one in document.explanations
    }


def _old_and_new(was: Printed, now: Printed, unit: str) -> tuple[str, str]:
    """Both as they are printed, with their unit; where the print is the same, with as many
    decimals as tell them apart."""
    old, new = was.text, now.text
    if old == new and was.value and now.value:
        scale = 100 if unit == "percent" else 1
        values = [Decimal(one.value) * scale for one in (was, now)]
        for decimals in range(_MOST_DECIMALS):
            old, new = (print_number(one, decimals) for one in values)
            if old != new:
                break
    return _with_unit(old, unit), _with_unit(new, unit)


def _with_unit(text: str, unit: str) -> str:
    """Cells print their unit in the head of the table; here it stands behind the number."""
    plain = text != MISSING and not any(sign.isalpha() or sign == "%" for sign in text)
    return f"{text}\u00a0{unit_word(unit)}" if plain and unit_word(unit) else text


def _section(
    document: Document, approved: ApprovedReport, changed: _Changed, translate: Translate
) -> Section:
    _, names = translate, _named(document)
    intro = fill(
        _(
            "{who} approved this closing on {day} (snapshot {snapshot}). "
            "Since then this has changed:"
        ),
        {"who": approved.who, "day": approved.day.isoformat(), "snapshot": approved.snapshot},
    )
    items: list[tuple[Run, ...]] = []
    for ref, was, now, unit in changed.figures:
        old, new = _old_and_new(was, now, unit)
        lead = fill(_("{label}: was {old}, is "), {"label": names.get(ref, str(ref)), "old": old})
        items.append((TextRun(lead), FigureRun(new, document.figures[ref].value, unit, ref)))
    for one, grade in changed.assessments:
        told = {"label": one.label, "old": mark(grade, _), "new": mark(one.grade, _)}
        template = (
            _("{label}: was {old}, is {new}.")
            if grade is not one.grade
            else _("{label}: still {new}, with another proposal or reason.")
        )
        items.append((TextRun(fill(template, told)),))
    items += [
        (TextRun(fill(_("The text or the tables of “{title}” read otherwise."), {"title": one})),)
        for one in changed.sections
    ]
    title = _("Changed since the approval")
    return Section(
        SECTION, title, 1, (Paragraph((TextRun(intro),)), ListBlock(False, tuple(items)))
    )


def _findings(document: Document, approved: ApprovedReport, changed: _Changed) -> Iterable[Finding]:
    names = _named(document)
    who, day = approved.who, approved.day.isoformat()
    for ref, was, now, unit in changed.figures[:_MOST]:
        old, new = _old_and_new(was, now, unit)
        yield finding(
            SECTION,
            Severity.WARNING,
            "{label} is {claimed}, and was {expected} when {who} approved the closing on {day}.",
            quote=str(ref),
            claimed=new,
            expected=old,
            remedy="See what changed it: bokslut diff DIR {snapshot}. Then approve the closing "
            "anew.",
            label=names.get(ref, str(ref)),
            who=who,
            day=day,
            snapshot=approved.snapshot,
        )
    if (more := len(changed.figures) - _MOST) > 0:
        yield finding(
            SECTION,
            Severity.WARNING,
            "{more} more {more:figure has|figures have} changed since {who} approved the closing "
            "on {day}; the report lists them at its end.",
            quote=approved.snapshot,
            more=more,
            who=who,
            day=day,
        )
    for one, grade in changed.assessments:
        yield finding(
            SECTION,
            Severity.WARNING,
            "The assessment of {label} is {now}, and was {was} when {who} approved the closing on "
            "{day}."
            if grade is not one.grade
            else "The assessment of {label} is still {now}, and its proposal or its reason is not "
            "what it was when {who} approved the closing on {day}.",
            place=Place(row=one.key),
            quote=one.key,
            claimed=one.grade.value,
            expected=grade.value,
            remedy="Approve the closing anew.",
            label=one.label,
            now=Message(one.grade.word),
            was=Message(grade.word),
            who=who,
            day=day,
        )
    for title in changed.sections:
        yield finding(
            SECTION,
            Severity.WARNING,
            "The text or the tables of “{title}” read otherwise than when {who} approved the "
            "closing on {day}.",
            quote=title,
            remedy="Approve the closing anew.",
            title=title,
            who=who,
            day=day,
        )
