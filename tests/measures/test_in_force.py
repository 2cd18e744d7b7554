"""A figure names the law of its own year, and both where it compares years across a new one."""

from __future__ import annotations

from datetime import date

import pytest
from small_world import world

from bokslut.measures.in_force import InForce, in_force
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.document import Document
from bokslut.model.figure import FigureRef
from bokslut.model.finding import untranslated
from bokslut.report.explain import law

OLD = "lagen (1997:614) om kommunal redovisning, 5 kap."
NEW = "lagen (2018:597) om kommunal bokföring och redovisning, 5 kap."


def told(text: str) -> str:
    ref = read(text, REGISTER, world())
    assert isinstance(ref, FigureRef), ref
    return law(ref, REGISTER, untranslated)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2014", OLD),
        ("2018-12", OLD),
        ("2019-01", NEW),
        ("2020", NEW),
        ("2018-07..2019-06", f"{OLD} (until 2018-12-31); {NEW} (from 2019-01-01)"),
    ],
)
def test_a_figure_names_what_was_in_force_in_its_period(period: str, expected: str) -> None:
    assert told(f"income period={period}") == expected


def test_a_comparison_across_a_new_law_names_both() -> None:
    both = told("growth of=income period=2019 against=2018")
    assert both.endswith(f"; {OLD} (until 2018-12-31); {NEW} (from 2019-01-01)")
    for period, single in (("2014", OLD), ("2020", NEW)):
        assert told(f"change of=income period={period}").endswith(
            f"bokslut's documentation; {single}"
        )


def test_years_far_apart_name_both_laws_of_the_council_too() -> None:
    found = told("growth of=appropriation period=2024 against=2014")
    assert "kommunallagen (1991:900), 8 kap. (until 2017-12-31)" in found
    assert "kommunallagen (2017:725), 11 kap. (from 2018-01-01)" in found


def test_before_the_first_law_no_law_is_named() -> None:
    """Lagen om kommunal redovisning came into force on 1 January 1998."""
    assert told("income period=1997") == ""


def test_what_follows_upon_another_holds_from_the_day_after() -> None:
    ref = FigureRef.of("balance", period="2018-12-31..2019-01-01", line="assets", unit="KS")
    old, new = in_force(ref, REGISTER)
    assert (old.until, new.since) == (date(2018, 12, 31), date(2019, 1, 1))
    assert isinstance(old, InForce) and new.until is None


def test_the_report_of_2014_names_no_law_that_came_later(annual: Document) -> None:
    laws = {one.law for one in annual.explanations}
    assert OLD in laws
    assert not [one for one in laws if "2018:597" in one or "2017:725" in one]
