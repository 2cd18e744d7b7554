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
from importlib.resources import as_file, files
from typing import Any, Literal

from bokslut.model.document import (
    Block,
    Chart,
    Document,
    FigureRun,
    KeyFigures,
    ListBlock,
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
    table_of,
    unit_name,
)
from .letters import settable
from .pdf_basis import measures_and_sources

Json = dict[str, Any]

STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
_MARKS = {"error": "▲", "warning": "■", "note": "●"}
# In points, as in the template: between the margins of an A4 page; a bar beside a figure.
_ROOM, _ROOM_ON_SIDE, _BAR = 482.0, 728.0, 58.0
# A section with a table of more columns lies on its side.
_MANY = 7
# A word of more letters is broken in a table.
_LONG_WORD = 22


def render_pdf(document: Document, translate: Translate) -> bytes:
    """The document as a tagged PDF whose numbers lead to an appendix of explanations."""
    import typst

    data = as_text(print_ready(document, translate))
    dated = datetime(document.dated.year, document.dated.month, document.dated.day, tzinfo=UTC)
    with as_file(files("bokslut.report")) as room:
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(room / "fonts")],
        )
        found: bytes = typst.compile(
            str(room / "templates" / "report.typ"),
            root=str(room / "templates"),
            font_paths=fonts,
            sys_inputs={"document": data},
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
        wide = any(len(table.columns) > _MANY for table in self.layout.appendix)
        return [{"title": title, "level": 1, "wide": wide, "blocks": tables}]

    def is_wide(self, block: Block) -> bool:
        if not isinstance(block, TableBlock):
            return False
        table = table_of(self.document, block.key)
        return table is not None and len(table.columns) > _MANY

    def block(self, block: Block, title: str) -> Json | None:
        if isinstance(block, Paragraph):
            return {
                "kind": "paragraph",
                "role": block.role,
                "runs": self.runs(block.runs),
            }
        if isinstance(block, ListBlock):
            return {
                "kind": "list",
                "ordered": block.ordered,
                "start": block.start,
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
        chart = chart_of(self.document, block.key)
        return self.chart(chart) if chart else None

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
        size, gap, air = (8.5, 6.0, 4.2) if len(table.columns) > _MANY else (9.0, 8.0, 4.2)
        widths = _column_widths(table, size, gap)
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
            "unit": f"{self.translate('Table')} {number}. {unit_name(table.unit, self.translate)}",
            "label-head": table.label_head,
            "notes": list(table.notes),
            "size": size,
            "gap": gap,
            "air": air,
            "columns": [
                {
                    "head": column_head(column, table),
                    "width": widths[index],
                    "squeezed": widths[index] < _column_need(table, index, size),
                    "bar": bool(bars.get(index)),
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
            cells.append({**self.number(cell.ref, cell.text), "bar": bar})
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


def _language(code: str) -> str:
    return code if re.fullmatch("[a-z]{2,3}", code) else "sv"


def _column_widths(table: Table, size: float, gap: float) -> list[float]:
    """The widths of the columns in points: enough for the figures and the longest word of each
    head, wider and all alike where the labels leave room, so that tables look calm together."""
    needs = [
        _column_need(table, index, size) + gap + 1 + (_BAR if column.bar else 0)
        for index, column in enumerate(table.columns)
    ]
    labels = [len(row.label) * size * 0.57 + 10 * row.level for row in table.rows if row.cells]
    page = _ROOM_ON_SIDE if len(table.columns) > _MANY else _ROOM
    room = page - min(max(labels, default=0.0) + 4, page * 0.4)
    if sum(needs) > room:
        # Heads can be broken, figures not: columns give up what only their heads ask for, and
        # labels keep a fifth of the page as long as the figures leave it.
        figures = [
            _figures_need(table, index, size) + gap + 1 + (_BAR if column.bar else 0)
            for index, column in enumerate(table.columns)
        ]
        spare = max(max(room, page * 0.8) - sum(figures), 0.0)
        share = min(1.0, spare / max(sum(needs) - sum(figures), 1.0))
        needs = [least + (need - least) * share for least, need in zip(figures, needs, strict=True)]
    elif needs:
        calm = min(78.0, room / len(needs))
        spare = (room - sum(needs)) / max(sum(max(calm - need, 0) for need in needs), 1.0)
        needs = [need + max(calm - need, 0) * min(spare, 1.0) for need in needs]
    return [
        need - (_BAR if column.bar else 0)
        for need, column in zip(needs, table.columns, strict=True)
    ]


def _column_need(table: Table, index: int, size: float) -> float:
    words = re.split(r"[\s\u00ad]+", column_head(table.columns[index], table))
    return max(_figures_need(table, index, size), max(map(len, words)) * min(size, 8.0) * 0.64)


def _figures_need(table: Table, index: int, size: float) -> float:
    texts = [row.cells[index].text for row in table.rows if row.cells]
    # The days in a head can be broken as little as the figures below it.
    texts += re.findall(r"\S*\d\S*", column_head(table.columns[index], table))
    return max(map(len, texts), default=0) * size * 0.6


def _settable(data: Any) -> Any:
    if isinstance(data, str):
        return settable(data)
    if isinstance(data, dict):
        return {key: _settable(value) for key, value in data.items()}
    if isinstance(data, Iterable):
        return [_settable(value) for value in data]
    return data
