"""Words of direction beside the difference that they tell, and the numbers that it lies between.

Two other numbers of the sentence (or of the one before, which it goes on from) that differ by just
so much, or a line of a table whose number the sentence tells and that differs by just so much from
last year's or the budget's: then which way it went is known, whatever else the words are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from bokslut.prose.typed import TypedNumber

from ..claims.frame_breaks import is_broken
from ..claims.line_pairs import Pair, digits_of, is_outcome, year_of
from ..claims.polarity import better_in, better_when
from ..claims.told_gaps import Course, Gap, courses, gaps
from ..understood.dimensions import dimension_of, in_base, is_of_time
from ..understood.lines import Line, LineCell
from ..understood.plain_words import SWEDISH_MONTH
from ..understood.understood import Sentence

_MINUS = re.compile(
    r"\b(?:minus|\w*underskott(?:et)? (?:på|om)|förlust(?:en)? (?:på|om)|(?:deficit|loss) of)\s+$",
    re.IGNORECASE,
)
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_BASE_BEFORE = re.compile(
    r"(?:\b(?:från|from)\b[^⟦⟧.;,]{0,20}|"
    r"\b(?:mot|än|jämfört med|jämföra med|målet|målvärdet|budgeten|budgeterade|budgeterat|"
    r"planerade|ställa mot|than|against|compared (?:with|to)|target of|budget of|budgeted)\b"
    r"[^⟦⟧.;,]{0,40}|\(\s*(?:[^\W\d_]+ ){0,2}|\bmål\w* (?:för|var|på|om)\b[^⟦⟧.;]{0,70}|"
    r"\b(?:minst|högst|at least|at most)\s+)$",
    re.IGNORECASE,
)
_OUTCOME_BEFORE = re.compile(
    r"\b(?:utfallet|utfall|blev|outcome|till)\b[^⟦⟧.;,]{0,20}$", re.IGNORECASE
)
_LEAST = re.compile(r"\bminst\b|\bat least\b|\blägst\b", re.IGNORECASE)
_MOST = re.compile(r"\bhögst\b|\bat most\b", re.IGNORECASE)
_PLAN = re.compile(
    r"\b\w*budget\w*|\bplanera\w*|\bkalkyl\w*|"
    r"\b(?:än|than) (?:vad som )?(?:\w+ )?(?:väntat|förväntat|beräknat|beslutat|expected|"
    r"planned)\b|\bberäknat\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b\w*prognos\w*|\bforecast\w*", re.IGNORECASE)
_MONTHS = re.compile(
    rf"\b(?:{SWEDISH_MONTH}|"
    r"tertial\w*|delår\w*|månad\w*)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    # `Det utbetalda beloppet` is a thing of its own.
    r"^\W*(?:det|detta|den|därmed|it|this|that)\b(?!\s+\w+[ae]\s+[^\W\d_]+(?:en|et|na)\b)|"
    r"\b(?:därmed|alltså|thus|therefore)\b",
    re.IGNORECASE,
)
# `Jämfört med ett budgeterat resultat på -125 är det 100 bättre`.
_COMPARES = re.compile(
    r"\W*(?:jämfört|i jämförelse|compared) (?:med|with|to)\b[^.;]*?[0-9][^.;]*?"
    r"\b(?:är|var|blev|innebär|is|was) (?:det|detta|this|it)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(r"\b(?:från|from)\b[^⟦⟧.;,]{0,25}$|\(\s*(?:\w+ ){0,2}$", re.IGNORECASE)
_SURPLUS = re.compile(r"\b\w*(?:överskott|underskott)\w*|\b(?:surplus|deficit)\b", re.IGNORECASE)
_AIMED = re.compile(r"\bmål\w*|\bbudget\w*|\btarget|\bprognos|\bplaner", re.IGNORECASE)
_PAST = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|\b(?:föregående|förra|fjol\w*|innan|tidigare|året före|"
    r"dessförinnan|år sedan|(?:dess|årets) början|ingången|previous|last|preceding|earlier)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(r",\s+(?:och|samt|men|medan|and|but|while)\s", re.IGNORECASE)
_THAN = re.compile(r"\b(?:än|than)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:\w*mål(?:et|värde\w*|nivån?)?|target\w*)\b", re.IGNORECASE)
_BEYOND = re.compile(
    r"\b(?:(?:över|under)(?:st(?:eg|iger|igit)|skr(?:ed|ider|idit))|exceed\w*)\b[^⟦⟧.;,]*$", re.I
)
_OF_TARGETS = ("minst", "högst", "at least", "at most", "över", "under")
# `0,7 procentenheter över målet på 6,5`.
_AIMED_AT = re.compile(
    r"^[^⟦⟧,;()]{0,20}\b(?:över|under|above|below)\s+(?:[^\W\d]+\s+)?\w*(?:mål|tak|gräns|ram|riktmärk|"
    r"target|limit)\w*[^,;()]{0,15}$",
    re.IGNORECASE,
)
_SURE, _LIKELY = 6, 4


@dataclass(frozen=True, slots=True)
class Between:
    """The two numbers that a difference lies between, as they are told, and which way they go."""

    old: str
    new: str
    sure: bool


def joined(before: Sentence | None, sentence: Sentence) -> Sentence:
    """A sentence with the one that it goes on from before it, as one."""
    if before is None:
        return sentence
    shift = len(before.text) + 1
    moved = tuple(
        replace(
            one, start=one.start + shift, unit_start=one.unit_start + shift, end=one.end + shift
        )
        for one in sentence.numbers
    )
    return replace(before, text=f"{before.text} {sentence.text}", numbers=(*before.numbers, *moved))


_BASE = re.compile(r"^\s*(?:\w+\s+)?(?:över|under|above|below)\b[^.;,()]{0,40}$", re.IGNORECASE)


def within(sentence: Sentence, before: Sentence | None, gap: Gap) -> Between | None:
    """The only two numbers that differ by a gap, where they went the other way: of the sentence,
    else of it and the one before."""
    found = _differing(sentence, gap)
    both = goes_on(sentence, before, gap) if before and not found else None
    if both is not None:
        (sentence, gap), own = both, sentence
        found = _differing(sentence, gap)
        shift = len(sentence.text) - len(own.text)
        if _is_aimed(sentence, gap) or any(_is_level(one, gap) for one in own.amounts):
            # It tells by how much something of its own has changed.
            found = [each for each in found if any(one.start >= shift for one in each)]
    if len(found) != 1:
        return None
    old, new = found[0]
    if old.start < gap.number.start < new.start and _BASE.search(
        sentence.text[gap.number.end : new.start]
    ):
        # `Den ligger 7,5 över målet 42,0`: what stands behind it is what it is held against.
        old, new = new, old
    first, second = signed(sentence, old), signed(sentence, new)
    went = second - first
    if first < 0 and second < 0 and not gap.good:
        return None
    # What may be below nothing is the better the more it is: results, and costs with their minus.
    better = 1 if min(first, second) < 0 else _better(sentence, old) if gap.good else 1
    way = gap.way * better
    if not way or went * way >= 0:
        return None
    return Between(old.text, new.text, digits_of(gap.number) >= 2)


def signed(sentence: Sentence, number: TypedNumber) -> Decimal:
    """A number of a sentence, below zero also where the word says so: `minus 1 050 miljoner`,
    `ett underskott på 5,2`."""
    value = number.value or _ZERO
    return -abs(value) if _MINUS.search(sentence.text, 0, number.start) else value


def _is_level(number: TypedNumber, gap: Gap) -> bool:
    """Whether a number of a sentence tells how much, and not by how much."""
    return number.unit not in ("percent", "pp", gap.number.unit)


def comes_out(sentence: Sentence, gap: Gap) -> bool:
    """Whether two numbers of the sentence itself differ by a gap, and went as the word says."""
    return any(
        ((new.value or _ZERO) - (old.value or _ZERO)) * gap.way > 0
        for old, new in _differing(sentence, gap)
    )


def tells_of_another(some: Sequence[TypedNumber], gap: TypedNumber, pair: Pair) -> bool:
    """Whether numbers of a sentence tell how much something is, and none of them is one of a
    pair's: what has changed is another thing."""
    kind = dimension_of(pair.newer.unit)
    levels = [
        one
        for one in some
        if one.start != gap.start and one.value and dimension_of(one.unit) == kind
        if one.unit != "pp"
    ]
    return bool(levels) and not any(
        abs(abs(one.base) - abs(cell.base)) <= one.reach + cell.reach
        for one in levels
        for cell in (pair.older, pair.newer)
    )


