"""Sums of a table that other sums bear out, and whose own parts do not make them.

**Contradicts** (1) a line that says that it is a sum, where another comes out once it is taken for
one (*kassaflöde från finansieringen* in *årets kassaflöde*), and what stands before it does not
make it in any position: a row is gone, or a number of it is wrong; and (2) a line between its parts
and a total, where both would come out with the same other number in its place. The first is a
doubt, but where a slip of the hand explains it or a row is known to be gone; the second is sure.
**Silent** where a total comes out by chance, as small numbers do.
Source: as for `footing` (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ..understood.equations import Equation, State, evidence
from ..understood.slips import THOUSAND, needs, slip_evidence
from ..understood.sums import Sum, Sums
from .gone import lacking_row

_LONGEST, _MOST_BLOCKS, _FEWEST_PARTS = 80, 12, 2
_SUM_OF = re.compile(r"^\W*(?:s:a|summa)\b", re.IGNORECASE)
# How surely the total must come out, in powers of ten.
_ENOUGH, _ENOUGH_BETWEEN, _ENOUGH_SLIP = 3.5, 4.0, 1.5
_SEVERAL_DIGITS = 10

Equations = Callable[[Sum], dict[int, Equation]]


def borne_out(search: Sums, told: Collection[int], equations: Equations) -> Iterator[Equation]:
    """The sums that others bear out and that are none of their parts. `told` are the lines that
    are spoken of already, `equations` what a sum says in each position."""
    axis = search.axis
    if axis.across or axis.lines > _LONGEST or search.totals_first:
        return
    seen: set[int] = set(told)
    for line in range(axis.lines):
        if line in seen or line in search.found or axis.headings[line] or not search.said[line]:
            continue
        blocks = list(_blocks(search, line))
        if not blocks or not _are_read(search, blocks[0][0], line):
            continue
        for parts in blocks:
            found = none_holds(search, line, parts, equations)
            if found is None:
                continue
            anew = search.taking(_sum(line, parts))
            if out := _come_out(anew, line, equations):
                seen |= out
                yield found
                break
            if (total := _between(anew, line, parts, equations)) is not None:
                seen |= {line, total}
                yield replace(found, sure=True, blamed=True, gone=None)
                break


def _are_read(search: Sums, first: int, last: int) -> bool:
    """Whether all cells of the lines up to one are read."""
    axis = search.axis
    cells = (axis.cell(line, at) for line in range(first, last) for at in range(axis.positions))
    return not any(
        one.unsure or (one.number is None and not one.blank and not one.dash)
        for one in cells
        if one is not None
    )


def _sum(line: int, parts: Sequence[int]) -> Sum:
    return Sum(line, tuple((part, 1) for part in parts), False)


def _blocks(search: Sums, line: int) -> Iterator[list[int]]:
    """What a line may be the sum of: all that stands open before it, or only the last lines of
    that, the longest run first."""
    parts = [one for one in search.open_at(line) if not search.axis.headings[one]]
    for first in range(max(0, len(parts) - _MOST_BLOCKS), len(parts)):
        yield parts[first:]


def none_holds(
    search: Sums, line: int, parts: Sequence[int], equations: Equations
) -> Equation | None:
    """What a line that another sum bears out says of its parts, where it is their sum in no
    position."""
    if len(parts) < (_FEWEST_PARTS if not _SUM_OF.search(search.axis.labels[line]) else 1):
        return None
    one = Sum(line, tuple((part, 1) for part in parts), False)
    told = equations(one)
    if row := lacking_row(search.axis, told, borne=True):
        return row
    some = [each for at, each in told.items() if search.axis.adds[at]]
    if not some or any(each.state is not State.CONTRADICTED or each.blanks for each in some):
        return None
    # Of one number a slip of the hand is likelier than a row that is gone.
    slipped = slip_evidence(some[0]) >= _ENOUGH_SLIP or _has_thousandth(some[0])
    return replace(some[0], sure=slipped)


def _has_thousandth(equation: Equation) -> bool:
    """Whether a part of several digits is a thousandth of what it would have to be, as it is
    printed in another unit."""
    return any(
        abs(needed / THOUSAND - one.value.value) <= one.value.half
        and abs(one.value.value) >= _SEVERAL_DIGITS * 2 * one.value.half
        for one, needed in needs(equation)
    )


def _come_out(anew: Sums, line: int, equations: Equations) -> set[int]:
    """The lines that come out as sums once a line is taken for one, that line with them; none where
    none does for sure."""
    out: set[int] = set()
    for one in anew.found.values():
        if line not in [part for part, _sign in one.parts]:
            continue
        told = [each for at, each in equations(one).items() if anew.axis.adds[at]]
        holding = [each for each in told if each.state is not State.CONTRADICTED]
        if len(holding) == len(told) and len(one.parts) > 1 and _weight(holding) >= _ENOUGH:
            out |= {line, one.line}
    return out


def _between(anew: Sums, line: int, parts: Sequence[int], equations: Equations) -> int | None:
    """The total that comes out everywhere with what the parts of a line make in its place."""
    own = equations(_sum(line, parts))
    for total in range(line + 1, anew.axis.lines):
        if not anew.said[total] or total in anew.found or anew.axis.headings[total]:
            continue
        opened = [one for one in anew.open_at(total, True) if not anew.axis.headings[one]]
        if line not in opened:
            continue
        for first in range(opened.index(line) + 1):
            told = equations(_sum(total, opened[first:]))
            if len(opened) - first > 1 and _is_moved_as(own, told, anew):
                return total
    return None


def _is_moved_as(own: dict[int, Equation], told: dict[int, Equation], search: Sums) -> bool:
    """Whether a total is off by just as much as a part of it, the other way."""
    places = [at for at in told if search.axis.adds[at]]
    if not places or any(at not in own for at in places):
        return False
    alike = all(
        abs(told[at].difference + own[at].difference) <= told[at].tolerance + own[at].tolerance
        for at in places
    )
    return alike and _weight([told[at] for at in places]) >= _ENOUGH_BETWEEN


def _weight(equations: Sequence[Equation]) -> float:
    """How surely it is no chance that they come out."""
    return sum(evidence(_size(one), one.stated.value.half, one.likely) for one in equations)


def _size(equation: Equation) -> Decimal:
    """What is held against each other: a result that is small beside its parts could by chance be
    anything up to that."""
    signed = [one.value.value * one.sign for one in equation.terms]
    above = sum((one for one in signed if one > 0), Decimal(0))
    below = -sum((one for one in signed if one < 0), Decimal(0))
    return max(abs(equation.stated.value.value), min(above, below))
