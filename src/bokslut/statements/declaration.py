"""A statement as it is declared: rows, columns and sum rows as data, no code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bokslut.measures.split_key import read_keys
from bokslut.model.document import RowKind
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import SignStyle

_KEY = re.compile(r"[a-z0-9-]+")
_VARIABLE = re.compile(r"@([a-z_]+)\b")
ROW = "row"
N_ = str


@dataclass(frozen=True, slots=True)
class ColumnDeclaration:
    """A column: which measure on which basis for which period, and how it is printed.

    `measure` "row" takes the row's measure; `keys` may hold `of = "row"` for measures of
    measures. `attribute` makes it a column of words about the row's project or saving instead.
    `each` makes a column for every forecast of the year that was known at the period's end
    (`forecasts`): keys name it `@each`, the label its day, `@each_day`.
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
    each: str = ""


@dataclass(frozen=True, slots=True)
class RowDeclaration:
    """A row: its scope, its measure where the columns leave that to the row, the sign of its
    print, and for a sum row the rows that it sums. `each` makes a row for every child of a unit
    (`children`, of the body where the scope names none), every project that somebody decided
    (`projects`), every saving (`savings`), or the `most` largest contributors `by` a key to what
    the row says, and one for the rest (`contributors`). `only` names the columns that apply; the
    others are empty. `instead` gives a column another scope in this row; `unit` prints the row's
    amounts in another unit than the columns'.
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
    by: str = ""
    most: int = 7


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


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= 9


def _is_key(value: object) -> bool:
    keys = read_keys(value) if isinstance(value, str) else ()
    return isinstance(keys, tuple) and len(keys) == 1


def _one_of(*known: object) -> Callable[[object], bool]:
    return lambda value: type(value) in (str, int, bool) and value in known


# What a declared value has to be: a test, and its name for the one who wrote it.
_TEXT = (_is_text, "a text in quotes")
_TEXTS = (_is_texts, "a list of texts in quotes")
_WORDS = (_is_table, "a table of texts in quotes")
_COUNT = (_is_count, "a whole number from 0 to 9")
# What columns of words may tell of the row's project, and of its saving.
PROJECT_WORDS = ("name", "decided_by", "ends", "closes")
SAVING_WORDS = ("unit", "decided", "decision", "origin", "proof", "follow_up")
_ATTRIBUTES = (*PROJECT_WORDS, *SAVING_WORDS)
_UNITS = ("kr", "tkr", "mkr", "mdkr", "percent", "ratio", "count")
_VALUES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "keys": _WORDS,
    "scope": _WORDS,
    "instead": (
        lambda value: isinstance(value, dict) and all(_is_table(one) for one in value.values()),
        "a table of tables of texts in quotes",
    ),
    "sum_of": _TEXTS,
    "only": _TEXTS,
    "notes": _TEXTS,
    "decimals": _COUNT,
    "level": _COUNT,
    "most": _COUNT,
    "by": (_is_key, "account, account:3, activity, project, counterpart or unit"),
    "bar": (lambda value: isinstance(value, bool), "true or false"),
    "kind": (_one_of("item", "sum", "heading"), "item, sum or heading"),
    "attribute": (_one_of(*_ATTRIBUTES), ", ".join(_ATTRIBUTES)),
    "unit": (_one_of(*_UNITS), ", ".join(_UNITS)),
}
# Words that mean another thing in a row than in a column: the sign of a row turns its print, that
# of a column says when a sign is printed.
_OWN_VALUES: Mapping[tuple[type, str], tuple[Callable[[object], bool], str]] = {
    (ColumnDeclaration, "sign"): (_one_of("minus", "always"), "minus or always"),
    (RowDeclaration, "sign"): (_one_of(1, -1), "1 or -1"),
    (ColumnDeclaration, "each"): (_one_of("forecasts"), "forecasts"),
    (RowDeclaration, "each"): (
        _one_of("children", "projects", "contributors", "savings"),
        "children, projects, contributors or savings",
    ),
}


class _Reader:
    """Reads tables of declared values and collects what is wrong with them."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.findings: list[Finding] = []

    def check(self, data: object, what: str, cls: type, required: Iterable[str]) -> None:
        """That a table has what it must, nothing unknown, and values of the right kind."""
        if not isinstance(data, dict):
            self.problem(N_("{what} is not declared as a table [[{name}]]."), what, what.split()[0])
            return
        allowed = {one.name for one in fields(cls)}
        for name in required:
            if name not in data:
                self.problem(N_("{what} has no {name}."), what, name)
        for name, value in data.items():
            if name not in allowed:
                self.problem(N_("{what} has {name}, which is not known here."), what, name)
                continue
            fits, wanted = _OWN_VALUES.get((cls, name)) or _VALUES.get(name, _TEXT)
            if not fits(value):
                self.problem(N_("{what}: {name} has to be {wanted}."), what, name, wanted)
        key = data.get("key", "")
        if _is_text(key) and key and not _KEY.fullmatch(key):
            self.problem(
                N_("{what}: the key {name} may hold a-z, 0-9 and hyphens only."), what, key
            )

    def problem(self, template: str, what: str, name: str, wanted: str = "") -> None:
        """One thing that is wrong; `what` and `name` say where and with which word."""
        self.findings.append(
            finding(
                "declaration",
                Severity.ERROR,
                template,
                place=self.place,
                quote=f"{what} {name}",
                expected=wanted,
                remedy="Compare it with one that works: bokslut init NEW --example sodertalje-2014",
                what=what,
                name=name,
                wanted=wanted,
            )
        )


