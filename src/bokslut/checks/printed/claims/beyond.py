"""What a sentence tells that the line which its words name does not have.

So much for each of some, without a part, since another month than the table has, over
more years than lie between its columns, a rise up to another level than the line's. Such a number
is told of what no row has, however like its words are to the row's.
"""

from __future__ import annotations

import re

from bokslut.prose.typed import TypedNumber

from ..understood.equations import TableNumber
from ..understood.lines import Line, LineCell
from ..understood.plain_words import MONTH
from ..understood.words import (
    COUNTED_ROOTS,
    GENERIC_ROOTS,
    TELLING_ROOTS,
    also_called,
    root,
    roots_of,
    said_in,
)
from .claims import Claim
from .line_values import Value
from .rates import is_of_a_rate

_EACH = (
    r"(?:per|för varje|på varje|(?:för|på)? ?var och en av|for (?:each|every))\s+"
    r"(?!år\b|månad|dag\b|dygn\b|vecka|den\b|the\b|annum|year\b|month|day\b|[0-9])[^\W\d_]+"
)
_MAY_BE_EACH = re.compile("per|var|each|every", re.IGNORECASE)
_FOR_EACH = re.compile(rf"\b{_EACH}", re.IGNORECASE)
_EACH_BEHIND = re.compile(rf"\s*(?:[^\W\d_]+\s+){{0,2}}?(?:{_EACH}|/\s?[^\W\d_])", re.IGNORECASE)
_OF_EACH = re.compile(
    r"\bper\b|(?<![0-9])/|\b(?:var|each|every)\b|varje|snitt|medel|styck|pris|avgift|lön|kvot|täthet",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?P<word>utan|exklusive|exkl|inklusive|inkl|bortsett|frånräkna[dt]|borträkna[dt]|"
    r"(?:av|från)räkna(?:s|ts|t)|rensa(?:t|d|de)|juster(?:at|ad|ade)|underliggande|underlying|"
    r"excluding|including|adjusted)\b",
    re.IGNORECASE,
)
# With what another estimate than this one is meant: `sedan april`, `än i aprilprognosen`.
_ANOTHER_TIME = re.compile(
    r"\b(?:sedan|än|mot|jämfört med|gentemot|från|since|than|from)\s+(?:[^\W\d_]+\s+){0,3}?"
    rf"(?P<month>{MONTH})",
    re.IGNORECASE,
)
_FORESEEN_THEN = re.compile(
    rf"^\W*(?:i|vid|efter|in|after)\s+(?:{MONTH}|delår\w*|förra prognosen)\b[^.;0-9]{{0,30}}\b"
    r"(?:beräknades|bedömdes|väntades|räknade|prognostiserades|pekade|foresaw|expected)\b",
    re.IGNORECASE,
)
_COUNTS = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
_NUMBER = "|".join((*_COUNTS, "[2-9]", "10"))
_YEARS = re.compile(
    rf"\b(?:(?:på|under|över|de senaste|senaste|in|over|the (?:last|past))\s+"
    rf"(?P<over>{_NUMBER})\s+(?:år(?:en)?|years)|"
    rf"för\s+(?P<ago>{_NUMBER})\s+år\s+sedan|"
    rf"(?P<before>{_NUMBER})\s+(?:år tidigare|years (?:ago|earlier)))\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:under|sedan|över|sett över|during|over)\s+(?:hela\s+|den\s+|the\s+)?"
    r"(?:\w*års|mandat|plan|mät)?(?:period|tioårsperiod|decenni)\w*|\b(?:på|under) senare år\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^\W*(?:sedan|från och med|since)\s+(?:år\s+|starten\s+)?(?P<year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:till|to)\s+(?:[^\W\d_]+\s+)?(?:(?:SEK|EUR|USD)\s|[$€£])?$", re.IGNORECASE
)
_LIST_BEHIND = re.compile(
    r"\s*(?:i|av|för|till|på|in|of|for)\s+(?P<first>[^\W\d_-]+(?:\s[^\W\d_]+)?)\s+(?:och|samt|and)\s+"
    r"(?P<second>[^\W\d_]+(?:\s[^\W\d_]+)?)",
    re.IGNORECASE,
)
_CHANGES = ("change", "growth", "variance")

