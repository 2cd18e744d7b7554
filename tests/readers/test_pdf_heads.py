"""Heads of tables in a PDF: those of several lines, and the words that stand below them."""

from __future__ import annotations

import pytest
import typst

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedCell, PrintedReport, Spot
from bokslut.readers.grids import Grid
from bokslut.readers.layout import Laid
from bokslut.readers.read import read_report
from bokslut.readers.running import put_together

_PAGE = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 9.5pt, lang: "sv")
#show table.cell.where(y: 0): set text(size: 8pt)
"""


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def _rows(report: PrintedReport) -> list[list[str]]:
    (table,) = report.tables()
    return [[cell.text for cell in row] for row in table.rows]


RESULT = """
== Resultaträkning
#text(size: 8pt)[Tabell 31. Tusental kronor]
#table(columns: (1fr, auto, 66pt, auto, auto),
  align: (left + bottom, ..((right + bottom,) * 4)),
  stroke: none,
  table.header([], [*Bokslut 2013*], [*Budget helår 2014*], [*Bokslut 2014*], [*Avvikelse*]),
  [*Intäkter*], [], [], [], [],
  [Avgifter], [118], [72], [60], [−12], [Hyror], [854], [500], [214], [−286],
  [*Summa intäkter*], [972], [572], [274], [−298],
  [*Kostnader*], [], [], [], [],
  [Personal], [−1 240], [−1 340], [−1 310], [30], [Lokaler], [−440], [−520], [−510], [10],
  [*Summa kostnader*], [−1 680], [−1 860], [−1 820], [40])
"""


def test_a_heading_of_rows_in_larger_letters_than_the_heads_parts_no_table_from_them() -> None:
    rows = _rows(_read(RESULT))
    assert rows[:4] == [
        ["", "", "Budget helår", "", ""],
        ["", "Bokslut 2013", "2014", "Bokslut 2014", "Avvikelse"],
        ["Intäkter", "", "", "", ""],
        ["Avgifter", "118", "72", "60", "−12"],
    ]
    assert rows[-1][0] == "Summa kostnader"


def test_the_unit_above_such_heads_is_that_of_the_table_and_all_of_it_is_proved() -> None:
    judged = judge(_read(RESULT))
    (grid,) = judged.understood.grids
    assert grid.unit == "tkr"
    assert [one.meaning.role for one in grid.columns] == [
        "outcome",
        "budget",
        "outcome",
        "variance",
    ]
    assert judged.counts()["proved"] == len(judged.numbers) == 24
    assert not judged.findings


def test_a_head_of_three_lines_that_begins_with_a_year_is_whole() -> None:
    report = _read("""
