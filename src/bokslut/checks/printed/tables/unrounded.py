"""Tables that count: what is off by one in two sums that cross is wrong.

Rounded numbers seldom add up to the digit in many sums. Where all others of a table do, so many
that rounded ones hardly could, two that do not and that cross in one number are no rounding. Money
is left out: statements are often adjusted until all but a few sums come out.
Source: the spread of a sum of rounded terms, as in `equations.rounding_bounds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import erf, log10, sqrt

from ..understood.equations import Equation, TableNumber, rounding_bounds
from ..understood.grid import Grid
from ..understood.slips import needs

# Powers of ten against rounding; the fewest sums that come out.
_ENOUGH, _FEWEST, _MONEY = 1.5, 6, ("kr", "tkr", "mkr", "mdkr")


def unrounded(grid: Grid, equations: Sequence[Equation]) -> list[Equation]:
    """The equations of a table, those that are off by rounding only contradicted where the others
    say that nothing is rounded."""
    told = [one for one in equations if _is_sum_of_wholes(grid, one)]
    exact = {(one.stated.number, len(one.terms)) for one in told if not one.difference}
    off = [one for one in told if _is_off(one)]
    weight = -sum(log10(_chance(terms)) for _number, terms in exact)
    if len(exact) < _FEWEST or weight < _ENOUGH or not _crosses(off):
        return list(equations)
    return [
        replace(one, tolerance=Decimal(0), sure=True) if one in off else one for one in equations
    ]


def _is_sum_of_wholes(grid: Grid, equation: Equation) -> bool:
    """Whether it adds whole numbers up, and says nothing that other sums say already: that of a
    column of differences follows from those of the amounts."""
    number = equation.stated.number
    if not equation.linear or len(equation.terms) < 2 or not isinstance(number, TableNumber):
        return False
    if grid.unit_of(number.row, number.column) in _MONEY:
        return False
    if any(one.value.decimals or not one.value.value for one in (equation.stated, *equation.terms)):
        return False
    return grid.columns[number.column].meaning.role not in ("variance", "change")


def _is_off(equation: Equation) -> bool:
    half = equation.stated.value.half
    return 0 < abs(equation.difference) <= rounding_bounds(len(equation.terms), half)[0]


def _chance(terms: int) -> float:
    """How often a sum of so many rounded terms comes out to the digit."""
    spread = sqrt((terms + 1) / 12)
    return erf(0.5 / (spread * sqrt(2)))


def _crosses(off: Sequence[Equation]) -> bool:
    """Whether there are two, and one number explains both."""
    if len(off) != 2:
        return False
    needed = [{(term.number, value) for term, value in needs(one)} for one in off]
    return bool(needed[0] & needed[1])
