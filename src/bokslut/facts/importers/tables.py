"""What a table that people fill in is: its columns, their kinds, and how a value is told apart.

The tables themselves are declared in `tables_kinds.py`; this module has the types and how a name
in a head is matched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from bokslut.model.finding import Finding, Place

Value = str | Decimal | date | datetime | bool | None
ColumnKind = Literal[
    "code",  # text that names something: an account 0510 stays 0510
    "text",
    "amount",  # kronor with at most two decimals
    "quantity",  # at most four decimals
    "value",  # of an indicator: at most ten decimals
    "whole",
    "date",
    "moment",  # a day, kept as its first moment in UTC
    "period",  # fills the two fields `first` and `last`
    "period-name",  # a period that is kept as it is written
    "word",  # one of a few words
    "yes-no",
]
MARKING_EXAMPLE = ("exempel:", "example:")
TEXT_LIMIT = 32_767


def N_(message: str) -> str:  # noqa: N802
    """Marks a message id for the catalogue; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Column:
    """A column that people fill in.

    `name` is the field of the fact table, `sv` and `en` its head, `explanation` a message id.
    `words` maps what may be written (each value's first word is the Swedish, the second the
    English one) to what is stored. `signed` allows a sign convention in the head. `example`
    stands in the template's example row, as text.
    """

    name: str
    sv: str
    en: str
    kind: ColumnKind
    explanation: str
    required: bool = False
    example: str = ""
    aliases: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signed: bool = False

    def names(self) -> tuple[str, ...]:
        """All the names under which a head may give the column."""
        return (self.sv, self.en, self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it was understood: fields of the fact table, None where it is empty or wrong.

    `place` gives the place of a field's cell in the file.
    """

    line: int
    values: Mapping[str, object]
    place: Callable[[str], Place]


RowCheck = Callable[[Record], Iterator[Finding]]
TableCheck = Callable[[Sequence[Record]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table that can be imported.

    `constants` fill fields that no column gives, `defaults` those whose cell is empty. `key`
    names the fields that make a row unique. `scopes` says what a row is about: the later file
    about the same replaces the earlier one.
    """

    key: str
    sv: str
    fact: str
    explanation: str
    columns: tuple[Column, ...]
    scopes: Callable[[Mapping[str, object]], Iterator[str]]
    constants: Mapping[str, object] = field(default_factory=dict)
    defaults: Mapping[str, object] = field(default_factory=dict)
    key_fields: tuple[str, ...] = ()
    row_checks: tuple[RowCheck, ...] = ()
    table_checks: tuple[TableCheck, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of the table as a sheet or a file may carry it."""
        return (self.key, self.sv)

    def required(self) -> tuple[Column, ...]:
        """The columns that must be there."""
        return tuple(column for column in self.columns if column.required)

    def column(self, name: str) -> Column:
        """The column that fills a field; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_IGNORED = re.compile(r"[\s_.*:\-\u2010-\u2015]+")


def folded(text: str) -> str:
    """A name without what people vary: case, blanks, hyphens, full stops, stars, and whether
    an å is written as one character or two."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def named(columns: Sequence[Column], text: str) -> Column | None:
    """The column that has this name, or None."""
    wanted = folded(text)
    for column in columns:
        if wanted in map(folded, column.names()):
            return column
    return None


def is_example(value: Value) -> bool:
    """Whether a cell marks its row as the template's example."""
    return isinstance(value, str) and value.strip().casefold().startswith(MARKING_EXAMPLE)


def example_texts(kind: TableKind, language: str) -> dict[str, str]:
    """The template's example row as text by field, words in the language (`sv` or `en`). Its
    first column says that it is an example, so that the row is never imported."""
    texts = {}
    for column in kind.columns:
        text = column.example
        if language == "en" and column.kind == "word":
            text = next((words[1] for words in column.words.values() if text in words), text)
        elif language == "en" and column.kind == "yes-no":
            text = {"ja": "yes", "nej": "no"}.get(text, text)
        texts[column.name] = text
    first = kind.columns[0].name
    texts[first] = f"{'Example' if language == 'en' else 'Exempel'}: {texts[first]}"
    return texts
