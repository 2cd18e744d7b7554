"""A printed table understood: labels, columns that mean something, and numbers where they are.

A printed table becomes one grid or several: a balance sheet side by side, or new rows of years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from bokslut.model.printed import PrintedCell, PrintedReport, PrintedTable, PrintedText, Spot

from .cells import DecimalMark, Printed, Reading, decimal_mark_of, plain, read_cell, says_no_value
from .heads import Meaning, is_only_period, meaning_of, unit_in
from .note_heads import without_note_head
from .titles import title_of

_LONGEST_SERIES, _MOST_HEADS = 15, 5
_LONGEST_TITLE = 160
_LAST_BRACKET = re.compile(r"\(([^()]{3,80})\)[ :.]*$")
_ENDS = re.compile(r"[.!?:;,)]\s*$")
_OF_AMOUNT = re.compile(
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}\b)[0-9][0-9\s,.]*[^\W\d_]+(?:\s(?:kronor|kr)\b)?"
)
_ONLY_PERCENT = re.compile(
    r"\(?(?:procent|%|andel i procent|i procent|per ?cent|percentages?)\)?:?|"
    r"(?:.*\bi )?(?:procent|%) av .*|.*, ?(?:%|procent|per ?cent)",
    re.IGNORECASE,
)
# What stands beside a number and names no row: which way a target points, or a unit.
_BESIDE = re.compile(
    r"minst|lägst|högst|max(?:imalt)?\.?|min\.?|[≥≤<>]=?|at (?:least|most)|procent|%|kr|tkr|mkr|"
    r"mnkr|kronor|st|dagar|timmar|index|poäng|per cent|days",
    re.IGNORECASE,
)
_FEWEST_BESIDE = 2
_ID_HEAD = re.compile(
    r"(projekt|konto|verksamhet|objekt|rad|ansvar)?s? ?(nr|nummer|kod|id)\.?|not(er)?\.?|konto|nr",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell under a column of numbers: how it can be read, or that it is empty or says that
    there is no value; `unsure` that nothing tells which of its numbers stand here. `source` is
    what it was read from, by which it is found in the report."""

    readings: tuple[Reading, ...]
    text: str
    spot: Spot
    dash: bool = False
    unsure: bool = False
    source: PrintedCell | None = field(default=None, compare=False, repr=False)

    @property
    def number(self) -> Printed | None:
        """The number of its likeliest reading."""
        return self.readings[0][0] if self.readings and len(self.readings[0]) == 1 else None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed there: lost, or never written."""
        return not self.text


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of numbers: what its head says, and its unit if it has one of its own."""

    head: str
    meaning: Meaning

    @property
    def additive(self) -> bool:
        """Whether sums of it mean something."""
        return self.meaning.unit not in ("percent", "pp") and self.meaning.role != "number"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its label, one cell a column (None where the row is shorter), and where it stands."""

    label: str
    cells: tuple[GridCell | None, ...]
    spot: Spot
    strong: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it has words and no numbers at all."""
        return bool(self.label) and not any(
            one and (one.readings or one.dash or one.unsure) for one in self.cells
        )


@dataclass(frozen=True)
class Grid:
    """One table of numbers. `unit` is what its title or the text above says of all its amounts,
    `number` counts the tables of the report from 1, `block` is where among its blocks it stands."""

    number: int
    title: str
    unit: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    label_head: str = ""
    notes: tuple[str, ...] = field(default=())
    block: int = -1

    def __hash__(self) -> int:
        """By few of its parts: a table of thousands of rows is asked for thousands of times."""
        return hash((self.number, self.title, len(self.rows)))

    def __getstate__(self) -> dict[str, object]:
        """Only what it is made of goes from one process to another."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def kept(self) -> dict[object, object]:
        """What is computed of it for every rule that asks."""
        return {}

    def value(self, row: int, column: int) -> Printed | None:
        """The number where they cross, if there is one."""
        return self._numbers[row][column]

    @cached_property
    def _numbers(self) -> tuple[tuple[Printed | None, ...], ...]:
        return tuple(tuple(one.number if one else None for one in row.cells) for row in self.rows)

    @cached_property
    def places(self) -> dict[Decimal, list[tuple[int, int]]]:
        """Where each value stands, by row and column."""
        told: dict[Decimal, list[tuple[int, int]]] = {}
        for row, numbers in enumerate(self._numbers):
            for column, number in enumerate(numbers):
                if number is not None:
                    told.setdefault(number.value, []).append((row, column))
        return told

    def unit_of(self, row: int, column: int) -> str:
        """The unit of a number: its own, else its column's, its row's, the table's."""
        number = self.value(row, column)
        own = number.unit if number else ""
        return own or self.columns[column].meaning.unit or self._row_units[row] or self.unit

    @cached_property
    def _row_units(self) -> tuple[str, ...]:
        return tuple(_label_unit(one.label) for one in self.rows)


