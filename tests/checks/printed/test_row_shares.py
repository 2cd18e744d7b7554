"""What share a row is of the sum of its table is told as the table makes it."""

from __future__ import annotations

import pytest
from support import told

SERVICES = """Verksamheten

Nettokostnad per verksamhet, mnkr

Verksamhet\tBudget 2024\tUtfall 2024\tUtfall 2023
Förskola\t212,4\t215,3\t208,8
Grundskola\t402,0\t398,7\t391,2
Gymnasieskola\t148,6\t152,1\t146,0
Kulturskola\t11,2\t10,9\t10,7
Summa\t774,2\t777,0\t756,7

"""
INCOME = """Intäkter och skuld

Intäkter per slag, tkr

Slag\t2024\t2023
Hyror och arrenden\t18 204\t17 655
Taxor och avgifter\t31 877\t30 214
Bidrag från staten\t12 340\t14 002
Summa intäkter\t62 421\t61 871

"""
LOANS = """Biblioteken

Bibliotekens utlåning

År\tVuxna\tBarn och unga\tE-medier\tTotalt
2022\t58 112\t69 340\t15 004\t142 456
2023\t61 204\t70 113\t14 892\t146 209
2024\t59 870\t73 941\t15 330\t149 141

"""


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        # Where the years stand beneath one another, columns are told of.
        (LOANS, "Barn och unga står för {} procent av lånen.", "49,6", "46,9"),
        (LOANS, "E-medier utgör {} procent av bibliotekens utlåning.", "10,3", "13,0"),
        (SERVICES, "Grundskolan står för {} procent av nettokostnaden.", "51,3", "53,1"),
        (SERVICES, "Förskolan svarade för {} procent av nämndens nettokostnad.", "27,7", "22,7"),
        (
            SERVICES,
            "Gymnasieskolan hade en kostnad på 152,1 mnkr eller {} procent av totalen.",
            "19,6",
            "16,9",
        ),
        (INCOME, "Hyror och arrenden utgör {} procent av intäkterna.", "29,2", "22,9"),
        (
            INCOME,
            "Avgifterna steg till 31 877 tkr och motsvarar {} procent av intäkterna.",
            "51,1",
            "55,1",
        ),
    ],
)
def test_a_share_of_a_sum_is_that_of_its_row(
    report: str, sentence: str, right: str, wrong: str
) -> None:
    assert told(report, sentence.format(right)) == []
    found = told(report, sentence.format(wrong))
    assert found and all(wrong in claimed for _rule, claimed in found), found


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (SERVICES, "Grundskolan stod 2019 för 46,2 procent av nettokostnaden."),
        (SERVICES, "Grundskolan och fritidshemmen står för 56,2 procent av lokalytan."),
        (
            INCOME,
            "Hyror och arrenden utgör 72,4 procent av fastighetskontorets intäkter från bolag.",
        ),
    ],
)
def test_a_share_of_something_else_is_left_open(report: str, sentence: str) -> None:
    assert [one for one in told(report, sentence) if one[0] == "text-against-table"] == []