_TOLD_WHOLE = re.compile(r"\s+(?:av|of)\s+[^,.;()]{3,60}", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:personal|medarbetar|anställd|årsarbet|elev|barn|lokal|yt(?:a|or)|invånar|befolkning|"
    r"brukar|plats|tjänst(?:er)?\b|kvinn|män\b|staff|employe|pupil|child|premises|inhabitant|places)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"budget|anslag|\bram|plan|prognos|bidrag(?:et)?\b|appropriation", re.IGNORECASE
)
_BELONGING = re.compile(
    r"^(?:[^\W\d]+\s)?(?P<whose>[^\W\d_]{4,}s)\s+(?P<what>[^\W\d_]{4,}(?:er|ar|or|en|et|na|n|t))\s"
    r"[^.;()0-9]{0,30}$",
    re.IGNORECASE,
)
_MONEY, _TWO = ("kr", "tkr", "mkr", "mdkr"), 2


def is_beyond(claim: Claim, line: Line, meant: Value) -> bool:
    """Whether a number is told of what the line has not, by what the words say of it."""
    return (
        _is_for_each(claim, line, meant)
        or _is_for_all(claim, line)
        or _is_without(claim, line, meant)
        or _is_since_another_time(claim, line, meant)
        or _is_over_other_years(claim, line, meant)
        or _is_up_to_another_level(claim, line, meant)
        or _is_of_another_besides(claim, line, meant)
        or is_of_what_it_has(claim.sentence.text[: claim.number.start], line)
        or is_of_a_rate(claim.sentence.text[: claim.number.start], (_names(line, meant),))
    )


def is_of_what_it_has(before: str, line: Line) -> bool:
    """Whether the words up to a number tell of something that belongs to what a line is called, and
    of which it says nothing: `badhusets energikostnader` of `Besök i badhuset`."""
    told = _BELONGING.search(re.split(r"[;:,]\s", before)[-1])
    if told is None:
        return False
    whose, what = root(told["whose"]), root(told["what"])
    called = any(said_in(one, line.words) for one in (whose, also_called(whose)))
    if what in TELLING_ROOTS | GENERIC_ROOTS | COUNTED_ROOTS or not called:
        return False
    names = (*line.words, *line.topic, *roots_of(line.label))
    return not said_in(what, names) and not any(said_in(name, (what,)) for name in names)


def _names(line: Line, meant: Value) -> str:
    """What the line, its table and the columns are called that a value is of."""
    heads = (cell.head for cell in _cells(line, meant.cells))
    return " ".join((line.label, *line.topic, *meant.words, *heads))


def _cells(line: Line, numbers: tuple[TableNumber, ...]) -> list[LineCell]:
    return [one for one in line.cells if one.number in numbers]


def _is_for_each(claim: Claim, line: Line, meant: Value) -> bool:
    """`per invånare är borgen 38 149 kronor, 1 690 kronor mer än då`, `6,3 besök per invånare`."""
    number, text = claim.number, claim.sentence.text
    behind = _EACH_BEHIND.match(text, number.end)
    large = number.unit in ("tkr", "mkr", "mdkr") or claim.dimension == "share"
    leading = "" if large else text[: number.start]
    before = _MAY_BE_EACH.search(leading) and _FOR_EACH.search(leading)
    counted = number.unit == "kr-per-unit" and meant.dimension == "number"
    each = (behind and claim.dimension != "share") or before or counted
    return bool(each) and not _OF_EACH.search(_names(line, meant))


def _is_for_all(claim: Claim, line: Line) -> bool:
    """`192 lärare saknar legitimation` is no row of `elever per lärare`."""
    if claim.dimension != "number" or claim.number.decimals:
        return False
    counted = not _OF_EACH.search(claim.sentence.text)
    return counted and bool(re.search(r"\bper\b", line.label, re.IGNORECASE))


def _is_without(claim: Claim, line: Line, meant: Value) -> bool:
    """`utan skolresor var förändringen 7 841`, `the underlying result was`."""
    said = _WITHOUT.search(claim.sentence.text[: claim.number.start])
    if said is None:
        return False
    word, names = said["word"].lower(), _names(line, meant)
    if word.startswith(("inkl", "exkl")):
        # A row shortens it: `Soliditet inkl. pensionsförpliktelser`.
        return word[:4] not in names.lower()
    return root(word) not in roots_of(names)


def _is_since_another_time(claim: Claim, line: Line, meant: Value) -> bool:
    """`sedan april är det en förbättring med 26,6 mkr`, where no column is of April."""
    if claim.kind not in _CHANGES or meant.against == "forecast":
        return False
    text = claim.sentence.text
    if _FORESEEN_THEN.search(text):
        return True
    names = _names(line, meant).lower()
    return any(one["month"].lower() not in names for one in _ANOTHER_TIME.finditer(text))


