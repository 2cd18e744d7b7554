"""Tables that count add up to the digit. The tables are made up, with sums by hand."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

PUPILS = """
Ärenden efter enhet

|Skriftliga|Muntliga|Summa
Norr|76|53|129
Söder|41|15|56
Öster|37|27|64
Väster|35|56|91
Centrum|123|15|138
Kusten|61|28|89
Skogen|72|28|100
Summa|445|222|667
"""


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    weighty = (Severity.ERROR, Severity.WARNING)
    return [one for one in judged.findings if one.severity in weighty]


def test_one_less_where_a_row_and_a_column_cross_is_told_once_of_that_number() -> None:
    assert not _told(PUPILS)
    (one,) = _told(PUPILS.replace("Söder|41|15", "Söder|41|14"))
    assert one.severity is Severity.ERROR
    assert (one.place.row, one.place.column, one.expected) == ("Söder", "Muntliga", "15")


def test_rounded_amounts_may_be_off_by_one() -> None:
    money = PUPILS.replace("Ärenden efter enhet", "Kostnader efter enhet, mkr")
    assert not _told(money.replace("Söder|41|15", "Söder|41|14"))
