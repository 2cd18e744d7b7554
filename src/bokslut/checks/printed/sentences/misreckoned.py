"""Three amounts whose words say how they follow from each other, and that do not.

**Contradicts** a difference that is not that of the two amounts that its sentence compares, what is
left or given (`ger`, `återstår`, `netto`) that is neither their difference nor their sum, a total
that is not the sum, and a share that is not one of the other: where the sentence, with the one
before it, tells just these three of one kind, its words conclude the one from the others, or it is
a slip of what it would have to be. **Doubts** the rest. **Proves** nothing, that is
`reckoned.py`'s. **Silent** where more amounts could be meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..claims.amount_roles import GOES_ON, Part, Role, basis_of, of_one_kind, parts_of
from ..claims.carried import is_between_its, is_of_all_years
from ..claims.told import Told, equation, paragraphs, surely_slipped, written
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of
from .reckoned import RULE

_ONE, _THREE = Decimal(1), 3
# How unlike two amounts may be that are compared with each other.
_MOST_TIMES = Decimal(3)
_DERIVED = frozenset((Role.DIFFERENCE, Role.LEFT, Role.GIVEN, Role.TOTAL))
_OF = re.compile(
    r"\b(?:av|varav|därav|andel\w*|motsvara\w*|utgör\w*|utgjorde|beläggning\w*|svara\w*|stod|står|of|"
    r"represent\w*|account\w*|share)\b|\(",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:medan|men|while|whereas|but)\b|;", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:varav|därav|of which)\b", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:år|dagar|dygn|månader|years?|days|months)\b", re.IGNORECASE)
_TAKEN_OFF = re.compile(r"\bräkna\w* bort|\bborträkna\w*|\bavdrag\b|\bexcluding\b", re.IGNORECASE)
# `Efter löner på 20,8 och hyror på 5,2 mkr återstår`.
_AFTER = re.compile(r"\W*(?:efter|after)\b", re.IGNORECASE)
_THAN = re.compile(r"\s*\w+\s+(?:än|than)\s+(?!(?:som|väntat|expected)\b)\w", re.IGNORECASE)
# What is told beside the whole is not the part that a share is told of: `av 91,6, där 13,8 är …`.
_ASIDE = re.compile(r",\s*(?:där|som|inklusive|where|which|including)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:och|samt|and)\b", re.IGNORECASE)
# `den tidigare prognosen på 193 i januari och 67 i februari` is one of them twice.
_LISTED = re.compile(
    r"\s*(?:[^\W\d]+\s+){0,3}(?:och|samt|respektive|and)\s+(?:[^\W\d]+\s+)?", re.IGNORECASE
)
_PARTED = re.compile(r"\b(?:varav|därav|fördela\w+|of which)\b|[:,]\s*$", re.IGNORECASE)
# What is taken off or added to was told before that.
_FROM_IT = re.compile(
    r"\W*(?:(?:från|ur|till|from|to) (?:detta|dessa|det|den|denna|this|these|it)|därifrån|"
    r"därtill)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|sammantaget|together)\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:ska|skall|skulle|will|shall|is to|are to)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*av (?:dem|dessa)\b|\s*of (?:them|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Made:
    """What a number would have to be by two others."""

    terms: tuple[Told, Told]
    value: Decimal
    sign: str


def misreckoned(understood: Understood) -> Iterator[Equation]:
    """The amounts that do not follow from those beside them, as their words say that they do."""
    for some in paragraphs(understood):
        before: Sentence | None = None
        for sentence in some:
            if sentence.is_statement:
                yield from _within(sentence, before)
                before = sentence if sentence.amounts else before


def _within(sentence: Sentence, before: Sentence | None) -> Iterator[Equation]:
    mine = parts_of(sentence)
    if before and is_of_all_years(sentence, before):
        before = None
    goes_on = before and GOES_ON.match(sentence.text) and not _FROM_IT.match(before.text)
    # `Skillnaden mellan kvinnor och män` goes on from no two years of the women's.
    goes_on = goes_on and before and (not sentence.amounts or is_between_its(sentence, before))
    earlier = parts_of(before) if before and goes_on else ()
    for one in mine:
        if one.told.number.hedge or not one.told.value:
            continue
        if one.told.number.unit == "percent" and not one.grows:
            yield from _share(one, mine, earlier)
        elif one.role in _DERIVED and one.told.number.unit != "percent":
            # By how many percent something grew is no difference of percents; and what is left
            # is left of what was told.
            whole = parts_of(before) if before and one.role is Role.LEFT else earlier
            yield from _derived(one, mine, whole)
    if sum(1 for one in mine if one.role is Role.LEVEL) >= _THREE - 1:
        yield from _whole(mine, earlier)


def _whole(mine: Sequence[Part], earlier: Sequence[Part]) -> Iterator[Equation]:
    """A whole and its two parts (`718 anställda, varav 115 kvinnor och 603 män`), where one is a
    slip of what the others ask for: there may be more parts than are told."""
    some = [one for one in (*earlier, *mine) if _may_be_shared(one)]
    if len(some) != _THREE or not _are_alike(some[:2]) or not _are_alike(some[1:]):
        return
    whole, first, second = some
    if any(one.role in _DERIVED or one.role is Role.BASE for one in some):
        return
    if not (_AND.search(second.before) and (_PARTED.search(first.before) or first in mine)):
        return
    total = abs(first.told.value) + abs(second.told.value)
    reach = sum((one.told.reach for one in some), Decimal(0))
    rest = abs(whole.told.value) - abs(first.told.value)
    needs = (
        (whole.told, total),
        (second.told, rest),
        (first.told, abs(whole.told.value) - abs(second.told.value)),
    )
    if abs(total - abs(whole.told.value)) > reach and surely_slipped(needs):
        made = [_Made((first.told, second.told), total, "+")]
        yield replace(_equation(whole, made, within=False), sure=False)


def _others(one: Part, mine: Sequence[Part], earlier: Sequence[Part]) -> list[Part]:
    """The two amounts that one can follow from, if there are just two: in its sentence, else with
    the one before."""
    others = of_one_kind(mine, one)
    if len(others) < _THREE - 1:
        others = [*of_one_kind(earlier, one), *others]
    alone = len(others) == _THREE - 1 and not any(each.told.number.hedge for each in others)
    return others if alone else []


def _derived(one: Part, mine: Sequence[Part], earlier: Sequence[Part]) -> Iterator[Equation]:
    others = _others(one, mine, earlier)
    if not others or any(each.role in _DERIVED and not _is_aim(one, each) for each in others):
        return
    if (
        one.role is Role.LEFT
        and any(each.role is Role.BASE for each in others)
        and _AFTER.match(one.told.sentence.text)
    ):
        # `446, mot 489 året innan. Efter skatt kvarstår 375`: what was taken off is not told.
        return
    if not _is_held_against(one, others) or _is_parted(one, others):
        return
    made = list(_made(one, *others))
    reach = one.told.reach + sum((each.told.reach for each in others), Decimal(0))
    if not made or any(abs(each.value - abs(one.told.value)) <= reach for each in made):
        return
    yield _equation(one, made, within=all(each in mine for each in others))


def _is_aim(one: Part, other: Part) -> bool:
    """Whether what is left may be left of a change that is yet to come: `ska sänka kostnaderna med
    11,5 mkr`."""
    wholly = one.role is Role.LEFT and other.role is Role.DIFFERENCE
    told = other.told.sentence is not one.told.sentence
    return wholly and told and _AIM.search(other.before) is not None


def _is_held_against(one: Part, others: Sequence[Part]) -> bool:
    """Whether what an amount is said to be held against, a plan or another time, is what one of the
    others is."""
    told = {each.basis for each in others} - {""}
    if not one.basis and _THAN.match(one.behind):
        # `39,9 mkr mer än kommunens eget`.
        return False
    if not one.basis or one.basis in told:
        return not {"plan", "time"} <= told
    if told:
        return False
    named = {basis_of(each.told.sentence.text[: each.told.number.start]) for each in others}
    # What stands in parentheses is of another time.
    of_time = one.basis == "time" and any(each.role is Role.BASE for each in others)
    return of_time or one.basis in named


def _is_parted(one: Part, others: Sequence[Part]) -> bool:
    """Whether something else begins to be told between an amount and those it could follow from."""
    if any(each.told.sentence is not one.told.sentence for each in others):
        return False
    places = [each.told.number.start for each in (one, *others)]
    between = one.told.sentence.text[min(places) : max(places)]
    if one.concludes:
        # `2 189 flyttade hit medan 2 198 flyttade härifrån: ett underskott på 9`.
        behind = _behind_the_last(one, others) or between
        return bool(_ELSE.search(behind) or _OF_WHICH.search(between))
    return bool(_ELSE.search(between) or _AND.search(_behind_the_last(one, others)))


def _behind_the_last(one: Part, others: Sequence[Part]) -> str:
    """What stands between an amount and the nearest before it of those it could follow from."""
    start = one.told.number.start
    ends = [each.told.number.end for each in others if each.told.number.end <= start]
    return one.told.sentence.text[max(ends) : start] if ends else ""


def _made(one: Part, first: Part, second: Part) -> Iterator[_Made]:
    """What a derived amount may be by two others."""
    high, low = sorted((first.told, second.told), key=lambda each: abs(each.value), reverse=True)
    less = _Made((high, low), abs(high.value - low.value), "-")
    more = _Made((first.told, second.told), abs(first.told.value) + abs(second.told.value), "+")
    if one.role is Role.TOTAL:
        yield more
        if first.told.way * second.told.way < 0 or first.told.value * second.told.value < 0:
            # `resultat på −23 och finansnettot på 18 ger tillsammans −5`.
            yield replace(less, value=abs(abs(high.value) - abs(low.value)))
    elif one.role is Role.DIFFERENCE:
        roles = {first.role, second.role}
        compared = roles == {Role.BASE, Role.LEVEL} or (roles == {Role.LEVEL} and one.concludes)
        compared = compared and not _is_base_twice(one, first, second)
        if compared and abs(high.value) <= abs(low.value) * _MOST_TIMES:
            yield less
    elif one.role is Role.LEFT:
        # What is left is less than what it is left of, which both may have been taken off.
        text = second.told.sentence.text
        off = _TAKEN_OFF.search(text) or _AFTER.match(text)
        both = off and _AND.search(second.before)
        if abs(one.told.value) <= abs(high.value) and not both:
            yield less
    else:
        yield less
        if Role.BASE not in (first.role, second.role):
            yield more


def _is_base_twice(one: Part, first: Part, second: Part) -> bool:
    """Whether what a difference is compared with is told behind it for two times."""
    places = [each.told.number.start for each in (one, first, second)]
    behind = one.told.sentence is first.told.sentence and places == sorted(places)
    return behind and bool(_LISTED.fullmatch(second.before))


def _share(one: Part, mine: Sequence[Part], earlier: Sequence[Part]) -> Iterator[Equation]:
    """A percentage that is one amount of the other."""
    pairs = [each for each in mine if _may_be_shared(each)]
    if len(pairs) < _THREE - 1 and earlier:
        pairs = [*(each for each in earlier if _may_be_shared(each)), *pairs]
    if len(pairs) > _THREE - 1 and pairs[0] not in mine:
        pairs = _named_and_whole(one, pairs)
    if len(pairs) != _THREE - 1 or not _are_alike(pairs):
        return
    if pairs[0] in mine and _TOGETHER.search(one.before):
        # `Av dem gick 66 till arbete och 33 till studier, tillsammans 44 procent`: of all before.
        return
    if sum(1 for each in mine if each.told.number.unit == "percent") > 1:
        return
    text = one.told.sentence.text
    low, high = sorted((each.told for each in pairs), key=lambda each: abs(each.value))
    if not _OF.search(text) or any(each.role is Role.DIFFERENCE for each in pairs):
        return
    quotient = abs(low.value / high.value)
    reach = (low.reach + high.reach * quotient) / abs(high.value) + one.told.reach
    growth = abs(high.value / low.value) - _ONE
    # Women and men may be all of them.
    of_both = quotient / (_ONE + quotient)
    for value in (quotient, _ONE - quotient, growth, growth + _ONE, of_both, _ONE - of_both):
        if abs(abs(one.told.value) - value) <= reach * 2:
            return
    # What the sentence before told is another share than one that is far from it.
    near = pairs[0] in mine or quotient / 2 <= abs(one.told.value) <= quotient * 2
    if not (quotient < _ONE and near and _is_told_of(low, high)):
        return
    yield _equation(one, [_Made((low, high), quotient, "/")], within=pairs[0] in mine)


def _are_alike(pair: Sequence[Part]) -> bool:
    one, other = (each.told.number.unit for each in pair)
    return one == other or dimension_of(one) == dimension_of(other) == "money"


def _named_and_whole(one: Part, some: Sequence[Part]) -> list[Part]:
    """The amount of just what a share is said to be of (`andelen kvinnor`), and the largest of
    those that it is among."""
    words = roots_of(one.before)
    named = [each for each in some if each.told.noun and each.told.noun in words]
    if len(named) != 1:
        return []
    alike = [each for each in some if not each.told.number.unit and not named[0].told.number.unit]
    whole = max(alike, key=lambda each: each.told.value, default=named[0])
    return [] if whole is named[0] else [whole, named[0]]


def _is_told_of(low: Told, high: Told) -> bool:
    """Whether the words say that it is the one's share of the other: `x av y`, `av y … x`."""
    text = high.sentence.text
    if low.sentence is not high.sentence:
        return bool(_OF_THEM.match(low.sentence.text[low.number.end :])) or bool(
            _OF_THEM.match(low.sentence.text)
        )
    between = text[min(low.number.end, high.number.end) : max(low.number.start, high.number.start)]
    if _ASIDE.search(between):
        return False
    if low.number.start < high.number.start:
        return bool(re.match(r"\s*(?:\w+\s+)?(?:av|of)\b", between, re.IGNORECASE))
    begins = text[max(0, high.number.start - 45) : high.number.start]
    return bool(
        re.search(r"\b(?:av|bland|of|among)\b[^⟦⟧,;]*$", begins, re.IGNORECASE)
        or re.search(r"\b(?:varav|därav|of which)\b", between, re.IGNORECASE)
    )


def _may_be_shared(one: Part) -> bool:
    return bool(
        one.told.value
        and not one.told.number.hedge
        and one.told.number.unit not in ("percent", "pp", "kr-per-unit")
        and not _SPAN.match(one.behind)
    )


def _equation(one: Part, made: Sequence[_Made], *, within: bool) -> Equation:
    needs = [(one.told, each.value) for each in made]
    best = next(
        (each for each in made if surely_slipped([(one.told, each.value)])),
        min(made, key=lambda each: abs(each.value - abs(one.told.value))),
    )
    sure = within and (one.concludes or surely_slipped(needs))
    text = partial(_text, one.told, best)
    return equation(
        one.told,
        best.terms,
        best.value.copy_sign(one.told.value),
        Decimal(0),
        text,
        sure=sure,
        rule=RULE,
    )


def _text(stated: Told, made: _Made) -> str:
    if made.sign in "+-":
        return written(made.sign, *made.terms, stated, made.value)
    first, second = (one.number.text for one in made.terms)
    shown = print_number(stated.shown(made.value), stated.number.decimals)
    return f"{first} / {second} = {shown} %"
