"""Depreciation is booked as the register plans it."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, asset, posting, told

from bokslut.checks.depreciation_plan import check


def books_with_depreciation(folder: Path, booked: str) -> Books:
    books = Books(folder)
    # 1 200 a month from February 2014 on.
    books.table("anlaggningar.csv", {"asset": [asset("72000", "2014-01-10", 60)]})
    return books.ledger(
        posting=[posting("2014-12-31", "7920", booked), posting("2014-12-31", "5010", "1")]
    )


def test_a_month_that_is_not_booked_is_told(tmp_path: Path) -> None:
    assert told(books_with_depreciation(tmp_path, "12000.00").found(check)) == [
        "warning [ledger-2014.se:1 7920] 7920 Avskrivning inventarier: 12 000 kr of depreciation "
        "is booked in 2014, the asset register plans 13 200 kr; difference −1 200 kr."
    ]


def test_depreciation_as_planned_is_no_fault(tmp_path: Path) -> None:
    assert books_with_depreciation(tmp_path, "13200.00").found(check) == []


def test_without_a_register_nothing_is_compared(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-12-31", "7920", "5")])
    assert books.found(check) == []
