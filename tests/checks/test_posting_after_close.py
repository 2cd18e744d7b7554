"""What is registered in a closed period is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from check_books import Books, told, voucher

from bokslut.checks.posting_after_close import check

LOCKED = {"locked": date(2014, 12, 31), "locked_on": date(2015, 1, 16)}


def test_vouchers_registered_after_the_books_were_closed_are_named(tmp_path: Path) -> None:
    heads = [
        voucher("A", 1, "2014-12-31", "2015-01-16"),
        voucher("A", 2, "2014-12-31", "2015-01-17"),
        voucher("L", 9, "2014-11-30", "2015-02-02"),
    ]
    books = Books(tmp_path).ledger(voucher=heads)
    assert told(books.found(check, **LOCKED)) == [
        "warning [ledger-2014.se:2] 2 vouchers dated 2014-12-31 or earlier were registered after "
        "the books were closed on 2015-01-16, the last on 2015-02-02: A 2, L 9."
    ]


def test_the_next_year_is_booked_freely(tmp_path: Path) -> None:
    heads = [voucher("A", 1, "2015-01-01", "2015-01-20"), voucher("A", 2, "2014-12-31")]
    assert Books(tmp_path).ledger(voucher=heads).found(check, **LOCKED) == []


def test_nothing_is_said_of_a_closing_whose_day_is_not_set(tmp_path: Path) -> None:
    heads = [voucher("A", 1, "2014-12-31", "2015-06-01")]
    assert Books(tmp_path).ledger(voucher=heads).found(check) == []
