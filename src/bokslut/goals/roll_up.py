"""Roll-up: the grades of the parts become the grade of the whole.

The rule `mean`, which holds unless another is named: each part counts alike, good as 2, acceptable
as 1, deficient as 0; the mean is taken to the nearest grade, and halfway between two to the lower
one; a whole of which some part is deficient is never good. Parts that are not assessed do not
count, and are told. This gives every roll-up of the published closing of 2014 from its parts
(`docs/explanation/assessments.md`).

The rule `weakest`: the whole has the lowest grade that any assessed part has.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bokslut.model.assessment import Grade

from .plan import Weighing

_POINTS = {Grade.GOOD: 2, Grade.ACCEPTABLE: 1, Grade.DEFICIENT: 0}


def roll_up(parts: Iterable[Grade], weighing: Weighing = "mean") -> Grade:
    """The grade of the whole; not assessed where no part is."""
    known = [one for one in parts if one in _POINTS]
    if not known:
        return Grade.NOT_ASSESSED
    if weighing == "weakest":
        return min(known, key=_POINTS.__getitem__)
    points = [_POINTS[one] for one in known]
    mean = Fraction(sum(points), len(points))
    if mean > Fraction(3, 2) and min(points) > 0:
        return Grade.GOOD
    return Grade.ACCEPTABLE if mean > Fraction(1, 2) else Grade.DEFICIENT
