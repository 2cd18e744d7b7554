"""Rows that are gone from a sum: when it is sure.

A sum that comes out in none of its columns, with what is lacking in each, is a doubt (`gone`).
**Contradicts** it for sure where (1) a row of another table, or a sentence, has just what is
lacking in several columns; (2) another table has the same rows and one or two more; (3) the
labels are ages, quarters or numbers in a row, with one left out; or (4) the label says *summa* or
*totalt*, all rows before it are added and about as much is lacking in each column, and the sum
itself is borne out: by what is computed from it beside it, by the same sum elsewhere, by another
sum that it is a part of, since the other sums of the table come out, or by many columns that lack
alike.
**Silent** about a choice of rows (de största, varav), about totals of more than the table (hela
kommunen), and where rows have headings or numbers that are not told (`..`) among the parts.
Source: as for `footing` (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import log10
from textwrap import shorten

from ..understood.cells import Printed, at_most
from ..understood.dimensions import dimension_of, in_base
from ..understood.entries import Name, name_of
from ..understood.equations import Equation, Gone, State, TableNumber, Term, evidence
from ..understood.grid import Grid
from ..understood.left_out import left_out
from ..understood.sums import says_of_which, says_sum
from ..understood.understood import Understood
from .cross_footing import cross_foot
from .footing import RULE as FOOTING
from .footing import foot
from .gone import is_carried_forward
from .unrounded import unrounded

_ENOUGH = 2.0
_FEWEST_NAMES, _MOST_MORE = 3, 2
_PLAIN = re.compile(
    r"^\W*(?:s:a|summa|delsumma|sum|totala?t?|totalsumma|samtliga|alla)\b|\b(?:totalt|total)\W*$",
    re.IGNORECASE,
)
_SUM_OF = re.compile(r"^\W*(?:s:a|summa|delsumma)\b", re.IGNORECASE)
_MORE = re.compile(
    r"kommun(?:en|totalt)\b|koncern|riket|länet|regionen|staden|sverige|\bhela\b|municipality|group|"
    r"\binkl|\bexkl|\bincl|\bexcl",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"störst|större|exempel|urval|bland annat|varav|viktig|några|väsentlig|främst|topp|"
    r"betydande|utvalda|ett antal|avser|därav|largest|major|of which|selected|main",
    re.IGNORECASE,
)
# Such tables tell of a statement what is thought to matter.
_OVERVIEW = re.compile(
    r"översikt|sammandrag|i korthet|i siffror|nyckeltal|fem år|flera år|översiktlig|förenklad|"
    r"overview|summary|in brief|key figures|condensed",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"resultaträkning|kassaflödesanalys|balansräkning|driftredovisning|income statement|"
    r"cash flow statement|balance sheet|\bstatement of\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(r"\.\.|[*x]|uppgift|saknas", re.IGNORECASE)
_LEAST_LACKING, _MOST_LACKING, _MOST_OF_SUM = Decimal("0.005"), Decimal("0.45"), Decimal("0.8")
_AS_MUCH, _ALIKE = 5, Decimal("1.5")
_FEWEST_OWN, _FEWEST_PARTS, _MOST_TRIED = 2, 3, 10
# In so many columns nothing is misread.
_MANY = 4
_WAYS = (1, -1, -2)
_LONGEST_QUOTE = 90


def added_up(understood: Understood) -> Iterator[Equation]:
    """The equations of every sum and difference of every table, those that lack a row made sure
    where they are."""
    search = _Search(understood)
    for grid in understood.grids:
        told = unrounded(grid, [*foot(grid), *cross_foot(grid)])
        for one in told:
            if one.state is State.CONTRADICTED and (
                _is_half_read(grid, one) or _is_with_of_which(grid, one)
            ):
                continue
            if one.gone is None or one.sure:
                yield one
            elif (judged := search.judged(grid, one, told)) is not None:
                yield judged


def _is_half_read(grid: Grid, equation: Equation) -> bool:
    """Whether a row among those of a sum, or right above them, has a number there that could not be
    told, and that may be as large as what the sum lacks."""
    places = [one for one in equation.numbers if isinstance(one, TableNumber)]
    rows, columns = {one.row for one in places}, {one.column for one in places}
    if len(columns) != 1 or equation.rule != FOOTING:
        return False
    (column,) = columns
    first = min(rows)
    while first and (above := grid.rows[first - 1].cells[column]) is not None and above.unsure:
        first -= 1
    between = (grid.rows[row] for row in range(first, max(rows) + 1))
    added = (one.cells[column] for one in between if not says_of_which(one.label))
    vague = [at_most(one.text) for one in added if one is not None and one.unsure]
    return bool(vague) and abs(equation.difference) <= sum(vague)


def _is_with_of_which(grid: Grid, equation: Equation) -> bool:
    """Whether the sum holds with a row among its parts that says *varav* and is none of those: it
    takes away from the row above it."""
    places = [one for one in equation.numbers if isinstance(one, TableNumber)]
    rows, columns = {one.row for one in places}, {one.column for one in places}
    if len(columns) != 1 or equation.rule != FOOTING:
        return False
    (column,) = columns
    for row in range(min(rows) + 1, max(rows)):
        told, above = grid.value(row, column), grid.value(row - 1, column)
        if row in rows or told is None or not says_of_which(grid.rows[row].label):
            continue
        turned = above is None or above.value * told.value <= 0
        if turned and abs(abs(equation.difference) - abs(told.value)) <= equation.tolerance:
            return True
    return False


@dataclass(frozen=True)
class _Search:
    """The report, to look in for what a sum lacks."""

    understood: Understood

    def judged(self, grid: Grid, equation: Equation, told: Sequence[Equation]) -> Equation | None:
        """A sum that lacks a row, sure or not; None where it is likely a sum of other rows."""
        gone = equation.gone
        assert gone is not None
        found = self._found(grid, equation, gone)
        if found:
            return replace(equation, sure=True, gone=replace(gone, found=found))
        borne = self._is_borne_out(grid, equation, gone, told) or len(gone.amounts) >= _MANY
        if gone.far:
            return equation if borne or _is_whole_table(grid, equation, gone) else None
        return replace(equation, sure=borne and _is_sure(grid, equation, gone))

    def _found(self, grid: Grid, equation: Equation, gone: Gone) -> str:
        """Which row is gone, if that can be told."""
        if not _is_read(grid, equation) or _is_made_of(grid, equation, gone):
            return ""
        found = left_out(_labels(grid, equation)) or _empty_group(grid, equation)
        if found or not _is_all(grid, equation) or not _is_complete(grid, equation, gone):
            return found
        return (
            self._row_like(grid, equation, gone)
            or self._told_in(grid, equation, gone)
            or self._named_elsewhere(grid, equation)
        )

    def _row_like(self, grid: Grid, equation: Equation, gone: Gone) -> str:
        """The name of a row of another table that has what is lacking."""
        own = {name_of(grid, row) for row in _rows_of(equation)}
        wanted = _wanted(grid, equation, gone)
        for other, row, amounts in self._rows:
            label = other.rows[row].label
            if other.number == grid.number or _weight(wanted, amounts) - self._chance < _ENOUGH:
                continue
            if name_of(other, row) not in own and not says_sum(label):
                return f"{label} ({other.title})" if other.title else label
        return ""

    @cached_property
    def _rows(self) -> list[tuple[Grid, int, list[_Amount]]]:
        """The rows of all tables, with their amounts."""
        return [
            (grid, row, _amounts(grid, row))
            for grid in self.understood.grids
            for row in range(len(grid.rows))
            if grid.rows[row].label
        ]

    @cached_property
    def _chance(self) -> float:
        return log10(len(self._rows) or 1)

    def _told_in(self, grid: Grid, equation: Equation, gone: Gone) -> str:
        """A sentence that tells what is lacking."""
        wanted = _wanted(grid, equation, gone)
        sentences = self.understood.written
        for sentence, told in zip(sentences, self._told, strict=True):
            if _weight(wanted, told) - log10(len(sentences)) >= _ENOUGH:
                return f"“{shorten(sentence.text, _LONGEST_QUOTE, placeholder='…')}”"
        return ""

    def _named_elsewhere(self, grid: Grid, equation: Equation) -> str:
        """The rows that another table has besides the same rows."""
        own = [name_of(grid, row) for row in _rows_of(equation)]
        if len(own) < _FEWEST_NAMES or len(set(own)) < len(own) or not all(own):
            return ""
        for other in self.understood.grids:
            if other.number != grid.number and (more := _more(other, set(own))):
                return ", ".join(f"{other.rows[row].label} ({other.title})" for row in more)
        return ""

    def _is_borne_out(
        self, grid: Grid, equation: Equation, gone: Gone, told: Sequence[Equation]
    ) -> bool:
        """Whether the sum that lacks something is right by others."""
        if gone.borne or _is_closed(grid, equation):
            return True
        own = {stated.number for stated, _lack in gone.amounts}
        if any(_holds(one) and own.intersection(one.numbers) for one in told):
            return True
        sums = [one for one in told if one.rule == FOOTING and len(one.terms) >= _FEWEST_OWN]
        if any(map(_holds, sums)):
            return True
        return any(
            self._stands_elsewhere(grid, stated)
            for stated, _lack in gone.amounts
            if isinstance(stated.number, TableNumber)
        )

    def _stands_elsewhere(self, grid: Grid, stated: Term) -> bool:
        """Whether a sum is printed in another table, or told in a sentence, with digits enough."""
        assert isinstance(stated.number, TableNumber)
        own = _amount_of(stated.value, grid.unit_of(stated.number.row, stated.number.column))
        if not own.value:
            return False
        chance = log10(len(self._amounts) or 1)
        return any(
            evidence(own.value, max(own.half, one.half), own.half + one.half) - chance > 0
            for table, one in self._amounts
            if abs(one.value - own.value) <= max(own.half, one.half)
            and one.dimension == own.dimension
            and table != grid.number
        )

    @cached_property
    def _amounts(self) -> list[tuple[int, _Amount]]:
        """All amounts of the report, with their tables; those of sentences with none."""
        tables = [(grid.number, one) for grid, _row, some in self._rows for one in some]
        return [*tables, *((0, one) for some in self._told for one in some)]

    @cached_property
    def _told(self) -> list[list[_Amount]]:
        return [
            [
                _Amount(
                    in_base(abs(number.value), number.unit),
                    number.reach,
                    dimension_of(number.unit),
                )
                for number in one.amounts
                if number.value is not None
            ]
            for one in self.understood.written
        ]


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount without its sign, in kronor or as a number, and how far it may be off."""

    value: Decimal
    half: Decimal
    dimension: str


