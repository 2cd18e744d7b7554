"""A table that leads from one year to the next adds up to the next."""

from __future__ import annotations

from support import grid

from bokslut.checks.printed.tables.bridges import bridges
from bokslut.checks.printed.understood.equations import Equation, State

BRIDGE = """
Nettokostnaden från 2023 till 2024, tkr
Post | Belopp
Nettokostnad 2023 | 284 697
Lokaler | 12 857
Personal | 8 848
Effektiviseringar | -1 098
Nettokostnad 2024 | {}
"""


def told(text: str) -> list[Equation]:
    return list(bridges(grid(text)))


def test_the_year_that_a_table_leads_to_follows_from_all_above_it() -> None:
    assert [one.state for one in told(BRIDGE.format("305 304"))] == [State.PROVED]
    stale = told(BRIDGE.format("284 697"))
    assert [(one.state, one.computed) for one in stale] == [(State.CONTRADICTED, 305304)]


def test_rows_of_two_years_that_do_not_frame_a_table_are_no_bridge() -> None:
    assert told(BRIDGE.format("305 304").replace("Lokaler", "Summa lokaler")) == []
