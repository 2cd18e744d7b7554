"""Tables of amounts that do not say in what they are told.

**Finds** tables of an account (costs, income, result, assets) without a unit in the title, the
heads, the labels, the lines around them or the report's own words about all of its tables.
**Silent** where one of these tells it, or the table goes on without heads where another ended. A
warning for the report, not one a table. Source: amounts of closings are told in kronor, thousands
or millions, and a reader has to know which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.model.finding import Finding, Severity, finding

from ..understood.grid import Grid
from ..understood.heads import unit_in
from ..understood.places import place_of
from ..understood.understood import Understood

_ACCOUNT = re.compile(
    r"\b(?:\w*kostnad(?:er)?|\w*intäkt(?:er)?|årets resultat|nettokostnad\w*|summa tillgångar|"
    r"\w*skulder|eget kapital|costs|income|assets|liabilities)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:belopp|siffror|tabeller|amounts|figures)\w*\b[^.]{0,60}", re.IGNORECASE)
# Heads that have run into one line with what stands beside them on the page.
_HEADS = re.compile(
    r"\((?:belopp )?(?:i )?[tmk]n?kr\b.*\b(?:19|20)[0-9]{2}(?: (?:19|20)[0-9]{2})+", re.I
)
_FEWEST_ROWS = 3
_MOST_TOLD = 5


def missing_units(understood: Understood) -> Iterator[Finding]:
    """The tables of amounts whose unit nobody tells, in one finding."""
    if any(
        unit_in(match[0]) in ("kr", "tkr", "mkr", "mdkr")
        for one in understood.sentences
        if len(one.text) < 200 and (match := _ALL.search(one.text))
    ):
        return
    if any(_HEADS.search(one.text) for one in understood.sentences):
        return
    without = [
        one
        for place, one in enumerate(understood.grids)
        if _is_account(one) and not _tells(one) and not _goes_on(understood.grids[:place], one)
    ]
    if not without:
        return
    names = [one.title or one.rows[0].label for one in without]
    yield finding(
        "unit-missing",
        Severity.WARNING,
        "{count} {count:table of amounts does|tables of amounts do} not say whether they are in "
        "kronor, thousands or millions: {tables}.",
        place=place_of(understood.report, without[0].rows[0].spot),
        remedy="Write the unit in the title or the head of the table.",
        count=len(without),
        tables="; ".join(names[:_MOST_TOLD]) + (" …" if len(names) > _MOST_TOLD else ""),
    )


def _is_account(grid: Grid) -> bool:
    """Whether rows of an account stand there with numbers that could be read."""
    told = [row for row in grid.rows if any(one and one.number for one in row.cells)]
    return sum(1 for one in told if _ACCOUNT.search(one.label)) >= _FEWEST_ROWS


def _goes_on(before: Sequence[Grid], grid: Grid) -> bool:
    """Whether a table without heads goes on with the columns of the one before, which tells."""
    headless = not any(one.head for one in grid.columns)
    return headless and bool(before) and len(before[-1].columns) == len(grid.columns) and (
        _tells(before[-1]) or _goes_on(before[:-1], before[-1])
    )  # fmt: skip


def _tells(grid: Grid) -> bool:
    texts = (grid.title, grid.label_head, *(one.head for one in grid.columns), *grid.notes)
    return (
        bool(grid.unit)
        or any(unit_in(one) for one in texts if one)
        or any(unit_in(one.label) for one in grid.rows)
        or _is_of_percents(grid)
    )


def _is_of_percents(grid: Grid) -> bool:
    """Whether the first and the last numbers are told in percent, as all between them are."""
    told = [units for row in grid.rows if (units := [
        one.number.unit for one in row.cells if one and one.number
    ])]  # fmt: skip
    return bool(told) and all(one == "percent" for one in (*told[0], *told[-1]))
