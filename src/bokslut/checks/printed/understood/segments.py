"""Tables that have lost their columns, laid out again by the arithmetic over the whole table.

How many columns there are the heads tell, or the number that lets most rows be cut. Which digits
are one number, and which column a number stands in where a row has fewer of them, sums and
differences decide; what they leave is taken only where every other way is far less likely by its
looks, and stays unsure otherwise: an unsure cell says nothing to any rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log10

from bokslut.model.printed import PrintedBlock, PrintedCell, PrintedReport, PrintedTable

from .cells import decimal_mark_of, plain
from .cuts import NO_VALUE, Cut, Field, Form, cuts_of
from .grid import everything
from .heads import meaning_of
from .loose_heads import LooseHeads, halves, loose_heads
from .settle import settle

_MOST_COLUMNS, _MOST_ROWS, _LAST_NOTE = 12, 400, 60
# In powers of ten: how much likelier a cut must be than every other to be taken unproved.
_FAR = 3.0
_FIRST_GROUP, _FEWEST_NOTES = re.compile(r"([0-9]{1,2})(?![0-9,.])"), 3
# Behind a heading of rows: `Investeringsverksamhet 17, 18`.
_ONLY_NOTES = re.compile(r"[0-9]{1,2}(?:, ?[0-9]{1,2})*|")
_TWO_NOTES = re.compile(r"([0-9]{1,2}), ?([0-9]{1,2})")
_FIRST_NOTE, _NEXT_NOTES, _NEXT = re.compile(r"[0-9]{1,2}"), 3, 2
_MOST_TRIED, _PROVED = 4, 10.0
_LEAST_FIT, _SURE_FIT = 0.6, 0.75
# How much better a form must fit than those with other columns; what notes cost of which no head
# tells.
_CLEAR, _UNTOLD_NOTES = 1.5, 1.5
# That the digits of one number can be cut into those of all columns is itself a chance.
_CHANCE = 0.7
_FEWEST_SURE, _FEWEST_ALIKE = 6, 5
_TOO_LARGE, _ABSURD, _DECIMAL_SHARE = 1.5, 4, 0.7
# Behind decimals or four digits, four digits more are a number printed without a blank in it.
_GLUED = re.compile(r"(?<![0-9,])[0-9]{1,3} [0-9]{4,}|[0-9]-[0-9]|[0-9],[0-9]{3,}")
_LONG, _LONG_AT_END = re.compile(r"[0-9]{4}"), re.compile(r"(?<![0-9,.])[0-9]{4,}$")
_WITH_DECIMALS = re.compile(r"(?<=[0-9]),([0-9]{1,3})(?![0-9])")
# A dash of its own, which says that there is nothing.
_NONE = re.compile(r"(?<![^ ])-(?= +-| *$)")
_NUMBER = re.compile(r"[0-9]+(?:[ .][0-9]{3})*(?:,[0-9]+)?")


def laid_out(report: PrintedReport) -> PrintedReport:
    """The report with its loose tables laid out in columns, as far as that is sure."""
    if not any(one.loose for one in report.tables()):
        return report
    points = decimal_mark_of(everything(report)) == "."
    blocks: list[PrintedBlock] = []
    for block in report.blocks:
        if isinstance(block, PrintedTable) and block.loose:
            blocks += _laid(block, points)
        else:
            blocks.append(block)
    return replace(report, blocks=tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Layout:
    """One way to understand a table: its form and rows, the cuts left for each row, and how well
    it fits."""

    form: Form
    rows: Sequence[tuple[PrintedCell, ...]]
    cuts: list[list[Cut]]
    fit: float
    weight: float
    told: bool

    @property
    def rank(self) -> float:
        """How well it fits, in powers of ten: arithmetic, rows that are whole, their looks."""
        costs = [min(4.0, one[0].cost) for one in self.cuts if one]
        looks = sum(costs) / len(costs) if costs else 4.0
        return self.weight + 2 * self.fit - looks - (0.0 if self.told else _UNTOLD_NOTES)

    def order(self, heads: LooseHeads) -> tuple[bool, bool, float]:
        """What the heads say comes first, then what fits best."""
        headed = self.form.columns == len(heads.columns)
        return not headed, headed and not self.told, -self.rank

    def settled(self, heads: LooseHeads) -> bool:
        """Whether no other form needs to be tried: the heads say it, or rows fit in one way."""
        if self.form.columns == len(heads.columns):
            return self.fit >= _SURE_FIT
        if self.weight >= _PROVED and self.fit >= _SURE_FIT:
            return True
        single = all(len(one) <= 1 for one in self.cuts)
        return self.told and single and self.fit == 1.0 and self.form.columns > 1


def _laid(table: PrintedTable, points: bool) -> Iterator[PrintedTable]:
    heads = loose_heads([row[0].text for row in table.rows[: table.heads or 0]])
    body = table.rows[table.heads or 0 :]
    for place, part in enumerate(_parts(body[:_MOST_ROWS])):
        told = heads if place == 0 else LooseHeads((), heads.notes, heads.corner)
        yield _one(table, part, told, points)


_Rows = Sequence[tuple[PrintedCell, ...]]


def _parts(rows: _Rows) -> list[_Rows]:
    """The table cut at headings behind which the rows have another number of figures, where
    decimals leave no doubt of how many they are."""
    parts: list[list[tuple[PrintedCell, ...]]] = []
    blocks: list[list[tuple[PrintedCell, ...]]] = [[]]
    for row in rows:
        if len(row) == 1 and any(len(one) > 1 for one in blocks[-1]):
            blocks.append([])
        blocks[-1].append(row)
    for block in blocks:
        count = _decimal_count(block)
        before = _decimal_count(parts[-1]) if parts else None
        if parts and (count is None or before is None or count == before):
            parts[-1] += block
        else:
            parts.append(block)
    return list(parts)


def _decimal_count(rows: _Rows) -> int | None:
    """How many numbers with decimals every row has, if it is the same number in all."""
    counts = {
        sum(len(_WITH_DECIMALS.findall(plain(one.text))) for one in row[1:])
        for row in rows
        if len(row) > 1
    }
    filled = [one for one in rows if len(one) > 1]
    return counts.pop() if len(counts) == 1 and len(filled) >= 2 and counts != {0} else None


def _one(table: PrintedTable, rows: _Rows, heads: LooseHeads, points: bool) -> PrintedTable:
    if not heads.notes and not heads.columns and _counted(rows):
        heads = replace(heads, notes=1)
    layouts = [_layout(rows, form, heads) for form in _forms(rows, heads, points)]
    layouts = [one for one in layouts if one.fit >= _LEAST_FIT]
    fitting: list[_Layout] = []
    for one in sorted(layouts, key=lambda one: one.order(heads))[:_MOST_TRIED]:
        fitting.append(_settled(one, heads))
        if fitting[-1].settled(heads):
            break
    if not fitting:
        return _unlaid(table, rows, heads)
    best = max(fitting, key=lambda one: one.rank)
    others = [one for one in fitting if one.form.columns != best.form.columns]
    told = len(heads.columns) == best.form.columns
    sure = told or not any(one.rank > best.rank - _CLEAR for one in others)
    if not sure:
        return _unlaid(table, rows, heads)
    return _printed(table, heads, best)


def _counted(rows: _Rows) -> bool:
    """Whether rows begin with the numbers of notes, though no head says so: small and rising."""
    told = [_FIRST_GROUP.match(plain(row[1].text)) for row in rows if len(row) > 1]
    numbers = [int(one[1]) for one in told if one and int(one[1]) <= _LAST_NOTE]
    rising = all(a < b for a, b in pairwise(numbers))
    return rising and len(numbers) >= max(_FEWEST_NOTES, len(told) // 2)


def _forms(rows: _Rows, heads: LooseHeads, points: bool) -> Iterator[Form]:
    """The forms to try: that of the heads, or else every number of columns that rows can have."""
    swap = Form(0, 0, 0, False, False, points).commas
    texts = [swap(plain(one.text)) for row in rows for one in row[1:]]
    noted = [swap(plain(row[1].text)) for row in rows if heads.notes and len(row) > 1]
    decimals, fractions = _decimals(_without(texts, [one for one in noted if _is_notes(one)]))
    glued = _are_glued(texts)
    stacked = _are_stacked(rows)
    dashes = glued or any(_NONE.search(one) for one in texts)
    counts = [len(heads.columns)] if 0 < len(heads.columns) <= _MOST_COLUMNS else []
    for columns in dict.fromkeys([*counts, *_counts(rows)]):
        half = halves(heads.columns) if columns == len(heads.columns) else 0
        form = Form(columns, heads.notes, decimals, fractions, glued, points, stacked, half, dashes)
        yield form
        if not heads.notes:
            yield replace(form, notes=1)


def _are_stacked(rows: _Rows) -> bool:
    """Whether each cell has a line of its own: in a table of whole lines a few may be broken."""
    apart = sum(1 for row in rows if len({one.spot.line for one in row[1:]}) > 1)
    whole = sum(1 for row in rows if len(row) == 2 and len(_NUMBER.findall(plain(row[1].text))) > 1)
    return apart > whole


def _without(texts: Sequence[str], some: Sequence[str]) -> list[str]:
    """The texts but for some, unless these are all."""
    return [one for one in texts if one not in some] or list(texts)


def _is_notes(text: str) -> bool:
    """Whether a cell may name two notes and no number with decimals: `21,22`."""
    match = _TWO_NOTES.fullmatch(text)
    return match is not None and int(match[1]) < int(match[2]) <= _LAST_NOTE


def _are_glued(texts: Sequence[str]) -> bool:
    """Whether numbers stand without blanks between (`16 0435 3905 327`); not where thousands are
    printed without a blank in them (`1 3243 3429`), which the last number of a row tells."""
    long = [one for one in texts if _LONG.search(one)]
    if sum(1 for one in long if _LONG_AT_END.search(one)) * 2 > len(long):
        return False
    return sum(1 for one in texts if _GLUED.search(one)) >= max(2, len(texts) // 4)


def _decimals(texts: Sequence[str]) -> tuple[int, bool]:
    """How many decimals the numbers have at the most, and whether nearly all rows have some."""
    told = [[len(one) for one in _WITH_DECIMALS.findall(text)] for text in texts]
    some = [one for one in told if one]
    filled = sum(1 for text in texts if any(ch.isdigit() for ch in text))
    most = max((max(one) for one in some), default=0)
    return most, bool(some) and len(some) >= _DECIMAL_SHARE * filled


def _counts(rows: _Rows) -> list[int]:
    """Numbers of columns that could be: those near what the rows hold at the least."""
    told: dict[int, int] = {}
    for row in rows:
        if len(row) > 1:
            texts = [plain(one.text) for one in row[1:] if one.text]
            least = sum(max(1, len(_NUMBER.findall(one) + _NONE.findall(one))) for one in texts)
            told[least] = told.get(least, 0) + 1
    often = sorted(told, key=lambda one: -told[one])[:3]
    near = dict.fromkeys(each for one in often for each in (one, one - 1, one + 1))
    return [one for one in near if 1 <= one <= _MOST_COLUMNS][:5]


def _layout(rows: _Rows, form: Form, heads: LooseHeads) -> _Layout:
    rows = _unstacked(rows, form)
    told = form.notes == heads.notes
    cuts = [cuts_of(row, form) if len(row) > 1 else [] for row in rows]
    cuts = _sparing(_sized(cuts if form.notes else [_undropped(some) for some in cuts]))
    cuts = _rising(cuts) if form.notes else cuts
    asked = [index for index, row in enumerate(rows) if len(row) > 1]
    # Where heads tell the columns it is enough that a row can be cut so.
    near = None if form.columns == len(heads.columns) else 1
    full = [
        index
        for index in asked
        if any(all(one.fields) or form.is_of_first(one.fields) for one in cuts[index][:near])
    ]
    fit = len(full) / len(asked) if asked else 0.0
    return _Layout(form, rows, cuts, fit, 0.0, told)


def _settled(layout: _Layout, heads: LooseHeads) -> _Layout:
    """The layout with the cuts that the arithmetic leaves."""
    form = layout.form
    settled = settle(
        [_costs(some) for some in layout.cuts],
        [plain(row[0].text) for row in layout.rows],
        _amounts(form, heads),
        1 if form.fractions else 10**form.decimals,
    )
    kept = [
        [one for one in some if one.units in ways]
        for some, ways in zip(layout.cuts, settled.ways, strict=True)
    ]
    return replace(layout, cuts=_like_the_others(kept, settled.borne), weight=settled.weight)


def _like_the_others(cuts: list[list[Cut]], borne: set[int]) -> list[list[Cut]]:
    """The cuts, where a row that no sum bears out, as one with a wrong number, can be cut in one
    way only that leaves no column empty and looks like the rows that sums do bear out: with their
    signs and sizes in each column."""
    some = [cuts[row][0].units for row in sorted(borne) if len(cuts[row]) == 1]
    known = [[value for value in column if value] for column in zip(*some, strict=True)]
    if len(some) < _FEWEST_ALIKE or any(len(one) < _FEWEST_ALIKE for one in known):
        return cuts
    sizes = [[len(str(abs(value))) for value in column] for column in known]
    told = []
    for row, ways in enumerate(cuts):
        alike = [one for one in ways if row not in borne and len(ways) > 1]
        alike = [
            one
            for one in alike
            if all(
                value is not None
                and (not value or any(value * each > 0 for each in column))
                and min(digits) - 1 <= len(str(abs(value))) <= max(digits) + 1
                for value, column, digits in zip(one.units, known, sizes, strict=True)
            )
        ]
        told.append(alike if len(alike) == 1 else ways)
    return told


def _costs(cuts: Sequence[Cut]) -> dict[tuple[int | None, ...], float]:
    """How unlikely each choice of numbers is, by its likeliest cut."""
    told: dict[tuple[int | None, ...], float] = {}
    for one in cuts:
        told[one.units] = min(told.get(one.units, one.cost), one.cost)
    return told


def _unstacked(rows: _Rows, form: Form) -> _Rows:
    """The rows of one cell a line, cut where a sum without a label stands beneath a row."""
    told: list[tuple[PrintedCell, ...]] = []
    for row in rows:
        label, cells = row[0], row[1:]
        told.append(row)
        over = len(cells) - form.columns
        if len(cells) < 2 * form.columns or form.columns < 2:
            continue
        first = form.columns + (over % form.columns if form.notes else 0)
        if (len(cells) - first) % form.columns:
            continue
        told[-1] = (label, *cells[:first])
        for start in range(first, len(cells), form.columns):
            empty = PrintedCell("", cells[start].spot)
            told.append((empty, *cells[start : start + form.columns]))
    return told


def _amounts(form: Form, heads: LooseHeads) -> list[int]:
    """The columns that sums over rows mean something for."""
    if len(heads.columns) != form.columns:
        return list(range(form.columns))
    meanings = [meaning_of(one) for one in heads.columns]
    return [place for place, one in enumerate(meanings) if one.unit not in ("percent", "pp")] or [
        *range(form.columns)
    ]


def _undropped(cuts: list[Cut]) -> list[Cut]:
    """The cuts that take all numbers, if some of them fill all columns: where no head tells of
    notes, nothing before the columns is left out but what has no place in them."""
    whole = any(all(one.fields) for one in cuts if not one.note)
    return [one for one in cuts if not one.note] if whole else cuts


def _sized(cuts: list[list[Cut]]) -> list[list[Cut]]:
    """The cuts of a row that make it far larger than what the other rows surely hold, less
    likely."""
    sure = [
        abs(one.units)
        for some in cuts
        if len(some) == 1
        for one in some[0].fields
        if one and one.units
    ]
    most = max(sure, default=0)
    if not most or len(sure) < _FEWEST_SURE:
        return cuts
    return [
        sorted((_weighed(one, most) for one in some), key=lambda one: one.cost) for some in cuts
    ]


def _sparing(cuts: list[list[Cut]]) -> list[list[Cut]]:
    """The cuts that leave columns empty, as unlikely as the rows that are sure make them."""
    empty = [all(None in one.fields for one in some) for some in cuts if some]
    whole = [all(None not in one.fields for one in some) for some in cuts if some]
    seldom = _CHANCE + log10((sum(whole) + 2) / (sum(empty) + 1)) - NO_VALUE
    if seldom <= 0:
        return cuts
    return [
        sorted(
            (replace(one, cost=one.cost + seldom * one.fields.count(None)) for one in some),
            key=lambda one: one.cost,
        )
        for some in cuts
    ]


def _rising(cuts: list[list[Cut]]) -> list[list[Cut]]:
    """The cuts whose note breaks the order of those that are sure, less likely: notes are numbered
    as the rows stand, and each is named once unless some are named again."""
    known = [(place, some[0].note) for place, some in enumerate(cuts) if _is_sure(some)]
    numbers = [int(note) for _place, note in known if note.isdigit()]
    if len(numbers) < _FEWEST_NOTES or numbers != sorted(numbers):
        return cuts
    again = len(set(numbers)) < len(numbers)
    told = []
    for place, some in enumerate(cuts):
        low = max((_first(note) for at, note in known if at < place and note.isdigit()), default=0)
        behind = [_first(note) for at, note in known if at > place and _first(note) >= low]
        high = min(behind, default=low + _NEXT_NOTES)
        # The one number that is lacking between notes, each named once, is no part of an amount.
        due = not again and high - low == _NEXT and any(_first(one.note) == low + 1 for one in some)
        told.append(sorted((_ordered(one, low, high, again, due) for one in some), key=_cost))
    return told


def _ordered(cut: Cut, low: int, high: int, again: bool, due: bool) -> Cut:
    number = _first(cut.note)
    if due and not number:
        return replace(cut, cost=cut.cost + _FAR)
    fits = low <= number <= high if again else low < number < high
    return cut if not number or fits else replace(cut, cost=cut.cost + _FAR + 1)


def _cost(cut: Cut) -> float:
    return cut.cost


def _first(note: str) -> int:
    """The first of a row's notes; 0 where it has none."""
    match = _FIRST_NOTE.match(note)
    return int(match[0]) if match else 0


