"""Which of our dimensions the objects of a SIE row belong to, and the rest of them in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from bokslut.facts.importers.sie_columns import integers
from bokslut.facts.importers.sie_lex import Objects
from bokslut.facts.importers.sie_marks import Ints
from bokslut.facts.schema import DIMENSIONS

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CACHE = 65536


class Scope(NamedTuple):
    """Values of the columns of a row's scope, None where the row has none."""

    unit: str | None = None
    activity: str | None = None
    project: str | None = None
    counterpart: str | None = None
    objects: str | None = None


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=")


def write_objects(pairs: Iterable[tuple[str, str]]) -> str | None:
    """`7=12;21=A`: pairs of dimension and object, with `\\` before `\\`, `;` and `=` in either."""
    return ";".join(f"{_escape(number)}={_escape(name)}" for number, name in pairs) or None


def read_objects(text: str | None) -> list[tuple[str, str]]:
    """The pairs that `write_objects` wrote."""
    if not text:
        return []
    pairs = []
    for part in re.findall(r"(?:[^;\\]|\\.)+", text, re.DOTALL):
        match = re.fullmatch(r"((?:[^=\\]|\\.)*)=((?:[^=\\]|\\.)*)", part, re.DOTALL)
        if match is not None:
            number, name = (_ESCAPED.sub(r"\1", side) for side in match.groups())
            pairs.append((number, name))
    return pairs


@dataclass
class Scopes:
    """Sorts objects into columns by the workspace's mapping (`{"1": "unit"}`). The first object
    of a mapped dimension fills its column; a second one, and those of other dimensions, go to
    `objects` in the order of the file."""

    mapping: Mapping[str, str]
    _known: dict[Objects, Scope] = field(default_factory=dict)

    def of(self, objects: Objects) -> Scope:
        """The columns of one object list."""
        known = self._known.get(objects)
        if known is None:
            if len(self._known) >= _CACHE:
                self._known.clear()
            known = self._known[objects] = self._sort(objects)
        return known

    def _sort(self, objects: Objects) -> Scope:
        columns: dict[str, str | None] = {}
        rest: list[tuple[str, str]] = []
        for number, name in objects.pairs:
            column = self.mapping.get(number, "")
            if column in DIMENSIONS and column not in columns and name:
                columns[column] = name
            else:
                rest.append((number, name))
        return Scope(**columns, objects=write_objects(rest))

    def columns(self, codes: Ints, lists: list[Objects]) -> list[pa.Array]:
        """The five columns for rows that point into a list of distinct object lists."""
        scopes = [self.of(objects) for objects in lists]
        index = integers(codes)
        columns: list[pa.Array] = []
        for position in range(len(Scope._fields)):
            values = [scope[position] for scope in scopes]
            if any(value is not None for value in values):
                columns.append(pa.array(values, pa.string()).take(index))
            else:
                columns.append(pa.nulls(len(codes), pa.string()))
        return columns


def codes_of(values: list[Objects]) -> tuple[Ints, list[Objects]]:
    """Index and distinct values of a list."""
    seen: dict[Objects, int] = {}
    codes = [seen.setdefault(value, len(seen)) for value in values]
    return np.array(codes, dtype=np.int64), list(seen)
