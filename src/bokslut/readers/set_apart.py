"""Words whose letters are set apart or in two sizes, each as one word again.

Headings are set so: `Å R E T S  R E S U L T A T` with room between the letters, or in small
capitals, whose first letter is larger. Letter by letter such a line looks like cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .letters import Word

# So many letters stand by themselves; in parts of their size: the widest gap between two, and how
# far they may be off the line; how much wider than the gaps within it one between words is.
_FEWEST, _WIDEST, _OFF_LINE, _WIDER = 5, 1.2, 0.08, 1.8
# How near the rest of a word is to its larger first letter, and how small its letters are.
_NEAR, _SMALLEST, _LARGEST = 0.12, 0.6, 0.9


def letters_together(words: Sequence[Word]) -> list[Word]:
    """The words of a page, in the order they are drawn."""
    if len(words) < 2:
        return list(words)
    return list(_capitals([one for run in _runs(words) for one in _whole(run)]))


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words by themselves, and runs of letters."""
    run = [words[0]]
    for before, one in pairwise(words):
        if len(before.text) == len(one.text) == 1 and _is_beside(before, one, _WIDEST):
            run.append(one)
            continue
        yield run
        run = [one]
    yield run


def _is_beside(before: Word, one: Word, widest: float) -> bool:
    size = max(before.size, one.size)
    return abs(one.base - before.base) < _OFF_LINE * size and (
        -0.05 * size < one.left - before.right < widest * size
    )


def _whole(run: Sequence[Word]) -> Iterator[Word]:
    if len(run) < _FEWEST or sum(1 for one in run if one.text.isalpha()) < _FEWEST:
        yield from run
        return
    usual = median(one.left - before.right for before, one in pairwise(run))
    told = [run[0]]
    for before, one in pairwise(run):
        if one.left - before.right > _WIDER * usual:
            # The room behind a letter is of the letter.
            yield _joined(told)._replace(right=before.right + usual)
            told = []
        told.append(one)
    yield _joined(told)


def _joined(some: Sequence[Word]) -> Word:
    return some[0]._replace(
        text="".join(one.text for one in some),
        top=min(one.top for one in some),
        right=some[-1].right,
        bottom=max(one.bottom for one in some),
        size=max(one.size for one in some),
    )


def _capitals(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with those in small capitals whole."""
    last = words[0]
    for one in words[1:]:
        smaller = _SMALLEST * last.size < one.size < _LARGEST * last.size
        if (
            smaller
            and last.text[-1:].isupper()
            and one.text[:1].isalpha()
            and _is_beside(last, one, _NEAR)
        ):
            last = _joined([last, one])
        else:
            yield last
            last = one
    yield last
