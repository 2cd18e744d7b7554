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
from .heads import role_in
from .surplus_against_table import favourable
from .understood import Sentence, Understood

RULE = "counted"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_NOUN = r"(?P<noun>[^\W\d_]{3,}(?: [^\W\d_]{3,}){0,2}?)"
_BODY = r"(?:de |våra |kommunens |nämndens |regionens |totalt |sammanlagt |the |our )?"
# `Av kommunens 5 nämnder har tre en lägre nettokostnad än budget.`
_FIRST_ALL = re.compile(
    r"\b(?:av|of) "
    + _BODY
    + r"(?:"
    + _N.format("all")
    + r" )?"
    + _NOUN
    + r" (?P<verb>har|redovisar|visar|når|uppvisar|klarar|överskrider|have|report|exceeded) "
    + _N.format("part")
    + r" (?P<told>.{3,160})",
    re.IGNORECASE,
)
_OF = re.compile(
    _N.format("part")
    + r" (?:av|of) "
    + _BODY
    + r"(?:"
    + _N.format("all")
    + r" )?"
    + _NOUN
    + r" (?P<told>.{3,160})",
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
_MORE_THAN_PLAN = re.compile(
    r"\b(?:överskri(?:der|dit)|överskred|överstig(?:er|it)|exceed(?:s|ed)|klarar inte|höll inte)\b"
    r"[^.]{0,30}\bbudget|\b(?:högre|större|mer|higher|more) [^.]{0,40}\b(?:än|than) \w*budget",
    re.IGNORECASE,
)
_LESS_THAN_PLAN = re.compile(
    r"\b(?:underskri(?:der|dit)|underskred|understig(?:er|it)|klarar|håller|höll)\b"
    r"[^.]{0,30}\bbudget|\b(?:lägre|mindre|lower|less) [^.]{0,40}\b(?:än|than) \w*budget",
    re.IGNORECASE,
)
_EARNED = re.compile(r"intäkt|resultat|revenue|income|result\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:når|nått|nådde|uppnår|uppnådde|klarar|nås|uppnås|meets?|reach(?:es|ed)?)\b[^.]{0,25}"
    r"\b(?:mål\w*|target)",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"\b(?:gemensam\w*|övrig\w*|central\w*|finans\w*|pension\w*|reserv\w*|avskrivning\w*|"
    r"common)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:medan|men|samtidigt som|while|whereas)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|ej|not)\b", re.IGNORECASE)
_GRADED = re.compile(rf"(?<![\wåäö])(?:{GRADE_WORDS})(?![\wåäö])", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:summa|totalt?|netto|sammantage[tn]|sammantaget|hela)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"^(?P<label>[^\W\d_][^\d(]{2,60}?)(?: [A-Z]{2,4})? (?P<new>[0-9]+(?:[.,][0-9]+)?) ?%? "
    r"\((?P<old>[0-9]+(?:[.,][0-9]+)?) ?%?\)\W*$"
)
_NEAR = 12
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be counted: its name, its assessment, and the signs of its variance and of
    its change, where it has them."""

    label: str
    grade: int | None = None
    variance: int | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows that can be counted, the block that they stand in, and the words over them."""

    block: int
    rows: tuple[Row, ...]
    title: str = ""

    def of(self, noun: str, count: int | None) -> tuple[Row, ...] | None:
        """The rows that a noun means: all of them, without what is nobody's own (`Gemensamma
        poster`), or those that have the noun in their name; as many as are told."""
        own = tuple(one for one in self.rows if not _COMMON.search(one.label))
        named = tuple(one for one in self.rows if noun[:5].lower() in one.label.lower())
        if count is None:
            return own if len(own) >= _FEWEST else None
        return next((some for some in (self.rows, own, named) if len(some) == count), None)

    def is_of(self, noun: str) -> bool:
        """Whether a noun names what is listed."""
        stem = noun[:5].lower()
        named = sum(1 for one in self.rows if stem in one.label.lower())
        return stem in self.title.lower() or named * 2 > len(self.rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that a sentence tells, of how many, and the rows of which it is true."""

    part: TypedNumber
    all_of: TypedNumber | None
    names: tuple[str, ...]


def counted(understood: Understood) -> Iterator[Equation]:
    """The counts that sentences tell in digits or number words."""
    lists = listings(understood)
    for sentence in understood.sentences:
        numbers = [one for one in sentence.numbers if _is_count(one)]
        marked = _marked(sentence, numbers)
        yield from _whole_of_parts(sentence, numbers, marked)
        one = count_of(understood, lists, sentence, numbers)
        if one is not None:
            told = "; ".join(one.names) if one.names else "–"
            some = [one.all_of] if one.all_of else []
            yield _equation(sentence, one.part, some, Decimal(len(one.names)), told)


def listings(understood: Understood) -> list[Listing]:
    """Everything that can be counted."""
    return [one for one in _lists(understood) if len(one.rows) >= _FEWEST]


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


def count_of(
    understood: Understood,
    lists: Sequence[Listing],
    sentence: Sentence,
    numbers: Sequence[TypedNumber],
) -> Counted | None:
    """The count that a sentence tells, if every list that it can be of says the same."""
    marked = _marked(sentence, numbers)
    match = _OF.search(marked) or _FIRST_ALL.search(marked)
    if match is None:
        return None
    part = numbers[int(match["part"])]
    all_of = numbers[int(match["all"])] if match["all"] else None
    told = f"{match['verb']} {match['told']}" if "verb" in match.groupdict() else match["told"]
    # What follows is told of the others.
    told = _OTHERS.split(told)[0]
    if all_of is None:
        # Which things they are is told by a list that follows at once.
        near = [one for one in lists if 0 < one.block - sentence.block <= 2]
    else:
        near = [one for one in lists if same_chapter(understood, sentence, one.block)]
    count = int(_value(all_of)) if all_of else None
    found = [
        names
        for one in near
        if (rows := one.of(match["noun"], count)) is not None
        and (names := rows_of_which(rows, told)) is not None
    ]
    if not found or any(len(one) != len(found[0]) for one in found):
        return None
    return Counted(part, all_of, tuple(found[0]))


def rows_of_which(rows: Sequence[Row], told: str) -> list[str] | None:
    """The rows of which it is true; None where the words or the rows do not say."""
    denied = bool(_DENIED.search(told))
    for form, key, way in _forms(told):
        values = [getattr(one, key) for one in rows]
        if form.search(told) and not denied and None not in values:
            return [one.label for one, got in zip(rows, values, strict=True) if got == way]
    wanted = _wanted_grade(told, denied)
    if wanted is None or any(one.grade is None for one in rows):
        return None
    return [one.label for one in rows if one.grade == wanted]


def _forms(told: str) -> Iterator[tuple[re.Pattern[str], str, int]]:
    """What may be told of rows, by which of their signs, and which sign it is."""
    earned = -1 if _EARNED.search(told) else 1
    yield _MORE_THAN_PLAN, "variance", -earned
    yield _LESS_THAN_PLAN, "variance", earned
    if "budget" in told.lower() and not (_SURPLUS.search(told) or _DEFICIT.search(told)):
        return
    yield _SURPLUS, "variance", 1
    yield _DEFICIT, "variance", -1
    yield _HIGHER, "change", 1
    yield _LOWER, "change", -1


def _wanted_grade(told: str, denied: bool) -> int | None:
    if _REACHED.search(told):
        return -1 if denied else 1
    graded = _GRADED.search(told)
    if graded is None:
        return None
    wanted = grade_of(graded[0])
    return -1 if denied and wanted == 1 else wanted


def same_chapter(understood: Understood, sentence: Sentence, block: int) -> bool:
    """Whether a list stands near the sentence, with no heading of its own level between them."""
    first, last = sorted((sentence.block, block))
    if last - first > _NEAR:
        return False
    between = understood.report.blocks[first + 1 : last]
    headings = [one for one in between if isinstance(one, PrintedText) and one.kind == "heading"]
    return len(headings) <= 1


def _lists(understood: Understood) -> Iterator[Listing]:
    """Everything whose rows can be counted, with the block that it stands in."""
    grids = {one.rows[0].spot: one for one in understood.grids if one.rows}
    pairs: list[Row] = []
    for place, block in enumerate(understood.report.blocks):
        if isinstance(block, PrintedText):
            match = _PAIR.match(plain(block.text))
            if match:
                pairs.append(_pair(match))
                continue
            if pairs:
                yield Listing(place - len(pairs), tuple(pairs))
                pairs = []
            continue
        yield Listing(place, tuple(_graded(block)), block.title)
        lines = [_PAIR.match(plain(" ".join(cell.text for cell in row))) for row in block.rows]
        yield Listing(place, tuple(_pair(one) for one in lines if one), block.title)
        for row in block.rows:
            grid = grids.get(row[0].spot) if row else None
            if grid is not None:
                title = f"{grid.title} {grid.label_head}"
                yield Listing(place, tuple(_valued(grid)), title)
                yield Listing(place, tuple(_turned(grid)), title)


def _pair(match: re.Match[str]) -> Row:
    new, old = (read_one(match[name]) for name in ("new", "old"))
    change = _sign(new.value - old.value) if new and old else None
    return Row(match["label"], change=change)


def _graded(table: PrintedTable) -> Iterator[Row]:
    """The rows that end in an assessment, but for that of the whole."""
    for row in table.rows:
        told = [one for one in row if plain(one.text)]
        grades = [got for one in told[1:] if (got := grade_of(plain(one.text))) is not None]
        if len(grades) == 1 and not _TOTAL.search(told[0].text):
            yield Row(told[0].text, grade=grades[0])


def _valued(grid: Grid) -> Iterator[Row]:
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
            plans, outcomes = (
                [told for place in _of_role(grid, role) if (told := grid.value(index, place))]
                for role in ("budget", "outcome")
            )
            way = favourable(value, plans, outcomes, row.label, grid.title)
            # A variance that is printed as nothing may be above or below it.
            variance = way or _sign(value.value) or None
        if len(levels) >= 2 and levels[-1][0] != levels[-2][0]:
            new, old = grid.value(index, levels[-1][1]), grid.value(index, levels[-2][1])
            change = _sign(new.value - old.value) if new and old else None
        yield Row(row.label, variance=variance, change=change)


def _of_role(grid: Grid, role: str) -> list[int]:
    return [index for index, one in enumerate(grid.columns) if one.meaning.role == role]


def _turned(grid: Grid) -> Iterator[Row]:
    """The columns of a table whose rows are budget, outcome and variance."""
    rows = [index for index, one in enumerate(grid.rows) if role_in(one.label) == "variance"]
    if len(rows) != 1:
        return
    for index, column in enumerate(grid.columns):
        if column.head and not _TOTAL.search(column.head):
            value = grid.value(rows[0], index)
            yield Row(column.head, variance=(_sign(value.value) or None) if value else None)


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
