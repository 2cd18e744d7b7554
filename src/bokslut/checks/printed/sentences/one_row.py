"""What plain sentences tell of the one row that they name: what it has used, where it came.

**Proves** how many percent of its budget a row has used, and what something came to that rose or
fell by what a row says. **Doubts** the percent where all outcomes of the row make the same one with
its plan, and the level where one row alone that the sentence speaks of changed by just that much
and is at another level. **Silent** where several rows may be meant, and where any cell of them says
the number. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, root, roots_of
from .superlatives import is_item
from .two_rows import as_shares

RULE = "text-against-table"

_ZERO = Decimal(0)
_USED = re.compile(
    r"\b(?:förbrukat|använt|utnyttjat|upparbetat|gjort av med|used|spent)\b[^;:.⟦⟧]{0,40}$",
    re.IGNORECASE,
)
_PLAN = (
    r"(?:av|of)\s+(?:(?:sin|sitt|sina|hela|den|det|årets|its|the|their|total\w*|tilldela\w+|"
    r"bevilja\w+|full|annual|year's)\s+)*(?:(?:års|helårs|drifts?|netto)?(?:budget(?!era)\w*|"
    r"anslag\w*|ram(?:en)?)|appropriations?)\b"
)
_OF_PLAN, _OF_PLAN_BEFORE = (
    re.compile(rf"\s*{_PLAN}", re.IGNORECASE),
    re.compile(rf"(?:^|\s){_PLAN}", re.IGNORECASE),
)
# Of a time that the columns of the row are not of, or of a part of the row.
_OTHERWISE = re.compile(
    r"\b(?:varav|föregående|förra|fjol\w*|januari|februari|mars|kvartal\w*|last year|quarter)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(
    r"\b(?:steg|stigit|öka(?:de|t)|växte|sjönk|sjunkit|minska(?:de|t)|föll|fallit|förbättra(?:des|ts)|"
    r"försämra(?:des|ts)|rose|risen|fell|fallen|(?:in|de)creased|grew|grown|improved)\s+"
    r"(?:\w+\s+)?(?:med|by)\s*(?:SEK\s*)?$",
    re.IGNORECASE,
)
_AND_IS = re.compile(
    r"\s*(?:,|,? ?(?:och|and|så att|vilket innebär att))\s*(?:(?:den|det|de|it|they)\s+)?"
    r"(?:(?:är|ligger|låg|blev|uppgår|uppgick|var|utgör|is|was|stands?|stood|amounts?|amounted|now)"
    r"(?:\s+(?:nu|därmed|alltså|till|på|now|thus|at|to))*)\s*(?:SEK\s*)?",
    re.IGNORECASE,
)
_SHARES = frozenset(map(root, ("andel", "andelen", "andelar", "share", "proportion")))


def one_row(understood: Understood) -> Iterator[Equation]:
    """What sentences tell of a row's plan, and of its level beside its change."""
    rows = [one for one in subjects_of(understood).lines if _is_row(one)]
    shares = [as_shares(one) for one in rows]
    for sentence in understood.written:
        if not sentence.is_statement or not sentence.amounts:
            continue
        for number in sentence.amounts:
            if _is_used(sentence, number):
                yield from _of_its_plan(sentence, number, rows, understood.year)
        for change, level in pairwise(sentence.amounts):
            if _comes_to(sentence, change, level):
                some = shares if dimension_of(level.unit) == "share" else rows
                yield from _of_its_level(sentence, change, level, some, understood.year)


def _is_row(line: Line) -> bool:
    return is_across(line) and len(line.cells) > 1 and is_item(line)


def is_across(line: Line) -> bool:
    """Whether a line is a row, and no column."""
    return bool(line.cells) and line.cells[0].number.row == line.cells[-1].number.row


def _is_used(sentence: Sentence, number: TypedNumber) -> bool:
    if number.unit != "percent" or number.hedge or not number.value:
        return False
    front, behind = sentence.text[: number.start], sentence.text[number.end :]
    if not _USED.search(front) or _OTHERWISE.search(sentence.text):
        return False
    return bool(_OF_PLAN.match(behind) or _OF_PLAN_BEFORE.search(front))


def _of_its_plan(
    sentence: Sentence, number: TypedNumber, rows: Sequence[Line], year: str
) -> Iterator[Equation]:
    """The percent of its plan that the row which the sentence names by its whole name has used."""
    front = sentence.text[: number.start]
    named = [one for one in rows if is_named(one, front)]
    most = max((len(one.words) for one in named), default=0)
    used = [two for one in named if len(one.words) == most for two in _plans_of(one)]
    share = number.base
    for line, cell, plan in used:
        if abs(abs(cell.base / plan.base) - share) <= _reach(number, cell, plan):
            yield equation_of(sentence, number, line, (cell, plan), number.value or _ZERO, True)
            return
    meant = [
        (line, cell, plan)
        for line, cell, plan in used
        if is_outcome(cell) and year_of(cell) in (year, "")
    ]
    told = {rounded(_percent(cell, plan), number.decimals) for _line, cell, plan in meant}
    if len(told) == 1:
        line, cell, plan = meant[0]
        yield equation_of(sentence, number, line, (cell, plan), _percent(cell, plan), False)


