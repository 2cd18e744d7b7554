"""Reads grids into fact tables: the part that CSV, XLSX and ODS have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import pyarrow as pa

from bokslut.facts.schema import own_schema
from bokslut.model.finding import Finding, FindingLimit, Place, Severity, finding, has_errors
from bokslut.model.period import Period

from .base import Batch, Item, ReadContext, Summary
from .tables import Record, TableKind, Value, example_texts, is_example
from .tables_cells import Marks, Said, convert, decimal_mark
from .tables_grid import Grid, Row
from .tables_heads import HEAD_ROWS, Heading, Use, find_heading, head_findings
from .tables_notes import Notes

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

ROWS_A_BATCH = 50_000
_SAMPLE = 5_000
_REMEMBERED = 20_000
_NUMBERS = ("amount", "quantity", "value", "whole")
_SELDOM_REPEATED = ("amount", "quantity", "value", "text")
_SUM = re.compile(
    r"(summa|delsumma|s:a|totalt?|totalsumma|sum|subtotal|grand total|total sum)\b.*", re.IGNORECASE
)


@dataclass
class _TableState:
    """What is known of one table over all sheets of a file."""

    kind: TableKind
    columns: dict[str, list[object]]
    rows: int = 0
    records: list[Record] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)
    keys: dict[object, tuple[int, tuple[object, ...]]] = field(default_factory=dict)


@dataclass
class _FileState:
    """What is known of the file: its tables, what they are about, sheets that are none."""

    tables: dict[str, _TableState] = field(default_factory=dict)
    scopes: dict[str, None] = field(default_factory=dict)
    read: list[dict[str, object]] = field(default_factory=list)
    strangers: list[Grid] = field(default_factory=list)
    grids: int = 0
    errors: bool = False
    whole: bool = True

    def table(self, kind: TableKind) -> _TableState:
        names = own_schema(kind.fact).names
        fresh = _TableState(kind, {name: [] for name in names})
        return self.tables.setdefault(kind.key, fresh)


def read_grids(grids: Iterable[Grid | Finding], context: ReadContext) -> Iterator[Item]:
    """All tables of a file: batches, findings as they are met, one summary at the end.

    A finding among the grids is passed on. Each rule is told at most 50 times.
    """
    limit, state = FindingLimit(), _FileState()
    for item in _everything(grids, context, state):
        if isinstance(item, Finding):
            state.errors = state.errors or item.severity is ERROR
            if not limit.admit(item):
                continue
        yield item
    yield from limit.overflow(Place(file=context.file))
    yield Summary(tuple(sorted(state.scopes)), {"tables": state.read})


def _everything(
    grids: Iterable[Grid | Finding], context: ReadContext, state: _FileState
) -> Iterator[Item]:
    for grid in grids:
        if isinstance(grid, Finding):
            yield grid
            state.whole = state.whole and grid.severity is not ERROR
            continue
        yield from _read_grid(grid, context, state)
        yield from grid.troubles
        state.whole = state.whole and not has_errors(grid.troubles)
    for table in state.tables.values():
        # A file that was not read to its end lacks rows: what they would say is not known.
        for check in table.kind.table_checks if state.whole else ():
            yield from check(table.records)
        yield from _flush(table)
    yield from _file_findings(context, state)


def _file_findings(context: ReadContext, state: _FileState) -> Iterator[Finding]:
    place = Place(file=context.file)
    rows = sum(table.rows for table in state.tables.values())
    if state.tables:
        for grid in state.strangers:
            yield finding(
                "table-sheet-skipped",
                NOTE,
                "The sheet {sheet} is none of the tables that can be imported.",
                place=grid.place(None),
                quote=grid.sheet or "",
                remedy="Nothing, if it was not meant to be imported.",
                sheet=grid.sheet,
            )
    if state.errors:
        return
    if not state.tables and state.grids:
        yield finding(
            "table-unknown",
            ERROR,
            "No table that can be imported was recognised by its columns.",
            place=place,
            remedy="Use the column names of the templates, in the first row.",
        )
    elif not state.grids or not rows:
        yield finding(
            "table-empty",
            ERROR,
            "The file has no rows to import.",
            place=place,
            remedy="Fill in the table below its head, and save the file.",
        )


def _read_grid(grid: Grid, context: ReadContext, state: _FileState) -> Iterator[Item]:
    top = list(islice(grid.rows, HEAD_ROWS))
    if not top:
        return
    state.grids += 1
    heading = find_heading(grid, top, context.columns)
    if heading is None:
        state.strangers.append(grid)
        return
    yield from head_findings(grid, heading)
    below = [row for row in top if row.line > heading.line]
    sample = [*below, *islice(grid.rows, _SAMPLE)]
    table = state.table(heading.kind)
    before = table.rows
    reader = _Reader(grid, heading, _marks(sample, heading, grid), table)
    for row in chain(sample, grid.rows):
        yield from reader.take(row)
        for scope in reader.scopes:
            state.scopes.setdefault(scope)
        reader.scopes.clear()
        if len(table.columns["line"]) >= ROWS_A_BATCH:
            yield from _flush(table)
    yield from reader.notes.findings()
    state.read.append({"table": heading.kind.key, "sheet": grid.sheet, "rows": table.rows - before})


def _marks(sample: list[Row], heading: Heading, grid: Grid) -> Marks:
    numeric = [use for use in heading.uses if use.column.kind in _NUMBERS]
    texts = (
        text for row in sample for use in numeric if isinstance(text := row.value(use.index), str)
    )
    return decimal_mark(texts, grid.default_mark)


def _flush(table: _TableState) -> Iterator[Batch]:
    """The rows so far as a batch of the fact table."""
    if not table.columns["line"]:
        return
    schema = own_schema(table.kind.fact)
    arrays = [pa.array(table.columns[field.name], type=field.type) for field in schema]
    yield Batch(table.kind.fact, pa.RecordBatch.from_arrays(arrays, schema=schema))
    for values in table.columns.values():
        values.clear()


class _Reader:
    """Takes the rows of one grid, one at a time."""

    def __init__(self, grid: Grid, heading: Heading, marks: Marks, table: _TableState) -> None:
        self.grid, self.heading, self.marks, self.table = grid, heading, marks, table
        self.kind = heading.kind
        self.notes = Notes(grid)
        self.scopes: list[str] = []
        self._memory: dict[tuple[int, str], tuple[object, Said]] = {}
        self._uses = {use.column.name: use for use in heading.uses}
        if "period" in self._uses:
            self._uses |= dict.fromkeys(("first", "last"), self._uses["period"])
        self._told: set[int] = set()
        self._blank = [index for index, head in enumerate(heading.heads) if not head]
        self._required = [use for use in heading.uses if use.column.required]
        self._examples = [example_texts(self.kind, language) for language in ("sv", "en")]

    def take(self, row: Row) -> Iterator[Finding]:
        """What is to say of a row; if that is no error, the row is added to its table."""
        aside = list(self._set_aside(row))
        if aside or self._is_example(row):
            yield from aside
            return
        found = list(self._surplus(row))
        if has_errors(found):
            # A row that was cut in the wrong places says nothing true of its cells.
            yield from found
            return
        values = self._values(row, found)
        if not values and not found:
            return
        record = Record(row.line, values, self._places(row.line))
        for check in self.kind.row_checks:
            found += check(record)
        usable = not has_errors(found) and not self.heading.missing()
        repeated = list(self._repeated(record)) if usable else []
        yield from chain(found, repeated)
        if repeated and self.kind.key_fields:
            return
        if self.kind.table_checks:
            self.table.records.append(record)
        if usable:
            self._add(record)

    def _places(self, line: int) -> Callable[[str], Place]:
        def place(name: str) -> Place:
            use = self._uses.get(name)
            return self.grid.place(line) if use is None else self._at(line, use)

        return place

    def _at(self, line: int, use: Use) -> Place:
        return self.grid.place(line, use.index, use.head)

    def _is_example(self, row: Row) -> bool:
        use = self._uses.get(self.kind.columns[0].name)
        return use is not None and is_example(row.value(use.index))

    def _set_aside(self, row: Row) -> Iterator[Finding]:
        """Rows that are no data: a changed example, a sum."""
        if self._is_example(row):
            texts = {use.column.name: self._as_text(row, use) for use in self.heading.uses}
            if not any(
                all(example[name] == text for name, text in texts.items())
                for example in self._examples
            ):
                yield finding(
                    "table-example-row",
                    WARNING,
                    "The row is marked as an example and was not imported.",
                    place=self._at(row.line, self._uses[self.kind.columns[0].name]),
                    remedy="Take away the mark in its first cell if it is to be imported.",
                )
        elif (use := self._sum_cell(row)) is not None:
            yield finding(
                "table-sum-row",
                WARNING,
                "The row is a sum ({text}) and was not imported.",
                place=self._at(row.line, use),
                quote=str(row.value(use.index)),
                remedy="Nothing, if it is a sum; else write what its required cells lack.",
                text=str(row.value(use.index)),
            )

    def _as_text(self, row: Row, use: Use) -> str:
        plain = replace(use, column=replace(use.column, kind="text"))
        return str(convert(row.value(use.index), plain, self.marks)[0] or "")

    def _sum_cell(self, row: Row) -> Use | None:
        lacking = any(row.value(use.index) is None for use in self._required)
        for use in self.heading.uses:
            value = row.value(use.index)
            if (
                isinstance(value, str)
                and (lacking or (use.column.kind == "code" and use.column.required))
                and _SUM.fullmatch(value.strip())
            ):
                return use
        return None

    def _surplus(self, row: Row) -> Iterator[Finding]:
        """Cells outside the columns that have a head: in a CSV file the row was cut in another
        way than the head, in a sheet a column was not named."""
        beyond = range(len(self.heading.heads), len(row.values))
        filled = [one for one in chain(self._blank, beyond) if row.value(one) is not None]
        if filled and self.grid.sheet is None:
            yield finding(
                "table-row-length",
                ERROR,
                "The row has more cells than the head has columns.",
                place=self.grid.place(row.line),
                quote=str(row.value(filled[0])),
                expected=str(len(self.heading.heads)),
                remedy="Put quotes around a text or a number that holds the separator.",
            )
            return
        for index in filled:
            if index in self._told:
                continue
            self._told.add(index)
            yield finding(
                "table-column-unnamed",
                WARNING,
                "The column has values but no name in the head: it was not read.",
                place=self.grid.place(row.line, index),
                quote=str(row.value(index)),
                remedy="Write a name at the top of the column if it is to be imported.",
            )

    def _values(self, row: Row, found: list[Finding]) -> dict[str, object]:
        values: dict[str, object] = {}
        for use in self.heading.uses:
            trouble = self._cell_trouble(row, use)
            if trouble is not None:
                found.append(trouble)
                continue
            value, said = self._converted(row.value(use.index), use)
            if isinstance(said, Finding):
                found.append(replace(said, place=self._at(row.line, use)))
            elif said is not None:
                self.notes.add(said, row.line, use)
            if isinstance(value, Period):
                values["first"], values["last"] = value.first, value.last
            elif value is not None:
                values[use.column.name] = value
        values |= {name: value for name, value in self.kind.constants.items() if values}
        return {name: value for name, value in self.kind.defaults.items() if values} | values

    def _converted(self, cell: Value, use: Use) -> tuple[object, Said]:
        """The meaning of a cell; texts return in column after column of codes and periods, and
        are worked out once."""
        if not isinstance(cell, str) or use.column.kind in _SELDOM_REPEATED:
            return convert(cell, use, self.marks)
        key = (use.index, cell)
        known = self._memory.get(key)
        if known is None:
            known = convert(cell, use, self.marks)
            if len(self._memory) < _REMEMBERED:
                self._memory[key] = known
        return known

    def _cell_trouble(self, row: Row, use: Use) -> Finding | None:
        if use.index in row.formulas and use.index not in row.uncomputed | row.broken:
            self.notes.add("formula", row.line, use)
        if use.index in row.broken:
            return finding(
                "table-cell-error",
                ERROR,
                "The cell holds an error of the spreadsheet, such as #REF!.",
                place=self._at(row.line, use),
                remedy="Correct its formula.",
            )
        if use.index in row.uncomputed:
            return finding(
                "table-formula-empty",
                ERROR,
                "The cell holds a formula without a computed value.",
                place=self._at(row.line, use),
                remedy="Open the file in a spreadsheet, let it compute, and save it.",
            )
        if use.column.required and row.value(use.index) is None:
            return finding(
                "table-value-missing",
                ERROR,
                "{column} is empty.",
                place=self._at(row.line, use),
                expected=use.column.sv,
                remedy="Fill in the cell, or remove the whole row.",
                column=use.head,
            )
        return None

    def _repeated(self, record: Record) -> Iterator[Finding]:
        """Rows that say the same twice. Where rows are told apart by a key, the second is left
        out; else both count, as two equal amounts may both be meant."""
        values = tuple(record.values.get(name) for name in self.table.columns if name != "line")
        place = self.grid.place(record.line)
        if not self.kind.key_fields:
            first = self.table.seen.setdefault(hash(repr(values)), record.line)
            if first != record.line:
                yield finding(
                    "table-row-repeated",
                    WARNING,
                    "The row is the same as row {line}; both were imported.",
                    place=place,
                    remedy="Remove one of them if it is meant only once.",
                    line=first,
                )
            return
        key = tuple(record.values.get(name) for name in self.kind.key_fields)
        line, earlier = self.table.keys.setdefault(key, (record.line, values))
        if line == record.line:
            return
        shown = ", ".join(str(part) for part in key if part is not None)
        if earlier == values:
            yield finding(
                "table-row-repeated",
                WARNING,
                "The row is the same as row {line}; it was imported once.",
                place=place,
                quote=shown,
                remedy="Remove one of them.",
                line=line,
            )
        else:
            yield finding(
                "table-key-repeated",
                ERROR,
                "{key} stands in row {line} too, with other values.",
                place=record.place(self.kind.key_fields[0]),
                quote=shown,
                remedy="Keep the row that is right.",
                key=shown,
                line=line,
            )

    def _add(self, record: Record) -> None:
        self.table.rows += 1
        for name, column in self.table.columns.items():
            column.append(record.line if name == "line" else record.values.get(name))
        self.scopes.extend(self.kind.scopes(record.values))
