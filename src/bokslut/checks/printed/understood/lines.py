"""The lines of a report's tables: what a table tells under one name.

Mostly a line is a row, over years, budget and outcome; a column where the years stand beneath one
another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedText

from .borrowed_units import borrowed_units
from .cells import Printed
from .dimensions import in_base
from .equations import TableNumber
from .grid import Grid
from .heads import Role, is_only_period, period_in, role_in, unit_in
from .understood import Understood
from .words import GENERIC_ROOTS, SCOPE_ROOTS, SIDE_ROOTS, TOTAL_ROOTS, root, roots_of

# Whose whole the sum of a table is.
_WHOLES = frozenset(
    map(root, ["nämnd", "kommun", "verksamhet", "förvaltning", "kontor", "koncern", "bolag"])
)
# How English heads tell when: `Fiscal year ended March 31`.
_ENDED = re.compile(r"\b(?:years?|months|weeks) end(?:ed|ing) \w+", re.IGNORECASE)
_OF_PERIODS = frozenset(map(root, ("years", "fiscal", "weeks", "months", "amount", "actual")))
# What brackets behind an English name only say of it, and what is in it: `Income (loss)`, `Cash
# flow (non-GAAP)`, `Personnel costs, including benefits`.
_EXCLUDED = re.compile(r"\b(?:exklusive|exkl\.?|utan|excluding|excl\.?)\s.*", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:see |non-|note |net of |loss\b|expense\b|benefit\b|decrease\b|deficit\b)[^)]*\)|"
    r", including .*$",
    re.IGNORECASE,
)
_OF_LAST_YEAR = re.compile(
    r"\b(?:föreg(?:ående|\.)?|fg\.?|förra) år(?:et|s|ets)?\b|\bi fjol\b|\bfjolår\w*|"
    r"\b(?:last|previous|prior) year\b",
    re.IGNORECASE,
)
_TONGUES = 2
_RESULT = re.compile(r"\bresultat\b|överskott|underskott", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineCell:
    """A number of a line: what stands over it (or beside it, in a table of years). `base` is the
    value in kronor, as a ratio or as a count, `reach` how far the exact one may be from that, and
    `shown` how a controller writes it: asked for again and again, and so made once."""

    number: TableNumber
    value: Printed
    unit: str
    period: str
    role: Role
    words: tuple[str, ...]
    head: str
    base: Decimal = field(init=False, compare=False, repr=False)
    reach: Decimal = field(init=False, compare=False, repr=False)
    shown: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        told = self.value
        object.__setattr__(self, "base", in_base(told.value, self.unit))
        object.__setattr__(self, "reach", in_base(told.half, self.unit))
        object.__setattr__(self, "shown", print_number(told.value, told.decimals))


@dataclass(frozen=True)
class Line:
    """What a table tells under one name. `words` are the roots of its label, `topic` those of
    its table's title, corner and the heading of its rows; `total` says that it is the sum of the
    table, which no word of its own names."""

    place: int
    label: str
    words: tuple[str, ...]
    topic: frozenset[str]
    grid: int
    cells: tuple[LineCell, ...]
    total: bool
    section: tuple[str, ...]

    @cached_property
    def kept(self) -> dict[object, object]:
        """What is computed of it for every rule that asks."""
        return {}

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The words that other tables do not have as a matter of course."""
        return tuple(one for one in self.words if one not in GENERIC_ROOTS | TOTAL_ROOTS)

    @cached_property
    def newest(self) -> str:
        """The newest period that it has an outcome of."""
        return max((one.period for one in self.cells if one.role in ("outcome", "")), default="")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its own words, else those that do not only say that it is a sum."""
        return self.own_words or tuple(one for one in self.words if one not in TOTAL_ROOTS)


def lines_of(understood: Understood) -> tuple[Line, ...]:
    """Every line with numbers, in order."""
    sections = _sections(understood)
    of_all = _has_one_heading(understood, sections)
    borrowed = borrowed_units(understood.grids)
    told: list[Line] = []
    for grid in understood.grids:
        unit = borrowed.get(grid.number, "")
        section = sections.get(grid.block, ())
        titled = _titled(grid, section, understood.year)
        for line in _lines(grid, () if of_all else section, titled):
            told.append(_in_unit(Line(len(told), *line), unit))
    return tuple(told)


def _in_unit(line: Line, unit: str) -> Line:
    """A line whose numbers without a unit are in that of its table, where it has one."""
    if not unit:
        return line
    return replace(line, cells=tuple(replace(one, unit=one.unit or unit) for one in line.cells))


def _sections(understood: Understood) -> dict[int, tuple[str, ...]]:
    """The headings over each block of the report, the nearest last."""
    headings: list[tuple[int, str]] = []
    told: dict[int, tuple[str, ...]] = {}
    for place, block in enumerate(understood.report.blocks):
        if isinstance(block, PrintedText) and block.kind == "heading":
            headings = [one for one in headings if one[0] < block.level]
            headings.append((block.level, block.text))
        told[place] = tuple(text for _level, text in headings)
    return told


def _has_one_heading(understood: Understood, sections: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether one heading stands over all tables and all that is told, as the name of a sheet
    does: none of them is about that more than another."""
    told = {one.headings for one in understood.sentences if one.amounts}
    over = {sections.get(one.block, ()) for one in understood.grids}
    return len(understood.grids) > 1 and len(over | told) == 1


