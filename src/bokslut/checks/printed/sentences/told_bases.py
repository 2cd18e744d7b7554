"""Amounts told with their percent of one base, and the share of a budget told behind both.

**Proves** pairs of an amount and its percent that are of one base (`600 mkr eller 4,7 %`, `4,8 %
eller 614 mkr`), and how much of a budget is used by the outcome told before (`116 mnkr …
budgeten var 105 mnkr, så 111 procent av budgeten förbrukades`). **Doubts** a pair that is a slip
from the base that at least two others have in common. **Silent** with fewer pairs, and where the
others have several bases. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.told import Told, equation, looks_slipped, paragraphs, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_OR = re.compile(r"\s*(?:,?\s*(?:eller|motsvarande|vilket motsvarar|or)\s+(?:\w+\s+)?|\()\s*", re.I)
_OF_BUDGET = re.compile(
    r"\s*av\s+(?:\w+\s+)?\w*(?:budgeten|anslaget|ramen|budgeterade\w*)\b", re.IGNORECASE
)
_BUDGET = re.compile(r"\w*(?:budget\w*|anslaget|ramen)\b[^.;,0-9]{0,40}$", re.IGNORECASE)
_BY = re.compile(r"\b(?:med|på|om|by|of)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:ök\w*|minsk\w*|\w*ökning\w*|\w*minskning\w*|medg\w*|increas\w*|decreas\w*)\b", re.I
)
_FEWEST, _MOST_TRIED = 3, 60
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_ZERO = Decimal(0)


@dataclass(frozen=True)
class _Pair:
    """An amount and what percent of its base it is."""

    amount: Told
    percent: Told

    def base(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest that the base can be."""
        share = abs(self.percent.value)
        low, high = share - self.percent.reach, share + self.percent.reach
        amount, reach = abs(self.amount.value), self.amount.reach
        return (amount - reach) / high, (amount + reach) / max(low, Decimal("0.0001"))


def told_bases(understood: Understood) -> Iterator[Equation]:
    """The pairs of amount and percent of every paragraph, and the shares of budgets."""
    for some in paragraphs(understood):
        pairs = [one for sentence in some for one in _pairs(sentence)]
        if len(pairs) >= _FEWEST:
            yield from _common(pairs)
        for place, sentence in enumerate(some):
            yield from _used(some[max(0, place - 1) : place], sentence)


def _pairs(sentence: Sentence) -> Iterator[_Pair]:
    told = told_in(sentence)
    for first, second in pairwise(told):
        between = sentence.text[first.number.end : second.number.start]
        if not _OR.fullmatch(between) or not _CHANGED.search(first.before):
            continue
        if first.number.unit in _MONEY and second.number.unit == "percent" and second.value:
            yield _Pair(first, second)
        elif first.number.unit == "percent" and second.number.unit in _MONEY and first.value:
            yield _Pair(second, first)


def _common(pairs: Sequence[_Pair]) -> Iterator[Equation]:
    """Each pair beside the base that most have."""
    bases = [one.base() for one in pairs]
    groups = [
        [place for place, other in enumerate(bases) if other[0] <= one[1] and one[0] <= other[1]]
        for one in bases
    ]
    most = max(groups, key=len)
    if len(most) < _FEWEST - 1:
        return
    low = max(bases[place][0] for place in most)
    high = min(bases[place][1] for place in most)
    if low > high:
        return
    base = (low + high) / 2
    for place, one in enumerate(pairs):
        like = pairs[next(each for each in most if each != place)]
        if place in most or _is_slip(one, base):
            yield _beside(one, like, base, held=place in most)


def _is_slip(one: _Pair, base: Decimal) -> bool:
    """Whether the percent, or the amount, is a slip of what it can be with the base."""
    share = abs(one.amount.value) / base
    if looks_slipped(one.percent, share, _ZERO):
        return True
    amount, percent = one.amount, one.percent
    step = amount.reach * 2
    lowest = (abs(percent.value) - percent.reach) * base // step
    highest = (abs(percent.value) + percent.reach) * base // step
    if highest - lowest > _MOST_TRIED:
        return looks_slipped(amount, abs(percent.value) * base)
    tried = range(int(lowest), int(highest) + 2)
    return any(looks_slipped(amount, each * step) for each in tried)


def _beside(one: _Pair, like: _Pair, base: Decimal, *, held: bool) -> Equation:
    share = abs(one.amount.value) / base
    reach = one.percent.reach * 2 if held else _ZERO
    told = abs(one.percent.value) if held else share
    text = partial(_written, one, like, share)
    return equation(
        one.percent, (one.amount, like.amount, like.percent), told, reach, text, sure=False
    )


def _written(one: _Pair, like: _Pair, share: Decimal) -> str:
    of = f"{one.amount.number.text} / ({like.amount.number.text} / {like.percent.number.text})"
    return f"{of} = {print_number(share * 100, one.percent.number.decimals)} %"


def _used(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Equation]:
    """The share of a budget: the outcome is the number before the budget."""
    told = [one for some in (*before, sentence) for one in told_in(some)]
    for percent in told_in(sentence):
        if percent.number.unit != "percent" or not _OF_BUDGET.match(percent.behind):
            continue
        place = next(i for i, one in enumerate(told) if one.place == percent.place)
        if place < 2:
            continue
        outcome, budget = told[place - 2], told[place - 1]
        money = outcome.number.unit in _MONEY and budget.number.unit in _MONEY
        if not money or not _BUDGET.search(budget.before) or _BUDGET.search(outcome.before):
            continue
        if not budget.value or _BY.search(outcome.before):
            continue
        share = abs(outcome.value) / abs(budget.value)
        reach = (outcome.reach + budget.reach * share) / abs(budget.value) + percent.reach
        text = partial(_share, outcome, budget, percent, share)
        yield equation(percent, (outcome, budget), share, reach, text, sure=False)


def _share(outcome: Told, budget: Told, percent: Told, share: Decimal) -> str:
    shown = print_number(share * 100, percent.number.decimals)
    return f"{outcome.number.text} / {budget.number.text} = {shown} %"
