"""Lists of names with a number each: rows of a table told one after another.

**Proves** the numbers of a list, in one sentence or line below line, whose names are rows of one
table and most of whose numbers stand in one of its columns (`Bygglov 53 (56), Brandtillsyn 86
(78)`, `2013: Brandtillsyn NKI 78, Bygglov NKI 56, …`). **Contradicts** the one that its row has
otherwise there. **Silent** where fewer than three names are rows, where more than one of its
numbers differs or a name may be several rows. Source: tying a report to its tables (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from bokslut.prose.typed import TypedNumber

from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import Line, LineCell
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, TOTAL_ROOTS, roots_of
from .one_row import equation_of, is_across
from .superlatives import is_item

_ZERO, _FEWEST = Decimal(0), 3
_LEAD = re.compile(r"^\W*(?:(?:[^\W\d]+ )?(?:19|20)[0-9]{2}:\s*|[^⟦⟧:.;]{3,80}:\s+)?")
_PARTS = re.compile(r"[,;]\s+|(?<!-)\s+(?:och|samt|and)\s+(?=[^⟦⟧,;]*⟦)")
_ENTRY = re.compile(
    r"\W*(?P<name>[^\W\d][^⟦⟧()\d.:]{2,60}?)\s+(?P<sign>[-–−+])?⟦(?P<first>[0-9]+)⟧\s?"
    r"(?:\(⟦(?P<second>[0-9]+)⟧\))?[\s).,;]*"
)


@dataclass(frozen=True)
class _Entry:
    """A name of a list and its numbers: the first, and the one in parentheses behind it."""

    sentence: Sentence
    name: frozenset[str]
    numbers: tuple[TypedNumber, ...]


def listed_values(understood: Understood) -> Iterator[Equation]:
    """Every number of a list that most of a table's column bears out, and the one that it does
    not."""
    tables: dict[int, list[Line]] = defaultdict(list)
    for line in subjects_of(understood).lines:
        if is_across(line) and is_item(line) and line.words:
            tables[line.grid].append(line)
    if not tables:
        return
    for entries in _lists(understood):
        for lines in tables.values():
            found = _held(entries, lines) if len(lines) >= _FEWEST else []
            if found:
                yield from found
                break


def _lists(understood: Understood) -> Iterator[list[_Entry]]:
    """The lists of a report: of one sentence, and of lines right below each other."""
    told = [(one, _entries(one)) for one in understood.written if one.amounts]
    for _sentence, some in told:
        if len(some) >= _FEWEST:
            yield some
    single = [(sentence.block, some) for sentence, some in told if len(some) == 1]
    for _key, run in groupby(enumerate(single), lambda one: one[1][0] - one[0]):
        entries = [entry for _place, (_block, some) in run for entry in some]
        if len(entries) >= _FEWEST:
            yield entries


def _entries(sentence: Sentence) -> list[_Entry]:
    text = sentence.marked()
    text = text[_end(text) :]
    found = []
    for part in _PARTS.split(text):
        match = _ENTRY.fullmatch(part)
        if match is None:
            continue
        numbers = [sentence.amounts[int(match["first"])]]
        if match["second"]:
            numbers.append(sentence.amounts[int(match["second"])])
        name = frozenset(roots_of(match["name"])) - TELLING_ROOTS - PLAIN_ROOTS - TOTAL_ROOTS
        plain = all(one.value is not None and not one.hedge for one in numbers)
        if name and plain:
            found.append(_Entry(sentence, name, tuple(numbers)))
    return found


def _end(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _held(entries: Sequence[_Entry], lines: Sequence[Line]) -> list[Equation]:
    """The numbers of a list against the rows of a table; nothing where it is not of them."""
    common = {
        word
        for line in lines
        for word in line.words
        if sum(1 for one in lines if word in one.words) * 2 > len(lines)
    }
    rows = [(entry, line) for entry in entries if (line := _row(entry, lines, common))]
    if len(rows) < _FEWEST or len({line.place for _entry, line in rows}) < len(rows):
        return []
    return [
        one
        for place in (0, 1)
        for one in _column([(e, line) for e, line in rows if len(e.numbers) > place], place)
    ]


def _row(entry: _Entry, lines: Sequence[Line], common: set[str]) -> Line | None:
    """The one row that a name is of: all that sets it apart is said, and nothing else."""
    found = [
        line
        for line in lines
        if all(any(same_name(one, each) for each in entry.name) for one in {*line.words} - common)
        and all(any(same_name(one, each) for one in line.words) for each in entry.name - common)
        and {*line.words} - common
    ]
    return found[0] if len(found) == 1 else None


def _column(rows: Sequence[tuple[_Entry, Line]], place: int) -> Iterator[Equation]:
    """What the column says that all of the numbers at one place are of, but for one at most."""
    heads = dict.fromkeys((one.period, one.head) for _entry, line in rows for one in line.cells)
    for head in heads:
        told = [
            (entry, line, cell)
            for entry, line in rows
            for cell in line.cells
            if (cell.period, cell.head) == head and _counts(entry.numbers[place], cell)
        ]
        held = [one for one in told if _is(one[0].numbers[place], one[2])]
        if len(told) < _FEWEST or len(told) < len(rows) or len(told) - len(held) > 1:
            continue
        for entry, line, cell in told:
            number = entry.numbers[place]
            holds = (entry, line, cell) in held
            value = in_unit(cell.base, number.unit) if number.unit else cell.value.value
            # Said with the sign that is written before it.
            expected = value * number.sign if number.sign < 0 else abs(value)
            yield equation_of(entry.sentence, number, line, (cell,), expected, holds)
        return


def _counts(number: TypedNumber, cell: LineCell) -> bool:
    return not number.unit or not cell.unit or dimension_of(number.unit) == dimension_of(cell.unit)


def _is(number: TypedNumber, cell: LineCell) -> bool:
    """Whether a number is that of a cell; one without a unit is told as the table tells it."""
    if number.unit and cell.unit:
        stated, said = number.base, cell.base
        reach = number.reach + cell.reach
    else:
        stated, said = number.value or _ZERO, cell.value.value
        reach = number.half + cell.value.half
    if number.sign >= 0:
        stated, said = abs(stated), abs(said)
    return abs(stated - said) <= reach