_LineParts = tuple[
    str, tuple[str, ...], frozenset[str], int, tuple[LineCell, ...], bool, tuple[str, ...]
]


def _lines(grid: Grid, section: tuple[str, ...], titled: str) -> Iterator[_LineParts]:
    named_by = dict.fromkeys(
        word
        for text in (grid.title, grid.label_head, *section[-1:])
        for word in roots_of(text)
        if word not in GENERIC_ROOTS | TOTAL_ROOTS
    )
    title = frozenset(named_by)
    named_rows = sum(1 for one in grid.rows if one.label and not one.is_heading)
    if _stands_on_years(grid):
        for column, head in enumerate(grid.columns):
            cells = tuple(
                _cell(grid, row, column, True, titled)
                for row in range(len(grid.rows))
                if grid.value(row, column) is not None
            )
            if cells:
                words = roots_of(head.head) or tuple(named_by)
                total = set(words) <= TOTAL_ROOTS
                yield head.head, words, title, grid.number, cells, total, section
        return
    above = ""
    for index, row in enumerate(grid.rows):
        if row.is_heading:
            above = row.label
            continue
        cells = tuple(
            _cell(grid, index, column, False, titled)
            for column in range(len(grid.columns))
            if grid.value(index, column) is not None
            and grid.columns[column].meaning.role != "number"
        )
        if not cells:
            continue
        if not row.label and named_rows:
            # A row that lost its name, or never had one.
            continue
        topic = title | frozenset(one for one in roots_of(above) if one not in TOTAL_ROOTS)
        words = roots_of(_ASIDE.sub(" ", row.label)) or roots_of(row.label)
        words = _without(row.label) or words
        named = tuple(one for one in words if one not in TOTAL_ROOTS)
        total = named != words and set(named) <= GENERIC_ROOTS & _WHOLES
        if not words:
            named = _titled_words(grid, named_by) if not row.label else (row.label.lower(),)
        for name in _in_both_languages(grid, row.label) or (named,):
            yield row.label or grid.title, name, topic, grid.number, cells, total, section


def _titled_words(grid: Grid, named_by: Collection[str]) -> tuple[str, ...]:
    """What the only row of a table is called that has no name but its title: what stands behind a
    comma only says more of it, `Andel korttidssjukfrånvaro, dag 1-14`."""
    first = roots_of(grid.title.partition(",")[0])
    return tuple(one for one in first if one in named_by) or tuple(named_by)


