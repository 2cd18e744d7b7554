"""The lines that the words of percents name: parts, wholes, the sums of tables, and the cells that
an amount of a text is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from ..understood.dimensions import dimension_of
from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import (
    FAINT_ROOTS,
    GENERIC_ROOTS,
    TELLING_ROOTS,
    TOTAL_ROOTS,
    also_called,
    is_body,
    likeness,
    root,
    roots_of,
)
from .claims import Claim, claim_of
from .meanings import Readings
from .measures import Column, Measure
from .mentioned import Mentioned
from .percent_amounts import (
    GROUP,
    OF_OTHERS,
    OF_TEXT,
    VERBS,
    Told,
    amount_in,
    are_akin,
    gone_on_with,
    is_amount,
    says,
)
from .percent_forms import Form
from .subjects import Named

_ZERO = Decimal(0)
LEAST_NAMED, _ALMOST, _MOST = 0.5, 0.8, 8
_OF_GROUP, _EACH_UNSAID, _OF_NEAR_CELL, _OF_CELL = 0.6, 0.85, 0.8, 0.72
_OF_FIRST, _OF_ALMOST_ALL, _OF_NARROWED = 0.6, 0.95, 0.6
_LEAST_ANCHORED = 2
_OF_SUM, _MOST_APART = 0.72, 100
_STAFF = (
    "personal medarbetare anställda tillsvidareanställda månadsavlönade staff employees workforce"
)
STAFF_ROOTS = frozenset(map(root, _STAFF.split()))
# Of taxes and grants the running operations take their net costs.
_RUNNING = re.compile(
    r"\b(?:löpande|drift(?:en|verksamhet\w*)?|running|operations)\b", re.IGNORECASE
)
TAXES = re.compile(r"skatt\w*|\btax", re.IGNORECASE)
_NET_COSTS = re.compile(
    r"^(?:verksamhetens )?nettokostnad(?:er)?\b(?!.*(?:andel|utveckling|%))|^net costs?\b(?!.*%)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
# Whose it is: `förbundets kostnader`.
_OWNER = re.compile(r"^\s*(?:[\wåäö-]{4,}s)\s+(?=[\wåäö]{4,})")
_AND = re.compile(r"\b(?:och|samt|and)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:inklusive|inkl|exklusive|exkl|including|excluding)\b[^,;:⟦]*", re.IGNORECASE
)
_SIDE_OF = re.compile(
    r"\W*(?P<side>kostnad|intäkt|utgift|inkomst)(?:en|erna|er)?\s+för\s+(?P<what>[\wåäö]+)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cell that a number of the text is."""

    column: Column
    places: frozenset[int]
    strength: float


