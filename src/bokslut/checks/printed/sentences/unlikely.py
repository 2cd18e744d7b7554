"""Numbers of a table that cannot be meant: a thousand times what stands beside them, or a minus
before what has none.

**Finds** (1) a number that is some thousand times the others of its row, or a thousandth of them,
in a table whose other rows have numbers of one size beside each other, and (2) a negative number
among positive ones in a row of what cannot be negative by its name: a share, an index, a count, a
number of days. **Silent** about rows with a zero or with units of their own, about variances and
changes, about what the two others of its row differ by, about shares of a result or of a net cost,
about what a sum or a difference bears out, where a second number is like the first, and about
loans and the like in the first and the last of several years, where the level may shift.
A share that is more than the whole, as no other of its row is (3), is told, too.
Warnings, since both may be true, but for a count, a share or an index whose other values are like
it. Source: thousands for millions and a lost sign are what analytical review looks for first
(ISA 520).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedReport

from ..understood.axis import Axis, axes
from ..understood.cells import Printed
from ..understood.equations import Number
from ..understood.grid import Grid
from ..understood.places import place_in, quote_of
from .orphans import Orphans

_FAR, _APART, _NEAR = (Decimal(300), Decimal(3000)), Decimal(50), Decimal(12)
_ALIKE = 2
_FEWEST_ROWS = 3
_MOST_ROWS, _MOST_COLUMNS = 200, 24
_LEAST = 5
_COMPUTED = ("variance", "change", "share", "number")
_NOT_NEGATIVE = re.compile(
    r"^andel(?:en)? (?!av\b)|\bindex\b|\bantal(?:et)?\b|\bNKI\b|\bNMI\b|\bNRI\b|\bHME\b|\bdagar\b|"
    r"\bålder\b|^soliditet|^nettokostnadsandel|självfinansieringsgrad|sjukfrånvaro|\bmeritvärde|"
    r"^personalomsättning|vakansgrad|skuld(?:en)? per |^likvida medel$|^kostade$|"
    r"^kostnad(?:er)?, |"
    r"\bequity ratio\b|\bsick leave\b|^share of\b|\bnumber of\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"jämfört|\bmot\b|\böver\b|\bunder\b|\+/-", re.IGNORECASE)
# Of which there never are less than none. `As a share of revenue` and `andel av intäkterna` do not
# say of what, and may be of a result.
_NEVER = re.compile(
    r"^andel(?:en)? (?!av\b)|\bantal(?:et)?\b|\bNKI\b|\bNMI\b|\bNRI\b|\bHME\b|\bålder\b|"
    r"sjukfrånvaro|\bmeritvärde|vakansgrad|\bsick leave\b|^share of\b|\bnumber of\b",
    re.IGNORECASE,
)
# What has either sign by its name, though all else of a table may be positive.
_MAY_FALL = re.compile(
    r"kassaflöde|saldo|inflation|avkastning|värde|utjämning|orealiser|finans|ränt|överskott|"
    r"underskott|kapital|avräkning|justering|korrigering|effekt|bidrag till|avgår|återför|skatt|"
    r"kostnad|utgift|avskrivning|återst|kvar|cash|remain|deficit|surplus|return|marginal|kvot",
    re.IGNORECASE,
)
_FEWEST_POSITIVE = 6
# What may be more than all by its name, and what is a part of all by it.
_OVER_ALL = re.compile(
    r"ökning|minskning|förändring|utveckling|tillväxt|nettokostnad|finansieringsgrad|kvot|index|"
    r"likviditet|täckning|utnyttja|förbruk|av (?:budget|plan|mål|ram)|i förhållande|jämfört|"
    r"genomför|beläggning|måluppfyll|lön|growth|change|ratio|utili[sz]|coverage|covered|of budget",
    re.IGNORECASE,
)
_PART_OF_ALL = re.compile(r"^\W*(?:andel(?:en)?|share of|proportion of) ", re.IGNORECASE)
_WHOLE, _WELL_BELOW, _FEWEST_SHARES = Decimal(100), Decimal(90), 3
_BESIDE_ONE, _BESIDE_SEVERAL = Decimal("1.15"), Decimal("1.4")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_MAY_BE = re.compile(
    r"förändring|avvikelse|resultat|skillnad|netto(?!kostnadsandel)|ökning|minskning|utveckling|"
    r"tillväxt|pension|ansvarsförbind|differens|change|variance|balans|\bresults?\b|\bprofit|"
    r"\bearnings",
    re.IGNORECASE,
)


# What it costs beyond what it brings in: of most bodies that is above nought each year.
_NET_COST = re.compile(
    r"^\W*(?:verksamhetens )?nettokostnad(?:er(?:na)?|en)?\b(?! per)", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:per|each)\b", re.IGNORECASE)
_STOCK = re.compile(
    r"låneskuld|lån(?:en)?\b|upplåning|borgen|likvid|placering|fordr|\bdebt|\bloans?\b|guarantee|"
    r"borrowing|receivable",
    re.IGNORECASE,
)


def unlikely(orphans: Orphans, _told: Sequence[Finding]) -> Iterator[Finding]:
    """What is unlikely in the tables, and no sum or difference bears out."""
    report, added = orphans.understood.report, orphans.added
    for grid in orphans.understood.grids:
        if len(grid.rows) > _MOST_ROWS or len(grid.columns) > _MOST_COLUMNS:
            continue
        yield from _thousandfold(report, grid, added)
        yield from _negative(report, grid, added)
        yield from _beyond(report, grid)


def _beyond(report: PrintedReport, grid: Grid) -> Iterator[Finding]:
    """The one number of a line of shares that is more than the whole."""
    told: set[tuple[int, int]] = set()
    for axis in axes(grid):
        for line in range(axis.lines):
            if (at := _alone_beyond(axis, line)) is None:
                continue
            number = axis.number(line, at)
            if (number.row, number.column) not in told:
                told.add((number.row, number.column))
                yield _told_beyond(report, grid, number.row, number.column)


def _alone_beyond(axis: Axis, line: int) -> int | None:
    """The position of the one number of a line that is more than a hundred per cent, where what is
    told is called a share, or all others are well below it."""
    label = axis.labels[line]
    if axis.across or _OVER_ALL.search(label) or not _is_level(axis, line):
        return None
    some = {
        at: one.value
        for at in range(axis.positions)
        if (one := axis.printed(line, at)) is not None
        and axis.unit(line, at) == "percent"
        and axis.turned.meanings[at].role not in ("variance", "change", "number")
        and not _OVER_ALL.search(axis.position_labels[at])
    }
    above = [at for at, one in some.items() if one > _WHOLE]
    if len(above) != 1 or len(some) < _FEWEST_SHARES:
        return None
    others = max(one for at, one in some.items() if at != above[0])
    named = bool(_PART_OF_ALL.search(label))
    return above[0] if others <= (_WHOLE if named else _WELL_BELOW) else None


def _thousandfold(
    report: PrintedReport, grid: Grid, added: Collection[Number]
) -> Iterator[Finding]:
    """The one number of a table that is far from all beside it, along either way."""
    for axis in axes(grid):
        found = _far_from_all(axis)
        if found is None or axis.number(*found) in added or may_shift(axis, *found):
            continue
        line, at = found
        number = axis.number(line, at)
        other = next(one for place, one in _amounts(axis, line).items() if place != at)
        yield _told(report, grid, number.row, number.column, other)
        return


def _far_from_all(axis: Axis) -> tuple[int, int] | None:
    """The line and the position of the one number that is far from all beside it."""
    told = [(line, some) for line in range(axis.lines) if len(some := _amounts(axis, line)) > 1]
    alone = [
        (line, at)
        for line, some in told
        if (at := _alone_far(some)) is not None and not _MAY_BE.search(_names(axis, line, at))
    ]
    if len(alone) == 1:
        return alone[0]
    far = [(line, some) for line, some in told if not _near(some)]
    if len(far) > 1:
        # A project that cost many times its budget is no unit; where several rows have numbers
        # so far apart, the columns are of different things (one loan in two currencies).
        apart = [(line, some) for line, some in far if not _near(some, _APART)]
        far = [(line, some) for line, some in apart if _has_far(some) and len(apart) == 1]
    if len(far) != 1 or len(told) < _FEWEST_ROWS:
        return None
    line, some = far[0]
    found = [one for one in some if _is_far(some[one], [some[at] for at in some if at != one])]
    if len(found) != 1 and len(some) > 2:
        return None
    # Of two, it is the one that is far from those of the other lines, too.
    at = max(found, key=lambda one: _distance(axis, line, one), default=None)
    if at is None or _distance(axis, line, at) < _NEAR:
        return None
    if _is_difference(some[at], [some[one] for one in some if one != at]):
        return None
    if len(told) == _FEWEST_ROWS and _MAY_BE.search(_names(axis, line, at)):
        return None
    return line, at


def may_shift(axis: Axis, line: int, position: int) -> bool:
    """Whether a number begins or ends a row over years of what is paid off or taken over at once,
    so that the other years may have another level: a loan, a guarantee."""
    if not _STOCK.search(axis.labels[line]):
        return False
    periods = [
        axis.turned.meanings[at].period
        for at in range(axis.positions)
        if axis.printed(line, at) is not None
    ]
    told = sorted(one for one in periods if one)
    own = axis.turned.meanings[position].period
    return len(told) > 2 and own in (told[0], told[-1])


def _has_far(some: dict[int, Printed]) -> bool:
    """Whether one of the numbers is some thousand times all others, or a thousandth."""
    return any(
        _is_far(one, [other for place, other in some.items() if place != at])
        for at, one in some.items()
    )


def _names(axis: Axis, line: int, position: int) -> str:
    """What stands beside and over a number."""
    return f"{axis.labels[line]} {axis.position_labels[position]}"


def _alone_far(some: dict[int, Printed]) -> int | None:
    """The one of at least three numbers that is some thousand times the others, or a thousandth,
    where these are alike: the line says so itself."""
    for at, one in some.items():
        others = [other for place, other in some.items() if place != at]
        sizes = [abs(other.value) for other in others]
        if len(others) > 1 and max(sizes) <= _ALIKE * min(sizes) and _is_far(one, others):
            return None if _is_difference(one, others) else at
    return None


def _is_difference(one: Printed, others: Sequence[Printed]) -> bool:
    """Whether it is what the two others differ by, under a head that does not say so (*+/-*)."""
    if len(others) != 2:
        return False
    return abs(one.value) == abs(others[0].value - others[1].value)


def _amounts(axis: Axis, line: int) -> dict[int, Printed]:
    """The numbers of a line that may be held beside each other; none where some are zero."""
    found: dict[int, Printed] = {}
    units = set()
    for at in range(axis.positions):
        one = axis.printed(line, at)
        meaning = axis.turned.meanings[at]
        if one is None or meaning.role in _COMPUTED or meaning.unit in ("percent", "pp"):
            continue
        if axis.meanings[line].role in _COMPUTED or axis.is_ratio(line) or not one.value:
            return {}
        if axis.across and _EACH.search(axis.labels[line]):
            # What an hour costs and what a place does are in one column.
            return {}
        units.add(axis.unit(line, at))
        found[at] = one
    return found if len(units) == 1 else {}


def _near(some: dict[int, Printed], times: Decimal = _NEAR) -> bool:
    sizes = [abs(one.value) for one in some.values()]
    return max(sizes) <= times * min(sizes)


def _is_far(one: Printed, others: Sequence[Printed]) -> bool:
    """Whether a number is some thousand times each of the others, or a thousandth of them."""
    ratios = [abs(one.value / other.value) for other in others]
    low, high = _FAR
    large = max(abs(one.value), *(abs(other.value) for other in others))
    return large >= _LEAST * low and (
        all(low <= ratio <= high for ratio in ratios)
        or all(low <= 1 / ratio <= high for ratio in ratios)
    )


def _distance(axis: Axis, line: int, position: int) -> Decimal:
    """How many times the middle number of its position it is, or that it."""
    one = axis.printed(line, position)
    others = sorted(
        abs(each.value)
        for other in range(axis.lines)
        if other != line and (each := axis.printed(other, position)) and each.value
    )
    if one is None or not others:
        return Decimal(0)
    ratio = abs(one.value) / others[len(others) // 2]
    return max(ratio, 1 / ratio)


def _told(report: PrintedReport, grid: Grid, row: int, column: int, other: Printed) -> Finding:
    line, cell = grid.rows[row], grid.rows[row].cells[column]
    assert cell is not None and cell.number is not None
    return finding(
        "thousandfold",
        Severity.WARNING,
        "{row}, {column}: {printed} beside {other} is about a thousand times too much or too "
        "little; in the other rows they are near each other.",
        place=place_in(report, grid, row, column),
        quote=quote_of(line),
        claimed=print_number(cell.number.value, cell.number.decimals),
        remedy="Print the number in the unit of the table.",
        row=line.label or grid.title,
        column=grid.columns[column].head,
        printed=cell.text,
        other=print_number(other.value, other.decimals),
    )


def _told_beyond(report: PrintedReport, grid: Grid, index: int, column: int) -> Finding:
    row = grid.rows[index]
    cell = row.cells[column]
    assert cell is not None and cell.number is not None
    return finding(
        "beyond-whole",
        Severity.WARNING,
        "{row}, {column}: {printed} is more than the whole, which the other shares of the row are "
        "not.",
        place=place_in(report, grid, index, column),
        quote=quote_of(row),
        claimed=print_number(cell.number.value, cell.number.decimals),
        remedy="Compare the number with its source.",
        row=row.label or grid.title,
        column=grid.columns[column].head,
        printed=cell.text,
    )


def _negative(report: PrintedReport, grid: Grid, added: Collection[Number]) -> Iterator[Finding]:
    """What has a minus, and can have none, while the others of its line have none."""
    if _MAY_BE.search(grid.title):
        return
    told: set[tuple[int, int]] = set()
    for axis in axes(grid):
        for line in range(axis.lines):
            named = bool(_NOT_NEGATIVE.search(axis.labels[line]))
            at = _alone_below(axis, line) if named else None
            if at is None or axis.number(line, at) in added:
                continue
            number = axis.number(line, at)
            if (number.row, number.column) not in told:
                told.add((number.row, number.column))
                sure = _is_never(axis.labels[line]) and _has_near(axis, line, at)
                yield told_negative(report, grid, number.row, number.column, sure)


def _is_never(label: str) -> bool:
    """Whether there is never less than none of what a label names."""
    return bool(_NEVER.search(label)) and not _MAY_FALL.search(label)


def _alone_below(axis: Axis, line: int) -> int | None:
    """The position of the one negative number of a line."""
    if not _is_level(axis, line):
        return None
    numbers = {
        at: one
        for at in range(axis.positions)
        if _is_level(axis.turned, at) and (one := axis.printed(line, at)) is not None
    }
    below = [at for at, one in numbers.items() if one.value < 0]
    if len(below) != 1 or len(numbers) < 2 or _is_bracketed(axis, line, below[0]):
        return None
    return below[0]


def is_odd_minus(axis: Axis, line: int) -> int | None:
    """The position of the one negative number of a table whose name does not say that it may be
    one, if it is like another of its line."""
    at = _alone_below(axis, line)
    if at is None or _NOT_NEGATIVE.search(axis.labels[line]):
        return None
    names = f"{axis.labels[line]} {axis.position_labels[at]}"
    if _MAY_FALL.search(names) or _MAY_BE.search(f"{names} {axis.grid.title}"):
        return None
    return at if _is_only_one(axis, line, at) else None


def is_turned(axis: Axis, line: int) -> int | None:
    """The position of the one negative number of a line that all others of its kind are near,
    without its sign: what was 2,49 and 2,74 is hardly -2,33 between. What changes its sign by its
    name is left."""
    net_cost = _NET_COST.match(axis.labels[line]) and axis.meanings[line].role in ("outcome", "")
    if not net_cost and not _is_level(axis, line):
        return None
    groups: dict[str, dict[int, Printed]] = {}
    for at in range(axis.positions):
        meaning, one = axis.turned.meanings[at], axis.printed(line, at)
        if one is None or not meaning.period or meaning.role not in ("outcome", ""):
            continue
        if _MAY_BE.search(axis.position_labels[at]):
            continue
        head = _YEAR.sub("", axis.position_labels[at]).strip()
        groups.setdefault(f"{axis.unit(line, at)} {head}", {})[at] = one
    for some in groups.values():
        below = [at for at, one in some.items() if one.value < 0]
        if len(below) == 1 and _is_among(some, below[0]) and len(some) > 2 * bool(net_cost):
            return below[0]
    return None


def _is_among(some: dict[int, Printed], below: int) -> bool:
    """Whether a number without its sign is near all others, the fewer they are the nearer."""
    size = -some[below].value
    others = [one.value for at, one in some.items() if at != below]
    near = _BESIDE_ONE if len(others) == 1 else _BESIDE_SEVERAL
    digits = len(str(size).replace(".", "").lstrip("0"))
    return (
        digits > 1 and bool(others) and all(size <= near * one <= near**2 * size for one in others)
    )


def _is_bracketed(axis: Axis, line: int, position: int) -> bool:
    """Whether a number is below nothing by its brackets, which nobody writes by chance."""
    cell = axis.cell(line, position)
    return cell is not None and "(" in cell.text


def _is_only_one(axis: Axis, line: int, position: int) -> bool:
    """Whether all other numbers of the table are positive, changes and variances aside, and one of
    the line's is like it."""
    others = [
        one.value
        for other in range(axis.lines)
        for at in range(axis.positions)
        if (other, at) != (line, position)
        and axis.meanings[other].role not in _COMPUTED
        and axis.turned.meanings[at].role not in _COMPUTED
        and (one := axis.printed(other, at)) is not None
    ]
    positive = len(others) >= _FEWEST_POSITIVE and all(one >= 0 for one in others)
    return positive and _has_near(axis, line, position)


