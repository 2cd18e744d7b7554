"""Which sign of a variance is good, in the column that it stands in.

By the row's own budget and outcome, else by those of the other rows of the column, where at least
two say it and none says otherwise; where none does a variance above zero is taken for good, and
that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..understood.cells import Printed
from ..understood.grid import Grid
from ..understood.lines import Line, LineCell
from ..understood.understood import Understood
from .favourable import favourable
from .line_pairs import is_outcome

_FEWEST, _BOTH = 2, {"forecast", "budget"}
_BUDGET = re.compile(r"budget", re.IGNORECASE)
# What came is held against what was foreseen; `Avvikelse prognos` is of the forecast itself.
_OF_FORECAST = re.compile(r"\b(?:mot|från|against|from)\s+(?:\w*prognos|\w*forecast)", re.I)
_OTHER_PLAN = re.compile(r"\b\w*ram\b|\w*prognos|\w*forecast", re.IGNORECASE)


def is_of_another_plan(text: str, head: str) -> bool:
    """Whether a sentence speaks of the budget, and a column of variances of the frame or the
    forecast alone: `Avvikelse ram-prognos`."""
    other = _OTHER_PLAN.search(head) and not _BUDGET.search(head)
    return bool(other and _BUDGET.search(text))


def good_way(understood: Understood, line: Line, cell: LineCell) -> tuple[int, bool]:
    """Whether a variance is good (1) or bad (-1), and whether that is known."""
    foreseen = bool(_OF_FORECAST.search(cell.head))
    plan = "forecast" if foreseen else "budget"
    budgeted = [one for one in line.cells if one.role == plan]
    came = [one for one in line.cells if is_outcome(one) or {one.role, plan} == _BOTH]
    plans = [one.value for one in budgeted]
    told = [(one.period, one.value) for one in came]
    said = [one.period for one in came if one.role] or [one.period for one in came]
    outcomes = _of_its_year(told, said, [one.period for one in budgeted])
    sign = 1 if cell.value.value > 0 else -1
    grid = understood.grid[line.grid]
    own = favourable(cell.value, plans, outcomes, line.label, grid.title)
    if own:
        return own, True
    ways = _ways(grid, cell.number.column)
    if len(ways) >= _FEWEST and len(set(ways)) == 1:
        return sign * ways[0], True
    return sign, False


def row_way(grid: Grid, row: int, column: int) -> tuple[int, bool]:
    """The same of a cell of a table, 0 where it is printed as nothing."""
    value = grid.value(row, column)
    if value is None or not value.value:
        return 0, True
    sign = 1 if value.value > 0 else -1
    own = next(iter(_of_row(grid, row, column)), 0)
    told = _ways(grid, column)
    if own or (len(told) >= _FEWEST and len(set(told)) == 1):
        return sign * (own or told[0]), True
    return sign, False


@lru_cache(maxsize=2_000)
def _ways(grid: Grid, column: int) -> tuple[int, ...]:
    """For each row of a column that says it, whether its variance is good above zero (1) or below
    (-1)."""
    return tuple(_of_rows(grid, column))


def _of_rows(grid: Grid, column: int) -> Iterator[int]:
    for row in range(len(grid.rows)):
        yield from _of_row(grid, row, column)


def _of_row(grid: Grid, row: int, column: int) -> Iterator[int]:
    roles = [one.meaning.role for one in grid.columns]
    variance = grid.value(row, column)
    if variance is None or not variance.value:
        return
    foreseen = bool(_OF_FORECAST.search(grid.columns[column].head))
    budgeted = list(_of(grid, row, roles, ("forecast",) if foreseen else ("budget",)))
    plans = [one for _period, one in budgeted]
    surely = list(_of(grid, row, roles, ("outcome",) if foreseen else ("outcome", "forecast")))
    came = [*surely, *_of(grid, row, roles, ("",))]
    said = [period for period, _one in surely or came]
    outcomes = _of_its_year(came, said, [period for period, _one in budgeted])
    way = favourable(variance, plans, outcomes, grid.rows[row].label, grid.title)
    if way:
        yield way if variance.value > 0 else -way


def _of(
    grid: Grid, row: int, roles: Sequence[str], wanted: tuple[str, ...]
) -> Iterator[tuple[str, Printed]]:
    """The numbers of a row in the columns of some kinds, each with its period."""
    for at, role in enumerate(roles):
        if role in wanted and (one := grid.value(row, at)) is not None:
            yield grid.columns[at].meaning.period, one


def _of_its_year(
    came: Sequence[tuple[str, Printed]], said: Sequence[str], planned: Sequence[str]
) -> list[Printed]:
    """The outcomes that a variance may be of: those of the budget's year, or that say none, and
    not the year before's, which may lie as far from the budget on the other side of it. `said` are
    the periods of what is surely an outcome."""
    year = max((period[:4] for period in planned), default="")
    if not year and all(said):
        year = max((period[:4] for period in said), default="")
    return [one for period, one in came if period[:4] in ("", year)]
