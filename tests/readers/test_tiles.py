"""Key figures set as tiles side by side: each is read with what it is and what is said of it, and a
wrong number in one is found as in any sentence."""

from __future__ import annotations

import io

import docx
import pytest
import typst

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.model.printed import PrintedReport
from bokslut.readers.docx import read_docx
from bokslut.readers.html import read_html
from bokslut.readers.pdf import read_pdf

HEADS = ("Nettokostnad", "Bättre än prognosen i augusti", "Investeringar", "Soliditet")
NUMBERS = ("305,3 mkr", "+2,4 mkr", "7,5 mkr", "52 %")
REMARKS = ("+8,3 % mot 2024", "prognosfel 0,8 %", "av 20,3 mkr i budget", "utan pensioner")
TILES = [" ".join(one) for one in zip(HEADS, NUMBERS, REMARKS, strict=True)]
TABLE = (
    ("Tkr", "Bokslut 2025", "Bokslut 2024", "Budget 2025"),
    ("Intäkter", "100 000", "98 000", "97 000"),
    ("Kostnader", "-405 304", "-380 000", "-404 700"),
    ("Nettokostnad", "-305 304", "-282 000", "-307 700"),
    ("Investeringar", "7 512", "8 115", "20 300"),
)


def _pdf(numbers: tuple[str, ...], align: str) -> PrintedReport:
    tiles = ", ".join(
        f"[#block(height: 2.4em, align(bottom, text(8pt)[{head}])) #text(17pt)[{number}] \\\n"
        f"#text(8pt)[{remark}]]"
        for head, number, remark in zip(HEADS, numbers, REMARKS, strict=True)
    )
    rows = ", ".join(f"[{cell}]" for row in TABLE for cell in row)
    source = (
        '#set page(paper: "a4")\n#set text(10pt, font: "Libertinus Serif")\n'
        "= Årsbokslut 2025\n== Sammanfattning\n"
        f"#grid(columns: (1fr,) * 4, column-gutter: 12pt, align: {align}, {tiles})\n"
        "Året blev bra. Kommunen klarade sina mål, och personalen trivs med sitt arbete i alla "
        "verksamheter, vilket är glädjande efter flera år med stora förändringar.\n"
        f"== Nettokostnad\n#table(columns: (1fr, auto, auto, auto), {rows})\n"
    )
    return read_pdf(typst.compile(source.encode()), "r.pdf")


def _docx(numbers: tuple[str, ...]) -> PrintedReport:
    document = docx.Document()
    document.add_heading("Årsbokslut 2025", 1)
    for some in ((HEADS, numbers, REMARKS), TABLE):
        table = document.add_table(len(some), 4)
        for at, row in enumerate(some):
            for place, text in enumerate(row):
                table.cell(at, place).text = text
        document.add_paragraph("Året blev bra.")
    held = io.BytesIO()
    document.save(held)
    return read_docx(held.getvalue(), "r.docx")


def _html(numbers: tuple[str, ...]) -> PrintedReport:
    tiles = "".join(
        f"<div><dt>{head}</dt><dd>{number}</dd><dd>{remark}</dd></div>"
        for head, number, remark in zip(HEADS, numbers, REMARKS, strict=True)
    )
    return read_html(f"<h1>Årsbokslut 2025</h1><dl>{tiles}</dl>{_rows(TABLE)}".encode(), "r.html")


def _rows(rows: tuple[tuple[str, ...], ...]) -> str:
    told = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    return f"<table>{told}</table>"


READ = {
    "pdf, to the left": lambda numbers: _pdf(numbers, "left"),
    "pdf, centred": lambda numbers: _pdf(numbers, "center"),
    "docx": _docx,
    "html": _html,
}


@pytest.mark.parametrize("kind", READ)
def test_each_tile_is_a_text_of_its_own_and_the_table_below_stays_one(kind: str) -> None:
    report = READ[kind](NUMBERS)
    assert [one.text for one in report.texts() if one.kind == "item"] == TILES
    (table,) = report.tables()
    told = tuple(tuple(cell.text.replace("\u2212", "-") for cell in row) for row in table.rows)
    assert told == TABLE


@pytest.mark.parametrize("kind", READ)
def test_a_wrong_number_in_a_tile_is_found_by_the_table(kind: str) -> None:
    assert not judge(READ[kind](NUMBERS)).findings
    found = judge(READ[kind](("315,3 mkr", *NUMBERS[1:]))).findings
    assert [(one.severity, one.claimed) for one in found] == [(Severity.ERROR, "315,3")]


@pytest.mark.parametrize(
    "rows",
    [
        # A table of one row with units, which has a label.
        (("", "Utfall", "Budget"), ("Nettokostnad", "305,3 mkr", "307,7 mkr")),
        # Numbers without units, as a table has.
        (("Intäkter", "Kostnader", "Resultat"), ("100", "80", "20")),
        # Several rows of numbers.
        (("Intäkter", "Kostnader"), ("100 mkr", "80 mkr"), ("98 mkr", "79 mkr")),
    ],
)
def test_what_has_labels_or_rows_of_numbers_is_a_table(rows: tuple[tuple[str, ...], ...]) -> None:
    (table,) = read_html(_rows(rows).encode(), "r.html").tables()
    assert len(table.rows) == len(rows)


def test_a_list_of_terms_is_read_term_by_term() -> None:
    body = "<dl><dt>Daterad</dt><dd>2025-03-13</dd><dt>Till</dt><dd>Kommunstyrelsen</dd></dl>"
    told = [one.text for one in read_html(body.encode(), "r.html").texts()]
    assert told == ["Daterad", "2025-03-13", "Till", "Kommunstyrelsen"]
