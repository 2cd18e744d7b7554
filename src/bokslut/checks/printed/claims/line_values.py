"""What a line of a table says: its numbers, and what follows from them by plain arithmetic.

Differences between years, between budget, forecast and outcome, growth, shares of another column
or of the table's total, means over years: whatever a sentence may tell of one line, each with the
kind of amount that it is. Nothing is guessed here; which of them a sentence means is for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import permutations

from ..understood.dimensions import dimension_of
from ..understood.equations import TableNumber
from ..understood.lines import Line, LineCell
from ..understood.words import SCOPE_ROOTS, SIDE_ROOTS
from .claims import Against, Kind

_MOST_CELLS = 12
_FEWEST_OF_MEAN = 2
_MOST_OF_WHOLE = 2
_ZERO = Decimal(0)
_OF_PLAN = re.compile(
    r"(?:%|procent|andel)\s+(?:av|of)\s+(?:\w+\s+)?\w*(?:budget|anslag|ram|prognos)",
    re.IGNORECASE,
)
# Columns that differ in these are of different things.
_APART = SCOPE_ROOTS | SIDE_ROOTS


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a sentence may tell of a line: in kronor, as a ratio or as a count, with how
    far the exact value may be from it. `period` is the one that it is of, `older` the one that it
    is compared with, `words` those of the column that must be meant."""

    value: Decimal
    half: Decimal
    dimension: str
    kind: Kind
    against: Against
    period: str
    older: str
    words: tuple[str, ...]
    cells: tuple[TableNumber, ...]
    form: str
    label: str
    terms: tuple[str, ...]
    costs: bool = False
    unit: str = ""

    @property
    def text(self) -> str:
        """The arithmetic, as a controller writes it."""
        terms = self.terms
        if " - {1}" in self.form and terms[1].startswith(("-", "\u2212")):
            terms = (terms[0], f"({terms[1]})", *terms[2:])
        told = self.form.format(*terms)
        return f"{self.label}: {told}" if self.label else told


def kind_of_cell(cell: LineCell) -> Kind:
    """The kind of amount that stands in a cell, by what stands over it."""
    percent = cell.unit in ("percent", "pp")
    if percent and _OF_PLAN.search(cell.head):
        # What is used of the budget, in percent, is neither the budget nor an outcome.
        return ""
    if cell.role in ("variance", "change"):
        if percent and cell.unit == "percent":
            return "share" if cell.role == "variance" else "growth"
        return cell.role
    if cell.role in ("budget", "forecast", "share"):
        return cell.role
    return "level"


_TERM, DIFFERENCE = "{0}", "{0} - {1}"
# What is a share of something by its name grows in percentage points.
IS_SHARE = re.compile(r"%|\b(?:procent|andel\w*|per cent|share)\b", re.IGNORECASE)


def values_of(line: Line) -> list[Value]:
    """Everything that a line says by itself."""
    told = [_printed(line, one) for one in line.cells if one.value.value]
    some = line.cells[:_MOST_CELLS]
    for one, other in permutations(some, 2):
        told += _of_two(line, one, other)
    told += _means(line, some)
    return told


def _printed(line: Line, cell: LineCell) -> Value:
    return Value(
        cell.base,
        cell.reach,
        dimension_of(cell.unit),
        kind_of_cell(cell),
        "budget" if cell.role == "variance" else "",
        cell.period,
        "",
        cell.words,
        (cell.number,),
        "{0} = {1}" if cell.head else "{1}",
        line.label,
        (cell.head, cell.shown),
        cell.value.value < 0 and kind_of_cell(cell) not in ("change", "growth", "variance"),
        cell.unit,
    )


