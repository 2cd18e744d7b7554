"""How a figure stands in a sentence: what may be written behind the bar, and what it prints.

A unit (`mkr`, `tkr`, `kr`, `mdkr`, `percent`, `%`, `pp`, `ratio`, `count`) with, optionally, the
number of decimals, `+` for a sign above zero, `abs` for the size alone, `bare` for the number
without its unit's word, `long` for a unit that is written out. Or words: `word A/B/C` (above zero,
below, zero; with a unit and decimals behind it what prints as zero counts as zero), `date` and
`period` of the reference, `words` for a small number in words. `cap` begins a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bokslut.measures.measure import Register
from bokslut.model.document import FigureRun, Run, TextRun
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import (
    MISSING,
    SignStyle,
    default_decimals,
    in_unit,
    print_value,
    rounded,
    unit_word,
)
from bokslut.model.period import Period, parse_period, spoken, spoken_day

PLACEHOLDER = re.compile(r'\{((?:"(?:[^"\\]|\\.)*"|[^{}|"])*)(?:\|([^{}]*))?\}')
_DECIMALS = re.compile(r"[0-9]")
_NO_BREAK = "\u00a0"
_UNITS = ("kr", "tkr", "mkr", "mdkr", "percent", "%", "pp", "ratio", "count")
_MODES = ("+", "abs", "bare", "cap", "long")
# Marks what is translated.
N_ = str
_NUMBER_WORDS = (
    N_("zero"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)
# The units of amounts as they are read aloud.
_LONG = {
    "kr": N_("{count:krona|kronor}"),
    "tkr": N_("{count:thousand kronor|thousand kronor}"),
    "mkr": N_("{count:million kronor|million kronor}"),
    "mdkr": N_("{count:billion kronor|billion kronor}"),
}
# Only one of the numbers has a gender, and only in Swedish.
_NEUTER = {"en": "ett"}

Form = Literal["number", "word", "date", "period", "words"]


@dataclass(frozen=True, slots=True)
class Print:
    """How a figure stands in a sentence. `words` are chosen by the sign of the figure as it is
    printed in `unit` with `decimals`, or of its exact value where no unit is given."""

    unit: str = ""
    decimals: int | None = None
    sign: SignStyle = "minus"
    size_only: bool = False
    words: tuple[str, ...] = ()
    form: Form = "number"
    bare: bool = False
    long: bool = False
    capital: bool = False
    neuter: bool = False


def print_of(text: str) -> Print | None:
    """What stands behind the bar, or None where it is not known."""
    if not text:
        return Print()
    head, *rest = text.split()
    if head == "word":
        return _words_of(rest)
    capital = "cap" in rest
    others = [one for one in rest if one != "cap"]
    if head in ("date", "period"):
        return (
            Print(form="date" if head == "date" else "period", capital=capital)
            if not others
            else None
        )
    if head == "words":
        known = not others or others in (["en"], ["ett"])
        return Print(form="words", capital=capital, neuter="ett" in others) if known else None
    return _number_of(head, rest)


def _number_of(head: str, rest: list[str]) -> Print | None:
    decimals = [int(one) for one in rest if _DECIMALS.fullmatch(one)]
    known = all(one in _MODES or _DECIMALS.fullmatch(one) for one in rest)
    if head not in _UNITS or not known or len(decimals) > 1:
        return None
    sign: SignStyle = "always" if "+" in rest else "minus"
    return Print(
        head,
        decimals[0] if decimals else None,
        sign,
        size_only="abs" in rest,
        bare="bare" in rest,
        long="long" in rest,
        capital="cap" in rest,
    )


def _words_of(rest: list[str]) -> Print | None:
    """`A/B/C`, and behind three words the unit and decimals in which zero is meant. A word may be
    several; only what stands behind the last bar can be taken for a unit."""
    capital = rest[-1:] == ["cap"]
    rest = rest[:-1] if capital else rest
    unit, decimals = "", None
    if " ".join(rest).count("/") >= 2:
        if len(rest) > 2 and rest[-2] in _UNITS and _DECIMALS.fullmatch(rest[-1]):
            unit, decimals, rest = rest[-2], int(rest[-1]), rest[:-2]
        elif len(rest) > 1 and rest[-1] in _UNITS:
            unit, rest = rest[-1], rest[:-1]
    if not rest:
        return None
    words = tuple(" ".join(rest).split("/"))
    return Print(unit, decimals, words=words, form="word", capital=capital)


def run_of(shown: Print, figure: Figure, register: Register, translate: Translate) -> Run:
    """The figure as it stands in the sentence: its number, or words about it."""
    if shown.form == "number":
        return _number(shown, figure, register, translate)
    text = _text(shown, figure, translate)
    text = text[:1].upper() + text[1:] if shown.capital else text
    if shown.form == "words" and figure.value is not None:
        return FigureRun(text, figure.value, "count", figure.ref)
    # A word about what nobody knows is as unknown as the number.
    unknown = figure.value is None and shown.form != "period" and shown.form != "date"
    return FigureRun(MISSING, None, "count", figure.ref, figure.why) if unknown else TextRun(text)


def _text(shown: Print, figure: Figure, translate: Translate) -> str:
    if shown.form == "period":
        return spoken(_period_of(figure.ref), translate)
    if shown.form == "date":
        return spoken_day(_day_of(figure.ref).last, translate)
    if figure.value is None:
        return MISSING
    if shown.form == "words":
        return _in_words(figure.value, shown.neuter, translate)
    return _word(shown, figure.value)


def _period_of(ref: FigureRef) -> Period:
    return parse_period(ref.get("period"))


def _day_of(ref: FigureRef) -> Period:
    """The day on which the plan was known that a reference names, else its period."""
    for key in ("plan", "basis"):
        _name, at, day = ref.get(key).partition("@")
        if at:
            return parse_period(day)
    return _period_of(ref)


def _in_words(value: Decimal, neuter: bool, translate: Translate) -> str:
    if value != value.to_integral_value() or not 0 <= value < len(_NUMBER_WORDS):
        return print_value(value, "count", None if value == value.to_integral_value() else 1)
    word = translate(_NUMBER_WORDS[int(value)])
    return _NEUTER.get(word, word) if neuter else word


def _word(shown: Print, value: Decimal) -> str:
    seen = _as_printed(value, shown.unit, shown.decimals) if shown.unit else value
    index = 0 if seen > 0 else 1 if seen < 0 else 2
    return shown.words[min(index, len(shown.words) - 1)]


def _as_printed(value: Decimal, unit: str, decimals: int | None) -> Decimal:
    """The value as its number is printed, so that a word never says more than the number."""
    ratio = unit in ("percent", "%", "pp")
    places = default_decimals("percent" if ratio else unit) if decimals is None else decimals
    return rounded(value.scaleb(2) if ratio else in_unit(value, unit), places)


def _number(shown: Print, figure: Figure, register: Register, translate: Translate) -> Run:
    unit = shown.unit or register[figure.ref.measure].shown_as
    kept = "percent" if unit in ("%", "pp") else unit
    if figure.value is None:
        return FigureRun(MISSING, None, kept, figure.ref, figure.why)
    value = figure.value.copy_abs() if shown.size_only else figure.value
    text = print_value(value, kept, shown.decimals, shown.sign)
    word = "" if shown.bare else _unit_word(unit, text, translate, long=shown.long)
    return FigureRun(
        f"{text}{_NO_BREAK}{word}" if word else text,
        in_unit(figure.value, kept),
        kept,
        figure.ref,
    )


def _unit_word(unit: str, text: str, translate: Translate, *, long: bool) -> str:
    one = text.lstrip("+\u2212") == "1"
    if long and unit in _LONG:
        return fill(translate(_LONG[unit]), {"count": 1 if one else 2})
    if unit == "pp":
        return translate("percentage point") if one else translate("percentage points")
    if unit == "percent":
        return translate("percent")
    return unit_word(unit)
