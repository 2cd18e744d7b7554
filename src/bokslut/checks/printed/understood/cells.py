"""What is printed in a cell of a finished report, read as numbers.

A cell is read in every way that its blanks allow: `1 367 1 367` is two numbers or four, and `1 805`
may be the note 1 beside 805. Which of them it is, the arithmetic of the table has to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from bokslut.model.numbers import NumberError, parse_number

DecimalMark = Literal[",", "."]

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000\t"), " ")
_DASHES = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"), "-")
_PLAIN = {
    **_BLANKS,
    **_DASHES,
    ord("\u200b"): "",
    ord("\ufeff"): "",
    ord("\u2019"): "'",
    ord("\u2018"): "'",
}

_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_FOOTNOTE = re.compile(rf"(?:\s*\*+|[{_SUPERSCRIPTS}]+|\s+[0-9a-c]\))+$")
# A currency that stands with its number; in which scale it is told, the table says.
_CURRENCY = re.compile(
    r"^([-+(]*) ?(?:(?:US|AU?|NZ|HK|CA?|S)?\$|[€£¥₹`]|(?:SEK|NOK|DKK|EUR|USD|GBP|kr)(?=[ \d(-])) ?"
)
# What a target is at least or at most is its number.
_LIMIT = re.compile(r"^(?:minst|lägst|högst|at least|at most|≥|≤|>=|<=) ?(?=[-\d])", re.IGNORECASE)
_UNITS = {
    "%": "percent",
    "procent": "percent",
    "procentenheter": "pp",
    "%-enheter": "pp",
    "p.e.": "pp",
    "kr": "kr",
    "kronor": "kr",
    "sek": "kr",
    ":-": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "tsek": "tkr",
    "ksek": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "msek": "mkr",
    "mdkr": "mdkr",
    "mdr": "mdkr",
    "st": "count",
    "ggr": "ratio",
    "år": "count",
    "dagar": "count",
}
_UNIT = re.compile(
    r"\s*(" + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)) + r")$",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"[$€£]? ?-(?: ?-)*(?: ?%)?|\.\.+|n/?a|n/?m|n\.m\.|not meaningful|e/?t|i/?u|saknas|"
    r"uppgift saknas|[*x]",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[0-9]+(?:[.,'][0-9]+)*")
_SIGNED = re.compile(r"(?P<sign>[-+±]\s?)?(?P<token>[0-9]+(?:[.,'][0-9]+)*)(?P<behind>-(?![0-9]))?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_GROUPED_BY_BLANKS = re.compile(
    r"(?<![0-9][0-9.,' ])(?<![0-9.,'])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.'])"
)
_NO_THOUSANDS = re.compile(r"(?:0|[0-9]{4,})[.,][0-9]+$")
_FEWEST_GROUPED = 2
# A note before an amount looks like thousands parted by a blank: `4 805,123`; few are.
_FEW = 4
_RUN_TOGETHER = re.compile(r"[0-9] [0-9]{4,}|[0-9]-[0-9]|[0-9],[0-9]{3,}")
_LARGEST = re.compile(r"[0-9]{1,3}(?:[ .'][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_NO_GROUPS = str.maketrans("", "", " .'")
_MOST_READINGS = 16


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it was printed: the value in the unit that it is printed in (4,2 % is 4.2), how
    many decimals, and the unit where it stands beside the number."""

    value: Decimal
    decimals: int
    unit: str = ""
    signed: bool = False

    @property
    def half(self) -> Decimal:
        """Half a unit of the last printed digit: how far the exact value may be from it."""
        return half_of(self.decimals)


@lru_cache(maxsize=100)
def half_of(decimals: int) -> Decimal:
    """Half a unit of the last of so many decimals."""
    return Decimal(5).scaleb(-decimals - 1)


Reading = tuple[Printed, ...]


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text with every blank as a blank and every dash as a hyphen."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=2_000)
def at_most(text: str) -> Decimal:
    """How large a number in a text can be, however its digits are parted; infinite where figures
    have run together."""
    told = plain(text)
    if _RUN_TOGETHER.search(told):
        return Decimal("Infinity")
    numbers = (one.translate(_NO_GROUPS).replace(",", ".") for one in _LARGEST.findall(told))
    return max((Decimal(one) for one in numbers), default=Decimal(0))


def says_no_value(text: str) -> bool:
    """Whether a cell says that there is no value: a dash, two points, a cross."""
    return bool(_NO_VALUE.fullmatch(plain(text)))


def decimal_mark_of(texts: Iterable[str]) -> DecimalMark:
    """Which mark a report writes before decimals, by what most of its numbers can only mean, such
    as those with one digit behind it, or with a lone nought or four digits before it. Where none
    has decimals for sure, three digits behind every comma are thousands, unless blanks part the
    thousands of others; else it is a comma.
    """
    texts = tuple(texts)
    votes: Counter[DecimalMark] = Counter()
    thousands = Counter[str]()
    for text in texts:
        for token in _TOKEN.findall(text):
            vote = _vote(token)
            if vote:
                votes[vote] += 1
            elif (grouped := _GROUPED.fullmatch(token)) is not None:
                thousands[grouped[1]] += 1
    if not votes:
        by_commas = thousands[","] >= _FEWEST_GROUPED and not thousands["."]
        return "." if by_commas and not _blanks_part_thousands(texts, thousands[","]) else ","
    return "." if votes["."] > votes[","] else ","


