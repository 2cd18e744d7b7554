"""PDFs as programs for typesetting make them: tables beside each other, cells over several lines,
justified text, heads in the middle, tables that go on with fewer columns."""

from __future__ import annotations

import typst

from bokslut.model.printed import PrintedReport, PrintedTable, PrintedText
from bokslut.readers.read import read_report

_PAGE = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 9pt, lang: "sv")
#set table(stroke: none)
"""


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def _tables(report: PrintedReport) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in one.rows]
        for one in report.blocks
        if isinstance(one, PrintedTable)
    ]


def _texts(report: PrintedReport) -> list[str]:
    return [one.text for one in report.blocks if isinstance(one, PrintedText)]


def _note(name: str, rows: list[tuple[str, str, str]], inset: str = "5pt") -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return (
        f"*{name}*\n#table(columns: (1fr, auto, auto), inset: {inset}, "
        f"align: (left, right, right), [Tkr], [2023], [2022], {cells})\n"
    )


LEFT = [
    ("Taxor och avgifter", "32 622", "36 348"),
    ("Hyror och arrenden", "57 221", "33 885"),
    ("Bidrag från staten", "73 080", "67 912"),
    ("Summa", "162 923", "138 145"),
]
RIGHT = [
    ("Löner", "258 935", "269 839"),
    ("Pensionskostnader", "307 986", "120 481"),
    ("Energi och vatten", "175 315", "110 699"),
    ("Lämnade bidrag", "1 200", "980"),
    ("Summa", "743 436", "501 999"),
]


def test_notes_in_two_columns_whose_rows_do_not_stand_beside_each_other_are_two_tables() -> None:
    report = _read(
        f"= Noter\n#columns(2)[{_note('Not 1 Intäkter', LEFT)} #colbreak() "
        f"#v(4.3pt) {_note('Not 2 Kostnader', RIGHT)}]"
    )
    heads = ["Tkr", "2023", "2022"]
    assert _tables(report) == [
        [heads, *map(list, LEFT)],
        [heads, *map(list, RIGHT)],
    ]


def test_text_beside_such_tables_is_no_part_of_them() -> None:
    words = "Intäkterna ökade främst till följd av högre bidrag från staten. " * 4
    report = _read(
        f"#columns(2)[{_note('Not 1 Intäkter', LEFT)} {words} #colbreak() "
        f"#v(3pt) {_note('Not 2 Kostnader', RIGHT)}]"
    )
    assert [rows[-1] for rows in _tables(report)] == [list(LEFT[-1]), list(RIGHT[-1])]
    assert words.strip() in _texts(report)


GOALS = [
    (
        "Alla elever ska nå kunskapsmålen i grundskolan",
        "Andel elever i årskurs 9 som är behöriga till yrkesprogram, procent",
        "84,1",
        "86,3",
        "Delvis uppfyllt",
    ),
    ("Trygga skolor", "Andel elever som är trygga enligt enkäten", "91,0", "92,4", "Uppfyllt"),
    (
        "God kvalitet i omsorgen för äldre",
        "Brukarbedömning hemtjänst, helhetssyn, andel nöjda i procent",
        "86",
        "89",
        "Uppfyllt",
    ),
]


def _goals(align: str, inset: str) -> str:
    cells = ", ".join(f"[{cell}]" for row in GOALS for cell in row)
    return (
        f"#table(columns: (80pt, 110pt, 45pt, 45pt, 50pt), inset: {inset}, "
        f"align: (x, y) => (if x in (2, 3) {{ right }} else {{ left }}) + {align}, "
        f"[Mål], [Indikator], [2022], [2023], [Bedömning], {cells})"
    )


def test_a_row_whose_cells_go_over_several_lines_is_one_however_they_are_set() -> None:
    for align in ("top", "horizon", "bottom"):
        (rows,) = _tables(_read(_goals(align, "(x: 4pt, y: 6pt)")))
        assert rows[1:] == [list(one) for one in GOALS], align


def test_so_it_is_without_room_between_the_rows() -> None:
    (rows,) = _tables(_read(_goals("top", "(x: 4pt, y: 2.9pt)")))
    assert rows[1:] == [list(one) for one in GOALS]


def test_a_justified_line_with_wide_blanks_is_text_and_its_number_whole() -> None:
    words = (
        "Antalet tillsvidareanställda uppgick till 1~392 medarbetare jämfört med 1~361 "
        "medarbetare vid utgången av föregående verksamhetsår."
    )
    report = _read(
        "#set par(justify: true)\n#set text(hyphenate: false)\n"
        f"#box(width: 172pt)[{words}]\n\n#box(width: 190pt)[{words}]"
    )
    assert not _tables(report)
    assert _texts(report) == [words.replace("~", "\u00a0").replace("\u00a0", " ")] * 2


def test_a_head_in_the_middle_is_that_of_all_columns_below_it() -> None:
    rows = [("Skola", "−158 517", "32 792", "−125 725"), ("Vård", "−70 557", "12 998", "−57 559")]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in (*row, "−99 100", "−98 200"))
    report = _read(f"""
