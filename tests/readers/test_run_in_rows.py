"""Rows of a table that have run into one line are parted, and prose is left as it is."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.readers.run_in_rows import parted_rows

FLOW = (
    "Bolagets siffror (tkr) 2022 2021 Hyresintäkter 626 982 608 079 Övriga intäkter 22 894 22 204 "
    "Summa intäkter 649 876 630 283 Driftskostnader -183 052 -175 347 Underhåll -152 479 -139 269 "
    "Avskrivningar - -84 010 Summa kostnader -335 531 -398 626 Rörelseresultat 314 345 231 657"
)


def test_each_row_gets_a_line_of_its_own() -> None:
    assert parted_rows(FLOW)[:3] == (
        "Bolagets siffror (tkr) 2022 2021",
        "Hyresintäkter 626 982 608 079",
        "Övriga intäkter 22 894 22 204",
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Kommunen hade 2022 en omsättning på 412 mkr. Nämnden fick 12 mkr och Skolan 14 mkr. " * 4,
        "Av de 41 medarbetarna slutade 12 Under året och 5 Efter sommaren, vilket är färre. " * 4,
        "Hyresintäkter 626 982 608 079",
    ],
)
def test_prose_is_left_as_it_is(prose: str) -> None:
    assert parted_rows(prose) == (prose,)


def test_a_wrong_sum_is_found_in_rows_that_have_run_together() -> None:
    def told(text: str) -> list[tuple[str | None, str | None]]:
        judged = judge(read_report(f"Bolaget\n\n{text}\n".encode(), "rapport.txt"))
        return [(one.claimed, one.expected) for one in judged.findings]

    assert told(FLOW) == []
    assert told(FLOW.replace("649 876", "694 876")) == [("694\u202f876", "649\u202f876")]
