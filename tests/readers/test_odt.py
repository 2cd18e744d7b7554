"""A text document of LibreOffice is read as it is printed."""

from __future__ import annotations

import io
import zipfile

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedReport
from bokslut.readers.failures import Locked, Unreadable
from bokslut.readers.read import read_report

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{name}="{_ODF}:{uri}:1.0"'
    for name, uri in {
        **{one: one for one in ("office", "table", "text", "style")},
        "fo": "xsl-fo-compatible",
        "draw": "drawing",
    }.items()
)
_STYLES = (
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
)


def odt(body: str, manifest: str = "") -> bytes:
    """A text document with that body."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def _read(body: str) -> PrintedReport:
    return read_report(odt(body), "a.odt")


def _texts(body: str) -> list[str]:
    return [one.text for one in _read(body).texts()]


def _p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _cell(words: str, how: str = "") -> str:
    return f"<table:table-cell {how}>{_p(words)}</table:table-cell>"


def _row(*cells: str) -> str:
    told = "".join(one if one.startswith("<") else _cell(one) for one in cells)
    return f"<table:table-row>{told}</table:table-row>"


def _rows(body: str) -> list[list[str]]:
    (table,) = _read(body).tables()
    return [[one.text for one in row] for row in table.rows]


def test_headings_paragraphs_and_items_are_told_apart_with_their_lines() -> None:
    report = _read(
        '<text:h text:outline-level="2">Ekonomi</text:h>'
        + _p("Resultatet blev 12 tkr.")
        + f"<text:list><text:list-item>{_p('Lokaler, 3 tkr')}</text:list-item></text:list>"
    )
    told = [(one.kind, one.level, one.text, one.spot.line) for one in report.texts()]
    assert told == [
        ("heading", 2, "Ekonomi", 1),
        ("paragraph", 0, "Resultatet blev 12 tkr.", 2),
        ("item", 0, "Lokaler, 3 tkr", 3),
    ]


def test_a_wrong_sum_in_its_table_is_found() -> None:
    head = f"<table:table-header-rows>{_row('', 'Budget 2025', 'Utfall 2025', 'Avvikelse')}"
    report = _read(
        _p("Driftredovisning (tkr)")
        + f"<table:table>{head}</table:table-header-rows>"
        + _row("Förskola", "84 120", "83 077", "1 043")
        + _row("Grundskola", "151 003", "152 619", "-1 616")
        + _row("Summa", "235 123", "236 596", "-573")
        + "</table:table>"
    )
    told = [one for one in judge(report).findings if one.severity.value == "error"]
    assert [(one.rule, one.place.line) for one in told] == [("footing", 6)]


def test_cells_that_reach_over_others_keep_the_columns_in_their_places() -> None:
    span = 'table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell/>"
    down = 'table:number-rows-spanned="2"'
    body = (
        "<table:table>"
        + _row(_cell("Nämnd", down), _cell("2025", span), covered)
        + _row(covered, "Budget", "Utfall")
        + _row("Skola", "12", "13")
        + "</table:table>"
    )
    report = _read(body)
    (table,) = report.tables()
    assert [(one.text, one.columns) for one in table.rows[0]] == [("Nämnd", 1), ("2025", 2)]
    assert [one.text for one in table.rows[1]] == ["", "Budget", "Utfall"]
    assert [one.text for one in table.rows[2]] == ["Skola", "12", "13"]


def test_paragraphs_with_tabs_are_rows() -> None:
    tab = "<text:tab/>"
    body = _p(f"{tab}2024{tab}2025") + _p(f"Skola{tab}{tab}12{tab}13") + _p(f"Vård{tab}1{tab}2")
    assert _rows(body) == [["", "2024", "2025"], ["Skola", "12", "13"], ["Vård", "1", "2"]]


def test_what_is_not_printed_is_not_read() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{_p('Resultatet blev 99 tkr.')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    struck = '<text:span text:style-name="S">98 </text:span>'
    hidden = '<text:span text:style-name="H">97 </text:span>'
    comment = f"<office:annotation>{_p('96?')}</office:annotation>"
    contents = f"<text:table-of-content><text:index-body>{_p('Ekonomi 95')}</text:index-body>"
    contents += "</text:table-of-content>"
    body = deleted + contents + _p(f"Resultatet{comment} blev {struck}{hidden}12 tkr.")
    assert _texts(body) == ["Resultatet blev 12 tkr."]


def test_a_note_stands_at_the_end_and_its_mark_is_no_digit_of_the_number() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{_p('Varav 5 tkr ränta.')}</text:note-body></text:note>"
    )
    assert _texts(_p(f"Resultatet blev 12{note} tkr.") + _p("Mer.")) == [
        "Resultatet blev 12¹ tkr.",
        "Mer.",
        "Varav 5 tkr ränta.",
    ]


def test_boxes_in_a_paragraph_are_read_behind_it() -> None:
    box = f"<draw:frame><draw:text-box>{_p('12 tkr')}</draw:text-box></draw:frame>"
    assert _texts(_p(f"Resultat{box} och mer.") + _p("Slut.")) == [
        "Resultat och mer.",
        "12 tkr",
        "Slut.",
    ]


def test_a_locked_one_and_a_broken_one_are_told_apart() -> None:
    with pytest.raises(Locked):
        read_report(odt("", "<manifest:encryption-data/>"), "a.odt")
    with pytest.raises(Unreadable) as broken:
        read_report(odt("<text:p>"), "a.odt")
    assert not isinstance(broken.value, Locked)
