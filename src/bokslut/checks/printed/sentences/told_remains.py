"""What is left of a whole, and what share of it a part is, with the whole told just before.

**Proves** what remains by the whole and what is taken of it, told in the same sentence or the one
before (`Budgeten var 21 650 tkr och 16 330 tkr har använts. Kvar är 5 320 tkr`), and a share by its
part and a whole (`till 336, av vilka 176 är kvinnor (52,4 procent)`; `143, det vill säga 38 procent
av de anställda`). **Contradicts** a share in the sentence of its whole and part; **doubts** what
remains of the only two amounts there are, a share that is a slip of one of the wholes told
before, and a minus before a share. **Silent** where numbers are rough and where more than one pair
could be meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.told import (
    Told,
    equation,
    looks_slipped,
    paragraphs,
    slipped,
    surely_slipped,
    told_in,
    written,
)
from ..claims.told_lists import listed
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_LEFT_BEFORE = re.compile(
    r"(?:^|[,;:]\s|\b(?:och|så|and)\s|"
    r"^av (?:den |det |hela |årets )?\w*(?:budget|anslag|ram|pott)\w* )"
    r"(?:kvar|det som återstår|återstår gör|återstår|kvarstår|"
    r"återstoden|remaining|left)\b(?:\s+(?:att|to)\s+\w+)?"
    r"(?:\s+(?:är|var|blir|blev|finns|fanns|is|are))?(?:\s+(?:då|nu|alltså|därmed))?\s+$",
    re.IGNORECASE,
)
_THE_REST = re.compile(
    r"^(?:the |de |den |det )?(?:remaining|återstående|resterande)\s+$", re.IGNORECASE
)
_LEFT_BEHIND = re.compile(
    r"\s*(?:återstår|återstod|kvarstår|(?:är|var|finns|fanns) kvar|remains?|is left)\b"
    r"(?:\s+att\s+\w+)?\s*[.,]",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b\w*(?:budget\w*|anslag\w*|ram(?:en)?|plan(?:en|er\w*)?|mål(?:et)?|uppdrag\w*|tilldel\w*)\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"^[^.;:0-9]{0,30},?\s(?:varav|av vilka|av dem|av dessa|of which|of whom)\s[^.;:,0-9]{0,25}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^[^.;:,0-9()]{0,40}(?:\s\(|,?\s(?:motsvarande|det vill säga|dvs\.?|eller|"
    r"vilket (?:är|motsvarar)|corresponding to|or)\s)$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^[^.;:0-9()]{0,40}?(?:,\s|\b(?:motsvarande|det vill säga|dvs\.?|räckte till|räcker till|"
    r"svarade för|svarar för|vilket (?:är|var|motsvarar|motsvarade))\s)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^\s+av\s+(?:(?:de|det|den|alla|samtliga|årets|hela)\s+)?(?P<noun>[^\W\d]{5,})", re.IGNORECASE
)
_ENDS = re.compile(r"^\s*(?:\)|[.,;]|$)")
_ENDING = re.compile(r"(?:arna|erna|orna|ningen|en|et|na|de)$")
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_COUNTS = ("", "count")
_ANY = Decimal(0)


def told_remains(understood: Understood) -> Iterator[Equation]:
    """What remains and the shares that sentences tell of a whole told with them."""
    before: tuple[Sentence, ...] = ()
    for some in paragraphs(understood):
        near = some
        if before and before[-1].headings == some[0].headings:
            near = (*before[-2:], *some)
        for place in range(len(near) - len(some), len(near)):
            sentence = near[place]
            if sentence.is_whole and sentence.amounts:
                yield from _remains(near[max(0, place - 1) : place], sentence)
                yield from _rest(near[max(0, place - 3) : place], sentence)
                yield from _of_which(sentence)
                yield from _of_told(near[max(0, place - 2) : place], sentence)
        before = some


def _main(sentence: Sentence) -> tuple[Told, ...]:
    """The numbers of a sentence; of one that lists parts its whole."""
    found = listed(sentence)
    return (found[0],) if found else told_in(sentence)


def _remains(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    for left in told_in(sentence):
        if left.number.unit not in (*_MONEY, *_COUNTS) or left.number.hedge:
            continue
        if not (_LEFT_BEFORE.search(left.before) or _LEFT_BEHIND.match(left.behind)):
            continue
        some = [
            one
            for each in (*before, sentence)
            for one in _main(each)
            if one.place != left.place and one.counts_with(left) and one.value
        ]
        yield from _left(left, some)


def _rest(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    """What a sentence begins with as the rest of something told just before it."""
    left = told_in(sentence)[:1]
    if not left or left[0].number.hedge or not _THE_REST.search(left[0].before):
        return
    if left[0].number.unit not in (*_MONEY, *_COUNTS):
        return
    some = [one for each in before for one in told_in(each) if one.counts_with(left[0])]
    yield from _left(left[0], some, said=True)


def _left(left: Told, some: Sequence[Told], *, said: bool = False) -> Iterator[Equation]:
    pairs = [
        (whole, taken)
        for whole in some
        for taken in some
        if whole is not taken and abs(whole.value) > abs(taken.value)
    ]
    for whole, taken in pairs:
        rest = abs(whole.value) - abs(taken.value)
        reach = whole.reach + taken.reach + left.reach
        if abs(rest - abs(left.value)) <= reach < abs(whole.value) / 2:
            text = partial(written, "-", whole, taken, left, rest)
            # What is left is not below nothing.
            computed = rest if left.number.sign < 0 else left.value
            yield equation(left, (whole, taken), computed, reach, text, sure=False)
            return
    if len(some) != 2 or len(pairs) != 1 or any(one.number.hedge for one in some):
        return
    whole, taken = pairs[0]
    own = whole.before[-60:]
    of_plan = _PLAN.search(own) and not _PLAN.search(
        taken.before[-60:].rpartition(" och ")[2][-60:]
    )
    if not of_plan and not said:
        return
    rest = abs(whole.value) - abs(taken.value)
    needs = (
        (left, rest),
        (whole, abs(taken.value) + abs(left.value)),
        (taken, abs(whole.value) - abs(left.value)),
    )
    if not of_plan and not slipped(needs):
        # Something else may have been taken, too.
        return
    text = partial(written, "-", whole, taken, left, rest)
    yield equation(
        left, (whole, taken), rest, rest * 0, text, sure=surely_slipped(needs) and rest > 0
    )


def _of_which(sentence: Sentence) -> Iterator[Equation]:
    """A whole, `varav` a part, and in brackets its share."""
    told = told_in(sentence)
    for whole, part, share in zip(told, told[1:], told[2:], strict=False):
        first = sentence.text[whole.number.end : part.number.start]
        second = sentence.text[part.number.end : share.number.start]
        if not (_OF_WHICH.match(first) and _IS.match(second) and _ENDS.match(share.behind)):
            continue
        if _is_share(part, whole, share) and abs(part.value) <= abs(whole.value):
            yield _share(part, whole, share, sure=share.number.sign == 0)


def _is_share(part: Told, whole: Told, share: Told) -> bool:
    if share.number.unit != "percent" or not whole.value:
        return False
    units = part.number.unit, whole.number.unit
    alike = all(one in _MONEY for one in units) or all(one in _COUNTS for one in units)
    return alike and not any(one.number.hedge for one in (part, whole, share))


def _of_told(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    """A part and its share of a whole that the sentences before tell."""
    for part, share in pairwise(told_in(sentence)):
        noun = _OF.match(share.behind)
        gap = sentence.text[part.number.end : share.number.start]
        if share.number.unit != "percent" or not noun or not _STANDS.match(gap):
            continue
        stem = _ENDING.sub("", noun["noun"].lower())
        spoken_of = any(stem in each.text.lower() for each in before)
        wholes = [
            one
            for each in reversed(before if spoken_of else ())
            for one in told_in(each)
            if _is_share(part, one, share)
        ]
        fits = [one for one in wholes if _fits(part, one, share)]
        counts = [one for one in wholes if one.number.unit in _COUNTS]
        # Amounts of money before it may be of anything.
        slips = [one for one in counts if looks_slipped(share, abs(part.value / one.value), _ANY)]
        for whole in (fits or slips)[:1]:
            yield _share(part, whole, share, sure=False)


def _fits(part: Told, whole: Told, share: Told) -> bool:
    """Whether it is that share of it, whatever stands before the share."""
    return abs(abs(part.value / whole.value) - abs(share.value)) <= _spread(part, whole, share)


def _spread(part: Told, whole: Told, share: Told) -> Decimal:
    """How far rounding moves the share; counts are exact."""
    if part.number.unit in _COUNTS:
        return share.reach
    made = abs(part.value / whole.value)
    return share.reach + (part.reach + whole.reach * made) / abs(whole.value)


def _share(part: Told, whole: Told, share: Told, *, sure: bool) -> Equation:
    made, reach = abs(part.value / whole.value), _spread(part, whole, share)
    text = partial(_written, part, whole, share)
    return equation(share, (part, whole), made, reach, text, sure=sure)


def _written(part: Told, whole: Told, share: Told) -> str:
    shown = print_number(abs(part.value / whole.value) * 100, share.number.decimals)
    return f"{part.number.text} / {whole.number.text} = {shown} %"
