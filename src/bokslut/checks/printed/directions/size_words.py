"""Just over, nearly, at least, half of: bounds in words against the line that the sentence names.

**Finds** `drygt 20 procent` where the line has 19,2, `knappt 300` where it has 304, and `mer än
hälften av de anställda är män` where they are fewer than half of the table's total. The bounds are
generous: a half percent of the number told belongs to both sides, half is from 0,42 to 0,58, a
third from 0,28 to 0,39, a quarter from 0,20 to 0,30, two thirds from 0,60 to 0,73, three quarters
from 0,70 to 0,80. **Silent** where a word of the subject is not the line's, where the line's number
is more than a tenth away (it is then of something else), about changes, parts and wishes. Warnings:
words of size are the author's. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..claims.claim_years import YEAR
from ..claims.line_pairs import Pair, dated, is_outcome, shown, year_of
from ..claims.subject_phrases import (
    Naming,
    content_of,
    is_told,
    is_whole,
    naming_of,
    phrase_of,
    same_name,
)
from ..claims.turns import HEDGED, WISHED, Turn, ends, turns
from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import root

RULE = "size-word"

_ABOVE = ("drygt", "minst", "över", "mer än", "just over", "at least", "over", "more than")
_BELOW = ("knappt", "nästan", "närmare", "högst", "under", "mindre än", "nearly", "almost", "under",
          "at most", "just under", "less than")  # fmt: skip
_GIVE, _NEAR = Decimal("0.005"), Decimal("0.1")
_BESIDE = 4
# How much unchanged, slightly and strongly may be, and what is doubled.
_ALIKE, _SLIGHT, _STRONG = Decimal("0.10"), Decimal("0.25"), Decimal("0.01")
FACTORS = {
    "double": (Decimal("1.6"), Decimal("2.6")),
    "triple": (Decimal("2.5"), Decimal("3.7")),
    "half": (Decimal("0.35"), Decimal("0.65")),
}
_SMALL = 30
_PART = (
    r"(?P<how>mer än|över|drygt|minst|knappt|nästan|mindre än|under)?\s*"
    r"(?P<part>hälften|en tredjedel|två tredjedelar|en fjärdedel|tre fjärdedelar|majoriteten|"
    r"merparten)"
)
_OF = re.compile(
    _PART
    + r" av (?:de |alla |samtliga )?(?P<whole>[^,.;:()]{3,40}?) (?:är|var|utgörs av|utgjordes av|"
    r"avser|avsåg|består av|bestod av) (?P<what>[^,.;:()]{2,50})",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:^|[,;] )(?P<what>[^,.;:()]{3,60}?) (?:utgör|utgjorde|svarar för|svarade för|"
    r"står för|stod för) "
    + _PART + r" av (?:de |alla |samtliga )?(?P<whole>[^,.;:()]{3,40})",
    re.IGNORECASE,
)  # fmt: skip
_BOUNDS = {
    "hälften": ("0.42", "0.58", "0.5"),
    "en tredjedel": ("0.28", "0.39", "0.3333"),
    "två tredjedelar": ("0.60", "0.73", "0.6667"),
    "en fjärdedel": ("0.20", "0.30", "0.25"),
    "tre fjärdedelar": ("0.70", "0.80", "0.75"),
    "majoriteten": ("0.495", "1", "0.5"),
    "merparten": ("0.495", "1", "0.5"),
}


def size_words(understood: Understood) -> Iterator[Finding]:
    """The bounds in words that a line contradicts."""
    naming = naming_of(understood)
    by_grid: dict[int, list[Line]] = {}
    for line in naming.subjects.lines:
        by_grid.setdefault(line.grid, []).append(line)
    for sentence in understood.sentences:
        rough = [one for one in sentence.amounts if one.hedge and one.value]
        of_a_whole = " av " in sentence.text.lower()
        if not (rough or of_a_whole) or not is_told(understood, sentence):
            continue
        if HEDGED.search(sentence.text) or WISHED.search(sentence.text):
            continue
        for number in rough:
            yield from _bound(understood, naming, sentence, number)
        if of_a_whole:
            yield from _parts(understood, by_grid, sentence)


def _bound(
    understood: Understood, naming: Naming, sentence: Sentence, number: TypedNumber
) -> Iterator[Finding]:
    """A number that is told as just over or nearly, on the wrong side of the exact one."""
    way = 1 if number.hedge in _ABOVE else -1 if number.hedge in _BELOW else 0
    if not way or turns(sentence) or len(sentence.amounts) > 1:
        return
    begin = number.start - len(number.hedge) - 1
    left, right = ends(sentence.text, begin, number.end, 0, len(sentence.text))
    turn = Turn(begin, number.end, way, False, "", "period", "", "", left, right)
    phrase = phrase_of(sentence, turn, None)
    cells = [
        (one.line, cell)
        for one in naming.of(phrase, sentence)
        if one.explained and (one.here or _is_beside(understood, sentence, one.line))
        for cell in _of_year(understood, sentence, one.line)
        if dimension_of(cell.unit) == dimension_of(number.unit)
    ]
    stated = abs(number.base)
    if cells and all(_is_wrong(cell, stated, way) for _line, cell in cells):
        line, cell = cells[0]
        words = f"{number.hedge} {number.text}"
        yield _finding(understood, sentence, words, f"{line.label} {shown(cell)}")


def _is_beside(understood: Understood, sentence: Sentence, line: Line) -> bool:
    return abs(understood.grid[line.grid].block - sentence.block) <= _BESIDE


def _of_year(understood: Understood, sentence: Sentence, line: Line) -> list[LineCell]:
    year = next(reversed(YEAR.findall(sentence.text)), understood.year)
    return [one for one in dated(line, year).cells if is_outcome(one) and year_of(one) == year]


def _is_wrong(cell: LineCell, stated: Decimal, way: int) -> bool:
    """Whether the exact value is near the number told, and on its wrong side."""
    value = abs(cell.base)
    beyond = (stated - value) * way
    return stated * _GIVE < beyond <= stated * _NEAR


def _parts(
    understood: Understood, by_grid: dict[int, list[Line]], sentence: Sentence
) -> Iterator[Finding]:
    """Half, a third, most of a table's total."""
    match = _OF.search(sentence.text) or _IS.search(sentence.text)
    if match is None:
        return
    wrong: list[tuple[Line, LineCell, Decimal]] = []
    for lines in by_grid.values():
        wholes = [one for one in lines if is_whole(one)]
        named = [one for one in lines if _is_named(one, match["what"])]
        if len(wholes) != 1 or len(named) != 1 or not _is_of(wholes[0], match["whole"]):
            continue
        totals = {one.number.column: one for one in wholes[0].cells}
        for cell in _of_year(understood, sentence, named[0]):
            total = totals.get(cell.number.column)
            if total is None or not total.value.value or dimension_of(cell.unit) == "share":
                continue
            share = cell.value.value / total.value.value
            if _fits(share, match["part"].lower(), (match["how"] or "").lower()):
                return
            wrong.append((named[0], cell, share))
    if wrong:
        line, cell, share = wrong[0]
        value = f"{line.label} {shown(cell)} = {round(share * 100)} %"
        yield _finding(understood, sentence, match["part"], value)