def _of_two(line: Line, one: LineCell, other: LineCell) -> Iterator[Value]:
    """What two cells of one line say together: the first less the second, or as a share of it."""
    if dimension_of(one.unit) != dimension_of(other.unit) or one.value.value == other.value.value:
        return
    if set(one.words) & _APART != set(other.words) & _APART:
        return
    kind, against = _comparison(kind_of_cell(one), kind_of_cell(other), one, other)
    value, half, base, base_half = one.base, one.reach, other.base, other.reach
    shares = one.unit in ("percent", "pp")
    words = tuple(dict.fromkeys((*one.words, *other.words)))
    cells = (one.number, other.number)
    shown = (one.shown, other.shown)
    costs = value < 0 and base < 0

    def told(
        amount: Decimal, reach: Decimal, dimension: str, what: Kind, mark: Against, form: str
    ) -> Value:
        return Value(
            amount,
            reach,
            dimension,
            what,
            mark,
            one.period,
            other.period,
            words,
            cells,
            form,
            line.label,
            shown,
            costs,
            one.unit if dimension != "share" or shares else "percent",
        )

    if kind:
        gap = value - base
        yield told(gap, half + base_half, dimension_of(one.unit), kind, against, DIFFERENCE)
    if shares or not base or abs(base) <= base_half:
        return
    if kind in ("change", "variance") and not IS_SHARE.search(line.label):
        reach = half / abs(base) + base_half * abs(value) / base**2
        grown = (value - base) / abs(base)
        yield told(grown, reach, "share", "growth", against, "({0} - {1}) / {1}")
    if _is_part(one, other):
        reach = half / abs(base) + base_half * abs(value) / base**2
        of: Against = "budget" if kind_of_cell(other) == "budget" else ""
        yield told(value / base, reach, "share", "share", of, "{0} / {1}")


def _is_part(one: LineCell, other: LineCell) -> bool:
    """Whether one cell is told as a share of the other: what is left or used of a budget, the
    variance of an outcome; never one year's of another's."""
    if one.period and other.period and one.period != other.period:
        return False
    if kind_of_cell(other) not in ("budget", "level", "forecast"):
        return False
    if kind_of_cell(one) == "variance" and kind_of_cell(other) == "level":
        # A variance is told as a share of what was planned.
        return False
    return abs(one.base) <= abs(other.base) * _MOST_OF_WHOLE


def _comparison(first: Kind, second: Kind, one: LineCell, other: LineCell) -> tuple[Kind, Against]:
    """What the difference of two cells is: a change between periods, a variance against budget
    or forecast; nothing where it means neither."""
    if "variance" in (first, second) or "growth" in (first, second) or "change" in (first, second):
        later = first == second and one.period > other.period != ""
        return ("change", "period") if later else ("", "")
    if first == second:
        if one.period and other.period and one.period != other.period:
            return ("change", "period") if one.period > other.period else ("", "")
        return ("change", "") if one.words != other.words else ("", "")
    if second in ("budget", "forecast") and first in ("level", "forecast"):
        if "" < one.period[:4] < other.period[:4]:
            # Last year's outcome is held against no budget of this year.
            return "", ""
        return "variance", "budget" if second == "budget" else "forecast"
    return "", ""


def _means(line: Line, cells: Sequence[LineCell]) -> Iterator[Value]:
    """The mean over all the periods of a line, and over the last three or five of them."""
    outcomes = [one for one in cells if kind_of_cell(one) == "level" and one.period]
    outcomes.sort(key=lambda one: one.period, reverse=True)
    units = {one.unit for one in outcomes}
    if len(units) != 1 or len({one.period for one in outcomes}) != len(outcomes):
        return
    for count in sorted({len(outcomes), 3, 5, 10}):
        some = outcomes[:count]
        if _FEWEST_OF_MEAN < count <= len(outcomes):
            total = sum((one.base for one in some), _ZERO)
            yield Value(
                total / count,
                some[0].reach,
                dimension_of(some[0].unit),
                "mean",
                "",
                some[0].period,
                some[-1].period,
                (),
                tuple(one.number for one in some),
                "(" + " + ".join(f"{{{place}}}" for place in range(count)) + f") / {count}",
                line.label,
                tuple(one.shown for one in some),
                unit=some[0].unit,
            )


