"""The whole path, from facts to the report; how files become facts stands in `facts/take_in.py`.

Everything here is a value but the store's handle: no clock, no chance, no network, no framework.

What the path goes through is imported where it is gone: whoever takes a file in needs none of it,
and loading it would take as long as reading the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bokslut.model.finding import Finding, Translate, untranslated
from bokslut.model.period import (
    Period,
    day_of,
    one_year_before,
    parse_period,
    spoken,
    spoken_day,
)

if TYPE_CHECKING:
    from bokslut.checks.context import CheckContext
    from bokslut.facts.engines import Engine, Facts
    from bokslut.facts.store import Store
    from bokslut.goals.assess import Assessed
    from bokslut.goals.plan import Plan
    from bokslut.measures.world import Lines, World
    from bokslut.model.document import Document, Table
    from bokslut.model.figure import Figure, FigureRef
    from bokslut.model.printed import PrintedReport
    from bokslut.model.snapshot import Snapshot
    from bokslut.norms.requirement import Asked, BodyKind, Entry
    from bokslut.report.approved import ApprovedReport
    from bokslut.report.assemble import Facing
    from bokslut.report.declaration import ReportDeclaration
    from bokslut.statements.declaration import StatementDeclaration


@dataclass(frozen=True)
class Closing:
    """One body's closing of a period: key, titles, the period, the date that the report bears,
    the forecast that it is compared with, until when the books are locked, and what kind of body
    it is of where that is another than the workspace's. `unit` is the unit that it is about: the
    body, or a board that closes by the body's template."""

    key: str
    title: str
    period: Period
    dated: date
    subtitle: str = ""
    forecast: str = ""
    locked_on: date | None = None
    front: tuple[tuple[str, str], ...] = ()
    body_kind: BodyKind | None = None
    unit: str = ""


@dataclass(frozen=True)
class ClosingInputs:
    """Everything that a closing reads beside the facts: declarations, the plan of the records, the
    report that was approved last, and the ids of the findings that were accepted with it."""

    closing: Closing
    body: str
    lines: Lines
    statements: tuple[StatementDeclaration, ...]
    report: ReportDeclaration
    language: str = "sv"
    suspense: tuple[str, ...] = ()
    plan: Plan | None = None
    body_kind: BodyKind = "board"
    approved: ApprovedReport | None = None
    accepted: frozenset[str] = frozenset()

    @property
    def planned(self) -> Plan:
        """The plan that the closing follows up, as it holds for its period: none where its report
        shows no goals, such as that of a few months."""
        from bokslut.goals.plan import Plan

        return self.plan_in_force if self.report.follows_goals else Plan()

    @property
    def plan_in_force(self) -> Plan:
        """The plan as it holds for the period, whether or not the report shows it."""
        from bokslut.goals.plan import Plan
        from bokslut.goals.years import in_force

        return in_force(self.plan or Plan(), self.closing.period)

    @property
    def asked(self) -> Asked:
        """Of whom, for what and when laws and recommendations ask."""
        from bokslut.norms.judge import usual_kind
        from bokslut.norms.requirement import Asked

        period = self.closing.period
        waived = {one.requirement: one.reason for one in self.report.not_applicable}
        body = self.closing.body_kind or self.body_kind
        return Asked(body, self.report.kind or usual_kind(period), period, waived)


def variables(
    closing: Closing, forecasts: Sequence[date] = (), translate: Translate = untranslated
) -> dict[str, str]:
    """The words that declarations may write as `@prior`: the closing's own periods and unit. A
    closing that names no forecast has the latest of `forecasts`, or else one as of its last day,
    which is missing unless there is one: left empty it would be the outcome."""
    period = closing.period
    latest = max(forecasts, default=period.last)
    forecast = closing.forecast or f"forecast@{latest.isoformat()}"
    prior, year = one_year_before(period), parse_period(f"{period.year:04d}")
    return {
        "unit": closing.unit,
        "period": period.name,
        "prior": prior.name,
        "period_name": spoken(period, translate),
        "prior_name": spoken(prior, translate),
        "end": day_of(period.last).name,
        "end_name": spoken_day(period.last, translate),
        "prior_end": day_of(prior.last).name,
        "full_year": year.name,
        "year": str(period.year),
        "prior_year": str(prior.year),
        "two_years_ago": str(period.year - 2),
        "prior_year_end": f"{period.year - 1}-12-31",
        "next_year": str(period.year + 1),
        "second_year": str(period.year + 2),
        "forecast": forecast,
        "forecast_day": forecast.partition("@")[2],
    }


