"""What a sentence says follows from the one before it: `avvikelsen är därmed 2,2 mkr`, `det är 97
fler än planerat`, `tillsammans är det 71 procent av dem`, `budgetavvikelsen motsvarar 0,9 procent`.

**Proves** a variance or a difference by the only two amounts told right before it of what was and
of what was planned; a variance in percent by the plan that they make; the share that two or three
parts together are of the whole told before them; and the share that an amount is of the only one
of its kind told before (`Nämnden förvaltar 465 800 kvadratmeter. Av ytan var 9 550 kvadratmeter
vakanta, det vill säga 2,1 procent`). **Contradicts** another number, surely where a word says that
it follows (`därmed`, `alltså`). **Silent** where more than one pair could be meant, where no word
of a plan is told beside a difference, and where a number is rough. Source: recalculation (ISA 500,
A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number

from ..claims.claims import claim_of
from ..claims.told import Told, equation, paragraphs, told_in, written
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import root

_THUS = r"(?:därmed|alltså|således|följaktligen|thus|therefore|hence|consequently)"
_IS = (
    r"(?:är|var|blev|blir|uppgår till|uppgick till|is|was|amounts to|amounted to)"
    rf"(?:\s+{_THUS})?(?:\s+(?:en|ett|på|hela))?"
)
_PLAN = (
    r"(?:budget\w*|plan\w*|anslag\w*|ram(?:en)?\b|beslut\w*|beräkna\w*|tänk\w*|avse\w*|mål\w*|"
    r"vänta\w*|förvänta\w*|prognos\w*|decided|expected|forecast|target)"
)
_OF_PLAN = re.compile(rf"\b\w*{_PLAN}", re.IGNORECASE)
# `Den prognostiserade avvikelsen mot budget är därmed`.
_VARIANCE = re.compile(
    r"(?:^|,?\s(?:och|så|and)\s|[;:]\s)(?:(?:den|the)\s+)?(?:[^\W\d]+\s+)?"
    r"(?:\w*avvikelsen|variance|deviation)\s+"
    r"(?:(?:mot|från|gentemot|till|jämfört med|i förhållande till|against|from)\s"
    rf"[^.;:,()0-9]{{2,40}}?\s)?{_IS}\s+(?:SEK\s+)?$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"^(?:det|detta|skillnaden|differensen|mellanskillnaden|this|that|it|the difference)\s+"
    rf"{_IS}\s+(?:SEK\s+)?$",
    re.IGNORECASE,
)
_THAN_PLAN = re.compile(
    r"^(?:\s+[^\W\d]+)?\s*(?:mer|mindre|fler|färre|högre|lägre|bättre|sämre|more|less|fewer|higher|"
    rf"lower|better|worse)\s+(?:än|than)\s+(?:vad som\s+(?:var\s+)?)?\w*{_PLAN}\w*",
    re.IGNORECASE,
)
_UNDER_PLAN = re.compile(rf"^\s*(?:under|över|below|above)\s+\w*{_PLAN}", re.IGNORECASE)
_FOLLOWS = re.compile(rf"\b{_THUS}\b", re.IGNORECASE)
_PERCENT_VARIANCE = re.compile(
    r"^(?:den\s+|the\s+)?(?:budget)?(?:avvikelsen|variance)\s+(?:mot\s+budget\w*\s+)?"
    r"(?:motsvarar|utgör|är|blev|blir|uppgår till|uppgick till|corresponds to|is)\s+$",
    re.IGNORECASE,
)
_BEYOND_PLAN = re.compile(
    r"^\s*(?P<way>lägre|mindre|färre|under|less|lower|below|högre|mer|fler|över|more|higher|above)"
    r"\b[^.;:()0-9]{0,20}?\w*(?:budget|plan|anslag|ram)",
    re.IGNORECASE,
)
_LOWER = frozenset(("lägre", "mindre", "färre", "under", "less", "lower", "below"))
_TOGETHER = re.compile(
    r"^(?:tillsammans|sammantaget|sammanlagt|totalt|together|in total)\s+(?:är|motsvarar|utgör|"
    r"blir|var|utgjorde|motsvarade|is|makes?)\s+(?:det\s+|detta\s+|de\s+|that\s+)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^\s*(?:av|of)\s+(?:dem|de|alla|samtliga|them|those|all|the)\b", re.IGNORECASE
)
_OF_SOME = re.compile(r"^(?:av|of)\s+(?:den\s+|the\s+)?[^\W\d]+\b", re.IGNORECASE)
_THAT_IS = re.compile(
    r"^[^.;:()0-9]{0,40},?\s(?:det vill säga|dvs\.?|d\.v\.s\.|motsvarande|vilket motsvarar|"
    r"vilket är|eller|that is|or|which is)\s+$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:föregående|förra|fjol\w*|året (?:innan|före)|tidigare|last year|previous)\b",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(r"\s*([^\W\d_]{3,})")
_PAIR, _MOST_PARTS, _MOST_PLAN = 2, 3, Decimal(3)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_COUNTS = ("", "count")
_HALF = Decimal("0.5")


def told_thereby(understood: Understood) -> Iterator[Equation]:
    """What short sentences say follows from what was told before them."""
    for some in paragraphs(understood):
        for place, sentence in enumerate(some):
            if not sentence.is_whole or not sentence.amounts:
                continue
            told, before = told_in(sentence), some[max(0, place - 1) : place]
            if len(told) == 1:
                yield from _variance(told[0], _before(told[0], some[max(0, place - 2) : place]))
                yield from _percent_variance(told[0], before)
                yield from _together(told[0], before)
            elif len(told) == _PAIR:
                if _VARIANCE.search(told[1].before) and told[0].counts_with(told[1]):
                    yield from _variance_of(told[1], told[0], before)
                yield from _of_whole(told, before)


def _before(stated: Told, near: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentence before; the one before that where it alone tells two of what is counted."""
    if len(near) == _PAIR and stated.noun and len(_levels(near[1], stated)) < _PAIR:
        if any(one.noun == stated.noun for one in told_in(near[1])):
            return near[1:]
        return near[:1] if stated.noun in near[0].text.lower() else near[1:]
    return near[-1:]


