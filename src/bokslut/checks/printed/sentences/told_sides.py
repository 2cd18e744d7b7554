"""What a whole came to or changed by, and what its two sides did, in sentences beside each other.

**Proves** the change of a whole by those of its sides (`ökade med 8,6 … kommunerna minskade med 1,5
medan regionerna hade en ökning på 10,1`), and a whole by the sides that are said to make it up (`Av
de totala investeringarna stod kommunerna för 149,4 och regionerna för 34,3`). **Doubts** the whole
where a single slip explains the difference. **Silent** where the sentences do not speak of the same
thing, and where more than two sides are told. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..claims.claims import claim_of
from ..claims.told import Told, equation, paragraphs, slipped, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, likeness, root, roots_of

_JOINED = re.compile(r"\b(?:medan|och|samt|while|and)\b", re.IGNORECASE)
_STOOD_FOR = re.compile(
    r"^(?:Av|Of)\s[^.;:0-9]{0,60}\b(?:total\w*|samlade?|sammanlagda|hela)\b[^.;:0-9]{0,40}\b(?:står|stod|"
    r"svarar|svarade|accounted)\b[^.;:0-9]{0,40}\b(?:för|for)\s+$",
    re.IGNORECASE,
)
_FOR = re.compile(r"^[^.;:0-9]{0,10}\b(?:och|samt|and)\b[^.;:0-9]{0,40}\b(?:för|for)\s+$", re.I)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_SIDES, _NEAR, _FAR, _CLEARLY = 2, 2, 6, 20
_ZERO, _RESULT = Decimal(0), root("resultat")


def told_sides(understood: Understood) -> Iterator[Equation]:
    """The wholes whose two sides are told in a sentence behind them."""
    earlier: tuple[Sentence, ...] = ()
    for some in paragraphs(understood):
        for place, sentence in enumerate(some):
            for other in some[place + 1 : place + 1 + _NEAR]:
                yield from _changes(sentence, other)
            yield from _made_up((*earlier, *some[:place])[-_FAR:], sentence)
        earlier = (*earlier, *some)[-_FAR:]


def _changes(whole: Sentence, sides: Sentence) -> Iterator[Equation]:
    """By how much a whole and its two sides changed."""
    totals, parts = _changed(whole), _changed(sides)
    if len(totals) != 1 or len(parts) != _SIDES or not _of_one(whole, sides):
        return
    (total,), (first, second) = totals, parts
    between = sides.text[first[0].number.end : second[0].number.start]
    if not _JOINED.search(between) or not all(each.counts_with(total[0]) for each, _way in parts):
        return
    made = sum((abs(one.value) * way for one, way in parts), _ZERO)
    stated = abs(total[0].value) * total[1]
    reach = total[0].reach + first[0].reach + second[0].reach
    holds = abs(made - stated) <= reach
    needs = [(total[0], made * total[1])]
    needs += [(one, (stated - made) * way + abs(one.value)) for one, way in parts]
    largest = max(abs(one.value) for one, _way in parts)
    if largest < reach * _CLEARLY or not (holds or slipped([n for n in needs if n[1] > 0])):
        return
    text = partial(_written, parts, total[0], abs(made))
    terms = (first[0], second[0])
    yield equation(total[0], terms, abs(made), reach if holds else _ZERO, text, sure=False)


def _changed(sentence: Sentence) -> list[tuple[Told, int]]:
    """The amounts of a sentence that are changes since the year before, each with its way."""
    told = []
    for one in told_in(sentence):
        claim = claim_of(sentence, one.number)
        if one.number.unit in _MONEY and claim.kind == "change" and claim.way:
            if claim.wish or one.number.hedge or claim.against not in ("period", ""):
                return []
            told.append((one, claim.way))
    return told


def _of_one(whole: Sentence, sides: Sentence) -> bool:
    """Whether two sentences begin to speak of the same thing."""
    mine, its = (
        [
            one
            for one in roots_of(each.text[: each.amounts[0].start])
            if one not in TELLING_ROOTS or one == _RESULT
        ]
        for each in (whole, sides)
    )
    return any(likeness(one, other) for one in mine for other in its)


def _made_up(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    """A whole told before, and the two sides that are said to make it up."""
    told = [one for one in told_in(sentence) if one.number.unit in _MONEY]
    if len(told) < _SIDES or not _STOOD_FOR.search(told[0].before):
        return
    first, second = told[:_SIDES]
    if not _FOR.match(sentence.text[first.number.end : second.number.start]):
        return
    made = first.value + second.value
    wholes = [one for each in before for one in told_in(each) if one.number.unit in _MONEY]
    for one in reversed(wholes):
        reach = one.reach + first.reach + second.reach
        holds = abs(one.value - made) <= reach
        needs = ((one, made), (first, one.value - second.value), (second, one.value - first.value))
        if holds or slipped([each for each in needs if each[1] > 0]):
            text = partial(_written, [(first, 1), (second, 1)], one, made)
            far = reach if holds else _ZERO
            yield equation(one, (first, second), made, far, text, sure=False)
            return


def _written(parts: Sequence[tuple[Told, int]], whole: Told, made: Decimal) -> str:
    (first, one), (second, other) = parts
    sign = "-" if one < 0 else ""
    shown = print_number(whole.shown(made), whole.number.decimals)
    between = "-" if other < 0 else "+"
    return f"{sign}{first.number.text} {between} {second.number.text} = {shown}"
