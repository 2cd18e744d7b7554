"""Numbers typed by hand in a text: each with its place, its value and what it counts.

What looks like a number and is no amount (a year, a date, the number of a case) is told apart by
its `kind`, so that nobody is asked for the source of a street number. Forms are those of Swedish
and English closings; the digits themselves are read by `model.numbers`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from bokslut.model.numbers import NumberError, parse_number, rounded

from .no_amounts import Kind, no_amounts

_BLANK = r"[ \u00a0\u202f\u2009]"
_GROUPS = {
    "sv": rf"[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?![0-9])",
    "en": rf"[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])",
}
_UNITS: tuple[tuple[str, str], ...] = (
    ("kr-per-unit", r"(?:kr|kronor)(?:/| per )(?:invånare|elev|plats|dator|årsarbetare)"),
    ("mdkr", r"mdkr|mdr(?: kr(?:onor)?)?|miljard(?:er)?(?: kr(?:onor)?)?|billion(?: kronor)?"),
    ("mkr", r"mkr|mnkr|msek|milj(?:\.|oner|on)?(?: kr(?:onor)?)?|million(?: kronor)?"),
    ("tkr", r"tkr|kkr|tsek|tusen kr(?:onor)?|thousand(?: kronor)?"),
    ("kr", r"kr|kronor|krona|sek|:-"),
    ("pp", r"procentenhet(?:er)?|%-enheter|percentage points?|pp"),
    ("percent", r"procent|%|percent|per cent"),
    ("count", r"st|stycken|pcs"),
)
_UNIT = re.compile(
    rf"(?:{_BLANK}|-)?(?:"
    + "|".join(f"(?P<u{index}>{form})" for index, (_unit, form) in enumerate(_UNITS))
    + r")(?![\wåäö])",
    re.IGNORECASE,
)
# `£7.4m`: only behind a currency, since a letter alone may be anything.
_SHORT = re.compile(rf"{_BLANK}?(?:(?P<mdkr>bn)|(?P<mkr>mn?)|(?P<tkr>k))(?!\w)", re.IGNORECASE)
_SCALES = {"kr": 0, "tkr": 3, "mkr": 6, "mdkr": 9, "percent": -2, "pp": -2}
_HEDGES = (
    "drygt|cirka|circa|ca|närmare|minst|knappt|omkring|ungefär|nästan|högst|runt|över|under|"
    "upp till|mer än|mindre än|about|approximately|around|nearly|almost|at least|at most|just over|"
    "just under|over|up to|more than|less than"
)
_HEDGE = re.compile(rf"(?<![\w])({_HEDGES})\.?{_BLANK}+$", re.IGNORECASE)
_WORDS = {
    "två": "2",
    "tre": "3",
    "fyra": "4",
    "fem": "5",
    "sex": "6",
    "sju": "7",
    "åtta": "8",
    "nio": "9",
    "tio": "10",
    "elva": "11",
    "tolv": "12",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "hälften": "0.5",
    "half": "0.5",
    "en fjärdedel": "0.25",
    "en tredjedel": "",
    "two thirds": "",
    "två tredjedelar": "",
}
_WORD = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_ENGLISH = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_CURRENCY = re.compile(rf"(?:(?<![A-Za-z])(?:US|AU?|NZ|HK|CA?|S)?\$|[€£¥₹]){_BLANK}?\Z")
_SIGNS = {"-": -1, "–": -1, "\u2212": -1, "+": 1}
_RANGE = re.compile(r"\s?[-–]\s?$")

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as it was typed.

    `start` and `end` are offsets of the number with its unit, `unit_start` where the unit's part
    begins (`end` where there is none), `line` counts from 1. `value` is what was typed, in `unit`
    (kr, tkr, mkr, mdkr, percent, pp, count, kr-per-unit, or empty for a bare number), `decimals`
    how exactly. `sign` is -1 or 1 where one was typed, else 0, and is part of `value`. `kind` is
    `amount`, `word` for a number in words, or what else it is.
    """

    start: int
    unit_start: int
    end: int
    line: int
    text: str
    value: Decimal | None
    decimals: int
    unit: str
    sign: int = 0
    hedge: str = ""
    kind: Kind = "amount"

    @property
    def is_amount(self) -> bool:
        """Whether it is a number with digits that says how much or how many."""
        return self.kind == "amount"

    @property
    def base(self) -> Decimal:
        """The value in kronor, as a ratio or as it is; nothing where words name no exact one."""
        return self.value.scaleb(_SCALES.get(self.unit, 0)) if self.value else Decimal(0)

    @property
    def half(self) -> Decimal:
        """Half a unit of its last digit."""
        return Decimal(5).scaleb(-self.decimals - 1)

    @property
    def reach(self) -> Decimal:
        """How far the exact value may be from `base`."""
        return self.half.scaleb(_SCALES.get(self.unit, 0))

    def interval(self) -> tuple[Decimal, Decimal]:
        """The exact values that are printed like this, lowest and highest, in kronor, as a ratio
        or as they are; half a unit of the last digit to both sides. ValueError where the words
        name no exact value."""
        if self.value is None:
            raise ValueError(self.text)
        return self.base - self.reach, self.base + self.reach

    def printed(self, exact: Decimal) -> Decimal:
        """An exact value (kronor, ratio or count) as it is printed in this unit with these
        decimals."""
        return rounded(exact.scaleb(-_SCALES.get(self.unit, 0)), self.decimals)

    def says(self, exact: Decimal) -> bool:
        """Whether an exact value is printed with these digits; the sign counts only where one was
        typed."""
        if self.value is None:
            return False
        shown = self.printed(exact)
        return shown == self.value if self.sign else abs(shown) == abs(self.value)


