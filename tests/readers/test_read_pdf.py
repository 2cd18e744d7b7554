"""PDF as municipalities set their reports: what is read from a page is what a person reads on it,
in the same order, and each number stays beside its label and under its head."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
import typst

from bokslut.checks.printed.understood.grid import grids_of
from bokslut.model.printed import PrintedReport, PrintedTable, PrintedText
from bokslut.readers.failures import Unreadable
from bokslut.readers.pieces import is_numeric
from bokslut.readers.read import read_report

_PAGE = """
#set page(paper: "a4", margin: (x: 2cm, y: 2.5cm))
#set text(size: 10pt, lang: "sv", hyphenate: true)
#set par(justify: true)
"""
# Ten sentences that differ, so that an order other than that of reading is seen.
_AREAS = ("skola", "vård", "vägar", "kultur", "hyror", "fordon", "städ", "kost", "lön", "pension")
SENTENCES = [
    f"Verksamheten inom område {name} redovisar ett överskott om {number} tkr, eftersom "
    "personalkostnaderna och hyreskostnaderna blev lägre än vad som budgeterades för året."
    for number, name in enumerate((*_AREAS, "park", "bad", "bibliotek", "miljö"), 1_101)
]
TABLE = """
#table(columns: (1fr, auto, auto, auto), align: (left, right, right, right), stroke: none,
  [*Driftredovisning, tkr*], [*Budget 2024*], [*Utfall 2024*], [*Avvikelse*],
  [Förskola], [84 120], [83 077], [1 043], [Grundskola], [151 003], [152 619], [−1 616],
  [Gymnasieskola], [77 450], [75 677], [1 773],
  [*Summa*], [*312 573*], [*311 373*], [*1 200*])
