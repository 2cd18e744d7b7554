"""What holds for every format: the register, the same bytes, nothing that breaks it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import report_sample as sample

import bokslut.report
from bokslut.model.document import Document, Paragraph, Row, Section, Table, TableBlock, TextRun
from bokslut.model.figure import FigureRef
from bokslut.report.render import RENDERERS, Renderer, renderer

HOSTILE = (
    '#read("/etc/passwd")',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "*bold* _it_ $x$ [a](b) <label> @ref \\u{41}",
    "漢字 🎉 \u202ertl\u202c \ud800 \x00\x08\x1b \ufffe",
    "a" * 5000,
    "",
)


def each() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("one", RENDERERS, ids=lambda one: one.key)


def test_every_renderer_in_the_folder_is_in_the_register() -> None:
    folder = Path(bokslut.report.__file__).parent
    found = {path.stem for path in folder.glob("*.py") if "\ndef render_" in path.read_text()}
    assert found == {one.render.__module__.rpartition(".")[2] for one in RENDERERS}


def test_a_format_is_found_by_its_key() -> None:
    assert renderer("pdf").suffix == ".pdf"
    with pytest.raises(KeyError):
        renderer("doc")


@each()
@pytest.mark.parametrize("make", [sample.rich, sample.tiny, sample.empty])
def test_the_same_document_gives_the_same_bytes(
    one: Renderer, make: Callable[[], Document]
) -> None:
    assert one.render(make(), sample.swedish) == one.render(make(), sample.swedish)


@each()
def test_the_clock_stays_out_of_the_file(one: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = one.render(sample.tiny(), sample.swedish)
    later = time.time() + 400 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    assert one.render(sample.tiny(), sample.swedish) == before


@each()
@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_any_kind_can_be_printed_anywhere(one: Renderer, text: str) -> None:
    paragraph = Paragraph((TextRun(text), TextRun(text, strong=True)))
    rows = (
        Row("a", text, "item", (sample.number_cell("1", text),)),
        Row("b", text, "sum", (sample.number_cell("1", text),), 0, ("a",)),
    )
    column = sample.amount_column(text)
    table = Table("t", text, "tkr", (column,), rows, text, (text,))
    document = sample.tiny(
        title=text,
        subtitle=text,
        body=text,
        front=((text, text),),
        sections=(Section("s", text, 1, (paragraph, TableBlock("t"))),),
        tables=(table,),
        explanations=(sample.explanation(FigureRef.of("m", of="1"), text),),
    )
    assert len(one.render(document, sample.swedish)) > 100


@each()
def test_sections_may_skip_levels_and_name_what_is_not_there(one: Renderer) -> None:
    sections = (Section("a", "A", 3, (TableBlock("none"),)), Section("b", "B", 9, ()))
    assert one.render(sample.tiny(sections=sections), sample.swedish)


@each()
def test_a_chart_without_values_and_a_table_without_rows_are_printed(one: Renderer) -> None:
    chart = sample.result_chart()
    points = tuple(replace(point, value=None) for point in chart.series[0].points)
    bare = replace(chart, series=(replace(chart.series[0], points=points),))
    table = replace(sample.amounts_table(), rows=())
    document = replace(sample.rich(), charts=(bare,), tables=(table,))
    assert one.render(document, sample.swedish)


def test_all_formats_together_take_less_than_three_seconds() -> None:
    document = sample.rich()
    begun = time.perf_counter()
    sizes = {one.key: len(one.render(document, sample.swedish)) for one in RENDERERS}
    assert time.perf_counter() - begun < 3
    assert sizes["html"] < 1_000_000
    assert isinstance(document.tables[0].rows[0].cells[0].value, Decimal)
