"""Words of direction beside a difference that is known by its size.

`Leveransen av värme föll med 23,2 GWh`: the tables have a difference of just that size, of the
year that is told or against the budget, in a line that the sentence, the one before or the heading
speaks of. If every such line went the other way, the word is wrong. The more digits the difference
has the fewer of the line's words must be said: by chance a table has a difference of two digits
often, one of four hardly ever.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bokslut.prose.typed import TypedNumber

from ..claims.claim_years import YEAR
from ..claims.line_pairs import Pair, digits_of, is_outcome, is_signed, year_of
from ..claims.polarity import better_in
from ..claims.told_gaps import Gap
from ..claims.turns import HEDGED, without_cause
from ..understood.dimensions import dimension_of, in_base
from ..understood.lines import Line, LineCell
from ..understood.plain_words import MONTH_BEFORE_THE_LAST
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, likeness, roots_of
from .direction_by_gaps import is_planned, tells_of_another

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_ALIKE, _AKIN = 0.8, 0.5
_REST = re.compile(r",\s|\s(?:och|samt|and)\s", re.IGNORECASE)
_LONG = re.compile(
    r"\b(?:femårsperiod\w*|mandatperiod\w*|(?:senaste|sista|last) (?:\w+ )?(?:åren|years)|"
    r"över tid|over time)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNED = re.compile(r"resultat|avvikelse|saldo|kassaflöde|result\b", re.IGNORECASE)
_MONTHS = re.compile(
    rf"\b(?:{MONTH_BEFORE_THE_LAST}|tertial\w*|"
    r"delår\w*|kvartal\w*|månad\w*|hösten|våren|quarter|month\w*)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:mål(?:et|en|värde\w*)?|beslut\w*|target|riket|länet|än (?:för )?(?:män|kvinn)\w*)\b",
    re.I,
)
_SURPLUS = re.compile(r"överskott|underskott|plus|minus|back|surplus|deficit|spend", re.IGNORECASE)
_WHOLLY, AROUND, _PARTLY = 3, 2, 1
# How many digits a difference must have, by how much of the line's name is said and whether all
# differences of that size went the other way.
_NEEDED = {
    (_WHOLLY, True): 1, (AROUND, True): 2, (_PARTLY, True): 3,
    (_WHOLLY, False): 2, (AROUND, False): 3, (_PARTLY, False): 4,
}  # fmt: skip
_SURE = 2


@dataclass(frozen=True, slots=True)
class _Change:
    """A difference of a line: in kronor or as a count (as a share of the older number in
    `growth`), how far rounding reaches, and which way it went, for the better too."""

    line: Line
    old: LineCell
    new: LineCell
    size: Decimal
    reach: Decimal
    way: int
    better: int


@dataclass(frozen=True, slots=True)
class Sized:
    """The line whose difference a word turns, its two numbers, and whether that is sure."""

    pair: Pair
    sure: bool

    @property
    def line(self) -> Line:
        """The line."""
        return self.pair.line

    @property
    def told(self) -> str:
        """Both numbers with what stands over them."""
        return self.pair.told


@dataclass(frozen=True)
class Sizes:
    """The differences of all lines, by their size."""

    understood: Understood
    lines: Sequence[Line]

    @cached_property
    def _by_size(self) -> dict[str, list[tuple[Decimal, int, _Change]]]:
        told: dict[str, list[tuple[Decimal, int, _Change]]] = defaultdict(list)
        for line in self.lines:
            for old, new in _pairs(line, self.understood.year):
                one = _change(line, old, new)
                if one is None:
                    continue
                kind = dimension_of(new.unit)
                told[kind].append((one.size, len(told[kind]), one))
                base = abs(old.base)
                if base and kind != "share":
                    grown = _Change(
                        line, old, new, one.size / base, one.reach / base, one.way, one.better
                    )
                    told["growth"].append((grown.size, len(told["growth"]), grown))
        for some in told.values():
            some.sort(key=lambda each: each[:2])
        return told

    @cached_property
    def _widest(self) -> dict[str, Decimal]:
        return {
            kind: max(one.reach for _size, _place, one in some)
            for kind, some in self._by_size.items()
        }

    def of(self, number: TypedNumber) -> Iterator[_Change]:
        """The differences that a number may tell."""
        stated = abs(number.base)
        half = number.reach
        kinds = [dimension_of(number.unit)]
        if number.unit == "percent":
            kinds.append("growth")
        for kind in kinds:
            some = self._by_size.get(kind, [])
            exact = kind == "number" and not number.decimals
            widest = _ZERO if exact else self._widest.get(kind, _ZERO)
            if kind == "growth":
                widest = min(widest, half)
            begin = bisect_left(some, (stated - half - widest, -1))
            end = bisect_right(some, (stated + half + widest, len(some)))
            for size, _place, one in some[begin:end]:
                reach = half + (_ZERO if exact else one.reach)
                if abs(size - stated) <= reach:
                    yield one


def _pairs(line: Line, year: str) -> Iterator[tuple[LineCell, LineCell]]:
    """The older and the newer of the numbers that a sentence compares: this year's with those of
    earlier years, and what came or is expected with what was planned."""
    groups: dict[tuple[object, ...], list[LineCell]] = defaultdict(list)
    for cell in line.cells:
        groups[(cell.words, cell.unit)].append(cell)
    for cells in groups.values():
        for new in cells:
            if not (is_outcome(new) or new.role == "forecast") or year_of(new) not in (year, ""):
                continue
            for old in cells:
                planned = old.role == "budget" and year_of(old) in (year, "")
                earlier = is_outcome(old) and is_outcome(new) and "" < year_of(old) < year
                if planned or (earlier and year_of(new)):
                    yield old, new


def _change(line: Line, old: LineCell, new: LineCell) -> _Change | None:
    before, after = (one.base for one in (old, new))
    names = f"{line.label} {new.head}"
    signed = is_signed(line) or bool(_SIGNED.search(names))
    if before <= 0 and after <= 0 and not signed:
        before, after = -before, -after
    gap = after - before
    if not gap:
        return None
    went = 1 if gap > 0 else -1
    own = better_in(names)
    good = better_in(" ".join(line.topic)) if own is None else own
    reach = in_base(old.value.half + new.value.half, new.unit)
    # A result below zero that is further below is lower to some and a larger deficit to others.
    way = 0 if signed and before < 0 and after < 0 else went
    return _Change(line, old, new, abs(gap), reach, way, went * (good or 0))


def by_size(sizes: Sizes, sentence: Sentence, before: Sentence | None, gap: Gap) -> Sized | None:
    """The line that a difference is of, where all such lines went the other way."""
    number, behind = gap.number, sentence.text[gap.number.end :].split(",")[0]
    if number.hedge or _SURPLUS.search(gap.word) or _TARGET.search(behind):
        return None
    if _MONTHS.search(without_cause(sentence.text)):
        return None
    speech = Speech(sentence, before)
    planned = is_planned(sentence, gap)
    seen = [
        (speech.names(one.line, one.new), (one.better if gap.good else one.way) * gap.way, one)
        for one in sizes.of(number)
        if planned == (one.old.role == "budget")
        and (planned or _is_of_year(sizes.understood, sentence, one))
    ]
    best = max((score for score, _way, _one in seen), default=0)
    named = [each for each in seen if each[0] and each[0] == _best_of(each[2].line, seen)]
    if not best or any(way > 0 or (not way and score == best) for score, way, _one in named):
        return None
    one = next(each for score, _way, each in named if score == best)
    alone = all(way <= 0 for _score, way, _one in seen)
    known = _digits(number)
    if known < _NEEDED[best, alone]:
        return None
    sure = best == _WHOLLY and alone and known >= _SURE and not HEDGED.search(sentence.text)
    pair = Pair(one.line, one.old, one.new)
    return Sized(pair, sure and not tells_of_another(sentence.amounts, number, pair))


def _best_of(line: Line, seen: Sequence[tuple[int, int, _Change]]) -> int:
    """How well the best of a line's differences of one size is named: its other columns are not
    spoken of."""
    return max(score for score, _way, one in seen if one.line is line)


def _digits(number: TypedNumber) -> int:
    """How many digits of a difference say something: of one that is told in full all."""
    whole = abs(number.value or _ZERO)
    return digits_of(number) + (1 if whole >= 10 and whole % 10 == 0 and whole % 100 else 0)


def _is_of_year(understood: Understood, sentence: Sentence, one: _Change) -> bool:
    """Whether a difference is since the year before, or since a year that is told."""
    told = [each for each in YEAR.findall(sentence.text) if each != understood.year]
    old = year_of(one.old)
    if told or _LONG.search(sentence.text):
        return old in told or not told
    return understood.year.isdigit() and int(old) == int(understood.year) - 1


@dataclass(frozen=True)
class Speech:
    """What is said around a difference."""

    sentence: Sentence
    before: Sentence | None

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return roots_of(self.sentence.text)

    @cached_property
    def _around(self) -> tuple[str, ...]:
        told = [self.sentence.text, *self.sentence.headings[-2:]]
        if self.before is not None:
            told.append(self.before.text)
        return roots_of(" ".join(told))

    def names(self, line: Line, cell: LineCell) -> int:
        """How much of a line's name is said: all of it and of its column's in the sentence, all
        of it in the sentence, the one before and the headings, or some of it in the sentence."""
        # `Generella bidrag och utjämning` is told as the general grants.
        label = roots_of(_REST.split(_BRACKETS.sub("", line.label))[0])
        own = [each for each in label if each not in TOTAL_ROOTS]
        columns = [each for each in cell.words if each not in TOTAL_ROOTS]
        if not own:
            topic = [each for each in line.topic if each not in GENERIC_ROOTS | TOTAL_ROOTS]
            said = any(self._says(each, self._own) for each in columns or topic)
            whole = line.section[-1:] == self.sentence.headings[-1:] != () and any(
                each in GENERIC_ROOTS for each in self._own
            )
            return AROUND if said or whole else 0
        if all(self._says(each, self._own) for each in (*own, *columns)):
            return _WHOLLY
        if all(self._says(each, self._around) for each in own):
            return AROUND
        return _PARTLY if any(self._says(each, self._own, _AKIN) for each in own) else 0

    def _says(self, word: str, some: Sequence[str], least: float = _ALIKE) -> bool:
        return any(likeness(word, said) >= least for said in some)
