"""Slips of the hand: what turns one number into another that looks like it.

Two digits that changed places, a digit mistyped, a sign turned, thousands for millions. That one of
the few numbers of an equation is but a slip from what would make it come out happens by chance so
seldom that it speaks for the equation and against the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log10

from .cells import Printed
from .equations import Equation, Term

THOUSAND = Decimal(1000)
_FEWEST_DIGITS = 3
# So many times what rounding can do is an amount.
_MOST_ROUNDED = 3
# Up and down, for each place: nine digits and eight swaps; for each number its sign and thousands.
_FORMS, _TURNS = 34, 4


def slip_evidence(equation: Equation) -> float:
    """How much likelier a slip of the hand in one of its numbers is than that such a difference is
    chance, as a power of ten; nothing where no slip explains it.

    A mistyped digit changes a sum by one digit and zeros behind it, two digits that change places
    by nine times that: of all the differences that sums of that size can have, so few are of
    that form.
    """
    reach = equation.tolerance
    if not any(looks_alike(one.value, needed, reach) for one, needed in needs(equation)):
        return 0.0
    terms = (equation.stated, *equation.terms)
    most = max(len(digits(one.value.value, one.value.decimals)) for one in terms)
    alike = _FORMS * most + _TURNS * len(terms)
    unit = Decimal(1).scaleb(-max(one.value.decimals for one in terms))
    values = 2 * max(abs(equation.stated.value.value), abs(equation.computed)) / unit
    return log10(values / alike) if values > alike else 0.0


def needs(equation: Equation) -> Iterator[tuple[Term, Decimal]]:
    """Each number of a sum and what it would have to be if all the others are right."""
    gap = equation.difference
    yield equation.stated, equation.computed
    for one in equation.terms:
        yield one, one.value.value + gap * one.sign


def looks_alike(printed: Printed, needed: Decimal, reach: Decimal = Decimal(0)) -> bool:
    """Whether a slip of the hand makes one of the other. `reach` is how far what is needed may be
    off by rounding, which thousands for millions do not hide."""
    value = printed.value
    if not value or not needed or value == needed:
        return False
    if value == -needed or value in (needed * THOUSAND, needed / THOUSAND):
        return True
    if abs(needed) > _MOST_ROUNDED * reach and abs(value / THOUSAND - needed) <= reach:
        return True
    return swapped(printed, needed) or one_digit(printed, needed)


def in_thousands(printed: Printed, needed: Decimal, reach: Decimal = Decimal(0)) -> bool:
    """Whether a number is told in thousands of its unit or in thousandths of it, rounded as it is
    printed. `reach` is how far what is needed may be off."""
    value, least = printed.value, _MOST_ROUNDED * printed.half
    if abs(value) <= least or not needed:
        return False
    down = abs(needed / THOUSAND - value) <= printed.half + reach / THOUSAND
    return down or abs(value / THOUSAND - needed) <= reach


def digits(value: Decimal, decimals: int) -> str:
    """The digits as they are printed, without sign, mark and blanks."""
    return f"{abs(value).scaleb(decimals).to_integral_value():f}"


def swapped(printed: Printed, needed: Decimal) -> bool:
    """Whether two neighbouring digits have changed places."""
    one, other = digits(printed.value, printed.decimals), digits(needed, printed.decimals)
    if len(one) != len(other) or (printed.value < 0) != (needed < 0):
        return False
    differ = [place for place in range(len(one)) if one[place] != other[place]]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def one_digit(printed: Printed, needed: Decimal) -> bool:
    """Whether one digit differs, of at least three."""
    one, other = digits(printed.value, printed.decimals), digits(needed, printed.decimals)
    if len(one) != len(other) or len(one) < _FEWEST_DIGITS or (printed.value < 0) != (needed < 0):
        return False
    return sum(1 for first, second in zip(one, other, strict=True) if first != second) == 1
