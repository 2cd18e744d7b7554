"""What the units that amounts are printed in measure."""

from __future__ import annotations

import re
from decimal import Decimal

# A number of years, days or hours is no amount, whatever a table leaves unsaid of its unit;
# `11 år 2020` is one of something else.
_OF_TIME = re.compile(
    r"\s*(?:(?:till|och|–|-|to)\s*[0-9]+\s*)?(?:år\b(?!\s+(?:19|20))|dagar|dygn|timmar|veckor|"
    r"månader|minuter|sekunder|years?|days|hours|weeks|months|minutes|seconds)\b",
    re.IGNORECASE,
)
_SCALES = {"tkr": 3, "mkr": 6, "mdkr": 9, "percent": -2, "pp": -2}


def in_base(value: Decimal, unit: str) -> Decimal:
    """A printed value in kronor, as a ratio or as a count."""
    scale = _SCALES.get(unit)
    return value.scaleb(scale) if scale else value


def in_unit(value: Decimal, unit: str) -> Decimal:
    """A value in kronor, as a ratio or a count in the unit that a number is printed in."""
    return value.scaleb(-_SCALES.get(unit, 0))


def dimension_of(unit: str) -> str:
    """What a unit measures: money, a share or a number."""
    if unit in ("kr", "tkr", "mkr", "mdkr"):
        return "money"
    return "share" if unit in ("percent", "pp") else "number"


def same_dimension(one: str, other: str) -> bool:
    """Whether two units measure the same kind of thing."""
    return dimension_of(one) == dimension_of(other)


def is_of_time(text: str, end: int) -> bool:
    """Whether the number that ends there is one of years, days or hours."""
    return _OF_TIME.match(text, end) is not None
