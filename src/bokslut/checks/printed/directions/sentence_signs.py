"""The sign of a number in a sentence: a minus before what has none, and a sign that the sentence's
own other numbers or words turn.

**Finds** (1) a minus before what is always told above zero by the noun before it (costs, income,
loans, investments, a number of persons) or before a share of something; (2) one of two numbers told
with the difference between them, which comes out only with the other sign; (3) a change told with a
sign beside a word, or beside the two numbers that it lies between, that say the other way; (4) two
numbers of one variance with a sign each, which differ. **Silent** where the sentence speaks of a
result, a variance or a change before the number, where no noun tells what it is of, and where the
report tells such amounts below zero as a custom. Errors where the sentence's own arithmetic, known
by three digits or more, says which sign is right, and where the report's other sentences tell such
amounts without a minus and no table has the number with one; else warnings. Source: a lost or
turned sign is what recalculation and analytical review look for first (ISA 500, A22; ISA 520).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Literal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.directions import BELOW, directions
from ..claims.line_pairs import digits_of
from ..claims.subject_phrases import is_told
from ..claims.turns import signs
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from .sign_customs import (
    NET_COST,
    SIGNED,
    UNSIGNED,
    Customs,
    has_company,
    is_attached,
    is_counted,
    is_left,
    is_of_what_is_unsaid,
    items_with_signs,
)

RULE = "sign-in-sentence"

# `minskade skatteintäkter för -460`: what that did to the result has a sign.
_CHANGED_NOUN = re.compile(
    r"\b(?:öka(?:de|t)|minska(?:de|t)|högre|lägre|större|mindre|fler|färre|sämre|bättre|uteblivna|"
    r"förlorade|increased|decreased|reduced|higher|lower|lost)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_OF_A_WHOLE = re.compile(r"\s*(?:av|of) (?!de\b|dem\b)\w", re.IGNORECASE)
_MAKES_UP = re.compile(
    r"\b(?:står|stod|svarar|svarade) för\s*$|\b(?:utgör|utgjorde|utgjordes|make up|made up)\s*$",
    re.I,
)
# `har -31 mkr förbrukats`.
_SPENT = re.compile(
    r"\s*(?:har\s+)?(?:förbrukats?|använ[dt]s|betalats|betalts|investerats|lagts|upparbetats|lånats|"
    r"amorterats|delats|(?:was|were|has been|have been)\s+(?:spent|used|paid|invested))\b",
    re.IGNORECASE,
)
# What a variance consists of has its signs.
_PARTS = re.compile(
    r"\b(?:varav|därav|består|bestod|beror|berodde|fördela\w*|främst|of which|consist\w*|due)\b",
    re.I,
)
_MORE_IN = re.compile(r"\b(?:högre|lägre|mer|mindre|fler|färre|higher|lower|more|less)\b", re.I)
_OWN_LEVEL = re.compile(
    r"\b(?:på|till|är|var|blev|blir|tog|tar|kosta\w*|uppg\w+ till|was|were|is|of|to)\s+(?:SEK )?$",
    re.I,
)
_SAME_SHARE = re.compile(
    r"(?:,|\(|\b(?:eller|respektive|motsvara\w*|vilket är|som är|det vill säga|dvs\.?|or|which is|"
    r"correspond\w*(?: to)?))\s*$",
    re.IGNORECASE,
)
# Between two numbers of one thing: what it was held against, or what it went from.
_HELD_AGAINST = re.compile(
    r"\b(?:jämfört|jämföra|jämförelse|mot|ställa mot|målet|målvärde\w*|till|"
    r"\w*budget(?!avvik|över|under)\w*|planerade?|against|"
    r"compared|target|to)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(r"\b(?:och|samt|men|and|but)\s+[^\W\d_]{4,}", re.IGNORECASE)
_ALIKE = Decimal(2)
_PRONOUN = re.compile(
    r"^\W*(?:den|det|detta|denna|vilket|it|this|that)\s+(?:är|var|blev|blir|har|hade|kan|ger|gav|"
    r"motsvara\w*|innebä\w*|utg(?:ör|jorde)\w*|förklara\w*|beror|avser|gäller|is|was|equals?|means|"
    r"correspond\w*|represent\w*)\b|\b(?:den|det|it)\s+(?:till|to|på|at)\s*$|\bmotsvarar det\s*$|"
    r"[0-9][^.;]*\båterst(?:år|od)\s*$",
    re.I,
)
_DIFFERENCE = re.compile(
    r"\b(?:en|an?|ett)\s+(?:\w+\s+)?(?:\w*avvikelse|skillnad|ökning|minskning|förbättring|försämring|"
    r"uppgång|nedgång|variance|difference|rise|fall|increase|decrease|improvement|change|drop)\w*"
    r"(?:\s+(?:mot|jämfört med|against|from)\s+\w+)?\s+(?:med|på|om|of)\s*(?:SEK\s*)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:från|from)\s+(?:SEK )?$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:till|på|från|to|at|from)\s+(?:SEK )?$", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:tillsammans|sammanlagt|sammantaget|together|in total|altogether)\b", re.IGNORECASE
)
_MORE = re.compile(
    rf"^\s*(?:\w+\s+)?(?:högre|lägre|mer|mindre|bättre|sämre|fler|färre|{BELOW}|över|higher|lower|more|"
    r"less|"
    r"better|worse|above|below)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"^[^⟦.;]{0,20}\b(?:till|to)\s+(?:SEK )?$", re.IGNORECASE)
_BARE = re.compile(r"\(\s*$")
_BY = re.compile(r"\b(?:med|by|with)\s+(?:SEK )?$", re.IGNORECASE)
_EQUAL = re.compile(
    r"^,?\s*(?:\(|,?\s*(?:vilket |som |eller |which )?"
    r"(?:motsvara\w*|eller|or|correspond\w*|equals?))"
    r"\s*(?:to\s+)?$",
    re.IGNORECASE,
)
# What is so much less than something else.
_THAN = re.compile(
    r"^\s*(?:jämfört med|mot|gentemot|i förhållande till|sedan|compared (?:with|to)|against|"
    r"since)\s+"
    r"(?:\w+\s+){0,2}?\w*(?:budget|prognos|plan|forecast|ram|år|year)\w*\s*(?:[),.;]|$)",
    re.IGNORECASE,
)
# `-6,5 mkr av avvikelsen`: a part of it has its sign.
_OF_SIGNED = re.compile(rf"\s*(?:av|of)\s+(?:\w+\s+)?(?:{SIGNED.pattern})", re.IGNORECASE)
_CUSTOM, _FEWEST_DIGITS = 2, 3


# Marks what is translated.
N_ = str

Kind = Literal["noun", "share", "twice", "target", "reckoned", "step"]
_MESSAGES: dict[Kind, str] = {
    "noun": N_("{number}: “{why}” is told below zero, which it hardly is."),
    "share": N_("{number}: a share of something is told below zero."),
    "target": N_("{number}: told below zero beside {why} above."),
    "twice": N_("{number}: the sign says another way than “{why}”, or the same a second time."),
    "reckoned": N_("{number}: {why} comes out only with the other sign."),
    "step": N_("{number}: the same variance is told beside it with another sign, {why}."),
}


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A number whose sign is doubted, why and by which words, and whether that is sure."""

    number: TypedNumber
    kind: Kind
    why: str = ""
    sure: bool = False


