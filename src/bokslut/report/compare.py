"""What is not the same in two reports of one closing: figures, cells, charts, sentences, findings.

Everything is told apart by its key, never by its label or its position, but sentences: they have no
key and are matched by their order within a section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from bokslut.model.assessment import Assessment
from bokslut.model.document import Document, KeyFigures, ListBlock, Paragraph, Run, Section
from bokslut.model.figure import FigureRef, Why
from bokslut.model.finding import Finding

from .left_out import sentences

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")


class Shown(NamedTuple):
    """A number as a report has it: printed, exact (in `unit`), why it has no value."""

    text: str
    value: Decimal | None
    unit: str
    ref: FigureRef | None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is not what it was. `place` are its keys (table, row and column; chart, series
    and point; section and key figure) and `labels` what a reader calls them. Where it stands in
    one of the reports only, the other side is None."""

    place: tuple[str, ...]
    labels: tuple[str, ...]
    old: Shown | None
    new: Shown | None

    @property
    def printed(self) -> bool:
        """Whether a reader sees it: the print may be the same although the value is not."""
        return (self.old and self.old.text) != (self.new and self.new.text)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure whose exact value is not what it was, in the unit of its measure."""

    ref: FigureRef
    old: Decimal | None
    new: Decimal | None


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that reads otherwise; an empty text where there was or is none."""

    section: str
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """An assessment whose proposal, decision or reason is not what it was; None where there was or
    is none. Whoever decided the old one is in it."""

    key: str
    label: str
    old: Assessment | None
    new: Assessment | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is not the same in the two."""

    figures: tuple[FigureChange, ...]
    cells: tuple[Change, ...]
    points: tuple[Change, ...]
    key_figures: tuple[Change, ...]
    sentences: tuple[SentenceChange, ...]
    assessments: tuple[AssessmentChange, ...]
    found: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    def __bool__(self) -> bool:
        return any(
            (
                self.figures,
                self.cells,
                self.points,
                self.key_figures,
                self.sentences,
                self.assessments,
                self.found,
                self.gone,
            )
        )


def compare(old: Document, new: Document) -> Comparison:
    """What changed from one document of a closing to another, in the order of the new one, with
    what is gone behind it."""
    before = {one.id: one for one in old.findings}
    after = {one.id: one for one in new.findings}
    return Comparison(
        figures=_figures(old, new),
        cells=_numbers(_cells, old, new),
        points=_numbers(_points, old, new),
        key_figures=_numbers(_key_figures, old, new),
        sentences=tuple(_all_sentences(old, new)),
        assessments=_assessments(old, new),
        found=tuple(one for key, one in after.items() if key not in before),
        gone=tuple(one for key, one in before.items() if key not in after),
    )


def _pairs(
    old: Mapping[_Key, _Thing], new: Mapping[_Key, _Thing]
) -> Iterator[tuple[_Key, _Thing | None, _Thing | None]]:
    for key in dict.fromkeys([*new, *old]):
        yield key, old.get(key), new.get(key)


def _figures(old: Document, new: Document) -> tuple[FigureChange, ...]:
    return tuple(
        FigureChange(ref, was, now)
        for ref, was, now in _pairs(
            {ref: one.value for ref, one in old.figures.items()},
            {ref: one.value for ref, one in new.figures.items()},
        )
        if was != now
    )


def _assessments(old: Document, new: Document) -> tuple[AssessmentChange, ...]:
    return tuple(
        AssessmentChange(key, known.label, was, now)
        for key, was, now in _pairs(
            {one.key: one for one in old.assessments}, {one.key: one for one in new.assessments}
        )
        if (known := now or was) is not None and _judged(was) != _judged(now)
    )


def _judged(one: Assessment | None) -> tuple[object, ...]:
    return () if one is None else (one.proposed, one.decided, one.reason)


_Numbers = dict[tuple[str, ...], tuple[tuple[str, ...], Shown]]


def _numbers(
    numbers_of: Callable[[Document], _Numbers], old: Document, new: Document
) -> tuple[Change, ...]:
    made = []
    for place, was, now in _pairs(numbers_of(old), numbers_of(new)):
        known = now or was
        if known is None or (was and was[1]) == (now and now[1]):
            continue
        made.append(Change(place, known[0], was and was[1], now and now[1]))
    return tuple(made)


def _cells(document: Document) -> _Numbers:
    return {
        (table.key, row.key, column.key): (
            (table.title, row.label, column.label),
            Shown(cell.text, cell.value, cell.unit, cell.ref, cell.why),
        )
        for table in document.tables
        for row in table.rows
        if row.cells
        for column, cell in zip(table.columns, row.cells, strict=True)
    }


def _points(document: Document) -> _Numbers:
    return {
        (chart.key, series.key, str(point.ref)): (
            (chart.title, series.label, point.label),
            Shown(point.text, point.value, chart.unit, point.ref),
        )
        for chart in document.charts
        for series in chart.series
        for point in series.points
    }


def _key_figures(document: Document) -> _Numbers:
    return {
        (section.key, str(item.figure.ref)): (
            (section.title, item.label),
            Shown(
                item.figure.text,
                item.figure.value,
                item.figure.unit,
                item.figure.ref,
                item.figure.why,
            ),
        )
        for section in document.sections
        for block in section.blocks
        if isinstance(block, KeyFigures)
        for item in block.items
    }


def _all_sentences(old: Document, new: Document) -> Iterator[SentenceChange]:
    before = {one.key: one for one in old.sections}
    after = {one.key: one for one in new.sections}
    for key, was, now in _pairs(before, after):
        named = now or was
        title = named.title if named else ""
        for before_, after_ in _changed(_texts(was), _texts(now)):
            yield SentenceChange(key, title, before_, after_)


def _texts(section: Section | None) -> list[str]:
    """The sentences of a section, those of its key figures' notes too."""
    made: list[str] = []
    for block in section.blocks if section else ():
        if isinstance(block, Paragraph):
            made += [_plain(one) for one in sentences(block.runs)]
        elif isinstance(block, ListBlock):
            made += [_plain(one) for item in block.items for one in sentences(item)]
        elif isinstance(block, KeyFigures):
            made += [f"{item.label}: {_plain(item.note)}" for item in block.items if item.note]
    return made


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag != "equal":
            yield from zip_longest(old[first:last], new[start:end], fillvalue="")
