"""It is decided on which line each account stands."""

from __future__ import annotations

from pathlib import Path

from check_books import LINES, Books, posting, told

from bokslut.checks.overlapping_lines import check
from bokslut.measures.world import Line


def test_two_lines_with_equal_right_to_an_account_are_told(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[posting("2014-05-05", "6010", "1"), posting("2014-05-05", "6845", "1")]
    )
    rents = Line("rents", "Hyror", "cost", ("60",))
    assert told(books.found(check, lines=(*LINES, rents))) == [
        "error [lines.toml services] The lines services, rents cover the same accounts with "
        "equally long patterns: 6010. They are counted on services."
    ]


def test_an_exception_with_a_longer_pattern_is_no_fault(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-05-05", "6010", "1")])
    assert books.found(check, lines=(*LINES, Line("rents", "Hyror", "cost", ("601",)))) == []


def test_lines_that_overlap_where_nothing_is_booked_are_no_fault(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-05-05", "5010", "1")])
    assert books.found(check, lines=(*LINES, Line("rents", "Hyror", "cost", ("60",)))) == []
