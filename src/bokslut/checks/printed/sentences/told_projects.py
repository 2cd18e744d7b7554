"""What a named project has cost, is thought to cost and is off its budget by.

**Proves** an amount of a project whose row a sentence names in full, told as spent, as foreseen or
decided, or as more or less than its budget (`den nya förskolan i Lindbacken, som beräknas bli 1,5
mkr dyrare än sin budget`), by a cell of its rows or the difference of two. **Doubts** one that none
of them is, where the row has what is told of. **Silent** where several projects are named in the
sentence, about what is told of a part, a bidder or another time, and of rows without a budget of
their own. Source: tying a report's text to its investment accounts (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bokslut.prose.typed import TypedNumber

from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from .one_row import equation_of, is_across, is_named
from .superlatives import is_item

_ZERO = Decimal(0)
_FEWEST_WORDS, _FEWEST_CELLS = 2, 3
# `dyrare än sin budget`, `lägre än budgeterat`; what is behind a bidder's or last year's is none.
_OFF = re.compile(
    r"\s*(?:dyrare|billigare|högre|lägre|mer|mindre|more|less|higher|lower)\s+(?:än|than)\s+"
    r"(?:(?:i|sin|den|dess|in|its|the|projektets)\s+)*(?:(?:total|projekt|investerings)?budget\w*|"
    r"(?:beslut|beräkn|kalkyl|plan|beviljat|anslag)\w*|appropriation)",
    re.IGNORECASE,
)
_OVER = re.compile(r"\s*(?:över|under|above|below|over)\s+(?:sin |den |its |the )?\w*budget", re.I)
_SPENT = re.compile(
    r"\b(?:kostat|kostade|förbrukat(?:s)?|upparbetat(?:s)?|investerats?|lagts? ned|"
    r"(?:utgift\w*|kostnad\w*)(?: hittills)? (?:är|uppgår till|uppgick till|var)|cost|spent)\s*$",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r"\b(?:av|of)\s+(?:(?:de|den|totalt|sin|sina|its|the)\s+)*(?:beräknade|budgeterade|beslutade|"
    r"kalkylerade|planerade|prognostiserade|beviljade|estimated|budgeted)\s*$|"
    r"\b(?:beräknas|väntas|bedöms|prognostiseras)\s+(?:totalt\s+)?(?:kosta|uppgå till|bli)\s*$|"
    r"\bexpected to cost\s*(?:SEK\s*)?$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:varav|föregående|förra|fjol\w*|anbud\w*|entreprenad\w*|bidrag\w*|index\w*|per|"
    r"of which|last year|contract\w*|grant\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Form:
    """A way to tell an amount of a project, and the cells that it may then be of."""

    is_told: Callable[[Sentence, TypedNumber], bool]
    may_be: Callable[[LineCell], bool]


_FORMS = (
    _Form(
        lambda sentence, number: bool(
            _OFF.match(sentence.text, number.end) or _OVER.match(sentence.text, number.end)
        ),
        lambda cell: cell.role == "variance",
    ),
    _Form(
        lambda sentence, number: bool(_SPENT.search(sentence.text[: number.start])),
        lambda cell: cell.role in ("outcome", ""),
    ),
    _Form(
        lambda sentence, number: bool(_FORESEEN.search(sentence.text[: number.start])),
        lambda cell: cell.role in ("budget", "forecast"),
    ),
)


def told_projects(understood: Understood) -> Iterator[Equation]:
    """Every amount that a sentence tells of the one project that it names."""
    rows = [one for one in subjects_of(understood).lines if _is_project(one)]
    if not rows:
        return
    for sentence in understood.written:
        told = [
            (number, form)
            for number in sentence.amounts
            for form in _FORMS
            if _counts(number) and form.is_told(sentence, number)
        ]
        if not told or not sentence.is_statement or _OTHERWISE.search(sentence.text):
            continue
        named = _named(rows, sentence.text[: told[0][0].start])
        for number, form in told:
            yield from _judged(sentence, number, form, named)


def _is_project(line: Line) -> bool:
    return (
        is_across(line)
        and is_item(line)
        and len(line.cells) >= _FEWEST_CELLS
        and any(one.role in ("budget", "forecast") for one in line.cells)
        and len(line.own_words) >= _FEWEST_WORDS
        and all(dimension_of(one.unit) == "money" for one in line.cells)
    )


def _counts(number: TypedNumber) -> bool:
    return bool(number.value) and not number.hedge and dimension_of(number.unit) == "money"


def _named(rows: Sequence[Line], text: str) -> list[Line]:
    """The rows of the one project that a text names in full; none where it names several."""
    named = [one for one in rows if is_named(one, text)]
    most = max((len(one.own_words) for one in named), default=0)
    best = [one for one in named if len(one.own_words) == most]
    return best if len({one.own_words for one in named}) == 1 else []


def _judged(
    sentence: Sentence, number: TypedNumber, form: _Form, named: Sequence[Line]
) -> Iterator[Equation]:
    stated = abs(number.base)
    for line in named:
        for cells, value, reach in _values(line):
            if abs(value - stated) <= reach + number.reach:
                yield equation_of(sentence, number, line, cells, number.value or _ZERO, True)
                return
    meant = [(line, one) for line in named for one in line.cells if form.may_be(one)]
    if meant:
        line, cell = min(meant, key=lambda one: abs(abs(one[1].base) - stated))
        expected = in_unit(abs(cell.base), number.unit)
        yield equation_of(sentence, number, line, (cell,), expected, False)


def _values(line: Line) -> Iterator[tuple[tuple[LineCell, ...], Decimal, Decimal]]:
    """What the cells of a row say, and by how much two of them differ."""
    for one in line.cells:
        yield (one,), abs(one.base), one.reach
    for one, two in combinations(line.cells, 2):
        yield (one, two), abs(one.base - two.base), one.reach + two.reach