def typed_numbers(text: str, language: Language = "sv") -> list[TypedNumber]:
    """Every number in a text, in order, with those that are no amounts."""
    other = no_amounts(text)
    starts = [start for start, _end, _kind in other]
    lines = [match.end() for match in re.finditer("\n", text)]
    found = [
        *_digits(text, language, lines, other, starts),
        *_words(text, lines, other, starts),
    ]
    return sorted(_share_units(found, text), key=lambda one: one.start)


Spans = list[tuple[int, int, Kind]]


def _kind_at(place: int, other: Spans, starts: list[int]) -> tuple[int, int, Kind] | None:
    index = bisect_right(starts, place) - 1
    return other[index] if index >= 0 and place < other[index][1] else None


def _digits(
    text: str, language: Language, lines: list[int], other: Spans, starts: list[int]
) -> Iterator[TypedNumber]:
    told: set[int] = set()
    for match in _number(language).finditer(text):
        inside = _kind_at(match.start("digits"), other, starts)
        if inside is None:
            yield _amount(text, match, language, lines)
        elif inside[0] not in told:
            # A date is one thing, however many numbers it is written with.
            told.add(inside[0])
            start, end, kind = inside
            yield TypedNumber(
                start, end, end, _line(lines, start), text[start:end], None, 0, "", 0, "", kind
            )


@cache
def _number(language: Language) -> re.Pattern[str]:
    mark = r"[,.]"
    return re.compile(
        rf"(?P<sign>(?<![\w)%0-9])[-–\u2212+]{_BLANK}?)?(?<![\w.,:/])"
        rf"(?P<digits>(?:{_GROUPS[language]}|[0-9]+)(?:{mark}[0-9]+)?)"
    )


def _amount(text: str, match: re.Match[str], language: Language, lines: list[int]) -> TypedNumber:
    digits, sign = match["digits"], _sign(text, match)
    mark: Literal[",", "."] = "." if _points(digits, language) else ","
    try:
        value: Decimal | None = parse_number(digits, mark)
    except NumberError:
        value = None
    start = match.start("sign") if sign else match.start("digits")
    behind = match.end("digits")
    if _is_in_parentheses(text, match.start("digits"), behind):
        # `$(9.0) million` is below nothing.
        sign, start, behind = -1, start - 1, behind + 1
    # A currency that stands before its amount belongs to it.
    currency = _CURRENCY.search(text, max(0, start - 4), start)
    start = currency.start() if currency else start
    unit = _UNIT.match(text, behind)
    if unit is None and currency:
        unit = _SHORT.match(text, behind)
    end = unit.end() if unit else behind
    hedge = _HEDGE.search(text[max(0, start - 20) : start])
    tail = digits.rpartition(mark)
    return TypedNumber(
        start=start,
        unit_start=behind,
        end=end,
        line=_line(lines, start),
        text=text[start:end],
        value=-value if value is not None and sign < 0 else value,
        decimals=len(tail[2]) if tail[1] else 0,
        unit=_unit_of(unit),
        sign=sign,
        hedge=hedge[1].lower() if hedge else "",
        # More points and commas than a number has: a version, or the number of a chapter.
        kind="amount" if value is not None else "numbering",
    )


def _is_in_parentheses(text: str, start: int, end: int) -> bool:
    """Whether an amount stands in parentheses behind its currency."""
    closed = text[end : end + 1] == ")" and text[start - 1 : start] == "("
    return closed and _CURRENCY.search(text, max(0, start - 5), start - 1) is not None


def _points(digits: str, language: Language) -> bool:
    """Whether the decimal mark is a point: always in English, and in Swedish where no three
    digits follow it (0.98), which would be thousands."""
    if language == "en":
        return "," not in digits or _ENGLISH.fullmatch(digits) is not None
    return re.fullmatch(r"[0-9 \u00a0\u202f\u2009]+\.([0-9]{1,2}|[0-9]{4,})", digits) is not None


def _sign(text: str, match: re.Match[str]) -> int:
    """The sign that was typed. A dash with a blank behind it at the head of a line begins an item
    of a list; one between blanks stands between two thoughts."""
    typed = match["sign"]
    if not typed:
        return 0
    if len(typed) > 1:
        before = text[: match.start("sign")]
        if not before.endswith(("\t", "|", "| ")):
            return 0
    return _SIGNS[typed[0]]


def _unit_of(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    named = {name for name, told in match.groupdict().items() if told}
    return next(unit for index, (unit, _form) in enumerate(_UNITS) if named & {unit, f"u{index}"})


def _line(lines: list[int], place: int) -> int:
    return bisect_right(lines, place) + 1


def _words(text: str, lines: list[int], other: Spans, starts: list[int]) -> Iterator[TypedNumber]:
    for match in _WORD.finditer(text):
        if _kind_at(match.start(), other, starts) is None:
            typed = _WORDS[match[0].lower()]
            yield TypedNumber(
                start=match.start(),
                unit_start=match.end(),
                end=match.end(),
                line=_line(lines, match.start()),
                text=match[0],
                value=Decimal(typed) if typed else None,
                decimals=len(typed.partition(".")[2]),
                unit="",
                kind="word",
            )


def _share_units(found: list[TypedNumber], text: str) -> Iterator[TypedNumber]:
    """The numbers, where of a range such as "2-3 mkr" the first has the unit of the second."""
    ordered = sorted(found, key=lambda one: one.start)
    for index, one in enumerate(ordered):
        after = ordered[index + 1] if index + 1 < len(ordered) else None
        shares = one.is_amount and not one.unit and after and after.is_amount and after.unit
        if shares and after and _RANGE.fullmatch(text[one.end : after.start]):
            yield replace(one, unit=after.unit)
        else:
            yield one
