"""Surpluses by their size, and what only came from a number or went to one, against the lines that
the sentence names.

`går 12 660 tkr minus mot budget`, `sjönk till 40,3 mkr`: the line is known by its name, in the same
part of the sentence or in the heading above, and by having just that number. A variance of enough
digits is known by its number alone. Sure is a surplus whose line is named and whose column's signs
are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import Pair, digits_of, is_outcome, shown, year_of
from ..claims.polarity import better_when
from ..claims.told_gaps import Course, Gap
from ..claims.variance_signs import good_way, is_of_another_plan
from ..sentences.direction_by_gaps import Levels, is_earlier
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, likeness, roots_of

_LEAST_LIKE, _KNOWN_ALONE = 0.8, 3
_SURPLUS = re.compile(r"överskott|underskott|plus|minus|back|surplus|deficit|spend", re.IGNORECASE)
_PLANNED = re.compile(r"budget|prognos|plan|\bram\b|forecast|avvik", re.IGNORECASE)
_RESULT = re.compile(r"resultat|\bresult\b", re.IGNORECASE)
_ENDS = re.compile(r"[,;]\s|\b(?:och|medan|men|samtidigt|and|while|but)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that a difference is of, what it says, and which way it went."""

    line: Line
    told: str
    way: int
    sure: bool = False


@dataclass(frozen=True)
class Lines:
    """All lines by the words of their names."""

    understood: Understood
    levels: Levels

    @cached_property
    def _by_word(self) -> dict[str, list[Line]]:
        told: dict[str, list[Line]] = defaultdict(list)
        for line in self.levels.lines:
            for word in line.names[:1]:
                told[word[:5]].append(line)
        return told

    def named(self, sentence: Sentence, number: TypedNumber) -> list[Line]:
        """The lines whose whole name is said near a number, else in the heading above."""
        clause = roots_of(_clause(sentence, number))
        near = self._said(clause)
        return near or self._said(tuple(roots_of(" ".join(sentence.headings[-1:]))))

    def _said(self, words: Sequence[str]) -> list[Line]:
        found: list[Line] = []
        for word in words:
            for line in self._by_word.get(word[:5], ()):
                if all(any(likeness(one, said) >= _LEAST_LIKE for said in words)
                       for one in line.names) and line not in found:  # fmt: skip
                    found.append(line)
        return found


def _clause(sentence: Sentence, number: TypedNumber) -> str:
    """The part of a sentence that a number stands in."""
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    start = max(before, default=0)
    front = _ENDS.split(sentence.text[start : number.start])[-1]
    if not any(one not in GENERIC_ROOTS for one in roots_of(front)):
        front = sentence.text[start : number.start]
    behind = _ENDS.split(sentence.text[number.end :])[0]
    return f"{front} {behind}"


def surplus_of(lines: Lines, sentence: Sentence, gap: Gap) -> Seen | None:
    """A variance or a result of the size of a surplus, where all such have the other sign."""
    if gap.number.hedge or digits_of(gap.number) < 2 or not _SURPLUS.search(gap.word):
        return None
    named = lines.named(sentence, gap.number)
    of_result = not _PLANNED.search(sentence.text)
    seen = _surpluses(lines, gap, named, of_result, sentence.text)
    return _all_other(gap.way, list(seen))


def _all_other(way: int, seen: Sequence[Seen]) -> Seen | None:
    if not seen or any(one.way * way >= 0 for one in seen):
        return None
    return seen[0]


def _surpluses(
    lines: Lines, gap: Gap, named: Sequence[Line], of_result: bool, text: str
) -> Iterator[Seen]:
    """The variances and results of a size, of the lines that are named or of any where enough
    digits speak for it; without a plan a surplus itself names the result of the year."""
    found = [
        (line, cell)
        for line, cell in lines.levels.of(gap.number)
        if cell.value.value
        and (cell.role == "variance" or _is_result(line, cell))
        and not is_of_another_plan(text, cell.head)
    ]
    # A line that is written out is meant, whatever else its words could name.
    own = [(line, cell) for line, cell in found if line in named or line.label in text]
    if not own and of_result:
        year = lines.understood.year
        found = [
            each for each in found if _is_result(*each) and year_of(each[1]) in (year, "")
        ] or found
        if all(_is_result(*each) for each in found):
            yield from (Seen(*_signed(*each)) for each in found)
            return
    if not own and digits_of(gap.number) < _KNOWN_ALONE:
        return
    for line, cell in own or found:
        sign = 1 if cell.value.value > 0 else -1
        variance = cell.role == "variance"
        way, known = good_way(lines.understood, line, cell) if variance else (sign, True)
        yield Seen(line, shown(cell), way, bool(own) and known)


def _signed(line: Line, cell: LineCell) -> tuple[Line, str, int]:
    return line, shown(cell), 1 if cell.value.value > 0 else -1


def _is_result(line: Line, cell: LineCell) -> bool:
    return is_outcome(cell) and bool(_RESULT.search(line.label))


def by_course(lines: Lines, sentence: Sentence, course: Course) -> Seen | None:
    """A line that came from a number or went to one, where all such went the other way."""
    number = course.old or course.new
    if number is None or (course.old and course.new) or number.hedge or digits_of(number) < 2:
        return None
    named = lines.named(sentence, number)
    year = lines.understood.year
    seen: list[Seen] = []
    for line, cell in lines.levels.of(number):
        if line not in named or not is_outcome(cell) or not year_of(cell):
            continue
        for other in line.cells:
            old, new = (cell, other) if course.old else (other, cell)
            apart = is_earlier(new, old) and year_of(new) == year
            if apart and old.unit == new.unit and old.words == new.words and is_outcome(new):
                pair = Pair(line, old, new)
                better = better_when(line) * pair.better if course.good else pair.way
                seen.append(Seen(line, pair.told, better))
    nearest = [one for one in seen if one.way] or seen
    return _all_other(course.way, nearest)
