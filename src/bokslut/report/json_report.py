"""The report as `report.json`, for programs; its schema is docs/reference/report.schema.json."""

from __future__ import annotations

import json
from decimal import Decimal

from bokslut.model.assessment import Assessment
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    ChartBlock,
    Column,
    Document,
    FigureRun,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Run,
    Section,
    Table,
    TableBlock,
)
from bokslut.model.figure import FigureRef, Why
from bokslut.model.finding import Translate
from bokslut.model.numbers import exact_text

from .layout import chart_of

Json = dict[str, object]


def render_json(document: Document, translate: Translate) -> bytes:
    """The document as UTF-8 JSON, keys in a fixed order, a line feed at the end."""
    report = as_json(document, translate)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    # A lone surrogate (from a broken source text) is no UTF-8; it is written as a question mark.
    return (text + "\n").encode("utf-8", "replace")


def as_json(document: Document, translate: Translate) -> Json:
    """The document as values that JSON can hold."""
    return {
        "closing": document.key,
        "snapshot": document.snapshot,
        "tables": [_table(table) for table in document.tables],
        "sections": [_section(section, document) for section in document.sections],
        "assessments": [_assessment(one) for one in document.assessments],
        "findings": [one.as_dict(translate) for one in document.findings],
    }


def _assessment(one: Assessment) -> Json:
    """`decided` is null while nobody has decided: then the proposal stands."""
    return {
        "key": one.key,
        "label": one.label,
        "proposed": one.proposed.value,
        "decided": None if one.decided is None else one.decided.value,
        "rule": one.rule,
        "why": one.why,
        "reason": one.reason,
        "from": list(one.parts),
    }


def _table(table: Table) -> Json:
    return {
        "key": table.key,
        "title": table.title,
        "unit": table.unit,
        "columns": [_column(column, table) for column in table.columns],
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "kind": row.kind,
                "cells": [
                    _cell(cell, column)
                    for cell, column in zip(row.cells, table.columns, strict=bool(row.cells))
                ],
            }
            for row in table.rows
        ],
    }


def _column(column: Column, table: Table) -> Json:
    found: Json = {
        "key": column.key,
        "label": column.label,
        "measure": column.measure,
        "period": column.period,
        "basis": column.basis,
    }
    return found if column.unit == table.unit else {**found, "unit": column.unit}


def _cell(cell: Cell, column: Column) -> Json:
    # A cell of words names no figure; a number does not apply to it.
    why = cell.why or (Why.NOT_APPLICABLE if cell.ref is None else None)
    found = _figure(cell.text, cell.value, cell.ref, why)
    if cell.grade is not None:
        found["grade"] = cell.grade.value
    return found if cell.unit == column.unit else {**found, "unit": cell.unit}


def _figure(text: str, value: Decimal | None, ref: FigureRef | None, why: Why | None) -> Json:
    found: Json = {
        "value": None if value is None else exact_text(value),
        "text": text,
        "ref": None if ref is None else str(ref),
    }
    if value is None:
        found["why"] = (why or Why.MISSING).value
    return found


def _run(run: FigureRun) -> Json:
    return {**_figure(run.text, run.value, run.ref, run.why), "unit": run.unit}


def _runs(runs: tuple[Run, ...]) -> Json:
    return {
        "text": "".join(run.text for run in runs),
        "figures": [_run(run) for run in runs if isinstance(run, FigureRun)],
    }


def _section(section: Section, document: Document) -> Json:
    return {
        "key": section.key,
        "title": section.title,
        "level": section.level,
        "blocks": [_block(block, document) for block in section.blocks],
    }


def _block(block: Block, document: Document) -> Json:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", **_runs(block.runs)}
    if isinstance(block, ListBlock):
        found: Json = {"kind": "list", "ordered": block.ordered}
        if block.start != 1:
            found["start"] = block.start
        return {**found, "items": [_runs(one) for one in block.items]}
    if isinstance(block, KeyFigures):
        items = [
            {"label": item.label, **_run(item.figure), "note": _runs(item.note)}
            for item in block.items
        ]
        return {"kind": "key-figures", "items": items}
    if isinstance(block, TableBlock):
        return {"kind": "table", "key": block.key}
    if isinstance(block, AssessmentBlock):
        one = block.assessment
        return {"kind": "assessment", "goal": one.key, "value": one.grade.value}
    if isinstance(block, MatrixBlock):
        rows = [
            {"label": row.label, "goal": row.assessment.key, "value": row.assessment.grade.value}
            for row in block.rows
        ]
        return {"kind": "matrix", "key": block.key, "title": block.title, "rows": rows}
    return _chart(block, document)


def _chart(block: ChartBlock, document: Document) -> Json:
    chart = chart_of(document, block.key)
    found: Json = {"kind": "chart", "key": block.key}
    if chart is None:
        return found
    return {
        **found,
        "form": chart.kind,
        "title": chart.title,
        "alternative": chart.alternative,
        "unit": chart.unit,
        "table": chart.table,
        "series": [
            {
                "key": series.key,
                "label": series.label,
                "points": [
                    {"label": point.label, **_figure(point.text, point.value, point.ref, None)}
                    for point in series.points
                ],
            }
            for series in chart.series
        ],
    }
