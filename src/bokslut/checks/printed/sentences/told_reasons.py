"""A change and the causes that a text gives of it, or a whole and what it is said to consist of.

**Proves** an amount with all that is told behind why it is so, in its sentence, in the next one or
in the list that it leads on to (`ökade med 7,2 mkr … Ökningen beror på högre löner, 4,0 mkr, och
högre hyror, 3,2 mkr`, `were $13.9 million … attributed to $11.9 million in … and $4.2 million for …
offset by $2.2 million`), where that is no chance. **Doubts** a whole that is said to consist of
amounts where a single slip in one of them explains the difference. **Silent** where causes do not
make what they caused: there may be more than are told. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import takewhile
from math import log10

from bokslut.model.numbers import print_number

from ..claims.claims import claim_of
from ..claims.directions import direction
from ..claims.told import Told, equation, paragraphs, slipped, told_in
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, evidence
from ..understood.understood import Sentence, Understood

_BECAUSE = re.compile(
    r"\b(?:beror|berodde|förklaras|till följd|på grund|hänför\w*|består|bestod|utgörs|utgjordes|"
    r"härrör\w*|due|driven|attribut\w+|because|result(?:ed|ing)?|reflect\w*|compris\w+|consist\w*|"
    r"relat(?:es|ed))\s+(?:\w+\s+){0,2}?(?:på|av|till|från|to|by|of|from)\b",
    re.IGNORECASE,
)
# What something consists of is all of it, unless it is said not to be.
_ALL_OF_IT = re.compile(r"\b(?:består|bestod|utgörs|utgjordes|compris\w+|consist\w*)\b", re.I)
_SOME = re.compile(
    r"\b(?:bland|bl\.?\s?a|främst|framför|huvudsak\w*|störst\w*|största|till stor del|delvis|"
    r"mainly|primarily|principally|partly|largely|includ\w+|såväl|dels)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:det|detta|ökningen|minskningen|förändringen|avvikelsen|överskottet|underskottet|beloppet|"
    r"this|these|th(?:e|is) (?:increase|decrease|growth|change|decline|reduction))\b",
    re.IGNORECASE,
)
# What takes off, and what is part of what is told just before.
_LESS = re.compile(
    r"\b(?:offset by|less|net of|reduced by|motverka\w*|minskat med|med avdrag|medan|däremot|"
    r"while)\b",
    re.IGNORECASE,
)
_THEREOF = re.compile(
    r"\b(?:varav|därav|inklusive|of which|includ\w+|in the amount of|mot|från|jämfört|to|from|"
    r"than|per)\b[^⟦]*$",
    re.IGNORECASE,
)
_INCOME = re.compile(r"intäkt|statsbidrag|avgifter|income|revenue", re.IGNORECASE)
_COSTS = re.compile(r"kostnad|utgift|\bcost|expen", re.IGNORECASE)
_MORE = re.compile(r"\b(?:högre|större|ökade|mer|higher|more)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:lägre|mindre|minskade|lower|less)\b", re.IGNORECASE)
_NEXT = re.compile(r",\s|\b(?:och|samt|and)\b", re.IGNORECASE)
_FEWEST, _MOST, _LEAST = 2, 9, 1.0
_ZERO = Decimal(0)


def told_reasons(understood: Understood) -> Iterator[Equation]:
    """The amounts of which the causes, or the contents, are told with an amount each."""
    for some in paragraphs(understood):
        before: Sentence | None = None
        for sentence in some:
            because = _BECAUSE.search(sentence.text)
            if because and sentence.is_whole:
                yield from _of(before, sentence, because)
            before = sentence
    sentences = understood.sentences
    for at, sentence in enumerate(sentences):
        because = _BECAUSE.search(sentence.text) if sentence.text.rstrip().endswith(":") else None
        if because:
            yield from _of_list(sentence, because.end(), sentences[at + 1 : at + 1 + 3 * _MOST])


def _of_list(sentence: Sentence, place: int, behind: Sequence[Sentence]) -> Iterator[Equation]:
    """The amounts of a sentence that leads on to a list of causes, an amount an item."""
    parts: list[tuple[Told, Decimal]] = []
    blocks: set[int] = set()
    for one in takewhile(lambda each: each.item, behind):
        told = [each for each in told_in(one) if dimension_of(each.number.unit) == "money"]
        if told and one.block not in blocks:
            blocks.add(one.block)
            sign = told[0].number.sign or direction(one.text) or 1
            parts.append((told[0], abs(told[0].value) * sign))
    wholes = [
        one
        for one in told_in(sentence)
        if dimension_of(one.number.unit) == "money" and one.number.end <= place
    ]
    if not _FEWEST <= len(parts) <= _MOST:
        return
    plain = [(one, abs(value)) for one, value in parts]
    for some in (parts, plain):
        found = _holding(wholes, some, 2 * len(wholes))
        if found is not None:
            yield found
            return


def _of(before: Sentence | None, sentence: Sentence, because: re.Match[str]) -> Iterator[Equation]:
    place = because.end()
    told = [one for one in told_in(sentence) if dimension_of(one.number.unit) == "money"]
    wholes = [one for one in told if one.number.end <= place]
    if not wholes and before is not None and _GOES_ON.match(sentence.text):
        wholes = [one for one in told_in(before) if dimension_of(one.number.unit) == "money"]
        changes = [one for one in wholes if claim_of(before, one.number).kind == "change"]
        wholes = changes or wholes
    parts = _parts(sentence, [one for one in told if one.number.start >= place], place)
    parts = _with_sides(parts)
    if not _FEWEST <= len(parts) <= _MOST:
        return
    holding = _holding(wholes, parts, len(wholes))
    if holding is not None:
        yield holding
        return
    made = sum((one for _part, one in parts), _ZERO)
    if len(wholes) == 1 and _is_all(sentence, because) and _slipped(wholes[0], parts, made):
        terms = [one for one, _value in parts]
        text = partial(_added, wholes[0], tuple(parts), made)
        yield equation(wholes[0], terms, made, _ZERO, text, sure=False)


def _holding(
    wholes: Sequence[Told], parts: Sequence[tuple[Told, Decimal]], tried: int
) -> Equation | None:
    """The whole that the parts make, if that is no chance."""
    made = sum((one for _part, one in parts), _ZERO)
    terms = [one for one, _value in parts]
    for whole in wholes:
        reach = whole.reach + sum((one.reach for one in terms), _ZERO)
        if abs(abs(whole.value) - abs(made)) > reach or whole.number.hedge:
            continue
        if evidence(whole.value, whole.reach, reach) - log10(tried) >= _LEAST:
            text = partial(_added, whole, tuple(parts), made)
            return equation(whole, terms, whole.value, reach, text, sure=True)
    return None


def _is_all(sentence: Sentence, because: re.Match[str]) -> bool:
    """Whether something is said to consist of what is told behind."""
    rough = any(one.hedge or one.sign for one in sentence.amounts)
    return bool(_ALL_OF_IT.match(because[0])) and not (_SOME.search(sentence.text) or rough)


def _slipped(whole: Told, parts: Sequence[tuple[Told, Decimal]], made: Decimal) -> bool:
    off = abs(whole.value) - made
    return slipped([(whole, made), *((one, abs(value + off)) for one, value in parts if value > 0)])


def _parts(sentence: Sentence, told: Sequence[Told], place: int) -> list[tuple[Told, Decimal]]:
    """The amounts behind the word of cause, each with its sign; none that is in brackets with words
    of its own, or a part of the one before."""
    kept: list[tuple[Told, Decimal]] = []
    sign, end = 1, place
    for one in told:
        gap = sentence.text[end : one.number.start]
        end = one.number.end
        sign = -1 if _LESS.search(gap) else sign
        inside = sentence.text.count("(", place, end) > sentence.text.count(")", place, end)
        alone = gap.endswith("(") and one.behind.startswith(")")
        if alone == inside and not _THEREOF.search(_NEXT.split(_LESS.split(gap)[-1])[-1]):
            kept.append((one, abs(one.value) * sign))
    return kept


def _with_sides(parts: list[tuple[Told, Decimal]]) -> list[tuple[Told, Decimal]]:
    """The parts with their signs where all of them are income or costs that are more or less:
    `lägre intäkter med 274 tkr och lägre kostnader med 259 tkr` take from each other."""
    ways: list[int] = []
    for one, _value in parts:
        own = _NEXT.split(one.before)[-1] + one.behind.split(",")[0][:25]
        side = bool(_INCOME.search(own)) - bool(_COSTS.search(own))
        way = bool(_MORE.search(own)) - bool(_LOWER.search(own))
        ways.append(side * way)
    if not all(ways):
        return parts
    return [(one, abs(value) * way) for (one, value), way in zip(parts, ways, strict=True)]


def _added(whole: Told, parts: Sequence[tuple[Told, Decimal]], made: Decimal) -> str:
    told = " ".join(f"{'-' if value < 0 else '+'} {one.number.text}" for one, value in parts)
    shown = print_number(whole.shown(made), whole.number.decimals)
    return f"{told.removeprefix('+ ')} = {shown}"
