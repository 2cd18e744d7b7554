"""Numbers told of who has the most or the least: `bäst prognos lämnar socialnämnden med 8,9`.

**Proves** the first number behind a superlative and the name of a row by a cell of that row.
**Doubts** one that no cell of a row of that name says, nor any that stands beside it reckons, where
the row has the most or the least in one column alone that may be meant: of a variance where the
sentence tells of one, else of what the year came to. **Silent** where it is one of several that
have the most, where what is compared is a change or a share of all, where rows of several names
are told, and where no column bears the superlative out. Source: tying a report's text to its
statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of
from .superlatives import is_item, of_one_kind

RULE = "text-against-table"

_ZERO = Decimal(0)
_EXTREME = re.compile(
    r"\b(?:störst|högst|lägst|minst|bäst|sämst|svagast|starkast|dyrast|billigast)[ae]?\b|"
    r"\b(?:flest|mest|vanligast)\b|\b(?:most|least) (?:favourable|positive|negative|common)\b|"
    r"\b(?:largest|highest|lowest|smallest|best|worst|weakest|strongest)\b",
    re.IGNORECASE,
)
# One of several, or at other times: `bland de största`, `den högsta hittills`, `minst 77 procent`.
_OTHERWISE = re.compile(
    r"\b(?:bland|en av|ett av|några av|tillhör\w*|näst|hittills|någonsin|sedan|åren|period\w*|"
    r"inte|ej|ska|skall|bör|de (?:två|tre|fyra|fem)|ökning\w*|ökat|ökade|minskning\w*|minskat|"
    r"minskade|förändring\w*|skillnad\w*|one of|among|ever|not|second|increase\w*|decrease\w*|"
    r"change\w*|since|compared|jämfört|mål\w*|target\w*|krav\w*)\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(
    r"\b\w*(?:avvik|överskott|underskott|överskrid)\w*|\b(?:prognos|mot budget)\b|"
    r"\b(?:variance|surplus|deficit)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:budget\w*|prognos\w*|forecast\w*|plan\w*)\b", re.IGNORECASE)
# Nothing but what leads up to the number of the row that is named.
_LEADS_UP = re.compile(
    r"(?:(?:^|[\s,(])(?:med|på|var|är|blev|uppgick till|uppgår till|with|at|of|was|is)|[,(:])"
    r"\s*(?:SEK\s*)?$",
    re.IGNORECASE,
)
_ITS_SHARE = re.compile(r"^\s*(?:av|of)\b", re.IGNORECASE)
_FEWEST, _FAR, _WHOLE = 3, 110, 100


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a sentence that is told of a row which has the most or the least. `kind` is the
    word behind the superlative, which says what is compared and not who is meant."""

    sentence: Sentence
    number: TypedNumber
    variance: bool
    kind: str


def told_extremes(understood: Understood) -> Iterator[Equation]:
    """Every number told of who has the most or the least."""
    rows = _rows_of(understood)
    for sentence in understood.written:
        told = _told(sentence)
        if told is None:
            continue
        found = [one for grid in rows if (one := _named(grid, told)) is not None]
        yield from _judged(told, found, understood.year)


def _rows_of(understood: Understood) -> list[list[Line]]:
    """By table the rows that are compared: neither totals nor columns."""
    by_grid: dict[int, list[Line]] = {}
    for line in subjects_of(understood).lines:
        across = line.cells and line.cells[0].number.row == line.cells[-1].number.row
        if across and is_item(line):
            by_grid.setdefault(line.grid, []).append(line)
    return [one for one in by_grid.values() if len(one) >= _FEWEST]


def _told(sentence: Sentence) -> _Told | None:
    """The first number behind the only superlative of a sentence."""
    some = list(_EXTREME.finditer(sentence.text))
    if len(some) != 1 or not sentence.is_statement or _OTHERWISE.search(sentence.text):
        return None
    word = some[0]
    behind = [one for one in sentence.amounts if one.start >= word.end()]
    if not behind or len(behind) != len(sentence.amounts):
        return None
    number = behind[0]
    between = sentence.text[word.end() : number.start]
    if number.value is None or number.hedge or len(between) > _FAR or ";" in between:
        return None
    if not _LEADS_UP.search(sentence.text[: number.start]):
        return None
    if _ITS_SHARE.match(sentence.text[number.end :]):
        return None
    kind = next(iter(roots_of(between.split(",")[0])), "")
    return _Told(sentence, number, bool(_VARIANCE.search(sentence.text)), kind)


def _named(rows: Sequence[Line], told: _Told) -> tuple[Line, Sequence[Line]] | None:
    """The only row of a table that a sentence names by all its words, and those beside it."""
    text = told.sentence.text[: told.number.start]
    said = roots_of(text)
    named = [one for one in rows if _is_named(one, told, text, said)]
    # `Förskola` is named by `förskola och fritidshem`, too: the longest name is the one meant.
    most = max((len(one.words) for one in named), default=0)
    longest = [one for one in named if len(one.words) == most]
    others = (one for one in named if len(one.words) < most)
    if len(longest) != 1 or any(set(one.words) - set(longest[0].words) for one in others):
        return None
    return longest[0], of_one_kind(list(rows), longest[0].label)