# What is so many per cent, or a number of heads, in a table of amounts.
_OF_A_HUNDRED = re.compile(
    r"\b(?:as a percentage of|as per ?cent of|i (?:procent|%) av|procentuell andel)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\W*(?:(?:(?:medel)?antal(?:et)?|(?:average )?number of) [^\W\d]|"
    r"(?:invånare|folkmängd|befolkning|årsarbetare|population|inhabitants)\b)",
    re.IGNORECASE,
)
# The rate in `Särskild löneskatt 24,26 %` is no unit.
_ENDS_IN_PERCENT = re.compile(r"(?<![0-9])\s?%\s*$")
# `BalansräkningTKR`.
_RUN_IN = re.compile(r"(?<=[a-zåäö])(?=[TM]N?KR\b)")
_AMOUNT = re.compile(r"[-(]?\s?[0-9][0-9 .,]*%?\)?")
# `Räntebindningstid, år` in a table of amounts.
_OF_OTHER_UNITS = re.compile(
    r"(?:år|månader|veckor|(?:kalender|arbets)?dagar|timmar|minuter|poäng|ggr|gånger|kvm|m[23²³]|ha|"
    r"km|mil|ton|kg|[mgkt]wh|personer|years|months|weeks|days|hours)",
    re.IGNORECASE,
)
# `Låneskuld i mkr`: what the row is told in, behind the first blank of its label.
_IN_UNIT = re.compile(
    r"\S\s+(?:i|in)\s+((?:(?:tusen|miljoner|miljarder) )?(?:kr|kronor|tkr|kkr|mn?kr|mdkr|msek|tsek|"
    r"sek|procent|miljoner|miljarder))$",
    re.IGNORECASE,
)
_EACH_UNIT = re.compile(r"((?:kr|kronor|tkr|sek)\.?)\s*(?:per|/)\s*\w", re.IGNORECASE)


def _label_unit(label: str) -> str:
    """The unit that a row's label names at its end or in brackets, or begins with: `Soliditet, %`,
    `(tkr)`, `Kr per invånare`."""
    each = _EACH_UNIT.match(label)
    if each:
        return unit_in(each[1])
    match = re.search(r"[,(] ?([^,(]{1,24})\)?$", label) or _IN_UNIT.search(label)
    if match and (unit := unit_in(match[1])):
        return unit
    if match and _OF_OTHER_UNITS.fullmatch(match[1]):
        return "count"
    if _ENDS_IN_PERCENT.search(label) or _OF_A_HUNDRED.search(label):
        return "percent"
    return "count" if _COUNT.match(label) and not match else ""


# Asked for several times before the cells of a column are made.
_read = lru_cache(maxsize=100_000)(read_cell)


def grids_of(report: PrintedReport, mark: DecimalMark | None = None) -> list[Grid]:
    """All tables of a report, understood, in order; `mark` stands before decimals, where that is
    known."""
    mark = mark or decimal_mark_of(everything(report))
    grids: list[Grid] = []
    above: list[PrintedText] = []
    for place, block in enumerate(report.blocks):
        if isinstance(block, PrintedText):
            above = [*above[-2:], block]
            continue
        title, caption = title_of(block.title, above)
        unit = _table_unit(block, caption or title, above)
        for part in _parts(without_note_head(block), mark):
            number, told = len(grids) + 1, unit or part.unit
            grids.append(replace(part, number=number, title=title, unit=told, block=place))
        above = []
    return grids


