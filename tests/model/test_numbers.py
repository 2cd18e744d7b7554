"""Numbers are read and printed as Swedish readers write them, and never lose an öre on the way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.model.numbers import (
    MINUS,
    NARROW_BLANK,
    NumberError,
    exact_text,
    in_kronor,
    in_unit,
    parse_number,
    print_number,
    print_value,
    rounded,
    unit_word,
)

AMOUNTS = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**16), max_value=10**16
)
DECIMALS = st.integers(min_value=0, max_value=6)


@given(AMOUNTS)
def test_what_is_printed_with_all_its_decimals_is_read_back_as_it_was(amount: Decimal) -> None:
    assert parse_number(print_number(amount, 2)) == amount
    assert parse_number(print_number(amount, 2, "always")) == amount


def rounded_by_fractions(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero, by whole numbers alone."""
    scaled = abs(Fraction(value)) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=8, min_value=-(10**12), max_value=10**12
    ),
    DECIMALS,
)
def test_a_half_is_rounded_away_from_zero(value: Decimal, decimals: int) -> None:
    assert rounded(value, decimals) == rounded_by_fractions(value, decimals)


@pytest.mark.parametrize(
    ("exact", "unit", "text"),
    [
        ("235618026.16", "tkr", f"235{NARROW_BLANK}618"),
        ("6414499.99", "tkr", f"6{NARROW_BLANK}414"),
        ("6414500.00", "tkr", f"6{NARROW_BLANK}415"),
        ("-6414500.00", "tkr", f"{MINUS}6{NARROW_BLANK}415"),
        ("235618026.16", "mkr", "235,6"),
        ("-449.99", "tkr", "0"),
        ("0.0207638", "percent", "2,1"),
        ("1234567890", "kr", f"1{NARROW_BLANK}234{NARROW_BLANK}567{NARROW_BLANK}890"),
        ("0.98166", "ratio", "0,98"),
        ("5485", "count", f"5{NARROW_BLANK}485"),
    ],
)
def test_a_value_is_printed_in_its_unit(exact: str, unit: str, text: str) -> None:
    assert print_value(Decimal(exact), unit) == text


def test_what_rounds_to_zero_has_no_sign_and_a_plus_stands_only_above_zero() -> None:
    assert print_number(Decimal("-0.4"), 0) == "0"
    assert print_number(Decimal("-0.4"), 0, "always") == "0"
    assert print_number(Decimal("0.5"), 0, "always") == "+1"
    assert print_number(Decimal("-0.5"), 0, "always") == f"{MINUS}1"


@given(AMOUNTS, st.sampled_from(["kr", "tkr", "mkr", "mdkr"]))
def test_an_amount_stated_in_another_unit_is_still_the_same_amount(
    amount: Decimal, unit: str
) -> None:
    assert in_kronor(in_unit(amount, unit), unit) == amount


@given(st.integers(min_value=-(10**38), max_value=10**38))
def test_sums_as_large_as_the_tables_can_hold_are_printed_exactly(ore: int) -> None:
    amount = Decimal(f"{ore}E-2")
    assert parse_number(print_number(amount, 2)) == amount
    assert Fraction(in_unit(amount, "mkr")) == Fraction(ore, 10**8)


def test_a_ratio_is_rounded_once_at_the_print() -> None:
    just_below = Decimal("0.12449" + "9" * 40)
    assert print_value(just_below, "percent") == "12,4"


@given(AMOUNTS)
def test_the_exact_text_is_plain_and_means_the_same(amount: Decimal) -> None:
    text = exact_text(amount)
    assert Decimal(text) == amount
    assert "E" not in text and text != "-0"
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1\u00a0234", "1234"),
        (f"{MINUS}5", "-5"),
        ("- 224", "-224"),
        ("+ 1 801", "1801"),
        ("–5,5", "-5.5"),
        ("(12,3)", "-12.3"),
        ("12,3-", "-12.3"),
        (",5", "0.5"),
        ("5,", "5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


def test_a_decimal_point_is_read_where_it_is_declared() -> None:
    assert parse_number("1,234.50", ".") == Decimal("1234.50")
    assert parse_number("1 234.50", ".") == Decimal("1234.50")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "()",
        "(-5)",
        "-5-",
        "--5",
        "1.23,4",
        "1,2,3",
        "12 34",
        "1 2",
        "1.2345,0",
        "1e5",
        "0x10",
        "NaN",
        "inf",
        "1_000",
        "１２",
        "٣",
        "5 kr",
        "1.000 000",
        "9" * 61,
    ],
)
def test_what_is_no_number_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(NumberError):
        parse_number(text)


@given(st.text())
def test_any_text_is_a_finite_number_or_no_number(text: str) -> None:
    try:
        value = parse_number(text)
    except NumberError:
        return
    assert value.is_finite()


def test_an_amount_in_an_unknown_unit_is_refused() -> None:
    with pytest.raises(NumberError, match="kr, tkr, mkr or mdkr"):
        in_kronor(Decimal(1), "euro")


def test_the_word_behind_a_number() -> None:
    assert [unit_word(one) for one in ("mkr", "percent", "ratio")] == ["mkr", "%", ""]
