"""What a row tells that is known by a span of time: sick leave of 60 days or more, seen within 90.

**Proves** the level that a sentence tells with a span (`Av sjukfrånvaron var 35,6 procent längre än
59 dagar`) by the row whose label has the same one, however it is written (`60 dagar eller mer`).
**Doubts** another level, where all such rows that the sentence speaks of have the same one this
year. **Silent** about other years and changes, where more numbers are told, and where no word of
the sentence is the row's or its table's. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of
from .one_row import equation_of, is_across
from .two_rows import as_shares

_TIMES = r"(?:dag|dygn|timm|minut|veck|månad|day|hour|minute|week|month)"
_UNIT, _OTHER = rf"(?P<unit>{_TIMES})\w*", rf"(?P<other>{_TIMES})\w*"
_LONGER = re.compile(
    rf"(?:(?:mer|längre|fler|more|longer) (?:än|than)|över|exceeding|>)\s*(?P<n>[0-9]{{1,3}})\s+"
    rf"{_UNIT}",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    rf"(?:(?:minst|från|at least)\s+(?P<n>[0-9]{{1,3}})\s+{_UNIT}|"
    rf"(?P<m>[0-9]{{1,3}})\s+{_OTHER}\s+(?:eller|och|or)\s+(?:mer|längre|fler|däröver|more|"
    r"longer))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?:inom|högst|max|upp till|within|at most)\s+(?P<n>[0-9]{{1,3}})\s+{_UNIT}", re.IGNORECASE
)
_DIGIT = re.compile(r"[0-9]")
_OTHERWISE = re.compile(
    r"\b(?:föregående|förra|fjol\w*|mål\w*|kvinn\w*|män\w*|flick\w*|pojk\w*|varav|ök\w+|minsk\w+|"
    r"last year|target|women|men)\b",
    re.IGNORECASE,
)

Span = tuple[str, str, int]


def told_spans(understood: Understood) -> Iterator[Equation]:
    """The levels that sentences tell with a span of time."""
    rows: dict[Span, list[Line]] | None = None
    for sentence in understood.written:
        span = _span_of(sentence.text)
        if span is None or not sentence.is_statement or _OTHERWISE.search(sentence.text):
            continue
        told = [one for one in sentence.amounts if one.value is None or one.value != span[2]]
        level = _level(sentence, told, span, understood.year)
        if level is None:
            continue
        rows = _rows(understood) if rows is None else rows
        said = roots_of(sentence.text)
        lines = [one for one in rows.get(span, ()) if _is_spoken_of(one, said)]
        yield from _judged(sentence, level, lines, understood.year)


def _span_of(text: str) -> Span | None:
    """Whether a text tells something longer than a span, or within it, and which; from how many
    days on where it is longer."""
    if _DIGIT.search(text) is None:
        return None
    found = _LONGER.search(text)
    if found:
        return "from", found["unit"].lower()[:3], int(found["n"]) + 1
    found = _AT_LEAST.search(text)
    if found:
        unit = found["unit"] or found["other"]
        return "from", unit.lower()[:3], int(found["n"] or found["m"])
    found = _WITHIN.search(text)
    return ("within", found["unit"].lower()[:3], int(found["n"])) if found else None


def _level(
    sentence: Sentence, told: Sequence[TypedNumber], span: Span, year: str
) -> TypedNumber | None:
    """The only number of a sentence beside its span, where it is a level of this year."""
    some = [one for one in told if not (one.value == span[2] - 1 and span[0] == "from")]
    if len(some) != 1 or some[0].hedge or not some[0].value or set(sentence.years) - {year}:
        return None
    return some[0] if claim_of(sentence, some[0]).kind in ("level", "share", "") else None


def _rows(understood: Understood) -> dict[Span, list[Line]]:
    told: dict[Span, list[Line]] = {}
    for line in subjects_of(understood).lines:
        span = _span_of(line.label) if is_across(line) else None
        if span is not None:
            told.setdefault(span, []).append(line)
    return told


def _is_spoken_of(line: Line, said: Sequence[str]) -> bool:
    """Whether a word of a sentence, beside the unit of time, is the row's or its table's."""
    words = {*line.own_words, *line.topic}
    return any(same_name(one, each) or one.endswith(each) for one in said for each in words
               if len(each) > 3 and not re.match(_TIMES, each, re.IGNORECASE))  # fmt: skip


def _judged(
    sentence: Sentence, level: TypedNumber, lines: Sequence[Line], year: str
) -> Iterator[Equation]:
    shares = dimension_of(level.unit) == "share"
    cells = [
        (line, one)
        for line in (map(as_shares, lines) if shares else lines)
        for one in line.cells
        if is_outcome(one)
        and year_of(one) in (year, "")
        and dimension_of(one.unit) == dimension_of(level.unit)
    ]
    held = next((one for one in cells if _is(one[1], level)), None)
    if held is not None:
        yield equation_of(sentence, level, held[0], held[1:], level.value or level.base, True)
    elif len({one.base for _line, one in cells}) == 1:
        line, one = cells[0]
        yield equation_of(sentence, level, line, (one,), in_unit(abs(one.base), level.unit), False)


def _is(cell: LineCell, told: TypedNumber) -> bool:
    return abs(abs(cell.base) - abs(told.base)) <= cell.reach + told.reach
