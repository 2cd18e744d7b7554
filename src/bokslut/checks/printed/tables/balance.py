"""A balance sheet balances: what is owned equals what is owed and what is left.

**Proves** that total assets and total equity, provisions and liabilities are the same, column by
column, also where no row has them together, or only the rows are printed that they are made of, as
in an overview of several years (there a year that does not balance is only doubted); and where a
table has equity and the year's result of
several years, that each year's equity is that of the year before and its result. **Silent** where
one of the two is not printed, the columns cannot be matched, or equity does not follow the result
in most of the years. Source: LKBR
(2018:597) 6 kap., balansräkningen; ÅRL (1995:1554) 3 kap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import takewhile

from bokslut.model.numbers import print_number

from ..understood.equations import Equation, State, TableNumber, Term, rounding_bounds
from ..understood.grid import Grid
from ..understood.understood import Understood
from .openings import openings
from .summed import written

RULE = "balance"

_SUM_ASSETS = re.compile(r"^\W*(?:s:a|summa|totalt?)\s+tillgångar\W*$|^total assets\W*$", re.I)
_EQUITY = re.compile(
    r"^\W*(?:(?:s:a|summa|utgående) )?eget kapital(?:[ ,(]+[tkm]n?kr\)?)?\W*$|"
    r"^\W*(?:total |closing )?(?:equity|net assets)\W*$",
    re.I,
)
_RESULT = re.compile(
    r"^\W*(?:årets|periodens) resultat(?:[ ,(]+[tkm]n?kr\)?)?\W*$|"
    r"^\W*(?:net )?(?:result|surplus) (?:for|of) the year\W*$",
    re.I,
)
_OTHER_SIDE = re.compile(
    r"^\W*(?:s:a|summa|totalt?)\s+(?:eget kapital|skulder|ek)\b.*\b(?:skulder|eget kapital|ek)\W*$|"
    r"^total (?:equity|liabilities) and ",
    re.I,
)
# What the other side of a balance sheet consists of, where no row has it together.
_PARTS = (
    re.compile(
        r"^\W*(?:s:a|summa|totalt?) (?:eget kapital|(?:\w+['’]s? )?equity)\W*$|"
        r"^(?:\w+['’]s? )?equity\W*$",
        re.I,
    ),
    re.compile(r"^\W*(?:s:a|summa|totalt?) (?:skulder|liabilities)\W*$", re.I),
)
_PROVISIONS = re.compile(
    r"^\W*(?:(?:s:a|summa|totalt?) (?:avsättningar|provisions))\W*$|minorit", re.I
)

# The rows of an overview that has no sums.
_OWNED = re.compile(
    r"^(?!.*(?:summa|total|omslutning))\W*(?:\w+ ){0,2}(?:\w*tillgångar|\w*fastigheter|"
    r"\w*fordringar|kassa|"
    r"likvida medel|\w*placeringar|värdepapper|maskiner|inventarier|förråd|varulager|"
    r"pågående|\w*anläggningar|assets|receivables|cash)\b",
    re.I,
)
_OWED = re.compile(
    r"^(?!.*(?:summa|total|omslutning|varav|grad))\W*(?:obeskattade reserver|\w*avsättning\w*|"
    r"\w*skuld\w*|(?:kortfristiga|långfristiga|räntebärande|övriga|kort-|lång-)[^,;]*(?:skuld|lån)\w*|"
    r"minoritet\w*|untaxed reserves|provisions|(?:\w+[- ]){0,3}liabilities)\b",
    re.I,
)
_FEWEST_ROWS, _FEWEST_HOLDING = 2, 3


def balances(understood: Understood) -> Iterator[Equation]:
    """Each pair of sums, in one table or in two that follow one another, and equity from year to
    year."""
    yield from _sides(understood)
    for grid in understood.grids:
        yield from _carried(grid)
        yield from _apart(grid)
        yield from _without_sums(grid)
        yield from openings(grid)


def _without_sums(grid: Grid) -> Iterator[Equation]:
    """What is owned against equity and what is owed, row by row, where they come out in most
    columns."""
    labels = ["" if one.is_heading else one.label for one in grid.rows]
    for equity, label in enumerate(labels):
        if not _EQUITY.match(label):
            continue
        owned = _run(labels, range(equity - 1, -1, -1), _OWNED)
        owed = [equity, *_run(labels, range(equity + 1, len(labels)), _OWED)]
        if min(len(owned), len(owed)) < _FEWEST_ROWS:
            continue
        told = [
            one
            for column in range(len(grid.columns))
            if grid.columns[column].additive
            and (one := _balanced(grid, owned[::-1], owed, column)) is not None
        ]
        failing = sum(one.state is State.CONTRADICTED for one in told)
        if len(told) - failing >= _FEWEST_HOLDING and failing <= 1:
            yield from told


def _run(labels: Sequence[str], rows: Iterable[int], form: re.Pattern[str]) -> list[int]:
    """The rows from a place on that a form names."""
    return list(takewhile(lambda row: form.search(labels[row]) is not None, rows))


def _balanced(
    grid: Grid, owned: Sequence[int], owed: Sequence[int], column: int
) -> Equation | None:
    """Equity as what is owned less what is owed, in a column where all of it is printed."""
    rows = (*owned, *owed)
    if len({grid.unit_of(row, column) for row in rows}) > 1:
        return None
    terms = [
        Term(TableNumber(grid.number, row, column), number, -1 if row in owed else 1)
        for row in rows
        if (number := grid.value(row, column)) is not None
    ]
    if len(terms) < len(rows):
        return None
    stated = replace(terms.pop(len(owned)), sign=1)
    computed = sum((one.value.value * one.sign for one in terms), Decimal(0))
    most, likely = rounding_bounds(len(terms), max(one.value.half for one in terms))
    text = partial(written, terms, computed)
    return Equation(
        RULE, stated, tuple(terms), computed, most, likely, text, sure=False, linear=True
    )


def _apart(grid: Grid) -> Iterator[Equation]:
    """Assets as the sums of equity, provisions and liabilities, in a table that has them apart and
    where it comes out in a column."""
    labels = ["" if one.is_heading else one.label for one in grid.rows]
    if any(map(_OTHER_SIDE.match, labels)):
        return
    sums = [[row for row, one in enumerate(labels) if form.match(one)] for form in _PARTS]
    assets = [row for row, one in enumerate(labels) if _SUM_ASSETS.match(one)]
    if len(assets) != 1 or any(len(some) != 1 for some in sums):
        return
    provisions = [row for row, one in enumerate(labels) if _PROVISIONS.match(one)]
    parts = [one for some in sums for one in some] + provisions
    told = [
        one
        for column in range(len(grid.columns))
        if grid.columns[column].additive and (one := _added(grid, assets[0], parts, column))
    ]
    if any(one.state is not State.CONTRADICTED for one in told):
        yield from told


def _added(grid: Grid, stated: int, rows: Sequence[int], column: int) -> Equation | None:
    """A row as the sum of others, in one column that has them all."""
    terms = [
        Term(TableNumber(grid.number, row, column), number)
        for row in (*rows, stated)
        if (number := grid.value(row, column)) is not None
    ]
    if len(terms) <= len(rows):
        return None
    *parts, whole = terms
    # Some print what is owed with a minus, as in the ledger.
    computed = sum((abs(one.value.value) for one in parts), Decimal(0))
    most, likely = rounding_bounds(len(parts), max(one.value.half for one in terms))
    return Equation(
        RULE, whole, tuple(parts), computed, most, likely, partial(written, parts, computed)
    )


def _carried(grid: Grid) -> Iterator[Equation]:
    """Equity as that of the year before and the result."""
    rows = [
        [index for index, row in enumerate(grid.rows) if form.match(row.label)]
        for form in (_EQUITY, _RESULT)
    ]
    years = [one.meaning.period[:4] for one in grid.columns]
    if [len(one) for one in rows] != [1, 1] or len(set(years)) < len(years) or not all(years):
        return
    (equity,), (result,) = rows
    told = [
        one
        for column, year in enumerate(years)
        if str(int(year) - 1) in years
        if (one := _carried_to(grid, equity, result, column, years.index(str(int(year) - 1))))
    ]
    failing = [one for one in told if one.state is State.CONTRADICTED]
    # A wrong equity fails as the last and as the first of two years.
    if len(told) - len(failing) >= max(1, len(failing)):
        yield from told


def _carried_to(grid: Grid, equity: int, result: int, column: int, before: int) -> Equation | None:
    places = ((equity, before), (result, column), (equity, column))
    terms = [
        Term(TableNumber(grid.number, row, at), number)
        for row, at in places
        if (number := grid.value(row, at)) is not None
    ]
    if len(terms) < len(places) or len({grid.unit_of(row, at) for row, at in places}) > 1:
        return None
    *parts, stated = terms
    computed = parts[0].value.value + parts[1].value.value
    most, likely = rounding_bounds(2, max(one.value.half for one in terms))
    return Equation(
        RULE,
        stated,
        tuple(parts),
        computed,
        most,
        likely,
        partial(written, parts, computed),
        linear=True,
    )


def _sides(understood: Understood) -> Iterator[Equation]:
    sums: list[tuple[Grid, int]] = []
    for grid in understood.grids:
        for index, row in enumerate(grid.rows):
            if _SUM_ASSETS.match(row.label):
                sums.append((grid, index))
            elif _OTHER_SIDE.match(row.label) and sums:
                owner, assets = sums[-1]
                if grid.number - owner.number <= 1:
                    yield from _pair(owner, assets, grid, index)
                    sums.pop()


def _pair(grid: Grid, assets: int, other: Grid, owed: int) -> Iterator[Equation]:
    if [one.meaning.period for one in grid.columns] != [
        one.meaning.period for one in other.columns
    ]:
        return
    for column in range(len(grid.columns)):
        one, two = grid.value(assets, column), other.value(owed, column)
        if one is None or two is None or not grid.columns[column].additive:
            continue
        if grid.unit_of(assets, column) != other.unit_of(owed, column):
            continue
        reach = max(one.half, two.half) * 2
        label = grid.rows[assets].label
        yield Equation(
            RULE,
            Term(TableNumber(other.number, owed, column), two),
            (Term(TableNumber(grid.number, assets, column), one),),
            # Of what is owed some print a minus; a change is below zero on both sides.
            -one.value if two.value < 0 <= one.value else one.value,
            reach if two.value != one.value else Decimal(0),
            reach,
            f"{label}: {print_number(one.value, one.decimals)}",
            linear=(one.value < 0) is (two.value < 0),
        )
