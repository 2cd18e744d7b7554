"""Answers of Kolada become values with area, group, year and source, exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from fetched_support import FETCHED, envelope, take, values
from published import kolada, kolada_record, kolada_value

YEAR = {"first": date(2014, 1, 1), "last": date(2014, 12, 31), "origin": "Kolada"}


def test_a_saved_answer_is_read_with_the_key_figure_as_indicator():
    record = kolada_record(
        2014, kolada_value("T", 57.5), kolada_value("K", 60), kolada_value("M", None)
    )
    found = take(kolada(record))
    assert found.findings == []
    assert found.scopes == ("indicator N00945",)
    told = {"indicator": "N00945", "area": "0181", **YEAR}
    assert values(found) == [
        {"line": 1, "value": Decimal("57.5"), **told},
        {"line": 2, "subgroup": "women", "value": Decimal(60), **told},
        {"line": 3, "subgroup": "men", "missing": "Missing", **told},
    ]


def test_a_fetched_answer_carries_the_workspaces_key_the_names_of_areas_and_the_time():
    text = kolada(
        kolada_record(2014, kolada_value("T", 1)),
        kolada_record(2014, kolada_value("T", 2), area="0000"),
    )
    areas = {"0181": "", "0000": "Riket"}
    found = take(envelope("kolada", text, kpi="N00945", areas=areas, definition="2013"))
    assert found.findings == []
    assert found.scopes == ("indicator satisfied",)
    told = {"indicator": "satisfied", "definition": "2013", "fetched": FETCHED, **YEAR}
    assert values(found) == [
        {"line": 1, "value": Decimal(1), **told},
        {"line": 2, "area": "Riket", "value": Decimal(2), **told},
    ]


@pytest.mark.parametrize(
    "written", ["0.1", "22.095771144", "1E2", "-3", "123456789012345678.0123456789"]
)
def test_a_number_is_the_decimal_that_stands_there_and_never_a_float(written: str):
    found = take(kolada(kolada_record(2014, kolada_value("T", 777))).replace("777", written))
    assert values(found)[0]["value"] == Decimal(written)


def test_more_decimals_than_are_kept_are_rounded_half_up_and_told():
    text = kolada(kolada_record(2014, kolada_value("T", 777))).replace("777", "0.12345678905")
    found = take(text)
    assert [(one.rule, one.severity.value) for one in found.findings] == [
        ("fetched-decimals", "note")
    ]
    assert values(found)[0]["value"] == Decimal("0.1234567891")


def test_a_deleted_value_is_none_and_another_may_stand_in_its_place():
    record = kolada_record(
        2014, kolada_value("T", 5, isdeleted=True), kolada_value("T", 6), kolada_value("K", 7)
    )
    found = take(kolada(record))
    assert found.rules() == ["kolada-deleted"]
    assert [row["value"] for row in values(found)] == [Decimal(6), Decimal(7)]


def test_of_a_group_it_is_told_how_many_members_its_mean_is_of():
    found = take(kolada(kolada_record(2014, kolada_value("T", 5, count=26), area="G35924")))
    assert values(found)[0]["text"] == "count 26"


def test_pages_and_blocks_of_years_are_read_as_one():
    first = kolada(kolada_record(2013, kolada_value("T", 1)), next_url="https://example.org/1")
    second = kolada(kolada_record(2014, kolada_value("T", 2)))
    found = take(envelope("kolada", first, second))
    assert found.findings == []
    assert [(row["line"], row["first"].year) for row in values(found)] == [(1, 2013), (2, 2014)]


def test_an_answer_that_goes_on_elsewhere_is_refused():
    record = kolada_record(2014, kolada_value("T", 1))
    found = take(kolada(record, next_url="https://api.kolada.se/v3/data?page=2"))
    assert found.errors() == ["kolada-page-missing"]
    assert found.rows == {}


def test_an_area_of_which_nothing_is_told_is_named():
    text = kolada(kolada_record(2014, kolada_value("T", 1)))
    found = take(envelope("kolada", text, areas={"0181": "a", "9999": "b"}))
    assert found.rules() == ["kolada-area-absent"]
    assert found.findings[0].quote == "9999"


def test_the_same_value_twice_counts_once_and_another_value_is_refused():
    record = kolada_record(2014, kolada_value("T", 1))
    found = take(kolada(record, record))
    assert found.findings == []
    assert len(values(found)) == 1
    other = kolada_record(2014, kolada_value("T", 2))
    assert take(kolada(record, other)).errors() == ["fetched-repeated"]


def test_another_key_figure_than_was_asked_for_is_refused():
    text = kolada(kolada_record(2014, kolada_value("T", 1), kpi="N00946"))
    found = take(envelope("kolada", text, kpi="N00945"))
    assert found.errors() == ["fetched-form"]
    assert "N00946" in found.findings[0].message()


def test_no_values_are_an_error_for_nothing_may_replace_what_was_there():
    assert take(kolada()).errors() == ["fetched-empty"]
