"""How many of how many: counts in a sentence, in digits or in words, against what they count.

**Proves** `sju av tolv mål är uppfyllda` and `tre av områdena har ett högre värde` by counting in
the one table or list of the same chapter that holds so many rows: assessments by their words,
variances by their sign, values by which way they went; and that the parts of `av 12 mål är 7
uppfyllda, 3 delvis och 2 ej uppfyllda` are the whole. **Silent** where no table of the chapter has
that many rows, or several have, and where the sentence tells no more than a number of things.
Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.printed import PrintedTable, PrintedText
from bokslut.prose.typed import TypedNumber

from .cells import plain, read_one
from .equations import Equation
from .grades import GRADE_WORDS, grade_of
from .grid import Grid
from .understood import Sentence, Understood

RULE = "counted"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_NOUN = r"(?P<noun>[^\W\d_]{3,}(?: [^\W\d_]{3,}){0,2}?)"
_OF = re.compile(
    _N.format("part") + r" av (?:de |våra |kommunens |nämndens |totalt |sammanlagt )?"
    r"(?:" + _N.format("all") + r" )?" + _NOUN + r" (?P<told>.{3,160})",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\bav (?:de |våra |kommunens |nämndens |totalt |sammanlagt )?"
    + _N.format("all")
    + r" [^\W\d_]{3,}[^⟦.;]{0,60}",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"⟦(?P<piece>[0-9]+)⟧[^⟦.;]{0,40}?(?<![\wåäö])(?P<grade>" + GRADE_WORDS + r")(?![\wåäö])",
    re.IGNORECASE,
)
_SURPLUS = re.compile(
    r"\b(?:överskott\w*|positiv(?:a|t)? (?:\w+ ){0,2}(?:avvikelse\w*|resultat))", re.I
)
_DEFICIT = re.compile(
    r"\b(?:underskott\w*|negativ(?:a|t)? (?:\w+ ){0,2}(?:avvikelse\w*|resultat))", re.I
)
_HIGHER = re.compile(
    r"\b(?:högre|ökat|ökar|ökade|stigit|förbättrats|förbättrat|higher|increased)\b", re.I
)
_LOWER = re.compile(
    r"\b(?:lägre|minskat|minskar|minskade|sjunkit|försämrats|lower|decreased)\b", re.I
)
_DENIED = re.compile(r"\b(?:inte|ej|not)\b", re.IGNORECASE)
_GRADED = re.compile(rf"(?<![\wåäö])(?:{GRADE_WORDS})(?![\wåäö])", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:summa|totalt?|netto|sammantage[tn]|sammantaget|hela)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"^(?P<label>[^\W\d_][^\d(]{2,60}?)(?: [A-Z]{2,4})? (?P<new>[0-9]+(?:[.,][0-9]+)?) ?%? "
    r"\((?P<old>[0-9]+(?:[.,][0-9]+)?) ?%?\)\W*$"
)
_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that can be counted: its name, its assessment, and the signs of its variance and of
    its change, where it has them."""

    label: str
    grade: int | None = None
    variance: int | None = None
    change: int | None = None


def counted(understood: Understood) -> Iterator[Equation]:
    """The counts that sentences tell."""
    lists = [one for one in _lists(understood) if len(one[1]) >= 2]
    for sentence in understood.sentences:
        numbers = [one for one in sentence.numbers if _is_count(one)]
        marked = _marked(sentence, numbers)
        yield from _whole_of_parts(sentence, numbers, marked)
        match = _OF.search(marked)
        if match is not None:
            yield from _count(understood, lists, sentence, numbers, match)


def _is_count(number: TypedNumber) -> bool:
    whole = number.value is not None and number.value == number.value.to_integral_value()
    return whole and number.kind in ("amount", "word") and number.unit in ("", "count")


def _marked(sentence: Sentence, numbers: Sequence[TypedNumber]) -> str:
    told, end = "", 0
    for place, one in enumerate(numbers):
        told += sentence.text[end : one.start] + f"⟦{place}⟧"
        end = one.end
    return told + sentence.text[end:]


def _whole_of_parts(
    sentence: Sentence, numbers: Sequence[TypedNumber], marked: str
) -> Iterator[Equation]:
    """All of them, and so many of each grade: at least two grades, and every number used."""
    whole = _SPLIT.search(marked)
    if whole is None:
        return
    pieces = list(_PIECE.finditer(marked, whole.end("all")))
    used = {int(one["piece"]) for one in pieces} | {int(whole["all"])}
    grades = [grade_of(one["grade"]) for one in pieces]
    if len(pieces) < 2 or len(set(grades)) < len(grades) or used != set(range(len(numbers))):
        return
    total = numbers[int(whole["all"])]
    parts = [numbers[int(one["piece"])] for one in pieces]
    # Grades that are not told at all may have the rest.
    if set(grades) != {-1, 0, 1} and sum(_value(one) for one in parts) < _value(total):
        return
    computed = sum(map(_value, parts), Decimal(0))
    yield _equation(sentence, total, parts, computed, " + ".join(one.text for one in parts))


