"""Pairs of a line's numbers that a word of direction may compare, and which way they went.

An outcome of one period against that of an earlier one, or against budget or forecast; only numbers
of the same column words (`Kommunen`, `Koncernen`), the same kind of period and the same unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# What is better when it is more, sign and all: a result of -5 is lower than one of -2.
_SIGNED = re.compile(
    r"resultat(?!räkning|enhet|område)|netto(?!kostnad|invest|utgift|kommunbidrag)|kassaflöde|saldo|"
    r"eget kapital|avvikelse|överskott|result\b|cash flow|equity",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\*|\[[0-9]+\]|[0-9]\)")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of a line, the one that is compared with first."""

    line: Line
    older: LineCell
    newer: LineCell

    @property
    def change(self) -> Decimal:
        """How much it rose, in kronor, as a ratio or as a count; costs that are printed below
        zero rise when they are further below it."""
        old, new = self.older.base, self.newer.base
        if old <= 0 and new <= 0 and (old or new) and not self._signed:
            old, new = -old, -new
        return new - old

    @property
    def _signed(self) -> bool:
        return is_signed(self.line)

    @property
    def way(self) -> int:
        """Which way it went: the printed numbers differ only if the exact ones do. A result below
        zero that is further below is lower to some and a larger deficit to others: 0."""
        old, new = self.older.base, self.newer.base
        if self._signed and old < 0 and new < 0:
            return 0
        return self.better

    @property
    def better(self) -> int:
        """Which way it went, sign and all."""
        change = self.change
        return (change > 0) - (change < 0)

    @property
    def growth(self) -> Decimal | None:
        """The change as a share of the number that is compared with."""
        base = abs(self.older.base)
        return self.change / base if base else None

    @property
    def told(self) -> str:
        """Both numbers with what stands over them."""
        return f"{shown(self.older)} → {shown(self.newer)}"


def is_signed(line: Line) -> bool:
    """Whether the sign of a line's numbers is part of how high they are."""
    return bool(_SIGNED.search(f"{line.label} {' '.join(line.words)}"))


def shown(cell: LineCell) -> str:
    """A number with what stands over it."""
    value = print_number(cell.value.value, cell.value.decimals)
    head = cell.head or cell.period
    return f"{value} ({head})" if head else value


def year_of(cell: LineCell) -> str:
    """The year of a number, empty where none is told."""
    return cell.period[:4]


def is_outcome(cell: LineCell) -> bool:
    """Whether it is what was, neither planned nor compared."""
    return cell.role in ("outcome", "")


def dated(line: Line, year: str) -> Line:
    """The line with the report's year over the outcomes that stand without one (`Utfall` beside
    `Utfall 2021`), where no other number of the line is of that year."""
    told = [one for one in line.cells if one.role == "outcome"]
    bare = [one for one in told if not one.period]
    if not bare or any(year_of(one) == year for one in told):
        return line
    cells = tuple(
        replace(one, period=year) if one.role == "outcome" and not one.period else one
        for one in line.cells
    )
    return replace(line, cells=cells)


def series_of(line: Line) -> list[tuple[LineCell, ...]]:
    """The outcomes of a line by period, the newest first: one series for each kind of column.
    Of two numbers of one period the one with a footnote mark is of something else."""
    told = line.kept.get(series_of)
    if not isinstance(told, list):
        told = line.kept[series_of] = list(_series_of(line))
    return told


def _series_of(line: Line) -> Iterator[tuple[LineCell, ...]]:
    groups: dict[tuple[tuple[str, ...], str, str], list[LineCell]] = defaultdict(list)
    for one in line.cells:
        if is_outcome(one) and year_of(one):
            kind = _YEAR.sub("", one.period)
            groups[(one.words, kind, dimension_of(one.unit))].append(one)
    for cells in groups.values():
        by_year: dict[str, list[LineCell]] = defaultdict(list)
        for one in cells:
            by_year[one.period].append(one)
        kept: list[LineCell] = []
        for same in by_year.values():
            plain = [one for one in same if not _MARKED.search(one.head)]
            some = plain or same
            if len({one.value.value for one in some}) == 1 and len({one.unit for one in some}) == 1:
                kept.append(some[0])
        kept.sort(key=lambda one: one.period, reverse=True)
        if len(kept) >= 2 and len({one.unit for one in kept}) == 1:
            yield tuple(kept)