def _are_said(words: Sequence[str], said: Sequence[str]) -> bool:
    return all(any(same_name(word, each) for each in said) for word in words)


def _is_named(line: Line, told: _Told, text: str, said: Sequence[str]) -> bool:
    if len(line.words) == 1 and told.kind and same_name(line.words[0], told.kind):
        return False
    if line.label.lower() in text.lower():
        return True
    return bool(line.own_words) and all(
        any(same_name(word, each) for each in said) for word in line.words
    )


def _judged(
    told: _Told, found: Sequence[tuple[Line, Sequence[Line]]], year: str
) -> Iterator[Equation]:
    for line, _rows in found:
        for cell in line.cells:
            if _is(told, cell):
                yield _equation(told, line, cell, holds=True)
                return
        if not told.variance and any(
            _is_reckoned(told, *two) for two in combinations(line.cells, 2)
        ):
            return
    meant = [(line, cell) for line, rows in found for cell in _extremes(told, line, rows, year)]
    meant = [one for one in meant if _is_in_head(told, one[1])] or meant
    if len({abs(cell.base) for _line, cell in meant}) == 1:
        yield _equation(told, *meant[0], holds=False)


def _extremes(told: _Told, line: Line, rows: Sequence[Line], year: str) -> Iterator[LineCell]:
    """The cells in which a row has the most or the least of all, among those that may be meant."""
    for cell in line.cells:
        if not _may_be_meant(told, cell, year) or not cell.base:
            continue
        beside = [
            one
            for row in rows
            for one in row.cells
            if one.number.column == cell.number.column and one.unit == cell.unit
        ]
        values = [one.base for one in beside if not _is_of_all(one, beside)]
        if len(values) >= _FEWEST and cell.base in (max(values), min(values)):
            yield cell


def _is_of_all(one: LineCell, beside: Sequence[LineCell]) -> bool:
    """Whether a number is what all others are together, as a total is that is not called one."""
    rest = sum((each.base for each in beside if each is not one), _ZERO)
    return abs(one.base - rest) <= one.reach * len(beside)


def _is_in_head(told: _Told, cell: LineCell) -> bool:
    """Whether the sentence has a word of the head of a column: `nettokostnad` of `Netto`."""
    said = roots_of(told.sentence.text)
    return any(word.startswith(one) for one in cell.words for word in said)


def _may_be_meant(told: _Told, cell: LineCell, year: str) -> bool:
    if not _is_of_kind(told, cell) or year_of(cell) not in (year, ""):
        return False
    if told.variance:
        return cell.role == "variance"
    return is_outcome(cell) and not _PLANNED.search(told.sentence.text)


def _is_of_kind(told: _Told, cell: LineCell) -> bool:
    """Whether a cell can hold what the number tells; a table of percents may not say that it is."""
    bare = not cell.unit and told.number.unit == "percent" and abs(cell.base) <= _WHOLE
    return bare or dimension_of(told.number.unit) == dimension_of(cell.unit)


def _base(told: _Told, cell: LineCell) -> Decimal:
    """What a cell says, in the unit that the number is told in where it has none of its own."""
    return cell.base if cell.unit else in_base(cell.value.value, told.number.unit)


def _reach(told: _Told, cell: LineCell) -> Decimal:
    half = cell.reach if cell.unit else in_base(cell.value.half, told.number.unit)
    return half + told.number.reach


def _is(told: _Told, cell: LineCell) -> bool:
    if not _is_of_kind(told, cell):
        return False
    return abs(abs(_base(told, cell)) - _stated(told)) <= _reach(told, cell)


def _stated(told: _Told) -> Decimal:
    return abs(in_base(told.number.value or _ZERO, told.number.unit))


def _is_reckoned(told: _Told, one: LineCell, other: LineCell) -> bool:
    """Whether the number is the difference of two cells of the row."""
    if not (_is_of_kind(told, one) and _is_of_kind(told, other)):
        return False
    gap = abs(_base(told, one) - _base(told, other))
    return abs(gap - _stated(told)) <= _reach(told, one) + _reach(told, other)


def _equation(told: _Told, line: Line, cell: LineCell, *, holds: bool) -> Equation:
    number = told.number
    stated = told.sentence.term(number)
    expected = in_unit(abs(_base(told, cell)), number.unit or cell.unit)
    shown = rounded(expected, number.decimals) or expected
    sign = number.sign or 1
    return Equation(
        RULE,
        stated,
        (Term(cell.number, cell.value),),
        stated.value.value if holds else shown * sign,
        _ZERO,
        _ZERO,
        partial(_written, line, cell),
        sure=False,
        firm=True,
    )


def _written(line: Line, cell: LineCell) -> str:
    return f"{line.label}, {cell.head}: {print_number(cell.value.value, cell.value.decimals)}"
