"""A cell is read as it is printed: what its number format shows of what it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bokslut.readers.number_formats import shown

BLANK = "\u00a0"


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("0.0344", "0.0%", "3,4 %"),
        ("0.031", '0.0" %"', "0,0 %"),
        ("1234567.8", "#,##0", f"1{BLANK}234{BLANK}568"),
        ("1234567.8", "#,##0,", f"1{BLANK}235"),
        ("1234567890", '0.0,, "mkr"', "1234,6 mkr"),
        ("-1234.5", "#,##0;[Red]-#,##0", f"-1{BLANK}235"),
        ("-1234.5", "#,##0;[Red]#,##0", f"-1{BLANK}235"),
        ("-1234.5", "#,##0_);(#,##0)", f"(1{BLANK}235)"),
        ("0", '_-* #,##0 _k_r_-;-* #,##0 _k_r_-;_-* "-" _k_r_-;_-@_-', "-"),
        ("-3", '_-* #,##0 _k_r_-;-* #,##0 _k_r_-;_-* "-" _k_r_-;_-@_-', "-3"),
        ("12", "0.00", "12,00"),
        ("1.005", "0.00", "1,01"),
        ("2.5", "0", "3"),
        ("1.5", "0.0##", "1,5"),
        ("7", "+0;-0;0", "+7"),
        ("5", ";;;", ""),
        ("1234", r"#,##0\ [$kr-41D]", f"1{BLANK}234 kr"),
        ("0.5", "", "0,5"),
        ("45.25", "[>100]0;0.0", "45,25"),
    ],
)
def test_what_a_format_shows(value: str, code: str, printed: str) -> None:
    assert shown(Decimal(value), code) == printed
