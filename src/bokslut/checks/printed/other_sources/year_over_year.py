"""Year over year: what a report says of an earlier year is what the report of that year said.

**Proves** a number of an earlier period that last year's report has for the same row, period, kind
of amount and unit. Two columns are the same where both name one period and kind, the tables share
labels, and no fewer of the shared rows agree than differ, so many that it is no chance.
**Contradicts** the rows of such columns that differ; by one in the last digit it is rounding.
Where the report says of the column, the row or the table that comparatives are restated, it is a
note, and so is a year that last year's report did not yet know the end of. What differs by as much
as another row of its column was counted anew, and is a warning. A row of which all
earlier years differ while others agree is one finding, a series that is broken. A sentence in the
same words about the same earlier year must have the same numbers. What other sentences tell of
earlier years, see told_last_year. **Silent** where no column is surely the same. Source:
comparative amounts are those of the year before, and what is restated is told (RKR R1, R3; ISA 710,
comparative information).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import print_number, rounded
from bokslut.model.printed import PrintedText

from ..understood.dimensions import in_base
from ..understood.equations import Equation, Number, State, TableNumber, Term
from ..understood.grid import Grid
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from .paired import Compared, compare, named_rows, same_rows
from .same_words import in_same_words
from .told_last_year import RESTATED, RULE, told_last_year

_ENOUGH, _SURE = 6.0, 3
_MOST_GRIDS = 400
_STAR = re.compile(r"\*|[¹²³]")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A number of this report beside that of the earlier one; `alike` where both are printed in the
    same unit with as many decimals."""

    number: TableNumber
    compared: Compared
    alike: bool

    @property
    def near(self) -> bool:
        """Whether rounding explains what they differ by: never where both are printed alike."""
        return self.compared.agrees if self.alike else self.compared.near


@dataclass(frozen=True)
class _Same:
    """A column of this report and the same one of the earlier report."""

    grid: Grid
    other: Grid
    pairs: tuple[_Pair, ...]

    @property
    def agreeing(self) -> int:
        return sum(1 for one in self.pairs if one.near)

    @property
    def weight(self) -> float:
        return sum(one.compared.weight for one in self.pairs if one.compared.agrees)

    @property
    def accepted(self) -> bool:
        return self.weight >= _ENOUGH and 2 * self.agreeing >= len(self.pairs)

    @property
    def sure(self) -> bool:
        return self.agreeing >= _SURE and self.agreeing > 2 * (len(self.pairs) - self.agreeing)


def year_over_year(
    understood: Understood, earlier: Understood
) -> tuple[tuple[Equation, ...], tuple[Finding, ...]]:
    """What last year's report proves of this one's earlier years, and what it refutes."""
    if understood.year and earlier.year and earlier.year >= understood.year:
        return (), (_mistaken(understood, earlier),)
    columns = tuple(_same_columns(understood, earlier))
    compared: dict[Number, Decimal] = {
        pair.number: pair.compared.needed for one in columns for pair in one.pairs
    }
    told, doubted = told_last_year(understood, earlier, compared, same=bool(columns))
    known = columns or told or not _has_earlier(understood)
    if not known and not _says_the_same(understood, earlier):
        return (), (_of_another(understood, earlier),)
    states = [(one, pair) for one in columns for pair in one.pairs]
    carried = _carried([pair for _one, pair in states])
    broken = _broken(states)
    equations, findings = [], list(_breaks(understood, states, broken))
    for one, pair in states:
        restated = _restated(understood, one, pair)
        equation = _equation(one, pair, earlier, sure=one.sure and pair.number not in carried)
        if equation.state is State.CONTRADICTED and (restated or _key(pair) in broken):
            if restated and _key(pair) not in broken:
                findings.append(_told_restated(understood, equation, restated))
            continue
        equations.append(equation)
        if equation.state is State.CONTRADICTED:
            findings.append(_differs(understood, one, equation))
    findings += _sentences(understood, earlier)
    said = {one.quote for one in findings}
    findings += [one for one in doubted if one.quote not in said]
    return (*equations, *told), tuple(findings)