def period_pairs(line: Line, year: str, since: Sequence[str]) -> Iterator[list[Pair]]:
    """By series, the pairs of the year told of and of one before it: that of `since`, else the
    year before. A series without both gives an empty list."""
    for cells in series_of(line):
        by_year = {year_of(one): one for one in cells}
        newer = by_year.get(year)
        if newer is None:
            yield []
            continue
        earlier = [one for one in cells if year_of(one) < year]
        if since:
            older = [one for one in earlier if year_of(one) in since]
        else:
            older = [one for one in earlier if int(year) - int(year_of(one)) == 1]
        yield [Pair(line, one, newer) for one in older]


def long_pairs(line: Line, year: str) -> Iterator[list[Pair]]:
    """By series, the pairs of the year told of and of every one before it."""
    for cells in series_of(line):
        newest = next((one for one in cells if year_of(one) == year), None)
        if newest is not None:
            yield [Pair(line, one, newest) for one in cells if year_of(one) < year]


def plan_pairs(line: Line, against: str, year: str) -> Iterator[list[Pair]]:
    """By kind of column, the outcome of the year beside its budget or forecast."""
    groups: dict[tuple[str, ...], list[LineCell]] = defaultdict(list)
    for one in line.cells:
        groups[one.words].append(one)
    for cells in groups.values():
        planned = [one for one in cells if one.role == against and year_of(one) in (year, "")]
        outcome = [
            one
            for one in cells
            if is_outcome(one) and year_of(one) in (year, "") and not _signs_only(one)
        ]
        if not planned and not outcome:
            continue
        yield [
            Pair(line, plan, got)
            for plan in planned
            for got in outcome
            if dimension_of(plan.unit) == dimension_of(got.unit)
        ]


def _signs_only(cell: LineCell) -> bool:
    """Whether a column of results stands beside one of budgets of costs."""
    return bool(re.search(r"resultat", cell.head, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Match:
    """A number of the sentence that a pair explains, and how many digits speak for it."""

    number: TypedNumber
    kind: str
    digits: int


def matches(pair: Pair, numbers: Sequence[TypedNumber]) -> list[Match]:
    """The numbers of a sentence that a pair explains: as its change, its growth, or one of its
    two levels."""
    found = []
    for one in numbers:
        kind = explained_as(pair, one)
        if kind:
            found.append(Match(one, kind, digits_of(one)))
    return found


def digits_of(number: TypedNumber) -> int:
    """How many digits of a number say something: 305,3 has four, 2 has one, 12 000 has two."""
    told = str(abs(number.value or _ZERO)).replace(".", "").lstrip("0")
    return max(1, len(told if number.decimals else told.rstrip("0")))


def explained_as(pair: Pair, number: TypedNumber) -> str:
    """What a number is of a pair: `change`, `growth`, `new`, `old`, or nothing."""
    share = dimension_of(pair.newer.unit) == "share" or (
        dimension_of(pair.newer.unit) == "number"
        and dimension_of(number.unit) == "share"
        and max(abs(pair.newer.base), abs(pair.older.base)) <= _HUNDRED
    )
    scale = Decimal("0.01") if share and dimension_of(pair.newer.unit) == "number" else Decimal(1)
    same = dimension_of(number.unit) == dimension_of(pair.newer.unit) or share
    stated, half = abs(number.base), _half(number)
    if same and number.unit in ("", pair.newer.unit) and dimension_of(number.unit) == "number":
        scale = Decimal(1)
    cell_half = pair.newer.reach * scale
    if same:
        amounts = (
            ("change", abs(pair.change) * scale, cell_half * 2),
            ("new", abs(pair.newer.base) * scale, cell_half),
            ("old", abs(pair.older.base) * scale, cell_half),
        )
        for kind, value, reach in amounts:
            if number.unit == "pp" and kind != "change":
                continue
            if abs(stated - value) <= half + reach:
                return kind
    if number.unit == "percent" and pair.growth is not None:
        base = abs(pair.older.base)
        reach = pair.newer.reach * 2 / base
        if abs(stated - abs(pair.growth)) <= half + reach:
            return "growth"
    return ""


def _half(number: TypedNumber) -> Decimal:
    half = number.reach
    stated = abs(number.base)
    return max(half, stated / 20) if number.hedge else half
