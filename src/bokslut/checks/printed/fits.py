"""How well a kind of value goes with a claim: its kind, its period, its column.

Values of the same sort go with a claim equally well, and a report has few sorts of many values, so
that each is weighed once for a claim. What is weighed here knows a value's sort and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from .claims import Against, Claim, Kind
from .line_values import Value
from .subjects import Line, Spoken
from .words import GROUP_ROOTS, NET_ROOTS, SCOPE_ROOTS, SIDE_ROOTS, root

_OUTCOMES = frozenset(
    map(root, ("resultat", "överskott", "underskott", "avvikelse", "budgetavvikelse"))
)
_PLANNED = frozenset(
    map(root, ("budget", "kommunbidrag", "nämndbidrag", "anslag", "ram", "budgetram"))
)
_MONTH = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|tertial\w*|"
    r"delår\w*|kvartal\w*|hittills|per (?:sista|den))\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\bresultat\w*", re.IGNORECASE)
_GROUP = re.compile(r"koncern|sammanställd|group", re.IGNORECASE)

# How well a kind of amount that a sentence tells goes with one that a table says; what is not
# here does not go with it at all.
_KINDS: dict[Kind, dict[Kind, float]] = {
    "level": {"level": 1.0, "budget": 0.45, "forecast": 0.45, "share": 0.5, "variance": 0.35,
              "change": 0.3, "mean": 0.3, "growth": 0.3},
    "change": {"change": 1.0, "variance": 0.5, "growth": 0.3, "level": 0.2},
    "growth": {"growth": 1.0, "share": 0.55, "change": 0.6, "level": 0.35},
    "variance": {"variance": 1.0, "change": 0.4, "level": 0.4, "growth": 0.4},
    "budget": {"budget": 1.0, "level": 0.55, "variance": 0.3},
    "forecast": {"forecast": 1.0, "level": 0.4, "variance": 0.5},
    "share": {"share": 1.0, "level": 0.7, "growth": 0.4, "variance": 0.3},
    "mean": {"mean": 1.0, "level": 0.75, "share": 0.4},
    "": {"level": 0.7, "change": 0.75, "growth": 0.75, "variance": 0.7, "budget": 0.5,
         "forecast": 0.5, "share": 0.6, "mean": 0.4},
}  # fmt: skip


# What is compared with what, where the words leave it open.
_UNSAID_AGAINST: dict[Against, float] = {"period": 1.0, "budget": 0.7, "forecast": 0.6, "": 1.0}
_SCALES = {"tkr": -3, "mkr": -6, "mdkr": -9}


@dataclass(frozen=True, slots=True, eq=False)
class What:
    """What a value is of: `of_own_row` says that it is of two numbers of one row, `outcome` and
    `planned` that its line is called a result or a budget. Two that are the same are one object."""

    dimension: str
    unit: str
    kind: Kind
    against: Against
    of_own_row: bool
    outcome: bool
    planned: bool


@dataclass(frozen=True, slots=True, eq=False)
class When:
    """Of when a value is, and of which column: `newest` says that it is of its line's newest
    period, `older` what it is the change from. Two that are the same are one object."""

    period: str
    older: str
    newest: bool
    words: tuple[str, ...]


Sorted = tuple[Value, What, When]


@dataclass(frozen=True)
class Sorts:
    """All sorts of values that a report has, each once."""

    whats: dict[tuple[object, ...], What] = field(default_factory=dict)
    whens: dict[tuple[object, ...], When] = field(default_factory=dict)

    def of(self, values: Iterable[Value], line: Line, newest: str) -> list[Sorted]:
        """Values of a line, each with its sort."""
        outcome = not _OUTCOMES.isdisjoint(line.words)
        planned = not _PLANNED.isdisjoint(line.words)
        return [
            (one, self._what(one, outcome, planned), self._when(one, one.period == newest))
            for one in values
        ]

    def _what(self, value: Value, outcome: bool, planned: bool) -> What:
        own_row = len(value.cells) == 2 and value.cells[0].row == value.cells[1].row
        kind, against = value.kind, value.against
        key = (value.dimension, value.unit, kind, against, own_row, outcome, planned)
        if key not in self.whats:
            self.whats[key] = What(*key)
        return self.whats[key]

    def _when(self, value: Value, newest: bool) -> When:
        older = value.older if value.kind in ("change", "growth") else ""
        key = (value.period, older, newest, value.words)
        if key not in self.whens:
            self.whens[key] = When(*key)
        return self.whens[key]


@dataclass(frozen=True)
class Around:
    """What stands around a claim: what its sentence speaks of, the report's year, and the years
    that the sentence before tells of, where that is of others than the report's own."""

    claim: Claim
    speech: Spoken
    year: str
    years_before: tuple[str, ...]

    @cached_property
    def months(self) -> bool:
        """Whether the sentence speaks of a part of a year."""
        return bool(_MONTH.search(self.claim.sentence.text))

    @cached_property
    def outcome(self) -> bool:
        """Whether the number's part of the sentence speaks of a result."""
        return bool(_RESULT.search(self.claim.clause))

    @cached_property
    def of_group(self) -> bool:
        """Whether it speaks of the group."""
        return bool(_GROUP.search(self.speech.clause))


