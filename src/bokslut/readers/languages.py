"""Which of the two languages a report is written in, where its format does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from bokslut.model.printed import PrintedBlock, PrintedText

_SWEDISH = re.compile(r"\b(?:och|att|för|som|är|det|en|ett|med|på|av|till|har|den|inte)\b")
_ENGLISH = re.compile(r"\b(?:and|the|of|to|for|is|that|with|by|has|was|are|not|from|this)\b")
_ENOUGH = 20_000


def language_of(blocks: Iterable[PrintedBlock]) -> Literal["sv", "en"]:
    """The language whose small words are most; Swedish where neither is."""
    swedish = english = letters = 0
    for one in blocks:
        if not isinstance(one, PrintedText):
            continue
        text = one.text[:_ENOUGH].lower()
        swedish += len(_SWEDISH.findall(text))
        english += len(_ENGLISH.findall(text))
        letters += len(text)
        if letters > _ENOUGH:
            break
    return "en" if english > 2 * swedish else "sv"
