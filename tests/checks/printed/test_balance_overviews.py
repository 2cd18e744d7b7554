"""An overview of several years has the rows of a balance sheet and no sums: it balances so."""

from __future__ import annotations

import pytest
from support import grid

from bokslut.checks.printed.tables.balance import _without_sums
from bokslut.checks.printed.understood.equations import State

OVERVIEW = """
Balansräkning, mkr
Rad | 2023 | 2022 | 2021 | 2020
Fastigheter | 7 121 | {} | 6 448 | 6 105
Övriga anläggningstillgångar | 33 | 30 | 102 | 16
Finansiella anläggningstillgångar | 21 | 10 | 10 | 11
Omsättningstillgångar | 333 | 175 | 314 | 354
Eget kapital | 1 735 | 1 582 | 1 631 | 1 282
Obeskattade reserver | 109 | 155 | 153 | 141
Avsättningar | 66 | 55 | 45 | 33
Långfristiga skulder | 5 255 | 4 755 | 4 655 | {}
Kortfristiga skulder | 343 | 316 | 390 | 304
"""


@pytest.mark.parametrize(
    ("assets", "debts", "wrong"),
    [("6 648", "4 726", []), ("6 846", "4 726", ["2022"]), ("6 846", "4 276", [])],
)
def test_a_year_that_does_not_balance_is_doubted_where_the_others_do(
    assets: str, debts: str, wrong: list[str]
) -> None:
    table = grid(OVERVIEW.format(assets, debts))
    told = [one for one in _without_sums(table) if one.state is State.CONTRADICTED]
    assert [table.columns[one.stated.number[2]].head for one in told] == wrong
    assert not any(one.sure for one in told)
