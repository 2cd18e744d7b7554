"""The checklist in a report: each requirement, its paragraph, its state in a word, its place."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from report_sample import empty as sample

from bokslut.model.document import Document, Paragraph, Section, TableBlock, TextRun
from bokslut.model.finding import untranslated
from bokslut.model.period import parse_period
from bokslut.norms.judge import judge
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Asked, BodyKind
from bokslut.report.checklist import CHECKLIST, with_checklist
from bokslut.report.docx import render_docx
from bokslut.report.html import render_html
from bokslut.report.letters import unprintable
from bokslut.report.pdf import render_pdf
from bokslut.report.xlsx import render_xlsx

NORMS = read_norms()


def report(body: BodyKind = "group", period: str = "2025") -> Document:
    """A report with an outlook and, last, the checklist of it."""
    outlook = Section("outlook", "Förväntad utveckling", 1, (Paragraph((TextRun("Växer."),)),))
    law = Section("law", "Lagens krav", 1, (TableBlock(CHECKLIST),))
    base = replace(sample(), sections=(outlook, law), dated=date(2026, 3, 1))
    asked = Asked(body, "annual", parse_period(period))
    return with_checklist(base, judge(NORMS, asked, base), NORMS, asked, untranslated)


def test_each_requirement_of_the_year_is_a_row_under_its_norm() -> None:
    table = report().table(CHECKLIST)
    asked = {one.key for one in NORMS.requirements if one.in_force(date(2025, 12, 31))}
    rows = {row.key for row in table.rows if row.kind == "item"}
    annual = {one.key for one in NORMS.requirements if "annual" in one.reports}
    assert rows == asked & annual
    assert [row.key for row in table.rows if row.kind == "heading"] == ["lkbr", "kl", "r14", "r15"]


def test_a_row_says_state_paragraph_place_and_whether_the_words_were_read() -> None:
    table = report().table(CHECKLIST)
    told = [cell.text for cell in table.row("lkbr-11-4").cells]
    # Chapter and paragraph are not torn apart at the end of a line.
    assert told == ["present", "11\u00a0kap.\u00a04\u00a0§", "Förväntad utveckling", "yes"]
    assert table.cell("lkbr-12-2", "state").text == "is lacking"
    assert table.cell("r15-governance", "read").text == "no"
    # Whether there are extraordinary items the report does not say.
    assert table.cell("lkbr-9-12", "state").text == "not found"


def test_of_a_board_it_says_that_the_law_asks_others() -> None:
    table = report("board").table(CHECKLIST)
    states = {row.key: row.cells[0].text for row in table.rows if row.cells}
    assert states.pop("kl-11-18") == "is lacking"
    assert set(states.values()) == {"not applicable"}
    assert table.title.endswith("board")


def test_beneath_stand_the_texts_that_were_read() -> None:
    notes = report().table(CHECKLIST).notes
    assert any(NORMS.source("lkbr-text").address in note for note in notes)
    assert not any(NORMS.source("krl-text").address in note for note in notes)


def test_a_section_of_nothing_else_is_left_out_where_nothing_is_asked() -> None:
    law = Section("law", "Lagens krav", 1, (TableBlock(CHECKLIST),))
    memo = replace(sample(), sections=(law,))
    asked = Asked("group", "other", parse_period("2025"))
    made = with_checklist(memo, judge(NORMS, asked, memo), NORMS, asked, untranslated)
    assert made.sections == ()


def test_a_report_that_does_not_show_it_is_as_it_was() -> None:
    base = replace(sample(), sections=())
    asked = Asked("group", "annual", parse_period("2025"))
    assert with_checklist(base, judge(NORMS, asked, base), NORMS, asked, untranslated) == base


def test_its_place_is_a_link_in_html_pdf_and_docx() -> None:
    made = report()
    html = render_html(made, untranslated).decode()
    assert '<a href="#s-outlook">Förväntad utveckling</a>' in html
    assert 'id="s-outlook"' in html
    pages = PdfReader(io.BytesIO(render_pdf(made, untranslated))).pages
    links = [one.get_object() for page in pages for one in page.get("/Annots", [])]
    assert [one for one in links if one.get("/Dest") or one.get("/A", {}).get("/S") == "/GoTo"]
    with ZipFile(io.BytesIO(render_docx(made, untranslated))) as package:
        body = package.read("word/document.xml").decode()
    names = re.findall(r'<w:hyperlink w:anchor="(section_\w+)"', body)
    assert names and all(f'w:name="{name}"' in body for name in names)


def test_every_format_prints_it_whole() -> None:
    made = report()
    assert unprintable(made) == []
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(made, untranslated))).pages
    )
    text = re.sub(r"\s+", " ", text)
    assert "12 kap. 2 §" in text and "is lacking" in text
    assert render_xlsx(made, untranslated)[:2] == b"PK"


@pytest.mark.parametrize("period", ["2014", "2018", "2019", "2023", "2024", "2025"])
def test_every_year_s_law_can_be_printed(period: str) -> None:
    assert unprintable(report("group", period)) == []
