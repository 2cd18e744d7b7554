"""Periods are named as the field names them, and compared with the same one a year before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.language import translator
from bokslut.model.period import (
    PeriodError,
    day_of,
    month_end,
    one_year_before,
    opening_of,
    parse_period,
    spoken,
)

YEARS = st.integers(min_value=1901, max_value=2199)
PLAIN = st.one_of(
    YEARS.map(str),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02d}"),
    st.tuples(YEARS, st.integers(1, 3)).map(lambda one: f"{one[0]}-T{one[1]}"),
    st.tuples(YEARS, st.integers(1, 4)).map(lambda one: f"{one[0]}-Q{one[1]}"),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)).map(date.isoformat),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-08", "2014-08-01", "2014-08-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-T1", "2014-01-01", "2014-04-30"),
        ("2014-T2", "2014-05-01", "2014-08-31"),
        ("2014-T3", "2014-09-01", "2014-12-31"),
        ("2014-Q3", "2014-07-01", "2014-09-30"),
        ("2014-12-31", "2014-12-31", "2014-12-31"),
        ("2014-01..2014-08", "2014-01-01", "2014-08-31"),
        ("2013-09..2014-08", "2013-09-01", "2014-08-31"),
        ("2013..2014-T2", "2013-01-01", "2014-08-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    period = parse_period(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14",
        "2014-13",
        "2014-00",
        "2014-T4",
        "2014-Q5",
        "2014-02-30",
        "2015-02-29",
        "2014-1",
        "2014-08..2014-01",
        "2014..",
        "..2014",
        "2014..2015..2016",
        "2014 ",
        "２０１４",
        "0000",
        "0001",
        "1899",
        "2200",
        "9999-12-31",
        "2014-t2",
        "..".join(["2014"] * 5000),
    ],
)
def test_what_is_no_period_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period(text)
    assert 20 < len(str(refused.value)) < 300


@given(PLAIN)
def test_every_period_begins_before_it_ends_and_has_an_opening_day(text: str) -> None:
    period = parse_period(text)
    assert period.first <= period.last
    assert opening_of(period).last + timedelta(days=1) == period.first
    assert day_of(period.last).is_day
    assert parse_period(day_of(period.last).name) == day_of(period.last)


@given(PLAIN, PLAIN)
def test_a_range_reaches_from_the_first_day_to_the_last(one: str, other: str) -> None:
    start, end = parse_period(one), parse_period(other)
    if start.first > end.last:
        with pytest.raises(PeriodError):
            parse_period(f"{one}..{other}")
    else:
        both = parse_period(f"{one}..{other}")
        assert (both.first, both.last) == (start.first, end.last)


@given(PLAIN)
def test_the_year_before_is_the_same_days_a_year_earlier(text: str) -> None:
    now, then = parse_period(text), one_year_before(parse_period(text))
    assert (then.first.year, then.first.month) == (now.first.year - 1, now.first.month)
    assert (then.last.year, then.last.month) == (now.last.year - 1, now.last.month)
    if now.is_day:
        assert then.last.day == (28 if (now.last.month, now.last.day) == (2, 29) else now.last.day)
    else:
        assert then.last == month_end(then.last.year, then.last.month)


def test_the_year_before_of_a_range_and_of_leap_day() -> None:
    assert one_year_before(parse_period("2014-01..2014-08")).name == "2013-01..2013-08"
    assert one_year_before(parse_period("2016-02-29")).name == "2015-02-28"
    assert one_year_before(parse_period("2016-01..2016-02-29")).name == "2015-01..2015-02-28"


def test_the_first_year_has_none_before_it() -> None:
    with pytest.raises(PeriodError):
        one_year_before(parse_period("1900"))


@given(st.text(alphabet="0123456789-.TQ", max_size=30))
def test_any_text_is_a_period_or_none(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodError:
        return
    assert parse_period(period.name) == period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014", "2014"),
        ("2013..2014", "2013–2014"),
        ("2014-01..2014-12", "2014"),
        ("2014-08", "augusti 2014"),
        ("2014-01..2014-08", "januari–augusti 2014"),
        ("2014-T2", "maj–augusti 2014"),
        ("2014-Q4", "oktober–december 2014"),
        ("2013-12..2014-02", "december 2013–februari 2014"),
        ("2014-12-31", "2014-12-31"),
        ("2014-02-03..2014-02-16", "2014-02-03–2014-02-16"),
        ("2014-02-01..2014-02-16", "2014-02-01–2014-02-16"),
        ("2016-02-01..2016-02-29", "februari 2016"),
    ],
)
def test_a_period_is_written_in_a_report_as_people_say_it(text: str, words: str) -> None:
    assert spoken(parse_period(text), translator("sv")) == words
