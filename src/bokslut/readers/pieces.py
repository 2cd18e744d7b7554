"""Words of a page put together to pieces: what stands on one line without a wide gap in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeVar

from .letters import Word

# In parts of the size of the letters: what parts two columns, and what does so between figures,
# where a blank parts thousands.
_COLUMN_GAP, _FIGURE_GAP, _USUAL_FIGURE_GAP, _SIGN_GAP = 0.85, 0.36, 0.5, 0.15
_WIDEST_BLANK, _ENOUGH = 0.75, 6
_SIGNS = frozenset("-–—\u2212+")
_DECIMALS = re.compile(r"[0-9],[0-9]+[%)]?$")
_THOUSANDS, _BEFORE_THOUSANDS = re.compile(r"[0-9]{3}(?:,[0-9]+)?"), re.compile(r"\D?[0-9]{1,3}")
_SAME_LINE = 0.28
# A label that all but touches the first of several numbers.
_LABEL_GAP = 0.36
# How wide blanks of a justified line may be, how many words it has at least, and how much wider the
# widest of its blanks may be than the narrowest.
_WIDEST_EVEN, _FEWEST_EVEN, _ALIKE = 1.8, 5, 1.3
# More than a blank between the last of several numbers and words behind it.
_WORD_GAP = 0.5
# English reports write the currency with the number: `$ 1,452.4`, `$(55)`.
_CURRENCY = r"(?:(?:US|AU?|NZ|HK)?[$€£]\s?)?"
_NUMERIC = re.compile(
    _CURRENCY + r"(?:[-–—\u2212+±(]?\s?[0-9](?:[0-9.,\s]*[0-9])?,?\s?%?\)?(?:\s?%)?"
    r"[*¹²³⁰⁴-⁹-]{0,4}|[-–—\u2212])"
)
_FIGURE_END, _FIGURE_START = re.compile(r"[0-9%)*¹²³]$"), re.compile(r"[-–—\u2212+(]?[0-9]")


_Placed = TypeVar("_Placed", "Piece", Word)


class Piece(NamedTuple):
    """Words that stand together on a line, with their rectangle in points from the upper left
    corner, the line that they stand on, the size of their letters, and whether these are bold."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    words: tuple[Word, ...]
    numeric: bool

    @property
    def wide(self) -> float:
        """How wide it is."""
        return self.right - self.left


def piece_of(words: Sequence[Word]) -> Piece:
    """Words, from left to right, as a piece."""
    text = " ".join(one.text for one in words)
    size = max(one.size for one in words)
    return Piece(
        text,
        words[0].left,
        min(one.top for one in words),
        max(one.right for one in words),
        max(one.bottom for one in words),
        next((one.base for one in words if one.size == size), words[0].base),
        size,
        all(one.bold for one in words),
        tuple(words),
        is_numeric(text),
    )


def is_numeric(text: str) -> bool:
    """Whether a text is a number, or a dash that stands for one."""
    return bool(_NUMERIC.fullmatch(text))


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """The pieces of a page, from top to bottom and from left to right."""
    lines = in_lines(_once(words))
    gap = _figure_gap(lines)
    return [
        piece
        for line in lines
        for piece in _words_apart(
            _labels_apart([piece_of(some) for some in _even(list(_parted(line, gap)))])
        )
    ]


def _labels_apart(line: list[Piece]) -> list[Piece]:
    """The pieces of a line; the first without the number at its end, where the line goes on with
    numbers alone and so is a row."""
    first = line[0]
    if len(line) == 1 or first.numeric or not all(one.numeric for one in line[1:]):
        return line
    words = first.words
    for place in range(1, len(words)):
        tail = " ".join(one.text for one in words[place:])
        if words[place].left - words[place - 1].right > _LABEL_GAP * first.size and (
            is_numeric(tail)
        ):
            return [piece_of(words[:place]), piece_of(words[place:]), *line[1:]]
    return line


