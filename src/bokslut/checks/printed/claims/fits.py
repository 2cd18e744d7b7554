"""How well a kind of value goes with a claim: its kind, its period, its column.

Values of the same sort go with a claim equally well, and a report has few sorts of many values, so
that each is weighed once for a claim. What is weighed here knows a value's sort and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from ..understood.kept import Kept
from ..understood.lines import Line
from ..understood.plain_words import MONTH_BEFORE_THE_LAST
from ..understood.words import GROUP_ROOTS, NET_ROOTS, SCOPE_ROOTS, SIDE_ROOTS, root
from .claims import Against, Claim, Kind
from .line_values import Value
from .speech import Spoken

_OUTCOMES = frozenset(
    map(root, ("resultat", "överskott", "underskott", "avvikelse", "budgetavvikelse"))
)
_PLANNED = frozenset(
    map(root, ("budget", "kommunbidrag", "nämndbidrag", "anslag", "ram", "budgetram"))
)
_MONTH = re.compile(
    rf"\b(?:{MONTH_BEFORE_THE_LAST}|tertial\w*|"
    r"delår\w*|kvartal\w*|hittills|per (?:sista|den))\b",
    re.IGNORECASE,
)
# What is told of many and is one number of each: their mean.
_AVERAGE = re.compile(
    r"tid(?:en)?\b|ålder\b|\w*lön\b|ränta\b|betyg|meritvärde|medel|snitt|\bper\b|storlek|median|"
    r"\b(?:average|mean|median|age|time|salary|rate)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\bresultat\w*", re.IGNORECASE)
_INCOME = root("intäkt")
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
# What goes with a claim less than this is not meant, however surely its line is named: a little
# less than the least weight of a reading, since a line under its own heading is named 1.1 times.
_LEAST_FIT = 0.08
_SCALES = {"tkr": -3, "mkr": -6, "mdkr": -9}


@dataclass(frozen=True, slots=True, eq=False)
class What:
    """What a value is of: `of_own_row` says that it is of two numbers of one row, `outcome` and
    `planned` that its line is called a result or a budget, `average` that it is called what is a
    mean by itself, as a time or an age. Two that are the same are one object."""

    dimension: str
    unit: str
    kind: Kind
    against: Against
    of_own_row: bool
    outcome: bool
    planned: bool
    average: bool


@dataclass(frozen=True, slots=True, eq=False)
class When:
    """Of when a value is, and of which column: `newest` says that it is of its line's newest
    period, `older` what it is the change from. Two that are the same are one object."""

    period: str
    older: str
    newest: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The sorts of all values of a line, in order: lines of one table mostly have the same. Two
    that are the same are one object."""

    sorts: tuple[tuple[What, When], ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """Values of a line, how large they are whatever their sign, and their sorts."""

    values: tuple[Value, ...]
    sizes: tuple[Decimal, ...]
    shape: Shape


@dataclass(frozen=True)
class Sorts:
    """All sorts of values that a report has, each once."""

    whats: dict[tuple[object, ...], What] = field(default_factory=dict)
    whens: dict[tuple[object, ...], When] = field(default_factory=dict)
    shapes: dict[tuple[tuple[What, When], ...], Shape] = field(default_factory=dict)

    def of(self, values: Iterable[Value], line: Line) -> Shaped:
        """Values of a line with their sorts."""
        newest = line.newest
        outcome = not _OUTCOMES.isdisjoint(line.words)
        planned = not _PLANNED.isdisjoint(line.words)
        average = _AVERAGE.search(line.label) is not None
        some = tuple(values)
        sorts = tuple(
            (self._what(one, outcome, planned, average), self._when(one, one.period == newest))
            for one in some
        )
        return Shaped(
            some, tuple(abs(one.value) for one in some), self.shapes.setdefault(sorts, Shape(sorts))
        )

    def _what(self, value: Value, outcome: bool, planned: bool, average: bool) -> What:
        own_row = len(value.cells) == 2 and value.cells[0].row == value.cells[1].row
        kind, against = value.kind, value.against
        key = (value.dimension, value.unit, kind, against, own_row, outcome, planned, average)
        if key not in self.whats:
            self.whats[key] = What(*key)
        return self.whats[key]

    def _when(self, value: Value, newest: bool) -> When:
        older = value.older if value.kind in ("change", "growth") else ""
        key = (value.period, older, newest, value.words)
        if key not in self.whens:
            self.whens[key] = When(*key)
        return self.whens[key]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a claim is told: all of it that decides how well kinds and periods of values go with
    it. Claims of one manner are weighed once. `year` is the report's, `before` are the years that
    the sentence before is told of where these are others, `months` says that a part of a year is
    spoken of, `outcome` that a result is, and `signed` that it is an amount with a sign."""

    dimension: str
    unit: str
    kind: Kind
    against: Against
    compared: bool
    parenthesis: bool
    outcome: bool
    years: tuple[str, ...]
    since: tuple[str, ...]
    earlier: bool
    months: bool
    year: str
    before: tuple[str, ...]
    signed: bool


@lru_cache(maxsize=64)
def _tells_months(text: str) -> bool:
    """Whether a sentence, which is asked for each of its numbers, tells of a part of a year."""
    return bool(_MONTH.search(text))


def manner_of(claim: Claim, year: str, before: tuple[str, ...]) -> Manner:
    """The manner of a claim, by the report's year and those of the sentence before."""
    return Manner(
        claim.dimension,
        claim.number.unit,
        claim.kind,
        claim.against,
        claim.compared,
        claim.parenthesis,
        bool(_RESULT.search(claim.clause)),
        claim.years,
        claim.since,
        claim.earlier,
        _tells_months(claim.sentence.text),
        year,
        before,
        bool(claim.number.sign) and claim.dimension == "money",
    )


# Where among the values of a line one stands, how likely it is comparable with the stated number,
# how well its kind goes with the claim's, how well its period, and the words of its column.
Fit = tuple[int, float, float, float, tuple[str, ...]]
# A line is named as surely as it is, but what goes with a claim is looked up by twentieths.
_STEPS = 20


@dataclass(frozen=True)
class OfManner:
    """How well values go with the claims of one manner, each sort and each shape weighed once."""

    manner: Manner
    _whats: dict[What, tuple[float, float]] = field(default_factory=dict)
    _whens: dict[When, float] = field(default_factory=dict)
    _shapes: dict[tuple[Shape, int], list[Fit]] = field(default_factory=dict)

    def of(self, shape: Shape, strength: float) -> list[Fit]:
        """Those values of a line that may be meant at all, if the line is as surely."""
        step = int(strength * _STEPS) + 1
        told = self._shapes.get((shape, step))
        if told is None:
            least = _LEAST_FIT * _STEPS / step
            told = [one for one in self._all(shape) if one[1] * one[2] * one[3] >= least]
            self._shapes[shape, step] = told
        return told

    def _all(self, shape: Shape) -> list[Fit]:
        if (shape, 0) not in self._shapes:
            self._shapes[shape, 0] = list(self._fitting(shape))
        return self._shapes[shape, 0]

    def _fitting(self, shape: Shape) -> Iterator[Fit]:
        for place, (what, when) in enumerate(shape.sorts):
            penalty, kind = self._what(what)
            if penalty * kind < _LEAST_FIT:
                continue
            period = self._when(when)
            if penalty * kind * period >= _LEAST_FIT:
                yield place, penalty, kind, period, when.words

    def _what(self, what: What) -> tuple[float, float]:
        told = self._whats.get(what)
        if told is None:
            manner = self.manner
            common = in_common(manner.dimension, manner.unit, what.dimension, what.unit)
            told = (common[1], _kind_fit(manner, what)) if common else (0.0, 0.0)
            self._whats[what] = told
        return told

    def _when(self, when: When) -> float:
        told = self._whens.get(when)
        if told is None:
            told = self._whens[when] = _period_fit(self.manner, when)
        return told


@dataclass(frozen=True)
class Fits:
    """How well values go with one claim: by its manner, and by whether their column is said."""

    claim: Claim
    speech: Spoken
    by_manner: OfManner

    @cached_property
    def columns(self) -> Kept[tuple[str, ...], float]:
        """How surely the words over a column are said, where it has any."""
        of_group = bool(_GROUP.search(self.speech.clause))
        return Kept(lambda words: _column_fit(self.speech, words, of_group) if words else 1.0)


def in_common(stated: str, told: str, dimension: str, unit: str) -> tuple[int, float] | None:
    """By how many powers of ten values of a dimension and unit are to be moved for being
    comparable with a number of the dimension `stated` and the unit `told`, and how likely the two
    are of one kind at all; None where they are not."""
    if stated == dimension:
        return 0, 1.0
    if stated == "share" and dimension == "number" and unit == "":
        return -2, 0.9
    if stated == "number" and told == "" and dimension == "share":
        return 2, 0.75
    if stated == "number" and dimension == "money":
        if told == "kr-per-unit":
            return (0, 0.9) if unit == "kr" else None
        if told in ("", "count"):
            return _SCALES.get(unit, 0), 0.6
    return None


def _kind_fit(claim: Manner, sort: What) -> float:
    kind = sort.kind
    fit = _KINDS[claim.kind].get(kind, 0.15)
    if claim.kind == "variance" and kind == "level" and sort.outcome and not claim.compared:
        fit = 0.9
    if claim.kind == "budget" and kind == "level" and sort.planned:
        fit = 1.0
    if claim.kind == "level" and kind == "variance" and claim.outcome:
        fit = 0.8
    if claim.kind in ("level", "forecast") and kind == "variance" and claim.signed:
        # `Socialnämnden redovisar -16,9 mnkr`.
        fit = max(fit, 0.9)
    if claim.kind == "mean" and kind == "level" and sort.average:
        fit = 1.0
    if claim.parenthesis and claim.kind == "level":
        fit = max(fit, {"level": 0.9, "budget": 0.7}.get(kind, fit))
    if kind == "share" and sort.of_own_row:
        # What is a share of its own row is mostly one of its budget.
        fit *= 1.0 if claim.against == "budget" else 0.8
        if claim.against == "budget" and sort.against != "budget":
            # `motsvarande 2,5 procent av budgeten` is no share of the outcome.
            fit *= 0.4
    if sort.against and claim.against != sort.against:
        fit *= 0.4 if claim.against else _UNSAID_AGAINST[sort.against]
    return fit


def _period_fit(claim: Manner, sort: When) -> float:
    told = claim.years
    this = claim.year
    year = sort.period[:4]
    if not told and claim.earlier and this.isdigit():
        told = (str(int(this) - 1),)
    fit = 0.9 if not told or this in told else 0.35
    if year:
        if told:
            fit = 1.0 if year in told else 0.2
            if claim.parenthesis and year not in told:
                fit = 0.5
        elif claim.before:
            fit = 0.85 if year in claim.before else 0.75 if year == this else 0.3
        elif year == this:
            fit = 0.95
        else:
            fit = 0.7 if sort.newest else 0.4
        if claim.parenthesis and not claim.years:
            fit = max(fit, 0.8)
        if "-" in sort.period and not sort.period.endswith("12-31"):
            fit *= 1.0 if claim.months else 0.7
    return fit * _older_fit(claim, sort)


def _older_fit(claim: Manner, sort: When) -> float:
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


def _column_fit(speech: Spoken, words: tuple[str, ...], of_group: bool) -> float:
    """Whether the words of a column's own head are said. The municipality's own amounts are meant
    unless the group is said."""
    scopes = [one for one in words if one in SCOPE_ROOTS]
    if scopes and of_group != bool(GROUP_ROOTS & set(scopes)):
        return 0.55
    sides = {one for one in words if one in SIDE_ROOTS}
    if sides and not sides & NET_ROOTS and not any(speech.said[one] for one in sides):
        return 0.55
    if sides & NET_ROOTS and speech.says_itself[_INCOME]:
        # What is told of income is not what is left of it.
        return 0.55
    others = [one for one in words if one not in SCOPE_ROOTS | SIDE_ROOTS]
    if not others:
        return 1.0
    said = sum(speech.said[one] for one in others) / len(others)
    return 0.55 + 0.45 * min(said, 1.0)
