"""Rows that are missing from a sum: what they would have.

Where a sum comes out in none of several columns, no single number of it is wrong: a row is gone, or
the sum is one of other rows. What is lacking in each column is what the row would have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .cells import Printed
from .equations import Equation, Gone, State

_FEWEST = 2


def lacking_row(
    equations: Iterable[Equation], borne: bool = False, far: bool = False
) -> Equation | None:
    """The failing positions of a sum told once, where a row is lacking, as a doubt: at the one that
    has most parts printed. None where the sum comes out in a position, or has only one. `borne`
    says that another sum bears it out, `far` that hardly anything of it stands there."""
    told = list(equations)
    if len(told) < _FEWEST:
        return None
    if any(one.state is not State.CONTRADICTED or one.blanks for one in told):
        return None
    most = max(told, key=lambda one: (len(one.terms), abs(one.difference)))
    gone = Gone(tuple((one.stated, _lacking(one)) for one in told), borne=borne, far=far)
    return replace(most, sure=False, gone=gone)


def _lacking(equation: Equation) -> Printed:
    decimals = max(one.value.decimals for one in (equation.stated, *equation.terms))
    return replace(equation.stated.value, value=equation.difference, decimals=decimals)