def from_to(sentence: Sentence, before: Sentence | None) -> tuple[Course, Between] | None:
    """What went from one number of the sentence to another, the other way than the word says;
    what only came from a number is now at that of the sentence before."""
    for one in courses(sentence):
        if one.old is None or one.old.value is None or one.old.hedge:
            continue
        news = [one.new] if one.new else _levels_before(sentence, before, one.old)
        way = one.way * (_better(sentence, one.old) if one.good else 1)
        went = [(each.value or _ZERO) - one.old.value for each in news]
        if not way or not news or any(gap * way >= 0 for gap in went):
            continue
        if any((each.value or _ZERO) < 0 for each in (*news, one.old)):
            continue
        if any(len({each.unit, one.old.unit} - {""}) > 1 for each in news):
            continue
        return one, Between(one.old.text, news[0].text, one.new is not None)
    return None


def _levels_before(
    sentence: Sentence, before: Sentence | None, old: TypedNumber
) -> list[TypedNumber]:
    """The numbers of the sentence before of which one may now stand where the old one stood."""
    if before is None or not _GOES_ON.search(sentence.text):
        return []
    return [one for one in before.amounts if one.unit == old.unit and one.value]


def _differing(sentence: Sentence, gap: Gap) -> list[tuple[TypedNumber, TypedNumber]]:
    """The pairs of numbers, the old one first, that differ by a gap."""
    found: list[tuple[TypedNumber, TypedNumber]] = []
    # What is told as a difference itself is no level: `17,5 mer än i fjol och 6,1 över budget`.
    apart = {each.number.start for each in gaps(sentence) if not _SURPLUS.fullmatch(each.word)}
    some = [
        one
        for one in sentence.amounts
        if one.start not in apart | {gap.number.start}
        and one.value
        and not is_of_time(sentence.text, one.end)
    ]
    for one, other in combinations(some, 2):
        new = _new(sentence, one, other)
        if new is not None:
            old = other if new is one else one
            if _differ(sentence, gap.number, new, old) and _goes_with(sentence, gap, new, old):
                found.append((old, new))
    return found


