"""What no unit answers for is told, so that units and total can be reconciled."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, posting, told

from bokslut.checks.posting_without_unit import check


def test_costs_and_income_without_unit_are_told_with_their_net_cost(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[
            posting("2014-05-05", "5010", "900.00", "EKO"),
            posting("2014-05-06", "6010", "700.00"),
            posting("2014-05-07", "3110", "-200.50"),
        ]
    )
    assert told(books.found(check)) == [
        "note [ledger-2014.se:2] Income and costs from 2014-01-01 to 2014-12-31 are booked "
        "without unit on the accounts 3110, 6010: a net cost of 499,50 kr is in the total and in "
        "no unit."
    ]


def test_balance_accounts_need_no_unit(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-05-06", "1510", "700.00")])
    assert books.found(check) == []


def test_without_any_organisation_nothing_is_said(tmp_path: Path) -> None:
    books = Books(tmp_path, organisation=False)
    books.ledger(posting=[posting("2014-05-06", "6010", "700.00")])
    assert books.found(check) == []
