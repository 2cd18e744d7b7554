"""A sentence against itself: two numbers that it compares, and by how much they differ.

**Proves** the difference or the growth that a sentence tells beside the two numbers that it is
between (`39 mnkr, vilket är 17 mnkr bättre än budgeterade 22`, `76,7 procent jämfört med 76,2, det
vill säga 0,5 procentenheter högre`), and women and men by all of them. **Contradicts** where it is
another, or where the word says the other way. **Silent** where a number is told roughly, where the
units do not go together, and where something else is told in between. Source: recalculation (ISA
500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from .equations import Equation
from .understood import Sentence, Understood

RULE = "within-sentence"

_X, _Y, _D = (rf"⟦(?P<{name}>[0-9]+)⟧" for name in "xyd")
# What stands between two numbers: nothing of another thing.
_OTHER = r"(?!\b(?:och|samt|medan|samtidigt|men|varav|and|while|but|of which)\b)"
_GAP = r"(?:" + _OTHER + r"[^⟦⟧.;]){0,%d}"
_CLOSE = r"(?:" + _OTHER + r"[^⟦⟧.;,()]){0,%d}"
_TO = r"\b(?:jämfört med|att jämföra med|mot|compared (?:with|to)|against)\b"
_THAT_IS = r"\b(?:det vill säga|d\.?v\.?s\.?|alltså|that is)\b"
_BY = (
    r"\b(?:en|an?)\s+\w*(?:ökning|minskning|förbättring|försämring|increase|decrease|"
    r"improvement)\w*\s+(?:med|på|om|of)\b"
)
_MORE = (
    r"\b(?:bättre|sämre|högre|lägre|mer|mindre|fler|färre|över|under|better|worse|higher|lower|"
    r"more|less|fewer|above|below)\b"
)
_FORMS = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        _X + _CLOSE % 30 + r",?\s*" + _TO + _CLOSE % 25 + _Y + _CLOSE % 25
        + rf",\s*(?:{_THAT_IS}|{_BY})" + _CLOSE % 12 + _D,
        _X + _GAP % 25 + r"(?:\bär|\bvar|,)\s" + _CLOSE % 10 + _D + _CLOSE % 20 + _MORE
        + r"\s(?:än|jämfört med|mot|than|the target of|målet på|målet om)\s" + _CLOSE % 25 + _Y,
        r"\b(?:målet|målvärdet|budgeten|the target|the budget)\b[^⟦⟧.;]{0,60}" + _Y
        + r"[^⟦⟧.;]{0,15}\b(?:och|men|and|but)\s+(?:utfallet|resultatet|the outcome|the result)\b"
        + _CLOSE % 15 + _X + _CLOSE % 15 + rf",\s*{_THAT_IS}" + _CLOSE % 8 + _D,
        _X + _CLOSE % 25 + r"\(" + _CLOSE % 6 + _Y + _CLOSE % 6 + rf"\)\s*,?\s*{_BY}"
        + _CLOSE % 8 + _D,
    )
)  # fmt: skip
_SEXES = re.compile(
    _D + r"(?:" + _OTHER + r"[^⟦⟧.;]){0,60}" + _X + r"\s+(?:kvinnor|women)\s+(?:och|and)\s+" + _Y
    + r"\s+(?:män|men)\b", re.IGNORECASE,
)  # fmt: skip
# `under året` tells of a year.
_PLAN = r"(?=\s+(?:mål|budget|prognos))"
_UP = re.compile(
    rf"\b(?:högre|mer|fler|över{_PLAN}|\w*ökning\w*|higher|more|above|increase)\b", re.IGNORECASE
)
_DOWN = re.compile(
    rf"\b(?:lägre|mindre|färre|under{_PLAN}|\w*minskning\w*|lower|less|fewer|below|decrease)\b",
    re.IGNORECASE,
)
_SHARES = ("percent", "pp")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


def within_comparisons(understood: Understood) -> Iterator[Equation]:
    """The differences that sentences tell between two of their own numbers."""
    for sentence in understood.sentences:
        if len(sentence.amounts) < 3 or not sentence.is_whole:
            continue
        marked = sentence.marked()
        for form in _FORMS:
            for match in form.finditer(marked):
                yield from _compared(sentence, match, marked[match.end() : match.end() + 40])
        for match in _SEXES.finditer(marked):
            yield from _of_both_sexes(sentence, match)


def _numbers(sentence: Sentence, match: re.Match[str]) -> tuple[TypedNumber, ...]:
    return tuple(sentence.amounts[int(match[name])] for name in "xyd")


def _compared(sentence: Sentence, match: re.Match[str], behind: str) -> Iterator[Equation]:
    one, other, told = _numbers(sentence, match)
    if one.hedge or other.hedge or told.hedge:
        return
    if one.value is None or other.value is None or told.value is None:
        return
    if one.unit and other.unit and one.unit != other.unit:
        return
    unit = one.unit or other.unit
    went = one.value - other.value
    reach = _half(one) + _half(other) + _half(told)
    text = f"{one.text} - {other.text}"
    if told.unit == "percent" and unit not in _SHARES:
        if not other.value:
            return
        reach = _HUNDRED * (_half(one) + _half(other)) / abs(other.value) + _half(told)
        went = went / abs(other.value) * _HUNDRED
        text = f"({text}) / {other.text}"
    elif not _goes_with(told.unit, unit):
        return
    if not unit and not one.decimals and not other.decimals and told.unit != "percent":
        # Counts are exact.
        reach = _ZERO
    way = _way(match[0], behind)
    turned = bool(way and went) and (went > 0) != (way > 0) and min(one.value, other.value) >= 0
    stated = abs(told.value)
    computed = -abs(went) if turned else abs(went)
    holds = not turned and abs(stated - computed) <= reach
    expected = print_number(went, told.decimals)
    yield _equation(
        sentence, told, (one, other), stated if holds else computed, f"{text} = {expected}", reach
    )


def _goes_with(told: str, unit: str) -> bool:
    """Whether a difference in one unit can be between numbers in another."""
    if unit in _SHARES:
        return told in (*_SHARES, "")
    return told == unit or {told, unit} <= {"", "count"} or (not unit and told != "percent")


def _way(text: str, behind: str) -> int:
    """1 or -1 where the words say which of the two is more, else 0."""
    said = text + re.split(r"[.,;⟦]", behind)[0]
    return bool(_UP.search(said)) - bool(_DOWN.search(said))


def _of_both_sexes(sentence: Sentence, match: re.Match[str]) -> Iterator[Equation]:
    """Women and men are all of them together."""
    women, men, everyone = _numbers(sentence, match)
    if any(one.unit not in ("", "count") or one.hedge for one in (women, men, everyone)):
        return
    if women.value is None or men.value is None or everyone.value is None:
        return
    total = women.value + men.value
    if not total / 2 <= everyone.value <= total * 2:
        # Women and men of some other number.
        return
    text = f"{women.text} + {men.text} = {print_number(total, 0)}"
    yield _equation(sentence, everyone, (women, men), total, text, _ZERO)


def _half(number: TypedNumber) -> Decimal:
    return Decimal(5).scaleb(-number.decimals - 1)


def _equation(
    sentence: Sentence,
    stated: TypedNumber,
    terms: tuple[TypedNumber, ...],
    computed: Decimal,
    text: str,
    reach: Decimal,
) -> Equation:
    return Equation(
        RULE,
        sentence.term(stated),
        tuple(sentence.term(one) for one in terms),
        computed,
        reach,
        reach,
        text,
    )
