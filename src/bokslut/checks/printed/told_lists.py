"""A whole and the parts that its own sentence lists.

**Proves** a whole told before a colon or before `fördelat på` with all its parts behind that
(`2 963 tkr har investerats: 1 412 tkr i …, 630 tkr i … och 921 tkr i …`). **Contradicts** a
whole that is told as shared out and is not the sum, and one that is a single slip from it;
**doubts** one that is less than its parts, or whose sign is not theirs. **Silent** where the list
is of examples (`bland annat`), where a number is rough, compared or in brackets, and where parts
count something else than the whole. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from .equations import Equation
from .told import Told, equation, surely_slipped, told_in
from .understood import Sentence, Understood

_SHARED = re.compile(
    r"\b(?:(?:upp)?delat|(?:upp)?delade|(?:upp)?delas|fördel(?:at|ade|ad|as|ar sig)|split|divided)"
    r"\s+(?:\w+\s+)?(?:på|mellan|between|into)\b[^.;0-9]{0,30}$",
    re.IGNORECASE,
)
_COLON = re.compile(r"^[^.;0-9:()]{0,60}:[^.;0-9()]{0,40}$")
_NEXT = re.compile(r"^[^.;:0-9,()]{0,60}(?:,|,?\s(?:och|samt|respektive|and)\s)[^.;:0-9,()]{0,60}$")
_END = re.compile(r"^[^:;0-9,()]{0,80}$")
_SOME = re.compile(
    r"\b(?:bland|bl\.?\s?a|exempel\w*|t\.?\s?ex|främst|framför|största|större|huvudsak\w*|"
    r"störst|inte minst|främsta|includ\w+|mainly|such as|jämfört|budget\w*|varav|medan|"
    r"föregående|tidigare|"
    r"ök\w+|minsk\w+|fler|färre|mer|mindre|högre|lägre)\b",
    re.IGNORECASE,
)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_FEWEST, _MOST = 2, 8
_ZERO = Decimal(0)


def told_lists(understood: Understood) -> Iterator[Equation]:
    """The wholes of which a sentence lists all parts."""
    for sentence in understood.sentences:
        if sentence.is_whole and len(sentence.amounts) > _FEWEST:
            found = listed(sentence)
            if found:
                yield from _of(*found)


def listed(sentence: Sentence) -> tuple[Told, tuple[Told, ...], bool] | None:
    """The whole of a sentence, the parts that it lists, and whether it says that they are all."""
    told = told_in(sentence)
    if not _FEWEST < len(told) <= _MOST + 1 or len(told) != len(sentence.numbers):
        return None
    whole, parts = told[0], told[1:]
    gap = sentence.text[whole.number.end : parts[0].number.start]
    shared = bool(_SHARED.search(gap)) and "," not in gap.strip(" ,")
    if not (shared or _COLON.match(gap)) or _SOME.search(sentence.text):
        return None
    if any(one.number.hedge for one in told) or not _alike(whole, parts):
        return None
    gaps = [sentence.text[one.number.end : other.number.start] for one, other in pairwise(parts)]
    if not all(map(_NEXT.match, gaps)) or not _END.match(parts[-1].behind):
        return None
    return whole, parts, shared


def _alike(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether all are kronor, or all are counts of the same."""
    if whole.number.unit in _MONEY:
        return all(one.number.unit in _MONEY for one in parts)
    return all(one.number.unit in ("", "count") for one in (whole, *parts)) and not any(
        one.number.decimals for one in (whole, *parts)
    )


def _of(whole: Told, parts: Sequence[Told], shared: bool) -> Iterator[Equation]:
    signed = sum((one.value for one in parts), _ZERO)
    plain = sum((abs(one.value) for one in parts), _ZERO)
    reach = whole.reach + sum((one.reach for one in parts), _ZERO)
    stated = abs(whole.value)
    holds = abs(abs(signed) - stated) <= reach
    made = signed if holds else plain
    text = partial(_added, whole, tuple(parts), made)
    if holds:
        # `ett underskott på 5: -3 och -2` is right, a whole below nothing of what is above is not.
        turned = whole.number.sign < 0 < signed and not any(one.number.sign for one in parts)
        computed = made if turned else whole.value
        yield equation(whole, parts, computed, reach, text, sure=False)
        return
    if abs(plain - stated) <= reach:
        (*_rest, wrong) = sorted(parts, key=lambda one: -one.number.sign)
        if sum(one.number.sign < 0 for one in parts) == 1:
            others = [one for one in (whole, *parts) if one is not wrong]
            yield equation(wrong, others, -wrong.value, reach, text, sure=False)
        return
    needs = [(whole, plain)] + [(one, stated - plain + abs(one.value)) for one in parts]
    sure = not any(one.number.sign for one in (whole, *parts)) and (
        shared or surely_slipped([one for one in needs if one[1] > 0])
    )
    if sure or plain > stated:
        yield equation(whole, parts, plain, _ZERO, text, sure=sure)


def _added(whole: Told, parts: Sequence[Told], made: Decimal) -> str:
    told = " + ".join(one.number.text for one in parts)
    return f"{told} = {print_number(whole.shown(made), whole.number.decimals)}"