def sentence_signs(understood: Understood) -> Iterator[Finding]:
    """Every sign of a sentence that its own words or numbers turn."""
    unlikely: list[tuple[Sentence, _Doubt]] = []
    customs = Customs(understood)
    signed = items_with_signs(understood.sentences)
    for place, sentence in enumerate(understood.sentences):
        leads_up = sentence.text.rstrip().endswith(":")
        if not sentence.amounts or not (leads_up or is_told(understood, sentence)):
            continue
        doubt = _reckoned(sentence) or _beside_a_word(sentence) or _in_step(sentence)
        if doubt is not None:
            yield _finding(understood, sentence, doubt)
            continue
        unlikely += [
            (sentence, one)
            for one in _unlikely(sentence)
            if place not in signed
            if customs.net_costs_are_above or not NET_COST.search(one.why)
            if one.kind != "target" or not _is_printed_so(customs, sentence, one)
        ]
    if len({sentence.start + sentence.block * 10**6 for sentence, _one in unlikely}) <= _CUSTOM:
        for sentence, one in unlikely:
            plain = not SIGNED.search(sentence.text, 0, one.number.start)
            sure = plain and is_attached(sentence, one.number)
            sure = sure and not is_of_what_is_unsaid(sentence, one.number)
            sure = sure and customs.is_surely_above(one.number)
            yield _finding(understood, sentence, replace(one, sure=sure))


