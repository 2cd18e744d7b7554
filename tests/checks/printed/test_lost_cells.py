"""Tables copied from a page, with what is left of empty cells and of headings in between."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def _judged(text: str) -> Judged:
    return judge(read_report(text.encode("utf-8"), "rapport.txt"))


def _told(text: str) -> list[str]:
    return [one.rule for one in _judged(text).findings if one.severity is not Severity.NOTE]


def _open(text: str) -> int:
    return sum(1 for one in _judged(text).states.values() if one is State.OPEN)


def _one_a_line(text: str) -> str:
    """Each cell in a line of its own with an empty line below; `_` is an empty cell."""
    return "\n\n".join(" " if one == "_" else one for one in text.replace("|", "\n").split("\n"))


GAPS = """Kassaflödesanalys

Belopp i mnkr Not Kommun
2024
Kommun
2023
Koncern
2024
Koncern
2023
DEN LÖPANDE VERKSAMHETEN
Årets resultat   41 37 66 52
Justering för avskrivningar 7 22 19 48 45
Justering för avsättningar   3 2 3 4
Medel från verksamheten   66 58 117 101
INVESTERINGSVERKSAMHETEN
Köp av anläggningar 9 – 71 – 64 – 133 – 118
Försäljning av mark     5 – 2 6
Försäljning av aktier   4   4 3
Kassaflöde från investeringar   – 67 – 59 – 131 – 109
FINANSIERINGSVERKSAMHETEN
Nya lån   2 0 20 11
Amortering 12 0 – 1 – 4 – 2
Kassaflöde från finansiering   2 – 1 16 9
Årets kassaflöde   1 – 2 2 1
"""


def test_gaps_between_single_blanks_are_empty_cells() -> None:
    assert _told(GAPS) == []
    assert _open(GAPS) == 0
    (grid,) = _judged(GAPS).understood.grids
    sold = next(one for one in grid.rows if one.label == "Försäljning av mark")
    assert [one.text if one else "" for one in sold.cells] == ["", "5", "- 2", "6"]


@pytest.mark.parametrize("wrong", [("4   4 3", "4   4 8"), ("22 19 48", "22 91 48")])
def test_a_wrong_number_among_empty_cells_is_found(wrong: tuple[str, str]) -> None:
    assert "footing" in _told(GAPS.replace(*wrong))


BALANCE = _one_a_line(
    """Balansräkning
_
_
Kommunen
Sammanställd
redovisning
Belopp i mnkr
Not
2024
2023
2024
2023
TILLGÅNGAR
Byggnader|11|812,4|790,1|1 633,0|1 580,8
Inventarier|12|44,2|39,9|71,5|66,0
Summa anläggningar|856,6|830,0|1 704,5|1 646,8Omsättningstillgångar
Fordringar|13|93,1|88,7|120,4|101,9
Kassa|14|31,0|27,2|40,1|35,5
Summa omsättningstillgångar|124,1|115,9|160,5|137,4
_|_|_|_|_|_|_|_|_|_
SUMMA TILLGÅNGAR|980,7|945,9|1 865,0|1 784,2EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER
Eget kapital|15|402,2|391,0|620,3|600,1
SKULDER
Långfristiga skulder|17,18|400,0|380,4|1 020,2|980,0
Kortfristiga skulder|19|178,5|174,5|224,5|204,1
Summa skulder|578,5|554,9|1 244,7|1 184,1
SUMMA EGET KAPITAL OCH SKULDER|980,7|945,9|1 865,0|1 784,2
"""
)


def test_headings_run_into_numbers_and_lists_of_notes_are_told_apart() -> None:
    assert _told(BALANCE) == []
    assert _open(BALANCE) == 0
    assert "footing" in _told(BALANCE.replace("1 020,2", "1 002,2"))
    assert "footing" in _told(BALANCE.replace("1 646,8", "1 664,8"))


def test_heads_with_empty_lines_between_say_of_whom_the_columns_are() -> None:
    (grid,) = _judged(BALANCE).understood.grids
    heads = [one.head for one in grid.columns]
    assert len(heads) == 4 and heads[0] == "Kommunen 2024" and heads[2].startswith("Sammanställd")


EQUITY = _one_a_line(
    """Not 9 Eget kapital
Kommunen
Sammanställd
redovisning
Belopp i mnkr
2023
2024
2023
2024
Ingående eget kapital|8 110|8 655|11 902|12 470
Övriga justeringar|-|-|-41|12
Årets resultat|545|388|609|431
Utgående eget kapital|8 655|9 043|12 470|12 913
Specifikation:
Resultatutjämningsreserv|720|790|-|-
Övrigt eget kapital|7 935|8 253|-|-
Utgående eget kapital|8 655|9 043|12 470|12 913
"""
)


def test_a_total_printed_again_below_its_parts_is_theirs() -> None:
    assert _told(EQUITY) == []
    # The total of the group is not told in parts the second time.
    assert _open(EQUITY) == 2
    wrong = _judged(EQUITY.replace("7 935", "7 395")).findings
    assert [one.claimed for one in wrong if one.rule == "footing"] == ["8\u202f655"]


FINANCING = """Kassaflödesanalys
Belopp i tkr 2024 2023
FINANSIERINGSVERKSAMHETEN
Nyupptagna lån 120 000 45 000
Ökning av långfristiga skulder 31 200 26 400
varav ej likviditetspåverkande -24 700 -13 600
Ökning av långfristiga fordringar 2 150 -2 480
Kassaflöde från finansieringsverksamheten {} 55 320
"""


def test_what_takes_away_from_the_row_above_is_no_part_of_it() -> None:
    assert _told(FINANCING.format("128 650")) == []


SHARES = _one_a_line(
    """Finansiella nyckeltal
Procent
2021
2022
2023
2024
Intäktsutveckling|4,4|3,1|5,2|2,7
Kostnadsutveckling|3,9|4,0|4,6|3,3
Driftkostnadsandel|96,1|98,0|97,2|95,3
– varav verksamhetens kostnader|91,2|92,3|91,7|90,1
– varav avskrivningar|3,8|4,4|4,1|4,5
– varav finansnetto|1,1|1,3|1,4|0,7
"""
)


def test_a_percent_alone_above_years_is_the_unit_of_all() -> None:
    assert _told(SHARES) == []
    judged = _judged(SHARES)
    assert sum(1 for one in judged.states.values() if one is State.PROVED) == 16
    assert "footing" in _told(SHARES.replace("92,3", "93,2"))