@dataclass(frozen=True)
class Names:
    """What the words of a report's percents name."""

    mentioned: Mentioned

    @property
    def readings(self) -> Readings:
        """The readings of the report."""
        return self.mentioned.readings

    @cached_property
    def _by_grid(self) -> dict[int, list[Line]]:
        told: dict[int, list[Line]] = defaultdict(list)
        for one in self.readings.subjects.lines:
            told[one.grid].append(one)
        return told

    def lines_of(self, grid: int) -> list[Line]:
        """The lines of a table."""
        return self._by_grid.get(grid, [])

    @cached_property
    def totals(self) -> dict[int, list[Line]]:
        """The sums of each table: those that are called so, of all or of some of it, and those that
        come out as all that stands above them."""
        return {
            grid: [
                one
                for at, one in enumerate(lines)
                if one.total or (at > 1 and (_is_sum(one) or _adds_up(one, lines[:at])))
            ]
            for grid, lines in self._by_grid.items()
        }

    @cached_property
    def _cells(self) -> dict[str, list[tuple[Decimal, Decimal, Line, Column]]]:
        """What every line has, by size."""
        told: dict[str, list[tuple[Decimal, Decimal, Line, Column]]] = defaultdict(list)
        for line in self.readings.subjects.lines:
            for column, one in self.mentioned.measure(line).amounts.items():
                told[one.dimension].append((abs(one.value), one.half, line, column))
        for some in told.values():
            some.sort(key=lambda one: one[0])
        return told

    def _printed(self, told: Told) -> list[tuple[Line, Column]]:
        """The cells of any table that are an amount."""
        some = self._cells.get(told.dimension, [])
        low, high = told.value - told.half * 2, told.value + told.half * 2
        at = bisect_left(some, low, key=lambda one: one[0])
        found = []
        while at < len(some) and some[at][0] <= high:
            value, half, line, column = some[at]
            if abs(value - told.value) <= told.half + half:
                found.append((line, column))
            at += 1
        return found

    def named(self, words: str) -> list[Measure]:
        """What some words name."""
        own = roots_of(words)
        said = tuple(dict.fromkeys((*own, *map(also_called, own))))
        if not said or not self.readings.subjects.lines:
            return []
        joined = list(self._joined(words))
        if joined:
            return joined
        found: dict[tuple[frozenset[int], str], Measure] = {}
        by_name = [
            self.mentioned.measure(line, _OF_ALMOST_ALL)
            for line in self.readings.subjects.called(said)
            if _is_named(line, said)
        ]
        for one in (*self.mentioned.by(words), *by_name):
            group = GROUP & {*one.line.topic, *roots_of(" ".join(one.line.section))}
            if group and not group & set(said):
                one = replace(one, strength=one.strength * _OF_GROUP)
            if one.strength >= LEAST_NAMED:
                known = found.get((one.places, one.label))
                if known is None or known.strength < one.strength:
                    found[one.places, one.label] = one
        told = sorted(found.values(), key=lambda one: -one.strength)
        sums = [one for one in told if len(one.lines) > 1]
        return sums if sums and _AND.search(words) else told

    def parts(
        self, form: Form, before: Sequence[Sentence]
    ) -> Iterator[tuple[Told | Measure, float]]:
        """What the words name as the part, each with how surely."""
        if form.part_amount is not None:
            yield amount_in(form.sentence, form.part_amount, OF_TEXT), OF_TEXT
            return
        told = gone_on_with(form, before)
        if told is not None:
            yield told, told.strength
            return
        if _RUNNING.search(form.part) and TAXES.search(form.whole):
            yield from self._net_costs()
        clause = re.split(r"[;:,]\s|⟧|\b(?:men|medan|but|while)\s", _ASIDE.sub(" ", form.part))
        for near in reversed([one for one in clause if roots_of(one)][-2:]):
            for words in re.split(VERBS, near):
                found = list(self._subject(words, form.nth)) if words and roots_of(words) else []
                if found:
                    # `underskott på 305 tkr, och intäkterna täckte`: of what was told before.
                    narrowed = near is not clause[0] and set(roots_of(words)) <= GENERIC_ROOTS
                    for one, how in found:
                        yield one, how * _OF_NARROWED if narrowed else how
                    return
            if set(roots_of(near)) - TELLING_ROOTS:
                # It speaks of something that no line is called.
                return

    def _net_costs(self) -> Iterator[tuple[Measure, float]]:
        """What the running operations cost net of their income."""
        for line in self.readings.subjects.lines:
            if _NET_COSTS.search(line.label) and not set(line.topic) & GROUP:
                yield self.mentioned.measure(line), _OF_NEAR_CELL

    def _subject(self, words: str, nth: int | None) -> Iterator[tuple[Measure, float]]:
        """What a subject names: a line, or several together, or one of two."""
        pieces = [one for one in re.split(r"\b(?:och|samt|and)\s", words) if roots_of(one)]
        if nth is not None:
            words = pieces[nth] if len(pieces) == 2 else ""
            pieces = [words]
        if len(pieces) == 1:
            for one in self.named(words):
                yield one, one.strength * self.clearly(words, one)
            return
        whole = [
            one
            for one in self.named(words)
            if len(one.lines) > 1 or all(says(one, each) for each in pieces)
        ]
        some = whole or list(self._together(pieces))
        if not some and not re.search(r"\b(?:tillsammans|together)\b", words, re.IGNORECASE):
            some = [one for one in self.named(pieces[0]) if len(roots_of(pieces[-1])) > 1]
            some = [replace(one, strength=one.strength * _OF_FIRST) for one in some]
        for one in some:
            yield one, one.strength * (1 if len(one.lines) > 1 else self.clearly(words, one))

    def sums_of(self, words: str) -> Iterator[tuple[Measure, float]]:
        """The sums of the tables that are about what some words name: `skulden` is all that a table
        of loans has, `medarbetarna` are all that one counts of those who work there. Where they
        are several, and not the same, none is meant surely."""
        said = [one for one in roots_of(_OWNER.sub("", words)) if one not in TELLING_ROOTS]
        if not said:
            return
        found = [
            self.mentioned.measure(line)
            for lines in self.totals.values()
            for line in called_so([one for one in lines if self._is_about(one, said)], said)
        ]
        levels = [one for one in found if one.amounts]
        sizes = [_newest_size(one) for one in levels]
        alike = all(abs(one - sizes[0]) * _MOST_APART <= sizes[0] for one in sizes)
        for one in levels:
            yield one, _OF_SUM if alike else OF_OTHERS

    def _is_about(self, line: Line, said: Sequence[str]) -> bool:
        """Whether the sum of a table is of what some words name, by its name and its title."""
        names = (*line.words, *roots_of(self.readings.understood.grid[line.grid].title))
        names = (*names, *line.topic)
        return all(
            any(are_akin(name, one) for name in names)
            or (one in STAFF_ROOTS and not STAFF_ROOTS.isdisjoint(names))
            for one in said
        )

    def of_bodies(self, form: Form, line: Line, before: Sequence[Sentence]) -> float:
        """How surely a line is meant where some board is spoken of."""
        label = line.label.lower()
        rest = re.match(r"(?:övriga?|other)\b", label)
        if rest and rest[0] not in form.sentence.text.lower():
            return OF_OTHERS
        if set(line.words) <= GENERIC_ROOTS and (before or self._heads_something(form)):
            # `Sedan 2023 har kostnaden stigit` goes on with what was spoken of.
            return _OF_GROUP
        told = " ".join((*form.sentence.headings[-1:], *(one.text for one in before)))
        bodies = [
            one
            for one in roots_of(told)
            if is_body(one) and one not in self.readings.subjects.bodies
        ]
        names = (*line.words, *line.topic)
        return 1 if not bodies or any(one in names for one in bodies) else _OF_GROUP

    def _heads_something(self, form: Form) -> bool:
        """Whether the heading over a sentence names a line of its own."""
        heading = " ".join(form.sentence.headings[-1:])
        return any(one.strength >= _ALMOST and one.line.own_words for one in self.named(heading))

    def _joined(self, words: str) -> Iterator[Measure]:
        """The lines whose one word joins what is told as two: `kostnaden för personal` are the
        `Personalkostnader`."""
        found = _SIDE_OF.fullmatch(words)
        if found is None:
            return
        for what in roots_of(found["what"]):
            joined = {root(f"{what}{link}{found['side']}er".lower()) for link in ("", "s")}
            for line in self.readings.subjects.lines:
                if len(line.words) == 1 and not joined.isdisjoint(line.words):
                    yield self.mentioned.measure(line)

    def clearly(self, words: str, one: Measure) -> float:
        """How surely some words mean a line and nothing narrower."""
        names = (*one.line.words, *one.line.topic, *self.readings.subjects.bodies)
        unsaid = [
            word
            for word in roots_of(words)
            if word not in TELLING_ROOTS | GENERIC_ROOTS
            and not any(are_akin(name, word) for name in names)
        ]
        return float(_EACH_UNSAID ** len(unsaid))

    def _together(self, pieces: Sequence[str]) -> Iterator[Measure]:
        """The lines of one table that several words name, together."""
        named = [self.named(one) for one in pieces]
        for first in named[0]:
            beside = [
                [one for one in some if one.line.grid == first.line.grid] for some in named[1:]
            ]
            if all(beside):
                some = (first, *(one[0] for one in beside))
                if len({one.line.place for one in some}) == len(some) and _are_alike(some):
                    yield self.mentioned.together(
                        tuple(one.line for one in some), min(one.strength for one in some)
                    )

    def anchors(self, part: Told, before: Sequence[Sentence]) -> list[Anchor]:
        """The cells that an amount of the text is: those of lines that are named by it, else of
        any."""
        claim = claim_of(part.sentence, part.number)
        if claim.digits < _LEAST_ANCHORED:
            return []
        here = before[-1] if before and before[-1] is not part.sentence else None
        _speech, named = self.readings.spoken_of(part.sentence, part.number, here)
        some = [
            Anchor(column, frozenset((one.line.place,)), _surely(one, claim))
            for one in named
            if one.strength >= LEAST_NAMED
            for column, amount in self.mentioned.measure(one.line).amounts.items()
            if is_amount(part, amount)
        ]
        if some:
            return _newest(some)
        printed = self._printed(part)
        alone = len({line.place for line, _column in printed}) == 1
        how = _OF_CELL if alone else OF_OTHERS
        return _newest(
            [Anchor(column, frozenset((line.place,)), how) for line, column in printed[:_MOST]]
        )


