"""How far something is from the limit or the goal that is told beside it.

**Proves** `11,4 procentenheter under gränsen` by the limit and what it holds, told in the same
sentence or right before it under the same heading, and a difference of two shares beside both:
`mellan dem skiljer 2,7 procentenheter`, `mot 98,0 procent i fjol, en ökning med 2,9
procentenheter`. **Contradicts** the difference where one limit and one amount are told that it may
lie between. **Silent** where several are and none fits.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import NamedTuple

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..claims.meanings import readings_of
from ..claims.measures import Amount
from ..claims.mentioned import Mentioned
from ..claims.percent_amounts import columns_of
from ..understood.dimensions import in_base, in_unit
from ..understood.equations import Equation, Term
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, likeness, roots_of

RULE = "within-paragraph"

_ZERO = Decimal(0)
_LIMIT_NOUN = (
    r"\b(?:\w*mål(?:et|en|nivå\w*|värde\w*|sättning\w*)?|(?:\w+)?gräns(?:en|värde\w*)?|"
    r"tak(?:et|nivå\w*)?|golv(?:et)?|krav(?:et)?|\w*policyn?|riktvärde\w*|riktlinje\w*|"
    r"ambition\w*|limits?|targets?|ceiling|floor|goals?)\b"
)
# What makes a number a limit, right before it.
_LIMIT = re.compile(
    rf"(?:{_LIMIT_NOUN}[^⟦⟧.;]{{0,60}}|\b(?:högst|minst|lägst|som mest|maximalt|tillåter|tillåts|"
    r"får|at most|at least|no more than|should be|ska (?:vara|bli|ligga|understiga|överstiga))\b"
    r"[^⟦⟧.;]{0,30})$",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"\b(?:utfallet|resultatet|prognosen|andelen|utfall|outcome|result)\b[^⟦⟧.;,]{0,30}$",
    re.IGNORECASE,
)
_FROM_LIMIT = re.compile(
    r"\s*(?:per \w+\s+)?(?:över|under|ovanför|nedanför|bättre|sämre|högre|lägre|mer|mindre|ifrån|"
    r"från|kvar till|above|below|better|worse|higher|lower|from|short of)\b(?:\s+(?:än|than))?"
    rf"(?P<what>\s+[^.;,⟦⟧]{{0,40}}?{_LIMIT_NOUN}|(?:\s+(?:det|den|detta|that|it))?\s*(?:[.;,]|$))",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    r"(?:(?:\b(?:avståndet|marginalen|utrymmet|skillnaden|mellanskillnaden|"
    r"the (?:distance|margin|difference))\b"
    r"[^.;,⟦⟧]{0,40}?\b(?:är|var|blev|på|om|is|was|of))|"
    r"\b(?:överskrid(?:s|er|its)|överskreds|överträffa(?:s|des|r)|underskrid(?:s|er)|underskreds|"
    r"överstig(?:s|er)|understig(?:s|er)|exceeded|missed)\b[^.;,⟦⟧]{0,20}?\b(?:med|by))\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# Two shares that stand right before what differs between them.
_BETWEEN = re.compile(
    r"[^.⟦⟧]{0,60}(?:\bmellan dem\s+)?\b(?:skiljer(?:\s+det)?|det skiljer|skillnaden är|"
    r"difference (?:is|was))\s+(?:\w+\s+)?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:[^.;⟦⟧]{0,40}),\s*(?:(?:det är|vilket är|alltså|det vill säga)\s+)?(?:en|an?)\s+"
    r"(?:ökning|minskning|uppgång|nedgång|förbättring|försämring|höjning|sänkning|increase|decrease)\s+"
    r"(?:med|på|om|of)\s+",
    re.IGNORECASE,
)
# What speaks of what was told, and of a limit.
_LIMIT_WORDS = re.compile(
    rf"{_LIMIT_NOUN}|\b(?:andelen|utfallet|prognosen|avståndet|marginalen|skillnaden|utrymmet|tillåter|"
    r"högst|minst|överskrids|underskrids|överträffas|ligger|fullmäktiges?|nämndens|kommunens|share|outcome)\b",
    re.IGNORECASE,
)
_MOST, _ALMOST = 2, 0.8


@dataclass(frozen=True, slots=True)
class _At:
    """A number of a sentence."""

    sentence: Sentence
    number: TypedNumber


@dataclass(frozen=True, slots=True)
class _Cell:
    """A share that a line of a table has this year."""

    amount: Amount
    term: Term


def told_limits(understood: Understood) -> Iterator[Equation]:
    """Every distance from a limit that a sentence tells, and every difference of two shares."""
    tables = _Tables(understood)
    before: list[Sentence] = []
    for sentence in understood.written:
        if before and before[-1].headings != sentence.headings:
            before = []
        if sentence.amounts and sentence.is_statement:
            for place, number in enumerate(sentence.amounts):
                yield from _of_gap(tables, sentence, place, number, before[-_MOST:])
        before.append(sentence)


def _of_gap(
    tables: _Tables, sentence: Sentence, place: int, gap: TypedNumber, before: Sequence[Sentence]
) -> Iterator[Equation]:
    if gap.hedge or gap.value is None or gap.unit == "percent":
        return
    start = sentence.amounts[place - 1].end if place else 0
    leading, behind = sentence.text[start : gap.start], sentence.text[gap.end :]
    if place > 1 and gap.unit == "pp":
        first, second = sentence.amounts[place - 2 : place]
        if _are_two(first, second) and (
            _BETWEEN.fullmatch(leading)
            or (_CHANGED.fullmatch(leading) and _is_then(sentence, second))
        ):
            pair = (_At(sentence, first), _At(sentence, second))
            yield _equation(sentence, gap, pair)
            return
    found = _FROM_LIMIT.match(behind)
    if found is None and not _MARGIN.search(leading):
        return
    limits = _near(sentence, gap, before, limit=True)
    if not limits or (found is not None and not re.search(r"\w{4}", found["what"])
                      and limits[0].sentence is not sentence):  # fmt: skip
        return
    levels: Sequence[_At | _Cell] = _near(sentence, gap, before, limit=False)
    if not levels and limits[0].sentence is sentence:
        levels = tables.levels(sentence, gap)
    if any(isinstance(one, _At) and not _goes_on(sentence, gap, one) for one in (*limits, *levels)):
        return
    made = [_equation(sentence, gap, pair) for pair in product(levels, limits)]
    holding = [one for one in made if one.computed == one.stated.value.value]
    if holding:
        yield holding[0]
    elif len(made) == 1:
        yield made[0]


def _near(
    sentence: Sentence, gap: TypedNumber, before: Sequence[Sentence], *, limit: bool
) -> list[_At]:
    """The limits, or what is held against one, that are told nearest to a distance."""
    for one in (sentence, *reversed(before)):
        some = [
            _At(one, number)
            for place, number in enumerate(one.amounts)
            if number is not gap
            and _is_like(number, gap)
            and _is_limit(one, place, number) == limit
            and (limit or _is_level(one, number))
        ]
        if some:
            return some
    return []


def _is_like(number: TypedNumber, gap: TypedNumber) -> bool:
    """Whether a number may be one of the two that a distance lies between."""
    if number.value is None:
        return False
    if gap.unit == "pp":
        return number.unit == "percent"
    units = {number.unit or "count", gap.unit or "count"}
    return len(units) == 1 and number.decimals == gap.decimals


def _is_limit(sentence: Sentence, place: int, number: TypedNumber) -> bool:
    start = sentence.amounts[place - 1].end if place else 0
    leading = sentence.text[start : number.start]
    return bool(_LIMIT.search(leading)) and not _NO_LIMIT.search(leading)


def _is_level(sentence: Sentence, number: TypedNumber) -> bool:
    claim = claim_of(sentence, number)
    opened = sentence.text[: number.start].rstrip().endswith("(")
    differs = claim.kind in ("change", "growth", "variance")
    return not (differs or claim.earlier or claim.bound or opened)


def _are_two(first: TypedNumber, second: TypedNumber) -> bool:
    if first.hedge or second.hedge:
        return False
    shares = {first.unit, second.unit}
    return shares == {"percent"} or (
        shares == {"percent", ""} and first.decimals == second.decimals > 0
    )


def _is_then(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether the second of two is that of an earlier year."""
    claim = claim_of(sentence, number)
    return claim.earlier or bool(claim.years)