def _unlikely(sentence: Sentence) -> Iterator[_Doubt]:
    """A minus before what has none."""
    text = sentence.text
    for one in _below(sentence):
        if _is_difference(sentence, one):
            continue
        behind = text[one.end : one.end + 40]
        share = one.unit == "percent" and (
            _OF_A_WHOLE.match(behind)
            or _MAKES_UP.search(text, 0, one.start)
            or _is_beside_a_level(sentence, one)
        )
        named = [
            each for each in UNSIGNED.finditer(text, 0, one.start) if not is_counted(sentence, each)
        ]
        changed = bool(directions(text[: one.start])) and bool(_BY.search(text[: one.start]))
        level = one.unit != "percent" or bool(_LEVEL.search(text, 0, one.start))
        level = level or not directions(text[: one.start])
        beside = _held_against(sentence, one)
        if (
            _goes_on(sentence, one)
            or (not named and _PRONOUN.match(text))
            or _is_effect(named, one)
            or (not (share and named) and _begins_anew(sentence, one))
        ):
            continue
        makes_up = _MAKES_UP.search(text, 0, one.start) or _SPENT.match(behind)
        if makes_up and not share:
            yield _Doubt(one, "noun", makes_up[0].strip())
        elif share and not changed:
            yield _Doubt(one, "share")
        elif changed:
            yield _Doubt(one, "twice", _word_of(text[: one.start]))
        elif named and level and not _PRONOUN.search(text[named[-1].end() : one.start]):
            yield _Doubt(one, "noun", named[-1][0])
        elif beside:
            yield _Doubt(one, "target", beside)


def _is_printed_so(customs: Customs, sentence: Sentence, doubt: _Doubt) -> bool:
    """Whether a table prints a number below zero, and what is told above beside it is not of a
    table that prints all with a minus."""
    beside = [one for one in sentence.amounts if one.text == doubt.why]
    printed = customs.is_printed_below(doubt.number)
    return printed and not any(map(customs.is_printed_below, beside))


