"""A number that stands on two vouchers is told."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, told, voucher

from bokslut.checks.voucher_duplicate import check


def test_a_number_used_twice_is_told_with_the_first_place(tmp_path: Path) -> None:
    numbers = [1, 2, 3, 2, 3, 4, 7, 7, 7]
    books = Books(tmp_path).ledger(voucher=[voucher("L", number) for number in numbers])
    assert told(books.found(check)) == [
        "warning [ledger-2014.se:2] Voucher series L: several vouchers have the same number: "
        "2–3, 7; 3 in all."
    ]


def test_the_same_number_in_two_series_or_two_years_is_no_fault(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.ledger(2013, voucher=[voucher("A", 1, "2013-05-05"), voucher("B", 1, "2013-05-05")])
    books.ledger(2014, voucher=[voucher("A", 1), voucher("B", 1)])
    assert books.found(check) == []


def test_vouchers_without_number_are_no_duplicates(tmp_path: Path) -> None:
    heads = [voucher("A", ""), voucher("A", ""), voucher("A", 0), voucher("A", 0)]
    assert Books(tmp_path).ledger(voucher=heads).found(check) == []


def test_a_series_without_name_is_looked_at_too(tmp_path: Path) -> None:
    heads = [{**voucher("", 8), "series": None}] * 2
    assert told(Books(tmp_path).ledger(voucher=heads).found(check)) == [
        "warning [ledger-2014.se:1] Voucher series –: several vouchers have the same number: "
        "8; 1 in all."
    ]
