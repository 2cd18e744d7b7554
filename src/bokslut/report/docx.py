"""The report as DOCX, for a body that goes on writing in Word: real styles, links, fields.

Every number is a link to its explanation in the appendix. The text is written by the small
functions of docx_xml.py and packed by docx_package.py; the look is in styles/word.xml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    Chart,
    ChartBlock,
    Document,
    FigureRun,
    KeyFigure,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Run,
    Section,
    Table,
    TableBlock,
    TextRun,
)
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding, Translate, by_weight

from .column_widths import ROOM, ROOM_ON_SIDE, is_wide
from .docx_basis import BESIDE, basis_name, basis_xml
from .docx_drawings import chart_pictures, picture_xml
from .docx_grades import GRADE_STYLES, assessment_xml, matrix_xml
from .docx_package import Package
from .docx_table import table_xml
from .docx_xml import Bookmarks, bookmark_name, field, link, paragraph, run, tab, twips
from .layout import (
    chart_of,
    explained,
    lay_out,
    matrix_heads,
    severity_word,
    table_of,
    unit_name,
)

_MARKS = {"error": "▲", "warning": "■", "note": "●"}
_COLOURED = {"error": "ErrorMark", "warning": "WarningMark", "note": ""}
# Points that a quote and the items of a list stand in.
_QUOTE, _ITEM = 18.0, 12.0
_DEEPEST, _IN_CONTENTS = 9, 3
# Key figures beside each other.
_BESIDE = 4
# A4 and its margins, as the styles of tabs in styles/word.xml count on.
_SHORT, _LONG = 11906, 16838
_SPACED = '<w:spacing w:before="{before}" w:after="{after}"/>'
_MARGINS = (
    '<w:pgMar w:top="1531" w:right="1134" w:bottom="1418" w:left="1134" '
    'w:header="709" w:footer="709" w:gutter="0"/>'
)


def render_docx(document: Document, translate: Translate) -> bytes:
    """The document as a DOCX file whose numbers lead to an appendix of explanations."""
    package = Package(document, translate)
    return package.pack(_Writer(document, translate, package).body())


@dataclass(frozen=True, slots=True)
class _Part:
    """Paragraphs and tables that follow each other on pages that lie the same way."""

    content: str
    wide: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading as the contents name it; `name` is its bookmark."""

    title: str
    level: int
    name: str


