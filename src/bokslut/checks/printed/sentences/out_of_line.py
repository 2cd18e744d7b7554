"""Numbers of a table that do not go with the other years of their row, and that nothing explains.

**Finds**, in a row over years, (1) the one number that is far from all others, which are near each
other, where a slip of the hand (a digit, two that changed places) makes it one of them; (2) a
number that is to the digit that of the year before, as no other of its table is: last year's number
may have been left, where the row moves by more from year to year; and (3) the one minus of a
table of positive numbers, or of a row whose other years it is near without it.
**Silent** about what an equation proves, about small and round numbers, about targets, and about
what is the same from year to year by its name (a tax rate, a share capital), and about loans and
the like in the first and the last year.
Warnings: both may be true. Source: analytical review looks for what breaks a series (ISA 520).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number

from ..understood.axis import Axis, axes
from ..understood.cells import Printed
from ..understood.equations import Number, State
from ..understood.places import place_in, quote_of
from ..understood.slips import digits
from .orphans import Orphans
from .unlikely import is_odd_minus, is_turned, may_shift, told_negative

_NEAR, _FAR, _AMONG = Decimal("1.1"), Decimal("1.3"), Decimal("1.12")
_FEWEST_DIGITS, _FEWEST_OTHERS, _FEWEST_ROWS, _MOST_ROWS = 3, 2, 4, 200
_LEAST_STEP = 25
_CONSTANT = re.compile(
    r"skattesats|utdebitering|aktiekapital|grundfond|reservfond|donation|borgen|\byta\b|areal|"
    r"längd|\bkm\b|kvm|ledamöter|kapacitet|platser|index|indexår|avgift|taxa|ränta|budget|ram\b|"
    r"anslag|ansvarsförbind|insats|andelar|aktier|kod|nummer|tax rate|share capital|limit",
    re.IGNORECASE,
)
# What comes and goes from year to year by its nature.
_FLUCTUATES = re.compile(
    r"investering|\bresultat|nyanställ|rekryter|avgångar|avslutade|kassaflöde|vinst|försålt|"
    r"väntetid|investment|capital expenditure|surplus|deficit|\bresult\b|\bgains?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def out_of_line(orphans: Orphans, told: Sequence[Finding]) -> Iterator[Finding]:
    """What breaks a row over years, where nothing is told of the row yet."""
    proved = {
        number
        for one in orphans.equations
        if one.state in (State.PROVED, State.ROUNDING)
        for number in one.numbers
    }
    rows = {(one.place.table, one.place.row) for one in told} - {(None, None)}
    for grid in orphans.understood.grids:
        if len(grid.rows) > _MOST_ROWS:
            continue
        for axis in axes(grid):
            for one in (
                *_unlike(orphans, axis, proved),
                *_same(orphans, axis, proved),
                *_minus(orphans, axis, proved),
            ):
                place = one.place.table, one.place.row
                if place not in rows:
                    rows.add(place)
                    yield one


def _minus(orphans: Orphans, axis: Axis, proved: set[Number]) -> Iterator[Finding]:
    for line in range(axis.lines):
        at = is_odd_minus(axis, line)
        if at is None or axis.number(line, at) in proved:
            # What only a text or a quotient bears out may be so without its sign, too.
            at = is_turned(axis, line)
            if at is None or axis.number(line, at) in orphans.added:
                continue
        number = axis.number(line, at)
        report = orphans.understood.report
        yield told_negative(report, axis.grid, number.row, number.column, sure=False)


def _years(axis: Axis, line: int) -> dict[int, Printed]:
    """The numbers of a line over years, by position from the latest to the first; none where it has
    others of the same year, or changes."""
    meanings = axis.turned.meanings
    told = {
        at: one
        for at in range(axis.positions)
        if meanings[at].role in ("outcome", "")
        and meanings[at].period
        and (one := axis.printed(line, at)) is not None
    }
    periods = [meanings[at].period for at in told]
    if axis.meanings[line].role in ("variance", "change") or len(set(periods)) < len(periods):
        return {}
    # A year is not held against parts of years, nor what came against what is foreseen.
    if len({_YEAR.sub("", axis.position_labels[at]).strip() for at in told}) > 1:
        return {}
    if len({axis.unit(line, at) for at in told}) > 1 or any(
        one.value <= 0 for one in told.values()
    ):
        return {}
    order = sorted(told, key=lambda at: meanings[at].period, reverse=True)
    return {at: told[at] for at in order}


def _unlike(orphans: Orphans, axis: Axis, proved: set[Number]) -> Iterator[Finding]:
    for line in range(axis.lines):
        some = _years(axis, line)
        if len(some) <= _FEWEST_OTHERS or _FLUCTUATES.search(axis.labels[line]):
            continue
        for at, one in some.items():
            others = [other.value for place, other in some.items() if place != at]
            if axis.number(line, at) in proved or may_shift(axis, line, at):
                continue
            if max(others) > _NEAR * min(others):
                continue
            meant = _meant(one, others)
            if meant is not None:
                yield _told_unlike(orphans, axis, line, at, meant)


def _meant(one: Printed, others: Sequence[Decimal]) -> Decimal | None:
    """What a number far from the others would be without a slip, near them."""
    low, high = min(others), max(others)
    if low / _FAR <= one.value <= high * _FAR:
        return None
    middle = (low + high) / 2
    near = [told for told in _slips(one) if low / _AMONG <= told <= high * _AMONG]
    return min(near, key=lambda told: abs(told - middle), default=None)


def _slips(one: Printed) -> Iterator[Decimal]:
    """What a number may have been before two digits changed places, or one was mistyped."""
    told = digits(one.value, one.decimals)
    if len(told) < _FEWEST_DIGITS:
        return
    for at in range(len(told) - 1):
        yield Decimal(told[:at] + told[at + 1] + told[at] + told[at + 2 :]).scaleb(-one.decimals)
    for at in range(len(told)):
        for digit in "0123456789":
            yield Decimal(told[:at] + digit + told[at + 1 :]).scaleb(-one.decimals)


def _told_unlike(orphans: Orphans, axis: Axis, line: int, at: int, meant: Decimal) -> Finding:
    grid, number = axis.grid, axis.number(line, at)
    printed = axis.printed(line, at)
    assert printed is not None
    row, column = grid.rows[number.row], grid.columns[number.column]
    return finding(
        "out-of-line",
        Severity.WARNING,
        "{row}, {column}: {printed} is far from the other years, which are near each other; "
        "{meant} would be among them.",
        place=place_in(orphans.understood.report, grid, number.row, number.column),
        quote=quote_of(row),
        claimed=print_number(printed.value, printed.decimals),
        expected=print_number(meant, printed.decimals),
        remedy="Compare the number with its source.",
        row=row.label or grid.title,
        column=column.head,
        printed=print_number(printed.value, printed.decimals),
        meant=print_number(meant, printed.decimals),
    )


def _same(orphans: Orphans, axis: Axis, proved: set[Number]) -> Iterator[Finding]:
    found = []
    rows = 0
    for line in range(axis.lines):
        some = list(_years(axis, line).items())
        rows += len(some) > 1
        for (at, one), (_before, other) in pairwise(some):
            if one.value == other.value and one.decimals == other.decimals:
                found.append((line, at, one, _steps([each for _at, each in some])))
    if len(found) != 1 or rows < _FEWEST_ROWS:
        return
    line, at, one, steps = found[0]
    if steps and max(steps) < _LEAST_STEP:
        # What moves by so little stands still now and then.
        return
    names = f"{axis.labels[line]} {axis.position_labels[at]} {axis.grid.title}"
    if axis.number(line, at) in proved or _CONSTANT.search(names):
        return
    # Three digits, as most shares have, stand still by chance in many a table.
    if len(digits(one.value, one.decimals).rstrip("0")) > _FEWEST_DIGITS:
        yield _told_same(orphans, axis, line, at)


def _steps(some: Sequence[Printed]) -> list[Decimal]:
    """By how many of its last digit a row moves from year to year, where it does."""
    told = [
        abs(one.value - other.value).scaleb(max(one.decimals, other.decimals))
        for one, other in pairwise(some)
    ]
    return [one for one in told if one]


def _told_same(orphans: Orphans, axis: Axis, line: int, at: int) -> Finding:
    grid, number = axis.grid, axis.number(line, at)
    printed = axis.printed(line, at)
    assert printed is not None
    row, column = grid.rows[number.row], grid.columns[number.column]
    return finding(
        "same-as-before",
        Severity.WARNING,
        "{row}, {column}: {printed} is what it was the year before, as no other number of the "
        "table is.",
        place=place_in(orphans.understood.report, grid, number.row, number.column),
        quote=quote_of(row),
        claimed=print_number(printed.value, printed.decimals),
        remedy="Check that it is this year's number, and not last year's.",
        row=row.label or grid.title,
        column=column.head,
        printed=print_number(printed.value, printed.decimals),
    )
