"""What is left on a suspense account is told when the period is closed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from check_books import Books, balance, posting, told

from bokslut.checks.suspense_not_zero import check

SUSPENSE = {"suspense": ("1990-1999",)}


def books_with_suspense(folder: Path) -> Books:
    return Books(folder).ledger(
        balance=[balance("1999", "100.00"), balance("2010", "-100.00")],
        posting=[
            posting("2014-05-05", "1999", "1150.50"),
            posting("2014-05-05", "2510", "-1150.50"),
            posting("2014-10-10", "1999", "-1250.50"),
            posting("2014-10-10", "2510", "1250.50"),
        ],
    )


def test_a_suspense_account_with_a_balance_is_told(tmp_path: Path) -> None:
    found = books_with_suspense(tmp_path).found(check, period="2014-01..2014-08", **SUSPENSE)
    assert told(found) == [
        "warning [ledger-2014.se:1 1999] The suspense account 1999 Observationskonto has "
        "1 250,50 kr left on 2014-08-31."
    ]


def test_opening_balance_and_postings_that_cancel_are_no_fault(tmp_path: Path) -> None:
    assert books_with_suspense(tmp_path).found(check, **SUSPENSE) == []


def test_a_tolerance_that_is_declared_counts(tmp_path: Path) -> None:
    books = books_with_suspense(tmp_path)
    found = books.found(check, period="2014-01..2014-08", tolerance=Decimal("1250.50"), **SUSPENSE)
    assert found == []


def test_no_account_is_taken_for_suspense_without_being_named_so(tmp_path: Path) -> None:
    assert books_with_suspense(tmp_path).found(check, period="2014-01..2014-08") == []
