"""The head of a column of notes that is lost below it, so that the amounts stand under wrong heads.

`Not | 2024 | 2023` over rows of two cells (`1 805 | 790`): the numbers of the notes have run into
the amounts, or are gone. The head is set over the labels; that there are notes is still known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bokslut.model.printed import PrintedCell, PrintedTable

from .cells import plain

_NOTE = re.compile(r"(?:not|noter|note|notes)\.?", re.IGNORECASE)
_IS_NOTE = re.compile(r"[1-9][0-9]?(?: ?[,–-] ?[1-9][0-9]?)*")
_MOST_HEADS, _FEWEST_ROWS = 3, 2


def without_note_head(table: PrintedTable) -> PrintedTable:
    """The table with the head of its notes over the labels, where the rows below have one cell less
    than the heads and no notes where that head stands."""
    for place, head in enumerate(table.rows[:_MOST_HEADS]):
        notes = [at for at, one in enumerate(head) if at and _NOTE.fullmatch(plain(one.text))]
        if not notes:
            continue
        below = [row for row in table.rows[place + 1 :] if len(_filled(row)) > 1]
        column = notes[0]
        if (
            len(notes) != 1
            or len(below) < _FEWEST_ROWS
            or any(one.columns > 1 for one in head)
            or any(len(_filled(row)) >= len(head) for row in below)
            or all(_IS_NOTE.fullmatch(plain(row[column].text)) for row in below if row[column:])
        ):
            return table
        # That there are notes is kept, over the labels.
        corner = replace(head[0], text=f"{head[0].text} {head[column].text}".strip())
        rows = list(table.rows)
        rows[place] = (corner, *head[1:column], *head[column + 1 :])
        return replace(table, rows=tuple(rows))
    return table


def _filled(row: Sequence[PrintedCell]) -> Sequence[PrintedCell]:
    """The row up to its last cell with a text."""
    last = max((at for at, one in enumerate(row) if plain(one.text)), default=-1)
    return row[: last + 1]
