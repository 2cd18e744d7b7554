"""Amounts that percents are reckoned of: those of texts and of tables, and the ratios they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of, in_base, is_of_time
from ..understood.equations import TableNumber, Term
from ..understood.understood import Sentence
from ..understood.words import TELLING_ROOTS, likeness, root, roots_of
from .claims import Kind, claim_of
from .frame_words import FINITE
from .frames import groups
from .measures import Amount, Column, Measure
from .percent_forms import Form
from .percent_wholes import VERB

_ZERO, _HALF = Decimal(0), Decimal("0.5")
# How surely amounts of a text are meant, by where they stand.
OF_TEXT, OF_SENTENCE_BEFORE, OF_OTHERS = 1.0, 0.85, 0.5
_OF_NAMED, _OF_PRONOUN, _OF_SO, _OF_SO_TURNED, _OF_MORE = 0.8, 0.72, 0.75, 0.6, 0.8
_MOST_OF_WHOLE = 5
_OF_MUCH_MORE, _LITTLE_MORE = 0.6, Decimal("1.2")
_LEAST_END = 5
GROUP = frozenset(map(root, ("koncern", "kommunkoncern", "group")))
VERBS = re.compile(f"{FINITE.pattern}|{VERB.pattern}", re.IGNORECASE)
# What goes back to an amount that was told.
GOES_BACK = re.compile(
    r"\s*(?:(?:hela|den|det|totala|sammanlagda|samtliga|alla|the|all|total)\s+)*(?:det|dessa|dem|detta|vilka|"
    r"beloppet|summan|alltihop|totalen|helheten|alla|samtliga|them|these|this|it|total|amount)\b"
    r"(?:\s+[\wåäö]+)?\s*",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:fyllt|fyller|aged|turned|under|över|yngre än|äldre än)\s+$|"
    r"\b(?:fyller|når|uppnår)\b[^.;]*[0-9]\s+[\wåäö]+\s+$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:det(?:ta)?|den|de|dessa|it|this|they|these)\s+(?:\w+\s+){1,3}", re.IGNORECASE
)

_VARIANCE = re.compile(r"överskott|underskott|avvik|\bsurplus|\bdeficit|\bvariance", re.IGNORECASE)
# What is foreseen, and what is planned, is no outcome.
_FORESEEN = re.compile(
    r"\b(?:prognos\w*|(?:beräknas?|väntas?|bedöms?|förväntas)\b|forecast\w*|expected|projected)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"^(?:det|den|de|the)?\s*(?:budgetera(?:de|t)|planera(?:de|t)|budgeted|planned)\b|\bbudgeteras\b",
    re.IGNORECASE,
)
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_IT = re.compile(r"\b(?:det(?:ta)?|it|this)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Made:
    """A ratio that a percent may be, how far it may be off, and how surely it is meant."""

    value: Decimal
    half: Decimal
    strength: float
    terms: tuple[Term | TableNumber, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """An amount of a text as a part or a whole."""

    value: Decimal
    half: Decimal
    dimension: str
    term: Term
    text: str
    strength: float
    sentence: Sentence
    number: TypedNumber


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount of a line."""

    value: Decimal
    half: Decimal
    dimension: str
    cells: tuple[TableNumber, ...]
    text: str


def _terms(one: Told | Cell) -> tuple[Term | TableNumber, ...]:
    return (one.term,) if isinstance(one, Told) else one.cells


def amount_in(sentence: Sentence, number: TypedNumber, strength: float) -> Told:
    """An amount of a sentence."""
    half = number.half
    if number.hedge:
        half = max(half, abs(number.value or _ZERO) / 20)
    return Told(
        abs(number.base),
        in_base(half, number.unit),
        dimension_of(number.unit),
        sentence.term(number),
        number.text,
        strength,
        sentence,
        number,
    )


def cell_of(measure: Measure, column: Column) -> Cell:
    """What a line has in a column."""
    amount: Amount = measure.amounts[column]
    return Cell(abs(amount.value), amount.half, amount.dimension, amount.cells, amount.text)


def columns_of(
    measure: Measure, years: Sequence[str], kinds: Sequence[Kind] = ("level",)
) -> list[Column]:
    """What a line has of those years, of the first kind that it has; of the group only where it has
    nothing else."""
    for kind in kinds:
        key = (kind, *years)
        told = measure.reckoned.columns.get(key)
        if told is None:
            told = measure.reckoned.columns[key] = _columns_of(measure, years, kind)
        if told:
            return told
    return []


def kinds_of(form: Form) -> tuple[Kind, ...]:
    """What a sentence tells a share of: what is foreseen, what is planned, else what came."""
    if _FORESEEN.search(form.sentence.text):
        return ("forecast",)
    if _PLANNED.search(form.sentence.text):
        return ("budget", "level")
    return ("level",)


def _columns_of(measure: Measure, years: Sequence[str], kind: Kind) -> list[Column]:
    told = [
        one
        for one in measure.amounts
        if one.kind == kind and (not one.period or one.period[:4] in years)
    ]
    return [one for one in told if not one.words & GROUP] or told


