"""Heads of neighbouring columns with no more than a blank between them, told apart.

`Utfall 2025 Budget 2025 Avvikelse` in narrow columns is one run of words. Each head begins or ends
where the numbers of its column do, or is in the middle of its cell; where its words can be divided
in one way alone so that this is true of every column, that is where the heads are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from .letters import Word

# In points: how far off its place a head may be, and one that ends with its numbers; how much
# narrower a gap between two heads may be than one within one.
_OFF, _EDGE, _NARROWER = 2.5, 1.0, 0.4
# How much nearer to its places the one way must be than any other.
_BETTER = 0.6
_MOST_WORDS = 24


class Place(Protocol):
    """Where a column stands."""

    @property
    def left(self) -> float:
        """Where it begins."""

    @property
    def right(self) -> float:
        """Where it ends."""


def heads_begin(words: Sequence[Word], columns: Sequence[Place]) -> frozenset[float]:
    """Where the second and further heads of a run of words over several columns begin; empty where
    that is not sure."""
    if not 1 < len(columns) <= len(words) <= _MOST_WORDS:
        return frozenset()
    ways = sorted(
        (off, way)
        for off, way in _ways(words, columns, 0, 0)
        if _is_by_gaps(words, way) and _is_by_edges(words, columns, way)
    )
    if not ways or (len(ways) > 1 and ways[0][0] > _BETTER * ways[1][0]):
        return frozenset()
    return frozenset(words[at].left for at in ways[0][1])


def _is_by_edges(words: Sequence[Word], columns: Sequence[Place], way: tuple[int, ...]) -> bool:
    """Whether most heads begin where their numbers do, or most end where these do: by chance the
    words of a title may be in the middle of cells."""
    parts = [words[begin:end] for begin, end in pairwise((0, *way, len(words)))]
    lefts = sum(
        1 for part, one in zip(parts, columns, strict=True) if abs(part[0].left - one.left) <= _OFF
    )
    rights = sum(
        1
        for part, one in zip(parts, columns, strict=True)
        if abs(part[-1].right - one.right) <= _EDGE
    )
    return 2 * max(lefts, rights) > len(parts)


def _is_by_gaps(words: Sequence[Word], way: tuple[int, ...]) -> bool:
    """Whether no gap between two heads is narrower than those within them."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    within = max((gap for at, gap in enumerate(gaps, 1) if at not in way), default=0.0)
    return min(gaps[at - 1] for at in way) >= within - _NARROWER


def _ways(
    words: Sequence[Word], columns: Sequence[Place], column: int, begin: int
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """The ways to divide the words from one on among the columns from one on: where each begins
    but the first, and how far off its place each is in all."""
    left = len(columns) - column - 1
    if not left:
        off = _off(words[begin:], columns, column)
        if off <= _OFF:
            yield off, ()
        return
    for end in range(begin + 1, len(words) - left + 1):
        off = _off(words[begin:end], columns, column)
        if off <= _OFF:
            for more, way in _ways(words, columns, column + 1, end):
                yield off + more, (end, *way)


def _off(words: Sequence[Word], columns: Sequence[Place], at: int) -> float:
    own = columns[at]
    left, right = words[0].left, words[-1].right
    places = [left - own.left, right - own.right]
    middle = (left + right) / 2
    if at:
        places.append(middle - (columns[at - 1].right + own.right) / 2)
    if at + 1 < len(columns):
        places.append(middle - (own.left + columns[at + 1].left) / 2)
    return min(map(abs, places))
