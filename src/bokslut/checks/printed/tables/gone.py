"""Rows that are missing from a sum: what they would have.

Where a sum comes out in none of several columns, no single number of it is wrong: a row is gone, or
the sum is one of other rows. What is lacking in each column is what the row would have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..understood.axis import Axis
from ..understood.cells import Printed
from ..understood.equations import Equation, Gone, State

_FEWEST = 2
_CARRIED_FORWARD = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(last, re.IGNORECASE))
    for first, last in (
        (
            r"^\W*(?:ingående|ib\b|opening)|årets (?:början|ingång)\W*$|beginning of (?:the )?year",
            r"^\W*(?:utgående|ub\b|closing)|årets (?:slut|utgång)\W*$|end of (?:the )?year",
        ),
        (r"\bresultat\b", r"balanskravsresultat\W*$"),
        (
            r"^\W*(?:ursprunglig|beslutad|fastställd|antagen) \w*(?:budget|ram)\b|"
            r"\w*budget enligt\b",
            r"^\W*(?:slutlig|reviderad|justerad|aktuell|gällande) \w*(?:budget|ram)\b",
        ),
    )
)


def holds_nowhere(axis: Axis, equations: Mapping[int, Equation]) -> bool:
    """Whether a sum fails in all of its positions, of which there are several: then it is rather
    one of other lines than wrong in each of them."""
    told = _amounts(axis, equations)
    return len(told) >= _FEWEST and all(one.state is State.CONTRADICTED for one in told)


def is_carried_forward(labels: Sequence[str]) -> bool:
    """Whether lines lead from what there was at the beginning to what there is at the end, or from
    the year's result to what the law asks of it."""
    if not labels:
        return False
    return any(
        first.search(labels[0]) and last.search(labels[-1]) for first, last in _CARRIED_FORWARD
    )


def _amounts(axis: Axis, equations: Mapping[int, Equation]) -> list[Equation]:
    """A sum in the positions that are added. The variance of a row may be nothing, and is looked at
    only where there are no amounts."""
    some = {at: one for at, one in equations.items() if axis.adds[at]}
    roles = {at: axis.turned.meanings[at].role for at in some}
    amounts = [one for at, one in some.items() if roles[at] not in ("variance", "change")]
    return amounts if len(amounts) >= _FEWEST else list(some.values())


def lacking_row(
    axis: Axis, equations: Mapping[int, Equation], borne: bool = False, far: bool = False
) -> Equation | None:
    """The failing positions of a sum told once, where a row is lacking, as a doubt: at the one that
    has most parts printed. None where the sum comes out in a position or has only one, or there
    are no heads. `borne` says that another sum bears it out, `far` that hardly anything of it
    stands there."""
    told = _amounts(axis, equations)
    if not holds_nowhere(axis, equations) or any(one.blanks for one in told):
        return None
    if not any(one.head for one in axis.grid.columns):
        # A table that has lost its heads goes on from somewhere, and may begin in its middle.
        return None
    most = max(told, key=lambda one: (len(one.terms), abs(one.difference)))
    gone = Gone(tuple((one.stated, _lacking(one)) for one in told), borne=borne, far=far)
    return replace(most, sure=False, gone=gone)


def _lacking(equation: Equation) -> Printed:
    decimals = max(one.value.decimals for one in (equation.stated, *equation.terms))
    return replace(equation.stated.value, value=equation.difference, decimals=decimals)