def like_column(column: Column, whole: Measure) -> Column | None:
    """The only column of another table that is of the same kind and period."""
    same = [
        one
        for one in whole.amounts
        if one.kind == column.kind and one.period[:4] == column.period[:4]
    ]
    return same[0] if len(same) == 1 else None


def ratio(part: Told | Cell, whole: Told | Cell, strength: float) -> Iterator[Made]:
    """One amount as a share of another; none where it is none."""
    if part.dimension != whole.dimension or part.dimension == "share":
        return
    if set(_terms(part)) & set(_terms(whole)):
        return
    if part.dimension == "number" and (part.half < _HALF) != (whole.half < _HALF):
        # What is counted is no part of what is measured.
        return
    if whole.value <= whole.half or part.value > whole.value * _MOST_OF_WHOLE:
        return
    value = part.value / whole.value
    if abs(part.value - whole.value) <= part.half + whole.half:
        # They are the same.
        return
    if value > 1 + whole.half / whole.value:
        # What the text tells is seldom so much more than what a table has.
        mixed = isinstance(part, Told) != isinstance(whole, Told)
        strength *= _OF_MUCH_MORE if mixed and value > _LITTLE_MORE else _OF_MORE
    half = (part.half + whole.half * value) / whole.value
    if part.dimension == "number" and not (part.half % 1 and part.half < Decimal("0.5")):
        half = _ZERO
    yield Made(
        value, half, strength, (*_terms(part), *_terms(whole)), f"{part.text} / {whole.text}"
    )


def is_amount(told: Told, one: Amount) -> bool:
    """Whether an amount of a table is one that is told."""
    return (
        one.dimension == told.dimension and abs(abs(one.value) - told.value) <= one.half + told.half
    )


def is_of(told: Told, measure: Measure) -> bool:
    """Whether a line has an amount that is told."""
    return any(is_amount(told, one) for one in measure.amounts.values())


def are_akin(one: str, other: str) -> bool:
    """Whether two words are one, or one is the beginning or the end of the other."""
    if likeness(one, other) or likeness(other, one):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_END and long.endswith(short)


def is_meant(said: Sequence[str], names: Iterable[str]) -> bool:
    """Whether each of some words means one of some names."""
    return bool(said) and all(any(are_akin(name, one) for name in names) for one in said)


def says(measure: Measure, words: str) -> bool:
    """Whether some words are of a line's name."""
    names = [word for line in measure.lines for word in line.words]
    return any(likeness(name, one) for one in roots_of(words) for name in names)


def is_age(sentence: Sentence, one: TypedNumber) -> bool:
    """Whether a number is a span of time, or how old somebody is: `har fyllt 65`."""
    if is_of_time(sentence.text, one.end):
        return True
    return not one.unit and bool(_AGED.search(sentence.text[: one.start]))


def levels_in(sentence: Sentence) -> list[TypedNumber]:
    """The amounts of a sentence that are not by how much something differs, nor an age."""
    changes = {
        one.number.start
        for group in groups(sentence)
        for one in group
        if one.role in ("change", "growth", "then")
    }
    return [
        one
        for one in sentence.amounts
        if one.value is not None
        and one.unit not in ("percent", "pp", "kr-per-unit")
        and one.start not in changes
        and not is_age(sentence, one)
    ]


def both(first: Told, second: Told) -> Told:
    """Two amounts together."""
    return replace(
        first,
        value=first.value + second.value,
        half=first.half + second.half,
        text=f"({first.text} + {second.text})",
    )


def less(level: Told, change: Told, way: int) -> Told | None:
    """What an amount is held against, by how much more or less it is."""
    if not way or level.dimension != change.dimension:
        return None
    value = level.value - way * change.value
    if value <= 0:
        return None
    sign = "-" if way > 0 else "+"
    return replace(
        level,
        value=value,
        half=level.half + change.half,
        text=f"({level.text} {sign} {change.text})",
    )


def _start(one: TypedNumber | None) -> int:
    return one.start if one is not None else 1_000_000


def called(form: Form, before: Sequence[Sentence]) -> Iterator[Told]:
    """The amounts that the sentences before tell of what the words for a whole name."""
    said = [one for one in roots_of(form.whole) if one not in TELLING_ROOTS]
    if not said:
        return
    for sentence in reversed(before):
        end = 0
        for one in sentence.amounts:
            own = roots_of(sentence.text[end : one.start])
            end = one.end
            if one in levels_in(sentence) and is_meant(said, own):
                yield amount_in(sentence, one, _OF_NAMED)


def earlier(form: Form, before: Sequence[Sentence]) -> Iterator[Told]:
    """The amounts that `av dessa` may go back to, those of the sentence right before first."""
    part = form.part_amount
    for sentence in (form.sentence, *reversed(before[-2:])):
        some = [
            one
            for one in levels_in(sentence)
            if part is None or dimension_of(one.unit) == dimension_of(part.unit)
            if sentence is not form.sentence or one.end <= min(form.number.start, _start(part))
        ]
        for at, one in enumerate(some):
            yield amount_in(sentence, one, OF_OTHERS if at else OF_SENTENCE_BEFORE)
        if some:
            return


