"""What several years come to, told with how much that is a year.

**Proves** an amount a year by the amount of the years that the sentence counts or names (`De
senaste fem åren har vi investerat 211,3 mkr, eller drygt 42 mkr årligen`; `mellan 2019 och 2021 …
1,5 procent, vilket innebär 0,75 procent per år`). **Doubts** one that is not that. **Silent** where
the sentence names no span of years, or more than one. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.told import Told, equation, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_WORDS = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_COUNTED = re.compile(
    r"\b(?:senaste|gångna|kommande|första|past|last|next|de|the)\s+(?P<count>[a-zåäö]+|[0-9]{1,2})\s+"
    r"(?:åren|years)\b",
    re.IGNORECASE,
)
_YEAR = r"((?:19|20)[0-9]{2})"
_SPAN = re.compile(rf"\b{_YEAR}\s?[-–]\s?{_YEAR}\b")
# Between two years one less has passed than are named.
_BETWEEN = re.compile(rf"\b(?:mellan|between)\s+{_YEAR}\s+(?:och|and)\s+{_YEAR}\b", re.IGNORECASE)
_SO = re.compile(
    r"\s*,?\s*(?:eller|motsvarande|det vill säga|dvs\.?|alltså|"
    r"vilket (?:är|innebär|innebar|motsvarar|ger|gav)|or|which is|"
    r"(?:och )?i (?:genomsnitt|medeltal|snitt)|on average)\s+(?:\w+\s+){0,3}",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s*(?:årligen|per år|om året|varje år|i snitt per år|a year|per year|annually)\b",
    re.IGNORECASE,
)
_ROUGHLY = Decimal("0.05")
_ZERO = Decimal(0)


def told_yearly(understood: Understood) -> Iterator[Equation]:
    """The amounts a year beside those of several years."""
    for sentence in understood.sentences:
        if len(sentence.amounts) < 2 or not _YEARLY.search(sentence.text):
            continue
        years = _years(sentence)
        if years < 2:
            continue
        for whole, each in pairwise(told_in(sentence)):
            between = sentence.text[whole.number.end : each.number.start]
            if whole.counts_with(each) and _SO.fullmatch(between) and _YEARLY.match(each.behind):
                yield _shared(whole, each, years)


def _years(sentence: Sentence) -> int:
    """How many years a sentence counts or names; 0 where it does not, or says several things."""
    told = {
        int(one["count"]) if one["count"].isdigit() else _WORDS.get(one["count"].lower(), 0)
        for one in _COUNTED.finditer(sentence.text)
    }
    told |= {int(one[2]) - int(one[1]) + 1 for one in _SPAN.finditer(sentence.text)}
    told |= {int(one[2]) - int(one[1]) for one in _BETWEEN.finditer(sentence.text)}
    return told.pop() if len(told) == 1 else 0


def _shared(whole: Told, each: Told, years: int) -> Equation:
    made = abs(whole.value) / years
    reach = whole.reach / years + each.reach
    if each.number.hedge:
        reach = max(reach, made * _ROUGHLY)
    holds = abs(made - abs(each.value)) <= reach
    text = partial(_written, whole, each, years, made)
    return equation(each, (whole,), made, reach if holds else _ZERO, text, sure=False)


def _written(whole: Told, each: Told, years: int, made: Decimal) -> str:
    return f"{whole.number.text} / {years} = {print_number(each.shown(made), each.number.decimals)}"
