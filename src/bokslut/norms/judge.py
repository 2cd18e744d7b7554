"""Holds a document, ours or anybody's, against what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bokslut.model.document import (
    Block,
    Document,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Section,
    Table,
    TableBlock,
)
from bokslut.model.numbers import MISSING
from bokslut.model.period import Period, month_end

from .requirement import Asked, Due, Entry, Norms, Part, ReportKind, Requirement, State

# An interim report that the law asks for covers at least half and at most two thirds of the
# year (LKBR 13 kap. 1 §, KRL 9 kap. 1 §): it ends in June, July or August.
_INTERIM_ENDS = (6, 7, 8)
_WORD = re.compile(r"[^\W\d_]+")


def usual_kind(period: Period) -> ReportKind:
    """What a closing of that period is unless it says otherwise: `annual` for a calendar year,
    `interim` from 1 January to the end of June, July or August, else `other`."""
    first, last = period.first, period.last
    if (first.month, first.day) != (1, 1) or first.year != last.year:
        return "other"
    if last != month_end(last.year, last.month):
        return "other"
    if last.month == 12:
        return "annual"
    return "interim" if last.month in _INTERIM_ENDS else "other"


def judge(norms: Norms, asked: Asked, document: Document) -> tuple[Entry, ...]:
    """What is asked of such a report of that period, in the order of the norms, each with whether
    the document has it. Nothing is asked of a document of kind `other`."""
    places = tuple(_places(document))
    return tuple(
        _entry(one, norms, asked, document, places)
        for one in norms.requirements
        if asked.report in one.reports and one.in_force(asked.period.last)
    )


@dataclass(frozen=True)
class _Place:
    """A heading of the document with what stands under it."""

    section: str
    heading: str
    meets: tuple[str, ...]
    holds: bool
    holds_table: bool

    def has(self, part: Part) -> bool:
        return self.holds_table if part.table else self.holds


def _entry(
    one: Requirement,
    norms: Norms,
    asked: Asked,
    document: Document,
    places: tuple[_Place, ...],
) -> Entry:
    if asked.body not in one.bodies:
        return Entry(one, State.NOT_APPLICABLE)
    if one.due is not None:
        last = last_day(one.due, asked.period)
        state = State.PRESENT if document.dated <= last else State.MISSING
        return Entry(one, state, last_day=last)
    found = _found(norms.part(one.part), places)
    if found is not None and found.has(norms.part(one.part)):
        return Entry(one, State.PRESENT, found.section, found.heading)
    if one.condition and one.key in asked.not_applicable:
        return Entry(one, State.NOT_APPLICABLE, reason=asked.not_applicable[one.key])
    if found is not None:
        return Entry(one, State.MISSING, found.section, found.heading, empty=True)
    return Entry(one, State.MISSING)


def _found(part: Part, places: tuple[_Place, ...]) -> _Place | None:
    """Where the part stands: where a section says so, else under one of its usual headings; a
    place that holds nothing only where there is no better one."""
    said = [one for one in places if part.key in one.meets]
    headed = [one for one in places if part.by_heading and is_heading_of(one.heading, part)]
    return next(
        (one for one in (*said, *headed) if one.has(part)), next(iter((*said, *headed)), None)
    )


def is_heading_of(heading: str, part: Part) -> bool:
    """Whether a heading begins with a usual heading of the part, whatever its case, numbers and
    marks: `3.2 Balansräkning per 2025-12-31` is one of a balance sheet."""
    words = _words(heading)
    usual = map(_words, (part.title, *part.headings, *part.english))
    return any(words[: len(one)] == one for one in usual if one)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def last_day(due: Due, period: Period) -> date:
    """The last day of what is due for a period."""
    if due.month:
        return date(period.year + 1, due.month, due.day)
    month = period.last.month + due.months
    return month_end(period.year + (month - 1) // 12, (month - 1) % 12 + 1)


def _places(document: Document) -> Iterator[_Place]:
    """Every heading of a section, with what stands in it and in the sections below it; and every
    title of a table."""
    tables = {one.key: one for one in document.tables}
    for index, section in enumerate(document.sections):
        below = list(_with_below(document.sections[index:]))
        blocks = [block for one in below for block in one.blocks]
        yield _Place(
            section.key,
            section.title,
            section.meets,
            any(_says(block, tables) for block in blocks),
            any(_is_full(block, tables) for block in blocks),
        )
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, TableBlock) and block.key in tables:
                full = has_values(tables[block.key])
                yield _Place(section.key, tables[block.key].title, (), full, full)


def _with_below(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The first of the sections, and those that follow it at a deeper level."""
    yield sections[0]
    for one in sections[1:]:
        if one.level <= sections[0].level:
            return
        yield one


def _says(block: Block, tables: dict[str, Table]) -> bool:
    """Whether a block tells anything. A note alone does not: it says what was left out."""
    if isinstance(block, Paragraph):
        return block.role != "note" and bool(block.text.strip())
    if isinstance(block, ListBlock):
        return any(run.text.strip() for item in block.items for run in item)
    if isinstance(block, KeyFigures):
        return any(item.figure.value is not None for item in block.items)
    if isinstance(block, TableBlock):
        return _is_full(block, tables)
    return bool(block.rows) if isinstance(block, MatrixBlock) else True


def _is_full(block: Block, tables: dict[str, Table]) -> bool:
    return isinstance(block, TableBlock) and block.key in tables and has_values(tables[block.key])


def has_values(table: Table) -> bool:
    """Whether some cell of the table has a value or a word."""
    cells = (cell for row in table.rows for cell in row.cells)
    return any(
        cell.value is not None or (cell.ref is None and cell.text.strip() not in ("", MISSING))
        for cell in cells
    )
