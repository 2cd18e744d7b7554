"""What share women, men, girls or boys are, where a text counts both: `568 kvinnor och 178 män,
vilket ger en andel kvinnor på 76,1 procent`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence
from .claims import claim_of
from .percent_amounts import OF_SENTENCE_BEFORE, OF_TEXT, Made, amount_in, both, ratio
from .percent_forms import Form

_HALVES = tuple(
    (re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE))
    for first, second in (
        (
            r"\b(?:kvinn(?:or|orna|ornas|liga)|kvinnor?s)\b",
            r"\b(?:män|männen|männens|mäns|manliga)\b",
        ),
        (r"\bflick(?:or|orna|ornas)\b", r"\bpojk(?:ar|arna|arnas)\b"),
        (r"\bwomen\b", r"\bmen\b"),
        (r"\bgirls\b", r"\bboys\b"),
    )
)
# `kvinnornas andel är`, `pojkarna utgör`; `76 procent av de anställda är kvinnor`.
_SHARE = re.compile(
    r"\bandel\w*\b|\bshare\b|\b(?:utgör|utgjorde|make up|made up)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ARE = re.compile(r"(?:^|\s)(?:är|var|are|were)\s+(?:alltså\s+|nu\s+)?[\wåäö]+\s*$", re.IGNORECASE)
_IS = re.compile(r"\s+(?:är|var|blev|are|were)\s+(?:nu\s+)?$", re.IGNORECASE)


def of_halves(form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
    """The half of two that a percent names, beside both as the text counts them."""
    if form.earlier or claim_of(form.sentence, form.number).earlier:
        return
    for halves in _HALVES:
        named = _named(form, halves)
        if named is None:
            continue
        for sentence in (form.sentence, *before[-1:]):
            counted = [_counted(sentence, half) for half in halves]
            if all(len(one) == 1 for one in counted):
                first, second = (amount_in(sentence, one[0], OF_TEXT) for one in counted)
                part = (first, second)[named]
                whole = replace(both(first, second), term=(second, first)[named].term)
                here = sentence is form.sentence
                yield from ratio(part, whole, OF_TEXT if here else OF_SENTENCE_BEFORE)
                return


def _named(form: Form, halves: tuple[re.Pattern[str], re.Pattern[str]]) -> int | None:
    """Which half a percent is told of: the one that its own clause names, and no other."""
    text, number = form.sentence.text, form.number
    leading = re.split(r"[;,.]\s|\b(?:och|and|men|medan)\b", text[: number.start])[-1]
    behind = re.split(r"[;,.(]", text[number.end : number.end + 60])[0]
    own = f"{leading} {behind}"
    if not (_SHARE.search(leading) or _ARE.search(behind)):
        return None
    found = [bool(half.search(own)) for half in halves]
    if found.count(True) != 1:
        return None
    return found.index(True)


def _counted(sentence: Sentence, half: re.Pattern[str]) -> list[TypedNumber]:
    """The counts of one half that a sentence tells."""
    told = []
    end = 0
    for one in sentence.amounts:
        behind = sentence.text[one.end : one.end + 12].lstrip()
        leading = sentence.text[end : one.start]
        end = one.end
        said = half.match(behind) or any(
            _IS.fullmatch(leading[each.end() :]) or not leading[each.end() :].strip()
            for each in half.finditer(leading)
        )
        if one.unit in ("", "count") and not one.decimals and one.value is not None and said:
            told.append(one)
    return told
