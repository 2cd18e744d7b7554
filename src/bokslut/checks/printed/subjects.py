"""What a sentence speaks of: the rows of tables that it names, and the kind of amount it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from bokslut.prose.typed import TypedNumber
from bokslut.prose.vocabulary import TOKEN, significant, stem

from .directions import directions
from .equations import TableNumber
from .grid import Grid
from .understood import Sentence, Understood

Kind = Literal["level", "change", "growth", "variance", "budget", "forecast", "share", ""]

_GENERIC = frozenset(
    stem(word)
    for word in re.findall(
        r"\w+",
        "summa totalt total resultat netto kronor tkr mkr procent år övrigt övriga delsumma "
        "nettokostnad kostnad kostnader intäkt intäkter budget utfall avvikelse nämnd nämnden "
        "kommun koncern bolag kontor förvaltning avdelning enhet",
    )
)
_TOTALS = frozenset(map(stem, ("summa", "totalt", "total")))
_KIND_FORMS: tuple[tuple[Kind, str], ...] = (
    (
        "variance",
        r"\w*överskott\w*|\w*underskott\w*|\w*avvikelse\w*|avviker|bättre än|sämre än|"
        r"surplus|deficit|variance|över budget|under budget",
    ),
    ("growth", r"\w*kostnadsutveckling\w*|tillväxt\w*|ökningstakt\w*|growth"),
    ("forecast", r"\w*prognos\w*|forecast\w*"),
    ("budget", r"\w*budget\w*|\w*kommunbidrag\w*|\w*nämndbidrag\w*|\w*anslag\w*|\w*ram(?:en)?"),
    ("share", r"motsvarar|andel\w*|utgör|av kommunbidraget|av intäkterna"),
)
_KINDS = tuple(
    (kind, re.compile(rf"(?<![\wåäö])(?:{form})(?![\wåäö])", re.IGNORECASE))
    for kind, form in _KIND_FORMS
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a number in a sentence may be: what of which row, for which period, in kronor,
    as a ratio or a count; `half` is how far the exact value may be from the printed one."""

    value: Decimal
    half: Decimal
    kind: Kind
    period: str
    cells: tuple[TableNumber, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RowName:
    """A row that a sentence can name: the stems of its label, and where it stands."""

    stems: tuple[str, ...]
    grid: int
    row: int
    label: str


@dataclass(frozen=True)
class Names:
    """All rows of a report by the words of their labels."""

    understood: Understood

    @cached_property
    def rows(self) -> tuple[RowName, ...]:
        """Rows with a label that says something."""
        told = []
        for grid in self.understood.grids:
            for index, row in enumerate(grid.rows):
                stems = tuple(dict.fromkeys(significant(row.label)))
                if stems and not row.is_heading:
                    told.append(RowName(stems, grid.number, index, row.label))
        return tuple(told)

    @cached_property
    def _by_rarest(self) -> dict[str, list[RowName]]:
        """Rows by the word of their label that fewest labels have."""
        often = Counter(stem for one in self.rows for stem in one.stems)
        told: dict[str, list[RowName]] = {}
        for one in self.rows:
            if not set(one.stems) <= _GENERIC:
                told.setdefault(min(one.stems, key=lambda word: often[word]), []).append(one)
        return told

    @cached_property
    def _generic(self) -> list[tuple[frozenset[str], RowName]]:
        return [
            (frozenset(one.stems) - _TOTALS, one) for one in self.rows if set(one.stems) <= _GENERIC
        ]

    def generic(self, words: str) -> list[RowName]:
        """The rows of sums and results whose few words stand in the words, and plain totals."""
        present = {stem(one) for one in TOKEN.findall(words)}
        return [one for stems, one in self._generic if stems <= present]

    def named(self, words: str) -> list[RowName]:
        """The rows whose labels stand in the words, the fullest names first; of a name within a
        longer one only the longer."""
        present = {stem(one) for one in TOKEN.findall(words)}
        found = [
            one
            for word in present
            for one in self._by_rarest.get(word, ())
            if set(one.stems) <= present
        ]
        sets = {frozenset(one.stems) for one in found}
        longest = [one for one in found if not any(set(one.stems) < other for other in sets)]
        return sorted(longest, key=lambda one: (-len(one.stems), one.grid, one.row))

    @cached_property
    def _candidates(self) -> dict[tuple[int, int], list[Candidate]]:
        return {}

    def candidates(self, one: RowName) -> list[Candidate]:
        """What a row says, computed once."""
        key = (one.grid, one.row)
        if key not in self._candidates:
            grid = self.understood.grid[one.grid]
            self._candidates[key] = candidates(grid, one.row, self.understood.year)
        return self._candidates[key]


def clause_of(sentence: Sentence, number: TypedNumber) -> str:
    """The part of the sentence that a number stands in, from the number before to the comma or
    number behind."""
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    start = max(before, default=0)
    ends = [one.start for one in sentence.amounts if one.start >= number.end]
    end = min(ends, default=len(sentence.text))
    behind = re.search(
        r"[,;:.](?:\s|$)|\b(?:varav|medan|vilket|samtidigt|och|samt|men|and|while|but)\b",
        sentence.text[number.end : end],
    )
    return sentence.text[start : number.end + behind.start() if behind else end]


def kind_of(sentence: Sentence, number: TypedNumber) -> Kind:
    """What kind of amount a number in a sentence is, by the words in its own part of it."""
    clause = clause_of(sentence, number)
    for kind, form in _KINDS:
        if form.search(clause):
            return kind
    before = sentence.text[: number.start]
    changed = directions(clause)
    if changed and re.search(r"\b(?:med|by)\s+(?:\w+\s+)?$", before):
        return "growth" if number.unit == "percent" else "change"
    if re.search(
        r"\b(?:ökning|minskning|höjning|sänkning)\w* (?:med|på|om)\s+(?:\w+\s+)?$", before
    ):
        return "growth" if number.unit == "percent" else "change"
    return "level" if not changed else ""


def in_base(value: Decimal, unit: str) -> Decimal:
    """A printed value in kronor, as a ratio or as a count."""
    scale = {"tkr": 3, "mkr": 6, "mdkr": 9, "percent": -2, "pp": -2}.get(unit, 0)
    return value.scaleb(scale)


def same_dimension(one: str, other: str) -> bool:
    """Whether two units measure the same kind of thing."""
    return _dimension(one) == _dimension(other)


def _dimension(unit: str) -> str:
    if unit in ("kr", "tkr", "mkr", "mdkr"):
        return "money"
    return "share" if unit in ("percent", "pp") else "number"


def candidates(grid: Grid, row: int, year: str) -> list[Candidate]:
    """What a row of a table says: its cells, and the differences and growth of its columns."""
    told: list[Candidate] = []
    cells = [
        (column, number)
        for column in range(len(grid.columns))
        if (number := grid.value(row, column)) and grid.columns[column].meaning.role != "number"
    ]
    for column, number in cells:
        unit = grid.unit_of(row, column)
        meaning = grid.columns[column].meaning
        told.append(
            Candidate(
                in_base(number.value, unit),
                in_base(number.half, unit),
                _kind_of_column(grid, column),
                meaning.period or (year if meaning.role == "outcome" else ""),
                (TableNumber(grid.number, row, column),),
                f"{grid.rows[row].label}, {meaning.text}".strip(", "),
            )
        )
    told += _derived(grid, row, cells)
    return told


def _kind_of_column(grid: Grid, column: int) -> Kind:
    meaning = grid.columns[column].meaning
    if meaning.role in ("variance", "budget", "forecast"):
        return "share" if meaning.unit == "percent" else meaning.role
    if meaning.role == "change":
        return "growth" if meaning.unit == "percent" else "change"
    return "share" if meaning.role == "share" else "level"


def _derived(grid: Grid, row: int, cells: Sequence[tuple[int, object]]) -> list[Candidate]:
    """Differences between two columns of amounts of one unit: of two periods a change with its
    growth, of a plan and an outcome a variance."""
    told: list[Candidate] = []
    label = grid.rows[row].label
    for first, _one in cells:
        for second, _other in cells:
            newer, older = grid.columns[first].meaning, grid.columns[second].meaning
            one, other = grid.value(row, first), grid.value(row, second)
            unit = grid.unit_of(row, first)
            if first == second or one is None or other is None:
                continue
            if unit != grid.unit_of(row, second):
                continue
            kinds = (_kind_of_column(grid, first), _kind_of_column(grid, second))
            kind: Kind = ""
            if kinds == ("level", "level") and newer.period > older.period:
                kind = "change"
            elif kinds[0] == "level" and kinds[1] in ("budget", "forecast"):
                kind = "variance"
            if not kind:
                continue
            gap, half = one.value - other.value, one.half + other.half
            numbers = (
                TableNumber(grid.number, row, first),
                TableNumber(grid.number, row, second),
            )
            text = f"{label}: {newer.text} - {older.text}"
            told.append(
                Candidate(
                    in_base(gap, unit), in_base(half, unit), kind, newer.period, numbers, text
                )
            )
            if kind == "change" and abs(other.value) > other.half:
                told.append(
                    Candidate(
                        gap / abs(other.value),
                        half / abs(other.value),
                        "growth",
                        newer.period,
                        numbers,
                        text,
                    )
                )
    return told
