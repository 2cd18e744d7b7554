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
    `why` says the reason and `text` is a dash. A cell of words (`unit` text) has no `ref`; it may
    lead to the `section` of that key. One that tells a `grade` has its shape and word as text, and
    renderers may colour it.
    """

    ref: FigureRef | None
    value: Decimal | None
    text: str
    unit: str
    why: Why | None = None
    sign: int = 1
    grade: Grade | None = None
    section: str = ""

    @property
    def printed(self) -> Decimal | None:
        """The exact value with the sign of its print: what sums of a table are made of."""
        # A product would be rounded to the digits of the surrounding context; a quotient has more.
        return self.value.copy_negate() if self.value and self.sign < 0 else self.value


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
    In a series over time `anew` says that what is measured was defined anew from this point on, so
    that no line leads to it.
    """

    label: str
    value: Decimal | None
    text: str
    ref: FigureRef
    emphasis: bool = False
    good: bool | None = None
    anew: str = ""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Points that belong together; `role` keeps one colour for one thing in the whole report.
    Series over time with the same `panel` are drawn in one picture, else side by side."""

    key: str
    label: str
    points: tuple[ChartPoint, ...]
    role: Literal["outcome", "comparison", "budget", "forecast"] = "outcome"
    panel: str = ""


@dataclass(frozen=True, slots=True)
class ChartMark:
    """What was to be reached, in a series over time: one value throughout (`level`), values from
    a period on (`steps`), or the straight way between them (`path`). `label` is its word with the
    number; the numbers are the plan's and no figures."""

    label: str
    shape: Literal["level", "steps", "path"]
    points: tuple[tuple[str, Decimal], ...]
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data, drawn by the renderers from this one specification.

    `title` says what is seen, `caption` unit and source, `alternative` tells it in words,
    `table` is the key of the table behind it. `diverging` colours below zero as bad. `base` is
    where the totals of a bridge begin: above zero its axis is cut, which the caption says. In a
    series over time `labels` are all periods of the axis in order, also those without a value, and
    `marks` what was to be reached.
    """

    key: str
    kind: Literal["bars", "columns", "line", "bridge", "series"]
    title: str
    caption: str
    alternative: str
    unit: str
    series: tuple[ChartSeries, ...]
    table: str
    diverging: bool = False
    base: Decimal = Decimal(0)
    labels: tuple[str, ...] = ()
    marks: tuple[ChartMark, ...] = ()


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


# How a document begins and what stands around it: with a first page and contents, with a
# letterhead, or with its text alone.
Style = Literal["report", "brief", "memo"]
# Where a block stands when there is room for two: left, right, or over the whole width.
Side = Literal["", "left", "right"]

Block = Paragraph | ListBlock | KeyFigures | TableBlock | ChartBlock | AssessmentBlock | MatrixBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of one; `level` 1 is a chapter. `sides` says of each block on which side
    it stands where there is room for two beside each other; empty, all have the whole width.
    `language` is that of its title, where it is not the document's. `meets` are the parts of a
    report by law or recommendation that it says it is."""

    key: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    sides: tuple[Side, ...] = ()
    language: str = ""
    meets: tuple[str, ...] = ()


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
    """What opens when a reader asks where a number came from. `imported` says of a figure that
    others have counted from whom it is; it is empty for what the accounts prove."""

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
    imported: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """By whom a closing was approved, when, at which snapshot; `changed` are the figures that are
    not what they were then, each with how it was printed."""

    by: str
    role: str
    day: date
    snapshot: str
    changed: tuple[tuple[FigureRef, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A report: everything a renderer needs, and nothing it would have to ask for.

    `dated` is the date of the closing, never the clock, so that the same snapshot renders to
    the same bytes. `draft` is set while an error finding stands. `approval` is the last one.
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
    approval: Approval | None = None
    figures: dict[FigureRef, Figure] = field(default_factory=dict, compare=False)
    style: Style = "report"

    def table(self, key: str) -> Table:
        """The table of that key; KeyError where there is none."""
        return next(one for one in self.tables if one.key == key)

    def chart(self, key: str) -> Chart:
        """The chart of that key; KeyError where there is none."""
        return next(one for one in self.charts if one.key == key)

    def led_to(self) -> frozenset[str]:
        """The keys of the sections that a cell of a table leads to."""
        return frozenset(cell.section for _table, _row, cell in self.cells() if cell.section)

    def anchors(self) -> dict[FigureRef, str]:
        """The anchor of the explanation of each figure that has one."""
        return {one.ref: one.anchor for one in self.explanations}

    def cells(self) -> Iterator[tuple[Table, Row, Cell]]:
        """Every cell of every table, in order."""
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield table, row, cell
