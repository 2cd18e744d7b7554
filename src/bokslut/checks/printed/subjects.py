"""What a sentence speaks of: the lines of tables that its words, its headings and what was said
before it name.

A line is what a table tells under one name: mostly a row, over years, budget and outcome; a column
where the years stand beneath one another. What names a cell is the line's label, the words of the
other head that are no period, and the table's title; all of them are looked for in the sentence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from heapq import nsmallest
from math import log2

from bokslut.model.printed import PrintedText
from bokslut.prose.typed import TypedNumber

from .cells import Printed
from .equations import TableNumber
from .grid import Grid
from .heads import Role, is_only_period, period_in, role_in, unit_in
from .understood import Sentence, Understood
from .words import (
    BODY_ROOTS,
    FAINT_ROOTS,
    GENERIC_ROOTS,
    SCOPE_ROOTS,
    SIDE_ROOTS,
    TELLING_ROOTS,
    TOTAL_ROOTS,
    also_called,
    likeness,
    root,
    roots_of,
    said_in,
)

_LEAST_NAMED = 0.4
# How much a word says that any table has.
_LITTLE = 0.35
_MOST_LINES = 40
_FIRST_TEXTS = 12
_PREFIX = 5
# How surely a word names what a number is about, by where it stands.
_OWN_CLAUSE, _BEFORE, _BEHIND, _HEADING, _SAID_BEFORE, _ABOVE = 1.0, 0.9, 0.75, 0.85, 0.6, 0.5
_CAUSE, _OF_PRONOUN = 0.4, 0.9
CAUSES = re.compile(
    r"\b(?:beror|berodde|beroende|på grund av|p\.? ?g\.? ?a\.?|till följd av|tack vare|genom att|"
    r"förklaras|orsak\w*|eftersom|då|due to|because|mainly|primarily|as a result of|reflecting|"
    r"driven by|attributable to|resulting from)\b",
    re.IGNORECASE,
)
# A word that goes back to what the heading names, or what was spoken of before.
_GOES_BACK = re.compile(
    r"\b(?:enheten|avdelningen|förvaltningen|nämnden|kontoret|verksamheten|bolaget|sektorn|området|"
    r"resultatområdet|verksamhetsområdet|divisionen|the unit|the department)s?\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:totalt|total[ta]?|sammantaget|sammanlagt|sammanlagda|hela|summa|verksamheterna|"
    r"nämnderna|in total|altogether|"
    r"(?:[\wåäö]*(?:nämnden|styrelsen|kommunen|regionen|förvaltningen)|verksamheten|organisationen)s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LineCell:
    """A number of a line: what stands over it (or beside it, in a table of years)."""

    number: TableNumber
    value: Printed
    unit: str
    period: str
    role: Role
    words: tuple[str, ...]
    head: str


@dataclass(frozen=True)
class Line:
    """What a table tells under one name. `words` are the roots of its label, `topic` those of
    its table's title, corner and the heading of its rows; `total` says that it is the sum of the
    table, which no word of its own names."""

    place: int
    label: str
    words: tuple[str, ...]
    topic: frozenset[str]
    grid: int
    cells: tuple[LineCell, ...]
    total: bool
    section: tuple[str, ...]

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The words that other tables do not have as a matter of course."""
        return tuple(one for one in self.words if one not in GENERIC_ROOTS | TOTAL_ROOTS)


@dataclass(frozen=True, slots=True)
class Named:
    """A line that a sentence names: how surely, from 0 to 1, whether nothing else than the
    number's own part of the sentence was needed, and whether only headings name it."""

    line: Line
    strength: float
    near: bool
    by_heading: bool = False


def in_base(value: Decimal, unit: str) -> Decimal:
    """A printed value in kronor, as a ratio or as a count."""
    scale = {"tkr": 3, "mkr": 6, "mdkr": 9, "percent": -2, "pp": -2}.get(unit, 0)
    return value.scaleb(scale)


def dimension_of(unit: str) -> str:
    """What a unit measures: money, a share or a number."""
    if unit in ("kr", "tkr", "mkr", "mdkr"):
        return "money"
    return "share" if unit in ("percent", "pp") else "number"


