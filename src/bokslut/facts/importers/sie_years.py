"""The fiscal years of a SIE file: what #RAR says, and what follows where it says too little."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from bokslut.facts.importers.sie_lex import read_date

Year = tuple[date, date]

_INDEX = re.compile(r"[+-]?[0-9]{1,3}")
_MONTH = re.compile(r"([0-9]{4})-?([0-9]{2})(?:-?[0-9]{2})?")


def read_index(text: str) -> int | None:
    """The index of a fiscal year: 0 the file's own, -1 the one before."""
    return int(text) if _INDEX.fullmatch(text) else None


def month_bounds(text: str) -> Year | None:
    """First and last day of a month written `201401` (or `2014-01`, or any day in it)."""
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and year >= 1):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def moved(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the last of the month."""
    year = min(max(day.year + years, 1), 9999)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def year_from(first: date) -> Year:
    """The twelve months that begin with a day."""
    return first, moved(first, 1) - timedelta(days=1)


def _reversed(end: date, begin: date) -> Year:
    """A year whose end was stated before its beginning: the other way round where that gives
    whole months, else the twelve months from the day that was stated first."""
    if begin.day == 1 and (end + timedelta(days=1)).day == 1:
        return begin, end
    return year_from(end)


def calendar_year(year: int) -> Year:
    """From 1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


# Days beyond these stand for "open" in some programs; a year cannot be reckoned from them.
_FIRST, _LAST = date(1000, 1, 1), date(9990, 1, 1)


@dataclass
class Years:
    """The fiscal years by index."""

    declared: dict[int, Year] = field(default_factory=dict)
    assumed: bool = False

    def declare(self, fields: list[str]) -> tuple[Year | None, str]:
        """Takes the fields of a #RAR: the year that was understood, and the rule that they break
        (empty where they are in order). Of two statements of the same year the first is kept, and
        given."""
        days = [known[0] for text in fields if len(text) > 4 and (known := read_date(text))]
        index = read_index(fields[0]) if fields and len(fields[0]) <= 4 else None
        days = [day for day in days if _FIRST <= day <= _LAST]
        if not days:
            return None, "sie-fiscal-year-unknown"
        if len(days) >= 2 and days[0] > days[1]:
            year, fault = _reversed(days[0], days[1]), "sie-fiscal-year-reversed"
        elif len(days) >= 2:
            year, fault = (days[0], days[1]), "" if len(days) == 2 else "sie-fiscal-year"
        else:
            year, fault = year_from(days[0]), "sie-fiscal-year"
        if index is None:
            fault = fault or "sie-fiscal-year"
        kept = self.declared.setdefault(index or 0, year)
        return (kept, "sie-fiscal-year-twice") if kept != year else (year, fault)

    def of(self, index: int) -> Year | None:
        """The year of an index; one that is not declared lies as far from the file's own year as
        the index says. None while the file's own year is not known."""
        if index in self.declared:
            return self.declared[index]
        own = self.declared.get(0)
        if own is None:
            return None
        return moved(own[0], index), moved(own[1] + timedelta(days=1), index) - timedelta(days=1)
