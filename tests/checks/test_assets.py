"""The register up to a day, without a row for each month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from check_books import asset
from hypothesis import given
from hypothesis import strategies as st

from bokslut.checks.assets import Component
from bokslut.measures.depreciation import plan

DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))


def component(**fields: object) -> Component:
    known = asset("1200", "2014-01-15", 12)
    names = Component.__dataclass_fields__
    return Component(**{name: fields.get(name, known[name]) for name in names})


@pytest.mark.parametrize(
    ("day", "depreciated"),
    [
        ("2014-01-31", "0"),  # begins the month after
        ("2014-02-27", "0"),
        ("2014-02-28", "100"),
        ("2014-12-31", "1100"),
        ("2015-01-31", "1200"),
        ("2020-06-01", "1200"),
        ("2010-06-30", "0"),
    ],
)
def test_a_twelfth_a_month_from_the_month_after(day: str, depreciated: str) -> None:
    assert component().depreciated(date.fromisoformat(day)) == Decimal(depreciated)


def test_an_asset_is_worth_nothing_before_it_is_there_and_after_it_has_gone() -> None:
    one = component(disposed=date(2014, 6, 15))
    days = [date(2014, 1, 1), date(2014, 5, 31), date(2014, 6, 15)]
    assert [one.book_value(day) for day in days] == [0, 800, 0]
    assert one.depreciated(date(2014, 12, 31)) == 400


@given(
    cost=st.decimals(0, 10**7, places=2),
    capitalised=DAYS,
    months=st.integers(1, 200),
    disposed=st.none() | DAYS,
    day=DAYS,
)
def test_it_is_what_the_monthly_plan_adds_up_to(
    cost: Decimal, capitalised: date, months: int, disposed: date | None, day: date
) -> None:
    row = {
        **asset("0", capitalised.isoformat(), months),
        "cost": cost,
        "disposed": disposed,
        "unit": None,
        "source": "x",
    }
    monthly = plan([row]).to_pylist()
    expected = sum((one["amount"] for one in monthly if one["last"] <= day), Decimal(0))
    fields = {"cost": cost, "capitalised": capitalised, "life_months": months}
    assert component(**fields, disposed=disposed).depreciated(day) == expected