def everything(report: PrintedReport) -> Iterable[str]:
    """Every text and every cell, as they stand."""
    for block in report.blocks:
        if isinstance(block, PrintedText):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _table_unit(table: PrintedTable, title: str, above: Sequence[PrintedText]) -> str:
    """The unit that stands over the table: in its title, its corner, alone in a line of its heads,
    the lines right above or the bracket that the sentence above ends with."""
    rows = [row for place, row in enumerate(table.rows[:2]) if not (place and _is_told_in(row))]
    corner = [row[0].text for row in rows if row]
    alone = [told[0] for row in table.rows[:_MOST_HEADS] if len(told := _told(row)) == 1]
    # The unit of an amount that a sentence tells is no unit of the table's.
    nearby = [
        _OF_AMOUNT.sub(" ", one.text) if _ENDS.search(one.text) else one.text
        for one in reversed(above)
        if len(one.text) < _LONGEST_TITLE
    ]
    if above and len(above[-1].text) >= _LONGEST_TITLE and above[-1].text.isupper():
        # Heads of columns, broken over so many lines that they are read as a text.
        nearby.insert(0, above[-1].text)
    ends = [match[1] for one in above[-1:] if (match := _LAST_BRACKET.search(one.text))]
    brackets = [one for one in alone if one.startswith("(") and one.endswith(")")]
    for text in (title, *corner, *brackets, *nearby, *ends):
        unit = unit_in(_RUN_IN.sub(" ", text))
        if unit and unit not in ("percent", "pp", "count"):
            return unit
    # `Soliditet, %` is the label of a row where amounts stand beside it.
    heads = [row[0].text for row in table.rows[:2] if row and not _has_amounts(row)]
    return "percent" if any(_ONLY_PERCENT.fullmatch(plain(one)) for one in heads) else ""


def _is_told_in(row: Sequence[PrintedCell]) -> bool:
    """Whether a row of numbers alone is told in the unit that its label ends with; beside years
    it is the corner."""
    label, *others = _told(row) or [""]
    named = re.search(r"[A-Za-zÅÄÖåäö]{3}", " ".join(others))
    return _has_amounts(row) and not named and bool(_IN_UNIT.search(label))


def _has_amounts(row: Sequence[PrintedCell]) -> bool:
    """Whether a number that is no year stands beside the first of a row's texts."""
    return any(_AMOUNT.fullmatch(one) and not is_only_period(one) for one in _told(row)[1:])


def _told(row: Sequence[PrintedCell]) -> list[str]:
    return [text for one in row if (text := plain(one.text))]


def _parts(table: PrintedTable, mark: DecimalMark) -> list[Grid]:
    width = max((_width(row) for row in table.rows), default=0)
    rows = [_spread(row, width) for row in table.rows if not _is_rule(row)]
    parts: list[Grid] = []
    for place, block in enumerate(_stacked(rows, table.heads, mark)):
        told = table.heads if place == 0 else None
        for columns in _side_by_side(block, mark):
            cut = [[row[index] for index in columns] for row in block]
            grid = _grid(cut, mark, told)
            if grid is not None:
                parts.append(grid)
    return parts


_Row = list[PrintedCell | None]


def _is_rule(row: Sequence[PrintedCell]) -> bool:
    """A line drawn with hyphens."""
    told = "".join(plain(one.text) for one in row)
    return len(told) > 3 and not told.strip("-=_|:+ ")


def _width(row: Sequence[PrintedCell]) -> int:
    return sum(max(one.columns, 1) for one in row)


def _spread(row: Sequence[PrintedCell], width: int) -> _Row:
    """One entry a column; a head over several columns stands over each of them, and one over all
    of them is the heading of the rows below."""
    if len(row) == 1 and width > 1 and row[0].columns >= width:
        return [row[0], *([None] * (width - 1))]
    spread: _Row = []
    for cell in row:
        spread += [cell] * max(cell.columns, 1)
    return (spread + [None] * (width - len(spread)))[:width]


def _text(cell: PrintedCell | None) -> str:
    return plain(cell.text) if cell else ""