#table(columns: (1fr,) + (62pt,) * 5, align: (left,) + (right,) * 5,
  [], table.cell(colspan: 3, align: center)[Kommunen],
  table.cell(colspan: 2, align: center)[Budget],
  [Tkr], [Kostnader], [Intäkter], [Netto], [2024], [2023], {cells})""")
    (table,) = report.tables()
    assert [(cell.text, cell.columns) for cell in table.rows[0] if cell.text] == [
        ("Kommunen", 3),
        ("Budget", 2),
    ]


def test_a_head_that_ends_with_its_own_numbers_is_over_no_others() -> None:
    report = _read("""
#table(columns: (1fr,) + (62pt,) * 3, align: (left,) + (right,) * 3,
  [], [], [Prognos], [],
  [Tkr], [Utfall], [helår], [Budget],
  [Skola], [12 100], [13 200], [14 300], [Vård], [22 100], [23 200], [24 300])""")
    (table,) = report.tables()
    assert all(cell.columns == 1 for cell in table.rows[0])


def test_a_table_goes_on_where_the_rest_of_it_has_nothing_in_one_of_its_columns() -> None:
    rows = [
        (f"Projekt {name}", f"{at + 1} 200", f"{at + 2} 300", "2024")
        for at, name in enumerate("abcdef")
    ]
    more = [("Summa kultur", "9 200", "9 300", ""), ("Summa investeringar", "36 400", "42 400", "")]
    head = "[Tkr], [Budget], [Utfall], [Klart år]"
    setup = "#table(columns: (1fr, 60pt, 60pt, 60pt), align: (left, right, right, right), "

    def cells(some: list[tuple[str, str, str, str]]) -> str:
        return ", ".join(f"[{cell}]" for row in some for cell in row)

    report = _read(f"{setup}{head}, {cells(rows)})\n#pagebreak()\n{setup}{head}, {cells(more)})")
    assert _tables(report) == [
        [["Tkr", "Budget", "Utfall", "Klart år"], *map(list, rows), *map(list, more)]
    ]


def test_what_names_the_next_table_at_the_end_of_a_page_is_no_row_of_the_one_above() -> None:
    report = _read(
        f"{_note('Not 1 Intäkter', LEFT)}\n#v(10pt)\n*Not 2 Kostnader*\n#pagebreak()\n"
        + _note("", RIGHT).replace("**\n", "")
    )
    assert len(_tables(report)) == 2
    assert "Not 2 Kostnader" in _texts(report)


def test_the_text_of_a_report_of_many_tables_is_no_heading_though_it_is_larger_than_these() -> None:
    words = "Nämnden redovisar ett överskott mot budget som beror på lägre kostnader för lokaler. "
    rows = [
        (f"Verksamhet nummer {name} i nämnden", "1 200", "1 300") for name in "abcdefghijklmnop"
    ]
    report = _read(
        f"{words * 7}\n\n#text(size: 7pt)[{_note('Not 1', rows)} {_note('Not 2', rows)} "
        f"{_note('Not 3', rows)}]"
    )
    assert (words * 7).strip() in _texts(report)


def test_a_hyphen_behind_capitals_is_kept_where_a_line_ends() -> None:
    report = _read(
        "#box(width: 105pt)[Kommunen betalar en avgift för LSS-kostnader varje år till staten.]"
    )
    assert _texts(report) == ["Kommunen betalar en avgift för LSS-kostnader varje år till staten."]


def test_heads_and_one_row_at_the_end_of_a_page_are_the_beginning_of_the_table() -> None:
    rows = [("Skola", "1 200", "1 300"), ("Vård", "2 200", "2 400"), ("Summa", "3 400", "3 700")]
    setup = (
        "#table(columns: (1fr, 60pt, 60pt), align: (left, right, right), [Tkr], [2024], [2023], "
    )
    report = _read(
        f"{setup}{', '.join(f'[{cell}]' for cell in rows[0])})\n#pagebreak()\n"
        f"{setup}{', '.join(f'[{cell}]' for row in rows[1:] for cell in row)})"
    )
    assert _tables(report) == [[["Tkr", "2024", "2023"], *map(list, rows)]]


NOTE = """
#table(columns: ({width}, 2cm, 2cm), align: (left, right, right), inset: (x: 3pt, y: 3pt),
  [Tkr], [2023], [2022],
  [Intäkter enligt driftredovisningen], [2 222 278], [2 172 781],
  [Avgår:], [], [],
  [Interna ersättningar], [-1 456 405], [-1 429 219],
  [Externa intäkter], [765 873], [743 562],
  [vilka består av:], [], [],
  [Taxor och avgifter], [515 446], [475 911],
  [Bidrag], [250 427], [267 651])