def _without(label: str) -> tuple[str, ...]:
    """The words of a sum that is called by what is not in it, which does not name it: `Summa
    exklusive löneskatt`."""
    found = _EXCLUDED.search(label)
    before = roots_of(label[: found.start()]) if found else ()
    if found is None or not before or not set(before) <= TOTAL_ROOTS:
        return ()
    return (*before, re.sub(r"\s", "", found[0]).lower())


def _in_both_languages(grid: Grid, label: str) -> list[tuple[str, ...]]:
    """The names of a row that tells each in two languages, as most rows of its table do:
    `Soliditet, % / Equity ratio`."""
    if " / " not in label:
        return []
    labels = [one.label for one in grid.rows if one.label]
    halves = [words for half in label.split(" / ") if (words := roots_of(half))]
    often = sum(" / " in one for one in labels)
    return halves if len(halves) == _TONGUES and often >= max(2, len(labels) / 2) else []


def _titled(grid: Grid, section: tuple[str, ...], year: str) -> str:
    """The period of the columns that name none: the title's or the heading's, the report's year
    beside a column of last year; empty where nothing says it."""
    titled = period_in(grid.title) or period_in(" ".join(section[-1:]))
    if titled:
        return titled
    told = {one.meaning.period[:4] for one in grid.columns if one.meaning.period}
    if told:
        return year if max(told) < year else ""
    return year if any(_OF_LAST_YEAR.search(one.head) for one in grid.columns) else ""


def _stands_on_years(grid: Grid) -> bool:
    """Whether the rows are periods and the columns what is told of them."""
    labels = [one.label for one in grid.rows if one.label]
    return len(labels) >= 2 and all(
        is_only_period(one) or (role_in(one) and not _head_words(one)) for one in labels
    )


def _cell(grid: Grid, row: int, column: int, turned: bool, titled: str) -> LineCell:
    value = grid.value(row, column)
    assert value is not None
    meaning = grid.columns[column].meaning
    head = grid.rows[row].label if turned else grid.columns[column].head
    period, role = period_in(head) or meaning.period, meaning.role
    if turned:
        role = role_in(head) or role
    if role == "outcome" and _tells_a_result(grid, column):
        role = "variance"
    if not period and role in ("outcome", "budget", "variance", "forecast", ""):
        period = titled
        if titled[:4].isdigit() and _OF_LAST_YEAR.search(head):
            period = str(int(titled[:4]) - 1)
    return LineCell(
        TableNumber(grid.number, row, column),
        value,
        grid.unit_of(row, column),
        period,
        role,
        () if turned else _head_words(head),
        head,
    )


def _tells_a_result(grid: Grid, column: int) -> bool:
    """Whether a column holds what is left of the budget: `Resultat` beside net costs."""
    if not _RESULT.search(grid.columns[column].head):
        return False
    return any(
        place != column
        and one.meaning.role in ("outcome", "budget")
        and not _RESULT.search(one.head)
        for place, one in enumerate(grid.columns)
    )


def _head_words(head: str) -> tuple[str, ...]:
    """The words of a head that are neither a period nor a kind of amount nor a unit; of a head in
    two languages those of the one that has fewer, `Resultat / Profit`."""
    return min(map(_own_head_words, head.split(" / ")), key=len)


def _own_head_words(head: str) -> tuple[str, ...]:
    told = re.sub(r"\([^)]*\)", lambda one: " " if unit_in(one[0]) else one[0], head)
    told = _ENDED.sub(" ", told)
    told = re.sub(r"\S*[0-9]\S*", " ", told)
    kept = [
        one
        for one in told.split()
        if not unit_in(one) and (not role_in(one) or set(roots_of(one)) & SIDE_ROOTS)
    ]
    dropped = (GENERIC_ROOTS | TOTAL_ROOTS | _OF_PERIODS) - SCOPE_ROOTS - SIDE_ROOTS
    return tuple(one for one in roots_of(" ".join(kept)) if one not in dropped)
