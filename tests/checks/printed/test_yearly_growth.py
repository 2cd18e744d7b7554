"""Rows of growth below amounts, each held against the column of the year before. The tables are
made up; the percents are those of a pocket calculator."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

TAXES = """
Skatter och bidrag, tkr

|Budget 2024|Budget 2025|Plan 2026|Plan 2027
Skatteintäkter|902 410|938 640|972 118|1 004 903
Inkomstutjämning|201 337|207 902|214 450|219 006
Fastighetsavgift|48 120|50 116|50 890|52 300
Summa|1 151 867|1 196 658|1 237 458|1 276 209
Ökning, %||3,9|3,4|3,1
"""

COSTS = """
Kostnader, mkr

|2021|2022|2023|2024
Personal|-612,4|-640,1|-671,8|-689,0
Lokaler|-101,2|-108,8|-117,4|-121,9
Kostnadsutveckling personal, %||4,5|5,0|2,6
"""


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    weighty = (Severity.ERROR, Severity.WARNING)
    return [one for one in judged.findings if one.severity in weighty]


@pytest.mark.parametrize("table", [TAXES, COSTS])
def test_growth_that_follows_is_not_told(table: str) -> None:
    assert not _told(table)


@pytest.mark.parametrize(
    ("table", "right", "wrong", "row", "expected"),
    [
        (TAXES, "|3,9|3,4|", "|3,9|4,3|", "Ökning, %", "3,4"),
        (COSTS, "|4,5|5,0|", "|5,4|5,0|", "Kostnadsutveckling personal, %", "4,5"),
    ],
)
def test_the_one_percent_that_does_not_follow_is_told(
    table: str, right: str, wrong: str, row: str, expected: str
) -> None:
    (one,) = _told(table.replace(right, wrong))
    assert (one.place.row, one.expected) == (row, expected)


def test_growth_of_what_does_not_stand_there_is_left() -> None:
    other = TAXES.replace("Ökning, %||3,9|3,4|3,1", "Skatteunderlagets ökning, %||4,6|4,1|3,8")
    assert not _told(other)
