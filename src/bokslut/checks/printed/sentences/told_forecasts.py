"""What was foreseen in a month, as sentences tell it, against the column of that month.

**Proves** `i mars pekade prognosen på ett överskott på 0,6 mnkr`, `augustiprognosen på -4,1` and
`1,3 mnkr sämre än i prognosen per augusti` by the row that the sentence names, or by the sum of the
table, where a table of forecasts has a column of that month; a difference by that column and the
one of what came, or of the newest forecast. **Doubts** an amount that the column does not have for
it. **Silent** where rows of several names or several tables may be meant, where the table tells no
variances, and where an amount is told roughly. Source: tying a report's text to its statements
(ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number, rounded
from bokslut.model.printed import PrintedText
from bokslut.prose.typed import TypedNumber

from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.plain_words import MONTHS
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of

RULE = "text-against-table"

_ZERO = Decimal(0)
_SHORT = {one[:3]: one for one in MONTHS}
_MONTH = "|".join((*MONTHS, "sept", *_SHORT))
_IN_HEAD = re.compile(rf"(?<![a-zåäö])(?P<month>{_MONTH})(?![a-zåäö])", re.IGNORECASE)
_TOLD_IN = re.compile(
    rf"(?<![a-zåäö])(?P<month>{'|'.join(MONTHS)})(?:prognos\w*)?\b", re.IGNORECASE
)
_CLOSING = re.compile(r"\b(?:bokslut(?:et)?|utfall(?:et)?|helår(?:et)?)\b", re.IGNORECASE)
_VARIANCES = re.compile(r"avvikelse|överskott|underskott|över-?\s*/\s*underskott", re.IGNORECASE)
_FORESEEN = re.compile(r"prognos|bedöm|avvikelse|räknade|beräkna|vänta", re.IGNORECASE)
# Of what differs the words say that it is over or under what was planned, or the sign does.
_OVER_OR_UNDER = re.compile(
    r"\b(?:överskott|underskott|avvikelse)\w*\s+(?:mot budget\s+)?(?:på|om|med|av)\s+$",
    re.IGNORECASE,
)
_SIGNED_TO = re.compile(r"\b(?:från|till|på|var|är|med)\s+$|\w*prognos\w*\s+$|\($", re.IGNORECASE)
# `1,3 mnkr sämre än i prognosen per augusti`, `en försämring med 3,9 mnkr sedan augustiprognosen`.
_SINCE = re.compile(
    r"\s*(?:bättre|sämre|högre|lägre|mer|mindre)?\s*(?:än|sedan|jämfört med|mot|från)\s+"
    rf"(?:(?:i|vid|den|prognosen|bedömningen|per|efter|för)\s+){{0,3}}(?:{'|'.join(MONTHS)})",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:förbättr|försämr|försvag|stärk)\w*\s+(?:\w+\s+){0,2}?med\s+$|^\W*(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_RIGHT_BEHIND = re.compile(rf"\s*(?:i|per|efter|vid)\s+(?:{_MONTH}|bokslut)", re.IGNORECASE)
_CLOSED = re.compile(
    r"\bbokslutet\s+(?:blev|visar|visade|slutade på|landade på)\s+$", re.IGNORECASE
)
_BOARD = re.compile(r"nämnd|förvaltning|kontor|\bboards?\b|department", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:det(?:ta)?|den|de|this|that|it)\b", re.IGNORECASE)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Forecasts:
    """A table of what was foreseen: its rows, and which column is of which month; that of what
    came, or of the newest forecast, has no name."""

    rows: tuple[Line, ...]
    columns: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose forecast is told: by the words of the sentence before that one goes on from, and
    whether the report is a board's, whose own is the sum of its tables."""

    before: str
    of_a_board: bool


