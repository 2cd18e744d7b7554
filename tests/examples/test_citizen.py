"""The short version for citizens: two pages that say what the closing says, in everyday words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pypdf
import pytest

from bokslut.checks.plain_language import HARD, MOST_WORDS
from bokslut.language import Language, translator
from bokslut.model.document import Document, FigureRun, KeyFigures, ListBlock, Paragraph, Run
from bokslut.prose.readable import lix, sentences, words
from bokslut.report.html import render_html
from bokslut.report.pdf import render_pdf
from bokslut.report.render import RENDERERS
from bokslut.workspace.workspace import Workspace

LANGUAGES: tuple[Language, ...] = ("sv", "en")
# SCB, Folkmängd i riket, län och kommuner 30 juni 2014: 0181 Södertälje.
INHABITANTS = 91683


def made(example: Workspace, language: Language) -> Document:
    document, _findings = example.close("ks-2014-kort", None, translator(language), language)
    return document


@pytest.fixture(scope="module", params=LANGUAGES)
def brief(request: pytest.FixtureRequest, example: Workspace) -> Document:
    return made(example, request.param)


@pytest.fixture(scope="module")
def swedish(example: Workspace) -> Document:
    return made(example, "sv")


@pytest.fixture(scope="module")
def pdf(brief: Document) -> pypdf.PdfReader:
    translate = translator("en" if brief.language == "en" else "sv")
    return pypdf.PdfReader(io.BytesIO(render_pdf(brief, translate)))


def runs(document: Document) -> Iterator[tuple[Run, ...]]:
    """The sentences' runs: of paragraphs, items of lists, and notes of key figures."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.runs
            elif isinstance(block, ListBlock):
                yield from block.items
            elif isinstance(block, KeyFigures):
                yield from ((item.figure, *item.note) for item in block.items)


def texts(document: Document) -> list[str]:
    return [
        "".join(run.text for run in item)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph | ListBlock)
        for item in ((block.runs,) if isinstance(block, Paragraph) else block.items)
    ]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_it_is_two_pages_of_paper(pdf: pypdf.PdfReader) -> None:
    assert len(pdf.pages) == 2
    for page in pdf.pages:
        assert [round(float(one) / 72 * 25.4) for one in page.mediabox[2:]] == [210, 297]


def test_each_number_on_paper_leads_to_its_explanation_on_the_web(
    pdf: pypdf.PdfReader, brief: Document
) -> None:
    html = render_html(brief, translator("sv")).decode()
    anchors = set(re.findall(r'<article class="explanation" id="([^"]+)"', html))
    addresses = [
        one.get_object()["/A"]["/URI"]
        for page in pdf.pages
        for one in page["/Annots"]
        if "/URI" in one.get_object().get("/A", {})
    ]
    told = {run.ref for item in runs(brief) for run in item if isinstance(run, FigureRun)}
    cells = {cell.ref for table, _row, cell in brief.cells() if cell.ref is not None}
    assert len(addresses) > 60 and len(told) > 25 and len(cells) > 45
    for one in addresses:
        file, _mark, anchor = one.partition("#")
        assert file == "ks-2014-kort.html"
        assert anchor in anchors


def test_it_cannot_say_another_number_than_the_closing(brief: Document, annual: Document) -> None:
    figures = [run for item in runs(brief) for run in item if isinstance(run, FigureRun)]
    both = [run for run in figures if run.ref in annual.figures]
    assert len(both) > 15
    for run in both:
        assert annual.figures[run.ref].value == brief.figures[run.ref].value


def test_the_hundred_kronor_are_a_hundred_and_the_largest_stands_first(brief: Document) -> None:
    table = brief.table("hundred-kronor")
    items = [row.cells[0] for row in table.rows if row.kind == "item"]
    shares = [cell.value or Decimal(0) for cell in items]
    assert abs(sum(shares) - 100) < Decimal("1e-20")
    assert shares == sorted(shares, reverse=True) and len(shares) == 9
    assert table.cell("total", "share").text == "100,00"
    # Printed, they are one hundredth too much: that is told, and no number is bent.
    printed = sum(Decimal(cell.text.replace(",", ".")) for cell in items)
    assert printed == Decimal("100.01")
    assert any("100 kronor" in note for note in table.notes)
    (chart,) = [one for one in brief.charts if one.key == "hundred"]
    assert [point.text for point in chart.series[0].points] == [cell.text for cell in items]


def test_kronor_per_inhabitant_are_the_published_cost_over_the_published_number(
    swedish: Document,
) -> None:
    total = swedish.table("hundred-kronor").cell("total", "per-inhabitant")
    # The published costs of 2014, 341 008 tkr, over 91 683 inhabitants: 3 719 kronor.
    assert total.value is not None
    assert abs(total.value - Decimal(341_008_000) / INHABITANTS) < Decimal("0.01")
    assert plain(total.text) == "3 719"
    notes = [plain("".join(run.text for run in item)) for item in runs(swedish)]
    assert any("91 683 invånare 30 juni 2014" in one for one in notes)


def test_the_goals_are_counted_as_the_published_closing_assessed_them(swedish: Document) -> None:
    # The grades of the published closing stand in tests/goals/test_roll_up.py.
    told = plain(" ".join(texts(swedish)))
    assert "följt upp 18 av dem" in told
    assert "Sex mål är bra (●). Sex är ok (■). Fyra har brister (▲). Två går inte" in told


def test_the_headline_says_how_it_went(swedish: Document) -> None:
    assert swedish.sections[0].title == "Kommunstyrelsen fick pengar över 2014"
    told = plain(texts(swedish)[0])
    assert re.search(r"blev det 6,4 \S+ kronor över\. Det är 2,1 procent av pengarna\.", told)


def test_everyone_can_read_it(swedish: Document) -> None:
    told = texts(swedish)
    assert max(len(words(one)) for text in told for one in sentences(text)) <= MOST_WORDS
    value = lix(told)
    assert value is not None and value < 40 < HARD
    assert "mkr" not in " ".join(told)
    assert not [one for one in swedish.findings if one.rule == "plain-language"]


def test_both_languages_say_the_same_figures(example: Workspace) -> None:
    first, second = (made(example, one) for one in LANGUAGES)
    refs = [
        [run.ref for item in runs(one) for run in item if isinstance(run, FigureRun)]
        for one in (first, second)
    ]
    assert sorted(refs[0]) == sorted(refs[1])
    titles = [[one.title for one in document.sections] for document in (first, second)]
    assert not set(titles[0]) & set(titles[1])
    assert not set(texts(first)) & set(texts(second))


def test_every_format_is_made(brief: Document) -> None:
    for one in RENDERERS:
        assert len(one.render(brief, translator("sv"))) > 5000