def same_dimension(one: str, other: str) -> bool:
    """Whether two units measure the same kind of thing."""
    return dimension_of(one) == dimension_of(other)


@dataclass(frozen=True)
class Spoken:
    """The words that a sentence uses, each with how surely it tells what the number at hand is
    about: those of its own clause most, then those before it, those of the headings over it, and
    those of the sentence that it goes on from."""

    clause: str
    words: Mapping[str, float]
    goes_back: bool
    whole: bool
    leading: tuple[str, ...] = ()

    def unexplained(self, line: Line, columns: Iterable[str]) -> int:
        """How many words of what leads up to the number neither the line nor its table nor the
        manner of telling amounts explains: they may narrow down what is spoken of."""
        if not self.leading:
            return 0
        names = (*line.words, *line.topic, *columns)
        explained = self._bodies if line.total and names else 0
        for one in names:
            explained |= self._explained(one)
        return len(self.leading) - explained.bit_count()

    def _explained(self, name: str) -> int:
        """Which of the words that lead up to the number a name explains, each as a bit."""
        told = self._explanations.get(name)
        if told is None:
            told = sum(1 << at for at, said in enumerate(self.leading) if likeness(name, said))
            self._explanations[name] = told
        return told

    @cached_property
    def _explanations(self) -> dict[str, int]:
        return {}

    @cached_property
    def _bodies(self) -> int:
        return sum(1 << at for at, said in enumerate(self.leading) if _BODY.search(said))

    def said(self, named: str) -> float:
        """How surely a word of a name is said."""
        if named not in self._said:
            self._said[named] = self._saying(named)
        return self._said[named]

    @cached_property
    def _said(self) -> dict[str, float]:
        return {}

    def _saying(self, named: str) -> float:
        exact = self.words.get(named, 0.0)
        if exact >= _OWN_CLAUSE:
            return exact
        near = [
            weight * likeness(named, word)
            for word, weight in self._by_start.get(named[:_PREFIX], ())
        ]
        return max(exact, *near) if near else exact

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[str, float]]]:
        told: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, weight in self.words.items():
            told[word[:_PREFIX]].append((word, weight))
        return told

    def says_itself(self, named: str) -> bool:
        """Whether the number's own part of the sentence says a word of a name."""
        if named not in self._itself:
            self._itself[named] = any(
                likeness(named, said) >= 0.8 for said in roots_of(self.clause)
            )
        return self._itself[named]

    @cached_property
    def _itself(self) -> dict[str, bool]:
        return {}

    def speaks_of_any(self, words: Iterable[str]) -> float:
        """How surely any of some words is said."""
        if not isinstance(words, frozenset):
            return max((self.said(one) for one in words), default=0.0)
        if words not in self._spoken_of:
            self._spoken_of[words] = max((self.said(one) for one in words), default=0.0)
        return self._spoken_of[words]

    @cached_property
    def _spoken_of(self) -> dict[frozenset[str], float]:
        return {}


# Whose whole the sum of a table is.
_BODY = re.compile(r"(?:nämnd|styrels?e?|kommun|region|förvaltning|kontor|bolag)$")
_WHOLES = frozenset(
    map(root, ["nämnd", "kommun", "verksamhet", "förvaltning", "kontor", "koncern", "bolag"])
)
# `March 31, 2025` goes on.
_CLAUSE_ENDS = re.compile(
    r"[,;:.](?:\s(?!(?:19|20)[0-9]{2}\b)|$)|"
    r"\b(?:varav|medan|vilket|samtidigt|och|samt|men|and|while|but|of which)\b",
    re.IGNORECASE,
)


def clause_of(sentence: Sentence, number: TypedNumber) -> str:
    """The part of the sentence that a number stands in, from the number before to the comma or
    number behind."""
    start, end = _clause_bounds(sentence, number)
    return sentence.text[start:end]


def _clause_bounds(sentence: Sentence, number: TypedNumber) -> tuple[int, int]:
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    start = max(before, default=0)
    ends = [one.start for one in sentence.amounts if one.start >= number.end]
    end = min(ends, default=len(sentence.text))
    behind = _CLAUSE_ENDS.search(sentence.text, number.end, end)
    return start, behind.start() if behind else end


