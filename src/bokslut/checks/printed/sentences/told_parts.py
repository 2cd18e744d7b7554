"""Totals and parts that several sentences tell together.

**Proves** a total by the parts that the sentences beside it tell (`sammanlagt 563 … 284 medan …
279`), a list of how a hundred kronor are used, percents that leave the rest (`återstående 35 %`),
and the whole that two parts make in each of two ways, level and change. **Contradicts** a list of a
hundred and a rest that do not make a hundred; **doubts** a total where a single slip in it or in
one of its parts explains the difference. **Silent** where more than two numbers could be parts.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.claim_years import in_parentheses
from ..claims.directions import direction
from ..claims.told import (
    Told,
    equation,
    left_of_hundred,
    paragraphs,
    slipped,
    surely_slipped,
    told_in,
    written,
)
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_TOTAL = re.compile(
    # `tillsammans med övriga bränder` has a part that is not told.
    r"\b(?:sammanlag\w*|sammantag\w*|total\w*|samlade?|tillsammans(?! med\b)|altogether|in total)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
# What the others have together is no sum of what was told of some.
_OF_OTHERS = re.compile(r"\b(?:övriga|resterande|andra|the other)\s+\w", re.IGNORECASE)
_OVER_YEARS = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|tio|[2-9]|10|two|three|four|five|ten)\s+(?:åren|år\b|years)|"
    r"\b\w+års?perioden\b|\bmandatperioden\b",
    re.IGNORECASE,
)
_THEREOF = re.compile(
    r"(?:Därav|Varav|Av (?:detta|dessa|dem|det|beloppet)|Of (?:this|these|them))\b"
)
# `85 av avvikelsen finns i …`, with what the whole was called before.
_OF_IT = re.compile(
    r"\bav (?:den |det |denna |detta )?(?P<noun>[^\W\d]{2,}?)"
    r"(?:n?ing(?:en|arna)|arna|erna|orna|na|en|et)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:och|samt|medan|respektive|plus|and|while)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:återstående|resterande|återstoden|resten|the remaining|the rest)\b[^.;0-9]{0,30}$|"
    r"\b(?:övriga|the other)\s+$",
    re.IGNORECASE,
)
_HUNDRED = re.compile(r"\b100\s?(?:kr\b|kronor)|\bhundralapp\w*|\bskattehundring\w*", re.IGNORECASE)
_BY = re.compile(r"\b(?:med|by)\s+(?:[^\W\d]+\s+){0,2}$", re.IGNORECASE)
_FEWEST_ITEMS, _LEAST_NAME = 5, 4
_ALL = Decimal(100)
_ZERO, _ALL_OF_IT = Decimal(0), Decimal(1)
# People counted twice or not at all.
_OFF_BY_ONE = Decimal(1)
_MOST_SHARES = 4
# A list that is far from a hundred is not the whole of it.
_NEAR = Decimal("0.7"), Decimal(2)


def told_parts(understood: Understood) -> Iterator[Equation]:
    """The totals that sentences tell with parts in the sentences beside them."""
    earlier: tuple[Sentence, ...] = ()
    for some in paragraphs(understood):
        near = some
        if earlier and earlier[-1].headings == some[0].headings:
            near = (earlier[-1], *some)
        for one, other in pairwise(near):
            yield from _total_first(one, other)
        for place, sentence in enumerate(some):
            yield from _total_last(some[:place], sentence)
            yield from _rest(some[max(0, place - 1) : place + 1])
        for place in range(2, len(near)):
            yield from _parallel(near[place - 2 : place + 1])
        earlier = some
    yield from _lists(understood.sentences)


def _total_first(one: Sentence, other: Sentence) -> Iterator[Equation]:
    """A total, and its two parts in the next sentence."""
    begins = bool(_THEREOF.match(other.text))
    for total in told_in(one):
        counted = total.number == one.amounts[0] and bool(total.noun)
        thereof = begins or _is_named(total, other)
        if not (thereof or counted or _TOTAL.search(total.before)):
            continue
        parts = [
            each
            for each in told_in(other)
            if each.counts_with(total) or (thereof and _are_counts(each, total))
            if not (counted and _BY.search(each.before)) and not _is_beside(each)
        ]
        alone = counted and not thereof
        if len(parts) == 2 and (_is_against(*parts) if alone else _is_joined(*parts)):
            yield from _sum(total, parts, said=not alone)
        if thereof:
            return


def _are_counts(one: Told, other: Told) -> bool:
    """Whether both are counts, of whatever name: of people there are women and men."""
    return all(each.number.unit in ("", "count") for each in (one, other))


def _is_beside(one: Told) -> bool:
    """Whether a number is that of another time, in parentheses, or what the parts make."""
    aside = in_parentheses(one.sentence.text, one.number)
    return aside or bool(_TOTAL.search(re.split(r"[,;]", one.before)[-1]))


def _is_named(total: Told, other: Sentence) -> bool:
    """Whether a sentence tells of parts of what the words right beside a total call it."""
    own = re.split(r"[0-9][,;]?\s", total.before)[-1].lower()
    nouns = [one["noun"].lower() for one in _OF_IT.finditer(other.text)]
    if any(len(one) >= _LEAST_NAME and total.noun.startswith(one) for one in nouns):
        return True
    return any(re.search(rf"{re.escape(one)}\w*\b[^,;]*$", own) for one in nouns)


def _is_against(first: Told, second: Told) -> bool:
    """Whether two numbers are told of two that are set beside each other."""
    between = first.sentence.text[first.number.end : second.number.start]
    return bool(re.search(r"\b(?:medan|while)\b", between))


def _is_joined(first: Told, second: Told) -> bool:
    between = first.sentence.text[first.number.end : second.number.start]
    return bool(_JOINED.search(between))


def _texts(some: Sequence[Sentence]) -> list[str]:
    return [one.text for one in some[-3:]]


def _total_last(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    """A total behind its parts, which are the two numbers told before it."""
    for total in told_in(sentence):
        if not _TOTAL.search(total.before) or _OF_OTHERS.search(total.before):
            continue
        if _OVER_YEARS.search(total.before) and not any(map(_OVER_YEARS.search, _texts(before))):
            # What several years came to is made of no two numbers of one.
            continue
        told = [
            each
            for some in (*before[-3:], sentence)
            for each in told_in(some)
            if each.counts_with(total)
            and (some is not sentence or each.number.start < total.number.start)
        ]
        if len(told) >= 2 and any(one.sentence is not sentence for one in told[-2:]):
            yield from _sum(total, told[-2:])


def _sum(total: Told, parts: Sequence[Told], *, said: bool = True) -> Iterator[Equation]:
    """The total beside its parts; `said` is that words call it the total of these."""
    first, second = parts
    if total.number.unit in ("percent", "pp"):
        return
    whole = abs(first.value) + abs(second.value)
    stated = abs(total.value)
    counted = all(one.is_exact for one in (total, first, second))
    reach = _ZERO if counted else first.reach + second.reach + total.reach
    signed = first.value + second.value
    typed = total.number.sign and (first.number.sign or second.number.sign)
    if typed and abs(signed - total.value) <= reach:
        text = partial(written, "+", first, second, total, signed)
        yield equation(total, parts, signed, reach, text, sure=False)
        return
    if typed and first.value * second.value < 0:
        # What is above nothing and what is below make no sum of both.
        return
    holds = abs(whole - stated) <= reach
    ways = {one.way for one in (total, first, second)} - {0}
    if holds and len(ways) > 1:
        # They come out, but one of them is said to be the other way.
        turned = sum((abs(one.value) * (one.way or 1) for one in parts), _ZERO)
        text = partial(_signed, first, second, turned, total)
        yield equation(total, parts, turned, _ZERO, text, sure=False)
        return
    lacking = ((first, stated - abs(second.value)), (second, stated - abs(first.value)))
    # A part is never more than the whole.
    needs = ((total, whole), *(one for one in lacking if one[1] > 0))
    if holds or slipped(needs) or (said and counted and abs(whole - stated) <= _OFF_BY_ONE):
        text = partial(written, "+", first, second, total, whole)
        sure = said and not holds and surely_slipped(needs)
        yield equation(total, parts, whole, reach if holds else _ZERO, text, sure=sure)


def _signed(first: Told, second: Told, whole: Decimal, total: Told) -> str:
    told = " + ".join(
        f"({print_number(-abs(one.number.value or _ZERO), one.number.decimals)})"
        if one.way < 0
        else one.number.text
        for one in (first, second)
    )
    return f"{told} = {print_number(total.shown(whole), total.number.decimals)}"


def _rest(some: Sequence[Sentence]) -> Iterator[Equation]:
    """Shares, the last of which is all that is left."""
    told = [one for each in some for one in told_in(each) if one.number.unit == "percent"]
    for rest in told:
        if rest.sentence is not some[-1] or not _REST.search(rest.before):
            continue
        before = told[: told.index(rest)]
        own = [one for one in before if one.sentence is rest.sentence]
        ways = [way for way in ([own, before] if 0 < len(own) < len(before) else [before])
                if _leaves(way)]  # fmt: skip
        if any(one.number.hedge for one in (*before, rest)) or not ways:
            continue
        fitting = [way for way in ways if _is_left(way, rest)]
        others = (fitting or ways[-1:])[0]
        left = _ALL_OF_IT - sum((one.value for one in others), _ZERO)
        reach = sum((one.reach for one in (*others, rest)), _ZERO)
        text = partial(left_of_hundred, tuple(others), rest, left)
        yield equation(rest, others, left, reach, text, sure=len(others) > 1 and len(ways) == 1)


def _leaves(others: Sequence[Told]) -> bool:
    """Whether so many shares may leave something."""
    return 1 <= len(others) <= _MOST_SHARES and sum(one.value for one in others) < _ALL_OF_IT


def _is_left(others: Sequence[Told], rest: Told) -> bool:
    """Whether the rest is what some shares leave of a hundred."""
    told = sum((one.value for one in (*others, rest)), _ZERO)
    return abs(told - _ALL_OF_IT) <= sum((one.reach for one in (*others, rest)), _ZERO)


@dataclass(frozen=True)
class _Stand:
    """What a sentence tells of how many there are, and of how that changed."""

    level: Told
    change: Told | None
    way: int

    @property
    def changed(self) -> Decimal:
        """By how much it changed."""
        return self.change.value * (self.way or 1) if self.change else _ZERO


def _stand(sentence: Sentence) -> _Stand | None:
    told = told_in(sentence)
    changes = [one for one in told if _BY.search(one.before)]
    levels = [one for one in told if one not in changes and one.number.unit not in ("percent",)]
    if len(levels) != 1:
        return None
    alike = [one for one in changes if one.counts_with(levels[0])]
    return _Stand(levels[0], alike[0] if len(alike) == 1 else None, direction(sentence.text))


def _parallel(some: Sequence[Sentence]) -> Iterator[Equation]:
    """A whole, and its two parts in a sentence each: how many there are, and by how much more."""
    stands = [_stand(one) for one in some]
    whole, first, second = stands
    if whole is None or first is None or second is None:
        return
    if not (whole.level.counts_with(first.level) and whole.level.counts_with(second.level)):
        return
    if whole.change is None or first.change is None or second.change is None:
        if whole.level.noun and whole.level.noun == first.level.noun == second.level.noun:
            yield from _sum(whole.level, (first.level, second.level), said=False)
        return
    level = first.level.value + second.level.value
    reach = first.level.reach + second.level.reach + whole.level.reach
    changed = first.changed + second.changed
    spread = first.change.reach + second.change.reach + whole.change.reach
    # That both come out is no chance; where only one does the other is doubtful.
    levels = abs(level - whole.level.value) <= reach
    changes = abs(changed - whole.changed) <= spread
    if not levels and not changes:
        return
    text = partial(written, "+", first.level, second.level, whole.level, level)
    yield equation(whole.level, (first.level, second.level), level, reach, text, sure=False)
    text = partial(written, "+", first.change, second.change, whole.change, changed)
    yield equation(
        whole.change, (first.change, second.change), abs(changed), spread, text, sure=False
    )


def _lists(sentences: Sequence[Sentence]) -> Iterator[Equation]:
    """How a hundred kronor are used, an item a line."""
    for place, head in enumerate(sentences):
        hundred = [one for one in told_in(head) if abs(one.number.value or _ZERO) == _ALL]
        if not _HUNDRED.search(head.text) or len(head.amounts) > 1:
            continue
        items = list(_items(sentences[place + 1 :]))
        if len(items) < _FEWEST_ITEMS:
            continue
        values = [one.number.value or _ZERO for one in items]
        whole = sum(values, _ZERO)
        if not _NEAR[0] <= whole / _ALL <= _NEAR[1]:
            continue
        half = max(one.number.half for one in items)
        if hundred:
            yield equation(
                hundred[0],
                items,
                whole,
                (len(items) + 1) * half,
                partial(_added, tuple(values), whole, items[0].number.decimals),
                sure=True,
            )


def _items(sentences: Sequence[Sentence]) -> Iterator[Told]:
    """The numbers of a list, one an item, all in kronor."""
    block = None
    for one in sentences:
        if not one.amounts and one.block != block:
            # The rest of a label that goes over two lines.
            block = one.block
            continue
        told = told_in(one)
        if len(told) != 1 or told[0].number.unit not in ("kr", "") or one.is_whole:
            return
        block = one.block
        yield told[0]


def _added(values: Sequence[Decimal], whole: Decimal, decimals: int) -> str:
    told = " + ".join(print_number(one, decimals) for one in values)
    return f"{told} = {print_number(whole, decimals)}"