"""
READ = [
    ["Driftredovisning, tkr", "Budget 2024", "Utfall 2024", "Avvikelse"],
    ["Förskola", "84 120", "83 077", "1 043"],
    ["Grundskola", "151 003", "152 619", "−1 616"],
    ["Gymnasieskola", "77 450", "75 677", "1 773"],
    ["Summa", "312 573", "311 373", "1 200"],
]


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def _rows(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _words(report: PrintedReport) -> str:
    return " ".join(one.text for one in report.texts())


@pytest.mark.parametrize("columns", [2, 3])
def test_text_in_columns_is_read_down_one_column_before_the_next(columns: int) -> None:
    size = "10pt" if columns == 2 else "8pt"
    words = " ".join(SENTENCES)
    report = _read(f"#set text(size: {size})\n#columns({columns}, gutter: 14pt)[{words}]")
    assert not list(report.tables())
    assert [one.text for one in report.texts()] == [words]


def test_a_table_over_the_whole_width_stands_between_columns_of_text() -> None:
    first, second = " ".join(SENTENCES[:6]), " ".join(SENTENCES[6:12])
    report = _read(f"#columns(2)[{first}]\n{TABLE}\n#columns(2)[{second}]")
    above, table, below = report.blocks
    assert isinstance(above, PrintedText) and above.text == first
    assert isinstance(table, PrintedTable) and _rows(table) == READ
    assert isinstance(below, PrintedText) and below.text == second


def test_a_table_in_a_coloured_box_beside_text_is_a_table_and_the_text_is_whole() -> None:
    words = " ".join(SENTENCES[:5])
    report = _read(
        f"#grid(columns: (1fr, 1fr), gutter: 16pt, [{words}], rect(fill: aqua, inset: 8pt)["
        "*Personal* #table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,"
        "[], [2024], [2023], [Tillsvidare], [1 204], [1 187], [Visstid], [233], [251],"
        "[Summa], [1 437], [1 438])])"
    )
    (table,) = report.tables()
    assert _rows(table)[1:] == [
        ["Tillsvidare", "1 204", "1 187"],
        ["Visstid", "233", "251"],
        ["Summa", "1 437", "1 438"],
    ]
    assert words in [one.text for one in report.texts()]


def test_two_tables_beside_each_other_are_two() -> None:
    def one(names: str, shift: int) -> str:
        rows = "".join(
            f"[Kostnader för {name}], [{1000 + shift + place * 37}], [{900 + shift + place}],"
            for place, name in enumerate(names.split())
        )
        return (
            f"table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none, {rows})"
        )

    report = _read(
        f"#grid(columns: (1fr, 1fr), gutter: 24pt, {one('skola vård vägar kultur', 0)},"
        f"{one('lokaler hyror fordon städning', 100)})"
    )
    left, right = report.tables()
    assert [row[0].text for row in left.rows] == [
        f"Kostnader för {name}" for name in ("skola", "vård", "vägar", "kultur")
    ]
    assert _rows(right)[0] == ["Kostnader för lokaler", "1100", "1000"]


def test_tables_right_below_each_other_with_the_same_heads_are_two() -> None:
    rows = "[Löner], [300], [290], [Hyror], [40], [30], [Summa], [340], [320]"
    heads = "[], [2024], [2023], "
    report = _read(
        "#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none, inset: 3pt,"
        f"{heads}{rows}, [Koncernen], [], [], {heads}{rows})"
    )
    first, second = report.tables()
    assert [row[0].text for row in first.rows] == ["", "Löner", "Hyror", "Summa"]
    assert [row[0].text for row in second.rows] == ["", "Löner", "Hyror", "Summa"]


def test_heads_of_several_lines_and_over_several_columns_stand_over_their_numbers() -> None:
    report = _read(
        "#table(columns: (1fr, auto, auto, auto, auto), align: (left, right, right, right, right),"
        "stroke: none, [], table.cell(colspan: 2, align: center)[*Kommunen*],"
        "table.cell(colspan: 2, align: center)[*Koncernen*],"
        "[*Mkr*], [*Utfall \\ 2024*], [*Utfall \\ 2023*], [*Utfall \\ 2024*], [*Utfall \\ 2023*],"
        "[Intäkter], [512,3], [498,1], [812,3], [798,8],"
        "[Kostnader], [−502,0], [−490,1], [−802,0], [−780,1],"
        "[*Resultat*], [*10,3*], [*8,0*], [*10,3*], [*18,7*])"
    )
    (grid,) = grids_of(report)
    assert [one.head for one in grid.columns] == [
        "Kommunen Utfall 2024",
        "Kommunen Utfall 2023",
        "Koncernen Utfall 2024",
        "Koncernen Utfall 2023",
    ]
    assert [row.strong for row in grid.rows] == [False, False, True]


def test_a_label_over_two_lines_is_one_row_with_its_numbers() -> None:
    label = "Avskrivningar och nedskrivningar av materiella tillgångar och Övriga poster"
    report = _read(
        "#table(columns: (5cm, auto, auto), align: (left, right, right), stroke: none,"
        f"row-gutter: 6pt, [Tkr], [2024], [2023], [Intäkter], [500], [400], [{label}],"
        "[112], [105], [Kostnader], [300], [200], [Räntor], [30], [20])"
    )
    (table,) = report.tables()
    assert [label, "112", "105"] in _rows(table)
    assert len(table.rows) == 5


def test_a_number_that_was_broken_in_a_narrow_cell_is_whole() -> None:
    def lines(*some: str) -> str:
        return "[" + " #linebreak() ".join(some) + "]"

    report = _read(
        "#set par(justify: false)\n"
        "#table(columns: (4cm, 3cm, 3cm), align: (left, right + bottom, right), stroke: none,"
        "row-gutter: 6pt, [Tkr], [2024], [2023], [Intäkter], [500 100], [400 100],"
        f"{lines('Kommunstyrelsens', 'eget kontor')}, [239 465], {lines('235 61', '8')},"
        "[Kostnader], [300 100], [200 100], [Räntor], [30 100], [20 100])"
    )
    (table,) = report.tables()
    assert ["Kommunstyrelsens eget kontor", "239 465", "235 618"] in _rows(table)


def test_a_sign_that_stands_apart_belongs_to_its_number() -> None:
    def signed(number: str) -> str:
        return f"[#box(width: 60pt)[−#h(1fr){number}]]"

    report = _read(
        "#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,"
        f"[Tkr], [Utfall], [Budget], [Intäkter], [1 500], [1 400], [Kostnader], {signed('12')},"
        f"{signed('1 370')}, [Räntor], {signed('30')}, [40])"
    )
    (grid,) = grids_of(report)
    assert [
        [int(one.number.value) for one in row.cells if one and one.number] for row in grid.rows
    ] == [[1500, 1400], [-12, -1370], [-30, 40]]


def test_a_column_of_dashes_alone_keeps_its_place() -> None:
    report = _read(
        "#table(columns: (1fr, 2.4cm, 2.4cm, 2.4cm), align: (left, right, right, right),"
        "stroke: none, [Tkr], [Beslutat], [Effekt], [Utfall], [Skola], [–], [120], [100],"
        "[Vård], [–], [80], [90])"
    )
    (table,) = report.tables()
    assert _rows(table) == [
        ["Tkr", "Beslutat", "Effekt", "Utfall"],
        ["Skola", "–", "120", "100"],
        ["Vård", "–", "80", "90"],
    ]


@pytest.mark.parametrize("how", ["super", "super(typographic: false)"])
def test_a_footnote_mark_is_never_a_digit_of_the_number(how: str) -> None:
    call = how if how.endswith(")") else how + "()"
    mark = f"#{call.removesuffix(')')}{', ' if 'typo' in how else ''}[1])"
    report = _read(
        f"Årets resultat uppgår till 805{mark} tkr.\n\n"
        "#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,"
        f"[Tkr], [2024], [2023], [Intäkter], [805{mark}], [704], [Kostnader], [12], [13])"
    )
    assert _words(report) == "Årets resultat uppgår till 805¹ tkr."
    (grid,) = grids_of(report)
    first = grid.rows[0].cells[0]
    assert first is not None and first.number is not None and int(first.number.value) == 805


def test_heads_feet_and_page_numbers_are_no_text() -> None:
    pages = "\n#pagebreak()\n".join(SENTENCES[:5])
    report = _read(
        "#set page(header: [Exempelkommun #h(1fr) Årsredovisning 2024],"
        "footer: context [Förvaltningsberättelse #h(1fr)"
        '#counter(page).display("1 (1)", both: true)])\n' + pages
    )
    assert _words(report) == " ".join(SENTENCES[:5])


def test_a_table_over_two_pages_is_one_and_its_heads_stand_once() -> None:
    rows = "".join(f"[Projekt {one} A], [{1000 + one}], [{900 + one}]," for one in range(70))
    report = _read(
        "#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,"
        f"table.header([*Projekt, tkr*], [*Budget*], [*Utfall*]), {rows} [Summa], [72415], [65415])"
    )
    assert report.pages == 2
    (table,) = report.tables()
    assert len(table.rows) == 72
    assert {row[1].spot.page for row in table.rows} == {1, 2}


def test_a_paragraph_over_a_page_break_is_whole() -> None:
    words = " ".join(SENTENCES)
    report = _read(f"#set page(height: 12cm)\n{words}")
    assert report.pages is not None and report.pages > 1
    assert [one.text for one in report.texts()] == [words]


def test_a_list_of_contents_is_no_table_whether_dots_lead_to_the_page_or_not() -> None:
    chapters = "\n#pagebreak()\n".join(f"= Kapitel {name}\n{SENTENCES[0]}" for name in "ABCDEF")
    entries = [f"Kapitel {name} ... {page}" for page, name in enumerate("ABCDEF", 2)]
    for fill in ("repeat[.]", "none"):
        report = _read(
            f"#set outline.entry(fill: {fill})\n#outline(title: [Innehåll])\n"
            f"#pagebreak()\n{chapters}"
        )
        assert not list(report.tables())
        first = [one.text for one in report.texts() if one.spot.page == 1]
        assert first == ["Innehåll", *entries]


def test_scales_and_values_of_a_chart_are_no_table() -> None:
    bars = ", ".join(
        f"stack(spacing: 4pt, [{12 + one * 3},4], rect(height: {20 + 8 * one}pt, width: 20pt),"
        f"[{2020 + one}])"
        for one in range(5)
    )
    scale = ", ".join(f"[{one}]" for one in (80, 60, 40, 20, 0))
    report = _read(
        f"#grid(columns: 6, gutter: 20pt, align: bottom, stack(spacing: 9pt, {scale}), {bars})"
    )
    assert not list(report.tables())


def test_rotated_words_are_no_part_of_the_lines_that_they_stand_beside() -> None:
    report = _read(
        "#place(left + top, dx: -20pt, rotate(90deg, reflow: true)[Lodrät text 99 999])\n"
        + " ".join(SENTENCES[:3])
    )
    assert _words(report) == " ".join(SENTENCES[:3])


def test_a_page_that_lies_on_its_side_is_read_as_it_is_turned() -> None:
    with pikepdf.open(io.BytesIO(typst.compile((_PAGE + TABLE).encode("utf-8")))) as document:
        # The page as some programs make it: its content turned, and not the page.
        page = document.pages[0]
        wide, high = (float(page.mediabox[place]) for place in (2, 3))
        page.contents_add(pikepdf.Stream(document, f"0 1 -1 0 {high} 0 cm".encode()), prepend=True)
        page.mediabox = [0, 0, high, wide]
        stream = io.BytesIO()
        document.save(stream)
    (table,) = read_report(stream.getvalue(), "a.pdf").tables()
    assert _rows(table) == READ
    # Boxes are those of the page as it lies: the first column is lowest on it.
    box, last = table.rows[1][0].spot.box, table.rows[1][3].spot.box
    assert box is not None and last is not None
    assert box.top > last.bottom and box.bottom <= wide


def test_headings_have_levels_by_their_size() -> None:
    report = _read(f"= Stor\n{SENTENCES[0]}\n== Mindre\n{SENTENCES[1]}\n=== Minst\n{SENTENCES[2]}")
    told = [(one.text, one.level) for one in report.texts() if one.kind == "heading"]
    assert told == [("Stor", 1), ("Mindre", 2), ("Minst", 3)]


def test_each_number_of_a_sentence_has_a_box_of_its_own() -> None:
    (text,) = _read("Kostnaderna ökade från 1 987 tkr till 2 067 tkr under året.").texts()
    boxes = [text.spot_of(text.text.index(number)).box for number in ("1 987", "2 067")]
    words = text.spot_of(text.text.index("till")).box
    first, second = boxes
    assert first and second and words
    assert first.right <= words.left < words.right <= second.left
    assert 15 < first.right - first.left < 35


def _hidden(data: bytes) -> bytes:
    """The same page with its letters there for machines only, as behind a scanned picture."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.contents_coalesce()
            stream = page.Contents.read_bytes().replace(b"0 Tr", b"3 Tr")
            page.Contents = pikepdf.Stream(document, stream)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_letters_that_a_program_hid_behind_a_scanned_page_are_not_taken_for_print() -> None:
    drawn = f"{_PAGE}#rect(width: 8cm, height: 8cm, fill: gray)\n{SENTENCES[0]}"
    report = read_report(_hidden(typst.compile(drawn.encode("utf-8"))), "skannad.pdf")
    assert report.unreadable == (1,)
    assert report.blocks == ()