def _is_over_other_years(claim: Claim, line: Line, meant: Value) -> bool:
    """`på två år har räntan sänkts, från 2,18 procent` beside this year's and last year's."""
    text = claim.sentence.text
    here = text[: claim.number.end + 60]
    since = _SINCE.search(text)
    if since and claim.kind == "level" and not _UP_TO.search(text[: claim.number.start]):
        # What has been done since then is in no column of one year.
        return len(meant.cells) == 1 and meant.period[:4] > since["year"]
    compared = claim.kind in _CHANGES or claim.earlier
    told = [one for one in _YEARS.finditer(here) if _is_said_of(claim, one)]
    if not told:
        return (
            compared and not claim.since and bool(_SPAN.search(text)) and _apart(line, meant) == 1
        )
    count = told[-1]["over"] or told[-1]["ago"] or told[-1]["before"]
    years = _COUNTS.get(count.lower()) or int(count)
    return (compared or bool(told[-1]["ago"])) and _apart(line, meant) not in (None, years)


def _is_said_of(claim: Claim, span: re.Match[str]) -> bool:
    """Whether a span of years is one that a number is told over: `för två år sedan` is said of the
    number right before it alone."""
    if span["over"]:
        return True
    return not any(
        claim.number.end <= one.start < span.start() or span.end() <= one.start < claim.number.start
        for one in claim.sentence.amounts
    )


def _apart(line: Line, meant: Value) -> int | None:
    """How many years a value is from the newest of its line, or from the one that it is compared
    with; None where that is not told."""
    newest = max((one.period for one in line.cells if one.role in ("outcome", "")), default="")
    first, last = (meant.older, meant.period) if len(meant.cells) > 1 else (meant.period, newest)
    if not (first[:4].isdigit() and last[:4].isdigit()):
        return None
    return int(last[:4]) - int(first[:4])


def _is_up_to_another_level(claim: Claim, line: Line, meant: Value) -> bool:
    """`ökade med 4,7 procent till 1 612,6 mkr` of a line that has no such number."""
    if claim.kind not in ("change", "growth"):
        return False
    level = _level_behind(claim)
    if level is None or not level.unit or not level.value:
        return False
    some = _cells(line, meant.cells) if len(meant.cells) > 1 else line.cells
    return not any(
        abs(abs(cell.base) - abs(level.base)) <= cell.reach + level.reach for cell in some
    )


def _level_behind(claim: Claim) -> TypedNumber | None:
    """The number that a change leads up to."""
    text, end = claim.sentence.text, claim.number.end
    behind = next((one for one in claim.sentence.amounts if one.start >= end), None)
    if behind is None or not _UP_TO.fullmatch(text[end : behind.start].strip() + " "):
        return None
    return behind


def _is_of_another_besides(claim: Claim, line: Line, meant: Value) -> bool:
    """`513 mkr i utjämning och generella bidrag` is more than the row of one of the two."""
    told = _LIST_BEHIND.match(claim.sentence.text, claim.number.end)
    if told is None or claim.kind != "level" or claim.dimension == "share" or line.total:
        return False
    if len({cell.row for cell in meant.cells}) > 1:
        return False
    names = tuple(map(also_called, (*line.words, *line.topic)))
    first, second = (
        any(said_in(also_called(word), names) for word in roots_of(told[side]))
        for side in ("first", "second")
    )
    return first != second


def is_of_another_whole(claim: Claim, line: Line, meant: Value) -> bool:
    """Whether a percent is told of another whole than what is meant: of what is no plan, where that
    is one cell of a row as a share of the next (`5,6 procent av skatter och bidrag`), or of people
    and places, where it is a part of an amount (`46,2 procent av personalen`)."""
    rows = {(cell.table, cell.row) for cell in meant.cells}
    whole = _TOLD_WHOLE.match(claim.sentence.text, claim.number.end)
    if meant.kind != "share" or len(meant.cells) != _TWO or whole is None:
        return False
    if len(rows) == 1:
        return not _PLANNED.search(whole[0])
    counted = _COUNTED.search(whole[0])
    named = " ".join((meant.label, *meant.terms, *line.topic))
    return counted is not None and not _COUNTED.search(named) and meant.unit in _MONEY
