"""How unlike a number that is printed and the one that an equation asks for are.

Where no slip makes one of the other, they are of two things rather than wrong.
"""

from __future__ import annotations

from decimal import Decimal

from .dimensions import dimension_of, in_base
from .equations import Equation
from .misstated import slip

_UNLIKE, _TWO = 3, 2
_WHOLE = _HUNDRED = Decimal(100)
_THOUSANDS = (Decimal(1000), Decimal(1_000_000))


def _sizes(equation: Equation) -> tuple[Decimal, Decimal]:
    """The smaller and the larger of the number that is printed and the one that is asked for."""
    first, second = abs(equation.stated.value.value), abs(equation.computed)
    return min(first, second), max(first, second)


def is_scaled(equation: Equation) -> bool:
    """Whether the two are the same but for thousands, as exactly as the coarser is told."""
    small, large = _sizes(equation)
    half = equation.stated.value.half
    return any(abs(large - small * each) <= max(half, half * each) for each in _THOUSANDS)


def is_unlike(equation: Equation) -> bool:
    """Whether the two are so different that no slip makes one of the other."""
    if is_no_share(equation):
        return True
    stated = equation.stated.value
    small, large = _sizes(equation)
    slipped = slip(stated.value, equation.computed, stated.decimals).kind not in ("", "near")
    return not slipped and large > small * _UNLIKE


def is_of_another_order(equation: Equation) -> bool:
    """Whether one is a hundred times the other, and not by thousands for millions."""
    small, large = _sizes(equation)
    return large > small * _HUNDRED and not is_scaled(equation)


def is_of_two_things(equation: Equation) -> bool:
    """Whether what is compared is of so different sizes that it is hardly one thing."""
    sizes = [abs(in_base(one.value.value, one.value.unit)) for one in equation.terms]
    return len(sizes) == _TWO and max(sizes) > min(sizes) * _UNLIKE


def may_be_rounded(equation: Equation) -> bool:
    """Whether one in the last digit is all that lacks in what was reckoned with two numbers or
    more: the report may have reckoned with what it has not printed. People are never rounded."""
    stated = equation.stated.value
    if len(equation.terms) < _TWO or dimension_of(stated.unit) not in ("money", "share"):
        return False
    off = abs(abs(equation.computed) - abs(stated.value))
    return bool(off) and off <= Decimal(1).scaleb(-stated.decimals)


def is_no_share(equation: Equation) -> bool:
    """Whether more than the whole is asked for of what is told as a part of it."""
    stated = equation.stated.value
    return stated.unit == "percent" and abs(stated.value) <= _WHOLE < abs(equation.computed)