def test_an_empty_page_is_not_told_as_unreadable() -> None:
    report = _read(f"{SENTENCES[0]}\n#pagebreak()\n#pagebreak()\n{SENTENCES[1]}")
    assert report.pages == 3
    assert report.unreadable == ()


def _english() -> Iterator[str]:
    yield "The municipality reports a surplus of SEK 12.3 million for the year."
    yield "Net costs rose by 4.2 per cent and are lower than in the budget for the year."


def test_an_english_report_is_known_by_its_words() -> None:
    assert _read(" ".join(_english())).language == "en"
    assert _read(SENTENCES[0]).language == "sv"


def test_the_last_row_of_a_table_stands_alone_below_its_heads_on_the_next_page() -> None:
    rows = "".join(f"[Enhet {place}], [{place} 100], [{place} 200]," for place in range(1, 14))
    source = f"""#set page(height: 10.2cm)
#table(columns: (1fr, auto, auto), align: (left, right, right), stroke: none,
  table.header([tkr], [Budget 2024], [Utfall 2024]), {rows})"""
    report = _read(source)
    assert report.pages == 2
    (table,) = report.tables()
    assert [row[0].text for row in table.rows] == ["tkr", *(f"Enhet {at}" for at in range(1, 14))]
    assert table.rows[-1][0].spot.page == 2