def open_facts(store: Store, snapshot: Snapshot, engine: Engine | None = None) -> Facts:
    """The facts at a snapshot, through DuckDB unless another engine is given."""
    from bokslut.facts.engines import DuckDB, Facts

    return Facts(store, snapshot, engine or DuckDB())


def world_of(facts: Facts, inputs: ClosingInputs) -> World:
    """The context in which the closing's figures are evaluated."""
    from bokslut.goals.counted import with_plan
    from bokslut.goals.graded import count_grades
    from bokslut.measures.read_world import read_world
    from bokslut.measures.register import REGISTER
    from bokslut.measures.savings import with_sound_savings

    plan = inputs.plan_in_force
    world = read_world(facts, inputs.body, inputs.closing.period, inputs.lines)
    titles = {("indicator", one.key): one.title for one in plan.indicators}
    named = replace(world, names={**world.names, **titles})
    world = with_plan(with_sound_savings(named, REGISTER), plan)
    # How many goals have which grade only their evidence can say, and measures count them.
    grades = assess_plan(facts, world, inputs).grades
    return replace(world, goal_grades=count_grades(plan, grades, world.plan_root))


def figures_of(facts: Facts, world: World, refs: Sequence[FigureRef]) -> dict[FigureRef, Figure]:
    """Figures of canonical references over the register of all rooms."""
    from bokslut.measures.evaluate import evaluate
    from bokslut.measures.register import REGISTER

    return evaluate(refs, REGISTER, world, facts)


def figures_for(
    facts: Facts, world: World, inputs: ClosingInputs, text: str
) -> dict[FigureRef, Figure]:
    """The figures that a text of the closing may speak of: those of its statements and report, and
    the usual ones of its units, projects and of what the text names; in one evaluation."""
    from bokslut.measures.register import REGISTER
    from bokslut.prose.candidates import candidates
    from bokslut.report.assemble import plan_report
    from bokslut.statements.fill import make_plan

    words = variables(inputs.closing, world.known_forecasts())
    refs = candidates(text, REGISTER, world, [words["forecast"]])
    for one in inputs.statements:
        refs += make_plan(one, REGISTER, world, words)[0].refs()
    refs += plan_report(inputs.report, REGISTER, world, words, inputs.report.key).refs()
    wanted = dict.fromkeys(refs)
    figures = figures_of(facts, world, list(wanted))
    return {ref: figures[ref] for ref in wanted}


def assess_plan(
    facts: Facts, world: World, inputs: ClosingInputs, translate: Translate = untranslated
) -> Assessed:
    """The assessments of the plan as it holds for the closing's period, whatever its report
    shows."""
    from bokslut.goals.assess import assess, follow
    from bokslut.measures.register import REGISTER

    followed = follow(inputs.plan_in_force, REGISTER, world)
    return assess(followed, figures_of(facts, world, followed.refs()), translate)


