"""What may be told of a thing over years, budget and forecast: the amounts of a line, of several
lines together, or of one as a share of another, each with what it was, what was planned and how
much they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..understood.dimensions import dimension_of, in_base
from ..understood.equations import TableNumber
from ..understood.lines import Line, LineCell
from ..understood.plain_words import MONTH_ROOTS
from ..understood.words import NET_ROOTS, root
from .claims import Against, Kind
from .frames import Part
from .line_values import IS_SHARE, Value, kind_of_cell

_ZERO = Decimal(0)
_OWN = frozenset(map(root, ("kommun", "region", "staden")))
_RESULTS = frozenset(map(root, ("resultat", "result")))
_PLANS: dict[str, Kind] = {"budget": "budget", "target": "budget", "forecast": "forecast"}
_MOST_OF_WHOLE = 2
_NOW: tuple[Kind, ...] = ("level", "forecast", "share")


class Column(NamedTuple):
    """What a number of a line is: its kind, its period, and the words of its column that tell it
    from others of the kind. A tuple, since it is looked up again and again."""

    kind: Kind
    period: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in kronor, as a ratio or as a count, with how far the exact one may be off."""

    value: Decimal
    half: Decimal
    dimension: str
    unit: str
    cells: tuple[TableNumber, ...]
    text: str


@dataclass(frozen=True)
class Reckoned:
    """What was reckoned of lines, kept for the next sentence that names them: their amounts, the
    levels by the years that are told, the values by the level and their role beside it."""

    amounts: Mapping[Column, Amount]
    columns: dict[tuple[str, ...], list[Column]] = field(default_factory=dict)
    values: dict[tuple[object, ...], list[Value]] = field(default_factory=dict)
    in_units: dict[str, Reckoned] = field(default_factory=dict)

    @cached_property
    def lacks_units(self) -> bool:
        """Whether the unit of some amount is told nowhere."""
        return any(not one.unit for one in self.amounts.values())

    def told_in(self, unit: str) -> Reckoned:
        """The amounts without a unit as they are in that one."""
        if unit not in self.in_units:
            self.in_units[unit] = Reckoned(
                {
                    column: replace(
                        one,
                        value=in_base(one.value, unit),
                        half=in_base(one.half, unit),
                        dimension=dimension_of(unit),
                        unit=unit,
                    )
                    for column, one in self.amounts.items()
                    if not one.unit
                }
            )
        return self.in_units[unit]


@dataclass(frozen=True)
class Measure:
    """Something that a sentence may tell the amounts of: `line` is the one that it is named by,
    `lines` all of them, `strength` how surely they are named; `over` is the part of which a share
    is told, `whole` what it is one of; `term` is the standard term that names it, where it has one
    of its own."""

    line: Line
    lines: tuple[Line, ...]
    strength: float
    near: bool
    label: str
    reckoned: Reckoned
    over: Measure | None = None
    whole: Measure | None = None
    term: re.Pattern[str] | None = None

    @property
    def amounts(self) -> Mapping[Column, Amount]:
        """The amounts by what each of them is."""
        return self.reckoned.amounts

    @cached_property
    def places(self) -> frozenset[int]:
        """Where its lines stand among all."""
        return frozenset(one.place for one in self.lines)

    @cached_property
    def newest(self) -> str:
        """The newest year that it has an outcome of."""
        return max((one.period[:4] for one in self.amounts if one.kind in _NOW), default="")

    def told_in(self, unit: str) -> Measure:
        """The same where a table that tells no unit is in that one."""
        return replace(self, reckoned=self.reckoned.told_in(unit))

    def in_year(self, year: str, older: Column) -> list[Value]:
        """What stands in a year where it was something else in the one before."""
        if older.period[:4] != str(int(year) - 1) if year.isdigit() else True:
            return []
        told = [
            one
            for one in self.amounts
            if one.kind == older.kind and one.words == older.words and one.period[:4] == year
        ]
        return [Setting(self, one).value(one, self.amounts[one]) for one in told]

    def settings(self, years: Sequence[str], this_year: str) -> Iterator[Setting]:
        """Every column that may be what the sentence tells the level of: of those years, else of
        the report's, else of the newest that there is."""
        key = (this_year, *years)
        told = self.reckoned.columns.get(key)
        if told is None:
            told = self.reckoned.columns[key] = self._columns(years, this_year)
        return (Setting(self, one) for one in told)

    def _columns(self, years: Sequence[str], this_year: str) -> list[Column]:
        wanted = set(years) or {this_year}
        if not years and not any(one.period[:4] == this_year for one in self.amounts):
            wanted = {self.newest}
        return [
            one
            for one in self.amounts
            if one.kind in _NOW and (not one.period or one.period[:4] in wanted)
        ]


