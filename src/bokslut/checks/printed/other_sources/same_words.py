"""Sentences of two reports that are in the same words. No rule of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..understood.understood import Sentence

AMOUNT = "⟦⟧"
_WORD = re.compile(r"[^\W\d_]+|⟦[0-9]+⟧|[0-9]+")
_FEWEST = 7


def tokens_of(sentence: Sentence) -> list[str]:
    """The words in order, each amount as one that is the same wherever it stands; years and dates
    stay as they are."""
    return [AMOUNT if one[0] == "⟦" else one for one in _WORD.findall(sentence.marked().lower())]


def in_same_words(
    ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence]]:
    """Each whole sentence of a report with the one of another report that has the same words, years
    and as many amounts: below the same heading, where several have them, and none where none of
    these is."""
    known: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for one in theirs:
        known[tuple(tokens_of(one))].append(one)
    for one in ours:
        words = tokens_of(one)
        if len(words) < _FEWEST or not one.is_whole:
            continue
        same = known.get(tuple(words), [])
        below = [each for each in same if each.headings[-1:] == one.headings[-1:]]
        if len(below) == 1 or len(same) == 1:
            yield one, (below or same)[0]