def _words_apart(line: list[Piece]) -> list[Piece]:
    """The pieces of a line; the last without the words behind its number, where it goes on after
    other numbers and more than a blank is between: `84,1 | 86,3 | 90,0 Uppfyllt`."""
    last = line[-1]
    if len(line) < 3 or last.numeric or not line[-2].numeric:
        return line
    words = last.words
    for place in range(1, len(words)):
        head = " ".join(one.text for one in words[:place])
        if words[place].left - words[place - 1].right > _WORD_GAP * last.size and is_numeric(head):
            return [*line[:-1], piece_of(words[:place]), piece_of(words[place:])]
    return line


def _figure_gap(lines: Sequence[Sequence[Word]]) -> float:
    """What parts two numbers on a page, in parts of the size of the letters: more than what parts
    the thousands of its numbers, which is wide where all letters are."""
    gaps = [
        (after.left - before.right) / after.size
        for line in lines
        for before, after in pairwise(line)
        if _THOUSANDS.fullmatch(after.text) and _BEFORE_THOUSANDS.fullmatch(before.text)
    ]
    told = [one for one in gaps if 0 < one < _WIDEST_BLANK]
    return max(_FIGURE_GAP, 1.5 * median(told)) if len(told) >= _ENOUGH else _USUAL_FIGURE_GAP


def _once(words: Iterable[Word]) -> list[Word]:
    """Each word once: bold is sometimes made by drawing twice."""
    seen: dict[tuple[str, int, int], Word] = {}
    for one in words:
        seen.setdefault((one.text, round(one.left / 1.5), round(one.base / 1.5)), one)
    return list(seen.values())


def in_lines(some: Iterable[_Placed]) -> list[list[_Placed]]:
    """What stands on one line together, lines from top to bottom, each from left to right."""
    lines: list[list[_Placed]] = []
    for one in sorted(some, key=lambda one: (one.base, one.left)):
        first = lines[-1][0] if lines else None
        if first and one.base - first.base < _SAME_LINE * min(first.size, one.size):
            lines[-1].append(one)
        else:
            lines.append([one])
    for line in lines:
        line.sort(key=lambda one: one.left)
    return lines


def _parted(line: Sequence[Word], figure_gap: float) -> Iterator[list[Word]]:
    """The words of a line, parted where columns are."""
    piece = [line[0]]
    for before, one in pairwise(line):
        if one.left - before.right > _widest_blank(before, one, figure_gap):
            yield piece
            piece = []
        piece.append(one)
    yield piece


def _even(parts: list[list[Word]]) -> list[list[Word]]:
    """The parts of a line; those of a justified one together, whose blanks are as wide as what
    parts columns but all alike: `hade kommunen 1 392 anställda`."""
    if len(parts) == 1:
        return parts
    told: list[list[Word]] = []
    run = [parts[0]]
    for part in [*parts[1:], None]:
        if part is not None and _blank(run[-1][-1], part[0]) < _WIDEST_EVEN:
            run.append(part)
            continue
        words = [word for some in run for word in some]
        told += [words] if len(run) > 1 and _is_even(words) else run
        run = [part] if part is not None else []
    return told


def _blank(before: Word, after: Word) -> float:
    """What is between two words, in parts of the size of the letters."""
    return (after.left - before.right) / max(min(before.size, after.size), 5.0)


def _is_even(words: Sequence[Word]) -> bool:
    """Whether words are text with blanks that are all alike."""
    small = sum(1 for one in words if one.text[:1].islower())
    if len(words) < _FEWEST_EVEN or small < 0.5 * len(words):
        return False
    blanks = [_blank(before, one) for before, one in pairwise(words)]
    return max(blanks) < _ALIKE * min(blanks)


def _widest_blank(before: Word, after: Word, figure_gap: float) -> float:
    size = max(min(before.size, after.size), 5.0)
    if not _FIGURE_END.search(before.text) or not _FIGURE_START.match(after.text):
        return _COLUMN_GAP * size
    # A sign begins a number and decimals end one, however near the next stands.
    sure = after.text[0] in _SIGNS or _DECIMALS.search(before.text)
    return (_SIGN_GAP if sure else figure_gap) * size
