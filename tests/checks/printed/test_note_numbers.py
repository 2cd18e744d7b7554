"""Note numbers and amounts that have run together, told apart by the sums of the table."""

from __future__ import annotations

import re
from dataclasses import replace

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

GLUED = """
Resultaträkning (mkr)

\t2024\t2023
Verksamhetens intäkter\t1 805\t790
Verksamhetens kostnader\t2 -3 411\t-3 287
Avskrivningar\t3 -212\t-205
Verksamhetens nettokostnader\t-2 818\t-2 702
Skatteintäkter\t4 2 390\t2 301
Generella bidrag\t5 488\t455
Årets resultat\t60\t54
"""


def test_a_note_before_an_amount_is_no_part_of_it_where_the_sum_says_so() -> None:
    judged = judge(read_text(GLUED.strip("\n")))
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]
    (grid,) = judged.understood.grids
    told = [grid.value(row, 0) for row in range(len(grid.rows))]
    assert [int(one.value) for one in told if one] == [
        805,
        -3411,
        -212,
        -2818,
        2390,
        488,
        60,
    ]


def test_numbers_of_several_columns_in_one_cell_stand_in_these() -> None:
    judged = judge(
        read_text("""Kostnader (tkr)

\t2024\t2023\t2022
Personal\t1 367 1 367 1 290\t\t
Lokaler\t412\t398\t377
Summa\t1 779\t1 765\t1 667
""")
    )
    assert {one.state.value for one in judged.equations} == {"proved"}
    assert judged.counts()["open"] == 0


def test_where_a_head_says_note_the_sum_decides_on_one_that_stands_alone() -> None:
    text = GLUED.replace("\t2024\t2023", "\tNot 2024\t2023")
    text = re.sub(r"^([^\t\n]+\t)[2-5] ", r"\1", text, flags=re.MULTILINE)
    judged = judge(read_text(text.strip("\n")))
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]
    assert judged.understood.grids[0].value(0, 0).value == 805  # type: ignore[union-attr]


def test_a_wrong_thousand_is_not_taken_for_a_note() -> None:
    judged = judge(
        read_text("""Intäkter (tkr)

\t2024\t2023
Taxor\t3 433\t3 390
Bidrag\t6 910\t1 877
Summa\t7 343\t5 267
""")
    )
    assert [one for one in judged.findings if one.severity is Severity.ERROR]


def test_zeros_that_a_workbook_leaves_out_make_no_number_vaguer() -> None:
    report = read_text("""Kassaflöde (mkr)

\t2024\t2023
Investeringar\t-322,315\t-353,533
Försäljningar\t12,98\t43,227
Inkomster\t1,114\t2,518
Summa\t-308,226\t-307,788
""")
    assert not [one for one in judge(report).findings if one.severity is Severity.ERROR]
    workbook = replace(report, kind="xlsx")
    (error,) = [one for one in judge(workbook).findings if one.severity is Severity.ERROR]
    assert (error.place.row, error.place.column) == ("Summa", "2024")


def test_zeros_are_only_left_out_where_the_column_has_decimals_in_that_unit() -> None:
    report = read_text("""Nyckeltal

\t2024\t2023
Soliditet\t51,7 %\t53,6 %
Nettokostnadsandel\t97,9 %\t99,7 %
Självfinansieringsgrad\t75,3 %\t43,3 %
Andel korta lån\t12,5 %\t14,1 %
Likvida medel, mkr\t125\t139
Låneskuld per invånare, kr\t23 433\t19 471
""")
    grid = judge(replace(report, kind="xlsx")).understood.grids[0]
    told = [one.decimals for row in range(6) if (one := grid.value(row, 0))]
    assert told == [1, 1, 1, 1, 0, 0]


OF_A_YEAR = """
Skulder och avsättningar

Mkr Not 2024 2023
Avsättningar
Avsättningar för pensioner 20 758,3 727,1
varav intjänade från och med 1998 322,9 288,9
varav intjänade före 1998 435,4 438,2
Övriga avsättningar 21 129,8 163,6
Summa avsättningar 888,1 890,7
"""


def test_a_year_that_says_what_a_row_is_belongs_to_its_label() -> None:
    judged = judge(read_text(OF_A_YEAR.strip("\n")))
    (grid,) = judged.understood.grids
    row = next(one for one in grid.rows if one.label.endswith("från och med 1998"))
    told = [one.number.value for one in row.cells if one and one.number]
    assert [str(one) for one in told] == ["322.9", "288.9"]
    assert not judged.findings