def _value(number: TypedNumber) -> Decimal:
    return number.value if number.value is not None else Decimal(0)


def _count(
    understood: Understood,
    lists: Sequence[tuple[int, tuple[_Row, ...]]],
    sentence: Sentence,
    numbers: Sequence[TypedNumber],
    match: re.Match[str],
) -> Iterator[Equation]:
    part = numbers[int(match["part"])]
    all_of = numbers[int(match["all"])] if match["all"] else None
    near = [rows for block, rows in lists if _same_chapter(understood, sentence, block)]
    fits = [rows for rows in near if all_of is None or len(rows) == _value(all_of)]
    if all_of is None:
        # Which things they are is told by a list that follows at once.
        fits = [rows for block, rows in lists if 0 < block - sentence.block <= 2]
    counts = [names for rows in fits if (names := _counted(rows, match["told"])) is not None]
    if len(fits) != 1 or len(counts) != 1:
        return
    names = counts[0]
    told = "; ".join(names) if names else "–"
    yield _equation(sentence, part, [all_of] if all_of else [], Decimal(len(names)), told)


def _counted(rows: Sequence[_Row], told: str) -> list[str] | None:
    """The rows of which it is true; None where the words or the rows do not say."""
    denied = bool(_DENIED.search(told))
    graded = _GRADED.search(told)
    for form, key, way in (
        (_SURPLUS, "variance", 1),
        (_DEFICIT, "variance", -1),
        (_HIGHER, "change", 1),
        (_LOWER, "change", -1),
    ):
        values = [getattr(one, key) for one in rows]
        if form.search(told) and not denied and None not in values:
            return [one.label for one, got in zip(rows, values, strict=True) if got == way]
    if graded is not None and all(one.grade is not None for one in rows):
        wanted = grade_of(graded[0])
        if denied and wanted == 1:
            wanted = -1
        return [one.label for one in rows if one.grade == wanted]
    return None


def _same_chapter(understood: Understood, sentence: Sentence, block: int) -> bool:
    """Whether a list stands near the sentence, with no heading of its own level between them."""
    first, last = sorted((sentence.block, block))
    if last - first > _NEAR:
        return False
    between = understood.report.blocks[first + 1 : last]
    headings = [one for one in between if isinstance(one, PrintedText) and one.kind == "heading"]
    return len(headings) <= 1


def _lists(understood: Understood) -> Iterator[tuple[int, tuple[_Row, ...]]]:
    """Everything whose rows can be counted, with the block that it stands in."""
    grids = {one.rows[0].spot: one for one in understood.grids if one.rows}
    pairs: list[_Row] = []
    for place, block in enumerate(understood.report.blocks):
        if isinstance(block, PrintedText):
            match = _PAIR.match(plain(block.text))
            if match:
                pairs.append(_pair(match))
                continue
            if pairs:
                yield place - len(pairs), tuple(pairs)
                pairs = []
            continue
        yield place, tuple(_graded(block))
        for row in block.rows:
            grid = grids.get(row[0].spot) if row else None
            if grid is not None:
                yield place, tuple(_valued(grid))


def _pair(match: re.Match[str]) -> _Row:
    new, old = (read_one(match[name]) for name in ("new", "old"))
    change = _sign(new.value - old.value) if new and old else None
    return _Row(match["label"], change=change)


def _graded(table: PrintedTable) -> Iterator[_Row]:
    """The rows that end in an assessment, but for that of the whole."""
    for row in table.rows:
        told = [one for one in row if plain(one.text)]
        grades = [got for one in told[1:] if (got := grade_of(plain(one.text))) is not None]
        if len(grades) == 1 and not _TOTAL.search(told[0].text):
            yield _Row(told[0].text, grade=grades[0])


def _valued(grid: Grid) -> Iterator[_Row]:
    variances = [
        index
        for index, one in enumerate(grid.columns)
        if one.meaning.role == "variance" and one.meaning.unit != "percent"
    ]
    levels = sorted(
        (one.meaning.period, index)
        for index, one in enumerate(grid.columns)
        if one.meaning.role in ("outcome", "") and one.meaning.period
    )
    for index, row in enumerate(grid.rows):
        if row.is_heading or not row.label or _TOTAL.search(row.label):
            continue
        variance = change = None
        if len(variances) == 1 and (value := grid.value(index, variances[0])):
            variance = _sign(value.value)
        if len(levels) >= 2 and levels[-1][0] != levels[-2][0]:
            new, old = grid.value(index, levels[-1][1]), grid.value(index, levels[-2][1])
            change = _sign(new.value - old.value) if new and old else None
        yield _Row(row.label, variance=variance, change=change)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _equation(
    sentence: Sentence,
    stated: TypedNumber,
    terms: Sequence[TypedNumber],
    computed: Decimal,
    told: str,
) -> Equation:
    zero = Decimal(0)
    text = f"{told} = {computed}"
    return Equation(
        RULE, sentence.term(stated), tuple(map(sentence.term, terms)), computed, zero, zero, text
    )