== Sjukfrånvaro
#text(size: 8pt)[Tabell 45. Procent]
#table(columns: (1fr, 50pt, 50pt, 60pt), align: (left, right, right, right), stroke: none,
  table.header([], table.cell(align: right + bottom)[*2013*],
    table.cell(align: right + bottom)[*2014*], [*2014 \\ kommunens \\ medarbetare*]),
  [*Kön*], [], [], [], [#h(1em)Kvinnor], [3,65], [4,02], [8,37],
  [#h(1em)Män], [6,09], [5,14], [4,88], [Totalt], [4,54], [4,43], [7,60])
""")
    rows = _rows(report)
    below = [row[0] for row in rows].index("Kön")
    heads = [" ".join(filter(None, column)) for column in zip(*rows[:below], strict=True)]
    assert heads == ["", "2013", "2014", "2014 kommunens medarbetare"]
    assert "kommunens" not in " ".join(one.text for one in report.texts())


def test_an_indented_label_in_small_letters_that_goes_on_below_stays_with_its_numbers() -> None:
    rows = _rows(
        _read("""
#set par(leading: 3pt)
#table(columns: (150pt, auto, auto, auto), align: (left, right, right, right), stroke: none,
  inset: (x: 5pt, y: 5pt), [*Indikator*], [*2012*], [*2013*], [*2014*],
  [Sjukfrånvaro], [4,55], [4,54], [4,43], [#h(1em)hela kommunen], [7,02], [7,13], [7,60],
  [#pad(left: 1em)[skillnad mot hela kommunen, \\ procentenheter]],
  table.cell(align: bottom + right)[−2,47], table.cell(align: bottom + right)[−2,59],
  table.cell(align: bottom + right)[−3,17])
""")
    )
    assert rows[2:] == [
        ["hela kommunen", "7,02", "7,13", "7,60"],
        ["skillnad mot hela kommunen, procentenheter", "−2,47", "−2,59", "−3,17"],
    ]


CONTENTS = """
#set page(height: 16cm)
#set outline.entry(fill: none)
#outline(title: none)
#pagebreak()
"""


def test_a_list_of_contents_goes_on_below_a_title_of_two_lines() -> None:
    long = (
        "Andelen chefer och specialister med annan bakgrund ska öka för att kommunens ledning på "
    )
    long += "sikt i högre grad ska spegla invånarna"
    titles = ["Ekonomi", "Personal", "Mål", "Arbetsgivare", long, "Löner", "Frånvaro", long, "Slut"]
    titles += ["Bilagor"]
    source = CONTENTS + "".join(f"= {one}\nText om detta.\n#pagebreak()\n" for one in titles)
    report = _read(source)
    assert not [*report.tables()]
    pages = [one.text.rpartition(" ... ")[2] for one in report.texts() if " ... " in one.text]
    assert pages == [str(page) for page in range(2, 12)]


def test_the_pages_of_a_list_of_contents_are_no_amounts() -> None:
    titles = ["Ekonomi", "Personal", "Mål", "Arbetsgivare", "Framtid"]
    body = "".join(f"= {one}\nText om detta.\n#pagebreak()\n" for one in titles)
    filled = CONTENTS.replace("fill: none", "fill: repeat[.]")
    for source in (CONTENTS + body, filled + body):
        assert not judge(_read(source)).numbers


TARGETS = """
#table(columns: (4cm, 2cm, 2cm, 3.2cm, 2.4cm),
  align: (left + {0}, right + {0}, right + {0}, left + {0}, left + {0}),
  stroke: none, inset: (y: 4pt),
  table.header([Indikator], [2023], [2024], [Målvärde], [Utfall]),
  [Arbetsställen], [7 572], [7 613], [minst 100 fler än året före], [Uppnått],
  [Anställda], [44 098], [43 925], [minst 500 fler per år eller 1 000 på två år], [Inte uppnått],
  [Inflyttade], [234], [215], [högre än 2012], [Inte uppnått])
"""


@pytest.mark.parametrize("where", ["bottom", "top", "horizon"])
def test_words_of_a_cell_that_go_over_several_lines_stay_in_the_row_of_their_numbers(
    where: str,
) -> None:
    assert _rows(_read(TARGETS.format(where)))[1:] == [
        ["Arbetsställen", "7 572", "7 613", "minst 100 fler än året före", "Uppnått"],
        [
            "Anställda",
            "44 098",
            "43 925",
            "minst 500 fler per år eller 1 000 på två år",
            "Inte uppnått",
        ],
        ["Inflyttade", "234", "215", "högre än 2012", "Inte uppnått"],
    ]


def test_what_has_no_columns_of_numbers_is_no_rest_of_another_table() -> None:
    spot = Spot(page=1, line=1)
    one = Laid(Grid((), ((PrintedCell("Mål", spot),),), spot), 1, 0, False, True)
    two = Laid(Grid((), ((PrintedCell("Mål", spot),),), spot), 2, 0, True, False)
    assert len([*put_together([one, two], 2)]) == 2


CENTRED = """
#set table(stroke: none)
#table(columns: (1fr, 66pt, 66pt, 66pt, 66pt, 66pt),
  align: (x, y) => if x == 0 { left } else if y < 2 { center } else { right },
  table.header([], table.cell(colspan: 3)[*Kommunen*], table.cell(colspan: 2)[*Koncernen*],
    [*Mnkr*], [*2025*], [*Budget*], [*2024*], [*2025*], [*2024*]),
  [Verksamhetens intäkter], [8], [9], [7], [12], [11],
  [Verksamhetens kostnader], [-44], [-45], [-43], [-61], [-59],
  [Nettokostnader], [-36], [-36], [-36], [-49], [-48])
"""


def test_heads_in_the_middle_of_cells_whose_numbers_end_at_their_right_side() -> None:
    (table,) = _read(CENTRED).tables()
    upper, lower = table.rows[:2]
    assert [(one.text, one.columns) for one in upper if one.text] == [
        ("Kommunen", 3),
        ("Koncernen", 2),
    ]
    assert [one.text for one in lower] == ["Mnkr", "2025", "Budget", "2024", "2025", "2024"]


def test_a_head_in_the_middle_of_one_column_reaches_over_no_other() -> None:
    source = CENTRED.replace(
        "table.cell(colspan: 3)[*Kommunen*], table.cell(colspan: 2)[*Koncernen*]",
        "[], [*Årets*], [], [], [*Förra*]",
    )
    (table,) = _read(source).tables()
    assert not any(one.columns > 1 for row in table.rows for one in row)


def test_the_head_of_an_only_column_is_found_in_the_middle_of_its_cell() -> None:
    source = """
#table(columns: (1fr, 120pt), stroke: none,
  align: (x, y) => if x == 0 { left } else if y == 0 { center } else { right },
  [], [*Prognos 2025*], [Prognostiserat resultat], [32,2], [Realisationsvinster], [-2,4],
  [Balanskravsresultat], [29,8])
"""
    assert _rows(_read(source))[0] == ["", "Prognos 2025"]


def test_the_last_row_of_a_table_on_a_page_of_its_own_is_of_the_table() -> None:
    rows = ", ".join(
        f"[Verksamhet {chr(65 + at)}], [{at}], [{at + 1}], [{at + 2}]" for at in range(9)
    )
    source = f"""
#set page(height: 266pt)
#table(columns: (1fr, 70pt, 70pt, 70pt), stroke: none, inset: 4.2pt,
  align: (x, y) => if x == 0 {{ left }} else if y == 0 {{ center }} else {{ right }},
  table.header([*År*], [*Kvinnor*], [*Män*], [*Samtliga*]), {rows},
  [*Totalt*], [*36*], [*45*], [*54*])
Antalet anställda är räknat den sista december.
"""
    assert _rows(_read(source))[-1] == ["Totalt", "36", "45", "54"]


PROSE = "#set page(width: 380pt, margin: 20pt)\n"


def test_the_number_that_a_sentence_ends_with_may_stand_first_on_a_line() -> None:
    words = (
        "Nöjd-region-index uppgick till 63 för hela kommunen och målvärdet för året är"
        "#linebreak()64. Arbetslösheten var 6,3 procent."
    )
    assert [one.kind for one in _read(PROSE + words).texts()] == ["paragraph"]


def test_items_with_numbers_are_items() -> None:
    words = (
        "Under året har nämnden arbetat med två mål som fullmäktige har beslutat om:"
        "#linebreak()1. Fler ska läsa.#linebreak()2. Färre ska vara sjuka."
    )
    assert [one.kind for one in _read(PROSE + words).texts()] == ["paragraph", "item", "item"]
