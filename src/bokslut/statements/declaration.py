"""A statement as it is declared: rows, columns and sum rows as data, no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bokslut.model.document import RowKind
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import SignStyle

_KEY = re.compile(r"[a-z0-9-]+")
_VARIABLE = re.compile(r"@([a-z_]+)\b")
ROW = "row"


@dataclass(frozen=True, slots=True)
class ColumnDeclaration:
    """A column: which measure on which basis for which period, and how it is printed.

    `measure` "row" takes the row's measure; `keys` may hold `of = "row"` for measures of
    measures. `attribute` makes it a column of words about the row's project instead.
    """

    key: str
    label: str
    measure: str = ROW
    keys: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    decimals: int | None = None
    sign: SignStyle = "minus"
    bar: bool = False
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class RowDeclaration:
    """A row: its scope, its measure where the columns leave that to the row, the sign of its
    print, and for a sum row the rows that it sums. `each` makes a row for every child of a unit
    (`children`) or every project that somebody decided (`projects`). `only` names the columns
    that apply; the others are empty. `instead` gives a column another scope in this row; `unit`
    prints the row's amounts in another unit than the columns'.
    """

    key: str
    label: str = ""
    kind: RowKind = "item"
    measure: str = ""
    scope: Mapping[str, str] = field(default_factory=dict)
    sign: int = 1
    sum_of: tuple[str, ...] = ()
    level: int = 0
    each: str = ""
    only: tuple[str, ...] = ()
    instead: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StatementDeclaration:
    """A statement: key, title, the unit stated above, columns and rows."""

    key: str
    title: str
    unit: str
    columns: tuple[ColumnDeclaration, ...]
    rows: tuple[RowDeclaration, ...]
    label_head: str = ""
    notes: tuple[str, ...] = ()
    zero: str = "0"


class _Reader:
    """Reads a table of declared values and collects what is wrong with it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.findings: list[Finding] = []

    def check(self, data: Mapping[str, Any], what: str, cls: Any, required: Iterable[str]) -> None:
        allowed = {one.name for one in fields(cls)}
        for name in required:
            if name not in data:
                self._problem("{what} has no {name}.", what, name)
        for name in data:
            if name not in allowed:
                self._problem("{what} has {name}, which is not known here.", what, name)
        key = data.get("key", "")
        if key and not _KEY.fullmatch(str(key)):
            self._problem("{what}: the key {name} may hold a-z, 0-9 and hyphens only.", what, key)

    def _problem(self, template: str, what: str, name: str) -> None:
        self.findings.append(
            finding(
                "declaration",
                Severity.ERROR,
                template,
                place=self.place,
                quote=f"{what} {name}",
                remedy="See docs/how-to/change-a-statement.md",
                what=what,
                name=name,
            )
        )


def read_statement(
    data: Mapping[str, Any], file: str
) -> tuple[StatementDeclaration | None, list[Finding]]:
    """A declaration out of the parsed TOML of a file, or everything that is wrong with it."""
    reader = _Reader(Place(file=file, table=str(data.get("key", ""))))
    heads = {name: value for name, value in data.items() if name not in ("column", "row")}
    reader.check(heads, "statement", StatementDeclaration, ("key", "title", "unit"))
    columns, rows = data.get("column", []), data.get("row", [])
    for column in columns:
        name = f"column {column.get('key', '?')}"
        reader.check(column, name, ColumnDeclaration, ("key", "label"))
    for row in rows:
        reader.check(row, f"row {row.get('key', '?')}", RowDeclaration, ("key",))
    if reader.findings:
        return None, reader.findings
    declared = StatementDeclaration(
        **_frozen(heads),
        columns=tuple(ColumnDeclaration(**_frozen(one)) for one in columns),
        rows=tuple(RowDeclaration(**_frozen(one)) for one in rows),
    )
    return declared, []


def _frozen(data: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}


def fill_in(text: str, variables: Mapping[str, str]) -> str:
    """Replaces `@prior` and the like by the closing's own periods; other words are kept."""
    return _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), text)