"""


def test_a_line_with_a_colon_within_a_table_is_a_heading_of_rows() -> None:
    (rows,) = _tables(_read(NOTE.replace("{width}", "9cm")))
    assert [row[0] for row in rows if not any(row[1:])] == ["Avgår:", "vilka består av:"]
    assert rows[-1] == ["Bidrag", "250 427", "267 651"]


def test_a_sentence_with_a_colon_above_a_table_is_no_row_of_it() -> None:
    text = "Av tabellen framgår nettokostnaden för de två åren:"
    report = _read(f"{text}\n\n{_note('Not 1', LEFT)}")
    assert text in _texts(report)


BALANCE = """
#table(columns: (2.6cm, 1cm, 2cm, 2cm), align: (left, left, right, right),
  inset: (x: 3pt, y: 3pt), [mnkr], [Not], [2023], [2022],
  [TILLGÅNGAR], [], [], [],
  [Materiella anläggningstillgångar], [5], [24 381], [26 990],
  [Finansiella anläggningstillgångar], [8], [26 771], [33 457],
  [Summa anläggningstillgångar], [], [51 152], [60 447],
  [OMSÄTTNINGS-TILLGÅNGAR], [], [], [],
  [– Kortfristiga fordringar], [10], [15 590], [14 132],
  [– Kassa], [], [850], [1 005])
"""


def test_a_word_wider_than_the_column_of_labels_is_no_number_of_the_next() -> None:
    (rows,) = _tables(_read(BALANCE))
    told = {row[0]: row[1:] for row in rows}
    assert told["Finansiella anläggningstillgångar"] == ["8", "26 771", "33 457"]
    assert told["Summa anläggningstillgångar"] == ["", "51 152", "60 447"]
    assert told["– Kassa"] == ["", "850", "1 005"]


def test_heads_over_several_lines_are_known_again_though_the_row_below_has_blanks() -> None:
    def part(rows: str) -> str:
        return (
            "#table(columns: (1fr, 2.2cm, 2.2cm, 2.2cm), align: (left, right, right, right),"
            f" [Miljoner kronor], [Kommunen #linebreak() Budget #linebreak() 2023],"
            f" [Utfall 2022], [Utfall 2023], {rows})\n"
        )

    above = "[Årets resultat], [13], [96], [179], [Avskrivningar], [226], [218], [230],"
    below = "[Skulder], [], [36], [25], [Kassaflöde], [239], [350], [434],"
    (rows,) = _tables(_read(f"{part(above)}#pagebreak()\n{part(below)}"))
    assert rows[-2:] == [["Skulder", "", "36", "25"], ["Kassaflöde", "239", "350", "434"]]


def test_a_row_that_the_end_of_a_page_parts_within_its_numbers_is_one() -> None:
    heads = "[Tkr], [Utfall 2023], [Avvikelse],"
    columns = "#table(columns: (3cm, 1.4cm, 1.4cm), align: (left, left, left),"
    above = (
        "[Revision], [– 614], [– 9], [Överförmyndare], [– 819], [50], [Miljö- och], [– 11], [95]"
    )
    below = "[byggnämnden], [705], [], [Räddningstjänst], [– 6 426], [– 10]"
    report = _read(f"{columns} {heads} {above})\n#pagebreak()\n{columns} {heads} {below})\n")
    (rows,) = _tables(report)
    assert ["Miljö- och byggnämnden", "– 11 705", "95"] in rows
