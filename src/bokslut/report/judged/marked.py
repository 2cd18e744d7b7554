"""A judged report as whoever marks it sees it: numbers in their places with all that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bokslut.checks.printed.understood.cells import Printed
from bokslut.checks.printed.understood.equations import Equation, Number, State, TableNumber
from bokslut.model.finding import Finding, Severity
from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedReport, Spot

from .places import Where, places_of, spot_of, text_of

if TYPE_CHECKING:
    from bokslut.checks.printed.weighed.judge import Judged

_ORDER = list(State)
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and by what: the file's SHA-256 and the program's name and version."""

    sha256: str
    program: str
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class Marked:
    """A number where it is printed. `key` counts from 1 in the order of reading; `equations` are
    the places of those that it takes part in, those that tell of it first; `warned` says that a
    warning tells of it, which leaves its state as it is."""

    key: int
    where: Where
    text: str
    spot: Spot
    state: State
    warned: bool
    equations: tuple[int, ...]
    numbers: tuple[Number, ...]


class Marks:
    """The numbers of a judged report in the order of reading, with what each is called."""

    def __init__(self, judged: Judged) -> None:
        self.judged = judged
        self.report: PrintedReport = judged.understood.report
        self.equations: tuple[Equation, ...] = judged.equations
        self.places = places_of(judged)

    @cached_property
    def findings_of(self) -> dict[Number, list[Finding]]:
        """The findings that tell of each number."""
        told: dict[Number, list[Finding]] = {}
        for one in self.judged.findings:
            number = self.about(one)
            if number is not None:
                told.setdefault(number, []).append(one)
        return told

    def about(self, one: Finding) -> Number | None:
        """The number that a finding tells of; what is found without arithmetic tells of none."""
        place = self.judged.because.get(one.id)
        if place is not None:
            return self.equations[place].stated.number
        told = self._stated.get((one.rule, one.place.row, one.place.column, one.claimed))
        return told or self._written.get((one.quote, _digits(one.claimed)))

    @cached_property
    def _stated(self) -> dict[tuple[str, str | None, str | None, str], Number | None]:
        """By rule, row, column and what is printed the number that an equation does not prove, for
        findings that do not say their equation; where two are called the same it is none."""
        told: dict[tuple[str, str | None, str | None, str], Number | None] = {}
        for one in self.equations:
            number, value = one.stated.number, one.stated.value
            if one.state is State.PROVED or not isinstance(number, TableNumber):
                continue
            grid = self.judged.understood.grid[number.table]
            row, column = grid.rows[number.row].label, grid.columns[number.column].head
            key = (one.rule, row or None, column or None, print_number(value.value, value.decimals))
            told[key] = number if told.get(key, number) == number else None
        return told

    @cached_property
    def _written(self) -> dict[tuple[str, str], Number | None]:
        """The numbers of sentences by the sentence and their digits, for findings that quote both;
        where two of a sentence have the same digits it is none of them."""
        told: dict[tuple[str, str], Number | None] = {}
        for sentence in self.judged.understood.sentences:
            for one in sentence.amounts:
                number, key = sentence.term(one).number, (sentence.text, _digits(one.text))
                told[key] = number if told.get(key, number) == number else None
        return told

    @cached_property
    def equations_of(self) -> dict[Number, tuple[int, ...]]:
        """The equations that each number takes part in: first those where it is the stated one,
        gravest first."""
        told: dict[Number, list[tuple[bool, int, int]]] = {}
        for place, one in enumerate(self.equations):
            gravity = -_ORDER.index(one.state)
            for number in dict.fromkeys(one.numbers):
                told.setdefault(number, []).append((number != one.stated.number, gravity, place))
        return {
            number: tuple(place for _term, _gravity, place in sorted(some))
            for number, some in told.items()
        }

    @cached_property
    def numbers(self) -> tuple[Marked, ...]:
        """Every number that stands somewhere, in the order of reading."""
        at: dict[Where, list[Number]] = {}
        for number, where in self.places.items():
            at.setdefault(where, []).append(number)
        return tuple(
            self._marked(key, where, tuple(at[where])) for key, where in enumerate(sorted(at), 1)
        )

    @cached_property
    def lost(self) -> tuple[Number, ...]:
        """Numbers that were read, but whose place in the report is not known."""
        return tuple(one for one in self.judged.numbers if one not in self.places)

    @cached_property
    def key_of(self) -> dict[Number, int]:
        """The key by which a number is found."""
        return {number: one.key for one in self.numbers for number in one.numbers}

    @cached_property
    def by_block(self) -> dict[int, list[Marked]]:
        """The numbers of each block."""
        told: dict[int, list[Marked]] = {}
        for one in self.numbers:
            told.setdefault(one.where.block, []).append(one)
        return told

    def _marked(self, key: int, where: Where, numbers: tuple[Number, ...]) -> Marked:
        states = self.judged.states
        state = max((states[number] for number in numbers), key=_ORDER.index)
        places = (place for number in numbers for place in self.equations_of.get(number, ()))
        equations = sorted(
            dict.fromkeys(places),
            # What proves a number comes before what fails for another one's fault.
            key=lambda place: (
                self.equations[place].state is State.CONTRADICTED
                and self.equations[place].stated.number not in numbers
            ),
        )
        warned = any(
            one.severity is Severity.WARNING
            for number in numbers
            for one in self.findings_of.get(number, ())
        )
        return Marked(
            key,
            where,
            text_of(self.report, where),
            spot_of(self.report, where),
            state,
            warned,
            tuple(equations),
            numbers,
        )

    def name(self, number: Number, beside: Number | None = None) -> str:
        """What a number is called: its row and column, with the table where that is another than
        that of the number `beside`; of one in a text the words around it."""
        if isinstance(number, TableNumber):
            grid = self.judged.understood.grid[number.table]
            row, column = grid.rows[number.row].label, grid.columns[number.column].head
            other = not isinstance(beside, TableNumber) or beside.table != number.table
            parts = (row, column, grid.title if other else "")
            return ", ".join(part for part in parts if part)
        where = self.places.get(number)
        if where is None:
            return ""
        text = getattr(self.report.blocks[where.block], "text", "")
        begin, end = max(0, where.start - _AROUND), min(len(text), where.end + _AROUND)
        words = text[begin:end]
        if begin:
            words = "…" + words.partition(" ")[2]
        if end < len(text):
            words = words.rpartition(" ")[0] + "…"
        return f"”{words}”"

    def value(self, number: Number) -> Printed | None:
        """What a number says, in the unit that it is printed in."""
        if isinstance(number, TableNumber):
            return self.judged.understood.grid[number.table].value(number.row, number.column)
        return self._texts.get(number)

    def unit(self, number: Number) -> str:
        """The unit of a number, its table's where it has none of its own."""
        if isinstance(number, TableNumber):
            grid = self.judged.understood.grid[number.table]
            return grid.unit_of(number.row, number.column)
        value = self._texts.get(number)
        return value.unit if value else ""

    @cached_property
    def _texts(self) -> dict[Number, Printed]:
        terms = (
            sentence.term(one)
            for sentence in self.judged.understood.sentences
            for one in sentence.amounts
        )
        return {term.number: term.value for term in terms}


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
