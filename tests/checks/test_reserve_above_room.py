"""No more is reserved than the law lets (kommunallagen 11 kap. 14 §, lag 2023:642)."""

from __future__ import annotations

from pathlib import Path

import pytest
from group_books import group, municipality_vouchers, voucher

REQUIREMENT = """\
key = "requirement"
title = "Balanskravsutredning"
unit = "kr"
[[column]]
key = "year"
label = "2025"
keys = { period = "@period", unit = "KOMMUN" }
[[row]]
key = "reserved"
label = "Reservering"
measure = "reserve_deposit"
"""
OBLIGATION = """\
Indikator;Från;Till;Värde;Källa
pension-obligation;2025-12-31;2025-12-31;500;KPA
"""


def told(folder: Path, reserved: str, tables: dict[str, str]) -> list[str]:
    """What is said when so much beside the 20 of the books is reserved."""
    more = voucher(21, "20251231", ("2010", "", reserved), ("2020", "", f"-{reserved}"))
    workspace = group(
        folder,
        municipality=[*municipality_vouchers(), more],
        tables=tables,
        statements={"requirement.toml": REQUIREMENT},
    )
    _document, findings = workspace.close(translate=lambda text: text)
    return [one.message() for one in findings if one.rule == "reserve-above-room"]


@pytest.mark.parametrize(("reserved", "too_much"), [("30.00", False), ("30.01", True)])
def test_the_ceiling_is_five_percent_of_taxes(
    tmp_path: Path, reserved: str, too_much: bool
) -> None:
    """Taxes are 1 000, the result 224 with gains of 15: the room is 50."""
    said = told(tmp_path, reserved, {"indikatorer.csv": OBLIGATION})
    expected = "Kommunen: 50,01 kr is reserved of 2025, and at most 50 kr may be."
    assert said == ([expected] if too_much else [])


def test_a_room_that_nobody_knows_is_passed_by_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, "900.00", {}) == []
