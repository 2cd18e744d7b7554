"""The one place that reads and prints numbers.

Amounts are exact kronor as `Decimal`, percentages are ratios; they are scaled to a printed unit
and rounded here, once, half away from zero.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

NARROW_BLANK = "\u202f"
MINUS = "\u2212"
MISSING = "–"

# Moving a decimal point is exact for any amount that a table of ours can hold; the usual context
# of 28 digits would round a ratio on its way to the print.
_EXACT = Context(prec=120)

SignStyle = Literal["minus", "always"]

_EXPONENTS = {"kr": 0, "tkr": 3, "mkr": 6, "mdkr": 9}
_DEFAULT_DECIMALS = {"kr": 0, "tkr": 0, "mkr": 1, "mdkr": 1, "percent": 1, "ratio": 2, "count": 0}
_UNIT_WORDS = {
    "kr": "kr",
    "tkr": "tkr",
    "mkr": "mkr",
    "mdkr": "mdkr",
    "percent": "%",
    "ratio": "",
    "count": "",
    "kr-per-unit": "kr",
}


class NumberError(ValueError):
    """The text is no number in the declared form."""


def amount_units() -> tuple[str, ...]:
    """The units in which an amount can be stated, smallest first."""
    return tuple(_EXPONENTS)


def default_decimals(unit: str) -> int:
    """The decimals printed where nothing else is declared: tkr none, mkr and percent one."""
    return _DEFAULT_DECIMALS.get(unit, 0)


def in_unit(value: Decimal, unit: str) -> Decimal:
    """An exact amount in kronor stated in `unit`, still exact; ratios and counts stay as they
    are (a percentage is a ratio until it is printed)."""
    return value.scaleb(-_EXPONENTS.get(unit, 0), _EXACT)


def in_kronor(value: Decimal, unit: str) -> Decimal:
    """An amount stated in `unit` (kr, tkr, mkr, mdkr) as exact kronor. Raises `NumberError`
    for any other unit."""
    if unit not in _EXPONENTS:
        raise NumberError(f"{unit!r} is no unit of amounts: use kr, tkr, mkr or mdkr")
    return value.scaleb(_EXPONENTS[unit], _EXACT)


def exact_text(value: Decimal) -> str:
    """A decimal string without exponent and without trailing zeros; zero has no sign."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero at the given number of decimals: the only rounding there is."""
    return value.quantize(_unit_of(decimals), ROUND_HALF_UP, _EXACT)


@lru_cache(maxsize=100)
def _unit_of(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def print_number(value: Decimal, decimals: int, sign: SignStyle = "minus") -> str:
    """Swedish print: decimal comma, narrow no-break blank in thousands, a true minus sign.

    A value that rounds to zero has no sign. `sign="always"` writes a plus before what is
    above zero.
    """
    shown = rounded(value, decimals)
    digits = format(shown.copy_abs(), "f")
    whole, _, fraction = digits.partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = NARROW_BLANK.join([whole, *groups]) + ("," + fraction if fraction else "")
    if shown < 0:
        return MINUS + text
    return "+" + text if sign == "always" and shown > 0 else text


def print_value(
    value: Decimal, unit: str, decimals: int | None = None, sign: SignStyle = "minus"
) -> str:
    """An exact value (kronor, ratio or count) printed in `unit`, without the unit's word."""
    places = default_decimals(unit) if decimals is None else decimals
    scaled = value.scaleb(2, _EXACT) if unit == "percent" else in_unit(value, unit)
    return print_number(scaled, places, sign)


def unit_word(unit: str) -> str:
    """What is written behind a number in a sentence: `mkr`, `%`, or nothing."""
    return _UNIT_WORDS.get(unit, unit)


_BLANK = r"[ \t\u00a0\u202f\u2009]"
_GROUPED = re.compile(rf"[0-9]{{1,3}}({_BLANK}[0-9]{{3}})+|[0-9]{{1,3}}(\.[0-9]{{3}})+")
_DIGITS = re.compile(r"[0-9]+")
_MOST_DIGITS = 60


def parse_number(text: str, decimal_mark: Literal[",", "."] = ",") -> Decimal:
    """A number written as people write it in tables: blanks (or the mark that is not the
    decimal mark) between thousands, a hyphen, dash or true minus before or behind, a plus, or
    parentheses for negative. Raises `NumberError` for anything else, such as `12 34`.
    """
    negative, digits = _signed(text.strip())
    whole, mark, fraction = digits.partition(decimal_mark)
    # From here on the mark of thousands is a point, whichever it was.
    whole = whole.replace("," if decimal_mark == "." else ".", ".")
    if _GROUPED.fullmatch(whole):
        whole = "".join(_DIGITS.findall(whole))
    parts = [part for part in (whole, fraction) if part]
    plain = parts and all(_DIGITS.fullmatch(part) for part in parts)
    if not plain or len(whole) + len(fraction) > _MOST_DIGITS:
        raise NumberError(f"{text[:60]!r} is no number with {decimal_mark!r} as decimal mark")
    value = Decimal(f"{whole or '0'}.{fraction}" if mark else whole)
    return value.copy_negate() if negative else value


def _signed(text: str) -> tuple[bool, str]:
    """Whether a sign makes the number negative, and the number without its one sign."""
    for dash in (MINUS, "–", "—"):
        text = text.replace(dash, "-")
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.startswith(("-", "+")):
        return text[0] == "-", text[1:].strip()
    return (True, text[:-1].strip()) if text.endswith("-") else (False, text)
