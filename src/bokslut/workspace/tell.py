"""The way back of a figure as text and as JSON: formula, inputs, vouchers, source lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ibis import _

from bokslut.measures.register import REGISTER
from bokslut.measures.trace import TraceNode, leaf_rows, leaves, trace
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import exact_text
from bokslut.report.explain import exact, label, law, printed, scope

from .workspace import Opened, Workspace

# Their rows have the number of a row of a sheet, or of a value.
_WITHOUT_LINES = ("xlsx", "ods", "kolada", "pxweb")
_SHOWN = {
    "posting": ("date", "series", "number", "account", "unit", "amount", "text"),
    "balance": ("date", "kind", "account", "unit", "amount"),
    "budget_line": ("first", "last", "change", "account", "unit", "amount", "decision", "text"),
    "investment_line": ("first", "last", "project", "amount", "text"),
    "depreciation_plan": ("asset", "component", "name", "cost", "capitalised", "life_months"),
    "volume": ("date", "volume", "quantity"),
    "saving": ("first", "last", "saving", "basis", "amount", "figure", "origin", "text"),
    "indicator_value": (
        *("first", "last", "indicator", "area", "unit", "subgroup"),
        *("value", "definition", "origin", "text"),
    ),
}


@dataclass(frozen=True)
class Traced:
    """A traced figure: the tree of its formula, and some of the rows at the bottom of it."""

    tree: TraceNode
    rows: dict[FigureRef, list[dict[str, Any]]]


def follow(
    workspace: Workspace,
    opened: Opened,
    ref: FigureRef,
    figures: dict[FigureRef, Figure],
    limit: int | None,
) -> Traced:
    """Follows a figure down to the largest rows of each sum (all rows where `limit` is None),
    each with its source file, line, and that line as it stands there."""
    tree = trace(ref, figures)
    rows = {leaf.ref: _rows(workspace, opened, leaf, limit) for leaf in leaves(tree)}
    return Traced(tree, rows)


def _rows(
    workspace: Workspace, opened: Opened, leaf: Figure, limit: int | None
) -> list[dict[str, Any]]:
    if leaf.leaf is None:
        return []
    rows = leaf_rows(leaf.leaf, opened.facts, opened.world)
    columns = rows.columns
    sizes = ("amount", "cost", "quantity", "value")
    size = next(rows[name].abs() for name in sizes if name in columns)
    rows = rows.order_by([size.desc(), _.source, _.line])
    if limit is not None:
        rows = rows.limit(limit)
    records: list[dict[str, Any]] = opened.facts.run(rows).to_pylist()
    wanted: dict[str, set[int]] = {}
    for record in records:
        wanted.setdefault(record["source"], set()).add(record["line"])
    sources = _read_sources(workspace, wanted)
    return [_row(record, leaf.leaf.table, sources[record["source"]]) for record in records]


@dataclass(frozen=True)
class _Read:
    """A source file's name, and some of its lines as they stand there."""

    file: str
    lines: dict[int, str]


def _read_sources(workspace: Workspace, wanted: dict[str, set[int]]) -> dict[str, _Read]:
    """The wanted lines of each source, in the encoding in which it was imported; a spreadsheet
    and what was fetched have no lines to show."""
    read = {}
    for row in workspace.store.imports().rows:
        for file in row.files:
            if file.sha256 not in wanted:
                continue
            numbers = set() if row.importer in _WITHOUT_LINES else wanted[file.sha256]
            raw = workspace.sources.lines(file.sha256, numbers)
            encoding = str(row.header.get("encoding", "utf-8"))
            lines = {number: _decoded(line, encoding) for number, line in raw.items()}
            read[file.sha256] = _Read(file.name, lines)
    return read


def _row(record: dict[str, Any], table: str, source: _Read) -> dict[str, Any]:
    shown = {name: record[name] for name in _SHOWN[table] if record.get(name) is not None}
    return {
        **{key: _plain(value) for key, value in shown.items()},
        "file": source.file,
        "sha256": record["source"],
        "line": record["line"],
        "source_line": source.lines.get(record["line"], ""),
    }


