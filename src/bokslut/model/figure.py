"""A figure and the reference that names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_MEASURE = re.compile(r"[a-z][a-z0-9_]*")
_QUOTED = re.compile(r'[\s|{}"]')
_TOKEN = re.compile(r'\s*([a-z_]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s|{}"]*))(?=\s|$)')

_LONGEST = 20_000


class RefError(ValueError):
    """The text is no figure reference."""


@dataclass(frozen=True, slots=True, order=True)
class FigureRef:
    """The name of a figure: a measure and its scope, `net_cost period=2014 unit=KSK`.

    It only names; it never executes. Two references are equal when they name the same figure
    in the same way; the canonical form (keys sorted, defaults written out) is made by
    `measures.canonical`.
    """

    measure: str
    keys: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(measure: str, keys: Mapping[str, str] | None = None, **more: str) -> FigureRef:
        """A reference with its keys sorted; empty values are left out."""
        merged = {**(keys or {}), **more}
        return FigureRef(measure, tuple(sorted((k, v) for k, v in merged.items() if v != "")))

    def get(self, key: str, default: str = "") -> str:
        """The value of a key, or the default."""
        return dict(self.keys).get(key, default)

    def with_keys(self, **keys: str) -> FigureRef:
        """The same reference with some keys set (or removed, by an empty string)."""
        return FigureRef.of(self.measure, dict(self.keys), **keys)

    def __str__(self) -> str:
        """The form that `parse_ref` reads back."""
        return " ".join([self.measure, *(f"{key}={_quote(value)}" for key, value in self.keys)])


def _quote(value: str) -> str:
    if not _QUOTED.search(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def choice(value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the value of a key takes in and what it leaves out: `60!601,602` is 60 without 601 and
    602, `!601` is everything else than 601, rows that name nothing among it."""
    taken, _mark, left_out = value.partition("!")
    return tuple(filter(None, taken.split(","))), tuple(filter(None, left_out.split(",")))


def parse_ref(text: str) -> FigureRef:
    """Reads `MEASURE key=value …`; a value with a blank or one of `|{}"` stands in quotes.

    Raises `RefError` with a sentence that says what is wrong.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise RefError(f"{text[:40]!r}… is longer than {_LONGEST} characters")
    match = _MEASURE.match(text)
    if match is None or (match.end() < len(text) and not text[match.end()].isspace()):
        raise RefError(f"{text!r} does not begin with the name of a measure")
    position = match.end()
    keys: dict[str, str] = {}
    while text[position:].strip():
        token = _TOKEN.match(text, position)
        if token is None:
            raise RefError(
                f"expected key=value at {text[position:].strip()!r}; "
                "a value with a blank stands in quotes"
            )
        key = token[1]
        value = token[3] if token[2] is None else re.sub(r"\\(.)", r"\1", token[2])
        if key in keys:
            raise RefError(f"the key {key} is given twice")
        if value == "":
            raise RefError(f"the key {key} has no value")
        keys[key] = value
        position = token.end()
    return FigureRef.of(match[0], keys)


class Why(StrEnum):
    """Why a figure has no value; it is never zero for that."""

    MISSING = "missing"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"
    DIVISION_BY_ZERO = "division-by-zero"


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a figure's formula: the name it has there, and the figure."""

    name: str
    ref: FigureRef


@dataclass(frozen=True, slots=True)
class Leaf:
    """A figure that is read from facts: which table, which rows. `where` states the filter as
    pairs of column and wanted values, enough to find the rows again; `rows` counts them and
    `sources` are the hashes of the files that they stand in, with the rows of each.
    """

    table: str
    where: tuple[tuple[str, tuple[str, ...]], ...]
    rows: int
    sources: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a measure for a scope.

    `unit` is `kr` (exact kronor), `ratio`, `count` or `kr-per-unit`. `value` carries the sign
    of the measure; None has a `why`. `formula` and `edition` say how it was computed, `inputs`
    from which figures, `leaf` from which rows.
    """

    ref: FigureRef
    value: Decimal | None
    unit: str
    why: Why | None = None
    formula: str = ""
    edition: str = ""
    inputs: tuple[Input, ...] = ()
    leaf: Leaf | None = None

    def __post_init__(self) -> None:
        """A figure has a value or a reason for having none, and never both."""
        if (self.value is None) == (self.why is None):
            raise ValueError(f"{self.ref}: exactly one of value and why must be given")