def _begins_anew(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a verb of its own, behind another number, tells a number, and names nothing that has
    no sign: `använder 39,2 procent av pengarna och prognostiserar –9,6 mnkr`."""
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    own = sentence.text[max(before, default=number.start) : number.start]
    return bool(_ANEW.search(own)) and not UNSIGNED.search(own)


def _is_effect(named: list[re.Match[str]], number: TypedNumber) -> bool:
    """Whether a number is what more or less of what is named before it did to something else, or
    stands behind its name as in a row of a table, where a cost has a minus."""
    if not named:
        return False
    text, noun = named[-1].string, named[-1]
    row = not text[noun.end() : number.start].strip(" :") and not text[number.end :].strip(" .")
    return row or bool(_CHANGED_NOUN.search(text, 0, noun.start()))


def _is_difference(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number below zero is how much something grew, is compared or is left by."""
    text = sentence.text
    bare = number.unit == "percent" and _BARE.search(text[: number.start])
    if bare and not _beside(sentence, number):
        # A growth in parentheses behind what grew.
        return True
    behind = text[number.end : number.end + 40]
    told = SIGNED.match(behind.split(",")[0].strip()) or _THAN.match(behind)
    return bool(told or _OF_SIGNED.match(behind)) or is_left(sentence, number)


def _word_of(text: str) -> str:
    start, end, _way = directions(text)[-1]
    return text[start:end]


def _beside(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether the number before one is a share, too."""
    before = [one for one in sentence.amounts if one.end <= number.start]
    return bool(before) and before[-1].unit == number.unit


def _below(sentence: Sentence) -> Iterator[TypedNumber]:
    """The numbers with a minus that no word before them bears out."""
    for one in sentence.amounts:
        if one.sign < 0 and one.value and not has_company(sentence, one):
            told = SIGNED.search(sentence.text, 0, one.start)
            if not told or _names_itself(sentence, one):
                yield one


def _names_itself(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number's own part of the sentence tells a level of what has no minus, whatever was
    told before: `… gav ett överskott, och investeringarna tog −132,8 mkr i anspråk`."""
    text = sentence.text
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    start = max(before, default=0)
    own = text[start : number.start]
    parts = _PARTS.search(text, 0, number.start) or directions(own) or _MORE_IN.search(own)
    if not start or parts or SIGNED.search(own):
        return False
    return bool(UNSIGNED.search(own) and _OWN_LEVEL.search(own))


def _is_beside_a_level(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a share tells the same as the number above zero before it, and nothing of the
    sentence has risen or fallen: `335 legitimation, −76,1 procent`."""
    text = sentence.text
    before = [one for one in sentence.amounts if one.end <= number.start]
    if not before or (before[-1].value or _ZERO) <= 0 or before[-1].unit == "pp":
        return False
    between = text[before[-1].end : number.start]
    beside = before[-1].unit in ("percent", "") and between.strip() == "respektive"
    share = before[-1].unit != "percent" and _SAME_SHARE.search(between)
    return bool(beside or share) and not directions(text)


def _goes_on(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number tells the same in another unit as one that is below zero, too."""
    return any(
        (one.value or _ZERO) < 0 and _EQUAL.match(sentence.text[one.end : number.start])
        for one in sentence.amounts
        if one.end <= number.start
    )


def _held_against(sentence: Sentence, number: TypedNumber) -> str:
    """Another number of its size and unit, above zero, that it is held against or went from; not
    where that one is told with a plus: who writes both signs means them."""
    size = abs(number.value or _ZERO)
    for one in sentence.amounts:
        if one is number or one.unit not in (number.unit, "") or not one.value or one.sign:
            continue
        first, last = sorted((one, number), key=lambda each: each.start)
        near = size / _ALIKE <= one.value <= size * _ALIKE
        if near and _HELD_AGAINST.search(sentence.text[first.end : last.start]):
            return one.text
    return ""


def _reckoned(sentence: Sentence) -> _Doubt | None:
    """One of two numbers whose told difference comes out with the other sign only."""
    some = [one for one in sentence.amounts if one.value]
    if len(some) < 3 or not any(one.sign < 0 for one in some):
        return None
    for told in some:
        text = sentence.text
        if _DIFFERENCE.search(text, 0, told.start) or _MORE.match(text[told.end :]):
            # So much better than one thing and than another are no levels of each other.
            levels = [one for one in some if one is told or not _MORE.match(text[one.end :])]
            turned = _turned_base(levels, told)
            if turned is not None:
                return turned
    return _from_to(sentence) or _summed(sentence, some)


def _turned_base(some: list[TypedNumber], told: TypedNumber) -> _Doubt | None:
    """The one of the two levels nearest to a difference whose sign makes it wrong."""
    unit = "percent" if told.unit == "pp" else told.unit
    place = some.index(told)
    levels = [one for one in some if one is not told and one.unit in (unit, "")]
    levels = sorted(levels, key=lambda one: abs(some.index(one) - place))[:2]
    if len(levels) != 2 or told.unit == "percent":
        return None
    levels.sort(key=lambda one: one.start)
    new, old = (one.value or _ZERO for one in levels)
    gap, reach = abs(told.value or _ZERO), _reach(*levels, told)
    if new * old >= 0 or abs(abs(new - old) - gap) <= reach:
        return None
    if abs(abs(abs(new) - abs(old)) - gap) > reach:
        return None
    wrong = next(one for one in levels if (one.value or _ZERO) < 0)
    why = f"{levels[0].text}, {levels[1].text}, {told.text}"
    return _Doubt(wrong, "reckoned", why, _is_known(told))


def _summed(sentence: Sentence, some: list[TypedNumber]) -> _Doubt | None:
    """One of two parts whose told sum comes out with the other sign only."""
    first, second, total = some[:3]
    if len(some) != 3 or len({one.unit for one in some} - {""}) > 1:
        return None
    if not _TOGETHER.search(sentence.text, second.end, total.start):
        return None
    one, other, told = (each.value or _ZERO for each in (first, second, total))
    reach = _reach(*some)
    if one * other >= 0 or abs(one + other - told) <= reach:
        return None
    if abs(abs(one) + abs(other) - abs(told)) > reach:
        return None
    wrong = first if one < 0 else second
    why = f"{first.text}, {second.text}, {total.text}"
    return _Doubt(wrong, "reckoned", why, _is_known(total))


def _reach(*some: TypedNumber) -> Decimal:
    return sum((one.half for one in some), _ZERO)


def _is_known(number: TypedNumber) -> bool:
    return digits_of(number) >= _FEWEST_DIGITS


def _from_to(sentence: Sentence) -> _Doubt | None:
    """A change with a sign beside the two numbers that it went from and to."""
    amounts = sentence.amounts
    for one, other, told in permutations(amounts, 3):
        if not told.sign or one.end > other.start or not _went(sentence, one, other):
            continue
        old, new, change = (each.value or _ZERO for each in (one, other, told))
        growth = told.unit == "percent" and one.unit not in ("percent", "pp")
        if growth and old:
            went, reach = (new - old) / abs(old) * _HUNDRED, _reach(told)
            reach += _HUNDRED * _reach(one, other) / abs(old)
        elif told.unit == other.unit:
            went, reach = new - old, _reach(one, other, told)
        else:
            continue
        if abs(went) > reach and abs(went + change) <= reach:
            return _Doubt(told, "reckoned", f"{one.text} → {other.text}", digits_of(told) >= 2)
    return None


def _went(sentence: Sentence, one: TypedNumber, other: TypedNumber) -> bool:
    text = sentence.text
    return bool(_FROM.search(text[: one.start]) and _TO.match(text[one.end : other.start]))


def _beside_a_word(sentence: Sentence) -> _Doubt | None:
    """A bare change in parentheses whose sign is not that of the only word of direction."""
    text = sentence.text
    for one in sentence.amounts:
        if not one.sign or one.unit != "percent" or not _BARE.search(text[: one.start]):
            continue
        if not text[one.end :].startswith(")"):
            continue
        ways = {way for _start, _end, way in directions(text)} | _counted_ways(text)
        if len(ways) == 1 and ways.pop() * one.sign < 0 and not SIGNED.search(text, 0, one.start):
            return _Doubt(one, "twice", _word_said(text), sure=True)
    return None


_COUNTED = re.compile(r"\b(?:(?P<up>fler|more|ytterligare)|(?P<down>färre|fewer))\b", re.IGNORECASE)


def _word_said(text: str) -> str:
    found = _COUNTED.search(text)
    return found[0] if found else _word_of(text)


def _counted_ways(text: str) -> set[int]:
    return {1 if match["up"] else -1 for match in _COUNTED.finditer(text)}


def _in_step(sentence: Sentence) -> _Doubt | None:
    """A variance in money and in percent, each with a sign, that differ."""
    text, amounts = sentence.text, sentence.amounts
    for one, other in pairwise(amounts):
        between = text[one.end : other.start]
        if not _EQUAL.match(between) or other.unit != "percent" or one.unit == "percent":
            continue
        if not re.search(r"avvikelse\w*\b|\bvariance\b", text[: one.start], re.IGNORECASE):
            continue
        told = (one.value or _ZERO) * (other.value or _ZERO)
        if told < 0 and not signs(sentence):
            wrong, beside = (other, one) if other.sign >= 0 else (one, other)
            return _Doubt(wrong, "step", beside.text)
    return None


def _finding(understood: Understood, sentence: Sentence, doubt: _Doubt) -> Finding:
    number = doubt.number
    value = number.value or _ZERO
    return finding(
        RULE,
        Severity.ERROR if doubt.sure else Severity.WARNING,
        _MESSAGES[doubt.kind],
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Look at the sign: correct it, or say what is below zero.",
        claimed=print_number(value, number.decimals),
        expected=print_number(-value, number.decimals),
        number=number.text,
        why=doubt.why,
    )