def _goes_with(sentence: Sentence, gap: Gap, new: TypedNumber, old: TypedNumber) -> bool:
    """Whether a difference may be told of two numbers: it stands behind the new one, or the old
    one is what it came from; and it is not told against last year where the old one was planned,
    or the other way round."""
    front = _up_to(sentence, old)
    if any(_tell_of_two(sentence, gap.number, one) for one in (new, old)):
        return False
    begun = not _CAME_FROM.search(front) or is_broken(_up_to(sentence, new))
    if gap.number.start < new.start and begun:
        return False
    behind = sentence.text[gap.number.end :].split(",")[0]
    planned, past = bool(_AIMED.search(front)), bool(_PAST.search(front))
    return not (planned and _PAST.search(behind)) and not (past and _AIMED.search(behind))


_OTHER_THING = re.compile(r"[^\W\d_]*,?\s(?:medan|samtidigt som|while|whereas)\s", re.IGNORECASE)


def _tell_of_two(sentence: Sentence, one: TypedNumber, other: TypedNumber) -> bool:
    """Whether what two numbers tell of is set against each other by the words between them."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(_OTHER_THING.search(sentence.text, first.end, last.start))


def _new(sentence: Sentence, one: TypedNumber, other: TypedNumber) -> TypedNumber | None:
    """Which of two numbers is what was, where one of them is what it is held against."""
    marked = [bool(_BASE_BEFORE.search(_up_to(sentence, each))) for each in (one, other)]
    if all(marked):
        # Utfallet blev 66 mot målet 68; målet var 68 och utfallet blev 66.
        told = [bool(_OUTCOME_BEFORE.search(_up_to(sentence, each))) for each in (one, other)]
        marked = [not each for each in told]
    if marked[0] == marked[1]:
        return None
    return other if marked[0] else one


def _up_to(sentence: Sentence, number: TypedNumber) -> str:
    """What stands between the number before and a number."""
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    return sentence.text[max(before, default=0) : number.start]


def _differ(sentence: Sentence, told: TypedNumber, new: TypedNumber, old: TypedNumber) -> bool:
    """Whether two numbers differ by what is told."""
    units = {new.unit, old.unit} - {""}
    # At most so much is what a target says, exactly.
    if len(units) > 1 or told.hedge or new.hedge or old.hedge not in ("", *_OF_TARGETS):
        return False
    unit = next(iter(units), "")
    gap = signed(sentence, new) - signed(sentence, old)
    reach = new.half + old.half
    if told.unit == "percent" and unit not in ("percent", "pp"):
        base = abs(old.value or _ZERO)
        if not base or digits_of(new) + digits_of(old) < _LIKELY:
            return False
        return abs(abs(gap) / base * _HUNDRED - abs(told.value or _ZERO)) <= (
            told.half + reach / base * _HUNDRED
        )
    same = told.unit in (unit, "") or (told.unit == "pp" and unit == "percent") or not unit
    if not same or not gap:
        return False
    exact = not (new.decimals or old.decimals or told.decimals)
    reach = _ZERO if exact and dimension_of(unit) == "number" else reach + told.half
    return abs(abs(gap) - abs(told.value or _ZERO)) <= reach


def _better(sentence: Sentence, old: TypedNumber) -> int:
    """Which way is good of what a sentence tells: by its target, else by its name."""
    front = _up_to(sentence, old)
    if _LEAST.search(front) or _MOST.search(front):
        return 1 if _LEAST.search(front) else -1
    # What is called a surplus does not say itself whether it is of costs or of income.
    return better_in(_SURPLUS.sub(" ", sentence.text)) or 0


@dataclass(frozen=True)
class Levels:
    """The numbers of all lines by their size."""

    lines: Sequence[Line]

    @cached_property
    def _sorted(self) -> list[tuple[Decimal, int, int]]:
        return sorted(
            (abs(cell.base), place, at)
            for place, line in enumerate(self.lines)
            for at, cell in enumerate(line.cells)
        )

    def of(self, number: TypedNumber) -> Iterator[tuple[Line, LineCell]]:
        """The cells that a number may tell: as large within rounding, and of its kind."""
        stated = abs(number.base)
        half = number.reach
        begin = bisect_left(self._sorted, (stated - half, -1, -1))
        end = bisect_right(self._sorted, (stated + half, len(self.lines), 0))
        for _value, place, at in self._sorted[begin:end]:
            line = self.lines[place]
            cell = line.cells[at]
            if dimension_of(cell.unit) == dimension_of(number.unit):
                yield line, cell


def goes_on(sentence: Sentence, before: Sentence, gap: Gap) -> tuple[Sentence, Gap] | None:
    """A sentence with the one before as one, and its gap in it, where it goes on from there."""
    if not _COMPARES.match(sentence.text):
        short = digits_of(gap.number) < 2 and not _is_aimed(sentence, gap)
        if short or not _GOES_ON.search(sentence.text):
            return None
    both = joined(before, sentence)
    start = gap.number.start + len(before.text) + 1
    return both, replace(gap, number=next(one for one in both.amounts if one.start == start))


def _is_aimed(sentence: Sentence, gap: Gap) -> bool:
    """Whether a difference is told to a target whose number stands right behind it."""
    behind = [one for one in sentence.amounts if one.start > gap.number.end]
    between = sentence.text[gap.number.end : behind[0].start] if behind else ""
    return bool(_AIMED_AT.search(between))


def against(levels: Levels, sentence: Sentence, gap: Gap) -> tuple[Pair, bool] | None:
    """A line whose number a sentence tells, and that differs by a gap from the year before or
    from what was planned, where all such lines went the other way."""
    if gap.number.hedge:
        return None
    least = _SURE if _MONTHS.search(sentence.text) else _LIKELY
    found: list[tuple[Pair, int]] = []
    if _is_beyond_another(sentence, gap):
        return None
    if _SURPLUS.fullmatch(gap.word) and not is_planned(sentence, gap):
        # What a result is does not say how much something else has changed.
        return None
    for level in sentence.amounts:
        if level.start == gap.number.start or level.hedge or not level.value:
            continue
        digits = digits_of(level) + digits_of(gap.number)
        if level.unit == "pp" or digits < least or _are_parted(sentence, level, gap.number):
            continue
        past = bool(_PAST.search(_up_to(sentence, level)))
        for line, cell in levels.of(level):
            found += [(one, digits) for one in _since(gap, line, cell) if past]
            found += [(one, digits) for one in _pairs(sentence, gap, line, cell)]
    if not found:
        return None
    if any(_agrees(gap, pair) >= 0 for pair, _digits in found):
        return None
    pair, digits = max(found, key=lambda one: one[1])
    return pair, digits >= _SURE


def _is_beyond_another(sentence: Sentence, gap: Gap) -> bool:
    """Whether a difference is told against something else than a plan or another time: a target,
    the book value."""
    behind = sentence.text[gap.number.end :].split(",")[0]
    if is_planned(sentence, gap) or _PAST.search(behind):
        return False
    front = sentence.text[: gap.number.start]
    beyond = _BEYOND.search(front)
    if beyond is not None:
        return not _PAST.search(front[beyond.start() :])
    return bool(_TARGET.search(behind))


def told_with(sentence: Sentence, start: int) -> list[TypedNumber]:
    """The numbers of a sentence that are told of the same thing as what stands at a place."""
    return [one for one in sentence.amounts if not _begins_anew(sentence, start, one)]


def _begins_anew(sentence: Sentence, start: int, number: TypedNumber) -> bool:
    """Whether something else begins to be told between a place and a number behind it."""
    ends = [start, *(one.end for one in sentence.amounts if start <= one.end <= number.start)]
    begins = [one.start for one in sentence.amounts if start <= one.start <= number.start]
    return any(
        is_broken(sentence.text[end:begin]) for end, begin in zip(ends, begins, strict=False)
    )


def _are_parted(sentence: Sentence, one: TypedNumber, other: TypedNumber) -> bool:
    """Whether something else begins to be told between two numbers."""
    first, last = sorted((one, other), key=lambda each: each.start)
    anew = _ANEW.search(sentence.text[first.end : last.start])
    return bool(anew) or _begins_anew(sentence, first.end, last)


def _pairs(sentence: Sentence, gap: Gap, line: Line, cell: LineCell) -> Iterator[Pair]:
    planned = is_planned(sentence, gap)
    behind = sentence.text[gap.number.end :].split(",")[0]
    if _THAN.search(behind) and not planned and not _PAST.search(behind):
        # Than something else in the same year.
        return
    for other in line.cells:
        if other is cell or other.unit != cell.unit or other.words != cell.words:
            continue
        if planned != (other.role == "budget") or other.role in ("variance", "change", "share"):
            continue
        if not planned and not _is_year_meant(sentence, cell, other):
            continue
        if year_of(cell) in _SINCE.findall(behind):
            # `Det är 9,5 mkr mindre än 2023, då det var 127,3`: the number is what it was.
            continue
        if cell.role in ("variance", "change", "share", "budget"):
            continue
        pair = Pair(line, other, cell)
        if tells(gap.number, pair):
            yield pair


def _since(gap: Gap, line: Line, cell: LineCell) -> Iterator[Pair]:
    """What became of a number that is told of an earlier year: `Året innan var de 404`."""
    for other in line.cells:
        if other.unit != cell.unit or other.words != cell.words or not is_outcome(other):
            continue
        if is_earlier(other, cell) and int(year_of(other)) - int(year_of(cell)) == 1:
            pair = Pair(line, cell, other)
            if tells(gap.number, pair):
                yield pair


_SINCE = re.compile(r"\b(?:än|than)\s+(?:under |in |år )?((?:19|20)[0-9]{2})\b", re.IGNORECASE)


def _is_year_meant(sentence: Sentence, cell: LineCell, other: LineCell) -> bool:
    """Whether a number is of the year before another, or of an earlier one that is told."""
    if not is_earlier(cell, other):
        return False
    new, old = year_of(cell), year_of(other)
    return int(new) - int(old) == 1 or old in sentence.text


def is_planned(sentence: Sentence, gap: Gap) -> bool:
    """Whether a difference is told against what was planned."""
    behind = sentence.text[gap.number.end :].split(",")[0]
    own = _OWN_BASIS.search(behind)
    if own is not None and _PAST.search(own["what"]) and not _PLAN.search(own["what"]):
        # What is held against last year is not held against the budget spoken of before.
        return False
    before = sentence.text[max(0, gap.number.start - 90) : gap.number.start]
    return bool(_PLAN.search(f"{_ANEW.split(before)[-1]} {behind}"))


_OWN_BASIS = re.compile(
    r"\b(?:än|jämfört med|sedan|than|compared (?:with|to)|since)\s"
    r"(?P<what>.{2,60}?)(?:\s(?:och|samt|men|and|but)\s|$)",
    re.IGNORECASE,
)


def is_earlier(cell: LineCell, other: LineCell) -> bool:
    """Whether a number is an outcome of an earlier year than another."""
    new, old = year_of(cell), year_of(other)
    return bool(new and old and old < new) and is_outcome(other)


def tells(number: TypedNumber, pair: Pair) -> bool:
    """Whether a number is the change of a pair, or its growth."""
    stated = abs(number.base)
    half = number.reach
    cells = in_base(pair.newer.value.half + pair.older.value.half, pair.newer.unit)
    share = dimension_of(pair.newer.unit) == "share"
    if number.unit == "percent" and not share:
        growth, base = pair.growth, abs(pair.older.base)
        return bool(growth and base) and abs(abs(growth or _ZERO) - stated) <= half + cells / base
    if dimension_of(number.unit) != dimension_of(pair.newer.unit) or not pair.change:
        return False
    reach = _ZERO if dimension_of(number.unit) == "number" and not number.decimals else half + cells
    return abs(abs(pair.change) - stated) <= reach


def _agrees(gap: Gap, pair: Pair) -> int:
    if gap.good:
        return gap.way * better_when(pair.line) * pair.better
    return gap.way * pair.way
