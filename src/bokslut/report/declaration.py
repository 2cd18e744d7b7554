"""The structure of a report as data: chapters, what stands in them, charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bokslut.model.finding import Finding, Place, Severity, finding


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
    level: int
    blocks: tuple[BlockDeclaration, ...]


@dataclass(frozen=True, slots=True)
class SeriesDeclaration:
    """A series of a chart: a column of the table, or a row when the points are columns."""

    key: str
    label: str = ""
    role: Literal["outcome", "comparison", "budget", "forecast"] = "outcome"


@dataclass(frozen=True, slots=True)
class ChartDeclaration:
    """A chart drawn from the cells of a table. `points` are rows (each series a column) or
    columns (each series a row); title, caption and alternative are texts with references."""

    key: str
    kind: Literal["bars", "columns", "line"]
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
    charts: tuple[ChartDeclaration, ...] = field(default_factory=tuple)


def read_report(
    data: Mapping[str, Any], file: str
) -> tuple[ReportDeclaration | None, list[Finding]]:
    """A report's structure out of the parsed TOML of a file, or what is wrong with it."""
    try:
        return _report(data), []
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"{error.args[0]}" if error.args else type(error).__name__
        return None, [
            finding(
                "declaration",
                Severity.ERROR,
                "The structure of the report cannot be read: {reason}.",
                place=Place(file=file),
                quote=reason,
                remedy="See docs/how-to/change-a-statement.md",
                reason=reason,
            )
        ]


def _report(data: Mapping[str, Any]) -> ReportDeclaration:
    sections = tuple(
        SectionDeclaration(
            key=one["key"],
            title=one["title"],
            level=one.get("level", 1),
            blocks=tuple(_block(block) for block in one.get("block", [])),
        )
        for one in data.get("section", [])
    )
    charts = tuple(_chart(one) for one in data.get("chart", []))
    return ReportDeclaration(data["key"], sections, charts)


def _block(data: Mapping[str, Any]) -> BlockDeclaration:
    items = tuple(KeyFigureDeclaration(**one) for one in data.get("items", []))
    rest = {key: value for key, value in data.items() if key != "items"}
    return BlockDeclaration(**rest, items=items)


def _chart(data: Mapping[str, Any]) -> ChartDeclaration:
    series = tuple(SeriesDeclaration(**one) for one in data["series"])
    rest: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k != "series"
    }
    return ChartDeclaration(**rest, series=series)
