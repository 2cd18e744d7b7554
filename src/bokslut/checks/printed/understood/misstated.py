"""How one number becomes another by a slip, and how rarely that happens by chance.

A number that differs from the expected one by a single digit, by two swapped digits or by a factor
of a thousand is hardly another number of its own, the less so the more digits it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Literal

from bokslut.model.numbers import print_number, rounded

from .cells import Printed

Slip = Literal["digit", "swapped", "scale", "dropped", "near", ""]


@dataclass(frozen=True, slots=True)
class Slipped:
    """What a slip is, and its `weight`: the power of ten of how many other numbers there are for
    each that could have come by it."""

    kind: Slip
    weight: float


def digits_of(value: Decimal, decimals: int) -> str:
    """The digits of a number as they are printed, without what stands before the first."""
    return str(int(abs(value).scaleb(decimals).to_integral_value())).lstrip("0")


def slip(stated: Decimal, expected: Decimal, decimals: int) -> Slipped:
    """How a stated number could have come from the expected one, both in the unit and with the
    decimals that are printed; no kind where no slip explains it."""
    one, other = digits_of(stated, decimals), digits_of(expected, decimals)
    if not one or not other or one == other:
        return Slipped("", 0.0)
    count = max(len(one), len(other))
    all_numbers = 9 * 10 ** (count - 1)
    if len(one) == len(other):
        places = [place for place in range(count) if one[place] != other[place]]
        if len(places) == 1:
            return Slipped("digit", log10(all_numbers / (9 * count)))
        if len(places) == 2 and places[1] == places[0] + 1:
            first, second = places
            if (one[first], one[second]) == (other[second], other[first]):
                return Slipped("swapped", log10(all_numbers / count))
    if one.rstrip("0") == other.rstrip("0") and count >= 3:
        return Slipped("scale", log10(all_numbers / 9))
    if abs(len(one) - len(other)) == 1:
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        if any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))):
            return Slipped("dropped", log10(all_numbers / (10 * count)))
        if count == len(other) + 1 or count == len(one) + 1:
            # A first digit that carried: 9,8 for 1,8 is told above, 10,2 for 9,2 here.
            return Slipped("near", 0.0) if _near(stated, expected) else Slipped("", 0.0)
    return Slipped("near", 0.0) if _near(stated, expected) else Slipped("", 0.0)


_UNITS = ("kr", "tkr", "mkr", "mdkr")


def meant(stated: Printed, computed: Decimal) -> str:
    """What would have to be printed, both in the unit that is: the same digits in another unit
    where thousands stand for millions, else the number."""
    for step in (1, -1):
        of_one = Decimal(1000) ** step
        place = _UNITS.index(stated.unit) + step if stated.unit in _UNITS else -1
        half = stated.half
        off = abs(abs(computed) - abs(stated.value) * of_one)
        if 0 <= place < len(_UNITS) and stated.value and off <= half * max(of_one, Decimal(1)):
            return f"{print_number(stated.value, stated.decimals)} {_UNITS[place]}"
    return shown(computed, stated.decimals)


def shown(value: Decimal, decimals: int) -> str:
    """A value as it would be printed; what would be printed as nought with two digits of its
    own, which is what thousands for millions make of it."""
    if value and not rounded(value, decimals):
        decimals = 1 - value.adjusted()
    return print_number(rounded(value, decimals), decimals)


def _near(stated: Decimal, expected: Decimal) -> bool:
    """Whether two numbers are of one size."""
    ratio = abs(stated) / abs(expected) if expected else Decimal(0)
    return Decimal("0.5") <= ratio <= Decimal(2)
