"""A document as the report that it is when printed, made without printing it: so the rules over
finished reports hold for our own, too, and each number of it is known by its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bokslut.checks.printed.other_sources.known import Known, Stated
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    Chart,
    ChartBlock,
    Document,
    FigureRun,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TableBlock,
    TextRun,
)
from bokslut.model.finding import Place, Translate
from bokslut.model.numbers import MISSING, amount_units, in_kronor
from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

from .approved import SECTION as CHANGED_SINCE_APPROVAL
from .grades import mark, told
from .layout import chart_of, column_head, lay_out, matrix_heads, table_mark, table_of

# What kind of file a report is that a workspace makes, before it is any.
OWN = "document"


def as_printed(document: Document, translate: Translate, *, drawn: bool = False) -> Known:
    """The report as its readers see it, and the figure behind each number; with the values of its
    charts as tables where what is `drawn` counts, too.

    The line of a spot numbers what stands there. The appendix that proves the numbers, and the
    list of what has changed since the approval, are about the report and not of it.
    """
    made = _Printing(document, translate, drawn)
    blocks = tuple(made.blocks())
    report = PrintedReport(
        document.key, OWN, blocks, language="en" if document.language == "en" else "sv"
    )
    return Known(report, made.stated, made.places)


class _Printing:
    """Makes the blocks, and remembers which figure stands in which line."""

    def __init__(self, document: Document, translate: Translate, drawn: bool) -> None:
        self.document, self.translate, self.drawn = document, translate, drawn
        self.layout = lay_out(document)
        self.stated: dict[int, Stated] = {}
        self.places: dict[int, Place] = {}
        self.at = Place()
        self.line = 0

    def blocks(self) -> Iterator[PrintedBlock]:
        """All of the report, in order."""
        document, translate = self.document, self.translate
        yield self.words(document.title, "heading", 1)
        front = [*document.front, (translate("Dated"), document.dated.isoformat())]
        for text in (document.body, document.subtitle, *(f"{a}: {b}" for a, b in front)):
            if text:
                yield self.words(text)
        for section in document.sections:
            if section.key != CHANGED_SINCE_APPROVAL:
                yield from self.of_section(section)
        if self.layout.appendix:
            self.at = Place()
            yield self.words(translate("Tables behind the charts"), "heading", 2)
        for table in self.layout.appendix:
            yield from self.table(table)

    def spot(self) -> Spot:
        """The next place."""
        self.line += 1
        self.places[self.line] = self.at
        return Spot(line=self.line)

    def words(
        self, text: str, kind: TextKind = "paragraph", level: int = 0, made_of: str = ""
    ) -> PrintedText:
        """A text without figures; `made_of` names what the program has counted its numbers from."""
        spot = self.spot()
        if made_of:
            self.stated[self.line] = Stated(made_of, None, "", text)
        return PrintedText(text, kind, ((0, spot),), level)

    def of_section(self, section: Section) -> Iterator[PrintedBlock]:
        """A section's heading and what stands below it."""
        self.at = Place(row=section.key)
        yield self.words(section.title, "heading", min(max(section.level, 1) + 1, 6))
        for block in section.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[PrintedBlock]:
        """What a block is on paper."""
        if isinstance(block, Paragraph):
            yield self.paragraph(block)
        elif isinstance(block, ListBlock):
            yield from (self.runs(one, "item") for one in block.items)
        elif isinstance(block, KeyFigures):
            yield from self.key_figures(block)
        elif isinstance(block, TableBlock):
            table = table_of(self.document, block.key)
            yield from self.table(table) if table is not None else ()
        elif isinstance(block, AssessmentBlock):
            grade, made_of = told(block.assessment, self.translate), block.assessment.key
            yield self.words(f"{self.translate('Assessment')}: {grade.word}")
            yield from (self.words(one, made_of=f"assessment {made_of}") for one in grade.remarks)
        elif isinstance(block, MatrixBlock):
            yield self.matrix(block)
        elif isinstance(block, ChartBlock):
            chart = chart_of(self.document, block.key)
            yield from self.chart(chart) if chart is not None else ()

    def paragraph(self, block: Paragraph) -> PrintedText:
        """A paragraph; what is imported is told by the program, in the words of the text above."""
        if block.role == "note" and not any(isinstance(one, FigureRun) for one in block.runs):
            return self.words(block.text, "note", made_of=f"section {self.at.row}")
        return self.runs(block.runs, "note" if block.role == "note" else "paragraph")

    def key_figures(self, block: KeyFigures) -> Iterator[PrintedText]:
        """Each key figure as a text: its label, its number, and what it means."""
        blank = TextRun(" ")
        for item in block.items:
            note = (blank, *item.note) if item.note else ()
            yield self.runs((TextRun(item.label), blank, item.figure, *note), "item")

    def chart(self, chart: Chart) -> Iterator[PrintedBlock]:
        """What stands around a drawing, and its values where they count."""
        yield self.words(chart.title, made_of=f"chart {chart.key}")
        yield self.words(chart.caption, "caption", made_of=f"chart {chart.key}")
        yield from self.drawing(chart) if self.drawn else ()

    def runs(self, runs: Iterable[Run], kind: TextKind) -> PrintedText:
        """A text; each figure in it has a spot of its own, and so have the words behind it."""
        text, spots = "", [(0, self.spot())]
        for run in runs:
            if isinstance(run, FigureRun) and run.text:
                spots.append((len(text), self.spot()))
                self.stated[self.line] = Stated(
                    str(run.ref), _base(run.value, run.unit), run.unit, run.text
                )
                text += run.text
                spots.append((len(text), self.spot()))
            else:
                text += run.text
        return PrintedText(text, kind, tuple(spots))

    def table(self, table: Table) -> Iterator[PrintedBlock]:
        """A table with what stands above and beneath it."""
        above = self.at
        mark_above = table_mark(table, self.layout.tables.get(table.key, 0), self.translate)
        yield self.words(mark_above, "caption")
        width = len(table.columns) + 1
        self.at = Place(table=table.key)
        heads = [table.label_head, *(column_head(one, table) for one in table.columns)]
        rows = [tuple(PrintedCell(text, self.spot()) for text in heads)]
        for row in table.rows:
            self.at = Place(table=table.key, row=row.key)
            label = PrintedCell(
                row.label,
                self.spot(),
                1 if row.cells else width,
                strong=row.kind == "sum",
            )
            rows.append((label, *self.cells(table, row)))
        self.at = above
        yield PrintedTable(tuple(rows), rows[0][0].spot, table.title, 1)
        for note in table.notes:
            yield self.words(note, "note", made_of=f"table {table.key}")

    def cells(self, table: Table, row: Row) -> Iterator[PrintedCell]:
        """The cells of a row; a heading has none."""
        for column, cell in zip(table.columns, row.cells, strict=False):
            self.at = Place(table=table.key, row=row.key, column=column.key)
            yield self.cell(cell)

    def cell(self, cell: Cell) -> PrintedCell:
        """A cell, with the figure that it is."""
        spot = self.spot()
        if cell.ref is not None:
            value = _base(cell.printed, cell.unit)
            self.stated[self.line] = Stated(str(cell.ref), value, cell.unit, cell.text)
        return PrintedCell(cell.text or MISSING, spot)

    def drawing(self, chart: Chart) -> Iterator[PrintedTable]:
        """The values that a chart shows: a row for each point of each series."""
        for series in chart.series:
            rows = [tuple(PrintedCell(text, self.spot()) for text in ("", series.label))]
            for point in series.points:
                label, cell = PrintedCell(point.label, self.spot()), self.spot()
                value = _base(point.value, chart.unit)
                self.stated[self.line] = Stated(str(point.ref), value, chart.unit, point.text)
                rows.append((label, PrintedCell(point.text, cell)))
            yield PrintedTable(tuple(rows), rows[0][0].spot, chart.title, 1)

    def matrix(self, block: MatrixBlock) -> PrintedTable:
        """Assessments one below the other."""
        heads = matrix_heads(self.document, self.translate)[:2]
        rows = [tuple(PrintedCell(text, self.spot()) for text in heads)]
        for row in block.rows:
            texts = (row.label, mark(row.assessment.grade, self.translate))
            rows.append(tuple(PrintedCell(text, self.spot()) for text in texts))
        return PrintedTable(tuple(rows), rows[0][0].spot, block.title, 1)


def _base(value: Decimal | None, unit: str) -> Decimal | None:
    """An exact value in kronor; a ratio or a count as it is."""
    return in_kronor(value, unit) if value is not None and unit in amount_units() else value
