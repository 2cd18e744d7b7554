"""Opening balances: what a year begins with is what the year before ended with.

**Proves** rows named `Ingående …` or `… vid årets början` by the row of the same name that closes
the year before, in a table with a column for each year, body by body. **Silent** where the columns
are no years, where the row that closes is called otherwise, and about budgets and forecasts. A
difference is an error only where the others of the table come out: an opening balance may have been
restated. Source: LKBR (2018:597) 4 kap. 4 §, the opening balance agrees with the closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bokslut.model.numbers import print_number

from ..understood.equations import Equation, State, TableNumber, Term
from ..understood.grid import Grid, GridColumn

RULE = "balance"

_OPENING = re.compile(
    r"^\W*(?:ingående|ib\b|opening)\s*|\s*\b(?:vid|i) (?:årets|periodens) (?:början|ingång)\W*$|"
    r"\s*\bat (?:the )?beginning of (?:the )?(?:year|period)\W*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:utgående|ub\b|closing)\s*|\s*\b(?:vid|i) (?:årets|periodens) (?:slut|utgång)\W*$|"
    r"\s*\bat (?:the )?end of (?:the )?(?:year|period)\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:-12-31)?")
_PLANNED = ("budget", "forecast", "variance", "change", "share", "number")
_FEWEST_HOLDING = 2


def openings(grid: Grid) -> Iterator[Equation]:
    """Each opening balance beside the closing one of the year before."""
    told = [
        one
        for opening, closing in _pairs(grid)
        for column, before in _years(grid)
        if (one := _carried(grid, opening, column, closing, before)) is not None
    ]
    failing = sum(one.state is State.CONTRADICTED for one in told)
    holding = len(told) - failing
    sure = failing == 1 and holding >= _FEWEST_HOLDING
    if failing > max(1, holding):
        # Then they are of other things.
        return
    yield from (one if sure else replace(one, sure=False) for one in told)


def _pairs(grid: Grid) -> Iterator[tuple[int, int]]:
    """The rows that open, each with the next that closes the same."""
    labels = [row.label for row in grid.rows]
    for opening, label in enumerate(labels):
        if not _OPENING.search(label):
            continue
        name = _OPENING.sub("", label).casefold().strip()
        for closing in range(opening + 1, len(labels)):
            if _OPENING.search(labels[closing]) and (
                _OPENING.sub("", labels[closing]).casefold().strip() == name
            ):
                break
            found = _CLOSING.search(labels[closing])
            if found and _CLOSING.sub("", labels[closing]).casefold().strip() == name:
                yield opening, closing
                break


def _years(grid: Grid) -> Iterator[tuple[int, int]]:
    """The columns of a year, each with that of the year before and the same body."""
    at = {
        (_scope(one), int(one.meaning.period[:4])): place
        for place, one in enumerate(grid.columns)
        if _YEAR.fullmatch(one.meaning.period) and one.meaning.role not in _PLANNED
    }
    if len(at) < sum(bool(_YEAR.fullmatch(one.meaning.period)) for one in grid.columns):
        return
    for (scope, year), column in at.items():
        before = at.get((scope, year - 1))
        if before is not None:
            yield column, before


def _scope(column: GridColumn) -> str:
    """The words of a head without its year."""
    return " ".join(re.findall(r"[^\W\d_]+", column.head.casefold()))


def _carried(grid: Grid, opening: int, column: int, closing: int, before: int) -> Equation | None:
    one, other = grid.value(opening, column), grid.value(closing, before)
    if one is None or other is None:
        return None
    if grid.unit_of(opening, column) != grid.unit_of(closing, before):
        return None
    reach = one.half + other.half
    told = f"{grid.rows[closing].label}, {grid.columns[before].head}: "
    return Equation(
        RULE,
        Term(TableNumber(grid.number, opening, column), one),
        (Term(TableNumber(grid.number, closing, before), other),),
        other.value,
        reach if one.decimals != other.decimals else other.half * 0,
        reach,
        told + print_number(other.value, other.decimals),
        linear=True,
    )
