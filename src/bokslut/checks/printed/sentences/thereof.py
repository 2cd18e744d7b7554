"""How many of them are what a row or a column is called: `varav 28 gick i pension`.

**Proves** what stands behind `varav` by the row or the column that its words name, in the table
that has the whole told before it: in the same column of another row, or in the same row of another
column. **Doubts** another number, where all that its words name there say the same one; and a whole
that is its row's of another year or a slip of its sum, where the part is its row's of this year.
**Silent** about shares, where the words name nothing of that table, and where any cell that they
name has the number. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bokslut.prose.typed import TypedNumber

from ..claims.by_size import BySize
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..claims.told import Told, looks_slipped
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import Line, LineCell
from ..understood.plain_words import SWEDISH_MONTH
from ..understood.understood import Sentence, Understood
from ..understood.words import TOTAL_ROOTS, roots_of
from .one_row import equation_of, is_across, is_named

_OF_THEM = re.compile(
    r"^[^;:0-9()]{0,80}?(?:,\s*|\s)(?:varav|av vilka|of which|of whom)\s"
    r"(?P<words>[^;:.,0-9()]{0,50})$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^[^;:.,0-9()]{0,50}\s(?:och|samt|and)\s(?P<words>[^;:.,0-9()]{0,40})$", re.I)
_BEHIND = re.compile(r"^[^;:.,0-9()]{0,60}")
_DATE = re.compile(
    rf"\b(?:den\s+)?[0-9]{{1,2}}\s+(?:{SWEDISH_MONTH})(?:\s+(?:19|20)[0-9]{{2}})?",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:budget\w*|prognos\w*|föregående|förra|fjol\w*|ök\w+|minsk\w+|fler|färre|forecast|"
    r"increase\w*|decrease\w*|more|fewer)\b",
    re.IGNORECASE,
)
# Some of those whom a row tells of.
_SOME_OF_THEM = re.compile(
    r"\b(?:ny\w*|delvis|deltid\w*|heltid\w*|visstid\w*|tillfällig\w*|chef\w*|äldre|yngre|minst|"
    r"högst|enbart|new\w*|part-time|full-time|temporary)\b",
    re.IGNORECASE,
)
_LEAST = 10


@dataclass(frozen=True, slots=True)
class _Cell:
    """A number of a table, with the row or the column that it is told of."""

    line: Line
    cell: LineCell


def thereof(understood: Understood) -> Iterator[Equation]:
    """What sentences tell of the parts of a whole."""
    cells: _Cells | None = None
    for sentence in understood.written:
        if len(sentence.amounts) < 2 or not sentence.is_statement:
            continue
        if set(sentence.years) - {understood.year} or _OTHERWISE.search(sentence.text):
            continue
        for whole, part, words in _told(sentence):
            cells = cells or _Cells.of(understood)
            yield from _judged(sentence, whole, part, words, cells, understood.year)


def _told(sentence: Sentence) -> Iterator[tuple[TypedNumber, TypedNumber, str]]:
    """Wholes and parts behind `varav`, with the words that name the parts."""
    whole: TypedNumber | None = None
    for one, other in pairwise(sentence.amounts):
        between = _DATE.sub(" ", sentence.text[one.end : other.start])
        found = _OF_THEM.match(between)
        if found:
            whole = one
        else:
            found = _NEXT.match(between) if whole is not None else None
            if found is None:
                whole = None
                continue
        if whole is None or not _count_alike(whole, other):
            continue
        behind = _BEHIND.match(sentence.text[other.end :])
        yield whole, other, f"{found['words']} {behind[0] if behind else ''}"


def _count_alike(whole: TypedNumber, part: TypedNumber) -> bool:
    rough = whole.hedge or part.hedge or not whole.value or part.value is None
    kind = dimension_of(whole.unit)
    return not rough and kind != "share" and kind == dimension_of(part.unit)


def _judged(
    sentence: Sentence,
    whole: TypedNumber,
    part: TypedNumber,
    words: str,
    cells: _Cells,
    year: str,
) -> Iterator[Equation]:
    if abs(whole.base) < _LEAST:
        return
    meant: list[_Cell] = []
    for one in cells.that_are(whole):
        if year_of(one.cell) in (year, ""):
            meant += _parts_of(one, words, cells.tables[one.line.grid])
    held = next((one for one in meant if _is(one.cell, part)), None)
    some_of = _SOME_OF_THEM.search(words)
    if (
        held is None
        and some_of
        and not any(
            some_of[0].lower() in f"{one.line.label} {one.cell.head}".lower() for one in meant
        )
    ):
        return
    if held is not None:
        yield _equation(sentence, part, held, holds=True)
    elif len({abs(one.cell.base) for one in meant}) == 1:
        yield _equation(sentence, part, meant[0], holds=False)
    elif not meant:
        yield from _whole_of(sentence, whole, part, words, cells, year)


def _parts_of(whole: _Cell, words: str, some: Sequence[_Cell]) -> list[_Cell]:
    """What words name in the column or the row of a whole."""
    found: list[_Cell] = []
    for one in some:
        if one.cell.number == whole.cell.number or one.cell.unit != whole.cell.unit:
            continue
        if one.line.place != whole.line.place:
            if _place(one) == _place(whole) and is_named(one.line, words):
                found.append(one)
        elif year_of(one.cell) == year_of(whole.cell) and _is_head(one.cell, words):
            found.append(one)
    most = max((len(one.line.words) for one in found), default=0)
    return [one for one in found if len(one.line.words) == most]


def _place(one: _Cell) -> tuple[bool, int]:
    across = is_across(one.line)
    return across, one.cell.number.column if across else one.cell.number.row


def _is_head(cell: LineCell, words: str) -> bool:
    """Whether words are those of the head of a column."""
    said = roots_of(words)
    own = [one for one in cell.words if one not in TOTAL_ROOTS]
    return bool(own) and all(any(same_name(one, each) for each in said) for one in own)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of outcomes by the tables that they stand in, and by their size."""

    tables: dict[int, list[_Cell]]
    sizes: BySize[_Cell]

    @classmethod
    def of(cls, understood: Understood) -> _Cells:
        """Those of a report."""
        told: dict[int, list[_Cell]] = {}
        for line in subjects_of(understood).lines:
            for cell in line.cells:
                if is_outcome(cell) and dimension_of(cell.unit) != "share":
                    told.setdefault(line.grid, []).append(_Cell(line, cell))
        every = [
            (abs(one.cell.base), one.cell.reach, one) for some in told.values() for one in some
        ]
        return cls(told, BySize.of(every))

    def that_are(self, told: TypedNumber) -> Iterator[_Cell]:
        """Those that a number may be, table by table."""
        for one in self.sizes.near(abs(told.base), told.reach):
            if _is(one.cell, told):
                yield one