def _amount_of(printed: Printed, unit: str) -> _Amount:
    value, half = in_base(abs(printed.value), unit), in_base(printed.half, unit)
    return _Amount(value, half, dimension_of(unit))


def _amounts(grid: Grid, row: int) -> list[_Amount]:
    return [
        _amount_of(printed, grid.unit_of(row, column))
        for column in range(len(grid.columns))
        if (printed := grid.value(row, column)) is not None
    ]


def _wanted(grid: Grid, equation: Equation, gone: Gone) -> list[tuple[_Amount, Decimal]]:
    """What is lacking in each position, and how far rounding of all the parts may move it."""
    told = []
    for stated, lack in gone.amounts:
        assert isinstance(stated.number, TableNumber)
        one = _amount_of(lack, grid.unit_of(stated.number.row, stated.number.column))
        told.append((one, one.half * (len(equation.terms) + 1)))
    return told


def _weight(wanted: Sequence[tuple[_Amount, Decimal]], told: Sequence[_Amount]) -> float:
    """How surely it is no chance that amounts are among others, each of them once; nothing where
    only one is."""
    if min(len(wanted), len(told)) < _FEWEST_OWN:
        return 0.0
    left = list(told)
    weights = []
    for one, reach in wanted:
        for place, other in enumerate(left):
            near = reach + other.half
            if one.dimension == other.dimension and abs(one.value - other.value) <= near:
                chance = log10(len(told))
                weights.append(evidence(one.value, max(one.half, other.half), near) - chance)
                del left[place]
                break
    return sum(weights) if len(weights) >= _FEWEST_OWN else 0.0


