"""A sentence against itself: which way it went from and to, some of all, women and men.

**Proves** what a sentence says of its own numbers: that it went the way the word says, that a share
is one number of the other, that women and men are all. **Silent** where the numbers are of
different kinds or the sentence speaks of more than one thing. What differences, growth and other
shares must be is for the rule of frames.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from .cells import Printed
from .directions import direction
from .equations import Equation, Term
from .understood import Sentence, Understood

RULE = "within-sentence"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_GAP = r"[^⟦⟧.;]{0,%d}"
# What stands between the two must not begin to tell of something else, nor of by how much.
_SAME = r"(?:(?!\b(?:och|samt|medan|samtidigt|men|and|while|but)\b)[^⟦⟧.;]){0,%d}"
_NOT_BY = (
    r"(?:(?!\b(?:med|by|(?:in|de)creas\w+|\w*(?:ökade|ökat|minskade|minskat))\b)[^⟦⟧.;]){0,%d}"
)
_FROM_TO = re.compile(
    r"\b(?:från|from)\b "
    + (_NOT_BY % 40)
    + _N.format("a")
    + (_GAP % 60)
    + r"\b(?:till|to)\b "
    + (_GAP % 40)
    + _N.format("b"),
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    r"\b(?:till|to)\b "
    + (_GAP % 20)
    + _N.format("b")
    + (_SAME % 40)
    + r"\b(?:från|from)\b "
    + (_GAP % 20)
    + _N.format("a"),
    re.IGNORECASE,
)
_OF = re.compile(
    _N.format("a")
    + r" (?:av|of) "
    + (_GAP % 25)
    + _N.format("b")
    + (_GAP % 90)
    + r"(?:\(|motsvarar|dvs\.?|"
    r"vilket är|eller|which is|or|=)" + (_GAP % 25) + _N.format("p"),
    re.IGNORECASE,
)
_SEXES = re.compile(
    _N.format("d") + r"(?:(?!\b(?:och|samt|medan|men|varav|and|while|but|of which)\b)[^⟦⟧.;]){0,60}"
    + _N.format("x") + r"\s+(?:kvinnor|women)\s+(?:och|and)\s+" + _N.format("y")
    + r"\s+(?:män|men)\b", re.IGNORECASE,
)  # fmt: skip
_HUNDRED = Decimal(100)


def within_sentences(understood: Understood) -> Iterator[Equation]:
    """The equations that sentences state of their own numbers."""
    for sentence in understood.sentences:
        if len(sentence.amounts) >= 2:
            yield from _changes(sentence)
            yield from _shares(sentence)
        if len(sentence.amounts) >= 3 and sentence.is_whole:
            for match in _SEXES.finditer(sentence.marked()):
                yield from _of_both_sexes(sentence, match)


def _changes(sentence: Sentence) -> Iterator[Equation]:
    marked, amounts = sentence.marked(), sentence.amounts
    for form in (_FROM_TO, _TO_FROM):
        for match in form.finditer(marked):
            before, after = amounts[int(match["a"])], amounts[int(match["b"])]
            before = _with_unit(before, after)
            if before.unit != after.unit:
                continue
            around = marked[max(0, match.start() - 90) : match.end() + 60]
            yield from _way(sentence, before, after, around)


def _with_unit(one: TypedNumber, other: TypedNumber) -> TypedNumber:
    """A number without a unit has that of the number that it is compared with."""
    return one if one.unit or not other.unit else replace(one, unit=other.unit)


def _way(
    sentence: Sentence, before: TypedNumber, after: TypedNumber, around: str
) -> Iterator[Equation]:
    """The word of direction held against the two numbers, as an equation of the change's sign."""
    way = direction(around)
    if not way or before.value is None or after.value is None:
        return
    went = after.value - before.value
    if went and (went > 0) == (way > 0):
        # That it went that way says nothing of how much it is.
        return
    if went:
        computed = before.value + abs(went) * way
        yield _equation(sentence, after, (before,), computed, _compared(before, after), Decimal(0))
    elif not before.hedge and not after.hedge:
        # From and to the same, and yet it went somewhere.
        computed = before.value + Decimal(way).scaleb(-after.decimals)
        yield _equation(
            sentence, after, (before,), computed, f"{before.text} = {after.text}", Decimal(0)
        )


def _compared(before: TypedNumber, after: TypedNumber) -> str:
    sign = "<" if (before.value or 0) < (after.value or 0) else ">"
    return f"{before.text} {sign} {after.text}"


def _shares(sentence: Sentence) -> Iterator[Equation]:
    """Some of all, which is so many percent."""
    marked, amounts = sentence.marked(), sentence.amounts
    for match in _OF.finditer(marked):
        part, whole, share = (amounts[int(match[name])] for name in "abp")
        if share.unit != "percent" or not whole.value or part.value is None:
            continue
        if {part.unit, whole.unit} - {"", "count"} and part.unit != whole.unit:
            continue
        computed = part.value / whole.value * _HUNDRED
        text = f"{part.text} / {whole.text} = {_print(computed, share)} %"
        reach = _HUNDRED * (_half(part) + _half(whole)) / abs(whole.value) + _half(share)
        if not part.decimals and not whole.decimals and not part.unit:
            # Counts are exact.
            reach = _half(share)
        yield _equation(sentence, share, (part, whole), computed, text, reach)


def _of_both_sexes(sentence: Sentence, match: re.Match[str]) -> Iterator[Equation]:
    """Women and men are all of them together."""
    women, men, everyone = (sentence.amounts[int(match[name])] for name in "xyd")
    if any(one.unit not in ("", "count") or one.hedge for one in (women, men, everyone)):
        return
    if women.value is None or men.value is None or everyone.value is None:
        return
    total = women.value + men.value
    if not total / 2 <= everyone.value <= total * 2:
        # Women and men of some other number.
        return
    text = f"{women.text} + {men.text} = {print_number(total, 0)}"
    yield _equation(sentence, everyone, (women, men), total, text)


def _half(number: TypedNumber) -> Decimal:
    return Decimal(5).scaleb(-number.decimals - 1)


def _print(value: Decimal, like: TypedNumber) -> str:
    return print_number(value, like.decimals)


def _equation(
    sentence: Sentence,
    stated: TypedNumber,
    terms: tuple[TypedNumber, ...],
    computed: Decimal,
    text: str,
    reach: Decimal = Decimal(0),
) -> Equation:
    told: Term = sentence.term(stated)
    close = abs(abs(told.value.value) - computed) <= Printed(computed, stated.decimals).half
    return Equation(
        RULE,
        told,
        tuple(sentence.term(one) for one in terms),
        told.value.value if close and reach else computed,
        reach,
        reach,
        text,
    )
