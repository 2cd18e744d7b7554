"""Across tables: the same quantity printed in several tables must be the same.

**Proves** a number that another table has too, under the same name, for the same period and scope,
units converted. Whether two columns tell the same thing, the numbers say: enough rows with the same
labels agree that it is no chance. Whether two rows do (årets resultat in the income statement and
in the balance sheet, a note's total and its line, liquid funds in the cash flow and in the balance
sheet, a five-year overview), they say in the other periods. **Contradicts** what differs there;
**doubts** the one number that a slip makes differ in two rows of other names whose other large
numbers are the same (`Totalt` of the boards, `Nettokostnad`), or whose other years are, where one
is the other's name with words of its table's title.
**Silent** about what shares too little, about budget against outcome, municipality against group,
restated columns, and about columns that differ in more than one row of four: they are revised.
Source: tying the statements of a report to one another (ISA 720).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from bokslut.model.numbers import print_number
from bokslut.prose.vocabulary import TOKEN, stem

from ..understood.entries import (
    Entry,
    Head,
    Name,
    agree,
    before,
    closing_name,
    comparable,
    entries,
    head_of,
    is_opening,
)
from ..understood.equations import Equation, Term, evidence
from ..understood.grid import Grid
from ..understood.slips import looks_alike
from ..understood.understood import Understood
from .retold_rows import retold_rows

RULE = "across-tables"

_ENOUGH = 6.0
_ENOUGH_ROW, _SURE_ROW, _ENOUGH_SAID, _ENOUGH_LONG = 3.5, 4.5, 0.9, 2.9
_LONG_NAME, _LARGE = 3, 20_000
_STATEMENT = re.compile(r"\benligt resultaträkning", re.IGNORECASE)
_SURE = 2
_MOST_ALIKE = 40
_FEWEST_FOR_ONE = 3
_FEWEST_LETTERS = 8

_Column = dict[Name, Entry]
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of a table, or a row of one by what its columns are about."""

    grid: int
    head: Head | None
    told: dict[Name, Entry]


def across_tables(understood: Understood) -> Iterator[Equation]:
    """What is printed in two tables, column by column and row by row, each pair of numbers once."""
    columns, rows = _places(understood.grids)
    told: set[frozenset[object]] = set()
    for equations in (
        _columns(understood, columns),
        _rows(understood, rows),
        _by_numbers(understood, rows),
        _by_titles(understood, rows),
        retold_rows(understood),
    ):
        for one in equations:
            pair = frozenset(one.numbers)
            if pair not in told:
                told.add(pair)
                yield one


def _places(grids: Iterable[Grid]) -> tuple[list[_Place], dict[Name, list[_Place]]]:
    """All columns of amounts, and all rows by their names."""
    columns: list[_Place] = []
    rows: dict[Name, list[_Place]] = {}
    for grid in grids:
        heads = [head_of(grid, column) for column in range(len(grid.columns))]
        by_column: dict[int, _Column] = {}
        for row in entries(grid):
            name = next(iter(row.values())).name
            rows.setdefault(closing_name(name), []).append(_row(grid, heads, row, name))
            if name == ("",):
                continue
            for column, entry in row.items():
                by_column.setdefault(column, {})[name] = entry
        columns += [
            _Place(grid.number, heads[column], one)
            for column, one in by_column.items()
            if grid.columns[column].additive
        ]
    return columns, rows


def _row(grid: Grid, heads: list[Head], row: dict[int, Entry], name: Name) -> _Place:
    """A row by period, kind of amount and scope; what two columns have in common names neither."""
    often = Counter(heads[column] for column in row)
    told: dict[Name, Entry] = {}
    for column, entry in row.items():
        head = heads[column]
        period = before(head.period) if is_opening(name) else head.period
        if often[head] == 1 and period and head.kind in ("", "budget"):
            told[period, head.kind, head.scope, head.special] = entry
    return _Place(grid.number, None, told)


