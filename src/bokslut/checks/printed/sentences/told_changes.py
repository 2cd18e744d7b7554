"""What two sentences tell of one thing: its level in each, and the difference between them.

**Proves** a difference by the levels of the sentence that tells it and of the one before (`20,2
kalenderdagar …. För 2012 var uppgiften 18,7, alltså en ökning med 1,5`), and what is left where
something is left out (`Utan utdelningen om 410 mkr blev resultatet 52`). **Contradicts** a
difference that the sentence itself draws (`alltså`, `det vill säga`), **doubts** one that it only
tells. **Silent** where a sentence has more than one number that could be the level, and where
another number of the paragraph makes it come out. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from ..claims.directions import direction, quality
from ..claims.told import RULE, Told, equation, paragraphs, slipped, told_in, written
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_CHANGE = re.compile(
    r"(?P<so>\b(?:alltså|det vill säga|d\.?v\.?s\.?|således|därmed|that is|thus)\s+)?"
    r"\b(?:en|ett|an?)\s+(?:\w+\s+){0,2}?\w*(?:ökning|minskning|förbättring|försämring|höjning|"
    r"sänkning|uppgång|nedgång|avvikelse|skillnad|increase|decrease|improvement|difference|"
    r"variance)\w*\s+(?:med|på|om|of)\s+(?:i genomsnitt\s+|on average\s+)?(?:\w+\s+)?$|"
    r"(?P<drawn>\bvilket\s+(?:innebär|innebar|betyder|betydde|gör|gjorde)\s+att\b)[^.,;0-9]{0,80}"
    r"\b(?:ökade|ökat|steg|stigit|minskade|minskat|sjönk|sjunkit)\s+med\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# What says that both sentences tell the same of two times.
_SAME_FIGURE = re.compile(
    r"\b(?:motsvarande|the corresponding)\s+\w+|\b(?:siffran|uppgiften|talet|the figure)\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(r"avvikelse|variance", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:negativ|negative)\b", re.IGNORECASE)
_POSITIVE = re.compile(r"\b(?:positiv|positive)\b", re.IGNORECASE)
_DEFICIT = re.compile(
    r"\b(?:\w*underskott|minus|förlust|deficit|loss)\w*\s+(?:på|om|of)\s+(?:\w+\s+)?$|"
    r"\b(?:minus|back)\s+$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:bokslutet|utfallet|i år|outcome)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:året innan|året före|föregående år|förra året|fjolåret|i fjol|tidigare|last year|"
    r"the year before)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:utan|exklusive|exkl\.?|bortsett från|without|excluding)\b"
    r"(?P<gap>[^.;]{3,90})$",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\w*resultat\w*|\bresult\b|\w*överskott\w*|\w*underskott\w*", re.IGNORECASE)
# What is in a result is none: `I resultatet ingår vinster med`.
_INCLUDED = re.compile(
    r"\b(?:ingår|ingick|inräkna\w*|innehåller|belasta\w*|påverka\w*|includes?|included)\b", re.I
)
_BEFORE = 15
_ZERO = Decimal(0)


def told_changes(understood: Understood) -> Iterator[Equation]:
    """The differences that sentences tell between a level of their own and one told before."""
    before: tuple[Sentence, ...] = ()
    for some in paragraphs(understood):
        for one, other in pairwise(some):
            yield from _across(one, other)
        near = (*before, *some)
        for sentence in some:
            yield from _without(sentence, near)
        before = near[-_BEFORE:]


def _across(one: Sentence, other: Sentence) -> Iterator[Equation]:
    """A level in each of two sentences, and the difference in the second."""
    if len(other.amounts) < 2 or not one.amounts or not other.is_whole:
        return
    told = told_in(other)
    for level, change in pairwise(told):
        match = _CHANGE.search(change.before)
        if not match or match.start() < level.number.end or not level.counts_with(change):
            continue
        alike = [each for each in told_in(one) if each.counts_with(level)]
        mine = [each for each in told if each.counts_with(level) and each is not change]
        drawn = match["drawn"] and _SAME_FIGURE.search(other.text)
        clear = match["so"] or drawn or _order(one, other)
        if clear and len(alike) == 1 and len(mine) == 1:
            yield _changed(alike[0], level, change, match)


def _changed(first: Told, second: Told, change: Told, match: re.Match[str]) -> Equation:
    order = _order(first.sentence, second.sentence)
    now, then = (first, second) if order < 0 else (second, first)
    went = _signed(now) - _signed(then)
    way = _way(match[0])
    turned = bool(order and way and went) and (went > 0) != (way > 0)
    computed = -abs(went) if turned else abs(went)
    reach = first.reach + second.reach + change.reach
    text = partial(written, "-", now, then, change, went if order else abs(went))
    made = equation(change, (first, second), computed, reach, text, sure=bool(match["so"]))
    if turned and made.difference == 0:
        shown = change.shown(-abs(change.value))
        return Equation(RULE, made.stated, made.terms, shown, _ZERO, _ZERO, text, sure=made.sure)
    return made


def _signed(one: Told) -> Decimal:
    """A level, below zero also where it is told as a deficit: `ett underskott om 8,6 mnkr`."""
    return -abs(one.value) if _DEFICIT.search(one.before) else one.value


def _way(words: str) -> int:
    if _VARIANCE.search(words):
        return bool(_POSITIVE.search(words)) - bool(_NEGATIVE.search(words))
    return direction(words) or quality(words)


def _order(first: Sentence, second: Sentence) -> int:
    """1 where the second sentence tells of the later time, -1 where of the earlier, 0 where
    nothing says."""
    if _LATER.search(second.text):
        return 1
    if len(second.own_years) == 1 and len(first.own_years) == 1:
        mine, its = int(second.own_years[0]), int(first.own_years[0])
        return (mine > its) - (mine < its)
    return -1 if _EARLIER.search(second.text) else 0


def _without(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Equation]:
    """A result without something, beside the result and that something."""
    for one in told_in(sentence):
        match = _WITHOUT.search(one.before)
        if not match or not _RESULT.search(match["gap"]) or one.number.unit in ("percent", "pp"):
            continue
        told = [each for other in near for each in told_in(other) if each.counts_with(one)]
        place = next(i for i, each in enumerate(told) if each.place == one.place)
        results = [each for each in told if each.place != one.place and _is_result(each)]
        parts = [each for each in told[:place] if not _is_result(each)][-1:]
        yield from _left(one, results, parts)


def _is_result(one: Told) -> bool:
    between = re.split(r"[,;]|\b(?:varav|där|of which)\b", one.before)[-1]
    before = re.split(r"[0-9]", between)[-1]
    return (
        bool(_RESULT.search(before))
        and not _INCLUDED.search(before)
        and not _WITHOUT.search(one.before)
    )


def _left(one: Told, results: Sequence[Told], parts: Sequence[Told]) -> Iterator[Equation]:
    ways = [(whole, part) for whole in results for part in parts]
    for whole, part in ways:
        left = whole.value - part.value
        reach = whole.reach + part.reach + one.reach
        if abs(left - one.value) <= reach and one.number.value:
            text = partial(written, "-", whole, part, one, left)
            yield equation(one, (whole, part), left, reach, text, sure=False)
            return
    wrong = []
    for whole, part in ways:
        left = whole.value - part.value
        needs = ((one, left), (whole, one.value + part.value), (part, whole.value - one.value))
        if slipped(needs):
            wrong.append((whole, part))
    if wrong:
        whole, part = min(wrong, key=lambda way: abs(way[0].value - one.value))
        left = whole.value - part.value
        text = partial(written, "-", whole, part, one, left)
        yield equation(one, (whole, part), left, _ZERO, text, sure=False)