def _percent(cell: LineCell, plan: LineCell) -> Decimal:
    return in_unit(abs(cell.base / plan.base), "percent")


def _reach(number: TypedNumber, cell: LineCell, plan: LineCell) -> Decimal:
    """How far the exact share may be from that of the printed numbers."""
    share = abs(cell.base / plan.base)
    return number.reach + (cell.reach + share * plan.reach) / abs(plan.base)


def _plans_of(line: Line) -> Iterator[tuple[Line, LineCell, LineCell]]:
    """What a row came to, or is thought to come to, beside its plan."""
    for plan in line.cells:
        if plan.role != "budget" or dimension_of(plan.unit) != "money" or not plan.base:
            continue
        for cell in line.cells:
            beside = cell.unit == plan.unit and year_of(cell) in (year_of(plan), "")
            if beside and (is_outcome(cell) or cell.role == "forecast"):
                yield line, cell, plan


def is_named(line: Line, text: str) -> bool:
    """Whether a text has the whole name of a row: what stands behind a comma only tells more."""
    if line.label.lower() in text.lower():
        return True
    said = roots_of(text)
    name = roots_of(line.label.split(",")[0])
    return bool(set(name) & set(line.own_words)) and all(
        any(same_name(word, each) for each in said) for word in name
    )


def _comes_to(sentence: Sentence, change: TypedNumber, level: TypedNumber) -> bool:
    """Whether a sentence tells by how much something rose, and what it is then."""
    text = sentence.text
    if not (change.value and level.value) or change.hedge or level.hedge:
        return False
    if not _ROSE.search(text[: change.start]) or sentence.years:
        return False
    return bool(_AND_IS.fullmatch(text[change.end : level.start]))


def _of_its_level(
    sentence: Sentence,
    change: TypedNumber,
    level: TypedNumber,
    rows: Sequence[Line],
    year: str,
) -> Iterator[Equation]:
    """The level of the only row that a sentence speaks of and that changed by what it says."""
    rose = _ROSE.search(sentence.text[: change.start])
    assert rose is not None
    about = [
        one
        for one in roots_of(sentence.text[: rose.start()])
        if one not in _SHARES | GENERIC_ROOTS | TOTAL_ROOTS | PLAIN_ROOTS
    ]
    spoken = [one for one in rows if _is_spoken_of(one, about)]
    of_kind = [
        (line, cell)
        for line in spoken
        for cell in line.cells
        if dimension_of(cell.unit) == dimension_of(level.unit)
    ]
    stated = abs(level.base)
    for line, cell in of_kind:
        if abs(abs(cell.base) - stated) <= cell.reach + level.reach:
            yield equation_of(sentence, level, line, (cell,), level.value or _ZERO, True)
            return
    meant = [
        (line, cell)
        for line, cell in of_kind
        if is_outcome(cell) and year_of(cell) == year and _has_changed(line, cell, change)
    ]
    if len({abs(cell.base) for _line, cell in meant}) == 1:
        line, cell = meant[0]
        expected = in_unit(abs(cell.base), level.unit)
        yield equation_of(sentence, level, line, (cell,), expected, False)


def _is_spoken_of(line: Line, about: Sequence[str]) -> bool:
    """Whether all that a sentence speaks of is in the name of a row or what its table is about."""
    words = {*line.words, *line.topic}
    return (
        bool(about)
        and all(any(same_name(one, each) for each in words) for one in about)
        and any(same_name(one, each) for one in about for each in line.names)
    )


def _has_changed(line: Line, cell: LineCell, change: TypedNumber) -> bool:
    """Whether a row changed to one of its cells by just so much."""
    stated = abs(change.base)
    for older in line.cells:
        if not is_outcome(older) or older.unit != cell.unit or year_of(older) >= year_of(cell):
            continue
        gap = abs(abs(cell.base) - abs(older.base))
        grown = change.unit == "percent" and dimension_of(cell.unit) != "share"
        if grown and older.base:
            gap /= abs(older.base)
            if abs(gap - stated) <= change.reach:
                return True
        elif not grown and abs(gap - stated) <= change.reach + older.reach + cell.reach:
            return dimension_of(change.unit) == dimension_of(cell.unit)
    return False


def equation_of(
    sentence: Sentence,
    number: TypedNumber,
    line: Line,
    cells: Sequence[LineCell],
    expected: Decimal,
    holds: bool,
) -> Equation:
    """What a sentence tells of cells of a row, which it is or which something else is expected."""
    stated = sentence.term(number)
    shown = rounded(expected, number.decimals) or expected
    sign = number.sign or 1
    return Equation(
        RULE,
        stated,
        tuple(Term(one.number, one.value) for one in cells),
        stated.value.value if holds else shown * sign,
        _ZERO,
        _ZERO,
        partial(_written, line, tuple(cells)),
        sure=False,
        firm=True,
    )


def _written(line: Line, cells: Sequence[LineCell]) -> str:
    told = (f"{one.head}: {print_number(one.value.value, one.value.decimals)}" for one in cells)
    return f"{line.label}, {', '.join(told)}"