def _newest_size(measure: Measure) -> Decimal:
    """The newest level of a line, without its sign."""
    levels = [one for one in measure.amounts if one.kind == "level" and not one.words & GROUP]
    newest = max(levels or measure.amounts, key=lambda one: (one.period, not one.words))
    return abs(measure.amounts[newest].value)


def _are_alike(some: Sequence[Measure]) -> bool:
    """Whether lines are all printed above nothing, or all below: else their sum is a difference."""
    signs = {one.value > 0 for each in some for one in each.amounts.values() if one.value}
    return len(signs) == 1


def _is_named(line: Line, said: Sequence[str]) -> bool:
    """Whether all words of a line's name are said that tell it from others: what stands in
    parentheses is told by the way, and `avgifter` may be `arbetsgivaravgifter` beside another."""
    own = roots_of(_IN_BRACKETS.sub(" ", line.label))
    words = [one for one in own if one not in FAINT_ROOTS and one in line.words]
    words = [one for one in words if one not in GENERIC_ROOTS] or words
    exact = [one for one in words if any(likeness(one, each) >= _ALMOST for each in said)]
    return bool(exact) and all(
        one in exact or any(are_akin(one, each) for each in said) for one in words
    )


def _surely(one: Named, claim: Claim) -> float:
    """How surely a cell of a named line is an amount of the text."""
    if one.near and one.strength >= _ALMOST:
        return _OF_NEAR_CELL
    return _OF_CELL if one.near or claim.digits > _LEAST_ANCHORED else OF_OTHERS


