"""Numbers that cannot be meant: a thousand times what stands beside them, or a lost sign."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.sentences.orphans import Orphans
from bokslut.checks.printed.sentences.unlikely import unlikely
from bokslut.checks.printed.understood.cells import plain
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.readers.text import read_text

PROJECTS = """
Årets investeringar, mnkr

\tKostade\tBudget
Gångvägar\t29,9\t30,0
Förskola\t21,0\t15,2
Simhall\t33,9\t40,5
Belysning\t12,3\t14,0
Torget\t24,5\t20,0
"""

GOALS = """
Indikatorer

\tUtfall 2022\tUtfall 2023\tMålvärde
Andel nöjda brukare\t66,0\t68,5\t70,0
Väntetid, dagar\t73\t77\t70
Årets resultat, mnkr\t-4,0\t3,5\t2,0
"""


def _found(text: str) -> list[str]:
    return [
        f"{one.rule} {plain(one.claimed or '')}"
        for one in unlikely(Orphans(understand(read_text(text, "r.txt")), ()), ())
    ]


def test_a_report_where_all_is_of_one_size_and_sign_is_left_alone() -> None:
    assert _found(PROJECTS) == []
    assert _found(GOALS) == []


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [("29,9", "29 900,0"), ("33,9", "33 900,0"), ("20,0", "20 000,0")],
)
def test_thousands_among_millions_are_told(printed: str, wrong: str) -> None:
    assert _found(PROJECTS.replace(printed, wrong)) == [f"thousandfold {wrong}"]


def test_a_project_that_cost_many_times_its_budget_is_no_unit() -> None:
    assert _found(PROJECTS.replace("29,9", "899,0")) == []


def test_loans_in_two_currencies_are_in_no_wrong_unit() -> None:
    loans = """
Loans

\tIn its currency\tIn SEK million
Norwegian bonds\t288,7\t290,1
Japanese bonds\t16 836,8\t28,8
Kenyan bonds\t3 319,2\t32,7
Swedish bonds\t238,8\t238,8
"""
    assert _found(loans) == []


def test_a_share_or_a_number_of_days_below_zero_is_told() -> None:
    assert _found(GOALS.replace("68,5", "-68,5")) == ["negative-unlikely -68,5"]
    assert _found(GOALS.replace("\t77\t", "\t-77\t")) == ["negative-unlikely -77"]


def test_the_word_beside_a_target_begins_no_new_table() -> None:
    goals = """
Finansiella mål, procent

Mått\tUtfall 2023\tUtfall 2024\t\tMålvärde
Soliditet\t50,7\t49,6\tminst\t45,0
Nettokostnadsandel\t98,4\t99,6\thögst\t98,0
"""
    assert _found(goals) == []
    assert _found(goals.replace("98,0", "-98,0")) == ["negative-unlikely -98,0"]


def test_a_lost_sign_is_told_in_a_column_of_years_too() -> None:
    years = """
Fem år i sammandrag

\tÅrets resultat, mnkr\tSoliditet, %
2024\t4,2\t43,6
2023\t-1,3\t45,3
2022\t0,9\t-45,8
"""
    assert _found(years) == ["negative-unlikely -45,8"]


def test_a_small_difference_of_two_large_numbers_is_no_unit() -> None:
    told = """
Leveranser

\t2022\t2023\t+/-
Kunder\t4 204\t4 167\t-37
Mätare\t7 310\t7 482\t172
Graddagar\t3 412\t3 417\t5
"""
    assert _found(told) == []
    assert _found(told.replace("3 417\t5", "3 417\t4")) == ["thousandfold 4"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Kostnad per elev, kr | 41 204 | -40 118 | 39 950", ["-40 118"]),
        ("Låneskuld, mnkr | (2 006,7) | 1 911,3 | 1 838,5", ["-2 006,7"]),
        ("Årets resultat, tkr | 41 204 | -40 118 | 39 950", []),
        ("Kassaflöde, tkr | 12 204 | -40 118 | 3 950", []),
    ],
)
def test_a_minus_among_years_that_are_near_each_other_is_doubted(row: str, told: list[str]) -> None:
    report = f"# Nyckeltal\n\n| | 2025 | 2024 | 2023 |\n|---|---|---|---|\n| {row} |\n"
    findings = judge(read_report(report.encode(), "report.md")).findings
    found = [one for one in findings if one.rule == "negative-unlikely"]
    assert [plain(one.claimed) for one in found] == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Andel ekologiska livsmedel, % | 41,3 | 140,0 | 38,9", ["140,0"]),
        ("Godkända i alla ämnen, % | 72,4 | 107,4 | 69,7", ["107,4"]),
        ("Nettokostnadsandel, % | 99,0 | 100,1 | 98,2", []),
        ("Självfinansieringsgrad, % | 80,2 | 142,6 | 83,1", []),
        ("Balanslikviditet, % | 67,4 | 154,3 | 85,3", []),
    ],
)
def test_a_share_of_more_than_the_whole_is_doubted(row: str, told: list[str]) -> None:
    report = f"# Nyckeltal\n\n| | 2025 | Mål | 2024 |\n|---|---|---|---|\n| {row} |\n"
    findings = judge(read_report(report.encode(), "report.md")).findings
    found = [one for one in findings if one.rule == "beyond-whole"]
    assert [plain(one.claimed) for one in found] == told


def _judged(text: str) -> list[str]:
    some = ("thousandfold", "negative-unlikely")
    return [one.rule for one in judge(read_text(text, "r.txt")).findings if one.rule in some]


NOTE = """
Skatteintäkter, tkr

\t2016\t2017
Preliminär kommunalskatt\t2 820 593\t3 003 582
Preliminär slutavräkning\t-24 551\t{settled}
Slutavräkningsdifferens\t15 600\t-9 341
Summa\t2 811 642\t2 988 379
"""


def test_what_a_sum_bears_out_is_in_no_wrong_unit() -> None:
    assert _judged(NOTE.format(settled="-5 862")) == []


def test_a_share_of_revenue_may_be_of_a_deficit() -> None:
    result = """
SEK million

\t2021\t2022\t2023
Surplus\t0.4\t-0.1\t1.6
as a share of tax and grants, %\t0.7\t-0.2\t2.6
"""
    assert _judged(result) == []


def test_a_difference_in_percentage_points_may_fall() -> None:
    queues = """
Väntetider

\t2022\t2023\tProcentenheter
Antal besök inom 30 dagar, %\t74,9\t73,8\t-1,1
Antal åtgärder inom 90 dagar, %\t61,0\t63,2\t2,2
"""
    assert _judged(queues) == []


def test_a_result_may_be_below_zero() -> None:
    companies = """
Bolagen, mkr

\tOmsättning 2022\tOmsättning 2021\tResultat 2022\tResultat 2021
Stadslokaler AB\t89,9\t87,5\t-5,9\t5,7
Stadshus AB\t12,4\t11,9\t1,1\t1,0
"""
    assert _judged(companies) == []
