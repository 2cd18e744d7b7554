"""A report is held against the approved one: its figures by reference, its words without them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import report_sample as sample

from bokslut.model.document import (
    Document,
    FigureRun,
    KeyFigures,
    ListBlock,
    Paragraph,
    Section,
    TextRun,
)
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import untranslated
from bokslut.report.approved import SECTION, figures_of, read_approved, with_approval
from bokslut.report.json_report import render_json

REF = FigureRef.of("result", {"unit": "KS", "period": "2014"})
DAY = date(2015, 3, 16)


def as_report(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render_json(document, untranslated))
    return made


def says(text: str, value: str, words: str = "Resultatet är ") -> Document:
    """A document of one sentence with one figure."""
    number = FigureRun(text, Decimal(value), "mkr", REF)
    block = Paragraph((TextRun(words), number, TextRun(".")))
    figure = Figure(REF, Decimal(value) * 1_000_000, "kr")
    return replace(
        sample.empty(),
        sections=(Section("a", "Ekonomi", 1, (block,)),),
        figures={REF: figure},
    )


def since(approved: Document, now: Document) -> Document:
    """What the present document says of itself, when the other was approved."""
    read = read_approved(as_report(approved), "Eva Ek", "Chef", DAY)
    return with_approval(now, read, untranslated)


def printed(document: Document) -> Iterator[FigureRef]:
    for _table, _row, cell in document.cells():
        if cell.ref is not None:
            yield cell.ref
    for chart in document.charts:
        yield from (point.ref for series in chart.series for point in series.points)
    for section in document.sections:
        for block in section.blocks:
            runs = block.runs if isinstance(block, Paragraph) else ()
            if isinstance(block, ListBlock):
                runs = tuple(run for item in block.items for run in item)
            if isinstance(block, KeyFigures):
                runs = tuple(run for item in block.items for run in (item.figure, *item.note))
            yield from (run.ref for run in runs if isinstance(run, FigureRun))


def test_every_printed_number_of_a_report_is_held_against_the_approved_one() -> None:
    document = sample.rich()
    report = as_report(document)
    charted = {one["key"] for s in report["sections"] for one in s["blocks"] if "series" in one}
    shown = replace(document, charts=tuple(c for c in document.charts if c.key in charted))
    assert {ref for ref, _unit in figures_of(report)} == {str(ref) for ref in printed(shown)}


def test_nothing_changed_is_only_approved() -> None:
    document = since(says("6,4 mkr", "6.414"), says("6,4 mkr", "6.414"))
    assert document.front[-1] == ("Approved by", "Eva Ek, Chef, 2015-03-16")
    assert document.findings == ()
    assert [one.key for one in document.sections] == ["a"]


@pytest.mark.parametrize(
    ("text", "value", "old", "new"),
    [
        ("5,4 mkr", "5.414", "6,4 mkr", "5,4 mkr"),
        # As many decimals as tell them apart, where the print is the same.
        ("6,4 mkr", "6.4145", "6,414\u00a0mkr", "6,415\u00a0mkr"),
    ],
)
def test_another_number_is_told_with_old_and_new(text: str, value: str, old: str, new: str) -> None:
    document = since(says("6,4 mkr", "6.414"), says(text, value))
    (found,) = document.findings
    assert (found.rule, found.expected, found.claimed) == (SECTION, old, new)
    assert document.approval is not None
    assert document.approval.changed == ((REF, old),)
    assert document.front[-1] == ("Changed since", "1 figure; listed at the end")


def test_other_words_are_told_and_other_numbers_are_no_other_words() -> None:
    before = says("6,4 mkr", "6.414")
    document = since(before, says("6,4 mkr", "6.414", "Överskottet är "))
    assert [one.quote for one in document.findings] == ["Ekonomi"]
    assert document.front[-1][1] == "1 text; listed at the end"
    document = since(before, says("5,4 mkr", "5.414"))
    assert "text" not in document.front[-1][1]


def test_a_section_that_is_gone_or_new_is_told() -> None:
    gone = replace(says("6,4 mkr", "6.414"), sections=())
    assert [one.quote for one in since(says("6,4 mkr", "6.414"), gone).findings] == ["Ekonomi"]
    assert [one.quote for one in since(gone, says("6,4 mkr", "6.414")).findings] == ["Ekonomi"]
