"""Charts and short tables of a PDF: the labels of what is tagged as a figure are no text, and one
row below its heads is a table where its number says so."""

from __future__ import annotations

import typst

from bokslut.checks.printed.understood.grid import grids_of
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

_PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt, lang: "sv")\n'
_BEFORE = "Kommunens resultat blev bättre än budget, eftersom räntorna sjönk under hösten.\n"
_AFTER = "Nämnderna redovisar tillsammans ett underskott, som är mindre än året före.\n"
_TABLE = """
#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,
  [*Drift, tkr*], [*2024*], [*2023*], [Förskola], [84 120], [83 077],
  [Grundskola], [151 003], [152 619], [*Summa*], [*235 123*], [*235 696*])
"""
_BARS = "".join(
    f"<text x='0' y='{y}' font-size='10'>{name}</text><rect x='90' y='{y - 8}' width='{wide}' "
    f"height='9'/><text x='200' y='{y}' font-size='10'>{wide},4</text>"
    for y, name, wide in ((12, "Förskola", 42), (32, "Grundskola", 76), (52, "Hemtjänst", 61))
)
_SVG = f"<svg xmlns='http://www.w3.org/2000/svg' width='240' height='60'>{_BARS}</svg>"
_CHART = f"""
#image(bytes("{_SVG}"), format: "svg", alt: "Stapeldiagram")

"""


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def test_the_labels_of_a_chart_that_is_tagged_as_a_figure_are_no_text() -> None:
    report = _read(_BEFORE + _CHART + _AFTER + _TABLE)
    (grid,) = grids_of(report)
    assert [row.label for row in grid.rows] == ["Förskola", "Grundskola", "Summa"]
    assert [one.text for one in report.texts()] == [_BEFORE.strip(), _AFTER.strip()]


def test_a_drawing_that_is_not_tagged_is_read_as_what_stands_on_the_page() -> None:
    source = (_PAGE + _BEFORE + _CHART).encode("utf-8")
    plain = typst.compile(source, pdf_tags=False)
    assert "Grundskola" in str(read_report(plain, "rapport.pdf").blocks)


def test_a_table_of_one_row_is_one_below_its_number() -> None:
    cells = "[Skuld per invånare, kr], [180 419], [176 583], [lägre än året före], [Uppnått]"
    table = (
        "#table(columns: (2fr, 1fr, 1fr, 1fr, 1fr), align: (left, right, right, left, left), "
        f"stroke: none, [Indikator], [2013-12-31], [2014-12-31], [Målvärde], [Utfall], {cells})"
    )
    (found,) = _read(f"{_BEFORE}\n\nTabell 28. Antal\n{table}\n{_AFTER}").tables()
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Indikator", "2013-12-31", "2014-12-31", "Målvärde", "Utfall"],
        ["Skuld per invånare, kr", "180 419", "176 583", "lägre än året före", "Uppnått"],
    ]


def test_the_first_line_of_a_head_is_no_title_of_the_table() -> None:
    table = """
#table(columns: (2fr, 1fr, 80pt, 2fr, 1fr), align: (left, right, right, left, left), stroke: none,
  table.cell(align: bottom)[Indikator], table.cell(align: right + bottom)[2013],
  [september–december 2014], table.cell(align: bottom)[Målvärde], table.cell(align: bottom)[Utfall],
  [NKI bygglov], [56], [53], [högre än året före], [Inte uppnått],
  [NKI brandtillsyn], [78], [86], [högre än året före], [Uppnått],
  [NKI livsmedel], [65], [67], [högre än året före], [Uppnått])
"""
    (grid,) = grids_of(_read(f"{_BEFORE}\n\nTabell 18. Antal\n{table}"))
    assert grid.title == "Tabell 18. Antal"
    assert [one.head.replace("- ", "-") for one in grid.columns] == [
        "2013",
        "september-december 2014",
    ]
