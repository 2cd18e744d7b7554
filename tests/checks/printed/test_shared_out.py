"""A whole and the parts of it that are told below it."""

from __future__ import annotations

from support import grid

from bokslut.checks.printed.tables.shared_out import shared_out
from bokslut.checks.printed.understood.equations import State

STAFF = """
Personal i siffror

|2022|2023|2024
Antal anställda|705|735|751
varav kvinnor|544|565|574
varav män|161|170|177
"""


def _against(table: str) -> list[str]:
    told = shared_out(grid(table))
    return [str(one.computed) for one in told if one.state is State.CONTRADICTED and one.sure]


def test_women_and_men_are_all_employees() -> None:
    assert len(list(shared_out(grid(STAFF)))) == 3
    assert _against(STAFF) == []
    assert _against(STAFF.replace("|161|", "|611|")) == ["1155"]


def test_some_parts_of_a_whole_are_no_sum() -> None:
    some = STAFF.replace("varav män|161|170|177", "varav chefer|61|67|59")
    assert list(shared_out(grid(some))) == []
