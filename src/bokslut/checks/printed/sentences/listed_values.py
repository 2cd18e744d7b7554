"""Lists of names with a number each: rows of a table told one after another.

**Proves** the numbers of a list, in one sentence or line below line, whose names are rows of one
table and most of whose numbers stand in one of its columns (`Bygglov 53 (56), Brandtillsyn 86
(78)`, `2013: Brandtillsyn NKI 78, Bygglov NKI 56, …`), and those that are told respectively of as
many rows (`Skolnämnden och socialnämnden redovisar underskott om 8,2 respektive 9,4`).
**Contradicts** the one that its row has otherwise there, and two that have changed places.
**Silent** where fewer than three names are rows, two where they are told respectively, where more
than one of its numbers differs or a name may be several rows. Source: tying a report to its tables
(ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import digits_of
from ..claims.lists_of_pairs import RESPECTIVELY, list_of
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

_ZERO, _FEWEST, _PAIR = Decimal(0), 3, 2
# `respektive 9,4 procent högre än`: of what else they are told.
_ANOTHER = re.compile(
    r"[^.;,]{0,12}\b(?:högre|lägre|mer|mindre|fler|färre|bättre|sämre|higher|lower|more|less)\b",
    re.IGNORECASE,
)
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
    tables = _tables(understood)
    if not tables:
        return
    for entries in _lists(understood):
        for lines in tables.values():
            found = _held(entries, lines) if len(lines) >= _FEWEST else []
            if found:
                yield from found
                break
    for sentence, cells in told_in_order(understood):
        for number, line, cell in cells:
            value = in_unit(cell.base, number.unit) if number.unit else cell.value.value
            expected = value * number.sign if number.sign < 0 else abs(value)
            yield equation_of(sentence, number, line, (cell,), expected, _is(number, cell))


_Told = tuple[TypedNumber, Line, LineCell]


def told_in_order(understood: Understood) -> Iterator[tuple[Sentence, list[_Told]]]:
    """The numbers that are told respectively of rows, each with its row and the cell that it is
    or should be."""
    tables = _tables(understood)
    for sentence in understood.written if tables else ():
        if RESPECTIVELY.search(sentence.text):
            for some in _respectively(sentence, tables.values()):
                yield sentence, some


def _tables(understood: Understood) -> dict[int, list[Line]]:
    """The rows of each table that a list may name."""
    tables: dict[int, list[Line]] = defaultdict(list)
    for line in subjects_of(understood).lines:
        if is_across(line) and is_item(line) and line.words:
            tables[line.grid].append(line)
    return tables


def _respectively(sentence: Sentence, tables: Iterable[Sequence[Line]]) -> Iterator[list[_Told]]:
    """What the one table says that has as many rows named before numbers as these are."""
    for number in sentence.amounts:
        own = list_of(sentence, number)
        if len(own) < _PAIR or own[0] is not number:
            continue
        if not RESPECTIVELY.search(sentence.text, own[-2].end, own[-1].start):
            continue
        if any(one.hedge or one.value is None for one in own) or _ANOTHER.match(
            sentence.text, own[-1].end
        ):
            continue
        for lines in tables:
            named = _named(sentence.text[_start(sentence, number) : number.start], lines)
            if len(named) == len(own):
                cells = _in_order(list(zip(own, named, strict=True)))
                if cells:
                    yield [(one, *each) for one, each in zip(own, zip(named, cells, strict=True),
                                                             strict=True)]  # fmt: skip
                return


def _start(sentence: Sentence, number: TypedNumber) -> int:
    """Where what leads up to a number begins: behind the number before it."""
    return max((one.end for one in sentence.amounts if one.end <= number.start), default=0)


def _named(text: str, lines: Sequence[Line]) -> list[Line]:
    """The rows that a text names by all their words, in order."""
    said = roots_of(text)
    spans: list[tuple[int, int, Line]] = []
    for line in lines:
        words = len(line.words)
        for at in range(len(said)):
            window = said[at : at + words]
            if len(window) == words and all(map(same_name, line.words, window)):
                spans.append((at, at + words, line))
    whole = [
        one
        for one in spans
        if not any(
            other is not one and other[0] <= one[0] and one[1] <= other[1] and _longer(other, one)
            for other in spans
        )
    ]
    once = len({one[2].place for one in whole}) == len({one[0] for one in whole}) == len(whole)
    return [line for _begin, _end, line in sorted(whole, key=lambda one: one[0])] if once else []


def _longer(one: tuple[int, int, Line], other: tuple[int, int, Line]) -> bool:
    return one[1] - one[0] > other[1] - other[0]


def _in_order(told: Sequence[tuple[TypedNumber, Line]]) -> list[LineCell]:
    """The cells of the one column that all numbers, all but one, or both the other way round are
    of."""
    columns: dict[int, list[LineCell]] = {}
    for number, line in told:
        for cell in line.cells:
            if _counts(number, cell):
                columns.setdefault(cell.number.column, []).append(cell)
    whole = [cells for cells in columns.values() if len(cells) == len(told)]
    held = [[_is(number, cell) for (number, _line), cell in zip(told, cells, strict=True)]
            for cells in whole]  # fmt: skip
    best = max(held, key=sum, default=[])
    some = [cells for cells, one in zip(whole, held, strict=True) if sum(one) == sum(best)]
    if not any(best):
        some = [cells for cells in whole if len(told) == _PAIR and _is_turned(told, cells)]
    elif not all(best) and (sum(best) < len(told) - 1 or not _is_telling(told, best)):
        return []
    return some[0] if len(some) == 1 else []


def _is_turned(told: Sequence[tuple[TypedNumber, Line]], cells: Sequence[LineCell]) -> bool:
    """Whether each of two numbers is that of the other row."""
    return _is(told[0][0], cells[1]) and _is(told[1][0], cells[0])


def _is_telling(told: Sequence[tuple[TypedNumber, Line]], held: Sequence[bool]) -> bool:
    """Whether one that holds is no chance: of two digits."""
    return any(
        one and digits_of(number) >= _PAIR for (number, _line), one in zip(told, held, strict=True)
    )


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
