"""What a row of a table is when it is counted, by its numbers: which way its variance and its
change went, and what it has of what its table counts.

A number that is printed as nothing may have gone any way, unless it counts whole things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..claims.variance_signs import row_way
from ..understood.cells import Printed
from ..understood.grid import Grid
from ..understood.words import GENERIC_ROOTS, roots_of

_FEWEST = 2
_WITH_VARIANCE, _ROUNDING = 3, 3

Ways = frozenset[int]


ANY_WAY: Ways = frozenset((-1, 0, 1))


NO_WAY: Ways = frozenset()


EITHER: Ways = frozenset((-1, 1))


# The assessment of what is printed as its target, which may be above or below it by less than what
# is printed.
AT_TARGET = 2


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """Where a row stands: what its other columns say can be asked there."""

    grid: Grid
    row: int


class Row(NamedTuple):
    """A row that can be counted: its name, its assessment, and the ways that its variance, its
    change and its forecast variance may go, none where it has none; and of what is counted in
    columns of its table (`Med brister`) whether it has any. `known` are the variances of
    which the table's own arithmetic says which sign is good. `plan` is 1 where less
    came than was planned, whichever is good. `source` is where it stands, if in a grid."""

    label: str
    grade: int | None = None
    variance: Ways = NO_WAY
    change: Ways = NO_WAY
    forecast: Ways = NO_WAY
    known: frozenset[str] = frozenset(("variance", "forecast"))
    has: frozenset[tuple[str, bool]] = frozenset()
    plan: Ways = NO_WAY
    source: Source | None = None


def valued(grid: Grid, places: Sequence[int]) -> Iterator[Row]:
    """The rows of some places with what their numbers say."""
    changes, levels = only(grid, "change"), _levels(grid)
    variance_of, forecast_of = _variances(grid, levels), _forecasts(grid)
    counted = _counted(grid, places)
    beside = _planned(grid, _of_role(grid, "forecast") or _came(grid))
    for index in places:
        has = ((word, bool(one.value)) for word, at in counted if (one := grid.value(index, at)))
        variance, known = variance_of(index)
        forecast, sure = forecast_of(index) if forecast_of else (variance, known)
        row = Row(
            grid.rows[index].label,
            variance=variance,
            forecast=forecast,
            known=frozenset(key for key, one in (("variance", known), ("forecast", sure)) if one),
            has=frozenset(has),
            plan=_less_than(grid, index, *beside, exact=True) if beside else NO_WAY,
            source=Source(grid, index),
        )
        if changes is not None and (value := grid.value(index, changes)) is not None:
            row = row._replace(change=ways_of(value, _is_counted(grid, index, changes)))
        elif len(levels) == 2:
            new, old = (grid.value(index, one) for one in levels)
            row = row._replace(change=went(new, old) if new and old else NO_WAY)
        yield row


_Told = tuple[Ways, bool]


def _variances(grid: Grid, levels: Sequence[int]) -> Callable[[int], _Told]:
    """What says of a row how it is against its plan: a column of its own, what was planned and
    what came, or the result in a table of results; and whether that is known."""
    own = only(grid, "variance", _is_expected)
    own = _left(grid) if own is None else own
    if own is not None:
        beside = _results(grid)
        return lambda row: _beside_result(grid, row, _variance(grid, row, own), beside)
    # What came until a forecast is of a part of the year, and the budget of all of it.
    planned = None if _of_role(grid, "forecast") else _planned(grid, _came(grid))
    # A result is told to be above or below nought.
    if planned is not None and not RESULT.search(grid.columns[planned[1]].head):
        return lambda row: _of_plan(grid, row, *planned)
    results = _results(grid)
    if results:
        # What is carried over stands beside the result.
        newest = max(results, key=lambda at: grid.columns[at].meaning.period)
        return lambda row: (_of_result(grid, row, newest), True)
    if levels and RESULT.search(f"{grid.title} {grid.label_head}"):
        return lambda row: (_of_result(grid, row, levels[0]), True)
    return lambda _row: (NO_WAY, True)


def _left(grid: Grid) -> int | None:
    """The only column of what is left of a frame or a budget."""
    some = [at for at, one in enumerate(grid.columns) if _IS_LEFT.search(one.head)]
    some = [at for at in some if grid.columns[at].meaning.unit != "percent"]
    return some[0] if len(some) == 1 else None


def _results(grid: Grid) -> list[int]:
    """The columns of results, each of its year; or the only one, which need not say it."""
    found = [
        at
        for at, one in enumerate(grid.columns)
        if RESULT.search(one.head)
        and one.meaning.unit != "percent"
        and one.meaning.role in ("outcome", "")
    ]
    return found if len(found) == 1 else [at for at in found if grid.columns[at].meaning.period]


def _beside_result(grid: Grid, row: int, told: _Told, results: Sequence[int]) -> _Told:
    """How a row is against its plan; any way, where its result beside it goes another: `ett
    negativt resultat` may be told of either."""
    newest = max(results, key=lambda at: grid.columns[at].meaning.period, default=None)
    if newest is None or not told[0]:
        return told
    return told[0] | _of_result(grid, row, newest), told[1]


def _forecasts(grid: Grid) -> Callable[[int], _Told] | None:
    """What says of a row how it is expected to be against its plan, where the table tells of what
    is expected at all."""
    own = _expected(grid)
    if own is not None:
        return lambda row: _variance(grid, row, own)
    some = _of_role(grid, "forecast")
    planned = _planned(grid, some)
    if planned is not None:
        return lambda row: _of_plan(grid, row, *planned)
    alone = only(grid, "variance")
    if alone is not None and any(_lies_between(grid, alone, one) for one in some):
        return lambda row: _variance(grid, row, alone)
    return (lambda _row: (NO_WAY, True)) if some else None


@lru_cache(maxsize=500)
def _lies_between(grid: Grid, variance: int, forecast: int) -> bool:
    """Whether a column is what lies between the budget and a forecast."""
    plans = _plans(grid)
    if len(plans) != 1:
        return False
    rows = [
        [one for at in (plans[0], forecast, variance) if (one := grid.value(row, at))]
        for row in range(len(grid.rows))
    ]
    full = [some for some in rows if len(some) == _WITH_VARIANCE]
    apart = [
        abs(abs(abs(plan.value) - abs(got.value)) - abs(gap.value)) <= _ROUNDING * gap.half
        for plan, got, gap in full
    ]
    return len(apart) >= _FEWEST and sum(apart) * 2 > len(apart)


def _of_result(grid: Grid, row: int, column: int) -> Ways:
    value = grid.value(row, column)
    return ways_of(value, counted=False) if value is not None else NO_WAY


def _counted(grid: Grid, places: Sequence[int]) -> list[tuple[str, int]]:
    """The columns that count what some rows have and others have not, by the words over them."""
    found = []
    for at, column in enumerate(grid.columns):
        values = [one for index in places if (one := grid.value(index, at)) is not None]
        some = [one.value for one in values]
        things = not any(one.decimals or one.unit or one.value < 0 for one in values)
        if things and not column.meaning.unit and 0 in some and any(some) and len(some) >= _FEWEST:
            found += [(word, at) for word in roots_of(column.head) if word not in GENERIC_ROOTS]
    newest: dict[str, str] = {}
    for word, at in found:
        newest[word] = max(newest.get(word, ""), grid.columns[at].meaning.period)
    # Of two years the newest is told.
    return [(word, at) for word, at in found if grid.columns[at].meaning.period == newest[word]]


def _is_dash(grid: Grid, row: int, column: int) -> bool:
    """Whether a dash stands for nothing."""
    cell = grid.rows[row].cells[column]
    return cell is not None and cell.dash


def _came(grid: Grid) -> list[int]:
    unsaid = _of_role(grid, "")
    return (
        _of_role(grid, "outcome")
        or [at for at in unsaid if _SPENT.search(grid.columns[at].head)]
        # `2023` beside `Budget 2023`.
        or [at for at in unsaid if _ONLY_YEAR.fullmatch(grid.columns[at].head)]
    )


def _planned(grid: Grid, came: Sequence[int]) -> tuple[int, int] | None:
    """The only columns of what was planned and of what came or is expected."""
    plans, came = (
        [at for at in some if not _LESS.search(grid.columns[at].head)]
        for some in (_plans(grid), came)
    )
    if len(plans) == 1 and len(came) > 1:
        # Last year's outcome beside this year's.
        period = grid.columns[plans[0]].meaning.period[:4]
        came = [at for at in came if period and grid.columns[at].meaning.period[:4] == period]
    if len(plans) != 1 or len(came) != 1:
        return None
    plan, got = (grid.columns[at].meaning.period[:4] for at in (plans[0], came[0]))
    return (plans[0], came[0]) if plan == got or not (plan and got) else None


def _less_than(grid: Grid, row: int, planned: int, came: int, *, exact: bool = False) -> Ways:
    """Whether less came than was planned, which may be good or bad; as many as were planned are
    neither more nor less where `exact` asks for no more."""
    plan, got = grid.value(row, planned), grid.value(row, came)
    if plan is None or got is None:
        return NO_WAY
    way = sign_of(abs(plan.value) - abs(got.value))
    whole = not (plan.decimals or got.decimals) and _is_counted(grid, row, came)
    return frozenset((way,)) if way or (exact and whole) else ANY_WAY


def _plans(grid: Grid) -> list[int]:
    """The columns of what was planned: the budget, or what is called a plan."""
    planned = [at for at in _of_role(grid, "budget") if not _IS_LEFT.search(grid.columns[at].head)]
    return planned or [
        at
        for at in _of_role(grid, "")
        if _PLAN.search(grid.columns[at].head) and grid.columns[at].meaning.unit != "percent"
    ]


def _of_plan(grid: Grid, row: int, planned: int, came: int) -> _Told:
    """Which way the outcome of costs is from what was planned: less is better; known where the
    table says that it is of costs."""
    plan, got = grid.value(row, planned), grid.value(row, came)
    names = f"{grid.rows[row].label} {grid.title} {grid.label_head}"
    if plan is None or got is None or _EARNED.search(names):
        return NO_WAY, True
    heads = " ".join(grid.columns[at].head for at in (planned, came))
    known = bool(_COSTS.search(f"{names} {heads}"))
    return _less_than(grid, row, planned, came), known


def _is_expected(head: str) -> bool:
    """Whether a column is of what is expected; that of an earlier follow-up is of no row now."""
    return bool(_EXPECTED.search(head) or _FORMER.search(head))


def _expected(grid: Grid) -> int | None:
    """The column of the variance that is expected at the end of the year: the latest forecast has
    no month of its own."""
    some = [
        index
        for index, one in enumerate(grid.columns)
        if one.meaning.role == "variance"
        and one.meaning.unit != "percent"
        and _is_expected(one.head)
        and not _FORMER.search(one.head)
    ]
    return min(some, key=lambda one: len(grid.columns[one].head), default=None)


def only(grid: Grid, role: str, other: Callable[[str], bool] | None = None) -> int | None:
    """The only column of a kind, or the only one of it that is not in percent, without others."""
    some = [
        index
        for index, one in enumerate(grid.columns)
        if one.meaning.role == role and not (other and other(one.head))
    ]
    some = [index for index in some if not _SO_FAR.search(grid.columns[index].head)] or some
    plain_ones = [index for index in some if grid.columns[index].meaning.unit != "percent"]
    kept = plain_ones or some
    periods = {grid.columns[index].meaning.period[:4] for index in kept}
    if "" not in periods:
        # What is counted is counted of the newest year, if others stand beside it.
        newest = max(periods, default="")
        kept = [index for index in kept if grid.columns[index].meaning.period[:4] == newest]
    return kept[0] if len(kept) == 1 else None


_SPENT = re.compile(r"utgift|kostnad|förbruk|upparbet|\bspent\b|expenditure|cost", re.IGNORECASE)
_COSTS = re.compile(r"kostnad|utgift|nämnd|styrels|invester|cost|expen|board", re.IGNORECASE)
# `Prognos–budget` is what lies between them.
_LESS = re.compile(r"[^\W\d_]\s?[-\u2013\u2212/]\s?\w*(?:budget|prognos|utfall)", re.IGNORECASE)
_PLAN = re.compile(r"planer|plan\b|beslutad|beviljat|planned|approved", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}\s*")
_IS_LEFT = re.compile(
    r"\b(?:kvar\b|kvarvarande|utrymme|outnyttja|headroom|remaining|left\b)", re.IGNORECASE
)
_EARNED = re.compile(r"intäkt|resultat|skatt|bidrag|avgift|revenue|income|result\b", re.IGNORECASE)


# So many months so far, which is none of any of them.
_SO_FAR = re.compile(r"\back\w*|\bhittills|cumulative|to date", re.IGNORECASE)


_FORMER = re.compile(
    r"\b(?:föregående|förra|tidigare|previous|last|earlier)\b|\bsenaste (?:prognos|uppfölj)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"prognos|helår|forecast|full year", re.IGNORECASE)


RESULT = re.compile(r"\bresultat(?!räkning|enhet)|\bresult\b", re.IGNORECASE)


_WHOLE_HEAD = re.compile(r"\btotal\w*|\bsumma\b|\bsamtliga\b|\balla\b|\ball\b", re.IGNORECASE)


def _levels(grid: Grid) -> list[int]:
    """The columns of this year and of the year before, where there is one of each; of several
    those of the whole."""
    told: dict[str, list[int]] = {}
    for index, one in enumerate(grid.columns):
        if one.meaning.role in ("outcome", "") and one.meaning.period:
            told.setdefault(one.meaning.period, []).append(index)
    found: list[int] = []
    for period in sorted(told, reverse=True)[:2]:
        some = told[period]
        whole = [one for one in some if _WHOLE_HEAD.search(grid.columns[one].head)]
        kept = some if len(some) == 1 else whole
        if len(kept) != 1:
            return []
        found += kept
    return found


def _is_counted(grid: Grid, row: int, column: int) -> bool:
    """Whether whole things are counted, so that nothing means nothing."""
    return grid.unit_of(row, column) in ("", "count")


def ways_of(value: Printed, counted: bool) -> Ways:
    """Which way a variance or a change may have gone."""
    sign = sign_of(value.value)
    if sign:
        return frozenset((sign,))
    return frozenset((0,)) if counted and not value.decimals else ANY_WAY


def went(new: Printed, old: Printed) -> Ways:
    """Which way it may have gone from an older number to a newer one."""
    sign = sign_of(new.value - old.value)
    if sign:
        return frozenset((sign,))
    counted = not (new.decimals or old.decimals or new.unit or old.unit)
    return frozenset((0,)) if counted else ANY_WAY


def _variance(grid: Grid, index: int, column: int) -> _Told:
    value = grid.value(index, column)
    if value is None:
        return (ANY_WAY if _is_dash(grid, index, column) else NO_WAY), True
    way, known = row_way(grid, index, column)
    # A variance that is printed as nothing may be above or below it.
    return (frozenset((way,)) if way else ANY_WAY), known


def _of_role(grid: Grid, role: str) -> list[int]:
    """The columns of a kind."""
    return [index for index, one in enumerate(grid.columns) if one.meaning.role == role]


def sign_of(value: Decimal) -> int:
    """1 above zero, -1 below it."""
    return (value > 0) - (value < 0)
