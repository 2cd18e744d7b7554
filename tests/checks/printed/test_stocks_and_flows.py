"""Levels at the end of years, and the amounts of the years between them."""

from __future__ import annotations

from decimal import Decimal

from bokslut.checks.printed.tables.stocks_and_flows import stocks_and_flows
from bokslut.checks.printed.understood.equations import Equation, State
from bokslut.checks.printed.understood.understood import understand
from bokslut.readers.read import read_report

_REPORT = """# Fem år i sammandrag

| Mnkr | 2025 | 2024 | 2023 | 2022 | 2021 |
|---|---|---|---|---|---|
| Årets resultat | 31,2 | -4,8 | 17,5 | 44,1 | 9,0 |
| Skatteintäkter | 1 204,5 | 1 166,0 | 1 133,8 | 1 099,1 | 1 061,3 |
| Eget kapital | 988,7 | 957,5 | 962,3 | 944,8 | 900,7 |
"""


def _found(report: str) -> list[Equation]:
    return list(stocks_and_flows(understand(read_report(report.encode(), "report.md"))))


def test_the_equity_of_each_year_grows_by_its_result() -> None:
    told = _found(_REPORT)
    assert len(told) == 4
    assert not [one for one in told if one.state is State.CONTRADICTED]


def test_a_result_that_equity_did_not_change_by_is_doubted() -> None:
    (one,) = [
        one for one in _found(_REPORT.replace("17,5", "15,7")) if one.state is State.CONTRADICTED
    ]
    assert (one.stated.value.value, one.computed) == (Decimal("15.7"), Decimal("17.5"))
    assert not one.sure


def test_the_equity_between_two_years_that_go_together_is_the_one_that_is_off() -> None:
    (one,) = [
        one for one in _found(_REPORT.replace("962,3", "926,3")) if one.state is State.CONTRADICTED
    ]
    assert (one.stated.value.value, one.computed) == (Decimal("926.3"), Decimal("962.3"))


def test_rows_that_do_not_lead_through_each_other_are_left() -> None:
    assert not _found(_REPORT.replace("17,5", "15,7").replace("44,1", "41,4"))
