"""A whole and the parts that its own sentence lists.

**Proves** a whole told before a colon or before `fördelat på` with all its parts behind that
(`2 963 tkr har investerats: 1 412 tkr i …, 630 tkr i … och 921 tkr i …`) or before `varav`, and
shares of a whole, told one behind the other, that make a hundred. **Contradicts** a whole that is
told as shared out and is not the sum, and one that is a single slip from it; **doubts** one that
is less than its parts, or whose sign is not theirs, and one before `varav` or a hundred that a
single slip would make right. **Silent** where the list
is of examples (`bland annat`), where a number is rough, compared or in brackets, and where parts
count something else than the whole. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise, zip_longest

from bokslut.model.numbers import print_number

from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from .told import Told, equation, looks_slipped, slipped, surely_slipped, told_in

_SHARED = re.compile(
    r"\b(?:(?:upp)?delat|(?:upp)?delade|(?:upp)?delas|fördel(?:at|ade|ad|as|ar sig)|split|divided)"
    r"\s+(?:\w+\s+)?(?:på|mellan|between|into)\b[^.;0-9]{0,30}$",
    re.IGNORECASE,
)
_COLON = re.compile(r"^[^.;0-9:()]{0,60}:[^.;0-9()]{0,40}$")
_OF_WHICH = re.compile(
    r"^[^.;:0-9()]{0,80},?\s(?:varav|av vilka|of which|of whom)\s[^.;:0-9,()]{0,60}$", re.IGNORECASE
)
# `Av överdraget med 44 miljoner står bidragen för 15, boendet för 4 och vården för 25`.
_OF_IT = re.compile(r"^(?:Av|Of)\s")
_STANDS = re.compile(
    r"^[^.;:0-9()]{0,40}\b(?:står|stod|svarar|svarade|accounts?|accounted)\b[^.;:0-9()]{0,80}"
    r"\b(?:för|for)\s$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^\s*,?\s*(?:(?:och|samt|respektive|and)\s+)?$")
_OF_ALL = re.compile(
    r"^[^.;:0-9]{0,30}\b(?:av|of) (?:de |den |det |the )?(?:total\w*|alla|samtliga|hela|all)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_NEXT = re.compile(r"^[^.;:0-9,()]{0,60}(?:,|,?\s(?:och|samt|respektive|and)\s)[^.;:0-9,()]{0,80}$")
_END = re.compile(r"^[^:;0-9,()]{0,80}(?:\([^()0-9]{1,30}\)[^:;0-9,()]{0,40})?$")
_SOME = re.compile(
    r"\b(?:bland|bl\.?\s?a|exempel\w*|t\.?\s?ex|främst|framför|största|större|huvudsak\w*|"
    r"störst|inte minst|främsta|includ\w+|mainly|such as|jämfört|budget\w*|varav|medan|"
    r"föregående|tidigare|"
    r"ök\w+|minsk\w+|fler|färre|mer|mindre|högre|lägre)\b",
    re.IGNORECASE,
)
# What the bodies of a group have of each other is taken off what they have together.
_SET_OFF = re.compile(
    r"\b(?:eliminer\w+|justering\w*|mellanhavande\w*|koncernintern\w*|interna (?:poster|"
    r"transaktioner)|koncernjustering\w*|eliminat\w+|adjustment\w*|intra-group)\b",
    re.IGNORECASE,
)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_PEOPLE = re.compile(
    r"\b(?:anställd\w*|medarbetare|personer|barn|elever|ledamöter|chefer|invånare|brukare|"
    r"platser|lägenheter|hushåll|ärenden|kvinnor|flickor|women|girls|"
    r"employees|people|children|pupils|places|flats)\b",
    re.IGNORECASE,
)
_AN_AGE = re.compile(r"\s*(?:års|-års|år|years)\b")
_IN_YEAR = re.compile(
    r"(?: [^\W\d_]{2,14}){0,2} (?:år|under|in|during) (?P<year>(?:19|20)[0-9]{2})"
    r"(?:,?\s(?:och|samt|and)\s|,\s|\W*$)",
    re.IGNORECASE,
)
_FEWEST_YEARS = 3
_FEWEST, _MOST, _TENS = 2, 8, 10
_ZERO, _HUNDRED = Decimal(0), Decimal(1)


def told_lists(understood: Understood) -> Iterator[Equation]:
    """The wholes of which a sentence lists all parts."""
    for sentence, behind in zip_longest(understood.sentences, understood.sentences[1:]):
        if sentence.is_whole and len(sentence.amounts) > _FEWEST:
            found, of_years = listed(sentence), _by_years(sentence)
            if of_years:
                yield _over_years(*of_years)
            elif found:
                yield from _of(*found)
            else:
                follows = behind is not None and behind.block == sentence.block
                yield from _thereof(sentence, behind if follows else None)
                yield from _hundred(sentence)


def _by_years(sentence: Sentence) -> tuple[Told, list[Told]] | None:
    """A count and how many of it come in each year behind a colon: `159 medarbetare fyller 67 år:
    41 år 2024, …`."""
    head, colon, rest = sentence.text.partition(":")
    told = told_in(sentence)
    parts = [one for one in told if one.number.start > len(head)]
    wholes = [one for one in told if one.number.end <= len(head) and not _AN_AGE.match(one.behind)]
    if not colon or _SOME.search(rest) or len(wholes) != 1 or len(parts) < _FEWEST_YEARS:
        return None
    years = [_IN_YEAR.match(sentence.text, one.number.end) for one in parts]
    named = {match["year"] for match in years if match}
    rough = any(one.number.hedge or one.number.sign for one in (*wholes, *parts))
    if rough or len(named) < len(parts) or not all(wholes[0].counts_with(one) for one in parts):
        return None
    return wholes[0], parts


def _over_years(whole: Told, parts: Sequence[Told]) -> Equation:
    made = sum((abs(one.value) for one in parts), _ZERO)
    reach = whole.reach + sum((one.reach for one in parts), _ZERO)
    # Things that are counted are not rounded.
    reach = reach if whole.number.unit or whole.number.decimals else _ZERO
    holds = abs(made - abs(whole.value)) <= reach
    text = partial(_added, whole, tuple(parts), made)
    return equation(whole, parts, made, reach if holds else _ZERO, text, sure=False)


def _thereof(sentence: Sentence, behind: Sentence | None) -> Iterator[Equation]:
    """A whole and what it consists of behind `varav`. There more may be than is told."""
    told = told_in(sentence)
    for place, whole in enumerate(told[:-_FEWEST]):
        parts = told[place + 1 :]
        gaps = [
            # A year beside an amount says nothing of it.
            _YEAR.sub("", sentence.text[one.number.end : other.number.start])
            for one, other in pairwise((whole, *parts))
        ]
        stands = _OF_IT.match(sentence.text) and _STANDS.match(gaps[0])
        if not (_OF_WHICH.match(gaps[0]) or stands) or not all(map(_NEXT.match, gaps[1:])):
            continue
        if len(parts) > _MOST or not _END.match(_YEAR.sub("", parts[-1].behind)):
            continue
        rough = any(one.number.hedge or one.number.sign for one in (whole, *parts))
        # Women and men are employees, whatever these are called.
        same = all(whole.counts_with(one) for one in parts) or _are_sides(parts)
        if rough or not _alike(whole, parts) or not same:
            continue
        if behind is None or not _SET_OFF.search(behind.text):
            yield from _made(whole, parts, abs(whole.value))
        else:
            # What the parts of a group have of each other; how much that is may not be told.
            offsets = [one for one in told_in(behind) if one.counts_with(whole)]
            yield from _set_off(whole, parts, offsets[0]) if offsets else ()
        return


def _set_off(whole: Told, parts: Sequence[Told], offset: Told) -> Iterator[Equation]:
    """A whole of a group, its parts and what these have of each other, where it comes out or a
    single slip keeps it from that."""
    plain = sum((abs(one.value) for one in parts), _ZERO)
    less = offset.value if offset.number.sign else -abs(offset.value)
    made, stated = plain + less, abs(whole.value)
    reach = whole.reach + offset.reach + sum((one.reach for one in parts), _ZERO)
    holds = abs(made - stated) <= reach
    needs = [(whole, made), (offset, stated - plain)]
    needs += [(one, stated - made + abs(one.value)) for one in parts]
    if holds or slipped(needs):
        text = partial(_added, whole, (*parts, offset), made)
        computed = whole.value if holds else made
        yield equation(whole, (*parts, offset), computed, reach, text, sure=False)


def _hundred(sentence: Sentence) -> Iterator[Equation]:
    """Shares of a whole, one behind the other, that are all of it: `31,4, 27,1 och 41,5 procent av
    de totala intäkterna`."""
    told = [one for one in told_in(sentence) if one.number.unit == "percent"]
    runs: list[list[Told]] = []
    for one in told:
        between = sentence.text[runs[-1][-1].number.end : one.number.start] if runs else "."
        if _BESIDE.match(between):
            runs[-1].append(one)
        else:
            runs.append([one])
    for some in runs:
        if len(some) > _FEWEST and _OF_ALL.match(some[-1].behind):
            yield from _of_hundred(some)


def _made(whole: Told, parts: Sequence[Told], stated: Decimal) -> Iterator[Equation]:
    """A whole and its parts; where they do not make it, a doubt if they are more than it, if they
    are both sides of it, or if a single slip explains it."""
    plain = sum((abs(one.value) for one in parts), _ZERO)
    reach = whole.reach + sum((one.reach for one in parts), _ZERO)
    if _are_counted(whole, parts):
        reach = _ZERO
    if abs(plain - stated) <= reach:
        text = partial(_added, whole, tuple(parts), plain)
        yield equation(whole, parts, whole.value, reach, text, sure=False)
    elif (
        plain > stated
        or _are_sides(parts)
        or slipped([(whole, plain), *((one, stated - plain + abs(one.value)) for one in parts)])
    ):
        text = partial(_added, whole, tuple(parts), plain)
        yield equation(whole, parts, plain, _ZERO, text, sure=False)


def _are_counted(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether each of some numbers is counted to the last one: people, of whom `varav` tells."""
    return all(
        one.number.unit in ("", "count") and one.value % _TENS and not one.number.hedge
        for one in (whole, *parts)
    ) and bool(_PEOPLE.search(whole.sentence.text))