def told_forecasts(understood: Understood) -> Iterator[Equation]:
    """Every amount that a sentence tells of a month's forecast."""
    tables = list(_tables(understood))
    if not tables:
        return
    of_a_board = bool(_BOARD.search(understood.opening))
    before: Sentence | None = None
    for sentence in understood.written:
        spoken = _spoken_of(sentence, before)
        before = sentence
        if spoken is None or not sentence.is_statement or not _FORESEEN.search(sentence.text):
            continue
        for number in sentence.amounts:
            yield from _judged(sentence, number, tables, _Of(spoken, of_a_board))


def _spoken_of(sentence: Sentence, before: Sentence | None) -> str | None:
    """The words that say whose forecast it is: the sentence's own, and those of the sentence that
    it goes on from; nothing where that is not there."""
    if not _GOES_ON.match(sentence.text):
        return ""
    return before.text if before is not None and before.block == sentence.block else None


def _tables(understood: Understood) -> Iterator[_Forecasts]:
    """The tables that have variances foreseen in two months, or in one and what came of it."""
    by_grid: dict[int, list[Line]] = {}
    for line in subjects_of(understood).lines:
        across = line.cells and line.cells[0].number.row == line.cells[-1].number.row
        if across:
            by_grid.setdefault(line.grid, []).append(line)
    for grid, rows in by_grid.items():
        columns = _columns(rows, told_so=bool(_VARIANCES.search(_over(understood, grid))))
        if len(columns) >= _FEWEST:
            yield _Forecasts(tuple(rows), columns)


def _over(understood: Understood, number: int) -> str:
    """What stands over a table and in its corner."""
    grid = understood.grid[number]
    block = understood.report.blocks[grid.block]
    rows = () if isinstance(block, PrintedText) else block.rows[:2]
    return " ".join((grid.title, *(row[0].text for row in rows if row)))


def _columns(rows: Sequence[Line], *, told_so: bool) -> dict[str, int]:
    told: dict[str, set[int]] = {}
    for cell in (one for row in rows for one in row.cells):
        if not (told_so or _VARIANCES.search(cell.head)):
            continue
        if dimension_of(cell.unit) != "money":
            continue
        month = _IN_HEAD.search(cell.head)
        if month is not None:
            name = _in_full(month["month"])
        elif _CLOSING.search(cell.head):
            name = ""
        else:
            continue
        told.setdefault(name, set()).add(cell.number.column)
    if any(len(some) != 1 for some in told.values()):
        return {}
    columns = {name: some.pop() for name, some in told.items()}
    if "" not in columns and columns:
        columns[""] = columns[max(columns, key=MONTHS.index)]
    return columns


def _in_full(month: str) -> str:
    return _SHORT[month.lower()[:3]]


def _judged(
    sentence: Sentence, number: TypedNumber, tables: Sequence[_Forecasts], whose: _Of
) -> Iterator[Equation]:
    """An amount beside what the column of its month says of the row that is meant."""
    if number.value is None or number.hedge or dimension_of(number.unit) != "money":
        return
    months = _months(sentence, number)
    if months is None:
        return
    found = [(row, table) for table in tables for row in _rows(table, sentence, number, whose)]
    made = [
        (row, cells)
        for row, table in found
        if (cells := _cells(row, [table.columns[one] for one in months if one in table.columns]))
        and len(cells) == len(months)
    ]
    if not made:
        return
    for row, cells in made:
        if _holds(number, cells):
            yield _equation(sentence, number, row, cells, holds=True)
            return
    asides = [one for row, table in found for one in _beside(row, table)]
    if len({abs(_made(cells)) for _row, cells in made}) == 1 and not _is_of(number, asides):
        yield _equation(sentence, number, *made[0], holds=False)


