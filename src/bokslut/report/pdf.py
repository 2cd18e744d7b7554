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

from .charts import WIDE, draw, drawn_width
from .column_widths import column_need, column_widths, is_wide, type_size
from .grades import told
from .layout import (
    bar_origin,
    bar_shares,
    chart_of,
    column_head,
    explained,
    is_judged,
    lay_out,
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

    def document_data(self) -> Json:
        document, translate = self.document, self.translate
        measures, sources = measures_and_sources(self.explained, translate)
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
            "front": [
                *([label, text] for label, text in document.front),
                [translate("Dated"), document.dated.isoformat()],
                [translate("Snapshot"), document.snapshot],
                [translate("Made with"), document.program],
            ],
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
                for one in by_weight(document.findings)
            ],
            "measures": measures,
            "sources": sources,
        }

    def sections(self) -> list[Json]:
        # A level may not be skipped, or the headings of the PDF make no tree.
        found, above = [], 0
        for section in self.document.sections:
            above = min(max(section.level, 1), above + 1)
            found.append(self.section(section, above))
        return found

    def section(self, section: Section, level: int) -> Json:
        blocks = [self.block(block, section.title) for block in section.blocks]
        return {
            "title": section.title.strip() or section.key,
            "language": section.language or None,
            "level": level,
            "wide": any(self.is_wide(block) for block in section.blocks),
            "blocks": [block for block in blocks if block is not None],
        }

    def appendix(self) -> list[Json]:
        """Tables that no section shows; the charts drawn from them lead here."""
        if not self.layout.appendix:
            return []
        title = self.translate("Tables behind the charts")
        tables = [self.table(table, "") for table in self.layout.appendix]
        wide = any(is_wide(table) for table in self.layout.appendix)
        return [{"title": title, "language": None, "level": 1, "wide": wide, "blocks": tables}]

    def is_wide(self, block: Block) -> bool:
        if not isinstance(block, TableBlock):
            return False
        table = table_of(self.document, block.key)
        return table is not None and is_wide(table)

    def block(self, block: Block, title: str) -> Json | None:
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
            return self.table(table, title) if table else None
        if isinstance(block, AssessmentBlock):
            grade = self.grade(block.assessment)
            return {"kind": "assessment", "label": self.translate("Assessment"), **grade}
        if isinstance(block, MatrixBlock):
            return self.matrix(block)
        chart = chart_of(self.document, block.key)
        return self.chart(chart) if chart else None

    def grade(self, assessment: Assessment) -> Json:
        said = told(assessment, self.translate)
        mark = f"{said.shape} {said.word}"
        return {"grade": said.grade.value, "mark": mark, "remarks": list(said.remarks)}

    def matrix(self, block: MatrixBlock) -> Json:
        heads = ("Area", "Assessment", "How it came about")
        return {
            "kind": "matrix",
            "title": block.title,
            "heads": [self.translate(head) for head in heads],
            "rows": [{"label": row.label, **self.grade(row.assessment)} for row in block.rows],
        }

    def number(self, ref: FigureRef | None, text: str) -> Json:
        one = self.explained.get(ref) if ref else None
        return {"text": text, "anchor": one.anchor if one else None}

    def runs(self, runs: tuple[Run, ...]) -> list[Json]:
        return [
            {"kind": "figure", **self.number(run.ref, run.text)}
            if isinstance(run, FigureRun)
            else {"kind": _dress(run), "text": run.text}
            for run in runs
        ]

    def table(self, table: Table, title: str) -> Json:
        number = self.layout.tables[table.key]
        size, gap = type_size(table)
        widths = column_widths(table, size, gap)
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
            "notes": list(table.notes),
            "size": size,
            "gap": gap,
            "air": 4.2,
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
            cells.append({**self.number(cell.ref, cell.text), "bar": bar, "grade": grade})
        return {
            "kind": row.kind,
            "label": row.label,
            "level": row.level,
            "long": max(map(len, row.label.split()), default=0) > _LONG_WORD,
            "cells": cells,
        }

    def chart(self, chart: Chart) -> Json:
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
            "svg": draw(chart, WIDE),
            "width": 100 * drawn_width(chart, WIDE) / WIDE,
            "table": behind,
        }


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
