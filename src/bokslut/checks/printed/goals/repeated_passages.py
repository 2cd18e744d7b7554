"""The same passage in two places, with a word that differs.

**Finds** two long sentences that are equal word by word and number by number, but for one or two
words that are spelled nearly alike, one of which the report has nowhere else; or for a `not` that
only one of them has. **Silent** about sentences that are made after one pattern and speak of
different things: then the words that differ are words of their own, or stand in other places too.
A warning: one of the two was corrected, and the other was not. Source: the habit of copying a
summary into the memo and the chapter, where a correction reaches one of the places.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from bokslut.model.finding import Finding, Severity, finding

from ..understood.places import place_of
from ..understood.understood import Sentence, Understood

_WORD = re.compile(r"[^\W_]+(?:[.,:][0-9]+)*")
_SHORTEST = 10
_ENDS = 4
_MOST_ALIKE = 40
_ALIKE = 0.6
_NOT = {"inte", "ej", "icke", "not"}
_Words = tuple[str, ...]
_Change = tuple[str, str]


def repeated_passages(understood: Understood) -> Iterator[Finding]:
    """Every pair of passages that were meant to be the same and are not."""
    long = [
        (one, words)
        for one in understood.sentences
        if len(words := _words(one.text)) >= _SHORTEST and one.is_whole
    ]
    counts = Counter(word for one in understood.sentences for word in _words(one.text))
    told: set[_Change] = set()
    for (first, words), (second, others) in _near(long):
        changes = _changes(words, others)
        if changes and all(_is_slip(one, counts) for one in changes) and not told & set(changes):
            told.update(changes)
            yield _finding(understood, first, second, changes)


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(text.casefold()))


_Long = tuple[Sentence, _Words]


def _near(long: Sequence[_Long]) -> Iterator[tuple[_Long, _Long]]:
    """Pairs that have a beginning or an end in common, which two changed words cannot take from
    both of them unless the pair is of no interest."""
    groups: dict[tuple[str, _Words], list[int]] = defaultdict(list)
    for index, (_sentence, words) in enumerate(long):
        groups["first", words[:_ENDS]].append(index)
        groups["last", words[-_ENDS:]].append(index)
    seen: set[tuple[int, int]] = set()
    for some in groups.values():
        if len(some) > _MOST_ALIKE:
            continue
        for pair in combinations(some, 2):
            if pair not in seen:
                seen.add(pair)
                yield long[pair[0]], long[pair[1]]


def _changes(words: _Words, others: _Words) -> tuple[_Change, ...]:
    """The one or two words that differ; none where it is more, or nothing."""
    if words == others or abs(len(words) - len(others)) > 1:
        return ()
    if len(words) != len(others):
        longer, shorter = (words, others) if len(words) > len(others) else (others, words)
        extra = next(
            (place for place, word in enumerate(shorter) if word != longer[place]), len(shorter)
        )
        rest = longer[:extra] + longer[extra + 1 :]
        return ((longer[extra], ""),) if rest == shorter else ()
    changes = tuple((a, b) for a, b in zip(words, others, strict=True) if a != b)
    return changes if len(changes) <= 2 else ()


def _is_slip(change: _Change, counts: Counter[str]) -> bool:
    one, other = change
    if not other:
        return one in _NOT
    if any(ch.isdigit() for ch in one + other) or min(len(one), len(other)) < 4:
        return False
    rare = min(counts[one], counts[other]) <= 1
    return rare and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _finding(
    understood: Understood, first: Sentence, second: Sentence, changes: Sequence[_Change]
) -> Finding:
    one, other = changes[0]
    return finding(
        "repeated-passage",
        Severity.WARNING,
        "The same passage stands in two places, with “{one}” in one and “{other}” in the other."
        if other
        else "The same passage stands in two places, and only one of them says “{one}”.",
        place=place_of(understood.report, second.spot),
        quote=f"{first.text} / {second.text}",
        remedy="Make them the same, or tell apart what they speak of.",
        one=one,
        other=other,
    )