def _months(sentence: Sentence, number: TypedNumber) -> tuple[str, ...] | None:
    """The month whose forecast an amount is, or the two columns that it is the difference of."""
    text = sentence.text
    begin = max((one.end for one in sentence.amounts if one.end <= number.start), default=0)
    before, behind = text[begin : number.start], text[number.end :]
    # `från -4,0 mnkr i april till -5,1` tells the month of the number before it.
    before = (
        _RIGHT_BEHIND.sub("", before, count=1) if begin and _RIGHT_BEHIND.match(before) else before
    )
    since = _SINCE.match(behind)
    if since is not None:
        month = _TOLD_IN.search(since[0])
        return ("", _in_full(month["month"])) if month else None
    if _CLOSED.search(before):
        return ("",)
    right = _RIGHT_BEHIND.match(behind)
    told = list(_TOLD_IN.finditer(right[0] if right else before))
    if right is not None and not told:
        return ("",) if number.sign else None
    if len(told) != 1:
        return None
    signed = bool(number.sign) and _SIGNED_TO.search(before)
    if not (_OVER_OR_UNDER.search(before) or signed):
        return None
    return (_in_full(told[0]["month"]),)


def _rows(table: _Forecasts, sentence: Sentence, number: TypedNumber, whose: _Of) -> list[Line]:
    """The one row of a table that a sentence names by all its words, else its sum: of a report of
    several boards only where they are spoken of, since the result is told so, too."""
    said = roots_of(f"{whose.before} {sentence.text}")
    named = [
        one
        for one in table.rows
        if one.own_words
        and all(any(same_name(word, each) for each in said) for word in one.own_words)
    ]
    if not named:
        own = whose.of_a_board or _BOARD.search(f"{whose.before} {sentence.text}")
        return [one for one in table.rows if one.total and own]
    before = roots_of(f"{whose.before} {sentence.text[: number.start]}")
    ahead = [one for one in named if all(_is_said(word, before) for word in one.own_words)]
    return ahead if len(ahead) == 1 else []


def _is_said(word: str, said: Sequence[str]) -> bool:
    return any(same_name(word, each) for each in said)


def _cells(row: Line, columns: Sequence[int]) -> tuple[LineCell, ...]:
    return tuple(cell for column in columns for cell in row.cells if cell.number.column == column)


def _made(cells: Sequence[LineCell]) -> Decimal:
    first, *rest = (one.base for one in cells)
    return first - sum(rest, _ZERO)


def _holds(number: TypedNumber, cells: Sequence[LineCell]) -> bool:
    stated, made = in_base(number.value or _ZERO, number.unit), _made(cells)
    reach = number.reach + sum((one.reach for one in cells), _ZERO)
    if number.sign and len(cells) == 1:
        return abs(made - stated) <= reach
    return abs(abs(made) - abs(stated)) <= reach


def _beside(row: Line, table: _Forecasts) -> Iterator[LineCell]:
    """What a row has of other things than of months."""
    columns = set(table.columns.values())
    return (one for one in row.cells if one.number.column not in columns)


def _is_of(number: TypedNumber, cells: Sequence[LineCell]) -> bool:
    """Whether a cell has the amount for what its plan or its year is."""
    stated = abs(in_base(number.value or _ZERO, number.unit))
    return any(abs(abs(one.base) - stated) <= one.reach + number.reach for one in cells)


def _equation(
    sentence: Sentence, number: TypedNumber, row: Line, cells: Sequence[LineCell], *, holds: bool
) -> Equation:
    stated = sentence.term(number)
    expected = in_unit(abs(_made(cells)), number.unit)
    shown = rounded(expected, number.decimals)
    return Equation(
        RULE,
        stated,
        tuple(Term(one.number, one.value) for one in cells),
        stated.value.value if holds else _signed(shown, number, cells),
        _ZERO,
        _ZERO,
        partial(_written, row, cells),
        sure=False,
        firm=True,
    )


def _signed(shown: Decimal, number: TypedNumber, cells: Sequence[LineCell]) -> Decimal:
    """What should be written, with the sign of the column where the sentence writes signs."""
    return -shown if number.sign and _made(cells) < 0 else shown


def _written(row: Line, cells: Sequence[LineCell]) -> str:
    told = " - ".join(print_number(one.value.value, one.value.decimals) for one in cells)
    return f"{row.label}, {cells[-1].head}: {told}"
