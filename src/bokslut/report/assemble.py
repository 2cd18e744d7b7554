"""Assembly: tables, texts and charts joined to the document that the renderers draw."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from bokslut.goals.assess import Assessed
from bokslut.goals.plan import Plan
from bokslut.measures.contributors import favourable
from bokslut.measures.measure import Register
from bokslut.measures.world import World
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    Chart,
    ChartBlock,
    ChartPoint,
    ChartSeries,
    Document,
    FigureRun,
    KeyFigure,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    MatrixRow,
    Paragraph,
    Run,
    Section,
    Table,
    TableBlock,
)
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Finding, Place, Translate, by_weight, has_errors
from bokslut.model.numbers import (
    MINUS,
    MISSING,
    in_kronor,
    in_unit,
    print_number,
    print_value,
    unit_word,
)
from bokslut.prose import syntax
from bokslut.prose.markdown import refused_markup
from bokslut.prose.syntax import Piece

from .bridge import base_of
from .checklist import CHECKLIST
from .declaration import (
    PLAN_TABLES,
    BlockDeclaration,
    ChartDeclaration,
    ReportDeclaration,
    SectionDeclaration,
    SeriesDeclaration,
)
from .explain import explain
from .goals import GoalWriter
from .imported import with_note
from .left_out import is_missing, known_only
from .letters import unprintable
from .plan_tables import PlanTables

Texts = Mapping[str, tuple[Piece, ...]]


@dataclass(frozen=True)
class ReportPlan:
    """A report's structure with its texts read, and what was wrong in them."""

    declaration: ReportDeclaration
    texts: Texts
    findings: tuple[Finding, ...]
    plan: Plan = field(default_factory=Plan)

    def refs(self) -> list[FigureRef]:
        """Every reference of the texts."""
        return [ref for pieces in self.texts.values() for ref in syntax.references(pieces)]

    def prose(self) -> tuple[tuple[str, str], ...]:
        """What is typed in the texts, by the key of its section or goal, with blanks for the
        figures."""
        told = [
            (section.key, block.text)
            for section in self.declaration.sections
            for block in section.blocks
            if block.kind == "text"
        ]
        told += [
            (one.key, text) for one in self.plan.nodes for text in (one.text, one.improvements)
        ]
        return tuple(
            (key, "".join(one if isinstance(one, str) else " " for one in self.texts[text]))
            for key, text in told
            if text
        )

    def plain_texts(
        self, figures: Mapping[FigureRef, Figure], register: Register, translate: Translate
    ) -> tuple[tuple[str, str], ...]:
        """The paragraphs and items of a report that is meant for everyone, as they read, by the
        keys of their sections; of another report none."""
        return tuple(
            (section.key, text)
            for section in self.declaration.sections
            for block in section.blocks
            if block.kind == "text" and self.declaration.plain
            for said in syntax.paragraphs(self.texts[block.text], figures, register, translate)
            for text in _read(said)
        )


def _read(block: Paragraph | ListBlock) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return (block.text,)
    return ("".join(run.text for run in item) for item in block.items)


@dataclass(frozen=True)
class Facing:
    """What stands on the front and foot of a report: whose, of when, from what."""

    key: str
    title: str
    subtitle: str
    body: str
    period: str
    language: str
    dated: date
    snapshot: str
    program: str
    front: tuple[tuple[str, str], ...]


def plan_report(
    declared: ReportDeclaration,
    register: Register,
    world: World,
    variables: Mapping[str, str],
    file: str,
    plan: Plan | None = None,
) -> ReportPlan:
    """Reads every text of the report and of the plan once, so that its figures can be
    collected."""
    texts: dict[str, tuple[Piece, ...]] = {}
    findings: list[Finding] = []
    for text, place in _texts(declared, plan or Plan(), file):
        if text not in texts:
            texts[text], found = syntax.read_text(text, register, world, variables, place)
            findings += found
    for text in _prose(declared):
        findings += refused_markup(text, Place(file=file))
    return ReportPlan(declared, texts, tuple(findings), plan or Plan())


