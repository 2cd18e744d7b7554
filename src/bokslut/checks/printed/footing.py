"""Footing: rows that are sums of rows above them, held against their parts.

**Proves** that a printed sum is the sum of the printed parts, nested sums included. The structure
is found by arithmetic: a row is a sum where a run of open rows adds up to it in enough columns
that chance is out of the question; the words of its label (summa, totalt, netto, resultat) lower
what is asked. **Silent** where the structure is not sure: a label alone, without one column that
adds up, makes at most a warning, and none where the row can be a mean. Source: recalculation, as
auditors foot a statement (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import product
from math import log10

from bokslut.model.numbers import print_number

from .equations import Equation, TableNumber, Term, evidence, rounding_bounds
from .grid import Grid, GridRow

RULE = "footing"

_SUM = re.compile(
    r"^(?:s:a|summa|sum|total\w*|totalt|delsumma|subtotal|samtliga|hela |kommunen totalt|koncernen "
    r"totalt)\b|\b(?:totalt|summa|total|sammanlagt)\)?$|^årets (?:resultat|kassaflöde)|^resultat\b|"
    r"^verksamhetens (?:nettokostnad|resultat|intäkter|kostnader)|^netto\w*|^rörelseresultat|"
    r"^balansomslutning|^eget kapital och skulder|^tillgångar$|nettokostnad(?:er)?$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"^\s*[-–]?\s*(?:varav|därav|of which|avser|dvs)\b", re.IGNORECASE)
_PROMISE = re.compile(r"^\W*(?:s:a|summa|totalt?|delsumma)\b", re.IGNORECASE)
_FEWEST = 2
# Powers of ten against chance that a sum must have on its side: with a label that says sum, and
# without.
_ENOUGH_SAID, _ENOUGH_UNSAID = 1.3, 4.5
# In a longer one, which is a list, only what says that it is a sum is looked at.
_LONGEST_TABLE = 500
_LONGEST_RUN, _LONGEST_SIGNED = 60, 5


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum row and its parts with their signs."""

    row: int
    parts: tuple[tuple[int, int], ...]
    sure: bool


def foot(grid: Grid) -> Iterator[Equation]:
    """The equations of every sum row of a table."""
    columns = [index for index, one in enumerate(grid.columns) if one.additive]
    columns = columns or list(range(len(grid.columns)))
    for one in _sums(grid, columns):
        for column in range(len(grid.columns)):
            equation = _equation(grid, one, column)
            if equation is None:
                continue
            fails = abs(equation.difference) > equation.tolerance
            if not fails or (column in columns and not _doubtful(grid, equation, one, column)):
                yield equation


def _doubtful(grid: Grid, equation: Equation, found: _Sum, column: int) -> bool:
    """Whether a sum that does not hold proves nothing: the column may hold rates, or a row among
    the parts has a number of which nothing tells where it stands."""
    first = min(part for part, _sign in found.parts)
    cells = [row.cells[column] for row in grid.rows[first : found.row]]
    return _may_be_rate(grid, equation, column) or any(one and one.unsure for one in cells)


def _may_be_rate(grid: Grid, equation: Equation, column: int) -> bool:
    """Whether a column can hold rates, whose sum means nothing: no head says what it holds, and
    what stands as sum lies between the parts, as a mean does."""
    told = [one.value.value for one in equation.terms]
    between = min(told) <= equation.stated.value.value <= max(told)
    return len(told) > 1 and between and not grid.columns[column].head


def says_sum(label: str) -> bool:
    """Whether a label says that its row is a sum or a result."""
    return bool(_SUM.search(label.strip(" .:*")))


def says_of_which(label: str) -> bool:
    """Whether a row tells a part of the row above for the sake of interest (varav)."""
    return bool(_OF_WHICH.match(label))


def _sums(grid: Grid, columns: Sequence[int]) -> Iterator[_Sum]:
    """Sum rows in order; what a sum has taken up stands no longer open for the next one."""
    open_rows: list[int | None] = []
    for index, row in enumerate(grid.rows):
        if row.is_heading:
            # Of several labels without amounts the first is a heading, the others are rows whose
            # amounts are not printed.
            headed = index > 0 and grid.rows[index - 1].is_heading
            open_rows.append(index if headed else None)
            continue
        if not _counts(grid, row, index, columns):
            continue
        found = _best(grid, index, open_rows, columns)
        if found is not None:
            yield found
            taken = {part for part, _sign in found.parts}
            open_rows = [one for one in open_rows if one not in taken]
            while open_rows and open_rows[-1] is None:
                open_rows.pop()
        open_rows.append(index)


def _counts(grid: Grid, row: GridRow, index: int, columns: Sequence[int]) -> bool:
    """Whether a row is one that sums are made of: it has an amount, is no part told for the sake
    of interest (varav), and no ratio among amounts."""
    if says_of_which(row.label):
        return False
    told = [number for column in columns if (number := grid.value(index, column))]
    return bool(told) and not all(
        grid.unit_of(index, column) in ("percent", "pp", "ratio")
        for column in columns
        if grid.value(index, column)
    )