def _columns(understood: Understood, columns: list[_Place]) -> Iterator[Equation]:
    """Every pair of columns of different tables that tell the same thing."""
    for one, other in _alike(columns):
        first, second = columns[one], columns[other]
        if first.head and second.head and not first.head.may_be(second.head):
            continue
        shared = [name for name in first.told if name in second.told]
        pairs = [(first.told[name], second.told[name]) for name in shared]
        if not all(comparable(*pair) for pair in pairs):
            continue
        agreeing = [pair for pair in pairs if agree(*pair)]
        differing = [pair for pair in pairs if not agree(*pair)]
        if _weight(agreeing) < _ENOUGH or len(agreeing) <= len(differing):
            continue
        yield from (_equation(understood, pair, True) for pair in agreeing)
        # What differs in many rows is another edition, not a slip.
        if len(differing) <= max(1, len(agreeing) // _FEWEST_FOR_ONE):
            sure = len(agreeing) >= _SURE
            for pair in differing:
                if _is_whole(first, second, pair[0].name):
                    yield _equation(understood, pair, False, sure)


def _is_whole(first: _Place, second: _Place, name: Name) -> bool:
    """Whether a name says by itself what it is: a sum or something other does so only beside the
    same rows."""
    plain = all(len(one) <= 4 for one in name) or set(name) & {"övrig", "annan", "resultat", "nett"}
    return not plain or set(first.told) == set(second.told)


def _alike(columns: list[_Place]) -> list[_Pair]:
    """The pairs of columns of different tables that have at least two numbers with the same name
    and the same first digits, found by these and not by comparing all with all."""
    groups: dict[tuple[Name, int], list[int]] = {}
    for place, column in enumerate(columns):
        for name, entry in column.told.items():
            for key in _keys(entry):
                groups.setdefault((name, key), []).append(place)
    counts: Counter[_Pair] = Counter()
    seen: set[tuple[int, int, Name]] = set()
    for (name, _key), places in groups.items():
        if len(places) > _MOST_ALIKE:
            continue
        for one, other in combinations(places, 2):
            if columns[one].grid != columns[other].grid and (one, other, name) not in seen:
                seen.add((one, other, name))
                counts[one, other] += 1
    return sorted(pair for pair, count in counts.items() if count >= 2)


def _keys(entry: Entry) -> tuple[int, ...]:
    """The first two digits, and those of a number that rounds up to the next."""
    digits = "".join(map(str, abs(entry.printed.value).normalize().as_tuple().digits))
    if digits == "0":
        return ()
    first = int((digits + "00")[:3])
    return first // 10, 1000 + (first + 5) // 10


def _rows(understood: Understood, rows: dict[Name, list[_Place]]) -> Iterator[Equation]:
    """Rows with the same name: each is held against the first that it agrees with."""
    for name, places in rows.items():
        if len(places) < 2 or name == ("",):
            continue
        heads: list[_Place] = []
        for place in places:
            known = next((one for one in heads if _one_row(understood, one, place)), None)
            if known is None:
                if len(heads) < _MOST_ALIKE:
                    heads.append(place)
                continue
            yield from _of_rows(understood, known, place)


def _by_numbers(understood: Understood, rows: dict[Name, list[_Place]]) -> Iterator[Equation]:
    """Rows under two names (`Totalt` of the boards, `Nettokostnad`) that have at least two large
    numbers in common: the one that is nearly the same is a slip, as a doubt."""
    places = [one for some in rows.values() for one in some]
    groups: dict[tuple[Name, object], list[int]] = {}
    for place, row in enumerate(places):
        for key, entry in row.told.items():
            if abs(entry.printed.value) >= _LARGE * entry.printed.half:
                groups.setdefault((key, entry.value), []).append(place)
    counts: Counter[_Pair] = Counter(
        pair
        for some in groups.values()
        if len(some) <= _MOST_ALIKE
        for pair in combinations(some, 2)
    )
    for (one, other), count in sorted(counts.items()):
        first, second = places[one], places[other]
        if count < _SURE or first.grid == second.grid:
            continue
        pairs = [pair for pair in _shared(first, second) if not agree(*pair)]
        if len(pairs) != 1 or pairs[0][0].name == pairs[0][1].name:
            continue
        (mine, theirs) = pairs[0]
        if mine.unit == theirs.unit and looks_alike(theirs.printed, mine.printed.value):
            yield _equation(understood, pairs[0], False, sure=False)


def _by_titles(understood: Understood, rows: dict[Name, list[_Place]]) -> Iterator[Equation]:
    """Rows whose one name is the other's with words of its table's title (`Chefer` in `Andel med
    utländsk bakgrund`, `Chefer med utländsk bakgrund`) and that agree in all years but one, as a
    doubt."""
    by_stem: dict[str, list[Name]] = {}
    for name in rows:
        for one in name if len(name) > 1 else ():
            by_stem.setdefault(one, []).append(name)
    titles = {one.number: _title_stems(one.title) for one in understood.grids}
    for short, places in rows.items():
        for first in places:
            title = titles[first.grid]
            longer = {
                name
                for one in title
                for name in by_stem.get(one, ())[:_MOST_ALIKE]
                if set(short) < set(name) <= title.union(short)
                and sum(map(len, set(name) - set(short))) >= _FEWEST_LETTERS
            }
            for name in sorted(longer):
                for second in rows[name]:
                    yield from _but_one(understood, first, second)


def _but_one(understood: Understood, first: _Place, second: _Place) -> Iterator[Equation]:
    pairs = _shared(first, second) if first.grid != second.grid else []
    differing = [pair for pair in pairs if not agree(*pair)]
    if len(differing) == 1 and len(pairs) > 1:
        yield _equation(understood, differing[0], False, sure=False)


def _title_stems(title: str) -> set[str]:
    return {stem(word) for word in TOKEN.findall(title)}


def _one_row(understood: Understood, first: _Place, second: _Place) -> bool:
    """Whether two rows of different tables are the same quantity, as their periods say; less is
    enough where the label says that it is that of the income statement."""
    if first.grid == second.grid:
        return False
    pairs = _shared(first, second)
    agreeing = [pair for pair in pairs if agree(*pair)]
    if not agreeing or len(agreeing) * 2 < len(pairs):
        return False
    said = any(_of_statement(understood, one) for one in (first, second))
    # `Resultat efter finansiella poster` is not another's name.
    long = any(len(one.name) >= _LONG_NAME for one, _other in pairs)
    enough = _ENOUGH_SAID if said else _ENOUGH_LONG if long else _ENOUGH_ROW
    return _weight(agreeing) >= enough


def _of_statement(understood: Understood, place: _Place) -> bool:
    """`Årets resultat enligt resultaträkningen`."""
    rows = {(one.number.table, one.number.row) for one in place.told.values()}
    labels = (understood.grid[table].rows[row].label for table, row in rows)
    return any(_STATEMENT.search(one) for one in labels)


def _shared(first: _Place, second: _Place) -> list[tuple[Entry, Entry]]:
    """The numbers of the same period; where a table does not say whether it is of the municipality
    or of the group, it is of what it agrees with; where both say it, all are held."""
    same = [(one, second.told[key]) for key, one in first.told.items() if key in second.told]
    scopes = {key[2] for key in (*first.told, *second.told)}
    if len(scopes) > 1 and "" not in scopes:
        return [pair for pair in same if comparable(*pair)]
    tried = [
        [
            (one, second.told[other])
            for key, one in first.told.items()
            if key[2] == scope and (other := (*key[:2], other_scope, key[3])) in second.told
        ]
        for scope in sorted({key[2] for key in first.told})
        for other_scope in sorted({key[2] for key in second.told})
        if not scope or not other_scope or scope == other_scope
    ]
    pairs = max(tried, key=lambda some: sum(1 for pair in some if agree(*pair)), default=[])
    return [pair for pair in pairs if comparable(*pair)]


def _of_rows(understood: Understood, first: _Place, second: _Place) -> Iterator[Equation]:
    pairs = _shared(first, second)
    agreeing = [pair for pair in pairs if agree(*pair)]
    weight = _weight(agreeing)
    yield from (_equation(understood, pair, True) for pair in agreeing)
    latest = max((_period(understood, other) for _one, other in pairs), default="")
    for pair in pairs:
        if not agree(*pair):
            one, other = pair
            alike = one.unit == other.unit and looks_alike(other.printed, one.printed.value)
            # An earlier year may have been restated in one of the tables.
            new = _period(understood, other) == latest
            yield _equation(understood, pair, False, alike or (weight >= _SURE_ROW and new))


def _period(understood: Understood, entry: Entry) -> str:
    grid = understood.grid[entry.number.table]
    return grid.columns[entry.number.column].meaning.period


def _weight(agreeing: Iterable[tuple[Entry, Entry]]) -> float:
    return sum(
        evidence(one.value, max(one.half, other.half), one.half + other.half)
        for one, other in agreeing
    )


def _equation(
    understood: Understood, pair: tuple[Entry, Entry], agrees: bool, sure: bool = True
) -> Equation:
    one, other = pair
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(other.unit, 0)
    value = one.value if one.unit and other.unit else one.printed.value.scaleb(-scale)
    computed = abs(value).scaleb(scale) * (-1 if other.printed.value < 0 else 1)
    reach = max(one.half, other.half).scaleb(scale) * 2
    return Equation(
        RULE,
        Term(other.number, other.printed),
        (Term(one.number, one.printed),),
        other.printed.value if agrees else computed,
        reach,
        reach,
        partial(_written, understood, one),
        sure=sure,
        linear=one.unit == other.unit and (one.printed.value < 0) is (other.printed.value < 0),
    )


def _written(understood: Understood, one: Entry) -> str:
    """Where the other number stands, and what it is."""
    grid = understood.grid[one.number.table]
    shown = print_number(one.printed.value, one.printed.decimals)
    title = grid.title or grid.rows[one.number.row].label
    return f"{title}, {grid.columns[one.number.column].head}: {shown}"