def _mistaken(understood: Understood, earlier: Understood) -> Finding:
    return finding(
        "earlier-not-earlier",
        Severity.WARNING,
        "{file} is of {theirs} and this report of {ours}: it is no earlier report, and nothing was "
        "compared.",
        place=Place(file=understood.report.name or None),
        quote=earlier.report.name,
        remedy="Give the report of the year before.",
        file=earlier.report.name or "–",
        theirs=earlier.year,
        ours=understood.year,
    )


def _has_earlier(understood: Understood) -> bool:
    return any(
        _is_earlier(grid, column, understood)
        for grid in understood.grids
        for column in range(len(grid.columns))
    )


def _says_the_same(understood: Understood, earlier: Understood) -> bool:
    return next(iter(in_same_words(understood.sentences, earlier.sentences)), None) is not None


def _of_another(understood: Understood, earlier: Understood) -> Finding:
    return finding(
        "earlier-not-earlier",
        Severity.WARNING,
        "No column of an earlier year in this report has the rows and numbers of one in {file}: "
        "nothing was compared.",
        place=Place(file=understood.report.name or None),
        quote=earlier.report.name,
        remedy="Give the report of the same body for the year before.",
        file=earlier.report.name or "–",
    )


def _same_columns(understood: Understood, earlier: Understood) -> Iterator[_Same]:
    """For each column of an earlier period the same one there, the surest where there are several;
    columns of the report's own year are not looked at."""
    grids = earlier.grids[:_MOST_GRIDS]
    named = {one.number: named_rows(one) for one in grids}
    for grid in understood.grids[:_MOST_GRIDS]:
        wanted = [one for one in range(len(grid.columns)) if _is_earlier(grid, one, understood)]
        if not wanted:
            continue
        ours = set(filter(None, named_rows(grid)))
        best: dict[int, _Same] = {}
        for other in grids:
            if len(ours & set(named[other.number])) < 2:
                continue
            rows = same_rows(grid, other, named[other.number])
            for column in wanted:
                for place in range(len(other.columns)):
                    if not _is_same(grid, column, other, place):
                        continue
                    found = _Same(grid, other, tuple(_pairs(grid, column, other, place, rows)))
                    if found.accepted and _better(found, best.get(column)):
                        best[column] = found
        yield from best.values()


def _better(found: _Same, known: _Same | None) -> bool:
    return known is None or (found.weight, found.agreeing) > (known.weight, known.agreeing)


def _is_earlier(grid: Grid, column: int, understood: Understood) -> bool:
    period = grid.columns[column].meaning.period
    return bool(period) and bool(understood.year) and period[:4] < understood.year


def _is_same(grid: Grid, column: int, other: Grid, place: int) -> bool:
    """Whether two columns are of one period and kind. A column of a change or a share is computed,
    and checked by itself."""
    mine, theirs = grid.columns[column].meaning, other.columns[place].meaning
    if mine.period != theirs.period or mine.role in ("change", "share", "number"):
        return False
    return (mine.role or "outcome") == (theirs.role or "outcome")


def _pairs(
    grid: Grid, column: int, other: Grid, place: int, rows: Sequence[tuple[int, int]]
) -> Iterator[_Pair]:
    for row, other_row in rows:
        printed = other.value(other_row, place)
        if printed is None:
            continue
        unit = other.unit_of(other_row, place) or grid.unit_of(row, column)
        value, half = in_base(printed.value, unit), in_base(printed.half, unit)
        ours = grid.value(row, column)
        alike = ours is not None and ours.decimals == printed.decimals
        alike = alike and (grid.unit_of(row, column) or unit) == unit
        compared = compare(grid, row, column, value, Decimal(0) if alike else half, unit)
        if compared is not None:
            yield _Pair(TableNumber(grid.number, row, column), compared, alike)