def _has_near(axis: Axis, line: int, position: int) -> bool:
    """Whether another number of the line is like a number without its sign."""
    one = axis.printed(line, position)
    others = [axis.printed(line, at) for at in range(axis.positions) if at != position]
    return one is not None and any(
        other is not None and abs(one.value) <= _ALIKE * other.value <= _ALIKE**2 * abs(one.value)
        for other in others
    )


def _is_level(axis: Axis, line: int) -> bool:
    """Whether a line tells how much there is, and no change of it or what is left."""
    if axis.meanings[line].role in ("variance", "change") or axis.meanings[line].unit == "pp":
        return False
    return not _says_change(axis.labels[line])


@lru_cache(maxsize=2_000)
def _says_change(label: str) -> bool:
    """Whether a label says that what stands there may be a change, or what is left."""
    return bool(_MAY_BE.search(label) or _COMPARED.search(label))


def told_negative(
    report: PrintedReport, grid: Grid, index: int, column: int, sure: bool
) -> Finding:
    """What is told of a minus."""
    row = grid.rows[index]
    cell = row.cells[column]
    assert cell is not None and cell.number is not None
    return finding(
        "negative-unlikely",
        Severity.ERROR if sure else Severity.WARNING,
        "{row}, {column}: {printed} is negative, which it hardly can be.",
        place=place_in(report, grid, index, column),
        quote=quote_of(row),
        claimed=print_number(cell.number.value, cell.number.decimals),
        expected=print_number(-cell.number.value, cell.number.decimals),
        remedy="Check the sign.",
        row=row.label,
        column=grid.columns[column].head,
        printed=cell.text,
    )
