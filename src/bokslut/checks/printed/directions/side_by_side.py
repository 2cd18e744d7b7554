"""Higher and lower than another row or column: women and men, the municipality and the country.

**Finds** `kvinnors sjukfrånvaro är högre än männens` and `andelen är lägre än i riket` where the
two numbers of the year stand the other way in the table that has both. **Silent** where a word of
either side is no word of the table, where a table has several numbers of the year for one side,
where the printed numbers are alike, and about better and worse where it is not known which way is
good. An error where the table stands under the same heading or right beside the sentence, else a
warning. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, finding

from ..claims.claim_years import YEAR
from ..claims.line_pairs import Pair, dated, is_outcome, shown, year_of
from ..claims.polarity import better_when
from ..claims.subject_phrases import (
    Naming,
    Phrase,
    Subject,
    content_of,
    is_told,
    naming_of,
    phrase_of,
    same_name,
)
from ..claims.told_gaps import courses
from ..claims.turns import Turn, turns
from ..sentences.two_rows import Rows
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.plain_words import OWN_BODY
from ..understood.understood import Sentence, Understood
from ..understood.words import TOTAL_ROOTS, root
from .direction_by_differences import by_sides

RULE = "side-by-side"

_BESIDE = 4


@dataclass(frozen=True, slots=True)
class _Two:
    """The two numbers that are compared, and the labels of their rows."""

    line: Line
    one: LineCell
    other_line: Line
    other: LineCell
    near: bool

    @property
    def way(self) -> int:
        """1 where the first is higher."""
        return Pair(self.line, self.other, self.one).way


def sides_by_side(understood: Understood) -> Iterator[Finding]:
    """Every comparison of two sides that a table contradicts."""
    naming = naming_of(understood)
    by_grid: dict[int, list[Line]] = {}
    for line in naming.subjects.lines:
        by_grid.setdefault(line.grid, []).append(line)
    rows = Rows(understood)
    before: Sentence | None = None
    for sentence in understood.sentences:
        goes_on = before if before and before.block == sentence.block else None
        before = sentence
        if not is_told(understood, sentence) or next(courses(sentence), None) is not None:
            continue
        by_gap = by_sides(rows, sentence, goes_on)
        if by_gap is not None:
            gap, sides = by_gap
            two = _Two(sides.line, sides.one, sides.other_line, sides.other, sides.newest)
            yield _finding(understood, sentence, gap.word, two)
            continue
        for turn in turns(sentence):
            if turn.against == "other" and turn.than and turn.way:
                phrase = phrase_of(sentence, turn, goes_on)
                found = _judged(understood, naming, by_grid, sentence, turn, phrase)
                if found is not None:
                    words = sentence.text[turn.start : turn.end].strip()
                    yield _finding(understood, sentence, words, found)


def _judged(
    understood: Understood,
    naming: Naming,
    by_grid: dict[int, list[Line]],
    sentence: Sentence,
    turn: Turn,
    phrase: Phrase,
) -> _Two | None:
    """The two numbers, where every table that has both says the other way."""
    than = tuple(dict.fromkeys(root(one) for one in content_of(turn.than)))
    if not than or phrase.borrowed:
        return None
    year = next(reversed(YEAR.findall(sentence.text)), understood.year)
    told: list[_Two] = []
    for subject in naming.of(phrase, sentence):
        if not subject.explained:
            continue
        near = _is_near(understood, sentence, subject)
        told += _rows(by_grid[subject.line.grid], subject.line, phrase, than, year, near)
        told += _columns(dated(subject.line, year), phrase, than, year, near)
    good = [_agrees(turn, one) for one in told]
    if not told or any(one >= 0 for one in good):
        return None
    return told[0]


def _agrees(turn: Turn, two: _Two) -> int:
    way = turn.way * (better_when(two.line) if turn.good else 1)
    return way * two.way


def _is_near(understood: Understood, sentence: Sentence, one: Subject) -> bool:
    block = understood.grid[one.line.grid].block
    return one.here or abs(block - sentence.block) <= _BESIDE


def _rows(
    lines: Sequence[Line], line: Line, phrase: Phrase, than: Sequence[str], year: str, near: bool
) -> Iterator[_Two]:
    """The other row of the same table, column by column of the year."""
    others = [
        one
        for one in lines
        if one.place != line.place
        and _is_meant(one, than)
        and not _is_meant(line, than)
        and not _is_meant(one, phrase.words)
    ]
    if len(others) != 1:
        return
    cells = {one.number.column: one for one in others[0].cells}
    mine = [one for one in dated(line, year).cells if is_outcome(one) and year_of(one) == year]
    both = [(one, cells[one.number.column]) for one in mine if one.number.column in cells]
    if len(both) == 1:
        yield _Two(line, both[0][0], others[0], both[0][1], near)


def _is_meant(line: Line, words: Sequence[str]) -> bool:
    """Whether every word of a row's name is said, and nothing but it and the table's topic."""
    own = [one for one in line.own_words or line.words if one not in TOTAL_ROOTS]
    names = {*line.words, *line.topic}
    return (
        bool(own)
        and all(any(same_name(one, word) for word in words) for one in own)
        and all(any(same_name(one, name) for name in names) for one in words)
    )


def _columns(
    line: Line, phrase: Phrase, than: Sequence[str], year: str, near: bool
) -> Iterator[_Two]:
    """The other column of the same row."""
    cells = [one for one in line.cells if is_outcome(one) and year_of(one) in (year, "")]
    others = [
        one
        for one in cells
        if one.words and all(any(same_name(word, said) for said in than) for word in one.words)
    ]
    mine = [
        one
        for one in cells
        if one not in others
        and all(
            word in OWN_BODY or any(same_name(word, said) for said in phrase.words)
            for word in one.words
        )
    ]
    explained = all(
        any(same_name(word, name) for one in others for name in (*one.words, *line.words))
        for word in than
    )
    if len(others) == 1 and len(mine) == 1 and explained and mine[0].unit == others[0].unit:
        yield _Two(line, mine[0], line, others[0], near)


def _finding(understood: Understood, sentence: Sentence, words: str, two: _Two) -> Finding:
    return finding(
        RULE,
        Severity.ERROR if two.near else Severity.WARNING,
        "“{words}”, but {line} {value}, {other} {beside}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Change the word, or say of what it is told.",
        claimed=words,
        words=words,
        line=two.line.label,
        value=shown(two.one),
        other=two.other_line.label,
        beside=shown(two.other),
    )