def _key(pair: _Pair) -> tuple[int, int]:
    return pair.number.table, pair.number.row


def _broken(states: Sequence[tuple[_Same, _Pair]]) -> dict[tuple[int, int], list[_Pair]]:
    """The rows of which two or more years differ, and none agrees."""
    by_row: dict[tuple[int, int], list[_Pair]] = defaultdict(list)
    for _same, pair in states:
        by_row[_key(pair)].append(pair)
    return {
        key: pairs
        for key, pairs in by_row.items()
        if len({one.number.column for one in pairs}) >= 2 and not any(one.near for one in pairs)
    }


def _breaks(
    understood: Understood,
    states: Sequence[tuple[_Same, _Pair]],
    broken: dict[tuple[int, int], list[_Pair]],
) -> Iterator[Finding]:
    first = {_key(pair): same for same, pair in reversed(states)}
    for (table, row), pairs in broken.items():
        grid = understood.grid[table]
        restated = any(_restated(understood, first[table, row], one) for one in pairs)
        told = "; ".join(
            f"{grid.columns[one.number.column].head}: {_printed(grid, one.number)} "
            f"({_needed(grid, one)})"
            for one in pairs
        )
        yield finding(
            "series-break",
            Severity.NOTE if restated else Severity.WARNING,
            "{row}: all earlier years differ from the earlier report ({told}): what is counted may "
            "have been defined anew.",
            place=_place(understood, grid, pairs[0].number),
            quote=told,
            remedy=""
            if restated
            else "Say in the report that the years were counted anew, or "
            "that they are not comparable.",
            row=grid.rows[row].label or grid.title,
            told=told,
        )


def _printed(grid: Grid, number: TableNumber) -> str:
    value = grid.value(number.row, number.column)
    return print_number(value.value, value.decimals) if value else "–"


def _needed(grid: Grid, pair: _Pair) -> str:
    value = grid.value(pair.number.row, pair.number.column)
    return print_number(pair.compared.needed, value.decimals if value else 0)


def _carried(pairs: Sequence[_Pair]) -> frozenset[Number]:
    """The numbers that differ by as much as another one of their column: one was counted anew, and
    the sums with it, which no slip of a single number does."""
    by_gap: dict[tuple[int, int, Decimal], list[Number]] = defaultdict(list)
    for one in pairs:
        if not one.near:
            key = (one.number.table, one.number.column, one.compared.gap)
            by_gap[key].append(one.number)
    return frozenset(each for some in by_gap.values() if len(some) > 1 for each in some)


def _equation(same: _Same, pair: _Pair, earlier: Understood, sure: bool) -> Equation:
    grid, number = same.grid, pair.number
    printed = grid.value(number.row, number.column)
    if printed is None:
        raise ValueError(number)
    shown = rounded(pair.compared.needed, printed.decimals)
    told = f"{earlier.report.name or earlier.year}: {print_number(shown, printed.decimals)}"
    return Equation(
        RULE,
        Term(number, printed),
        (),
        printed.value if pair.compared.agrees else shown,
        2 * printed.half if pair.near else Decimal(0),
        Decimal(0),
        told,
        sure=sure,
    )


def _restated(understood: Understood, same: _Same, pair: _Pair) -> str:
    """The words that say that a comparative is restated: a star or a word at its row or column, in
    the title, or in a note beneath its table; empty where nothing does."""
    grid = same.grid
    row, column = grid.rows[pair.number.row], grid.columns[pair.number.column]
    cell = row.cells[pair.number.column]
    for text in (column.head, row.label, grid.title):
        if (found := RESTATED.search(text)) is not None:
            return found[0]
    for text in (column.head, row.label, cell.text if cell else ""):
        if _STAR.search(text):
            return "*"
    for text in _around(understood, grid):
        if (found := RESTATED.search(text)) is not None:
            return found[0]
    return ""