def _texts(declared: ReportDeclaration, plan: Plan, file: str) -> Iterable[tuple[str, Place]]:
    for text in _declared_texts(declared):
        yield text, Place(file=file)
    for node in plan.nodes:
        for text in (node.text, node.improvements):
            yield text, Place(file=plan.files.get(node.key, file), row=node.key)


def _prose(declared: ReportDeclaration) -> Iterable[str]:
    blocks = [block for section in declared.sections for block in section.blocks]
    return dict.fromkeys(block.text for block in blocks if block.kind == "text")


def _declared_texts(declared: ReportDeclaration) -> Iterable[str]:
    for section in declared.sections:
        yield section.title
        for block in section.blocks:
            yield block.text
            for item in block.items:
                yield from (item.label, item.figure, item.note)
    for chart in declared.charts:
        yield from (chart.title, chart.caption)


def assemble(
    plan: ReportPlan,
    tables: tuple[Table, ...],
    figures: Mapping[FigureRef, Figure],
    register: Register,
    world: World,
    files: Mapping[str, str],
    facing: Facing,
    translate: Translate,
    assessed: Assessed | None = None,
    others: Mapping[str, Translate] | None = None,
) -> Document:
    """The document, as yet without findings: only the tables that a chapter shows, in the order of
    the chapters. `others` print the figures of texts in other languages than the report's."""
    judged = assessed or Assessed(Plan())
    draw = _Assembly(
        plan.texts,
        {one.key: one for one in tables},
        figures,
        register,
        translate,
        plan.declaration.charts,
        world,
        judged,
        others or {},
    )
    sections = tuple(made for one in plan.declaration.sections for made in draw.sections(one))
    shown = [block.key for one in sections for block in one.blocks if isinstance(block, TableBlock)]
    # A chart of a goal leads to all of its values, which then stand in the appendix.
    shown += [one.table for one in draw.charts.values() if one.kind == "series"]
    # The checklist is of the whole document, and comes when that is made.
    ordered = tuple(draw.tables[key] for key in dict.fromkeys(shown) if key != CHECKLIST)
    return Document(
        key=facing.key,
        title=facing.title,
        subtitle=facing.subtitle,
        body=facing.body,
        period=facing.period,
        language=facing.language,
        dated=facing.dated,
        snapshot=facing.snapshot,
        program=facing.program,
        front=facing.front,
        sections=sections,
        tables=ordered,
        charts=tuple(draw.charts.values()),
        explanations=explain(
            _shown_refs(sections, ordered), figures, register, world, files, translate
        ),
        assessments=tuple(judged.grades.values()),
        figures=dict(figures),
        style=plan.declaration.style,
    )


def found_in(
    document: Document, findings: Sequence[Finding], accepted: Collection[str] = ()
) -> Document:
    """The whole document with its findings, and what a format of it cannot show; a draft while an
    error stands that nobody has `accepted` (by its id) with a reason."""
    found = tuple(by_weight([*findings, *unprintable(document)]))
    return replace(document, findings=found, draft=is_draft(found, accepted))


def is_draft(findings: Iterable[Finding], accepted: Collection[str] = ()) -> bool:
    """Whether an error stands that is not accepted."""
    return has_errors(one for one in findings if one.id not in accepted)


def _shown_refs(sections: Iterable[Section], tables: Iterable[Table]) -> list[FigureRef]:
    refs: list[FigureRef] = []
    for section in sections:
        for block in section.blocks:
            refs += [run.ref for run in _runs(block) if isinstance(run, FigureRun)]
    for table in tables:
        refs += [cell.ref for row in table.rows for cell in row.cells if cell.ref is not None]
    return refs


def _runs(block: Block) -> Iterable[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, ListBlock):
        yield from (run for item in block.items for run in item)
    elif isinstance(block, KeyFigures):
        for item in block.items:
            yield item.figure
            yield from item.note