def _is_sure(some: Sequence[Cut]) -> bool:
    """Whether all ways to cut a row have one note."""
    return len({one.note for one in some}) == 1 and bool(_first(some[0].note))


def _weighed(cut: Cut, most: int) -> Cut:
    sizes = [abs(one.units) for one in cut.fields if one and one.units]
    excess = len(str(max(sizes, default=0))) - len(str(most)) - 1
    dearest = _FAR - 1 if excess < _ABSURD else _FAR + 1
    return replace(cut, cost=cut.cost + min(dearest, _TOO_LARGE * max(0, excess)))


def _printed(table: PrintedTable, heads: LooseHeads, layout: _Layout) -> PrintedTable:
    rows = layout.rows
    spot = rows[0][0].spot
    columns = layout.form.columns
    told = heads.columns if len(heads.columns) == columns else ("",) * columns
    if not any(told) and _counts_up(layout):
        told = ("Not", *told[1:])
    first = (PrintedCell(heads.corner, table.spot), *(PrintedCell(one, table.spot) for one in told))
    body = [_row(row, cuts, layout.form) for row, cuts in zip(rows, layout.cuts, strict=True)]
    return PrintedTable((first, *body), spot, table.title, 1)


def _counts_up(layout: _Layout) -> bool:
    """Whether the first column holds the numbers of notes: small, whole, rising downwards."""
    first = [one[0].fields[0] for one in layout.cuts if one]
    numbers = [one.units for one in first if one and one.units is not None]
    whole = all(one is None or one.text.isdigit() for one in first)
    rising = all(a <= b for a, b in pairwise(numbers)) and len(set(numbers)) > 2
    return whole and rising and layout.form.columns > 1 and max(numbers) <= _LAST_NOTE


