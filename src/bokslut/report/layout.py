"""What all renderers need to know of a document before they print it: numbering, units, signs.

Pure functions on `model.document`; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.document import (
    Chart,
    ChartBlock,
    Column,
    Document,
    Explanation,
    Table,
    TableBlock,
)
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate
from bokslut.model.numbers import unit_word

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_HEX = re.compile(r"[0-9a-f]{16,}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Numbers of tables and charts in reading order, and the tables that no section shows.

    A table that stands nowhere (it may lie behind a chart) is printed in an appendix, so that
    every chart has its table.
    """

    tables: Mapping[str, int]
    charts: Mapping[str, int]
    appendix: tuple[Table, ...]


def lay_out(document: Document) -> Layout:
    """Numbers the tables and charts of a document in the order in which they are read."""
    tables: dict[str, int] = {}
    charts: dict[str, int] = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                tables.setdefault(block.key, len(tables) + 1)
            elif isinstance(block, ChartBlock):
                charts.setdefault(block.key, len(charts) + 1)
    rest = tuple(table for table in document.tables if table.key not in tables)
    for table in rest:
        tables[table.key] = len(tables) + 1
    return Layout(tables, charts, rest)


def clean(text: str) -> str:
    """Text without the characters that XML and HTML forbid (control characters, lone
    surrogates); each becomes a blank."""
    return _CONTROL.sub(" ", text)


def short_snapshot(snapshot: str) -> str:
    """A long hash as its first eight digits in fours; anything else as it is, cut at 40."""
    if _HEX.fullmatch(snapshot):
        return f"{snapshot[:4]} {snapshot[4:8]}"
    return snapshot if len(snapshot) <= 40 else snapshot[:39] + "…"


def unit_name(unit: str, translate: Translate) -> str:
    """The unit of a table in words, as it stands once above the table."""
    names = {
        "kr": translate("Kronor"),
        "tkr": translate("Thousand kronor"),
        "mkr": translate("Million kronor"),
        "mdkr": translate("Billion kronor"),
        "percent": translate("Percent"),
        "ratio": translate("Ratio"),
        "count": translate("Number"),
        # A table of words has none.
        "text": "",
        "kr-per-unit": translate("Kronor per unit"),
    }
    return names.get(unit, unit)


def table_mark(table: Table, number: int, translate: Translate) -> str:
    """`Tabell 3. Tusental kronor`: what stands above a table beside its title."""
    return f"{translate('Table')} {number}. {unit_name(table.unit, translate)}".strip()


def column_head(column: Column, table: Table) -> str:
    """The head of a column; one with another unit than the table's says so. Words have none."""
    word = unit_word(column.unit)
    if column.unit in (table.unit, "text") or not word or word in column.label.split():
        return column.label
    return f"{column.label} {word}".strip()


def explained(document: Document) -> dict[FigureRef, Explanation]:
    """The explanation of each figure that has one; of two with the same anchor the first."""
    found: dict[FigureRef, Explanation] = {}
    anchors: set[str] = set()
    for one in document.explanations:
        if one.anchor not in anchors:
            found.setdefault(one.ref, one)
            anchors.add(one.anchor)
    return found


def bar_shares(table: Table, index: int) -> dict[str, Decimal]:
    """For each item row the length and direction of its bar in that column, from -1 to 1.

    Sum rows have none: beside a sum the items could no longer be compared.
    """
    values = {
        row.key: value
        for row in table.rows
        if row.kind == "item" and row.cells and (value := row.cells[index].printed) is not None
    }
    longest = max((abs(value) for value in values.values()), default=Decimal(0))
    if not longest:
        return {}
    return {key: value / longest for key, value in values.items()}


def bar_origin(shares: Mapping[str, Decimal]) -> Decimal:
    """Where zero lies in the bars of a column: 0 at the left, 1 at the right."""
    low = min([Decimal(0), *shares.values()])
    high = max([Decimal(0), *shares.values()])
    return -low / (high - low) if high > low else Decimal(0)


def is_judged(column: Column) -> bool:
    """Whether the sign of a column's figures means good or bad.

    Results and variances are positive when favourable, by the design's rule of signs; that a
    cost has grown is neither.
    """
    return column.measure == "result" or "variance" in column.measure


def chart_of(document: Document, key: str) -> Chart | None:
    """The chart of a key, or None."""
    return next((one for one in document.charts if one.key == key), None)


def table_of(document: Document, key: str) -> Table | None:
    """The table of a key, or None."""
    return next((one for one in document.tables if one.key == key), None)


def severity_word(severity: str, translate: Translate) -> str:
    """The word for how grave a finding is."""
    words = {
        "error": translate("Error"),
        "warning": translate("Warning"),
        "note": translate("Note"),
    }
    return words[severity]