def test_a_year_below_a_label_is_of_that_label() -> None:
    rows = "".join(
        f"[{label}\\ 2024], [{number} 512], [{number} 498], "
        for label, number in (("Budget", 11), ("Utfall", 12), ("Bokslut", 13))
    )
    for align in ("top", "bottom"):
        report = _read(
            f"""#table(columns: (1.8cm, auto, auto), stroke: none, inset: (y: 5pt),
  align: (x, y) => if x == 0 {{ left }} else {{ right + {align} }},
  [tkr], [Kommunen], [Koncernen], {rows})"""
        )
        (table,) = report.tables()
        labels = [row[0].text for row in table.rows]
        assert labels == ["tkr", "Budget 2024", "Utfall 2024", "Bokslut 2024"]


def test_a_heading_of_rows_in_a_table_with_room_between_its_rows_does_not_end_it() -> None:
    report = _read(
        """#table(columns: (5cm, 1.2cm, auto, auto), stroke: none, inset: (y: 8pt),
  align: (x, y) => (if x == 0 { left } else { right }) + horizon,
  [mnkr], [Not], [2023], [2022],
  [Mark och byggnader som kommunen själv använder], [11,\\ 24], [412,6], [398,1],
  [Maskiner], [12], [31,4], [29,9], [Summa anläggningar], [], [444,0], [428,0],
  [Omsättningstillgångar], [], [], [],
  [Fordringar], [13], [64,2], [61,7], [Kassa och bank], [14], [18,5], [22,6],
  [Summa omsättning], [], [82,7], [84,3])"""
    )
    (table,) = report.tables()
    assert [[cell.text for cell in row] for row in table.rows][1:6:4] == [
        ["Mark och byggnader som kommunen själv använder", "11, 24", "412,6", "398,1"],
        ["Fordringar", "13", "64,2", "61,7"],
    ]
    assert [row[0].text for row in table.rows][4] == "Omsättningstillgångar"


