"""Tables as programs store them, with the columns that one sees.

Word and Excel part a table wherever any cell ends: a column that no cell begins at is none. A
number that reaches over several columns stands under none of them for sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bokslut.model.printed import PrintedCell, PrintedTable

_AMOUNT = re.compile(r"[-–—\u2212+(]?\s?[0-9][0-9 \u00a0\u202f\u2009.,]*\s?%?\)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def tidied(table: PrintedTable) -> PrintedTable:
    """The table without columns that only spans make."""
    starts = {at for row in table.rows for at in _starts(row)}
    return replace(table, rows=tuple(_narrowed(row, starts) for row in table.rows))


def _starts(row: Sequence[PrintedCell]) -> list[int]:
    told, at = [], 0
    for one in row:
        told.append(at)
        at += max(one.columns, 1)
    return told


def _narrowed(row: Sequence[PrintedCell], starts: set[int]) -> tuple[PrintedCell, ...]:
    told: list[PrintedCell] = []
    for at, one in zip(_starts(row), row, strict=True):
        if one.columns <= 1:
            told.append(one)
            continue
        wide = sum(1 for place in range(at, at + one.columns) if place in starts)
        text = one.text.strip()
        doubtful = wide > 1 and bool(_AMOUNT.fullmatch(text)) and not _YEAR.fullmatch(text)
        told.append(replace(one, columns=max(wide, 1), unsure=one.unsure or doubtful))
    return tuple(told)
