"""How much more or less one row (or column) of a table is than another, as sentences tell it.

`Bland kvinnor var sjukfrånvaron 7,2 procent, 2,4 procentenheter högre än bland män`, `skillnaden
mellan den äldsta och den yngsta gruppen är 1,31 procentenheter`: a table has both sides, in two
rows or in two columns. What is compared with another time or a plan is no other side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bokslut.prose.typed import TypedNumber

from ..claims.frame_words import RIGHT, base_of
from ..claims.line_pairs import year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of
from ..understood.kept import Kept
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, root, roots_of

_ZERO, _WHOLE = Decimal(0), Decimal(100)
_THAN = re.compile(r"(?<![\wåäö])(?:än|than)\s+(?P<than>[^⟦⟧;:.,()]{2,60})", re.IGNORECASE)
# `Kvinnorna låg 2,9 procentenheter över männen`.
_LAY = re.compile(r"\b(?:låg|ligger|legat|hamnade|lay|lies)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OVER = re.compile(r"\s+(?:över|under|above|below)\s+(?P<than>[^⟦⟧;:.,()]{3,40})", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:skillnaden|differensen|gapet|the (?:difference|gap))\s+(?:mellan|between)\s+"
    r"(?P<one>[^⟦⟧;:.,()]{2,40}?)\s+(?:och|and)\s+(?P<other>[^⟦⟧;:.,()]{2,40}?)\s+"
    r"(?:(?:är|var|blev|is|was|uppgår till|uppgick till)\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SEXES = re.compile(
    r"\b(?:skillnaden|differensen|gapet)\s+mellan\s+könen\s+(?:är|var|blev)\s+(?:\w+\s+)?$", re.I
)
_PLAIN = GENERIC_ROOTS | TOTAL_ROOTS


@dataclass(frozen=True, slots=True)
class Sides:
    """The two numbers that are compared; whether the sentence speaks of what their table is about,
    and whether they are of the newest year."""

    one: LineCell
    other: LineCell
    line: Line
    other_line: Line
    about: bool
    newest: bool

    @property
    def gap(self) -> Decimal:
        """How much the first is more, in kronor, as a ratio or as a count."""
        return self.one.base - self.other.base

    def is_told_by(self, number: TypedNumber) -> bool:
        """Whether a number is how much the two differ."""
        stated = abs(number.base)
        half = number.reach
        exact = dimension_of(number.unit) == "number" and not number.decimals
        cells = (self.one, self.other)
        reach = half + sum((each.reach for each in cells), start=_ZERO)
        return abs(abs(self.gap) - stated) <= (_ZERO if exact else reach)


@dataclass(frozen=True)
class Rows:
    """All lines of a report by their tables."""

    understood: Understood

    @cached_property
    def _by_grid(self) -> dict[int, list[Line]]:
        return _by_grid(subjects_of(self.understood).lines)

    @cached_property
    def _of_shares(self) -> dict[int, list[Line]]:
        return _by_grid(tuple(map(as_shares, subjects_of(self.understood).lines)))

    def of(self, sentence: Sentence, number: TypedNumber, before: Sentence | None) -> list[Sides]:
        """The two sides that a difference of a sentence may be between."""
        sides = _compared(sentence, number)
        if sides is None:
            return []
        first, second = map(_saying, sides)
        around = [sentence.text, *sentence.headings[-1:], *([before.text] if before else [])]
        said = roots_of(" ".join(around))
        around_it = _saying(said)
        found: list[tuple[Line, LineCell, Line, LineCell]] = []
        shares = dimension_of(number.unit) == "share"
        tables = list((self._of_shares if shares else self._by_grid).values())
        for lines in tables:
            found += [*_rows(lines, first, second), *_columns(lines, first, second, around_it)]
        alike: list[tuple[Line, LineCell, Line, LineCell]] = []
        if not found and _BETWEEN.search(sentence.text[: number.start]):
            alike = [one for lines in tables for one in _alike(lines, *sides)]
            found += alike
        told = [
            Sides(
                one,
                other,
                line,
                beside,
                bool(alike) or _is_about(line, beside, said),
                _is_newest(line, one),
            )
            for line, one, beside, other in found
            if one.unit == other.unit and dimension_of(one.unit) == dimension_of(number.unit)
        ]
        return [one for one in told if one.about] or told


def _by_grid(lines: Sequence[Line]) -> dict[int, list[Line]]:
    told: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        told[line.grid].append(line)
    return told


def as_shares(line: Line) -> Line:
    """A line with its numbers without a unit as percent where they may be that: a title says
    `Sjukfrånvaro i procent` once and for all."""
    cells = tuple(
        replace(one, unit="percent")
        if not one.unit and one.value.decimals and abs(one.value.value) <= _WHOLE
        else one
        for one in line.cells
    )
    return replace(line, cells=cells)


def _compared(
    sentence: Sentence, number: TypedNumber
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words of either side; None where a number is no difference of two sides."""
    front, behind = sentence.text[: number.start], sentence.text[number.end :]
    between = _BETWEEN.search(front)
    if between:
        return roots_of(between["one"]), roots_of(between["other"])
    if _SEXES.search(front):
        return (root("kvinnor"),), (root("män"),)
    over = _OVER.match(behind) if _LAY.search(front) else None
    if over is None and not RIGHT.match(behind):
        return None
    than = over or _THAN.search(behind)
    told = min((one.start for one in sentence.amounts if one.start > number.end), default=None)
    if than is None or (told is not None and number.end + than.start() > told):
        return None
    if base_of(than["than"]):
        return None
    return roots_of(front), roots_of(than["than"])