def test_long_labels_with_numbers_and_words_behind_them_are_rows() -> None:
    labels = (
        "Andel elever som är behöriga till yrkesprogram",
        "Andel brukare som är nöjda med sin hemtjänst",
        "Väntetid till särskilt boende, i antal dagar",
        "Sjukfrånvaro i procent av ordinarie arbetstid",
        "Andel fossilfria fordon i kommunens verksamhet",
    )
    rows = "".join(f"[{one}], [8{at},0], [7{at},5], [Målet nås]," for at, one in enumerate(labels))
    (table,) = _read(
        f"""#table(columns: (1fr, auto, auto, auto), stroke: none, inset: 2pt,
  align: (left, right, right, right), [Indikator], [Mål 2024], [Utfall 2024], [Bedömning], {rows})
{SENTENCES[0]}"""
    ).tables()
    assert [cell.text for cell in table.rows[0]] == [
        "Indikator",
        "Mål 2024",
        "Utfall 2024",
        "Bedömning",
    ]
    assert [row[0].text for row in table.rows[1:]] == [*labels]


@pytest.mark.parametrize("wide", ["5cm", "2.4cm"])
def test_a_title_in_the_middle_of_its_table_heads_no_column(wide: str) -> None:
    (grid,) = grids_of(
        _read(
            f"""#table(columns: ({wide}, 2.4cm, 2.4cm), stroke: none, align: center,
  table.cell(colspan: 3)[Drift, tkr], [Nämnd], [2024], [2023],
  [Skola], [1 234], [1 200], [Omsorg], [2 000], [1 900], [Kultur], [300], [310])"""
        )
    )
    assert (grid.title, grid.unit) == ("Drift, tkr", "tkr")
    assert [one.head for one in grid.columns] == ["2024", "2023"]


def _kept(source: str, user: str) -> bytes:
    """A page that is locked with a password for those who open it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile((_PAGE + source).encode("utf-8")))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="x", user=user))
    return out.getvalue()


def test_a_file_that_only_forbids_changes_is_read_and_one_with_a_password_is_not() -> None:
    (table,) = read_report(_kept(TABLE, ""), "skyddad.pdf").tables()
    assert _rows(table) == READ
    with pytest.raises(Unreadable):
        read_report(_kept(TABLE, "hemligt"), "skyddad.pdf")


def test_a_page_whose_letters_are_drawn_as_curves_is_told_as_unreadable() -> None:
    curves = "#for place in range(3) { curve(curve.line((10pt * place, 8pt)), stroke: 1pt) }"
    report = _read(f"{SENTENCES[0]}\n#pagebreak()\n{curves}")
    assert report.unreadable == (2,)


@pytest.mark.parametrize(
    "text", ["$ 1,452.4", "$1,452.4", "$(55)", "$ (3,781)", "(3)%", "US$310", "£—", "1 452,4", "-"]
)
def test_an_amount_with_its_currency_is_a_number_of_a_column(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["$", "F19", "note 3", "$ million"])
def test_words_and_a_currency_alone_are_none(text: str) -> None:
    assert not is_numeric(text)
