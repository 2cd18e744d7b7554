"""By how many percent something grew, told behind its level and by how much that is more, or what
it was before.

**Proves** `305,3 mkr, vilket är 20,6 mkr mer än 2013. Detta innebär en nettokostnadsutveckling med
7,2 procent` by the difference over what the level was before, and `809,7 mkr, att jämföra med 772,2
mkr för 2022. Ökningstakten var 4,9 procent` by both levels. **Contradicts** one of two digits or
more that is neither that nor the difference's share of the level now, and doubts one of one digit.
**Silent** where anything else than the level and the
difference is told before it, where one of them is told roughly, and where the difference is from a
plan. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.frames import groups
from ..claims.line_pairs import digits_of
from ..claims.told import Told, equation, paragraphs, told_in
from ..understood.dimensions import same_dimension
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

RULE = "text-arithmetic"
# So many digits are no chance.
_KNOWN = 2

_TIME = (
    r"(?:(?:år\s+)?(?:19|20)[0-9]{2}|(?:året|månaden) (?:innan|före|tidigare)|(?:föregående|förra|"
    r"förut) år(?:et)?|i fjol|(?:in )?(?:19|20)[0-9]{2}|(?:the )?(?:year before|previous year)|"
    r"last year)"
)
_MORE = re.compile(
    rf"\s*(?P<way>mer|fler|högre|större|mindre|färre|lägre|more|higher|less|fewer|lower)\s+(?:än|than)"
    rf"\s+(?:(?:för|under|i|in)\s+)?{_TIME}\s*(?P<end>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LESS = frozenset(("mindre", "färre", "lägre", "less", "fewer", "lower"))
_BETWEEN = re.compile(
    r"[^.;0-9]{0,60}?(?:,|\()?\s*(?:vilket|det|som|which)\s+(?:är|var|innebär|is|was)\s+(?:hela\s+)?$",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\s*(?:den\s+(?:procentuella\s+)?)?(?:(?:öknings|minsknings|tillväxt|utvecklings)takten|ökningen|"
    r"minskningen|tillväxten|kostnadsökningen|the (?:increase|growth|rate of growth))\s+"
    r"(?:är|var|blev|uppgår till|uppgick till|motsvarar|motsvarade|is|was)\s+(?:\w+\s+)?$|"
    r"\s*(?:det|detta|vilket|this|that|it)\s+(?:är|var|blir|innebär|innebar|motsvarar|motsvarade|ger|"
    r"betyder|is|means|equals|corresponds to)\s+(?:(?:en|an?)\s+)?(?:\w+\s+)?"
    r"(?:\w*(?:ökning|minskning|utveckling|tillväxt|uppgång|nedgång|increase|decrease|growth|rise|fall)\w*\s+)?(?:(?:med|på|om|of|by)\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*(?:av|of)\b", re.IGNORECASE)
_HUNDRED = Decimal(100)


def told_growth(understood: Understood) -> Iterator[Equation]:
    """Every growth that is told right behind a level and its difference from the year before."""
    for paragraph in paragraphs(understood):
        for before, sentence in pairwise(paragraph):
            numbers = told_in(sentence)
            if not numbers or not before.is_whole or not sentence.is_whole:
                continue
            growth, pair = numbers[0], _level_and_change(before) or _two_levels(before)
            if pair is None or growth.number.unit != "percent" or growth.number.hedge:
                continue
            # `Det motsvarar 6,4 procent av budgeten` is told of something else.
            if _OF.match(growth.behind):
                continue
            if _GROWTH.fullmatch(sentence.text[: growth.number.start]):
                yield _held(growth, *pair)


def _two_levels(sentence: Sentence) -> tuple[Told, Told, int] | None:
    """The only two amounts of a sentence, what something came to and what it was the year before,
    as the level and the difference; a difference is 0 where the second is no earlier level."""
    told = [one for one in told_in(sentence) if one.number.kind == "amount"]
    parts = [one for group in groups(sentence) for one in group if not one.is_share]
    if len(told) != 2 or [one.role for one in parts] != ["level", "then"]:
        return None
    level, older = told
    if level.number.hedge or older.number.hedge or not older.value or older.value <= 0:
        return None
    if not same_dimension(level.number.unit, older.number.unit) or level.number.unit == "percent":
        return None
    return level, older, 0


def _level_and_change(sentence: Sentence) -> tuple[Told, Told, int] | None:
    """The only two amounts of a sentence: what something came to, how much more that is than the
    year before, and whether it is more or less."""
    told = [one for one in told_in(sentence) if one.number.kind == "amount"]
    if len(told) != 2:
        return None
    level, change = told
    text = sentence.text
    if level.number.hedge or change.number.hedge or not level.value or level.value <= 0:
        return None
    if not same_dimension(level.number.unit, change.number.unit) or level.number.unit == "percent":
        return None
    more = _MORE.match(text[change.number.end :])
    between = _BETWEEN.fullmatch(_without_years(text[level.number.end : change.number.start]))
    if more is None or between is None or more["end"].strip(" .)"):
        return None
    return level, change, -1 if more["way"].lower() in _LESS else 1


def _without_years(text: str) -> str:
    return re.sub(r"\b(?:19|20)[0-9]{2}\b", "år", text)


def _held(growth: Told, level: Told, change: Told, way: int) -> Equation:
    """The growth beside a level and its difference; beside a level and an earlier one where it
    goes no way."""
    if not way:
        return _held_by_levels(growth, level, change)
    size = abs(change.value)
    older = level.value - way * size
    shares = [size / base for base in (older, level.value) if base > 0]
    reach = growth.reach + max(
        ((size + change.reach) / (base - level.reach - change.reach) - size / base)
        for base in (older, level.value)
        if base > level.reach + change.reach
    )
    stated = abs(growth.value)
    held = next((one for one in shares if abs(one - stated) <= reach), shares[0])
    text = partial(_written, level, change, way, held, growth)
    sure = digits_of(growth.number) >= _KNOWN
    return equation(growth, (change, level), held, reach, text, sure=sure, rule=RULE)


def _held_by_levels(growth: Told, level: Told, older: Told) -> Equation:
    share = level.value / older.value - 1
    reach = growth.reach + (level.reach + older.reach * level.value / older.value) / older.value
    told = partial(_written_by_levels, level, older, share, growth)
    sure = digits_of(growth.number) >= _KNOWN
    return equation(growth, (level, older), abs(share), reach, told, sure=sure, rule=RULE)


def _written_by_levels(level: Told, older: Told, share: Decimal, growth: Told) -> str:
    shown = print_number(share * _HUNDRED, growth.number.decimals)
    return f"{level.number.text.strip()} / {older.number.text.strip()} - 1 = {shown} %"


def _written(level: Told, change: Told, way: int, share: Decimal, growth: Told) -> str:
    before = f"{level.number.text.strip()} {'-' if way > 0 else '+'} {change.number.text.strip()}"
    shown = print_number(share * _HUNDRED, growth.number.decimals)
    return f"{change.number.text.strip()} / ({before}) = {shown} %"
