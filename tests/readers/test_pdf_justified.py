"""Justified text in narrow columns of a PDF, whose blanks are as wide as what parts columns."""

from __future__ import annotations

import typst

from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

_PAGE = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 10pt, lang: "sv", hyphenate: false)
#set table(stroke: none)
"""
_TEXT = (
    "Nämnden redovisar för 2025 ett överskott mot budget på 1,66 Mkr. Verksamhetens nettokostnad"
    " var 157,16 Mkr och budgeten var 158,82 Mkr. Entréavgifterna ökade med 3,1 procent till"
    " 16,00 Mkr. Föreningsbidragen understeg budgeten för verksamhetsområdet."
)
_TABLE = """
#table(columns: (90pt, 45pt, 45pt, 45pt), align: (left, right, right, right), inset: 2pt,
  [*Verksamhet*], [*Budget*], [*Utfall*], [*Avvikelse*],
  [Bibliotek], [33,96], [32,99], [0,97], [Kulturskola], [24,05], [23,79], [0,27],
  [Museum], [15,31], [15,16], [0,15], [*Summa*], [73,32], [71,94], [1,39])
"""


def _read(source: str) -> PrintedReport:
    return read_report(typst.compile((_PAGE + source).encode("utf-8")), "rapport.pdf")


def test_stretched_lines_of_text_beside_a_table_are_text() -> None:
    for wide in (150, 165, 180):
        source = f"""
#grid(columns: (250pt, {wide}pt), column-gutter: 14pt, [{_TABLE}],
  [#set par(justify: true)\n{_TEXT}])
"""
        report = _read(source)
        (table,) = report.tables()
        assert [cell.text for cell in table.rows[-1]] == ["Summa", "73,32", "71,94", "1,39"]
        assert " ".join(one.text for one in report.texts()) == _TEXT


def test_a_row_of_words_far_apart_is_no_text_though_text_reaches_as_far() -> None:
    source = """
#table(columns: (1fr, 1fr, 1fr, 1fr), align: (left, right, right, right), inset: 2pt,
  [personer], [kvinnor], [män], [totalt], [skola], [12], [10], [22], [vård], [31], [29], [60])
#set par(justify: true)
Antalet personer har ökat under året som har gått i kommunens alla förvaltningar och bolag, och
fler kvinnor än män har anställts i skolan och i vården under samma tid som förra året.
"""
    (table,) = _read(source).tables()
    assert [cell.text for cell in table.rows[0]] == ["personer", "kvinnor", "män", "totalt"]


def test_a_span_of_years_that_is_broken_over_two_lines_is_one_head() -> None:
    source = """
#table(columns: (140pt, 50pt, 50pt, 32pt), align: (left, right, right, right), inset: 2pt,
  [*Nämnd*], [*2024*], [*2025*], [*2024– 2025*], [Skola], [12], [14], [2], [Vård], [31], [30], [-1])
"""
    (table,) = _read(source).tables()
    assert [cell.text for cell in table.rows[0]] == ["Nämnd", "2024", "2025", "2024–2025"]
