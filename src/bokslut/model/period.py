"""Closed date ranges with a name: year, month, tertial, quarter, range, day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TERTIAL = re.compile(r"(\d{4})-T([123])")
_QUARTER = re.compile(r"(\d{4})-Q([1234])")


class PeriodError(ValueError):
    """The text names no period."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed range of days, `first` to `last`, known by its `name`.

    Flows (income, cost) are summed over the whole range; stocks (assets, debts) are taken at
    the end of `last`.
    """

    first: date
    last: date
    name: str

    def __str__(self) -> str:
        """The name, which `parse_period` reads back."""
        return self.name

    @property
    def is_day(self) -> bool:
        """Whether the period is one day, as balances are asked for."""
        return self.first == self.last

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.last.year


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def parse_period(text: str) -> Period:
    """`2014`, `2014-08`, `2014-T2` (May to August), `2014-Q3`, `2014-12-31` or a range of any
    two of them, such as `2014-01..2014-08`. Raises `PeriodError` for anything else.
    """
    if ".." in text:
        first, _, last = text.partition("..")
        start, end = parse_period(first), parse_period(last)
        if start.first > end.last:
            raise PeriodError(f"the range {text} ends before it begins")
        return Period(start.first, end.last, text)
    try:
        if match := _DAY.fullmatch(text):
            day = date(*(int(part) for part in match.groups()))
            return Period(day, day, text)
        if match := _YEAR.fullmatch(text):
            year = int(match[1])
            return Period(date(year, 1, 1), date(year, 12, 31), text)
        if match := _MONTH.fullmatch(text):
            year, month = int(match[1]), int(match[2])
            return Period(date(year, month, 1), month_end(year, month), text)
        if match := _TERTIAL.fullmatch(text):
            year, last_month = int(match[1]), 4 * int(match[2])
            return Period(date(year, last_month - 3, 1), month_end(year, last_month), text)
        if match := _QUARTER.fullmatch(text):
            year, last_month = int(match[1]), 3 * int(match[2])
            return Period(date(year, last_month - 2, 1), month_end(year, last_month), text)
    except ValueError as error:
        raise PeriodError(f"{text!r} is no date of the calendar") from error
    raise PeriodError(
        f"{text!r} is no period: write a year 2014, a month 2014-08, a tertial 2014-T2, "
        "a quarter 2014-Q3, a day 2014-12-31 or a range 2014-01..2014-08"
    )


def one_year_before(period: Period) -> Period:
    """The same period of the year before, which comparisons use unless told otherwise."""

    def earlier(text: str) -> str:
        return f"{int(text[:4]) - 1:04d}{text[4:]}"

    name = period.name
    if ".." in name:
        first, _, last = name.partition("..")
        return parse_period(f"{earlier(first)}..{earlier(last)}")
    if name.endswith("-02-29"):
        return parse_period(f"{int(name[:4]) - 1:04d}-02-28")
    return parse_period(earlier(name))


def day_of(day: date) -> Period:
    """The period of one day, for stocks."""
    return Period(day, day, day.isoformat())


def opening_of(period: Period) -> Period:
    """The day before the period begins, where its opening balances stand."""
    return day_of(period.first - timedelta(days=1))
