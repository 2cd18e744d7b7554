"""The amounts of a sentence, and of the one before it, that follow from each other by arithmetic.

**Proves** three amounts of which one is the sum of the others (`55,2 … utfallet blev 39,2, det vill
säga 16,0 sämre`), and a percentage that is the share or the growth of two of them (`428 av 1 254
(34,1 %)`), whatever the words are, where that is no chance: of the numbers of that size hardly one
in ten would have come out in any of the ways that are tried, where a word says that they are
reckoned with, else hardly one in a hundred; and what a sentence draws from its only two others.
**Silent** about what does not come out: that is for
the rules that know what words mean. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations
from math import log10

from bokslut.model.numbers import print_number

from ..claims.amount_roles import Part, Role, of_one_kind, parts_of
from ..claims.claim_years import in_parentheses
from ..claims.told import Told, equation, paragraphs, told_in, written
from ..understood.equations import Equation, evidence
from ..understood.understood import Understood

# What the words beside amounts, and arithmetic alone, say of them.
RULE = "text-arithmetic"

_ZERO, _ONE = Decimal(0), Decimal(1)
_MOST, _COUNTED = 9, 3
# Powers of ten of how many numbers do not come out for each that does.
_TOLD, _UNTOLD = 1.0, 2.0
_RECKONED = re.compile(
    r"\b(?:mer|mindre|fler|färre|högre|lägre|bättre|sämre|större|över|under|tillsammans|sammanlagt|"
    r"totalt|kvar\w*|återstå\w*|varav|därav|netto\w*|skillnad\w*|mellanskillnad\w*|differens\w*|"
    r"avvikelse\w*|\w*skott\w*|\w*utrymme\w*|ök\w+|minsk\w+|förbättr\w+|försämr\w+|förstärk\w+|"
    r"försvag\w+|höj\w+|sänk\w+|upp|ned|ner|växt\w*|väx\w+|stig\w+|steg|sjönk|sjunk\w+|ger|gav|"
    r"motsvara\w*|utgör|utgjorde|andel\w*|svarar|svarade|står för|stod för|av|det vill säga|dvs|"
    r"alltså|därmed|består|fördela\w+|more|less|fewer|higher|lower|better|worse|above|below|total\w*|"
    r"together|remain\w*|of which|net|difference|variance|surplus|deficit|increas\w+|decreas\w+|"
    r"rose|fell|grew|up|down|of|or|represent\w*|account\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a number may follow from two others, and by how much it may be off."""

    stated: Told
    terms: tuple[Told, Told]
    computed: Decimal
    reach: Decimal
    sign: str


def reckoned(understood: Understood) -> Iterator[Equation]:
    """The amounts of neighbouring sentences that follow from each other."""
    for some in paragraphs(understood):
        before: tuple[Told, ...] = ()
        for sentence in some:
            mine = tuple(one for one in told_in(sentence) if one.value)
            if len(mine) <= _MOST:
                yield from _among(mine, before)
                before = mine
            else:
                before = ()


def _among(mine: Sequence[Told], before: Sequence[Told]) -> Iterator[Equation]:
    """What follows from each other within a sentence, and from it and the one before."""
    within = tuple(_ways(mine))
    yield from _proved(within)
    if mine and len(mine) + len(before) <= _MOST:
        own = {one.place for one in mine}
        across = [
            way
            for way in _ways((*before, *mine))
            if 0 < len({one.place for one in (way.stated, *way.terms)} & own) < 3
        ]
        yield from _proved(across)


def _proved(ways: Sequence[_Way]) -> Iterator[Equation]:
    """Those that come out, and hardly by chance."""
    tried = log10(len(ways)) if ways else 0.0
    for way in ways:
        one = way.stated
        if abs(abs(one.value) - abs(way.computed)) > way.reach:
            continue
        told = any(_RECKONED.search(each.sentence.text) for each in (one, *way.terms))
        unit = one.reach / one.number.half
        half = one.number.half * unit
        weight = evidence(_telling(way), half, way.reach) - tried
        if weight >= (_TOLD if told else _UNTOLD) or _is_concluded(way):
            computed = way.computed.copy_sign(one.value)
            yield equation(
                one, way.terms, computed, way.reach, partial(_text, way), sure=True, rule=RULE
            )