@dataclass(frozen=True)
class _Assembly:
    texts: Texts
    tables: dict[str, Table]
    figures: Mapping[FigureRef, Figure]
    register: Register
    translate: Translate
    declared_charts: tuple[ChartDeclaration, ...]
    world: World
    assessed: Assessed
    others: Mapping[str, Translate]

    @cached_property
    def goals(self) -> GoalWriter:
        return GoalWriter(
            self.assessed, self.figures, self.register, self.world, self.translate, self.prose
        )

    def sections(self, declared: SectionDeclaration) -> Iterable[Section]:
        """The section, and below it one for each goal of the areas that it names."""
        placed = [(made, one.side) for one in declared.blocks for made in self.blocks_of(one)]
        blocks, sides = tuple(made for made, _ in placed), tuple(side for _, side in placed)
        yield Section(
            declared.key,
            self.words(declared.title),
            declared.level,
            blocks,
            sides if any(sides) else (),
            declared.title_language,
            declared.meets,
        )
        for block in declared.blocks:
            if block.kind == "goals":
                self.tables.update({one.key: one for one in self.goals.tables(block.key)})
                self.add_charts(block.key)
                yield from self.goals.sections(block.key, declared.level + 1)

    def add_charts(self, area: str) -> None:
        """The charts of the goals of an area, and the tables behind them."""
        for chart, behind in self.goals.charts(area):
            self.charts[chart.key] = chart
            if behind is not None:
                self.tables[behind.key] = behind

    def prose(self, text: str, language: str = "") -> tuple[Block, ...]:
        """The paragraphs of a text whose figures are known."""
        pieces = self.texts[text]
        speak = self.others.get(language, self.translate)
        said = syntax.paragraphs(pieces, self.figures, self.register, speak)
        own = (replace(one, language=language) for one in said)
        known = known_only(own, self.translate)
        return tuple(with_note(known, self.figures, self.world, self.translate))

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """The charts by their keys; one without any value would be an empty picture."""
        drawn = (self.chart(one) for one in self.declared_charts if one.table in self.tables)
        return {one.key: one for one in drawn if _has_values(one)}

    def words(self, text: str) -> str:
        return "".join(run.text for run in self._bound(text)).strip()

    def _bound(self, text: str) -> tuple[Run, ...]:
        return syntax.bind(self.texts[text], self.figures, self.register, self.translate)

    def blocks_of(self, block: BlockDeclaration) -> Iterable[Block]:
        """What a declared block becomes: a text its paragraphs, another one block or none."""
        if block.kind == "key-figures":
            yield self._key_figures(block)
        elif block.kind == "text":
            yield from self.prose(block.text, block.text_language)
        elif block.kind == "table" and block.key in self.tables:
            yield TableBlock(block.key)
        elif block.kind == "chart" and block.key in self.charts:
            yield ChartBlock(block.key)
        elif block.kind == "checklist":
            yield TableBlock(CHECKLIST)
        elif block.kind in PLAN_TABLES:
            yield from self._plan_tables(block)
        elif block.kind in ("assessment", "matrix"):
            yield from self._grades(block)

    def _plan_tables(self, block: BlockDeclaration) -> Iterable[Block]:
        for table in PlanTables(self.goals).of(block.kind, block.key):
            self.tables[table.key] = table
            yield TableBlock(table.key)

    def _grades(self, block: BlockDeclaration) -> Iterable[Block]:
        if block.kind == "matrix":
            yield self.matrix(block.key)
        elif block.key in self.assessed.grades:
            yield AssessmentBlock(self.assessed.grades[block.key])

    def matrix(self, key: str) -> MatrixBlock:
        declared = self.assessed.plan.matrix(key)
        rows = tuple(
            MatrixRow(one.label or self.assessed.grades[one.node].label, grade)
            for one in declared.rows
            if (grade := self.assessed.grades.get(one.node)) is not None
        )
        return MatrixBlock(declared.key, declared.title, rows)

    def _key_figures(self, block: BlockDeclaration) -> KeyFigures:
        items = []
        for item in block.items:
            runs = [run for run in self._bound(item.figure) if isinstance(run, FigureRun)]
            if runs:
                note = self._bound(item.note)
                known = () if is_missing(note) else note
                items.append(KeyFigure(self.words(item.label), runs[0], known))
        return KeyFigures(tuple(items))

    def chart(self, declared: ChartDeclaration) -> Chart:
        table = self.tables[declared.table]
        series = tuple(self._series(one, declared, table) for one in declared.series)
        said = self._bound(declared.title)
        title = table.title if is_missing(said) else self.words(declared.title)
        base = base_of(series[0].points) if declared.kind == "bridge" else Decimal(0)
        cut = self._cut(base, declared.unit)
        told = "; ".join(
            f"{one.label}: " + ", ".join(f"{point.label} {point.text}" for point in one.points)
            for one in series
        )
        return Chart(
            key=declared.key,
            kind=declared.kind,
            title=title,
            caption=f"{self.words(declared.caption)} {cut}".strip(),
            alternative=f"{title}. {told}. {cut}".strip(),
            unit=declared.unit,
            series=series,
            table=declared.table,
            diverging=declared.diverging,
            base=base,
        )

    def _cut(self, base: Decimal, unit: str) -> str:
        """What is said of an axis that does not begin at zero."""
        if not base:
            return ""
        shown = print_number(base, max(0, -int(base.normalize().as_tuple().exponent)))
        said = self.translate("The axis is cut: the totals begin at {value}.")
        return said.format(value=f"{shown}\u00a0{unit_word(unit)}")

    def _series(
        self, series: SeriesDeclaration, declared: ChartDeclaration, table: Table
    ) -> ChartSeries:
        column_keys = [one.key for one in table.columns]
        points: list[ChartPoint] = []
        if series.key in column_keys:
            label = table.columns[column_keys.index(series.key)].label
            if declared.kind == "bridge":
                return ChartSeries(
                    series.key,
                    series.label or label,
                    self._bridge(series, declared, table),
                    series.role,
                )
            for row in table.rows:
                if (row.key in declared.rows) if declared.rows else row.kind == "item":
                    cell = row.cells[column_keys.index(series.key)]
                    points += _point(row.label, cell, declared, row.kind == "sum")
        else:
            # A unit that has no row in this period has no points.
            found = [one for one in table.rows if one.key == series.key and one.cells]
            label = found[0].label if found else series.key
            for key in declared.columns or column_keys:
                index = column_keys.index(key)
                for row in found:
                    points += _point(table.columns[index].label, row.cells[index], declared, False)
        return ChartSeries(series.key, series.label or label, tuple(points), series.role)

    def _bridge(
        self, series: SeriesDeclaration, declared: ChartDeclaration, table: Table
    ) -> tuple[ChartPoint, ...]:
        """The rows of a column as totals and the steps between them, which show their sign."""
        index = [one.key for one in table.columns].index(series.key)
        points: list[ChartPoint] = []
        for row in table.rows:
            if not row.cells or (declared.rows and row.key not in declared.rows):
                continue
            total = row.kind == "sum"
            found = _point(row.label, row.cells[index], declared, total)
            points += found if total else [self._judged(one) for one in found]
        return tuple(points)

    def _judged(self, point: ChartPoint) -> ChartPoint:
        value = self.figures[point.ref].value
        if value is None or not value:
            return point
        sign = "" if point.text.startswith(MINUS) or not point.value else "+"
        good = favourable(point.ref, value, self.world)
        return replace(point, text=f"{sign}{point.text}", good=good)


def _has_values(chart: Chart) -> bool:
    """A bridge needs both its ends: from a total that is not known no way leads anywhere."""
    points = [point for one in chart.series for point in one.points]
    if chart.kind == "bridge" and any(one.emphasis and one.value is None for one in points):
        return False
    return any(one.value is not None for one in points)


def _point(label: str, cell: Cell, declared: ChartDeclaration, emphasis: bool) -> list[ChartPoint]:
    unit = declared.unit
    if cell.ref is None:
        return []
    if cell.value is None:
        return [ChartPoint(label, None, MISSING, cell.ref, emphasis)]
    percent = cell.unit in ("percent", "ratio", "count")
    exact = cell.value if percent else in_kronor(cell.value, cell.unit)
    shown = in_unit(exact, unit)
    text = print_value(exact, unit, declared.decimals)
    return [ChartPoint(label, shown, text, cell.ref, emphasis)]
