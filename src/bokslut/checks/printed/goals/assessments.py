"""Assessments held against the values that they assess, and against their parts.

**Finds**, in a table with a column of targets, one of outcomes and one of assessments, an outcome
that meets its target and is assessed as deficient, or misses it and is assessed as good; a goal
whose own figures went the other way (`wishes.py`); an assessment of the whole that is better or
worse than all of its parts; and the same area assessed in two ways. Which way a target points its
words say, or the row's name, or all the other rows that name none. **Silent** where nothing tells
it, about the grade in the middle where a target of a table is missed, and about roll-ups within the
range of their parts: by which rule they are made is the body's own. Warnings: an assessment is a
judgement.
Source: RKR R15, on the evaluation of goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.printed import PrintedCell, PrintedReport, PrintedTable, PrintedText, Spot

from ..claims.polarity import better_in
from ..understood.cells import Printed, plain, read_one
from ..understood.grades import ASSESSED, STATED, grade_of
from ..understood.heads import period_in
from ..understood.places import place_of
from ..understood.understood import Understood
from .wishes import wishes

_TARGET = re.compile(
    r"^(?:mål|målvärde|målnivå|måltal|målsättning|target|mål (?:19|20)\d\d)$", re.I
)
_OUTCOME = re.compile(r"^(?:utfall|resultat|värde|outcome|actual)(?: (?:19|20)\d\d)?$", re.I)
_GRADE = re.compile(
    r"bedömning|måluppfyllelse|uppfyll(?:else|t)|uppnått|status|assessment|^met\?*$", re.I
)
_LEAST = re.compile(r"^(?:minst|lägst|≥|>=?|över|mer än|at least|min)\s*(?P<value>.+)$", re.I)
_MOST = re.compile(
    r"^(?:högst|max(?:imalt)?|≤|<=?|under|mindre än|at most|inte över|ej över)\s*(?P<value>.+)$",
    re.I,
)
_ONLY_WAY = re.compile(r"minst|lägst|högst|max(?:imalt)?|≥|≤|at (?:least|most)", re.I)
# So many rows are assessed as if more were better, and so many for each that is not.
_FEWEST_ALIKE, _FOR_ONE = 3, 3
_WHOLE = re.compile(
    r"sammanfattande|sammantage[tn]|samlad|total(?:t|bedömning)|helhet|overall", re.I
)
_AREA = re.compile(r"(?:för (?:området|målområdet) |området )(?P<area>[^:(]{3,80})$", re.I)


def assessments(understood: Understood) -> Iterator[Finding]:
    """The assessments that do not fit what they assess."""
    report = understood.report
    for table in report.tables():
        yield from _targets(report, table)
    yield from wishes(understood)
    told = list(_told(report))
    yield from _roll_ups(report, told)
    yield from _of_goals(report)
    yield from _areas(report, told)


def _targets(report: PrintedReport, table: PrintedTable) -> Iterator[Finding]:
    for place, head in enumerate(table.rows[:3]):
        target, grade = _only(head, _TARGET), _only(head, _GRADE)
        outcome = _newest(head)
        if target is None or outcome is None or grade is None or len({target, outcome, grade}) < 3:
            continue
        rows = [
            _Row(row, _with_way(row, target), row[outcome], row[grade])
            for row in table.rows[place + 1 :]
            if len(row) == len(head)
        ]
        upwards = _more_is_better(rows)
        column = plain(head[outcome].text)
        for one in rows:
            yield from _row(report, table, one, column, upwards)
        return


@dataclass(frozen=True, slots=True)
class _Row:
    """A target, with the words that say which way it points, its outcome and its assessment."""

    cells: Sequence[PrintedCell]
    target: str
    outcome: PrintedCell
    grade: PrintedCell

    @property
    def given(self) -> int | None:
        """What it is assessed as."""
        return grade_of(plain(self.grade.text))

    @property
    def way(self) -> int | None:
        """Which way is good by the row's own name, where it names one."""
        return better_in(plain(self.cells[0].text))

    def met(self, way: int = 0) -> bool | None:
        """Whether the outcome meets the target, which points the given way where it does not say
        so itself; None where that cannot be told."""
        reached = read_one(plain(self.outcome.text))
        told = _met(self.target, reached)
        wanted = read_one(self.target)
        if told is not None or reached is None or wanted is None or not way:
            return told
        return (reached.value - wanted.value) * way >= -min(reached.half, wanted.half)