def spoken(
    sentence: Sentence,
    number: TypedNumber,
    before: Sentence | None = None,
    goes_on: bool = False,
) -> Spoken:
    """What a sentence speaks of where that number stands; `before` is the last sentence of the
    paragraph that named something, and `goes_on` says that this one names nothing itself."""
    start, end = _clause_bounds(sentence, number)
    words: dict[str, float] = {}
    # Behind a semicolon something else is told.
    told_before = sentence.text[:start].rpartition(";")[2]
    told_behind = CAUSES.split(sentence.text[end:].partition(";")[0], maxsplit=1)
    own = CAUSES.split(sentence.text[number.end : end], maxsplit=1)
    parts = [
        (sentence.text[start : number.end + len(own[0])], _OWN_CLAUSE),
        (" ".join(own[1:]), _CAUSE),
        (told_before, _BEFORE),
        (told_behind[0], _BEHIND),
        (" ".join(told_behind[1:]), _CAUSE),
        *((one, _HEADING) for one in sentence.headings[-1:]),
        *((one, _ABOVE) for one in sentence.headings[-3:-1]),
        (before.text if before else "", _OF_PRONOUN if goes_on else _SAID_BEFORE),
    ]
    for text, weight in parts:
        for one in roots_of(text):
            for word in {one, also_called(one)}:
                words[word] = max(words.get(word, 0.0), weight)
    clause = sentence.text[start:end]
    leading = tuple(
        one for one in roots_of(sentence.text[start : number.start]) if one not in TELLING_ROOTS
    )
    return Spoken(
        clause,
        words,
        bool(_GOES_BACK.search(sentence.text)),
        bool(_WHOLE.search(sentence.text)),
        leading,
    )