def _is_head(row: _Row) -> bool:
    """A row of years or dates, which is a head however it looks: at least two different periods,
    years that are near each other, and nothing that is a number beside them."""
    told = [_text(one) for one in row if _text(one)]
    periods = [one.rstrip("* ") for one in told if is_only_period(one)]
    others = [one for one in told if not is_only_period(one)]
    years = [int(one) for one in periods if one.isdigit()]
    near = not years or max(years) - min(years) <= _LONGEST_SERIES
    return (
        len(set(periods)) >= 2
        and near
        and not any(any(ch.isdigit() for ch in one) for one in others)
    )


def _stacked(rows: list[_Row], heads: int | None, mark: DecimalMark) -> list[list[_Row]]:
    """The table cut where it begins anew with a row of years."""
    first = max(heads or 0, _head_count(rows, mark))
    starts = [0]
    for index in range(first + 1, len(rows)):
        if _is_head(rows[index]) and index + 1 < len(rows):
            starts.append(index)
    return [rows[begin:end] for begin, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _head_count(rows: list[_Row], mark: DecimalMark) -> int:
    """How many rows at the top are heads: up to the first with a number that is no year, or with
    nothing but a label once the columns have got their heads."""
    headed = False
    for index, row in enumerate(rows):
        told = [_text(one) for one in row]
        if _is_head(row):
            headed = True
            continue
        if headed and told[0] and not any(told[1:]):
            return index
        numbers = [one for one in told if _read(one, mark) and not is_only_period(one)]
        like_heads = [one for one in told[1:] if one and _looks_like_head(one)]
        # `215 | högre än 2012` below the years: the target that a row of amounts ends with.
        amounts = headed and told[0] and len(numbers) >= len(like_heads)
        if numbers and (amounts or not like_heads):
            return index
        if not numbers and index > 4:
            return 1
        headed = headed or any(told[1:])
    return len(rows)


def _heads_told(rows: list[_Row], told: int, mark: DecimalMark) -> int:
    """How many rows are heads where the format says so: a format that has room for one row of
    heads (Markdown) leaves the years below `Year ended March 31` to the body."""
    for index in range(told, min(_MOST_HEADS, len(rows) - 1)):
        label, *others = [_text(one) for one in rows[index]]
        amounts = (_read(one, mark) and not is_only_period(one) for one in others)
        bare = not label and any(others) and not any(amounts)
        if not (bare or _is_head(rows[index])):
            return index
    return max(told, min(_MOST_HEADS, len(rows) - 1))


def _looks_like_head(text: str) -> bool:
    """Words with a year or a date in them, such as `Bokslut 2014`."""
    return bool(re.search(r"[A-Za-zÅÄÖåäö]{3}", text)) and bool(meaning_of(text).period)


def _side_by_side(rows: list[_Row], mark: DecimalMark) -> list[list[int]]:
    """The columns of each table that stands beside another: a column of words behind columns of
    numbers, with numbers behind it in turn, begins a new one."""
    width = len(rows[0]) if rows else 0
    kinds = [_column_kind([row[index] for row in rows], mark) for index in range(width)]
    groups: list[list[int]] = [[]]
    for index, kind in enumerate(kinds):
        numbers = [one for one in groups[-1] if kinds[one] == "number"]
        ids_only = len(numbers) == 1 and _is_identity([row[numbers[0]] for row in rows])
        begins = kind == "label" and numbers and not ids_only and "number" in kinds[index + 1 :]
        if begins:
            groups.append([])
        groups[-1].append(index)
    return groups


def _column_kind(cells: Sequence[PrintedCell | None], mark: DecimalMark) -> str:
    texts = [text for one in cells if (text := _text(one))]
    body = [one for one in texts if not is_only_period(one)]
    numbers = sum(1 for one in body if _read(one, mark) or says_no_value(one))
    beside = sum(1 for one in body if _BESIDE.fullmatch(one))
    if beside >= _FEWEST_BESIDE and beside >= len(body) - 1:
        return "empty"
    words = sum(1 for one in body if re.search(r"[A-Za-zÅÄÖåäö]{2}", one)) - (len(body) > 1)
    if numbers and numbers >= words:
        return "number"
    return "label" if words >= 2 else "empty"


def _is_identity(cells: Sequence[PrintedCell | None]) -> bool:
    """A first column of numbers that name rows: project numbers, accounts, notes."""
    texts = [text for one in cells if (text := _text(one))]
    if texts and _ID_HEAD.fullmatch(texts[0]):
        return True
    digits = [one for one in texts if one.isdigit()]
    return len(digits) >= 2 and len({len(one) for one in digits}) == 1 and len(digits[0]) >= 4


def _grid(rows: list[_Row], mark: DecimalMark, told: int | None = None) -> Grid | None:
    """The grid of one table, or None where it holds no number. `told` is how many rows are heads
    where the format says so."""
    heads = min(_heads_told(rows, told, mark) if told else _head_count(rows, mark), len(rows))
    if heads >= len(rows) or not rows:
        return None
    width = len(rows[0])
    body = rows[heads:]
    kinds = [_column_kind([row[index] for row in body], mark) for index in range(width)]
    kinds = _labels_first(kinds, rows, heads)
    numbers = [index for index, kind in enumerate(kinds) if kind == "number"]
    if not numbers:
        return None
    labels = [index for index in range(width) if index < numbers[0]]
    columns = tuple(_column([row[index] for row in rows[:heads]]) for index in numbers)
    return Grid(
        number=0,
        title="",
        unit="",
        columns=columns,
        rows=tuple(_row(row, labels, numbers, mark) for row in _under_groups(body, labels)),
        label_head=next((one for row in rows[:heads] if (one := _text(row[labels[0]]))), "")
        if labels
        else "",
    )


def _under_groups(rows: list[_Row], labels: Sequence[int]) -> list[_Row]:
    """The rows, with a group that stands once in a column before their labels (a cell over several
    rows) as a heading of its own above them."""
    if len(labels) < 2:
        return rows
    group, label = labels[:2]
    told = [(bool(_text(row[group])), bool(_text(row[label]))) for row in rows]
    if (False, True) not in told or told[0] != (True, True):
        return rows
    parted: list[_Row] = []
    for place, row in enumerate(rows):
        if told[place] == (True, True) and told[place + 1 : place + 2] == [(False, True)]:
            parted.append([row[group] if index == group else None for index in range(len(row))])
            row = [None if index == group else cell for index, cell in enumerate(row)]
        parted.append(row)
    return parted


def _labels_first(kinds: list[str], rows: list[_Row], heads: int) -> list[str]:
    """A leading column of identities names its rows, if a column of words follows; so does one
    without a head (`30-39`, `60-`) where all the others have heads."""
    if kinds[:1] != ["number"]:
        return kinds
    told = [any(_text(row[index]) for row in rows[:heads]) for index in range(len(kinds))]
    headless = heads > 0 and not told[0] and len(told) > 1 and all(told[1:])
    if headless or ("label" in kinds and _is_identity([row[0] for row in rows])):
        return ["identity", *kinds[1:]]
    return kinds


def _column(heads: Sequence[PrintedCell | None]) -> GridColumn:
    told = " ".join(dict.fromkeys(text for one in heads if (text := _text(one))))
    return GridColumn(told, meaning_of(told))


def _row(row: _Row, labels: Sequence[int], numbers: Sequence[int], mark: DecimalMark) -> GridRow:
    told = [cell for index in labels if (cell := row[index]) is not None and _text(cell)]
    first = next((one for one in row if one is not None), None)
    return GridRow(
        label=" ".join(_text(one) for one in told),
        cells=tuple(_cell(row[index], mark) for index in numbers),
        spot=first.spot if first else Spot(),
        strong=any(one.strong for one in told),
    )


def _cell(cell: PrintedCell | None, mark: DecimalMark) -> GridCell | None:
    if cell is None:
        return None
    text = _text(cell)
    if cell.unsure:
        return GridCell((), text, cell.spot, unsure=True, source=cell)
    dash = says_no_value(text)
    return GridCell(() if dash else _read(text, mark), text, cell.spot, dash, source=cell)