def _levels(sentence: Sentence, like: Told) -> list[Told]:
    """The amounts of a sentence that a number may be reckoned with."""
    return [
        one
        for one in told_in(sentence)
        if one.value
        and (
            one.number.unit in _MONEY if like.number.unit in _MONEY else one.number.unit in _COUNTS
        )
    ]


def _variance(stated: Told, before: Sequence[Sentence]) -> Iterator[Equation]:
    """A difference by the only two amounts of the sentence before."""
    number = stated.number
    if number.unit not in (*_MONEY, *_COUNTS) or number.hedge or not before:
        return
    if _EARLIER.search(stated.before):
        return
    said = bool(_VARIANCE.search(stated.before))
    than = bool(_THAN_PLAN.match(stated.behind) or _UNDER_PLAN.match(stated.behind))
    if not said and not (than and _DIFFERENCE.match(stated.before)):
        return
    pair = _levels(before[0], stated)
    if len(pair) == _PAIR and _OF_PLAN.search(before[0].text):
        yield from _gap(stated, pair[0], pair[1], _EARLIER.search(before[0].text) is None)


def _variance_of(stated: Told, beside: Told, before: Sequence[Sentence]) -> Iterator[Equation]:
    """A variance beside what was planned, by what came, told just before."""
    if not before or stated.number.hedge or not _OF_PLAN.search(beside.before):
        return
    came = [
        one
        for one in _levels(before[0], stated)
        if claim_of(before[0], one.number).kind in ("level", "")
    ]
    if len(came) == 1:
        yield from _gap(stated, came[0], beside, True)


def _gap(stated: Told, one: Told, other: Told, clear: bool) -> Iterator[Equation]:
    """How far two amounts are from each other."""
    if one.number.hedge or other.number.hedge:
        return
    gap = abs(abs(one.value) - abs(other.value))
    larger = max(abs(one.value), abs(other.value))
    reach = one.reach + other.reach + stated.reach
    if all(each.number.unit in _COUNTS for each in (one, other, stated)):
        reach = stated.reach * 0
    holds = abs(gap - abs(stated.value)) <= reach
    # What is as large as both is no difference of theirs.
    if not holds and (not clear or not gap or abs(stated.value) > larger * _HALF):
        return
    first, second = (one, other) if abs(one.value) >= abs(other.value) else (other, one)
    text = partial(written, "-", first, second, stated, gap)
    computed = abs(stated.value) if holds else gap
    sign = -1 if stated.value < 0 else 1
    sure = bool(_FOLLOWS.search(stated.sentence.text))
    yield equation(stated, (first, second), computed * sign, reach, text, sure=sure)


