"""A Markdown file is read as it is shown, and what is found stands on a line of that file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.understood.grid import grids_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report

TEXT = """---
title: Bokslut
---
# Drift

Utfallet blev 512 tkr
och budgeten 500 tkr.[^1]

- Skola 300 tkr
- Omsorg
  - Hemtjänst 12 tkr

Nämnd \\| enhet | 2024 | 2023
:--- | ---: | ---:
Skola<br>och barn | 1 234 | **12**
~~Kultur~~ Fritid | &minus;5 | *13*
Summa | 1 229 | 26

<table><tr><th>tkr<th>2024<tr>
<td>Lån<td>7<tr><td>Kassa<td>8</table>

[^1]: Preliminärt.
"""


def test_places_are_lines_of_the_markdown() -> None:
    report = read_report(TEXT.encode(), "a.md")
    assert report.kind == "markdown"
    places = {
        one.text[offset:].split(" ")[0]: spot.line
        for one in report.texts()
        for offset, spot in one.spots
    }
    assert places["Drift"] == 4
    assert places["Utfallet"] == 6
    assert places["och"] == 7
    assert places["Hemtjänst"] == 11
    table, html = report.tables()
    assert [row[0].spot.line for row in table.rows] == [13, 15, 16, 17]
    assert [row[1].spot.line for row in html.rows] == [19, 20, 20]


def test_a_wrong_total_is_told_on_its_line() -> None:
    (found,) = [one for one in judge(read_report(TEXT.encode(), "a.md")).findings if one.claimed]
    assert (found.place.line, found.claimed) == (17, "26")


def test_what_is_marked_up_is_read_as_it_is_shown() -> None:
    first, _second = grids_of(read_report(TEXT.encode(), "a.md"))
    assert [row.label for row in first.rows] == ["Skola och barn", "Fritid", "Summa"]
    assert first.label_head == "Nämnd | enhet"
    assert [str(one.value) for one in (first.value(0, 0), first.value(1, 0)) if one] == [
        "1234",
        "-5",
    ]


def test_a_footnote_is_no_digit() -> None:
    page = "| tkr | 2024 |\n|---|---|\n| A | 1 234[^2] |\n| B | 5 |\n"
    (grid,) = grids_of(read_report(page.encode(), "a.md"))
    assert grid.value(0, 0).value == 1234  # type: ignore[union-attr]


GRID = """\
+------------+--------+--------+
| Tkr        | 2021   | 2020   |
+============+========+========+
| **Löner**  | 12 300 | 11 900 |
| och arvode |        |        |
+------------+--------+--------+
| Lokaler    |  4 100 |  4 050 |
+------------+--------+--------+
| Budgeten är ej beslutad      |
+------------+--------+--------+
"""
SIMPLE = """\
  Tkr            2021     2020
  ---------- -------- --------
  Löner        12 300   11 900
  Lokaler       4 100    4 050

"""
MULTILINE = """\
  ----------------------------
                 År         År
  Tkr          2021       2020
  -------- -------- ----------
  Löner      12 300     11 900
  och
  arvode

  Lokaler     4 100      4 050
  ----------------------------
"""
HEADLESS = """\
  -------- -------- ----------
  Löner      12 300     11 900
  Lokaler     4 100      4 050
  -------- -------- ----------
"""


@pytest.mark.parametrize(
    ("drawn", "first", "lines"),
    [
        (GRID, "Löner och arvode", [6, 9]),
        (SIMPLE, "Löner", [5, 6]),
        (MULTILINE, "Löner och arvode", [7, 11]),
        (HEADLESS, "Löner", [4, 5]),
    ],
)
def test_a_table_that_pandoc_has_drawn_is_a_table(drawn: str, first: str, lines: list[int]) -> None:
    report = read_report(f"# Bokslut\n\n{drawn}\nLokalerna kostade 4 100 tkr.\n".encode(), "a.md")
    (grid,) = grids_of(report)
    rows = [one for one in grid.rows if not one.is_heading]
    assert [row.label for row in rows] == [first, "Lokaler"]
    values = [
        [str(cell.number.value) for cell in row.cells if cell and cell.number] for row in rows
    ]
    assert values == [["12300", "11900"], ["4100", "4050"]]
    assert [row.spot.line for row in rows] == lines
    text = next(one for one in report.texts() if one.text.startswith("Lokalerna"))
    assert text.spots[0][1].line == 3 + drawn.count("\n") + 1


@pytest.mark.parametrize("code", ["```\n{}```\n", "~~~\n{}~~~\n"])
def test_a_table_in_a_listing_is_left_as_it_is(code: str) -> None:
    report = read_report(code.format(GRID).encode(), "a.md")
    assert "<table>" not in "".join(one.text for one in report.texts())


@settings(deadline=None)
@given(st.text("+-=|: \n1a", max_size=120))
def test_a_drawing_that_is_no_table_stops_nothing(drawn: str) -> None:
    read_report(f"{drawn}\n".encode(), "a.md")