# Two that are all there are.
_SIDES = tuple(
    tuple(re.compile(rf"^[^.;:0-9]{{0,40}}\b(?:{one})", re.IGNORECASE) for one in both)
    for both in (
        (r"kvinnor|flickor|women|girls", r"män\b|pojkar|men\b|boys"),
        (r"kommunen|staden|regionen|the municipality", r"(?:kommunala )?bolag|företag|companies"),
        (r"tillsvidareanställ|permanent", r"visstids|tidsbegränsa|tillfällig|vikarie|temporary"),
        (r"(?:egen|kommunal) regi", r"extern|privat|enskild"),
        (r"heltid|full-time", r"deltid|part-time"),
    )
)


def _are_sides(parts: Sequence[Told]) -> bool:
    """Whether two parts are women and men, the municipality and its companies and the like."""
    if len(parts) != len(_SIDES[0]):
        return False
    between = parts[0].sentence.text[parts[0].number.end : parts[1].number.start]
    told = between, parts[1].behind
    return any(
        (first.search(told[0]) and second.search(told[1]))
        or (second.search(told[0]) and first.search(told[1]))
        for first, second in _SIDES
    )


def _of_hundred(shares: Sequence[Told]) -> Iterator[Equation]:
    """Shares that make a hundred, or would if one of them were not a slip."""
    reach = sum((one.reach for one in shares), _ZERO)
    over = sum((one.value for one in shares), _ZERO) - _HUNDRED
    needs = [(one, one.value - over) for one in reversed(shares) if one.value > over]
    blamed = [one for one in needs if looks_slipped(*one)]
    if abs(over) > reach and not blamed:
        return
    one, needed = needs[0] if abs(over) <= reach else blamed[0]
    others = [each for each in shares if each is not one]
    yield equation(one, others, needed, reach, partial(_left, one, others, needed), sure=False)


def _left(one: Told, others: Sequence[Told], needed: Decimal) -> str:
    told = " - ".join(print_number(abs(each.shown(each.value)), each.number.decimals)
                      for each in others)  # fmt: skip
    return f"100 - {told} = {print_number(one.shown(needed), one.number.decimals)}"


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