def gone_on_with(form: Form, before: Sequence[Sentence]) -> Told | None:
    """The amount that a clause without a subject of its own goes on with: `kostade 601,8 mkr och
    stod därmed för 59,8 procent av`, `De utgör 61,3 procent av`."""
    text = form.sentence.text[: form.number.start]
    if _is_only_it(form):
        return _told_before(before, one=True)
    if not form.leads or GOES_BACK.fullmatch(form.whole):
        return None
    own = re.split(r"[;:,]\s|\b(?:och|and)\s", text)[-1]
    levels = [one for one in levels_in(form.sentence) if one.end <= form.number.start]
    if levels and own != text and not roots_of(VERBS.sub(" ", own)) and "⟧" not in own:
        units = {dimension_of(one.unit) for one in levels}
        how = _OF_NAMED if len(levels) == 1 else OF_OTHERS
        return amount_in(form.sentence, levels[-1], how) if len(units) == 1 else None
    if _PRONOUN.fullmatch(text) and VERBS.match(text.partition(" ")[2]) and not levels:
        return _told_before(before, one=bool(_IT.match(text)))
    return None


def _is_only_it(form: Form) -> bool:
    """Whether a share in relation to something is told of what was spoken of: `I förhållande till
    skatteintäkterna motsvarar det 2,7 procent`."""
    rest = VERBS.sub(" ", form.part)
    return bool(form.whole and not form.leads and _IT.search(rest)) and not roots_of(rest)


def _told_before(before: Sequence[Sentence], *, one: bool) -> Told | None:
    """The first amount of the last sentence that has any; of a surplus or a deficit only where
    `one` thing is spoken of."""
    for sentence in reversed(before[-2:]):
        # `ett underskott på 507 tkr` is no level, and yet what `det` is.
        # `De` are no deficit.
        told = sentence.amounts if one and _VARIANCE.search(sentence.text) else ()
        some = levels_in(sentence) or [each for each in told if each.unit in _MONEY]
        if some:
            return amount_in(sentence, some[0], _OF_PRONOUN)
    return None


def counted_before(words: str, before: Sequence[Sentence]) -> list[Told]:
    """The things that a sentence before counts by a name, and all that it counts: `30 anställda, 17
    kvinnor och 13 män`."""
    said = roots_of(words)
    for sentence in reversed(before[-3:]):
        some = [one for one in levels_in(sentence) if one.unit in ("", "count")]
        for at, one in enumerate(some):
            noun = roots_of(sentence.text[one.end : one.end + 30])[:1]
            if at and noun and said and likeness(noun[0], said[-1]) == 1:
                part, whole = (amount_in(sentence, each, OF_TEXT) for each in (one, some[0]))
                return [part, whole] if part.value <= whole.value else []
    return []


def of_told_plan(form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
    """How much of a plan is used, by the plan and what became of it in the sentences before."""
    told = [
        (sentence, one)
        for sentence in (*before[-2:], form.sentence)
        for group in groups(sentence)
        for one in group
        if not one.is_share and one.number.value is not None
        if sentence is not form.sentence or one.number.end <= form.number.start
    ]
    plans = [one for one in told if one[1].role == "plan"]
    levels = [
        one
        for one in told
        if one[1].role == "level" and claim_of(one[0], one[1].number).kind != "variance"
    ]
    if form.part_amount is not None:
        levels = [one for one in told if one[1].number.start == form.part_amount.start][-1:]
    if len(plans) == 1 and levels:
        (where, plan), (there, level) = plans[0], levels[-1]
        yield from ratio(
            amount_in(there, level.number, OF_TEXT),
            amount_in(where, plan.number, OF_TEXT),
            OF_TEXT if len(levels) == 1 else OF_OTHERS,
        )


def following(form: Form, before: Sequence[Sentence]) -> Iterator[Made]:
    """What follows from the two amounts that were told before: `38 182 timmar av 51 374
    möjliga. Beläggningen blev då`."""
    for sentence in (form.sentence, *reversed(before[-2:])):
        own = sentence is form.sentence
        told = [
            one
            for group in groups(sentence)
            for one in group
            if not one.is_share and one.number.value is not None
            if not own or one.number.end <= form.number.start
        ]
        if len(told) == 2:
            first, last = (amount_in(sentence, one.number, OF_TEXT) for one in told)
            roles = [one.role for one in told]
            if sorted(roles) == ["level", "plan"]:
                part, whole = (first, last) if roles[0] == "level" else (last, first)
                yield from ratio(part, whole, OF_TEXT)
                return
            differs = told[1].role == "change" and told[0].role != "change"
            if differs and told[1].base == "period":
                # What it was before is no part of what it is.
                return
            second = less(first, last, told[1].way) if differs else last
            if second is not None:
                second = replace(second, term=last.term)
                yield from ratio(first, second, OF_TEXT if differs else _OF_SO)
                yield from ratio(second, first, _OF_SO_TURNED)
        if told:
            return
