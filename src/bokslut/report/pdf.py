"""The report as PDF/UA-1 and PDF/A-2a: for everyone to read, and for the archive to keep.

Set by Typst with the template in templates/report.typ. What is said goes there as JSON and is
set as strings. The standards forbid what a font cannot show, so characters that Inter does not
have become a hollow square; both standards, fonts and the document's date make the same document
the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

from bokslut.model.assessment import Assessment
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    Chart,
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
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate, by_weight

from .charts import NARROW, WIDE, draw, drawn_width
from .column_widths import HALF_ROOM, column_need, column_widths, is_wide, type_size
from .grades import told
from .layout import (
    Beside,
    arranged,
    bar_origin,
    bar_shares,
    chart_of,
    column_head,
    explained,
    is_judged,
    lay_out,
    matrix_heads,
    severity_word,
    short_snapshot,
    table_mark,
    table_of,
)
from .letters import settable
from .pdf_basis import measures_and_sources
from .typeset import typeset

Json = dict[str, Any]

STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
_MARKS = {"error": "▲", "warning": "■", "note": "●"}
# A word of more letters is broken in a table.
_LONG_WORD = 22


def render_pdf(document: Document, translate: Translate) -> bytes:
    """The document as a tagged PDF whose numbers lead to an appendix of explanations."""
    data = as_text(print_ready(document, translate))
    dated = datetime(document.dated.year, document.dated.month, document.dated.day, tzinfo=UTC)
    (found,) = typeset(
        "report.typ",
        {"document": data},
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=dated,
    )
    return found


def as_text(data: Json) -> str:
    """The data as JSON in which every character can be set."""
    return json.dumps(_settable(data), ensure_ascii=False)


def print_ready(document: Document, translate: Translate) -> Json:
    """Everything that the template prints, in its order, with its words."""
    return _Printer(document, translate).document_data()


class _Printer:
    """Turns the document's parts into what the template takes."""

    def __init__(self, document: Document, translate: Translate) -> None:
        self.document = document
        self.translate = translate
        self.layout = lay_out(document)
        self.explained = explained(document)
        led_to = document.led_to()
        # Of two sections with the same key the first: a label that stands twice stops Typst.
        self.labelled = {one.key: one for one in reversed(document.sections) if one.key in led_to}
        self.is_brief = document.style == "brief"

    def document_data(self) -> Json:
        document, translate = self.document, self.translate
        # A brief has no appendix: its numbers lead to the explanations in its page on the web.
        explained = {} if self.is_brief else self.explained
        measures, sources = measures_and_sources(explained, translate)
        title = document.title.strip() or document.key
        return {
            "heading": " · ".join(part for part in (document.body, title) if part),
            "title": title,
            "subtitle": document.subtitle,
            "body": document.body,
            "language": document.language
            if re.fullmatch("[a-z]{2,3}", document.language)
            else "sv",
            "date": [document.dated.year, document.dated.month, document.dated.day],
            "dated": document.dated.isoformat(),
            "snapshot": short_snapshot(document.snapshot),
            "draft": document.draft,
            "style": document.style,
            "twin": f"{document.key}.html" if self.is_brief else None,
            "front": self.front(),
            "approved": document.approval is not None,
            "words": {
                "draft": translate("Draft"),
                "snapshot": translate("Snapshot"),
                "contents": translate("Contents"),
                "findings": translate("Findings"),
                "basis": translate("Basis"),
                "inputs": translate("Inputs"),
                "sources": translate("Source files"),
            },
            "sections": [*self.sections(), *self.appendix()],
            "findings": [
                {
                    "severity": one.severity.value,
                    "mark": _MARKS[one.severity.value],
                    "word": severity_word(one.severity.value, translate),
                    "message": one.message(translate),
                    "advice": one.advice(translate),
                    "place": " · ".join(part for part in (str(one.place), one.rule) if part),
                }
                for one in by_weight(() if self.is_brief else document.findings)
            ],
            "measures": measures,
            "sources": sources,
        }

    def front(self) -> list[list[str]]:
        """What stands below the title, or in the letterhead; how it was made is no matter for a
        letterhead, and stands at the foot of each page."""
        document, translate = self.document, self.translate
        made = [
            [translate("Snapshot"), document.snapshot],
            [translate("Made with"), document.program],
        ]
        return [
            *([label, text] for label, text in document.front),
            [translate("Dated"), document.dated.isoformat()],
            *(made if document.style == "report" else []),
        ]

    def sections(self) -> list[Json]:
        # A level may not be skipped, or the headings of the PDF make no tree.
        found, above = [], 0
        for section in self.document.sections:
            above = min(max(section.level, 1), above + 1)
            found.append(self.section(section, above))
        return found

    def section(self, section: Section, level: int) -> Json:
        blocks = [self.placed(one, section.title) for one in arranged(section)]
        return {
            "title": section.title.strip() or section.key,
            "language": section.language or None,
            "label": self.label(section),
            "level": level,
            "wide": any(self.is_wide(block) for block in arranged(section)),
            "blocks": [block for block in blocks if block is not None],
        }

    def label(self, section: Section) -> str | None:
        """The name by which cells lead here."""
        if self.labelled.get(section.key) is not section:
            return None
        return _section_label(section.key)

    def appendix(self) -> list[Json]:
        """Tables that no section shows; the charts drawn from them lead here."""
        if not self.layout.appendix:
            return []
        title = self.translate("Tables behind the charts")
        tables = [self.table(table, "") for table in self.layout.appendix]
        wide = any(is_wide(table) for table in self.layout.appendix)
        only = {"language": None, "label": None, "level": 1}
        return [{"title": title, **only, "wide": wide, "blocks": tables}]

    def placed(self, one: Block | Beside, title: str) -> Json | None:
        """A block, or those that stand beside each other."""
        if not isinstance(one, Beside):
            return self.block(one, title, half=False)
        left, right = (
            [made for block in side if (made := self.block(block, title, half=True)) is not None]
            for side in (one.left, one.right)
        )
        return {"kind": "beside", "left": left, "right": right}

    def is_wide(self, block: Block | Beside) -> bool:
        if not isinstance(block, TableBlock):
            return False
        table = table_of(self.document, block.key)
        return table is not None and is_wide(table)

    def block(self, block: Block, title: str, half: bool) -> Json | None:
        """What the template prints; `half` where it stands beside another block."""
        if isinstance(block, Paragraph):
            return {
                "kind": "paragraph",
                "role": block.role,
                "language": block.language or None,
                "runs": self.runs(block.runs),
            }
        if isinstance(block, ListBlock):
            return {
                "kind": "list",
                "ordered": block.ordered,
                "start": block.start,
                "language": block.language or None,
                "items": [self.runs(one) for one in block.items],
            }
        if isinstance(block, KeyFigures):
            items = [
                {
                    "label": item.label,
                    "figure": self.number(item.figure.ref, item.figure.text),
                    "note": self.runs(item.note),
                }
                for item in block.items
            ]
            return {"kind": "key-figures", "items": items} if items else None
        if isinstance(block, TableBlock):
            table = table_of(self.document, block.key)
            return self.table(table, title, half) if table else None
        if isinstance(block, AssessmentBlock):
            grade = self.grade(block.assessment)
            return {"kind": "assessment", "label": self.translate("Assessment"), **grade}
        if isinstance(block, MatrixBlock):
            return self.matrix(block)
        chart = chart_of(self.document, block.key)
        return self.chart(chart, half) if chart else None

    def grade(self, assessment: Assessment) -> Json:
        said = told(assessment, self.translate)
        mark = f"{said.shape} {said.word}"
        return {"grade": said.grade.value, "mark": mark, "remarks": list(said.remarks)}

    def matrix(self, block: MatrixBlock) -> Json:
        heads = matrix_heads(self.document, self.translate)
        return {
            "kind": "matrix",
            "title": block.title,
            "heads": list(heads),
            "rows": [{"label": row.label, **self.grade(row.assessment)} for row in block.rows],
        }

    def number(self, ref: FigureRef | None, text: str) -> Json:
        one = self.explained.get(ref) if ref else None
        return {"text": text, "anchor": one.anchor if one else None}

    def cell(self, cell: Cell) -> Json:
        """A number, or words, which may lead to a section."""
        if cell.section not in self.labelled:
            return self.number(cell.ref, cell.text)
        return {"text": cell.text, "anchor": _section_label(cell.section)}

    def runs(self, runs: tuple[Run, ...]) -> list[Json]:
        return [
            {"kind": "figure", **self.number(run.ref, run.text)}
            if isinstance(run, FigureRun)
            else {"kind": _dress(run), "text": run.text}
            for run in runs
        ]

    def table(self, table: Table, title: str, half: bool = False) -> Json:
        number = self.layout.tables[table.key]
        size, gap = type_size(table)
        widths = column_widths(table, size, gap, HALF_ROOM if half else None)
        bars = {
            index: bar_shares(table, index)
            for index, column in enumerate(table.columns)
            if column.bar
        }
        return {
            "kind": "table",
            "key": table.key,
            "title": table.title,
            # The heading above already says the title where it is the same.
            "titled": table.title != title,
            "unit": table_mark(table, number, self.translate),
            "label-head": table.label_head,
            # Figures stand on the last line of their label; where all is words, on the first.
            "worded": all(column.unit == "text" for column in table.columns),
            "notes": list(table.notes),
            "size": size,
            "gap": gap,
            "air": 3.4 if self.is_brief else 4.2,
            "columns": [
                {
                    "head": column_head(column, table),
                    "width": widths[index],
                    "squeezed": widths[index] < column_need(table, index, size),
                    "bar": bool(bars.get(index)),
                    "words": column.unit == "text",
                    "judged": is_judged(column),
                }
                for index, column in enumerate(table.columns)
            ],
            "rows": [self.row(row, bars) for row in table.rows],
        }

    def row(self, row: Row, bars: dict[int, dict[str, Any]]) -> Json:
        cells = []
        for index, cell in enumerate(row.cells):
            shares = bars.get(index) or {}
            share = shares.get(row.key)
            bar = {
                "share": None if share is None else float(share),
                "origin": float(bar_origin(shares)) if share is not None else None,
            }
            grade = cell.grade.value if cell.grade is not None else None
            cells.append({**self.cell(cell), "bar": bar, "grade": grade})
        return {
            "kind": row.kind,
            "label": row.label,
            "level": row.level,
            "long": max(map(len, row.label.split()), default=0) > _LONG_WORD,
            "cells": cells,
        }

    def chart(self, chart: Chart, half: bool) -> Json:
        room = NARROW if half else WIDE
        mark = f"{self.translate('Chart')} {self.layout.charts[chart.key]}."
        behind = None
        if chart.table in self.layout.tables:
            text = f"{self.translate('Table')} {self.layout.tables[chart.table]}"
            behind = {"key": chart.table, "text": text}
        return {
            "kind": "chart",
            "title": chart.title,
            "caption": f"{mark} {chart.caption}",
            "alternative": chart.alternative or chart.title,
            "svg": draw(chart, room),
            "width": 100 * drawn_width(chart, room) / room,
            "table": behind,
        }


def _section_label(key: str) -> str:
    return f"s-{key}"


def _dress(run: TextRun) -> str:
    return "strong" if run.strong else "emphasis" if run.emphasis else "text"


def _settable(data: Any) -> Any:
    if isinstance(data, str):
        return settable(data)
    if isinstance(data, dict):
        return {key: _settable(value) for key, value in data.items()}
    if isinstance(data, Iterable):
        return [_settable(value) for value in data]
    return data