class Setting(NamedTuple):
    """A measure where a column is the level that is told."""

    measure: Measure
    now: Column

    def values(self, part: Part, since: Sequence[str] = ()) -> list[Value]:
        """What a number in that role would be."""
        kept = self.measure.reckoned.values
        key = (self.now, part.role, part.base, part.number.unit, *since)
        told = kept.get(key)
        if told is None:
            told = kept[key] = self._values(part, since)
        return told

    def _values(self, part: Part, since: Sequence[str]) -> list[Value]:
        base = part.base
        beside = self._beside_share(part)
        if beside is not None:
            amount = beside.amounts.get(self.now)
            return [self.value(self.now, amount)] if amount else []
        if part.role == "level" or (part.role == "share" and self._is_share):
            return self._of([self.now])
        if part.role == "then":
            return self._of(self._then(since))
        if part.role == "plan":
            return self._of(self._plans(base))
        if part.role in ("change", "growth"):
            growth = part.role == "growth"
            told = []
            if (
                part.role == "change"
                and base == "budget"
                and _RESULTS & set(self.measure.line.words)
            ):
                # A result is called a surplus, too.
                told += self._of([self.now])
            if base in ("period", ""):
                told += self._compared(self._then(since), "change", "period", growth)
            if base in ("budget", "target", ""):
                told += self._compared(
                    self._plans("budget"), "variance", "budget", growth, base=base
                )
            if base in ("forecast", "") and self.now.kind != "forecast":
                told += self._compared(self._plans("forecast"), "variance", "forecast", growth)
            return told
        return []

    def _beside_share(self, part: Part) -> Measure | None:
        """What an amount beside a share is of: `192,1 mkr, 8,0 procent av kostnaderna` tells the
        part itself, too, `av 124 platser` the whole."""
        if part.role == "level" and not part.is_share:
            return self.measure.over
        return self.measure.whole if part.role == "whole" else None

    def others(self) -> list[Value]:
        """What stands beside the level, of another year or planned."""
        return self._of([*self._then(()), *self._plans("budget"), *self._plans("forecast")])

    def planned(self, base: str) -> list[Value]:
        """What was budgeted or foreseen."""
        return self._of(self._plans(base))

    def told_by(self, part: Part | None) -> Value | None:
        """What a share is of something: the difference that is told right before it, else the
        level."""
        if part is not None and part.role == "change":
            return next(iter(self.values(part)), None)
        return self.value(self.now, self.measure.amounts[self.now])

    @property
    def _is_share(self) -> bool:
        return self.measure.amounts[self.now].dimension == "share"

    def _then(self, since: Sequence[str]) -> list[Column]:
        """The same the year before, or in the year that is named."""
        year = self.now.period[:4]
        if not year.isdigit():
            return []
        if year in since:
            return []
        earlier = [one for one in since if one < year] or [str(int(year) - 1)]
        kinds = {self.now.kind} if self.now.kind != "forecast" else {"level"}
        rest = self.now.period[4:].replace(year, earlier[0])
        told = [
            one
            for one in self.measure.amounts
            if one.kind in kinds and one.period[:4] == earlier[0] and one.words == self.now.words
        ]
        same = [one for one in told if one.period[4:] == rest]
        return same or [one for one in told if len(told) == 1]

    def _plans(self, base: str) -> list[Column]:
        kind = _PLANS.get(base, "budget")
        told = [
            one
            for one in self.measure.amounts
            if one.kind == kind
            and one != self.now
            and one.words <= self.now.words
            and self.now.words - one.words <= MONTH_ROOTS
            and (not one.period or one.period[:4] == self.now.period[:4] or not self.now.period)
        ]
        # The plan of the whole year stands beside what came in some months.
        told = [one for one in told if one.words == self.now.words] or told
        same = [one for one in told if one.period == self.now.period]
        return same or told

    def _of(self, columns: Sequence[Column]) -> list[Value]:
        return [self.value(one, self.measure.amounts[one]) for one in columns]

    def value(self, column: Column, amount: Amount) -> Value:
        """An amount as a value that a sentence may tell."""
        return Value(
            amount.value,
            amount.half,
            amount.dimension,
            column.kind,
            "",
            column.period,
            "",
            tuple(sorted(column.words)),
            amount.cells,
            "{0}",
            self.measure.label,
            (amount.text,),
            amount.value < 0,
            amount.unit,
        )

    def _compared(
        self,
        bases: Sequence[Column],
        kind: Kind,
        against: Against,
        growth: bool,
        *,
        base: str = "",
    ) -> list[Value]:
        """What the level differs by from each of some columns, reckoned, or printed in a column of
        its own."""
        now = self.measure.amounts[self.now]
        told = []
        for one in bases:
            then = self.measure.amounts[one]
            if now.dimension != then.dimension:
                continue
            if base == "target" and now.unit in ("", "percent"):
                # A target is what it is: 95 percent are 95,0.
                then = replace(then, half=_ZERO)
            made = replace(
                self.value(self.now, now),
                value=now.value - then.value,
                half=now.half + then.half,
                kind=kind,
                against=against,
                older=one.period,
                cells=(*now.cells, *then.cells),
                form="{0} - {1}",
                terms=(now.text, then.text),
                costs=now.value < 0 and then.value < 0,
            )
            if growth:
                if (
                    not then.value
                    or now.dimension == "share"
                    or IS_SHARE.search(self.measure.label)
                ):
                    continue
                half = now.half / abs(then.value)
                half += then.half * abs(now.value) / then.value**2
                made = replace(
                    made,
                    value=made.value / abs(then.value),
                    half=half,
                    dimension="share",
                    kind="growth",
                    form="({0} - {1}) / {1}",
                    unit="percent",
                )
            told.append(made)
        return [*told, *self._printed(kind, growth=growth)]

    def _printed(self, kind: Kind, *, growth: bool) -> list[Value]:
        wanted: tuple[Kind, ...] = ("growth",) if growth else (kind,)
        return [
            self.value(one, amount)
            for one, amount in self.measure.amounts.items()
            if one.kind in wanted
            and one.words <= self.now.words
            and (not one.period or one.period[:4] == self.now.period[:4])
        ]


