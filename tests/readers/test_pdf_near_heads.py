"""Heads in a PDF that stand close: to each other, to the head of the page, letter by letter."""

from __future__ import annotations

import typst

from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

_PAGE = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 9.5pt, lang: "sv")
#set table(stroke: none)
"""


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def _rows(report: PrintedReport) -> list[list[str]]:
    (table,) = report.tables()
    return [[cell.text for cell in row] for row in table.rows]


ROWS = """
  [Försäljning], [19 668], [18 860], [809], [Bidrag], [6 657], [6 908], [-251],
  [Summa intäkter], [26 325], [25 768], [558])
"""


def _near(align: str) -> str:
    return f"""
= Ekonomi
#table(columns: (140pt, auto, auto, auto), inset: (x: 1.2pt, y: 2pt),
  align: (x, y) => if x == 0 {{ left }} else {{ {align} }},
  [], [*Utfall 2025*], [*Budget 2025*], [*Avvikelse*], {ROWS}"""


def test_heads_with_no_more_than_a_blank_between_them_are_those_of_their_columns() -> None:
    for align in ("left", "right"):
        assert _rows(_read(_near(align)))[0] == ["", "Utfall 2025", "Budget 2025", "Avvikelse"]


def test_a_title_in_light_letters_over_bold_heads_heads_no_column() -> None:
    source = f"""
#table(columns: (140pt, 60pt, 60pt, 60pt), inset: 2pt,
  align: (x, y) => if y < 2 {{ center }} else if x == 0 {{ left }} else {{ right }},
  table.cell(colspan: 4)[Intäkter i tusental kronor för året],
  [], [*Utfall*], [*Budget*], [*Avvikelse*], {ROWS}"""
    (table,) = _read(source).tables()
    assert table.title == "Intäkter i tusental kronor för året"
    assert [cell.text for cell in table.rows[0]] == ["", "Utfall", "Budget", "Avvikelse"]


def test_letters_that_are_set_apart_are_words() -> None:
    source = f"""
#text(size: 15pt, tracking: 0.2em)[Årets resultat 2025] \\
#text(tracking: 0.2em)[DRIFT OCH INVESTERING]
#table(columns: (140pt, 60pt, 60pt, 60pt), align: (left, right, right, right), inset: 2pt,
  [], [*Utfall*], [*Budget*], [*Avvikelse*], {ROWS}"""
    report = _read(source)
    told = " ".join(one.text for one in report.texts())
    assert told == "Årets resultat 2025 DRIFT OCH INVESTERING"
    assert _rows(report)[0] == ["", "Utfall", "Budget", "Avvikelse"]


def test_small_capitals_are_words() -> None:
    source = "#text(size: 14pt)[S]#text(size: 11pt)[AMMANFATTNING] av året som har gått"
    assert [one.text for one in _read(source).texts()] == ["SAMMANFATTNING av året som har gått"]


def test_figures_set_one_by_one_in_a_row_of_a_table_are_numbers_of_their_own() -> None:
    source = """
#table(columns: (140pt, 12pt, 12pt, 12pt, 12pt, 12pt, 12pt), inset: 2pt,
  align: (left, right, right, right, right, right, right),
  [Skola], [1], [2], [3], [4], [5], [6], [Vård], [2], [1], [0], [4], [2], [1])
"""
    assert _rows(_read(source))[0] == ["Skola", "1", "2", "3", "4", "5", "6"]


def test_the_head_of_a_page_right_above_the_years_of_a_table_is_none_of_its_heads() -> None:
    part = """
#table(columns: (1fr, 60pt, 60pt, 60pt), align: (left, right, right, right), inset: 2pt,
  [], [2025], [2024], [Förändring], [Skola], [12], [10], [2], [Vård], [31], [29], [2])
"""
    page = """#set page(margin: (top: 22mm),
  header: [Årsredovisning Norrmyra #h(1fr) Ekonomi och personal])\n"""
    report = _read(
        page + part + "#pagebreak()" + part.replace("Skola", "Bad") + "#pagebreak()" + part
    )
    for table in report.tables():
        assert [cell.text for cell in table.rows[0]] == ["", "2025", "2024", "Förändring"]
    assert not list(report.texts())
