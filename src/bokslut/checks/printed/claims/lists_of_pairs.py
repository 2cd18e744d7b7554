"""Two lists in one order: `kvinnors och mäns lön var 38 200 respektive 40 100 kronor`.

What stands as the second of the numbers is told of what is named as the second of the things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence

RESPECTIVELY = re.compile(r"\b(?:respectively|respektive|resp\.)(?!\w)", re.IGNORECASE)
_IN_LIST = re.compile(
    r",?\s*(?:(?:and|och|samt|respektive|resp\.)\s+)?(?:[^\W\d]+\s+)?(?:[$€£])?", re.IGNORECASE
)


def list_of(sentence: Sentence, number: TypedNumber) -> Sequence[TypedNumber]:
    """The numbers that stand in one list with a number, itself among them, where the sentence
    tells its numbers respectively; else none."""
    if not RESPECTIVELY.search(sentence.text):
        return ()
    lists: list[list[TypedNumber]] = []
    for one in sentence.amounts:
        if lists and _IN_LIST.fullmatch(sentence.text, lists[-1][-1].end, one.start):
            lists[-1].append(one)
        else:
            lists.append([one])
    return next((some for some in lists if some[0].start <= number.start <= some[-1].start), ())