class _Writer:
    """Writes the parts in the order of reading; remembers bookmarks, headings and numbers."""

    def __init__(self, document: Document, translate: Translate, package: Package) -> None:
        self.document = document
        self.translate = translate
        self.package = package
        self.layout = lay_out(document)
        self.explained = explained(document)
        self.led_to = document.led_to()
        self.bookmarks = Bookmarks()
        self.drawings: Iterator[int] = count(1)
        self.headings: list[_Heading] = []
        # A report has a first page of its own; what is shorter begins at once.
        self.covered = document.style == "report"
        self.counted: dict[str, int] = {}
        shown = [chart for key in self.layout.charts if (chart := chart_of(document, key))]
        self.pictures = {
            key: (one, package.picture(one.data)) for key, one in chart_pictures(shown).items()
        }

    def body(self) -> str:
        """The whole text. The contents are made last, when all headings are known."""
        parts = [*self.sections(), *self.appendix(), *self.beside()]
        top = self.cover() + self.contents() if self.covered else self.letterhead()
        return self.pages([_Part(top), *parts])

    # --- pages ------------------------------------------------------------------------------

    def pages(self, parts: list[_Part]) -> str:
        """The parts as sections of Word: a new one where pages turn or get columns."""
        merged: list[_Part] = []
        for part in parts:
            last = merged[-1] if merged else None
            if last and (last.wide, last.columns) == (part.wide, part.columns):
                merged[-1] = _Part(last.content + part.content, last.wide, last.columns)
            else:
                merged.append(part)
        running = {
            wide: self.package.heads_and_feet(wide=wide)
            for wide in sorted({part.wide for part in merged})
        }
        written = []
        for index, part in enumerate(merged):
            end = self.page_set_up(part, running[part.wide], first=index == 0)
            ends = index == len(merged) - 1
            written.append(part.content + (end if ends else paragraph("SectionEnd", "", end)))
        return "".join(written)

    def page_set_up(self, part: _Part, running: str, *, first: bool) -> str:
        if part.wide:
            size = f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
        else:
            size = f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'
        columns = f'<w:cols w:num="{part.columns}" w:space="510"/>' if part.columns > 1 else ""
        title_page = "<w:titlePg/>" if first else ""
        return f"<w:sectPr>{running}{size}{_MARGINS}{columns}{title_page}</w:sectPr>"

    # --- the first page ---------------------------------------------------------------------

    def cover(self) -> str:
        document, translate = self.document, self.translate
        facts = [
            *document.front,
            (translate("Dated"), document.dated.isoformat()),
            (translate("Snapshot"), document.snapshot),
            (translate("Made with"), document.program),
        ]
        parts = [paragraph("CoverBody", run(document.body))]
        parts.append(paragraph("Title", run(document.title.strip() or document.key)))
        if document.subtitle:
            parts.append(paragraph("Subtitle", run(document.subtitle)))
        if document.draft:
            parts.append(paragraph("CoverDraft", run(translate("Draft"))))
        parts += [
            paragraph("Front", run(label, "Label") + tab() + run(text)) for label, text in facts
        ]
        return "".join(parts)

    def letterhead(self) -> str:
        """The top of what has no first page: who writes, what it is, the fields by which it is
        filed, and its title."""
        document, above = self.document, _SPACED.format(before=0, after=120)
        fields = [*document.front, (self.translate("Dated"), document.dated.isoformat())]
        parts = [paragraph("CoverBody", run(document.body), above)]
        if document.subtitle:
            parts.append(paragraph("Subtitle", run(document.subtitle), above))
        if document.draft:
            parts.append(paragraph("CoverDraft", run(self.translate("Draft"))))
        parts += [
            paragraph("Front", run(label, "Label") + tab() + run(text)) for label, text in fields
        ]
        return "".join([*parts, paragraph("Title", run(document.title.strip() or document.key))])

    def contents(self) -> str:
        """A table of contents of Word, filled with what it will hold. Only Word knows the pages,
        so it shows none until it has counted them."""
        listed = [one for one in self.headings if one.level <= _IN_CONTENTS]
        if not listed:
            return ""
        title = paragraph("TOCHeading", run(self.translate("Contents")))
        entries = [(one.level, link(one.name, run(one.title))) for one in listed]
        before, _, after = field(f'TOC \\o "1-{_IN_CONTENTS}" \\h \\z', "\0").partition(run("\0"))
        first, last = entries[0], entries[-1]
        if len(entries) == 1:
            return title + paragraph(f"TOC{first[0]}", before + first[1] + after)
        return (
            title
            + paragraph(f"TOC{first[0]}", before + first[1])
            + "".join(paragraph(f"TOC{level}", entry) for level, entry in entries[1:-1])
            + paragraph(f"TOC{last[0]}", last[1] + after)
        )

    # --- sections and blocks ----------------------------------------------------------------

    def sections(self) -> list[_Part]:
        # A level may not be skipped, or the headings make no tree.
        found, above = [], 0
        for section in self.document.sections:
            above = min(max(section.level, 1), above + 1, _DEEPEST)
            found.append(self.section(section, above))
        return found

    def section(self, section: Section, level: int) -> _Part:
        tables = [
            table_of(self.document, block.key)
            for block in section.blocks
            if isinstance(block, TableBlock)
        ]
        wide = any(table is not None and is_wide(table) for table in tables)
        key = section.key if section.key in self.led_to else ""
        heading = self.heading(section.title.strip() or section.key, level, key)
        after: tuple[Block | None, ...] = (*section.blocks[1:], None)
        blocks = "".join(
            self.block(block, section, wide, leads=isinstance(following, TableBlock | ChartBlock))
            for block, following in zip(section.blocks, after, strict=False)
        )
        return _Part(heading + blocks, wide)

    def heading(self, title: str, level: int, key: str = "") -> str:
        """A heading; with `key` cells lead to it."""
        # The first page holds title and contents alone.
        fresh = "<w:pageBreakBefore/>" if self.covered and not self.headings else ""
        name = f"_Toc{len(self.headings) + 1:08d}"
        self.headings.append(_Heading(title, level, name))
        text = self.bookmarks.around(name, run(title))
        if key:
            text = self.bookmarks.around(bookmark_name("section", key), text)
        return paragraph(f"Heading{level}", text, fresh)

    def block(self, block: Block, section: Section, wide: bool, leads: bool) -> str:
        """Any block; a table or chart whose key the document does not hold prints nothing.
        A paragraph that `leads` to a table or a chart stays with it."""
        if isinstance(block, Paragraph):
            style = "Note" if block.role == "note" else "Normal"
            kept = "<w:keepNext/>" if leads else ""
            placed = _indented(_QUOTE) if block.role == "quote" else _measure_of_lines(wide)
            return paragraph(style, self.runs(block.runs, block.language), kept + placed)
        if isinstance(block, ListBlock):
            return self.prose_list(block)
        if isinstance(block, KeyFigures):
            return self.key_figures(block)
        if isinstance(block, TableBlock):
            table = table_of(self.document, block.key)
            # The section's heading already says the title where it is the same.
            return self.table(table, titled=table.title != section.title) if table else ""
        if isinstance(block, AssessmentBlock):
            return assessment_xml(block.assessment, self.translate)
        if isinstance(block, MatrixBlock):
            return matrix_xml(block, matrix_heads(self.document, self.translate), self.translate)
        chart = chart_of(self.document, block.key)
        return self.chart(chart) if chart else ""

    def prose_list(self, block: ListBlock) -> str:
        """The items with their marks before them, so that they read in any program."""
        marks = [
            f"{number}." if block.ordered else "•"
            for number, _item in enumerate(block.items, start=block.start)
        ]
        return "".join(
            paragraph(
                "Normal",
                run(f"{mark}\u00a0") + self.runs(item, block.language),
                _indented(_ITEM),
            )
            for mark, item in zip(marks, block.items, strict=True)
        )

    def runs(self, runs: tuple[Run, ...], language: str = "") -> str:
        return "".join(
            self.number(one.ref, one.text, "Number")
            if isinstance(one, FigureRun)
            else run(one.text, _dress(one), language)
            for one in runs
        )

    def number(self, ref: FigureRef | None, text: str, style: str = "") -> str:
        """A number as a link to its explanation; without one it is plain."""
        one = self.explained.get(ref) if ref else None
        if one is None:
            return run(text, "Strong" if style == "Strong" else "")
        tip = f"{self.translate('Basis')}: {one.label} {one.scope}".strip()
        tip += f" = {one.formula}" if one.formula else ""
        return link(basis_name(one.anchor), run(text, style), tip)

    def cell_number(self, cell: Cell, style: str) -> str:
        if cell.grade is not None:
            return run(cell.text, GRADE_STYLES[cell.grade])
        if cell.section in self.led_to:
            return link(bookmark_name("section", cell.section), run(cell.text, style))
        return self.number(cell.ref, cell.text, style)

    def key_figures(self, block: KeyFigures) -> str:
        items = block.items
        return "".join(
            self.key_figures_row(items[at : at + _BESIDE]) for at in range(0, len(items), _BESIDE)
        )

    def key_figures_row(self, items: tuple[KeyFigure, ...]) -> str:
        """Up to four figures side by side: a table with the labels as its head."""
        across = twips(ROOM) // max(len(items), 2)
        rows = [
            [paragraph("KeyLabel", run(one.label)) for one in items],
            [paragraph("KeyFigure", self.number(one.figure.ref, one.figure.text)) for one in items],
            [paragraph("KeyNote", self.runs(one.note)) for one in items],
        ]
        width = f'<w:tcW w:w="{across}" w:type="dxa"/>'
        air = '<w:tcMar><w:right w:w="200" w:type="dxa"/></w:tcMar>'
        written = [
            "".join(
                f'<w:tc><w:tcPr>{width}{air}<w:vAlign w:val="{edge}"/></w:tcPr>{cell}</w:tc>'
                for cell in row
            )
            for row, edge in zip(rows, ("bottom", "top", "top"), strict=True)
        ]
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        plain = "<w:trPr><w:cantSplit/></w:trPr>"
        lines = "".join(
            f"<w:tr>{kind}{cells}</w:tr>"
            for kind, cells in zip((head, plain, plain), written, strict=True)
        )
        grid = f'<w:gridCol w:w="{across}"/>' * len(items)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="KeyFigures"/>'
            f'<w:tblW w:w="{across * len(items)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>" + paragraph("TableEnd", "")
        )

    def caption_number(self, word: str, number: int) -> str:
        """The number of a table or chart, counted by Word; a field tells it where ours differ."""
        follows = self.counted.get(word, 0) + 1
        self.counted[word] = number
        # Word's own captions count by their word; one that is no word could not be a field.
        name = word if word.isalpha() else "Caption"
        jump = "" if number == follows else f" \\r {number}"
        return run(f"{word} ") + field(f"SEQ {name} \\* ARABIC{jump}", str(number))

    def table(self, table: Table, *, titled: bool = True) -> str:
        """The table with its unit once above and its notes directly beneath."""
        title = paragraph("BlockTitle", run(table.title)) if titled else ""
        number = self.layout.tables[table.key]
        mark = self.caption_number(self.translate("Table"), number)
        caption = self.bookmarks.around(bookmark_name("table", table.key), mark)
        unit = run(f". {unit_name(table.unit, self.translate)}".rstrip())
        body = table_xml(table, self.cell_number, self.drawings, followed=bool(table.notes))
        # Two tables without words between would grow together.
        notes = [paragraph("Note", run(note)) for note in table.notes]
        return (
            title
            + paragraph("Caption", caption + unit, "<w:keepNext/>")
            + body
            + ("".join(notes) or paragraph("TableEnd", ""))
        )

    def chart(self, chart: Chart) -> str:
        picture, relation = self.pictures[chart.key]
        drawn = picture_xml(chart, picture, relation, next(self.drawings))
        number = self.caption_number(self.translate("Chart"), self.layout.charts[chart.key])
        caption = number + run(f". {chart.caption}")
        if chart.table in self.layout.tables:
            text = f"{self.translate('Table')} {self.layout.tables[chart.table]}"
            caption += run(" ") + link(bookmark_name("table", chart.table), run(text)) + run(".")
        return (
            paragraph("BlockTitle", run(chart.title))
            + paragraph("Picture", drawn)
            + paragraph("Caption", caption)
        )

    # --- what stands behind -----------------------------------------------------------------

    def appendix(self) -> list[_Part]:
        """Tables that no section shows; the charts drawn from them lead here."""
        tables = self.layout.appendix
        if not tables:
            return []
        heading = self.heading(self.translate("Tables behind the charts"), 1)
        content = heading + "".join(self.table(table) for table in tables)
        return [_Part(content, any(is_wide(table) for table in tables))]

    def beside(self) -> list[_Part]:
        """What is no part of the report itself: it begins at a bookmark, by which those who check
        a finished report know it, whatever its heading says."""
        parts = [*self.findings(), *self.basis()]
        if not parts:
            return []
        mark = self.bookmarks.around(BESIDE, "")
        return [replace(parts[0], content=mark + parts[0].content), *parts[1:]]

    def findings(self) -> list[_Part]:
        if not self.document.findings or self.document.style == "brief":
            return []
        heading = self.heading(self.translate("Findings"), 1)
        told = "".join(self.finding(one) for one in by_weight(self.document.findings))
        return [_Part(heading + told)]

    def finding(self, one: Finding) -> str:
        severity = one.severity.value
        word = f"{_MARKS[severity]} {severity_word(severity, self.translate)}"
        advice = one.advice(self.translate)
        place = " · ".join(part for part in (str(one.place), one.rule) if part)
        return (
            paragraph("FindingSeverity", run(word, _COLOURED[severity]))
            + paragraph("Finding", run(one.message(self.translate)))
            + (paragraph("Finding", run(advice)) if advice else "")
            + paragraph("FindingPlace", run(place))
        )

    def basis(self) -> list[_Part]:
        if not self.explained:
            return []
        heading = self.heading(self.translate("Basis"), 1)
        told = basis_xml(self.explained, self.bookmarks, self.translate)
        return [_Part(heading + told, columns=2)]


def _dress(run: TextRun) -> str:
    return "Strong" if run.strong else "Emphasis" if run.emphasis else ""


def _indented(points: float) -> str:
    return f'<w:ind w:left="{twips(points)}"/>'


def _measure_of_lines(wide: bool) -> str:
    """On a page that lies on its side lines of text would be too long to read."""
    return f'<w:ind w:right="{twips(ROOM_ON_SIDE - ROOM)}"/>' if wide else ""
