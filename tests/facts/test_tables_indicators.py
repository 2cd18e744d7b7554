"""Values of indicators from a table: each has a value or a reason, exact, and one per span."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tables_support import take

from bokslut.model.numbers import exact_text

HEAD = "Indikator;Område;Enhet;Grupp;Från;Till;Värde;Saknas;Definition;Källa;Hämtad;Text\n"
YEAR = "2014-01-01;2014-12-31"


def test_a_value_is_kept_with_all_that_the_row_says_of_it():
    found = take(HEAD + f"nöjda;Riket;KS;women;{YEAR};83,25;;2013;Enkät;2015-01-20;ur bilaga\n")
    assert found.findings == []
    assert found.scopes == ("indicator nöjda",)
    assert found.rows["indicator_value"] == [
        {
            "line": 2,
            "indicator": "nöjda",
            "area": "Riket",
            "unit": "KS",
            "subgroup": "women",
            "first": date(2014, 1, 1),
            "last": date(2014, 12, 31),
            "value": Decimal("83.2500000000"),
            "missing": None,
            "definition": "2013",
            "origin": "Enkät",
            "fetched": datetime(2015, 1, 20, tzinfo=UTC),
            "text": "ur bilaga",
        }
    ]


def test_a_value_that_is_not_given_keeps_the_reason_and_is_no_zero():
    found = take(HEAD + f"nöjda;;;;{YEAR};;för få svar;;Enkät;;\n")
    assert found.findings == []
    (row,) = found.rows["indicator_value"]
    assert (row["value"], row["missing"]) == (None, "för få svar")


def test_english_names_are_understood():
    found = take(
        "Indicator;Area;From;To;Value;Source\nsatisfied;Sweden;2014-01-01;2014-12-31;0,5;Survey\n"
    )
    assert found.findings == []
    assert found.rows["indicator_value"][0]["value"] == Decimal("0.5")


def test_an_end_before_its_beginning_is_refused():
    found = take(HEAD + "nöjda;;;;2014-12-31;2014-01-01;83;;;Enkät;;\n")
    assert found.errors() == ["table-dates-reversed"]


def test_the_same_span_twice_with_other_values_is_refused_and_another_group_is_not_the_same():
    rows = f"nöjda;;;women;{YEAR};83;;;Enkät;;\nnöjda;;;men;{YEAR};82;;;Enkät;;\n"
    assert take(HEAD + rows).findings == []
    again = f"nöjda;;;women;{YEAR};84;;;Enkät;;\n"
    assert take(HEAD + rows + again).errors() == ["table-key-repeated"]


def test_more_than_ten_decimals_and_numbers_that_do_not_fit_are_refused():
    assert take(HEAD + f"a;;;;{YEAR};0,12345678901;;;E;;\n").errors() == [
        "table-decimals",
        "table-value-unexplained",
    ]
    assert "table-number-large" in take(HEAD + f"a;;;;{YEAR};{10**18};;;E;;\n").errors()


@settings(deadline=None)
@given(st.integers(-(10**28) + 1, 10**28 - 1))
def test_every_value_that_the_store_can_hold_comes_through_exactly(scaled: int):
    value = Decimal(scaled).scaleb(-10)
    text = exact_text(value).replace(".", ",")
    found = take(HEAD.replace("Värde", "Värde (decimalkomma)") + f"a;;;;{YEAR};{text};;;E;;\n")
    assert found.findings == []
    assert found.rows["indicator_value"][0]["value"] == value


def test_each_indicator_of_a_file_is_a_scope_of_its_own():
    found = take(HEAD + f"b;;;;{YEAR};1;;;E;;\na;;;;{YEAR};2;;;E;;\n")
    assert found.scopes == ("indicator a", "indicator b")
