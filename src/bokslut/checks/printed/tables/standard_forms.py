"""Statements whose form the law sets, and which lack a row of it: the cash flow statement, the
reconciliation of the balance requirement, the end of the income statement.

**Contradicts**, as a doubt, the total of one whose rows do not make it in any column by any signs:
the three cash flows where one of them is gone; the result of the year after the adjustments of the
balance requirement, and what it leaves after the reserve; the result of the year right below that
of the operations. **Silent** where the rows make the total in a column, where other rows stand
among them that are not of the form, and about overviews, which tell of a statement what matters.
Source: LKBR (2018:597) 5, 7 and 11 kap.; RKR R13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise, product

from ..understood.equations import Equation, TableNumber, Term, rounding_bounds
from ..understood.grid import Grid
from ..understood.sums import says_of_which
from .footing import RULE
from .summed import written

_OVERVIEW = re.compile(
    r"översikt|sammandrag|i korthet|nyckeltal|fem år|flera år|overview|summary|key figures", re.I
)
_CASH_FLOWS = (
    re.compile(r"löpande|operating", re.IGNORECASE),
    re.compile(r"investering|investing", re.IGNORECASE),
    re.compile(r"finansiering|financing", re.IGNORECASE),
)
_CASH_FLOW = re.compile(r"^\W*(?:netto)?(?:kassaflöde|net cash|cash flow)\w*", re.IGNORECASE)
_CASH_FLOW_OF_YEAR = re.compile(
    r"^\W*(?:summa kassaflöde|(?:årets|periodens) kassaflöde|förändring av likvida medel|"
    r"(?:net )?cash flow for the (?:year|period)|(?:net )?change in cash)\b",
    re.IGNORECASE,
)
_FEWEST_FLOWS, _MOST_BETWEEN = 2, 7
# Where a run of rows begins and which row is all of it.
_RUNS = (
    (
        re.compile(r"^\W*(?:årets|periodens) resultat\b(?!.*efter)", re.IGNORECASE),
        re.compile(r"^\W*(?:årets )?resultat efter balanskrav", re.IGNORECASE),
    ),
    (
        re.compile(r"^\W*(?:årets )?resultat efter balanskrav", re.IGNORECASE),
        re.compile(r"^\W*(?:årets )?balanskravsresultat\W*$", re.IGNORECASE),
    ),
)
_STATEMENT = re.compile(r"resultaträkning|income statement", re.IGNORECASE)
_OF_OPERATIONS = re.compile(
    r"^\W*verksamhetens (?:netto)?resultat\W*$|^\W*operating (?:result|surplus)\W*$", re.IGNORECASE
)
_OF_YEAR = re.compile(
    r"^\W*(?:(?:årets|periodens) resultat|resultat efter finansiella poster|"
    r"(?:net )?(?:result|surplus) (?:for|of) the (?:year|period))\W*$",
    re.IGNORECASE,
)


def standard_forms(grid: Grid) -> Iterator[Equation]:
    """The totals of a statement in a standard form that its rows do not make."""
    if _OVERVIEW.search(grid.title):
        return
    labels = ["" if one.is_heading else one.label for one in grid.rows]
    yield from _cash_flows(grid, labels)
    for begins, ends in _RUNS:
        first = [row for row, one in enumerate(labels) if begins.match(one)]
        last = [row for row, one in enumerate(labels) if ends.match(one)]
        if len(first) == 1 and len(last) == 1 and 0 < last[0] - first[0] <= _MOST_BETWEEN:
            rows = range(first[0], last[0])
            yield from _made(grid, last[0], [one for one in rows if not _is_aside(labels[one])])
    if _STATEMENT.search(grid.title):
        for row, (above, label) in enumerate(pairwise(labels), start=1):
            if _OF_OPERATIONS.match(above) and _OF_YEAR.match(label):
                yield from _made(grid, row, [row - 1])


def _is_aside(label: str) -> bool:
    return not label or says_of_which(label)


def _cash_flows(grid: Grid, labels: Sequence[str]) -> Iterator[Equation]:
    """The cash flow of the year where only two of the three that make it are told."""
    total = [row for row, one in enumerate(labels) if _CASH_FLOW_OF_YEAR.match(one)]
    if len(total) != 1:
        return
    flows = [
        (row, kind)
        for row, label in enumerate(labels[: total[0]])
        for kind, form in enumerate(_CASH_FLOWS)
        if _CASH_FLOW.match(label) and form.search(label)
    ]
    rows = [row for row, _kind in flows]
    if len(rows) == _FEWEST_FLOWS == len({kind for _row, kind in flows}):
        others = [one for one in labels[: total[0]] if _CASH_FLOW.match(one)]
        if len(others) == len(rows):
            yield from _made(grid, total[0], rows)


def _made(grid: Grid, stated: int, rows: Sequence[int]) -> Iterator[Equation]:
    """The total of each column, where the rows make it in none."""
    told = [
        one
        for column in range(len(grid.columns))
        if grid.columns[column].additive and (one := _added(grid, stated, rows, column))
    ]
    if told and all(map(_fails, told)):
        # All columns lack the same row.
        yield told[0]


def _fails(equation: Equation) -> bool:
    """Whether rows do not make a total, whatever signs the rows below the first are told with."""
    first, *others = (one.value.value for one in equation.terms)
    whole = equation.stated.value.value
    return all(
        abs(first + sum(map(_times, ways, others)) - whole) > equation.tolerance
        for ways in product((1, -1), repeat=len(others))
    )


def _times(way: int, value: Decimal) -> Decimal:
    return way * value


def _added(grid: Grid, stated: int, rows: Sequence[int], column: int) -> Equation | None:
    whole = grid.value(stated, column)
    parts = tuple(
        Term(TableNumber(grid.number, row, column), number)
        for row in rows
        if (number := grid.value(row, column)) is not None
    )
    if whole is None or not parts or parts[0].number != TableNumber(grid.number, rows[0], column):
        return None
    units = {grid.unit_of(row, column) for row in (*rows, stated)}
    if len(units) > 1:
        return None
    computed = sum((one.value.value for one in parts), Decimal(0))
    half = max(one.value.half for one in (*parts, Term(parts[0].number, whole)))
    most, likely = rounding_bounds(len(parts), half)
    return Equation(
        RULE,
        Term(TableNumber(grid.number, stated, column), whole),
        parts,
        computed,
        most,
        likely,
        partial(written, parts, computed),
        sure=False,
    )
