"""What amounts of a report make with each other: sums and differences, shares, years together.

Each yields values without their sign, with how far the exact ones may be off, for whoever asks
whether a number may be one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value without its sign in kronor, as a ratio or a count, and how far it may be off."""

    value: Decimal
    half: Decimal
    dimension: str


def amount_of(number: TypedNumber) -> Amount:
    """A number of a sentence as what can be reckoned with."""
    value = abs(number.base)
    half = number.reach
    return Amount(value, half, dimension_of(number.unit))


def amount_of_cell(cell: LineCell) -> Amount:
    """A number of a line as what can be reckoned with."""
    return Amount(
        abs(cell.base),
        cell.reach,
        dimension_of(cell.unit),
    )


def at_shares(
    dimension: str, told: Sequence[Amount], some: Sequence[Amount]
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a share that a sentence tells as a rule is of some amounts: 2 per cent of all taxes."""
    if dimension != "share":
        for share in told:
            for one in some if share.dimension == "share" else ():
                if one.dimension == dimension:
                    yield one.value * share.value, one.half * share.value


def over_years(dimension: str, lines: Sequence[Line]) -> Iterator[tuple[Decimal, Decimal]]:
    """What each of some lines came to in its last years together, so many as it has."""
    if dimension == "share":
        return
    for line in lines:
        told = {
            one.period: one
            for one in line.cells
            if one.period and one.role in ("outcome", "") and dimension_of(one.unit) == dimension
        }
        value = half = _ZERO
        for count, period in enumerate(sorted(told, reverse=True), 1):
            value, half = value + told[period].base, half + told[period].reach
            if count > 1:
                yield abs(value), half


def by_columns(dimension: str, lines: Sequence[Line]) -> Iterator[tuple[Decimal, Decimal]]:
    """What two lines of one table make, column by column."""
    by_column: dict[tuple[int, int], list[Amount]] = defaultdict(list)
    for line in lines:
        for cell in line.cells:
            by_column[line.grid, cell.number.column].append(amount_of_cell(cell))
    for some in by_column.values():
        yield from made_of(dimension, some)


def sums_of(dimension: str, lines: Sequence[Line]) -> Iterator[tuple[Decimal, Decimal]]:
    """What a sum of lines that are named together makes, and between two of its columns."""
    for count in (2, 3):
        for some in combinations(lines, count):
            if len({one.grid for one in some}) > 1:
                continue
            columns = [{one.number.column: one for one in line.cells} for line in some]
            sums = []
            for column in sorted(set.intersection(*map(set, columns))):
                cells = [one[column] for one in columns]
                value = sum((one.base for one in cells), _ZERO)
                half = sum((one.reach for one in cells), _ZERO)
                sums.append(Amount(abs(value), half, dimension_of(cells[0].unit)))
                if sums[-1].dimension == dimension:
                    yield abs(value), half
            yield from made_of(dimension, sums)


def with_lines(
    dimension: str, beside: Sequence[Amount], lines: Sequence[Line]
) -> Iterator[tuple[Decimal, Decimal]]:
    """What a number of the sentence makes with a line otherwise than by sum and difference: a share
    of it, and an amount for each of those that it counts or for all of them."""
    cells = [amount_of_cell(cell) for line in lines for cell in line.cells]
    counts = [one for one in cells if one.dimension == "number" and one.value > one.half]
    for one in beside:
        if one.dimension == "share":
            for cell in cells:
                yield from by_shares(dimension, (one, cell))
        for count in counts if dimension == "money" else ():
            if one.dimension == "money":
                each = one.value / count.value
                yield each, (one.half + each * count.half) / count.value
            elif one.dimension == "number":
                yield one.value * count.value, one.half * count.value + one.value * count.half


def of_third(dimension: str, lines: Sequence[Line]) -> Iterator[tuple[Decimal, Decimal]]:
    """What two lines of a table are together of a third, column by column."""
    columns: dict[tuple[int, int], list[Amount]] = defaultdict(list)
    for line in lines if dimension == "share" else ():
        for cell in line.cells:
            columns[line.grid, cell.number.column].append(amount_of_cell(cell))
    for some in columns.values():
        for one, other, whole in permutations(some, 3):
            together = one.value + other.value
            if one.dimension == other.dimension == whole.dimension and together < whole.value:
                half = one.half + other.half + whole.half
                yield together / whole.value, half / whole.value


def left_of_whole(dimension: str, some: Sequence[Amount]) -> Iterator[tuple[Decimal, Decimal]]:
    """What is left of the whole beside a share of it."""
    for one in some if dimension == "share" else ():
        yield 1 - one.value, one.half


def by_shares(dimension: str, some: Sequence[Amount]) -> Iterator[tuple[Decimal, Decimal]]:
    """What an amount and a share make: the part, the whole, and what it was before it grew."""
    if dimension == "share":
        return
    for share, one in permutations(some, 2):
        if share.dimension != "share" or one.dimension != dimension or share.value <= share.half:
            continue
        by = one.half + one.value * share.half
        yield one.value * share.value, by
        for base in (share.value, 1 + share.value, 1 - share.value):
            if base > share.half:
                yield one.value / base, one.half / base + one.value * share.half / base**2


def made_of(dimension: str, some: Sequence[Amount]) -> Iterator[tuple[Decimal, Decimal]]:
    """What any two amounts make in a dimension: sum and difference, share and growth."""
    for one, other in combinations(some, 2):
        if one.dimension != other.dimension:
            continue
        half = one.half + other.half
        gap = abs(one.value - other.value)
        if one.dimension == dimension:
            yield one.value + other.value, half
            if gap > half:
                yield gap, half
        if dimension == "share" and one.dimension != "share":
            for part, whole in permutations((one, other)):
                if whole.value > whole.half:
                    reach = part.half / whole.value + whole.half * part.value / whole.value**2
                    yield part.value / whole.value, reach
                    if gap > half:
                        yield gap / whole.value, reach