def _with_way(row: Sequence[PrintedCell], target: int) -> str:
    """The target with the word before it, where that stands in a cell of its own."""
    before = plain(row[target - 1].text) if target else ""
    told = plain(row[target].text)
    return f"{before} {told}" if _ONLY_WAY.fullmatch(before) else told


def _more_is_better(rows: Sequence[_Row]) -> bool:
    """Whether the rows whose names do not say that less is good are assessed as if more were."""
    some = [one for one in rows if one.way in (None, 1) and one.given]
    told = [one.met(1) == (one.given == 1) for one in some if _met(one.target, None) is None]
    right = sum(told)
    return right >= _FEWEST_ALIKE and right >= _FOR_ONE * (len(told) - right)


# How much is used, paid or waited: less may be what is wanted.
_AMOUNT_OF_USE = re.compile(
    r"\b(?:kg|ton|kwh|mwh|gwh|liter|kubikmeter|m3|m³|kr|kronor|sek|dagar|minuter|timmar|veckor|days|"
    r"minutes|hours|weeks)\b|avfall|svinn|förbrukning|tid\b|waste|consumption",
    re.IGNORECASE,
)


def _only(head: Sequence[PrintedCell], form: re.Pattern[str]) -> int | None:
    found = [index for index, one in enumerate(head) if form.search(plain(one.text))]
    return found[0] if len(found) == 1 else None


def _newest(head: Sequence[PrintedCell]) -> int | None:
    """The column of outcome, of several that of the last year."""
    found = [index for index, one in enumerate(head) if _OUTCOME.search(plain(one.text))]
    years = {index: period_in(head[index].text) for index in found}
    if len(found) > 1 and (not all(years.values()) or len(set(years.values())) < len(found)):
        return None
    return max(found, key=lambda one: years[one], default=None)


def _row(
    report: PrintedReport, table: PrintedTable, row: _Row, column: str, upwards: bool
) -> Iterator[Finding]:
    way = row.way
    if way is None:
        way = int(upwards and not _AMOUNT_OF_USE.search(plain(row.cells[0].text)))
    met = row.met(way)
    if row.given is None or met is None or row.given != (-1 if met else 1):
        return
    yield finding(
        "assessment-against-target",
        Severity.WARNING,
        "{row}: {outcome} meets the target {target}, and is assessed as {grade}."
        if met
        else "{row}: {outcome} misses the target {target}, and is assessed as {grade}.",
        place=replace(
            place_of(report, row.grade.spot),
            table=plain(table.title) or None,
            row=plain(row.cells[0].text) or None,
            column=column or None,
        ),
        quote=" | ".join(one.text for one in row.cells if one.text),
        claimed=plain(row.outcome.text),
        remedy="Change the assessment or the values, or say why they differ.",
        row=row.cells[0].text,
        outcome=row.outcome.text,
        target=row.target,
        grade=row.grade.text,
    )


def _met(target: str, reached: Printed | None) -> bool | None:
    """Whether a target that says which way it points is met; None where that cannot be told."""
    if reached is None:
        return None
    for form, way in ((_LEAST, 1), (_MOST, -1)):
        match = form.match(target)
        wanted = read_one(match["value"]) if match else None
        if wanted is not None and (
            not wanted.unit or wanted.unit == reached.unit or not reached.unit
        ):
            # By rounding alone a value is never on the wrong side.
            return (reached.value - wanted.value) * way >= -min(reached.half, wanted.half)
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """An assessment of something, and how many blocks into the report it stands."""

    label: str
    grade: int
    text: str
    block: int
    spot: Spot

    @property
    def of_whole(self) -> bool:
        return bool(_WHOLE.search(self.label))