def _newest(some: Sequence[Anchor]) -> list[Anchor]:
    """The cells of the newest year of each line."""
    newest: dict[frozenset[int], str] = {}
    for one in some:
        newest[one.places] = max(newest.get(one.places, ""), one.column.period[:4])
    return [one for one in some if one.column.period[:4] == newest[one.places]]


def called_so(lines: Sequence[Line], said: Sequence[str]) -> Sequence[Line]:
    """Of several sums of one table those that some words call by name, and by nothing besides: of
    taxes, of grants and of both `bidragen` are the second."""
    named = [
        one
        for one in lines
        if all(any(are_akin(name, word) for name in one.words) for word in said)
    ]
    least = min((len(set(one.words) - TOTAL_ROOTS) for one in named), default=0)
    return [one for one in named if len(set(one.words) - TOTAL_ROOTS) == least] or lines


def _is_sum(line: Line) -> bool:
    """Whether a line is called the sum of something: `Summa bidrag`."""
    return bool(roots_of(line.label)[:1]) and roots_of(line.label)[0] in TOTAL_ROOTS


def _adds_up(one: Line, above: Sequence[Line]) -> bool:
    """Whether a line is the sum of those above it in a column of its table."""
    cells = {each.number.column: each for each in one.cells}
    for column, cell in cells.items():
        parts = [each for line in above for each in line.cells if each.number.column == column]
        if len(parts) < len(above) or dimension_of(cell.unit) == "share" or len(parts) < 2:
            continue
        gap = abs(sum((each.value.value for each in parts), _ZERO) - cell.value.value)
        if gap <= cell.value.half * (len(parts) + 1) < abs(cell.value.value) / 50:
            return True
    return False


def begins(measure: Measure, words: str) -> bool:
    """Whether the first word that says something is of the measure: `skulden löper med rörlig
    ränta` names the debt."""
    if len(measure.lines) > 1:
        return True
    own = _OWNER.sub("", words)
    said = [one for one in roots_of(own) if one not in TELLING_ROOTS and not is_body(one)]
    names = (*measure.line.words, *roots_of(measure.line.label))
    first = {each for one in said[:1] for each in (one, also_called(one))}
    return not said or any(likeness(name, one) for one in first for name in names)


def covers(measure: Measure, words: str) -> bool:
    """Whether a measure is all of what is named as two: `skatteintäkter och utjämning` are more
    than the taxes."""
    pieces = [one for one in re.split(r"\b(?:och|samt|and)\s", words) if roots_of(one)]
    if len(pieces) < 2 or len(measure.lines) > 1:
        return True
    return all(says(measure, each) for each in pieces)
