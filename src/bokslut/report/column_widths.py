"""How wide the columns of a table are on paper: the same in the PDF and in DOCX.

All lengths are in points.
"""

from __future__ import annotations

import re

from bokslut.model.document import Table

from .layout import column_head

# Between the margins of an A4 page, upright and on its side; a bar beside a figure.
ROOM, ROOM_ON_SIDE, BAR = 482.0, 728.0, 58.0
# Half of a page, beside something else.
HALF_ROOM = 236.0
# A section with a table of more columns lies on its side.
MANY = 7
# Words of so many letters stand on one line of their column; longer texts are broken.
_SHORT = 18


def is_wide(table: Table) -> bool:
    """Whether a table asks for a page that lies on its side."""
    return len(table.columns) > MANY


def type_size(table: Table) -> tuple[float, float]:
    """The size of a table's type, and the gap before each column."""
    return (8.5, 6.0) if is_wide(table) else (9.0, 8.0)


def column_widths(table: Table, size: float, gap: float, page: float | None = None) -> list[float]:
    """The widths of the columns in points: enough for the figures and the longest word of each
    head, wider and all alike where the labels leave room, so that tables look calm together.
    `page` is the width of the whole table where it is not that of the page."""
    needs = [
        column_need(table, index, size) + gap + 1 + (BAR if column.bar else 0)
        for index, column in enumerate(table.columns)
    ]
    labels = [len(row.label) * size * 0.57 + 10 * row.level for row in table.rows if row.cells]
    page = page or (ROOM_ON_SIDE if len(table.columns) > MANY else ROOM)
    room = page - min(max(labels, default=0.0) + 4, page * 0.4)
    if sum(needs) > room:
        # Heads can be broken, figures not: columns give up what only their heads ask for, and
        # labels keep a fifth of the page as long as the figures leave it.
        figures = [
            _figures_need(table, index, size) + gap + 1 + (BAR if column.bar else 0)
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
        need - (BAR if column.bar else 0) for need, column in zip(needs, table.columns, strict=True)
    ]


def column_need(table: Table, index: int, size: float) -> float:
    """The points that a column asks for: its figures and the longest word of its head."""
    words = re.split(r"[\s\u00ad]+", column_head(table.columns[index], table))
    return max(_figures_need(table, index, size), max(map(len, words)) * min(size, 8.0) * 0.64)


def _unbroken(text: str) -> str:
    """The longest piece of a text that is not to be broken: all of it while it is short, else its
    longest word."""
    return text if len(text) <= _SHORT else max([*text.split(), text[:_SHORT]], key=len)


def _figures_need(table: Table, index: int, size: float) -> float:
    texts = [row.cells[index].text for row in table.rows if row.cells]
    if table.columns[index].unit == "text":
        texts = list(map(_unbroken, texts))
    # The days in a head can be broken as little as the figures below it.
    days = re.findall(r"\S*\d\S*", column_head(table.columns[index], table))
    figures = max(map(len, texts), default=0) * size * 0.6
    return max(figures, max(map(len, days), default=0) * min(size, 8.0) * 0.62)