def _is(cell: LineCell, told: TypedNumber) -> bool:
    same = dimension_of(cell.unit) == dimension_of(told.unit)
    reach = cell.reach + told.reach if told.unit else 0
    return same and abs(abs(cell.base) - abs(told.base)) <= reach


def _whole_of(
    sentence: Sentence,
    whole: TypedNumber,
    part: TypedNumber,
    words: str,
    cells: _Cells,
    year: str,
) -> Iterator[Equation]:
    """A whole that is the sum of another year or a slip of it, where its part is that of this
    year."""
    found: list[_Cell] = []
    for grid in dict.fromkeys(one.line.grid for one in cells.that_are(part)):
        some = cells.tables[grid]
        sums = [one for one in some if _is_sum(one.line)]
        older = [one for one in sums if _is(one.cell, whole) and year_of(one.cell) < year]
        parts = [
            one
            for one in some
            if _is(one.cell, part)
            and year_of(one.cell) in (year, "")
            and is_named(one.line, words)
            and not _is_sum(one.line)
        ]
        for one in sums:
            if year_of(one.cell) in (year, "") and any(
                _place(one) == _place(each) and one.cell.unit == each.cell.unit for each in parts
            ):
                slipped = looks_slipped(Told(sentence, whole), one.cell.base)
                found += [one for each in older if each.line.place == one.line.place]
                found += [one] if slipped else []
    if len({abs(one.cell.base) for one in found}) == 1 and not _is(found[0].cell, whole):
        yield _equation(sentence, whole, found[0], holds=False)


def _is_sum(line: Line) -> bool:
    return line.total or not TOTAL_ROOTS.isdisjoint(roots_of(line.label))


def _equation(sentence: Sentence, number: TypedNumber, one: _Cell, *, holds: bool) -> Equation:
    expected = in_unit(abs(one.cell.base), number.unit)
    return equation_of(sentence, number, one.line, (one.cell,), expected, holds)
