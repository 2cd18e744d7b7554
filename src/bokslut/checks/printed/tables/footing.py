"""Footing: rows that are sums of other rows, held against their parts.

**Proves** that a printed sum is the sum of the printed parts, nested sums included, with the total
behind its parts or before them. The structure is found by arithmetic: a row is a sum where a run of
open rows adds up to it in enough columns that chance is out of the question; the words of its label
(summa, totalt, netto, resultat) and bold letters lower what is asked. **Silent** where the
structure is not sure: a label alone, without one column that adds up, makes a warning, and an error
only where one slip of the hand (two digits, a sign, a factor of a thousand) explains the difference
or the other sums of the table come out; none where the row can be a mean. Means, shares, indices
and amounts for each of some are not added (but see `means`). Source: recalculation, as auditors
foot a statement (ISA 500, A22).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..understood.axis import axes
from ..understood.equations import Equation
from ..understood.grid import Grid
from ..understood.sums import says_of_which, says_sum
from .means import means
from .summed import summed

__all__ = ["foot", "says_of_which", "says_sum"]

RULE = "footing"


def foot(grid: Grid) -> Iterator[Equation]:
    """The equations of every sum row of a table."""
    yield from summed(axes(grid)[0], RULE)
    yield from means(grid)
