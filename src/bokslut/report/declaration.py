"""The structure of a report as data: chapters, what stands in them, charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from bokslut.goals.plan import Plan
from bokslut.model.document import Side, Style
from bokslut.model.finding import Finding
from bokslut.norms.reader import read_norms
from bokslut.statements.declaration import StatementDeclaration
from bokslut.statements.reader import Reader

# Marks what is translated.
N_ = str
_UNREADABLE = N_("The structure of the report cannot be read: {what} = {value}; expected {wanted}.")


@dataclass(frozen=True, slots=True)
class KeyFigureDeclaration:
    """Label, figure and note of a key figure; figure and note are texts with references.
    `good` names the reference whose sign says whether it is good news."""

    label: str
    figure: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlockDeclaration:
    """A block of a chapter: key figures, a text, a table, a chart, the goals of an area (each a
    section of its own, below this one), an assessment or a matrix of them, a table of the plan
    (`plan_tables.py`): the answers to goals, their grades over the years, activities, who is
    responsible for them, improvements; or the checklist of what laws and recommendations ask of the
    report. A table of the plan without a `key` is of the whole plan. With a `side` it stands beside
    those of the other side where there is room. `untranslated` are the fields whose words are in
    `language`, where the report is in another."""

    kind: Literal[
        "key-figures",
        "text",
        "table",
        "chart",
        "goals",
        "assessment",
        "matrix",
        "answers",
        "grades",
        "activities",
        "responsible",
        "improvements",
        "checklist",
    ]
    key: str = ""
    text: str = ""
    items: tuple[KeyFigureDeclaration, ...] = ()
    side: Side = ""
    language: str = ""
    untranslated: tuple[str, ...] = ()

    @property
    def text_language(self) -> str:
        """The language of its text, where it is not the report's."""
        return self.language if "text" in self.untranslated else ""


# The blocks that are tables of the plan.
PLAN_TABLES = ("answers", "grades", "activities", "responsible", "improvements")


@dataclass(frozen=True, slots=True)
class SectionDeclaration:
    """A chapter (level 1) or a part of one. `meets` names the parts by law or recommendation that
    it is, whatever its heading says."""

    key: str
    title: str
    level: int = 1
    blocks: tuple[BlockDeclaration, ...] = ()
    language: str = ""
    untranslated: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()

    @property
    def title_language(self) -> str:
        """The language of its title, where it is not the report's."""
        return self.language if "title" in self.untranslated else ""


@dataclass(frozen=True, slots=True)
class SeriesDeclaration:
    """A series of a chart: a column of the table, or a row when the points are columns."""

    key: str
    label: str = ""
    role: Literal["outcome", "comparison", "budget", "forecast"] = "outcome"


@dataclass(frozen=True, slots=True)
class ChartDeclaration:
    """A chart drawn from the cells of a table. `points` are rows (each series a column) or
    columns (each series a row); in a bridge all rows of a column, its sum rows the totals. Title,
    caption and alternative are texts with references."""

    key: str
    kind: Literal["bars", "columns", "line", "bridge"]
    title: str
    caption: str
    table: str
    series: tuple[SeriesDeclaration, ...]
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unit: str = "mkr"
    decimals: int | None = None
    diverging: bool = False


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A requirement whose condition is not fulfilled, and why."""

    requirement: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportDeclaration:
    """A report: its chapters in order and its charts. A `report` has a first page with contents, a
    `memo` begins with its letterhead, a `brief` is a few pages without either. `plain` says that
    its texts are meant for everyone, and lets the checks look at how they read. `kind` is what it
    is under the law, where its period does not tell; `not_applicable` what the law asks only of
    others."""

    key: str
    sections: tuple[SectionDeclaration, ...] = ()
    charts: tuple[ChartDeclaration, ...] = ()
    style: Style = "report"
    plain: bool = False
    kind: Literal["annual", "interim", "budget", "other"] | None = None
    not_applicable: tuple[NotApplicable, ...] = ()

    def without(self, keys: Iterable[str]) -> ReportDeclaration:
        """The report without those chapters and the parts below them: what a body that closes by
        another's template leaves out."""
        left_out = set(keys)
        kept: list[SectionDeclaration] = []
        below: int | None = None
        for section in self.sections:
            if below is not None and section.level <= below:
                below = None
            if below is None and section.key in left_out:
                below = section.level
            if below is None:
                kept.append(section)
        return replace(self, sections=tuple(kept))

    @property
    def follows_goals(self) -> bool:
        """Whether it shows goals or their assessments."""
        kinds = {block.kind for section in self.sections for block in section.blocks}
        return bool(kinds & {"goals", "assessment", "matrix", *PLAN_TABLES})