@dataclass(frozen=True)
class Subjects:
    """All lines of a report's tables by the words that name them."""

    understood: Understood

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line with numbers, in order."""
        sections = _sections(self.understood)
        told: list[Line] = []
        for grid in self.understood.grids:
            for line in _lines(grid, sections.get(grid.block, ()), self.understood.year):
                told.append(Line(len(told), *line))
        return tuple(told)

    @cached_property
    def _often(self) -> dict[str, int]:
        """In how many lines' labels a word stands."""
        told: dict[str, set[int]] = defaultdict(set)
        for one in self.lines:
            for word in one.words:
                told[word].add(one.place)
        return {word: len(places) for word, places in told.items()}

    def weight(self, word: str) -> float:
        """How much a word of a label says."""
        if word not in self._weights:
            self._weights[word] = self._weighed(word)
        return self._weights[word]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    def _weighed(self, word: str) -> float:
        if word in TOTAL_ROOTS | FAINT_ROOTS:
            return 0.1
        if word in BODY_ROOTS:
            return 0.5
        if word in GENERIC_ROOTS:
            return _LITTLE
        return 1.0 / (1.0 + 0.35 * log2(self._often.get(word, 1)))

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Line]]:
        """Lines by what they are called: many tables have the same rows."""
        told: dict[tuple[str, ...], list[Line]] = defaultdict(list)
        for one in self.lines:
            told[one.words].append(one)
        return told

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, ...]]]:
        told: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words, lines in self._by_name.items():
            for word in lines[0].own_words or words:
                told[word].append(words)
        return told

    @cached_property
    def _meant(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return {}

    def _meant_by(self, said: str) -> tuple[tuple[str, ...], ...]:
        """The names of which a word that is said may mean a word, looked up once."""
        if said not in self._meant:
            words = {said, *self._by_start.get(said[:_PREFIX], ())}
            self._meant[said] = tuple(
                name
                for word in words
                if word == said or likeness(word, said)
                for name in self._by_word.get(word, ())
            )
        return self._meant[said]

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        told: dict[str, list[str]] = defaultdict(list)
        for word in self._by_word:
            if len(word) >= _PREFIX:
                told[word[:_PREFIX]].append(word)
        return told

    @cached_property
    def _alike(self) -> Counter[frozenset[str]]:
        return Counter(frozenset(one.words) for one in self.lines)

    def alike(self, line: Line) -> int:
        """How many lines have the same name."""
        return self._alike[frozenset(line.words)]

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """What the report's own body is called: by the names at its beginning."""
        texts = list(self.understood.report.texts())[:_FIRST_TEXTS]
        return tuple(
            dict.fromkeys(
                word for one in texts for word in roots_of(one.text[:200]) if _BODY.search(word)
            )
        )

    @cached_property
    def totals(self) -> tuple[Line, ...]:
        """The sums of whole tables."""
        return tuple(one for one in self.lines if one.total)

    def named(self, speech: Spoken) -> list[Named]:
        """The lines that the words name, the surest first. A name within a longer one that is
        named in full gives way to it."""
        names = {name for said in speech.words for name in self._meant_by(said)}
        told = [
            named
            for name in names
            if (named := self._strength(self._by_name[name][0], speech)).strength >= _LEAST_NAMED
        ]
        full = {frozenset(one.line.words) for one in told if one.strength >= 0.85}
        kept = [one for one in told if not any(set(one.line.words) < other for other in full)]
        surest = nsmallest(
            _MOST_LINES,
            (
                (-one.strength, line.place, line, one)
                for one in kept
                for line in self._by_name[one.line.words]
            ),
        )
        return [
            Named(line, one.strength, one.near, one.by_heading)
            for _strength, _place, line, one in surest
        ]

    def _strength(self, line: Line, speech: Spoken) -> Named:
        """How much of a label the words say: weighed by how much each word says. It is the same
        of every line with that label."""
        whole = said = 0.0
        near, heading = True, True
        for word in line.words:
            weight = self.weight(word)
            found = speech.said(word)
            whole += weight
            said += weight * found
            near = near and speech.says_itself(word)
            passed = weight <= _LITTLE and bool(line.own_words)
            heading = heading and (found <= _HEADING or passed) and found != _BEHIND
        return Named(line, said / whole if whole else 0.0, near, heading)

    def of_totals(self, speech: Spoken) -> list[Named]:
        """The sums of tables, which a sentence about the whole means without naming them."""
        told = []
        for topic, lines in self._totals_of.items():
            said = speech.speaks_of_any(topic)
            strength = min(0.5 + 0.2 * speech.whole + 0.25 * said, 0.9)
            told += [(-strength, one.place, said >= _BEFORE, one) for one in lines[:_MOST_LINES]]
        return [
            Named(one, -strength, near)
            for strength, _place, near, one in nsmallest(_MOST_LINES, told)
        ]

    @cached_property
    def _totals_of(self) -> dict[frozenset[str], list[Line]]:
        """The sums by what their tables are about."""
        told: dict[frozenset[str], list[Line]] = defaultdict(list)
        for one in self.totals:
            told[one.topic].append(one)
        return told


@lru_cache(maxsize=2)
def subjects_of(understood: Understood) -> Subjects:
    """The lines of a report by their names, gathered once for all rules."""
    return Subjects(understood)


def _sections(understood: Understood) -> dict[int, tuple[str, ...]]:
    """The headings over each block of the report, the nearest last."""
    headings: list[tuple[int, str]] = []
    told: dict[int, tuple[str, ...]] = {}
    for place, block in enumerate(understood.report.blocks):
        if isinstance(block, PrintedText) and block.kind == "heading":
            headings = [one for one in headings if one[0] < block.level]
            headings.append((block.level, block.text))
        told[place] = tuple(text for _level, text in headings)
    return told


_LineParts = tuple[
    str, tuple[str, ...], frozenset[str], int, tuple[LineCell, ...], bool, tuple[str, ...]
]


# What brackets behind an English name only say of it: `Income (loss)`, `Cash flow (non-GAAP)`.
_ASIDE = re.compile(
    r"\((?:see |non-|note |net of |loss\b|expense\b|benefit\b|decrease\b|deficit\b)[^)]*\)",
    re.IGNORECASE,
)


def _lines(grid: Grid, section: tuple[str, ...], year: str) -> Iterator[_LineParts]:
    title = frozenset(
        word
        for text in (grid.title, grid.label_head, *section[-1:])
        for word in _own(text)
        if word not in GENERIC_ROOTS | TOTAL_ROOTS
    )
    named_rows = sum(1 for one in grid.rows if one.label and not one.is_heading)
    titled = period_in(grid.title) or period_in(" ".join(section[-1:]))
    told = {one.meaning.period[:4] for one in grid.columns if one.meaning.period}
    if not titled and told and max(told) < year:
        # Beside a column of last year, a column of outcome without a year is this year's.
        titled = year
    if _stands_on_years(grid):
        for column, head in enumerate(grid.columns):
            cells = tuple(
                _cell(grid, row, column, True, titled)
                for row in range(len(grid.rows))
                if grid.value(row, column) is not None
            )
            if cells:
                words = _own(head.head) or tuple(title)
                total = set(words) <= TOTAL_ROOTS
                yield head.head, words, title, grid.number, cells, total, section
        return
    above = ""
    for index, row in enumerate(grid.rows):
        if row.is_heading:
            above = row.label
            continue
        cells = tuple(
            _cell(grid, index, column, False, titled)
            for column in range(len(grid.columns))
            if grid.value(index, column) is not None
            and grid.columns[column].meaning.role != "number"
        )
        if not cells:
            continue
        if not row.label and named_rows:
            # A row that lost its name, or never had one.
            continue
        topic = title | frozenset(one for one in _own(above) if one not in TOTAL_ROOTS)
        words = _own(_ASIDE.sub(" ", row.label)) or _own(row.label)
        named = tuple(one for one in words if one not in TOTAL_ROOTS)
        total = named != words and set(named) <= GENERIC_ROOTS & _WHOLES
        if not words:
            named = tuple(title) if not row.label else (row.label.lower(),)
        yield row.label or grid.title, named, topic, grid.number, cells, total, section


def _own(text: str) -> tuple[str, ...]:
    """The words of a label or head that name something."""
    return roots_of(text)


def _stands_on_years(grid: Grid) -> bool:
    """Whether the rows are periods and the columns what is told of them."""
    labels = [one.label for one in grid.rows if one.label]
    return len(labels) >= 2 and all(
        is_only_period(one) or (role_in(one) and not _head_words(one)) for one in labels
    )


def _cell(grid: Grid, row: int, column: int, turned: bool, titled: str) -> LineCell:
    value = grid.value(row, column)
    assert value is not None
    meaning = grid.columns[column].meaning
    head = grid.rows[row].label if turned else grid.columns[column].head
    period, role = period_in(head) or meaning.period, meaning.role
    if turned:
        role = role_in(head) or role
    if role == "outcome" and _tells_a_result(grid, column):
        role = "variance"
    if not period and role in ("outcome", "budget", "variance", "forecast", ""):
        period = titled
    return LineCell(
        TableNumber(grid.number, row, column),
        value,
        grid.unit_of(row, column),
        period,
        role,
        () if turned else _head_words(head),
        head,
    )


_RESULT = re.compile(r"\bresultat\b|överskott|underskott", re.IGNORECASE)


def _tells_a_result(grid: Grid, column: int) -> bool:
    """Whether a column holds what is left of the budget: `Resultat` beside net costs."""
    if not _RESULT.search(grid.columns[column].head):
        return False
    return any(
        place != column
        and one.meaning.role in ("outcome", "budget")
        and not _RESULT.search(one.head)
        for place, one in enumerate(grid.columns)
    )


# How English heads tell when: `Fiscal year ended March 31`.
_WORDS_OF_PERIODS = """
years ended fiscal weeks months january february march april may june july august september october
november december amount amounts actual
"""
_OF_PERIODS = frozenset(map(root, _WORDS_OF_PERIODS.split()))


def _head_words(head: str) -> tuple[str, ...]:
    """The words of a head that are neither a period nor a kind of amount nor a unit."""
    told = re.sub(r"\([^)]*\)", lambda one: " " if unit_in(one[0]) else one[0], head)
    told = re.sub(r"\S*[0-9]\S*", " ", told)
    kept = [
        one
        for one in told.split()
        if not unit_in(one) and (not role_in(one) or set(roots_of(one)) & SIDE_ROOTS)
    ]
    dropped = (GENERIC_ROOTS | TOTAL_ROOTS | _OF_PERIODS) - SCOPE_ROOTS - SIDE_ROOTS
    return tuple(one for one in roots_of(" ".join(kept)) if one not in dropped)


def names_any(words: Iterable[str], text: str) -> bool:
    """Whether a text says any of some words."""
    said = roots_of(text)
    return any(said_in(one, said) for one in words)