def _percent_variance(stated: Told, before: Sequence[Sentence]) -> Iterator[Equation]:
    """A variance in percent of the plan that what came and the variance make."""
    if stated.number.unit != "percent" or stated.number.hedge or not before:
        return
    if not _PERCENT_VARIANCE.match(stated.before):
        return
    some = [one for one in told_in(before[0]) if one.number.unit in _MONEY and one.value]
    if len(some) != _PAIR or any(one.number.hedge for one in some):
        return
    came, other = some
    beyond = _BEYOND_PLAN.match(other.behind)
    if beyond:
        gap, lower = abs(other.value), beyond["way"].lower() in _LOWER
        plan = abs(came.value) + (gap if lower else -gap)
        spread = other.reach
    elif _OF_PLAN.search(other.before[came.number.end :]):
        gap, plan = abs(abs(came.value) - abs(other.value)), abs(other.value)
        spread = came.reach + other.reach
    else:
        return
    if plan <= 0 or gap > plan:
        return
    share = gap / plan
    reach = stated.reach + spread / plan + came.reach * share / plan
    shown = print_number(share * 100, stated.number.decimals)
    yield equation(
        stated, (came, other), share, reach, f"{stated.number.text}: {shown} %", sure=False
    )


def _together(stated: Told, before: Sequence[Sentence]) -> Iterator[Equation]:
    """What share the parts of the sentence before are together of its whole."""
    if stated.number.unit != "percent" or stated.number.hedge or not before:
        return
    if not _TOGETHER.match(stated.before) or not _OF_THEM.match(stated.behind):
        return
    some = [one for one in told_in(before[0]) if one.number.unit in (*_MONEY, *_COUNTS)]
    whole, parts = some[:1], some[1:]
    if not whole or not 1 < len(parts) <= _MOST_PARTS or any(one.number.hedge for one in some):
        return
    if not all(one.number.unit == whole[0].number.unit for one in parts):
        return
    made = sum((abs(one.value) for one in parts), Decimal(0))
    if not whole[0].value or made > abs(whole[0].value):
        return
    share = made / abs(whole[0].value)
    exact = whole[0].number.unit in _COUNTS
    spread = sum((one.reach for one in some), Decimal(0)) / abs(whole[0].value) * (not exact)
    added = " + ".join(one.number.text for one in parts)
    shown = print_number(share * 100, stated.number.decimals)
    text = f"({added}) / {whole[0].number.text} = {shown} %"
    yield equation(stated, some, share, stated.reach + spread, text, sure=True)


def _of_whole(told: Sequence[Told], before: Sequence[Sentence]) -> Iterator[Equation]:
    """`Av ytan var 9 550 kvadratmeter vakanta, det vill säga 2,1 procent`: the share of the only
    amount in that unit that was told just before as all of it."""
    for part, share in pairwise(told):
        between = part.sentence.text[part.number.end : share.number.start]
        if share.number.unit != "percent" or share.number.hedge or part.number.hedge:
            continue
        if not _OF_SOME.match(part.before) or not _THAT_IS.match(between) or not before:
            continue
        wholes = [
            one
            for one in told_in(before[0])
            if one.number.unit == part.number.unit
            and _word(one)
            and _word(one) == _word(part)
            and abs(one.value) > abs(part.value)
            and claim_of(before[0], one.number).kind in ("level", "")
        ]
        if len(wholes) != 1 or not part.value:
            continue
        made = abs(part.value / wholes[0].value)
        spread = (part.reach + wholes[0].reach * made) / abs(wholes[0].value)
        shown = print_number(made * 100, share.number.decimals)
        text = f"{part.number.text} / {wholes[0].number.text} = {shown} %"
        yield equation(share, (part, wholes[0]), made, share.reach + spread, text, sure=False)


def _word(one: Told) -> str:
    """What is counted, by the word behind it or that ends it."""
    found = _UNIT_WORD.match(one.behind) or _UNIT_WORD.search(one.number.text)
    return root(found[1]) if found else ""
