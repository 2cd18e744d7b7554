"""A head that stands over several columns is read over all of them, in every format."""

from __future__ import annotations

import io

import openpyxl
import pytest
import typst

from bokslut.checks.printed.understood.grid import grids_of
from bokslut.readers.read import read_report

ROWS = [
    ["Skola", "512", "498", "14", "530", "521"],
    ["Omsorg", "731", "744", "-13", "760", "748"],
    ["Kultur", "84", "81", "3", "86", "90"],
]


def _heads(data: bytes, name: str) -> list[str]:
    (grid,) = grids_of(read_report(data, name))
    return [one.head for one in grid.columns]


def _tabs(*heads: list[str], width: int = 5) -> bytes:
    rows = [[*row[: width + 1]] for row in ROWS]
    return "\n".join("\t".join(one) for one in (*heads, *rows)).encode()


def test_years_that_begin_anew_under_each_head_say_over_which_columns_it_stands() -> None:
    data = _tabs(
        ["", "Kommunen", "", "", "Koncernen", ""],
        ["tkr", "2024", "2023", "Budget 2024", "2024", "2023"],
    )
    assert _heads(data, "a.txt") == [
        "Kommunen 2024",
        "Kommunen 2023",
        "Kommunen Budget 2024",
        "Koncernen 2024",
        "Koncernen 2023",
    ]


def test_a_change_behind_the_last_year_does_not_belong_to_it() -> None:
    data = _tabs(
        ["", "2024", "", "2023", "", ""],
        ["Antal", "Kvinnor", "Män", "Kvinnor", "Män", "Förändring"],
    )
    assert _heads(data, "a.txt")[-2:] == ["2023 Män", "Förändring"]


def test_a_head_in_two_lines_stands_over_its_own_column_only() -> None:
    data = _tabs(
        ["", "Budget", "", "Utfall", "Utfall", "Avvikelse"],
        ["tkr", "2024", "Utfall jan–aug", "2024", "2023", "budget"],
    )
    assert _heads(data, "a.txt")[1] == "Utfall jan-aug"


def test_a_workbook_with_heads_over_several_columns() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "Kommunen", None, None, "Koncernen", None])
    sheet.append(["tkr", "2024", "2023", "Budget", "2024", "2023"])
    for label, *numbers in ROWS:
        sheet.append([label, *map(int, numbers)])
    stream = io.BytesIO()
    book.save(stream)
    assert _heads(stream.getvalue(), "a.xlsx")[2:4] == ["Kommunen Budget", "Koncernen 2024"]


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_page_has_it_wherever_the_head_is_set(side: str) -> None:
    cells = "".join(f"[{cell}]," for row in ROWS for cell in row)
    source = f"""#set page(width: 16cm, height: 8cm)
#table(columns: (1fr, auto, auto, auto, auto, auto), stroke: none,
  align: (x, y) => if x == 0 {{ left }} else {{ right }},
  [], table.cell(colspan: 3, align: {side})[Kommunen],
  table.cell(colspan: 2, align: {side})[Koncernen],
  [Belopp i tkr], [2024], [2023], [Skillnad], [2024], [2023], {cells})"""
    assert _heads(typst.compile(source.encode()), "a.pdf") == [
        "Kommunen 2024",
        "Kommunen 2023",
        "Kommunen Skillnad",
        "Koncernen 2024",
        "Koncernen 2023",
    ]


def test_heads_in_two_lines_on_a_page_are_no_heads_of_others() -> None:
    cells = "".join(f"[{cell}]," for row in ROWS for cell in row)
    source = f"""#set page(width: 16cm, height: 8cm)
#table(columns: (1fr, 2cm, 2cm, 2cm, 2cm, 2cm), stroke: none,
  align: (x, y) => if x == 0 {{ left }} else {{ right + bottom }},
  [tkr], [Utfall], [Årets\\ resultat], [Avvikelse], [Eget\\ kapital], [Skuld], {cells})"""
    assert _heads(typst.compile(source.encode()), "a.pdf") == [
        "Utfall",
        "Årets resultat",
        "Avvikelse",
        "Eget kapital",
        "Skuld",
    ]


def test_a_year_below_a_word_is_the_rest_of_its_head() -> None:
    cells = "".join(f"[{cell}]," for row in ROWS for cell in row)
    source = f"""#set page(width: 18cm, height: 8cm)
#table(columns: (1fr, 2.2cm, auto, auto, auto, 2.2cm), stroke: none,
  align: (x, y) => if x == 0 {{ left }} else {{ right + bottom }},
  [tkr], [Bidrag\\ 2024], [Flyttat], [Tillägg], [Annat], [Anslag\\ 2024], {cells})"""
    assert _heads(typst.compile(source.encode()), "a.pdf") == [
        "Bidrag 2024",
        "Flyttat",
        "Tillägg",
        "Annat",
        "Anslag 2024",
    ]
