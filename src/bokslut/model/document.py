"""The document tree: what a report is, before any renderer has seen it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from .assessment import Assessment, Grade
from .figure import Figure, FigureRef, Why
from .finding import Finding
from .numbers import SignStyle, default_decimals


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed figure of a table.

    `value` is exact, in `unit` (kr, tkr, mkr; a percentage is a ratio with unit `percent`) and
    carries the measure's sign; `text` is what is printed, with the row's sign. Without a value
    `why` says the reason and `text` is a dash. A cell of words (`unit` text) has no `ref`; one
    that tells a `grade` has its shape and word as text, and renderers may colour it.
    """

    ref: FigureRef | None
    value: Decimal | None
    text: str
    unit: str
    why: Why | None = None
    sign: int = 1
    grade: Grade | None = None

    @property
    def printed(self) -> Decimal | None:
        """The exact value with the sign of its print: what sums of a table are made of."""
        return None if self.value is None else self.value * self.sign


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a filled table. `bar` asks for a small bar in the row, where size matters."""

    key: str
    label: str
    measure: str
    period: str
    basis: str
    unit: str
    decimals: int
    sign: SignStyle = "minus"
    bar: bool = False

    def decimals_in(self, unit: str) -> int:
        """The decimals of a cell: the column's, or the usual ones where its unit is another."""
        return self.decimals if unit == self.unit else default_decimals(unit)


RowKind = Literal["item", "sum", "heading"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a filled table: one cell a column, in order; a heading has none."""

    key: str
    label: str
    kind: RowKind
    cells: tuple[Cell, ...]
    level: int = 0
    sum_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A filled statement. `unit` is stated once, above; a column with another unit says so in
    its head. `notes` stand directly beneath. `label_head` is the head of the first column.
    """

    key: str
    title: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    label_head: str = ""
    notes: tuple[str, ...] = ()

    def row(self, key: str) -> Row:
        """The row of that key; KeyError where there is none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def cell(self, row: str, column: str) -> Cell:
        """The cell where the row and the column of these keys cross."""
        index = [one.key for one in self.columns].index(column)
        return self.row(row).cells[index]


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of a paragraph; `strong` for the few that carry weight, `emphasis` for a name or a
    word that is meant as such."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A figure inside a sentence: what is printed, the exact value in `unit`, its reference."""

    text: str
    value: Decimal | None
    unit: str
    ref: FigureRef
    why: Why | None = None


Run = TextRun | FigureRun


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose. `role` note is small and grey, quote is what somebody else says;
    `language` is its own where it is not the document's."""

    runs: tuple[Run, ...]
    role: Literal["text", "note", "quote"] = "text"
    language: str = ""

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of prose, with bullets or `ordered`, numbered from `start`; each item is its runs.
    `language` is its own where it is not the document's."""

    ordered: bool
    items: tuple[tuple[Run, ...], ...]
    start: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures that a reader came for: label, figure, what it means (`note`)."""

    label: str
    figure: FigureRun
    note: tuple[Run, ...] = ()
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The three or four figures that open a chapter."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Where a table stands; the table itself is in `Document.tables` under its key."""

    key: str


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One bar or point of a chart; the value is exact in the chart's unit, `text` is its label.
    In a bridge `emphasis` marks the totals, and `good` says of a step whether it is good news.
    """

    label: str
    value: Decimal | None
    text: str
    ref: FigureRef
    emphasis: bool = False
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Points that belong together; `role` keeps one colour for one thing in the whole report."""

    key: str
    label: str
    points: tuple[ChartPoint, ...]
    role: Literal["outcome", "comparison", "budget", "forecast"] = "outcome"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data, drawn by the renderers from this one specification.

    `title` says what is seen, `caption` unit and source, `alternative` tells it in words,
    `table` is the key of the table behind it. `diverging` colours below zero as bad. `base` is
    where the totals of a bridge begin: above zero its axis is cut, which the caption says.
    """

    key: str
    kind: Literal["bars", "columns", "line", "bridge"]
    title: str
    caption: str
    alternative: str
    unit: str
    series: tuple[ChartSeries, ...]
    table: str
    diverging: bool = False
    base: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """Where a chart stands; the chart itself is in `Document.charts` under its key."""

    key: str


@dataclass(frozen=True, slots=True)
class AssessmentBlock:
    """The assessment of a goal, an area or a body, with the rule that proposed it."""

    assessment: Assessment


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix: whom the grade is about, and the assessment that it shows."""

    label: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class MatrixBlock:
    """Assessments one below the other, such as the GEH matrix."""

    key: str
    title: str
    rows: tuple[MatrixRow, ...]


Block = Paragraph | ListBlock | KeyFigures | TableBlock | ChartBlock | AssessmentBlock | MatrixBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of one; `level` 1 is a chapter. `language` is that of its title, where
    it is not the document's."""

    key: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedInput:
    """An input of a formula as it is told: its name there, its label, its printed value."""

    name: str
    label: str
    text: str
    ref: FigureRef


@dataclass(frozen=True, slots=True)
class ExplainedSource:
    """A source file behind a figure: its name, its hash, how many rows of it were counted."""

    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What opens when a reader asks where a number came from."""

    anchor: str
    ref: FigureRef
    label: str
    scope: str
    text: str
    exact: str
    definition: str
    law: str
    formula: str
    edition: str
    inputs: tuple[ExplainedInput, ...] = ()
    selection: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    sources: tuple[ExplainedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report: everything a renderer needs, and nothing it would have to ask for.

    `dated` is the date of the closing, never the clock, so that the same snapshot renders to
    the same bytes. `draft` is set while an error finding stands.
    """

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
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    explanations: tuple[Explanation, ...] = ()
    findings: tuple[Finding, ...] = ()
    draft: bool = False
    assessments: tuple[Assessment, ...] = ()
    figures: dict[FigureRef, Figure] = field(default_factory=dict, compare=False)

    def table(self, key: str) -> Table:
        """The table of that key; KeyError where there is none."""
        return next(one for one in self.tables if one.key == key)

    def chart(self, key: str) -> Chart:
        """The chart of that key; KeyError where there is none."""
        return next(one for one in self.charts if one.key == key)

    def anchors(self) -> dict[FigureRef, str]:
        """The anchor of the explanation of each figure that has one."""
        return {one.ref: one.anchor for one in self.explanations}

    def cells(self) -> Iterator[tuple[Table, Row, Cell]]:
        """Every cell of every table, in order."""
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield table, row, cell
