"""The HTML report as a file: one piece, every number with its reference and explanation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import report_sample as sample

from bokslut.model.document import Document
from bokslut.report.html import render_html

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Reader(HTMLParser):
    """Collects elements with their attributes and text, and checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[int, str] = {}
        self.faults: list[str] = []
        self._at: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
            self._at.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)
        if self._at:
            self._at.pop()

    def handle_data(self, data: str) -> None:
        for at in self._at:
            self.texts[at] = self.texts.get(at, "") + data


def read(document: Document) -> Reader:
    reader = Reader()
    reader.feed(render_html(document, sample.swedish).decode())
    return reader


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(sample.rich(draft=True))


def test_the_file_is_well_made_and_no_id_stands_twice(page: Reader) -> None:
    assert page.faults == [] and page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) > 200
    assert len(ids) == len(set(ids))


def test_the_file_loads_nothing_from_elsewhere() -> None:
    text = render_html(sample.rich(), sample.swedish).decode()
    assert re.findall(r"https?://(?!www\.w3\.org/)", text) == []
    assert set(re.findall(r'(?:src|href|url)[=(]"?([^"#)]{5})', text)) <= {"data:"}
    assert "default-src 'none'" in text


def test_every_link_leads_somewhere(page: Reader) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    targets = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert len(targets) > 200
    assert [one for one in targets if one.removeprefix("#") not in ids] == []


def test_every_printed_figure_carries_its_reference_and_opens_its_explanation(
    page: Reader,
) -> None:
    document = sample.rich()
    anchors = document.anchors()
    links = {
        (attributes["data-ref"], page.texts.get(at, ""), attributes.get("href"))
        for at, (tag, attributes) in enumerate(page.elements)
        if tag == "a" and "data-ref" in attributes
    }
    for table, row, cell in document.cells():
        assert cell.ref is not None
        target = f"#{anchors[cell.ref]}"
        assert (str(cell.ref), cell.text, target) in links, (table.key, row.key)


def test_an_explanation_tells_definition_law_formula_inputs_and_sources(page: Reader) -> None:
    def told(ref: str) -> str:
        anchor = next(str(one.anchor) for one in sample.rich().explanations if str(one.ref) == ref)
        at = next(
            at
            for at, (tag, attributes) in enumerate(page.elements)
            if tag == "article" and attributes.get("id") == anchor
        )
        return page.texts[at]

    result = told("result period=2014 unit=HR")
    for part in ("Resultat", "3\u202f804", "appropriation − net_cost", "Lag (2018:597)", "Stäng"):
        assert part in result
    assert "Kommunbidrag HR" in result
    leaf = told("net_cost period=2014 unit=HR")
    for part in ("ledger-2014.se", "4711", "a1" * 32, "konto: 30–89"):
        assert part in leaf


def test_a_number_without_an_explanation_is_no_link_but_keeps_its_reference() -> None:
    text = render_html(sample.rich(), sample.swedish).decode()
    bare = render_html(sample.tiny(tables=(sample.amounts_table(),)), sample.swedish).decode()
    assert '<a class="n"' in text
    assert '<a class="n"' not in bare
    assert 'data-ref="result period=2014 unit=HR"' in bare


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><b onclick=x>', "&lt; </style>"])
def test_text_stays_text(text: str) -> None:
    document = sample.tiny(title=text, body=text, subtitle=text, front=((text, text),))
    reader = read(document)
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert not any("onclick" in attributes for _, attributes in reader.elements)
    heading = next(at for at, (tag, _) in enumerate(reader.elements) if tag == "h1")
    assert reader.texts[heading] == text


def test_a_table_without_a_section_stands_in_an_appendix() -> None:
    reader = read(sample.tiny(tables=(sample.amounts_table(),)))
    ids = [attributes.get("id") for _, attributes in reader.elements]
    assert ids.index("appendix") < ids.index("t-operations")


def test_a_draft_says_so_and_a_report_does_not(page: Reader) -> None:
    assert any(attributes.get("class") == "draft" for _, attributes in page.elements)
    final = read(sample.rich())
    assert not any(attributes.get("class") == "draft" for _, attributes in final.elements)


def test_findings_stand_gravest_first(page: Reader) -> None:
    words = [
        attributes["class"].split()[1]
        for _, attributes in page.elements
        if attributes.get("class", "").startswith("severity")
    ]
    assert words == ["error", "warning", "note"]


def test_the_page_speaks_its_language(page: Reader) -> None:
    assert ("html", {"lang": "sv"}) in page.elements
    assert ("html", {"lang": "en"}) in read(sample.tiny()).elements
