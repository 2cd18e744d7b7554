"""A memo begins with its letterhead and a brief with its headline: neither has a first page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest
import report_sample as sample

from bokslut.model.document import Approval, Document, Paragraph, Section, Side, Style, TextRun
from bokslut.report.docx import render_docx
from bokslut.report.html import render_html
from bokslut.report.layout import Beside, arranged
from bokslut.report.pdf import render_pdf

LONG: tuple[Style, ...] = ("report", "memo")
SHORT: tuple[Style, ...] = ("memo", "brief")


def styled(style: Style) -> Document:
    return replace(sample.rich(), style=style)


def pages(document: Document) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(document, sample.swedish)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


@pytest.mark.parametrize("style", SHORT)
def test_the_first_page_of_what_is_short_holds_its_text(style: Style) -> None:
    document = styled(style)
    first = pages(document)[0]
    assert document.title in first
    assert document.sections[0].title in first
    assert document.sections[0].title in first.partition(document.title)[2]
    assert "Innehåll" not in first
    html = render_html(document, sample.swedish).decode()
    assert '<nav class="contents"' not in html
    file = docx.Document(io.BytesIO(render_docx(document, sample.swedish)))
    styles = [one.style.name for one in file.paragraphs if one.style is not None]
    assert not [one for one in styles if one.lower().startswith("toc")]
    head = next(one for one in file.paragraphs if one.text == document.sections[0].title)
    assert not head.paragraph_format.page_break_before


def test_a_report_keeps_its_first_page() -> None:
    document = styled("report")
    first, second, *_rest = pages(document)
    assert "Innehåll" in first
    assert document.sections[0].title in second


def test_a_memo_is_filed_by_the_fields_of_its_letterhead() -> None:
    document = styled("memo")
    first = pages(document)[0]
    before = first.partition(document.title)[0]
    for label, text in document.front:
        assert f"{label} {text}" in before
    # How it was made is no matter for a letterhead; the snapshot stands at the foot.
    assert document.program not in first
    assert "Fryst underlag" in first


@pytest.mark.parametrize("style", LONG)
def test_findings_and_basis_follow_what_is_for_those_who_make_it(style: Style) -> None:
    text = " ".join(pages(styled(style)))
    assert "Anmärkningar" in text and "Underlag" in text


def test_a_brief_keeps_findings_and_appendix_off_its_pages() -> None:
    document = styled("brief")
    assert document.findings
    text = " ".join(pages(document))
    assert "Anmärkningar" not in text and "SHA-256" not in text
    html = render_html(document, sample.swedish).decode()
    assert 'id="findings"' not in html
    # Each number still opens what explains it.
    assert html.count('<article class="explanation"') == len(document.explanations)


def told(text: str) -> Paragraph:
    return Paragraph((TextRun(text),))


def test_blocks_with_sides_are_gathered_and_the_others_keep_their_place() -> None:
    a, b, c, d, e = (told(one) for one in "abcde")
    sides: tuple[Side, ...] = ("", "left", "right", "left", "")
    section = Section("s", "S", 1, (a, b, c, d, e), sides)
    assert list(arranged(section)) == [a, Beside((b, d), (c,)), e]
    assert list(arranged(replace(section, sides=()))) == [a, b, c, d, e]


def test_blocks_beside_each_other_are_read_one_after_the_other() -> None:
    section = Section("s", "S", 1, (told("vänster"), told("höger")), ("left", "right"))
    document = sample.tiny(sections=(section,))
    assert re.search("vänster.*höger", " ".join(pages(document)))
    html = render_html(document, sample.swedish).decode()
    assert '<div class="beside"><div><p>vänster</p>\n</div><div><p>höger</p>\n</div></div>' in html
    file = docx.Document(io.BytesIO(render_docx(document, sample.swedish)))
    lines = [one.text for one in file.paragraphs]
    assert lines.index("vänster") + 1 == lines.index("höger")


@pytest.mark.parametrize("style", ["report", "memo", "brief"])
def test_the_first_page_says_who_approved_whatever_its_style(style: Style) -> None:
    approval = Approval("Eva Ek", "Ekonomichef", date(2015, 3, 16), "0123456789ab")
    front = (("Godkänd av", "Eva Ek, Ekonomichef, 2015-03-16"),)
    document = replace(styled(style), approval=approval, front=front)
    assert "Eva Ek" in pages(document)[0]
    assert "Eva Ek" in render_html(document, sample.swedish).decode()
    file = docx.Document(io.BytesIO(render_docx(document, sample.swedish)))
    assert "Eva Ek" in "".join(one.text for one in file.paragraphs)