def _equation(sentence: Sentence, gap: TypedNumber, pair: tuple[_At | _Cell, _At]) -> Equation:
    first, second = (_told(one, gap) for one in pair)
    apart = abs(first.value - second.value)
    expected = in_unit(apart, gap.unit)
    stated = sentence.term(gap)
    size = abs(stated.value.value)
    reach = first.half + second.half + gap.half
    holds = abs(size - expected) <= reach
    if stated.value.value < 0:
        expected = -expected
    shown = print_number(abs(expected), gap.decimals)
    return Equation(
        RULE,
        stated,
        (first.term, second.term),
        stated.value.value if holds else expected,
        _ZERO,
        _ZERO,
        f"{first.text} - {second.text} = {shown}",
    )


class _Told(NamedTuple):
    """One of the two that a distance lies between, with how far it may be off in its own unit."""

    value: Decimal
    half: Decimal
    term: Term
    text: str


def _told(one: _At | _Cell, gap: TypedNumber) -> _Told:
    if isinstance(one, _Cell):
        amount = one.amount
        return _Told(abs(amount.value), in_unit(amount.half, "percent"), one.term, amount.text)
    number = one.number
    return _Told(_base(number, gap), number.half, one.sentence.term(number), number.text)


@dataclass(frozen=True)
class _Tables:
    """The shares of a report's tables, as the text names them."""

    understood: Understood

    @cached_property
    def _mentioned(self) -> Mentioned:
        return Mentioned(readings_of(self.understood))

    def levels(self, sentence: Sentence, gap: TypedNumber) -> list[_Cell]:
        """What the lines have this year whose names say all that a sentence begins with."""
        own = _own_words(sentence, gap)
        if gap.unit != "pp" or not own:
            return []
        found: dict[Decimal, _Cell] = {}
        for line in self._mentioned.readings.subjects.called(own):
            if not all(any(likeness(name, one) >= _ALMOST for name in line.words) for one in own):
                continue
            measure = self._mentioned.measure(line)
            for column in columns_of(measure, (self.understood.year,)):
                amount = measure.amounts[column]
                cell = amount.cells[0]
                printed = self.understood.grid[cell.table].value(cell.row, cell.column)
                if amount.dimension == "share" and printed is not None:
                    found.setdefault(amount.value, _Cell(amount, Term(cell, printed)))
        return list(found.values())


def _base(number: TypedNumber, gap: TypedNumber) -> Decimal:
    """A number as a ratio or as it is: one of two percents may be told without its word."""
    if gap.unit == "pp" and not number.unit:
        return in_base(number.value or _ZERO, "percent")
    return number.base


def _own_words(sentence: Sentence, gap: TypedNumber) -> list[str]:
    """What a sentence names of its own before a distance."""
    said = roots_of(_LIMIT_WORDS.sub(" ", sentence.text[: gap.start]))
    return [one for one in said if one not in TELLING_ROOTS]


def _goes_on(sentence: Sentence, gap: TypedNumber, other: _At) -> bool:
    """Whether a sentence speaks of what another does: it names nothing of its own, or the same."""
    if other.sentence is sentence:
        return True
    own = _own_words(sentence, gap)
    said = roots_of(other.sentence.text[: other.number.start])
    return all(any(likeness(one, each) for each in said) for one in own)