def values_of_share(line: Line, totals: Sequence[Line]) -> list[Value]:
    """What part of its table's total each number of a line is."""
    return [
        value
        for total in totals
        if total.place != line.place and total.grid == line.grid
        for value in values_of_pair(line, total)
        if value.kind == "share" and value.value
    ]


def values_of_pair(first: Line, second: Line) -> list[Value]:
    """What one line has more than another, and what share of it the first is, where their
    columns are the same."""
    told: list[Value] = []
    for one, other in _same_columns(first, second):
        if one.unit != other.unit and dimension_of(one.unit) != "money":
            continue
        value, half, base, base_half = one.base, one.reach, other.base, other.reach
        make = partial(
            Value,
            period=one.period,
            older="",
            words=one.words,
            cells=(one.number, other.number),
            label="",
            terms=(f"{first.label} {one.shown}", f"{second.label} {other.shown}"),
            unit=one.unit,
        )
        dimension = dimension_of(one.unit)
        if first.grid == second.grid:
            gap = value - base
            told.append(make(gap, half + base_half, dimension, "change", "", form=DIFFERENCE))
        if dimension != "share" and abs(base) > base_half and abs(value) <= abs(base):
            ratio = half / abs(base) + base_half * abs(value) / base**2
            of: Against = "budget" if kind_of_cell(one) == "budget" else ""
            told.append(make(value / base, ratio, "share", "share", of, form="{0} / {1}"))
    return told


def value_of_sum(lines: Sequence[Line]) -> list[Value]:
    """The sums of several lines of one table, column by column."""
    told: list[Value] = []
    by_column = [{one.number.column: one for one in line.cells} for line in lines]
    for column in sorted(set.intersection(*(set(one) for one in by_column))):
        cells = [one[column] for one in by_column]
        if cells[0].unit in ("percent", "pp"):
            continue
        told.append(
            Value(
                sum((one.base for one in cells), _ZERO),
                sum((one.reach for one in cells), _ZERO),
                dimension_of(cells[0].unit),
                kind_of_cell(cells[0]),
                "budget" if cells[0].role == "variance" else "",
                cells[0].period,
                "",
                cells[0].words,
                tuple(one.number for one in cells),
                " + ".join(f"{{{place}}}" for place in range(len(cells))),
                ", ".join(line.label for line in lines),
                tuple(one.shown for one in cells),
                unit=cells[0].unit,
            )
        )
    return told


def values_of_ratio(part: Line, whole: Sequence[Line]) -> list[Value]:
    """What share of several lines of its table together a line is, column by column."""
    told: list[Value] = []
    mine = {one.number.column: one for one in part.cells}
    for total in value_of_sum(whole):
        one = mine.get(total.cells[0].column)
        if one is None or not total.value or dimension_of(one.unit) != total.dimension:
            continue
        value, half = one.base, one.reach
        reach = half / abs(total.value) + total.half * abs(value) / total.value**2
        told.append(
            Value(
                value / total.value,
                reach,
                "share",
                "share",
                "",
                one.period,
                "",
                one.words,
                (one.number, *total.cells),
                f"{{0}} / ({total.form.format(*total.terms)})",
                part.label,
                (one.shown,),
                unit="percent",
            )
        )
    return told


def _same_columns(first: Line, second: Line) -> Iterator[tuple[LineCell, LineCell]]:
    """Cells of two lines that mean the same: in one table those of a column, in two those of the
    same period and kind."""
    if first.grid == second.grid:
        others = {one.number.column: one for one in second.cells}
        rows = {one.number.row: one for one in second.cells}
        for one in first.cells:
            other = others.get(one.number.column) or rows.get(one.number.row)
            if other is not None and other.number != one.number:
                yield one, other
        return
    for one in first.cells:
        for other in second.cells:
            apart = set(one.words) & _APART != set(other.words) & _APART
            if apart and (set(one.words) | set(other.words)) & SCOPE_ROOTS:
                continue
            if one.period == other.period and kind_of_cell(one) == kind_of_cell(other):
                yield one, other