def read_report(
    data: Mapping[str, Any], file: str
) -> tuple[ReportDeclaration | None, list[Finding]]:
    """A report's structure out of the parsed TOML of a file, or everything that is wrong."""
    reader = Reader(file, _UNREADABLE)
    report = reader.value(ReportDeclaration, data, "report")
    if reader.findings:
        return None, reader.findings
    return report, []


def sound(
    report: ReportDeclaration,
    statements: Iterable[StatementDeclaration],
    file: str,
    plan: Plan | None = None,
) -> tuple[ReportDeclaration, list[Finding]]:
    """The report without what names a statement, chart, row, column, goal or matrix that there is
    not, and a finding about each of those."""
    reader = Reader(file, _UNREADABLE)
    known = {one.key: one for one in statements}
    planned = plan or Plan()
    charts = []
    for chart in report.charts:
        wrong = _unknown_in(chart, known)
        for what, value, names in wrong:
            reader.refuse(f"chart {chart.key} {what}", value, names)
        if not wrong:
            charts.append(chart)
    drawn = {one.key for one in charts}
    declared = {one.key for one in report.charts}
    _refuse_unknown_parts(report, reader)
    sections = []
    for section in report.sections:
        blocks = []
        for block in section.blocks:
            allowed = {
                "table": set(known),
                "chart": declared,
                "goals": set(planned.by_key),
                "assessment": {one.key for one in planned.nodes if one.assessed},
                "matrix": {one.key for one in planned.matrices},
                **{kind: {"", *planned.by_key} for kind in PLAN_TABLES},
            }.get(block.kind)
            if allowed is not None and block.key not in allowed:
                told = ", ".join(sorted(allowed))
                reader.refuse(f"{section.key} {block.kind}", block.key, told)
            elif block.kind != "chart" or block.key in drawn:
                blocks.append(block)
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(report, sections=tuple(sections), charts=tuple(charts)), reader.findings


def _refuse_unknown_parts(report: ReportDeclaration, reader: Reader) -> None:
    """Says which parts there are not, and which requirements there are not or may not be set
    aside, since they are asked without a condition."""
    if not report.not_applicable and not any(one.meets for one in report.sections):
        # Reading the norms takes a while, and a file that is taken in asks nothing of them.
        return
    norms = read_norms()
    parts = {one.key for one in norms.parts}
    for section in report.sections:
        for key in section.meets:
            if key not in parts:
                reader.refuse(f"{section.key} meets", key, ", ".join(sorted(parts)))
    conditional = {one.key for one in norms.requirements if one.condition}
    for waived in report.not_applicable:
        if waived.requirement not in conditional:
            told = ", ".join(sorted(conditional))
            reader.refuse("not_applicable requirement", waived.requirement, told)


def _unknown_in(
    chart: ChartDeclaration, statements: Mapping[str, StatementDeclaration]
) -> list[tuple[str, str, str]]:
    """What a chart names in vain: where, the name, and the names that there are. Rows that are
    made for each unit or project are known only when the statement is filled."""
    statement = statements.get(chart.table)
    if statement is None:
        return [("table", chart.table, ", ".join(sorted(statements)))]
    columns = [one.key for one in statement.columns]
    rows = [one.key for one in statement.rows]
    open_rows = any(one.each for one in statement.rows)
    wrong = [("columns", one, ", ".join(columns)) for one in chart.columns if one not in columns]
    if not open_rows:
        wrong += [("rows", one, ", ".join(rows)) for one in chart.rows if one not in rows]
        both = (*columns, *rows)
        wrong += [
            ("series", one.key, ", ".join(both)) for one in chart.series if one.key not in both
        ]
    return wrong