def _is_named(line: Line, what: str) -> bool:
    said = [root(one) for one in content_of(what)]
    own = line.own_words or line.words
    return (
        bool(own and said)
        and all(any(same_name(one, word) for word in said) for one in own)
        and all(any(same_name(one, word) for word in (*line.words, *line.topic)) for one in said)
    )


def _is_of(whole: Line, text: str) -> bool:
    said: Sequence[str] = [root(one) for one in content_of(text)]
    return bool(said) and all(any(same_name(one, word) for word in whole.topic) for one in said)


def _fits(share: Decimal, part: str, how: str) -> bool:
    low, high, exact = (Decimal(one) for one in _BOUNDS[part])
    if how in _ABOVE:
        return share >= exact - _GIVE
    if how in _BELOW:
        return share <= exact + _GIVE
    return low <= share <= high


def _finding(understood: Understood, sentence: Sentence, words: str, value: str) -> Finding:
    return finding(
        RULE,
        Severity.WARNING,
        "“{words}”, but {value}.",
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        remedy="Change the word, or say of what it is told.",
        claimed=words,
        words=words,
        value=value,
    )


def size_differs(turn: Turn, pair: Pair) -> bool:
    """Whether a change is of another size than a word of direction says."""
    growth = pair.growth
    old, new = abs(pair.older.value.value), abs(pair.newer.value.value)
    small = not pair.newer.value.decimals and max(old, new) < _SMALL
    if growth is None or small:
        return False
    if turn.size in FACTORS:
        low, high = FACTORS[turn.size]
        return bool(old) and not low <= new / old <= high
    if not turn.way:
        return abs(growth) > _ALIKE
    if turn.size == "slight":
        return abs(growth) > _SLIGHT
    return turn.size == "strong" and abs(growth) < _STRONG
