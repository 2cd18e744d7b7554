"""What the columns of one row of a table make of each other, whatever line a sentence names.

A percent may be of the row's own frame, and an amount what is left of it: neither is then what the
number was held against. Source: sufficient appropriate evidence (ISA 500).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, permutations

from ..understood.dimensions import dimension_of, in_base
from ..understood.equations import Equation, TableNumber
from ..understood.understood import Understood

_HUNDRED, _LEAST_DIGITS = Decimal(100), 3


def is_ratio_of_row(understood: Understood, equation: Equation) -> bool:
    """Whether a percent is what one number of a row is of another: of its frame, and not of the
    column that it seemed to be a part of."""
    stated = equation.stated.value
    if stated.unit != "percent":
        return False
    half = stated.half
    for table, row in _rows(equation):
        grid = understood.grid[table]
        values = [
            number.value
            for column, each in enumerate(grid.columns)
            if each.additive and (number := grid.value(row, column)) and number.value
        ]
        if any(
            abs(abs(one / other) * _HUNDRED - abs(stated.value)) <= half
            for one, other in permutations(values, 2)
        ):
            return True
    return False


def is_left_in_row(understood: Understood, equation: Equation) -> bool:
    """Whether what is said of a line is what another two of its columns leave, of one time:
    what is left of a project's budget is that less all that it has cost so far."""
    stated = equation.stated.value
    digits = str(abs(stated.value)).replace(".", "").strip("0")
    turned = abs(equation.computed) == abs(stated.value)
    if turned or len(digits) < _LEAST_DIGITS or dimension_of(stated.unit) != "money":
        return False
    half, size = in_base(stated.half, stated.unit), in_base(abs(stated.value), stated.unit)
    for table, row in _rows(equation):
        grid = understood.grid[table]
        cells = [
            (each.meaning.period, in_base(number.value, unit), in_base(number.half, unit))
            for column, each in enumerate(grid.columns)
            if each.meaning.role not in ("variance", "change")
            if (number := grid.value(row, column)) and number.value
            if dimension_of(unit := grid.unit_of(row, column)) == "money"
        ]
        if any(
            (one[0] == other[0] or not (one[0] and other[0]))
            and abs(abs(one[1] - other[1]) - size) <= half + one[2] + other[2]
            for one, other in combinations(cells, 2)
        ):
            return True
    return False


def _rows(equation: Equation) -> set[tuple[int, int]]:
    """The table and row of each number of a table that takes part."""
    return {(one.table, one.row) for one in equation.numbers if isinstance(one, TableNumber)}
