"""What a section or a paragraph is about, where a sentence says no more than `nettokostnaden`: the
line that the heading over it names, or the sentence before it begins with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..understood.lines import Line
from ..understood.plain_words import OWN_BODY, PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, NET_ROOTS, SIDE_ROOTS, TOTAL_ROOTS, root, roots_of
from .subject_phrases import content_of, opening_of, same_name
from .subjects import subjects_of

_NUMBERED = re.compile(r"^\W*(?:[0-9]+(?:\.[0-9]+)*\.?\s+)?")
_SIDES = frozenset(map(root, ("kostnad", "intäkt", "bruttokostnad")))
# What is said of something without naming it.
_UNNAMED = (
    GENERIC_ROOTS
    | OWN_BODY
    | SIDE_ROOTS
    | frozenset(map(root, ("bruttokostnad", "bruttokostnaden", "verksamheten")))
)
# What is told of an amount of money.
_AMOUNTS = frozenset(
    map(root, ("nettokostnad", "kostnad", "intäkt", "bruttokostnad", "utfall", "verksamhet"))
)
_INCOME = root("intäkt")
_LETTERS, _BACK = 4, 3


@dataclass(frozen=True)
class Topics:
    """The lines that the headings and the first words of a report's paragraphs name."""

    understood: Understood

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        told: dict[str, list[Line]] = defaultdict(list)
        for line in subjects_of(self.understood).lines:
            for start in {one[:_LETTERS] for one in line.own_words}:
                told[start].append(line)
        return told

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        some = self.understood.sentences
        return {(one.block, one.start): place for place, one in enumerate(some)}

    def of(self, sentence: Sentence, words: Sequence[str]) -> list[Line]:
        """The lines that a sentence is about whose own words are of no line; none where that is
        not sure."""
        if _AMOUNTS.isdisjoint(words) or any(one not in _UNNAMED for one in words):
            return []
        place = self._places[sentence.block, sentence.start]
        for one in reversed(self.understood.sentences[max(0, place - _BACK) : place]):
            if one.block != sentence.block:
                break
            said = content_of(opening_of(one.text))
            own = [each for each in map(root, said) if each not in _UNNAMED]
            if any(self._is_name(each) for each in own):
                return self._named(" ".join(said))
        heading = _NUMBERED.sub("", " ".join(sentence.headings[-1:]))
        return self._named(heading)

    def _is_name(self, word: str) -> bool:
        """Whether a word is part of the name of any line."""
        return any(
            any(same_name(one, word) for one in line.own_words)
            for line in self._lines.get(word[:_LETTERS], ())
        )

    def _named(self, text: str) -> list[Line]:
        """The lines that some words name in full, and nothing more than them."""
        if text not in self._kept:
            self._kept[text] = self._found(text)
        return self._kept[text]

    @cached_property
    def _kept(self) -> dict[str, list[Line]]:
        return {}

    def _found(self, text: str) -> list[Line]:
        said = [one for one in roots_of(text) if one not in PLAIN_ROOTS | TOTAL_ROOTS]
        own = [one for one in said if one not in GENERIC_ROOTS]
        if not own:
            return []
        return [
            line
            for line in self._lines.get(own[0][:_LETTERS], ())
            if all(any(same_name(one, each) for each in said) for one in line.own_words)
            and all(any(same_name(each, one) for one in line.words) for each in own)
        ]


def is_of_side(column: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a column is of the side of an account that is spoken of: of costs, of income, else
    of what is left of both."""
    told, said = SIDE_ROOTS & set(column), _SIDES & set(words)
    if not told:
        # Net costs are called costs where nothing else is told of them.
        return _INCOME not in said
    return bool(told & said) if said else bool(told & NET_ROOTS)