def _blanks_part_thousands(texts: tuple[str, ...], commas: int) -> bool:
    found = sum(len(_GROUPED_BY_BLANKS.findall(plain(one))) for one in texts)
    return found * _FEW >= commas


def _vote(token: str) -> DecimalMark | None:
    marks = [one for one in token if one in ",."]
    if not marks or token.count(".") + token.count(",") > 4:
        return None
    last = marks[-1]
    tail = token.rpartition(last)[2]
    if len(set(marks)) == 2 or len(tail) in (1, 2) or _NO_THOUSANDS.match(token):
        # Two points are a date or the number of a chapter.
        return None if marks.count(last) > 1 else ("," if last == "," else ".")
    if len(tail) == 3 and len(marks) > 1:
        return "," if last == "." else "."
    return None


def read_cell(text: str, mark: DecimalMark = ",") -> tuple[Reading, ...]:
    """All readings of a cell, the likeliest first; none where it is no number.

    Signs before or behind, parentheses, percent signs and units, the sign of a currency, stars and
    raised figures of footnotes are understood. A year is read as the number that it is written as.
    """
    body = _CURRENCY.sub(r"\1", _LIMIT.sub("", _FOOTNOTE.sub("", plain(text))))
    body, unit = _without_unit(body)
    if body.startswith(("(", "-(")) and body.endswith(")"):
        inner, within = _without_unit(body.lstrip("-")[1:-1].strip())
        unit = unit or within
        return tuple(
            (Printed(-abs(one.value), one.decimals, unit, True),)
            for (one,) in (found for found in _segmented(inner, mark, unit) if len(found) == 1)
        )
    return _segmented(body, mark, unit)


def read_one(text: str, mark: DecimalMark = ",") -> Printed | None:
    """The one number of a cell in its likeliest reading, if it is one number."""
    found = read_cell(text, mark)
    return found[0][0] if found and len(found[0]) == 1 else None


def _without_unit(text: str) -> tuple[str, str]:
    match = _UNIT.search(text)
    body = text[: match.start()].rstrip("-+ ") if match else ""
    bracketed = body.startswith(("(", "-(")) and body.endswith(")")
    if not match or not (body[-1:].isdigit() or bracketed):
        return text, ""
    return text[: match.start()].rstrip(), _UNITS[match[1].lower()]


def _segmented(text: str, mark: DecimalMark, unit: str) -> tuple[Reading, ...]:
    """Every way to cut a row of digit groups into numbers, the fewest numbers first."""
    pieces: list[tuple[str, str, str]] = []
    end = 0
    for match in _SIGNED.finditer(text):
        between = text[end : match.start()]
        if between.strip() or (pieces and not between):
            return ()
        pieces.append(((match["sign"] or "").strip(), match["token"], match["behind"] or ""))
        end = match.end()
    if not pieces or text[end:].strip():
        return ()
    cuts: list[list[list[tuple[str, str, str]]]] = [[[pieces[0]]]]
    for piece in pieces[1:]:
        longer: list[list[list[tuple[str, str, str]]]] = []
        for numbers in cuts:
            if _continues(numbers[-1], piece, mark):
                longer.append([*numbers[:-1], [*numbers[-1], piece]])
            longer.append([*numbers, [piece]])
        cuts = sorted(longer, key=len)[:_MOST_READINGS]
    readings = (tuple(_number(one, mark, unit) for one in numbers) for numbers in cuts)
    return tuple(
        tuple(one for one in reading if one is not None)
        for reading in readings
        if all(one is not None for one in reading)
    )


def _continues(number: list[tuple[str, str, str]], piece: tuple[str, str, str], mark: str) -> bool:
    """Whether a group of three digits goes on with the number before it."""
    sign, token, _behind = piece
    whole = token.partition(mark)[0]
    if sign or len(whole) != 3 or not whole.isdigit():
        return False
    first, last = number[0][1], number[-1]
    return len(first) <= 3 and first.isdigit() and last[1].isdigit() and not last[2]


def _number(pieces: list[tuple[str, str, str]], mark: DecimalMark, unit: str) -> Printed | None:
    sign, behind = pieces[0][0], pieces[-1][2]
    digits = " ".join(token for _sign, token, _behind in pieces).replace("'", " ")
    try:
        value = parse_number(digits, mark)
    except NumberError:
        return None
    negative = sign == "-" or bool(behind)
    tail = digits.rpartition(mark)
    decimals = len(tail[2]) if tail[1] else 0
    return Printed(-value if negative else value, decimals, unit, bool(sign or behind))
