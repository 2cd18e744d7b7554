"""The PDF: for everyone to read, for the archive to keep, and each number leads to its source."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from importlib.resources import files

import pikepdf
import pypdf
import pytest
import report_sample as sample
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.model.document import Document, Paragraph, Section, TextRun
from bokslut.report import letters
from bokslut.report.letters import settable
from bokslut.report.pdf import render_pdf


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(document, sample.swedish)))


def texts(document: Document) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(document, sample.swedish)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


@pytest.fixture(scope="module")
def rich_pdf() -> pikepdf.Pdf:
    return opened(sample.rich())


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return texts(sample.rich())


def test_the_file_declares_that_everyone_can_read_it_and_the_archive_keep_it(
    rich_pdf: pikepdf.Pdf,
) -> None:
    with rich_pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["dc:title"] == "Kommunstyrelsen · Årsbokslut 2014"
        assert meta["xmp:CreateDate"].startswith("2015-02-10")
    assert rich_pdf.Root.MarkInfo.Marked
    assert str(rich_pdf.Root.Lang) == "sv"
    assert rich_pdf.Root.ViewerPreferences.DisplayDocTitle


def elements(node: pikepdf.Object, found: list[str]) -> list[str]:
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(str(node.S))
        children = node.get("/K")
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary):
                elements(child, found)
    return found


def test_the_file_is_tagged_as_what_it_is(rich_pdf: pikepdf.Pdf) -> None:
    tree = elements(rich_pdf.Root.StructTreeRoot, [])
    assert tree.count("/Table") == len(sample.rich().tables)
    assert tree.count("/Figure") >= len(sample.rich().charts)
    heads = sum(1 + len(table.columns) for table in sample.rich().tables)
    assert tree.count("/TH") >= heads
    assert tree.count("/H1") >= 5 and tree.count("/H2") > 2
    assert tree.count("/Link") > 200


def annotations(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for page in document.pages for one in page.get("/Annots", [])]


def test_every_number_leads_to_its_explanation_and_says_in_words_where(
    rich_pdf: pikepdf.Pdf,
) -> None:
    links = annotations(rich_pdf)
    assert all(str(one.get("/Contents", "")) for one in links)
    names = {str(one.Dest) for one in links if not isinstance(one.get("/Dest"), pikepdf.Array)}
    expected = {one.anchor for one in sample.rich().explanations}
    linked = {str(cell.ref) for _, _, cell in sample.rich().cells()}
    anchors = sample.rich().anchors()
    printed = {anchor for ref, anchor in anchors.items() if str(ref) in linked}
    assert printed <= names <= expected | {"t-operations", "t-investments"} | names
    told = {str(one.Contents) for one in links}
    assert any(one.startswith("Underlag: Resultat 2014 · HR") for one in told)


def test_bookmarks_name_the_chapters(rich_pdf: pikepdf.Pdf) -> None:
    with rich_pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Ekonomi", "Räkningar", "Investeringar", "Anmärkningar", "Underlag"]


def test_every_page_says_which_report_which_snapshot_and_which_page(pages: list[str]) -> None:
    for number, text in enumerate(pages, start=1):
        assert f"{number} ({len(pages)})" in text
        assert "7c41 9e02" in text and "2015-02-10" in text
        assert "Kommunstyrelsen" in text
    chapters = [text for text in pages if "Resultat per avdelning Tabell 1." in text]
    assert len(chapters) == 1 and "Ekonomi" in chapters[0]


def test_the_first_page_says_for_whom_and_what_was_decided(pages: list[str]) -> None:
    for part in ("Årsbokslut 2014", "Till Kommunstyrelsen", "KS 15/68", "godkänns", sample.HASH):
        assert part in pages[0]


def test_every_printed_figure_stands_in_the_file(pages: list[str]) -> None:
    whole = re.sub(r"\s", "", "".join(pages))
    for _, row, cell in sample.rich().cells():
        assert re.sub(r"\s", "", cell.text) in whole, row.key


def test_the_appendix_gives_formula_inputs_and_source_files(pages: list[str]) -> None:
    appendix = " ".join(
        pages[next(at for at, text in enumerate(pages) if "Underlag Resultat" in text) :]
    )
    for part in ("appropriation − net_cost", "Lag (2018:597)", "ledger-2014.se", "a1" * 8):
        assert part in appendix


def test_a_draft_is_marked_on_each_page_and_a_report_on_none(pages: list[str]) -> None:
    for text in texts(sample.rich(draft=True)):
        assert "Utkast" in text and "UTKAST" in text
    assert not any("Utkast" in text for text in pages)


def test_text_is_printed_as_itself_and_never_carried_out() -> None:
    hostile = '#read("/etc/passwd") *bold* _x_ $y$ `z` @ref <label> \\ #panic() = H // c'
    document = sample.tiny(
        title=hostile, sections=(Section("s", hostile, 1, (Paragraph((TextRun(hostile),)),)),)
    )
    whole = "".join(texts(document))
    assert whole.count("read(") >= 3 and "root:" not in whole
    squeezed = whole.replace(" ", "")
    assert hostile.replace(" ", "") in squeezed


def test_a_table_that_fits_on_a_page_is_not_torn_and_a_long_one_repeats_its_head() -> None:
    table = sample.income_statement()
    row = table.rows[1]

    def pages_of(count: int) -> list[str]:
        rows = tuple(replace(row, key=f"r{at}", label=f"Rad {at}") for at in range(count))
        words = tuple(Paragraph((TextRun("Text. " * 90),)) for _ in range(4))
        section = Section("s", "Avsnitt", 1, (*words, sample.table_block(table.key)))
        return texts(sample.tiny(tables=(replace(table, rows=rows),), sections=(section,)))

    short = [text for text in pages_of(30) if "Rad " in text]
    assert len(short) == 1
    long = [text for text in pages_of(120) if "Rad " in text]
    assert len(long) > 1
    assert all("Budget helår 2014" in text for text in long)


def test_figures_stand_apart_on_one_line_under_heads_of_long_words() -> None:
    table = sample.income_statement()
    heads = ("Utfall januari–april 2013", "Utfall januari–april 2014", "Utveckling", "Nämndbidrag")
    heads += ("Prognos helår 2014", "Prognosens avvikelse", "Avvikelse")
    columns = tuple(replace(sample.amount_column(head), bar=head == heads[5]) for head in heads)
    figures = tuple(sample.number_cell(str(300_705 + at), f"300 {705 + at}") for at in range(7))
    label = "Administration och utredning vid kommunstyrelsens kontor"
    rows = tuple(replace(table.rows[1], key=str(at), label=label, cells=figures) for at in range(3))
    wide = replace(table, columns=columns, rows=rows)
    section = Section("s", "Avsnitt", 1, (sample.table_block(table.key),))
    data = render_pdf(sample.tiny(tables=(wide,), sections=(section,)), sample.swedish)
    reader = pypdf.PdfReader(io.BytesIO(data))
    lines = "".join(page.extract_text(extraction_mode="layout") for page in reader.pages)
    apart = r"300.705 {2,}300.706 {2,}300.707 {2,}300.708 {2,}300.709 {2,}300.710 {2,}300.711"
    assert len(re.findall(apart, lines)) == 3


def test_only_the_shipped_font_is_used_and_it_is_embedded(rich_pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont)
        for page in rich_pdf.pages
        for font in page.Resources.get("/Font", {}).values()
    }
    assert {name.split("+")[1] for name in fonts} == {
        "Inter-Regular-Identity-H",
        "Inter-SemiBold-Identity-H",
    }


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    folder = files("bokslut.report").joinpath("fonts")
    for name in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
        with folder.joinpath(name).open("rb") as stream:
            drawn = set(TTFont(stream).getBestCmap())
        shown = {code for code in range(0x30000) if _is_shown(chr(code))}
        assert shown - {9, 10} == drawn


def _is_shown(character: str) -> bool:
    return letters._others().search(character) is None


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_becomes_one_that_can_be_set(text: str) -> None:
    found = settable(text)
    assert len(found) <= len(text)
    assert all(_is_shown(one) for one in found)


def test_what_the_font_lacks_is_a_hollow_square() -> None:
    assert settable("Å 漢 €") == "Å □ €"
    assert settable("👨\u200d👩\ufe0f") == "□□"
    document = sample.tiny(sections=(Section("s", "漢字 🎉", 1, ()),))
    assert "□□ □" in "".join(texts(document))