def _rows_of(equation: Equation) -> list[int]:
    """The rows of the parts."""
    return [one.number.row for one in equation.terms if isinstance(one.number, TableNumber)]


def _empty_group(grid: Grid, equation: Equation) -> str:
    """The one heading right before the sum that has no row under it, as others have."""
    assert isinstance(equation.stated.number, TableNumber)
    last, rows = equation.stated.number.row, _rows_of(equation)
    if last <= max(rows) + 1 or not grid.rows[last - 1].is_heading:
        return ""
    headings = [row for row in range(max(0, min(rows) - 1), last) if grid.rows[row].is_heading]
    return grid.rows[last - 1].label if len(headings) > _FEWEST_OWN else ""


def _labels(grid: Grid, equation: Equation) -> list[str]:
    return [grid.rows[row].label for row in sorted(_rows_of(equation))]


def _more(grid: Grid, names: set[Name]) -> list[int]:
    """The rows of a table that stand among rows of those names, or right beside them, up to its
    sum; none where it has not all of these, or many more."""
    own = {row: name_of(grid, row) for row in range(len(grid.rows))}
    places = [row for row, name in own.items() if name in names]
    if len(places) != len(names) or {own[row] for row in places} != names:
        return []
    first, last = min(places), max(places)
    while last + 1 < len(grid.rows) and not says_sum(grid.rows[last + 1].label):
        last += 1
    if last + 1 == len(grid.rows):
        return []
    more = [row for row in range(first, last + 1) if row not in places]
    apart = any(grid.rows[row].is_heading or says_of_which(grid.rows[row].label) for row in more)
    return [] if apart or len(more) > _MOST_MORE else more


