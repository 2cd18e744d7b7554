"""The organisation changed between the years: history in that day's and in today's organisation.

In the example the inquiry unit (UTR) stood below the director's office (SDK) to the end of 2013,
and administration (AU) took it over.
"""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from bokslut import closing
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import FigureRef
from bokslut.workspace.workspace import Opened, Workspace


def value(opened: Opened, text: str) -> Decimal:
    ref = read(text, REGISTER, opened.world)
    assert isinstance(ref, FigureRef), ref
    found = closing.figures_of(opened.facts, opened.world, [ref])[ref].value
    assert found is not None
    return found


@pytest.fixture(scope="module")
def booked(example: Workspace, opened: Opened) -> dict[str, Decimal]:
    """Net cost of 2013 by the unit that stands in the posting, by hand-written SQL."""
    files = list(example.store.files("posting", opened.snapshot).paths)
    query = """
        SELECT unit, sum(amount) FROM read_parquet(?)
        WHERE year(date) = 2013 AND regexp_matches(account, '^([34567]|84|85)') GROUP BY unit
    """
    return dict(duckdb.connect().execute(query, [files]).fetchall())


def test_that_days_organisation_has_it_where_it_stood(
    opened: Opened, booked: dict[str, Decimal]
) -> None:
    assert booked["UTR"] > 0
    assert value(opened, "net_cost unit=SDK period=2013") == booked["SDK"] + booked["UTR"]
    assert value(opened, "net_cost unit=AU period=2013") == booked["AU"]


def test_todays_organisation_has_it_at_its_successor(
    opened: Opened, booked: dict[str, Decimal]
) -> None:
    today = "period=2013 organisation=2014-12-31"
    assert value(opened, f"net_cost unit=SDK {today}") == booked["SDK"]
    assert value(opened, f"net_cost unit=AU {today}") == booked["AU"] + booked["UTR"]


@pytest.mark.parametrize("day", ["2013-12-31", "2014-12-31"])
def test_the_whole_is_the_same_in_either(opened: Opened, day: str) -> None:
    parts = ["SDK", "EKO", "HR", "AU", "DS", "KOM", "NEA"]
    keys = f"period=2013 organisation={day}"
    total = sum(value(opened, f"net_cost unit={one} {keys}") for one in parts)
    assert total == value(opened, f"net_cost unit=KSK {keys}")
