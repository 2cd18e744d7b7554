"""How a text reads: its sentences, their words, and LIX.

LIX (läsbarhetsindex) is the number of words a sentence, plus the percentage of words with more
than six letters. Source: C.-H. Björnsson, *Läsbarhet*, Liber, Stockholm 1968; by his scale
newspapers lie between 40 and 50, official texts between 50 and 60.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

# The end of a sentence: not after a letter that stands alone or a short form such as "t.ex.".
SENTENCE_END = re.compile(
    r"(?<!\b\w)(?<!\.\w\w)(?<!\bnr)(?<!\bca)(?<!\bkap)(?<!\bdvs)[.!?] (?=[A-ZÅÄÖ])"
)
_WORD = re.compile(r"\w+(?:[-.,:’'\u202f]\w+)*")
_LONG = 6


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, without the blanks between them."""
    cut = SENTENCE_END.sub(lambda end: f"{end[0]}\n", text)
    return [one.strip() for one in cut.splitlines() if one.strip()]


def words(text: str) -> list[str]:
    """The words of a text; a number is one, with its decimals and thousands."""
    return _WORD.findall(text)


def lix(paragraphs: Iterable[str]) -> Decimal | None:
    """The readability of a text; None where it says nothing."""
    told = [words(one) for text in paragraphs for one in sentences(text)]
    said = [word for one in told for word in one]
    if not said:
        return None
    long = sum(len(word) > _LONG for word in said)
    return Decimal(len(said)) / len([one for one in told if one]) + Decimal(100 * long) / len(said)