def _is_all(grid: Grid, equation: Equation) -> bool:
    """Whether neither the table is a choice nor the sum one of more than the table."""
    assert isinstance(equation.stated.number, TableNumber)
    label = grid.rows[equation.stated.number.row].label
    told = f"{grid.title} {grid.label_head} {label}"
    return not (_CHOICE.search(told) or _OVERVIEW.search(grid.title) or _MORE.search(label))


def _is_read(grid: Grid, equation: Equation) -> bool:
    """Whether all that stands among the parts is read and added."""
    rows = _rows_of(equation)
    between = range(min(rows), max(rows) + 1)
    cells = [one for row in between for one in grid.rows[row].cells if one is not None]
    if any(one.unsure or (one.dash and _NOT_TOLD.search(one.text)) for one in cells):
        return False
    # A heading stands over rows; one over nothing may be a row that was not read.
    return not any(_is_over_nothing(grid, row) for row in between)


def _is_over_nothing(grid: Grid, row: int) -> bool:
    return grid.rows[row].is_heading and grid.rows[row + 1].is_heading


def _is_made_of(grid: Grid, equation: Equation, gone: Gone) -> bool:
    """Whether what is lacking is one row of the table, or two, everywhere: then these are counted
    twice or should not be, and none is gone."""
    places = [stated.number for stated, _lack in gone.amounts]
    columns = [one.column for one in places if isinstance(one, TableNumber)]
    own = equation.stated.number
    rows = [
        [one.value if (one := grid.value(row, column)) else Decimal(0) for column in columns]
        for row in range(len(grid.rows))
        if isinstance(own, TableNumber) and row != own.row
    ]
    some = [row for row in rows if any(row)]
    reach = [lack.half * (len(equation.terms) + 1) for _stated, lack in gone.amounts]
    lacks = [lack.value for _stated, lack in gone.amounts]

    def makes(*signed: tuple[list[Decimal], int]) -> bool:
        return all(
            abs(lack - sum(row[at] * sign for row, sign in signed)) <= most
            for at, (lack, most) in enumerate(zip(lacks, reach, strict=True))
        )

    if any(makes((row, sign)) for row in some for sign in _WAYS):
        return True
    return any(
        makes((one, first), (other, second))
        for one, other in combinations(some[-_MOST_TRIED:], 2)
        for first in _WAYS
        for second in _WAYS
    )


