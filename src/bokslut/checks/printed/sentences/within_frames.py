"""A sentence against itself: levels, differences, growth and shares that it tells together, or that
it goes on from in the sentence before it.

**Proves** what follows from the sentence's own numbers: the difference of what something is and
what it was, was planned to be or is of somebody else; that difference in percent; what one number
is as a share of another, or of a plan; what is left of a plan; what costs and income leave.
**Contradicts** where the numbers of one frame do not go together, within the rounding of each.
**Silent** where a frame has more than one number in the same place, where a part, a bound or a wish
is told. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.carried import carried_on
from ..claims.claims import claim_of
from ..claims.frames import Part, groups
from ..understood.dimensions import dimension_of, in_base
from ..understood.equations import Equation, State, Term
from ..understood.understood import Sentence, Understood

RULE = "within-sentence"

_COUNTED = ("", "count")

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_ROUGHLY = Decimal("0.1")
# What the sentence names itself need not be what the one before told.
_BETWEEN = re.compile(
    r"\b(?:skillnaden|differensen) mellan\b|\bdifference between\b", re.IGNORECASE
)
_ONE_SIZE = 5
# A change of something else than the two amounts that are told.
_REAL = re.compile(
    r"\b(?:fasta priser|jämförbar\w*|fixed prices|like[- ]for[- ]like|organic|organisk\w*)\b",
    re.IGNORECASE,
)
_SCALES = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}
_N = r"⟦(?P<{0}>[0-9]+)⟧"
_GAP = r"[^⟦⟧.;]{0,%d}"
_COSTS, _INCOME = r"(?:kostnad\w*|costs|expenses)", r"(?:intäkt\w*|income|revenues?)"
_LEAVES = r"(?:netto\w*|resultat\w*|underskott\w*|överskott\w*|net\b|result|surplus|deficit)"
_NETS = tuple(
    re.compile(
        rf"\b{first}\b" + _GAP % 30 + _N.format("a") + _GAP % 10 + r"\b(?:och|samt|and)\b"
        + _GAP % 15 + rf"\b{second}\b" + _GAP % 25 + _N.format("b")
        + r"[^⟦⟧.]{0,30}(?:\b(?:ger|gav|blir|blev|lämnar|innebär|leaving|gives|left|which)\b"
        + _GAP % 25 + _LEAVES + r"|[;,]\s+" + _LEAVES + ")" + _GAP % 25 + _N.format("c"),
        re.IGNORECASE,
    )
    for first, second in ((_COSTS, _INCOME), (_INCOME, _COSTS))
)  # fmt: skip
_SIDES = re.compile(
    _N.format("c") + _GAP % 25 + r",?\s*\b(?:varav|av vilket|of which)\b" + _GAP % 10
    + rf"{_COSTS}" + _GAP % 30 + _N.format("a") + _GAP % 10 + r"\b(?:och|samt|and)\b"
    + _GAP % 10 + rf"{_INCOME}" + _GAP % 30 + _N.format("b") + r"\s*\.?$", re.IGNORECASE,
)  # fmt: skip


_OF_A_PART = re.compile(
    r"\b(?:härrör\w*|härstammar|fördela\w*|uppst(?:år|od|ått)|(?:åter)?finns|avser|avsåg|hänför\w*|"
    r"kommer (?:från|av)|består|bestod|varav|därav|ligger (?:inom|i|hos)|stems?|"
    r"consists?|of which|(?:skillnad|differens|difference)\w* (?:mellan|between))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Teller:
    """A sentence, and the one before it in its paragraph, of which a number may be carried on."""

    sentence: Sentence
    before: Sentence | None = None

    def term(self, one: Part) -> Term:
        """A number as a term of an equation."""
        if one.place < 0 and self.before is not None:
            return self.before.term(one.number)
        return self.sentence.term(one.number)


def within_frames(understood: Understood) -> Iterator[Equation]:
    """The equations that sentences state of the numbers of their frames."""
    before: Sentence | None = None
    for sentence in understood.sentences:
        if before is not None and before.block != sentence.block:
            before = None
        if sentence.is_whole and sentence.amounts:
            told = groups(sentence)
            for group in told:
                carried = carried_on(sentence, before, group) if group is told[0] else []
                yield from _of_group(_Teller(sentence, before), [*carried, *group])
            if len(sentence.amounts) > 2:
                yield from _nets(_Teller(sentence))
        before = sentence


def _of_group(sentence: _Teller, group: Sequence[Part]) -> Iterator[Equation]:
    if len(group) < 2:
        return
    some = [one for one in group if _is_told(sentence, one)]
    off = False
    for one in sorted(some, key=lambda each: each.role == "growth"):
        if one.role in ("change", "growth"):
            for made in _difference(sentence, one, some):
                wrong = made.state is State.CONTRADICTED
                if not (wrong and off and one.role == "growth"):
                    yield made
                # What is wrong with the amounts is told once, of their difference.
                off = off or wrong
        if one.role == "growth":
            yield from _grown(sentence, one, some)
        if one.role == "share" and one.number.unit == "percent":
            yield from _share(sentence, one, some)


def _is_told(teller: _Teller, one: Part) -> bool:
    if one.number.value is None:
        return False
    if one.place < 0:
        return True
    text, number = teller.sentence.text, one.number
    if one.role in ("change", "growth") and _REAL.search(text[max(0, number.start - 60) :][:160]):
        return False
    return one.role == "plan" or not claim_of(teller.sentence, number).bound


def _levels(one: Part, some: Sequence[Part]) -> list[Part]:
    """What a difference may be of: levels of its kind, the nearest first."""
    shares = one.role == "change" and one.is_share
    found = [
        each
        for each in some
        if each.role == "level" or (each.role == "share" and shares)
        if each.is_share == shares and _alike(one, each)
    ]
    if not found and one.base != "forecast":
        # What is foreseen may be more than what was planned.
        found = [
            each
            for each in some
            if (each.role, each.base) == ("plan", "forecast")
            and each.is_share == shares
            and _alike(one, each)
        ]
    return sorted(found, key=lambda each: (abs(each.place - one.place), each.place > one.place))


def _alike(one: Part, other: Part) -> bool:
    if one.role == "growth" or one.is_share:
        return True
    mine, its = one.number.unit, other.number.unit
    if mine in _COUNTED and its in _COUNTED:
        # A count has no decimals, and a mean of them is no count: `928 larm, 2,5 om dygnet`.
        return bool(one.number.decimals) == bool(other.number.decimals)
    return dimension_of(mine) == dimension_of(its) or not mine or not its


def _bases(one: Part, some: Sequence[Part]) -> list[Part]:
    """What a difference may be to."""
    shares = one.role == "change" and one.is_share
    near = [each for each in some if each.is_share == shares and _alike(one, each)]
    if one.base in ("budget", "forecast", "target"):
        return [each for each in near if each.role == "plan" and each.base == one.base]
    if one.base == "other":
        return [each for each in near if each.role == "other"]
    then = [each for each in near if each.role == "then"]
    plans = [each for each in near if each.role == "plan"] if not one.base else []
    return then or plans


def _value(one: Part, like: Part) -> Decimal:
    """A number in kronor, as a ratio or as a count; one without a unit has that of its fellow."""
    return in_base(one.number.value or _ZERO, one.number.unit or like.number.unit)


def _reach(one: Part, like: Part) -> Decimal:
    number = one.number
    half = in_base(number.half, number.unit or like.number.unit)
    rough = number.hedge and one.role != "plan"
    return max(half, abs(_value(one, like)) * _ROUGHLY) if rough else half


def _difference(sentence: _Teller, one: Part, some: Sequence[Part]) -> Iterator[Equation]:
    """What something is, less what it was or should have been."""
    levels = _levels(one, some)
    bases = [each for each in _bases(one, some) if each not in levels[:1]]
    if not levels or len(bases) != 1:
        return
    level, base = levels[0], bases[0]
    now, then = _value(level, base), _value(base, level)
    went, reach = abs(now) - abs(then), _reach(level, base) + _reach(base, level)
    if now < 0 < then or then < 0 < now:
        went = now - then
    if one.role == "growth":
        if not then:
            return
        went, reach = went / abs(then), reach / abs(then)
    twice = sum(_is_like(one, each) for each in some) > 1
    sure = one.said and base.said and len(levels) == 1 and not twice
    if min(level.place, base.place) < 0:
        if _OF_A_PART.search(sentence.sentence.text, 0, one.number.start):
            # `Underskottet härrör från skolan (4,7)`: a part of what the one before tells;
            # `skillnaden mellan koncernens och kommunens resultat`: of two that are named.
            return
        # Of two sentences that they tell of one thing is sure where the amounts are of one size.
        sure = sure and _ONE_SIZE * abs(now) >= abs(then) and _ONE_SIZE * abs(then) >= abs(now)
        sure = sure and not _BETWEEN.search(sentence.sentence.text)
    told = _value(one, level) if one.role == "change" else in_base(one.number.value or _ZERO, "pp")
    spread = _reach(one, level)
    if not any(
        each.number.unit not in _COUNTED or each.number.decimals for each in (one, level, base)
    ):
        # Counts are exact.
        reach = spread = _ZERO
    gap = abs(abs(told) - abs(went))
    # A variance that is printed with its sign is good or bad, not more or less.
    way = 0 if one.number.sign and one.base in ("budget", "forecast", "target") else one.way
    of_plan = base.role != "then" and one.base != "target"
    way = 0 if level.place < 0 and of_plan else way
    turned = bool(way and went) and (went > 0) != (way > 0) and min(now, then) >= 0
    holds = gap <= reach + spread and not turned
    if not holds and _is_told_besides(went, level, [each for each in some if each is not one]):
        # The sentence tells that difference, too: this one is of something else.
        return
    computed = -abs(went) if turned else abs(went)
    fell = went < 0 and not turned and min(now, then) >= 0
    first, second = (base, level) if fell else (level, base)
    text = f"{first.number.text} - {second.number.text}"
    if one.role == "growth":
        text = f"({text}) / {base.number.text}"
    yield _equation(sentence, one, (level, base), level, computed, holds, text, sure)


def _is_like(one: Part, other: Part) -> bool:
    """Whether two numbers of a frame tell the same in the same kind of unit."""
    return (one.role, one.base, one.is_share) == (other.role, other.base, other.is_share)


def _is_told_besides(went: Decimal, like: Part, others: Sequence[Part]) -> bool:
    """Whether another number of a frame is a difference that two of its numbers make."""
    return any(
        each.role in ("change", "growth", "")
        and abs(abs(_value(each, like)) - abs(went)) <= _reach(each, like)
        for each in others
    )


def _grown(sentence: _Teller, one: Part, some: Sequence[Part]) -> Iterator[Equation]:
    """A growth beside the amount that it makes and what it came to."""
    changes = [
        each
        for each in some
        if each.role == "change" and each.base == one.base and not each.is_share
    ]
    levels = [each for each in _levels(one, some) if changes and _alike(changes[0], each)]
    if len(changes) != 1 or len(levels) != 1 or _bases(one, some):
        return
    change, level = changes[0], levels[0]
    amount, now = abs(_value(change, level)), abs(_value(level, change))
    way = change.way or one.way
    stated = abs(in_base(one.number.value or _ZERO, "pp"))
    reach = _reach(change, level)
    made = []
    for sign in (way,) if way else (1, -1):
        then = now - sign * amount
        if then > 0:
            spread = reach / then + amount * (_reach(level, change) + reach) / then**2
            made.append((amount / then, spread))
    if not made:
        # A rise by more than there is: thousands for millions.
        amount = now * stated / (1 + way * stated)
        text = f"{one.number.text}, {level.number.text}"
        yield _equation(sentence, change, (one, level), level, amount, False, text, False)
        return
    holds = any(abs(stated - each) <= spread + _reach(one, one) for each, spread in made)
    text = f"{change.number.text} / ({level.number.text} - {change.number.text})"
    if way < 0:
        text = text.replace(" - ", " + ")
    yield _equation(sentence, one, (change, level), level, made[0][0], holds, text, bool(way))


def _share(sentence: _Teller, one: Part, some: Sequence[Part]) -> Iterator[Equation]:
    """A part as a share of its whole."""
    amounts = [each for each in some if not each.is_share]
    wholes = [each for each in amounts if each.role == "whole"]
    parts = [each for each in amounts if each.role in ("level", "change", "")]
    if not wholes:
        yield from _of_plan(sentence, one, amounts)
        return
    parts = [each for each in parts if _counts_with(each, wholes[0])]
    if len(wholes) == len(parts) == 1 and wholes[0].number.value:
        share, reach = _quotient(parts[0], wholes[0])
        holds = abs(_stated(one) - share) <= reach + _reach(one, one)
        sure = parts[0].role == "level" and (wholes[0].place >= 0 or share <= 1)
        yield _of_whole(sentence, one, parts[0], wholes[0], holds, sure=sure)


def _of_plan(sentence: _Teller, one: Part, amounts: Sequence[Part]) -> Iterator[Equation]:
    """How much of a plan something is: what became of it, by how much that is more or less, or what
    is left, as far as it is told before."""
    plans = [each for each in amounts if each.role == "plan" and each.number.value]
    parts = [
        each
        for each in amounts
        if plans and each.role in ("level", "change") and _counts_with(each, plans[0])
        if each.role == "level" or each.place < one.place
    ]
    if len(plans) != 1 or not parts or len({each.role for each in parts}) < len(parts):
        return
    stated = _stated(one)
    made = [(each, *_quotient(each, plans[0])) for each in parts]
    near = min(made, key=lambda each: abs(each[1] - stated))
    holds = any(
        abs(stated - told) <= reach + _reach(one, one)
        for each, share, reach in made
        for told in ((share, abs(share - 1)) if each.role == "level" else (share,))
    )
    sure = plans[0].place >= 0 or near[1] <= 1
    yield _of_whole(sentence, one, near[0], plans[0], holds, sure=sure)


def _counts_with(one: Part, other: Part) -> bool:
    return dimension_of(one.number.unit) == dimension_of(other.number.unit)


def _stated(one: Part) -> Decimal:
    return abs(in_base(one.number.value or _ZERO, "percent"))


def _quotient(part: Part, whole: Part) -> tuple[Decimal, Decimal]:
    """A part of a whole, and how far rounding moves it."""
    of = abs(_value(whole, part))
    share = abs(_value(part, whole)) / of
    return share, (_reach(part, whole) + _reach(whole, part) * share) / of


def _of_whole(
    sentence: _Teller, one: Part, part: Part, whole: Part, holds: bool, *, sure: bool
) -> Equation:
    share, _reach_of_it = _quotient(part, whole)
    text = f"{part.number.text} / {whole.number.text}"
    return _equation(sentence, one, (part, whole), one, share, holds, text, sure)


def _nets(sentence: _Teller) -> Iterator[Equation]:
    """What costs and income leave, and what both sides of a variance make."""
    marked, amounts = sentence.sentence.marked(), sentence.sentence.amounts
    for form in (*_NETS, _SIDES):
        for match in form.finditer(marked):
            first, second, net = (
                Part(int(match[name]), amounts[int(match[name])], "level") for name in "abc"
            )
            if any(each.number.hedge or each.is_share for each in (first, second, net)):
                continue
            one, other = _value(first, second), _value(second, first)
            reach = _reach(first, second) + _reach(second, first) + _reach(net, first)
            made = one + other if form is _SIDES else abs(abs(one) - abs(other))
            holds = abs(abs(_value(net, first)) - abs(made)) <= reach
            sign = "+" if form is _SIDES else "-"
            text = f"{first.number.text} {sign} {second.number.text}"
            yield _equation(sentence, net, (first, second), first, abs(made), holds, text, True)


def _equation(
    sentence: _Teller,
    stated: Part,
    terms: Sequence[Part],
    like: Part,
    computed: Decimal,
    holds: bool,
    text: str,
    sure: bool,
) -> Equation:
    number: TypedNumber = stated.number
    term = sentence.term(stated)
    unit = number.unit or ("" if stated.role == "share" else like.number.unit)
    expected = computed.scaleb(_SCALES.get(unit, 0))
    if term.value.value < 0 < expected:
        expected = -expected
    elif stated.number.value is not None and number.sign > 0 and expected < 0:
        expected = -abs(expected)
    value = term.value.value
    shown = print_number(expected, number.decimals)
    return Equation(
        RULE,
        term,
        tuple(sentence.term(one) for one in terms),
        value if holds else expected,
        _ZERO,
        _ZERO,
        f"{text} = {shown}",
        sure=sure,
    )