def _around(understood: Understood, grid: Grid) -> list[str]:
    """The two texts above a table and the three beneath it."""
    blocks = understood.report.blocks
    spots = {one.spot for one in grid.rows}
    for index, block in enumerate(blocks):
        if isinstance(block, PrintedText) or not block.rows:
            continue
        if any(row and row[0].spot in spots for row in block.rows):
            near = (*blocks[max(0, index - 2) : index], *blocks[index + 1 : index + 4])
            return [one.text for one in near if isinstance(one, PrintedText)]
    return []


def _differs(understood: Understood, same: _Same, equation: Equation) -> Finding:
    fields, number = _fields(understood, equation), equation.stated.number
    return finding(
        RULE,
        Severity.ERROR if equation.sure else Severity.WARNING,
        "{row}, {column}: {printed} is printed, and the earlier report has {value}, difference "
        "{gap}.",
        place=_place(understood, same.grid, number),
        quote=fields["row"],
        claimed=fields["printed"],
        expected=fields["value"],
        remedy="Correct it, or say that the comparative is restated and why.",
        **fields,
    )


def _told_restated(understood: Understood, equation: Equation, words: str) -> Finding:
    fields, number = _fields(understood, equation), equation.stated.number
    grid = understood.grid[number.table] if isinstance(number, TableNumber) else None
    return finding(
        "restated-comparative",
        Severity.NOTE,
        "{row}, {column}: {printed} is printed, and the earlier report has {value}; the report "
        "says of it: {words}.",
        place=_place(understood, grid, number) if grid else Place(),
        quote=words,
        claimed=fields["printed"],
        expected=fields["value"],
        words=words,
        **fields,
    )


def _fields(understood: Understood, equation: Equation) -> dict[str, str]:
    number, printed = equation.stated.number, equation.stated.value
    if not isinstance(number, TableNumber):
        raise TypeError(number)
    grid = understood.grid[number.table]
    return {
        "row": grid.rows[number.row].label or grid.title,
        "column": grid.columns[number.column].head,
        "printed": print_number(printed.value, printed.decimals),
        "value": print_number(equation.computed, printed.decimals),
        "gap": print_number(equation.difference, printed.decimals),
    }


def _place(understood: Understood, grid: Grid, number: object) -> Place:
    if not isinstance(number, TableNumber):
        raise TypeError(number)
    row = grid.rows[number.row]
    cell = row.cells[number.column]
    at = place_of(understood.report, cell.spot if cell else row.spot)
    return Place(
        file=at.file,
        page=at.page,
        line=at.line,
        sheet=at.sheet,
        cell=at.cell,
        table=grid.title or str(grid.number),
        row=row.label or None,
        column=grid.columns[number.column].head or None,
    )


def _sentences(understood: Understood, earlier: Understood) -> Iterator[Finding]:
    """Sentences in the same words about the same earlier year, with other numbers."""
    for one, theirs in in_same_words(understood.sentences, earlier.sentences):
        if not _speaks_of_earlier(one, understood.year):
            continue
        for ours, other in zip(one.amounts, theirs.amounts, strict=True):
            if ours.value == other.value or ours.unit != other.unit:
                continue
            if ours.decimals != other.decimals or not (ours.unit or ours.decimals):
                continue
            yield finding(
                RULE,
                Severity.WARNING,
                "{printed} is written, and the earlier report has {value} in the same sentence "
                "about {year}.",
                place=place_of(understood.report, one.spot),
                quote=one.text,
                claimed=ours.text,
                expected=other.text,
                remedy="Correct it, or say why it is another number now.",
                printed=ours.text,
                value=other.text,
                year=", ".join(one.years),
            )


def _speaks_of_earlier(sentence: Sentence, year: str) -> bool:
    return bool(sentence.years) and bool(year) and all(one < year for one in sentence.years)