def read_statement(
    data: Mapping[str, Any], file: str
) -> tuple[StatementDeclaration | None, list[Finding]]:
    """A declaration out of the parsed TOML of a file, or everything that is wrong with it."""
    reader = _Reader(Place(file=file, table=str(data.get("key", ""))))
    heads = {name: value for name, value in data.items() if name not in ("column", "row")}
    reader.check(heads, "statement", StatementDeclaration, ("key", "title", "unit"))
    columns, rows = _tables(data, "column", reader), _tables(data, "row", reader)
    for column in columns:
        reader.check(column, _called("column", column), ColumnDeclaration, ("key", "label"))
    for row in rows:
        reader.check(row, _called("row", row), RowDeclaration, ("key",))
    if reader.findings:
        return None, reader.findings
    declared = StatementDeclaration(
        **_frozen(heads),
        columns=tuple(ColumnDeclaration(**_frozen(one)) for one in columns),
        rows=tuple(RowDeclaration(**_frozen(one)) for one in rows),
    )
    _check_names(declared, reader)
    return (None if reader.findings else declared), reader.findings


def _tables(data: Mapping[str, Any], name: str, reader: _Reader) -> list[Any]:
    tables = data.get(name, [])
    if isinstance(tables, list):
        return tables
    reader.problem(N_("{what} is not declared as a table [[{name}]]."), name, name)
    return []


def _called(what: str, data: object) -> str:
    return f"{what} {data.get('key', '?')}" if isinstance(data, dict) else what


def _check_names(declared: StatementDeclaration, reader: _Reader) -> None:
    """That keys stand once, and that rows name only rows and columns that there are."""
    column_keys = [one.key for one in declared.columns]
    row_keys = [one.key for one in declared.rows]
    for what, keys in (("column", column_keys), ("row", row_keys)):
        for key in sorted({one for one in keys if keys.count(one) > 1}):
            reader.problem(N_("{what} {name} is declared twice."), what, key)
    summed = [one.key for one in declared.rows if one.kind != "heading"]
    for row in declared.rows:
        what = f"row {row.key}"
        if (row.each == "contributors") != bool(row.by):
            reader.problem(N_("{what}: by and each = contributors go together."), what, "by")
        for name in row.sum_of:
            if name not in summed or name == row.key:
                reader.problem(N_("{what} sums {name}, which is no other row here."), what, name)
        for name in (*row.only, *row.instead):
            if name not in column_keys:
                reader.problem(N_("{what} names {name}, which is no column here."), what, name)


def _frozen(data: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}


def fill_in(text: str, variables: Mapping[str, str]) -> str:
    """Replaces `@prior` and the like by the closing's own periods; other words are kept."""
    return _VARIABLE.sub(lambda match: variables.get(match[1], match[0]), text)