def _row(row: tuple[PrintedCell, ...], cuts: Sequence[Cut], form: Form) -> tuple[PrintedCell, ...]:
    """The cells of a row: what all likely cuts agree on is known, the rest is unsure."""
    if len(row) == 1:
        return row
    label, columns = row[0], form.columns
    if not cuts and form.notes and all(_ONLY_NOTES.fullmatch(plain(one.text)) for one in row[1:]):
        return (label,)
    if not cuts:
        return (label, _unsure(row, columns))
    likely = [one for one in cuts if one.cost < cuts[0].cost + _FAR]
    cells: list[PrintedCell] = [label]
    for column in range(columns):
        fields = {_key(one.fields[column]) for one in likely}
        field = likely[0].fields[column]
        if len(fields) > 1 and any(one and one[1] for one in fields):
            cells.append(_unsure(row, 1))
        elif field is None or len(fields) > 1:
            cells.append(PrintedCell("", label.spot))
        else:
            cells.append(PrintedCell(field.text, field.spot))
    return tuple(cells)


def _key(field: Field | None) -> tuple[str, int | None] | None:
    return (field.text, field.units) if field else None


def _unsure(row: tuple[PrintedCell, ...], columns: int) -> PrintedCell:
    return PrintedCell(" ".join(one.text for one in row[1:]), row[1].spot, columns, unsure=True)


def _unlaid(table: PrintedTable, rows: _Rows, heads: LooseHeads) -> PrintedTable:
    """The table with all its numbers unsure: nothing tells how to cut them."""
    first = (PrintedCell(heads.corner, table.spot), PrintedCell("", table.spot))
    body = [(row[0], _unsure(row, 1)) if len(row) > 1 else row for row in rows]
    return PrintedTable((first, *body), rows[0][0].spot, table.title, 1)