def _is_concluded(way: _Way) -> bool:
    """Whether the words draw a number from just the two others of its sentence, so that it is no
    chance however small they are: `50 procent av …, medan … 16, vilket är en skillnad med 34`."""
    if way.sign not in "+-" or any(one.sentence is not way.stated.sentence for one in way.terms):
        return False
    parts = parts_of(way.stated.sentence)
    own = next((one for one in parts if one.told.place == way.stated.place), None)
    if own is None or not own.concludes or own.role not in (Role.DIFFERENCE, Role.TOTAL):
        return False
    others = [one.told.place for one in of_one_kind(parts, own) if not _is_of_then(one)]
    return sorted(others) == sorted(one.place for one in way.terms)


def _is_of_then(one: Part) -> bool:
    """Whether a number stands in parentheses, as that of another time."""
    return one.role is Role.BASE and in_parentheses(one.told.sentence.text, one.told.number)


def _is_rough(one: Told) -> bool:
    """Whether a number is told roughly; `ca 611` is what was counted."""
    digits = str(abs(int(one.value)))
    exact = not one.number.unit and not digits.endswith("0") and len(digits) >= _COUNTED
    return bool(one.number.hedge) and not exact


def _telling(way: _Way) -> Decimal:
    """The number whose digits say that it is no chance: rates are near each other whatever they
    are of, and only how much they differ says anything."""
    numbers = (way.stated, *way.terms)
    rates = way.sign in "+-" and all(one.number.unit in ("percent", "pp") for one in numbers)
    return min(abs(one.value) for one in numbers) if rates else way.stated.value


def _text(way: _Way) -> str:
    if way.sign in "+-":
        return written(way.sign, *way.terms, way.stated, way.computed)
    shown = print_number(way.stated.shown(way.computed), way.stated.number.decimals)
    first, second = (one.number.text for one in way.terms)
    if way.sign == "/":
        return f"{first} / {second} = {shown} %"
    return f"{first} / {second} - 1 = {shown} %"


def _ways(some: Sequence[Told]) -> Iterator[_Way]:
    """Every way in which one of some amounts may follow from two others."""
    for three in combinations(some, 3):
        yield from _sums(three)
        yield from _percentages(three)


def _sums(three: Sequence[Told]) -> Iterator[_Way]:
    """The largest is the other two together."""
    if not (three[0].counts_with(three[1]) and three[1].counts_with(three[2])):
        return
    if not three[0].counts_with(three[2]) or any(_is_rough(one) for one in three):
        return
    low, middle, high = sorted(three, key=lambda one: abs(one.value))
    reach = low.reach + middle.reach + high.reach
    if abs(low.value) <= reach:
        return
    last = max(three, key=lambda one: (one.sentence.start, one.number.start))
    if last is high:
        yield _Way(high, (middle, low), abs(middle.value) + abs(low.value), reach, "+")
    else:
        other = low if last is middle else middle
        yield _Way(last, (high, other), abs(high.value) - abs(other.value), reach, "-")


def _percentages(three: Sequence[Told]) -> Iterator[_Way]:
    """A percentage is the share or the growth of the other two."""
    shares = [one for one in three if one.number.unit == "percent"]
    if len(shares) != 1 or shares[0].number.hedge:
        return
    share = shares[0]
    one, other = (each for each in three if each is not share)
    if not one.counts_with(other) or one.number.unit in ("percent", "pp", "kr-per-unit"):
        return
    for part, whole in ((one, other), (other, one)):
        quotient = abs(part.value / whole.value)
        off = (part.reach + whole.reach * quotient) / abs(whole.value)
        if not part.number.unit and not whole.number.unit:
            # Counts are exact.
            off = _ZERO
        yield _Way(share, (part, whole), quotient, off + share.reach, "/")
        yield _Way(share, (part, whole), quotient - _ONE, off + share.reach, "growth")