@dataclass(frozen=True)
class Fits:
    """How well values go with one claim, each sort weighed once."""

    around: Around
    _whats: dict[What, tuple[float, float]] = field(default_factory=dict)
    _whens: dict[When, float] = field(default_factory=dict)

    def what(self, what: What) -> tuple[float, float]:
        """How likely such a value is comparable with the stated one, and how well its kind goes
        with the claim's."""
        told = self._whats.get(what)
        if told is None:
            common = in_common(self.around.claim, what.dimension, what.unit)
            told = (common[1], _kind_fit(self.around, what)) if common else (0.0, 0.0)
            self._whats[what] = told
        return told

    def when(self, when: When) -> float:
        """How well its period and its column go with them."""
        told = self._whens.get(when)
        if told is None:
            told = _period_fit(self.around, when) * _column_fit(self.around, when)
            self._whens[when] = told
        return told


def in_common(claim: Claim, dimension: str, unit: str) -> tuple[int, float] | None:
    """By how many powers of ten values of a unit are to be moved for being comparable with what a
    claim states, and how likely the two are of one kind at all; None where they are not."""
    stated = claim.dimension
    if stated == dimension:
        return 0, 1.0
    if stated == "share" and dimension == "number" and unit == "":
        return -2, 0.9
    if stated == "number" and claim.number.unit == "" and dimension == "share":
        return 2, 0.75
    if stated == "number" and dimension == "money":
        if claim.number.unit == "kr-per-unit":
            return 0, 0.9
        if claim.number.unit == "":
            return _SCALES.get(unit, 0), 0.6
    return None


def _kind_fit(around: Around, sort: What) -> float:
    claim = around.claim
    kind = sort.kind
    fit = _KINDS[claim.kind].get(kind, 0.15)
    if claim.kind == "variance" and kind == "level" and sort.outcome and not claim.compared:
        fit = 0.9
    if claim.kind == "budget" and kind == "level" and sort.planned:
        fit = 1.0
    if claim.kind == "level" and kind == "variance" and around.outcome:
        fit = 0.8
    if claim.parenthesis and claim.kind == "level":
        fit = max(fit, {"level": 0.9, "budget": 0.7}.get(kind, fit))
    if kind == "share" and sort.of_own_row:
        # What is a share of its own row is mostly one of its budget.
        fit *= 1.0 if claim.against == "budget" else 0.8
    if sort.against and claim.against != sort.against:
        fit *= 0.4 if claim.against else _UNSAID_AGAINST[sort.against]
    return fit


def _period_fit(around: Around, sort: When) -> float:
    claim = around.claim
    told = claim.years
    this = around.year
    year = sort.period[:4]
    if not told and claim.earlier and this.isdigit():
        told = (str(int(this) - 1),)
    fit = 0.9 if not told or this in told else 0.35
    if year:
        if told:
            fit = 1.0 if year in told else 0.2
            if claim.parenthesis and year not in told:
                fit = 0.5
        elif around.years_before:
            fit = 0.85 if year in around.years_before else 0.75 if year == this else 0.3
        elif year == this:
            fit = 0.95
        else:
            fit = 0.7 if sort.newest else 0.4
        if claim.parenthesis and not claim.years:
            fit = max(fit, 0.8)
        if "-" in sort.period and not sort.period.endswith("12-31"):
            fit *= 1.0 if around.months else 0.7
    return fit * _older_fit(claim, sort)


def _older_fit(claim: Claim, sort: When) -> float:
    """How well what a value is compared with goes with what the sentence compares."""
    if not sort.older or not sort.period:
        return 1.0
    if sort.period == sort.older:
        return 0.9
    if claim.since:
        return 1.0 if sort.older[:4] in claim.since else 0.4
    years = sort.period[:4], sort.older[:4]
    following = all(map(str.isdigit, years)) and int(years[0]) - int(years[1]) == 1
    return 1.0 if following else 0.5


def _column_fit(around: Around, sort: When) -> float:
    """Whether the words of a column's own head are said, where it has any. The municipality's
    own amounts are meant unless the group is said."""
    if not sort.words:
        return 1.0
    speech = around.speech
    scopes = [one for one in sort.words if one in SCOPE_ROOTS]
    if scopes and around.of_group != bool(GROUP_ROOTS & set(scopes)):
        return 0.55
    sides = {one for one in sort.words if one in SIDE_ROOTS}
    if sides and not sides & NET_ROOTS and not speech.speaks_of_any(sides):
        return 0.55
    others = [one for one in sort.words if one not in SCOPE_ROOTS | SIDE_ROOTS]
    if not others:
        return 1.0
    said = sum(speech.said(one) for one in others) / len(others)
    return 0.55 + 0.45 * min(said, 1.0)
