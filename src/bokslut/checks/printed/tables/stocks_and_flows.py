"""Levels and what changed them: equity and the results of the years, debt and what was borrowed.

**Proves** a row of levels at the end of years and another of amounts of the years, in one table or
two, where each level less the one before it is the amount of its year: over three years at least,
by digits enough that it is no chance. **Doubts** the one amount, or the one level, that breaks it,
where all other years hold. **Silent** where another row holds in all years, and where fewer than
two years hold. Source: recalculation (ISA 500, A22); equity changes by the result (RKR R11).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from math import log10

from bokslut.model.numbers import print_number

from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_base
from ..understood.equations import Equation, State, Term, evidence
from ..understood.lines import Line, LineCell
from ..understood.understood import Understood

RULE = "cross-footing"

_ENOUGH, _FEWEST, _MOST_LINES = 4.5, 2, 200


@dataclass(frozen=True, slots=True)
class _Series:
    """The amounts of a line by year, in one unit."""

    line: Line
    cells: dict[int, LineCell]

    def value(self, year: int) -> Decimal:
        """What it is in a year, in kronor."""
        cell = self.cells[year]
        return cell.base

    def half(self, year: int) -> Decimal:
        """How far that may be off."""
        cell = self.cells[year]
        return cell.reach


@dataclass(frozen=True, slots=True)
class _Tried:
    """Levels and amounts of the same years: in which years they go together, and in which not."""

    levels: _Series
    flows: _Series
    holding: tuple[int, ...]
    failing: tuple[int, ...]
    weight: float


def stocks_and_flows(understood: Understood) -> Iterator[Equation]:
    """The equations of every row of levels that amounts of another row lead through."""
    some = [one for line in subjects_of(understood).lines if (one := _series(line))][:_MOST_LINES]
    for levels in some:
        gaps = list(_gaps(levels))
        tried = [
            found
            for flows in some
            if flows is not levels and (found := _tried(levels, gaps, flows)) is not None
        ]
        enough = _ENOUGH + log10(len(some))
        tried = [one for one in tried if one.weight >= enough]
        whole = [one for one in tried if not one.failing]
        for each in whole or tried[:1]:
            yield from _equations(each)


def _series(line: Line) -> _Series | None:
    """The amounts of a line over years that follow on each other; none where it has others."""
    told = [one for one in line.cells if one.role in ("outcome", "")]
    if any(not one.period[:4].isdigit() or one.words for one in told):
        return None
    cells = {int(one.period[:4]): one for one in told}
    if len(cells) < len(told) or len(cells) <= _FEWEST:
        return None
    if max(cells) - min(cells) != len(cells) - 1:
        return None
    kinds = {dimension_of(one.unit) for one in told}
    return _Series(line, cells) if len(kinds) == 1 and "share" not in kinds else None


def _gaps(levels: _Series) -> Iterator[tuple[int, Decimal, Decimal]]:
    """By how much a row of levels differs from the year before, year by year, and how far that may
    be off."""
    for year in sorted(levels.cells):
        if year - 1 in levels.cells:
            gap = levels.value(year) - levels.value(year - 1)
            yield year, gap, levels.half(year) + levels.half(year - 1)


def _tried(
    levels: _Series, gaps: Sequence[tuple[int, Decimal, Decimal]], flows: _Series
) -> _Tried | None:
    """How a row of levels, which differs by so much each year, goes together with one of
    amounts."""
    holding: list[int] = []
    failing: list[int] = []
    weight = 0.0
    for year, gap, rough in gaps:
        flow = flows.cells.get(year)
        if flow is None:
            continue
        reach = rough + flow.reach
        if abs(gap - flow.base) <= reach:
            holding.append(year)
            weight += evidence(gap, flow.reach, reach)
        else:
            failing.append(year)
            if len(failing) > _FEWEST:
                return None
    if len(holding) < _FEWEST or len(failing) > len(holding):
        return None
    if len(failing) == _FEWEST:
        together = _together(levels, flows, failing)
        if not together:
            return None
        weight += together
    return _Tried(levels, flows, tuple(holding), tuple(failing), weight)


def _together(levels: _Series, flows: _Series, failing: Sequence[int]) -> float:
    """How surely two years that follow on each other go together as one, so that the level between
    them is off; nothing where they do not."""
    first, second = failing
    if second - first != 1:
        return 0.0
    gap = levels.value(second) - levels.value(first - 1)
    reach = levels.half(second) + levels.half(first - 1) + flows.half(first) + flows.half(second)
    if abs(gap - flows.value(first) - flows.value(second)) > reach:
        return 0.0
    return evidence(gap, flows.half(first), reach)


def _equations(tried: _Tried) -> Iterator[Equation]:
    levels, flows = tried.levels, tried.flows
    if len(tried.failing) == _FEWEST:
        # The level between two years that go together is the one that is off.
        year = tried.failing[0]
        computed = levels.value(year - 1) + flows.value(year)
        terms = (_term(levels, year - 1), _term(flows, year))
        yield _equation(_term(levels, year), terms, computed, levels.cells[year], Decimal(0))
    for year in (*tried.holding, *(tried.failing if len(tried.failing) == 1 else ())):
        gap = levels.value(year) - levels.value(year - 1)
        terms = (_term(levels, year), _term(levels, year - 1, -1))
        reach = levels.half(year) + levels.half(year - 1) + flows.half(year)
        yield _equation(_term(flows, year), terms, gap, flows.cells[year], reach)


def _term(series: _Series, year: int, sign: int = 1) -> Term:
    cell = series.cells[year]
    return Term(cell.number, cell.value, sign)


def _equation(
    stated: Term, terms: tuple[Term, ...], computed: Decimal, cell: LineCell, reach: Decimal
) -> Equation:
    scale = in_base(Decimal(1), cell.unit)
    value = computed / scale
    made = Equation(
        RULE,
        stated,
        terms,
        value,
        reach / scale,
        reach / scale,
        partial(_written, terms, value, stated.value.decimals),
        sure=False,
    )
    exact = abs(made.difference) <= stated.value.half and made.state is not State.CONTRADICTED
    return replace(made, computed=stated.value.value) if exact else made


def _written(terms: Sequence[Term], computed: Decimal, decimals: int) -> str:
    """The arithmetic as a controller writes it."""
    told = [print_number(one.value.value, one.value.decimals) for one in terms]
    sign = "-" if terms[-1].sign < 0 else "+"
    return f" {sign} ".join(told) + f" = {print_number(computed, decimals)}"