def _is_sure(grid: Grid, equation: Equation, gone: Gone) -> bool:
    """Whether a sum that is right by others lacks a row for sure: one that another is made of, or
    one that says that it is of all that stands there."""
    if not _is_read(grid, equation) or _is_made_of(grid, equation, gone):
        return False
    if not _is_all(grid, equation):
        return False
    if _is_closed(grid, equation) or (gone.borne and _is_complete(grid, equation, gone)):
        return True
    return _is_plain(grid, equation, gone)


def _is_whole_table(grid: Grid, equation: Equation, gone: Gone) -> bool:
    """Whether a total ends a table without headings of which all other rows are its parts, and
    lacks about the same part everywhere."""
    rows, number = sorted(_rows_of(equation)), equation.stated.number
    assert isinstance(number, TableNumber)
    if rows != list(range(len(rows))) or len(rows) != number.row or number.row < _FEWEST_OWN:
        return False
    label = grid.rows[number.row].label
    shares = list(_shares(grid, rows, gone))
    read = _is_read(grid, equation) and _is_all(grid, equation) and bool(_PLAIN.search(label))
    return (
        read
        and len(shares) == len(gone.amounts) >= _FEWEST_OWN
        and min(shares) >= _LEAST_LACKING
        and max(shares) <= _ALIKE * min(shares)
        and not any(says_of_which(grid.rows[row].label) for row in rows)
    )


def _is_closed(grid: Grid, equation: Equation) -> bool:
    """Whether the sum is what there is at the end, its first part what there was at the beginning,
    and one year began with what another ended with."""
    assert isinstance(equation.stated.number, TableNumber)
    first, last = min(_rows_of(equation)), equation.stated.number.row
    if not is_carried_forward([grid.rows[first].label, grid.rows[last].label]):
        return False
    opening, closing = (
        {one.value for column in range(len(grid.columns)) if (one := grid.value(row, column))}
        for row in (first, last)
    )
    return bool(opening & closing)


def _is_complete(grid: Grid, equation: Equation, gone: Gone) -> bool:
    """Whether all parts of the sum should stand there: its label says so, the table is a statement,
    or they are of its sign and make most of it. A result may be told beside some of its parts."""
    assert isinstance(equation.stated.number, TableNumber)
    label = grid.rows[equation.stated.number.row].label
    if _PLAIN.search(label) or _STATEMENT.search(grid.title) or _is_closed(grid, equation):
        return True
    shares = list(_shares(grid, _rows_of(equation), gone))
    return (
        len(equation.terms) >= _FEWEST_PARTS
        and len(shares) >= _FEWEST_OWN
        and min(shares) > 0
        and max(shares) <= (_MOST_OF_SUM if gone.borne else _MOST_LACKING)
    )


def _is_plain(grid: Grid, equation: Equation, gone: Gone) -> bool:
    """Whether a label says that it is the sum of what stands there, all of it stands there, and
    about as much is lacking everywhere."""
    number = equation.stated.number
    assert isinstance(number, TableNumber)
    rows = sorted(_rows_of(equation))
    label = grid.rows[number.row].label
    said = _PLAIN.search(label) or (number.row == len(grid.rows) - 1 and says_sum(label))
    if not said or len(rows) < _FEWEST_PARTS:
        return False
    if any(says_of_which(grid.rows[row].label) for row in range(rows[0], rows[-1] + 1)):
        return False
    shares = list(_shares(grid, rows, gone))
    if len(shares) < _FEWEST_OWN or min(shares) < _LEAST_LACKING:
        return False
    most = _MOST_OF_SUM if _SUM_OF.search(label) else _MOST_LACKING
    return max(shares) <= min(most, _AS_MUCH * min(shares))


def _shares(grid: Grid, rows: Sequence[int], gone: Gone) -> Iterator[Decimal]:
    """What part of the sum is lacking in each column of amounts of one sign."""
    for stated, lack in gone.amounts:
        assert isinstance(stated.number, TableNumber)
        column = stated.number.column
        if grid.columns[column].meaning.role in ("variance", "change") or not stated.value.value:
            continue
        values = [one.value for row in rows if (one := grid.value(row, column))]
        if all(one * stated.value.value >= 0 for one in values):
            yield lack.value / stated.value.value


def _holds(equation: Equation) -> bool:
    return equation.state in (State.PROVED, State.ROUNDING)
