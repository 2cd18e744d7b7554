"""Lines of justified text whose blanks are as wide as what parts columns, each as one piece.

In a narrow column a line of a few words is stretched from edge to edge: `budgeten   var   158,82`.
What tells it from a row of a table is a line of text near it that reaches from the same edge to the
same other, and that its blanks are all alike.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .letters import Word
from .pieces import Piece, cells_apart, parted_lines, piece_of

# A line of text has so many words; blanks that are alike are at most so much wider than the
# narrowest; so many lines away, in parts of the size of the letters, another of the text stands.
_WORDS, _ALIKE, _NEAR = 4, 1.35, 4.0

_Spans = dict[tuple[int, int], list[float]]


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """The pieces of a page, from top to bottom and from left to right."""
    lines = _stretched(parted_lines(words))
    return [piece for line in lines for piece in cells_apart(line)]


def _stretched(lines: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The lines of a page with what is a stretched line of text as one piece."""
    known: _Spans = defaultdict(list)
    for line in lines:
        for one in line:
            if _is_text(one):
                known[round(one.left), round(one.right)].append(one.base)
    if not known:
        return list(lines)
    begins = {left for left, _right in known}
    told = [_whole(line, known, begins) if len(line) > 1 else line for line in lines]
    # A line may stand between such as were stretched themselves.
    return [_whole(line, known, begins) if len(line) > 1 else line for line in told]


def _is_text(one: Piece) -> bool:
    small = sum(1 for word in one.words if word.text[:1].islower())
    return len(one.words) >= _WORDS and 2 * small >= len(one.words)


def _whole(line: list[Piece], known: _Spans, begins: set[int]) -> list[Piece]:
    told: list[Piece] = []
    place = 0
    while place < len(line):
        one = line[place]
        end = place + 1
        if any(round(one.left) + off in begins for off in (-1, 0, 1)):
            end = _end(line, place, known)
        whole = (
            one if end == place + 1 else piece_of([w for two in line[place:end] for w in two.words])
        )
        if end > place + 1:
            known[round(whole.left), round(whole.right)].append(whole.base)
            known[round(whole.left), round(whole.right)].sort()
        told.append(whole)
        place = end
    return told


def _end(line: Sequence[Piece], place: int, known: _Spans) -> int:
    """Where the stretched line ends that begins at a piece; right behind it if none does."""
    first = line[place]
    for end in range(len(line), place + 1, -1):
        words = [word for one in line[place:end] for word in one.words]
        if _is_known(first, line[end - 1].right, known) and _is_even(words):
            return end
    return place + 1


def _is_known(first: Piece, right: float, known: _Spans) -> bool:
    near = _NEAR * first.size
    for off in (-1, 0, 1):
        for more in (-1, 0, 1):
            bases = known.get((round(first.left) + off, round(right) + more), [])
            if bisect_right(bases, first.base + near) > bisect_left(bases, first.base - near):
                return True
    return False


def _is_even(words: Sequence[Word]) -> bool:
    blanks = [after.left - before.right for before, after in pairwise(words)]
    return max(blanks) < _ALIKE * min(blanks) and any(one.text[:1].isalpha() for one in words)
