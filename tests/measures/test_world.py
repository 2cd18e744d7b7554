"""Accounts find their line, and a plan of depreciation adds up to the cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.measures.depreciation import monthly_parts
from bokslut.measures.world import Line, Lines, matches

ACCOUNTS = st.from_regex(r"[1-9][0-9]{1,5}", fullmatch=True)


@pytest.mark.parametrize(
    ("account", "pattern", "covered"),
    [
        ("3110", "31", True),
        ("3110", "3110", True),
        ("311", "3110", False),
        ("6000", "6000-6299", True),
        ("6299", "6000-6299", True),
        ("62999", "6000-6299", True),
        ("6300", "6000-6299", False),
        ("5999", "6000-6299", False),
        ("7000", "6-7", True),
        ("60", "6000-6299", False),
    ],
)
def test_an_account_is_covered_by_a_prefix_or_a_range(
    account: str, pattern: str, covered: bool
) -> None:
    assert matches(account, pattern) is covered


@given(ACCOUNTS, st.integers(1000, 9999), st.integers(0, 999))
def test_a_range_covers_what_lies_between_its_ends(account: str, low: int, width: int) -> None:
    high = min(9999, low + width)
    if len(account) >= 4:
        assert matches(account, f"{low}-{high}") is (low <= int(account[:4]) <= high)


def test_of_two_patterns_the_longer_one_has_the_account() -> None:
    lines = Lines(
        [
            Line("all", "All", "cost", ("7",)),
            Line("depreciation", "Depreciation", "depreciation", ("79",)),
            Line("one", "One", "cost", ("7930-7939",)),
        ]
    )
    found = {one: lines.of_account(one) for one in ("7000", "7900", "7935", "8000")}
    assert {k: v.key if v else None for k, v in found.items()} == {
        "7000": "all",
        "7900": "depreciation",
        "7935": "one",
        "8000": None,
    }


@given(
    st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False),
    st.integers(1, 600),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
)
def test_the_parts_of_a_plan_are_its_whole_cost_in_its_whole_life(
    cost: Decimal, months: int, capitalised: date
) -> None:
    parts = list(monthly_parts(cost, months, capitalised, None))
    assert len(parts) == months
    assert sum(amount for _day, amount in parts) == cost
    first, last = parts[0][0], parts[-1][0]
    began = capitalised.year * 12 + capitalised.month
    assert first.year * 12 + first.month == began + 1
    assert last.year * 12 + last.month == began + months
    even = [amount for _day, amount in parts]
    assert max(even) - min(even) <= Decimal("0.01")


def test_nothing_is_depreciated_after_it_was_disposed_of() -> None:
    parts = list(monthly_parts(Decimal(1200), 12, date(2014, 1, 15), date(2014, 6, 15)))
    assert [day.isoformat() for day, _amount in parts] == [
        "2014-02-28",
        "2014-03-31",
        "2014-04-30",
        "2014-05-31",
    ]
    assert {amount for _day, amount in parts} == {Decimal(100)}
