"""Numbers in the cells of finished reports, as Swedes and English write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.checks.printed.understood.cells import (
    decimal_mark_of,
    read_cell,
    read_one,
    says_no_value,
)
from bokslut.model.numbers import print_number


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("69 686", "69686", 0, ""),
        ("69\u00a0686", "69686", 0, ""),
        ("69\u202f686", "69686", 0, ""),
        ("-4 658", "-4658", 0, ""),
        ("\u2212224", "-224", 0, ""),
        ("- 224", "-224", 0, ""),
        ("– 224", "-224", 0, ""),
        ("+ 1 801", "1801", 0, ""),
        ("4 658-", "-4658", 0, ""),
        ("(4 658)", "-4658", 0, ""),
        ("1.234.567", "1234567", 0, ""),
        ("1 234,50", "1234.50", 2, ""),
        ("4,2", "4.2", 1, ""),
        ("4,2 %", "4.2", 1, "percent"),
        ("9,7%", "9.7", 1, "percent"),
        ("-3,8 %", "-3.8", 1, "percent"),
        ("2,1 mkr", "2.1", 1, "mkr"),
        ("49*", "49", 0, ""),
        ("40,2*", "40.2", 1, ""),
        ("1 367²", "1367", 0, ""),
        ("805 1)", "805", 0, ""),
        ("0", "0", 0, ""),
    ],
)
def test_a_cell_holds_the_number_that_a_reader_sees(
    text: str, value: str, decimals: int, unit: str
) -> None:
    found = read_one(text)
    assert found is not None
    assert (found.value, found.decimals, found.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize(
    "text", ["", "–", "-", "Personal", "2014-12-31", "31/12 2014", "AA+", "x", "tre", "Not 4"]
)
def test_what_is_no_number_is_read_as_none(text: str) -> None:
    assert read_cell(text) == ()


@pytest.mark.parametrize("text", ["-", "–", "—", "\u2212", "..", "x", "n/a", "- "])
def test_a_dash_says_that_there_is_no_value(text: str) -> None:
    assert says_no_value(text)


def test_blanks_leave_several_numbers_or_one() -> None:
    values = [[int(one.value) for one in reading] for reading in read_cell("1 367 1 367")]
    assert values[0] == [1367, 1367]
    assert [1, 367, 1, 367] in values
    assert [[int(one.value) for one in reading] for reading in read_cell("1 805")] == [
        [1805],
        [1, 805],
    ]
    assert [int(one.value) for one in read_cell("12 34")[0]] == [12, 34]
    assert [int(one.value) for one in read_cell("-40 -36")[0]] == [-40, -36]


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("$ 2,641.7", "2641.7", 1, ""),
        ("$2,641.7", "2641.7", 1, ""),
        ("US$310", "310", 0, ""),
        ("£0.75", "0.75", 2, ""),
        ("$(83)", "-83", 0, ""),
        ("$ (4,902)", "-4902", 0, ""),
        ("($83)", "-83", 0, ""),
        ("-$83", "-83", 0, ""),
        ("(12.6)", "-12.6", 1, ""),
        ("(12.6%)", "-12.6", 1, "percent"),
        ("(7)%", "-7", 0, "percent"),
        ("(7) %", "-7", 0, "percent"),
    ],
)
def test_english_amounts_are_read_with_their_currency_and_brackets(
    text: str, value: str, decimals: int, unit: str
) -> None:
    found = read_one(text, ".")
    assert found is not None
    assert (found.value, found.decimals, found.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize("text", ["$—", "$ -", "—%", "- - %", "nm", "n.m."])
def test_english_cells_that_say_that_there_is_no_value(text: str) -> None:
    assert says_no_value(text)


def test_three_digits_behind_every_comma_are_thousands() -> None:
    assert decimal_mark_of(["$731,204", "56,310", "9,207"]) == "."
    assert decimal_mark_of(["731,204", "0,125"]) == ","
    assert decimal_mark_of(["731,204", "56,310", "9,2"]) == ","


def test_millions_with_three_decimals_are_no_thousands_where_others_have_blanks_in_them() -> None:
    assert decimal_mark_of(["402,213", "30,225", "1 204,805"]) == ","
    assert decimal_mark_of(["402,213", "30,225", "402 213", "30 225"]) == ","
    assert decimal_mark_of(["402,213", "30,225", "1204,805"]) == ","
    # A note before an amount: few of them among amounts with commas.
    english = ["731,204", "56,310", "9,207", "4,805", "12,120", "15,330", "8,020", "71,006"]
    assert decimal_mark_of([*english, "4 805,123"]) == "."


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("SEK 1 204", "1204", ""),
        ("SEK -5 104", "-5104", ""),
        ("-SEK 9 701", "-9701", ""),
        ("EUR (312)", "-312", ""),
        ("kr 450", "450", ""),
        ("1 200:-", "1200", "kr"),
        ("-1 200:–", "-1200", "kr"),
    ],
)
def test_a_currency_before_an_amount_and_a_dash_for_no_ore(
    text: str, value: str, unit: str
) -> None:
    found = read_one(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_english_reports_have_points_before_decimals() -> None:
    english = ["1,234.5", "12,345", "0.4", "3.25"]
    assert decimal_mark_of(english) == "."
    assert read_one("1,234.5", ".") is not None
    assert decimal_mark_of(["69 686", "4,2", "0,98"]) == ","
    assert decimal_mark_of(["1.234.567", "12,5"]) == ","
    assert decimal_mark_of([]) == ","


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), st.integers(0, 2))
def test_what_our_own_print_says_is_read_back(value: Decimal, decimals: int) -> None:
    text = print_number(value, decimals)
    found = read_one(text)
    assert found is not None
    assert found.decimals == decimals
    assert abs(found.value - value) <= found.half


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    for reading in read_cell(text):
        assert reading


@pytest.mark.parametrize("text", ["minst 75 %", "Högst 75 %", "≥ 75 %", "≤75 %"])
def test_a_target_that_is_a_limit_is_its_number(text: str) -> None:
    ((one,),) = read_cell(text)
    assert (one.value, one.unit) == (75, "percent")