def _told(report: PrintedReport) -> Iterator[_Told]:
    for place, block in enumerate(report.blocks):
        if isinstance(block, PrintedText):
            match = ASSESSED.match(block.text)
            if match and (grade := grade_of(match["grade"])) is not None:
                yield _Told(match["label"], grade, block.text, place, block.spot)
            continue
        for row in block.rows:
            told = [one for one in row if plain(one.text)]
            grade = grade_of(plain(told[-1].text)) if len(told) == 2 else None
            if grade is not None:
                text = f"{told[0].text} {told[1].text}"
                yield _Told(told[0].text.rstrip(": "), grade, text, place, told[0].spot)


def _roll_ups(report: PrintedReport, told: Sequence[_Told]) -> Iterator[Finding]:
    """The parts of a whole are the assessments right above it: in its own table, or since the
    whole before."""
    parts: list[_Told] = []
    for one in told:
        in_tables = {part.block for part in parts if part.block == one.block}
        mine = [part for part in parts if part.block in in_tables] if in_tables else parts
        if not one.of_whole:
            if parts and _apart(parts[-1], one, report):
                parts = []
            parts.append(one)
            continue
        grades = [part.grade for part in mine]
        if len(grades) >= 2 and not min(grades) <= one.grade <= max(grades):
            yield _whole(report, one.text, one.spot, [part.text for part in mine])
        parts = []


def _whole(report: PrintedReport, text: str, spot: Spot, parts: Sequence[str]) -> Finding:
    return finding(
        "assessment-of-whole",
        Severity.WARNING,
        "The whole is assessed in “{whole}”, which none of its parts has: {parts}.",
        place=place_of(report, spot),
        quote=text,
        remedy="Change the assessment of the whole, or say by which rule it is made.",
        whole=text,
        parts="; ".join(parts),
    )


def _of_goals(report: PrintedReport) -> Iterator[Finding]:
    """What is said of a goal right below the table of its indicators, each with its assessment."""
    parts: list[tuple[str, int]] = []
    for block in report.blocks:
        if isinstance(block, PrintedTable):
            parts = list(_graded(block))
            continue
        if block.kind == "heading":
            parts = []
        match = ASSESSED.match(block.text) or STATED.match(block.text)
        grade = grade_of(match["grade"]) if match else None
        if grade is None or match is None or _WHOLE.search(match.groupdict().get("label") or ""):
            continue
        grades = [part for _text, part in parts]
        if len(grades) >= 2 and not min(grades) <= grade <= max(grades):
            yield _whole(report, block.text, block.spot, [text for text, _grade in parts])
        parts = []


def _graded(table: PrintedTable) -> Iterator[tuple[str, int]]:
    """The rows of a table with what its one column of assessments says of each."""
    for place, head in enumerate(table.rows[:3]):
        column = _only(head, _GRADE)
        if column is None or not column:
            continue
        for row in table.rows[place + 1 :]:
            told = plain(row[column].text) if len(row) == len(head) else ""
            if (grade := grade_of(told)) is not None:
                yield f"{plain(row[0].text)} {told}", grade
        return


def _apart(one: _Told, other: _Told, report: PrintedReport) -> bool:
    """Whether a chapter begins between them, which ends a list of parts."""
    between = report.blocks[one.block + 1 : other.block]
    return any(
        isinstance(block, PrintedText) and block.kind == "heading" and block.level == 1
        for block in between
    ) or isinstance(report.blocks[one.block], PrintedTable) != isinstance(
        report.blocks[other.block], PrintedTable
    )


def _areas(report: PrintedReport, told: Sequence[_Told]) -> Iterator[Finding]:
    known: dict[str, _Told] = {}
    for one in told:
        match = _AREA.search(one.label)
        if match is None:
            continue
        area = " ".join(re.findall(r"[^\W_]+", match["area"].casefold()))
        first = known.setdefault(area, one)
        if first.grade != one.grade:
            yield finding(
                "assessment-differs",
                Severity.WARNING,
                "“{first}” in one place, “{second}” in another.",
                place=place_of(report, one.spot),
                quote=f"{first.text} / {one.text}",
                remedy="Give the area one assessment.",
                first=first.text,
                second=one.text,
            )
