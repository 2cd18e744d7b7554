"""A filled statement as an HTML table: digits under digits, sums by weight and a rule."""

from __future__ import annotations

import re
from decimal import Decimal

from bokslut.model.document import Cell, Row, Table
from bokslut.model.finding import Translate

from .charts import row_bar
from .html_numbers import Numbers
from .layout import bar_origin, bar_shares, column_head, is_judged, table_mark

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIDE = 7
_LONG = 30


def table_html(
    table: Table, number: int, numbers: Numbers, translate: Translate, *, titled: bool = True
) -> str:
    """The table with its caption above and its notes beneath; wide ones scroll by themselves.

    Without `titled` the title is there for those who listen only: the heading above shows it.
    """
    e = numbers.escape
    bars = {
        index: bar_shares(table, index) for index, column in enumerate(table.columns) if column.bar
    }
    kinds = "table" + (" wide-table" if len(table.columns) > _WIDE else "")
    kinds += " long" if len(table.rows) > _LONG else ""
    heads = "".join(
        f'<th scope="col"{_class(index, table, bars)}>{_head(e(column_head(column, table)))}</th>'
        for index, column in enumerate(table.columns)
    )
    first = e(table.label_head) or f'<span class="unseen">{e(translate("Row"))}</span>'
    body = "\n".join(_row(row, table, numbers, bars) for row in table.rows)
    key = e(table.key)
    title = f"<strong>{e(table.title)}</strong> " if titled else ""
    unit = table_mark(table, number, translate)
    label = "" if titled else f' aria-label="{e(table.title)}"'
    names = f' aria-labelledby="k-{key}"' if titled else label
    notes = "".join(f'<p class="note">{e(note)}</p>' for note in table.notes)
    return (
        f'<div class="{kinds}" id="t-{key}"><p class="caption unit" id="k-{key}">{title}{e(unit)}'
        f'</p>\n<div class="scroll" role="region" tabindex="0"{names}><table{names}>'
        f'<thead><tr><th scope="col">{first}</th>{heads}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody></table></div>{notes}</div>\n"
    )


def _head(escaped: str) -> str:
    """A date in a head is not broken at its hyphens."""
    return _DAY.sub(r'<span class="whole">\g<0></span>', escaped)


def _class(index: int, table: Table, bars: dict[int, dict[str, Decimal]]) -> str:
    """Words stand to the left; a column with bars leaves room for them."""
    if table.columns[index].unit == "text":
        return ' class="words"'
    return ' class="with-bar"' if bars.get(index) else ""


def _row(row: Row, table: Table, numbers: Numbers, bars: dict[int, dict[str, Decimal]]) -> str:
    e = numbers.escape
    indent = f" i{min(row.level, 3)}" if row.level else ""
    if not row.cells:
        span = f'<th scope="rowgroup" colspan="{len(table.columns) + 1}">{e(row.label)}</th>'
        return f'<tr class="{row.kind}{indent}">{span}</tr>'
    cells = "".join(
        f"<td{_class(index, table, bars)}>{_said(cell, numbers)}"
        f"{_bar(row, bars.get(index), is_judged(table.columns[index]))}</td>"
        for index, cell in enumerate(row.cells)
    )
    return f'<tr class="{row.kind}{indent}"><th scope="row">{e(row.label)}</th>{cells}</tr>'


def _said(cell: Cell, numbers: Numbers) -> str:
    """The number, or the words; a grade by its shape, which the word says aloud, and its word."""
    if cell.grade is None:
        said = numbers.link(cell.ref, cell.text)
        return _head(said) if cell.ref is None else said
    shape, _blank, word = cell.text.partition(" ")
    e = numbers.escape
    return (
        f'<span class="grade {cell.grade.value}"><span aria-hidden="true">{e(shape)}</span> '
        f"{e(word)}</span>"
    )


def _bar(row: Row, shares: dict[str, Decimal] | None, judged: bool) -> str:
    if not shares:
        return ""
    if row.key not in shares:
        return '<span class="no-bar"></span>'
    return row_bar(shares[row.key], bar_origin(shares), judged=judged)
