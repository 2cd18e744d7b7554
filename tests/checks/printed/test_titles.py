"""What a table is called: the line above its number and unit, where these are all that its own
caption says."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.readers.read import read_report

_TABLE = "<table><tr><th><th>2013<th>2014<tr><td>Kvinnor<td>48<td>47<tr><td>Män<td>46<td>45</table>"


def _grid(above: str) -> Grid:
    page = f"<html><body>{above}{_TABLE}</body></html>"
    (grid,) = grids_of(read_report(page.encode("utf-8"), "a.html"))
    return grid


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("<h4>Medelålder, år</h4>", "Tabell 39. Antal"),
        ("<p>Medelålder (tillsvidareanställda)</p>", "Tabell 7"),
        ("<h3>Resultaträkning</h3>", "Belopp i tkr"),
        ("<h3>Income statement</h3>", "Table 4. SEK million"),
    ],
)
def test_a_number_and_a_unit_go_on_from_the_name_above(name: str, caption: str) -> None:
    title = _grid(f"{name}<p class=caption>{caption}</p>").title
    assert title == f"{name[name.index('>') + 1 : name.rindex('<')]} {caption}"


@pytest.mark.parametrize(
    "above",
    ["<p>Så ser det ut i år.</p>", "<p>Diagram 3. Resultat, mkr</p>", "<ul><li>Ekonomi</li></ul>"],
)
def test_a_sentence_an_item_and_the_caption_of_a_chart_name_no_table(above: str) -> None:
    grid = _grid(f"{above}<p class=caption>Tabell 7. Tusental kronor</p>")
    assert (grid.title, grid.unit) == ("Tabell 7. Tusental kronor", "tkr")


def test_a_caption_that_names_its_table_needs_no_other_name() -> None:
    above = "<h3>Ekonomi</h3><p class=caption>Tabell 7. Kommunens lån, mkr</p>"
    assert _grid(above).title == "Tabell 7. Kommunens lån, mkr"


def test_the_unit_is_that_of_the_caption_and_not_of_the_name_above() -> None:
    above = "<h3>Investeringar över 5 mkr</h3><p class=caption>Tabell 7. Tusental kronor</p>"
    assert _grid(above).unit == "tkr"


def test_a_row_whose_target_names_a_year_is_no_head() -> None:
    rows = "<tr><td>Företag<td>217<td>234<td>215<td>högre än 2012"
    table = f"<table><tr><td>Mått<td>2012<td>2013<td>2014<td>Målvärde{rows}</table>"
    (grid,) = grids_of(read_report(f"<html><body>{table}</body></html>".encode(), "a.html"))
    assert [(row.label, [one and one.text for one in row.cells]) for row in grid.rows] == [
        ("Företag", ["217", "234", "215"])
    ]
