"""Shares beside each other that make a hundred without a column that says so."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

BESIDE = """
| Förvaltning | Antal | Kvinnor, % | Män, % |
|---|---|---|---|
| Fastighet | 88 | 56,8 | 43,2 |
| Fritid | 238 | 34,5 | 65,5 |
| Gator | 250 | 49,6 | 50,4 |
| Skola | 4433 | 73,2 | 26,8 |
| Gymnasium | 1594 | 62,9 | {} |
"""
BELOW = """
| Betyg, procent | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|
| Bra | 61,4 | 58,2 | 66,0 | 63,9 |
| Godtagbart | 30,1 | 33,7 | 27,8 | 28,4 |
| Dåligt | 8,5 | 8,1 | 6,2 | {} |
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "message"),
    [
        (BESIDE, "37,1", "31,7", "100 - 62,9 = 37,1"),
        (BELOW, "7,7", "1,7", "100 - 63,9 - 28,4 = 7,7"),
    ],
)
def test_shares_that_are_all_of_a_whole_make_a_hundred(
    text: str, right: str, wrong: str, message: str
) -> None:
    assert not judge(read_markdown(text.format(right), "text.md")).findings
    (found,) = judge(read_markdown(text.format(wrong), "text.md")).findings
    assert found.severity is Severity.ERROR
    assert message in found.message()


def test_shares_that_are_not_all_of_it_are_left_open() -> None:
    text = BESIDE.replace("43,2", "40,2").replace("65,5", "60,5").format("31,7")
    assert not judge(read_markdown(text, "text.md")).findings


def test_where_a_column_is_the_hundred_it_is_told_once() -> None:
    rows = BESIDE.format("31,7").strip().splitlines()
    told = [one + (" Summa |" if not at else "---|" if at == 1 else " 100 |")
            for at, one in enumerate(rows)]  # fmt: skip
    assert len(judge(read_markdown("\n".join(told), "text.md")).findings) == 1


def test_the_result_and_the_net_costs_are_a_hundred_only_without_interest() -> None:
    text = """
| Fem år, % av skatter och bidrag | 2020 | 2021 | 2022 | 2023 | 2024 |
|---|---|---|---|---|---|
| Resultat | 2,4 | 1,6 | 0,8 | 0,7 | 0,8 |
| Nettokostnadsandel | 97,6 | 98,4 | 99,4 | 99,3 | 99,2 |
"""
    assert not judge(read_markdown(text, "text.md")).findings
