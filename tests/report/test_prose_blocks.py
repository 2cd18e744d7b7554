"""Lists, quotes and emphasis of texts in each format of the report."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pikepdf
import pypdf
import report_sample as sample

from bokslut.model.document import Document, FigureRun, ListBlock, Paragraph, Section, TextRun
from bokslut.model.figure import Why
from bokslut.model.finding import untranslated
from bokslut.report.html import render_html
from bokslut.report.json_report import render_json
from bokslut.report.left_out import known_only
from bokslut.report.pdf import render_pdf

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json"
REF = next(one.ref for one in sample.rich().explanations)
FIGURE = FigureRun("6,4 mkr", Decimal("6.4"), "mkr", REF)
LIST = ListBlock(
    True,
    ((TextRun("ett "), FIGURE), (TextRun("två", emphasis=True), TextRun(" <i>", strong=True))),
    3,
)
QUOTE = Paragraph((TextRun("Så sade hon."),), "quote")


def document() -> Document:
    bullets = replace(LIST, ordered=False, start=1)
    section = Section("prose", "Prosa", 1, (LIST, bullets, QUOTE))
    return replace(sample.rich(), sections=(section,))


def test_html_has_lists_and_quotes_whose_numbers_open() -> None:
    page = render_html(document(), sample.swedish).decode()
    assert '<ol class="prose" start="3"><li>ett <a ' in page
    assert page.count("<li>ett <a ") == 2
    assert "<li><em>två</em><strong> &lt;i&gt;</strong></li></ul>" in page
    assert "<blockquote><p>Så sade hon.</p>\n</blockquote>" in page


def test_pdf_has_lists_and_quotes_that_a_screen_reader_knows() -> None:
    data = render_pdf(document(), sample.swedish)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    shown = re.sub(r"\s+", " ", text)
    assert "3. ett 6,4 mkr 4. två <i>" in shown
    assert "Så sade hon." in shown
    file = pikepdf.open(io.BytesIO(data))
    kinds = _kinds(file.Root.StructTreeRoot)
    assert kinds.count("/L") >= 2 and kinds.count("/LI") >= 4 and "/BlockQuote" in kinds


def _kinds(node: pikepdf.Object) -> list[str]:
    found = [str(node.S)] if "/S" in node else []
    children = node.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found += _kinds(child)
    return found


def test_json_tells_the_items_with_their_figures_and_keeps_its_schema() -> None:
    report = json.loads(render_json(document(), untranslated))
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(report)
    numbers, bullets, _quote = report["sections"][0]["blocks"]
    assert (numbers["ordered"], numbers["start"], bullets["ordered"]) == (True, 3, False)
    assert "start" not in bullets
    assert [one["text"] for one in numbers["items"]] == ["ett 6,4 mkr", "två <i>"]
    assert numbers["items"][0]["figures"][0]["value"] == "6.4"


def test_an_item_whose_facts_are_missing_is_left_out_and_counted() -> None:
    unknown = FigureRun("–", None, "mkr", REF, Why.MISSING)
    made = ListBlock(False, ((TextRun("ett "), FIGURE), (TextRun("två "), unknown)))
    kept, note = known_only([made], untranslated)
    assert kept == replace(made, items=made.items[:1])
    assert isinstance(note, Paragraph) and note.text.startswith("1 sentence is left out")
    assert len(known_only([replace(made, items=made.items[1:])], untranslated)) == 1
