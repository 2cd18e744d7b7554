"""The structure of a report as data: chapters, what stands in them, charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.statements.declaration import StatementDeclaration


@dataclass(frozen=True, slots=True)
class KeyFigureDeclaration:
    """Label, figure and note of a key figure; figure and note are texts with references.
    `good` names the reference whose sign says whether it is good news."""

    label: str
    figure: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlockDeclaration:
    """A block of a chapter: key figures, a text, a table or a chart."""

    kind: Literal["key-figures", "text", "table", "chart"]
    key: str = ""
    text: str = ""
    items: tuple[KeyFigureDeclaration, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionDeclaration:
    """A chapter (level 1) or a part of one."""

    key: str
    title: str
    level: int = 1
    blocks: tuple[BlockDeclaration, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesDeclaration:
    """A series of a chart: a column of the table, or a row when the points are columns."""

    key: str
    label: str = ""
    role: Literal["outcome", "comparison", "budget", "forecast"] = "outcome"


@dataclass(frozen=True, slots=True)
class ChartDeclaration:
    """A chart drawn from the cells of a table. `points` are rows (each series a column) or
    columns (each series a row); in a bridge all rows of a column, its sum rows the totals. Title,
    caption and alternative are texts with references."""

    key: str
    kind: Literal["bars", "columns", "line", "bridge"]
    title: str
    caption: str
    table: str
    series: tuple[SeriesDeclaration, ...]
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unit: str = "mkr"
    diverging: bool = False


@dataclass(frozen=True, slots=True)
class ReportDeclaration:
    """A report: its chapters in order and its charts."""

    key: str
    sections: tuple[SectionDeclaration, ...] = ()
    charts: tuple[ChartDeclaration, ...] = ()


def read_report(
    data: Mapping[str, Any], file: str
) -> tuple[ReportDeclaration | None, list[Finding]]:
    """A report's structure out of the parsed TOML of a file, or everything that is wrong."""
    reader = _Reader(file)
    report = reader.value(ReportDeclaration, data, "report")
    if reader.findings:
        return None, reader.findings
    return report, []


# What stands in the files in the singular, a table each, is kept in the plural.
_NAMES = {"section": "sections", "chart": "charts", "block": "blocks"}


class _Reader:
    """Reads declared tables into the types above and collects what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def value(self, wanted: Any, value: Any, what: str) -> Any:
        """The value as the wanted type; what is returned after a fault is of no use."""
        if is_dataclass(wanted):
            return self._table(wanted, value, what)
        if get_origin(wanted) is Literal:
            if value not in get_args(wanted):
                self.problem(what, value, ", ".join(get_args(wanted)))
            return value
        if get_origin(wanted) is tuple:
            if not isinstance(value, list):
                self.problem(what, value, "[…]")
                return ()
            inner = get_args(wanted)[0]
            return tuple(self.value(inner, one, f"{what} {n}") for n, one in enumerate(value, 1))
        if type(value) is not wanted:
            self.problem(what, value, {str: '"…"', bool: "true, false", int: "1"}[wanted])
        return value

    def _table(self, wanted: Any, value: Any, what: str) -> Any:
        if not isinstance(value, dict):
            self.problem(what, value, "[[…]]")
            return None
        types = get_type_hints(wanted)
        values: dict[str, Any] = {}
        for name, one in value.items():
            kept = _NAMES.get(name, name)
            if kept not in types or name in _NAMES.values():
                self.problem(f"{what} {name}", one, ", ".join(_written(one) for one in types))
                continue
            values[kept] = self.value(types[kept], one, f"{what} {name}")
        for one in fields(wanted):
            needed = one.default is MISSING and one.default_factory is MISSING
            if needed and one.name not in values:
                self.problem(f"{what} {_written(one.name)}", "–", str(one.type))
        return None if self.findings else wanted(**values)

    def problem(self, what: str, value: object, wanted: str) -> None:
        """One value that is missing, not known here, or of the wrong kind."""
        self.findings.append(
            finding(
                "declaration",
                Severity.ERROR,
                "The structure of the report cannot be read: {what} = {value}; expected {wanted}.",
                place=Place(file=self.file),
                quote=what,
                claimed=str(value)[:80],
                expected=wanted,
                remedy="Compare it with one that works: bokslut init NEW --example sodertalje-2014",
                what=what,
                value=str(value)[:80],
                wanted=wanted,
            )
        )


def _written(name: str) -> str:
    return next((short for short, long in _NAMES.items() if long == name), name)


def sound(
    report: ReportDeclaration, statements: Iterable[StatementDeclaration], file: str
) -> tuple[ReportDeclaration, list[Finding]]:
    """The report without what names a statement, chart, row or column that there is not, and a
    finding about each of those."""
    reader = _Reader(file)
    known = {one.key: one for one in statements}
    charts = []
    for chart in report.charts:
        wrong = _unknown_in(chart, known)
        for what, value, names in wrong:
            reader.problem(f"chart {chart.key} {what}", value, names)
        if not wrong:
            charts.append(chart)
    drawn = {one.key for one in charts}
    declared = {one.key for one in report.charts}
    sections = []
    for section in report.sections:
        blocks = []
        for block in section.blocks:
            allowed = {"table": set(known), "chart": declared}.get(block.kind)
            if allowed is not None and block.key not in allowed:
                told = ", ".join(sorted(allowed))
                reader.problem(f"{section.key} {block.kind}", block.key, told)
            elif block.kind != "chart" or block.key in drawn:
                blocks.append(block)
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(report, sections=tuple(sections), charts=tuple(charts)), reader.findings


def _unknown_in(
    chart: ChartDeclaration, statements: Mapping[str, StatementDeclaration]
) -> list[tuple[str, str, str]]:
    """What a chart names in vain: where, the name, and the names that there are. Rows that are
    made for each unit or project are known only when the statement is filled."""
    statement = statements.get(chart.table)
    if statement is None:
        return [("table", chart.table, ", ".join(sorted(statements)))]
    columns = [one.key for one in statement.columns]
    rows = [one.key for one in statement.rows]
    open_rows = any(one.each for one in statement.rows)
    wrong = [("columns", one, ", ".join(columns)) for one in chart.columns if one not in columns]
    if not open_rows:
        wrong += [("rows", one, ", ".join(rows)) for one in chart.rows if one not in rows]
        both = (*columns, *rows)
        wrong += [
            ("series", one.key, ", ".join(both)) for one in chart.series if one.key not in both
        ]
    return wrong
