"""Closed date ranges with a name: year, month, tertial, quarter, range, day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from .finding import Translate

_YEAR = re.compile(r"([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TERTIAL = re.compile(r"([0-9]{4})-T([123])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1234])")
# A year outside of these is a slip of the pen, and has no day before or after it to reckon with.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


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
    two of them, such as `2014-01..2014-08`, in the years 1900 to 2199. Raises `PeriodError` for
    anything else.
    """
    if ".." not in text:
        return _parse_plain(text)
    first, _, last = text.partition("..")
    start, end = _parse_plain(first), _parse_plain(last)
    if start.first > end.last:
        raise PeriodError(f"the range {text} ends before it begins")
    return Period(start.first, end.last, text)


def _parse_plain(text: str) -> Period:
    period = _read(text)
    if period is None:
        raise PeriodError(
            f"{text[:40]!r} is no period: write a year 2014, a month 2014-08, a tertial 2014-T2, "
            "a quarter 2014-Q3, a day 2014-12-31 or a range 2014-01..2014-08"
        )
    if not _FIRST_YEAR <= period.first.year <= _LAST_YEAR:
        raise PeriodError(f"the year of {text!r} is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return period


def _read(text: str) -> Period | None:
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
    return None


def one_year_before(period: Period) -> Period:
    """The same period of the year before, which comparisons use unless told otherwise; the 29th
    of February becomes the 28th. Raises `PeriodError` where that year cannot be named."""

    def earlier(text: str) -> str:
        rest = "-02-28" if text[4:] == "-02-29" else text[4:]
        return f"{int(text[:4]) - 1:04d}{rest}"

    return parse_period("..".join(earlier(one) for one in period.name.split("..")))


# Marks what is translated.
N_ = str
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def spoken(period: Period, translate: Translate) -> str:
    """The period as people say it: `2014`, `januari–augusti 2014`, `november 2014`,
    `december 2013–februari 2014`; days that are no whole months as `2014-02-03–2014-02-16`."""
    first, last = period.first, period.last
    if first.day != 1 or last != month_end(last.year, last.month):
        days = (first.isoformat(), last.isoformat())
        return days[0] if period.is_day else "–".join(days)
    if (first.month, last.month) == (1, 12):
        years = (str(first.year), str(last.year))
        return "–".join(dict.fromkeys(years))
    begins, ends = translate(_MONTHS[first.month - 1]), translate(_MONTHS[last.month - 1])
    if first.year != last.year:
        return f"{begins} {first.year}–{ends} {last.year}"
    return f"{'–'.join(dict.fromkeys((begins, ends)))} {last.year}"


def spoken_day(day: date, translate: Translate) -> str:
    """The day as people say it: `31 december 2014`."""
    return f"{day.day} {translate(_MONTHS[day.month - 1])} {day.year}"


def day_of(day: date) -> Period:
    """The period of one day, for stocks."""
    return Period(day, day, day.isoformat())


def period_between(first: date, last: date) -> Period:
    """The period from a day to a day, by the shortest name it has."""
    year = f"{first.year:04d}"
    names = [year, f"{year}-{first.month:02d}", first.isoformat()]
    names += [f"{year}-T{number}" for number in (1, 2, 3)]
    names += [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    for name in names:
        period = parse_period(name)
        if (period.first, period.last) == (first, last):
            return period
    return Period(first, last, f"{first.isoformat()}..{last.isoformat()}")


def opening_of(period: Period) -> Period:
    """The day before the period begins, where its opening balances stand."""
    return day_of(period.first - timedelta(days=1))
