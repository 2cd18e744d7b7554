"""What the rows of a report's tables and lists are when they are counted: so many that reached
their target, are over budget, or have risen.

A row has an assessment, a sign of its variance or a way that it went, as far as its table says. A
number that is printed as nothing may have gone any way, unless it counts whole things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate

from bokslut.model.printed import PrintedTable, PrintedText

from ..claims.line_pairs import series_of
from ..claims.polarity import better_in
from ..claims.subjects import subjects_of
from ..understood.cells import plain, read_one
from ..understood.dimensions import dimension_of
from ..understood.grades import grade_of
from ..understood.grid import Grid
from ..understood.heads import role_in
from ..understood.understood import Understood
from ..understood.words import root, roots_of
from .count_rows import ANY_WAY, AT_TARGET, NO_WAY, RESULT, Row, sign_of, valued, ways_of, went

_COMMON = re.compile(
    r"\b(?:gemensam\w*|övrig\w*|central\w*|finans\w*|pension\w*|reserv(?:er|en)?\b|avskrivning\w*|"
    r"common)\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:summa|totalt?|totala|netto|sammantage[tn]|sammantaget|hela|samtliga|total|all|tillsammans)\b",
    re.I,
)
_PAIR = re.compile(
    r"^(?P<label>[^\W\d_][^\d(]{2,60}?)(?: [A-Z]{2,4})? (?P<new>[0-9]+(?:[.,][0-9]+)?) ?%? "
    r"\((?P<old>[0-9]+(?:[.,][0-9]+)?) ?%?\)\W*$"
)
_BODIES = re.compile(r"nämnd|styrels|kommitté|board", re.IGNORECASE)
# What is counted under one name is listed under another.
_ALSO = {"mål": ("mål", "indik", "nycke", "target", "goal"), "indik": ("indik", "mål", "nycke"),
         "nycke": ("nycke", "indik", "mål"), "nämnd": ("nämnd", "verks", "board"),
         "board": ("board", "nämnd"), "targe": ("targe", "indic", "goal"),
         "year": ("year", "år")}  # fmt: skip
_FEWEST, _ENDLESS = 2, 1000
_ZERO = Decimal(0)
# No sentence counts the rows of a longer table.
_MOST_COUNTED = 2_000
# Over the names of rows that are the years of one line.
YEARS = "år"


@dataclass(frozen=True)
class Listing:
    """Rows that can be counted, the block that they stand in, the words over them, which of them
    consist of others (`parents`) by their places, what stands over their names, and
    whether their assessments are only guessed by what is better as a rule."""

    block: int
    rows: tuple[Row, ...]
    title: str = ""
    parents: frozenset[int] = frozenset()
    head: str = ""
    guessed: bool = False

    def of(self, noun: str, count: int | None) -> list[tuple[Row, ...]]:
        """The rows that a noun may mean: all of them, without what is nobody's own (`Gemensamma
        poster`), without those that consist of others, those that have the noun in their name or
        are called a body; as many as are told."""
        if self.head == YEARS:
            fits = noun.lower().startswith(("år", "year")) and len(self.rows) >= (count or _ENDLESS)
            return [self.rows[:count]] if fits else []
        if count is not None:
            if count > len(self.rows):
                return []
            named = tuple(self._named(noun[:5].lower())) if noun else ()
            ways = (self.rows, self._own, self._leaves, named, self._bodies)
            return list(dict.fromkeys(some for some in ways if len(some) == count))
        kept = (self._own, self._bodies) if noun.lower().startswith("nämnd") else (self._own,)
        named = tuple(self._named(noun[:5].lower())) if noun else ()
        if len(named) * 2 >= len(self._own):
            # Some are called so, and the others may be, too.
            kept = (*kept, named)
        return [some for some in dict.fromkeys(kept) if len(some) >= _FEWEST]

    @cached_property
    def _own(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if not _COMMON.search(one.label))

    @cached_property
    def _leaves(self) -> tuple[Row, ...]:
        return tuple(one for at, one in enumerate(self.rows) if at not in self.parents)

    @cached_property
    def _bodies(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if _BODIES.search(one.label))

    def _named(self, stem: str) -> Iterator[Row]:
        return (one for one, label in zip(self.rows, self._labels, strict=True) if stem in label)

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        return tuple(one.label.lower() for one in self.rows)

    @property
    def is_result(self) -> bool:
        """Whether it is no line of years, or that of a result."""
        return self.head != YEARS or bool(RESULT.search(self.title))

    def is_of(self, noun: str) -> bool:
        """Whether a noun names what is listed."""
        return self.is_called(noun) or any(one in self.title.lower() for one in stems(noun))

    def is_called(self, noun: str) -> bool:
        """Whether a noun is what the rows themselves are called."""
        some = stems(noun)
        if some not in self._called:
            self._called[some] = self._is_called(some)
        return self._called[some]

    @cached_property
    def _called(self) -> dict[tuple[str, ...], bool]:
        return {}

    def _is_called(self, some: Sequence[str]) -> bool:
        named = sum(1 for one in self.rows if any(each in one.label.lower() for each in some))
        if any(one in self.head.lower() for one in some) or named * 2 > len(self.rows):
            return True
        # `Borgen per låntagare`, `Nämndernas budgetföljsamhet`.
        title = self.title.lower()
        return any(
            re.search(
                rf"\b(?:per|by) {one}|\b{one}\w*(?:(?:na|ar|er|or)s|(?:bolag|projekt|mål)ens)\b",
                title,
            )
            for one in some
        )

    def says(self, words: Sequence[str]) -> int:
        """How many of some words stand over the rows."""
        topic = roots_of(self.title)
        return sum(1 for one in words if any(_alike(one, each) for each in topic))


_SHORT = 4
_OF_KIND = re.compile(r".{3,}(?P<kind>(?:mål|indikator|nämnd|målvärd|nyckeltal)\w{0,6})$", re.I)


@lru_cache(maxsize=2_000)
def stems(noun: str) -> tuple[str, ...]:
    """How the names begin under which what a noun counts is listed: `verksamhetsmål` are goals."""
    kind = _OF_KIND.match(noun)
    stem = (kind["kind"] if kind else noun)[:5].lower()
    # `Yrken` are listed under `Yrke`.
    stem = min(stem, root(noun)[:5], key=len) if len(noun) > _SHORT else stem
    known = stem if stem in _ALSO else next((one for one in _ALSO if stem.startswith(one)), stem)
    return _ALSO.get(known, (known,))


def _alike(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    return one == other or (least >= 5 and (one.startswith(other) or other.startswith(one)))


@lru_cache(maxsize=2)
def listings(understood: Understood) -> tuple[Listing, ...]:
    """Everything that can be counted, and all that is assessed taken together."""
    told = [one for one in _lists(understood) if len(one.rows) >= _FEWEST]
    graded: dict[int, Listing] = {}
    for one in told:
        if all(row.grade is not None for row in one.rows):
            known = graded.get(one.block)
            graded[one.block] = known if known and not known.guessed else one
    if len(graded) > 1:
        rows = tuple(row for one in graded.values() for row in one.rows)
        title = " ".join(one.title for one in graded.values())
        guessed = any(one.guessed for one in graded.values())
        told.append(Listing(-1, rows, title, guessed=guessed))
    return (*told, *_years(understood))


def _years(understood: Understood) -> Iterator[Listing]:
    """The years of each result, and of each line that is below nought in some, the newest first."""
    for line in subjects_of(understood).lines:
        result = RESULT.search(line.label)
        for cells in series_of(line):
            below = any(one.value.value < 0 for one in cells)
            money = all(dimension_of(one.unit) == "money" for one in cells)
            if not (money if result else below and any(one.value.value > 0 for one in cells)):
                continue
            rows = tuple(
                Row(one.period, variance=ways_of(one.value, counted=False)) for one in cells
            )
            yield Listing(understood.grid[line.grid].block, rows, line.label, head=YEARS)


def _lists(understood: Understood) -> Iterator[Listing]:
    """Everything whose rows can be counted, with the block that it stands in."""
    grids = {one.rows[0].spot: one for one in understood.grids if one.rows}
    pairs: list[Row] = []
    heading = ""
    for place, block in enumerate(understood.report.blocks):
        if isinstance(block, PrintedText):
            match = _PAIR.match(plain(block.text))
            if match:
                pairs.append(_pair(match))
                continue
            if pairs:
                yield Listing(place - len(pairs), tuple(pairs))
                pairs = []
            heading = block.text if block.kind == "heading" else heading
            continue
        yield from _of_table(place, block, heading)
        for row in block.rows:
            grid = grids.get(row[0].spot) if row else None
            if grid is not None:
                yield from _of_grid(place, grid, heading)


def _of_table(place: int, table: PrintedTable, heading: str) -> Iterator[Listing]:
    if not table.rows:
        return
    title = f"{heading} {table.title} {' '.join(one.text for one in table.rows[0])}"
    head = table.rows[0][0].text if table.rows[0] else ""
    yield Listing(place, tuple(_graded(table)), title, head=head)
    lines = [_PAIR.match(plain(" ".join(cell.text for cell in row))) for row in table.rows]
    yield Listing(place, tuple(_pair(one) for one in lines if one), title)


def _pair(match: re.Match[str]) -> Row:
    new, old = (read_one(match[name]) for name in ("new", "old"))
    return Row(match["label"], change=went(new, old) if new and old else NO_WAY)


_REACHED = re.compile(
    r"nå(?:r|s|dd|tt|tts)\b|bedöm|uppn|uppfyll|klara|\b(?:met|reached|achieved)\b", re.IGNORECASE
)
_YES = {"ja": 1, "yes": 1, "delvis": 0, "partly": 0, "nej": -1, "no": -1}


def _graded(table: PrintedTable) -> Iterator[Row]:
    """The rows that end in an assessment, but for that of the whole; yes and no are one under a
    head that asks whether it was reached."""
    heads = _heads(table)
    asked = [
        at
        for at, one in enumerate(table.rows[heads - 1] if heads else ())
        if at and _REACHED.search(one.text)
    ]
    for row in table.rows[heads:]:
        told = [one for one in row if plain(one.text)]
        some = [grade_of(plain(one.text)) for one in told[1:]]
        grades = [got for got in some if got is not None] or [
            got
            for at in asked
            if at < len(row) and (got := _YES.get(plain(row[at].text).lower())) is not None
        ]
        if len(grades) == 1 and not TOTAL.search(told[0].text):
            yield Row(told[0].text, grade=grades[0])


_CORNER = re.compile(
    r"(?:indikator|mål|målområde|nyckeltal|område|nämnd|indicator|goal|target|area)\w*",
    re.IGNORECASE,
)


def _heads(table: PrintedTable) -> int:
    """How many rows are heads: `Uppfyllt` over a column is no assessment."""
    if table.heads is not None:
        return table.heads
    corner = plain(table.rows[0][0].text) if table.rows and table.rows[0] else ""
    return 1 if not corner or _CORNER.fullmatch(corner) else 0


def _of_grid(place: int, grid: Grid, heading: str) -> Iterator[Listing]:
    title = f"{heading} {grid.title} {grid.label_head}"
    places = [
        index
        for index, row in enumerate(grid.rows)
        if not row.is_heading and row.label and not TOTAL.search(row.label)
    ]
    places = _without_sum(grid, places)
    rows = tuple(valued(grid, places))
    yield from _of_groups(place, grid, title)
    grades = tuple(_reached(grid, places))
    guessed = len(grades) == len(rows) and bool(rows)
    if guessed:
        rows = tuple(one._replace(grade=got) for one, got in zip(rows, grades, strict=True))
    yield Listing(place, rows, title, _parents(grid, places), grid.label_head, guessed)
    yield Listing(place, tuple(_turned(grid)), title)


def _of_groups(place: int, grid: Grid, title: str) -> Iterator[Listing]:
    """The rows under each heading of a table, up to the next one or to their sum."""
    name, group = "", list[int]()
    for index, row in enumerate((*grid.rows, None)):
        ends = row is None or row.is_heading or TOTAL.search(row.label)
        if ends and name and len(group) >= _FEWEST:
            yield Listing(place, tuple(valued(grid, group)), f"{title} {name}")
        if ends:
            name, group = (row.label if row and row.is_heading else ""), []
        else:
            group.append(index)


def _amounts(grid: Grid) -> list[int]:
    """The first columns of amounts."""
    found = [place for place, one in enumerate(grid.columns) if one.additive]
    return found[:3]


def _column(grid: Grid, places: Sequence[int], column: int) -> list[Decimal | None]:
    return [one.value if (one := grid.value(at, column)) else None for at in places]


def _without_sum(grid: Grid, places: list[int]) -> list[int]:
    """The rows without a last one that is the sum of the others, whatever it is called."""
    if len(places) < _FEWEST + 2:
        return places
    columns = [(column, _column(grid, places, column)) for column in _amounts(grid)]
    sums = [_is_sum(grid, at, some) for at, some in columns if None not in some]
    # One column may have a mistake in it.
    return places[:-1] if sum(sums) >= _FEWEST and sum(sums) >= len(sums) - 1 else places


def _is_sum(grid: Grid, column: int, some: Sequence[Decimal | None]) -> bool:
    """Whether the last number of a column is the sum of the others, within rounding."""
    told = [one or _ZERO for one in some]
    reach = _half(grid, column) * len(told)
    return bool(told[-1]) and abs(sum(told[:-1]) - told[-1]) <= reach


def _half(grid: Grid, column: int) -> Decimal:
    """How far the exact numbers of a column may be from what is printed."""
    told = (one.half for row in range(len(grid.rows)) if (one := grid.value(row, column)))
    return max(told, default=_ZERO)


def _parents(grid: Grid, places: Sequence[int]) -> frozenset[int]:
    """Which rows are the sum of those that follow at once, in every column of amounts."""
    if len(places) > _MOST_COUNTED:
        return frozenset()
    amounts = _amounts(grid)
    columns = [_column(grid, places, column) for column in amounts]
    if len(columns) < _FEWEST or any(None in some for some in columns):
        return frozenset()
    sums = [[*accumulate((one or _ZERO for one in some), initial=_ZERO)] for some in columns]
    halves = [_half(grid, column) for column in amounts]
    return frozenset(at for at in range(len(places)) if _has_parts(sums, halves, at))


def _has_parts(sums: Sequence[Sequence[Decimal]], halves: Sequence[Decimal], at: int) -> bool:
    """Whether a row is the sum of some that follow, by the running sums of each column before each
    row, and how exactly each column is told."""
    (first, *others), (half, *reaches) = sums, halves
    # The sum up to a row's last part is that up to itself, and itself twice.
    whole, *beside = (2 * some[at + 1] - some[at] for some in sums)
    for count in range(_FEWEST, len(first) - at - 1):
        last = at + 1 + count
        if abs(first[last] - whole) > half * (count + 1):
            continue
        near = all(
            abs(some[last] - one) <= reach * (count + 1)
            for some, one, reach in zip(others, beside, reaches, strict=True)
        )
        if near and any(some[last] != some[at + 1] for some in sums):
            return True
    return False


_TARGET = re.compile(r"^(?:(?:års)?mål|målvärde|målnivå|måltal|target)\b", re.IGNORECASE)


def _reached(grid: Grid, places: Sequence[int]) -> Iterator[int | None]:
    """Which rows reached their target, where their names say which way is good."""
    targets = [index for index, one in enumerate(grid.columns) if _TARGET.search(one.head)]
    outcomes = [
        index
        for index, one in enumerate(grid.columns)
        if index not in targets and one.meaning.role in ("outcome", "") and one.meaning.period
    ]
    unsaid = [one for one in _of_no_year(grid) if one not in targets]
    if len(targets) != 1 or not (outcomes or len(unsaid) == 1):
        return
    newest = max(outcomes, key=lambda one: grid.columns[one].meaning.period, default=-1)
    if len(unsaid) == 1:
        # `Utfall` beside `Utfall 2022` is this year's.
        newest = unsaid[0]
    for index in places:
        wanted, got = grid.value(index, targets[0]), grid.value(index, newest)
        # More is better as a rule; an indicator of which it is not mostly says so.
        better = better_in(grid.rows[index].label) or 1
        grade = None
        if wanted and got:
            gap = (got.value - wanted.value) * better
            exact = not (got.decimals or wanted.decimals)
            grade = (1 if exact else AT_TARGET) if not gap else sign_of(gap)
        yield grade


def _of_no_year(grid: Grid) -> Iterator[int]:
    """The columns of outcomes that say no year."""
    for index, one in enumerate(grid.columns):
        if one.meaning.role == "outcome" and not one.meaning.period:
            yield index


def _turned(grid: Grid) -> Iterator[Row]:
    """The columns of a table whose rows are budget, outcome and variance, or two years and what
    lies between."""
    variances = [index for index, one in enumerate(grid.rows) if role_in(one.label) == "variance"]
    changes = [index for index, one in enumerate(grid.rows) if _CHANGED.search(one.label)]
    rows = variances if len(variances) == 1 else changes
    if len(rows) != 1:
        return
    planned = any(role_in(one.label) == "budget" for one in grid.rows)
    years = sum(1 for one in grid.rows if _YEAR_ROW.fullmatch(one.label.strip()))
    years = 0 if planned else years
    for index, column in enumerate(grid.columns):
        if column.head and not TOTAL.search(column.head):
            value = grid.value(rows[0], index)
            sign = sign_of(value.value) if value else 0
            ways = (frozenset((sign,)) if sign else ANY_WAY) if value else NO_WAY
            if years >= _FEWEST:
                yield Row(column.head, change=ways)
            elif rows is variances:
                yield Row(column.head, variance=ways)


_CHANGED = re.compile(r"^(?:skillnad|förändring|differens|change|difference)\w*$", re.IGNORECASE)
_YEAR_ROW = re.compile(r"\w*\s*(?:19|20)[0-9]{2}")
