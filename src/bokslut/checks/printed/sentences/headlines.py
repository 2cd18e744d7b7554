"""A number set above a text as a headline, and the sentences below that tell it again.

**Doubts** a number of the paragraphs right below a headline (`-149 Mkr`, `Nu 22 974 personer`) that
is a single slip from the headline's, where none of them tells the headline's number itself, and one
of the headline that does not repeat the number set above it (`25 502`, `25 205 medarbetare`).
**Proves** nothing: what is repeated may be wrong twice. **Silent** where the headline has words of
its own and the sentence none of them, where the two have other units or decimals, and of numbers
with less than three digits. Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..claims.told import Told, equation, looks_slipped, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import likeness, roots_of

RULE = "told-twice"

_LONGEST, _NEAR, _FEWEST_DIGITS = 80, 4, 3
_ZERO = Decimal(0)
# Two years, a plan or another's are told above other numbers than those below.
_OTHER = re.compile(r"\b(?:budget\w*|prognos\w*|mål\w*|target|forecast)\b", re.IGNORECASE)


def headlines(understood: Understood) -> Iterator[Equation]:
    """The numbers below each headline that are nearly, and not, the one that it tells."""
    sentences = understood.sentences
    for place, one in enumerate(sentences):
        if one.is_whole or one.item or not one.amounts or len(one.text) > _LONGEST:
            continue
        told, *again = told_in(one)
        if again:
            # A number above its own words, `25 502` and `25 502 medarbetare`.
            if len(again) > 1 or not one.text.startswith(told.number.text):
                continue
            if again[0].value != told.value:
                yield from _against(told, [one])
                continue
        if _digits(told) < _FEWEST_DIGITS or told.number.hedge or _OTHER.search(one.text):
            continue
        near = [
            each
            for each in sentences[place + 1 : place + 1 + _NEAR]
            if each.block - one.block <= _NEAR and each.is_whole
        ]
        of_it = {each.block for each in near if _is_of(each, one)}
        yield from _against(told, [each for each in near if each.block in of_it])


def _is_of(sentence: Sentence, headline: Sentence) -> bool:
    """Whether a sentence may tell what a headline does: they share a word, or that has none."""
    named = roots_of(re.sub(r"[0-9]", " ", headline.text))
    said = roots_of(sentence.text)
    return not named or any(likeness(one, each) for one in named for each in said)


def _against(headline: Told, below: Sequence[Sentence]) -> Iterator[Equation]:
    told = [
        one
        for each in below
        for one in told_in(each)
        if one.number is not headline.number
        and one.number.unit == headline.number.unit
        and one.number.decimals == headline.number.decimals
        and not (one.number.hedge or _OTHER.search(one.before))
    ]
    if any(abs(one.value) == abs(headline.value) for one in told):
        return
    for one in told:
        if looks_slipped(one, headline.value) or looks_slipped(headline, one.value):
            text = headline.number.text
            yield equation(one, (headline,), headline.value, _ZERO, text, sure=False, rule=RULE)
            return


def _digits(one: Told) -> int:
    """How many digits of a number say something: noughts at the end of a whole one may not."""
    shown = str(abs(one.number.value or _ZERO)).replace(".", "").lstrip("0")
    return len(shown if one.number.decimals else shown.rstrip("0"))
