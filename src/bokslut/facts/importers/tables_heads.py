"""Which table a grid holds, and which of its columns is which.

A head names a column in Swedish or English and may say in parentheses how its numbers are
meant: `Belopp (tkr)`, `Belopp (kr, kredit plus)`, `Belopp (mkr, decimalpunkt)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from bokslut.model.finding import Finding, Severity, finding

from .tables import Column, TableKind, Value, folded, named
from .tables_grid import Grid, Row
from .tables_kinds import TABLE_KINDS

Declared = Mapping[str, Mapping[str, str]]

HEAD_ROWS = 20
UNITS = {
    "kr": "kr",
    "sek": "kr",
    "kronor": "kr",
    "tkr": "tkr",
    "tsek": "tkr",
    "ksek": "tkr",
    "kkr": "tkr",
    "tusentalkronor": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "msek": "mkr",
    "miljonerkronor": "mkr",
    "mdkr": "mdkr",
    "mdrkr": "mdkr",
    "miljarderkronor": "mdkr",
}
SIGNS = {
    "debetplus": 1,
    "debitplus": 1,
    "kostnadplus": 1,
    "costplus": 1,
    "utgiftplus": 1,
    "spendplus": 1,
    "intäktminus": 1,
    "incomeminus": 1,
    "kreditminus": 1,
    "creditminus": 1,
    "kreditplus": -1,
    "creditplus": -1,
    "intäktplus": -1,
    "incomeplus": -1,
    "debetminus": -1,
    "debitminus": -1,
    "kostnadminus": -1,
    "costminus": -1,
    "utgiftminus": -1,
    "spendminus": -1,
}
MARKS = {"decimalkomma": ",", "decimalcomma": ",", "decimalpunkt": ".", "decimalpoint": "."}
_QUALIFIED = re.compile(r"(?P<stem>[^()]*)\((?P<inside>[^()]*)\)\s*\*?\s*")
_TRAILING = re.compile(
    r"(?P<stem>.*\S)[\s,]+(?P<inside>tkr|kkr|tsek|ksek|mkr|mnkr|msek|mdkr|kr|sek)"
)


@dataclass(frozen=True, slots=True)
class Use:
    """A column of the file that fills a column of ours: where it stands, what its head said.

    `unit` is one of `numbers.amount_units()`, `sign` turns to the declared sign of the table,
    `mark` is the decimal mark where the head states it.
    """

    column: Column
    index: int
    head: str
    unit: str = "kr"
    sign: int = 1
    mark: str | None = None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a grid, understood as far as it goes."""

    kind: TableKind
    line: int
    uses: tuple[Use, ...]
    unknown: tuple[tuple[int, str], ...] = ()
    twice: tuple[Use, ...] = ()
    heads: tuple[str, ...] = field(default=())

    def missing(self) -> tuple[Column, ...]:
        """The required columns that the head does not have."""
        found = {use.column.name for use in self.uses}
        return tuple(one for one in self.kind.required() if one.name not in found)


def find_heading(grid: Grid, rows: Sequence[Row], declared: Declared) -> Heading | None:
    """The head among the first rows of a grid, or None where no table of ours is recognised.

    A complete head wins (of several the one that leaves the fewest columns over); else the
    table that the sheet or file is named after; else the best that has half of its columns.
    """
    found = [
        heading
        for row in rows[:HEAD_ROWS]
        for kind in TABLE_KINDS
        if (heading := match_head(kind, row, declared)).uses
    ]
    name = folded(grid.sheet if grid.sheet is not None else grid.file.rpartition("/")[2])
    complete = [one for one in found if not one.missing()]
    if complete:
        return min(complete, key=lambda one: (len(one.unknown), -len(one.uses), _far(one, name)))
    likely = [one for one in found if not _far(one, name) or _half(one)]
    if not likely:
        return None
    return min(likely, key=lambda one: (_far(one, name), len(one.missing()), -len(one.uses)))


def _far(heading: Heading, name: str) -> bool:
    return not any(name.startswith(folded(one)) for one in heading.kind.names())


def _half(heading: Heading) -> bool:
    required = len(heading.kind.required())
    return len(heading.uses) >= 2 and 2 * len(heading.missing()) <= required