def sums_of(lines: Sequence[Line], sign: int = 0) -> dict[Column, Amount]:
    """The amounts of several lines together; those behind the first with that sign before their
    size, if one is told."""
    some = [amounts_of(one) for one in lines]
    told: dict[Column, Amount] = {}
    for column, first in some[0].items():
        others = [one.get(column) for one in some[1:]]
        if first.dimension == "share" or any(
            one is None or one.dimension != first.dimension for one in others
        ):
            continue
        all_of_them = [first, *(_signed(one, sign) for one in others if one is not None)]
        told[column] = Amount(
            sum((one.value for one in all_of_them), _ZERO),
            sum((one.half for one in all_of_them), _ZERO),
            first.dimension,
            first.unit,
            tuple(cell for one in all_of_them for cell in one.cells),
            "(" + " + ".join(one.text for one in all_of_them) + ")",
        )
    return told


def _signed(one: Amount, sign: int) -> Amount:
    size = one.text.lstrip("-\u2212\u2013")
    if not sign or one.value == sign * abs(one.value):
        return one
    return replace(one, value=-one.value, text=size if sign > 0 else f"\u2212{size}")


def shares_of(part: Measure, whole: Measure) -> dict[Column, Amount]:
    """The amounts of one measure as shares of another, where both are told of the same."""
    told: dict[Column, Amount] = {}
    for column, one in part.amounts.items():
        other = whole.amounts.get(column)
        if column.kind in ("variance", "change", "growth") or other is None or not other.value:
            continue
        if one.dimension == "share" or other.dimension != one.dimension:
            continue
        share = abs(one.value / other.value)
        if share > _MOST_OF_WHOLE:
            # What is so much more than another is no part of it.
            continue
        told[column] = Amount(
            share,
            (one.half + other.half * share) / abs(other.value),
            "share",
            "percent",
            (*one.cells, *other.cells),
            f"{one.text} / {other.text}",
        )
    return told


def quotient(part: Value, whole: Value) -> Value | None:
    """One value as a share of another; None where it is none."""
    if not whole.value or part.dimension == "share" or whole.dimension != part.dimension:
        return None
    share = abs(part.value / whole.value)
    return replace(
        part,
        value=share,
        half=(part.half + whole.half * share) / abs(whole.value),
        dimension="share",
        kind="share",
        cells=(*part.cells, *whole.cells),
        form="{0} / {1}",
        terms=(part.form.format(*part.terms), whole.form.format(*whole.terms)),
        costs=False,
        unit="percent",
    )


def amounts_of(line: Line) -> dict[Column, Amount]:
    """The amounts of a line by their columns; of two columns that mean the same none counts where
    they differ."""
    told: dict[Column, Amount] = {}
    twice: set[Column] = set()
    columns = {
        one.number: Column(kind_of_cell(one), one.period, _telling(one)) for one in line.cells
    }
    whole = {columns[one.number] for one in line.cells if dimension_of(one.unit) != "share"}
    for one in line.cells:
        column, amount = columns[one.number], _amount(one)
        if amount.dimension == "share" and column in whole and column.kind == "level":
            # Beside the amount stands what share it is of the whole.
            column = column._replace(kind="share")
        if column in told and told[column].value != amount.value:
            twice.add(column)
        told.setdefault(column, amount)
    return {column: amount for column, amount in told.items() if column not in twice}


def _telling(cell: LineCell) -> frozenset[str]:
    """The words of a column that tell it from others: that it is net, and the municipality's own,
    goes without saying."""
    return frozenset(cell.words) - NET_ROOTS - _OWN


def _amount(cell: LineCell) -> Amount:
    return Amount(
        cell.base,
        cell.reach,
        dimension_of(cell.unit),
        cell.unit,
        (cell.number,),
        re.sub(r"\s+", " ", cell.shown),
    )