_Said = Kept[tuple[str, ...], bool]


def _saying(said: Sequence[str]) -> _Said:
    """Which names are said in some words. Tables have the same names over and over, and these the
    same words: each is looked for once."""
    words = Kept[str, bool](lambda one: any(same_name(one, each) for each in said))
    return Kept(lambda names: bool(names) and all(words[one] for one in names))


def _rows(
    lines: Sequence[Line], first: _Said, second: _Said
) -> Iterator[tuple[Line, LineCell, Line, LineCell]]:
    """The cells of two rows in one column."""
    others = [one for one in lines if second[one.names]]
    mine = [one for one in lines if first[one.names] and one not in others]
    if len(mine) > 1:
        # `Kvinnornas sjukfrånvaro` says the name of the sum, too.
        mine = [one for one in mine if not _is_sum(one)]
    if len(others) != 1 or len(mine) != 1:
        return
    beside = {one.number.column: one for one in others[0].cells}
    for one in mine[0].cells:
        if one.number.column in beside and one.role not in ("variance", "change"):
            yield mine[0], one, others[0], beside[one.number.column]


def _alike(
    lines: Sequence[Line], first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[Line, LineCell, Line, LineCell]]:
    """The cells of two rows whose names differ in just what is compared: the difference between
    `hemtjänsten` and `särskilt boende` is that of `Nöjda i hemtjänst` and `Nöjda i särskilt
    boende`."""
    mine = [(one, rest) for one in lines if (rest := _rest(one, first))]
    others = [(one, rest) for one in lines if (rest := _rest(one, second))]
    pairs = [(one, two) for one, rest in mine for two, its in others if rest == its]
    if len(pairs) != 1 or pairs[0][0] is pairs[0][1]:
        return
    one, two = pairs[0]
    beside = {each.number.column: each for each in two.cells}
    for each in one.cells:
        if each.number.column in beside and each.role not in ("variance", "change", "budget"):
            yield one, each, two, beside[each.number.column]


def _rest(line: Line, said: Sequence[str]) -> tuple[str, ...]:
    """What the name of a row has beside all the words that are said; nothing where it has not all
    of them."""
    if not all(any(same_name(one, each) for each in line.words) for one in said):
        return ()
    return tuple(one for one in line.words if not any(same_name(one, each) for each in said))


def _is_sum(line: Line) -> bool:
    """Whether a line is that of all, by its own label or by what its table is about."""
    return not TOTAL_ROOTS.isdisjoint(roots_of(line.label)) or set(line.names) <= line.topic


def _columns(
    lines: Sequence[Line], first: _Said, second: _Said, said: _Said
) -> Iterator[tuple[Line, LineCell, Line, LineCell]]:
    """The cells of two columns in a row that is spoken of."""
    for line in lines:
        others = [one for one in line.cells if second[one.words]]
        mine = [one for one in line.cells if first[one.words] and one not in others]
        if not (others and mine) or not said[line.names]:
            continue
        for one in mine:
            for other in others:
                if one.period == other.period and one.role == other.role:
                    yield line, one, line, other


def _is_about(line: Line, other: Line, said: Sequence[str]) -> bool:
    """Whether what the table of two rows is about is spoken of; that of two columns is its row."""
    if line is other:
        return True
    topic = [one for one in line.topic if one not in _PLAIN]
    return any(same_name(one, each) for one in topic for each in said)


def _is_newest(line: Line, cell: LineCell) -> bool:
    periods = [year_of(one) for one in line.cells if year_of(one)]
    return not periods or year_of(cell) == max(periods)