def close(
    store: Store,
    snapshot: Snapshot,
    inputs: ClosingInputs,
    translate: Translate = untranslated,
    engine: Engine | None = None,
    others: Mapping[str, Translate] | None = None,
    earlier: PrintedReport | None = None,
) -> tuple[Document, list[Finding]]:
    """The whole path from facts to the document, with everything that was found on it. `others`
    speak the languages of texts that are not in the report's own; `earlier` is last year's report,
    which this one is held against."""
    from bokslut.checks.register import run_checks
    from bokslut.goals.assess import assess, follow
    from bokslut.measures.register import REGISTER
    from bokslut.report.approved import with_approval
    from bokslut.report.assemble import assemble, found_in, plan_report
    from bokslut.report.indicator_charts import chart_refs
    from bokslut.report.indicator_table import table_refs
    from bokslut.report.own_check import check_own_report
    from bokslut.report.plan_tables import plan_table_refs
    from bokslut.statements.contributing import with_contributors
    from bokslut.statements.fill import fill, make_plan

    facts = open_facts(store, snapshot, engine)
    world = world_of(facts, inputs)
    words = variables(inputs.closing, world.known_forecasts(), translate)

    # Who contributes most only the facts can say, and only then can all cells be named.
    contributing = [
        with_contributors(one, REGISTER, world, words, facts, translate)
        for one in inputs.statements
    ]
    planned = [make_plan(one, REGISTER, world, words) for one, _found in contributing]
    plans = [plan for plan, _found in planned]
    plan = inputs.planned
    report = plan_report(inputs.report, REGISTER, world, words, inputs.report.key, plan)
    followed = follow(plan, REGISTER, world)
    refs = [ref for one in plans for ref in one.refs()] + report.refs()
    refs += followed.refs() + table_refs(plan, REGISTER, world)
    refs += chart_refs(plan, REGISTER, world)
    refs += plan_table_refs(inputs.report, plan, REGISTER, world)

    figures = figures_of(facts, world, refs)
    assessed = assess(followed, figures, translate)
    tables = tuple(fill(one, figures, REGISTER, world, words, translate) for one in plans)

    findings = [one for _made, found in (*contributing, *planned) for one in found]
    findings += report.findings
    files = _file_names(store, snapshot)

    document = assemble(
        report,
        tables,
        figures,
        REGISTER,
        world,
        files,
        _facing(inputs, world, snapshot),
        translate,
        assessed,
        others,
    )
    entries = checklist(document, inputs)
    document = _with_checklist(document, entries, inputs, translate)

    plain = report.plain_texts(figures, REGISTER, translate)
    typed = _Typed(report.prose(), plain, figures, translate)
    context = _check_context(facts, world, inputs, tables, files, typed, assessed)
    findings += run_checks(replace(context, checklist=entries))
    findings += check_own_report(document, findings, translate, earlier)
    document = found_in(document, findings, inputs.accepted)
    if inputs.approved is not None:
        document = with_approval(document, inputs.approved, translate)
    return document, list(document.findings)


def checklist(document: Document, inputs: ClosingInputs) -> tuple[Entry, ...]:
    """What laws and recommendations ask of the closing's report, held against it."""
    from bokslut.norms.judge import judge
    from bokslut.norms.reader import read_norms

    return judge(read_norms(), inputs.asked, document)


def _with_checklist(
    document: Document, entries: tuple[Entry, ...], inputs: ClosingInputs, translate: Translate
) -> Document:
    from bokslut.norms.reader import read_norms
    from bokslut.report.checklist import with_checklist

    return with_checklist(document, entries, read_norms(), inputs.asked, translate)


@dataclass(frozen=True)
class _Typed:
    """What is typed in the texts, by the keys of their sections, and where they are meant for
    everyone how they read; with the report's figures."""

    texts: tuple[tuple[str, str], ...]
    plain: tuple[tuple[str, str], ...]
    figures: Mapping[FigureRef, Figure]
    translate: Translate


def _check_context(
    facts: Facts,
    world: World,
    inputs: ClosingInputs,
    tables: tuple[Table, ...],
    files: Mapping[str, str],
    typed: _Typed,
    assessed: Assessed,
) -> CheckContext:
    from bokslut.checks.context import CheckContext
    from bokslut.measures.register import REGISTER

    locked_on = inputs.closing.locked_on
    return CheckContext(
        facts=facts,
        world=world,
        register=REGISTER,
        tables=tables,
        files=files,
        locked=inputs.closing.period.last if locked_on else None,
        locked_on=locked_on,
        suspense=inputs.suspense,
        assessed=assessed,
        texts=typed.texts,
        plain=typed.plain,
        figures=typed.figures,
        translate=typed.translate,
        dated=inputs.closing.dated,
    )


def _file_names(store: Store, snapshot: Snapshot) -> dict[str, str]:
    return {
        file.sha256: file.name for row in store.imports(snapshot.imports).rows for file in row.files
    }


def _facing(inputs: ClosingInputs, world: World, snapshot: Snapshot) -> Facing:
    from bokslut.report.assemble import Facing

    closing = inputs.closing
    unit = closing.unit or inputs.body
    return Facing(
        key=closing.key,
        title=closing.title,
        subtitle=closing.subtitle,
        # A code says nobody anything.
        body=world.name("unit", unit) if unit in world.organisation else "",
        period=closing.period.name,
        language=inputs.language,
        dated=closing.dated,
        snapshot=snapshot.id,
        program=f"bokslut {snapshot.program}",
        front=closing.front,
    )
