"""A page is read as it is seen: what is hidden is not there, what is beside something else is."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report


def _read(body: str) -> PrintedReport:
    return read_report(f"<!doctype html><html lang='sv'><body>{body}".encode(), "a.html")


def _texts(body: str) -> list[str]:
    return [one.text for one in _read(body).texts()]


def _rows(grid: Grid) -> list[tuple[str, list[str]]]:
    return [(row.label, [one.text if one else "" for one in row.cells]) for row in grid.rows]


def test_heads_in_three_rows_and_labels_over_two() -> None:
    (grid,) = grids_of(
        _read(
            "<table><thead><tr><th rowspan=3>tkr<th rowspan=3>Mått<th colspan=4>Kommunen"
            "<tr><th colspan=2>2024<th colspan=2>2023"
            "<tr><th>Budget<th>Utfall<th>Budget<th>Utfall</thead>"
            "<tr><th scope=row rowspan=2>Skola<td>Elever<td>900<td>912<td>880<td>901"
            "<tr><td>Lärare<td>70<td>71<td>70<td>69</table>"
        )
    )
    assert [one.head for one in grid.columns] == [
        "Kommunen 2024 Budget",
        "Kommunen 2024 Utfall",
        "Kommunen 2023 Budget",
        "Kommunen 2023 Utfall",
    ]
    assert _rows(grid) == [
        ("Skola", ["", "", "", ""]),
        ("Elever", ["900", "912", "880", "901"]),
        ("Lärare", ["70", "71", "70", "69"]),
    ]
    assert [row.is_heading for row in grid.rows] == [True, False, False]


def test_a_name_beside_its_only_row_and_a_total_are_no_headings() -> None:
    (grid,) = grids_of(
        _read(
            "<table><tr><th>Nämnd<th>Tkr<th>2021<tr><th rowspan=2>Skola<td>Kostnad<td>900"
            "<tr><td>Intäkt<td>-100<tr><th>Kultur<td>Kostnad<td>700"
            "<tr><th>Summa<td><td>1 500</table>"
        )
    )
    assert [row.label for row in grid.rows] == [
        "Skola",
        "Kostnad",
        "Intäkt",
        "Kultur Kostnad",
        "Summa",
    ]


def test_cells_of_several_columns_in_every_row_are_one_column() -> None:
    row = "<tr><td>{}<td colspan=2>{}<td colspan=3>{}"
    body = "".join(row.format(*one) for one in (("tkr", "2024", "2023"), ("A", 5, 6), ("B", 7, 8)))
    (grid,) = grids_of(_read(f"<table>{body}</table>"))
    assert _rows(grid) == [("A", ["5", "6"]), ("B", ["7", "8"])]


def test_a_number_over_two_columns_stands_under_neither_for_sure() -> None:
    (grid,) = grids_of(
        _read(
            "<table><tr><th>tkr<th>2024<th>2023<tr><td>Skola<td colspan=2>512"
            "<tr><td>Omsorg<td>300<td>310</table>"
        )
    )
    assert [grid.value(0, column) for column in (0, 1)] == [None, None]
    assert grid.value(1, 1) is not None


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='Display : none'>99</p>",
        "<p hidden>99</p>",
        "<style>.gone, p.x { display: none }</style><p class='a gone'>99</p>",
        "<p>Resultatet: <span class='sr-only'>99</span></p>",
        "<p>Resultatet: <del>99</del></p>",
        "<p>Resultatet: <span style='text-decoration: line-through'>99</span></p>",
        "<nav>99</nav><script>99</script><details><summary>Mer</summary>99</details>",
    ],
)
def test_what_is_hidden_or_struck_out_is_not_read(hidden: str) -> None:
    assert "99" not in " ".join(_texts(hidden + "<p>Resultatet blev 5 mkr.</p>"))


def test_what_only_a_screen_reader_skips_is_on_the_screen() -> None:
    body = "<p>Utfall <span aria-hidden='true'>12</span><span class='sr-only'>tolv</span> mkr.</p>"
    assert _texts(body) == ["Utfall 12 mkr."]
    assert _texts("<p><i aria-hidden='true'>●</i> Uppfyllt</p>") == ["Uppfyllt"]


def test_styles_for_print_or_small_screens_hide_nothing() -> None:
    body = (
        "<style>@media (max-width: 9em) { .wide { display: none } }</style><p class=wide>5 mkr.</p>"
    )
    assert _texts(body) == ["5 mkr."]


def test_words_in_bold_within_a_box_are_of_its_text() -> None:
    body = "<div>Kostnaden blev <b>512</b> tkr.<div>Inre 5.</div>Till sist.</div>"
    assert _texts(body) == ["Kostnaden blev 512 tkr.", "Inre 5.", "Till sist."]


def test_blocks_in_a_cell_are_words_apart() -> None:
    (table,) = _read("<table><tr><td><p>Skola</p><p>och barn</p><td>5<tr><td>a<td>6").tables()
    assert table.rows[0][0].text == "Skola och barn"


def test_a_table_that_only_puts_the_page_in_order_is_no_table() -> None:
    report = _read(
        "<table><tr><td><h2>Drift</h2><p>Utfallet blev 5 mkr.</p>"
        "<table><tr><th>tkr<th>2024<tr><td>A<td>5<tr><td>B<td>6</table></table>"
    )
    assert [one.text for one in report.texts()] == ["Drift", "Utfallet blev 5 mkr."]
    assert len(list(report.tables())) == 1


def test_what_stands_in_a_figure_names_its_table() -> None:
    table = "<table><tr><th>a<th>2024<tr><td>b<td>5<tr><td>c<td>6</table>"
    for body in (
        f"<figure>{table}<figcaption>Drift, tkr</figcaption></figure>",
        f"<figure><table><caption>Drift, tkr</caption>{table[7:]}</figure>",
    ):
        (grid,) = grids_of(_read(body))
        assert (grid.title, grid.unit) == ("Drift, tkr", "tkr")


def test_the_foot_of_a_table_is_its_last_row() -> None:
    (table,) = _read(
        "<table><thead><tr><th>tkr<th>2024</thead><tfoot><tr><td>Summa<td>11</tfoot>"
        "<tbody><tr><td>a<td>5<tr><td>b<td>6</table>"
    ).tables()
    assert [row[0].text for row in table.rows] == ["tkr", "a", "b", "Summa"]


def test_a_table_of_other_elements_is_one_if_it_says_so() -> None:
    lines = (("tkr", "2024", "columnheader"), ("A", "5", "cell"), ("B", "6", "cell"))
    rows = "".join(
        f"<div role=row><span role={kind}>{a}</span><span role={kind}>{b}</span></div>"
        for a, b, kind in lines
    )
    (grid,) = grids_of(_read(f"<div role=table aria-label='Drift'>{rows}</div>"))
    assert (grid.title, _rows(grid)) == ("Drift", [("A", ["5"]), ("B", ["6"])])


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>2</sup>",
        "<sup><a href='#n'>[2]</a></sup>",
        "<span style='vertical-align:super'>2</span>",
    ],
)
def test_a_footnote_is_no_digit_however_it_is_raised(mark: str) -> None:
    page = f"<table><tr><th>tkr<th>2024<tr><td>A<td>1 234{mark}<tr><td>B<td>5</table>"
    (grid,) = grids_of(_read(page))
    assert grid.value(0, 0).value == 1234  # type: ignore[union-attr]


def test_signs_blanks_and_hyphens_of_pages() -> None:
    (grid,) = grids_of(
        _read(
            "<table><tr><th>tkr<th>2024<tr><td>Verk&shy;sam&shy;het<td>&minus;1&nbsp;234"
            "<tr><td>Netto<br>kostnad<td>1&#8239;234&thinsp;567</table>"
        )
    )
    assert _rows(grid) == [("Verksamhet", ["-1 234"]), ("Netto kostnad", ["1 234 567"])]


def test_each_number_of_a_text_has_the_line_of_the_file() -> None:
    (text,) = _read("<p>\nIntäkterna blev 5 mkr\noch kostnaderna\n<b>4</b> mkr.</p>").texts()
    assert text.text == "Intäkterna blev 5 mkr och kostnaderna 4 mkr."
    assert [text.spot_of(text.text.index(one)).line for one in ("5", "och", "4")] == [2, 3, 4]


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>',
        "<!-- a --><!-- b --><!DOCTYPE html>",
        "",
    ],
)
def test_a_page_is_one_whatever_it_begins_with(page: str) -> None:
    data = f"{page}<h2>Drift</h2><p>Utfallet blev 5 mkr.</p>".encode()
    report = read_report(data, "a.html")
    assert report.kind == "html"
    assert [one.text for one in report.texts()] == ["Drift", "Utfallet blev 5 mkr."]


def test_a_paragraph_of_the_class_caption_is_one() -> None:
    name = "Indikatorer för mål 1, Ekologisk, ekonomisk och social hållbarhet i hela kommunen, 2014"
    (grid,) = grids_of(
        _read(
            f'<p class="caption unit"><strong>{name}</strong> Tabell 13. Procent</p>'
            "<table><tr><th>a<th>2024<tr><td>b<td>5<tr><td>c<td>6</table>"
        )
    )
    assert grid.title == f"{name} Tabell 13. Procent"


def test_a_heading_of_rows_below_the_heads_is_none_of_these() -> None:
    (grid,) = grids_of(
        _read(
            "<table><thead><tr><th>Tkr<th>2024<th>2023</thead><tbody>"
            "<tr><th colspan=3>Intäkter<tr><th>Avgifter<td>5<td>6<tr><th>Bidrag<td>7<td>8"
            "<tr><th colspan=3>Kostnader<tr><th>Löner<td>9<td>4</table>"
        )
    )
    assert [one.label for one in grid.rows] == [
        "Intäkter", "Avgifter", "Bidrag", "Kostnader", "Löner"
    ]  # fmt: skip