def _best(
    grid: Grid, row: int, open_rows: Sequence[int | None], columns: Sequence[int]
) -> _Sum | None:
    """The parts of a row, if it is a sum: those with most evidence against chance."""
    said = says_sum(grid.rows[row].label)
    if not said and len(grid.rows) > _LONGEST_TABLE:
        return None
    enough = _ENOUGH_SAID if said else _ENOUGH_UNSAID
    best: tuple[float, _Sum] | None = None
    tried = 0
    for parts, natural in _runs(open_rows):
        for signs in _signs(len(parts), said):
            tried += 1
            signed = tuple(zip(parts, signs, strict=True))
            weight = _weight(grid, row, signed, columns)
            if weight is None:
                continue
            weight += 0.5 * natural - log10(tried)
            if weight >= enough and (best is None or weight > best[0]):
                best = (weight, _Sum(row, signed, True))
    if best is not None:
        return best[1]
    return _natural(grid, row, open_rows) if said else None


def _runs(open_rows: Sequence[int | None]) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Runs of open rows that end right above, the shortest first, and whether a run begins where
    its block does."""
    taken: list[int] = []
    for place in range(len(open_rows) - 1, -1, -1):
        one = open_rows[place]
        if one is None:
            continue
        taken.insert(0, one)
        if len(taken) > _LONGEST_RUN:
            return
        if len(taken) >= _FEWEST:
            yield tuple(taken), place == 0 or open_rows[place - 1] is None


def _signs(count: int, said: bool) -> Iterator[tuple[int, ...]]:
    """All added; of a few, also some of them taken away: income less costs."""
    yield (1,) * count
    if said and count <= _LONGEST_SIGNED:
        yield from (signs for signs in product((1, -1), repeat=count) if -1 in signs)


def _weight(
    grid: Grid, row: int, parts: Sequence[tuple[int, int]], columns: Sequence[int]
) -> float | None:
    """How surely a row is the sum of these parts: the evidence of the columns that add up, if
    more of them do than do not."""
    holding, failing, weight = 0, 0, 0.0
    for column in columns:
        equation = _equation(grid, _Sum(row, tuple(parts), True), column)
        if equation is None:
            continue
        parts_told = sum(1 for one in equation.terms if one.value.value)
        if abs(equation.difference) > equation.tolerance:
            failing += 1
        elif parts_told >= 2:
            holding += 1
            weight += evidence(
                equation.stated.value.value, equation.stated.value.half, equation.likely
            )
    return weight if holding and holding >= failing else None


def _natural(grid: Grid, row: int, open_rows: Sequence[int | None]) -> _Sum | None:
    """The parts that a label promises: what stands open in its block. Nothing bears it out, so
    the equation is not sure."""
    parts: list[int] = []
    for one in reversed(open_rows):
        if one is None:
            break
        parts.insert(0, one)
    if (
        len(parts) < 2
        or not _PROMISE.search(grid.rows[row].label)
        or _may_be_mean(grid, row, parts)
    ):
        return None
    return _Sum(row, tuple((one, 1) for one in parts), False)


def _may_be_mean(grid: Grid, row: int, parts: Sequence[int]) -> bool:
    """Whether the row lies between its parts in every column, as a mean does."""
    for column in range(len(grid.columns)):
        stated = grid.value(row, column)
        told = [one.value for part in parts if (one := grid.value(part, column))]
        if stated and told and not min(told) <= stated.value <= max(told):
            return False
    return True


def _equation(grid: Grid, found: _Sum, column: int) -> Equation | None:
    """The sum in one column; None where the sum is not printed there or no part is."""
    stated = grid.value(found.row, column)
    if stated is None:
        return None
    terms: list[Term] = []
    blanks: list[str] = []
    for part, sign in found.parts:
        cell = grid.rows[part].cells[column]
        number = cell.number if cell else None
        if number is not None:
            terms.append(Term(TableNumber(grid.number, part, column), number, sign))
        elif cell and cell.unsure:
            return None
        elif not (cell and cell.dash):
            blanks.append(grid.rows[part].label)
    if not terms:
        return None
    computed = sum((one.value.value * one.sign for one in terms), Decimal(0))
    half = max([stated.half, *(one.value.half for one in terms)])
    most, likely = rounding_bounds(len(terms), half)
    return Equation(
        RULE,
        Term(TableNumber(grid.number, found.row, column), stated),
        tuple(terms),
        computed,
        most if computed != stated.value else Decimal(0),
        likely,
        partial(_written, terms, computed),
        tuple(one for one in blanks if one),
        found.sure,
    )


def _written(terms: Sequence[Term], computed: Decimal) -> str:
    """The arithmetic as a controller writes it: `5 974 + 29 455 = 35 429`."""
    told = ""
    for one in terms:
        value = one.value.value * one.sign
        mark = "-" if value < 0 else "+"
        shown = print_number(abs(value), one.value.decimals)
        told += f" {mark} {shown}" if told else (f"-{shown}" if value < 0 else shown)
    decimals = max(one.value.decimals for one in terms)
    return f"{told} = {print_number(computed, decimals)}"