def match_head(kind: TableKind, row: Row, declared: Declared) -> Heading:
    """A row read as the head of a table, with the names that the workspace declares."""
    renamed = {
        folded(theirs): ours
        for key in kind.names()
        for theirs, ours in declared.get(key, {}).items()
    }
    uses: dict[str, Use] = {}
    unknown, twice = [], []
    heads = tuple(_head_text(value) for value in row.values)
    for index, head in enumerate(heads):
        if not head:
            continue
        use = _use(kind, index, head, renamed.get(folded(head)))
        if use is None:
            unknown.append((index, head))
        elif use.column.name in uses:
            twice.append(use)
        else:
            uses[use.column.name] = use
    return Heading(kind, row.line, tuple(uses.values()), tuple(unknown), tuple(twice), heads)


def _head_text(value: Value) -> str:
    return " ".join(value.split()) if isinstance(value, str) else str(value or "")


def _use(kind: TableKind, index: int, head: str, ours: str | None) -> Use | None:
    text = head if ours is None else ours
    if (column := named(kind.columns, text)) is not None:
        return Use(column, index, head)
    for form in (_QUALIFIED, _TRAILING):
        if (match := form.fullmatch(text if form is _QUALIFIED else text.casefold())) and (
            column := named(kind.columns, match["stem"])
        ):
            return _qualified(Use(column, index, head), match["inside"])
    return None


def _qualified(use: Use, inside: str) -> Use:
    """What stands in the parentheses, applied. What is not understood is kept as `wrong`: a
    unit that is overlooked would be an error by a factor of a thousand."""
    if use.column.kind not in ("amount", "quantity", "value"):
        return use
    for word in (folded(one) for one in re.split(r"[,;]", inside)):
        if word in UNITS and use.column.kind == "amount":
            use = replace(use, unit=UNITS[word])
        elif word in SIGNS and use.column.signed:
            use = replace(use, sign=SIGNS[word])
        elif word in MARKS:
            use = replace(use, mark=MARKS[word])
        else:
            use = replace(use, wrong=(*use.wrong, inside.strip()))
    return use


def head_findings(grid: Grid, heading: Heading) -> Iterator[Finding]:
    """What is wrong with a head, all of it."""
    names = {name: one for one in heading.kind.columns for name in (one.sv, one.en)}
    for column in heading.missing():
        yield finding(
            "table-column-missing",
            Severity.ERROR,
            "The table {table} has no column {column}.",
            place=grid.place(heading.line),
            expected=column.sv,
            remedy="Add the column {column} ({english}), or declare which column of yours it is.",
            table=heading.kind.sv,
            column=column.sv,
            english=column.en,
        )
    for use in heading.twice:
        yield finding(
            "table-column-twice",
            Severity.ERROR,
            "Two columns are read as {column}.",
            place=grid.place(heading.line, use.index, use.head),
            quote=use.head,
            remedy="Rename or remove one of them.",
            column=use.column.sv,
        )
    for use in heading.uses:
        if use.wrong:
            yield finding(
                "table-column-qualifier",
                Severity.ERROR,
                "What stands in parentheses is not understood: {text}.",
                place=grid.place(heading.line, use.index, use.head),
                quote=use.head,
                expected="kr, tkr, mkr, mdkr; debet plus, kredit plus; decimalkomma, decimalpunkt",
                remedy="Write the unit of the amounts, such as (tkr), and nothing else.",
                text=", ".join(dict.fromkeys(use.wrong)),
            )
    for index, head in heading.unknown:
        near = get_close_matches(folded(head), [folded(name) for name in names], 1, 0.6)
        nearest = next((name for name in names if near and folded(name) == near[0]), "")
        place = grid.place(heading.line, index, head)
        if nearest:
            yield finding(
                "table-column-unknown",
                Severity.WARNING,
                "The column {column} is not known and was not read. Is it {nearest}?",
                place=place,
                quote=head,
                expected=nearest,
                remedy="Rename the column if its values are to be imported.",
                column=head,
                nearest=nearest,
            )
        else:
            yield finding(
                "table-column-unknown",
                Severity.WARNING,
                "The column {column} is not known and was not read.",
                place=place,
                quote=head,
                remedy="Rename the column if its values are to be imported.",
                column=head,
            )
