"""By how much what a sentence names has risen or fallen, where it tells no more than that.

**Proves** a difference told with a word of direction (`hyrorna blev 2 599 tkr högre än året innan`)
by the line whose name is all that the sentence speaks of: this year beside the year before or one
that is told, or the outcome beside its budget. **Doubts** one that is another, where every line of
that name went by the same and the way that the word says. **Silent** where a word of the subject is
no word of the line, where the sentence tells a level too, and where something else that is told
makes the number. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.claim_years import YEAR
from ..claims.frames import Part, groups
from ..claims.line_pairs import Pair, period_pairs, plan_pairs
from ..claims.subject_phrases import Naming, naming_of, phrase_of
from ..claims.topics import Topics, is_of_side
from ..claims.turns import Turn, turns
from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.equations import Equation, Term
from ..understood.plain_words import SWEDISH_MONTH
from ..understood.understood import Sentence, Understood
from .two_rows import as_shares

RULE = "text-against-table"

_ZERO = Decimal(0)
_LEVELS = ("level", "then", "plan", "whole")
_PARTS = re.compile(
    rf"\b(?:{SWEDISH_MONTH}|"
    r"tertial\w*|delår\w*|kvartal\w*|halvår\w*|period\w*|månad\w*|varav|genomsnitt\w*|snitt|"
    r"quarter|month\w*|average|comparable|of which)\b",
    re.IGNORECASE,
)


def told_turns(understood: Understood) -> Iterator[Equation]:
    """The differences that sentences tell of what they name."""
    naming, topics = naming_of(understood), Topics(understood)
    before: Sentence | None = None
    for sentence in understood.written:
        goes_on = before if before is not None and before.block == sentence.block else None
        before = sentence
        if not sentence.amounts or not sentence.is_statement or _PARTS.search(sentence.text):
            continue
        for turn in turns(sentence):
            if turn.way and not turn.good and turn.against in ("period", "budget"):
                for part in _changes(sentence, turn):
                    pairs = list(_pairs(naming, topics, sentence, turn, goes_on, part.number))
                    yield from _judged(sentence, part.number, turn, pairs)


def _changes(sentence: Sentence, turn: Turn) -> Iterator[Part]:
    """The differences of a turn's part of the sentence, where no level is told with them."""
    for group in groups(sentence):
        if any(one.role in _LEVELS for one in group):
            continue
        for one in group:
            within = turn.left <= one.number.start < turn.right
            if (
                one.role in ("change", "growth")
                and one.number.value
                and not one.number.hedge
                and within
            ):
                yield one


def _pairs(
    naming: Naming,
    topics: Topics,
    sentence: Sentence,
    turn: Turn,
    before: Sentence | None,
    number: TypedNumber,
) -> Iterator[Pair]:
    """The two numbers of each line that is all that is spoken of."""
    phrase = phrase_of(sentence, turn, before)
    if phrase.borrowed:
        return
    since = tuple(YEAR.findall(turn.than))
    own = [one for one in YEAR.findall(sentence.text) if one not in since]
    year = own[-1] if own else naming.understood.year
    named = [one.line for one in naming.of(phrase, sentence) if one.explained and one.special]
    meant = () if named else topics.of(sentence, phrase.words)
    for line in named or meant:
        line = naming.dated(line)
        line = as_shares(line) if number.unit == "pp" else line
        if turn.against == "budget":
            some = chain.from_iterable(plan_pairs(line, "budget", year))
        else:
            some = chain.from_iterable(period_pairs(line, year, since))
        for pair in some:
            money = dimension_of(pair.newer.unit) == "money"
            of_side = named or (money and is_of_side(pair.newer.words, phrase.words))
            if of_side and _is_of_kind(number, pair) and pair.change:
                yield pair


def _is_of_kind(number: TypedNumber, pair: Pair) -> bool:
    """Whether a number may be the difference of a pair, or its growth."""
    share = dimension_of(pair.newer.unit) == "share"
    if number.unit == "percent":
        return not share and pair.growth is not None
    return dimension_of(pair.newer.unit) == dimension_of(number.unit)


def _judged(
    sentence: Sentence, number: TypedNumber, turn: Turn, pairs: Sequence[Pair]
) -> Iterator[Equation]:
    held = [one for one in pairs if _is(number, one)]
    if held:
        yield _equation(sentence, number, held[0], holds=True)
        return
    if not pairs or any(one.way != turn.way for one in pairs):
        return
    alone = len(sentence.amounts) == 1 or all(
        dimension_of(one.unit) != dimension_of(number.unit)
        for one in sentence.amounts
        if one.start != number.start
    )
    shown = {_shown(number, one) for one in pairs}
    if len(shown) == 1 and alone and not any(map(partial(_has, number), pairs)):
        yield _equation(sentence, number, pairs[0], holds=False)


def _is(number: TypedNumber, pair: Pair) -> bool:
    stated, half = _stated(number)
    if number.unit == "percent":
        growth, base = pair.growth or _ZERO, abs(in_base(pair.older.value.value, pair.older.unit))
        off = in_base(pair.newer.value.half + pair.older.value.half, pair.newer.unit) / base
        return abs(abs(growth) - stated) <= half + off
    exact = dimension_of(number.unit) == "number" and not number.decimals
    cells = in_base(pair.newer.value.half + pair.older.value.half, pair.newer.unit)
    return abs(abs(pair.change) - stated) <= (_ZERO if exact else half + cells)


def _expected(number: TypedNumber, pair: Pair) -> Decimal:
    """What would have to be told, in the unit of a number."""
    told = pair.growth if number.unit == "percent" else pair.change
    return in_unit(abs(told or _ZERO), number.unit)


def _has(number: TypedNumber, pair: Pair) -> bool:
    """Whether it is one of the two numbers itself."""
    stated, half = _stated(number)
    return any(abs(abs(one.base) - stated) <= half for one in (pair.newer, pair.older))


def _stated(number: TypedNumber) -> tuple[Decimal, Decimal]:
    stated = abs(number.base)
    return stated, number.reach


def _shown(number: TypedNumber, pair: Pair) -> str:
    return print_number(_expected(number, pair), number.decimals)


def _equation(sentence: Sentence, number: TypedNumber, pair: Pair, *, holds: bool) -> Equation:
    stated = sentence.term(number)
    expected = _expected(number, pair)
    shown = (rounded(expected, number.decimals) or expected).copy_sign(number.value or _ZERO)
    return Equation(
        RULE,
        stated,
        tuple(Term(one.number, one.value) for one in (pair.newer, pair.older)),
        stated.value.value if holds else shown,
        _ZERO,
        _ZERO,
        partial(_written, pair, _shown(number, pair), number.unit == "percent"),
        sure=False,
    )


def _written(pair: Pair, shown: str, grown: bool) -> str:
    first, second = (
        print_number(abs(one.value.value), one.value.decimals)
        for one in sorted((pair.newer, pair.older), key=lambda each: -abs(each.value.value))
    )
    over = f" / {print_number(abs(pair.older.value.value), pair.older.value.decimals)}"
    told = f"({first} - {second}){over}" if grown else f"{first} - {second}"
    return f"{pair.line.label}: {told} = {shown}"
