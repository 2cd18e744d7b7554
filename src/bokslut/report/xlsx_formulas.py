"""Formulas of a workbook that are always true: sums of rows, and one column less another."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from bokslut.model.document import Row, Table

RATIOS = {"percent", "ratio"}
_DERIVED = re.compile("result|variance|difference|change|remaining|error")


def _address(row: int, index: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, index + 1))


def sum_formula(table: Table, row: Row, index: int, places: dict[str, int]) -> str:
    """The sum of the rows that a sum row names, where their exact values give its own.

    A part without a value counts as nothing, as in the sum itself. Where the parts do not
    give the whole (a ratio's sum row is no sum), there is no formula.
    """
    if not row.sum_of or table.columns[index].unit in RATIOS:
        return ""
    parts = [part for part in table.rows if part.key in row.sum_of and part.cells]
    values = [part.cells[index].printed for part in parts]
    known = [value for value in values if value is not None]
    if not known or sum(known) != row.cells[index].printed:
        return ""
    ranges: list[list[int]] = []
    for at in sorted(places[part.key] for part in parts):
        if ranges and ranges[-1][1] == at - 1:
            ranges[-1][1] = at
        else:
            ranges.append([at, at])
    named = [
        _address(first, index)
        if first == last
        else f"{_address(first, index)}:{_address(last, index)}"
        for first, last in ranges
    ]
    return f"=SUM({','.join(named)})"


def differences(table: Table) -> dict[int, tuple[int, int]]:
    """Columns that are the difference of two others, exactly, in every row that has all three.

    Found from the exact values, so that a formula in the workbook is always true; only for
    measures that are differences by nature, so that what was observed stays a number.
    """
    count = len(table.columns)
    amounts = [index for index in range(count) if table.columns[index].unit not in RATIOS]
    rows = [[row.cells[index].printed for index in range(count)] for row in table.rows if row.cells]
    found: dict[int, tuple[int, int]] = {}
    for target in amounts:
        if not _DERIVED.search(table.columns[target].measure):
            continue
        for left, right in permutations(amounts, 2):
            # What is itself a formula is no part of another one, so that none go round.
            parts_free = left not in found and right not in found
            if (
                target not in (left, right)
                and parts_free
                and _is_difference(rows, target, left, right)
            ):
                found.setdefault(target, (left, right))
    return found


def _is_difference(rows: list[list[Decimal | None]], target: int, left: int, right: int) -> bool:
    complete = 0
    for row in rows:
        result, first, second = row[target], row[left], row[right]
        if result is None or first is None or second is None:
            continue
        if result != first - second:
            return False
        complete += bool(result and first and second)
    return complete >= 2


def difference_formula(row: Row, index: int, at: int, found: dict[int, tuple[int, int]]) -> str:
    """What a column takes from which, where both have a value in a row; else empty."""
    if index not in found:
        return ""
    left, right = found[index]
    if row.cells[left].value is None or row.cells[right].value is None:
        return ""
    return f"={_address(at, left)}-{_address(at, right)}"