def _plain(value: Any) -> str | int:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else exact_text(value)


def _decoded(raw: bytes, encoding: str) -> str:
    """The line as text; a table that is no UTF-8 is in the encoding of Windows."""
    if b"\0" in raw:
        return ""
    for one in (encoding, "cp1252"):
        try:
            return raw.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def as_json(traced: Traced, translate: Translate) -> dict[str, Any]:
    """The trace as one JSON object: nested figures, and rows at the bottom; definitions in the
    user's language, each with where it stood in the figure's own period."""
    return _node_json(traced.tree, traced.rows, translate)


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure as JSON: reference, exact value as text, unit, and why there is none."""
    return {
        "ref": str(figure.ref),
        "value": None if figure.value is None else exact_text(figure.value),
        "why": None if figure.why is None else figure.why.value,
        "unit": figure.unit,
        "text": printed(figure, REGISTER),
    }


def _node_json(
    node: TraceNode, rows: dict[FigureRef, list[dict[str, Any]]], translate: Translate
) -> dict[str, Any]:
    figure = node.figure
    told: dict[str, Any] = {"name": node.name} if node.name else {}
    told |= figure_json(figure)
    measure = REGISTER[figure.ref.measure]
    told["definition"] = translate(measure.definition)
    told["law"] = law(figure.ref, REGISTER, translate)
    told["edition"] = figure.edition
    if figure.leaf is None:
        told["formula"] = figure.formula
        told["inputs"] = [_node_json(one, rows, translate) for one in node.inputs]
    else:
        told["facts"] = {
            "table": figure.leaf.table,
            "where": {column: list(values) for column, values in figure.leaf.where},
            "rows": figure.leaf.rows,
            "sources": [{"sha256": one, "rows": count} for one, count in figure.leaf.sources],
            "shown": rows.get(figure.ref, []),
        }
    return told


def as_text(traced: Traced, opened: Opened, translate: Translate) -> Iterable[str]:
    """The trace as aligned lines for a terminal, and what the figure means at the end."""
    yield from _node_text(traced.tree, traced.rows, opened, translate, 0)
    ref = traced.tree.figure.ref
    yield f"{translate('Definition')}: {translate(REGISTER[ref.measure].definition)}"
    if found := law(ref, REGISTER, translate):
        yield f"{translate('Source of the definition')}: {found}"


def _node_text(
    node: TraceNode,
    rows: dict[FigureRef, list[dict[str, Any]]],
    opened: Opened,
    translate: Translate,
    depth: int,
) -> Iterable[str]:
    figure, indent = node.figure, "  " * depth
    name = label(figure.ref, REGISTER, translate)
    yield f"{indent}{name} ({scope(figure.ref, opened.world, translate)}) = {exact(figure)}"
    yield f"{indent}  {figure.ref}"
    if figure.formula:
        yield f"{indent}  = {figure.formula}"
    for one in node.inputs:
        yield from _node_text(one, rows, opened, translate, depth + 1)
    if figure.leaf is not None:
        shown = rows.get(figure.ref, [])
        template = translate("{rows} {rows:row|rows}, {shown} shown")
        if figure.leaf.rows == 1:
            template = translate("one row")
        count = fill(template, {"rows": figure.leaf.rows, "shown": len(shown)})
        yield f"{indent}  {count}"
        for row in shown:
            told = row["source_line"].strip() or _cells(row)
            yield f"{indent}    {row['file']}:{row['line']}  {_voucher(row)}{told}"


def _voucher(row: dict[str, Any]) -> str:
    """`L 123 2014-03-05  ` before a posting, so that its voucher can be found in the files."""
    parts = (row.get("series"), row.get("number"), row["date"]) if "number" in row else ()
    text = " ".join(str(part) for part in parts if part)
    return f"{text}  " if text else ""


def _cells(row: dict[str, Any]) -> str:
    hidden = ("file", "sha256", "line", "source_line")
    return "  ".join(f"{key}={value}" for key, value in row.items() if key not in hidden)
